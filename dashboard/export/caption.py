"""What an image says of itself, and what its file is called."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

import pandas as pd

from dashboard.choices import Choices, dated
from dashboard.dossier import Dossier
from dashboard.figures.measure import width
from dashboard.figures.timeline import Caption, drawn
from dashboard.words import Words
from events import date_in_words

_LINE = 1150  # pixels of a line of sources, at 12 px


def subject(dossier: Dossier, words: Words) -> str:
    """What the dossier is called."""
    if dossier.origin == "sample":
        return words("page.sample_name")
    if dossier.origin == "table":
        return words("page.own_name_table", file=dossier.name)
    return words.many("page.own_name", len(dossier.documents))


def image_title(dossier: Dossier, words: Words) -> str:
    """The title of an image: of the sample, of the only article, or none but "chronology"."""
    if dossier.origin == "sample":
        return words("chart.title_of", subject=words("page.sample_name").split(": ")[-1])
    if len(dossier.documents) == 1 and dossier.documents[0].title:
        return words("chart.title_of", subject=dossier.documents[0].title)
    return words("chart.title")


def caption(
    dossier: Dossier, table: pd.DataFrame, choices: Choices, names: dict[str, str], words: Words, today: dt.date | None
) -> Caption:
    """Title, subtitle with the filters, and footer with the articles behind what is shown.

    Args:
        dossier: all of it.
        table: the events that answer the choices.
        choices: what the reader chose.
        names: of actors by id.
        words: of the reader's language.
        today: for "made on", or None.
    """
    shown, total = len(drawn(table)), len(dated(dossier.table))
    parts = [
        words.many("chart.all_events", total)
        if shown == total
        else words("chart.some_events", shown=shown, total=total)
    ]
    if choices.actors:
        parts.append(words("chart.with_actors", names=", ".join(names.get(actor, actor) for actor in choices.actors)))
    if choices.types:
        parts.append(words("chart.with_types", names=", ".join(words.name("types", kind) for kind in choices.types)))
    if choices.first_year is not None and choices.last_year is not None:
        parts.append(words("chart.with_years", first=choices.first_year, last=choices.last_year))
    return Caption(image_title(dossier, words), " · ".join(parts), tuple(_footer(dossier, table, words, today)))


def _footer(dossier: Dossier, table: pd.DataFrame, words: Words, today: dt.date | None) -> list[str]:
    behind = set(drawn(table)["document"])
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


def file_name(choices: Choices, names: dict[str, str], today: dt.date) -> str:
    """A name in ASCII that says what the file is, without ending.

    >>> file_name(Choices(first_year=2014, last_year=2024), {}, dt.date(2026, 11, 23))
    'chronofrise_2014-2024_2026-11-23'
    """
    parts = ["chronofrise", *(_ascii(names.get(actor, actor)) for actor in choices.actors[:3]), *choices.types[:3]]
    if choices.first_year is not None and choices.last_year is not None:
        parts.append(f"{choices.first_year}-{choices.last_year}")
    return "_".join([part for part in parts if part] + [today.isoformat()])


def _ascii(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("œ", "oe")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:30]
