"""When events are, as numbers: a million events share some thousands of times, and what counts times counts these."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.choices import Filters, year_month

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
Days = npt.NDArray[np.int64]

FAR = 10**9
"""Days that stand for "not known to begin" and "not known to end"."""


@dataclass(frozen=True, eq=False)
class Shown:
    """The events that a chart is of.

    Attributes:
        mask: which of the table they are.
        only: where nothing or one closed list alone is filtered, the value of each event of the table in a closed list,
            as a number; else None.
        chosen: the numbers of the values let through.
        placed: where ``only`` is given, which events of the table may be shown at all.
    """

    mask: Mask
    only: npt.NDArray[np.int16] | None = None
    chosen: Sequence[int] = ()
    placed: Mask | None = None


@dataclass(frozen=True, eq=False)
class Tally:
    """Events in the order of the numbers that they have, so that those of a chart are counted in one go.

    Attributes:
        rows: of the events, once for each number that one has.
        starts: where in ``rows`` those of each number begin.
        numbers: these numbers, rising.
        size: how many numbers there are in all.
    """

    rows: Rows
    starts: Rows
    numbers: Rows
    size: int

    def counts(self, shown: Shown) -> Rows:
        """How many of the events shown have each number."""
        found = np.zeros(self.size, np.int64)
        if not len(self.rows):
            return found
        if shown.only is None or shown.placed is None:
            held = np.add.reduceat(shown.mask.take(self.rows).view(np.int8), self.starts, dtype=np.int32)
        else:
            held = self._table(shown.only, shown.placed)[:, list(shown.chosen)].sum(axis=1)
        found[self.numbers] = held
        return found

    def _table(self, only: npt.NDArray[np.int16], placed: Mask) -> npt.NDArray[np.int32]:
        """How many events have each number and each value of a closed list; kept, as filters of one list come in turns."""
        known: dict[int, tuple[npt.NDArray[np.int16], npt.NDArray[np.int32]]] = self.__dict__.setdefault("_tables", {})
        kept = known.get(id(only))
        if kept is None:
            wide, high = int(only.max()) + 1, len(self.starts)
            of = np.repeat(np.arange(high), np.diff(self.starts, append=len(self.rows)))
            some = np.flatnonzero(placed.take(self.rows))
            cells = of.take(some) * wide + only.take(self.rows.take(some))
            kept = only, np.bincount(cells, minlength=high * wide).reshape(high, wide).astype(np.int32)
            known[id(only)] = kept
        return kept[1]


@dataclass(frozen=True, eq=False)
class Times:
    """The times that the events of a table have, each once.

    Attributes:
        of: for each event, in the order of the table, which of the times it has.
        first: first day known to be possible, in days since 1970, -FAR where there is none.
        last: the day after the last that is possible, FAR where there is none.
        at: where its mark stands, in days since 1970; NaN for what has no place on the axis.
    """

    of: Rows
    first: Days
    last: Days
    at: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.first)

    @functools.cached_property
    def placed(self) -> Mask:
        """Whether each time has a place on the axis: an interval, or a day that it is before or after."""
        return ~np.isnan(self.at)

    @functools.cached_property
    def reach(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Where each interval begins and ends; the day of its mark where only one end is known."""
        half = (self.first <= -FAR) | (self.last >= FAR)
        return np.where(half, self.at - 0.5, self.first), np.where(half, self.at + 0.5, self.last)

    @functools.cached_property
    def in_order(self) -> tuple[npt.NDArray[np.float64], Rows]:
        """Where marks stand, earliest first, and how many stand no later."""
        order = np.argsort(self.at, kind="stable")[: int(self.placed.sum())]
        return self.at[order], np.cumsum(self.counts()[order])

    @functools.cached_property
    def whole(self) -> tuple[float, float] | None:
        """First day and the one after the last that is known, None where nothing has a place."""
        known = np.concatenate([self.first[self.placed], self.last[self.placed]])
        known = known[np.abs(known) < FAR]
        return (float(known.min()), float(known.max())) if len(known) else None

    def counts(self, some: Rows | None = None) -> Rows:
        """How many of some events, or of all, have each time.

        Args:
            some: their rows; None for all events.
        """
        return np.bincount(self.of if some is None else self.of.take(some), minlength=len(self)).astype(np.int64)

    @functools.cached_property
    def tally(self) -> Tally:
        """All events in the order of their times."""
        return self.tally_of(np.arange(len(self.of)))

    def tally_of(self, rows: Rows) -> Tally:
        """Some events in the order of their times.

        Args:
            rows: of the table, each once.
        """
        of = self.of.take(rows)
        # Numbers of two bytes are sorted in a tenth of the time.
        order = np.argsort(of.astype(np.uint16) if len(self) < 2**16 else of, kind="stable")
        of = of.take(order)
        starts = np.flatnonzero(np.diff(of, prepend=-1))
        return Tally(rows.take(order), starts, of.take(starts), len(self))

    def touching(self, first: float, last: float) -> Mask:
        """Which times have a part, or a mark where only one end is known, in a stretch of days."""
        begins, ends = self.reach
        return (begins < last) & (ends > first)

    def within(self, filters: Filters) -> Mask:
        """Which times the period of the filters lets through; it always does those that have no place."""
        low = -FAR * 2 if filters.first is None else month_start(filters.first)
        high = FAR * 2 if filters.last is None else month_start(filters.last + 1)
        if filters.certain:
            inside = (self.first >= low) & (self.last <= high)
        else:
            inside = (self.first < high) & (self.last > low)
        return inside | ~self.placed


def month_start(month: int) -> int:
    """The first day of a month, in days since 1970.

    Args:
        month: counted from January of year 0.
    """
    year, number = year_month(month)
    return int(np.datetime64((year - 1970) * 12 + number - 1, "M").astype("datetime64[D]").astype(int))


def year_of(day: int) -> int:
    """The year of a day.

    Args:
        day: since 1970.
    """
    return int(np.datetime64(day, "D").astype("datetime64[Y]").astype(int)) + 1970


def times_of(table: pd.DataFrame) -> Times:
    """The times of a table of events."""
    start, end = _days(table, "start"), _days(table, "end")
    after, before = _days(table, "not_before"), _days(table, "not_after")
    dated = start > -FAR
    bounded = ~dated & ((after > -FAR) | (before > -FAR))
    first = np.where(dated, start, after)
    last = np.where(dated, end, np.where(before > -FAR, before + 1, FAR))
    at = _marks(table, first, last, dated, bounded)
    of, once = _once((first, last, np.where(np.isnan(at), -2 * FAR, at * 2).astype(np.int64)))
    return Times(of, first[once], last[once], at[once])


def _once(columns: Sequence[Rows]) -> tuple[Rows, Rows]:
    """For each row which of all others it is like, as a number, and a row of each number."""
    of = np.zeros(len(columns[0]), np.int64)
    for column in columns:  # two at a time, so that their numbers together never leave 64 bits
        codes, known = pd.factorize(column)
        of, _ = pd.factorize(of * max(1, len(known)) + codes)
    once = np.zeros(int(of.max(initial=-1)) + 1, np.int64)
    once[of[::-1]] = np.arange(len(of))[::-1]
    return of.astype(np.int64), once


def _days(table: pd.DataFrame, name: str) -> Days:
    """Days since 1970, -FAR for none."""
    days = table[name].to_numpy("datetime64[s]")
    found = days.astype("datetime64[D]").astype(np.int64)
    return np.where(np.isnat(days), -FAR, found)


def _marks(table: pd.DataFrame, first: Days, last: Days, dated: Mask, bounded: Mask) -> npt.NDArray[np.float64]:
    """Where marks stand: the middle of an interval that the event lies somewhere in, the end known of all others."""
    at = (first + last) / 2
    throughout = (table["extent"] == "throughout").to_numpy(bool) & dated
    at = np.where(throughout, first + 0.5, at)
    at = np.where(throughout & (table["open"] == "start").to_numpy(), last - 0.5, at)
    at = np.where(bounded, np.where(first > -FAR, first + 0.5, last - 0.5), at)
    return np.where(dated | bounded, at, np.nan)
