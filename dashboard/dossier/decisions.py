"""What persons decided: cells laid over what the machine read, each of a scope, a key and a field.

    event     key of an event        date title type actors places modality status star note merged_into same apart
    added     key of an added event  row
    document  id of an article       published language title source removed
    rule      key of a rule          rule
    actors    list                   list

A decision is a JSON value or nothing; undoing one puts back what was there. Values are checked on the way in
and on the way out, as a file may come from anywhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.dossier.errors import DossierError
from events import DATE_COLUMNS, EVENT_TYPES, MODALITIES, SCHEMA, ChronofriseError, Document, to_table

Cell = tuple[str, str, str]
"""Scope, key and field."""

ACTORS: Cell = ("actors", "list", "list")
"""The cell of the list of actors that the reader gave: name and text of its file."""

STATUSES = ("confirmed", "rejected")
"""What a person may say of an event as a whole."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One decision put in the place of another.

    Attributes:
        scope, key, field: the cell.
        new: the value decided, None to take a decision back.
        old: what was decided before, None where nothing was; the file knows it and fills it in.
        was: number of the change that had decided the old.
        by: number of the change that decided the new, None for the one that this is part of.
    """

    scope: str
    key: str
    field: str
    new: Any
    old: Any = None
    was: int | None = None
    by: int | None = None

    @property
    def cell(self) -> Cell:
        """Scope, key and field."""
        return self.scope, self.key, self.field

    @property
    def back(self) -> "Patch":
        """The patch that undoes this one; what it puts back stays the decision of who made it."""
        return replace(self, new=self.old, old=self.new, by=self.was)

    def made_by(self, change: int) -> "Patch":
        """The patch as the decision of an earlier change, made again."""
        return replace(self, by=change)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that stands.

    Attributes:
        value: what was decided.
        change: number of the change that it was part of.
        at: when, UTC in ISO 8601.
        who: by whom, "" where not named.
    """

    value: Any
    change: int
    at: str
    who: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions that stand, by scope, key and field."""

    cells: Mapping[str, Mapping[str, Mapping[str, Decision]]] = field(default_factory=dict)

    def of(self, scope: str, key: str) -> Mapping[str, Decision]:
        """The decisions about one event, article or rule, by field."""
        return self.cells.get(scope, {}).get(key, {})

    def value(self, scope: str, key: str, name: str) -> Any:
        """What was decided of one cell, None where nothing was."""
        found = self.of(scope, key).get(name)
        return None if found is None else found.value

    def keys(self, scope: str) -> Iterable[str]:
        """The keys of a scope that anything was decided about."""
        return self.cells.get(scope, {})

    def document(self, came: Document) -> Document:
        """An article with what was decided of it laid over how it came."""
        mine = {name: decision.value for name, decision in self.of("document", came.id).items() if name != "removed"}
        if "published" in mine:
            mine["published"] = mine["published"] or None
        return replace(came, **mine) if mine else came

    def __iter__(self) -> Iterator[tuple[Cell, Decision]]:
        for scope, keys in self.cells.items():
            for key, fields in keys.items():
                for name, decision in fields.items():
                    yield (scope, key, name), decision


def check(patch: Patch, *, whole: bool = True) -> None:
    """Refuse a value that its cell cannot have.

    Args:
        patch: what is to be decided.
        whole: whether dates and rows are held to the schema of events too; who makes a table of them does so.

    Raises:
        DossierError: bad-correction, naming field and value.
    """
    test = _CHECKS.get((patch.scope, patch.field))
    if not whole and (patch.scope, patch.field) in _SHAPES:
        test = _SHAPES[patch.scope, patch.field]
    if test is None or (patch.new is not None and not test(patch.new)):
        shown = str(patch.new)[:80]
        raise DossierError(
            "bad-correction", f"{patch.field}: {shown!r} is not allowed.", field=patch.field, value=shown
        )


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 20_000


def _said(value: Any) -> bool:
    return _text(value) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_said, value)) and len(set(value)) == len(value)


def _some_texts(value: Any) -> bool:
    return _texts(value) and bool(value)


def _actors(value: Any) -> bool:
    """Triples of id, name and role."""
    return isinstance(value, list) and all(
        isinstance(actor, list) and len(actor) == 3 and _said(actor[0]) and _said(actor[1]) and _text(actor[2])
        for actor in value
    )


def _date_shape(value: Any) -> bool:
    """The words as typed and the date columns."""
    return isinstance(value, dict) and value.keys() == {"typed", *DATE_COLUMNS} and _text(value["typed"])


def _date(value: Any) -> bool:
    """A date whose columns are such as the events table allows."""
    return _date_shape(value) and _row({**BLANK, **{name: value[name] for name in DATE_COLUMNS}})


def _row_shape(value: Any) -> bool:
    return isinstance(value, dict) and set(value) <= set(SCHEMA)


def _row(value: Any) -> bool:
    if not _row_shape(value):
        return False
    row = {**BLANK, **value}
    try:
        to_table([{name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}])
    except ChronofriseError:
        return False
    return True


def _published(value: Any) -> bool:
    """EDTF, or "" to say that it is unknown."""
    if not isinstance(value, str):
        return False
    try:
        Document("published", "", published=value)
    except ChronofriseError:
        return False
    return True


def _rule(value: Any) -> bool:
    """An entry of a gazetteer: id, kind, names by language, aliases, state."""
    if not isinstance(value, dict) or set(value) - {"id", "kind", "state", "names", "aliases"}:
        return False
    named = isinstance(value.get("names"), dict) and bool(value["names"]) and all(map(_said, value["names"].values()))
    return (
        named
        and all(_said(value.get(name)) for name in ("id", "kind"))
        and _texts(value.get("aliases"))
        and _text(value.get("state", ""))
    )


def _actor_list(value: Any) -> bool:
    """Name and text of a file of actors; who reads the list says what is wrong in it."""
    return isinstance(value, dict) and value.keys() == {"file", "text"} and all(map(_named_text, value.values()))


def _named_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


BLANK: Mapping[str, Any] = {
    **{name: {"text": "", "span": None, "day": "", "names": [], "count": 0, "share": 0.0}[column.kind]
       for name, column in SCHEMA.items()},
    "type": "other",
    "modality": "happened",
    "anchor": "none",
    "reason": "no-date",
    "confidence": 1.0,
}  # fmt: skip
"""The row of an event of which nothing is known yet, as JSON has it."""

_CHECKS: Mapping[tuple[str, str], Callable[[Any], bool]] = {
    ("event", "date"): _date,
    ("event", "title"): _said,
    ("event", "type"): lambda value: value in EVENT_TYPES,
    ("event", "actors"): _actors,
    ("event", "places"): _texts,
    ("event", "modality"): lambda value: value in MODALITIES,
    ("event", "status"): lambda value: value in STATUSES,
    ("event", "star"): lambda value: value is True,
    ("event", "note"): _said,
    ("event", "merged_into"): _said,
    ("event", "same"): _some_texts,
    ("event", "apart"): _some_texts,
    ("added", "row"): _row,
    ("document", "published"): _published,
    ("document", "language"): lambda value: isinstance(value, str) and len(value) == 2,
    ("document", "title"): _said,
    ("document", "source"): _text,
    ("document", "removed"): lambda value: value is True,
    ("rule", "rule"): _rule,
    ("actors", "list"): _actor_list,
}
_SHAPES: Mapping[tuple[str, str], Callable[[Any], bool]] = {
    ("event", "date"): _date_shape,
    ("added", "row"): _row_shape,
}
EVENT_FIELDS = tuple(name for scope, name in _CHECKS if scope == "event")
"""What can be decided of an event, in the order in which a person reads it."""
