"""Tables of articles: CSV, JSON Lines, JSON and Excel, one article a row, with the column for each fact."""

import csv
import io
import json
import threading
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.errors import ReadingError
from events.reading.article import Article, Failure, failed, one_line
from events.reading.formats.columns import Columns, day_order, guessed, in_day_order
from events.reading.formats.limits import MOST_ROWS, opened, readable
from events.reading.said import stamped
from events.reading.text import decoded

Row = Mapping[str, object]

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 10_000_000
_MOST_COLUMNS = 500
_PEEK = 200
BROKEN = "\x00broken"  # marks a line of JSON Lines that cannot be read; no column can have this name
_CELL_LIMIT = threading.Lock()  # the csv module's limit of a cell is one for the process


def read(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Iterator[Article | Failure]:
    """An article a row, named by file and row ("presse.csv:12"; the header is row 1).

    Args:
        data: the file's bytes.
        name: of the file.
        columns: the column of each fact; guessed from the names and the cells where it is not given, or names
            columns that the table does not have.

    Raises:
        ReadingError: it is no table (not-a-table), one of ours with events (events-table), or no column can be
            told to hold the text (no-text-column); ``details`` then lists the columns.
    """
    names, rows = _table(data, name)
    yield from articles(rows, layout(names, rows, columns or {}, name), name)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a table are to be understood.

    Attributes:
        chosen: the column of each fact.
        order: "MDY" where its days are written month first, else "DMY" or "".
    """

    chosen: Mapping[str, str]
    order: str


def layout(names: Sequence[str], rows: Sequence[tuple[int, Row]], columns: Mapping[str, str], name: str) -> Layout:
    """How the rows of a table are to be understood, by the names of its columns and by some or all of its rows.

    Args:
        names: of the columns.
        rows: with their numbers.
        columns: the column of each fact that the reader said.
        name: of the file.

    Raises:
        ReadingError: a column that is not there (no-such-column), or none holds the text (no-text-column).
    """
    chosen = _chosen(names, rows, columns, name)
    days = [str(row.get(chosen["published"]) or "") for _, row in rows] if "published" in chosen else []
    return Layout(chosen, day_order(days) if days else "")


def articles(rows: Iterable[tuple[int, Row]], how: Layout, name: str) -> Iterator[Article | Failure]:
    """An article a row, named by file and row.

    Args:
        rows: with their numbers.
        how: they are to be understood.
        name: of the file.
    """
    chosen, order = how.chosen, how.order
    for number, row in rows:
        place = f"{name}:{number}"
        if BROKEN in row:
            yield Failure(place, failed("broken-row", place, "{file} is a line that is no JSON."))
            continue
        text = _text(row.get(chosen["text"]))
        if text.strip():
            yield _article(row, chosen, text, place, order)
        elif any(str(cell or "").strip() for cell in row.values()):
            yield Failure(place, failed("blank-text", place, "{file} has no text."))


def table_columns(data: bytes, name: str) -> Columns:
    """The columns of a table of articles, and which of them hold what, as far as that can be guessed.

    Args:
        data: the file's bytes.
        name: of the file.

    Raises:
        ReadingError: it is no table, or one of events.
    """
    names, rows = _table(data, name)
    return Columns(tuple(names), guessed(names, [row for _, row in rows[:_PEEK]]), len(rows))


def _chosen(
    names: Sequence[str], rows: Sequence[tuple[int, Row]], columns: Mapping[str, str], name: str
) -> dict[str, str]:
    listed = ", ".join(one_line(column, 40) for column in names[:20])
    for column in columns.values():
        if column and column not in names:
            raise failed(
                "no-such-column",
                name,
                "{file} has no column {column!r}; it has: {columns}.",
                column=column,
                columns=listed,
            )
    chosen = {**guessed(names, [row for _, row in rows[:_PEEK]]), **columns}
    chosen = {fact: column for fact, column in chosen.items() if column}
    if "text" not in chosen:
        raise failed("no-text-column", name, "In {file} no column holds the text; it has: {columns}.", columns=listed)
    return chosen


def _article(row: Row, chosen: Mapping[str, str], text: str, place: str, order: str) -> Article:
    facts = {fact: one_line(row.get(column)) for fact, column in chosen.items() if fact != "text"}
    language = facts.get("language", "")[:2].lower()
    written = facts.pop("published", "")
    published = stamped(in_day_order(written, order), language or "fr") if written else ""
    known = {fact: value for fact, value in {**facts, "published": published, "language": language}.items() if value}
    unread = written if written and not published else ""
    return Article(place, "table", text, **known, found=dict.fromkeys(known, "column"), unread=unread)


def _text(cell: object) -> str:
    text = cell if isinstance(cell, str) else "" if cell is None else str(cell)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_\n", "\n")


def _table(data: bytes, name: str) -> tuple[list[str], list[tuple[int, Row]]]:
    """Names of columns, and rows with their numbers as the file counts them."""
    if data.startswith(b"PK"):
        names, rows = _excel(data, name)
    else:
        text = decoded(data, name).replace("\x00", "")
        names, rows = _json(text, name) if _is_json(text, name) else _csv(text, name)
    if not names or not rows:
        raise failed("not-a-table", name, "{file} is no table of articles.")
    if {"event", "quote", "trigger", "edtf"} <= set(names):
        raise failed("events-table", name, "{file} is a table of events: open it as such.")
    return names, rows


def _is_json(text: str, name: str) -> bool:
    return name.lower().rsplit(".", 1)[-1] in ("jsonl", "json", "ndjson") or text.lstrip()[:1] == "{"


def _csv(text: str, name: str) -> tuple[list[str], list[tuple[int, Row]]]:
    delimiter = delimiter_of(text)
    with _CELL_LIMIT:
        before = csv.field_size_limit(_LONGEST_CELL)
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            header = next(reader, [])
            if len(header) > _MOST_COLUMNS:
                raise failed("not-a-table", name, "{file} is no table of articles.")
            names = unique([one_line(cell, 100) for cell in header])
            rows: list[tuple[int, Row]] = []
            for number, cells in enumerate(reader, start=2):
                _check_rows(len(rows), name)
                if any(cell.strip() for cell in cells):
                    rows.append((number, dict(zip(names, cells, strict=False))))
        except csv.Error:
            raise failed("not-a-table", name, "{file} is no table of articles.") from None
        finally:
            csv.field_size_limit(before)
    return names, rows


def delimiter_of(text: str) -> str:
    """The sign that cuts the header and the first rows into the most columns, the same number in most of them.

    A sign within quotes cuts nothing, so that each is tried by reading.
    """
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
            widths = [len(cells) for _, cells in zip(range(20), reader, strict=False) if cells]
        except csv.Error:
            continue
        if widths and widths[0] > 1:
            score = widths[0] * widths.count(widths[0]) / len(widths)
            best, most = (delimiter, score) if score > most else (best, most)
    return best


def unique(header: Sequence[str]) -> list[str]:
    """The names of columns, each another: those without one, and those there already, are numbered."""
    names: list[str] = []
    for number, cell in enumerate(header, start=1):
        name = cell.strip() or f"#{number}"
        names.append(name if name not in names else f"{name} #{number}")
    return names


def _check_rows(count: int, name: str) -> None:
    if count >= MOST_ROWS:
        raise failed("too-many-rows", name, "{file} has more than {limit} rows.", limit=MOST_ROWS)


def _json(text: str, name: str) -> tuple[list[str], list[tuple[int, Row]]]:
    """JSON Lines, or one JSON value: a list of articles, an object that holds such a list, or one article."""
    records = _records(text, name)
    rows: list[tuple[int, Row]] = []
    names: dict[str, None] = {}
    for number, record in records:
        _check_rows(len(rows), name)
        row = {BROKEN: True} if record is None else dict(flat(record))
        names.update(dict.fromkeys(row))
        rows.append((number, row))
    if len(names) > _MOST_COLUMNS:
        raise failed("not-a-table", name, "{file} is no table of articles.")
    return [column for column in names if column != BROKEN], rows


def _records(text: str, name: str) -> list[tuple[int, Mapping[str, object] | None]]:
    """Each record with its line or place, None for a line that cannot be read."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if (whole is not None and len(lines) != 1) or isinstance(whole, list):
        values = whole if isinstance(whole, list) else _longest_list(whole)
        return [(number, value) for number, value in enumerate(values, start=1) if isinstance(value, Mapping)]
    records: list[tuple[int, Mapping[str, object] | None]] = []
    for number, line in lines:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        records.append((number, value if isinstance(value, Mapping) else None))
    broken = [number for number, value in records if value is None]
    if len(broken) == len(records):
        raise failed("bad-json", name, "{file} is no JSON: line {row} cannot be read.", row=broken[0] if broken else 1)
    return records


def _longest_list(value: object) -> list[object]:
    if not isinstance(value, Mapping):
        return []
    lists = [
        entry for entry in value.values() if isinstance(entry, list) and any(isinstance(e, Mapping) for e in entry)
    ]
    return max(lists, key=len, default=[value])


def flat(record: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Cells by name; what is in an object is named with a dot ("source.name"), a list of texts is joined."""
    for key, value in record.items():
        name = one_line(key, 100)
        if isinstance(value, Mapping):
            for inner, cell in value.items():
                if isinstance(cell, str | int | float):
                    yield f"{name}.{one_line(inner, 100)}", cell
        elif isinstance(value, list):
            if all(isinstance(entry, str) for entry in value):
                yield name, "\n\n".join(value)
        else:
            yield name, value


def _excel(data: bytes, name: str) -> tuple[list[str], list[tuple[int, Row]]]:
    """The first sheet of a workbook in which a column holds text, by openpyxl, read row by row."""
    archive = opened(data, name)
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise failed("encrypted", name, "{file} is encrypted.")
    if not all(map(readable, archive.infolist())):
        raise failed("broken-file", name, "{file} is damaged and cannot be read.")
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [_sheet(sheet, name) for sheet in book.worksheets[:50]]
        book.close()
    except ReadingError:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
        EOFError,
    ):
        raise failed("broken-file", name, "{file} is damaged and cannot be read.") from None
    sheets = [(names, rows) for names, rows in sheets if rows]
    readable_sheets = [sheet for sheet in sheets if "text" in guessed(sheet[0], [row for _, row in sheet[1][:_PEEK]])]
    return next(iter(readable_sheets or sheets), ([], []))


def _sheet(sheet: object, name: str) -> tuple[list[str], list[tuple[int, Row]]]:
    names: list[str] = []
    rows: list[tuple[int, Row]] = []
    sheet.reset_dimensions()  # type: ignore[attr-defined] # what a sheet says of its size may be anything
    cells_by_row = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS, max_row=10 * MOST_ROWS)  # type: ignore[attr-defined]
    for number, cells in enumerate(cells_by_row, start=1):
        if not any(cell is not None and str(cell).strip() for cell in cells):
            continue
        if not names:
            names = unique([one_line(cell, 100) for cell in _stripped(cells)])
            continue
        _check_rows(len(rows), name)
        rows.append((number, {column: _cell(cell) for column, cell in zip(names, cells, strict=False)}))
    return names, rows


def _stripped(cells: Sequence[object]) -> Sequence[object]:
    last = max(index for index, cell in enumerate(cells) if cell is not None and str(cell).strip())
    return cells[: last + 1]


def _cell(cell: object) -> object:
    """A day as ISO text; a whole number without ".0"."""
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell
