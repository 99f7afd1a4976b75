"""What merging knows of the events of some parts: each row as it is compared, and the blocks that it stands in.

A sheet is named by its parts, and by which of its actors are taken for another, so that one is made once.

    OUT/merging/tellings/SHEET.arrow   at, id, number, day and the row as it is compared, by day, a batch a year
    OUT/merging/keys/SHEET.arrow       base, key, row, home; sorted by base and key, a batch a base

Rows count in the order of tellings; ``at`` is their place among the rows of the parts. Who needs some years reads no
others, so that more years are no more work for each.
"""

import hashlib
import io
import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from events.arrow import rows_in
from events.chronology import day_numbers
from events.corpus.place import filesystem, write_whole
from events.corpus.settings import made_by
from events.corpus.tasks import unswept
from events.merging.blocks import Key, keys
from events.merging.telling import plain, telling

if TYPE_CHECKING:
    import pyarrow as pa

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

UNDATED = 1_000_000
"""The base of what stands in no stretch of time; other bases are years."""

NUMBER_AND_DAY = (2, 3)
"""Places of these columns in the file of tellings."""

COMPARED = (
    *("event", "document", "type", "modality", "start", "end", "extent", "open", "precision", "trigger", "said"),
    *("quote", "quote_start_char", "actors", "actor_ids", "roles", "places"),
)
"""The columns by which rows are compared."""

_FORMAT = 2  # of what a sheet holds
_PARTS = 16  # of a sheet, on average


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some parts that are looked at together.

    Attributes:
        address: of the corpus.
        name: made from the parts and from ``same``.
        parts: of the corpus.
        same: by id of an actor, the id and the name of the one that it is.
    """

    address: str
    name: str
    parts: tuple[str, ...]
    same: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a sheet holds.

    Attributes:
        rows: of it.
        entries: in blocks, by base.
    """

    rows: int
    entries: Mapping[int, int]


def cut(
    address: str, parts: Sequence[str], same: Mapping[str, tuple[str, str]], of: Mapping[str, set[str]]
) -> list[Sheet]:
    """The parts by sheet; one more part moves no others but its neighbours.

    Args:
        address: of the corpus.
        parts: in order.
        same: by id of an actor, the id and the name of the one that it is.
        of: the ids among ``same`` that each part has.
    """
    groups: list[list[str]] = []
    for part in parts:
        number = int(hashlib.sha256(part.encode()).hexdigest()[:8], 16)
        if not groups or number % _PARTS == 0 or len(groups[-1]) >= 2 * _PARTS:
            groups.append([])
        groups[-1].append(part)
    sheets = []
    for group in groups:
        mine = {id_: same[id_] for id_ in sorted(set().union(*(of.get(part, set()) for part in group)))}
        name = hashlib.sha256(json.dumps([made_by(), _FORMAT, group, sorted(mine.items())]).encode()).hexdigest()[:20]
        sheets.append(Sheet(address, name, tuple(group), mine))
    return sheets


@unswept
def make(sheet: Sheet) -> Counted:
    """Look at the rows of a sheet, where that was not done before."""
    kept = read_said(sheet.address, f"merging/keys/{sheet.name}.arrow")
    return _counted(_made(sheet) if kept is None else kept)


def _counted(said: Mapping[str, Any]) -> Counted:
    return Counted(said["rows"], dict(zip(said["bases"], said["sizes"], strict=True)))


def _made(sheet: Sheet) -> dict[str, Any]:
    """Write the files of a sheet; what that of its keys says of itself."""
    import pyarrow as pa

    ids: list[str] = []
    days: list[int | None] = []
    texts: list[str] = []
    entries: list[tuple[Key, int, bool]] = []
    for row, when in rows_of(sheet):
        one = telling(row, when)
        entries += [(key, len(ids), home) for key, home in keys(one)]
        ids.append(one.id)
        days.append(None if when is None else when[0])
        texts.append(json.dumps(plain(one), ensure_ascii=False, separators=(",", ":")))
    years = _years(days)
    order = np.lexsort((np.arange(len(ids)), years))
    tellings = pa.table(
        {
            "at": pa.array(order, pa.int64()),
            "id": pa.array(ids, pa.string()).take(pa.array(order)),
            "number": pa.array(numbers(ids)[order], pa.uint64()),
            "day": pa.array(days, pa.int64()).take(pa.array(order)),
            "told": pa.array(texts, pa.large_string()).take(pa.array(order)),
        }
    )
    _write_runs(sheet.address, f"merging/tellings/{sheet.name}.arrow", tellings, years[order], len(ids))
    place = np.empty(len(ids), dtype=np.int64)
    place[order] = np.arange(len(ids))
    found = [key for key, _, _ in entries]
    base = np.array([_base(key) for key in found], dtype=np.int64)
    key = numbers([f"{kind}\x1f{number}\x1f{name}" for kind, number, name in found])
    sorted_ = np.lexsort((key, base))
    table = pa.table(
        {
            "base": pa.array(base[sorted_], pa.int64()),
            "key": pa.array(key[sorted_], pa.uint64()),
            "row": pa.array(place[np.array([row for _, row, _ in entries], dtype=np.int64)][sorted_], pa.int64()),
            "home": pa.array(np.array([home for _, _, home in entries], dtype=bool)[sorted_], pa.bool_()),
        }
    )
    # Last: by its keys the sheet is known as made.
    return _write_runs(sheet.address, f"merging/keys/{sheet.name}.arrow", table, base[sorted_], len(ids))


def _years(days: Sequence[int | None]) -> Places:
    """The year of each day, UNDATED where there is none."""
    known = np.array([0 if day is None else day for day in days], dtype="datetime64[D]")
    years = known.astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(np.array([day is None for day in days], dtype=bool), UNDATED, years)


def _write_runs(address: str, place: str, table: "pa.Table", bases: Places, rows: int) -> dict[str, Any]:
    """Write a table with a batch for each run of equal bases; what the file says of itself."""
    first = np.flatnonzero(np.diff(bases, prepend=-(10**9)))
    sizes = np.diff(first, append=len(bases))
    said = {"rows": rows, "bases": bases[first].tolist(), "sizes": sizes.tolist()}
    table = table.replace_schema_metadata({"said": json.dumps(said)})
    batches = [table.slice(low, size) for low, size in zip(first.tolist(), sizes.tolist(), strict=True)]
    write_arrow(address, place, batches or [table])
    return said


def rows_of(sheet: Sheet) -> Iterator[tuple[dict[str, Any], tuple[int, int] | None]]:
    """The rows of a sheet with their days, part by part, their actors as they are known in the whole corpus."""
    for part in sheet.parts:
        table = read_parquet(sheet.address, f"events/{part}.parquet", COMPARED)
        days = days_in(table)
        for row in rows_in(table):
            yield renamed(row, sheet.same), days[str(row["event"])]


def days_in(table: "pa.Table") -> dict[str, tuple[int, int] | None]:
    """The interval of each row in day numbers, by id."""
    start, end = (table.column(name).to_numpy().astype("datetime64[D]") for name in ("start", "end"))
    return day_numbers(table.column("event").to_pylist(), start, end)


def renamed(row: dict[str, Any], same: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The row with each actor that is another one under that one's id and name, each once."""
    if not any(id_ in same for id_ in row["actor_ids"]):
        return row
    once: dict[str, tuple[str, str]] = {}
    for id_, name, role in zip(row["actor_ids"], row["actors"], row["roles"], strict=True):
        new, called = same.get(id_, (id_, name))
        once.setdefault(new, (called, role))
    names, roles = zip(*once.values(), strict=True)
    return {**row, "actor_ids": tuple(once), "actors": names, "roles": roles}


def _base(key: Key) -> int:
    kind, number, _ = key
    if kind == "month":
        return number // 12
    return number if kind in ("year", "period") else UNDATED


def numbers(texts: Sequence[str]) -> Numbers:
    """A number for each text, the same in every process."""
    return pd.util.hash_array(np.array(texts, dtype=object), categorize=False) if len(texts) else np.empty(0, np.uint64)


def write_arrow(address: str, place: str, batches: "Sequence[pa.Table]") -> None:
    """Write tables of one schema into an Arrow file, one record batch each."""
    import pyarrow as pa

    system, path = filesystem(address)
    buffer = io.BytesIO()
    with pa.ipc.new_file(buffer, batches[0].schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        for table in batches:
            writer.write_batch(table.combine_chunks().to_batches()[0] if table.num_rows else _empty(table))
    write_whole(system, posixpath.join(path, place), buffer.getvalue())


def _empty(table: "pa.Table") -> "pa.RecordBatch":
    import pyarrow as pa

    return pa.RecordBatch.from_pylist([], schema=table.schema)


def read_arrow(address: str, place: str, columns: Sequence[int] | None = None) -> "pa.Table | None":
    """The table of an Arrow file, None where it is not there.

    Args:
        address: of the corpus.
        place: in it.
        columns: places of those that are wanted, if not all.
    """
    import pyarrow as pa

    system, path = filesystem(address)
    options = pa.ipc.IpcReadOptions(included_fields=list(columns) if columns else None)
    try:
        data = pa.BufferReader(system.cat_file(posixpath.join(path, place)))
        return pa.ipc.open_file(data, options=options).read_all()
    except FileNotFoundError:
        return None


def read_said(address: str, place: str) -> dict[str, Any] | None:
    """What an Arrow file of a sheet says of itself, None where it is not there; no more of it is read."""
    import pyarrow as pa

    system, path = filesystem(address)
    try:
        with system.open(posixpath.join(path, place), "rb") as file:
            said: dict[str, Any] = json.loads(pa.ipc.open_file(file).schema.metadata[b"said"])
    except FileNotFoundError:
        return None
    return said


def read_batches(address: str, place: str, wanted: Sequence[int]) -> "list[pa.Table]":
    """Some record batches of an Arrow file; no more of the file is read."""
    import pyarrow as pa

    system, path = filesystem(address)
    with system.open(posixpath.join(path, place), "rb") as file:
        opened = pa.ipc.open_file(file)
        return [pa.Table.from_batches([opened.get_batch(number)]) for number in wanted]


def read_parquet(address: str, place: str, columns: Sequence[str] | None = None) -> "pa.Table":
    """The table of a Parquet file."""
    import pyarrow.parquet as pq

    system, path = filesystem(address)
    return pq.read_table(
        io.BytesIO(system.cat_file(posixpath.join(path, place))), columns=list(columns) if columns else None
    )
