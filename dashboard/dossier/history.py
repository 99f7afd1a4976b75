"""The log of a dossier: every change with what, old, new, when and by whom; undone and redone step by step.

Rows are only added, and their state moves: done, undone, dropped (undone, then something else was done). An
undo is an entry of the log itself, as is every reading of articles (fact).
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.dossier.decisions import Decision, Decisions, Patch, check


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log.

    Attributes:
        number: counts up.
        at: when, UTC in ISO 8601.
        who: by whom, "" where not named.
        kind: what was done, a code ("edit", "merge", "undo", "read").
        state: done, undone, dropped or fact.
        of: number of the change that an undo or redo was about, or None.
        patches: what it decided; of an undo those that it put back.
    """

    number: int
    at: str
    who: str
    kind: str
    state: str
    of: int | None = None
    patches: tuple[Patch, ...] = ()


def begin(database: sqlite3.Connection, at: str, who: str, kind: str, state: str, of: int | None = None) -> int:
    """Number of a new entry of the log."""
    done = database.execute(
        "INSERT INTO change (at, who, kind, state, of) VALUES (?, ?, ?, ?, ?)", (at, who, kind, state, of)
    )
    assert done.lastrowid is not None
    return done.lastrowid


def record(database: sqlite3.Connection, number: int, patches: Sequence[Patch]) -> tuple[Patch, ...]:
    """Lay patches over the decisions as part of a change; returns them with what was there before."""
    full = []
    for place, patch in enumerate(patches):
        check(patch)
        found = database.execute(
            "SELECT value, change FROM decision WHERE scope = ? AND key = ? AND field = ?", patch.cell
        ).fetchone()
        old, was = found or (None, None)
        new = None if patch.new is None else json.dumps(patch.new, ensure_ascii=False, sort_keys=True)
        database.execute(
            "INSERT INTO patch (change, place, scope, key, field, old, new, was) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, place, *patch.cell, old, new, was),
        )
        if new is None:
            database.execute("DELETE FROM decision WHERE scope = ? AND key = ? AND field = ?", patch.cell)
        else:
            database.execute(
                "INSERT OR REPLACE INTO decision (scope, key, field, value, change) VALUES (?, ?, ?, ?, ?)",
                (*patch.cell, new, patch.by or number),
            )
        full.append(Patch(*patch.cell, new=patch.new, old=_value(old), was=was, by=patch.by))
    return tuple(full)


def note(database: sqlite3.Connection, number: int, document: str) -> None:
    """Note in the log which article was read."""
    database.execute(
        "INSERT INTO patch (change, place, scope, key, field) VALUES (?, 0, 'document', ?, 'read')", (number, document)
    )


def move(database: sqlite3.Connection, number: int, state: str) -> None:
    """Put a change into another state."""
    database.execute("UPDATE change SET state = ? WHERE number = ?", (state, number))


def has(database: sqlite3.Connection, scope: str, key: str, name: str) -> bool:
    """Whether anything is decided of a cell."""
    return (
        database.execute(
            "SELECT 1 FROM decision WHERE scope = ? AND key = ? AND field = ?", (scope, key, name)
        ).fetchone()
        is not None
    )


def drop_undone(database: sqlite3.Connection) -> None:
    """What was undone cannot be redone any more once something else is done; it stays in the log."""
    database.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'")


def next_undo(database: sqlite3.Connection) -> int | None:
    """Number of the change that would be undone next."""
    found: int | None = database.execute("SELECT max(number) FROM change WHERE state = 'done'").fetchone()[0]
    return found


def next_redo(database: sqlite3.Connection) -> int | None:
    """Number of the change that would be redone next."""
    found: int | None = database.execute("SELECT min(number) FROM change WHERE state = 'undone'").fetchone()[0]
    return found


def patches_of(database: sqlite3.Connection, number: int) -> tuple[Patch, ...]:
    """What a change decided, in order."""
    found = database.execute(
        "SELECT scope, key, field, new, old, was FROM patch WHERE change = ? ORDER BY place", (number,)
    )
    return tuple(Patch(scope, key, name, _value(new), _value(old), was) for scope, key, name, new, old, was in found)


def _value(text: str | None) -> object:
    return None if text is None else json.loads(text)


def log(database: sqlite3.Connection, most: int, before: int | None = None) -> tuple[Change, ...]:
    """The entries of the log, newest first."""
    found = database.execute(
        "SELECT number, at, who, kind, state, of FROM change WHERE number < ? ORDER BY number DESC LIMIT ?",
        (before if before is not None else 1 << 62, most),
    ).fetchall()
    return tuple(_change(database, row) for row in found)


def read_on(database: sqlite3.Connection) -> str:
    """When articles were read last, UTC in ISO 8601; "" where none were."""
    found = database.execute("SELECT max(at) FROM change WHERE kind = 'read'").fetchone()
    return found[0] or ""


def _change(database: sqlite3.Connection, row: Sequence[Any]) -> Change:
    number, at, who, kind, state, of = row
    return Change(number, at, who, kind, state, of, patches_of(database, number))


def change(database: sqlite3.Connection, number: int | None) -> Change | None:
    """One entry of the log."""
    if number is None:
        return None
    found = database.execute(
        "SELECT number, at, who, kind, state, of FROM change WHERE number = ?", (number,)
    ).fetchone()
    return _change(database, found) if found else None


def decisions(database: sqlite3.Connection, scopes: Sequence[str] = (), key: str | None = None) -> Decisions:
    """The decisions that stand, all by default.

    Args:
        database: of the dossier.
        scopes: only those of these.
        key: only those about one thing.

    Raises:
        DossierError: a value that its cell cannot have (bad-correction).
    """
    asked = [f"decision.scope IN ({', '.join('?' * len(scopes))})"] if scopes else []
    asked += [] if key is None else ["decision.key = ?"]
    cells: dict[str, dict[str, dict[str, Decision]]] = {}
    found = database.execute(
        f"""SELECT decision.scope, decision.key, decision.field, decision.value, change.number, change.at, change.who
           FROM decision JOIN change ON change.number = decision.change
           {f"WHERE {' AND '.join(asked)}" if asked else ""} ORDER BY change.number""",
        [*scopes, *([] if key is None else [key])],
    )
    for scope, key, name, text, number, at, who in found:
        value = json.loads(text)
        check(Patch(scope, key, name, value), whole=False)
        cells.setdefault(scope, {}).setdefault(key, {})[name] = Decision(value, number, at, who)
    return Decisions(cells)
