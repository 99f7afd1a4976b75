"""The timeline: one mark an event, by precision, in lanes by actor, as a plain Plotly figure."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.choices import dated, records
from dashboard.figures import colours, hover
from dashboard.figures.lanes import NOBODY, OTHERS, Item, Lane, Placed, count_rows, make_lanes, place, share_rows
from dashboard.figures.marks import KEY_OF_SHAPE, Mark, mark_of, moment
from dashboard.figures.measure import FONT, shorten, width
from dashboard.plain import plain
from dashboard.words import Words

Figure = dict[str, Any]

MOST_EVENTS = 1500
"""Above this many events only the surest are drawn, and the page says so."""

_NARROW = 600
_TALL, _FLAT = 24.0, 13.0  # pixels of a row: airy where there is room, never too low for its label
_ROOM = 560  # pixels that all rows share on a first screen
_SPARE = 2  # rows that a lane needs besides those of its marks, for labels to find room
# Whose labels give way: turning points of a story stay longest, what was only said goes first.
_WEIGHT = {"coup": 0, "visit": 0, "agreement": 0, "election": 0, "statement": 2, "other": 3}
_BESIDE, _OFF_MARK = (
    "\u2002",
    "\u2003\u2009",
)  # spaces that keep a label off a whisker's end, or off the middle of a mark


@dataclass(frozen=True, slots=True)
class Caption:
    """What an image says of itself: title, subtitle with the filters, and lines under the chart."""

    title: str
    subtitle: str
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """How the timeline is to be drawn.

    Attributes:
        words: of the language of the reader.
        width: pixels of the whole chart.
        height: pixels, or None for as many as the rows need.
        actors: ids of actors chosen, each of which gets a lane; the most frequent ones where empty.
        years: first and last year of the axis, or None for those of the table.
        lanes: how many actors get a lane at most where none are chosen; fewer where marks are crowded.
        rows: how many rows labels may take, all lanes together.
        selected: id of the event to point out.
        caption: for images, else None.
    """

    words: Words
    width: int = 1000
    height: int | None = None
    actors: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    lanes: int = 6
    rows: int = 43
    selected: str = ""
    caption: Caption | None = None

    @property
    def narrow(self) -> bool:
        """Whether lane names stand above their lanes instead of beside them."""
        return self.width < _NARROW


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Pixels of the font of labels, of a mark, and of the longest label."""

    font: float
    mark: float
    label: float


_ROOMY, _TIGHT = _Sizes(12, 11, 330), _Sizes(11, 9, 190)


@dataclass(frozen=True, slots=True)
class Window:
    """What the axis shows at first, in days since 1970.

    Attributes:
        first: its left edge.
        last: its right edge.
        earlier: how many events lie wholly before it.
        later: how many after it.
        whole: left and right edge that would show them all.
    """

    first: float
    last: float
    earlier: int
    later: int
    whole: tuple[float, float]


@dataclass(slots=True)
class _Drawing:
    """What is known once every lane has its rows; lists grow while the figure is put together."""

    view: View
    table: list[dict[str, Any]]
    marks: list[Mark]
    lanes: list[Lane]
    places: list[list[Placed]]
    tops: list[float]
    rows: float
    sizes: _Sizes
    left: float
    window: "Window"
    lines: dict[tuple[str, str], list[tuple[float | None, float]]] = field(default_factory=lambda: defaultdict(list))
    points: list[tuple[Mark, float, str, dict[str, Any]]] = field(default_factory=list)
    labels: list[tuple[float, float, str, str]] = field(default_factory=list)
    ends: list[tuple[float, float, str, str]] = field(default_factory=list)
    shouted: list[tuple[float, float, str]] = field(default_factory=list)

    @property
    def plot_width(self) -> float:
        return self.view.width - self.left - 16

    @property
    def row_height(self) -> float:
        """Pixels of a row: what an image has, or what a first screen has room for."""
        top, bottom = _margins(self.view)
        room = self.view.height - top - bottom if self.view.height else _ROOM
        return min(_TALL, max(_FLAT, room / max(4.0, self.rows)))


def timeline(table: pd.DataFrame, view: View, whole: pd.DataFrame | None = None) -> Figure:
    """The figure of the dated events of a table.

    Args:
        table: the events to draw.
        view: how.
        whole: the table that they were filtered from, so that the axis stays when a filter changes.

    Returns:
        Plotly's ``data`` and ``layout``; dates as text; ``customdata`` of a mark is its event's id; words of
        articles are escaped, so that Plotly shows them as they are.
    """
    rows = drawn(table)
    window = _window(_marks(rows), view, _marks(dated(table if whole is None else whole)))
    roomy = _laid_out(rows, view, window, _ROOMY)
    drawing = roomy if roomy.rows <= view.rows / 2 else _laid_out(rows, view, window, _TIGHT)
    for number, (lane, places) in enumerate(zip(drawing.lanes, drawing.places, strict=True)):
        colour = colours.lane_colour(number, lane.id in (OTHERS, NOBODY))
        for event, spot in zip(lane.events, places, strict=True):
            _draw(drawing, event, drawing.tops[number] + spot.row + 0.5, spot, colour)
    data = [*_line_traces(drawing), *_end_traces(drawing), *_mark_traces(drawing), *_label_traces(drawing)]
    return {"data": [*data, *_key_traces(drawing)], "layout": _layout(drawing)}


def _marks(rows: pd.DataFrame) -> list[Mark]:
    return [mark_of(row) for row in records(rows)]


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The events that the timeline draws: the dated ones, above MOST_EVENTS the surest of them."""
    rows = dated(table)
    if len(rows) <= MOST_EVENTS:
        return rows
    surest = np.argsort(-rows["confidence"].to_numpy(), kind="stable")[:MOST_EVENTS]
    return rows.iloc[np.sort(surest)].reset_index(drop=True)


def _laid_out(rows: pd.DataFrame, view: View, window: Window, sizes: _Sizes) -> _Drawing:
    told = records(rows)
    marks = [mark_of(row) for row in told]
    for most in range(view.lanes, 1, -1):
        lanes = make_lanes(rows, view.actors, most)
        left = _name_room(lanes, view)
        drawing = _Drawing(view, told, marks, lanes, [], [], 0, sizes, left, window)
        items = [[_item(drawing, event) for event in lane.events] for lane in lanes]
        least = [count_rows(place(lane, drawing.plot_width, rows=0)) for lane in items]
        budget = view.rows - math.ceil((_head(view) + 0.2) * len(lanes))
        if view.actors or sum(least) + _SPARE * len(lanes) <= budget:
            break
    wanted = [count_rows(place(lane, drawing.plot_width)) for lane in items]
    for lane_items, rows_given in zip(items, share_rows(wanted, least, budget), strict=True):
        places = place(lane_items, drawing.plot_width, rows=rows_given)
        drawing.tops.append(drawing.rows + _head(view))
        drawing.places.append(places)
        drawing.rows = drawing.tops[-1] + 0.2 + count_rows(places)
    return drawing


def _name_room(lanes: list[Lane], view: View) -> float:
    """Pixels at the left for the names of the lanes."""
    edge = 14 if view.caption is None else 38
    return 10.0 if view.narrow else edge + max((width(_lane_name(lane, view.words), 13) for lane in lanes), default=0)


def _head(view: View) -> float:
    """Rows above a lane: a little air, or room for its name."""
    return 1.2 if view.narrow else 0.3


def _lane_name(lane: Lane, words: Words) -> str:
    name = {OTHERS: words("chart.others"), NOBODY: words("chart.no_actor")}.get(lane.id, lane.name)
    return shorten(name, 13, 170)


def _window(marks: list[Mark], view: View, whole: list[Mark]) -> Window:
    """The years chosen; else all that the events span, without the few that would squeeze all others.

    One event of 1960 among a hundred of 2012 to 2025 would leave these a fifth of the width: it is left
    outside, and the chart says so at its edge.
    """
    if view.years is not None:
        days = [
            np.datetime64(year - 1970, "Y").astype("datetime64[D]").astype(int)
            for year in (view.years[0], view.years[1] + 1)
        ]
        first, last = float(days[0]), float(days[1])
        return Window(*_with_air(first, last), 0, 0, _with_air(first, last))
    first = min((mark.start for mark in whole), default=0.0)
    last = max((mark.end for mark in whole), default=365.0)
    low, high = _crowd(whole, first, last)
    earlier, later = sum(mark.end <= low for mark in marks), sum(mark.start >= high for mark in marks)
    if earlier + later == len(marks):  # a filter that leaves only what lies outside
        low, high, earlier, later = first, last, 0, 0
    return Window(*_with_air(low, high), earlier, later, _with_air(first, last))


def _with_air(first: float, last: float) -> tuple[float, float]:
    air = max(15.0, 0.02 * (last - first))
    return first - air, last + air


def _crowd(marks: list[Mark], first: float, last: float) -> tuple[float, float]:
    """First and last day of where nine tenths of the events are, if that is less than half of all."""
    if len(marks) < 12:
        return first, last
    places = np.sort([mark.at for mark in marks])
    out = len(places) // 20
    low, high = float(places[out]), float(places[-1 - out])
    room = max(0.08 * (high - low), 180)
    low = (
        first
        if low - room <= first
        else float(np.datetime64(int(low - room), "D").astype("datetime64[Y]").astype("datetime64[D]").astype(int))
    )
    high = last if high + room >= last else high + room
    return (low, high) if high - low < 0.55 * (last - first) else (first, last)


def _x(drawing: _Drawing, day: float) -> float:
    return (day - drawing.window.first) / (drawing.window.last - drawing.window.first) * drawing.plot_width


def _item(drawing: _Drawing, event: int) -> Item:
    mark = drawing.marks[event]
    at, half = _x(drawing, mark.at), drawing.sizes.mark / 2 + 1
    left, right = min(_x(drawing, mark.start), at - half), max(_x(drawing, mark.end), at + half)
    label = width(_OFF_MARK + _label(drawing, event), drawing.sizes.font)
    return Item(left, right, label, _rank(drawing, event))


def _edge(drawing: _Drawing, mark: Mark, side: str) -> tuple[float, str]:
    """The day that a label hangs on, and what keeps it off: the end of the whisker, or the mark where it is wider."""
    day = mark.end if side == "right" else mark.start
    beyond = abs(_x(drawing, day) - _x(drawing, mark.at)) > drawing.sizes.mark / 2
    outwards = (day > mark.at) == (side == "right")
    return (day, _BESIDE) if beyond and outwards else (mark.at, _OFF_MARK)


def _rank(drawing: _Drawing, event: int) -> float:
    """Whose label gives way: lowest stay. The selected event has no say, or a click would move all others."""
    row = drawing.table[event]
    return _WEIGHT.get(row["type"], 1) + 1 - float(row["confidence"])


def _label(drawing: _Drawing, event: int) -> str:
    """The caption of an event as it stands beside its mark; "≈" before what is inferred."""
    row, mark, words, size = drawing.table[event], drawing.marks[event], drawing.view.words, drawing.sizes.font
    limit = 120 if drawing.view.narrow else drawing.sizes.label
    about = words("chart.about") if mark.inferred else ""
    status = "" if mark.modality == "happened" else f" ({words('chart.' + mark.modality)})"
    return about + shorten(row["title"] or row["trigger"], size, limit - width(about + status, size)) + status


def _draw(drawing: _Drawing, event: int, y: float, spot: Placed, colour: str) -> None:
    mark = drawing.marks[event]
    if mark.span:
        drawing.lines[colour, "bar"] += [(mark.start, y), (mark.end, y), (None, y)]
    elif mark.whiskers:
        drawing.lines[colour, "halo"] += [(mark.start, y), (mark.end, y), (None, y)]
        style = "dotted" if mark.inferred else "whisker"
        drawing.lines[colour, style] += [(mark.start, y), (mark.end, y), (None, y)]
        for edge in (mark.start, mark.end):
            drawing.lines[colour, "whisker"] += [(edge, y - 0.16), (edge, y + 0.16), (None, y)]
    if mark.open:
        edge = mark.end if mark.open == "end" else mark.start
        drawing.ends.append((edge, y, "triangle-right" if mark.open == "end" else "triangle-left", colour))
    drawing.points.append((mark, y, colour, drawing.table[event]))
    if not spot.side and drawing.table[event]["event"] == drawing.view.selected:
        drawing.shouted.append((mark.at, y, plain(_label(drawing, event), "chart")))
    if spot.side:
        edge, space = _edge(drawing, mark, spot.side)
        text = plain(_label(drawing, event), "chart")
        text = space + text if spot.side == "right" else text + space
        drawing.labels.append((edge, y, text, f"middle {spot.side}"))


_LINES: Mapping[str, dict[str, Any]] = {
    "halo": {"line": {"width": 11}, "opacity": 0.16},
    "bar": {"line": {"width": 7}, "opacity": 0.45},
    "whisker": {"line": {"width": 1.5}},
    "dotted": {"line": {"width": 1.5, "dash": "dot"}},
}


def _line_traces(drawing: _Drawing) -> list[Figure]:
    traces = []
    for style, look in _LINES.items():
        for (colour, mine), points in drawing.lines.items():
            if mine == style:
                xs = [None if day is None else moment(day) for day, _ in points]
                line = {**look["line"], "color": colour}
                trace = {"x": xs, "y": [y for _, y in points], "mode": "lines", "hoverinfo": "skip"}
                traces.append({"type": "scatter", "showlegend": False, **trace, **look, "line": line})
    return traces


def _end_traces(drawing: _Drawing) -> list[Figure]:
    if not drawing.ends:
        return []
    days, ys, symbols, tints = zip(*drawing.ends, strict=True)
    marker = {"symbol": list(symbols), "color": list(tints), "size": 9, "opacity": 0.6}
    trace = {"x": [moment(day) for day in days], "y": list(ys), "mode": "markers", "marker": marker}
    return [{"type": "scatter", "showlegend": False, "hoverinfo": "skip", **trace}]


def _mark_traces(drawing: _Drawing) -> list[Figure]:
    words, selected = drawing.view.words, drawing.view.selected
    rings = [(mark, y) for mark, y, _, row in drawing.points if row["event"] == selected]
    crossed = [(mark, y) for mark, y, _, _ in drawing.points if mark.modality == "denied"]
    ring, cross = _overlay(rings, "circle-open", 22, 2), _overlay(crossed, "x-thin", 12, 1.5)
    marker = {
        "symbol": [_symbol(mark) for mark, _, _, _ in drawing.points],
        # Hollow marks are filled with paper, or their whiskers would show through.
        "color": [colours.PAPER if mark.hollow else colour for mark, _, colour, _ in drawing.points],
        "size": [drawing.sizes.mark + (2 if "diamond" in mark.symbol else 0) for mark, _, _, _ in drawing.points],
        "opacity": [0.6 if mark.modality == "hypothetical" else 1 for mark, _, _, _ in drawing.points],
        "line": {
            "width": [2 if mark.hollow else 0 for mark, _, _, _ in drawing.points],
            "color": [colour for _, _, colour, _ in drawing.points],
        },
    }
    main = {
        "type": "scatter",
        "name": "events",
        "mode": "markers",
        "x": [moment(mark.at) for mark, _, _, _ in drawing.points],
        "y": [y for _, y, _, _ in drawing.points],
        "marker": marker,
        "customdata": [row["event"] for _, _, _, row in drawing.points],
        "hovertext": [hover.text(row, words) for _, _, _, row in drawing.points],
        "hoverinfo": "text",
        "showlegend": False,
    }
    return [trace for trace in (ring, main, cross) if trace["x"]]


def _symbol(mark: Mark) -> str:
    return f"{mark.symbol}-dot" if mark.modality == "planned" else mark.symbol


def _overlay(points: list[tuple[Mark, float]], symbol: str, size: float, line: float) -> Figure:
    marker = {"symbol": symbol, "size": size, "color": colours.INK, "line": {"width": line, "color": colours.INK}}
    place = {"x": [moment(mark.at) for mark, _ in points], "y": [y for _, y in points]}
    return {"type": "scatter", "mode": "markers", **place, "marker": marker, "hoverinfo": "skip", "showlegend": False}


def _label_traces(drawing: _Drawing) -> list[Figure]:
    if not drawing.labels:
        return []
    days, ys, texts, sides = zip(*drawing.labels, strict=True)
    return [
        {
            "type": "scatter",
            "name": "labels",
            "mode": "text",
            "x": [moment(day) for day in days],
            "y": list(ys),
            "text": list(texts),
            "textposition": list(sides),
            "textfont": {"size": drawing.sizes.font, "color": colours.INK},
            "cliponaxis": True,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _key_traces(drawing: _Drawing) -> list[Figure]:
    """The key: one entry for each way of drawing that the chart has."""
    marks, words = drawing.marks, drawing.view.words
    entries = {KEY_OF_SHAPE[mark.symbol]: mark.symbol for mark in sorted(marks, key=lambda mark: mark.symbol)}
    ordered: dict[str, str] = {
        key: entries[key].removesuffix("-tall") for key in ("day", "month", "year") if key in entries
    }
    ordered |= {"about": "diamond-open"} if any(mark.inferred for mark in marks) else {}
    ordered |= {"planned": "circle-open-dot"} if any(mark.modality == "planned" for mark in marks) else {}
    ordered |= {"hypothetical": "circle-open"} if any(mark.modality == "hypothetical" for mark in marks) else {}
    ordered |= {"denied": "x-thin"} if any(mark.modality == "denied" for mark in marks) else {}
    ordered |= {"open": "triangle-right"} if drawing.ends else {}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": plain(words(f"key.{key}"), "chart"),
            "marker": {
                "symbol": symbol,
                "size": 10,
                "color": colours.FAINT,
                "opacity": 0.6 if key in ("hypothetical", "open") else 1,
                "line": {"width": 2 if "open" in symbol or "thin" in symbol else 0, "color": colours.FAINT},
            },
            "hoverinfo": "skip",
        }
        for key, symbol in ordered.items()
    ]


def _layout(drawing: _Drawing) -> Figure:
    view = drawing.view
    top, bottom = _margins(view)
    height = view.height or round(top + bottom + max(4.0, drawing.rows) * drawing.row_height)
    layout: Figure = {
        "width": view.width,
        "height": height,
        "margin": {"l": drawing.left, "r": 16, "t": top, "b": bottom, "pad": 0},
        "font": {"family": FONT, "size": 12, "color": colours.INK},
        "paper_bgcolor": colours.PAPER,
        "plot_bgcolor": colours.PAPER,
        "xaxis": _x_axis(drawing),
        "yaxis": _y_axis(drawing),
        "shapes": _bands(drawing),
        "annotations": [*_lane_headings(drawing), *_edge_notes(drawing), *_anchor_arrow(drawing), *_shouts(drawing)],
        "legend": _legend(view),
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colours.FAINT, "activecolor": colours.INK},
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": colours.PAPER,
            "bordercolor": colours.GRID,
            "font": {"color": colours.INK, "size": 12},
        },
        "hoverdistance": 12,
        "dragmode": "pan",
        "uirevision": "timeline",
        "meta": {"whole": [moment(day) for day in drawing.window.whole]},
    }
    return layout | _captioned(layout, view) if view.caption else layout


def _margins(view: View) -> tuple[float, float]:
    if view.caption is None:
        return 44, 128 if view.narrow else 76
    return 86, 86 + 17 * len(view.caption.footer)


def _x_axis(drawing: _Drawing) -> Figure:
    return {
        "type": "date",
        "range": [moment(drawing.window.first), moment(drawing.window.last)],
        "nticks": max(3, int(drawing.plot_width / 85)),
        "tickformatstops": [
            {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
            {"dtickrange": ["M1", "M6"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        "gridcolor": colours.GRID,
        "linecolor": colours.GRID,
        "tickfont": {"color": colours.FAINT, "size": 12},
        "showline": True,
        "zeroline": False,
        "layer": "below traces",
    }


def _y_axis(drawing: _Drawing) -> Figure:
    words, narrow = drawing.view.words, drawing.view.narrow
    return {
        # An image has the height that it has: few rows stay together at the top, many are squeezed into it.
        "range": [_shown_rows(drawing), 0],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickmode": "array",
        "tickvals": [] if narrow else [(low + high) / 2 for low, high in _extents(drawing)],
        "ticktext": [] if narrow else [plain(_lane_name(lane, words), "chart") + "\u2002" for lane in drawing.lanes],
        "tickfont": {"size": 13, "color": colours.INK},
        "ticks": "",
    }


def _shown_rows(drawing: _Drawing) -> float:
    if drawing.view.height is None:
        return max(4.0, drawing.rows)
    top, bottom = _margins(drawing.view)
    return max(4.0, drawing.rows, (drawing.view.height - top - bottom) / _TALL)


def _extents(drawing: _Drawing) -> list[tuple[float, float]]:
    """Top and bottom of each lane, in rows."""
    lows = [top - _head(drawing.view) for top in drawing.tops]
    return list(zip(lows, [*lows[1:], drawing.rows], strict=True)) if lows else []


def _bands(drawing: _Drawing) -> list[Figure]:
    return [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": low,
            "y1": high,
            "fillcolor": colours.BAND if number % 2 == 0 else colours.PAPER,
            "line": {"width": 0},
            "layer": "below",
        }
        for number, (low, high) in enumerate(_extents(drawing))
    ]


def _lane_headings(drawing: _Drawing) -> list[Figure]:
    if not drawing.view.narrow:
        return []
    return [
        {
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "xshift": 4,
            "y": top - 0.5,
            "text": f"<b>{plain(_lane_name(lane, drawing.view.words), 'chart')}</b>",
            "showarrow": False,
            "font": {"size": 12, "color": colours.lane_colour(number, lane.id in (OTHERS, NOBODY))},
        }
        for number, (lane, top) in enumerate(zip(drawing.lanes, drawing.tops, strict=True))
    ]


def _edge_notes(drawing: _Drawing) -> list[Figure]:
    """How many events lie outside the axis as it is at first, said under its ends."""
    notes = []
    for count, key, end in ((drawing.window.earlier, "earlier", 0), (drawing.window.later, "later", 1)):
        if count:
            anchor = "right" if end else "left"
            look = {"showarrow": False, "font": {"size": 12, "color": colours.FAINT}, "yanchor": "top"}
            text = plain(drawing.view.words.many(f"chart.{key}", count), "chart")
            where = {"xref": "paper", "yref": "paper", "x": end, "y": 0, "yshift": -22, "xanchor": anchor}
            notes.append({"text": text, **where, **look})
    return notes


def _shouts(drawing: _Drawing) -> list[Figure]:
    """The label of the selected event, over its neighbours, where the rows had no room for it."""
    notes = []
    for day, y, text in drawing.shouted[:1]:
        share = _x(drawing, day) / drawing.plot_width
        anchor = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        look = {
            "showarrow": False,
            "bgcolor": colours.PAPER,
            "bordercolor": colours.INK,
            "borderpad": 3,
            "font": {"size": 12},
        }
        notes.append(
            {"x": moment(day), "y": y, "xanchor": anchor, "yanchor": "top", "yshift": -16, "text": text, **look}
        )
    return notes


def _anchor_arrow(drawing: _Drawing) -> list[Figure]:
    """An arrow from the mark that the selected event's date was counted from, where both stand in a lane."""
    chosen = [(mark, y, row) for mark, y, _, row in drawing.points if row["event"] == drawing.view.selected]
    if not chosen or chosen[0][2]["anchor"] != "story":
        return []
    arrows = []
    for mark, y, row in chosen:
        near = [
            (abs(other_y - y), other.at, other_y)
            for other, other_y, _, candidate in drawing.points
            if candidate["document"] == row["document"]
            and candidate["event"] != row["event"]
            and not pd.isna(row["anchor_start_char"])
            and not pd.isna(candidate["said_start_char"])
            and candidate["said_start_char"] == row["anchor_start_char"]
        ]
        if near:
            _, day, from_y = min(near)
            arrows.append(_arrow(mark.at, y, day, from_y))
    return arrows


def _arrow(day: float, y: float, from_day: float, from_y: float) -> Figure:
    return {
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
        "opacity": 0.8,
    }


def _legend(view: View) -> Figure:
    return {
        "orientation": "h",
        "yref": "container",
        "y": 0 if view.caption is None else (14 + 17 * len(view.caption.footer)) / (view.height or 675),
        "yanchor": "bottom",
        "xref": "container",
        "x": 0.01,
        "xanchor": "left",
        "font": {"size": 11 if view.narrow else 12, "color": colours.FAINT},
        **({"entrywidthmode": "fraction", "entrywidth": 0.5} if view.narrow else {}),
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
        "tracegroupgap": 0,
    }


def _captioned(layout: Figure, view: View) -> Figure:
    """The parts of the layout that make an image stand on its own."""
    assert view.caption is not None
    room = view.width - 48
    title = {
        "text": f"<b>{plain(shorten(view.caption.title, 23, room), 'chart')}</b>",
        "font": {"size": 22, "color": colours.INK},
        "subtitle": {
            "text": plain(shorten(view.caption.subtitle, 14, room), "chart"),
            "font": {"size": 14, "color": colours.FAINT},
        },
        "x": 24 / view.width,
        "xanchor": "left",
        "yref": "container",
        "y": 1 - 22 / (view.height or 675),
        "yanchor": "top",
    }
    left = float(layout["margin"]["l"])
    footer = [
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 0,
            "xshift": 24 - left,
            "yshift": 14 + 17 * (len(view.caption.footer) - number) - float(layout["margin"]["b"]) - 4,
            "xanchor": "left",
            "yanchor": "top",
            "text": plain(shorten(line, 12, room), "chart"),
            "font": {"size": 12, "color": colours.FAINT},
            "showarrow": False,
        }
        for number, line in enumerate(view.caption.footer)
    ]
    return {"title": title, "annotations": [*layout["annotations"], *footer]}
