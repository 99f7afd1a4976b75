"""A long table of articles, a stretch at a time: where its rows begin, and the articles of some of them.

``read_articles`` takes a table whole, which is right up to some hundred megabytes. Here a file is gone through once
from its beginning to its end, which gives where each stretch of so many rows begins, and each stretch can then be
read by itself, anywhere.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from events.reading.article import Article, Failure, failed, one_line
from events.reading.finish import finished_or_failed
from events.reading.formats.table import BROKEN, Layout, Row, articles, delimiter_of, flat, layout, unique
from events.reading.text import decoded

if TYPE_CHECKING:
    import pyarrow.parquet as pq

ENDINGS: Mapping[str, str] = {
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "csv": "csv",
    "tsv": "csv",
    "parquet": "parquet",
    "pq": "parquet",
}
"""The kinds of tables that are read in stretches, by the ending of the file's name."""

_HEAD = 200_000  # bytes by which the encoding and the separator of a CSV are told
_PEEK = 1_000  # rows by which columns, and the order of day and month, are told


@dataclass(frozen=True, slots=True)
class Shape:
    """What is the same for all stretches of one table.

    Attributes:
        kind: jsonl, csv or parquet.
        layout: how its rows are to be understood.
        names: of the columns of a CSV.
        delimiter: of a CSV.
        encoding: of a CSV.
    """

    kind: str
    layout: Layout
    names: tuple[str, ...] = ()
    delimiter: str = ","
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of a table that follow one another.

    Attributes:
        first, last: bytes of the file, of Parquet rows, half-open.
        row: the number of the first, as the file counts its rows.
        rows: how many, those that are blank apart.
        content: a number made from the bytes, "" where they were not read.
        group: of Parquet the row group.
    """

    first: int
    last: int
    row: int
    rows: int
    content: str = ""
    group: int = 0


def kind_of(name: str) -> str:
    """The kind of table that a file is by its name, "" for what is no long table."""
    return ENDINGS.get(name.lower().rsplit(".", 1)[-1], "") if "." in name else ""


def stretches(file: IO[bytes], name: str, size: int, columns: Mapping[str, str]) -> tuple[Shape, Iterator[Stretch]]:
    """How a table is to be understood, and its stretches in order.

    Args:
        file: open for reading from its beginning.
        name: of the file.
        size: rows of a stretch.
        columns: the column of each fact that the reader said.

    Raises:
        ReadingError: as ``read_articles`` says of tables.
    """
    return {"jsonl": _lines, "csv": _records, "parquet": _groups}[kind_of(name)](file, name, size, columns)


def read_stretch(
    file: IO[bytes], name: str, shape: Shape, stretch: Stretch
) -> Iterator[tuple[str, Iterator[Article | Failure]]]:
    """The rows of a stretch, each named by file and row, with the article that it gives, as ``read_articles`` gives it.

    A row is not understood before its article is asked for, so that one that does harm can be passed over.

    Args:
        file: of the table, that can be sought in.
        name: of the file.
        shape: of the table.
        stretch: of it.
    """
    rows = {"jsonl": _rows_of_lines, "csv": _rows_of_records, "parquet": _rows_of_group}[shape.kind]
    for number, row in rows(file, shape, stretch):
        yield f"{name}:{number}", map(finished_or_failed, articles([(number, row)], shape.layout, name))


@dataclass(slots=True)
class _Cutter:
    """Makes stretches of rows that pass by."""

    size: int
    first: int
    row: int
    rows: int = 0
    content: Any = field(default_factory=hashlib.sha256)

    def take(self, data: bytes, blank: bool, end: int, next_row: int) -> Stretch | None:
        """The stretch that is whole with this row."""
        self.content.update(data)
        self.rows += not blank
        return self.cut(end, next_row) if self.rows >= self.size else None

    def cut(self, end: int, next_row: int) -> Stretch | None:
        """The stretch up to here."""
        made = Stretch(self.first, end, self.row, self.rows, self.content.hexdigest()) if self.rows else None
        self.first, self.row, self.rows, self.content = end, next_row, 0, hashlib.sha256()
        return made


def _lines(file: IO[bytes], name: str, size: int, columns: Mapping[str, str]) -> tuple[Shape, Iterator[Stretch]]:
    head = [line for _, line in zip(range(_PEEK), file, strict=False)]
    rows = [(number, row) for number, row in enumerate(map(_row, head), start=1) if row and BROKEN not in row]
    if not rows:
        raise failed("not-a-table", name, "{file} is no table of articles.")
    names = list(dict.fromkeys(column for _, row in rows for column in row))
    if {"event", "quote", "trigger", "edtf"} <= set(names):
        raise failed("events-table", name, "{file} is a table of events: open it as such.")
    return Shape("jsonl", layout(names, rows, columns, name)), _cut_lines(file, size)


def _cut_lines(file: IO[bytes], size: int) -> Iterator[Stretch]:
    file.seek(0)
    at, number, cutter = 0, 0, _Cutter(size, 0, 1)
    for number, line in enumerate(file, start=1):
        at += len(line)
        if made := cutter.take(line, not line.strip(), at, number + 1):
            yield made
    if made := cutter.cut(at, number + 1):
        yield made


def _row(line: bytes) -> Row:
    """The cells of a line of JSON; none for a blank one."""
    text = line.decode("utf-8-sig", "replace").replace("\x00", "").strip()
    if not text:
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    return dict(flat(value)) if isinstance(value, Mapping) else {BROKEN: True}


def _rows_of_lines(file: IO[bytes], _: Shape, stretch: Stretch) -> Iterator[tuple[int, Row]]:
    file.seek(stretch.first)
    for number, line in enumerate(file.read(stretch.last - stretch.first).splitlines(), start=stretch.row):
        row = _row(line)
        if row:
            yield number, row


def _records(file: IO[bytes], name: str, size: int, columns: Mapping[str, str]) -> tuple[Shape, Iterator[Stretch]]:
    start = file.read(_HEAD)
    start = start[: start.rfind(b"\n") + 1] or start
    encoding = _encoding(start, name)
    delimiter = delimiter_of(start.decode(encoding))
    file.seek(0)
    head = _Records(file, encoding, delimiter)
    names = unique([one_line(cell, 100) for cell in next(iter(head), ([], 0))[0]])
    rows: list[tuple[int, Row]] = [
        (number, dict(zip(names, cells, strict=False)))
        for number, (cells, _) in zip(range(2, _PEEK), head, strict=False)
    ]
    if not rows:
        raise failed("not-a-table", name, "{file} is no table of articles.")
    if {"event", "quote", "trigger", "edtf"} <= set(names):
        raise failed("events-table", name, "{file} is a table of events: open it as such.")
    shape = Shape("csv", layout(names, rows, columns, name), tuple(names), delimiter, encoding)
    return shape, _cut_records(file, shape, size)


def _encoding(start: bytes, name: str) -> str:
    """The encoding of a CSV by its first lines: UTF-8, or the western one that it is taken for."""
    text = decoded(start, name)
    for encoding in ("utf-8-sig", "cp1252", "latin_1"):
        try:
            if start.decode(encoding) == text:
                return encoding
        except UnicodeDecodeError:
            continue
    raise failed("wrong-encoding", name, "{file} is in no encoding that is recognised.")


class _Records:
    """The records of a CSV, each with the byte after it."""

    def __init__(self, file: IO[bytes], encoding: str, delimiter: str) -> None:
        self._at, self._read = 0, hashlib.sha256()
        self._file, self._encoding = file, encoding
        self._reader = csv.reader(self._text(), delimiter=delimiter)
        self.data = b""

    def _text(self) -> Iterator[str]:
        for line in self._file:
            self._at += len(line)
            self.data += line
            yield line.decode(self._encoding, "replace").replace("\x00", "")

    def __iter__(self) -> Iterator[tuple[list[str], int]]:
        for cells in self._reader:
            yield cells, self._at
            self.data = b""


def _cut_records(file: IO[bytes], shape: Shape, size: int) -> Iterator[Stretch]:
    file.seek(0)
    before = csv.field_size_limit(10_000_000)
    try:
        records = _Records(file, shape.encoding, shape.delimiter)
        cutter, at, number = _Cutter(size, 0, 2), 0, 1
        for number, (cells, at) in enumerate(records, start=1):
            if number == 1:
                cutter.cut(at, 2)
            elif made := cutter.take(records.data, not any(cell.strip() for cell in cells), at, number + 1):
                yield made
        if made := cutter.cut(at, number + 1):
            yield made
    finally:
        csv.field_size_limit(before)


def _rows_of_records(file: IO[bytes], shape: Shape, stretch: Stretch) -> Iterator[tuple[int, Row]]:
    file.seek(stretch.first)
    text = file.read(stretch.last - stretch.first).decode(shape.encoding, "replace").replace("\x00", "")
    before = csv.field_size_limit(10_000_000)
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter)
        for number, cells in enumerate(records, start=stretch.row):
            if any(cell.strip() for cell in cells):
                yield number, dict(zip(shape.names, cells, strict=False))
    finally:
        csv.field_size_limit(before)


def _groups(file: IO[bytes], name: str, size: int, columns: Mapping[str, str]) -> tuple[Shape, Iterator[Stretch]]:
    table = _opened(file, name)
    names = table.schema_arrow.names
    if {"event", "quote", "trigger", "edtf"} <= set(names):
        raise failed("events-table", name, "{file} is a table of events: open it as such.")
    first = next(table.iter_batches(_PEEK), None)
    rows = [(number, dict(flat(row))) for number, row in enumerate(first.to_pylist() if first else (), start=1)]
    if not rows:
        raise failed("not-a-table", name, "{file} is no table of articles.")
    return Shape("parquet", layout(names, rows, columns, name)), _cut_groups(table, size)


def _opened(file: IO[bytes], name: str) -> "pq.ParquetFile":
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(file)
    except (pa.ArrowException, OSError):
        raise failed("not-a-table", name, "{file} is no table of articles.") from None


def _cut_groups(table: "pq.ParquetFile", size: int) -> Iterator[Stretch]:
    """A group is read from its beginning for each of its stretches, so that there are sixteen of them at most."""
    row = 1
    for group in range(table.metadata.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        step = max(size, -(-rows // 16))
        for first in range(0, rows, step):
            last = min(rows, first + step)
            yield Stretch(first, last, row + first, last - first, group=group)
        row += rows


def _rows_of_group(file: IO[bytes], shape: Shape, stretch: Stretch) -> Iterator[tuple[int, Row]]:
    table = _opened(file, "")
    wanted = [*dict.fromkeys(column.partition(".")[0] for column in shape.layout.chosen.values())]
    names = [name for name in wanted if name in table.schema_arrow.names] or wanted
    at = 0
    for batch in table.iter_batches(256, row_groups=[stretch.group], columns=names):
        begin, end = max(stretch.first - at, 0), min(stretch.last - at, batch.num_rows)
        if begin < end:
            yield from _numbered(batch.slice(begin, end - begin).to_pylist(), stretch.row + at + begin - stretch.first)
        at += batch.num_rows
        if at >= stretch.last:
            return


def _numbered(rows: Iterable[Mapping[str, object]], first: int) -> Iterator[tuple[int, Row]]:
    for number, row in enumerate(rows, start=first):
        cells = {key: cell.isoformat() if hasattr(cell, "isoformat") else cell for key, cell in row.items()}
        yield number, dict(flat(cells))
