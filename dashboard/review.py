"""Checking a list of events one after the other: least sure first, by keyboard, with how far it is."""

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.dossier import Dossier
from dashboard.editing import decide
from dashboard.plain import plain
from dashboard.words import Words


def reviewing() -> bool:
    """Whether events are being checked."""
    return bool(st.session_state.get("review", False))


def to_review(dossier: Dossier, table: pd.DataFrame) -> pd.DataFrame:
    """The rows that nobody confirmed yet, least sure first; rejected ones are not in the table anyway."""
    confirmed = [key for key in dossier.decisions.keys("event") if dossier.decisions.value("event", key, "status")]
    left = table[~table["event"].isin(confirmed)]
    return left.sort_values("confidence", kind="stable", ignore_index=True)


def only_unchecked(dossier: Dossier, table: pd.DataFrame) -> pd.DataFrame:
    """The table, or while checking what of it is left to check, where that was asked for."""
    if not (reviewing() and st.session_state.get("review_only", False)):
        return table
    left = set(to_review(dossier, table)["event"])
    return table[table["event"].isin(left)].reset_index(drop=True)


def show_review_switch(words: Words) -> None:
    """The switch that turns checking on and off."""
    st.toggle(words("review.switch"), key="review", help=words("review.help"), on_change=_turned)


def _turned() -> None:
    if reviewing():
        left = to_review(state.dossier(), state.dossier().table)
        if len(left):
            state.select(str(left["event"].iloc[0]))


def show_review(dossier: Dossier, table: pd.DataFrame, words: Words) -> None:
    """Lay out the bar of checking: progress, and the keys that confirm, reject and go on.

    Args:
        dossier: on show.
        table: the events that the filters let through: they are what is checked.
        words: of the reader's language.
    """
    left = to_review(dossier, table)
    rejected = 0 if dossier.laid is None else len(dossier.laid.rejected)
    total, checked = len(table) + rejected, len(table) - len(left) + rejected
    with st.container(border=True, key="review_bar"):
        st.progress(checked / total if total else 1.0, text=words("review.progress", checked=checked, total=total))
        queue = list(left["event"])
        if not queue:
            st.success(words("review.done"))
        place = queue.index(state.selected()) if state.selected() in queue else -1
        with st.container(horizontal=True, key="review_keys", gap="small"):
            following = queue[place + 1 :] + queue[: max(place, 0)]
            goal = following[0] if following else state.selected()
            before = queue[place - 1] if place > 0 else ""
            for name, icon, kind in (("confirm", "check_circle", "primary"), ("reject", "block", "secondary")):
                st.button(
                    words(f"review.{name}"),
                    key=f"review-{name}",
                    icon=f":material/{icon}:",
                    type="primary" if kind == "primary" else "secondary",
                    shortcut=words(f"review.key_{name}"),
                    disabled=place < 0,
                    on_click=_answered,
                    args=(state.selected(), "confirmed" if name == "confirm" else "rejected", goal),
                )
            for name, icon, to in (("previous", "chevron_left", before), ("next", "chevron_right", goal)):
                st.button(
                    words(f"review.{name}"),
                    key=f"review-{name}",
                    icon=f":material/{icon}:",
                    shortcut=words(f"review.key_{name}"),
                    disabled=not to or to == state.selected(),
                    on_click=state.select,
                    args=(to,),
                )
        st.checkbox(words("review.only"), key="review_only")
        if place < 0 and queue:
            st.html(f'<p class="cf-soft" style="margin:0">{plain(words("review.elsewhere"), "html")}</p>')


def _answered(event: str, status: str, goal: str) -> None:
    if decide(event, {"status": status}, status):
        state.select(goal)
