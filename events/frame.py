"""The events table: its schema, its checks, and its files. pandas comes into the program here.

``SCHEMA`` is the one list of columns; README and ``COLUMNS_DOC`` are tested against it.
"""

import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from events.cells import csv_bytes, iso_days, restored
from events.errors import TableError
from events.model import EVENT_TYPES, MODALITIES, PRECISIONS, REASONS
from events.wording import dates_in_words

if TYPE_CHECKING:
    import pyarrow as pa

Kind = Literal["text", "span", "day", "names", "count", "share"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the events table.

    Attributes:
        kind: text; span (code point offset, may be missing); day (datetime64[s], may be NaT); names (a tuple
            of texts); count (whole number); share (0 to 1).
        meaning: what stands in it, for people.
        closed: the only values allowed, or () where any are.
    """

    kind: Kind
    meaning: str
    closed: tuple[str, ...] = ()


SCHEMA: Mapping[str, Column] = {
    "event": Column("text", "stable id, made from the document's content and the trigger's span"),
    "document": Column("text", "id of the document that tells it"),
    "title": Column("text", "short caption in the document's language, in the text's own words"),
    "type": Column("text", "one of fifteen types", EVENT_TYPES),
    "plover": Column("text", "PLOVER event code, empty where PLOVER has none"),
    "trigger": Column("text", "the words that name the happening"),
    "trigger_start_char": Column("span", "first code point of the trigger in the document's text"),
    "trigger_end_char": Column("span", "the code point after the trigger"),
    "modality": Column("text", "happened, planned, hypothetical or denied", MODALITIES),
    "speaker": Column("text", "who says it, where the text only reports it"),
    "start": Column("day", "first day, NaT where undated"),
    "end": Column("day", "the day after the last, NaT where undated"),
    "extent": Column("text", "within: some time in there; throughout: all of it", ("", "within", "throughout")),
    "open": Column("text", "which end of a span is not said", ("", "start", "end")),
    "not_before": Column("day", "earliest day known where there is no interval"),
    "not_after": Column("day", "last day known where there is no interval"),
    "precision": Column("text", "grain of the date, kept as the words have it", ("", *PRECISIONS)),
    "edtf": Column("text", "the date in EDTF (ISO 8601-2)"),
    "value": Column("text", "the date as a TIMEX3 value"),
    "mod": Column("text", "TIMEX3 modifier", ("", "START", "MID", "END", "APPROX", "BEFORE", "AFTER")),
    "anchor": Column("text", "what the date hangs on", ("absolute", "published", "story", "none")),
    "anchor_said": Column("text", "the words of the text that a story date hangs on"),
    "anchor_start_char": Column("span", "first code point of those words"),
    "anchor_end_char": Column("span", "the code point after them"),
    "reason": Column("text", "why there is no date, empty where there is one", ("", *REASONS)),
    "said": Column("text", "the words that date it"),
    "said_start_char": Column("span", "first code point of those words"),
    "said_end_char": Column("span", "the code point after them"),
    "quote": Column("text", "the sentence it stands in"),
    "quote_start_char": Column("span", "first code point of the sentence"),
    "quote_end_char": Column("span", "the code point after the sentence"),
    "actors": Column("names", "who takes part, in the language asked for"),
    "actor_ids": Column("names", "their stable ids, in the same order"),
    "roles": Column("names", "their roles, in the same order"),
    "places": Column("names", "where it happens"),
    "sources": Column("names", "ids of the documents that tell it"),
    "n_sources": Column("count", "how many they are"),
    "rule": Column("text", "the rules that found the date and the happening"),
    "confidence": Column("share", "how sure, 0 to 1"),
}
"""The columns of the events table, in order. Offsets are half-open code points into the document's text."""

MERGED: Mapping[str, Column] = {
    "mentions": Column("names", "ids of the rows that tell it, its own first"),
    "source_dates": Column("names", "the date that each of sources gives in EDTF, empty where it gives none"),
    "disputed": Column("names", "the dates that disagree in EDTF, its own first; none where sources agree"),
    "alternatives": Column("names", "the days of each disputed date but its own, half-open: 2020-08-01/2020-09-01"),
    "copies": Column("names", "ids of documents that tell it only in another's words"),
    "salience": Column("share", "how much it matters on a crowded chart, 0 to 1"),
}
"""The columns that a table has besides once it is merged."""

_ALL = {**SCHEMA, **MERGED}
FORMATS = ("csv", "jsonl", "parquet")


def empty_table() -> pd.DataFrame:
    """A table with all columns and no row."""
    return to_table([])


def to_table(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The events table of rows that each hold every column, sorted by start, undated last.

    Raises:
        TableError: a value that the schema does not allow; names row, column and value.
    """
    rows = list(rows)
    names = [*SCHEMA, *(MERGED if rows and MERGED.keys() <= rows[0].keys() else ())]
    columns = {name: [row[name] for row in rows] for name in names}
    return sort_table(typed(columns))


def table_from_columns(columns: Mapping[str, list[object]]) -> pd.DataFrame:
    """The events table of columns, each a list as long as the others; a column that is missing is empty.

    For tables that are kept elsewhere: faster than ``read_table``, with the same checks.

    Args:
        columns: by name; texts, whole numbers or None, days as ISO text or "", tuples of texts.

    Raises:
        TableError: a value that the schema does not allow; names row, column and value.
    """
    length = max(map(len, columns.values()), default=0)
    empty: dict[str, object] = {"text": "", "span": None, "day": "", "names": (), "count": 0, "share": 0.0}
    return sort_table(
        typed({name: columns.get(name, [empty[column.kind]] * length) for name, column in SCHEMA.items()})
    )


def sort_table(table: pd.DataFrame) -> pd.DataFrame:
    """The rows by start, then end, document and place in the text; undated last; index 0, 1, 2 ..."""
    order = ["start", "end", "document", "trigger_start_char", "event"]
    return table.sort_values(order, na_position="last", kind="stable", ignore_index=True)


def join_tables(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """One table of the rows of several, sorted."""
    tables = [table for table in tables if len(table)]
    if not tables:
        return empty_table()
    if not all(MERGED.keys() <= set(table) for table in tables):  # what was merged is rows again beside rows
        tables = [table[[*SCHEMA]] for table in tables]
    joined = pd.concat(tables, ignore_index=True).sort_values("document", kind="stable", ignore_index=True)
    times = joined.groupby("event").cumcount()  # the same text under two names tells the same events twice
    joined["event"] = joined["event"].where(times == 0, joined["event"] + "-d" + (times + 1).astype("str"))
    return sort_table(joined)


def typed(columns: Mapping[str, list[object]]) -> pd.DataFrame:
    """The columns with their types, every value checked; in the order that they have."""
    table = pd.DataFrame({name: _series(name, values) for name, values in columns.items()})
    if not table["event"].is_unique:
        twice = table["event"][table["event"].duplicated()].iloc[0]
        raise TableError("event-twice", f"The event id {twice!r} stands twice in the table.", value=twice)
    for here in (
        (table["start"].isna() != table["end"].isna()) | (table["start"] >= table["end"]),
        table["start"].isna() & (table["reason"] == ""),
    ):
        if here.any():
            row = int(np.flatnonzero(here)[0])
            _refuse(row, "start", table["start"].iloc[row])
    return table


def _series(name: str, values: list[object]) -> pd.Series:
    column = _ALL[name]
    checked = _checked(column.kind, values)
    allowed = set(column.closed)
    for row, value in enumerate(checked):
        if value is _BAD or (allowed and value not in allowed):
            _refuse(row, name, values[row])
    if column.kind == "day":
        return pd.Series(np.array(checked, dtype="datetime64[s]"))
    dtypes = {"text": "str", "span": "Int64", "names": "object", "count": "int64", "share": "float64"}
    return pd.Series(checked, dtype=dtypes[column.kind])


def _refuse(row: int, column: str, value: object) -> None:
    shown = str(value)[:80]
    raise TableError(
        "bad-value",
        f"Row {row + 1}, column {column}: {shown!r} is not allowed.",
        row=row + 1,
        column=column,
        value=shown,
    )


def _checked(kind: Kind, values: list[object]) -> list[object]:
    """Each value checked; a long column repeats itself, so that equal texts and tuples are checked once."""
    check = _CHECKS[kind]
    if kind == "text" and set(map(type, values)) <= {str}:
        return values
    try:
        # Values of one type only: 1, 1.0 and True are equal and not the same.
        known = {value: check(value) for value in set(values)} if len(set(map(type, values))) == 1 else {}
    except TypeError:  # lists have no hash
        known = {}
    return [known[value] for value in values] if known else [check(value) for value in values]


_BAD = object()


def _text(value: object) -> object:
    return value if isinstance(value, str) else _BAD


def _span(value: object) -> object:
    if value is None or value is pd.NA or value == "" or (isinstance(value, float) and np.isnan(value)):
        return pd.NA
    try:
        number = int(str(value)) if not isinstance(value, float) else int(value)
    except ValueError:
        return _BAD
    return number if number >= 0 else _BAD


def _day(value: object) -> object:
    if value is None or value is pd.NaT or (isinstance(value, str) and not value):
        return np.datetime64("NaT", "s")
    if isinstance(value, str) and not re.fullmatch(r"-?\d{4}-\d\d-\d\d", value):
        return _BAD
    try:
        return np.datetime64(value, "D").astype("datetime64[s]")  # type: ignore[call-overload]
    except ValueError:
        return _BAD


def _names(value: object) -> object:
    if not isinstance(value, (tuple, list, np.ndarray)):
        return _BAD
    names = tuple(value)
    return names if all(isinstance(name, str) for name in names) else _BAD


def _count(value: object) -> object:
    number = _span(value)
    return _BAD if number is pd.NA else number


def _share(value: object) -> object:
    try:
        number = float(str(value))
    except ValueError:
        return _BAD
    return number if 0 <= number <= 1 else _BAD


_CHECKS: dict[str, Callable[[object], object]] = {
    "text": _text,
    "span": _span,
    "day": _day,
    "names": _names,
    "count": _count,
    "share": _share,
}


def write_table(table: pd.DataFrame, path: str | Path | IO[bytes], *, format: str = "", language: str = "fr") -> None:
    """Write the table to a file; ``read_table`` gives it back equal, dtypes too.

    CSV is UTF-8 with a byte order mark, so that spreadsheets read its accents; tuples are JSON; a cell that a
    spreadsheet would run as a formula starts with an apostrophe, which ``read_table`` takes off again. CSV
    and JSON Lines also have the date in words and the last day, for people.

    Args:
        table: an events table.
        path: a path, or a binary file open for writing.
        format: csv, jsonl or parquet; by default the ending of the path.
        language: of the date in words.

    Raises:
        TableError: an ending that is none of the three.
    """
    format = _format(path, format)
    if format == "parquet":
        _parquet(table, path)
        return
    text = _to_csv(table, language) if format == "csv" else _to_jsonl(table, language)
    if isinstance(path, (str, Path)):
        Path(path).write_bytes(text)
    else:
        path.write(text)


def read_table(path: str | Path | IO[bytes], *, format: str = "") -> pd.DataFrame:
    """The events table that ``write_table`` wrote.

    Args:
        path: a path, or a binary file open for reading.
        format: csv, jsonl or parquet; by default the ending of the path.

    Raises:
        TableError: not a table of ours (which columns are missing), or a value that the schema does not allow.
    """
    format = _format(path, format)
    try:
        data = Path(path).read_bytes() if isinstance(path, (str, Path)) else path.read()
    except OSError as error:
        raise TableError(
            "unreadable", f"{path} cannot be read: {error.strerror}.", file=path, reason=error.strerror
        ) from None
    readers = {"csv": _from_csv, "jsonl": _from_jsonl, "parquet": _from_parquet}
    columns = readers[format](data)
    missing = [name for name in SCHEMA if name not in columns]
    if missing:
        raise TableError(
            "not-our-table",
            f"This is not a table of Chronofrise: it lacks {', '.join(missing[:5])}.",
            columns=", ".join(missing[:5]),
        )
    return typed({name: columns[name] for name in columns_of(columns)})


def columns_of(table: Iterable[object]) -> list[str]:
    """The columns of ours that a table has, in order: those of ``SCHEMA``, and of ``MERGED`` where all are there."""
    return [*SCHEMA, *(MERGED if MERGED.keys() <= set(table) else ())]


def _format(path: str | Path | IO[bytes], format: str) -> str:
    format = format or Path(str(getattr(path, "name", path))).suffix.lstrip(".").lower()
    if format not in FORMATS:
        raise TableError("unknown-format", f"A table is .csv, .jsonl or .parquet, not {format!r}.", format=format)
    return format


def _plain_columns(table: pd.DataFrame) -> dict[str, list[object]]:
    plain: dict[str, list[object]] = {}
    for name in columns_of(table):
        column = _ALL[name]
        if column.kind == "day":
            plain[name] = list(iso_days(table[name]))
        elif column.kind == "span":
            plain[name] = [None if value is pd.NA else int(value) for value in table[name]]
        elif column.kind == "names":
            plain[name] = [list(value) for value in table[name]]
        else:
            plain[name] = table[name].tolist()
    return plain


def _worded_columns(table: pd.DataFrame, language: str) -> dict[str, list[str]]:
    ends = pd.Series(table["end"].to_numpy("datetime64[s]") - np.timedelta64(1, "D"))
    return {"date": dates_in_words(table, language), "last_day": iso_days(ends)}


def _to_csv(table: pd.DataFrame, language: str) -> bytes:
    return csv_bytes({**_worded_columns(table, language), **{name: table[name] for name in columns_of(table)}})


def _from_csv(data: bytes) -> dict[str, list[object]]:
    import csv

    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise TableError("not-csv", "This is not a CSV file in UTF-8.") from None
    header, body = (rows[0], rows[1:]) if rows else ([], [])
    for number, row in enumerate(body):
        if len(row) != len(header):
            raise TableError(
                "ragged", f"Row {number + 1} has {len(row)} cells, the header {len(header)}.", row=number + 1
            )
    columns: dict[str, list[object]] = {}
    for place, name in enumerate(header):
        cells = [restored(row[place]) for row in body]
        columns[name] = (
            [_from_json(number, name, cell) for number, cell in enumerate(cells)] if _is_names(name) else list(cells)
        )
    return columns


def _is_names(name: str) -> bool:
    return name in _ALL and _ALL[name].kind == "names"


def _from_json(row: int, column: str, cell: str) -> object:
    try:
        return json.loads(cell)
    except ValueError:
        _refuse(row, column, cell)
        raise


def _to_jsonl(table: pd.DataFrame, language: str) -> bytes:
    columns = {**_plain_columns(table), **_worded_columns(table, language)}
    rows = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _from_jsonl(data: bytes) -> dict[str, list[object]]:
    try:
        rows = [json.loads(line) for line in data.decode("utf-8-sig").split("\n") if line.strip()]
    except ValueError:
        raise TableError("not-jsonl", "This is not a JSON Lines file in UTF-8.") from None
    if not rows:
        return {name: [] for name in SCHEMA}
    if not all(isinstance(row, dict) for row in rows):
        raise TableError("not-jsonl", "This is not a JSON Lines file in UTF-8.")
    return {name: [row.get(name) for row in rows] for name in _ALL if any(name in row for row in rows)}


def _parquet(table: pd.DataFrame, path: str | Path | IO[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(columns_of(table))
    arrays = [pa.array(table[name], type=schema.field(name).type, from_pandas=True) for name in schema.names]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path if not isinstance(path, Path) else str(path))


def arrow_schema(names: Iterable[str]) -> "pa.Schema":
    """The types that Arrow and Parquet have for columns of ours."""
    import pyarrow as pa

    days, names_ = pa.timestamp("s"), pa.list_(pa.string())
    types = {"span": pa.int64(), "day": days, "names": names_, "count": pa.int64(), "share": pa.float64()}
    return pa.schema([(name, types.get(_ALL[name].kind, pa.string())) for name in names])


def _from_parquet(data: bytes) -> dict[str, list[object]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError):
        raise TableError("not-parquet", "This is not a Parquet file.") from None
    columns: dict[str, list[object]] = {}
    for name in table.column_names:
        column = table.column(name)
        if pa.types.is_timestamp(column.type):
            columns[name] = list(column.to_numpy().astype("datetime64[s]"))
        else:
            columns[name] = column.to_pylist()
    return columns
