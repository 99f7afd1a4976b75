"""A table of events as columns of numbers, so that filters and counts of a million events take milliseconds."""

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.choices import Filters, year_month
from dashboard.packed import Places, holding, named, numbered_names
from events import EVENT_TYPES, FOLDED, MODALITIES, PRECISIONS, fold, is_packed, unpacked

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
Days = npt.NDArray[np.int64]

FAR = 10**9
"""Days that stand for "not known to begin" and "not known to end"."""

_CHUNK = 20_000  # rows of text folded and searched at a time
# Whose marks and labels are drawn first: turning points of a story; what was only said comes last.
_WEIGHT = {"coup": 0, "visit": 0, "agreement": 0, "election": 0, "statement": 2, "other": 3}


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """The values of a column, each event with any number of them.

    Attributes:
        ids: values by code, those of most events first.
        names: as people read them, by code.
        rows: of the events, one entry for each value that one has, sorted by code.
        codes: the values, in step with ``rows``.
        starts: where the entries of each code begin in ``rows``; one more than there are codes.
        size: how many events the table has.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    rows: Rows
    codes: Rows
    starts: Rows
    size: int

    @functools.cached_property
    def place(self) -> dict[str, int]:
        """The code of each value."""
        return {identity: code for code, identity in enumerate(self.ids)}

    @functools.cached_property
    def any(self) -> Mask:
        """Whether each event of the table has a value."""
        found = np.zeros(self.size, dtype=bool)
        found[self.rows] = True
        return found

    def events(self, identity: str) -> Rows:
        """Rows of the events with a value; none where it is not known."""
        code = self.place.get(identity)
        return self.rows[:0] if code is None else self.rows[self.starts[code] : self.starts[code + 1]]

    def name(self, identity: str) -> str:
        """The name of a value, itself where it is not known."""
        code = self.place.get(identity)
        return identity if code is None else self.names[code]

    def counts(self, mask: Mask) -> Rows:
        """How many of the events of a mask have each value, by code."""
        kept = self.codes if mask.all() else self.codes[mask[self.rows]]
        return np.bincount(kept, minlength=len(self.ids)).astype(np.int64)


# cached_property needs a __dict__, which slots take away.
class _Facet(Facet):
    __slots__ = ("__dict__",)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A table and what is asked of it again and again, row by row as in the table.

    Attributes:
        table: the events.
        source: the table that these were made from, by which a catalogue is known again.
        first: first day known to be possible, in days since 1970, -FAR where there is none.
        last: the day after the last that is possible, FAR where there is none.
        dated: whether it has an interval.
        placed: whether it has a place on the axis: an interval, or a day that it came before or after.
        at: where its mark stands, in days since 1970; NaN for what has no place.
        confidence: in hundredths.
        rank: the order in which events are drawn where there is no room for all, 0 first.
        facets: the columns that filters choose from, by the names in ``choices.LISTS``.
        naming: of a corpus, the names of known actors in the reader's language, by their ids.
    """

    table: pd.DataFrame
    source: pd.DataFrame
    first: Days
    last: Days
    dated: Mask
    placed: Mask
    at: npt.NDArray[np.float64]
    confidence: Rows
    rank: Rows
    facets: Mapping[str, Facet]
    naming: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.table)

    @functools.cached_property
    def place(self) -> Mapping[str, int]:
        """The row of each event by its id, and by those of all rows that were merged into it."""
        if is_packed(self.table):
            return Places(self.table)
        own = dict(zip(self.table["event"].tolist(), range(len(self)), strict=True))
        if "mentions" not in self.table:
            return own
        told = self.table["mentions"].tolist()
        return {mention: row for row, mentions in enumerate(told) for mention in mentions} | own

    @functools.cached_property
    def reach(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Where each interval begins and ends; the day of its mark where only one end is known."""
        half = (self.first <= -FAR) | (self.last >= FAR)
        return np.where(half, self.at - 0.5, self.first), np.where(half, self.at + 0.5, self.last)

    @functools.cached_property
    def in_time(self) -> npt.NDArray[np.float64]:
        """Where all marks stand, earliest first."""
        return np.sort(self.at[self.placed])

    @functools.cached_property
    def whole(self) -> tuple[float, float] | None:
        """First day and the one after the last that the table knows, None where nothing has a place."""
        known = np.concatenate([self.first[self.placed], self.last[self.placed]])
        known = known[np.abs(known) < FAR]
        return (float(known.min()), float(known.max())) if len(known) else None

    @functools.cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year that an interval touches, None where nothing has a place."""
        if self.whole is None:
            return None
        first, last = self.whole
        return _year(int(first)), _year(max(int(first), int(last) - 1))

    @functools.cached_property
    def said(self) -> dict[tuple[Any, ...], str]:
        """Texts made of its rows, by what they are: a filter leaves most of what was drawn before it."""
        return {}

    def answer(self, filters: Filters, *, but: str = "") -> Mask:
        """Which events the filters let through.

        Args:
            filters: what the reader chose.
            but: the name of a filter to leave out, so that its own values can be counted.
        """
        mask = np.ones(len(self), dtype=bool)
        for name in filters.active:
            if name != but:
                mask &= self._let_through(name, filters)
        return mask

    def _let_through(self, name: str, filters: Filters) -> Mask:
        if name == "period":
            return self._in_period(filters)
        if name == "confidence":
            return self.confidence >= filters.confidence
        if name == "text":
            return self._with_words(filters.text)
        facet, values = self.facets[name], filters.chosen(name)
        every = filters.every if name == "actors" else False
        mask = np.full(len(self), every)
        for value in values:
            if every:
                mine = np.zeros(len(self), dtype=bool)
                mine[facet.events(value)] = True
                mask &= mine
            else:
                mask[facet.events(value)] = True
        return mask

    def _in_period(self, filters: Filters) -> Mask:
        """Undated events are let through by every period."""
        low = -FAR * 2 if filters.first is None else month_start(filters.first)
        high = FAR * 2 if filters.last is None else month_start(filters.last + 1)
        if filters.certain:
            inside = (self.first >= low) & (self.last <= high)
        else:
            inside = (self.first < high) & (self.last > low)
        return inside | ~self.placed

    def _with_words(self, text: str) -> Mask:
        mask = np.ones(len(self), dtype=bool)
        for word in fold(text).split():
            mask &= self._with_word(word.encode("utf-8", "surrogatepass"))
        return mask

    def _with_word(self, word: bytes) -> Mask:
        if FOLDED in self.table:
            return holding(self.table, word.decode("utf-8", "replace"))
        mask = np.zeros(len(self), dtype=bool)
        for number, (text, ends) in enumerate(self._text):
            hits = np.fromiter((match.start() for match in re.finditer(re.escape(word), text)), np.int64)
            mask[number * _CHUNK + np.searchsorted(ends, hits, side="left")] = True
        return mask

    @functools.cached_property
    def _text(self) -> list[tuple[bytes, Rows]]:
        """Titles and quotes without case and accents, a line an event, and where each line ends."""
        chunks = []
        for low in range(0, len(self), _CHUNK):
            rows = self.table.iloc[low : low + _CHUNK]
            lines = (
                f"{title} {quote}".replace("\n", " ") for title, quote in zip(rows["title"], rows["quote"], strict=True)
            )
            text = (fold("\n".join(lines)) + "\n").encode("utf-8", "surrogatepass")
            chunks.append((text, np.flatnonzero(np.frombuffer(text, np.uint8) == 10)))
        return chunks

    def salient(self, rows: Rows, most: int) -> Rows:
        """At most so many of the rows, in their order: those drawn first where there is no room for all."""
        if len(rows) <= most:
            return rows
        return np.sort(rows[np.argpartition(self.rank[rows], most)[:most]])

    def records(self, rows: Rows, columns: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Some rows, each by column name; days as numpy has them.

        Args:
            rows: places in the table.
            columns: their names; all where none are given.
        """
        names = list(columns) or [str(name) for name in self.table.columns if name != FOLDED]
        if is_packed(self.table):
            whose = [*names, "actor_ids"] if "actors" in names and "actor_ids" not in names else names
            some = named(unpacked(self.table[whose].take(rows)), self.naming)
            values = [some[name].to_numpy() for name in names]
        else:
            values = [self.table[name].array.take(rows).to_numpy() for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]

    def taken(self, rows: Rows | None) -> pd.DataFrame:
        """Some rows as an events table, or all.

        Args:
            rows: places in the table, None for all.
        """
        if not is_packed(self.table):
            return self.table if rows is None else self.table.iloc[rows].reset_index(drop=True)
        some = self.table if rows is None or len(rows) == len(self) else self.table.take(rows).reset_index(drop=True)
        return named(unpacked(some), self.naming)

    @functools.cached_property
    def throughout(self) -> Mask:
        """Whether each event went on all through its interval."""
        return np.asarray(self.table["extent"] == "throughout", dtype=bool)

    def counts(self, name: str, filters: Filters) -> dict[str, int]:
        """How many events each value of a facet has under the other filters, most first; none with no event.

        For actors of which all are needed, the counts say what would be left with one more of them.
        """
        but = "" if name == "actors" and filters.every else name
        facet = self.facets[name]
        counts = facet.counts(self.answer(filters, but=but))
        order = np.lexsort((np.arange(len(counts)), -counts))
        return {facet.ids[code]: int(counts[code]) for code in order.tolist() if counts[code]}


def month_start(month: int) -> int:
    """The first day of a month, in days since 1970.

    Args:
        month: counted from January of year 0.
    """
    year, number = year_month(month)
    return int(np.datetime64((year - 1970) * 12 + number - 1, "M").astype("datetime64[D]").astype(int))


def _year(day: int) -> int:
    return int(np.datetime64(day, "D").astype("datetime64[Y]").astype(int)) + 1970


def catalogue_of(
    table: pd.DataFrame,
    titles: Mapping[str, str] | None = None,
    *,
    source: pd.DataFrame | None = None,
    naming: Mapping[str, str] | None = None,
) -> Catalogue:
    """The catalogue of an events table.

    Args:
        table: the events.
        titles: of the articles by id; an id stands for itself where it has none.
        source: the table that it was made from, where that is another.
        naming: of a corpus, the names of known actors in the reader's language, by their ids.
    """
    naming = naming or {}
    titles = titles or {}
    start, end = _days(table, "start"), _days(table, "end")
    after, before = _days(table, "not_before"), _days(table, "not_after")
    dated = start > -FAR
    bounded = ~dated & ((after > -FAR) | (before > -FAR))
    first = np.where(dated, start, after)
    last = np.where(dated, end, np.where(before > -FAR, before + 1, FAR))
    facets = {
        "actors": _facet_of(table, "actor_ids", "actors", naming),
        "types": _single(table["type"], EVENT_TYPES),
        "places": _facet_of(table, "places", "places", {}),
        "documents": _facet_of(table, "sources", "sources", titles),
        "modalities": _single(table["modality"], MODALITIES),
        "precisions": _single(table["precision"], PRECISIONS),
    }
    confidence = np.rint(table["confidence"].to_numpy(float) * 100).astype(np.int64)
    return Catalogue(
        table=table,
        source=table if source is None else source,
        first=first,
        last=last,
        dated=dated,
        placed=dated | bounded,
        at=_places(table, first, last, dated, bounded),
        confidence=confidence,
        rank=_ranks(table, first, dated, confidence),
        facets=facets | {"kinds": _kinds(facets["actors"], len(table))},
        naming=naming,
    )


def _days(table: pd.DataFrame, name: str) -> Days:
    """Days since 1970, -FAR for none."""
    days = table[name].to_numpy("datetime64[s]")
    found = days.astype("datetime64[D]").astype(np.int64)
    return np.where(np.isnat(days), -FAR, found)


def _places(table: pd.DataFrame, first: Days, last: Days, dated: Mask, bounded: Mask) -> npt.NDArray[np.float64]:
    """Where marks stand: the middle of an interval that the event lies somewhere in, the end known of all others."""
    at = (first + last) / 2
    throughout = (table["extent"] == "throughout").to_numpy(bool) & dated
    at = np.where(throughout, first + 0.5, at)
    at = np.where(throughout & (table["open"] == "start").to_numpy(), last - 0.5, at)
    at = np.where(bounded, np.where(first > -FAR, first + 0.5, last - 0.5), at)
    return np.where(dated | bounded, at, np.nan)


def _ranks(table: pd.DataFrame, first: Days, dated: Mask, confidence: Rows) -> Rows:
    """By salience where the table has it; else a guess at it.

    The guess has turning points before words, the surer and the oftener told first, and every year before any
    has a second.
    """
    if "salience" in table:
        ranked = np.empty(len(table), np.int64)
        ranked[np.lexsort((-table["salience"].fillna(0).to_numpy(float), ~dated))] = np.arange(len(table))
        return ranked
    weight = {kind: float(_WEIGHT.get(kind, 1)) for kind in EVENT_TYPES}
    score = table["type"].map(weight).fillna(3.0).to_numpy(float) + 1 - confidence / 100
    score -= 0.5 * np.log2(np.maximum(1, table["n_sources"].to_numpy(float)))
    score += 0.5 * (table["modality"] != "happened").to_numpy()
    year = np.where(dated, first, -FAR) // 366
    order = np.lexsort((score, year))
    fresh = np.flatnonzero(np.diff(year[order], prepend=year[order[:1]] - 1))
    within = np.arange(len(order)) - np.repeat(fresh, np.diff(np.append(fresh, len(order))))
    turn = np.empty(len(order), np.int64)
    turn[order] = within
    rank = np.empty(len(order), np.int64)
    # Undated events, which no chart draws, come last.
    rank[np.lexsort((score, turn // 4, ~dated))] = np.arange(len(order))
    return rank


def _single(values: pd.Series, known: Sequence[str]) -> Facet:
    """The facet of a column with one value an event, in the order of a closed list; "" is no value."""
    codes, uniques = pd.factorize(values)
    ids = [str(value) for value in uniques]
    rows = np.arange(len(values), dtype=np.int64)
    kept = np.array([bool(identity) for identity in ids], dtype=bool)[codes] if len(codes) else codes.astype(bool)
    order = {value: place for place, value in enumerate(known)}
    return _sorted(ids, ids, rows[kept], codes[kept].astype(np.int64), order, len(values))


def _facet_of(table: pd.DataFrame, ids: str, names: str, naming: Mapping[str, str]) -> Facet:
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
    by_code = np.argsort(codes, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(wanted)))]).astype(np.int64)
    return _Facet(
        tuple(ids[code] for code in wanted),
        tuple(names[code] for code in wanted),
        rows[by_code],
        codes[by_code],
        starts,
        size,
    )


def _kinds(actors: Facet, events: int) -> Facet:
    """The facet of what the actors are: the part of their ids before the colon."""
    kinds = [identity.split(":")[0] for identity in actors.ids]
    codes, uniques = _numbered(kinds)
    pairs = _once(codes[actors.codes].astype(np.int64) * max(1, events) + actors.rows) if kinds else codes
    return _sorted(uniques, uniques, pairs % max(1, events), pairs // max(1, events), {}, events)
