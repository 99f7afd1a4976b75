"""The table as something to write in: a page of events at a time, each cell kept as soon as it is left."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue, Rows
from dashboard.dossier import Dossier, Patch, corrections
from dashboard.editing import published_of
from dashboard.rows import PAGE, in_order
from dashboard.words import Words
from events import EVENT_TYPES, MODALITIES, ChronofriseError, date_in_words

_STATUSES = ("", "confirmed", "rejected")
COLUMNS = ("date", "title", "type", "modality", "places", "status", "star", "note")
"""What can be written in the table; actors have their own list beside the card."""


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
            column_config=_columns(words),
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
            "title": [row["title"] for row in records],
            "type": [words.name("types", row["type"]) for row in records],
            "modality": [words.name("modalities", row["modality"]) for row in records],
            "places": [", ".join(row["places"]) for row in records],
            "status": [words(f"edit.statuses.{decided(row, 'status') or 'open'}") for row in records],
            "star": [bool(decided(row, "star")) for row in records],
            "note": [decided(row, "note") or "" for row in records],
        }
    )


def _date(row: Mapping[str, Any], dossier: Dossier, words: Words) -> str:
    decided = dossier.decisions.value("event", row["event"], "date")
    return str(decided["typed"]) if decided else date_in_words(row, words.language)


def _columns(words: Words) -> dict[str, Any]:
    config = st.column_config
    return {
        "date": config.TextColumn(words("table.date"), help=words("edit.date_hint")),
        "title": config.TextColumn(words("table.title"), width="large"),
        "type": config.SelectboxColumn(
            words("table.type"), options=[words.name("types", c) for c in EVENT_TYPES], required=True
        ),
        "modality": config.SelectboxColumn(
            words("table.modality"), options=[words.name("modalities", c) for c in MODALITIES], required=True
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
            fields = {
                name: _value(name, value, event, dossier, words) for name, value in cells.items() if name in COLUMNS
            }
            patches += corrections.edits(dossier, event, fields)
    except ChronofriseError as error:
        state.fail(error)
        return
    state.decide(patches)


def _value(name: str, value: Any, event: str, dossier: Dossier, words: Words) -> Any:
    text = str(value or "").strip()
    if name == "date":
        row = corrections.row_of(dossier, event) or {}
        return corrections.date_typed(text, words.language, published_of(dossier, {"document": "", **row}))
    if name in ("type", "modality"):
        group, codes = ("types", EVENT_TYPES) if name == "type" else ("modalities", MODALITIES)
        return next((code for code in codes if words.name(group, code) == text), codes[0])
    if name == "status":
        return next((code for code in _STATUSES if words(f"edit.statuses.{code or 'open'}") == text), "")
    if name == "places":
        return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    return bool(value) if name == "star" else text
