"""The chart in the browser: one component that redraws in place, so that zoom survives filters.

``view.js`` draws with ``Plotly.react``, answers the id of a clicked event, and makes PNG and SVG images in
the reader's browser.
"""

import functools
from pathlib import Path
from typing import Any, Protocol

import plotly.io
import streamlit as st

from dashboard.figures import colours
from dashboard.figures.timeline import Figure
from dashboard.server import PLOTLY_URL
from dashboard.words import Words

_HERE = Path(__file__).parent
_HTML = '<div class="cf-tools" role="group"></div><div class="cf-chart"></div><p class="cf-note" role="status"></p>'


class Mount(Protocol):
    """Puts the chart on the page; ``on_clicked_change`` and ``on_width_change`` are told of answers."""

    def __call__(self, **settings: Any) -> Any:
        """What the browser answered."""


@functools.cache
def component() -> Mount:
    """The component, registered once a process."""
    mount: Mount = st.components.v2.component(
        "chronofrise_timeline",
        html=_HTML,
        css=(_HERE / "view.css").read_text("utf-8"),
        js=(_HERE / "view.js").read_text("utf-8"),
        isolate_styles=False,
    )
    return mount


def view_data(figure: Figure, image: Figure, words: Words, *, file_name: str, shown: int) -> dict[str, Any]:
    """What the component needs: the figure for the page, the one for images, and the words around them.

    Args:
        figure: for the page.
        image: for images, with its title and footer.
        words: of the reader's language.
        file_name: of images, without ending, ASCII.
        shown: how many events the figure has, for the description read aloud.
    """
    return {
        "plotly": PLOTLY_URL,
        "figure": to_json(figure),
        "image": to_json(image),
        "file": file_name,
        "dark": colours.DARK,
        "words": {
            name: words(f"chart.{name}") for name in ("png", "svg", "png_help", "svg_help", "failed", "unavailable")
        }
        | {name: words(f"modebar.{name}") for name in ("camera", "zoom", "pan", "in", "out", "reset")}
        | {"aria": words("chart.aria", shown=shown)},
        "language": words.language,
        "locale": locale(words),
    }


def to_json(figure: Figure) -> str:
    """The figure as the text that the browser reads."""
    return str(plotly.io.to_json(figure, validate=False))


def locale(words: Words) -> dict[str, Any]:
    """Plotly's words of dates in a language; it has only English built in."""
    names = {name: list(words.lists[f"chart.{name}"]) for name in ("days", "months")}
    names |= {
        "shortDays": list(words.lists["chart.short_days"]),
        "shortMonths": list(words.lists["chart.short_months"]),
    }
    return {"dictionary": {}, "format": {**names, "date": "%d/%m/%Y"}}
