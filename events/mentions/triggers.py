"""The words that name happenings: a lexicon by language, and the candidates that a sentence holds."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from events.actors import actor_words
from events.language import load
from events.language.tokens import words_of
from events.mentions.senses import Called, Frame, Sense, company, frame_of
from events.model import fold
from events.reading import Sentence

_OTHER = Sense("other")
_NAMED = ("visit", "founding")
"""Types of nouns that are names of bodies where they begin with a capital."""
_DUTIES = ("container", "light", "aspect")
_WHATEVER = "*"  # in the place of a verb in the data: any verb that means nothing by itself there
NOBODY_CALLED: Called = {}
_SHORT_FORM = 6  # letters of a form that says by its ending alone that it is a verb's, and more


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate in a sentence.

    Attributes:
        first, last: its tokens, half-open.
        main: the token that stands for it in the tree.
        sense: type and roles.
        noun: whether it is nominal.
        known: whether it is in the lexicon rather than guessed.
        duty: container, light or aspect for verbs that hold a happening rather than name one, weak for those
            that tell a state and name a happening only where nothing else does, else "".
        lemma: dictionary form.
    """

    first: int
    last: int
    main: int
    sense: Sense
    noun: bool
    known: bool
    duty: str
    lemma: str


@dataclass(frozen=True)
class Lexicon:
    """The triggers of one language, looked up by folded lemma; topics name no happening but tell what a verb is about."""

    nouns: Mapping[str, Sense]
    topics: Mapping[str, Sense]
    verbs: Mapping[str, Sense]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Sense, str], ...]]
    lists: Mapping[str, frozenset[str]]
    suffixes: tuple[str, ...]
    frames: Mapping[str, tuple[Frame, ...]]
    framed_nouns: frozenset[str] = frozenset()
    participles: Mapping[str, str] = field(default_factory=dict)
    presents: Mapping[str, str] = field(default_factory=dict)
    finite: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    led: str = "{actor}: {title}"
    quoted: str = '"{title}"'
    infinitives: bool = False
    elided: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    @property
    def saying(self) -> str:
        """A verb of plain saying."""
        return next(verb for verb, sense in self.verbs.items() if sense.type == "statement")

    def verb_of(self, form: str) -> str:
        """The verb, folded, of a form that the model did not read as one ("rouvraient")."""
        stem = fold(form.removesuffix(next(ending for ending in self.finite if form.endswith(ending))))
        return next((stem + ending for ending in self.infinitive_endings if stem + ending in self.verbs), fold(form))

    def framed(
        self, sentence: Sentence, main: int, keys: Sequence[str], sense: Sense | None, called: Called = NOBODY_CALLED
    ) -> Sense | None:
        """The sense that a word has beside those of its sentence, or the one it has alone.

        "Quitter" beside "soldats" is a withdrawal, "remporter" beside "scrutin" an election. The first of the keys
        that has a sense there counts.
        """
        found = [frame for key in keys for frame in self.frames.get(key, ())]
        if not found:
            return sense
        around = company(sentence, main, called, self.language)
        return next((frame.sense for frame in found if frame.fits(around)), sense)

    def of_argument(self, sentence: Sentence, verb: int) -> Sense | None:
        """The sense of the happening that a verb is about: "agiter la menace" is a threat, "adopter des sanctions" one.

        Its object counts, or the noun that a participle qualifies; else the subject of a verb without object.
        """
        tokens = sentence.tokens
        children = sentence.children(verb)
        for relations in (_OBJECTS, ("nsubj",)):
            places = [child for child in children if tokens[child].dep in relations]
            if relations is _OBJECTS and tokens[verb].dep in ("acl", "amod"):
                places.append(tokens[verb].head)
            for place in places:
                if (sense := self._of_noun(sentence, place)) is not None:
                    return sense
            if places:
                return None
        return None

    def _of_noun(self, sentence: Sentence, place: int) -> Sense | None:
        """The sense of a noun that names a happening, itself or by way of its whole ("un paquet de sanctions")."""
        tokens = sentence.tokens
        if tokens[place].pos != "NOUN" or (place and tokens[place].text[:1].isupper()):
            return None
        phrase = self.phrase_at(sentence, place)
        if phrase is not None and not phrase[2]:
            return phrase[1]
        lemma = fold(tokens[place].lemma)
        sense = self.nouns.get(lemma) or self.nouns.get(fold(tokens[place].text))
        if sense is not None:
            return self.framed(sentence, place, (lemma,), sense)
        if lemma in self.topics:
            return self.topics[lemma]
        if lemma in self.lists["wholes"]:
            parts = [c for c in sentence.children(place) if tokens[c].dep in ("nmod", "compound")]
            return next((found for part in parts if (found := self._of_noun(sentence, part))), None)
        return None

    def phrase_at(self, sentence: Sentence, place: int) -> tuple[int, Sense, str, str] | None:
        """The longest phrase that begins at a token: the token after it, its sense, its duty, and its words."""
        tokens = sentence.tokens
        keys = {tokens[place].form, tokens[place].key}
        best: tuple[int, Sense, str, str] | None = None
        for words, sense, duty in (entry for key in keys for entry in self.phrases.get(key, ())):
            last = self._end_of(words, sentence, place)
            if last is not None and (best is None or last > best[0]):
                best = last, sense, duty, " ".join(words)
        return best

    @staticmethod
    def _end_of(words: tuple[str, ...], sentence: Sentence, place: int) -> int | None:
        tokens = sentence.tokens
        for word in words:
            if place >= len(tokens):
                return None
            if word != tokens[place].form and word != tokens[place].key:
                between = _BETWEEN_CLITIC if tokens[place - 1].key == "se" else _BETWEEN
                if place + 1 < len(tokens) and tokens[place].pos in between:
                    place += 1  # "prendre [vite] le pouvoir", "s'[est] rendu": one word may stand between
                    if word != tokens[place].form and word != tokens[place].key:
                        return None
                else:
                    return None
            place += 1
        return place


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language with data, read once."""
    data = load(language, "triggers")
    nouns: dict[str, Sense] = {}
    topics: dict[str, Sense] = {}
    verbs: dict[str, Sense] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense, str]]] = {}
    frames: dict[str, list[Frame]] = {}
    framed_nouns: set[str] = set()
    files = (load(language, "fields"), data, load(language, "senses"))
    groups = {name: frozenset(map(fold, found)) for file in files for name, found in file.get("groups", {}).items()}
    for record in (record for file in files for record in file["trigger"]):
        roles = dict(record.get("roles", {}))
        if "in" in roles:
            roles.setdefault("to", roles["in"])
        sense = Sense(record["type"], record.get("plover", ""), roles)
        frame = frame_of(record, sense, groups)
        if frame is not None:
            for lemma in (*record.get("verbs", ()), *record.get("nouns", ())):
                frames.setdefault(fold(lemma), []).append(frame)
            framed_nouns |= {fold(noun) for noun in record.get("nouns", ())}
            for phrase in record.get("phrases", ()):
                frames.setdefault(" ".join(_phrase(phrase)), []).append(frame)
            continue
        for lemma in record.get("nouns", ()):
            nouns.setdefault(fold(lemma), sense)
        for lemma in record.get("topics", ()):
            topics.setdefault(fold(lemma), sense)
        for lemma in record.get("verbs", ()):
            verbs.setdefault(fold(lemma), sense)
        for phrase in record.get("phrases", ()):
            words = _phrase(phrase)
            phrases.setdefault(words[0], []).append((words, sense, ""))
    spelled = [verb for record in data["trigger"] for verb in record.get("verbs", ())]
    lists: dict[str, Any] = data["lists"]
    for duty in _DUTIES:
        for words in (_phrase(entry) for entry in lists[duty] if " " in entry):
            phrases.setdefault(words[0], []).append((words, _OTHER, duty))
    lists = {**lists, **load(language, "sentences")["lists"]}
    suffixes = tuple(lists.get("eventive_suffixes", ()))
    folded = {name: frozenset(map(fold, words)) for name, words in lists.items() if name != "eventive_suffixes"}
    folded["people"] = _people(language)
    folded["offices"] = frozenset(actor_words(language).titles)
    known = {key: tuple(found) for key, found in phrases.items()}
    return Lexicon(
        nouns,
        topics,
        verbs,
        known,
        folded,
        suffixes,
        {key: tuple(found) for key, found in frames.items()},
        frozenset(framed_nouns),
        _participles(spelled, data),
        _presents(spelled, data),
        tuple(data["participles"]["finite"]),
        tuple(data["participles"]["endings"]),
        str(load(language, "sentences")["led_title"]),
        str(load(language, "sentences")["quoted_title"]),
        bool(load(language, "sentences")["headline_infinitives"]),
        dict(load(language, "sentences")["elided"]),
        language,
    )


def _people(language: str) -> frozenset[str]:
    """Nouns of persons, which name no happening."""
    who = actor_words(language)
    return who.titles | who.others | {noun for noun, kinds in who.nouns.items() if "person" in kinds}


def _participles(verbs: Sequence[str], data: Mapping[str, Any]) -> dict[str, str]:
    """The past participles of verbs, by which one is known that the model takes for a noun or adjective."""
    forms: dict[str, str] = {}
    for verb in verbs:
        for infinitive, participle in data["participles"]["endings"].items():
            if verb.endswith(infinitive) and len(verb) > len(infinitive):
                stem = data["participles"]["irregular"].get(verb, verb.removesuffix(infinitive) + participle)
                for ending in data["participles"]["agreement"]:
                    forms.setdefault(stem + ending, fold(verb))
                break
    return forms


def _presents(verbs: Iterable[str], data: Mapping[str, Any]) -> dict[str, str]:
    """The forms of the present of regular verbs, by which one is known that the model takes for a noun."""
    return {
        verb.removesuffix(infinitive) + ending: fold(verb)
        for infinitive, endings in data["participles"].get("present", {}).items()
        for verb in verbs
        if verb.endswith(infinitive) and " " not in verb
        for ending in endings
    }


_BETWEEN = ("DET", "ADV", "PRON", "NUM")
_BETWEEN_CLITIC = (*_BETWEEN, "AUX")
_OBJECTS = ("obj", "nsubj:pass", "obl:arg")


def _phrase(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words_of(phrase) if word not in "'’")


def candidates(sentence: Sentence, words: Lexicon, called: Called = NOBODY_CALLED) -> list[Trigger]:
    """Everything in a sentence that may name a happening, in order; phrases take their words.

    Args:
        sentence: the sentence.
        words: of its language.
        called: what those named or meant in the sentence are called, by token.
    """
    found: list[Trigger] = []
    place = 0
    while place < len(sentence.tokens):
        phrase = words.phrase_at(sentence, place)
        if phrase is not None:
            last, sense, duty, key = phrase
            main = _main(sentence, place, last)
            end = last
            while end > place + 1 and _leads_on(sentence, end - 1):
                end -= 1  # of "condamner à" the verb names it, of "grève des" the noun
            noun = sentence.tokens[main].pos not in ("VERB", "AUX")
            text = " ".join(fold(token.lemma) for token in sentence.tokens[place:last])
            if sense.type and sentence.parsed:
                keys = [text, key]
                if text.startswith("se "):  # «la garnison s'est rendue»
                    keys.append(f"se {fold(sentence.tokens[main].lemma)}")
                sense = words.framed(sentence, main, keys[::-1], sense, called) or sense
            found.append(Trigger(place, max(end, main + 1), main, sense, noun and not duty, not duty, duty, text))
            place = last
            continue
        trigger = _single(sentence, place, words, called)
        if trigger is not None:
            found.append(trigger)
        place += 1
    return found


def _leads_on(sentence: Sentence, place: int) -> bool:
    """Whether a token only leads to what follows ("condamner [à]", "grève [des]"), unlike the particle of "took over"."""
    token = sentence.tokens[place]
    return token.pos in ("ADP", "DET", "SCONJ") and token.dep != "compound:prt"


def named(
    sentence: Sentence, first: int, last: int, main: int, noun: bool, known: Trigger | None, words: Lexicon
) -> Trigger:
    """A happening whose words are given, with what the lexicon and its own candidate at that place say of it."""
    if known is not None:
        duty = known.duty if known.duty != "weak" else ""
        return replace(known, first=first, last=last, main=main, noun=noun and known.noun, duty=duty)
    lemma = fold(sentence.tokens[main].lemma)
    duty = next((duty for duty in _DUTIES if lemma in words.lists[duty]), "") if not noun else ""
    sense = (words.nouns if noun else words.verbs).get(lemma)
    return Trigger(first, last, main, sense or _OTHER, noun, sense is not None, duty, lemma)


def _main(sentence: Sentence, first: int, last: int) -> int:
    """The token of a phrase whose head is outside it."""
    for place in range(first, last):
        head = sentence.tokens[place].head
        if not first <= head < last or head == place:
            return place
    return first


def _single(sentence: Sentence, place: int, words: Lexicon, called: Called) -> Trigger | None:
    token = sentence.tokens[place]
    lemma, form = fold(token.lemma), fold(token.text)
    if not sentence.parsed:
        return _by_form(sentence, place, words)
    if not any(map(str.isalpha, token.text)):
        return None  # the bullet of a list, a dash
    if token.pos in ("VERB", "AUX", "NOUN") and token.entity and place > 0 and token.text[:1].isupper():
        return None  # a name that the model took for a word
    if token.pos in ("VERB", "AUX"):
        if token.dep.startswith(("aux", "cop")) or (token.dep == "amod" and place < token.head):
            return None  # «the ruling party», «a stolen car»
        if lemma in words.lists["never_verbs"] and (
            words.framed(sentence, place, (lemma,), None, called) is None or _leads(sentence, place)
        ):
            return Trigger(place, place + 1, place, _OTHER, False, False, "weak", lemma)
        sense = words.verbs.get(lemma)
        if _reflexive(sentence, place):
            sense = words.verbs.get(f"se {lemma}") or sense
            sense = words.framed(sentence, place, (f"se {lemma}", lemma), sense, called)
        else:
            sense = words.framed(sentence, place, (lemma,), sense, called)
        if _after_quote(sentence, place):
            return Trigger(place, place + 1, place, words.verbs[words.saying], False, True, "", lemma)
        duty = next((duty for duty in _DUTIES if lemma in words.lists[duty]), "")
        if not duty and sense is None and lemma in words.lists["planned"]:
            duty = "container"  # «une élection est prévue en février»
        known = sense is not None
        if sense is words.verbs.get(lemma) and (not known or lemma in words.lists["transparent"]):
            sense = words.of_argument(sentence, place) or sense
        if sense is None:
            sense = words.framed(sentence, place, (_WHATEVER,), None, called)
        return Trigger(place, place + 1, place, sense or _OTHER, False, known, duty, lemma)
    if any(sentence.tokens[child].dep == "cop" for child in sentence.children(place)):
        named = words.nouns.get(lemma)
        if named is None or token.pos != "NOUN":  # «les foyers étaient sans courant»
            return Trigger(place, place + 1, place, _OTHER, False, False, "weak", lemma)
    participle = token.pos == "ADJ" and lemma != form  # «free elections» free nobody
    if participle and token.dep in ("acl", "advcl", "ROOT", "amod") and lemma in words.verbs:
        sense = words.framed(sentence, place, (lemma,), words.verbs[lemma], called) or words.verbs[lemma]
        return Trigger(place, place + 1, place, sense, False, True, "", lemma)
    if (verb := words.participles.get(token.text.lower())) and _stands_apart(sentence, place):
        sense = words.framed(sentence, place, (verb,), words.verbs[verb], called) or words.verbs[verb]
        return Trigger(place, place + 1, place, sense, False, True, "", verb)
    if token.text.islower() and token.text.endswith(words.finite) and len(token.text) > _SHORT_FORM:
        verb = words.verb_of(token.text)
        return Trigger(place, place + 1, place, words.verbs.get(verb, _OTHER), False, verb in words.verbs, "", verb)
    if (verb := words.presents.get(token.text)) and lemma not in words.nouns and _only_verb(sentence, place):
        sense = words.framed(sentence, place, (verb,), words.verbs[verb], called) or words.verbs[verb]
        return Trigger(place, place + 1, place, sense, False, True, "", verb)
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X") or lemma in words.lists["never_nouns"]:
        return None
    noun_sense = words.nouns.get(lemma) or words.nouns.get(form)
    if noun_sense is not None and token.pos != "ADJ":
        if noun_sense.type in _NAMED and place > 0 and token.text[:1].isupper() and not token.text.isupper():
            return None  # «les marches du Congrès», «la présidente de la Confédération»
        noun_sense = words.framed(sentence, place, (lemma,), noun_sense, called) or noun_sense
        return Trigger(place, place + 1, place, noun_sense, True, True, "", lemma)
    if token.pos != "NOUN" or not (place == 0 or token.text[:1].islower()):
        return None
    if lemma in words.framed_nouns:  # «un exercice naval»
        sense = words.framed(sentence, place, (lemma,), None, called)
        if sense is not None:
            return Trigger(place, place + 1, place, sense, True, True, "", lemma)
    if len(lemma) > 6 and lemma.endswith(words.suffixes):
        sense = words.framed(sentence, place, (lemma,), None, called)  # «l'ouverture des débats» is of a trial
        return Trigger(place, place + 1, place, sense or _OTHER, True, sense is not None, "", lemma)
    return None


def _stands_apart(sentence: Sentence, place: int) -> bool:
    """Whether a form opens a phrase after a comma or the sentence, as a participle does ("la ville, assiégée depuis mai")."""
    tokens = sentence.tokens
    opens = place == 0 or tokens[place - 1].text in (",", "(", "–", "—")
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return opens and following is not None and following.pos in ("ADP", "NOUN", "ADV", "DET", "NUM", "")


def _only_verb(sentence: Sentence, place: int) -> bool:
    """Whether a form of a verb stands where one does, in a sentence in which the model found none ("le rappeur écope mardi")."""
    tokens = sentence.tokens
    before = tokens[place - 1] if place else None
    follows = before is not None and (
        before.pos in ("NOUN", "PROPN", "PRON") or (before.pos == "ADJ" and before.head < place - 1)
    )
    return follows and not any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" for t in tokens)


def _leads(sentence: Sentence, place: int) -> bool:
    """Whether an infinitive tells what a verb leads to ("venu réclamer")."""
    return any(
        sentence.tokens[child].dep == "xcomp" and sentence.tokens[child].pos == "VERB"
        for child in sentence.children(place)
    )


def _reflexive(sentence: Sentence, place: int) -> bool:
    """Whether a clitic makes the verb another one ("se rendre")."""
    return any(
        child < place and sentence.tokens[child].morph.get("Reflex") == "Yes" for child in sentence.children(place)
    )


def _after_quote(sentence: Sentence, place: int) -> bool:
    """«... », a-t-il lancé: whatever the verb, it says what was quoted."""
    tokens = sentence.tokens
    if not any(tokens[child].dep.startswith("nsubj") for child in sentence.children(place)):
        return False
    before = place - 1
    while before >= 0 and (
        tokens[before].dep.startswith(("aux", "nsubj", "expl")) or tokens[before].text in (",", "-")
    ):
        before -= 1
    return 0 <= before < place - 1 and tokens[before].text in ("»", "”", '"') and tokens[before + 1].text == ","


_FORM_ENDINGS = ("", "s", "ed", "d", "es", "ing")


def _by_form(sentence: Sentence, place: int, words: Lexicon) -> Trigger | None:
    """A candidate by its form alone, where no model gives lemmas."""
    token = sentence.tokens[place]
    form = fold(token.text).strip("'")
    for ending in _FORM_ENDINGS:
        if ending and not form.endswith(ending):
            continue
        stem = form.removesuffix(ending)
        for lemma in (stem, stem + "e"):
            if lemma in words.lists["never_verbs"] or lemma in words.lists["never_nouns"]:
                return None
            if lemma in words.verbs and lemma not in words.nouns:
                return Trigger(place, place + 1, place, words.verbs[lemma], False, True, "", lemma)
            if lemma in words.nouns and ending in ("", "s", "es"):
                return Trigger(place, place + 1, place, words.nouns[lemma], True, True, "", lemma)
            if lemma in words.verbs:
                return Trigger(place, place + 1, place, words.verbs[lemma], False, True, "", lemma)
    return None
