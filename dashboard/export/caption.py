"""What an image says of itself, and what its file is called."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.catalogue import Catalogue, Rows
from dashboard.choices import LISTS, Choices, names_of, year_month
from dashboard.dossier import Dossier
from dashboard.figures.look import Caption
from dashboard.figures.measure import width
from dashboard.words import Words
from events import date_in_words

_LINE = 1150  # pixels of a line of sources, at 12 px


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
    dossier: Dossier, catalogue: Catalogue, rows: Rows, choices: Choices, words: Words, today: dt.date | None
) -> Caption:
    """Title, subtitle with the filters, and footer with the articles behind what is shown.

    Args:
        dossier: all of it.
        catalogue: of its events.
        rows: of the events that answer the filters.
        choices: what the reader chose.
        words: of the reader's language.
        today: for "made on", or None.
    """
    placed = rows[catalogue.placed[rows]]
    shown, total = len(placed), int(catalogue.placed.sum())
    parts = [
        words.many("chart.all_events", total)
        if shown == total
        else words("chart.some_events", shown=shown, total=total)
    ]
    filters = choices.filters
    for name in (name for name in LISTS if filters.chosen(name)):
        listed, more = names_of([_named(name, value, catalogue, words) for value in filters.chosen(name)], 4)
        said = ", ".join(listed) + (f" + {more}" if more else "")
        parts.append(words("chart.with", what=words(f"filters.{name}").lower(), names=said))
    if filters.confidence:
        parts.append(words("chips.confidence", name=filters.confidence))
    if filters.text.strip():
        parts.append(words("chips.text", name=filters.text.strip()))
    if period := _years(choices):
        parts.append(period)
    title = image_title(dossier, words, choices.tab)
    return Caption(title, " · ".join(parts), tuple(_footer(dossier, catalogue, placed, words, today)))


def _named(name: str, value: str, catalogue: Catalogue, words: Words) -> str:
    if name in ("types", "modalities", "precisions", "kinds"):
        return words.name(name, value)
    return catalogue.facets[name].name(value)


def _years(choices: Choices) -> str:
    """The period: "2014-2020", or months where it does not begin or end with a year."""
    ends = (choices.filters.first, choices.filters.last)
    whole = all(month is None or year_month(month)[1] == edge for month, edge in zip(ends, (1, 12), strict=True))
    said = []
    for month in ends:
        year, number = year_month(month) if month is not None else (0, 0)
        said.append("" if month is None else str(year) if whole else f"{year}-{number:02}")
    return "-".join(said) if whole or not all(said) else "..".join(said) if any(said) else ""


def _footer(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words, today: dt.date | None) -> list[str]:
    facet = catalogue.facets["documents"]
    mask = np.zeros(len(catalogue), dtype=bool)
    mask[rows] = True
    behind = {facet.ids[code] for code in np.flatnonzero(facet.counts(mask)).tolist()}
    titles = [document.title or document.source for document in dossier.documents if document.id in behind]
    lines = [_sources([title for title in titles if title], words)] if any(titles) else []
    if today is None:
        return [*lines, words("chart.footer_made_undated")]
    day = {"start": pd.Timestamp(today), "end": pd.Timestamp(today) + pd.Timedelta(days=1), "precision": "day"}
    return [*lines, words("chart.footer_made", date=date_in_words(day, words.language))]


def _sources(titles: Sequence[str], words: Words) -> str:
    """As many titles as fit a line, and how many more there are."""
    for count in range(len(titles), 0, -1):
        listed = " ; ".join(titles[:count])
        rest = len(titles) - count
        line = (
            words("chart.footer_sources_more", sources=listed, count=rest)
            if rest
            else words("chart.footer_sources", sources=listed)
        )
        if width(line, 12) <= _LINE:
            return line
    return words("chart.footer_sources", sources=titles[0])


def file_name(choices: Choices, catalogue: Catalogue, today: dt.date, words: Words) -> str:
    """A name in ASCII that says what the file is, without ending: filters, period, chart and day."""
    filters = choices.filters
    actors = [_ascii(catalogue.facets["actors"].name(actor)) for actor in filters.actors[:3]]
    parts = ["chronofrise", *actors, *(_ascii(words.name("types", kind)) for kind in filters.types[:3])]
    parts += [_ascii(filters.text)] if filters.text.strip() else []
    period = _years(choices).strip("-")
    return "_".join([part for part in (*parts, period) if part] + [today.isoformat()])


def _ascii(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("œ", "oe")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:30]
