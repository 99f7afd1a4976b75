"""The table of the filtered events, in words."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.choices import records
from dashboard.dossier import Dossier
from dashboard.plain import plain
from dashboard.words import Words
from events import date_in_words, last_day

_LONG = 500  # rows above which the table is sent as it is scrolled


def show_rows(dossier: Dossier, table: pd.DataFrame, words: Words) -> None:
    """Lay out the table; a row that is ticked becomes the event selected."""
    if table.empty:
        return
    st.html(f'<h2 class="cf-section">{plain(words("table.heading"), "html")}</h2>')
    titles = {document.id: document.title or document.source for document in dossier.documents}
    st.dataframe(
        worded(table, titles, words),
        hide_index=True,
        key="rows",
        on_select=_picked,
        selection_mode="single-row",
        lazy=len(table) > _LONG,
        height=min(460, 38 + 35 * len(table)),
        alt=words("table.alt"),
    )
    st.session_state["rows_order"] = tuple(table["event"])
    st.caption(words("table.select_help"))


def worded(table: pd.DataFrame, titles: dict[str, str], words: Words) -> pd.DataFrame:
    """The table as people read it: dates and codes in words, names in a line.

    Args:
        table: events.
        titles: of documents by id.
        words: of the reader's language.
    """
    columns: dict[str, Iterable[object]] = {
        "date": [date_in_words(row, words.language) for row in records(table)],
        "title": table["title"],
        "actors": [", ".join(names) for names in table["actors"]],
        "type": [words.name("types", kind) for kind in table["type"]],
        "modality": [words.name("modalities", status) for status in table["modality"]],
        "places": [", ".join(names) for names in table["places"]],
        "said": table["said"],
        "quote": table["quote"],
        "document": [titles.get(identity, identity) for identity in table["document"]],
        "last_day": [last_day(end) for end in table["end"].to_numpy("datetime64[s]")],
        "confidence": table["confidence"].round(2),
    }
    return pd.DataFrame({words(f"table.{name}"): list(values) for name, values in columns.items()})


def _picked() -> None:
    picked = st.session_state["rows"].selection.rows
    order = st.session_state.get("rows_order", ())
    if picked and picked[0] < len(order):
        state.select(order[picked[0]])
