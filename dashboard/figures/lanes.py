"""Lanes by actor, type, place or article: which there are, and which events stand in each."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Catalogue
from dashboard.choices import Filters, Lanes
from dashboard.facets import Facet
from dashboard.figures import colours
from dashboard.times import Mask, Rows, Shown

OTHERS, NOBODY, ALL = "others", "nobody", "all"
"""Ids of the lanes for what has no lane of its own, for what has no value at all, and of the only lane."""

FACET_OF: dict[Lanes, str] = {"actor": "actors", "type": "types", "place": "places", "document": "documents"}
"""The facet behind each kind of lane."""


@dataclass(frozen=True, eq=False)
class Lane:
    """One lane.

    Attributes:
        id: of the value, or OTHERS, NOBODY or ALL.
        name: of the value, "" for those three.
        colour: of its marks.
        holds: which of some rows of the table, all of them shown, are among its events.
        counts: how many of its events that are shown have each time of the table.
    """

    id: str
    name: str
    colour: str
    holds: Callable[[Rows], Mask]
    counts: Callable[[], Rows]


def lane_maker(catalogue: Catalogue, shown: Shown, kind: Lanes, filters: Filters) -> Callable[[int], list[Lane]]:
    """Makes the lanes of some events: the values chosen, else those with most events, then the others, then nobody.

    An event stands in the lane of each of its values that has one, and with the others only where none has.

    Args:
        catalogue: of the table.
        shown: the events that answer the filters and have a place on the axis.
        kind: what the lanes stand for.
        filters: the values chosen each have a lane.

    Returns:
        What makes the lanes where at most a number of values get one, if none are chosen; asked for one number after
        another it does nothing twice.
    """
    if kind == "none":
        counted = functools.partial(catalogue.times.tally.counts, shown)
        only = [Lane(ALL, "", colours.ACTORS[0], shown.mask.take, counted)] if shown.mask.any() else []
        return lambda _: only
    made = _Lanes(catalogue, FACET_OF[kind], shown)
    counts, chosen = made.facet.tally.counts(shown), filters.chosen(FACET_OF[kind])
    return functools.cache(lambda most: made.of(_wanted(made.facet, counts, chosen, most)))


class _Lanes:
    """Makes the lanes of some values, and those of what has none of them.

    Fewer lanes are the first of more: which of its values each event has first is found once for the most.

    Args:
        catalogue: of the table.
        name: of the facet whose values they are.
        shown: the events that are shown.
    """

    def __init__(self, catalogue: Catalogue, name: str, shown: Shown) -> None:
        self.facet = catalogue.facets[name]
        self._catalogue, self._name, self._shown = catalogue, name, shown
        self._wanted: list[int] | None = None
        self._first: npt.NDArray[np.int16] = np.zeros(0, np.int16)
        self._counts: Rows = np.zeros(0, np.int64)

    def of(self, wanted: list[int]) -> list[Lane]:
        """The lanes of some values, by their codes, then of the others, then of nobody."""
        if self._wanted is None or self._wanted[: len(wanted)] != wanted:
            self._wanted = wanted
            self._first = self.facet.first_of(wanted)
            first = self._first.take(np.flatnonzero(self._shown.mask))
            self._counts = np.bincount(first, minlength=len(wanted) + 2)
        none = len(self._wanted) + 1
        lanes = [self._value(code, colour) for code, colour in zip(wanted, _colours(wanted), strict=True)]
        rest = (self._rest(OTHERS, len(wanted), none), self._rest(NOBODY, none, none + 1))
        return lanes + [lane for lane in rest if lane is not None]

    def _value(self, code: int, colour: str) -> Lane:
        facet = self.facet
        events = facet.events(facet.ids[code])

        def holds(rows: Rows) -> Mask:
            found: Mask = events[np.minimum(np.searchsorted(events, rows), len(events) - 1)] == rows
            return found

        def counts() -> Rows:
            return self._catalogue.lane(self._name, code).counts(self._shown)

        return Lane(facet.ids[code], facet.names[code], colour, holds, counts)

    def _rest(self, id_: str, low: int, high: int) -> Lane | None:
        """The lane of the events whose first value is none with a lane, from one place among values to before another."""
        if not self._counts[low:high].any():
            return None
        first = self._first

        def holds(rows: Rows) -> Mask:
            return (first.take(rows) >= low) & (first.take(rows) < high)

        def counts() -> Rows:
            mine = (first >= low) & (first < high) & self._shown.mask
            return self._catalogue.times.tally.counts(Shown(mine))

        return Lane(id_, "", colours.NEUTRAL, holds, counts)


def _wanted(facet: Facet, counts: Rows, chosen: Sequence[str], most: int) -> list[int]:
    """Codes of the values that get a lane, those of most events first."""
    if chosen:
        codes = [facet.place[value] for value in chosen if value in facet.place]
    else:
        # What is left over is not worth a lane called "others" where it is one value: it takes its own name.
        some = int((counts > 0).sum())
        codes = list(range(len(counts))) if some <= most + 1 else np.argsort(-counts, kind="stable")[:most].tolist()
    return sorted((code for code in codes if counts[code]), key=lambda code: (-counts[code], code))


def _colours(codes: Sequence[int]) -> list[str]:
    """A colour for each value: its own wherever it can be, so that a filter does not repaint what it leaves."""
    taken: set[int] = set()
    found = {}
    for code in sorted(codes):
        size = len(colours.ACTORS)
        free = [(code + step) % size for step in range(size) if (code + step) % size not in taken]
        place = free[0] if free else code % size
        taken.add(place)
        found[code] = colours.ACTORS[place]
    return [found[code] for code in codes]
