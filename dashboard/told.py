"""The events of a table as the page shows them: each happening once, or each article's telling by itself."""

from collections.abc import Mapping

import pandas as pd

from dashboard.dossier import PERSON, Decisions, corrections
from events import DATE_COLUMNS, MERGED, merge, sort_table

MOST = 20_000
"""Rows up to which a table is merged while the reader waits: some seconds. Beyond, ``chronofrise extract --merge``."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": DATE_COLUMNS,
    "title": ("title",),
    "type": ("type", "plover"),
    "modality": ("modality",),
    "actors": ("actors", "actor_ids", "roles"),
    "places": ("places",),
}
"""The columns of what a person can correct."""


def is_merged(table: pd.DataFrame) -> bool:
    """Whether a table was merged before it came here."""
    return MERGED.keys() <= set(table.columns)


def can_choose(table: pd.DataFrame) -> bool:
    """Whether the reader has the choice between happenings and tellings."""
    return not is_merged(table) and 1 < len(table) <= MOST


def told_once(table: pd.DataFrame, decisions: Decisions | None = None) -> pd.DataFrame:
    """The events, each once however many articles tell it; a table that is too long for that stays as it is."""
    return merged(table, decisions) if can_choose(table) else table


def merged(table: pd.DataFrame, decisions: Decisions | None = None) -> pd.DataFrame:
    """The events, each once, as persons decided: which rows are one happening, and what they corrected of any.

    Args:
        table: an events table with what was decided laid over it.
        decisions: of the dossier.
    """
    pairs = corrections.pairs(decisions or Decisions())
    events, _ = merge(table, apart=pairs["apart"], together=pairs["same"] - pairs["apart"])
    return _corrected(events, table)


def _corrected(events: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The events with what a person corrected of any of their rows in the place of what other rows say."""
    by_person = table[table["rule"].str.contains(f"{PERSON}: ", regex=False)]
    if by_person.empty or is_merged(table):
        return events
    event_of = {row: event for event, rows in zip(events["event"], events["mentions"], strict=True) for row in rows}
    places = {event: place for place, event in enumerate(events["event"])}
    changed = {name: events[name].tolist() for name in events.columns}
    for row in by_person.to_dict("records"):
        place = places[event_of[row["event"]]]
        for field in str(row["rule"]).rpartition(f"{PERSON}: ")[2].split(", "):
            for name in _COLUMNS.get(field, ()):
                changed[name][place] = row[name]
            if field == "date":
                changed["disputed"][place] = changed["alternatives"][place] = ()
    columns = {
        name: pd.Series(values, dtype=events[name].dtype, index=events.index) for name, values in changed.items()
    }
    return sort_table(pd.DataFrame(columns))
