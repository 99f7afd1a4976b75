"""Events as a file of data, in the format that someone's next program opens."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.export import excel, word
from dashboard.export.agenda import agenda
from dashboard.export.errors import ExportError
from dashboard.export.excel import workbook
from dashboard.export.selection import Selection
from dashboard.export.timelinejs import timelinejs
from dashboard.export.word import chronology
from events import write_table

MOST_ENTRIES = 20_000
"""Events of a calendar or a TimelineJS page, above which programs hardly open them."""

Kind = Literal["csv", "xlsx", "jsonl", "parquet", "ics", "timelinejs", "docx"]


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of data.

    Attributes:
        ending: of the file, without dot.
        media: its type.
        make: the bytes of a selection.
    """

    ending: str
    media: str
    make: Callable[[Selection], bytes]


def _written(format: Literal["csv", "jsonl", "parquet"]) -> Callable[[Selection], bytes]:
    def make(selection: Selection) -> bytes:
        pieces = []
        for table in selection.pieces():
            buffer = io.BytesIO()
            write_table(table, buffer, format=format, language=selection.words.language)
            pieces.append(buffer.getvalue())
        return _JOINED[format](pieces)

    return make


def _under_one_head(pieces: Sequence[bytes]) -> bytes:
    """Tables of lines as one: the line of names is the first of each."""
    return b"".join([pieces[0], *(piece.partition(b"\n")[2] for piece in pieces[1:])])


def _of_parquet(pieces: Sequence[bytes]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    if len(pieces) == 1:
        return pieces[0]
    buffer = io.BytesIO()
    tables = [pq.read_table(io.BytesIO(piece)) for piece in pieces]
    pq.write_table(pa.concat_tables(tables), buffer)
    return buffer.getvalue()


_JOINED: Mapping[str, Callable[[Sequence[bytes]], bytes]] = {
    "csv": _under_one_head,
    "jsonl": b"".join,
    "parquet": _of_parquet,
}

_OFFICE = "application/vnd.openxmlformats-officedocument"
TABLE_FORMATS: Mapping[Kind, TableFormat] = {
    "csv": TableFormat("csv", "text/csv", _written("csv")),
    "xlsx": TableFormat("xlsx", f"{_OFFICE}.spreadsheetml.sheet", workbook),
    "jsonl": TableFormat("jsonl", "application/jsonl", _written("jsonl")),
    "parquet": TableFormat("parquet", "application/vnd.apache.parquet", _written("parquet")),
    "ics": TableFormat("ics", "text/calendar", agenda),
    "timelinejs": TableFormat("json", "application/json", timelinejs),
    "docx": TableFormat("docx", f"{_OFFICE}.wordprocessingml.document", chronology),
}
"""The formats of data by name; the first three with text are read again by ``read_table``."""


def refusal(kind: Kind, selection: Selection) -> ExportError | None:
    """Why a format cannot hold a selection, None where it can; known without making the file."""
    count = selection.count
    if kind in ("ics", "timelinejs") and not selection.dated:
        return ExportError("nothing-to-place", "None of these events has a date; this format holds only dated ones.")
    if kind in ("ics", "timelinejs") and count > MOST_ENTRIES:
        return ExportError(
            "too-many-entries",
            f"{count} events are more than such a file opens with ({MOST_ENTRIES} at most): filter, or take CSV.",
            count=count,
            most=MOST_ENTRIES,
        )
    if kind == "xlsx" and count > excel.MOST_ROWS:
        most = excel.MOST_ROWS
        return ExportError(
            "too-many-for-excel",
            f"Excel holds {most} rows at most, and there are {count}: filter, or take CSV.",
            count=count,
            most=most,
        )
    if kind == "docx" and count > word.MOST_ROWS:
        most = word.MOST_ROWS
        return ExportError(
            "too-many-paragraphs",
            f"A Word document of {count} events would not open well ({most} at most): filter, or take Excel or CSV.",
            count=count,
            most=most,
        )
    return None


def table_file(kind: Kind, selection: Selection) -> bytes:
    """The bytes of a file of events.

    Raises:
        ExportError: the format cannot hold the selection, see ``refusal``.
    """
    if (refused := refusal(kind, selection)) is not None:
        raise refused
    return TABLE_FORMATS[kind].make(selection)
