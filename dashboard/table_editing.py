"""The table as something to write in: a page of events at a time, each cell kept as soon as it is left."""

from collections.abc import Mapping, Set
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue
from dashboard.dossier import Dossier, Patch, corrections
from dashboard.editing import actor_names, as_actors, published_of
from dashboard.rows import PAGE, in_order
from dashboard.times import Rows
from dashboard.words import Words
from events import EVENT_TYPES, MODALITIES, PRECISIONS, ChronofriseError, date_in_words

_STATUSES = ("", "confirmed", "rejected")
COLUMNS = ("date", "precision", "title", "type", "modality", "actors", "places", "status", "star", "note")
"""What can be written in the table."""


def show_table_editing(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the page of the table that is on show, to write in."""
    folded = st.expander(words("edit.in_table"), icon=":material/edit_note:", key="table_edit", on_change="rerun")
    if not folded.open or not len(rows):
        return
    sort, page = st.session_state.get("table_sort", ("date", False)), int(st.session_state.get("table_page", 0))
    page = max(0, min(page, (len(rows) - 1) // PAGE))
    shown = in_order(catalogue, rows, sort[0], sort[1], words)[page * PAGE : (page + 1) * PAGE]
    records = catalogue.records(shown)
    with folded:
        st.caption(words("edit.in_table_help"))
        # Every change is another table to write in, so that what stands is what is seen.
        key = f"written-{dossier.revision}"
        st.data_editor(
            _written(records, dossier, words),
            key=key,
            hide_index=True,
            num_rows="fixed",
            placeholder="",
            column_config=_columns({name for row in records for name in row["actors"]}, words),
            on_change=_kept,
            args=(key, [str(row["event"]) for row in records]),
            height=min(38 + 35 * len(records), 560),
        )


def _written(records: list[dict[str, Any]], dossier: Dossier, words: Words) -> pd.DataFrame:
    def decided(row: Mapping[str, Any], name: str) -> Any:
        return dossier.decisions.value("event", row["event"], name)

    return pd.DataFrame(
        {
            "date": [_date(row, dossier, words) for row in records],
            "precision": [words.name("precisions", row["precision"]) if row["precision"] else None for row in records],
            "title": [row["title"] for row in records],
            "type": [words.name("types", row["type"]) for row in records],
            "modality": [words.name("modalities", row["modality"]) for row in records],
            "actors": [list(row["actors"]) for row in records],
            "places": [", ".join(row["places"]) for row in records],
            "status": [words(f"edit.statuses.{decided(row, 'status') or 'open'}") for row in records],
            "star": [bool(decided(row, "star")) for row in records],
            "note": [decided(row, "note") or "" for row in records],
        }
    )


def _date(row: Mapping[str, Any], dossier: Dossier, words: Words) -> str:
    decided = dossier.decisions.value("event", row["event"], "date")
    return str(decided["typed"]) if decided else date_in_words(row, words.language)


def _columns(named: Set[str], words: Words) -> dict[str, Any]:
    config = st.column_config
    return {
        "date": config.TextColumn(words("table.date"), help=words("edit.date_hint")),
        "precision": config.SelectboxColumn(
            words("card.precision"),
            options=[words.name("precisions", code) for code in PRECISIONS],
            help=words("edit.precision_help"),
        ),
        "title": config.TextColumn(words("table.title"), width="large"),
        "type": config.SelectboxColumn(
            words("table.type"), options=[words.name("types", c) for c in EVENT_TYPES], required=True
        ),
        "modality": config.SelectboxColumn(
            words("table.modality"), options=[words.name("modalities", c) for c in MODALITIES], required=True
        ),
        "actors": config.MultiselectColumn(
            words("card.actors"),
            width="medium",
            accept_new_options=True,
            options=list(dict.fromkeys([*sorted(named), *actor_names(words).values()])),
        ),
        "places": config.TextColumn(words("table.places")),
        "status": config.SelectboxColumn(
            words("edit.status"),
            options=[words(f"edit.statuses.{code or 'open'}") for code in _STATUSES],
            required=True,
        ),
        "star": config.CheckboxColumn(words("edit.star")),
        "note": config.TextColumn(words("edit.note")),
    }


def _kept(key: str, events: list[str]) -> None:
    """Keep what was written, all of it or, where a cell is refused, nothing."""
    words, dossier = state.words(), state.dossier()
    patches: list[Patch] = []
    try:
        for place, cells in st.session_state[key]["edited_rows"].items():
            event = events[int(place)]
            fields = _fields(cells, event, dossier, words)
            patches += corrections.edits(dossier, event, fields)
    except ChronofriseError as error:
        state.fail(error)
        return
    state.decide(patches)


def _fields(cells: Mapping[str, Any], event: str, dossier: Dossier, words: Words) -> dict[str, Any]:
    """What was written in the cells of one event, as decisions have it.

    Raises:
        ReadingError: a date that is none, or a precision that is finer than the date.
    """
    fields = {name: _value(name, value, event, dossier, words) for name, value in cells.items() if name in COLUMNS}
    precision = fields.pop("precision", "")
    row = corrections.row_of(dossier, event)
    if precision and row is not None and "date" not in fields and precision != row["precision"]:
        fields["date"] = corrections.date_coarser(row, precision)
    return fields


def _value(name: str, value: Any, event: str, dossier: Dossier, words: Words) -> Any:
    text = str(value or "").strip()
    if name == "date":
        row = corrections.row_of(dossier, event) or {}
        return corrections.date_typed(text, words.language, published_of(dossier, {"document": "", **row}))
    if name in ("type", "modality"):
        group, codes = ("types", EVENT_TYPES) if name == "type" else ("modalities", MODALITIES)
        return next((code for code in codes if words.name(group, code) == text), codes[0])
    if name == "precision":
        return next((code for code in PRECISIONS if words.name("precisions", code) == text), "")
    if name == "actors":
        row = corrections.row_of(dossier, event) or {"actor_ids": [], "actors": [], "roles": []}
        return as_actors([str(actor) for actor in value or ()], row, words)
    if name == "status":
        return next((code for code in _STATUSES if words(f"edit.statuses.{code or 'open'}") == text), "")
    if name == "places":
        return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    return bool(value) if name == "star" else text
