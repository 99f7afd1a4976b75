"""What an image says of itself, and what its file is called."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dashboard.card import published_in_words
from dashboard.catalogue import Catalogue
from dashboard.choices import LISTS, Choices, names_of, year_month
from dashboard.dossier import Dossier
from dashboard.export.order import Order
from dashboard.figures.look import Caption
from dashboard.figures.measure import wrap
from dashboard.times import Rows
from dashboard.words import Words
from events import date_in_words

_EDGES, _SIZE = 48, 12  # pixels beside the footer, and of its letters
_LONGEST = 120  # ASCII letters of a file's name, without day and ending


def subject(dossier: Dossier, words: Words) -> str:
    """What the dossier is called."""
    if dossier.origin == "sample":
        return words("page.sample_name")
    if dossier.path is not None and not dossier.documents:
        return words("page.own_name_dossier", file=dossier.name)
    if dossier.origin == "table":
        return words("page.own_name_table", file=dossier.name)
    return words.many("page.own_name", len(dossier.documents))


def image_title(dossier: Dossier, words: Words, tab: str = "timeline") -> str:
    """The title of an image: of the chart, and of the sample or the only article."""
    title = words(f"chart.title_{tab}")
    if dossier.origin == "sample":
        return words("chart.title_of", title=title, subject=words("page.sample_name").split(": ")[-1])
    if len(dossier.documents) == 1 and dossier.documents[0].title:
        return words("chart.title_of", title=title, subject=dossier.documents[0].title)
    return title


def caption(
    dossier: Dossier,
    catalogue: Catalogue,
    rows: Rows,
    choices: Choices,
    words: Words,
    order: Order,
    today: dt.date | None,
) -> Caption:
    """Title, subtitle with the filters, and footer with the articles behind what is shown.

    Args:
        dossier: all of it.
        catalogue: of its events.
        rows: of the events that answer the filters.
        choices: what the reader chose.
        words: of the reader's language.
        order: of the image, with its own title, licence and link.
        today: for "made on", or None.
    """
    placed = rows[catalogue.placed[rows]]
    shown, total = len(placed), int(catalogue.placed.sum())
    count = (
        words.many("chart.all_events", total)
        if shown == total
        else words("chart.some_events", shown=shown, total=total)
    )
    title = " ".join(order.title.split()) or image_title(dossier, words, order.chart)
    subtitle = " · ".join([count, *filters_in_words(catalogue, choices, words)])
    return Caption(title, subtitle, tuple(_footer(dossier, catalogue, placed, words, order, today)))


def filters_in_words(catalogue: Catalogue, choices: Choices, words: Words) -> list[str]:
    """Each active filter, with at most four of its values by name."""
    filters = choices.filters
    parts = []
    for name in (name for name in LISTS if filters.chosen(name)):
        listed, more = names_of([_named(name, value, catalogue, words) for value in filters.chosen(name)], 4)
        said = ", ".join(listed) + (f" + {more}" if more else "")
        parts.append(words("chart.with", what=words(f"filters.{name}").lower(), names=said))
    if filters.every and len(filters.actors) > 1:
        parts.append(words("filters.match_every").lower())
    if filters.confidence:
        parts.append(words("chips.confidence", name=filters.confidence))
    if filters.text.strip():
        parts.append(words("chips.text", name=filters.text.strip()))
    if period := _years(choices):
        parts.append(words("image.period_certain", period=period) if filters.certain else period)
    return parts


def _named(name: str, value: str, catalogue: Catalogue, words: Words) -> str:
    if name in ("types", "modalities", "precisions", "kinds"):
        return words.name(name, value)
    return catalogue.facets[name].name(value)


def _years(choices: Choices) -> str:
    """The period: "2014-2020", "2014-" to this day, or months where it does not begin or end with a year."""
    ends = (choices.filters.first, choices.filters.last)
    if ends == (None, None):
        return ""
    whole = all(month is None or year_month(month)[1] == edge for month, edge in zip(ends, (1, 12), strict=True))
    said = []
    for month in ends:
        year, number = year_month(month) if month is not None else (0, 0)
        said.append("" if month is None else str(year) if whole else f"{year}-{number:02}")
    if whole and said[0] == said[1]:
        return said[0]
    return "-".join(said) if whole else "..".join(said)


def _footer(
    dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words, order: Order, today: dt.date | None
) -> list[str]:
    facet = catalogue.facets["documents"]
    mask = np.zeros(len(catalogue), dtype=bool)
    mask[rows] = True
    behind = {facet.ids[code] for code in np.flatnonzero(facet.counts(mask)).tolist()}
    titles = [
        words("image.source_dated", title=title, date=published_in_words(document.published, words))
        if document.published
        else title
        for document in dossier.documents
        if document.id in behind and (title := " ".join((document.title or document.source).split()))
    ]
    lines = [_sources(titles, words, order)] if titles else []
    if not titles and dossier.origin == "table" and dossier.name:
        lines = [words("image.footer_table", file=dossier.name)]
    made = words("chart.footer_made", date=_day(today, words)) if today else words("chart.footer_made_undated")
    read = [words("image.extracted", date=_day(order.extracted, words))] if order.extracted else []
    own = [" ".join(text.split()) for text in (order.licence, order.link) if text.strip()]
    return [*lines, " · ".join([made, *read, *own])]


def _day(day: dt.date, words: Words) -> str:
    start = np.datetime64(day, "D")
    return date_in_words({"start": start, "end": start + 1, "precision": "day"}, words.language)


def _sources(titles: Sequence[str], words: Words, order: Order) -> str:
    """As many titles as fit the lines there are, and how many more there are."""
    lines = 1 if order.height < 600 else 2 if order.height < 1000 else 3
    for count in range(len(titles), 0, -1):
        listed = " ; ".join(titles[:count])
        rest = len(titles) - count
        line = (
            words.many("image.footer_sources_more", rest, sources=listed)
            if rest
            else words("chart.footer_sources", sources=listed)
        )
        if count == 1 or len(wrap(line, _SIZE, order.width - _EDGES)) <= lines:
            return line
    return ""


def file_name(
    dossier: Dossier, choices: Choices, catalogue: Catalogue, today: dt.date, words: Words, tab: str = ""
) -> str:
    """A name in ASCII that says what the file is, without ending: dossier, filters, period, chart and day.

    Args:
        dossier: that it is from.
        choices: what the reader chose.
        catalogue: of the dossier.
        today: the day in the name.
        words: of the reader's language.
        tab: the chart, where it is not the timeline.
    """
    filters = choices.filters
    parts = ["chronofrise", _ascii(_short_subject(dossier, words))]
    kinds = (words("image.in_name_actor"), words("image.in_name_type"), words("image.in_name_place"))
    for name, kind in zip(("actors", "types", "places"), kinds, strict=True):
        values = [_ascii(_named(name, value, catalogue, words)) for value in filters.chosen(name)[:2]]
        parts += [f"{kind}-{value}" for value in values if value]
    parts += [_ascii(filters.text), _years(choices).strip("-.")]
    parts += [_ascii(words(f"tabs.{tab}"))] if tab and tab != "timeline" else []
    return "_".join(part for part in parts if part)[:_LONGEST].rstrip("_-.") + f"_{today.isoformat()}"


def _short_subject(dossier: Dossier, words: Words) -> str:
    if dossier.origin == "sample":
        return words("image.in_name_sample")
    if dossier.origin == "table":
        return Path(dossier.name.replace("\\", "/")).stem.removeprefix("chronofrise_")
    return dossier.documents[0].title if len(dossier.documents) == 1 else ""


def _ascii(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode()).strip("-")[:30].strip("-")
