"""A scene as Plotly traces: whiskers and bars, marks, labels, curves."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dashboard.figures import colours, hover
from dashboard.figures.lanes import Lane
from dashboard.figures.marks import Mark, moment
from dashboard.figures.measure import width
from dashboard.figures.packing import Placed
from dashboard.figures.scene import BESIDE, OFF_MARK, Scene
from dashboard.plain import plain

Figure = dict[str, Any]

_LONG_HOVER = 150  # events above which a hover text leaves out the sentence: the card has it

_LINES: Mapping[str, dict[str, Any]] = {
    "halo": {"line": {"width": 11}, "opacity": 0.16},
    "pale": {"line": {"width": 12}, "opacity": 0.14},
    "bar": {"line": {"width": 12}, "opacity": 0.32},
    "whisker": {"line": {"width": 1.5}},
    "dotted": {"line": {"width": 1.5, "dash": "dot"}},
    "fade1": {"line": {"width": 3}, "opacity": 0.55},
    "fade2": {"line": {"width": 3}, "opacity": 0.3},
    "fade3": {"line": {"width": 3}, "opacity": 0.12},
}
_CAP = 0.16  # rows above and below a whisker's line that its ends reach


@dataclass(frozen=True, slots=True)
class _Point:
    """A mark where it stands."""

    mark: Mark
    y: float
    colour: str
    row: dict[str, Any]


@dataclass(slots=True)
class Ink:
    """What has been drawn so far; the lists grow event by event.

    Attributes:
        scene: that is drawn.
        points: the marks.
        lines: points of lines by colour and style.
        labels: day, row, text and side.
        ends: day, row, symbol and colour of the triangles where a span is open.
        shouted: the label of the event selected where its row has no room for it.
    """

    scene: Scene
    points: list[_Point] = field(default_factory=list)
    lines: dict[tuple[str, str], list[tuple[float | None, float]]] = field(default_factory=lambda: defaultdict(list))
    labels: list[tuple[float, float, str, str]] = field(default_factory=list)
    ends: list[tuple[float, float, str, str]] = field(default_factory=list)
    shouted: list[tuple[float, float, str]] = field(default_factory=list)


def drawn(scene: Scene) -> Ink:
    """Every event of a scene, drawn in each of its lanes."""
    ink = Ink(scene)
    for number, (lane, events) in enumerate(zip(scene.lanes, scene.members, strict=True)):
        for event, spot in zip(events, scene.places[number], strict=True):
            _draw(ink, event, scene.tops[number] + spot.row + 0.5, spot, lane)
    return ink


def _draw(ink: Ink, event: int, y: float, spot: Placed, lane: Lane) -> None:
    mark, row = ink.scene.marks[event], ink.scene.told[event]
    label = _label(ink.scene, event, spot)
    if mark.span:
        _bar(ink, mark, y, lane.colour)
    elif mark.bound:
        _fading(ink, mark, y, lane.colour)
    elif mark.whiskers:
        _whisker(ink, mark, y, lane.colour, label[0] if label and spot.side == "inside" else None, spot)
    for number, (start, end) in enumerate(mark.others):
        _plain_whisker(ink, start, end, y + 0.26 + 0.12 * number, lane.colour)
    if mark.open:
        edge = mark.end if mark.open == "end" else mark.start
        ink.ends.append((edge, y, "triangle-right" if mark.open == "end" else "triangle-left", lane.colour))
    ink.points.append(_Point(mark, y, lane.colour, row))
    if label:
        ink.labels.append((label[0], y, label[1], label[2]))
    elif row["event"] == ink.scene.view.selected:
        ink.shouted.append((mark.at, y, plain(ink.scene.label(event, 420), "chart")))


def _label(scene: Scene, event: int, spot: Placed) -> tuple[float, str, str] | None:
    """Day, text with the spaces that keep it off, and Plotly's name of its side."""
    if not spot.side:
        return None
    mark, size = scene.marks[event], scene.sizes.font

    # Half a pixel more, or a label of just the width that there is would lose a letter to rounding.
    def cut(room: float, space: str) -> str:
        return plain(scene.label(event, room - width(space, size) + 0.5), "chart")

    if spot.side == "inside":
        on_mark = spot.left <= scene.x(mark.at) and 0 <= scene.x(mark.at) < scene.plot_width
        day, space = (mark.at, OFF_MARK) if on_mark else (scene.day(max(0.0, spot.left)), BESIDE)
        return day, space + cut(spot.label, space), "middle right"
    day = max((mark.end, *(end for _, end in mark.others))) if spot.side == "right" else mark.start
    beyond = abs(scene.x(day) - scene.x(mark.at)) > scene.sizes.mark / 2
    outwards = (day > mark.at) == (spot.side == "right")
    day, space = (day, BESIDE) if beyond and outwards else (mark.at, OFF_MARK)
    room = spot.right - scene.x(day) if spot.side == "right" else scene.x(day) - spot.left
    text = cut(room, space)
    return day, space + text if spot.side == "right" else text + space, f"middle {spot.side}"


def _bar(ink: Ink, mark: Mark, y: float, colour: str) -> None:
    """A span: solid where it is sure, pale at ends that are only as sharp as a month or a year."""
    low, high = mark.core
    for style, start, end in (("pale", mark.start, low), ("bar", low, high), ("pale", high, mark.end)):
        if end > start:
            ink.lines[colour, style] += [(start, y), (end, y), (None, y)]


def _fading(ink: Ink, mark: Mark, y: float, colour: str) -> None:
    """The side on which nothing is known, in three steps ever paler."""
    step = (mark.end - mark.start) / 3
    for number, style in enumerate(("fade1", "fade2", "fade3")):
        if mark.bound == "after":
            start, end = mark.start + number * step, mark.start + (number + 1) * step
        else:
            start, end = mark.end - (number + 1) * step, mark.end - number * step
        ink.lines[colour, style] += [(start, y), (end, y), (None, y)]


def _whisker(ink: Ink, mark: Mark, y: float, colour: str, label: float | None, spot: Placed) -> None:
    """The interval that the event lies somewhere in; a label over it has a gap in the line."""
    if not ink.scene.crowded:  # halos and caps are three quarters of what a crowd would cost
        ink.lines[colour, "halo"] += [(mark.start, y), (mark.end, y), (None, y)]
    style = "dotted" if mark.inferred else "whisker"
    pieces = [(mark.start, mark.end)]
    if label is not None:
        scene = ink.scene
        after = scene.day(scene.x(label) + spot.label + 4)
        gap = scene.day(scene.x(label) + scene.sizes.mark / 2 + 2) if label == mark.at else label
        pieces = [(mark.start, gap), (min(after, mark.end), mark.end)]
    for start, end in pieces:
        if end > start:
            ink.lines[colour, style] += [(start, y), (end, y), (None, y)]
    if not ink.scene.crowded:
        _caps(ink, mark.start, mark.end, y, colour)


def _plain_whisker(ink: Ink, start: float, end: float, y: float, colour: str) -> None:
    ink.lines[colour, "whisker"] += [(start, y), (end, y), (None, y)]
    _caps(ink, start, end, y, colour)


def _caps(ink: Ink, start: float, end: float, y: float, colour: str) -> None:
    for edge in (start, end):
        ink.lines[colour, "whisker"] += [(edge, y - _CAP), (edge, y + _CAP), (None, y)]


def curve_traces(scene: Scene) -> list[Figure]:
    """All events of each lane over time, as a curve over the marks of the few that are drawn: one trace, which is fast."""
    if not scene.curves:
        return []
    xs: list[str | None] = []
    ys: list[float | None] = []
    for number, curve in enumerate(scene.curves):
        base = round(scene.tops[number] - 0.15, 3)
        step = (scene.window.last - scene.window.first) / len(curve)
        days = [moment(scene.window.first + step * place) for place in range(len(curve) + 1)]
        heights = np.round(base - 1.3 * np.append(curve, curve[-1:]), 3).tolist()
        xs += [days[0], *days, days[-1], None]
        ys += [base, *heights, base, None]
    return [
        {
            "type": "scatter",
            "name": "curve",
            "mode": "lines",
            "x": xs[:-1],
            "y": ys[:-1],
            "line": {"shape": "hv", "width": 0, "color": colours.NEUTRAL},
            "fill": "toself",
            "fillcolor": colours.NEUTRAL,
            "opacity": 0.3,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def line_traces(ink: Ink) -> list[Figure]:
    """Halos first, then bars and whiskers."""
    traces = []
    for style, look in _LINES.items():
        for (colour, mine), points in ink.lines.items():
            if mine == style:
                xs = [None if day is None else moment(day) for day, _ in points]
                line = {**look["line"], "color": colour, "simplify": False}
                trace = {"x": xs, "y": [round(y, 3) for _, y in points], "mode": "lines", "hoverinfo": "skip"}
                traces.append({"type": "scatter", "showlegend": False, **trace, **look, "line": line})
    return traces


def end_traces(ink: Ink) -> list[Figure]:
    """Triangles where a span has an end that is not said."""
    if not ink.ends:
        return []
    days, ys, symbols, tints = zip(*ink.ends, strict=True)
    marker = {"symbol": list(symbols), "color": list(tints), "size": 9, "opacity": 0.7}
    trace = {"x": [moment(day) for day in days], "y": list(ys), "mode": "markers", "marker": marker}
    return [{"type": "scatter", "showlegend": False, "hoverinfo": "skip", **trace}]


def mark_traces(ink: Ink) -> list[Figure]:
    """The marks, a ring around the one selected, a cross over those denied."""
    scene, points = ink.scene, ink.points
    rings = [point for point in points if point.row["event"] == scene.view.selected]
    crossed = [point for point in points if point.mark.modality == "denied"]
    ring, cross = _overlay(rings, "circle-open", scene.sizes.mark + 9, 2), _overlay(crossed, "x-thin", 12, 1.5)
    marker = {
        "symbol": [_symbol(point.mark) for point in points],
        # Hollow marks are filled with paper, or their whiskers would show through.
        "color": [colours.PAPER if point.mark.hollow else point.colour for point in points],
        "size": [scene.sizes.mark + (2 if "diamond" in point.mark.symbol else 0) for point in points],
        "opacity": [0.6 if point.mark.modality == "hypothetical" else 1 for point in points],
        "line": {
            "width": [2 if point.mark.hollow else 0 for point in points],
            "color": [point.colour for point in points],
        },
    }
    quoted = len(points) <= _LONG_HOVER
    main = {
        "type": "scatter",
        "name": "events",
        "mode": "markers",
        "x": [moment(point.mark.at) for point in points],
        "y": [round(point.y, 3) for point in points],
        "marker": marker,
        "customdata": [point.row["event"] for point in points],
        "hovertext": [_hover(scene, point.row, quoted=quoted) for point in points],
        "hoverinfo": "text",
        "showlegend": False,
    }
    return [trace for trace in (ring, main, cross) if trace["x"]]


def _hover(scene: Scene, row: dict[str, Any], *, quoted: bool) -> str:
    """What a mark says when it is pointed at; made once for all lanes and for all runs of the page."""
    words = scene.view.words
    key = (row["event"], words.language, quoted)
    if key not in scene.said:
        scene.said[key] = hover.text(row, words, quoted=quoted)
    return scene.said[key]


def _symbol(mark: Mark) -> str:
    return f"{mark.symbol}-dot" if mark.modality == "planned" else mark.symbol


def _overlay(points: list[_Point], symbol: str, size: float, line: float) -> Figure:
    marker = {"symbol": symbol, "size": size, "color": colours.INK, "line": {"width": line, "color": colours.INK}}
    place = {"x": [moment(point.mark.at) for point in points], "y": [point.y for point in points]}
    return {"type": "scatter", "mode": "markers", **place, "marker": marker, "hoverinfo": "skip", "showlegend": False}


def label_traces(ink: Ink) -> list[Figure]:
    """The labels that have room."""
    if not ink.labels:
        return []
    days, ys, texts, sides = zip(*ink.labels, strict=True)
    return [
        {
            "type": "scatter",
            "name": "labels",
            "mode": "text",
            "x": [moment(day) for day in days],
            "y": [round(y, 3) for y in ys],
            "text": list(texts),
            "textposition": list(sides),
            "textfont": {"size": ink.scene.sizes.font, "color": colours.INK},
            "cliponaxis": True,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]
