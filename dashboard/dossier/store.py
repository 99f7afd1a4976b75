"""A dossier on disk: what is added to it, decided in it, undone, redone and read from it.

Every change is one transaction, and what is returned from here is on the disk. The clock is read here alone,
to say when something was decided.
"""

import datetime as dt
import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.dossier import file, history, machine
from dashboard.dossier.content import Dossier
from dashboard.dossier.decisions import BLANK, Decisions, Patch
from dashboard.dossier.errors import refused
from dashboard.dossier.gazetteer import actors_of
from dashboard.dossier.history import Change
from dashboard.dossier.view import Lost, lay
from events import ChronofriseError, Document, extract_each


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class _Loaded:
    place: tuple[int, int]
    revision: int
    kept: machine.Kept
    dossier: Dossier


_loaded: dict[Path, _Loaded] = {}
"""The dossiers read last, so that a window that looks again reads only what is new."""
_MOST_LOADED = 4


class Store:
    """A dossier on disk. It may be open in several windows and programs at once.

    Args:
        path: of its file.
        clock: tells when something is decided, UTC in ISO 8601.
    """

    def __init__(self, path: Path, clock: Callable[[], str] = _now) -> None:
        self.path = path
        self._clock = clock

    @classmethod
    def create(cls, path: Path) -> "Store":
        """A new dossier with nothing in it.

        Raises:
            DossierError: dossier-exists, dossier-folder, dossier-read-only, dossier-full.
        """
        file.create(path)
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """A dossier that is there, brought up to date where an older version wrote it.

        Raises:
            DossierError: it is not there, no dossier, newer, damaged, or cannot be brought up to date.
        """
        file.check(path)
        return cls(path)

    def dossier(self) -> Dossier:
        """The dossier as it stands.

        Raises:
            DossierError: it cannot be read any more.
        """
        with self._reading() as database:
            state = self.path.stat()
            before = _loaded.get(self.path)
            if before is not None and before.place != (state.st_dev, state.st_ino):
                before = None
            revision = _revision(database)
            if before is not None and before.revision == revision:
                return before.dossier
            try:
                kept = machine.load(database, before.kept if before else None)
                dossier = self._laid(database, kept, revision)
            except (ChronofriseError, ValueError, KeyError, TypeError) as error:
                # The file may be a stranger's: what our own writing cannot have left there is damage.
                raise refused("dossier-damaged", self.path, reason=str(error)) from error
        _loaded.pop(self.path, None)
        _loaded[self.path] = _Loaded((state.st_dev, state.st_ino), revision, kept, dossier)
        while len(_loaded) > _MOST_LOADED:
            _loaded.pop(next(iter(_loaded)), None)
        return dossier

    def _laid(self, database: sqlite3.Connection, kept: machine.Kept, revision: int) -> Dossier:
        decisions = history.decisions(database)
        laid = lay(kept, decisions)
        older = machine.not_read_with(database, program())
        documents = tuple(
            decisions.document(document)
            for document in kept.documents.values()
            if document.text and not decisions.value("document", document.id, "removed")
        )
        return Dossier(
            documents,
            laid.table,
            "articles",
            self.path.stem,
            path=self.path,
            revision=revision,
            decisions=decisions,
            laid=laid,
            older=tuple(document.id for document in documents if document.id in older),
            lost=tuple(_lost(database, key, decisions) for key in laid.lost),
            actors=actors_of(decisions),
            undo=history.change(database, history.next_undo(database)),
            redo=history.change(database, history.next_redo(database)),
        )

    def put(self, document: Document, table: pd.DataFrame, who: str = "", kind: str = "read") -> None:
        """Keep an article and the events found in it; of one that is there already the events are new.

        Raises:
            DossierError: it could not be saved.
        """
        with self._writing() as database:
            number = history.begin(database, self._clock(), who, kind, "fact")
            decided = history.decisions(database, ("document",), document.id)
            machine.put(database, document, table, decided, number, program())
            history.note(database, number, document.id)

    def read(self, documents: Iterable[Document], names: str, who: str = "") -> Iterator[tuple[Document, int]]:
        """Read articles and keep each as soon as it is read; yields it with the number of its events.

        Raises:
            DossierError: one could not be saved; those before it are.
            DocumentError, ModelError: as ``events.extract``.
        """
        came = list(documents)
        with self._reading() as database:
            decisions = history.decisions(database, ("document", "rule", "actors"))
        read = [decisions.document(document) for document in came]
        for document, (_, table) in zip(
            came, extract_each(read, names=names, actors=actors_of(decisions)), strict=True
        ):
            self.put(document, table, who)
            yield document, len(table)

    def read_again(self, names: str, who: str = "", only: Sequence[str] = ()) -> Iterator[tuple[Document, int]]:
        """Read articles of the dossier again, all by default; nothing that a person decided is touched.

        Raises:
            As ``read``.
        """
        with self._reading() as database:
            documents = machine.load_documents(database)
        yield from self.read([d for d in documents if d.text and (not only or d.id in only)], names, who)

    def put_table(self, table: pd.DataFrame, who: str = "") -> None:
        """Keep the rows of a table that was made elsewhere, without its articles.

        Raises:
            DossierError: it could not be saved.
        """
        with self._writing() as database:
            number = history.begin(database, self._clock(), who, "table", "fact")
            decisions = history.decisions(database, ("document",))
            for identity, rows in table.groupby("document", sort=False):
                machine.put(database, Document(str(identity), ""), rows, decisions, number)

    def decide(self, patches: Sequence[Patch], kind: str = "edit", who: str = "") -> int:
        """Keep decisions, all or none; returns the number of the change.

        Raises:
            DossierError: an event is not there (no-such-event), a value is refused (bad-correction), or it
                could not be saved.
        """
        with self._writing() as database:
            for patch in patches:
                self._know(database, patch)
            history.drop_undone(database)
            number = history.begin(database, self._clock(), who, kind, "done")
            self._apply(database, number, patches)
            return number

    def undo(self, who: str = "", expected: int | None = None) -> Change | None:
        """Undo the last change that stands; returns it, None where there is none.

        Args:
            who: undoes it.
            expected: number of the change that the person saw as the last one.

        Raises:
            DossierError: another window did something meanwhile (changed-elsewhere), or it could not be saved.
        """
        return self._step(who, expected, history.next_undo, "undo", "undone")

    def redo(self, who: str = "", expected: int | None = None) -> Change | None:
        """Do again what was undone last; as ``undo``."""
        return self._step(who, expected, history.next_redo, "redo", "done")

    def _step(
        self,
        who: str,
        expected: int | None,
        next_: Callable[[sqlite3.Connection], int | None],
        kind: str,
        state: str,
    ) -> Change | None:
        with self._writing() as database:
            number = next_(database)
            if expected is not None and number != expected:
                raise refused("changed-elsewhere", self.path)
            if number is None:
                return None
            patches = history.patches_of(database, number)
            if kind == "undo":
                patches = tuple(patch.back for patch in reversed(patches))
            else:
                patches = tuple(patch.made_by(number) for patch in patches)
            entry = history.begin(database, self._clock(), who, kind, "fact", number)
            self._apply(database, entry, patches)
            history.move(database, number, state)
            return history.change(database, number)

    def _apply(self, database: sqlite3.Connection, number: int, patches: Sequence[Patch]) -> None:
        history.record(database, number, patches)
        dated = [
            patch.key for patch in patches if patch.scope == "document" and patch.field in ("published", "language")
        ]
        if dated:
            machine.redate_rows(database, dict.fromkeys(dated), history.decisions(database), number)

    def _know(self, database: sqlite3.Connection, patch: Patch) -> None:
        """See that what a patch is about is there, and keep what the machine had of it."""
        if patch.scope == "document" and not machine.has_document(database, patch.key):
            raise refused("no-such-event", self.path)
        for key in {patch.key, patch.new if patch.field == "merged_into" and patch.new else patch.key}:
            if patch.scope == "event" and not machine.remember(database, key) and patch.new is not None:
                added = history.has(database, "added", key, "row")
                if not added:
                    raise refused("no-such-event", self.path)

    def log(self, most: int = 200, before: int | None = None) -> tuple[Change, ...]:
        """The entries of the log, newest first.

        Args:
            most: how many at most.
            before: only those before this number.
        """
        with self._reading() as database:
            return history.log(database, most, before)

    def read_on(self) -> dt.date | None:
        """The day, in UTC, on which articles were read last; None where none were.

        Raises:
            DossierError: it cannot be read.
        """
        with self._reading() as database:
            at = history.read_on(database)
        return dt.date.fromisoformat(at[:10]) if at else None

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of the dossier, the default where it has none."""
        with self._reading() as database:
            found = database.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
            return json.loads(found[0]) if found else default

    def set(self, name: str, value: Any) -> None:
        """Keep a setting; any value that JSON has."""
        with self._writing() as database:
            database.execute(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value, ensure_ascii=False))
            )

    def copy(self, to: Path) -> "Store":
        """A copy of the dossier as it stands, with its log.

        Raises:
            DossierError: dossier-exists, dossier-folder, dossier-read-only, dossier-full.
        """
        file.copy(self.path, to)
        return Store(to, self._clock)

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return file.reading(self.path)

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        return file.writing(self.path)


def _revision(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()[0])


def _lost(database: sqlite3.Connection, key: str, decisions: Decisions) -> Lost:
    found = database.execute("SELECT event FROM about WHERE key = ?", (key,)).fetchone()
    return Lost(
        key, {**BLANK, **json.loads(found[0])} if found else {**BLANK, "event": key}, decisions.of("event", key)
    )


@lru_cache
def program() -> str:
    """The version of this program, "" where it was never installed."""
    try:
        return version("chronofrise")
    except PackageNotFoundError:
        return ""


def new_key() -> str:
    """An id for an event that a person adds."""
    return f"own-{secrets.token_hex(6)}"
