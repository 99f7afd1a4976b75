"""Pairs that cannot be one happening, told from arrays of many at once, so that ``match`` looks at few.

A pair is given the most points that ``score`` can give it, never less: what is left out would not have matched.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from events.merging.blocks import Pairs
from events.merging.columns import STRONG, Bag, Columns, Flags, Floats, Ints, Tokens
from events.merging.score import (
    COPY,
    ELSEWHERE,
    ENOUGH,
    LIFE,
    LIKE_DEED,
    NOT_TWICE,
    NUMBERS,
    ONCE,
    OTHERS,
    SAME_DAYS,
    SAME_DEED,
    SEVERAL,
    SHARED,
    TOLD_DEED,
    UNNAMED,
    UNREAL,
    WITHIN_DAYS,
    WON,
    WORDS,
    types,
)
from events.merging.telling import NEAR

_NEARLY = 1e-3  # more than numbers of single precision make of a sum
_HELD = 4_000_000  # pairs that are held before those that come twice are let go
_TOGETHER = 50_000  # pairs whose words are compared at a time


def sifted(columns: Columns, found: Iterable[Pairs]) -> Iterator[tuple[int, int]]:
    """The pairs that may match; one that is found several times may be given several times.

    Args:
        columns: the rows.
        found: pairs of their places.
    """
    for one, other in _once(columns, found):
        for low in range(0, len(one), _TOGETHER):
            a, b = one[low : low + _TOGETHER], other[low : low + _TOGETHER]
            likely = _likely(columns, a, b)
            yield from zip(a[likely].tolist(), b[likely].tolist(), strict=True)


def _once(columns: Columns, found: Iterable[Pairs]) -> Iterator[Pairs]:
    """The pairs that are near each other, each once among as many as are held."""
    held: list[Ints] = []
    rows = max(1, len(columns))
    for one, other in found:
        near = _near(columns, one, other)
        held.append(one[near] * rows + other[near])
        if sum(map(len, held)) > _HELD:
            yield np.divmod(_unique(held), rows)
            held.clear()
    if held:
        yield np.divmod(_unique(held), rows)


def _unique(held: Sequence[Ints]) -> Ints:
    found = np.sort(np.concatenate(held))
    return found[np.diff(found, prepend=-1) > 0]


def _near(columns: Columns, one: Ints, other: Ints) -> Flags:
    """Whether dates, and how real it is, let two rows be one happening."""
    a, b = columns.type[one], columns.type[other]
    alike = a == b
    dated = columns.dated[one] & columns.dated[other]
    gap, longest, same = _days(columns, one, other)
    daily = np.isin(columns.types, list(NOT_TWICE))
    once = alike & columns.once[one] & columns.once[other] & (gap < LIFE)
    near: Flags = (gap < 0) | ((gap < NEAR) & (longest <= NEAR) & ~daily[a] & ~daily[b]) | once
    lasting = columns.lasting[one].astype(np.int8) + columns.lasting[other]
    near &= ~((lasting == 1) & (longest > NEAR)) & ~((lasting == 2) & ~same)
    mine, theirs = columns.modality[one], columns.modality[other]
    unreal = np.isin(columns.modalities, list(UNREAL))
    near &= (mine == theirs) | ~(unreal[mine] | unreal[theirs])
    within = columns.document[one] == columns.document[other]
    return np.where(within, alike & (mine == theirs), np.where(dated, near, alike))


def _days(columns: Columns, one: Ints, other: Ints) -> tuple[Ints, Ints, Flags]:
    """Days between two rows, below 0 where they overlap, those of the longer one, and whether they are the same."""
    start, end = columns.start[one], columns.end[one]
    begins, ends = columns.start[other], columns.end[other]
    gap = np.maximum(start, begins) - np.minimum(end, ends)
    return gap, np.maximum(end - start, ends - begins), (start == begins) & (end == ends)


def _likely(columns: Columns, one: Ints, other: Ints) -> Flags:
    """Whether pairs that are near each other have points enough, or are compared in another way."""
    gap, _, same = _days(columns, one, other)
    of_types = np.array([[types(a, b) for b in columns.types] for a in columns.types])
    mine, theirs = columns.trigger[one], columns.trigger[other]
    deed = mine == theirs
    found = (
        np.where(same, SAME_DAYS, np.where(gap < 0, WITHIN_DAYS, 0.0))
        + of_types[columns.type[one], columns.type[other]]
    )
    found += np.where(deed & (mine >= 0), SAME_DEED, np.where(_one_deed(columns, one, other), LIKE_DEED, TOLD_DEED))
    names, unnamed = _names(columns, one, other)
    found += names + _words(columns, one, other) + NUMBERS
    left = np.flatnonzero(found >= ENOUGH - _NEARLY)
    found[left] += _against(columns, one[left], other[left], unnamed[left])
    apart = columns.document[one] == columns.document[other]
    apart |= ~(columns.dated[one] & columns.dated[other])
    likely: Flags = (found >= ENOUGH - _NEARLY) | apart | (deed & _copies(columns, one, other))
    return likely


def _one_deed(columns: Columns, one: Ints, other: Ints) -> Flags:
    """Whether two deeds may be one that has two names."""
    won = np.isin(columns.types, list(WON))[columns.type[one]] & (columns.type[one] == columns.type[other])
    found: Flags = won | (columns.violent[one] & columns.violent[other])
    return found


def _names(columns: Columns, one: Ints, other: Ints) -> tuple[Floats, Floats]:
    """The most that names in common give, and what is taken off where each row has names that the other has not."""
    bag = columns.names
    tokens, weights, theirs = _met(bag, one, other)
    shared = theirs > 0
    telling = (shared & ~columns.states[tokens]).any(axis=0)
    several = telling & (shared.sum(axis=0) > 1)
    once = np.isin(columns.types, list(ONCE))[columns.type[one]] & (columns.type[one] == columns.type[other])
    kept = telling | (once & shared.any(axis=0))
    found = np.minimum(SHARED, np.minimum(weights, theirs).sum(axis=0)) + SEVERAL * several
    whole = bag.whole[one] & bag.whole[other]
    off = np.where(several, -SEVERAL, np.where(kept, 0.0, UNNAMED))
    return np.where(whole, found, SHARED + SEVERAL), np.where(whole, off, 0.0)


def _against(columns: Columns, one: Ints, other: Ints, unnamed: Floats) -> Floats:
    """What is taken off for other names, persons and places, and where no number is in common.

    Args:
        columns: the rows.
        one: the first of each pair.
        other: the other.
        unnamed: what is taken off where each has names that the other has not.
    """
    others = _has_others(columns.alike, one, other) & _has_others(columns.alike, other, one)
    found: Floats = np.where(others, unnamed, 0.0) + _persons(columns.persons, one, other)
    return found + _places(columns, one, other) + _numbers(columns.numbers, one, other) - NUMBERS


def _has_others(bag: Bag, one: Ints, other: Ints) -> Flags:
    """Whether the first row has strong names that the other has not at all."""
    _, weights, theirs = _met(bag, one, other)
    found: Flags = ((weights == STRONG) & (theirs == 0)).any(axis=0)
    return found


def _persons(bag: Bag, one: Ints, other: Ints) -> Floats:
    _, weights, theirs = _met(bag, one, other)
    both = weights.any(axis=0) & bag.of(other)[1].any(axis=0)
    return np.where(both & ~theirs.any(axis=0), OTHERS, 0.0)


def _places(columns: Columns, one: Ints, other: Ints) -> Floats:
    places, names = columns.places, columns.names
    _, weights, theirs = _met(places, one, other, names)
    _, their_weights, mine = _met(places, other, one, names)
    known = names.whole[one] & names.whole[other] & weights.any(axis=0) & their_weights.any(axis=0)
    return np.where(known & ~theirs.any(axis=0) & ~mine.any(axis=0), ELSEWHERE, 0.0)


def _words(columns: Columns, one: Ints, other: Ints) -> Floats:
    """Points for the words by their cosine, those that name the deed apart."""
    bag = columns.words
    tokens, weights, theirs = _met(bag, one, other)
    weights = np.where(_deed(columns, tokens, one, other), 0, weights)
    product = np.einsum("ij,ij->j", weights, theirs)
    again, their_weights = bag.of(other)
    their_weights = np.where(_deed(columns, again, one, other), 0, their_weights)
    norms = np.einsum("ij,ij->j", weights, weights) * np.einsum("ij,ij->j", their_weights, their_weights)
    cosine = product / np.sqrt(np.where(norms > 0, norms, 1))
    return np.where(bag.whole[one] & bag.whole[other], WORDS * cosine, WORDS)


def _deed(columns: Columns, tokens: Tokens, one: Ints, other: Ints) -> Flags:
    """Which tokens name the deed of either row."""
    found: Flags = (tokens == columns.trigger[one]) | (tokens == columns.trigger[other])
    return found


def _numbers(bag: Bag, one: Ints, other: Ints) -> Floats:
    _, _, theirs = _met(bag, one, other)
    return np.where(bag.whole[one] & bag.whole[other] & ~theirs.any(axis=0), 0.0, NUMBERS)


def _met(bag: Bag, one: Ints, other: Ints, where: Bag | None = None) -> tuple[Tokens, Floats, Floats]:
    """The tokens of the first row of each pair, their weights, and the weights that the other row gives to them.

    Args:
        bag: with the tokens of the first rows.
        one: the first rows.
        other: the others.
        where: with the tokens of the others, if not the same.
    """
    where = where or bag
    tokens, weights = bag.of(one)
    theirs, their_weights = where.of(other)
    found = np.zeros_like(weights)
    for place, token in enumerate(tokens):
        np.einsum("ij,ij->j", their_weights, theirs == token, out=found[place])
    return tokens, weights, found


def _copies(columns: Columns, one: Ints, other: Ints) -> Flags:
    """Whether enough runs of the shorter sentence can be in the longer one."""
    shorter = columns.lengths[one] <= columns.lengths[other]
    short, long = np.where(shorter, one, other), np.where(shorter, other, one)
    missing = np.bitwise_count(columns.runs[short] & ~columns.runs[long])
    found: Flags = missing <= (1 - COPY) * np.maximum(columns.lengths[short] - 2, 0) + _NEARLY
    return found
