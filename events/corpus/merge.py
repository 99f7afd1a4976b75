"""Told once, across a corpus: blocks, then pairs within a block, then what belongs together, a heap at a time.

Everything that is made on the way is named by what it was made from, under OUT/merging: what a new article does not
touch is not made again, and a merge that was stopped goes on. The answer is that of ``events.merge``.

    OUT/happenings/HEAP.parquet   events, each once, with the columns of SCHEMA and MERGED
    OUT/links/HEAP.parquet        where each row of events went, and why
    OUT/happenings.json           which heaps are the answer, and of which parts; written last
"""

import contextlib
import hashlib
import itertools
import json
import posixpath
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from events.corpus.buckets import buckets, edge_table, find
from events.corpus.gather import DAY, OWN, STANDS, Heap, Moved, Weighted, finish, gather, move
from events.corpus.place import filesystem, write_whole
from events.corpus.settings import made_by
from events.corpus.sheets import (
    NUMBER_AND_DAY,
    UNDATED,
    Counted,
    Numbers,
    Places,
    Sheet,
    cut,
    make,
    numbers,
    read_arrow,
    read_parquet,
)
from events.corpus.store import manifest, parts, same_version
from events.corpus.tasks import Item, Result, each
from events.errors import CorpusError
from events.merging.salience import with_rooms

if TYPE_CHECKING:
    import pyarrow as pa
    from distributed import Client

_LIST = "happenings.json"
_HEAP = 20_000  # rows of a heap
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging made.

    Attributes:
        rows: of events.
        happenings: that they tell.
        seconds: that it took.
        made: heaps that were made anew; the others stood there.
    """

    rows: int
    happenings: int
    seconds: float
    made: int


Tell = Callable[[int, int, int, int], None]
"""Called with the step, of how many, and how much of it is done, of how much."""


def merge_corpus(out: str, client: "Client | None" = None, *, progress: Tell | None = None) -> Merged:
    """As ``events.merge_corpus`` says."""
    begun, tell = time.monotonic(), progress or (lambda *_: None)
    kept = manifest(out)
    if kept is None:
        raise CorpusError("no-corpus", f"There is no corpus at {out}.", file=out)
    same_version(out, kept)
    done = parts(out, "documents")
    sheets = _made(client, cut(out, done, *_same(out, done, kept.get("persons", []))), tell)
    edges = _edges(client, sheets, tell)
    rows = _Rows.of(out, sheets)
    heaps = _moved(client, sheets, rows, edges, tell)
    fresh = [heap for heap in heaps if heap.batches]
    _run(client, gather, fresh, 4, tell)
    count = _finished(client, out, heaps, tell)
    _list(out, done, [heap.name for heap in heaps])
    _swept(out, sheets, {heap.name for heap in heaps})
    return Merged(rows.count, count, time.monotonic() - begun, len(fresh))


def up_to_date(out: str) -> bool:
    """Whether the happenings of a corpus are those of all its parts."""
    kept = listed(out)
    return kept is not None and kept["of"] == _of(parts(out, "documents"))


def listed(out: str) -> dict[str, Any] | None:
    """What the last merge of a corpus says of itself, None where there was none."""
    system, path = filesystem(out)
    try:
        found: dict[str, Any] = json.loads(system.cat_file(posixpath.join(path, _LIST)))
    except FileNotFoundError:
        return None
    return found


def _of(done: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps([made_by(), *done]).encode()).hexdigest()[:20]


def _list(out: str, done: Sequence[str], heaps: Sequence[str]) -> None:
    system, path = filesystem(out)
    said = json.dumps({"of": _of(done), "made_by": made_by(), "heaps": list(heaps)}, indent=1)
    write_whole(system, posixpath.join(path, _LIST), said.encode())


def _run(
    client: "Client | None", function: Callable[[Item], Result], items: Sequence[Item], step: int, tell: Tell
) -> list[tuple[Item, Result]]:
    """What a function makes of all items, in their order."""
    tell(step, _STEPS, 0, len(items))
    found: dict[int, tuple[Item, Result]] = {}
    with contextlib.closing(each(client, function, items)) as results:
        for number, (item, result) in enumerate(results, start=1):
            if result is None:
                raise CorpusError("workers-lost", "Workers were lost again and again; start again to go on.")
            found[id(item)] = item, result
            tell(step, _STEPS, number, len(items))
    return [found[id(item)] for item in items]


def _same(
    out: str, done: Sequence[str], persons: Iterable[str]
) -> tuple[dict[str, tuple[str, str]], dict[str, set[str]]]:
    """Persons whom two articles name in two ways, with the one that each is, and which parts have such.

    Args:
        out: of a run.
        done: its parts.
        persons: ids of those of the reader's own.
    """
    from events.actors import gazetteer, united

    named: dict[str, str] = {}
    of: dict[str, set[str]] = {}
    for part in done:
        table = read_parquet(out, f"events/{part}.parquet", ["actor_ids", "actors"])
        ids, names = (table.column(name).combine_chunks().flatten().to_pylist() for name in ("actor_ids", "actors"))
        pairs = {(id_, name) for id_, name in zip(ids, names, strict=True) if id_.startswith("person:")}
        of[part] = {id_ for id_, _ in pairs}
        for id_, name in pairs:
            named[id_] = min(name, named.get(id_, name))
    listed = {*gazetteer().actors, *persons}
    same = {id_: (other, named.get(other, other)) for id_, other in united(named.items(), listed).items()}
    return same, {part: ids & same.keys() for part, ids in of.items()}


def _made(client: "Client | None", sheets: Sequence[Sheet], tell: Tell) -> list[tuple[Sheet, Counted]]:
    return _run(client, make, sheets, 1, tell)


def _edges(client: "Client | None", sheets: Sequence[tuple[Sheet, Counted]], tell: Tell) -> "pa.Table":
    """All edges, each once, in an order of their own."""
    import pyarrow as pa

    wanted = buckets(sheets)
    tables = [edge_table([])]
    for bucket, count in _run(client, find, wanted, 2, tell):
        table = read_arrow(bucket.address, f"merging/edges/{bucket.name}.arrow") if count else None
        if table is not None:
            tables.append(table)
    if sheets:
        _keep_only(sheets[0][0].address, "merging/edges", {bucket.name for bucket in wanted}, ".arrow")
    edges = pa.concat_tables(tables).combine_chunks()
    one, other = (numbers(edges.column(side).to_pylist()) for side in ("one", "other"))
    order = np.lexsort((other, one))
    again = (np.diff(one[order], prepend=np.uint64(0)) == 0) & (np.diff(other[order], prepend=np.uint64(0)) == 0)
    again[:1] = False
    return edges.take(pa.array(order[~again]))


@dataclass(frozen=True, slots=True)
class _Rows:
    """All rows of a corpus, in the order of the sheets.

    Attributes:
        number: of each, made from its id.
        day: its first, the least number there is where it is undated.
        first: of each sheet, and one more.
    """

    number: Numbers
    day: Places
    first: Places

    @property
    def count(self) -> int:
        return len(self.number)

    @classmethod
    def of(cls, out: str, sheets: Sequence[tuple[Sheet, Counted]]) -> "_Rows":
        found, days, sizes = [np.empty(0, np.uint64)], [np.empty(0, np.int64)], [0]
        for sheet, counted in sheets:
            table = read_arrow(out, f"merging/tellings/{sheet.name}.arrow", NUMBER_AND_DAY)
            assert table is not None
            found.append(table.column("number").to_numpy())
            days.append(table.column("day").fill_null(_NO_DAY).to_numpy())
            sizes.append(counted.rows)
        return cls(np.concatenate(found), np.concatenate(days), np.cumsum(sizes))

    def places(self, ids: Sequence[str]) -> Places:
        """Where rows stand, by their ids."""
        order = np.argsort(self.number, kind="stable")
        return order[np.searchsorted(self.number, numbers(ids), sorter=order)]


_NO_DAY = np.iinfo(np.int64).min


def _moved(
    client: "Client | None", sheets: Sequence[tuple[Sheet, Counted]], rows: _Rows, edges: "pa.Table", tell: Tell
) -> list[Heap]:
    """All heaps; the rows of those that have changed are brought to where they are gathered."""
    import pyarrow as pa

    one, other = (rows.places(edges.column(side).to_pylist()) for side in ("one", "other"))
    heap_of, years = _heaps(rows, _together(rows.count, one, other))
    order = np.argsort(heap_of[one], kind="stable")
    cuts = np.searchsorted(heap_of[one][order], np.arange(len(years) + 1))
    # A slice would be sent to a worker with all that it is a slice of.
    mine = [edges.take(pa.array(order[low:high])) for low, high in itertools.pairwise(cuts)]
    names = _heap_names(rows, heap_of, years, mine)
    out = sheets[0][0].address if sheets else ""
    there = set(_kept(out, "merging/happenings", ".parquet")) & set(_kept(out, "links", ".parquet")) if out else set()
    fresh = np.array([name not in there for name in names], dtype=bool)
    linked = np.zeros(rows.count, dtype=bool)
    linked[one], linked[other] = True, True
    wanted = np.where(fresh[heap_of], heap_of, -1) if len(names) else heap_of
    moves = [
        Moved(sheet, wanted[low:high], linked[low:high])
        for (sheet, _), low, high in zip(sheets, rows.first[:-1], rows.first[1:], strict=True)
    ]
    batches: dict[int, list[tuple[str, int]]] = {}
    for _, (sheet_name, held) in _run(client, move, moves, 3, tell):
        for number, heap in enumerate(held):
            batches.setdefault(heap, []).append((sheet_name, number))
    return [Heap(out, name, tuple(batches.get(place, ())), mine[place]) for place, name in enumerate(names)]


def _together(count: int, one: Places, other: Places) -> Places:
    """For each row the first row of those that edges lead to from it, at whatever distance."""
    lead = np.arange(count)
    while True:
        low = np.minimum(lead[one], lead[other])
        before = lead.copy()
        np.minimum.at(lead, one, low)
        np.minimum.at(lead, other, low)
        lead = lead[lead]
        if (lead == before).all():
            return lead


def _heaps(rows: _Rows, lead: Places) -> tuple[Places, Places]:
    """The heap of each row, and the year of each heap.

    Rows that belong together are in one heap: that of the year in which the first of them begins, or of one of its
    shares where that year has many rows. The share is told by a row's number, so that one more row moves no other.
    """
    day, number = np.full(rows.count, np.iinfo(np.int64).max), np.full(rows.count, np.iinfo(np.uint64).max)
    dated = rows.day != _NO_DAY
    np.minimum.at(day, lead[dated], rows.day[dated])
    np.minimum.at(number, lead, rows.number)
    known = np.where(day == np.iinfo(np.int64).max, 0, day)
    year = known.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    year = np.where(day == np.iinfo(np.int64).max, UNDATED, year)[lead]
    number = number[lead]
    _, place, counts = np.unique(year, return_inverse=True, return_counts=True)
    bits = np.array([max(0, (-(-int(count) // _HEAP) - 1).bit_length()) for count in counts], dtype=np.uint64)
    share = np.where(bits[place] > 0, number >> ((np.uint64(64) - bits[place]) % np.uint64(64)), np.uint64(0))
    keys, heap = np.unique(np.stack([year, share.astype(np.int64)]), axis=1, return_inverse=True)
    return heap, keys[0]


def _heap_names(rows: _Rows, heap: Places, years: Places, edges: "Sequence[pa.Table]") -> list[str]:
    """A name for each heap, made from the rows and edges in it."""
    order = np.lexsort((rows.number, heap))
    cuts = np.searchsorted(heap[order], np.arange(len(years) + 1))
    names = []
    for place, year in enumerate(years.tolist()):
        digest = hashlib.sha256(made_by().encode())
        digest.update(rows.number[order[cuts[place] : cuts[place + 1]]].tobytes())
        digest.update(repr(edges[place].to_pydict()).encode())
        names.append(f"{'undated' if year == UNDATED else year}-{digest.hexdigest()[:20]}")
    return names


def _finished(client: "Client | None", out: str, heaps: Sequence[Heap], tell: Tell) -> int:
    """Say the salience of all happenings, which depends on all; how many there are."""
    tables = [read_parquet(out, f"merging/happenings/{heap.name}.parquet", [DAY, OWN, STANDS]) for heap in heaps]
    if not tables:
        return 0
    days = [day for table in tables for day in table.column(DAY).to_pylist()]
    own, stand = (np.concatenate([table.column(name).to_numpy() for table in tables]) for name in (OWN, STANDS))
    salience = np.array(with_rooms(days, own.tolist(), stand.tolist()))
    first = np.cumsum([0, *(table.num_rows for table in tables)])
    weighted = [
        Weighted(out, heap.name, salience[low:high])
        for heap, low, high in zip(heaps, first[:-1], first[1:], strict=True)
    ]
    _run(client, finish, weighted, 5, tell)
    return len(salience)


def _kept(out: str, folder: str, ending: str) -> list[str]:
    system, path = filesystem(out)
    try:
        found = system.ls(posixpath.join(path, folder), detail=False)
    except FileNotFoundError:
        return []
    names = (place.replace("\\", "/").rsplit("/", 1)[-1] for place in found)
    return [name.removesuffix(ending) for name in names if name.endswith(ending) and name[0] != "."]


def _keep_only(out: str, folder: str, wanted: set[str], ending: str) -> None:
    if not out:
        return
    system, path = filesystem(out)
    for name in _kept(out, folder, ending):
        if name not in wanted:
            system.rm_file(posixpath.join(path, folder, name + ending))


def _swept(out: str, sheets: Iterable[tuple[Sheet, Counted]], heaps: set[str]) -> None:
    """Take out what no longer says anything."""
    names = {sheet.name for sheet, _ in sheets}
    _keep_only(out, "merging/moved", set(), ".arrow")
    for folder in ("merging/tellings", "merging/keys"):
        _keep_only(out, folder, names, ".arrow")
    for folder in ("merging/happenings", "happenings", "links"):
        _keep_only(out, folder, heaps, ".parquet")
