"""Tables of events from elsewhere: read as cells, their columns told apart, their rows made events of ours.

A table that a person made says what it says: a date is read as it is typed, as precise and no more, and a cell that
is no date is told with its row, column and value.
"""

import csv
import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from events.actors import gazetteer
from events.actors.gazetteer import words_of
from events.cells import restored
from events.errors import ReadingError, TableError
from events.frame import SCHEMA, to_table
from events.language import languages
from events.language.files import load
from events.model import EVENT_TYPES, MODALITIES, fold, slug
from events.reading import LIMIT_MB, read_text
from events.times import read_date

SHEET_ENDINGS = ("csv", "tsv", "xlsx", "json", "jsonl", "parquet")
"""Endings of files that ``read_sheet`` reads."""

SHEET_FIELDS = ("date", "last", "title", "type", "actors", "places", "quote", "source", "status")
"""What a column may be; an event needs a date and a title."""

FROM_TABLE = "table"
"""The rule of events that a person's table tells."""

_MOST_ROWS, _MOST_COLUMNS = 100_000, 200
_MOST_UNPACKED = 300_000_000  # bytes of a workbook once it is unpacked
_SEPARATORS = ";\t,|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was found.

    Attributes:
        name: of the file.
        head: the names of its columns, each another.
        rows: cells as text, as many in each row as there are columns.
        first: number of the line that the first row has in its file.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int = 2


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that could not be taken as what its column is.

    Attributes:
        code: bad-date, weekday-mismatch, dates-reversed, no-title, unknown-type or unknown-status.
        row: line of the file.
        column: its name in the file.
        value: of the cell, cut where it is long.
    """

    code: str
    row: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Events made of a sheet, and what of it could not be taken.

    Attributes:
        table: the events; those whose date could not be read are in it without one.
        problems: in the order of the rows.
    """

    table: pd.DataFrame
    problems: tuple[CellProblem, ...] = field(default=())


def read_sheet(data: bytes, name: str) -> Sheet:
    """The first table of a file: CSV of any separator and encoding, Excel, JSON, JSON Lines or Parquet.

    Args:
        data: the file.
        name: of the file, whose ending says what it is.

    Raises:
        ReadingError: the file is too large, or not of its kind.
        TableError: it has no rows, no names of columns, or too many of one.
    """
    if len(data) > LIMIT_MB * 1_000_000:
        raise ReadingError("too-large", f"{name} is larger than {LIMIT_MB} MB.", file=name, limit=LIMIT_MB)
    ending = name.rsplit(".", 1)[-1].lower()
    readers = {"xlsx": _from_excel, "json": _from_json, "jsonl": _from_json, "parquet": _from_parquet}
    if ending not in SHEET_ENDINGS:
        raise TableError("unknown-sheet", f"{name} is no table: it ends in none of {SHEET_ENDINGS}.", file=name)
    lines = readers.get(ending, _from_csv)(data, name)
    return _sheet(lines, name)


def _sheet(lines: Iterable[Sequence[object]], name: str) -> Sheet:
    head: tuple[str, ...] = ()
    first, rows = 0, []
    for number, line in enumerate(lines, start=1):
        cells = [_text(cell) for cell in line[:_MOST_COLUMNS]]
        if not head:
            if any(cells):
                head, first = _names(cells), number + 1
        else:
            rows.append(tuple([*cells, *[""] * len(head)][: len(head)]))
        if len(rows) > _MOST_ROWS:
            raise TableError(
                "too-many-lines", f"{name} has more than {_MOST_ROWS} rows: cut it.", file=name, limit=_MOST_ROWS
            )
    while rows and not any(rows[-1]):
        rows.pop()
    if not head or not rows:
        raise TableError("empty-sheet", f"{name} has no table: a line of names, then rows.", file=name)
    return Sheet(name, head, tuple(rows), first)


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, each another: empty ones are numbered, and so are those there already."""
    names: list[str] = []
    last = max(place for place, cell in enumerate(cells) if cell) + 1
    for place, cell in enumerate(cells[:last], start=1):
        name = " ".join(cell.split())[:80] or f"#{place}"
        names.append(name if name not in names else f"{name} #{place}")
    return tuple(names)


def _text(cell: object) -> str:
    """A cell as someone reads it: a day without its midnight, a whole number without its point."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (list, tuple, np.ndarray)):
        return " ; ".join(_text(part) for part in cell)
    return restored(str(cell).strip())


def _from_csv(data: bytes, name: str) -> Iterable[Sequence[object]]:
    text = read_text(data, name).removeprefix("\ufeff")
    start = text[:20_000]
    first = next((line for line in start.split("\n") if line.strip()), "")
    separator = max(_SEPARATORS, key=lambda sign: first.count(sign))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    except csv.Error as error:
        raise TableError("bad-sheet", f"{name} is no CSV: {error}.", file=name) from None


def _from_excel(data: bytes, name: str) -> Iterable[Sequence[object]]:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > _MOST_UNPACKED:
            raise ReadingError("too-large", f"{name} is too large once unpacked.", file=name, limit=LIMIT_MB)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.max_row is None or sheet.max_row > 1:
                yield from sheet.iter_rows(values_only=True)
                return
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError, EOFError):
        raise TableError("bad-sheet", f"{name} is no Excel workbook.", file=name) from None


def _from_json(data: bytes, name: str) -> Iterable[Sequence[object]]:
    text = read_text(data, name)
    try:
        whole = json.loads(text) if text.lstrip().startswith("[") else None
        rows = whole if whole is not None else [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        raise TableError("bad-sheet", f"{name} is no JSON.", file=name) from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TableError("bad-sheet", f"{name} is no list of objects.", file=name)
    head = list(dict.fromkeys(str(key) for row in rows for key in row))[:_MOST_COLUMNS]
    yield head
    for row in rows:
        yield [row.get(key) for key in head]


def _from_parquet(data: bytes, name: str) -> Iterable[Sequence[object]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError):
        raise TableError("bad-sheet", f"{name} is no Parquet file.", file=name) from None
    yield table.column_names
    yield from zip(*(column.to_pylist() for column in table.columns), strict=True)


def guess_columns(head: Sequence[str]) -> dict[str, str]:
    """Which column is which field, by their names in any language; no column twice.

    >>> guess_columns(["Événement", "Date de début", "N°"])
    {'date': 'Date de début', 'title': 'Événement'}
    """
    names = {fold(name).replace("_", " ").strip(): name for name in reversed(head)}
    found: dict[str, str] = {}
    for wanted in SHEET_FIELDS:
        known = [word for code in languages() for word in load(code, "columns")[wanted]]
        ranked = sorted(
            (place, name)
            for word, name in names.items()
            for place in [min((at for at, one in enumerate(known) if one.replace("_", " ") == word), default=-1)]
            if place >= 0 and name not in found.values()
        )
        if ranked:
            found[wanted] = ranked[0][1]
    return found


def events_of(sheet: Sheet, columns: Mapping[str, str], language: str = "") -> Imported:
    """The events of a sheet's rows; empty rows are left out.

    Args:
        sheet: that was read.
        columns: the column of each field, at least of date and title.
        language: in which dates and names are written.

    Raises:
        TableError: no column is the date, or none the title; two fields have one column.
    """
    missing = [name for name in ("date", "title") if columns.get(name) not in sheet.head]
    if missing:
        raise TableError("no-column", f"No column is the {missing[0]}.", field=missing[0])
    place = {name: sheet.head.index(column) for name, column in columns.items() if column in sheet.head}
    reader = _Reader(sheet, place, language)
    rows = [reader.row(number, cells) for number, cells in enumerate(sheet.rows, start=sheet.first) if any(cells)]
    return Imported(to_table(rows), tuple(reader.problems))


class _Reader:
    """Makes rows of the events table, and notes what it could not take."""

    def __init__(self, sheet: Sheet, place: Mapping[str, int], language: str) -> None:
        self.problems: list[CellProblem] = []
        self._sheet, self._place, self._language = sheet, place, language
        self._dates: dict[str, dict[str, object] | str] = {}
        listed = [row[place["actors"]] for row in sheet.rows] if "actors" in place else []
        self._several = ";" if any(re.search(r"[;|\n]", cell) for cell in listed) else ","
        self._types = {fold(name): name for name in EVENT_TYPES}
        self._status = {
            fold(word): name
            for code in languages()
            for name in MODALITIES
            for word in (name, *load(code, "columns")[name])
        }

    def row(self, number: int, cells: Sequence[str]) -> dict[str, object]:
        """One row of the events table."""
        title = " ".join(self._cell("title", cells).split())
        if not title:
            self._note("no-title", number, "title", "")
        values: dict[str, object] = {name: "" for name, column in SCHEMA.items() if column.kind == "text"}
        values |= {name: None for name, column in SCHEMA.items() if column.kind in ("span", "day")}
        values |= {name: () for name, column in SCHEMA.items() if column.kind == "names"}
        said = " – ".join(part for part in (self._cell("date", cells), self._cell("last", cells)) if part)
        source = self._cell("source", cells)[:300] or self._sheet.name
        values |= {
            "event": self._identity(number, cells),
            "document": source,
            "title": title or said or f"#{number}",
            "type": self._type(number, cells),
            "modality": self._modality(number, cells),
            "trigger": title,
            "said": said,
            "quote": self._cell("quote", cells),
            "rule": FROM_TABLE,
            "anchor": "none",
            "sources": (source,),
            "n_sources": 1,
            "confidence": 1.0,
            **self._actors(cells),
            "places": tuple(_parts(self._cell("places", cells), ";")),
        }
        return values | self._date(number, cells)

    def _cell(self, name: str, cells: Sequence[str]) -> str:
        return cells[self._place[name]].strip() if name in self._place else ""

    def _note(self, code: str, number: int, name: str, value: str) -> None:
        self.problems.append(CellProblem(code, number, self._sheet.head[self._place[name]], value[:80]))

    def _identity(self, number: int, cells: Sequence[str]) -> str:
        said = "\x1f".join((str(number), *cells))
        return f"t-{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def _date(self, number: int, cells: Sequence[str]) -> dict[str, object]:
        first, last = self._read(self._cell("date", cells)), self._read(self._cell("last", cells))
        for name, read in (("date", first), ("last", last)):
            if isinstance(read, str):
                self._note(read, number, name, self._cell(name, cells))
        if isinstance(first, str):
            return {"reason": "vague"}
        if isinstance(last, str) or last["start"] is None or first["start"] is None:
            return first
        joined = (
            self._read(f"{first['edtf']}/{last['edtf']}") if "/" not in f"{first['edtf']}{last['edtf']}" else "bad-date"
        )
        if isinstance(joined, str):
            code = "dates-reversed" if str(last["start"]) < str(first["start"]) else joined
            self._note(code, number, "last", self._cell("last", cells))
            return first
        return first if first["edtf"] == last["edtf"] else joined

    def _read(self, words: str) -> dict[str, object] | str:
        """The date columns of a date as typed, or the code of why it is none; equal words are read once."""
        if words not in self._dates:
            short = re.sub(r"[T ]\d\d?:\d\d.*$", "", words)  # the hour of a day
            try:
                date = read_date(short, self._language)
                self._dates[words] = {name: date[name] for name in date if name in SCHEMA}
            except ReadingError as error:
                self._dates[words] = "bad-date" if error.code == "no-single-date" else error.code
        return self._dates[words]

    def _type(self, number: int, cells: Sequence[str]) -> str:
        said = self._cell("type", cells)
        if not said:
            return "other"
        found = self._types.get(fold(said)) or _type_named(fold(said))
        if not found:
            self._note("unknown-type", number, "type", said)
        return found or "other"

    def _modality(self, number: int, cells: Sequence[str]) -> str:
        said = self._cell("status", cells)
        if said and fold(said) not in self._status:
            self._note("unknown-status", number, "status", said)
        return self._status.get(fold(said), "happened")

    def _actors(self, cells: Sequence[str]) -> dict[str, object]:
        names, ids = [], []
        for name in _parts(self._cell("actors", cells), self._several):
            identity, known = actor_named(name, self._language)
            if identity not in ids:
                ids.append(identity)
                names.append(known)
        return {"actors": tuple(names), "actor_ids": tuple(ids), "roles": ("actor",) * len(ids)}


def _parts(cell: str, separator: str) -> list[str]:
    signs = r"[;|\n]" if separator == ";" else r"[,;|\n]"
    return list(dict.fromkeys(part for text in re.split(signs, cell) if (part := " ".join(text.split()))))


def actor_named(name: str, language: str) -> tuple[str, str]:
    """Id and usual name of an actor as someone wrote it; an id of its own for one that nobody knows.

    >>> actor_named("Mali", "fr")[1]
    'Mali'
    """
    book = gazetteer()
    for code in dict.fromkeys((language, *languages())):
        form = book.forms.get(code, {}).get(words_of(name))
        if form is not None and form.actor and form.kind == "name" and (not form.capitals or name.isupper()):
            return form.actor, book.name(form.actor, language, name)
    folded = slug(name) or hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"other:{folded}", name


def _type_named(folded: str) -> str:
    """The type of which a language's words say that it is called so, "" for none."""
    for code in languages():
        for kind, words in load(code, "columns").get("types", {}).items():
            if folded in words:
                return str(kind)
    return ""
