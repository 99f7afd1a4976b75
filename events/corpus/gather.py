"""From edges to happenings: rows that are one are brought together, in heaps of one year each."""

import json
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from events.arrow import arrow_rows, rows_in
from events.chronology import added, added_alone, links_alone, links_of, weighed
from events.corpus.place import filesystem, write_whole
from events.corpus.sheets import Places, Sheet, days_in, read_arrow, read_batches, read_parquet, renamed, write_arrow
from events.corpus.store import parquet
from events.corpus.tasks import unswept
from events.frame import MERGED, SCHEMA, arrow_schema
from events.merging.clusters import Edge, clear, edge_of, joined
from events.merging.happening import Dated, happening
from events.merging.salience import Weighed, own_weight, stands
from events.merging.score import Match
from events.merging.telling import Telling, from_plain

if TYPE_CHECKING:
    import pyarrow as pa

_SAID = (
    *("event", "document", "start", "end", "edtf", "confidence", "type", "modality"),
    *("sources", "n_sources", "actor_ids", "actors", "roles", "places"),
)
"""The columns by which happenings and their links are told; the others are those of their leads."""
DAY, OWN, STANDS = "_day", "_own", "_stands"
"""Columns of happenings whose salience is not said yet: what it is made of."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows of a sheet on their way to the heaps of their happenings.

    Attributes:
        sheet: whose they are.
        heap: of each row; -1 stays where it is.
        linked: whether an edge leads to each row, so that it is compared again.
    """

    sheet: Sheet
    heap: Places
    linked: "np.ndarray[tuple[int], np.dtype[np.bool_]]"


@dataclass(frozen=True, slots=True)
class Heap:
    """Happenings whose rows are at hand.

    Attributes:
        address: of the corpus.
        name: made from the rows and edges.
        batches: sheets, and the batch of each.
        edges: between the rows: one, other, score, rule, disputed.
    """

    address: str
    name: str
    batches: tuple[tuple[str, int], ...]
    edges: "pa.Table"


@unswept
def move(moved: Moved) -> tuple[str, list[int]]:
    """Write the rows of a sheet heap by heap; the sheet's name, and the heaps in the order of the batches."""
    import pyarrow as pa
    import pyarrow.compute as pc

    sheet, wanted = moved.sheet, np.flatnonzero(moved.heap >= 0)
    if not len(wanted):
        return sheet.name, []
    kept = read_arrow(sheet.address, f"merging/tellings/{sheet.name}.arrow")
    assert kept is not None  # the sheet was made
    rows = pa.concat_tables([read_parquet(sheet.address, f"events/{part}.parquet") for part in sheet.parts])
    order = wanted[np.argsort(moved.heap[wanted], kind="stable")]
    told, at = (kept.column(name).take(pa.array(order)) for name in ("told", "at"))
    table = _renamed(rows.take(at), sheet.same)
    told = pc.if_else(pa.array(moved.linked[order]), told.combine_chunks(), pa.scalar("", pa.large_string()))
    table, heaps = table.append_column("told", told), moved.heap[order]
    first = np.flatnonzero(np.diff(heaps, prepend=-2))
    batches = [table.slice(low, high - low) for low, high in zip(first, [*first[1:], len(heaps)], strict=True)]
    write_arrow(sheet.address, f"merging/moved/{sheet.name}.arrow", batches)
    return sheet.name, heaps[first].tolist()


def _renamed(table: "pa.Table", same: Mapping[str, tuple[str, str]]) -> "pa.Table":
    """The rows with their actors as they are known in the whole corpus."""
    import pyarrow as pa

    if not same:
        return table
    names = ("actor_ids", "actors", "roles")
    rows = [renamed(row, same) for row in table.select(names).to_pylist()]
    for name in names:
        column = pa.array([row[name] for row in rows], pa.list_(pa.string()))
        table = table.set_column(table.column_names.index(name), name, column)
    return table


@unswept
def gather(heap: Heap) -> str:
    """Bring a heap's happenings together, and write them with their links; the name of the heap.

    Salience, which depends on all happenings, is not said yet; what it is made of is.
    """
    import pyarrow as pa

    batches = [read_batches(heap.address, f"merging/moved/{sheet}.arrow", [number]) for sheet, number in heap.batches]
    table = pa.concat_tables([table for (table,) in batches]).combine_chunks()
    told, table = table.column("told").to_pylist(), table.drop_columns(["told"])
    days = days_in(table)
    rows = {str(row["event"]): row for row in rows_in(table.select(_SAID))}
    dates = {id_: Dated(days[id_], str(row["edtf"]), float(row["confidence"])) for id_, row in rows.items()}
    tellings = {one.id: one for one in (from_plain(json.loads(text)) for text in told if text)}
    found = [happening(cluster, dates) for cluster in joined(list(tellings.values()), _edges(heap, tellings))]
    single = [id_ for id_ in rows if id_ not in tellings]
    more = [added(each, rows, dates) for each in found] + [added_alone(rows[id_], dates[id_]) for id_ in single]
    leads = [*(each.lead.id for each in found), *single]
    links = pd.concat([links_of(found, rows, dates), links_alone([rows[id_] for id_ in single], dates)])
    weights = [weighed({**rows[lead], **one}) for lead, one in zip(leads, more, strict=True)]
    place = {id_: number for number, id_ in enumerate(rows)}
    _write(heap, _events(table.take(pa.array([place[lead] for lead in leads])), more), weights, links)
    return heap.name


def _events(leads: "pa.Table", more: Sequence[Mapping[str, Any]]) -> "pa.Table":
    """The rows of events: those of their leads with what was added to each."""
    import pyarrow as pa

    names = [name for name in (*SCHEMA, *MERGED) if more and name in more[0]]
    said = dict(zip(names, arrow_rows(more, names).columns, strict=True))
    said["salience"] = pa.chunked_array([pa.nulls(len(leads), pa.float64()).fill_null(0.0)])
    schema = arrow_schema([*SCHEMA, *MERGED])
    return pa.table([said[name] if name in said else leads.column(name) for name in schema.names], schema=schema)


def _edges(heap: Heap, tellings: Mapping[str, Telling]) -> list[Edge]:
    edges = []
    for one, other, score, rule, disputed in zip(*(column.to_pylist() for column in heap.edges.columns), strict=True):
        why = Match(score, rule, disputed)
        edges.append(edge_of(tellings[one], tellings[other], why))
    return clear(edges)


def _write(heap: Heap, table: "pa.Table", weights: Sequence[Weighed], links: pd.DataFrame) -> None:
    import pyarrow as pa

    for name, values in (
        (DAY, [one.day for one in weights]),
        (OWN, map(own_weight, weights)),
        (STANDS, map(stands, weights)),
    ):
        table = table.append_column(name, pa.array(list(values), pa.float64()))
    table = table.sort_by([(name, "ascending") for name in ("start", "end", "document", "trigger_start_char", "event")])
    system, path = filesystem(heap.address)
    said = pa.Table.from_pandas(links, preserve_index=False)
    write_whole(system, posixpath.join(path, "links", f"{heap.name}.parquet"), parquet(said))
    write_whole(system, posixpath.join(path, "merging", "happenings", f"{heap.name}.parquet"), parquet(table))


@dataclass(frozen=True, slots=True)
class Weighted:
    """A heap with the salience of its happenings, in the order of its rows."""

    address: str
    name: str
    salience: "npt.NDArray[np.float64]"


def finish(heap: Weighted) -> str:
    """Write the happenings of a heap with their salience; the name of the heap."""
    import pyarrow as pa

    table = read_parquet(heap.address, f"merging/happenings/{heap.name}.parquet").drop_columns([DAY, OWN, STANDS])
    place = table.column_names.index("salience")
    table = table.set_column(place, "salience", pa.array(heap.salience, pa.float64()))
    system, path = filesystem(heap.address)
    write_whole(system, posixpath.join(path, "happenings", f"{heap.name}.parquet"), parquet(table))
    return heap.name
