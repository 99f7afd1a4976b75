"""The one place where the page is laid out: header, filters, charts, card, tray."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import state
from dashboard.adding import show_adding
from dashboard.archive import Archive
from dashboard.catalogue import Catalogue
from dashboard.charts import show_chart, show_toolbar
from dashboard.cutting import show_cutting
from dashboard.desk import show_desk
from dashboard.detail import show_detail
from dashboard.dossier import Dossier
from dashboard.editing import show_editing
from dashboard.export.caption import subject
from dashboard.filters import show_chips, show_filters
from dashboard.holdings import show_holdings
from dashboard.intake import settle, show_intake
from dashboard.journal import show_journal
from dashboard.plain import plain
from dashboard.review import only_unchecked, reviewing, show_review
from dashboard.table_editing import show_table_editing
from dashboard.times import Rows
from dashboard.tray import show_tray
from dashboard.view import manners
from dashboard.words import LANGUAGES, Words

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0072b2"/>'
    '<path d="M5 17h22" stroke="#fff" stroke-width="2.4"/><circle cx="10" cy="17" r="4" fill="#fff"/>'
    '<path d="M21.5 11.5 27 17l-5.5 5.5L16 17z" fill="#e69f00"/></svg>'
)


def show() -> None:
    """Lay out the page for one run of one reader's session.

    What stands where is said first, and the chart is filled in before all else: choices are known before the
    widgets that show them are laid out, and what a click is for comes to the browser first.
    """
    if not state.was_shown():  # said again at every run, the browser would set its title and its icon anew each time
        st.set_page_config(page_title="Chronofrise", page_icon=_ICON, layout="wide")
    # These have their place even when empty: a chart that moves down the page would be drawn anew.
    before, dossier_at = st.container(key="before"), st.container(key="dossier_at")
    with dossier_at:
        parts = _Parts.laid_out()
    state.begin()
    settle()
    words = state.words()
    dossier = state.dossier()
    if dossier.table.empty:
        with dossier_at:
            _welcome(dossier, words)
    else:
        state.settle()
        _dossier(parts, dossier, state.catalogue(), words)
    with before:
        top, said_at, intake_at = (st.container(key=key) for key in ("top", "said_at", "intake_at"))
        with st.container(key="desk_at"):
            show_desk(dossier, words)
    with said_at:
        state.show_said()
    with top:
        _style(words)
        _header(words)
    with intake_at:
        if st.session_state.get("intake_open", False):
            show_intake(words)
    with st.container(key="kept_at"):
        if not isinstance(dossier, Archive):
            show_adding(dossier, words)
        show_holdings(dossier, words)
        show_journal(dossier, words)
    state.end()


def _style(words: Words) -> None:
    """The page's own look, and Streamlit's few English words said in the reader's language."""
    refused = words("input.refused").replace('"', "")
    own = f"""
    [data-testid="stFileUploader"]:has([role="alert"])::after {{
      content: "{refused}"; display: block; font-size: .9rem; color: var(--st-red-text-color, #a3262a);
    }}
    """
    st.html(f"<style>{own}</style>")
    says = {
        name.removeprefix("streamlit."): text for name, text in words.texts.items() if name.startswith("streamlit.")
    }
    manners()(
        data={"language": words.language, "says": says, "copied": words("card.copied")},
        key="manners",
        on_went_change=lambda: state.went(str(st.session_state["manners"].get("went") or "")),
        on_opened_change=lambda: state.select(str(st.session_state["manners"].get("opened") or "")),
    )


def _header(words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(
            f'<h1 class="cf-brand" style="padding:0"><b>{words("page.name")}</b>'
            f"<span>{plain(words('page.tagline'), 'html')}</span></h1>"
        )
        is_open = st.session_state.get("intake_open", False)
        label = words("page.close") if is_open else words("page.add_articles")
        icon = ":material/close:" if is_open else ":material/add:"
        st.button(label, key="toggle_intake", on_click=_toggle, type="secondary" if is_open else "primary", icon=icon)
        if st.session_state.get("language") != words.language:
            st.session_state["language"] = words.language
        st.segmented_control(
            words("page.language"),
            list(LANGUAGES),
            key="language",
            required=True,
            format_func=lambda code: code.upper(),
            label_visibility="collapsed",
            on_change=lambda: state.choose(language=st.session_state["language"]),
        )


def _toggle() -> None:
    st.session_state["intake_open"] = not st.session_state.get("intake_open", False)


def _welcome(dossier: Dossier, words: Words) -> None:
    """What the page is for, in one screen, where a dossier has no event yet."""
    key = "welcome.no_events" if dossier.documents else "welcome.empty"
    steps = "".join(
        f"<li><b>{plain(words(f'welcome.step{n}'), 'html')}</b><span>{plain(words(f'welcome.step{n}_more'), 'html')}</span></li>"
        for n in (1, 2, 3)
    )
    st.html(f'<section class="cf-welcome"><h2>{plain(words(key), "html")}</h2><ol>{steps}</ol></section>')
    with st.container(horizontal=True, key="welcome"):
        if not st.session_state.get("intake_open", False):
            st.button(
                words("page.add_articles"), key="welcome_add", on_click=_toggle, type="primary", icon=":material/add:"
            )
        st.button(words("welcome.sample"), key="back", on_click=state.back_to_sample, icon=":material/timeline:")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a dossier stand, from top to bottom; the card is beside the charts."""

    above: DeltaGenerator
    beside: DeltaGenerator
    charts: DeltaGenerator
    tools: DeltaGenerator
    card: DeltaGenerator

    @classmethod
    def laid_out(cls) -> Self:
        """All of them, empty, before anything is known of the dossier.

        They come to the browser with the word that a run has begun, and are taken in together; a moment later they
        would be one more change of the whole page before its chart. What can wait until the chart is there does.
        """
        above = st.container(key="above")
        beside, card = st.columns([7, 3], gap="medium")
        with beside:
            charts = st.container(key="charts")
        with charts:
            tools = st.container()
        return cls(above, beside, charts, tools, card)


def _dossier(parts: _Parts, dossier: Dossier, catalogue: Catalogue, words: Words) -> None:
    filtered: Rows = np.flatnonzero(catalogue.answer(state.choices().filters))
    rows = only_unchecked(dossier, catalogue, filtered)
    with parts.charts:
        show_chart(dossier, catalogue, rows, words)
    with parts.tools:
        show_toolbar(dossier, catalogue, rows, words)
    with parts.card:
        if reviewing():
            show_review(dossier, catalogue, filtered, words)
        show_detail(dossier, catalogue, rows, words)
        with st.container(key="edit_at"):
            if not isinstance(dossier, Archive):
                show_editing(dossier, state.selected(), words)
    with parts.above:
        show_filters(catalogue, words)
        show_chips(catalogue, words)
        _counts(dossier, catalogue, rows, words)
    with parts.beside, st.container(key="tray_at"):
        if state.choices().tab == "table" and not isinstance(dossier, Archive):
            show_table_editing(dossier, catalogue, rows, words)
        show_tray(dossier, catalogue, rows, words)


def _counts(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="counts", horizontal_alignment="distribute"):
        count = words.many("page.shown", len(rows), shown=len(rows), total=len(catalogue))
        without = int((~catalogue.placed[rows]).sum())
        more = (
            f' <a href="#tray" class="cf-soft">{plain(words.many("page.undated", without), "html")}</a>'
            if without
            else ""
        )
        name = plain(subject(dossier, words), "html")
        st.html(f'<p class="cf-count" role="status">{name} · <b>{plain(count, "html")}</b>{more}</p>')
        if dossier.origin != "sample":
            st.button(words("input.back_to_sample"), key="back", on_click=state.back_to_sample, type="tertiary")
        else:
            st.button(words("page.start_empty"), key="start_empty", on_click=_start, type="tertiary")
        if isinstance(dossier, Archive):
            show_cutting(dossier, catalogue, rows, words)


def _start() -> None:
    state.start_empty()
    st.session_state["intake_open"] = False
