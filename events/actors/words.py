"""What a language's data says of those who act, folded for lookup."""

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from events.actors.gazetteer import words_of
from events.language import load
from events.model import fold

KINDS = ("state", "organisation", "group", "operation", "person")
"""Kinds that a noun may stand for ("le pays", "la société"), in the order in which they are looked for."""

NAME_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "van",
        "von",
        "der",
        "den",
        "ben",
        "bin",
        "ibn",
        "el",
        "al",
        "ag",
        "ould",
        "la",
        "le",
        "les",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "del",
        "della",
        "af",
        "av",
        "y",
        "e",
    ]
)
"""Small words inside the names of persons, whatever the language."""


@dataclass(frozen=True)
class ActorWords:
    """The actor data of a language; see the comments in its ``actors.toml``."""

    locative: tuple[tuple[str, ...], ...]
    titles: frozenset[str]
    agent_endings: tuple[str, ...]
    trades: tuple[str, ...]
    ranks: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    women_first_names: frozenset[str]
    men_first_names: frozenset[str]
    not_names: frozenset[str]
    towns: frozenset[tuple[str, ...]]
    patterns: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    named: frozenset[str]
    of: frozenset[str]
    heads: frozenset[str]
    alone: frozenset[str]
    tails: frozenset[str]
    organs: tuple[tuple[str, ...], ...]
    not_bodies: tuple[tuple[str, ...], ...]
    place_heads: frozenset[str]
    place_tails: frozenset[str]
    place_nouns: frozenset[str]
    waters: frozenset[str]
    named_after_towns: frozenset[str]
    of_linking: frozenset[str]
    links: frozenset[str]
    joining: frozenset[str]
    craft: frozenset[str]
    houses: frozenset[str]
    within: frozenset[str]
    at: frozenset[str]
    by: frozenset[str]
    sides: frozenset[str]
    acts: frozenset[str]
    acts_on: frozenset[str]
    plays: frozenset[str]
    subject: Mapping[str, str]
    object: Mapping[str, str]
    possessive: Mapping[str, str]
    of_persons: bool
    whose: frozenset[str]
    speaker: frozenset[str]
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
    callings: frozenset[str]
    nouns: Mapping[str, tuple[str, ...]]
    others: frozenset[str]
    offices: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    compounds: Mapping[str, str]
    given: frozenset[str]
    forces: frozenset[str]
    former: frozenset[str]
    courts: frozenset[str]
    of_no_state: frozenset[str]
    officials: frozenset[str]
    at_whose: frozenset[str]
    giving: frozenset[str]
    receiving: frozenset[str]
    days: frozenset[str]
    counted: frozenset[str]
    several: Mapping[str, int]
    juntas: frozenset[str]
    kin: frozenset[str]
    bearing: frozenset[str]
    object_control: frozenset[str]
    gerund: frozenset[str]
    without_passive: frozenset[str]
    language_after: frozenset[str]
    determiners: frozenset[str]

    @functools.cached_property
    def first_names(self) -> frozenset[str]:
        """First names of women and men."""
        return self.women_first_names | self.men_first_names


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
    lists, names = load(language, "sentences")["lists"], load("others", "names")
    organisations, pronouns, nouns = data["organisations"], data["pronouns"], data["nouns"]
    women = _folded(data["women"])
    patterns = sorted(
        ((words_of(form), kind) for kind, forms in data["patterns"].items() for form in forms),
        key=lambda pattern: -len(pattern[0]),
    )
    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for pattern in patterns:
        by_first[pattern[0][0]] = (*by_first.get(pattern[0][0], ()), pattern)
    kinds: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for noun in nouns[kind]:
            kinds[fold(noun)] = (*kinds.get(fold(noun), ()), kind)
    return ActorWords(
        locative=tuple(sorted((words_of(form) for form in data["locative"]), key=len, reverse=True)),
        titles=frozenset(word for title in data["titles"] for word in words_of(title)),
        agent_endings=tuple(data["agent_endings"]),
        trades=tuple(data["trades"]),
        ranks=_folded(data["ranks"]),
        women=women,
        men=_folded(data["men"]) | {man for man, _ in counterparts(_folded(data["titles"]) - women, women, language)},
        women_first_names=_folded((*data["women_first_names"], *names["women"])),
        men_first_names=_folded((*data["men_first_names"], *names["men"])),
        not_names=_folded(data["not_names"]),
        towns=frozenset(words_of(town) for town in data["towns"]),
        patterns=by_first,
        named=_folded(organisations["named"]),
        of=_folded(organisations["of"]),
        heads=_folded(organisations["heads"]),
        alone=_folded(organisations["alone"]),
        tails=_folded(organisations.get("tails", ())),
        organs=tuple(map(words_of, organisations["organs"])),
        not_bodies=tuple(map(words_of, organisations["not_bodies"])),
        place_heads=_folded(organisations["place_heads"]),
        place_tails=_folded(organisations["place_tails"]),
        place_nouns=_folded(organisations["place_nouns"]),
        waters=_folded(organisations["waters"]),
        named_after_towns=_folded(organisations["named_after_towns"]),
        of_linking=_folded(organisations["of_linking"]),
        links=_folded(organisations["links"]),
        joining=_folded(organisations["joining"]),
        craft=_folded(organisations["craft"]),
        houses=_folded(organisations["houses"]),
        within=_folded(organisations["within"]),
        at=_folded(organisations["at"]),
        by=_folded(organisations["by"]),
        sides=_folded(organisations["sides"]),
        acts=_folded(organisations["acts"]),
        acts_on=_folded(organisations["acts_on"]),
        plays=_folded(organisations["plays"]),
        subject={fold(word): sort for word, sort in pronouns["subject"].items()},
        object={fold(word): sort for word, sort in pronouns["object"].items()},
        possessive={fold(word): sort for word, sort in pronouns["possessive"].items()},
        of_persons=bool(pronouns["of_persons"]),
        whose=_folded(pronouns["whose"]),
        speaker=_folded(pronouns["speaker"]),
        impersonal=_folded(pronouns["impersonal"]),
        impersonal_with={fold(verb): fold(word) for verb, word in pronouns["impersonal_with"].items()},
        of_things=tuple((fold(verb), fold(word)) for verb, word in pronouns["of_things"]),
        done_to_things=_folded(pronouns["done_to_things"]),
        together=frozenset(words_of(phrase) for phrase in pronouns["together"]),
        numbers={fold(word): count for word, count in pronouns["numbers"].items()},
        noun_determiners=_folded(nouns["determiners"]),
        contracted=_folded(nouns["contracted"]),
        clausal=_folded(pronouns["clausal"]),
        demonstratives=_folded(load(language, "sentences")["demonstratives"]),
        last=_folded(nouns["last"]),
        latter=_folded(pronouns["latter"]),
        callings=_folded(nouns["callings"]),
        nouns=kinds,
        others=_folded(nouns["others"]),
        offices=tuple((words_of(phrase), _folded(called)) for phrase, called in data["offices"].items()),
        compounds={fold(prefix): state for prefix, state in data["compounds"].items()},
        given=_folded(nouns["given"]),
        forces=_folded(nouns["forces"]),
        former=_folded(nouns["former"]),
        courts=_folded(nouns["courts"]),
        of_no_state=_folded(nouns["of_no_state"]),
        officials=_folded(nouns["officials"]),
        at_whose=_folded(nouns["at_whose"]),
        giving=_folded(nouns["giving"]),
        receiving=_folded(nouns["receiving"]),
        days=_folded(nouns["days"]),
        counted=_folded(nouns["counted"]),
        several={fold(word): count for word, count in nouns["several"].items()},
        juntas=_folded(nouns["juntas"]),
        kin=_folded(nouns["kin"]),
        bearing=_folded(nouns["bearing"]),
        object_control=_folded(data["control"]["object"]),
        gerund=_folded(data["control"]["gerund"]),
        without_passive=_folded(data["control"]["without_passive"]),
        language_after=frozenset(lists["language_names_after"]),
        determiners=frozenset(map(fold, lists["determiners"])),
    )
