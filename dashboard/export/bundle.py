"""All charts of a dossier in one ZIP."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.choices import Choices
from dashboard.dossier import Dossier
from dashboard.export.browser import Browser
from dashboard.export.caption import file_name
from dashboard.export.figure import image_figure
from dashboard.export.image import make_image
from dashboard.export.order import CHARTS, Format, Order
from dashboard.times import Rows
from dashboard.words import Words

_STORED = {"png", "pdf"}  # compressed already


def bundle(
    dossier: Dossier,
    catalogue: Catalogue,
    rows: Rows,
    choices: Choices,
    words: Words,
    order: Order,
    format: Format,
    today: dt.date,
    browser: Browser | None,
) -> bytes:
    """A ZIP with an image of each chart, in the format and of the size asked for.

    A title that the reader typed is that of the chart it was typed for; the others keep ours.

    Raises:
        ExportError: an image could not be made.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in _images(dossier, catalogue, rows, choices, words, order, format, today, browser):
            how = zipfile.ZIP_STORED if format in _STORED else zipfile.ZIP_DEFLATED
            # The day in the name, not the hour of the clock, is in the archive: the same images make the same file.
            about = zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
            parts.writestr(about, data, compress_type=how)
    return buffer.getvalue()


def _images(
    dossier: Dossier,
    catalogue: Catalogue,
    rows: Rows,
    choices: Choices,
    words: Words,
    order: Order,
    format: Format,
    today: dt.date,
    browser: Browser | None,
) -> Iterator[tuple[str, bytes]]:
    for chart in CHARTS:
        mine = replace(order, chart=chart, title=order.title if chart == order.chart else "")
        figure = image_figure(dossier, catalogue, rows, choices, words, mine, today)
        name = f"{file_name(dossier, choices, catalogue, today, words, chart)}.{format}"
        yield name, make_image(figure, format, mine, words, browser)
