"""The tables of a dossier's file, by version, and the steps from one version to the next.

Two layers that never mix: what the machine read (``document``, ``event``) and what a person decided
(``decision``, with ``about`` to find the event again). ``change`` and ``patch`` are the log, to which rows are
only added; a dossier is a chronicle of itself.
"""

import sqlite3
from collections.abc import Callable, Mapping

from events import SCHEMA

APPLICATION = 0x4368726F
"""``application_id`` of the file: "Chro"."""

VERSION = 2
"""``user_version`` of the files that this program writes."""

TABLES = ("document", "event", "decision", "about", "change", "patch", "setting")

_SQL_TYPES = {"text": "TEXT", "span": "INTEGER", "day": "TEXT", "names": "TEXT", "count": "INTEGER", "share": "REAL"}
_EMPTY = {"text": "''", "span": "NULL", "day": "''", "names": "'[]'", "count": "0", "share": "0.0"}

_TABLES = """
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,     -- order in which they came
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,       -- EDTF, '' where unknown
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    read_language TEXT NOT NULL,   -- what the rows of event were read with
    read_published TEXT NOT NULL,
    read_with TEXT NOT NULL,       -- version of the program that read it, '' where unknown
    written INTEGER NOT NULL       -- the change that last wrote its rows
);
CREATE TABLE decision (
    scope TEXT NOT NULL,           -- event, added, document or rule
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,           -- JSON
    change INTEGER NOT NULL,
    PRIMARY KEY (scope, key, field)
) WITHOUT ROWID;
CREATE TABLE about (
    key TEXT PRIMARY KEY,          -- of an event that was decided on
    document TEXT NOT NULL,
    event TEXT NOT NULL            -- JSON: its row as the machine had it then
) WITHOUT ROWID;
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,              -- UTC, ISO 8601
    who TEXT NOT NULL,             -- '' where not named
    kind TEXT NOT NULL,
    state TEXT NOT NULL,           -- done, undone, dropped (undone, then something else was done), fact
    of INTEGER                     -- the change that an undo or redo was about
);
CREATE TABLE patch (
    change INTEGER NOT NULL,
    place INTEGER NOT NULL,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT,                      -- JSON, NULL where nothing was decided
    new TEXT,
    was INTEGER,                   -- the change that had decided the old
    PRIMARY KEY (change, place)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX about_document ON about (document);
CREATE INDEX change_state ON change (state, number);
CREATE INDEX document_written ON document (written);
"""


def create(database: sqlite3.Connection) -> None:
    """Make the tables of an empty file, inside the transaction that is open."""
    for statement in _TABLES.split(";"):
        database.execute(statement)
    columns = ", ".join(f'"{name}" {_SQL_TYPES[column.kind]}' for name, column in SCHEMA.items())
    # as_read: JSON of the columns that a new publication date or language changed, as they were read.
    database.execute(f"CREATE TABLE event (key TEXT PRIMARY KEY, as_read TEXT, {columns})")
    database.execute("CREATE INDEX event_document ON event (document)")
    database.execute('CREATE INDEX event_event ON event ("event")')
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")


def _to_2(database: sqlite3.Connection) -> None:
    """Format 2 says which version of the program read an article."""
    database.execute("ALTER TABLE document ADD COLUMN read_with TEXT NOT NULL DEFAULT ''")


MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _to_2}
"""What turns a file of a version into one of the next, by the version that it turns from."""


def needs_migration(database: sqlite3.Connection, version: int) -> bool:
    """Whether the file is of an older version, or lacks columns that the events table has gained since."""
    return version < VERSION or bool(_missing(database))


def migrate(database: sqlite3.Connection, version: int) -> None:
    """Bring the tables up to date, inside the transaction that is open."""
    for step in range(version, VERSION):
        MIGRATIONS[step](database)
    for name in _missing(database):
        kind = SCHEMA[name].kind
        database.execute(f'ALTER TABLE event ADD COLUMN "{name}" {_SQL_TYPES[kind]} DEFAULT {_EMPTY[kind]}')
    database.execute(f"PRAGMA user_version = {VERSION}")


def strangers(database: sqlite3.Connection) -> list[str]:
    """What the file holds besides our tables, or lacks of them: triggers and views of a stranger never run."""
    there = {(kind, name) for kind, name in database.execute("SELECT type, name FROM sqlite_master")}
    ours = {("table", name) for name in TABLES} | {("table", "sqlite_sequence")}
    extra = {name for kind, name in there - ours if kind != "index"}
    virtual = database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
    lacking = {name for kind, name in ours - there if name in TABLES}
    return sorted({*extra, *lacking, *(name for (name,) in virtual)})


def _missing(database: sqlite3.Connection) -> list[str]:
    there = {row[1] for row in database.execute("PRAGMA table_info(event)")}
    return [name for name in SCHEMA if name not in there]
