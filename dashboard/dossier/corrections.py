"""From what a person does to the decisions that it comes to: patches, ready to be kept."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.dossier.content import Dossier
from dashboard.dossier.decisions import BLANK, Decisions, Patch
from dashboard.dossier.machine import Row, rows_of
from events import DATE_COLUMNS, Document, coarser_date, iso_day, read_date, slug

Actor = tuple[str, str, str]
"""Id, name and role."""

_DAYS = ("start", "end", "not_before", "not_after")


def date_typed(words: str, language: str, published: str = "") -> dict[str, Any]:
    """The decision that a date is what was typed.

    Raises:
        ReadingError: it is no single date with its year.
    """
    return {"typed": " ".join(words.split()), **_as_json(read_date(words, language, published))}


def date_coarser(row: Mapping[str, object], precision: str) -> dict[str, Any]:
    """The decision that a row's date is only known in a coarser precision.

    Args:
        row: of the events table, or as JSON.
        precision: as ``events.coarser_date``.

    Raises:
        ReadingError: nothing in the date is so fine.
    """
    days = {name: row[name] or None for name in _DAYS} if isinstance(row["start"], str) else {}
    columns = _as_json(coarser_date({**row, **days}, precision))
    return {"typed": columns["edtf"], **columns}


def _as_json(columns: Mapping[str, object]) -> dict[str, Any]:
    return {name: _day(columns[name]) if name in _DAYS else columns[name] for name in DATE_COLUMNS}


def _day(value: object) -> str:
    return "" if value is None else iso_day(value)


def row_of(dossier: Dossier, key: str) -> Row | None:
    """The row of an event as it stands, as JSON; rejected events too."""
    tables = [dossier.table] if dossier.laid is None else [dossier.table, dossier.laid.rejected]
    for table in tables:
        found = rows_of(table[table["event"] == key])
        if found:
            return found[0]
    return None


def edits(dossier: Dossier, key: str, fields: Mapping[str, Any]) -> list[Patch]:
    """The patches that give an event these fields; nothing for those that it has already.

    A field put back to what the machine has is no decision any more.

    Args:
        dossier: as the person saw it.
        key: of the event.
        fields: values by field of the scope ``event``; None, "" or an empty list of a field that has none
            takes the decision back.
    """
    now, read = row_of(dossier, key), machine_row(dossier, key)
    patches = []
    for name, value in fields.items():
        decided = dossier.decisions.value("event", key, name)
        if name in ("status", "star", "note", "merged_into", "same", "apart"):
            new = value or None
        elif now is None or _same(now, name, value):
            continue
        else:
            new = None if read is not None and _same(read, name, value) else value
        if new != decided:
            patches.append(Patch("event", key, name, new))
    return patches


def _same(row: Row, name: str, value: Any) -> bool:
    if name == "date":
        # The words in which it was typed are no difference, unless there is no date that could differ.
        return bool(row["start"]) and all(
            row[c] == value[c] for c in ("start", "end", "extent", "precision", "edtf", "open")
        )
    if name == "actors":
        ids, names, roles = (row[column] for column in ("actor_ids", "actors", "roles"))
        assert isinstance(ids, list) and isinstance(names, list) and isinstance(roles, list)
        return bool([list(actor) for actor in zip(ids, names, [*roles, *[""] * len(ids)], strict=False)] == value)
    return bool(row[name] == value)


def machine_row(dossier: Dossier, key: str) -> Row | None:
    """What the machine has of an event; None where a person added it."""
    if dossier.laid is not None and key in dossier.laid.machine:
        return dossier.laid.machine[key]
    return None if dossier.decisions.of("added", key) else row_of(dossier, key)


def take_back(dossier: Dossier, key: str, fields: Iterable[str] = ()) -> list[Patch]:
    """The patches that take decisions about an event back, all by default."""
    decided = dossier.decisions.of("event", key)
    return [Patch("event", key, name, None) for name in (fields or tuple(decided)) if name in decided]


def merge(kept: str, others: Sequence[str]) -> list[Patch]:
    """The patches that make several events one, which keeps the date and title of the first."""
    return [Patch("event", key, "merged_into", kept) for key in dict.fromkeys(others) if key != kept]


def unmerge(dossier: Dossier, kept: str) -> list[Patch]:
    """The patches that take apart what a person merged into an event."""
    keys = dossier.decisions.keys("event")
    return [
        Patch("event", key, "merged_into", None)
        for key in keys
        if dossier.decisions.value("event", key, "merged_into") == kept
    ]


def pairs(decisions: Decisions) -> dict[str, set[tuple[str, str]]]:
    """The pairs of events that a person said to be the same happening ("same"), or not ("apart"), ids in order."""
    return {
        field: {
            (min(key, other), max(key, other))
            for key in decisions.keys("event")
            for other in decisions.value("event", key, field) or ()
            if key != other
        }
        for field in ("same", "apart")
    }


def told_of_one(dossier: Dossier, key: str, others: Iterable[str], *, one: bool) -> list[Patch]:
    """The patches that say that several articles tell one happening, or that they do not.

    Args:
        dossier: as it stands.
        key: of an event.
        others: keys of events that tell the same happening, or another.
        one: whether it is one; a pair said to be the other before is so no more.
    """
    said, unsaid = ("same", "apart") if one else ("apart", "same")
    pairs_ = {other for other in others if other != key}
    changed: dict[tuple[str, str], list[str]] = {}
    for other in pairs_:
        for mine, its in ((key, other), (other, key)):
            before = changed.get((mine, unsaid), dossier.decisions.value("event", mine, unsaid) or [])
            if its in before:
                changed[mine, unsaid] = [name for name in before if name != its]
    now = dossier.decisions.value("event", key, said) or []
    changed[key, said] = list(dict.fromkeys([*now, *sorted(pairs_)]))
    return [
        Patch("event", mine, field, value or None)
        for (mine, field), value in changed.items()
        if (value or None) != dossier.decisions.value("event", mine, field)
    ]


def added(
    key: str, fields: Mapping[str, Any], document: Document | None = None, span: tuple[int, int] | None = None
) -> Patch:
    """The patch that adds an event by hand.

    Args:
        key: a new one.
        fields: date, title, type, actors, places, modality, as ``edits`` takes them.
        document: the article that tells it, or None.
        span: the words that tell it there, half-open code points.
    """
    row = _plain(fields)
    if document is not None:
        row |= {"document": document.id, "sources": [document.id], "n_sources": 1}
    if document is not None and span is not None:
        start, end = span
        words = document.text[start:end]
        for name in ("quote", "trigger"):
            row |= {name: words, f"{name}_start_char": start, f"{name}_end_char": end}
    return Patch("added", key, "row", row)


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {name: fields[name] for name in ("title", "type", "places", "modality") if name in fields}
    if "date" in fields:
        row |= {name: fields["date"][name] for name in DATE_COLUMNS}
    for place, name in enumerate(("actor_ids", "actors", "roles")):
        row[name] = [actor[place] for actor in fields.get("actors", ())]
    return row


def split(dossier: Dossier, key: str, new: str, first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Patch]:
    """The patches that make two events of one: the first stays under its key, the second is added.

    Args:
        dossier: as the person saw it.
        key: of the event.
        new: a new key.
        first: fields of the one that stays.
        second: fields of the other; what is not given it has from the first.
    """
    row = row_of(dossier, key) or {}
    other = {**{name: row.get(name, BLANK[name]) for name in BLANK}, **_differences(row, second), "event": new}
    other = {name: value for name, value in other.items() if value != BLANK[name] and name != "event"}
    return [*edits(dossier, key, first), Patch("added", new, "row", other)]


def _differences(row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    changed = _plain(fields)
    if "actors" not in fields:
        changed = {name: value for name, value in changed.items() if name not in ("actor_ids", "actors", "roles")}
    if "date" in fields:
        changed |= {"anchor": "none", "anchor_said": "", "anchor_start_char": None, "anchor_end_char": None}
    return {**changed, "rule": "person: split", "confidence": row.get("confidence", 1.0)}


def rule(words: Sequence[str], actor: str, name: str, kind: str, language: str, state: str = "") -> Patch:
    """The patch that makes a rule: these words always name that actor.

    Args:
        words: as articles have them ("Goïta").
        actor: id of the actor, "" for one that no gazetteer has.
        name: of the actor, in full.
        kind: person, state, organisation, group, operation or people.
        language: of the name.
        state: id of the state that it belongs to, or "".
    """
    identity = actor or f"{kind}:{slug(name)}"
    entry = {
        "id": identity,
        "kind": kind,
        "names": {language: name},
        "aliases": list(dict.fromkeys(words)),
        "state": state,
    }
    return Patch("rule", slug(" ".join([identity, *words])), "rule", entry)
