"""What an image is asked to be: which chart, how large, in which format, with which words."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.choices import TABS, Tab
from dashboard.export.errors import ExportError

Format = Literal["png", "svg", "pdf", "html"]

FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "html")
"""The formats of images."""

MEDIA: Mapping[Format, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
}
"""Their media types."""

CHARTS: tuple[Tab, ...] = tuple(tab for tab in TABS if tab != "table")
"""The ways of showing events that are charts."""

SIZES: Mapping[str, tuple[int, int]] = {"article": (1200, 675), "square": (1080, 1080), "a4": (1123, 794)}
"""Sizes with a name, in pixels; A4 lies on its side, at 96 pixels an inch."""

SCALES = (1, 2, 4)
"""How many pixels of a PNG stand for one of the size."""

LEAST, MOST = (480, 420), (4000, 4000)
"""Bounds of a size that is typed in: below them there is no room for words of 11 pixels, above them no need."""

LONGEST = 300
"""Letters of a title, a licence or a link."""


@dataclass(frozen=True, slots=True)
class Order:
    """An image as it is asked for.

    Attributes:
        chart: one of CHARTS.
        width: pixels.
        height: pixels.
        scale: of a PNG, one of SCALES.
        title: "" for the one that we give it.
        licence: a line of rights, or "".
        link: where the chart is found, or "".
        dark: whether it is light on dark.
        extracted: the day on which the articles were read, None where that is not known.
    """

    chart: Tab = "timeline"
    width: int = SIZES["article"][0]
    height: int = SIZES["article"][1]
    scale: int = 2
    title: str = ""
    licence: str = ""
    link: str = ""
    dark: bool = False
    extracted: dt.date | None = None


def read_size(words: str) -> tuple[int, int]:
    """Width and height in pixels of a size's name or of "1200x675".

    Raises:
        ExportError: no size (bad-size), or one out of bounds (size-out-of-range).

    >>> read_size("a4"), read_size("800 × 600")
    ((1123, 794), (800, 600))
    """
    name = words.strip().lower()
    if name in SIZES:
        return SIZES[name]
    match = re.fullmatch(r"(\d{1,6})\s*[x×*]\s*(\d{1,6})", name)
    if not match:
        raise ExportError(
            "bad-size",
            f"{words!r} is no size: article, square, a4, or a width and height such as 1200x675.",
            value=words,
        )
    return check_size(int(match[1]), int(match[2]))


def check_size(width: int, height: int) -> tuple[int, int]:
    """The size, where an image may have it.

    Raises:
        ExportError: it is out of bounds.
    """
    if not (LEAST[0] <= width <= MOST[0] and LEAST[1] <= height <= MOST[1]):
        raise ExportError(
            "size-out-of-range",
            f"{width} x {height} is out of bounds: from {LEAST[0]} x {LEAST[1]} to {MOST[0]} x {MOST[1]} pixels.",
            value=f"{width} × {height}",
            least=f"{LEAST[0]} × {LEAST[1]}",
            most=f"{MOST[0]} × {MOST[1]}",
        )
    return width, height


def read_format(ending: str) -> Format:
    """The format of a file's ending.

    Raises:
        ExportError: no image format.
    """
    name = ending.lower().lstrip(".")
    if name not in FORMATS:
        raise ExportError("bad-image-format", f"An image is {', '.join(FORMATS)}, not {ending!r}.", value=ending)
    return name
