"""From pairs that match to events: the surest first, as long as an event stays one happening."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from events.merging.blocks import Entries, Key, keys, pairs
from events.merging.columns import Columns
from events.merging.score import Match, match
from events.merging.sieve import sifted
from events.merging.telling import NEAR, Telling

_CLEARER = 0.06  # by how much one of two events must match better for a vague row to be told of it


@dataclass(frozen=True, slots=True)
class Edge:
    """Two rows that are one happening, the one that comes first in order first."""

    one: Telling
    other: Telling
    match: Match

    @property
    def rank(self) -> tuple[object, ...]:
        """The surest first; rows decide where scores do not, whatever their order in the table."""
        return self.match.rule != "asked", -self.match.score, self.one.order, self.other.order


@dataclass(slots=True)
class Cluster:
    """Rows of one happening.

    Attributes:
        members: rows.
        edges: by which they were joined, the surest first.
        told: rows by document.
        low, high: the days that all of them allow, or None where none is dated.
    """

    members: list[Telling]
    told: dict[str, list[Telling]]
    edges: list[Edge] = field(default_factory=list)
    low: int | None = None
    high: int | None = None


def clusters(
    tellings: Sequence[Telling],
    *,
    apart: Iterable[tuple[str, str]] = (),
    together: Iterable[tuple[str, str]] = (),
) -> list[Cluster]:
    """The rows by happening, in order; every row is in one.

    Args:
        tellings: rows with ids of their own.
        apart: ids of rows that are not one happening, whatever their score.
        together: ids of rows that are, whatever their score.
    """
    by_id = {telling.id: telling for telling in tellings}
    edges = [
        edge_of(by_id[a], by_id[b], Match(1.0, "asked")) for a, b in together if a in by_id and b in by_id and a != b
    ]
    return joined(tellings, edges + clear(matches(tellings)), apart=apart)


def joined(
    tellings: Sequence[Telling], edges: Sequence[Edge], *, apart: Iterable[tuple[str, str]] = ()
) -> list[Cluster]:
    """The rows by happening, in order, as edges join them; what no edge reaches has no part in the others' answer.

    Args:
        tellings: rows with ids of their own.
        edges: between them.
        apart: ids of rows that are not one happening, whatever their score.
    """
    forbidden: dict[str, set[str]] = {}
    for a, b in apart:
        forbidden.setdefault(a, set()).add(b)
        forbidden.setdefault(b, set()).add(a)
    of = {telling.id: alone(telling) for telling in tellings}
    for edge in sorted(edges, key=lambda edge: edge.rank):
        one, other = of[edge.one.id], of[edge.other.id]
        if one is other or not _may_join(one, other, edge, forbidden):
            continue
        small, large = sorted((one, other), key=lambda cluster: len(cluster.members))
        large.members += small.members
        for document, rows in small.told.items():
            large.told.setdefault(document, []).extend(rows)
        large.edges += [*small.edges, edge]
        large.low, large.high = _common(one, other)
        for member in small.members:
            of[member.id] = large
    found = {id(cluster): cluster for cluster in of.values()}.values()
    for cluster in found:
        cluster.members.sort(key=lambda member: member.order)
        cluster.edges.sort(key=lambda edge: edge.rank)
    return sorted(found, key=lambda cluster: cluster.members[0].order)


def alone(telling: Telling) -> Cluster:
    """The cluster of one row."""
    low, high = telling.when or (None, None)
    return Cluster([telling], {telling.document: [telling]}, [], low, high)


def edge_of(one: Telling, other: Telling, why: Match) -> Edge:
    """The edge between two rows, whichever comes first."""
    return Edge(one, other, why) if one.order <= other.order else Edge(other, one, why)


def matches(tellings: Iterable[Telling]) -> list[Edge]:
    """The pairs of rows that match, each once.

    Args:
        tellings: rows.
    """
    columns = Columns(sorted(tellings, key=lambda telling: telling.order))
    number: dict[Key, int] = {}
    block, row, home = list[int](), list[int](), list[bool]()
    for place, telling in enumerate(columns.rows):
        for key, at_home in keys(telling):
            block.append(number.setdefault(key, len(number)))
            row.append(place)
            home.append(at_home)
    entries = Entries.of(np.array(block, np.int64), np.array(row, np.int64), np.array(home, bool))
    return edges_of(columns, entries)


def edges_of(columns: Columns, entries: Entries) -> list[Edge]:
    """The edges between rows of the same blocks, each once.

    Args:
        columns: rows in their order.
        entries: which of them are in which block.
    """
    found: dict[tuple[int, int], Edge] = {}
    for one, other in sifted(columns, pairs(columns, entries)):
        if (one, other) not in found:
            why = match(columns.rows[one], columns.rows[other])
            if why is not None:
                found[one, other] = Edge(columns.rows[one], columns.rows[other], why)
    return list(found.values())


def clear(edges: list[Edge]) -> list[Edge]:
    """The edges without those of a vague row that matches two happenings of different days about equally well.

    "L'attaque de mars" may be either of two attacks in March; it joins neither.
    """
    finer: dict[str, list[tuple[Telling, Edge]]] = {}
    for edge in edges:
        for vague, sharp in ((edge.one, edge.other), (edge.other, edge.one)):
            if vague.when and sharp.when and vague.when[1] - vague.when[0] > sharp.when[1] - sharp.when[0] + NEAR:
                finer.setdefault(vague.id, []).append((sharp, edge))
    dropped: set[int] = set()
    for found in finer.values():
        found.sort(key=lambda item: item[1].rank)
        best, first = found[0]
        rivals = [edge for sharp, edge in found[1:] if _far(best, sharp)]
        if rivals and first.match.score - rivals[0].match.score < _CLEARER:
            dropped |= {id(edge) for _, edge in found}
    return [edge for edge in edges if id(edge) not in dropped]


def _far(one: Telling, other: Telling) -> bool:
    assert one.when is not None and other.when is not None
    return max(one.when[0], other.when[0]) - min(one.when[1], other.when[1]) >= NEAR


def _common(one: Cluster, other: Cluster) -> tuple[int | None, int | None]:
    """The days that both allow; where they disagree, those of both."""
    if one.low is None or one.high is None:
        return other.low, other.high
    if other.low is None or other.high is None:
        return one.low, one.high
    low, high = max(one.low, other.low), min(one.high, other.high)
    return (low, high) if low < high else (min(one.low, other.low), max(one.high, other.high))


def _may_join(one: Cluster, other: Cluster, edge: Edge, forbidden: Mapping[str, set[str]]) -> bool:
    small, large = sorted((one, other), key=lambda cluster: len(cluster.members))
    if forbidden:
        ids = {member.id for member in large.members}
        if any(not ids.isdisjoint(forbidden.get(member.id, ())) for member in small.members):
            return False
    if edge.match.rule in ("asked", "copy"):
        return True
    life = edge.match.disputed and edge.one.once & edge.other.once
    return bool(life or _dates_allow(one, other)) and _documents_allow(small, large)


def _dates_allow(one: Cluster, other: Cluster) -> bool:
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return True
    apart = max(one.low, other.low) - min(one.high, other.high)
    if apart < 0:
        return True
    return apart < NEAR and max(one.high, other.high) - min(one.low, other.low) <= 2 * NEAR


def _documents_allow(small: Cluster, large: Cluster) -> bool:
    """A document tells one happening once, unless it is seen to tell it twice."""
    return all(
        any(match(member, twin) is not None for twin in large.told[document])
        for document, members in small.told.items()
        if document in large.told
        for member in members
    )
