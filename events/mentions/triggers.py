"""The words that name happenings: a lexicon by language, and the candidates that a sentence holds."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from events.actors import actor_words
from events.language import load
from events.language.tokens import words_of
from events.model import fold
from events.reading import Sentence


@dataclass(frozen=True, slots=True)
class Sense:
    """What a lexicon entry says of a happening: type, PLOVER code, and the roles of its arguments."""

    type: str
    plover: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)


_OTHER = Sense("other")
_DUTIES = ("container", "light", "aspect")


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
    """The triggers of one language, looked up by folded lemma."""

    nouns: Mapping[str, Sense]
    verbs: Mapping[str, Sense]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Sense, str], ...]]
    lists: Mapping[str, frozenset[str]]
    suffixes: tuple[str, ...]
    frames: Mapping[str, tuple[tuple[frozenset[str], Sense], ...]]
    participles: Mapping[str, str] = field(default_factory=dict)
    led: str = "{actor}: {title}"
    infinitives: bool = False

    @property
    def saying(self) -> str:
        """A verb of plain saying."""
        return next(verb for verb, sense in self.verbs.items() if sense.type == "statement")

    def framed(self, sentence: Sentence, main: int, key: str, sense: Sense | None) -> Sense | None:
        """The sense that a word has beside those of its sentence, or the one it has alone.

        "Quitter" beside "soldats" is a withdrawal, "remporter" beside "scrutin" an election.
        """
        found = self.frames.get(key)
        if not found:
            return sense
        company = _company(sentence, main)
        return next((framed for beside, framed in found if not beside.isdisjoint(company)), sense)

    def phrase_at(self, sentence: Sentence, place: int) -> tuple[int, Sense, str] | None:
        """The longest phrase that begins at a token: the token after it, its sense, and its duty."""
        tokens = sentence.tokens
        keys = {fold(tokens[place].text).strip("'"), fold(tokens[place].lemma).strip("'")}
        best: tuple[int, Sense, str] | None = None
        for words, sense, duty in (entry for key in keys for entry in self.phrases.get(key, ())):
            last = self._end_of(words, sentence, place)
            if last is not None and (best is None or last > best[0]):
                best = last, sense, duty
        return best

    @staticmethod
    def _end_of(words: tuple[str, ...], sentence: Sentence, place: int) -> int | None:
        tokens = sentence.tokens
        for word in words:
            if place >= len(tokens):
                return None
            if word not in (fold(tokens[place].text).strip("'"), fold(tokens[place].lemma).strip("'")):
                if place + 1 < len(tokens) and tokens[place].pos in ("DET", "ADV", "PRON") and tokens[place].pos:
                    place += 1  # "prendre [à nouveau] le pouvoir": one word may stand between
                    if word not in (fold(tokens[place].text).strip("'"), fold(tokens[place].lemma).strip("'")):
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
    verbs: dict[str, Sense] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense, str]]] = {}
    frames: dict[str, list[tuple[frozenset[str], Sense]]] = {}
    for record in (*data["trigger"], *load(language, "senses")["trigger"]):
        roles = dict(record.get("roles", {}))
        if "in" in roles:
            roles.setdefault("to", roles["in"])
        sense = Sense(record["type"], record.get("plover", ""), roles)
        beside = {fold(word) for word in record.get("beside", ())}
        beside |= {f"{_NOT_SUBJECT}{fold(word)}" for word in record.get("objects", ())}
        beside |= {f"{_SUBJECT}{fold(word)}" for word in record.get("subjects", ())}
        if beside:
            for lemma in (*record.get("verbs", ()), *record.get("nouns", ())):
                frames.setdefault(fold(lemma), []).append((frozenset(beside), sense))
            for phrase in record.get("phrases", ()):
                frames.setdefault(" ".join(_phrase(phrase)), []).append((frozenset(beside), sense))
            continue
        for lemma in record.get("nouns", ()):
            nouns.setdefault(fold(lemma), sense)
        for lemma in record.get("verbs", ()):
            verbs.setdefault(fold(lemma), sense)
        for phrase in record.get("phrases", ()):
            words = _phrase(phrase)
            phrases.setdefault(words[0], []).append((words, sense, ""))
    lists: dict[str, Any] = data["lists"]
    for duty in _DUTIES:
        for words in (_phrase(entry) for entry in lists[duty] if " " in entry):
            phrases.setdefault(words[0], []).append((words, _OTHER, duty))
    lists = {**lists, **load(language, "sentences")["lists"]}
    suffixes = tuple(lists.get("eventive_suffixes", ()))
    folded = {name: frozenset(map(fold, words)) for name, words in lists.items() if name != "eventive_suffixes"}
    folded["people"] = _people(language)
    known = {key: tuple(found) for key, found in phrases.items()}
    return Lexicon(
        nouns,
        verbs,
        known,
        folded,
        suffixes,
        {key: tuple(found) for key, found in frames.items()},
        _participles([verb for record in data["trigger"] for verb in record.get("verbs", ())], data),
        str(load(language, "sentences")["led_title"]),
        bool(load(language, "sentences")["headline_infinitives"]),
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


_NOT_SUBJECT = "~"  # before a word that stands in another place than the subject
_SUBJECT = "^"  # before a word that is the subject of an active verb, or the object of a passive one
_SMALL = "="  # before a word that begins with a small letter ("second [tour]", not "le Tour de France")
_OF_VERBS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "obl:mod", "obl:agent", "xcomp", "ccomp")
_OF_NOUNS = ("nmod", "amod", "compound", "conj", "flat:name", "appos", "flat", "nmod:poss")


def _company(sentence: Sentence, main: int) -> set[str]:
    """The folded words that a verb or noun has as arguments, with what qualifies them; "@place" for a place as object."""
    tokens = sentence.tokens
    near = [c for c in sentence.children(main) if tokens[c].dep in _OF_VERBS or tokens[c].dep in _OF_NOUNS]
    if tokens[main].dep in ("acl", "amod", "acl:relcl"):
        near.append(tokens[main].head)
    if tokens[main].dep in ("conj", "xcomp") and tokens[tokens[main].head].pos in ("VERB", "AUX"):
        near += [c for c in sentence.children(tokens[main].head) if tokens[c].dep.startswith("nsubj")]
    words: set[str] = set()
    for place in near:
        below = [g for g in sentence.children(place) if tokens[g].dep in _OF_NOUNS and g != main]
        below += [b for g in tuple(below) if tokens[g].pos in ("NUM", "SYM") for b in sentence.children(g) if b != main]
        forms = {fold(form) for p in (place, *below) for form in (tokens[p].lemma, tokens[p].text)}
        words |= forms
        words |= {(_SUBJECT if tokens[place].dep.startswith("nsubj") else _NOT_SUBJECT) + form for form in forms}
        words |= {_NOT_SUBJECT + form for form in forms if tokens[place].dep == "nsubj:pass"}
        words |= {_SMALL + fold(tokens[place].text) for place in (place,) if tokens[place].text.islower()}
    if any(tokens[c].entity == "place" and tokens[c].dep in ("obj", "nsubj:pass") for c in near):
        words.add("@place")
    if any(tokens[c].entity == "person" and tokens[c].dep in ("obj", "nsubj:pass") for c in near):
        words.add("@person")
    if any(tokens[c].dep == "xcomp" and tokens[c].pos == "VERB" for c in near):
        words.add("@verb")
    return words


def _phrase(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words_of(phrase) if word not in "'’")


def candidates(sentence: Sentence, words: Lexicon) -> list[Trigger]:
    """Everything in a sentence that may name a happening, in order; phrases take their words."""
    found: list[Trigger] = []
    place = 0
    while place < len(sentence.tokens):
        phrase = words.phrase_at(sentence, place)
        if phrase is not None:
            last, sense, duty = phrase
            main = _main(sentence, place, last)
            end = last
            while end > place + 1 and sentence.tokens[end - 1].pos == "ADP":
                end -= 1  # of "condamner à" the verb names it
            noun = sentence.tokens[main].pos not in ("VERB", "AUX")
            text = " ".join(fold(token.lemma) for token in sentence.tokens[place:last])
            if sense.type and sentence.parsed:
                sense = words.framed(sentence, main, text, sense) or sense
                if text.startswith("se "):  # «la garnison s'est rendue»
                    sense = words.framed(sentence, main, f"se {fold(sentence.tokens[main].lemma)}", sense) or sense
            found.append(Trigger(place, max(end, main + 1), main, sense, noun and not duty, not duty, duty, text))
            place = last
            continue
        trigger = _single(sentence, place, words)
        if trigger is not None:
            found.append(trigger)
        place += 1
    return found


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


def _single(sentence: Sentence, place: int, words: Lexicon) -> Trigger | None:
    token = sentence.tokens[place]
    lemma, form = fold(token.lemma), fold(token.text)
    if not sentence.parsed:
        return _by_form(sentence, place, words)
    if token.pos in ("VERB", "AUX", "NOUN") and token.entity and place > 0 and token.text[:1].isupper():
        return None  # a name that the model took for a word
    if token.pos in ("VERB", "AUX"):
        if token.dep.startswith(("aux", "cop")):
            return None
        if lemma in words.lists["never_verbs"] and (
            words.framed(sentence, place, lemma, None) is None or _leads(sentence, place)
        ):
            return Trigger(place, place + 1, place, _OTHER, False, False, "weak", lemma)
        sense = words.verbs.get(lemma)
        if not _reflexive(sentence, place):
            sense = words.framed(sentence, place, lemma, sense)
        else:
            sense = words.framed(sentence, place, lemma, words.verbs.get(f"se {lemma}") or sense)
            sense = words.framed(sentence, place, f"se {lemma}", sense)
        if _after_quote(sentence, place):
            return Trigger(place, place + 1, place, words.verbs[words.saying], False, True, "", lemma)
        duty = next((duty for duty in _DUTIES if lemma in words.lists[duty]), "")
        if not duty and sense is None and lemma in words.lists["planned"]:
            duty = "container"  # «une élection est prévue en février»
        return Trigger(place, place + 1, place, sense or _OTHER, False, sense is not None, duty, lemma)
    if any(sentence.tokens[child].dep == "cop" for child in sentence.children(place)):
        named = words.nouns.get(lemma)
        if named is None or token.pos != "NOUN":  # «les foyers étaient sans courant»
            return Trigger(place, place + 1, place, _OTHER, False, False, "weak", lemma)
    participle = token.pos == "ADJ" and lemma != form  # «free elections» free nobody
    if participle and token.dep in ("acl", "advcl", "ROOT", "amod") and lemma in words.verbs:
        return Trigger(place, place + 1, place, words.verbs[lemma], False, True, "", lemma)
    if (verb := words.participles.get(token.text.lower())) and _stands_apart(sentence, place):
        sense = words.framed(sentence, place, verb, words.verbs[verb]) or words.verbs[verb]
        return Trigger(place, place + 1, place, sense, False, True, "", verb)
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X") or lemma in words.lists["never_nouns"]:
        return None
    noun_sense = words.nouns.get(lemma) or words.nouns.get(form)
    if noun_sense is not None and token.pos != "ADJ":
        if noun_sense.type == "visit" and place > 0 and token.text[:1].isupper() and not token.text.isupper():
            return None  # «les marches du Congrès»
        noun_sense = words.framed(sentence, place, lemma, noun_sense) or noun_sense
        return Trigger(place, place + 1, place, noun_sense, True, True, "", lemma)
    if (
        token.pos == "NOUN"
        and (place == 0 or token.text[:1].islower())
        and len(lemma) > 6
        and lemma.endswith(words.suffixes)
    ):
        return Trigger(place, place + 1, place, _OTHER, True, False, "", lemma)
    return None


def _stands_apart(sentence: Sentence, place: int) -> bool:
    """Whether a form opens a phrase after a comma or the sentence, as a participle does ("la ville, assiégée depuis mai")."""
    tokens = sentence.tokens
    opens = place == 0 or tokens[place - 1].text in (",", "(", "–", "—")
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return opens and following is not None and following.pos in ("ADP", "NOUN", "ADV", "DET", "NUM", "")


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
