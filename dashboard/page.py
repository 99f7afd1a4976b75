"""The one place where the page is laid out: header, filters, timeline, card, tray, table."""

import datetime as dt
import functools
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.card import card
from dashboard.choices import (
    Choices,
    actor_counts,
    actor_names,
    dated,
    filter_table,
    records,
    type_counts,
    undated,
    years,
)
from dashboard.dossier import Dossier
from dashboard.export.caption import caption, file_name, subject
from dashboard.export.table import csv_bytes
from dashboard.figures.timeline import MOST_EVENTS, View, drawn, timeline
from dashboard.intake import show_intake
from dashboard.plain import plain
from dashboard.rows import show_rows
from dashboard.tray import show_tray
from dashboard.view import component, view_data
from dashboard.words import LANGUAGES, Words
from events import date_in_words, rename_actors

_WIDE = 960  # pixels taken for the chart until the browser tells its own
_IMAGE = (1200, 675)
_LISTED = 2000  # events in the list beside the chart
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0072b2"/>'
    '<path d="M5 17h22" stroke="#fff" stroke-width="2.4"/><circle cx="10" cy="17" r="4" fill="#fff"/>'
    '<path d="M21.5 11.5 27 17l-5.5 5.5L16 17z" fill="#e69f00"/></svg>'
)


def show() -> None:
    """Lay out the page for one run of one reader's session."""
    st.set_page_config(page_title="Chronofrise", page_icon=_ICON, layout="wide")
    words = state.words()
    _style(words)
    _header(words)
    # These have their place even when empty: a chart that moves down the page would lose its zoom.
    with st.container(key="said_at"):
        state.show_said()
    with st.container(key="intake_at"):
        if st.session_state.get("intake_open", False):
            show_intake(words)
    dossier = state.dossier()
    table = rename_actors(dossier.table, words.language, state.own_actors())
    choices = _filters(table, words)
    shown = filter_table(table, choices)
    _counts(dossier, table, shown, choices, words)
    beside, card_at = st.columns([7, 3], gap="medium")
    with beside:
        _chart(dossier, table, shown, choices, words)
        show_tray(dossier, shown, words)
    with card_at:
        _card(dossier, table, shown, words)
    show_rows(dossier, shown, words)


@functools.cache
def _css() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


def _style(words: Words) -> None:
    """The page's own look, and Streamlit's few English words of the uploader said in the reader's language."""
    says = {name: words(f"input.{name}").replace('"', "") for name in ("limit", "refused", "browse")}
    own = f"""
    [data-testid="stFileUploaderDropzoneInstructions"] * {{ font-size: 0 !important; }}
    [data-testid="stFileUploaderDropzoneInstructions"]::after {{ content: "{says["limit"]}"; font-size: .85rem; opacity: .8; }}
    [data-testid="stFileUploaderDropzone"] > span button [data-testid="stMarkdownContainer"] p,
    [data-testid="stFileUploaderDropzone"] button p {{ font-size: 0; }}
    [data-testid="stFileUploaderDropzone"] button p::after {{ content: "{says["browse"]}"; font-size: .9rem; }}
    [data-testid="stFileUploader"]:has([role="alert"])::after {{
      content: "{says["refused"]}"; display: block; font-size: .9rem; color: var(--st-red-text-color, #a3262a);
    }}
    """
    st.html(f"<style>{_css()}{own}</style>")


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
        st.segmented_control(
            words("page.language"),
            list(LANGUAGES),
            key="language",
            required=True,
            format_func=lambda code: code.upper(),
            label_visibility="collapsed",
        )


def _toggle() -> None:
    st.session_state["intake_open"] = not st.session_state.get("intake_open", False)


def _filters(table: pd.DataFrame, words: Words) -> Choices:
    """The filters; their state is the widgets' own."""
    names, counts, types = actor_names(table), actor_counts(table), type_counts(table)
    actors_at, types_at, years_at = st.columns([4, 3, 4], gap="medium")
    actors = actors_at.multiselect(
        words("filters.actors"),
        list(names),
        key="actors",
        placeholder=words("filters.actors_hint"),
        format_func=lambda actor: words("filters.option", name=names.get(actor, actor), count=counts[actor]),
    )
    kinds = types_at.multiselect(
        words("filters.types"),
        list(types),
        key="types",
        placeholder=words("filters.types_hint"),
        format_func=lambda kind: words("filters.option", name=words.name("types", kind), count=types[kind]),
    )
    with years_at:
        first, last = _years(table, words)
    return Choices(tuple(actors), tuple(kinds), first, last)


def _years(table: pd.DataFrame, words: Words) -> tuple[int | None, int | None]:
    """First and last year chosen, None for each where all years are."""
    bounds = years(table)
    if bounds is None or bounds[0] == bounds[1]:
        return None, None
    # Other bounds are another slider: a dossier with other years starts with all of them.
    first, last = st.slider(
        words("filters.years"), *bounds, value=bounds, key=f"years-{bounds[0]}-{bounds[1]}", format="%d"
    )
    return (None, None) if (first, last) == bounds else (first, last)


def _counts(dossier: Dossier, table: pd.DataFrame, shown: pd.DataFrame, choices: Choices, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="counts", horizontal_alignment="distribute"):
        count = words.many("page.shown", len(shown), shown=len(shown), total=len(table))
        without = len(undated(shown))
        more = (
            f' <a href="#tray" class="cf-soft">{plain(words.many("page.undated", without), "html")}</a>'
            if without
            else ""
        )
        name = plain(subject(dossier, words), "html")
        st.html(f'<p class="cf-count" role="status">{name} · <b>{plain(count, "html")}</b>{more}</p>')
        if choices.any:
            st.button(
                words("page.clear"), key="clear", on_click=_clear, type="tertiary", icon=":material/filter_alt_off:"
            )
        _csv(table, shown, choices, words)
        if dossier.origin != "sample":
            st.button(words("input.back_to_sample"), key="back", on_click=state.back_to_sample, type="tertiary")


def _clear() -> None:
    for key in [key for key in st.session_state if str(key) in ("actors", "types") or str(key).startswith("years-")]:
        del st.session_state[key]


def _chart(dossier: Dossier, table: pd.DataFrame, shown: pd.DataFrame, choices: Choices, words: Words) -> None:
    """The timeline, its image for downloads, and the table as a file."""
    if dated(shown).empty:
        reason = "page.empty" if table.empty else "page.nothing_shown" if shown.empty else "page.nothing_dated"
        st.info(words(reason))
        return
    today = dt.date.today()
    names = actor_names(table)
    bounds = None
    if choices.first_year is not None and choices.last_year is not None:
        bounds = (choices.first_year, choices.last_year)
    width = int(st.session_state.get("chart_width", _WIDE))
    view = View(words, width, actors=choices.actors, years=bounds, selected=state.selected())
    said = caption(dossier, shown, choices, names, words, today)
    figure = timeline(shown, view, table)
    image = timeline(shown, replace(view, width=_IMAGE[0], height=_IMAGE[1], rows=35, selected="", caption=said), table)
    name = file_name(choices, names, today)
    component()(
        data=view_data(figure, image, words, file_name=name, shown=len(drawn(shown))),
        key="timeline",
        on_clicked_change=_clicked,
        on_width_change=_measured,
    )
    if len(dated(shown)) > MOST_EVENTS:
        st.caption(words("page.capped", shown=MOST_EVENTS, total=len(dated(shown))))


def _csv(table: pd.DataFrame, shown: pd.DataFrame, choices: Choices, words: Words) -> None:
    name = file_name(choices, actor_names(table), dt.date.today())
    st.download_button(
        words("chart.csv"),
        data=lambda: csv_bytes(shown, words.language),
        file_name=f"{name}.csv",
        mime="text/csv",
        key="csv",
        help=words("chart.csv_help"),
        on_click="ignore",
        disabled=shown.empty,
        type="tertiary",
        icon=":material/download:",
    )


def _clicked() -> None:
    if clicked := st.session_state["timeline"].get("clicked"):
        state.select(str(clicked))


def _measured() -> None:
    if width := st.session_state["timeline"].get("width"):
        st.session_state["chart_width"] = max(240, min(4000, int(width)))


def _card(dossier: Dossier, table: pd.DataFrame, shown: pd.DataFrame, words: Words) -> None:
    """The list of events, for the keyboard too, and the card of the one selected."""
    listed = shown.head(_LISTED)
    rows = dict(zip(listed["event"], listed[["start", "end"]].index, strict=True))
    _choose(listed, list(rows), words)
    mine = table[table["event"] == state.selected()]
    if mine.empty:
        st.html(f'<p class="cf-soft">{plain(words("card.invite"), "html")}</p>')
        return
    row = records(mine)[0]
    if not (shown["event"] == row["event"]).any():
        st.caption(words("card.filtered_out"))
    with st.container(border=True, key="card"):
        st.html(card(row, dossier.document(row["document"]), words))


def _choose(listed: pd.DataFrame, events: list[str], words: Words) -> None:
    captions = {row["event"]: f"{date_in_words(row, words.language)} · {row['title']}" for row in records(listed)}
    st.session_state["event"] = state.selected() if state.selected() in captions else None
    st.selectbox(
        words("card.choose"),
        events,
        index=None,
        key="event",
        format_func=lambda event: captions.get(event, event),
        placeholder=words("card.choose_hint"),
        on_change=_chosen,
    )
    place = events.index(state.selected()) if state.selected() in captions else -1
    with st.container(horizontal=True, key="steps"):
        for name, step, icon in (("previous", -1, ":material/chevron_left:"), ("next", 1, ":material/chevron_right:")):
            goal = place + step if place >= 0 else 0
            st.button(
                words(f"card.{name}"),
                key=name,
                icon=icon,
                type="tertiary",
                disabled=not 0 <= goal < len(events),
                on_click=state.select,
                args=(events[goal] if 0 <= goal < len(events) else "",),
            )


def _chosen() -> None:
    if event := st.session_state["event"]:
        state.select(event)
