"""The one file of a dossier: opened, checked, locked, migrated and copied.

SQLite with a rollback journal: once closed, nothing but the file is left, and after a crash the next to open
it rolls back what was not committed. Every error of SQLite becomes one of ours.
"""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dashboard.dossier import schema
from dashboard.dossier.errors import DossierError, refused

ENDING = ".chronofrise"
PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""

_MAGIC = b"SQLite format 3\x00"
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_TOOBIG}
_UNREADABLE = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection whose reads all see one moment of the dossier.

    Raises:
        DossierError: as the codes there say.
    """
    with _sentences(path), contextlib.closing(_connect(path)) as database:
        database.execute("BEGIN")
        yield database
        database.rollback()


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection inside a transaction: all of it is kept at the end, or nothing where anything goes wrong.

    Raises:
        DossierError: as the codes there say.
    """
    with _sentences(path), contextlib.closing(_connect(path)) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.commit()
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # what broke the transaction may have ended it
                database.rollback()
            raise


def create(path: Path) -> None:
    """A new dossier with nothing in it.

    Raises:
        DossierError: something of that name is there, the folder is not, or neither can be written.
    """
    if not path.parent.is_dir():
        raise refused("dossier-folder", path)
    _reserve(path)
    try:
        with writing(path) as database:
            schema.create(database)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def check(path: Path) -> None:
    """See that the file is a dossier that can be used, and bring one of an older version up to date.

    Before that a copy of it is made beside it, named after the old version.

    Raises:
        DossierError: as the codes there say; the file is as it was.
    """
    version, old = _look(path)
    if not old:
        return
    copy(path, backup_path(path, version), replace=True)
    with writing(path) as database:
        if schema.needs_migration(database, _version(database)):  # another window may have been faster
            schema.migrate(database, _version(database))


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of a dossier goes before it is brought up to date from a version."""
    return path.with_name(f"{path.stem} (format {version}){path.suffix}")


def copy(path: Path, to: Path, *, replace: bool = False) -> None:
    """Copy a dossier as it is at this moment, whole.

    Args:
        path: of the dossier.
        to: of the copy.
        replace: whether a file that is there may be replaced.

    Raises:
        DossierError: as ``create``.
    """
    if not to.parent.is_dir():
        raise refused("dossier-folder", to)
    beside = to.with_name(f".{to.name}.{os.getpid()}.part")
    if not replace:
        _reserve(to)
    try:
        with (
            _sentences(to),
            contextlib.closing(sqlite3.connect(beside, isolation_level=None)) as target,
            contextlib.closing(_connect(path)) as source,
        ):
            source.backup(target)
        beside.replace(to)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
            if not replace:
                to.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(error, to) from None
        raise


def _reserve(path: Path) -> None:
    """Make the name ours or fail: two that create the same name must not both believe they did."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise refused("dossier-exists", path) from None
    except OSError as error:
        raise _unwritable(error, path) from None


def _unwritable(error: OSError, path: Path) -> DossierError:
    return refused("dossier-full" if error.errno in (errno.ENOSPC, errno.EFBIG) else "dossier-read-only", path)


def _look(path: Path) -> tuple[int, bool]:
    """The version of a dossier, and whether it has to be brought up to date."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise refused("dossier-missing", path) from None
    except IsADirectoryError:
        raise refused("no-dossier", path) from None
    except OSError as error:
        raise refused("dossier-damaged", path, reason=error.strerror or "?") from None
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != schema.APPLICATION:
        raise refused("no-dossier", path)
    with reading(path) as database:
        version = _version(database)
        if version > schema.VERSION:
            raise refused("dossier-newer", path, version=version)
        strange = schema.strangers(database)
        if strange:
            raise refused("dossier-damaged", path, reason=f"table {strange[0]!r}")
        found = [row[0] for row in database.execute("PRAGMA quick_check(1)")]
        if found != ["ok"]:
            raise refused("dossier-damaged", path, reason=found[0].splitlines()[-1])
        return version, schema.needs_migration(database, version)


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _connect(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise refused("dossier-missing", path)
    # Not read-only even to read: what a crash left half done is rolled back by the next who opens the file.
    address = f"{path.absolute().as_uri()}?mode=rw"
    database = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        # EXTRA: the folder is synced too once the journal is gone, so that a power cut undoes nothing.
        database.execute("PRAGMA synchronous = EXTRA")
    except BaseException:
        database.close()
        raise
    return database


@contextlib.contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, path) from error


def _translated(error: sqlite3.Error, path: Path) -> DossierError:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_NOTADB:
        return refused("no-dossier", path)
    if code & 0xFF in _BUSY:
        return refused("dossier-in-use", path)
    if code & 0xFF in _FULL and code not in _UNREADABLE:
        return refused("dossier-full", path)
    if code & 0xFF in _READ_ONLY:
        return refused("dossier-read-only", path)
    return refused("dossier-damaged", path, reason=str(error))
