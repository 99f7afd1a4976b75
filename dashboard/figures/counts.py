"""Events per year or month by type, and actors over time: figures of counts, with the same caption as the timeline."""

from collections.abc import Iterable

import numpy as np

from dashboard.catalogue import Catalogue
from dashboard.choices import Lanes, Unit
from dashboard.facets import Facet
from dashboard.figures import colours
from dashboard.figures.axes import base, captioned, era_ticks, key_lines, tick_words
from dashboard.figures.bins import Bins, bins_of, density
from dashboard.figures.lanes import FACET_OF
from dashboard.figures.look import View
from dashboard.figures.marks import moment
from dashboard.figures.measure import FONT, shorten, width
from dashboard.figures.traces import Figure
from dashboard.plain import plain
from dashboard.times import Rows, Times
from events import EVENT_TYPES

_BARS, _ROW = 430, 30  # pixels of the bars, and of a row of the heatmap
_WIDE = 0.82  # of the room of a column that it fills
_FEW = 7  # events of the highest column up to which each has a line of the axis
_MOST_ROWS = 25
_IN_SIGHT = 10  # rows of a grid above which its years stand over it
_NUMBERED = 40  # columns of the grid whose cells have room for a number
_SCALE = 30  # pixels of the key of its colours
_STRETCHES = 160  # of the strip


def by_type(catalogue: Catalogue, rows: Rows, view: View, unit: Unit = "auto") -> tuple[Figure, Bins]:
    """Columns of events by year or month, each type a colour, and the columns themselves.

    ``customdata`` of a column is its first and last month and its type; ``meta`` of a trace what its entry in the
    legend chooses.

    Args:
        catalogue: of the table.
        rows: of the events that answer the filters.
        view: how it is to be drawn.
        unit: of the columns.
    """
    bins, words = bins_of(catalogue, rows, view.filters, unit), view.words
    facet = catalogue.facets["types"]
    grid = _grid(facet, bins, range(len(facet.ids)))
    labels = [bins.label(place, words) for place in range(len(bins.months))]
    data: list[Figure] = []
    for code in sorted(range(len(grid)), key=lambda code: -grid[code].sum()):
        counts = grid[code]
        if not counts.any():
            continue
        name, places = facet.ids[code], np.flatnonzero(counts).tolist()
        said = words.name("types", name)
        data.append(
            {
                "type": "bar",
                "name": plain(said, "chart"),
                "meta": f"types={name}",
                "x": places,
                "y": [int(counts[place]) for place in places],
                "width": _WIDE,  # or Plotly makes columns as wide as the gap to the next one is
                "marker": _fill(name),
                "customdata": [_cell(bins, place, f"types={name}") for place in places],
                "hovertext": [plain(f"{labels[place]} · {said} : {counts[place]}", "chart") for place in places],
                "hoverinfo": "text",
                "textposition": "none",
            }
        )
    highest = int(np.bincount(bins.places).max(initial=0))
    lines = key_lines([words.name("types", kind) for kind in facet.ids], view)
    bottom = 36 + (0 if view.caption is None else 19 * lines + 14 + 17 * len(view.footer_lines))
    layout = base(view, view.height or _BARS + bottom, 44 if view.caption is None else 60, bottom)
    layout |= {
        "barmode": "stack",
        "xaxis": _places_axis(labels, view.width - 60),
        "yaxis": {
            "gridcolor": colours.GRID,
            "tickfont": {"color": colours.FAINT},
            "zeroline": False,
            "rangemode": "tozero",
            "tickformat": "d",
            "fixedrange": True,
            "nticks": 7,
            **({"dtick": 1} if highest < _FEW else {}),  # no half of an event
        },
        "dragmode": False,
    }
    layout["legend"]["traceorder"] = "normal"
    return {"data": data, "layout": captioned(layout, view)}, bins


def _grid(facet: Facet, bins: Bins, codes: Iterable[int]) -> list[Rows]:
    """How many events with each of some values fall into each column."""
    place_of = np.full(facet.size, len(bins.months))
    place_of[bins.rows] = bins.places
    return [np.bincount(place_of[facet.events(facet.ids[code])], minlength=len(bins.months) + 1)[:-1] for code in codes]


def _fill(kind: str) -> Figure:
    """Fifteen types need more than eight colours: the second eight are hatched."""
    place = EVENT_TYPES.index(kind) if kind in EVENT_TYPES else len(EVENT_TYPES) - 1
    colour = colours.ACTORS[place % len(colours.ACTORS)]
    look: Figure = {"color": colour, "line": {"width": 0.5, "color": colours.PAPER}}
    if kind == "other":
        look["color"] = colours.NEUTRAL
    elif place >= len(colours.ACTORS):
        look["pattern"] = {"shape": "/", "size": 6, "solidity": 0.3, "fillmode": "overlay", "fgcolor": colours.PAPER}
    return look


def _places_axis(labels: list[str], room: float) -> Figure:
    """Columns side by side, named as many as have room."""
    widest = max((width(label, 12) for label in labels), default=20) + 14
    step = max(1, int(np.ceil(widest * len(labels) / max(room, 1))))
    shown = list(range(0, len(labels), step))
    return {
        "type": "linear",
        "range": [-0.6, max(len(labels), 1) - 0.4],
        "tickmode": "array",
        "tickvals": shown,
        "ticktext": [plain(labels[place], "chart") for place in shown],
        "tickfont": {"color": colours.FAINT, "size": 12},
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "linecolor": colours.GRID,
        "showline": True,
        "fixedrange": True,
    }


def _cell(bins: Bins, place: int, value: str) -> str:
    """What a click on a cell chooses: first and last month, and a value of a filter."""
    first, last = bins.span(place)
    return f"{first}|{last}|{value}"


def over_time(catalogue: Catalogue, rows: Rows, view: View, unit: Unit = "auto") -> tuple[Figure, Bins]:
    """A row for each actor, type, place or article, a column for each year or month, the colour says how many.

    ``customdata`` of a cell is its first and last month and the value of its row.

    Args:
        catalogue: of the table.
        rows: of the events that answer the filters.
        view: how it is to be drawn; its kind of lanes is what the rows stand for, actors where it has none.
        unit: of the columns.
    """
    bins, words = bins_of(catalogue, rows, view.filters, unit), view.words
    kind: Lanes = "actor" if view.kind == "none" else view.kind
    facet = catalogue.facets[FACET_OF[kind]]
    counts = facet.counts(catalogue.mask(bins.rows))
    chosen = [facet.place[value] for value in view.filters.chosen(FACET_OF[kind]) if value in facet.place]
    codes = chosen or np.argsort(-counts, kind="stable")[:_MOST_ROWS].tolist()
    codes = sorted((code for code in codes if counts[code]), key=lambda code: -counts[code])[:_MOST_ROWS]
    grid = [row.tolist() for row in _grid(facet, bins, codes)]
    names = [words.name("types", facet.ids[code]) if kind == "type" else facet.names[code] for code in codes]
    labels = [bins.label(place, words) for place in range(len(bins.months))]
    left = 18 + max((width(shorten(name, 12, 170), 12) for name in names), default=0)
    left = min(left, view.width * 0.36)
    above = view.caption is None and len(codes) > _IN_SIGHT
    scaled = view.caption is not None and len(labels) > _NUMBERED  # without numbers, an image needs its scale
    bottom = 36 + (0 if view.caption is None else 14 + 17 * len(view.footer_lines)) + (_SCALE if scaled else 0)
    height = view.height or round(view.margins[0] + bottom + max(4, len(codes)) * _ROW)
    layout = base(view, height, left if view.caption is None else left + 22, bottom)
    if above:  # years below the first screen would be read by no one
        layout["margin"] |= {"t": bottom, "b": view.margins[0]}
    layout |= {
        "xaxis": _places_axis(labels, view.width - left - 40) | ({"side": "top"} if above else {}),
        "yaxis": {
            "range": [max(len(codes), 1) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(range(len(codes))),
            "ticktext": [plain(shorten(name, 12, left - 18), "chart") + "\u2002" for name in names],
            "tickfont": {"size": 12, "color": colours.INK},
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "dragmode": False,
    }
    data = [_heat(grid, names, labels, bins, codes, facet.ids, FACET_OF[kind])] if codes else []
    if data and scaled:
        data[0] |= {"showscale": True, "colorbar": _scale(view, height, max(2, max(map(max, grid))))}
    return {"data": data, "layout": captioned(layout, view)}, bins


def _scale(view: View, height: float, most: int) -> Figure:
    """The key of the colours, lying under an image's grid."""
    return {
        "orientation": "h",
        "thickness": 10,
        "lenmode": "pixels",
        "len": 240,
        "xref": "container",
        "x": 24 / view.width,
        "xanchor": "left",
        "yref": "container",
        "y": (18 + 17 * len(view.footer_lines)) / height,
        "yanchor": "bottom",
        "xpad": 0,
        "ypad": 0,
        "outlinewidth": 0,
        "tickformat": "d",
        "dtick": max(1, -(-most // 6)),
        "ticklabelposition": "outside",
        "tickfont": {"size": 11, "color": colours.FAINT},
        "title": {
            "text": view.words("chart.scale"),
            "side": "right",
            "font": {"size": 11, "color": colours.FAINT},
        },
    }


def _heat(
    grid: list[list[int]],
    names: list[str],
    labels: list[str],
    bins: Bins,
    codes: list[int],
    ids: tuple[str, ...],
    facet: str,
) -> Figure:
    most = max(max(row) for row in grid)
    return {
        "type": "heatmap",
        "name": "cells",
        "z": [[count or None for count in row] for row in grid],
        "zmin": 0,
        "zmax": max(2, most),
        "xgap": 1,
        "ygap": 2,
        "hoverongaps": False,
        "colorscale": [[place, tint] for place, tint in zip((0, 0.5, 1), colours.HEAT, strict=True)],
        "customdata": [
            [_cell(bins, place, f"{facet}={ids[code]}") if row[place] else "" for place in range(len(labels))]
            for row, code in zip(grid, codes, strict=True)
        ],
        "hovertext": [
            [plain(f"{name} · {labels[place]} : {row[place]}", "chart") for place in range(len(labels))]
            for row, name in zip(grid, names, strict=True)
        ],
        "hoverinfo": "text",
        "showscale": False,
        "texttemplate": "%{z}" if len(labels) <= _NUMBERED else "",
        "textfont": {"size": 11},
    }


def overview(times: Times, counts: Rows, view: View) -> Figure:
    """All events by time, low and wide: the strip under the timeline, on which a brush sets the period.

    Args:
        times: of the table, whose span is the strip's.
        counts: how many of the events on show have each of them.
        view: how wide it is to be.
    """
    first, last = times.whole or (0.0, 365.0)
    air = max(15.0, 0.02 * (last - first))
    first, last = np.floor(first - air), np.ceil(last + air)
    heights = density(times, counts, first, last, _STRETCHES)
    step = (last - first) / _STRETCHES
    days = [moment(first + step * place) for place in range(_STRETCHES + 1)]
    # The root lets a year of three events be seen beside one of three hundred.
    tall = np.round(np.sqrt(heights), 3).tolist()
    layout = {
        "width": view.width,
        "height": 74,
        "margin": {"l": 10, "r": 16, "t": 4, "b": 22, "pad": 0},
        "font": {"family": FONT, "size": 11, "color": colours.FAINT},
        "paper_bgcolor": colours.PAPER,
        "plot_bgcolor": colours.BAND,
        "xaxis": {
            "type": "date",
            "range": [days[0], days[-1]],
            "tickformatstops": tick_words(view.words),
            "nticks": max(3, int(view.width / 90)),
            **era_ticks(first, last, max(3, int(view.width / 130)), view.words),
            "gridcolor": colours.GRID,
            "zeroline": False,
        },
        "yaxis": {"visible": False, "range": [0, max([1.0, *tall]) * 1.08]},
        "showlegend": False,
        "meta": {"first": first, "last": last},
    }
    line = {"shape": "hv", "width": 1, "color": colours.ACTORS[0]}
    trace = {"type": "scatter", "mode": "lines", "x": days, "y": [*tall, 0], "line": line, "fill": "tozeroy"}
    return {"data": [{**trace, "fillcolor": colours.STRIP, "hoverinfo": "skip"}], "layout": layout}
