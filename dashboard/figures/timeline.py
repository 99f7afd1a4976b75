"""The timeline: one mark an event, by precision, in lanes, as a plain Plotly figure."""

from dashboard.catalogue import Catalogue
from dashboard.figures.axes import layout_of
from dashboard.figures.key import key_traces
from dashboard.figures.look import View
from dashboard.figures.scene import Scene, make_scene
from dashboard.figures.traces import Figure, curve_traces, drawn, end_traces, label_traces, line_traces, mark_traces
from dashboard.times import Rows


def timeline(catalogue: Catalogue, rows: Rows, view: View) -> Figure:
    """The figure of the events of some rows.

    Args:
        catalogue: of the whole table, so that the axis stays when a filter changes.
        rows: of the events that answer the filters; those without a place on the axis are left out.
        view: how they are to be drawn.

    Returns:
        Plotly's ``data`` and ``layout``; dates as text; ``customdata`` of a mark is its event's id; words of
        articles are escaped, so that Plotly shows them as they are. Above ``view.most`` events in sight the most
        telling are drawn, and a curve over each lane counts all.
    """
    return figure_of(make_scene(catalogue, rows, view))


def figure_of(scene: Scene) -> Figure:
    """The figure of a scene."""
    ink = drawn(scene)
    data = [*curve_traces(scene), *line_traces(ink), *end_traces(ink), *mark_traces(ink), *label_traces(ink)]
    return {"data": [*data, *key_traces(ink)], "layout": layout_of(ink)}
