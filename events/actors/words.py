"""What a language's data says of those who act, folded for lookup."""

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from events.actors.gazetteer import words_of
from events.language import load
from events.model import fold

KINDS = ("state", "organisation", "group", "operation", "person")
"""Kinds that a noun may stand for ("le pays", "la société"), in the order in which they are looked for."""


@dataclass(frozen=True)
class ActorWords:
    """The actor data of a language; see the comments in its ``actors.toml``."""

    locative: frozenset[tuple[str, ...]]
    titles: frozenset[str]
    agent_endings: tuple[str, ...]
    trades: tuple[str, ...]
    human: tuple[str, ...]
    ranks: frozenset[str]
    aged: frozenset[str]
    plurals: tuple[tuple[str, str], ...]
    women: frozenset[str]
    men: frozenset[str]
    gentlemen: frozenset[str]
    women_first_names: frozenset[str]
    men_first_names: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    towns: frozenset[tuple[str, ...]]
    patterns: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    named: frozenset[str]
    of: frozenset[str]
    heads: frozenset[str]
    alone: frozenset[str]
    tails: frozenset[str]
    low_tails: frozenset[str]
    led_tails: frozenset[str]
    courts: frozenset[str]
    clubs: frozenset[str]
    of_time: frozenset[str]
    organs: tuple[tuple[str, ...], ...]
    not_bodies: tuple[tuple[str, ...], ...]
    of_states: frozenset[tuple[str, ...]]
    of_themselves: frozenset[tuple[str, ...]]
    place_heads: frozenset[str]
    place_tails: frozenset[str]
    place_nouns: frozenset[str]
    waters: frozenset[str]
    named_after_towns: frozenset[str]
    of_linking: frozenset[str]
    strong: frozenset[str]
    inside: frozenset[str]
    partitive: frozenset[str]
    before_many: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    links: frozenset[str]
    joining: frozenset[str]
    craft: frozenset[str]
    houses: frozenset[str]
    within: frozenset[str]
    at: frozenset[str]
    sources: frozenset[str]
    by: frozenset[str]
    sides: frozenset[str]
    acts: frozenset[str]
    acts_on: frozenset[str]
    plays: frozenset[str]
    subject: Mapping[str, str]
    object: Mapping[str, str]
    possessive: Mapping[str, str]
    of_persons: bool
    article_genders: Mapping[str, str]
    clitics: frozenset[str]
    indirect: frozenset[str]
    nobody: frozenset[str]
    there: frozenset[str]
    of_nations: frozenset[str]
    of_many: frozenset[str]
    whose: frozenset[str]
    speaker: frozenset[str]
    addressed: frozenset[str]
    impersonal: frozenset[str]
    impersonal_with: Mapping[str, str]
    of_things: tuple[tuple[str, str], ...]
    done_to_things: frozenset[str]
    together: frozenset[tuple[str, ...]]
    numbers: Mapping[str, int]
    noun_determiners: frozenset[str]
    contracted: frozenset[str]
    clausal: frozenset[str]
    demonstratives: frozenset[str]
    last: frozenset[str]
    latter: frozenset[str]
    nouns: Mapping[str, tuple[str, ...]]
    others: frozenset[str]
    offices: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    compounds: Mapping[str, str]
    given: frozenset[str]
    forces: frozenset[str]
    former: frozenset[str]
    of_no_state: frozenset[str]
    officials: frozenset[str]
    at_whose: frozenset[str]
    giving: frozenset[str]
    receiving: frozenset[str]
    days: frozenset[str]
    counted: frozenset[str]
    partners: frozenset[str]
    several: Mapping[str, int]
    juntas: frozenset[str]
    heading: frozenset[str]
    electing: frozenset[str]
    moving: frozenset[str]
    departing: frozenset[str]
    bound_for: frozenset[str]
    channels: frozenset[str]
    kin: frozenset[str]
    family: frozenset[str]
    bearing: frozenset[str]
    written: frozenset[str]
    regions: frozenset[str]
    other_names: frozenset[tuple[str, ...]]
    object_control: frozenset[str]
    gerund: frozenset[str]
    without_passive: frozenset[str]
    language_after: frozenset[str]
    determiners: frozenset[str]
    participles: tuple[str, ...]

    @functools.cached_property
    def first_names(self) -> frozenset[str]:
        """First names of women and men."""
        return self.women_first_names | self.men_first_names

    @functools.cached_property
    def together_from(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The phrases of ``together`` by their first word."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in self.together:
            found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
        return found

    @functools.cached_property
    def latter_beginnings(self) -> frozenset[str]:
        """With what the words of ``latter`` begin: of "celui-ci" also "celui"."""
        return frozenset(word[:end] for word in self.latter for end in range(1, len(word) + 1))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word).strip(".") for word in words)


def counterparts(nouns: Iterable[str], women: Collection[str], language: str) -> Iterator[tuple[str, str]]:
    """The nouns that have another form for women, with that form: "romancier" and "romancière", both folded.

    Args:
        nouns: folded.
        women: folded forms among which a counterpart is looked for.
        language: whose endings count.
    """
    endings = [(fold(one), fold(other)) for one, other in load(language, "actors")["feminine"]]
    for noun in nouns:
        for one, other in endings:
            form = noun.removesuffix(one) + other
            if noun.endswith(one) and form != noun and form in women:
                yield noun, form


@functools.cache
def actor_words(language: str) -> ActorWords:
    """The actor data of a language with data, read once."""
    data = load(language, "actors")
    lists = load(language, "sentences")["lists"]
    return ActorWords(
        **_of_persons(data, language),
        **_of_organisations(data["organisations"]),
        **_of_pronouns(data["pronouns"]),
        **_of_nouns(data["nouns"]),
        **_of_control(data["control"]),
        locative=frozenset(map(words_of, data["locative"])),
        towns=frozenset(words_of(town) for town in data["towns"]),
        patterns=_patterns(data["patterns"]),
        demonstratives=_folded(load(language, "sentences")["demonstratives"]),
        offices=tuple((words_of(phrase), _folded(called)) for phrase, called in data["offices"].items()),
        compounds={fold(prefix): state for prefix, state in data["compounds"].items()},
        language_after=frozenset(lists["language_names_after"]),
        determiners=frozenset(map(fold, lists["determiners"])),
        participles=tuple(load(language, "referring")["verbs"]["participle_marks"]),
    )


def _patterns(patterns: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Common nouns with a name after them and the kind that they tell, longest first, by their first word."""
    found = sorted(
        ((words_of(form), kind) for kind, forms in patterns.items() for form in forms),
        key=lambda pattern: -len(pattern[0]),
    )
    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for pattern in found:
        by_first[pattern[0][0]] = (*by_first.get(pattern[0][0], ()), pattern)
    return by_first


def _of_persons(data: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Titles, trades and first names."""
    names = load("others", "names")
    women = _folded(data["women"])
    men = {man for man, _ in counterparts(_folded(data["titles"]) - women, women, language)}
    return {
        "titles": frozenset(word for title in data["titles"] for word in words_of(title)),
        "agent_endings": tuple(data["agent_endings"]),
        "trades": tuple(data["trades"]),
        "human": tuple(data["human"]),
        "ranks": _folded(data["ranks"]),
        "aged": _folded(data["aged"]),
        "plurals": tuple((many, one) for many, one in data["plurals"]),
        "women": women,
        "men": _folded(data["men"]) | men,
        "gentlemen": _folded(data["gentlemen"]),
        "women_first_names": _folded((*data["women_first_names"], *names["women"])),
        "men_first_names": _folded((*data["men_first_names"], *names["men"])),
        "particles": _folded(names["particles"]),
        "not_names": _folded(data["not_names"]),
    }


_BODY_LISTS = (
    "named", "of", "heads", "alone", "tails", "low_tails", "led_tails", "courts", "clubs", "of_time", "place_heads", "place_tails", "place_nouns", "waters",
    "named_after_towns", "of_linking", "strong", "inside", "partitive", "before_many", "articles", "definite", "links",
    "joining", "craft", "houses", "within", "at", "sources", "by", "sides", "acts", "acts_on", "plays",
)  # fmt: skip


def _of_organisations(data: Mapping[str, Any]) -> dict[str, Any]:
    """How organisations are named, and what they do."""
    return {
        **{name: _folded(data[name]) for name in _BODY_LISTS},
        "organs": tuple(map(words_of, data["organs"])),
        "not_bodies": tuple(map(words_of, data["not_bodies"])),
        "of_states": frozenset(map(words_of, data["of_states"])),
        "of_themselves": frozenset(map(words_of, data["of_themselves"])),
    }


_PRONOUN_LISTS = (
    "whose", "speaker", "addressed", "impersonal", "done_to_things", "clausal", "latter", "clitics", "indirect", "nobody",
    "of_nations", "of_many",
)  # fmt: skip


def _of_pronouns(data: Mapping[str, Any]) -> dict[str, Any]:
    """Small words: whom they mean and what they tell of gender and number."""
    return {
        **{name: _folded(data[name]) for name in _PRONOUN_LISTS},
        **{
            name: {fold(word): sort for word, sort in data[name].items()}
            for name in ("subject", "object", "possessive")
        },
        "of_persons": bool(data["of_persons"]),
        "there": frozenset(data["there"]),  # with its accent: «la» is a pronoun
        "article_genders": {fold(word): gender for word, gender in data["article_genders"].items()},
        "impersonal_with": {fold(verb): fold(word) for verb, word in data["impersonal_with"].items()},
        "of_things": tuple((fold(verb), fold(word)) for verb, word in data["of_things"]),
        "together": frozenset(words_of(phrase) for phrase in data["together"]),
        "numbers": {fold(word): count for word, count in data["numbers"].items()},
    }


_NOUN_LISTS = (
    "contracted", "last", "others", "given", "forces", "former", "of_no_state", "officials", "at_whose", "giving",
    "receiving", "days", "counted", "partners", "juntas", "heading", "electing", "moving", "departing", "bound_for", "channels", "kin", "family", "bearing",
    "written", "regions",
)  # fmt: skip


def _of_nouns(data: Mapping[str, Any]) -> dict[str, Any]:
    """Nouns that stand for somebody, or say of whom something is."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for noun in data[kind]:
            kinds[fold(noun)] = (*kinds.get(fold(noun), ()), kind)
    return {
        **{name: _folded(data[name]) for name in _NOUN_LISTS},
        "noun_determiners": _folded(data["determiners"]),
        "nouns": kinds,
        "other_names": frozenset(map(words_of, data["other_names"])),
        "several": {fold(word): count for word, count in data["several"].items()},
    }


def _of_control(data: Mapping[str, Any]) -> dict[str, Any]:
    """Verbs by who does or undergoes what depends on them."""
    return {
        "object_control": _folded(data["object"]),
        "gerund": _folded(data["gerund"]),
        "without_passive": _folded(data["without_passive"]),
    }
