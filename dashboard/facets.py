"""Columns that filters choose from, as numbers: which events have which value, and how many of some have each."""

import functools
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.packed import numbered_names
from dashboard.times import Mask, Rows, Tally
from events import is_packed


@dataclass(frozen=True, eq=False)
class Facet:
    """The values of a column, each event with any number of them.

    Attributes:
        ids: values by code, those of most events first.
        names: as people read them, by code.
        rows: of the events, one entry for each value that one has, sorted by code.
        starts: where the entries of each code begin in ``rows``; one more than there are codes.
        size: how many events the table has.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    rows: Rows
    starts: Rows
    size: int

    @functools.cached_property
    def place(self) -> dict[str, int]:
        """The code of each value."""
        return {identity: code for code, identity in enumerate(self.ids)}

    @property
    def codes(self) -> Rows:
        """The values, in step with ``rows``."""
        return np.repeat(np.arange(len(self.ids)), np.diff(self.starts))

    @functools.cached_property
    def any(self) -> Mask:
        """Whether each event of the table has a value."""
        found = np.zeros(self.size, dtype=bool)
        found[self.rows] = True
        return found

    @functools.cached_property
    def only(self) -> npt.NDArray[np.int16]:
        """Of a column with one value an event that value, by its code; one more than the last code for none."""
        found = np.full(self.size, len(self.ids), np.int16)
        found[self.rows] = self.codes
        return found

    @functools.cached_property
    def tally(self) -> Tally:
        """Its events in the order of their values."""
        return Tally(self.rows, self.starts[:-1], np.arange(len(self.ids)), len(self.ids))

    def events(self, identity: str) -> Rows:
        """Rows of the events with a value; none where it is not known."""
        code = self.place.get(identity)
        return self.rows[:0] if code is None else self.rows[self.starts[code] : self.starts[code + 1]]

    def first_of(self, codes: Sequence[int]) -> npt.NDArray[np.int16]:
        """Which of some values each event has first, as its place among them.

        One more than the last place stands for another value, and after it one for no value. The last answer is
        kept: clicks on filters mostly leave what is asked for as it is.

        Args:
            codes: of the values.
        """
        wanted = tuple(codes)
        known: tuple[int, ...]
        first: npt.NDArray[np.int16]
        known, first = self.__dict__.get("_firsts", ((-1,), np.zeros(0, np.int16)))
        if known != wanted:
            first = np.where(self.any, np.int16(len(wanted)), np.int16(len(wanted) + 1))
            for place in reversed(range(len(wanted))):
                first[self.rows[self.starts[wanted[place]] : self.starts[wanted[place] + 1]]] = place
            self.__dict__["_firsts"] = wanted, first
        return first

    def name(self, identity: str) -> str:
        """The name of a value, itself where it is not known."""
        code = self.place.get(identity)
        return identity if code is None else self.names[code]

    def counts(self, mask: Mask) -> Rows:
        """How many of the events of a mask have each value, by code."""
        if mask.all() or not len(self.rows):
            return np.diff(self.starts)
        held = mask.take(self.rows).view(np.int8)
        return np.add.reduceat(held, self.starts[:-1], dtype=np.int32).astype(np.int64)


def single(values: pd.Series, known: Sequence[str]) -> Facet:
    """The facet of a column with one value an event, in the order of a closed list; "" is no value."""
    codes, uniques = pd.factorize(values)
    ids = [str(value) for value in uniques]
    rows = np.arange(len(values), dtype=np.int64)
    kept = np.array([bool(identity) for identity in ids], dtype=bool)[codes] if len(codes) else codes.astype(bool)
    order = {value: place for place, value in enumerate(known)}
    return _sorted(ids, ids, rows[kept], codes[kept].astype(np.int64), order, len(values))


def facet_of(table: pd.DataFrame, ids: str, names: str, naming: Mapping[str, str]) -> Facet:
    """The facet of a column of names, and what they are called in step; a name that is known otherwise is called so."""
    if is_packed(table):
        rows, codes, uniques, said = numbered_names(table, ids, names)
    else:
        listed = table[ids].tolist()
        lengths = np.fromiter(map(len, listed), np.int64, len(listed))
        flat = list(itertools.chain.from_iterable(listed))
        called = list(itertools.chain.from_iterable(table[names].tolist())) if names != ids else flat
        called = called if len(called) == len(flat) else flat
        codes, uniques = _numbered(flat)
        _, first = np.unique(codes, return_index=True)
        rows, said = np.repeat(np.arange(len(listed), dtype=np.int64), lengths), [called[place] for place in first]
    pairs = _once(rows * max(1, len(uniques)) + codes)  # an actor twice in one event counts once
    rows, codes = pairs // max(1, len(uniques)), pairs % max(1, len(uniques))
    said = [naming.get(identity) or name for identity, name in zip(uniques, said, strict=True)]
    return _sorted(uniques, said, rows, codes, {}, len(table))


def _once(numbers: Rows) -> Rows:
    """Each number once, in order; numpy's own ``unique`` takes ten times as long for a million that are all others."""
    ordered: Rows = np.sort(numbers)
    once: Rows = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return once


def _numbered(values: Sequence[str]) -> tuple[Rows, list[str]]:
    """A number for each value, and the values by number."""
    if not values:
        return np.empty(0, np.int64), []
    codes, uniques = pd.factorize(np.array(values, dtype=object))
    return codes.astype(np.int64), [str(value) for value in uniques.tolist()]


def _sorted(
    ids: Sequence[str], names: Sequence[str], rows: Rows, codes: Rows, order: Mapping[str, int], size: int
) -> Facet:
    """A facet whose codes run from most events to fewest, or in an order that is given."""
    counts = np.bincount(codes, minlength=len(ids))
    wanted = sorted(
        (code for code in range(len(ids)) if counts[code]),
        key=lambda code: (order.get(ids[code], len(order)), -counts[code], names[code].casefold(), ids[code]),
    )
    new = np.zeros(len(ids), np.int64)
    new[wanted] = np.arange(len(wanted))
    codes = new[codes]
    # Numbers of two bytes are sorted in a tenth of the time.
    by_code = np.argsort(codes.astype(np.uint16) if len(wanted) < 2**16 else codes, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(wanted)))]).astype(np.int64)
    return Facet(
        tuple(ids[code] for code in wanted),
        tuple(names[code] for code in wanted),
        rows[by_code],
        starts,
        size,
    )


def kinds(actors: Facet, events: int) -> Facet:
    """The facet of what the actors are: the part of their ids before the colon."""
    found = [identity.split(":")[0] for identity in actors.ids]
    codes, uniques = _numbered(found)
    pairs = _once(codes[actors.codes].astype(np.int64) * max(1, events) + actors.rows) if found else codes
    return _sorted(uniques, uniques, pairs % max(1, events), pairs // max(1, events), {}, events)
