"""The sources of an event on its card: every article that tells it, with its sentence and the date it gives. All escaped."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.choices import records
from dashboard.dossier import Dossier
from dashboard.plain import plain
from dashboard.words import Words
from events import date_in_words

Row = Mapping[str, Any]

_MOST = 40  # sentences of one event on its card


def tellings(row: Row, dossier: Dossier) -> list[Row]:
    """The other rows that tell an event, those that disagree on its date first; none where they are not at hand."""
    found = records(dossier.told(row))
    return sorted(found, key=lambda other: not _disputes(row, other))


def sources(row: Row, dossier: Dossier, words: Words, published: Mapping[str, str]) -> str:
    """The other sources as HTML, "" where there are none.

    Args:
        row: of the events on show.
        dossier: with its articles and the rows that were merged.
        words: of the reader's language.
        published: when each article was published, in words, by id.
    """
    told = tellings(row, dossier)
    items = [_telling(row, other, dossier, words, published) for other in told[:_MOST]]
    known = {row["document"], *(other["document"] for other in told)}
    dates: dict[str, str] = dict(zip(row["sources"], row.get("source_dates", ()), strict=False))
    items += [
        f"<li>{_name(identity, dossier, words, published)}"
        + (f" · {plain(dates[identity], 'html')}" if dates.get(identity) else "")
        + "</li>"
        for identity in row["sources"]
        if identity not in known and (dates or dossier.document(identity) is not None)
    ]
    if len(told) > _MOST:
        items.append(f"<li>{plain(words('card.more_sources', count=len(told) - _MOST), 'html')}</li>")
    if not items:
        return ""
    return (
        f'<h4 class="cf-also">{plain(words("card.also"), "html")}</h4>{_dispute(row, words)}'
        f'<ul class="cf-sources">{"".join(items)}</ul>'
    )


def _dispute(row: Row, words: Words) -> str:
    """A sentence that says that sources disagree."""
    if not len(row.get("disputed", ())):
        return ""
    return f'<p class="cf-disputed">≠ {plain(words("card.disputed"), "html")}</p>'


def _telling(row: Row, other: Row, dossier: Dossier, words: Words, published: Mapping[str, str]) -> str:
    """An article with the date that it gives and its sentence."""
    differs = _disputes(row, other)
    date: str = words("card.gives_no_date") if pd.isna(other["start"]) else date_in_words(other, words.language)
    notes = [words("card.same_words")] if other["document"] in row["copies"] else []
    notes += [words("card.same_article")] if other["document"] == row["document"] else []
    more = "".join(f' <span class="cf-badge">{plain(note, "html")}</span>' for note in notes)
    look = "cf-differs" if differs else "cf-soft"
    document = dossier.document(other["document"])
    language = f' lang="{plain(document.language, "html")}"' if document else ""
    return (
        f"<li>{_name(other['document'], dossier, words, published)}{more}<br>"
        f'<span class="{look}">{"≠ " if differs else ""}{plain(date, "html")}</span>'
        f'<blockquote class="cf-told"{language}>{plain(" ".join(other["quote"].split()), "html")}</blockquote></li>'
    )


def _name(identity: str, dossier: Dossier, words: Words, published: Mapping[str, str]) -> str:
    document = dossier.document(identity)
    if document is None:
        return f"<strong>{plain(identity, 'html')}</strong>"
    when = published.get(identity, "")
    shown = f'<br><span class="cf-soft">{plain(when, "html")}</span>' if when else ""
    return f"<strong>{plain(document.title or words('input.untitled'), 'html')}</strong>{shown}"


def _disputes(row: Row, other: Row) -> bool:
    """Whether another row gives days that do not contain those of the event."""
    if pd.isna(row["start"]) or pd.isna(other["start"]):
        return False
    start, end, first, last = (np.datetime64(d, "D") for d in (row["start"], row["end"], other["start"], other["end"]))
    return not (first <= start and end <= last)
