"""The event selected: the list to choose it from, the steps to the next, and its card."""

import numpy as np
import streamlit as st

from dashboard import state
from dashboard.card import card
from dashboard.catalogue import Catalogue
from dashboard.dossier import Dossier
from dashboard.plain import plain
from dashboard.times import Rows
from dashboard.words import Words
from events import date_in_words

_COLUMNS = (
    *("event", "title", "trigger", "start", "end", "precision", "mod", "edtf", "open", "not_before", "not_after"),
)
_LISTED = 120  # events in the list, around the one selected


def show_detail(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """The list of events, for the keyboard too, and the card of the one selected."""
    row = catalogue.place.get(state.selected(), -1)
    at = _position(rows, row)
    _choose(catalogue, rows, at, words)
    _steps(catalogue, rows, row, at, words)
    if row < 0:
        st.html(f'<p class="cf-soft">{plain(words("card.invite"), "html")}</p>')
        return
    if at < 0:
        st.caption(words("card.filtered_out"))
    with st.container(border=True, key="card"):
        st.html(card(catalogue.records(np.array([row]))[0], dossier, words))


def _position(rows: Rows, row: int) -> int:
    """Where a row stands among those shown, -1 where it is none of them."""
    at = int(rows.searchsorted(row)) if row >= 0 else len(rows)
    return at if at < len(rows) and rows[at] == row else -1


def _choose(catalogue: Catalogue, rows: Rows, at: int, words: Words) -> None:
    low = max(0, min(at - _LISTED // 2, len(rows) - _LISTED))
    near = catalogue.records(rows[low : low + _LISTED], _COLUMNS)
    captions = {
        row["event"]: f"{date_in_words(row, words.language)} · {' '.join((row['title'] or row['trigger']).split())}"
        for row in near
    }
    selected = state.selected() if state.selected() in captions else None
    # Always: where its caption has changed, Streamlit would find the one before no more and choose nothing.
    st.session_state["event"] = selected
    st.selectbox(
        words("card.choose"),
        list(captions),
        index=None,
        key="event",
        format_func=lambda event: captions.get(event, event),
        placeholder=words("card.choose_hint"),
        on_change=_chosen,
    )


def _chosen() -> None:
    state.select(st.session_state["event"] or "")


def _steps(catalogue: Catalogue, rows: Rows, row: int, at: int, words: Words) -> None:
    """Previous and next in time, among the events that answer the filters."""
    after = int(rows.searchsorted(row)) if row >= 0 else 0
    goals = {"previous": (at if at >= 0 else after) - 1, "next": at + 1 if at >= 0 else after}
    with st.container(horizontal=True, vertical_alignment="center", key="steps"):
        for name, icon in (("previous", ":material/chevron_left:"), ("next", ":material/chevron_right:")):
            inside = 0 <= goals[name] < len(rows)
            st.button(
                words(f"card.{name}"),
                key=name,
                icon=icon,
                type="tertiary",
                disabled=not inside,
                on_click=state.select,
                args=(str(catalogue.table["event"].iloc[rows[goals[name]]]) if inside else "",),
            )
        if at >= 0:
            st.html(f'<span class="cf-soft">{words("card.place", place=at + 1, total=len(rows))}</span>')
