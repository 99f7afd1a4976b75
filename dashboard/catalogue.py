"""A table of events as columns of numbers, so that filters and counts of a million events take milliseconds."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.choices import Filters
from dashboard.facets import Facet, facet_of, kinds, single
from dashboard.packed import Places, holding, named, taken
from dashboard.times import FAR, Mask, Rows, Shown, Tally, Times, times_of, year_of
from events import EVENT_TYPES, FOLDED, MODALITIES, PRECISIONS, fold, is_packed, unpacked

_SEARCHES = 8  # whose answers are kept
_MOST_TOLD = 4_000  # rows kept as they were told: those of many charts
_LANES = 16  # whose events are kept in the order of their times
_CLOSED = ("types", "modalities", "precisions")  # facets of few values, of which an event has one
_CHUNK = 20_000  # rows of text folded and searched at a time
# Whose marks and labels are drawn first: turning points of a story; what was only said comes last.
_WEIGHT = {"coup": 0, "visit": 0, "agreement": 0, "election": 0, "statement": 2, "other": 3}


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A table and what is asked of it again and again, row by row as in the table.

    Attributes:
        table: the events.
        source: the table that these were made from, by which a catalogue is known again.
        times: that its events have.
        dated: whether it has an interval.
        placed: whether it has a place on the axis: an interval, or a day that it came before or after.
        confidence: in hundredths.
        rank: the order in which events are drawn where there is no room for all, 0 first.
        facets: the columns that filters choose from, by the names in ``choices.LISTS``.
        naming: of a corpus, the names of known actors in the reader's language, by their ids.
    """

    table: pd.DataFrame
    source: pd.DataFrame
    times: Times
    dated: Mask
    placed: Mask
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
    def drawn_first(self) -> Rows:
        """All rows, those first that are drawn where there is no room for all."""
        order = np.empty(len(self), np.int64)
        order[self.rank] = np.arange(len(self))
        return order

    @functools.cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year that an interval touches, None where nothing has a place."""
        if self.times.whole is None:
            return None
        first, last = self.times.whole
        return year_of(int(first)), year_of(max(int(first), int(last) - 1))

    @functools.cached_property
    def said(self) -> dict[tuple[Any, ...], str]:
        """Texts made of its rows, by what they are: a filter leaves most of what was drawn before it."""
        return {}

    @functools.cached_property
    def _drawn(self) -> dict[int, dict[str, Any]]:
        return {}

    def told(self, rows: Rows, wanted: Sequence[str]) -> list[dict[str, Any]]:
        """As ``records``, for the same columns each time: rows are kept once told, and not to be changed."""
        kept, places = self._drawn, rows.tolist()
        fresh = [place for place in places if place not in kept]
        if len(kept) + len(fresh) > _MOST_TOLD:
            kept, fresh = {}, places  # other readers may be reading what was kept
            self.__dict__["_drawn"] = kept
        if fresh:
            kept |= zip(fresh, self.records(np.array(fresh, np.int64), wanted), strict=True)
        return [kept[place] for place in places]

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
            found: Mask = self.times.within(filters)[self.times.of]
            return found
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

    @functools.cached_property
    def _searched(self) -> dict[str, Mask]:
        return {}

    def _with_words(self, text: str) -> Mask:
        """Every list of values on show counts under the other filters: a search is not made again for each."""
        known = self._searched.get(text)
        if known is None:
            known = self._found(text)
            if len(self._searched) >= _SEARCHES:
                self._searched.clear()
            self._searched[text] = known
        return known

    def _found(self, text: str) -> Mask:
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

    @functools.cached_property
    def _lanes(self) -> dict[tuple[str, int], Tally]:
        return {}

    def lane(self, name: str, code: int) -> Tally:
        """The events with a value of a facet in the order of their times; those of the last lanes are kept.

        Args:
            name: of the facet.
            code: of the value.
        """
        kept = self._lanes
        found = kept.get((name, code))
        if found is None:
            facet = self.facets[name]
            found = self.times.tally_of(facet.events(facet.ids[code]))
            if len(kept) >= _LANES:
                kept.clear()
            kept[name, code] = found
        return found

    def shown(self, rows: Rows, filters: Filters) -> Shown:
        """Those of some events that have a place on the axis.

        Args:
            rows: of events that answer the filters.
            filters: that they answer.
        """
        mask = self.mask(rows) & self.placed
        name = filters.active[0] if filters.active else _CLOSED[0]
        if len(filters.active) > 1 or name not in _CLOSED:
            return Shown(mask)
        facet = self.facets[name]
        if filters.active:
            chosen = [facet.place[value] for value in filters.chosen(name) if value in facet.place]
            held = sum(len(facet.events(facet.ids[code])) for code in chosen)
        else:
            chosen, held = list(range(len(facet.ids) + (len(facet.rows) < len(self)))), len(self)
        whole = held == len(rows) and bool(chosen)  # a reader who checks events has fewer before him
        return Shown(mask, facet.only, chosen, self.placed) if whole else Shown(mask)

    def mask(self, rows: Rows) -> Mask:
        """Which of all rows some are."""
        found = np.zeros(len(self), dtype=bool)
        found[rows] = True
        return found

    def salient(self, mask: Mask, most: int) -> Rows:
        """At most so many of the events of a mask, in their order: those drawn first where there is no room for all."""
        if np.count_nonzero(mask) <= most:
            return np.flatnonzero(mask)
        found, low, step = [np.empty(0, np.int64)], 0, 16 * most
        while most > 0:  # most are found among the first
            some = self.drawn_first[low : low + step]
            found.append(some[mask[some]][:most])
            low, step, most = low + step, 2 * step, most - len(found[-1])
        return np.sort(np.concatenate(found))

    def records(self, rows: Rows, wanted: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Some rows, each by column name; days as numpy has them.

        Args:
            rows: places in the table.
            wanted: names of columns; all where none are given.
        """
        names = list(wanted) or [str(name) for name in self.table.columns if name != FOLDED]
        if is_packed(self.table):
            columns = taken(self.table, names, rows, self.naming)
        else:
            columns = [self.table[name].array.take(rows).to_numpy() for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

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
    times, dated = times_of(table), table["start"].notna().to_numpy(bool)
    facets = {
        "actors": facet_of(table, "actor_ids", "actors", naming),
        "types": single(table["type"], EVENT_TYPES),
        "places": facet_of(table, "places", "places", {}),
        "documents": facet_of(table, "sources", "sources", titles),
        "modalities": single(table["modality"], MODALITIES),
        "precisions": single(table["precision"], PRECISIONS),
    }
    confidence = np.rint(table["confidence"].to_numpy(float) * 100).astype(np.int64)
    return Catalogue(
        table=table,
        source=table if source is None else source,
        times=times,
        dated=dated,
        placed=times.placed[times.of],
        confidence=confidence,
        rank=_ranks(table, times, dated, confidence),
        facets=facets | {"kinds": kinds(facets["actors"], len(table))},
        naming=naming,
    )


def _ranks(table: pd.DataFrame, times: Times, dated: Mask, confidence: Rows) -> Rows:
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
    year = np.where(dated, times.first[times.of], -FAR) // 366
    order = np.lexsort((score, year))
    fresh = np.flatnonzero(np.diff(year[order], prepend=year[order[:1]] - 1))
    within = np.arange(len(order)) - np.repeat(fresh, np.diff(np.append(fresh, len(order))))
    turn = np.empty(len(order), np.int64)
    turn[order] = within
    rank = np.empty(len(order), np.int64)
    # Undated events, which no chart draws, come last.
    rank[np.lexsort((score, turn // 4, ~dated))] = np.arange(len(order))
    return rank
