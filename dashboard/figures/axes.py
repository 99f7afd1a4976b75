"""Axes, bands, names and notes around what is drawn, and what makes an image stand on its own."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.figures import colours
from dashboard.figures.key import entries
from dashboard.figures.look import View
from dashboard.figures.marks import moment
from dashboard.figures.measure import FONT, width
from dashboard.figures.scene import Scene
from dashboard.figures.traces import Figure, Ink
from dashboard.plain import plain
from dashboard.times import year_of
from dashboard.words import Words
from events import date_in_words

_YEARS = 3  # of an axis below which its ticks are months
_STEPS = [digit * 10**power for power in range(6) for digit in (1, 2, 5)]


def layout_of(ink: Ink) -> Figure:
    """The layout of the timeline."""
    scene = ink.scene
    view, (top, bottom) = scene.view, scene.view.margins
    lines = key_lines([view.words(f"key.{name}") for name in entries(ink)], view)
    bottom += 19 * (lines - view.key_rows) if view.caption else 0
    height = view.height or round(top + bottom + max(4.0, scene.rows) * scene.row_height)
    layout = base(view, height, scene.left, bottom)
    layout |= {
        "xaxis": {
            **time_axis(view.words, scene.plot_width),
            **era_ticks(scene.window.first, scene.window.last, max(3, int(scene.plot_width / 130)), view.words),
            "range": [moment(scene.window.first), moment(scene.window.last)],
        },
        "yaxis": {"range": [scene.shown_rows, 0], "visible": False, "fixedrange": True},
        "shapes": _bands(scene),
        "annotations": [*_lane_names(scene), *_edge_notes(scene), *_anchor_arrows(ink), *_shouts(ink)],
        "dragmode": "pan",
        "meta": {
            "first": scene.window.first,
            "last": scene.window.last,
            "whole": list(scene.window.whole),
        },
    }
    return captioned(layout, view)


def base(view: View, height: float, left: float, bottom: float) -> Figure:
    """What all charts share: size, font, colours, legend, hover.

    Args:
        view: how the chart is to be drawn.
        height: pixels of all of it.
        left: pixels of the left margin.
        bottom: of the lower one, with room for the axis and the key.
    """
    top = view.margins[0]
    return {
        "width": view.width,
        "height": height,
        "margin": {"l": left, "r": 16, "t": top, "b": bottom, "pad": 0},
        "font": {"family": FONT, "size": 12, "color": colours.INK},
        "paper_bgcolor": colours.PAPER,
        "plot_bgcolor": colours.PAPER,
        "legend": legend(view),
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": colours.PAPER,
            "bordercolor": colours.FAINT,
            "font": {"family": FONT, "color": colours.INK, "size": 12},
        },
        "hoverdistance": 12,
    }


def time_axis(words: Words, plot_width: float) -> Figure:
    """An axis of time whose words follow the zoom: years, quarters, months, days."""
    return {
        "type": "date",
        "nticks": max(3, int(plot_width / 85)),
        "tickformatstops": tick_words(words),
        "gridcolor": colours.GRID,
        "linecolor": colours.GRID,
        "tickfont": {"color": colours.FAINT, "size": 12},
        "showline": True,
        "zeroline": False,
        "layer": "below traces",
    }


def era_ticks(first: float, last: float, most: int, words: Words) -> Figure:
    """Ticks for an axis that reaches before our era, where Plotly counts a year 0 that no one else does; else none.

    Args:
        first: day since 1970 where the axis begins.
        last: where it ends.
        most: ticks that have room.
        words: of the reader's language.
    """
    low, high = year_of(int(first)), year_of(int(last))
    if low > 0 or high - low < _YEARS:
        return {}
    step = next(step for step in _STEPS if (high - low) / step <= most)
    before = [1 - counted for counted in range(step, 1 - low + 1, step)][::-1]
    years = [year for year in [*before, *range(step, high + 1, step)] if low < year <= high]
    days = [np.datetime64(year - 1970, "Y").astype("datetime64[D]") for year in years]
    said = [date_in_words({"start": day, "end": day, "precision": "year"}, words.language) for day in days]
    places = [moment(float(day.astype(int))) for day in days]
    return {"tickmode": "array", "tickvals": places, "ticktext": said}


def tick_words(words: Words) -> list[Figure]:
    """How the words under an axis of time follow its zoom; years without the zeros that would make them four digits."""
    return [
        {"dtickrange": [None, "M1"], "value": words("chart.tick_day")},
        {"dtickrange": ["M1", "M2"], "value": words("chart.tick_month")},
        {"dtickrange": ["M3", "M3"], "value": words("chart.tick_quarter")},
        {"dtickrange": ["M4", "M6"], "value": words("chart.tick_month")},
        {"dtickrange": ["M12", None], "value": "%-Y"},
    ]


def key_lines(names: Sequence[str], view: View) -> int:
    """Lines that a key of these names takes: Plotly makes all its entries as wide as the widest."""
    if not names:
        return 0
    columns = 2 if view.narrow else max(1, int((view.width - 20) / (max(width(name, 12) for name in names) + 52)))
    return -(-len(names) // columns)


def legend(view: View) -> Figure:
    """Under the chart, in a line or, on a narrow screen, in two columns."""
    return {
        "orientation": "h",
        "yref": "container",
        "y": 0 if view.caption is None else (14 + 17 * len(view.footer_lines)) / (view.height or 675),
        "yanchor": "bottom",
        "xref": "container",
        "x": 0.01,
        "xanchor": "left",
        "font": {"size": 11 if view.narrow else 12, "color": colours.FAINT},
        **({"entrywidthmode": "fraction", "entrywidth": 0.5} if view.narrow else {}),
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
        "tracegroupgap": 0,
    }


def _bands(scene: Scene) -> list[Figure]:
    return [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": round(low, 3),
            "y1": round(high, 3),
            "fillcolor": colours.BAND if number % 2 == 0 else colours.PAPER,
            "line": {"width": 0},
            "layer": "below",
        }
        for number, (low, high) in enumerate(scene.extents)
    ]


def _lane_names(scene: Scene) -> list[Figure]:
    """Beside the lanes, or above them on a narrow screen; a click on one chooses what it stands for."""
    if scene.view.kind == "none":
        return []
    names = []
    for lane, (low, high) in zip(scene.lanes, scene.extents, strict=True):
        text = plain(scene.lane_name(lane), "chart")
        where: dict[str, Any] = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -8, "y": (low + high) / 2}
        look: dict[str, Any] = {"size": 13, "color": colours.INK}
        if scene.view.narrow:
            where = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 2, "y": low + 0.7}
            text, look = f"<b>{text}</b>", {"size": 12, "color": lane.colour}
        names.append(
            {"name": f"lane={lane.id}", "captureevents": True, "text": text, "showarrow": False, **where, "font": look}
        )
    return names


def _edge_notes(scene: Scene) -> list[Figure]:
    """How many events lie outside the axis, said under its ends."""
    notes = []
    for count, key, end in ((scene.window.earlier, "earlier", 0), (scene.window.later, "later", 1)):
        if count:
            look = {"showarrow": False, "font": {"size": 12, "color": colours.FAINT}, "yanchor": "top"}
            text = plain(scene.view.words.many(f"chart.{key}", count), "chart")
            anchor = "right" if end else "left"
            where = {"xref": "paper", "yref": "paper", "x": end, "y": 0, "yshift": -22, "xanchor": anchor}
            notes.append({"name": key, "text": text, **where, **look})
    return notes


def _shouts(ink: Ink) -> list[Figure]:
    """The label of the selected event, over its neighbours, where the rows had no room for it."""
    notes = []
    for day, y, text in ink.shouted[:1]:
        share = ink.scene.x(day) / ink.scene.plot_width
        look = {
            "showarrow": False,
            "bgcolor": colours.PAPER,
            "bordercolor": colours.INK,
            "borderpad": 3,
            "font": {"size": 12, "color": colours.INK},
        }
        anchor = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        notes.append(
            {"x": moment(day), "y": y, "xanchor": anchor, "yanchor": "top", "yshift": -16, "text": text, **look}
        )
    return notes


def _anchor_arrows(ink: Ink) -> list[Figure]:
    """An arrow from the mark that the selected event's date was counted from, in each lane where both stand."""
    chosen = [point for point in ink.points if point.row["event"] == ink.scene.view.selected]
    if not chosen or chosen[0].row["anchor"] != "story":
        return []
    arrows = []
    for point in chosen:
        near = [
            (abs(other.y - point.y), other.mark.at, other.y)
            for other in ink.points
            if other.row["document"] == point.row["document"]
            and other.row["event"] != point.row["event"]
            and not pd.isna(point.row["anchor_start_char"])
            and not pd.isna(other.row["said_start_char"])
            and other.row["said_start_char"] == point.row["anchor_start_char"]
        ]
        if near:
            _, day, from_y = min(near)
            arrows.append(_arrow(point.mark.at, point.y, day, from_y))
    return arrows


def _arrow(day: float, y: float, from_day: float, from_y: float) -> Figure:
    return {
        "name": "anchor",
        "x": moment(day),
        "y": y,
        "ax": moment(from_day),
        "ay": from_y,
        "xref": "x",
        "yref": "y",
        "axref": "x",
        "ayref": "y",
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowwidth": 1.5,
        "arrowcolor": colours.INK,
        "standoff": 12,
        "startstandoff": 8,
        "opacity": 0.85,
    }


def captioned(layout: Figure, view: View) -> Figure:
    """The layout with title, subtitle and footer where the view has a caption; itself where it has none."""
    if view.caption is None:
        return layout
    left, under = float(layout["margin"]["l"]), float(layout["margin"]["b"])
    titles = len(view.title_lines)
    heads = [
        _line(text, 24 - left, 14 + 28 * number - view.head, 22 if number < titles else 14, top=True)
        for number, text in enumerate(view.title_lines)
    ]
    heads = [{**head, "text": f"<b>{head['text']}</b>", "font": {"size": 22, "color": colours.INK}} for head in heads]
    heads += [
        _line(text, 24 - left, 16 + 28 * titles + 19 * number - view.head, 14, top=True)
        for number, text in enumerate(view.subtitle_lines)
    ]
    count = len(view.footer_lines)
    feet = [
        _line(text, 24 - left, under - 10 - 17 * (count - number), 12, top=False)
        for number, text in enumerate(view.footer_lines)
    ]
    return {**layout, "annotations": [*layout.get("annotations", []), *heads, *feet]}


def _line(text: str, left: float, down: float, size: int, *, top: bool) -> Figure:
    """A line of an image's own words, some pixels from the left edge and down from the top or the foot of the chart."""
    return {
        "name": "caption",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1 if top else 0,
        "xshift": left,
        "yshift": -down,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "text": plain(text, "chart"),
        "font": {"size": size, "color": colours.FAINT},
        "showarrow": False,
    }
