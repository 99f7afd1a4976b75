"""Which rows are compared at all: those of one stretch of time that name someone or something in common.

A block is a key that rows share. ``keys`` gives those of one row and depends on nothing else, so that rows of many
files can be sorted by key and each block worked on alone; ``pairs`` gives the pairs of rows of many blocks. Rows
with a fine date stand in blocks of months, and again as guests in blocks of years, where rows meet them that only
know the year; two guests of a block are not compared in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from events import interval
from events.merging.columns import Columns, Flags, Ints
from events.merging.telling import LONG, NEAR, Telling
from events.merging.words import FIRST

FULL = 40
"""Rows of a block above which not each is compared with each, so that work grows with the rows and not their square."""
WINDOW = 8
"""Neighbours that a row of a full block is compared with, in the order of what the rows say."""
_FINE = 45  # days of a date that counts as fine
_TOGETHER = 1_000_000  # pairs that are made at a time

Key = tuple[str, int, str]
"""Kind of block and its number in time, and the name in common."""
Pairs = tuple[Ints, Ints]
"""Places of rows, the first of each pair before the other."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Rows in blocks, sorted by block and row.

    Attributes:
        block: its number.
        row: its place among the rows.
        home: whether it is at home there.
    """

    block: Ints
    row: Ints
    home: Flags

    @classmethod
    def of(cls, block: Ints, row: Ints, home: Flags) -> "Entries":
        """Entries in any order."""
        order = np.lexsort((row, block))
        return cls(block[order], row[order], home[order])

    def where(self, wanted: Flags) -> "Entries":
        """Some of them."""
        return Entries(self.block[wanted], self.row[wanted], self.home[wanted])

    def runs(self) -> tuple[Ints, Ints]:
        """Where each block begins, and how many rows it has."""
        first = np.flatnonzero(np.diff(self.block, prepend=-1))
        return first, np.diff(first, append=len(self.block))

    def that_meet(self) -> "Entries":
        """Those of blocks that can hold a pair: two rows, one of them at home."""
        if not len(self.block):
            return self
        first, size = self.runs()
        meet = (size > 1) & np.logical_or.reduceat(self.home, first)
        return self.where(np.repeat(meet, size))


def keys(telling: Telling) -> list[tuple[Key, bool]]:
    """The blocks of a row, each with whether it is at home there or a guest.

    An undated row is only in those of its sentence, its words, and of what happens once to someone at all.
    """
    found: list[tuple[Key, bool]] = [(("sentence", telling.quote[1], telling.document), True)]
    found.append((("words", 0, " ".join(telling.said.signature)), True))
    found += [((telling.type, 0, name), True) for name in telling.once]
    for stretch, number, home in _stretches(telling):
        for name, weight in telling.names.items():
            if weight <= FIRST and ":" not in name:  # any word may begin a sentence
                continue
            common = name.startswith("state:")  # of one state's news only what is of one type is compared
            found.append(((stretch, number, f"{name} {telling.type}" if common else name), home))
    return found


def _stretches(telling: Telling) -> Iterator[tuple[str, int, bool]]:
    if telling.when is None:
        return
    start, end = telling.when
    first_year = interval.civil(start)[0]
    if (telling.lasting and end - start > _FINE) or end - start > LONG:
        yield "period", first_year, True
        return
    padded = start - NEAR, end + NEAR - 1
    fine = end - start <= _FINE
    years = {interval.civil(day)[0] for day in padded} if fine else range(first_year, interval.civil(end - 1)[0] + 1)
    for year in sorted(years):
        yield "year", year, not fine
    if fine:
        months = [interval.civil(day)[:2] for day in padded]
        low, high = (year * 12 + month for year, month in months)
        for month in range(low, high + 1):
            yield "month", month, True


def pairs(columns: Columns, entries: Entries) -> Iterator[Pairs]:
    """The pairs of rows of blocks that are compared: at most ``FULL`` a row and block, however many rows there are.

    Of a full block, the rows that share another name or word are compared, and of these, where they are too many
    again, each with its ``WINDOW`` neighbours in the order of date, type and words. One pair may come several times.

    Args:
        columns: the rows.
        entries: which of them are in which block.
    """
    entries = entries.that_meet()
    first, size = entries.runs()
    yield from _each(entries, first[size <= FULL], size[size <= FULL])
    yield from _crowded(columns, entries.where(np.repeat(size > FULL, size)))


def _each(entries: Entries, first: Ints, size: Ints) -> Iterator[Pairs]:
    """Each with each, of the blocks that begin at some places."""
    for many in np.unique(size):
        low, high = np.triu_indices(many, 1)
        begin = first[size == many, None]
        step = max(1, _TOGETHER // len(low))
        for at in range(0, len(begin), step):
            some = begin[at : at + step]
            yield from _met(entries, (some + low).ravel(), (some + high).ravel())


def _met(entries: Entries, one: Ints, other: Ints) -> Iterator[Pairs]:
    met = entries.home[one] | entries.home[other]
    a, b = entries.row[one[met]], entries.row[other[met]]
    yield np.minimum(a, b), np.maximum(a, b)


def _crowded(columns: Columns, entries: Entries) -> Iterator[Pairs]:
    """The pairs of full blocks."""
    if not len(entries.block):
        return
    tokens, begin = columns.tokens
    first, end = begin[entries.row], begin[entries.row + 1]
    entry = np.repeat(np.arange(len(entries.row)), end - first)
    within = np.arange(len(entry)) - np.repeat(np.cumsum(end - first) - (end - first), end - first)
    block = entries.block[entry] * (int(tokens.max(initial=0)) + 1) + tokens[first[entry] + within]
    order = np.argsort(block, kind="stable")
    smaller = Entries(block[order], entries.row[entry[order]], entries.home[entry[order]])
    first, size = smaller.runs()
    rare = (size > 1) & (size <= FULL)
    yield from _each(smaller, first[rare], size[rare])
    order = np.lexsort((columns.place[entries.row], entries.block))
    for step in range(1, WINDOW + 1):
        one, other = order[:-step], order[step:]
        together = entries.block[one] == entries.block[other]
        yield from _met(entries, one[together], other[together])
