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
from dashboard.times import Mask, Rows

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
        events: of the table, as rows in its order or as a mask; those that are not shown may be among them.
    """

    id: str
    name: str
    colour: str
    events: Rows | Mask

    @functools.cached_property
    def rows(self) -> Rows:
        """Of its events in the table, in its order; made of a mask for the lanes that are drawn alone."""
        return np.flatnonzero(self.events) if self.events.dtype == bool else self.events.astype(np.int64, copy=False)

    def holds(self, these: Rows) -> Mask:
        """Which of some rows of the table are among its events."""
        found: Mask
        if self.events.dtype == bool:
            found = self.events[these].astype(bool, copy=False)
            return found
        places = np.searchsorted(self.events, these)
        found = self.events[np.minimum(places, len(self.events) - 1)] == these
        return found


def lane_maker(catalogue: Catalogue, mask: Mask, kind: Lanes, filters: Filters) -> Callable[[int], list[Lane]]:
    """Makes the lanes of some events: the values chosen, else those with most events, then the others, then nobody.

    An event stands in the lane of each of its values that has one, and with the others only where none has.

    Args:
        catalogue: of the table.
        mask: the events that answer the filters and have a place on the axis.
        kind: what the lanes stand for.
        filters: the values chosen each have a lane.

    Returns:
        What makes the lanes where at most a number of values get one, if none are chosen; asked for one number after
        another it does nothing twice.
    """
    if kind == "none":
        only = [Lane(ALL, "", colours.ACTORS[0], mask)] if mask.any() else []
        return lambda _: only
    shared = _Shared(catalogue.facets[FACET_OF[kind]], mask)
    counts, chosen = shared.facet.counts(shared.mask), filters.chosen(FACET_OF[kind])
    return functools.cache(lambda most: _lanes(shared, _wanted(shared.facet, counts, chosen, most)))


class _Shared:
    """What lanes of one facet have in common, however many there are.

    Args:
        facet: whose values they are.
        mask: the events that are shown.
    """

    def __init__(self, facet: Facet, mask: Mask) -> None:
        self.facet, self.mask = facet, mask
        self._wanted: list[int] = []
        self._turn: npt.NDArray[np.int32] = np.zeros(len(mask), np.int32)

    def without(self, wanted: Sequence[int]) -> Mask:
        """Which of the events shown have none of some values.

        Fewer lanes are the first of more: the first of its values that each event has is found once for the most.
        """
        if self._wanted[: len(wanted)] != list(wanted):
            self._wanted = list(wanted)
            self._turn = np.full(len(self.mask), len(wanted), np.int32)
            for place in reversed(range(len(wanted))):
                self._turn[self.facet.events(self.facet.ids[wanted[place]])] = place
        return (self._turn >= len(wanted)) & self.mask


def _lanes(shared: _Shared, wanted: Sequence[int]) -> list[Lane]:
    facet, left = shared.facet, shared.without(wanted)
    some = left & facet.any
    lanes = [
        Lane(facet.ids[code], facet.names[code], colour, facet.events(facet.ids[code]))
        for code, colour in zip(wanted, _colours(wanted), strict=True)
    ]
    rest = ((OTHERS, some), (NOBODY, left & ~some))
    return [*lanes, *(Lane(id_, "", colours.NEUTRAL, mask) for id_, mask in rest if mask.any())]


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
