"""The figure of an image: the chart as it leaves the page, with title, filters, key and sources."""

import datetime as dt
import math
from dataclasses import replace
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.choices import Choices
from dashboard.dossier import Dossier
from dashboard.export.caption import caption
from dashboard.export.errors import ExportError
from dashboard.export.order import Order
from dashboard.figures import colours
from dashboard.figures.counts import by_type, over_time
from dashboard.figures.look import View, view_of
from dashboard.figures.scene import Scene, make_scene
from dashboard.figures.timeline import figure_of
from dashboard.figures.traces import Figure
from dashboard.times import Rows
from dashboard.words import Words

_ROW = 13.0  # pixels of a row with a label
_MOST = 250  # events drawn in an image of the size of an article; more in a larger one
_LEAST_ROW, _LEAST = 12.0, 8  # pixels of the lowest row, and events that an image always draws
_FEW_LANES = 2
_ARTICLE = 1200 * 675


def image_figure(
    dossier: Dossier,
    catalogue: Catalogue,
    rows: Rows,
    choices: Choices,
    words: Words,
    order: Order,
    today: dt.date | None,
) -> Figure:
    """The chart of an order: of exactly its size, light unless asked, and with all that it needs to stand alone.

    Args:
        dossier: all of it.
        catalogue: of its events.
        rows: of those that answer the filters.
        choices: what the reader chose.
        words: of the reader's language.
        order: the image asked for.
        today: for "made on", or None.

    Raises:
        ExportError: there is no dated event to draw.
    """
    if not catalogue.placed[rows].any():
        raise ExportError("nothing-to-draw", "None of these events has a date: there is nothing to draw.")
    said = caption(dossier, catalogue, rows, choices, words, order, today)
    view = view_of(replace(choices, selected=""), words, order.width)
    view = replace(
        view, height=order.height, caption=said, most=max(60, _MOST * order.width * order.height // _ARTICLE)
    )
    view = replace(view, rows=_rows(view))
    figure = (
        _timeline(catalogue, rows, view)
        if order.chart == "timeline"
        else _counts(catalogue, rows, view, choices, order)
    )
    return recoloured(figure) if order.dark else figure


def _rows(view: View) -> int:
    top, bottom = view.margins
    return max(4, math.floor(((view.height or 0) - top - bottom) / _ROW))


def _timeline(catalogue: Catalogue, rows: Rows, view: View) -> Figure:
    """The timeline with as many events as have room for their labels, and how many there are where not all are drawn."""
    scene = _fitting(catalogue, rows, view)
    if scene.crowded and view.caption is not None:
        more = view.words("image.capped", shown=scene.shown, total=scene.in_sight)
        told = replace(view.caption, subtitle=f"{view.caption.subtitle} · {more}")
        view = replace(scene.view, caption=told)
        scene = _fitting(catalogue, rows, replace(view, rows=_rows(view)))
        # The words take room themselves: what they say must be what is drawn in the end.
        said = view.words("image.capped", shown=scene.shown, total=scene.in_sight)
        told = replace(told, subtitle=told.subtitle.replace(more, said))
        scene = make_scene(catalogue, rows, replace(scene.view, caption=told))
    return figure_of(scene)


def _fitting(catalogue: Catalogue, rows: Rows, view: View) -> Scene:
    """The scene of at most as many events, and lanes, as leave each row high enough for a label."""
    top, bottom = view.margins
    room = (view.height or 0) - top - bottom
    scene = make_scene(catalogue, rows, view)
    while scene.rows * _LEAST_ROW > room and (view.most > _LEAST or view.most_lanes > 1):
        if view.most_lanes > _FEW_LANES or view.most <= _LEAST:
            view = replace(view, most_lanes=view.most_lanes - 1)
        else:
            view = replace(view, most=max(_LEAST, min(view.most, scene.shown) * 4 // 5))
        scene = make_scene(catalogue, rows, view)
    return scene


def _counts(catalogue: Catalogue, rows: Rows, view: View, choices: Choices, order: Order) -> Figure:
    draw = by_type if order.chart == "counts" else over_time
    figure, bins = draw(catalogue, rows, view, choices.unit)
    if bins.wide and view.caption is not None:
        more = view.words.many(f"chart.wide_{bins.unit}", bins.wide)
        told = replace(view.caption, footer=(more, *view.caption.footer))
        figure, _ = draw(catalogue, rows, replace(view, caption=told), choices.unit)
    return figure


def recoloured(value: Any, key: str = "") -> Any:
    """A figure with the colours of the dark page in the place of the light ones; no word of an article is touched."""
    if isinstance(value, dict):
        return {name: recoloured(item, name) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [recoloured(item, key) for item in value]
    if isinstance(value, str) and key.lower().endswith(("color", "colorscale")):
        return colours.DARK.get(value, value)
    return value
