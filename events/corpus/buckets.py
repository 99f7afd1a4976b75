"""Blocks of a stretch of time, of all sheets, and the pairs of rows in them that are one happening.

A bucket is named by the sheets that have rows in it, so that where nothing came in nothing is compared again.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from events.corpus.sheets import Counted, Numbers, Places, Sheet, read_arrow, read_batches, read_said, write_arrow
from events.corpus.tasks import unswept
from events.merging.blocks import Entries
from events.merging.clusters import Edge, edges_of
from events.merging.columns import Columns
from events.merging.telling import Telling, from_plain

if TYPE_CHECKING:
    import pyarrow as pa

_ENTRIES = 300_000  # of a bucket; of the undated ones, most of which stand alone in their blocks, more
_ENTRIES_UNDATED = 3_000_000


@dataclass(frozen=True, slots=True)
class Bucket:
    """The blocks of one base whose keys begin with some bits.

    Attributes:
        address: of the corpus.
        name: made from all the others.
        base: a year, or UNDATED.
        bits: how many of a key count.
        number: these bits.
        sheets: names of those with entries of the base.
    """

    address: str
    name: str
    base: int
    bits: int
    number: int
    sheets: tuple[str, ...]


def buckets(sheets: Sequence[tuple[Sheet, Counted]]) -> list[Bucket]:
    """All buckets of some sheets; the larger a base, the more of them it is cut into."""
    entries: dict[int, int] = {}
    holders: dict[int, list[str]] = {}
    for sheet, counted in sheets:
        for base, count in counted.entries.items():
            entries[base] = entries.get(base, 0) + count
            holders.setdefault(base, []).append(sheet.name)
    found = []
    for base in sorted(entries):
        most = _ENTRIES if base < 1_000_000 else _ENTRIES_UNDATED
        bits = max(0, (-(-entries[base] // most) - 1).bit_length())
        for number in range(2**bits):
            said = json.dumps([base, bits, number, sorted(holders[base])])
            name = hashlib.sha256(said.encode()).hexdigest()[:20]
            found.append(Bucket(sheets[0][0].address, name, base, bits, number, tuple(sorted(holders[base]))))
    return found


@unswept
def find(bucket: Bucket) -> int:
    """Find the edges of a bucket, where that was not done before, and write them; how many there are."""
    place = f"merging/edges/{bucket.name}.arrow"
    kept = read_arrow(bucket.address, place)
    if kept is not None:
        return int(kept.num_rows)
    edges = _edges(bucket)
    table = edge_table([(e.one.id, e.other.id, e.match.score, e.match.rule, e.match.disputed) for e in edges])
    write_arrow(bucket.address, place, [table])
    return len(edges)


def edge_table(edges: Sequence[tuple[str, str, float, str, bool]]) -> "pa.Table":
    """Edges by the ids of their rows."""
    import pyarrow as pa

    types = {
        "one": pa.string(),
        "other": pa.string(),
        "score": pa.float64(),
        "rule": pa.string(),
        "disputed": pa.bool_(),
    }
    columns = zip(*edges, strict=True) if edges else [()] * len(types)
    return pa.table({name: pa.array(values, types[name]) for name, values in zip(types, columns, strict=True)})


def _edges(bucket: Bucket) -> list[Edge]:
    which, row, entries = _entries(bucket)
    if not len(row):
        return []
    told = _tellings(bucket, which, row)
    order = sorted(range(len(told)), key=lambda place: told[place].order)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    columns = Columns([told[number] for number in order])
    return edges_of(columns, Entries.of(entries.block, place[entries.row], entries.home))


def _entries(bucket: Bucket) -> tuple[Places, Places, Entries]:
    """Sheet and row in it of all rows of a bucket that meet others, and the entries of blocks in which they do."""
    shift = np.uint64(64 - bucket.bits) if bucket.bits else None
    columns: list[tuple[Places, ...]] = []
    for place, name in enumerate(bucket.sheets):
        said = read_said(bucket.address, f"merging/keys/{name}.arrow")
        assert said is not None  # its sheet was made
        number = said["bases"].index(bucket.base)
        (table,) = read_batches(bucket.address, f"merging/keys/{name}.arrow", [number])
        key, row, home = (table.column(column).to_numpy() for column in ("key", "row", "home"))
        low, high = (0, len(key)) if shift is None else _range(key, bucket, shift)
        columns.append((np.full(high - low, place), key[low:high], row[low:high], home[low:high]))
    which, key, row, home = (np.concatenate(parts) for parts in zip(*columns, strict=True))
    _, block = np.unique(key, return_inverse=True)
    size = int(row.max(initial=0)) + 1
    entries = Entries.of(block, which * size + row, home).that_meet()
    rows, at = np.unique(entries.row, return_inverse=True)
    return rows // size, rows % size, Entries(entries.block, at, entries.home)


def _range(key: Numbers, bucket: Bucket, shift: np.uint64) -> tuple[int, int]:
    """Where the keys of a bucket begin and end, among sorted ones."""
    bits = key >> shift
    low, high = (int(np.searchsorted(bits, np.uint64(bucket.number), side)) for side in ("left", "right"))
    return low, high


def _tellings(bucket: Bucket, which: Places, row: Places) -> list[Telling]:
    """Rows by sheet and place in it; the sheets come one after another."""
    found: list[Telling] = []
    for place, name in enumerate(bucket.sheets):
        wanted = row[which == place]
        if not len(wanted):
            continue
        said = read_said(bucket.address, f"merging/tellings/{name}.arrow")
        assert said is not None
        first = np.cumsum([0, *said["sizes"]])
        batch = np.searchsorted(first, wanted, "right") - 1
        numbers = np.unique(batch)
        tables = read_batches(bucket.address, f"merging/tellings/{name}.arrow", numbers.tolist())
        for number, table in zip(numbers.tolist(), tables, strict=True):
            at = wanted[batch == number] - first[number]
            found += (from_plain(json.loads(text)) for text in table.column("told").take(at).to_pylist())
    return found
