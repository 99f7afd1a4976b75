"""What the words of a sentence weigh when two are compared, in one space for all languages.

A word becomes a concept of the language data ("attaque" and "attack" are one), a number ("trois" and "three" are
3), or its first five letters, which are the same in many French and English words ("confédération"). Weights
are fixed by the language data and not counted in the table, so that one more document changes no other score.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from events.actors.gazetteer import Form, gazetteer
from events.language import languages, load
from events.model import fold

_WORD = re.compile(r"\w+")
_STEM = 5  # letters that a French and an English word of one root mostly share
_LONGEST_NAME = 5  # words of an actor's name that are looked up
_KEPT = 2**16  # words that need not be looked up again
_COMMON = 0.3  # weight of a word of any article; others weigh 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The language data of all languages in one.

    Attributes:
        empty: folded words that say nothing.
        again: folded words that tell of a repetition.
        distances: folded units after which a place is named where it did not happen.
        whole: the concept or number of a folded word.
        begins: the concept of words that begin so.
        common: folded words and beginnings that say little.
    """

    empty: frozenset[str]
    again: frozenset[str]
    distances: frozenset[str]
    whole: Mapping[str, str]
    begins: Mapping[str, str]
    common: tuple[frozenset[str], tuple[str, ...]]

    def token(self, word: str) -> str:
        """The folded word in the common space."""
        if word.isdigit():
            return "#" + (word.lstrip("0") or "0")
        if word in self.whole:
            return self.whole[word]
        for length in range(len(word), 2, -1):
            if word[:length] in self.begins:
                return self.begins[word[:length]]
        return word[:_STEM] if len(word) > _STEM else word.rstrip("s") or word

    def weight(self, word: str) -> float:
        """How much a folded word tells, 0 to 1."""
        if word in self.empty or len(word) < 2:
            return 0.0
        return _COMMON if word in self.common[0] or word.startswith(self.common[1]) else 1.0


@cache
def lexicon() -> Lexicon:
    """What all languages say of their words."""
    empty, again, distances, common = set[str](), set[str](), set[str](), list[str]()
    whole, begins = dict[str, str](), dict[str, str]()
    for language in languages():
        data = load(language, "merge")
        empty.update(map(fold, data["empty"]))
        again.update(map(fold, data["again"]))
        distances.update(map(fold, data["distances"]))
        common += map(fold, data["common"])
        for word, number in load(language, "dates")["words"]["count"].items():
            if float(number) > 1:  # "un" and "one" are articles first
                whole.setdefault(fold(word), f"#{number}")
        for name, words in data["concepts"].items():
            for word in map(fold, words):
                (begins if word.endswith("*") else whole)[word.rstrip("*")] = f"={name}"
    starts = tuple(word[:-1] for word in common if word.endswith("*"))
    plain = frozenset(word for word in common if not word.endswith("*"))
    return Lexicon(frozenset(empty), frozenset(again), frozenset(distances), whole, begins, (plain, starts))


@dataclass(slots=True)
class Said:
    """What a sentence says, as it is compared.

    Attributes:
        words: weight by token, names and numbers apart.
        names: ids of known actors, and tokens of words with a capital, by how much they tell.
        elsewhere: names of places that are only far or near from where it happened.
        numbers: how many of anything.
        repeated: it tells of a repetition.
        signature: its folded words in order.
    """

    words: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    repeated: bool = False
    signature: tuple[str, ...] = ()


_KIND = {"person": 1.5, "operation": 1.5, "group": 1.2, "organisation": 1.0, "people": 0.6, "state": 0.5}
"""How much it tells that two rows name an actor of a kind. States are in half of all news."""
_CAPITAL = 1.0
FIRST = 0.5
"""How much the first word of a sentence tells as a name: it has its capital anyway."""
_FAR = 2  # words between a distance and the name of the place it is from


def name_weight(actor: str) -> float:
    """How much an actor id tells."""
    return _KIND.get(actor.partition(":")[0], _CAPITAL)


def said(sentence: str, without: str = "") -> Said:
    """What a sentence says, the words that date it left out.

    Args:
        sentence: a quote.
        without: the words that date it.
    """
    words = [_word(word) for word in _WORD.findall(sentence.replace(without, " ", 1))]
    found = Said(signature=tuple([word.folded for word in words]))
    place = 0
    while place < len(words):
        word = words[place]
        known, length = _actor(words, place) if word.begins else (None, 0)
        if known:
            names = {known.actor: 0.7 * name_weight(known.actor)}
            if known.kind == "capital":  # its state, or the town itself
                names[word.token] = FIRST
            far = _far_from(words, place)
            for name, weight in names.items():
                if far:
                    found.elsewhere.add(name)
                else:
                    found.names[name] = max(found.names.get(name, 0.0), weight)
            place += length
            continue
        found.repeated |= word.again
        if not word.weight:
            pass
        elif word.token.startswith("#"):
            found.numbers.add(word.token)
        elif not word.capital or word.token.startswith("="):
            found.words[word.token] = max(found.words.get(word.token, 0.0), word.weight)
        elif _far_from(words, place):
            found.elsewhere.add(word.token)
        else:
            found.names[word.token] = word.weight * (_CAPITAL if place else FIRST)
        place += 1
    return found


def _far_from(words: Sequence["_Word"], place: int) -> bool:
    """Whether a distance stands before a name: it happened elsewhere."""
    return any(before.distance for before in words[max(0, place - _FAR) : place])


class _Word(NamedTuple):
    """What is known of a word by itself.

    Attributes:
        text: as it is written.
        folded: as it is compared.
        token: in the common space.
        weight: how much it tells.
        capital: it begins with one.
        again: it tells of a repetition.
        distance: it is a unit after which a place is named where it did not happen.
        begins: names of actors that begin with it, as folded words, the longest first.
    """

    text: str
    folded: str
    token: str
    weight: float
    capital: bool
    again: bool
    distance: bool
    begins: tuple[tuple[str, ...], ...]


@lru_cache(_KEPT)
def _word(text: str) -> _Word:
    lexis, folded = lexicon(), fold(text)
    return _Word(
        text,
        folded,
        lexis.token(folded),
        lexis.weight(folded),
        text[0].isupper(),
        folded in lexis.again,
        folded in lexis.distances,
        _names().get(folded, ()),
    )


def _actor(words: Sequence[_Word], place: int) -> tuple[Form | None, int]:
    """The actor named at a place, in whatever language, and by how many words; the longest name first."""
    word = words[place]
    for key in word.begins:
        length = len(key)
        if length > 1 and tuple(next_.folded for next_ in words[place : place + length]) != key:
            continue
        for form in _forms(key):
            if (word.capital or form.kind == "demonym") and (word.text.isupper() or not form.capitals):
                return form, length
    return None, 0


@cache
def _names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    names: dict[str, set[tuple[str, ...]]] = {}
    for forms in gazetteer().forms.values():
        for key in forms:
            if 0 < len(key) <= _LONGEST_NAME:
                names.setdefault(key[0], set()).add(key)
    return {word: tuple(sorted(keys, key=lambda key: (-len(key), key))) for word, keys in names.items()}


def _forms(key: tuple[str, ...]) -> Iterable[Form]:
    return (forms[key] for forms in gazetteer().forms.values() if key in forms)


@lru_cache(_KEPT)
def named(name: str) -> frozenset[str]:
    """The tokens of an actor's or a place's name, or the known actor it is."""
    words = [_word(match[0]) for match in _WORD.finditer(name)]
    if not words:
        return frozenset()
    known, length = _actor(words, 0)
    if known and length == len(words):
        town = {words[0].token} if known.kind == "capital" else set[str]()
        return frozenset({known.actor, *town})
    return frozenset(word.token for word in words if word.weight)
