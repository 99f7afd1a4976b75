"""The key of the timeline: one entry for each way of drawing that the chart has; the same words go with images."""

from dashboard.figures import colours
from dashboard.figures.marks import KEY_OF_SHAPE, SHAPES
from dashboard.figures.traces import Figure, Ink
from dashboard.plain import plain
from events import MODALITIES, PRECISIONS

_SYMBOLS = {
    "day": "circle",
    "part": "diamond-tall",
    "month": "diamond",
    "year": "square",
    "span": "line-ew",
    "open": "triangle-right",
    "before": "triangle-left",
    "after": "triangle-right",
    "about": "diamond-open",
    "planned": "circle-open-dot",
    "hypothetical": "circle-open",
    "denied": "x-thin",
    "disputed": "line-ew",
}
_LINED = ("about", "planned", "hypothetical", "denied", "span", "disputed")


def entries(ink: Ink) -> list[str]:
    """Names of what the chart has, in the order of the key."""
    marks = ink.scene.marks
    found = {KEY_OF_SHAPE[mark.symbol] for mark in marks if mark.symbol in KEY_OF_SHAPE and not mark.bound}
    found |= {"span"} if any(mark.span for mark in marks) else set()
    found |= {"about"} if any(mark.inferred for mark in marks) else set()
    found |= {mark.modality for mark in marks if mark.modality != "happened"}
    found |= {mark.bound for mark in marks if mark.bound}
    found |= {"open"} if ink.ends else set()
    found |= {"disputed"} if any(mark.others for mark in marks) else set()
    return [name for name in _SYMBOLS if name in found]


def key_traces(ink: Ink) -> list[Figure]:
    """An entry each, drawn nowhere else; ``meta`` says what a click on it chooses."""
    words = ink.scene.view.words
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": plain(words(f"key.{name}"), "chart"),
            "meta": chosen_by(name),
            "marker": {
                "symbol": _SYMBOLS[name],
                "size": 10,
                "color": colours.FAINT,
                "opacity": 0.6 if name in ("hypothetical", "open") else 1,
                "line": {
                    "width": 5 if name == "span" else 2 if name in _LINED else 0,
                    "color": colours.FAINT,
                },
            },
            "hoverinfo": "skip",
        }
        for name in entries(ink)
    ]


def chosen_by(name: str) -> str:
    """What a click on an entry of the key chooses: "precisions=a,b", "modalities=a", or "" for nothing.

    >>> chosen_by("month")
    'precisions=month'
    """
    if name in MODALITIES:
        return f"modalities={name}"
    shapes = [precision for precision in PRECISIONS if KEY_OF_SHAPE[SHAPES.get(precision, "square")] == name]
    return f"precisions={','.join(shapes)}" if shapes else ""
