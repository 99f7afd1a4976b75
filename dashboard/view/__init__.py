"""The parts of the page that run in the browser: the charts, the table, and the page's manners.

``chart.js`` draws with ``Plotly.react`` in place, so that a filter keeps the zoom, answers what was clicked and
where the axis was moved to, and makes PNG and SVG images in the reader's browser; ``ink.js`` draws what of the
timeline nobody points at, ``lanes.js`` its lanes. ``rows.js`` lays out the table
as one that screen readers know. ``manners.js`` sets the language of the page, says Streamlit's own words in it,
copies citations, opens events of the tray and follows the browser's back button.
"""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import plotly.io
import plotly.io.json
import streamlit as st

from dashboard.export.image import locale
from dashboard.figures import colours
from dashboard.figures.traces import Figure
from dashboard.server import PLOTLY_URL
from dashboard.words import Words

_HERE = Path(__file__).parent
_CHART = (
    '<div class="cf-tools" role="toolbar"><span class="cf-images"></span><span class="cf-moves"></span></div>'
    '<div class="cf-holder"><div class="cf-chart"></div><div class="cf-names"></div><div class="cf-lights" aria-hidden="true"></div></div>'
    '<div class="cf-strip"><div class="cf-strip-chart"></div></div><div class="cf-key"></div><p class="cf-note" role="status"></p>'
)
_WORDS = ("png", "svg", "png_help", "svg_help", "failed", "unavailable", "tools", "from", "to", "brush", "key_help")
_MOVES = ("in", "out", "back", "on", "reset")


class Mount(Protocol):
    """Puts a component on the page; ``on_NAME_change`` are told of its answers."""

    def __call__(self, **settings: Any) -> Any:
        """What the browser answered."""


def _made(name: str, html: str, files: Sequence[str]) -> Mount:
    mount: Mount = st.components.v2.component(
        f"chronofrise_{name}",
        html=html,
        css="\n".join((_HERE / file).read_text("utf-8") for file in files if file.endswith(".css")) or None,
        js="\n".join((_HERE / file).read_text("utf-8") for file in files if file.endswith(".js")),
        isolate_styles=False,
    )
    return mount


@functools.cache
def chart() -> Mount:
    """The component of all charts, registered once a process."""
    return _made(
        "chart", _CHART, ("load.js", "brush.js", "ink.js", "lanes.js", "../export/image.js", "chart.js", "chart.css")
    )


@functools.cache
def reader_image() -> Mount:
    """The component that makes an image in the reader's browser, shows and downloads it."""
    html = '<div class="cf-tools"><span class="cf-images"></span></div><img class="cf-preview"><p class="cf-note" role="status"></p>'
    return _made("image", html, ("load.js", "../export/image.js", "image.js", "chart.css"))


@functools.cache
def table() -> Mount:
    """The component of the table."""
    return _made("rows", '<div class="cf-rows"></div>', ("rows.js", "rows.css"))


@functools.cache
def manners() -> Mount:
    """The component without anything to see that gives the page its language."""
    return _made("manners", '<span class="cf-manners"></span>', ("manners.js", "page.css"))


def image_data(
    figure: Figure, words: Words, *, format: str, scale: int, file_name: str, look: bool = False
) -> dict[str, Any]:
    """What ``reader_image`` needs.

    Args:
        figure: dressed, of the image's size.
        words: of the reader's language.
        format: png or svg.
        scale: pixels of a PNG for one of the figure.
        file_name: without ending, ASCII.
        look: whether it is only shown.
    """
    return {
        "plotly": PLOTLY_URL,
        "image": to_json(figure),
        "format": format,
        "scale": scale,
        "file": file_name,
        "words": {"download": "" if look else words("downloads.download"), "failed": words("chart.failed")},
    }


@functools.cache
def article() -> Mount:
    """The component of an article in which words are marked."""
    return _made(
        "article",
        '<p class="cf-mark-hint"></p><div class="cf-mark" role="textbox" aria-readonly="true" aria-multiline="true" tabindex="0"></div>',
        ("article.js",),
    )


def chart_data(
    figure: Figure,
    words: Words,
    *,
    kind: str,
    said: str,
    file_name: str,
    strip: Figure | None = None,
    image: Figure | None = None,
    format: str = "",
    images: int = 0,
    asked: int = 0,
) -> bytes:
    """What the component needs, as JSON in UTF-8: the figure, and the words around it.

    Bytes are sent as they are, where Streamlit would write a figure out three times and escape it once more.

    Args:
        figure: for the page.
        words: of the reader's language.
        kind: of chart: "timeline", "counts", "heat".
        said: the description read aloud.
        file_name: of images, without ending, ASCII.
        strip: the overview under the figure, on which a brush sets the period.
        image: the figure for images with its title and footer, only where one was asked for.
        format: of that image.
        images: how many were asked for so far: the same one may be asked for again.
        asked: the number of the last move of the axis that the figure knows of.
    """
    says = {name: words(f"chart.{name}") for name in _WORDS} | {name: words(f"moves.{name}") for name in _MOVES}
    lean, hovers = _lean(figure)
    data = {
        "plotly": PLOTLY_URL,
        "kind": kind,
        "figure": lean,
        "hovers": hovers,
        "strip": to_json(strip) if strip else "",
        "image": to_json(image) if image else "",
        "format": format,
        "images": images,
        "asked": asked,
        "file": file_name,
        "dark": colours.DARK,
        "words": says | {"aria": said},
        "language": words.language,
        "locale": locale(words),
    }
    return str(plotly.io.json.to_json_plotly(data)).encode()


def _lean(figure: Figure) -> tuple[Figure, dict[str, str]]:
    """The figure without hover texts, and these by event, once for all its lanes."""
    traces, hovers = [], {}
    for trace in figure["data"]:
        if trace.get("name") == "events":
            hovers = dict(zip(trace["customdata"], trace["hovertext"], strict=True))
            trace = {name: value for name, value in trace.items() if name != "hovertext"}
        traces.append(trace)
    return {**figure, "data": traces}, hovers


def to_json(figure: Figure) -> str:
    """The figure as the text that the browser reads."""
    return str(plotly.io.to_json(figure, validate=False))
