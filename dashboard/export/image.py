"""A figure as the bytes of an image: PNG, SVG and PDF by the browser of the server, HTML without one."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any

import plotly.io
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter

from dashboard.export import fonts
from dashboard.export.browser import Browser
from dashboard.export.errors import ExportError
from dashboard.export.order import Format, Order
from dashboard.figures.traces import Figure
from dashboard.words import Words

AUTHOR = "Chronofrise"
"""The author in the metadata of images."""

_INCH = 96  # pixels of a size that make an inch on paper
_TAG = re.compile(r"<[^>]*>")
# The figure's own words are escaped; this page may fetch and send nothing.
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:"
)


def make_image(figure: Figure, format: Format, order: Order, words: Words, browser: Browser | None) -> bytes:
    """The bytes of an image of a figure that ``image_figure`` made.

    Args:
        figure: Plotly's data and layout.
        format: png, svg, pdf or html.
        order: that the figure was made for.
        words: of the reader's language.
        browser: of the server; only HTML needs none.

    Raises:
        ExportError: there is no browser (no-browser), or it could not make the image.
    """
    if format == "html":
        return standalone(figure, words)
    if browser is None:
        raise ExportError(
            "no-browser", "This needs Chrome or Chromium on the server, and none was found; HTML needs none."
        )
    scale = order.scale if format == "png" else 1
    made = browser.draw(with_dress(figure, words), format=format, width=order.width, height=order.height, scale=scale)
    if format == "pdf":
        return _pdf(made, figure, words)
    return _png(made, figure, scale) if format == "png" else made


def title_of(figure: Figure) -> str:
    """The title that a figure of an image has in it, as plain text."""
    return " ".join(_lines(figure, bold=True))


def description_of(figure: Figure) -> str:
    """The subtitle and the lines under the chart, as plain text."""
    return " ".join(_lines(figure, bold=False))


def _lines(figure: Figure, *, bold: bool) -> Iterator[str]:
    for note in figure["layout"].get("annotations", ()):
        if note.get("name") == "caption" and note["text"].startswith("<b>") == bold:
            yield html.unescape(_TAG.sub("", note["text"]))


def with_dress(figure: Figure, words: Words) -> Figure:
    """The figure with what ``image.js`` puts on its image: letters, title, description."""
    layout = dict(figure["layout"])
    layout["meta"] = {**layout.get("meta", {}), "dress": dress(figure, words)}
    return {"data": figure["data"], "layout": layout}


def dress(figure: Figure, words: Words) -> dict[str, Any]:
    """What an image needs besides the figure: fonts as CSS, title, description, language, and Plotly's words of it."""
    texts = [html.unescape(text) for text in _texts(figure)]
    texts += [name for names in locale(words)["format"].values() for name in names]
    return {
        "css": fonts.css(texts),
        "title": title_of(figure),
        "description": description_of(figure),
        "language": words.language,
        # Kaleido lets no configuration through.
        "config": {"locale": words.language, "locales": {words.language: locale(words)}, "typesetMath": False},
    }


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """All words that a figure shows."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, name)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, str) and key in ("text", "name", "ticktext", "value", "tickformat"):
        yield value


def locale(words: Words) -> dict[str, Any]:
    """Plotly's words of dates in a language; it has only English built in."""
    names = {name: list(words.lists[f"chart.{name}"]) for name in ("days", "months")}
    names |= {
        "shortDays": list(words.lists["chart.short_days"]),
        "shortMonths": list(words.lists["chart.short_months"]),
    }
    return {"dictionary": {}, "format": {**names, "date": "%d/%m/%Y"}}


def _png(made: bytes, figure: Figure, scale: int) -> bytes:
    """The PNG with its size on paper, title and sources; transparency, which it has none of, is left out."""
    about = PngInfo()
    about.add_itxt("Title", title_of(figure))
    about.add_itxt("Description", description_of(figure))
    about.add_itxt("Author", AUTHOR)
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(made)) as image:
        image.convert("RGB").save(buffer, "png", dpi=(_INCH * scale, _INCH * scale), pnginfo=about, compress_level=6)
    return buffer.getvalue()


def _pdf(made: bytes, figure: Figure, words: Words) -> bytes:
    """The PDF with title and author where the browser puts names of its own."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    writer.metadata = {
        "/Title": title_of(figure),
        "/Author": AUTHOR,
        "/Subject": description_of(figure),
        "/Creator": AUTHOR,
    }
    writer.root_object.update({_name("/Lang"): _text(words.language)})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _name(text: str) -> Any:
    from pypdf.generic import NameObject

    return NameObject(text)


def _text(text: str) -> Any:
    from pypdf.generic import TextStringObject

    return TextStringObject(text)


def standalone(figure: Figure, words: Words) -> bytes:
    """A page of HTML with the chart, its words and Plotly in it: hover and zoom work without any network."""
    config = {
        "locale": words.language,
        "locales": {words.language: locale(words)},
        "displayModeBar": False,  # its words are English; wheel, drag and double click do the same
        "showSendToCloud": False,
        "showTips": False,
        "scrollZoom": True,
        "typesetMath": False,
    }
    layout = dict(figure["layout"])
    if any(trace.get("name") == "events" for trace in figure["data"]):
        layout["legend"] = {**layout["legend"], "itemclick": False}  # the timeline's key explains, and hides nothing
    shown = {"data": figure["data"], "layout": layout}
    body = plotly.io.to_html(shown, config=config, include_plotlyjs=True, full_html=False, validate=False)
    title, said = html.escape(title_of(figure)), html.escape(description_of(figure))
    paper = figure["layout"]["paper_bgcolor"]
    return f"""<!DOCTYPE html>
<html lang="{words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{said}">
<meta name="author" content="{AUTHOR}">
<title>{title}</title>
<style>{dress(figure, words)["css"]} body {{ margin: 0; background: {paper}; overflow-x: auto; }}</style>
</head>
<body>
<noscript>{html.escape(words("image.no_script"))}</noscript>
<main aria-label="{title}">{body}</main>
</body>
</html>
""".encode()
