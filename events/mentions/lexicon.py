"""The lexicon of a language: the words that name happenings, with their types, from its data."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.actors import actor_words, words_in
from events.language import load
from events.language.tokens import words_of
from events.mentions.senses import Called, Frame, Sense, company, frame_of
from events.model import fold
from events.reading import Sentence, Token

OTHER = Sense("other")
DUTIES = ("container", "light", "aspect")
"""What verbs do that hold a happening rather than name one."""
NEVER = "never"
"""The duty of phrases that name nothing ("polling station")."""
NOBODY_CALLED: Called = {}
_BETWEEN = ("DET", "ADV", "PRON", "NUM")
_BETWEEN_CLITIC = (*_BETWEEN, "AUX")
_OBJECTS = ("obj", "nsubj:pass", "obl:arg")


@dataclass(frozen=True)
class Lexicon:
    """The triggers of one language, looked up by folded lemma; topics name no happening but tell what a verb is about,
    predicates what a copula says.
    """

    nouns: Mapping[str, Sense]
    topics: Mapping[str, Sense]
    verbs: Mapping[str, Sense]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Sense, str], ...]]
    lists: Mapping[str, frozenset[str]]
    suffixes: tuple[str, ...]
    frames: Mapping[str, tuple[Frame, ...]]
    framed_nouns: frozenset[str] = frozenset()
    participles: Mapping[str, str] = field(default_factory=dict)
    predicates: Mapping[str, Sense] = field(default_factory=dict)
    finite_forms: Mapping[str, str] = field(default_factory=dict)
    finite: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    led: str = "{actor}: {title}"
    together: str = "{others} and {last}"
    quoted: str = '"{title}"'
    infinitives: bool = False
    elided: Mapping[str, str] = field(default_factory=dict)
    whose: Mapping[str, str] = field(default_factory=dict)
    perfect: Mapping[str, Sequence[str]] = field(default_factory=dict)
    perfect_after: frozenset[str] = frozenset()
    cases: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    @property
    def saying(self) -> str:
        """A verb of plain saying."""
        return next(verb for verb, sense in self.verbs.items() if sense.type == "statement" and not sense.plover)

    def verb_of(self, form: str) -> str:
        """The verb, folded, of a form that the model did not read as one ("rouvraient")."""
        stem = fold(form.removesuffix(next(ending for ending in self.finite if form.endswith(ending))))
        return next((stem + ending for ending in self.infinitive_endings if stem + ending in self.verbs), fold(form))

    def is_one(self, name: str, of: str) -> bool:
        """Whether a name has one of the words of a list: «[cour] d'appel de Lyon», «Commission [électorale]»."""
        return not self.lists[of].isdisjoint(words_in(name))

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
        lemma = tokens[place].key
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
        tokens, token = sentence.tokens, sentence.tokens[place]
        entries = self.phrases.get(token.form, ())
        if token.key != token.form:
            entries = (*entries, *self.phrases.get(token.key, ()))  # in order: of equals the form's own counts
        if not entries:
            return None
        following = {word for after in tokens[place + 1 : place + 3] for word in (after.form, after.key)}
        best: tuple[int, Sense, str, str] | None = None
        for words, sense, duty in entries:
            if len(words) > 1 and words[1] not in following:
                continue
            last = self._end_of(words, sentence, place)
            if last is not None and duty == "aspect" and tokens[last - 1].pos == "ADP" and not _verb_at(tokens, last):
                continue  # «arrêter de [fumer]», not «arrêté de [nouveau]»
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


def _verb_at(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb stands at a place, or its clitic."""
    return place < len(tokens) and tokens[place].pos in ("VERB", "AUX", "PRON")


class _Read:
    """The records of a language's trigger data, sorted by what each gives a sense to."""

    def __init__(self, language: str) -> None:
        self.nouns: dict[str, Sense] = {}
        self.topics: dict[str, Sense] = {}
        self.verbs: dict[str, Sense] = {}
        self.predicates: dict[str, Sense] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Sense, str]]] = {}
        self.frames: dict[str, list[Frame]] = {}
        self.framed_nouns: set[str] = set()
        self.spelled: dict[str, None] = {}
        files = (load(language, "fields"), load(language, "triggers"), load(language, "senses"))
        self.groups = {
            name: frozenset(map(fold, found)) for file in files for name, found in file.get("groups", {}).items()
        }
        for file in files:
            for record in file["trigger"]:
                self._add(record)

    def _add(self, record: Mapping[str, Any]) -> None:
        """A record: of words beside certain company, or of words alone; the first of a word counts."""
        roles = dict(record.get("roles", {}))
        if "in" in roles:
            roles.setdefault("to", roles["in"])
        sense = Sense(record["type"], record.get("plover", ""), roles, record.get("sure", False))
        self.spelled |= dict.fromkeys(record.get("verbs", ()))
        frame = frame_of(record, sense, self.groups)
        if frame is not None:
            self._add_frame(record, frame)
            return
        for kind, known in (
            ("nouns", self.nouns),
            ("topics", self.topics),
            ("verbs", self.verbs),
            ("predicates", self.predicates),
        ):
            for lemma in record.get(kind, ()):
                known.setdefault(fold(lemma), sense)
        for phrase in record.get("phrases", ()):
            self.add_phrase(phrase, sense, "")

    def _add_frame(self, record: Mapping[str, Any], frame: Frame) -> None:
        for lemma in (*record.get("verbs", ()), *record.get("nouns", ())):
            self.frames.setdefault(fold(lemma), []).append(frame)
        self.framed_nouns |= {fold(noun) for noun in record.get("nouns", ())}
        for phrase in record.get("phrases", ()):
            self.frames.setdefault(" ".join(_phrase(phrase)), []).append(frame)

    def add_phrase(self, phrase: str, sense: Sense, duty: str) -> None:
        """A phrase, by its first word."""
        words = _phrase(phrase)
        self.phrases.setdefault(words[0], []).append((words, sense, duty))


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language with data, read once."""
    data, sentences = load(language, "triggers"), load(language, "sentences")
    read = _Read(language)
    for duty in DUTIES:
        for entry in data["lists"][duty]:
            if " " in entry:
                read.add_phrase(entry, OTHER, duty)
    for entry in data["lists"]["never_phrases"]:
        read.add_phrase(entry, OTHER, NEVER)
    lists = {**data["lists"], **sentences["lists"]}
    suffixes = tuple(lists.pop("eventive_suffixes", ()))
    folded = {name: frozenset(map(fold, words)) for name, words in lists.items()}
    folded["people"] = _people(language)
    folded["doers"] |= folded["people"] | _bodies(language)
    folded["offices"] = frozenset(actor_words(language).titles)
    spelled = (*read.spelled, *data["participles"].get("others", ()))
    return Lexicon(
        nouns=read.nouns,
        topics=read.topics,
        verbs=read.verbs,
        predicates=read.predicates,
        phrases={key: tuple(found) for key, found in read.phrases.items()},
        lists=folded,
        suffixes=suffixes,
        frames={key: tuple(found) for key, found in read.frames.items()},
        framed_nouns=frozenset(read.framed_nouns),
        participles=_participles(spelled, data),
        finite_forms=_finite_forms(spelled, data),
        finite=tuple(data["participles"]["finite"]),
        sure=tuple(data["participles"].get("sure", ())),
        infinitive_endings=tuple(data["participles"]["endings"]),
        led=str(sentences["led_title"]),
        together=str(sentences["together"]),
        quoted=str(sentences["quoted_title"]),
        infinitives=bool(sentences["headline_infinitives"]),
        elided=dict(sentences["elided"]),
        whose=dict(sentences["whose"]),
        perfect={fold(verb): forms for verb, forms in sentences["perfect"].items()},
        perfect_after=frozenset(map(fold, sentences["perfect_after"])),
        cases={fold(word): slot for word, slot in sentences["cases"].items()},
        language=language,
    )


def _people(language: str) -> frozenset[str]:
    """Nouns of persons, which name no happening."""
    who = actor_words(language)
    return who.titles | who.others | {noun for noun, kinds in who.nouns.items() if "person" in kinds}


def _bodies(language: str) -> frozenset[str]:
    """Nouns of states, organisations and armed groups, which do what a verb says."""
    return frozenset(noun for noun, kinds in actor_words(language).nouns.items() if "person" not in kinds)


def _participles(verbs: Sequence[str], data: Mapping[str, Any]) -> dict[str, str]:
    """The past participles of verbs, by which one is known that the model takes for a noun or adjective."""
    forms: dict[str, str] = {}
    nouns = frozenset(data["participles"].get("sooner_nouns", ()))
    for verb in verbs:
        for infinitive, participle in data["participles"]["endings"].items():
            if verb.endswith(infinitive) and len(verb) > len(infinitive):
                stem = data["participles"]["irregular"].get(verb, verb.removesuffix(infinitive) + participle)
                for ending in data["participles"]["agreement"]:
                    forms.setdefault(stem + ending, fold(verb))
                break
    return {form: verb for form, verb in forms.items() if form not in nouns}


def _finite_forms(verbs: Iterable[str], data: Mapping[str, Any]) -> dict[str, str]:
    """The finite forms of regular verbs, by which one is known that the model takes for a noun ("capitula")."""
    forms: dict[str, str] = {}
    softened: Mapping[str, str] = data["participles"].get("softened", {})
    for infinitive, endings in data["participles"].get("finite_forms", {}).items():
        for verb in verbs:
            if not verb.endswith(infinitive) or " " in verb:
                continue
            stem = verb.removesuffix(infinitive)
            for ending in endings:
                soft = softened.get(stem[-1:], stem[-1:]) if ending.startswith("a") else stem[-1:]
                forms.setdefault(stem[:-1] + soft + ending, fold(verb))  # «remplaçait»
    return forms


def _phrase(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words_of(phrase) if word not in "'’")
