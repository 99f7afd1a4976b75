"""The table of the filtered events, in words: a page of it at a time, sorted as the reader asks."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue
from dashboard.dossier import PERSON
from dashboard.packed import ranks
from dashboard.times import Rows
from dashboard.view import table
from dashboard.words import Words
from events import date_in_words, fold, is_packed

PAGE = 50
"""Rows of a page."""

COLUMNS = ("date", "title", "actors", "type", "modality", "places", "said", "document", "confidence")
"""The columns, by their words."""


def show_rows(catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the table; a click on an event selects it, one on a column's name sorts by it."""
    sort, page = st.session_state.get("table_sort", ("date", False)), int(st.session_state.get("table_page", 0))
    pages = max(1, -(-len(rows) // PAGE))
    page = max(0, min(page, pages - 1))
    shown = in_order(catalogue, rows, sort[0], sort[1], words)[page * PAGE : (page + 1) * PAGE]
    table()(
        data={
            "head": [{"name": name, "label": words(f"table.{name}")} for name in COLUMNS],
            "rows": worded(catalogue, shown, words),
            "sort": sort[0],
            "down": sort[1],
            "page": page,
            "pages": pages,
            "selected": state.selected(),
            "own": words("edit.by_person"),
            "words": {name: words(f"table.{name}") for name in ("caption", "previous", "next", "sort_by", "open")}
            | {
                "range": words(
                    "table.range", first=min(page * PAGE + 1, len(rows)), last=page * PAGE + len(shown), total=len(rows)
                )
            },
        },
        key="rows",
        on_opened_change=lambda: state.select(str(st.session_state["rows"].get("opened") or state.selected())),
        on_sorted_change=_sorted,
        on_page_change=_paged,
    )


def _sorted() -> None:
    wanted = st.session_state["rows"].get("sorted")
    if wanted in COLUMNS:
        old, down = st.session_state.get("table_sort", ("date", False))
        st.session_state["table_sort"] = (wanted, not down if wanted == old else False)
        st.session_state["table_page"] = 0


def _paged() -> None:
    wanted = st.session_state["rows"].get("page")
    if isinstance(wanted, (int, float)):
        st.session_state["table_page"] = max(0, int(wanted))


def in_order(catalogue: Catalogue, rows: Rows, column: str, down: bool, words: Words) -> Rows:
    """The rows sorted by a column; those alike stay in the order of time.

    Args:
        catalogue: of the table.
        rows: to be sorted, in the order of time.
        column: one of COLUMNS.
        down: whether the last comes first.
        words: of the reader's language, by which names are sorted.
    """
    if column == "date":
        return rows[::-1] if down else rows
    order = np.argsort(_keys(catalogue, rows, column, words), kind="stable")
    if down:  # those alike stay in the order of time here too
        keys = np.unique(_keys(catalogue, rows, column, words), return_inverse=True)[1]
        order = np.argsort(-keys, kind="stable")
    return rows[order]


def _keys(catalogue: Catalogue, rows: Rows, column: str, words: Words) -> Any:
    events = catalogue.table
    if column == "confidence":
        return catalogue.confidence[rows]
    if is_packed(events) and column not in ("type", "modality"):
        return ranks(events, column, rows)
    if column in ("title", "said"):
        return np.array([fold(text) for text in events[column].iloc[rows]], dtype=object)
    if column in ("type", "modality"):
        group = {"type": "types", "modality": "modalities"}[column]
        return np.array([fold(words.name(group, code)) for code in events[column].iloc[rows]], dtype=object)
    if column == "document":
        titles = catalogue.facets["documents"]
        return np.array([fold(titles.name(identity)) for identity in events[column].iloc[rows]], dtype=object)
    # An event without any actor or place comes after all that have one.
    return np.array([fold(", ".join(names)) or "\uffff" for names in events[column].iloc[rows]], dtype=object)


def worded(catalogue: Catalogue, rows: Rows, words: Words) -> list[dict[str, Any]]:
    """Events as people read them: dates and codes in words, names in a line.

    ``id`` is the event's; ``own`` names the columns that a person decided.
    """
    titles = catalogue.facets["documents"]
    return [
        {
            "id": row["event"],
            "own": _own(str(row["rule"])),
            "cells": [
                date_in_words(row, words.language) if not _undated(row) else words.name("reasons", row["reason"]),
                row["title"] or row["trigger"],
                ", ".join(row["actors"]),
                words.name("types", row["type"]),
                words.name("modalities", row["modality"]),
                ", ".join(row["places"]),
                row["said"],
                titles.name(row["document"]),
                words("card.percent", value=round(float(row["confidence"]) * 100)),
            ],
        }
        for row in catalogue.records(rows)
    ]


def _own(rule: str) -> list[str]:
    """The columns that a person decided, as the row's rule tells: "lexicon; person: date, title"."""
    told = rule.rpartition("; ")[2]
    whose, _, fields = told.partition(": ")
    if whose != PERSON:
        return []
    return [name for name in COLUMNS if name in fields.split(", ")] or [
        "title"
    ]  # of one added by hand all is a person's


def _undated(row: dict[str, Any]) -> bool:
    return bool(pd.isna(row["start"]) and pd.isna(row["not_before"]) and pd.isna(row["not_after"]))
