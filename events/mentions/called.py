"""What somebody named in a text may be called later: whether "la romancière" or "le constructeur" fits them.

The nouns stand in groups: who was called by one of a group may be called by the others. Some fit anybody ("l'homme",
"la quadragénaire", "le prévenu"), some only one who was called so before ("le juge", "le syndicat").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from events.actors import ActorMention, bare, counterparts, words_in
from events.language import load
from events.model import Actor, fold
from events.reading import Sentence

_BODIES = ("organisation", "group")


@dataclass(frozen=True)
class Nouns:
    """The nouns of a kind of actors; see the comments in ``referring.toml``.

    Attributes:
        groups: by noun the numbers of its groups.
        anybody: those that fit anybody.
        told: those that fit only who was called so.
        tried: those of who is before a court; they do not fit whom the text calls by ``trying`` alone.
        trying: those of who works there.
    """

    groups: Mapping[str, frozenset[int]]
    anybody: frozenset[str]
    told: frozenset[str]
    tried: frozenset[str] = frozenset()
    trying: frozenset[str] = frozenset()

    def known(self, noun: str) -> bool:
        """Whether it is a noun of theirs."""
        return noun in self.groups or noun in self.anybody

    def sorts(self, called: Iterable[str]) -> frozenset[int]:
        """The groups of all nouns by which somebody was called."""
        return frozenset(group for noun in called for group in self.groups.get(noun, ()))

    def at_odds(self, noun: str, called: frozenset[str]) -> bool:
        """Whether a noun is of who is tried, and somebody was called as who tries them: «Le suspect ..., selon le procureur Jean Roux»."""
        return noun in self.tried and bool(called & self.trying) and not called & self.tried

    def fits(self, noun: str, called: frozenset[str]) -> bool:
        """Whether one who was called by some nouns may be meant by another."""
        if noun in called:
            return True
        if self.at_odds(noun, called):
            return False
        if noun in self.anybody:
            return True
        sorts = self.sorts(called)
        if sorts:
            return not sorts.isdisjoint(self.groups.get(noun, ()))
        return noun not in self.told


@dataclass(frozen=True)
class Calling:
    """The nouns of a language.

    Attributes:
        persons, bodies: those of persons and of organisations.
        parts: by noun of what a firm or club has and is, what the one that it stands for may be called.
        bare_parts: those that need no article.
        alone: those of ``told`` by which the only woman or man of a text may be called.
        pairs: of persons where a number stands before them ("les deux frères").
        undergone: of persons to whom something was done.
        of_places: endings of what somebody is called by the town or region that they are from.
        epicene: endings of nouns of women and men alike.
        of_parties: adjectives of the party or camp that somebody is of, folded, or endings of such.
        of_many: endings of names of nations that mean all of it ("the French").
        doings: folded lemmas of verbs that only persons do or undergo.
        undergoings: those of verbs that firms and the like undergo, and no person.
        lives: nouns of what happens in somebody's life.
        mourned: nouns of what is held for the dead.
        clausal: those of verbs whose object may stand for a clause.
        belongings: by noun of what somebody has, person or organisation, whose it is.
        phrases: those of several words, by their first.
        genders: m or f for nouns that have another form for women.
        participles: endings of participles that open a sentence, as written.
        relatives: pronouns that are the object of their clause.
        seizing: folded lemmas of verbs of how somebody is taken whom a court awaits.
        sentenced: those of verbs of what then becomes of them.
    """

    persons: Nouns
    bodies: Nouns
    parts: Mapping[str, str]
    bare_parts: frozenset[str]
    alone: frozenset[str]
    pairs: frozenset[str]
    undergone: frozenset[str]
    of_places: tuple[str, ...]
    epicene: tuple[str, ...]
    of_parties: tuple[str, ...]
    of_many: tuple[str, ...]
    doings: frozenset[str]
    undergoings: frozenset[str]
    belongings: Mapping[str, str]
    lives: frozenset[str]
    mourned: frozenset[str]
    clausal: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    genders: Mapping[str, str]
    participles: tuple[str, ...]
    relatives: frozenset[str]
    seizing: frozenset[str]
    sentenced: frozenset[str]

    def kind(self, noun: str) -> str:
        """person, organisation, or "" where it is not known to be either, or may be both."""
        person, body = self.persons.known(noun) or noun in self.undergone, self.bodies.known(noun)
        return "" if person == body else "person" if person else "organisation"

    def kinds(self, noun: str) -> tuple[str, ...]:
        """The kinds that a noun may stand for, organisations first."""
        body = ("organisation",) if self.bodies.known(noun) else ()
        person = ("person",) if self.persons.known(noun) or noun in self.undergone else ()
        return (*body, *person)

    def fits(self, actor: Actor, noun: str, called: frozenset[str]) -> bool:
        """Whether an actor may be meant by a noun, by what the text called it and by the words of its own name."""
        if actor.kind == "person":
            return self.persons.fits(noun, called)
        if actor.kind in _BODIES:
            if not self.bodies.known(noun) and self.bodies.known(noun.removesuffix("s")):
                return False  # «les syndicats» are none by itself
            return self.bodies.fits(noun, called | _words_of(actor))
        return True


@lru_cache(maxsize=50_000)
def _words_of(actor: Actor) -> frozenset[str]:
    return frozenset(word for name in actor.names.values() for word in words_in(name))


def _nouns(data: Mapping[str, Any]) -> Nouns:
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(data["groups"]):
        for noun in map(fold, group):
            groups[noun] = groups.get(noun, frozenset()) | {number}
    listed = {name: frozenset(map(fold, data.get(name, ()))) for name in ("anybody", "told", "tried", "trying")}
    return Nouns(groups, **listed)


def _genders(nouns: Iterable[str], language: str) -> dict[str, str]:
    known = set(nouns)
    pairs = sorted(counterparts(known, known, language))
    return {man: "m" for man, _ in pairs} | {woman: "f" for _, woman in pairs}


@cache
def calling(language: str) -> Calling:
    """The nouns of a language with data, read once."""
    data = load(language, "referring")
    persons, bodies = _nouns(data["persons"]), _nouns(data["bodies"])
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for noun in (*persons.groups, *persons.anybody, *bodies.groups):
        if len(parts := words_in(noun)) > 1:
            phrases[parts[0]] = (*phrases.get(parts[0], ()), parts)
    return Calling(
        persons=persons,
        bodies=bodies,
        parts={fold(part): fold(noun) for noun, parts in data["bodies"]["parts"].items() for part in parts},
        bare_parts=frozenset(map(fold, data["bodies"]["bare_parts"])),
        alone=frozenset(map(fold, data["persons"]["alone"])),
        pairs=frozenset(map(fold, data["persons"]["pairs"])),
        undergone=frozenset(map(fold, data["persons"]["undergone"])),
        of_places=tuple(map(fold, data["persons"]["of_places"])),
        epicene=tuple(map(fold, data["persons"]["epicene"])),
        of_parties=tuple(map(fold, data["persons"]["of_parties"])),
        of_many=tuple(data["persons"]["of_many"]),
        doings=frozenset(map(fold, data["verbs"]["of_persons"])),
        undergoings=frozenset(map(fold, data["verbs"]["of_bodies"])),
        lives=frozenset(map(fold, data["persons"]["lives"])),
        mourned=frozenset(map(fold, data["persons"]["mourned"])),
        clausal=frozenset(map(fold, data["verbs"]["clausal"])),
        belongings={fold(noun): kind for kind, nouns in data["belongings"].items() for noun in nouns},
        phrases=phrases,
        genders=_genders((*persons.groups, *persons.anybody), language),
        participles=tuple(data["verbs"]["participles"]),
        relatives=frozenset(map(fold, data["verbs"]["relatives"])),
        seizing=frozenset(map(fold, data["verbs"]["seizing"])),
        sentenced=frozenset(map(fold, data["verbs"]["sentenced"])),
    )


def said_to_be(sentence: Sentence, mention: ActorMention, calls: Calling) -> frozenset[str]:
    """The nouns of persons or organisations that the words around a name call it by.

    In its titles, before it ("la virologue X", "Horlogère à Besançon, X"), after it ("X, une jeune pousse") or by a
    copula ("X est une romancière").
    """
    kind = "organisation" if mention.actor.kind in _BODIES else mention.actor.kind
    if kind not in ("person", "organisation"):
        return frozenset()
    first, last = mention.whole
    places = [*range(first, mention.first), *range(mention.last, last), first - 1]
    places += [*_after(sentence, mention.last), *_before(sentence, first), *_by_copula(sentence, mention)]
    nouns = {noun for place in places if 0 <= place < len(sentence.tokens) for noun in _forms(sentence, place, calls)}
    return frozenset(noun for noun in nouns if kind in calls.kinds(noun))


def _forms(sentence: Sentence, place: int, calls: Calling) -> tuple[str, ...]:
    """The noun at a place, and the phrases that begin there."""
    token = sentence.tokens[place]
    if token.text[:1].isupper() and place:
        return ()
    first = bare(token.text)
    said = tuple(word for one in sentence.tokens[place : place + 4] for word in words_in(one.text))
    found = [phrase for phrase in calls.phrases.get(first, ()) if said[: len(phrase)] == phrase]
    return (first, *(form for phrase in found for form in (" ".join(phrase), "-".join(phrase))))


def _after(sentence: Sentence, last: int) -> list[int]:
    """The first noun of an apposition: "X, une ancienne [infirmière] de 39 ans"."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return []
    place = last + 1
    while place < min(last + 5, len(tokens)) and tokens[place].pos in ("DET", "NUM", "ADP"):
        place += 1
    while place < min(last + 6, len(tokens)) and tokens[place].pos == "ADJ" and tokens[place + 1 : place + 2]:
        if tokens[place + 1].pos not in ("ADJ", "NOUN", "VERB"):
            break
        place += 1
    if place >= len(tokens) or tokens[place].dep.startswith(("nsubj", "obj")):
        return []
    return [place - 1, place] if place > last + 1 else [place]


def _before(sentence: Sentence, first: int) -> list[int]:
    """The bare noun that opens a sentence and is said of its subject."""
    tokens = sentence.tokens
    opens = first > 1 and tokens[first - 1].text == "," and tokens[0].pos in ("NOUN", "PROPN", "ADJ")
    told = any(token.pos in ("AUX", "PRON") for token in tokens[: first - 1])
    return [0, 1] if opens and not told else []


def _by_copula(sentence: Sentence, mention: ActorMention) -> list[int]:
    for place in range(mention.first, mention.last):
        token = sentence.tokens[place]
        if token.dep == "nsubj" and any(sentence.tokens[c].dep == "cop" for c in sentence.children(token.head)):
            return [token.head]
    return []
