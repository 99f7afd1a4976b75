"""The charts and what stands above them: the ways of showing events, the lanes, the downloads."""

import datetime as dt
import time
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue
from dashboard.choices import LANES, TABS, UNITS, Choices
from dashboard.clicks import picked
from dashboard.dossier import Dossier
from dashboard.downloads import show_downloads
from dashboard.export.caption import file_name
from dashboard.export.figure import image_figure
from dashboard.export.image import with_dress
from dashboard.export.order import Order
from dashboard.export.selection import selection_of
from dashboard.export.table import table_file
from dashboard.figures.counts import by_type, over_time, overview
from dashboard.figures.look import View, view_of
from dashboard.figures.scene import make_scene
from dashboard.figures.timeline import figure_of
from dashboard.figures.traces import Figure
from dashboard.rows import show_rows
from dashboard.times import Rows
from dashboard.told import can_choose
from dashboard.view import chart, chart_data
from dashboard.words import Words

# Seconds in which the browser draws another chart: whatever else came to it then would be taken in before.
_DRAWING = 0.08
_WIDE = 960  # pixels taken for the chart until the browser tells its own


def show_chart(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the chart that the reader chose, or the table, and where it is another leave the browser time for it."""
    _chart(dossier, catalogue, rows, words)
    charted = catalogue, len(rows), replace(state.choices(), selected="")
    if st.session_state.get("charted") != charted:
        st.session_state["charted"] = charted
        time.sleep(_DRAWING)


def _chart(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    choices = state.choices()
    if choices.tab == "table":
        show_rows(catalogue, rows, words)
        return
    if not catalogue.placed[rows].any():
        reason = "page.nothing_shown" if not len(rows) else "page.nothing_dated"
        st.info(words(reason), icon=":material/info:")
        return
    view = view_of(choices, words, int(st.session_state.get("chart_width", _WIDE)))
    figure, strip, note, said = _figures(catalogue, rows, view, choices)
    wanted = st.session_state.pop("image_wanted", None)
    data = chart_data(
        figure,
        words,
        strip=strip,
        kind=choices.tab,
        said=said,
        asked=int(st.session_state.get("asked", 0)),
        image=_image(dossier, catalogue, rows, words) if wanted else None,
        format=str(wanted or ""),
        images=int(st.session_state.get("images", 0)),
        file_name=file_name(dossier, choices, catalogue, dt.date.today(), words, choices.tab),
    )
    chart()(
        data=data,
        key=f"chart-{choices.tab}",
        on_picked_change=_picked,
        on_window_change=_moved,
        on_width_change=_measured,
        on_image_change=_image_wanted,
    )
    if note:
        st.caption(note)


def show_toolbar(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out what stands above the chart."""
    choices = state.choices()
    with st.container(horizontal=True, vertical_alignment="center", key="toolbar", gap="small"):
        _control("tab", TABS, words, "tabs")
        if choices.tab in ("timeline", "heat"):
            offered = [kind for kind in LANES if choices.tab == "timeline" or kind != "none"]
            # Always: a list is sent by its words, and would be looked for in another language's after a switch.
            st.session_state["lanes"] = choices.lanes if choices.lanes in offered else "actor"
            st.selectbox(
                words("lanes.label"),
                offered,
                key="lanes",
                format_func=lambda kind: words(f"lanes.{kind}"),
                on_change=lambda: state.choose(lanes=st.session_state["lanes"]),
                label_visibility="collapsed",
                filter_mode=None,
                width=210,
            )
        if choices.tab in ("counts", "heat"):
            _control("unit", UNITS, words, "units")
        if can_choose(dossier.table):
            st.toggle(
                words("page.once"),
                key=_hold("once", choices.merged),
                help=words("page.once_help"),
                on_change=lambda: state.choose(merged=st.session_state["once"]),
            )
        st.space("stretch")
        selection = selection_of(dossier, catalogue, rows, choices, words, dt.date.today())
        st.download_button(
            words("chart.csv"),
            data=lambda: table_file("csv", selection),
            file_name=f"{file_name(dossier, choices, catalogue, dt.date.today(), words)}.csv",
            mime="text/csv",
            key="csv",
            help=words("chart.csv_help"),
            on_click="ignore",
            disabled=not len(rows),
            type="tertiary",
            icon=":material/download:",
        )
        show_downloads(dossier, catalogue, rows, words)


def _control(name: str, options: tuple[str, ...], words: Words, group: str) -> None:
    st.segmented_control(
        words(f"{group}.label"),
        list(options),
        key=_hold(name, getattr(state.choices(), name)),
        required=True,
        format_func=lambda value: words(f"{group}.{value}"),
        on_change=lambda: state.choose(**{name: st.session_state[name]}),
        label_visibility="collapsed",
    )


def _hold(key: str, value: Any) -> str:
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _figures(catalogue: Catalogue, rows: Rows, view: View, choices: Choices) -> tuple[Figure, Figure | None, str, str]:
    """The figure, the strip under it, a note, and the description read aloud."""
    words = view.words
    if choices.tab == "timeline":
        scene = make_scene(catalogue, rows, view)
        note = ""
        if scene.shown < scene.in_sight:
            note = words("page.capped", shown=scene.shown, total=scene.in_sight)
        said = words("chart.aria", shown=scene.shown, total=scene.total)
        return figure_of(scene), overview(catalogue.times, scene.counts, view), note, said
    draw = by_type if choices.tab == "counts" else over_time
    figure, bins = draw(catalogue, rows, view, choices.unit)
    wide = words.many(f"chart.wide_{bins.unit}", bins.wide) if bins.wide else ""
    return figure, None, wide, words(f"chart.aria_{choices.tab}", shown=len(bins.rows))


def _image(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> Figure:
    """The chart on show as an image of an article's size, dressed for the reader's browser."""
    choices = state.choices()
    order = Order(chart=choices.tab, extracted=state.extracted())
    return with_dress(image_figure(dossier, catalogue, rows, choices, words, order, dt.date.today()), words)


def _answer(name: str) -> Any:
    return st.session_state[f"chart-{state.choices().tab}"].get(name)


def _picked() -> None:
    if (answer := _answer("picked")) and isinstance(answer, dict):
        kind, value = str(answer.get("kind", "")), str(answer.get("value", ""))
        new = picked(state.choices(), state.catalogue(), kind, value)
        state.refine(new.filters)
        state.take(replace(new, window=state.choices().window))


def _moved() -> None:
    """The axis was moved; the number tells the browser which of its moves the next figure knows of."""
    answer = _answer("window")
    if not isinstance(answer, dict):
        return
    st.session_state["asked"] = int(answer.get("asked", 0))
    first, last = answer.get("first"), answer.get("last")
    if first is None or last is None:
        state.choose(window=None)
    elif -3_700_000 < float(first) < float(last) < 3_700_000:
        state.choose(window=(int(float(first)), max(int(float(first)) + 1, round(float(last)))))


def _measured() -> None:
    if width := _answer("width"):
        st.session_state["chart_width"] = max(240, min(4000, int(width)))
        state.unasked()


def _image_wanted() -> None:
    if (wanted := _answer("image")) in ("png", "svg"):
        st.session_state["image_wanted"] = wanted
        st.session_state["images"] = int(st.session_state.get("images", 0)) + 1
