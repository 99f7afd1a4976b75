"""What the reader chose: which events, and how they are shown. Values only; no Streamlit here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pandas as pd

Lanes = Literal["actor", "type", "place", "document", "none"]
Tab = Literal["timeline", "counts", "heat", "table"]
Unit = Literal["auto", "year", "month"]

LANES: tuple[Lanes, ...] = ("actor", "type", "place", "document", "none")
"""What the lanes of the timeline may stand for."""

TABS: tuple[Tab, ...] = ("timeline", "counts", "heat", "table")
"""The ways of showing the events."""

UNITS: tuple[Unit, ...] = ("auto", "year", "month")
"""How wide the columns of counts may be; "auto" takes months where they are few."""

LISTS = ("actors", "kinds", "types", "places", "documents", "modalities", "precisions")
"""The filters that are lists of values, by their name in ``Filters`` and in a catalogue's facets."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are shown; an empty filter lets everything through.

    Attributes:
        actors: ids of actors, of which an event needs one.
        every: whether it needs all of them.
        kinds: kinds of actor, of which an event needs one.
        types: types of event.
        places: names of places, of which an event needs one.
        documents: ids of the articles that tell it.
        modalities: happened, planned, hypothetical, denied.
        precisions: of its date.
        confidence: the least, in hundredths.
        first: first month, counted from January of year 0, or None.
        last: last month, or None.
        certain: whether all of the event's interval must lie within the months; else an overlap is enough.
        text: words that its title or its sentence has, in any case, with or without accents.
    """

    actors: tuple[str, ...] = ()
    every: bool = False
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    confidence: int = 0
    first: int | None = None
    last: int | None = None
    certain: bool = False
    text: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the filters that keep something out; "period" is first and last together."""
        names = [name for name in LISTS if getattr(self, name)]
        names += ["confidence"] if self.confidence else []
        names += ["period"] if self.first is not None or self.last is not None else []
        return (*names, "text") if self.text.strip() else tuple(names)

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of one of the filters that are lists."""
        values: tuple[str, ...] = getattr(self, name)
        return values

    def changed(self, **changes: Any) -> "Filters":
        """The filters with some of them changed; both ends of the period are put in order."""
        new = replace(self, **changes)
        if new.first is not None and new.last is not None and new.first > new.last:
            new = replace(new, first=new.last, last=new.first)
        return new

    def toggled(self, name: str, value: str) -> "Filters":
        """The filters with a value put into one of the lists, or taken out where it was in it.

        >>> Filters(types=("coup",)).toggled("types", "visit").types
        ('coup', 'visit')
        """
        values = self.chosen(name)
        new = tuple(kept for kept in values if kept != value) if value in values else (*values, value)
        return self.changed(**{name: new})

    def without(self, name: str) -> "Filters":
        """The filters with one of them cleared."""
        empty = Filters()
        if name == "period":
            return replace(self, first=None, last=None, certain=False)
        cleared = replace(self, **{name: getattr(empty, name)})
        return replace(cleared, every=False) if name == "actors" else cleared


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that the address of the page holds.

    Attributes:
        filters: which events.
        lanes: what the lanes of the timeline stand for.
        tab: the way of showing them.
        unit: how wide the columns of counts are.
        window: first day and the one after the last that the axis shows, in days since 1970; None for all.
        merged: whether a happening that several articles tell stands once.
        selected: id of the event whose card is open, "" for none.
        language: of the page.
    """

    filters: Filters = field(default_factory=Filters)
    lanes: Lanes = "actor"
    tab: Tab = "timeline"
    unit: Unit = "auto"
    window: tuple[int, int] | None = None
    merged: bool = True
    selected: str = ""
    language: str = "fr"


def month_of(year: int, month: int = 1) -> int:
    """A month as a number, counted from January of year 0.

    >>> month_of(2020, 8), month_of(0)
    (24247, 0)
    """
    return year * 12 + month - 1


def year_month(month: int) -> tuple[int, int]:
    """Year and month, 1 to 12, of a month's number.

    >>> year_month(24247), year_month(-1)
    ((2020, 8), (-1, 12))
    """
    return month // 12, month % 12 + 1


def names_of(values: Sequence[str], most: int) -> tuple[tuple[str, ...], int]:
    """The first values and how many more there are."""
    return tuple(values[:most]), max(0, len(values) - most)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each by column name."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def dated(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with a date."""
    return table[table["start"].notna()].reset_index(drop=True)


def undated(table: pd.DataFrame) -> pd.DataFrame:
    """The rows without one."""
    return table[table["start"].isna()].reset_index(drop=True)
