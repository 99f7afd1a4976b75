"""Checking a list of events one after the other: least sure first, by keyboard, with how far it is."""

import numpy as np
import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue
from dashboard.dossier import Dossier, corrections
from dashboard.plain import plain
from dashboard.times import Rows
from dashboard.words import Words


def reviewing() -> bool:
    """Whether events are being checked."""
    return bool(st.session_state.get("review", False))


def to_review(dossier: Dossier, catalogue: Catalogue, rows: Rows) -> Rows:
    """Those of the rows that nobody confirmed yet, in order; rejected ones are in no table anyway."""
    keys = dossier.decisions.keys("event")
    confirmed = [
        catalogue.place[k] for k in keys if dossier.decisions.value("event", k, "status") and k in catalogue.place
    ]
    left = np.ones(len(catalogue), dtype=bool)
    left[confirmed] = False
    return rows[left[rows]]


def only_unchecked(dossier: Dossier, catalogue: Catalogue, rows: Rows) -> Rows:
    """The rows, or while checking those left to check, where that was asked for."""
    if not (reviewing() and st.session_state.get("review_only", False)):
        return rows
    return to_review(dossier, catalogue, rows)


def show_review_switch(words: Words) -> None:
    """The switch that turns checking on and off."""
    st.toggle(words("review.switch"), key="review", help=words("review.help"), on_change=_turned)


def _turned() -> None:
    if reviewing():
        catalogue = state.catalogue()
        rows = np.flatnonzero(catalogue.answer(state.choices().filters))
        queue = _queue(catalogue, to_review(state.dossier(), catalogue, rows))
        if queue:
            state.select(queue[0])


def _queue(catalogue: Catalogue, left: Rows) -> list[str]:
    """Ids of the events left to check, least sure first, those alike in the order of time."""
    order = left[np.argsort(catalogue.confidence[left], kind="stable")]
    return [str(event) for event in catalogue.table["event"].array.take(order)]


def show_review(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the bar of checking: progress, and the keys that confirm, reject and go on.

    Args:
        dossier: on show.
        catalogue: of its events.
        rows: those that the filters let through: they are what is checked.
        words: of the reader's language.
    """
    queue = _queue(catalogue, to_review(dossier, catalogue, rows))
    rejected = 0 if dossier.laid is None else len(dossier.laid.rejected)
    total, checked = len(rows) + rejected, len(rows) - len(queue) + rejected
    with st.container(border=True, key="review_bar"):
        st.progress(checked / total if total else 1.0, text=words("review.progress", checked=checked, total=total))
        if not queue:
            st.success(words("review.done"))
            return
        place = queue.index(state.selected()) if state.selected() in queue else -1
        following = queue[place + 1 :] + queue[: max(place, 0)]
        goal = following[0] if following else state.selected()
        with st.container(horizontal=True, key="review_keys", gap="small"):
            _answers(place >= 0, goal, words)
            _go("previous", "chevron_left", queue[place - 1] if place > 0 else "", words)
            _go("next", "chevron_right", goal if goal != state.selected() else "", words)
        st.checkbox(words("review.only"), key="review_only")
        if place < 0:
            st.html(f'<p class="cf-soft" style="margin:0">{plain(words("review.elsewhere"), "html")}</p>')


def _answers(here: bool, goal: str, words: Words) -> None:
    for name, status, icon in (("confirm", "confirmed", "check_circle"), ("reject", "rejected", "block")):
        st.button(
            words(f"review.{name}"),
            key=f"review-{name}",
            icon=f":material/{icon}:",
            type="primary" if name == "confirm" else "secondary",
            shortcut=words(f"review.key_{name}"),
            disabled=not here,
            on_click=_answered,
            args=(state.selected(), status, goal),
        )


def _go(name: str, icon: str, to: str, words: Words) -> None:
    st.button(
        words(f"review.{name}"),
        key=f"review-{name}",
        icon=f":material/{icon}:",
        shortcut=words(f"review.key_{name}"),
        disabled=not to,
        on_click=state.select,
        args=(to,),
    )


def _answered(event: str, status: str, goal: str) -> None:
    dossier = state.dossier()
    each = [corrections.edits(dossier, row, {"status": status}) for row in state.tellings(event)]
    if state.decide([patch for patches in each for patch in patches], status):
        state.select(goal)
