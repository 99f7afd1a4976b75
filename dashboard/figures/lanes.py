"""Lanes by actor, and rows within a lane in which marks and labels do not touch. Pure geometry, in pixels."""

import heapq
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.choices import actor_counts, actor_names

OTHERS, NOBODY = "others", "no-actor"
"""Ids of the lanes for actors without a lane of their own and for events without any actor."""


_TRIES = 60  # labels of a lane that are tried one by one; a crowd of thousands has no room for more anyway


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane.

    Attributes:
        id: of the actor, or OTHERS or NOBODY.
        name: of the actor, "" for the last two.
        events: places of its events in the table.
    """

    id: str
    name: str
    events: tuple[int, ...]


def make_lanes(table: pd.DataFrame, chosen: Sequence[str], most: int) -> list[Lane]:
    """The lanes of a table: the actors chosen, else those with most events, then the others, then nobody.

    An event stands in the lane of each of its actors that has one, and with the others only where none has.

    Args:
        table: dated events.
        chosen: ids of the actors asked for.
        most: how many actors get a lane where none are asked for.
    """
    names = actor_names(table)
    counts = actor_counts(table)
    wanted = [actor for actor in names if actor in set(chosen)] if chosen else list(names)[:most]
    members: dict[str, list[int]] = {actor: [] for actor in (*wanted, OTHERS, NOBODY)}
    identities: list[tuple[str, ...]] = [tuple(ids) for ids in table["actor_ids"]]
    for place, ids in enumerate(identities):
        mine = [actor for actor in dict.fromkeys(ids) if actor in members]
        for lane in mine or [OTHERS if ids else NOBODY]:
            members[lane].append(place)
    # One other actor is not worth a lane called "others": it takes its own name.
    left_over = dict.fromkeys(actor for place in members[OTHERS] for actor in identities[place])
    if len(left_over) == 1 and not chosen:
        wanted += left_over
        members = {**members, **dict.fromkeys(left_over, members[OTHERS]), OTHERS: []}
    ordered = [*sorted(wanted, key=lambda actor: -counts[actor]), OTHERS, NOBODY]
    return [Lane(actor, names.get(actor, ""), tuple(members[actor])) for actor in ordered if members[actor]]


@dataclass(frozen=True, slots=True)
class Item:
    """What has to be placed in a lane, in pixels from the left edge.

    Attributes:
        left: where its mark and whiskers begin.
        right: where they end.
        label: width of its label, 0 for none.
        rank: whose label gives way: the higher one's.
    """

    left: float
    right: float
    label: float
    rank: float = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item stands.

    Attributes:
        row: 0 is the top row.
        side: of the label: "right", "left", or "" where there is no room for one.
        left: where the item with its label begins.
        right: where it ends.
    """

    row: int
    side: str
    left: float
    right: float


def place(items: Sequence[Item], width: float, *, rows: int = 10**6, gap: float = 5) -> list[Placed]:
    """Rows for the items of a lane: no two in a row touch.

    Labels stand at the right, or at the left where the edge of the chart would cut them; those that it would
    cut on either side are left out. Of the others, those of lowest rank
    are kept, as many as the rows hold; marks are all kept, and take more rows where they must.

    Args:
        items: in any order.
        width: of the chart.
        rows: how many rows labels may take.
        gap: least space between two items of a row.
    """
    order = sorted(range(len(items)), key=lambda i: items[i].rank)
    rows = max(rows, count_rows(_fit(items, width, frozenset(), gap)))
    few, many = 0, len(items)
    while few < many:  # more labels never need fewer rows, so the most that fit are found by halving
        middle = (few + many + 1) // 2
        fits = count_rows(_fit(items, width, frozenset(order[:middle]), gap)) <= rows
        few, many = (middle, many) if fits else (few, middle - 1)
    labelled = frozenset(order[:few])
    for index in order[few + 1 : few + 1 + _TRIES]:  # one that does not fit need not keep out all after it
        more = labelled | {index}
        labelled = more if count_rows(_fit(items, width, more, gap)) <= rows else labelled
    bare = [index for index in order if index not in labelled]
    return _fill(items, _fit(items, width, labelled, gap), bare, width, gap)


def count_rows(places: Sequence[Placed]) -> int:
    """How many rows the places take."""
    return 1 + max((spot.row for spot in places), default=-1)


def _fit(items: Sequence[Item], width: float, labelled: frozenset[int], gap: float) -> list[Placed]:
    """First fit by left edge on the lowest free row, with two heaps: the fewest rows, in O(n log n)."""
    wished = [
        _extent(item, width) if i in labelled else Placed(0, "", item.left, item.right) for i, item in enumerate(items)
    ]
    busy: list[tuple[float, int]] = []  # (where the row is free again, row)
    free: list[int] = []
    for index in sorted(range(len(items)), key=lambda i: (wished[i].left, wished[i].right)):
        while busy and busy[0][0] <= wished[index].left:
            heapq.heappush(free, heapq.heappop(busy)[1])
        row = heapq.heappop(free) if free else len(busy)
        wished[index] = replace(wished[index], row=row)
        heapq.heappush(busy, (wished[index].right + gap, row))
    return wished


def _extent(item: Item, width: float) -> Placed:
    if item.label and item.right + item.label <= width:
        return Placed(0, "right", item.left, item.right + item.label)
    if item.label and item.left - item.label >= 0:
        return Placed(0, "left", item.left - item.label, item.right)
    return Placed(0, "", item.left, item.right)


def _fill(items: Sequence[Item], places: list[Placed], bare: Sequence[int], width: float, gap: float) -> list[Placed]:
    """The places with labels wherever a row has room for one beside an item that has none yet."""
    taken: dict[int, list[tuple[float, float]]] = {}
    for spot in places:
        taken.setdefault(spot.row, []).append((spot.left, spot.right))
    for spans in taken.values():
        spans.sort()
    for index in bare:
        item, spot = items[index], places[index]
        spans = taken[spot.row]
        mine = bisect_left(spans, (spot.left, spot.right))
        before = max(0.0, spans[mine - 1][1] + gap) if mine else 0.0
        after = min(width, spans[mine + 1][0] - gap) if mine + 1 < len(spans) else width
        if item.label and item.right + item.label <= after:
            places[index] = replace(spot, side="right", right=item.right + item.label)
        elif item.label and item.left - item.label >= before:
            places[index] = replace(spot, side="left", left=item.left - item.label)
        spans[mine] = (places[index].left, places[index].right)
    return places


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
