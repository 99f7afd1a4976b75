"""What a file of data is made from: the events chosen, and the words that say which they are."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from dashboard.card import published_in_words
from dashboard.catalogue import Catalogue
from dashboard.choices import Choices
from dashboard.dossier import Dossier
from dashboard.export.caption import filters_in_words, image_title, subject
from dashboard.times import Rows
from dashboard.words import Words
from events import ChronofriseError, Document, date_in_words, dates_in_words, read_date


@dataclass(frozen=True, eq=False)
class Selection:
    """Events on their way into a file.

    Attributes:
        catalogue: of all events.
        chosen: the rows of the events, None for all.
        documents: the articles by id.
        words: of the reader's language.
        title: of the whole.
        subject: the dossier that they are from.
        filters: each active filter in words.
        total: events of the dossier.
        today: the day of the file.
    """

    catalogue: Catalogue
    chosen: Rows | None
    documents: Mapping[str, Document]
    words: Words
    title: str
    subject: str
    filters: tuple[str, ...]
    total: int
    today: dt.date

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.catalogue) if self.chosen is None else len(self.chosen)

    @property
    def dated(self) -> bool:
        """Whether any of them has an interval."""
        dated = self.catalogue.dated
        return bool(dated.any() if self.chosen is None else dated[self.chosen].any())

    def pieces(self, size: int = 20_000) -> Iterator[pd.DataFrame]:
        """The events, in order, so many at a time: of a corpus a million do not fit into memory at once."""
        rows = np.arange(self.count) if self.chosen is None else self.chosen
        for low in range(0, max(1, len(rows)), size):
            yield self.catalogue.taken(rows[low : low + size])

    @cached_property
    def table(self) -> pd.DataFrame:
        """The events, in order."""
        return self.catalogue.taken(self.chosen)

    @cached_property
    def dates(self) -> list[str]:
        """The date of each event in words."""
        return dates_in_words(self.table, self.words.language)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The events, each by column name; days as numpy has them, NaT for none."""
        names = [str(name) for name in self.table.columns]
        columns = [self.table[name].to_numpy() for name in names]
        columns = [column.astype("datetime64[D]") if column.dtype.kind == "M" else column for column in columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

    def source(self, identity: str) -> str:
        """An article as it is cited: title, publisher and date; its id where it is not here."""
        document = self.documents.get(identity)
        if document is None:
            return identity
        parts = [document.title or identity, document.source]
        parts += [published_in_words(document.published, self.words)] if document.published else []
        return ", ".join(part for part in parts if part)

    def sources(self, row: Mapping[str, Any]) -> list[str]:
        """The articles that tell an event, as they are cited; with the date each gives where they disagree."""
        told = [identity for identity in (row["sources"] or (row["document"],)) if identity]
        if not row.get("disputed"):
            return [self.source(identity) for identity in told]
        given = [self._given(edtf) for edtf in row["source_dates"]]
        return [
            self.words("word.source_gives", source=self.source(identity), date=date)
            for identity, date in zip(told, given, strict=True)
        ]

    def _given(self, edtf: str) -> str:
        """The date that a source gives, in words; as it stands where it is none of ours."""
        if not edtf:
            return self.words("card.gives_no_date")
        try:
            return date_in_words(read_date(edtf, self.words.language), self.words.language)
        except ChronofriseError:
            return edtf


def selection_of(
    dossier: Dossier,
    catalogue: Catalogue,
    rows: Rows,
    choices: Choices,
    words: Words,
    today: dt.date,
    *,
    whole: bool = False,
) -> Selection:
    """The events that answer the filters, or the whole dossier.

    Args:
        dossier: all of it.
        catalogue: of its events, with the names of the reader's language.
        rows: of those that answer the filters.
        choices: what the reader chose.
        words: of the reader's language.
        today: the day of the file.
        whole: whether the filters are left aside.
    """
    return Selection(
        catalogue,
        None if whole else rows,
        dossier.articles(),
        words,
        image_title(dossier, words),
        subject(dossier, words),
        () if whole else tuple(filters_in_words(catalogue, choices, words)),
        len(catalogue),
        today,
    )
