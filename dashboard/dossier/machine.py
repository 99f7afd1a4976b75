"""What the machine read, as the file keeps it: articles and the rows of their events.

A row keeps the key under which a person's decisions find it. At first that is the event's own id; where a
newer extractor gives the same happening another id, its row takes over the key, found by its quote.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.dossier.decisions import Decisions
from events import SCHEMA, Document, TableError, iso_day, redate, sort_table, table_from_columns, to_table

COLUMNS = tuple(SCHEMA)
_NAMES = tuple(name for name, column in SCHEMA.items() if column.kind == "names")
_LISTED = ", ".join(f'"{name}"' for name in COLUMNS)

Row = dict[str, object]
"""A row of the events table as JSON has it: days in ISO text, tuples as lists, nothing as None."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the machine read, as of some change.

    Attributes:
        written: number of the last change that wrote articles or rows.
        documents: in the order in which they came, as they came.
        table: the events table; ``event`` holds the keys.
    """

    written: int
    documents: Mapping[str, Document]
    table: pd.DataFrame


def load(database: sqlite3.Connection, before: Kept | None = None) -> Kept:
    """What the machine read; with what was loaded before only what has been written since is read.

    Raises:
        TableError: the rows hold what the schema of events does not allow.
    """
    written = last_written(database)
    if before is not None and before.written == written:
        return before
    since = before.written if before is not None else -1
    documents = {document.id: document for document in load_documents(database, since)}
    if before is None:
        return Kept(written, documents, _rows(database, "", ()))
    # Newer rows are few: they are found by their articles.
    ids = tuple(documents)
    tables = [before.table[~before.table["document"].isin(ids)]]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        tables.append(_rows(database, f"WHERE document IN ({', '.join('?' * len(some))})", some))
    return Kept(written, {**before.documents, **documents}, _joined(tables))


def load_documents(database: sqlite3.Connection, since: int = -1) -> list[Document]:
    """The articles as they came, in order; those whose rows were written since a change."""
    return [
        Document(row[0], row[1], row[2], row[3] or None, row[4], row[5])
        for row in database.execute(
            "SELECT id, text, language, published, title, source FROM document WHERE written > ? ORDER BY position",
            (since,),
        )
    ]


def not_read_with(database: sqlite3.Connection, version: str) -> set[str]:
    """Ids of the articles that another version of the program read."""
    return {row[0] for row in database.execute("SELECT id FROM document WHERE read_with <> ?", (version,))}


def has_document(database: sqlite3.Connection, identity: str) -> bool:
    """Whether there is an article of an id."""
    return database.execute("SELECT 1 FROM document WHERE id = ?", (identity,)).fetchone() is not None


def remember(database: sqlite3.Connection, key: str) -> bool:
    """Keep what the machine has of an event that is decided on; whether there is such an event."""
    row = row_of(database, key)
    if row is not None:
        database.execute(
            "INSERT OR IGNORE INTO about (key, document, event) VALUES (?, ?, ?)",
            (key, row["document"], json.dumps(row, ensure_ascii=False)),
        )
    return row is not None


def _joined(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    full = [table for table in tables if len(table)]
    return sort_table(pd.concat(full, ignore_index=True)) if full else tables[0]


def last_written(database: sqlite3.Connection) -> int:
    """Number of the last change that wrote articles or rows."""
    return int(database.execute("SELECT coalesce(max(written), 0) FROM document").fetchone()[0])


def _rows(database: sqlite3.Connection, where: str, values: Sequence[str]) -> pd.DataFrame:
    found = database.execute(f"SELECT key, {_LISTED} FROM event {where}", values).fetchall()
    if not found:
        return table_from_columns({})
    columns: dict[str, list[object]] = dict(zip(("key", *COLUMNS), map(list, zip(*found, strict=True)), strict=True))
    for name in _NAMES:
        known = {text: _names(text) for text in set(columns[name])}
        columns[name] = [known[text] for text in columns[name]]
    columns["event"] = columns.pop("key")
    return table_from_columns(columns)


def _names(text: object) -> object:
    try:
        names = json.loads(str(text))
    except ValueError:
        names = None
    if not isinstance(names, list):
        raise TableError("bad-value", f"{text!r} is no list of names.", row=0, column="names", value=text)
    return tuple(names)


def rows_of(table: pd.DataFrame) -> list[Row]:
    """The rows of an events table as JSON has them."""
    columns = {name: _cells(table[name], column.kind) for name, column in SCHEMA.items()}
    return [dict(zip(COLUMNS, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _cells(values: pd.Series, kind: str) -> list[object]:
    if kind == "day":
        return [iso_day(day) for day in values.to_numpy("datetime64[s]")]
    if kind == "span":
        return [None if value is pd.NA else int(value) for value in values]
    if kind == "names":
        return [list(value) for value in values]
    return values.tolist()


def table_of(rows: Iterable[Row]) -> pd.DataFrame:
    """The events table of rows as ``rows_of`` gives them.

    Raises:
        TableError: a value that the schema does not allow.
    """
    return to_table({**row, **{name: _days(row[name]) for name in _NAMES}} for row in rows)


def _days(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def put(
    database: sqlite3.Connection,
    document: Document,
    table: pd.DataFrame,
    decisions: Decisions,
    number: int,
    read_with: str = "",
) -> None:
    """Write an article as it came, and its rows as just read with what was decided of its date and language.

    Args:
        database: inside a transaction.
        document: as it came; where one of that id is there, its text stays.
        table: its events.
        decisions: what persons decided so far.
        number: of the change that this is part of.
        read_with: version of the program that read it, "" where unknown.
    """
    read = decisions.document(document)
    database.execute(
        """INSERT INTO document (id, position, text, language, published, title, source,
                                 read_language, read_published, read_with, written)
           VALUES (?, (SELECT coalesce(max(rowid), 0) + 1 FROM document), ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET language = excluded.language, published = excluded.published,
               title = excluded.title, source = excluded.source, read_language = excluded.read_language,
               read_published = excluded.read_published, read_with = excluded.read_with, written = excluded.written""",
        (document.id, document.text, document.language, document.edtf, document.title, document.source,
         read.language, read.edtf, read_with, number),
    )  # fmt: skip
    database.execute("DELETE FROM event WHERE document = ?", (document.id,))
    rows = _unlike(database, rows_of(table))
    keys = _keys(rows, _decided_rows(database, document.id))
    _insert(database, [(keys[str(row["event"])], None, row) for row in rows])


def _insert(database: sqlite3.Connection, rows: Iterable[tuple[str, str | None, Row]]) -> None:
    marks = ", ".join("?" * (len(COLUMNS) + 2))
    database.executemany(
        f"INSERT INTO event (key, as_read, {_LISTED}) VALUES ({marks})",
        ((key, as_read, *(_cell(name, row[name]) for name in COLUMNS)) for key, as_read, row in rows),
    )


def _cell(name: str, value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if name in _NAMES else value


def _unlike(database: sqlite3.Connection, rows: list[Row]) -> list[Row]:
    """The rows with ids that no other article has: the same text under two names tells the same events twice."""
    out = []
    for row in rows:
        own, times = str(row["event"]), 1
        while database.execute(
            "SELECT 1 FROM event WHERE key = ? OR event = ?", (row["event"], row["event"])
        ).fetchone():
            times += 1
            row = {**row, "event": f"{own}-d{times}"}
        out.append(row)
    return out


def _decided_rows(database: sqlite3.Connection, document: str) -> dict[str, Row]:
    """What the machine's rows of an article were when persons first decided on them, by key.

    Also where every decision was undone since: it may be done again.
    """
    found = database.execute("SELECT key, event FROM about WHERE document = ?", (document,))
    return {key: json.loads(event) for key, event in found}


def _keys(rows: Sequence[Row], decided: Mapping[str, Row]) -> dict[str, str]:
    """The key of each row by its id: its own, or that of the decisions that were about the same words."""
    keys = {str(row["event"]): str(row["event"]) for row in rows}
    lost = {key: row for key, row in decided.items() if key not in keys}
    free = [row for row in rows if row["event"] not in decided]
    for agrees in (_same_trigger, _same_type, _same_quote):
        for key, was in list(lost.items()):
            alike = [row for row in free if agrees(row, was)]
            # Two that fit equally well would be a guess, unless one stands nearer to where it stood.
            if len(alike) == 1 or (alike and agrees is _same_trigger):
                found = min(alike, key=lambda row: abs(_place(row) - _place(was)))
                keys[str(found["event"])] = key
                free.remove(found)
                del lost[key]
    return keys


def _place(row: Row) -> int:
    return int(str(row.get("trigger_start_char") or 0))


def _same_quote(row: Row, was: Row) -> bool:
    return bool(row["quote"]) and row["quote"] == was.get("quote")


def _same_type(row: Row, was: Row) -> bool:
    return _same_quote(row, was) and row["type"] == was.get("type")


def _same_trigger(row: Row, was: Row) -> bool:
    return _same_quote(row, was) and row["trigger"] == was.get("trigger")


def redate_rows(database: sqlite3.Connection, documents: Iterable[str], decisions: Decisions, number: int) -> None:
    """Resolve the dates of articles again, from the rows as they were read, without reading again.

    Args:
        database: inside a transaction.
        documents: ids of articles whose publication date or language was decided on.
        decisions: what persons decided, the newest included.
        number: of the change that this is part of.
    """
    for identity in documents:
        found = database.execute(
            "SELECT id, text, language, published, title, source, read_language, read_published FROM document WHERE id = ?",
            (identity,),
        ).fetchone()
        if found is None:
            continue
        came = Document(found[0], found[1], found[2], found[3] or None, found[4], found[5])
        now = decisions.document(came)
        rows = _as_read(database, identity)
        changed = dict(rows)
        if (now.language, now.edtf) != (found[6], found[7]) and rows:
            table = redate(table_of(rows.values()), now)
            changed = dict(zip(_ordered(rows, table), rows_of(table), strict=True))
        database.execute("DELETE FROM event WHERE document = ?", (identity,))
        _insert(database, [(key, _differs(rows[key], changed[key]), changed[key]) for key in rows])
        database.execute("UPDATE document SET written = ? WHERE id = ?", (number, identity))


def _ordered(rows: Mapping[str, Row], table: pd.DataFrame) -> list[str]:
    by_event = {row["event"]: key for key, row in rows.items()}
    return [by_event[event] for event in table["event"]]


def _differs(read: Row, now: Row) -> str | None:
    other = {name: value for name, value in read.items() if value != now[name]}
    return json.dumps(other, ensure_ascii=False) if other else None


def _as_read(database: sqlite3.Connection, document: str) -> dict[str, Row]:
    rows = {}
    found = database.execute(f"SELECT key, as_read, {_LISTED} FROM event WHERE document = ?", (document,))
    for key, as_read, *values in found:
        row = {
            name: json.loads(value) if name in _NAMES else value for name, value in zip(COLUMNS, values, strict=True)
        }
        rows[key] = {**row, **(json.loads(as_read) if as_read else {})}
    return rows


def row_of(database: sqlite3.Connection, key: str) -> Row | None:
    """The machine's row of a key as it is now, None where there is none."""
    found = database.execute(f"SELECT {_LISTED} FROM event WHERE key = ?", (key,)).fetchone()
    if found is None:
        return None
    return {name: json.loads(value) if name in _NAMES else value for name, value in zip(COLUMNS, found, strict=True)}
