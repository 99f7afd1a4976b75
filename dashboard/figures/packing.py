"""Rows in which marks and labels do not touch. Pure geometry, in pixels."""

import heapq
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

Side = Literal["right", "left", "inside", ""]

_TRIES = 4  # labels of a lane that are tried one by one; the rest may still find room in a row that is there


@dataclass(frozen=True, slots=True)
class Item:
    """What has to be placed in a lane, in pixels from the left edge.

    Attributes:
        left: where its mark and whiskers begin.
        right: where they end.
        label: width that its label asks for, 0 for none.
        rank: whose label gives way: the higher one's.
        inside: where a label over the item itself would begin, as on a bar that is wide enough; None elsewhere.
        full: width of the whole label, which it takes where there is room; never less than ``label``.
        least: width below which a label says too little to stand there.
    """

    left: float
    right: float
    label: float
    rank: float = 0
    inside: float | None = None
    full: float = 0
    least: float = 70


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item stands.

    Attributes:
        row: 0 is the top row.
        side: of the label, or "" where there is no room for one.
        left: where the item with its label begins.
        right: where it ends.
        label: how wide the label may be.
    """

    row: int
    side: Side
    left: float
    right: float
    label: float = 0


def place(items: Sequence[Item], width: float, *, rows: int = 10**6, gap: float = 5) -> list[Placed]:
    """Rows for the items of a lane: no two in a row touch.

    Labels stand at the right, or at the left where the edge of the chart would cut them; those that it would
    cut on either side are left out. Of the others, those of lowest rank are kept, as many as the rows hold;
    marks are all kept, and take more rows where they must. Where a row has room left, labels that were left
    out get a short one, and all grow to their full width.

    Args:
        items: in any order.
        width: of the chart.
        rows: how many rows labels may take.
        gap: least space between two items of a row.
    """
    order = sorted(range(len(items)), key=lambda i: items[i].rank)
    reach = _Reach.of(items, width, gap)
    rows = max(rows, reach.rows(reach.none))
    few, many = 0, len(items)
    while few < many:  # more labels never need fewer rows, so the most that fit are found by halving
        middle = (few + many + 1) // 2
        few, many = (middle, many) if reach.rows(reach.among(order[:middle])) <= rows else (few, middle - 1)
    labelled = reach.among(order[:few])
    for index in order[few + 1 : few + 1 + _TRIES]:  # one that does not fit need not keep out all after it
        labelled[index] = True
        labelled[index] = reach.rows(labelled) <= rows
    return _grown(items, _fit(reach, labelled), order, width, gap)


def count_rows(places: Sequence[Placed]) -> int:
    """How many rows the places take."""
    return 1 + max((spot.row for spot in places), default=-1)


def rows_needed(items: Sequence[Item], width: float, *, labelled: bool, gap: float = 5) -> int:
    """How many rows the marks take, with all their labels or with none."""
    if not labelled:
        return _most_over(np.array([item.left for item in items]), np.array([item.right + gap for item in items]))
    reach = _Reach.of(items, width, gap)
    return reach.rows(~reach.none)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far each item goes, without its label and with it: first and last pixel, as two rows of each."""

    spots: tuple[list[Placed], list[Placed]]
    lefts: npt.NDArray[np.float64]
    rights: npt.NDArray[np.float64]
    gap: float

    @classmethod
    def of(cls, items: Sequence[Item], width: float, gap: float) -> "_Reach":
        """That of items with and without labels."""
        spots = [_bare(item) for item in items], [_extent(item, width) for item in items]
        lefts = np.array([[spot.left for spot in some] for some in spots], float).reshape(2, -1)
        rights = np.array([[spot.right for spot in some] for some in spots], float).reshape(2, -1)
        return cls(spots, lefts, rights + gap, gap)

    @property
    def none(self) -> npt.NDArray[np.bool_]:
        """No item with a label."""
        return np.zeros(self.lefts.shape[1], dtype=bool)

    def among(self, chosen: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Some items with a label."""
        mask = self.none
        mask[list(chosen)] = True
        return mask

    def rows(self, labelled: npt.NDArray[np.bool_]) -> int:
        """The fewest rows in which no two items touch: as many as stand over one another where most do."""
        lefts = np.where(labelled, self.lefts[1], self.lefts[0])
        return _most_over(lefts, np.where(labelled, self.rights[1], self.rights[0]))


def _most_over(lefts: npt.NDArray[np.float64], ends: npt.NDArray[np.float64]) -> int:
    """How many intervals, half-open, lie over one another where most do."""
    open_ = np.arange(1, len(lefts) + 1) - np.searchsorted(np.sort(ends), np.sort(lefts), side="right")
    return int(open_.max(initial=0))


def _bare(item: Item) -> Placed:
    return Placed(0, "", item.left, item.right)


def _fit(reach: _Reach, labelled: npt.NDArray[np.bool_]) -> list[Placed]:
    """First fit by left edge on the lowest free row, with two heaps: the fewest rows, in O(n log n)."""
    wished = [reach.spots[int(one)][place] for place, one in enumerate(labelled.tolist())]
    busy: list[tuple[float, int]] = []  # (where the row is free again, row)
    free: list[int] = []
    for index in sorted(range(len(wished)), key=lambda i: (wished[i].left, wished[i].right)):
        spot = wished[index]
        while busy and busy[0][0] <= spot.left:
            heapq.heappush(free, heapq.heappop(busy)[1])
        row = heapq.heappop(free) if free else len(busy)
        if row:
            wished[index] = Placed(row, spot.side, spot.left, spot.right, spot.label)
        heapq.heappush(busy, (spot.right + reach.gap, row))
    return wished


def _extent(item: Item, width: float) -> Placed:
    """The item with its label, at the first side where the edges of the chart do not cut it.

    What lies outside the chart, and is there for a reader who moves the axis, has its label on the far side.
    """
    bare = _bare(item)
    if not item.label:
        return bare
    if item.inside is not None and item.inside + item.label <= width:
        return Placed(0, "inside", item.left, max(item.right, item.inside + item.label), item.label)
    if item.left > width or (item.right >= 0 and item.right + item.label <= width):
        return Placed(0, "right", item.left, item.right + item.label, item.label)
    if item.right < 0 or (item.left <= width and item.left - item.label >= 0):
        return Placed(0, "left", item.left - item.label, item.right, item.label)
    return bare


def _grown(items: Sequence[Item], places: list[Placed], order: Sequence[int], width: float, gap: float) -> list[Placed]:
    """The places with labels wherever a row has room for one, each as wide as its row allows."""
    taken: dict[int, list[tuple[float, float]]] = {}
    for spot in places:
        taken.setdefault(spot.row, []).append((spot.left, spot.right))
    for spans in taken.values():
        spans.sort()
    for bare in (True, False):  # a label for all comes before a longer one for some
        for index in order:
            item, spot = items[index], places[index]
            if bool(spot.side) is bare or not item.label:
                continue
            spans = taken[spot.row]
            mine = bisect_left(spans, (spot.left, spot.right))
            before = spans[mine - 1][1] + gap if mine else float("-inf")
            after = spans[mine + 1][0] - gap if mine + 1 < len(spans) else float("inf")
            places[index] = _with_room(item, spot, before, after, width)
            spans[mine] = (places[index].left, places[index].right)
    return places


def _with_room(item: Item, spot: Placed, before: float, after: float, width: float) -> Placed:
    """The place with the widest label that stays between its neighbours and, where it is in it, within the chart."""
    full = max(item.full, item.label)
    low, high = (before if item.right < 0 else max(0.0, before)), (after if item.left > width else min(width, after))
    sides: tuple[Side, ...] = (spot.side,) if spot.side else ("inside", "right", "left")
    for side in sides:
        if side == "inside" and item.inside is not None:
            room = high - item.inside
        elif side == "right" and (item.right >= 0):
            room = high - item.right
        elif side == "left" and (item.left <= width):
            room = item.left - low
        else:
            continue
        label = min(full, room)
        if label >= spot.label and label >= min(item.label, item.least):
            return _labelled(item, spot, side, label)
    return spot


def _labelled(item: Item, spot: Placed, side: Side, label: float) -> Placed:
    left = item.left - label if side == "left" else item.left
    start = item.inside if side == "inside" and item.inside is not None else item.right
    right = item.right if side == "left" else max(item.right, start + label)
    return replace(spot, side=side, left=left, right=right, label=label)


def share_rows(wanted: Sequence[int], least: Sequence[int], budget: int) -> list[int]:
    """How many rows each lane gets: what it wants; where that is too much the tallest give way first.

    Args:
        wanted: rows for all marks with all labels, by lane.
        least: rows for the marks alone, below which no lane goes.
        budget: of all lanes together.

    >>> share_rows([12, 3, 1], [2, 1, 1], 9)
    [5, 3, 1]
    """
    cap = max(wanted, default=0)
    while cap > 1 and sum(_capped(wanted, least, cap)) > budget:
        cap -= 1
    return _capped(wanted, least, cap)


def _capped(wanted: Sequence[int], least: Sequence[int], cap: int) -> list[int]:
    return [max(low, min(high, cap)) for high, low in zip(wanted, least, strict=True)]
