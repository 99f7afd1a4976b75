"""The two layers laid over each other: the table as it stands after everything that persons decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.dossier.decisions import BLANK, Decision, Decisions
from dashboard.dossier.machine import Kept, Row, rows_of, table_of
from events import DATE_COLUMNS, empty_table, fold, sort_table

PERSON = "person"
"""What ``rule`` says of a row that a person changed, with the fields: "lexicon; person: date, title"."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Decisions about an event that the table has no more; they are kept, and come back if it does.

    Attributes:
        key: of the event.
        was: its row as the machine had it when it was first decided on, as JSON.
        decisions: by field.
    """

    key: str
    was: Row
    decisions: Mapping[str, Decision]


@dataclass(frozen=True, slots=True)
class Laid:
    """The layers laid over each other.

    Attributes:
        table: the events as they stand; rejected ones and those merged into others are not in it.
        rejected: the events that a person rejected.
        machine: what the machine has of each event in ``table`` or ``rejected`` that a person changed, by id.
        parts: ids of the events merged into an event, by its id.
        lost: keys of decisions without an event.
    """

    table: pd.DataFrame
    rejected: pd.DataFrame
    machine: Mapping[str, Row] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


def lay(kept: Kept, decisions: Decisions) -> Laid:
    """The table after the decisions.

    Raises:
        TableError: a decision holds what the schema of events does not allow.
    """
    table = _renamed(kept.table, decisions)
    removed = [key for key in decisions.keys("document") if decisions.value("document", key, "removed")]
    if removed:
        table = table[~table["document"].isin(removed)].reset_index(drop=True)
    touched = {*decisions.keys("event"), *decisions.keys("added")}
    if not touched:
        return Laid(table, empty_table())
    # An article that was removed takes its events with it, and nothing decided about them is lost by that.
    all_keys = set(kept.table["event"]) if removed else None
    roots = _roots(decisions, set(table["event"]) | set(decisions.keys("added")))
    touched |= set(roots.values())
    is_touched = table["event"].isin(touched)
    rows = {str(row["event"]): row for row in rows_of(table[is_touched])}
    added = {key: _added(key, decisions) for key in decisions.keys("added")}
    bare = {**rows, **added}
    parts = _parts(roots, bare)
    shown: list[Row] = []
    rejected: list[Row] = []
    for key, row in bare.items():
        if key in roots:
            continue
        merged = _merged(row, [bare[part] for part in parts.get(key, ())])
        out = rejected if decisions.value("event", key, "status") == "rejected" else shown
        out.append(_corrected(merged, decisions.of("event", key)))
    lost = [key for key in decisions.keys("event") if _without_event(key, decisions, bare, all_keys)]
    whole = (
        sort_table(pd.concat([table[~is_touched], table_of(shown)], ignore_index=True)) if shown else table[~is_touched]
    )
    return Laid(whole.reset_index(drop=True), table_of(rejected), rows, parts, tuple(lost))


def _without_event(key: str, decisions: Decisions, there: Mapping[str, Row], all_keys: set[str] | None) -> bool:
    """Whether what was decided of an event, or into which it was merged, finds no row."""
    into = decisions.value("event", key, "merged_into")
    return any(name and name not in there and (all_keys is None or name not in all_keys) for name in (key, into))


def _added(key: str, decisions: Decisions) -> Row:
    row = {**BLANK, **decisions.value("added", key, "row"), "event": key}
    return {**row, "rule": row["rule"] or PERSON}


def _roots(decisions: Decisions, there: set[str]) -> dict[str, str]:
    """The event that each merged one went into in the end; none where that event is not there."""
    into = {
        key: target
        for key in decisions.keys("event")
        if (target := decisions.value("event", key, "merged_into")) and key in there and target in there
    }
    roots = {}
    for key in into:
        seen, target = {key}, into[key]
        while target in into and target not in seen:
            seen.add(target)
            target = into[target]
        if target not in seen:  # a ring of events, each merged into the next, has no root: all are shown
            roots[key] = target
    return roots


def _parts(roots: Mapping[str, str], there: Iterable[str]) -> dict[str, tuple[str, ...]]:
    parts: dict[str, tuple[str, ...]] = {}
    for key in there:
        if key in roots:
            parts[roots[key]] = (*parts.get(roots[key], ()), key)
    return parts


def _merged(row: Row, others: Sequence[Row]) -> Row:
    """The row with the articles, actors and places of the others; its own date, title and words stay."""
    if not others:
        return row
    merged = dict(row)
    for other in others:
        merged["sources"] = _union(merged["sources"], other["sources"])
        merged["places"] = _union(merged["places"], other["places"])
        known = _texts(merged["actor_ids"])
        for name, identity, role in zip(*(_texts(other[c]) for c in ("actors", "actor_ids", "roles")), strict=False):
            if identity not in known:
                merged = {**merged, "actors": [*_texts(merged["actors"]), name], "actor_ids": [*known, identity],
                          "roles": [*_texts(merged["roles"]), role]}  # fmt: skip
                known = [*known, identity]
    merged["n_sources"] = len(_texts(merged["sources"]))
    return merged


def _union(first: object, second: object) -> list[str]:
    return list(dict.fromkeys([*_texts(first), *_texts(second)]))


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


def _corrected(row: Row, decided: Mapping[str, Decision]) -> Row:
    """The row with what a person decided of its fields."""
    values = {name: decision.value for name, decision in decided.items()}
    out = dict(row)
    for name in ("title", "type", "modality", "places"):
        if name in values:
            out[name] = values[name]
    if "date" in values:
        out |= {name: values["date"][name] for name in DATE_COLUMNS}
        undone: Row = {"anchor": "none", "anchor_said": "", "anchor_start_char": None, "anchor_end_char": None}
        out |= undone
    if "actors" in values:
        actors = values["actors"]
        for place, name in enumerate(("actor_ids", "actors", "roles")):
            out[name] = [actor[place] for actor in actors]
    changed = [name for name in ("date", "title", "type", "actors", "places", "modality") if name in values]
    if changed:
        rules = [rule for rule in str(row["rule"]).split("; ") if rule]
        out["rule"] = "; ".join([*rules, f"{PERSON}: {', '.join(changed)}"])
    return out


def _renamed(table: pd.DataFrame, decisions: Decisions) -> pd.DataFrame:
    """The table with actors read as the dossier's own rules say."""
    rules = [decisions.value("rule", key, "rule") for key in decisions.keys("rule")]
    by_name = {fold(alias): rule for rule in rules for alias in rule["aliases"]}
    if not by_name or table.empty:
        return table
    known: dict[str, Mapping[str, object] | None] = {}
    columns: dict[str, list[object]] = {"actors": [], "actor_ids": [], "roles": []}
    for names, ids, roles in zip(table["actors"], table["actor_ids"], table["roles"], strict=True):
        actors: dict[str, tuple[str, str]] = {}
        for place, (name, identity) in enumerate(zip(names, ids, strict=True)):
            if name not in known:
                known[name] = by_name.get(fold(name))
            rule = known[name]
            new = (str(rule["id"]), _first_name(rule)) if rule else (identity, name)
            actors.setdefault(new[0], (new[1], roles[place] if place < len(roles) else ""))
        columns["actor_ids"].append(tuple(actors))
        columns["actors"].append(tuple(name for name, _ in actors.values()))
        columns["roles"].append(tuple(role for _, role in actors.values()))
    return table.assign(
        **{name: pd.Series(values, index=table.index, dtype="object") for name, values in columns.items()}
    )


def _first_name(rule: Mapping[str, object]) -> str:
    names = rule["names"]
    assert isinstance(names, Mapping)
    return str(next(iter(names.values())))
