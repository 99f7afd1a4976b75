"""Choices as the address of the page, and back: pure, with nothing left out, so that a link shows the same elsewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.catalogue import Catalogue
from dashboard.choices import LANES, LISTS, TABS, UNITS, Choices, Filters, month_of, year_month
from dashboard.words import LANGUAGES
from events import EVENT_TYPES, MODALITIES, PRECISIONS

Address = dict[str, list[str]]

_TEXT = 200  # letters of a search that an address holds


@dataclass(frozen=True, slots=True)
class Note:
    """Something in an address that could not be taken.

    Attributes:
        name: of the choice ("actors", "period", "selected").
        value: as it stood in the address.
    """

    name: str
    value: str


def to_address(choices: Choices) -> Address:
    """Every choice by name, defaults too.

    >>> address = to_address(Choices(Filters(types=("coup",), first=month_of(2014), last=month_of(2020, 12))))
    >>> address["types"], address["period"], address["window"]
    (['coup'], ['2014-01..2020-12'], ['all'])
    """
    filters = choices.filters
    address = {name: list(filters.chosen(name)) or [""] for name in LISTS}
    months = [_month_text(month) if month is not None else "" for month in (filters.first, filters.last)]
    window = [_day_text(day) for day in choices.window] if choices.window else []
    return {
        "lang": [choices.language],
        "tab": [choices.tab],
        "lanes": [choices.lanes],
        "unit": [choices.unit],
        "window": ["..".join(window) or "all"],
        "told": ["once" if choices.merged else "each"],
        **address,
        "match": ["every" if filters.every else "any"],
        "confidence": [str(filters.confidence)],
        "period": ["all" if months == ["", ""] else "..".join(months)],
        "within": ["certain" if filters.certain else "possible"],
        "q": [filters.text],
        "event": [choices.selected],
    }


def from_address(
    address: Mapping[str, Sequence[str]], catalogue: Catalogue, default: Choices
) -> tuple[Choices, tuple[Note, ...]]:
    """The choices that an address holds, and what in it could not be taken.

    Args:
        address: values by name; names that are not ours are passed over.
        catalogue: of the events on show: actors, places, articles and events that it lacks are left out.
        default: what is taken for names that the address lacks.
    """
    reading = _Reading(address, catalogue, [])
    first, last = reading.period()
    filters = Filters().changed(
        **{name: reading.listed(name) for name in LISTS},
        every=reading.one("match", ("any", "every"), "any") == "every",
        confidence=reading.share(),
        first=first,
        last=last,
        certain=reading.one("within", ("possible", "certain"), "possible") == "certain",
        text=reading.value("q")[:_TEXT],
    )
    choices = Choices(
        filters=filters,
        lanes=reading.one("lanes", LANES, default.lanes),
        tab=reading.one("tab", TABS, default.tab),
        unit=reading.one("unit", UNITS, default.unit),
        window=reading.window(),
        merged=reading.one("told", ("once", "each"), "once" if default.merged else "each") == "once",
        selected=reading.event(default.selected),
        language=reading.one("lang", tuple(LANGUAGES), default.language),
    )
    return choices, tuple(reading.notes)


@dataclass(slots=True)
class _Reading:
    """An address on its way in; ``notes`` grows."""

    address: Mapping[str, Sequence[str]]
    catalogue: Catalogue
    notes: list[Note]

    def value(self, name: str) -> str:
        values = self.address.get(name) or [""]
        return str(values[0])

    def refuse(self, name: str, value: str) -> None:
        self.notes.append(Note(name, value[:80]))

    def one(self, name: str, known: Sequence[Any], default: Any) -> Any:
        value = self.value(name)
        if value in known:
            return value
        if value:
            self.refuse(name, value)
        return default

    def listed(self, name: str) -> tuple[str, ...]:
        closed = {"types": EVENT_TYPES, "modalities": MODALITIES, "precisions": PRECISIONS}
        known = closed.get(name) or self.catalogue.facets[name].place
        taken = []
        for value in dict.fromkeys(str(value) for value in self.address.get(name) or ()):
            if value in known:
                taken.append(value)
            elif value:
                self.refuse(name, value)
        return tuple(taken)

    def share(self) -> int:
        value = self.value("confidence")
        if re.fullmatch(r"\d{1,3}", value, re.ASCII) and int(value) <= 100:
            return int(value)
        if value:
            self.refuse("confidence", value)
        return 0

    def period(self) -> tuple[int | None, int | None]:
        value, years = self.value("period"), self.catalogue.years
        first, last = None, None
        if value in ("", "all"):
            return None, None
        low, _, high = value.partition("..")
        try:
            first = _month(low) if low else None
            last = _month(high) if high else None
        except ValueError:
            self.refuse("period", value)
            return None, None
        outside = years is None or (
            (first is not None and first > month_of(years[1], 12)) or (last is not None and last < month_of(years[0]))
        )
        if outside or (first is None and last is None):
            self.refuse("period", value)
            return None, None
        return first, last

    def window(self) -> tuple[int, int] | None:
        value = self.value("window")
        if value in ("", "all"):
            return None
        low, _, high = value.partition("..")
        try:
            window = _day(low), _day(high)
        except ValueError:
            window = (0, 0)
        if window[0] >= window[1]:
            self.refuse("window", value)
            return None
        return window

    def event(self, default: str) -> str:
        if "event" not in self.address:
            return default
        value = self.value("event")
        if value and value not in self.catalogue.place:
            self.refuse("event", value)
            return default
        return value


def _month_text(month: int) -> str:
    year, number = year_month(month)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{number:02}"


def _month(text: str) -> int:
    match = re.fullmatch(r"(-?\d{4})-(\d\d)", text, re.ASCII)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise ValueError(text)
    return month_of(int(match[1]), int(match[2]))


def _day_text(day: int) -> str:
    date = np.datetime64(day, "D")
    month = int(date.astype("datetime64[M]").astype(int)) + 1970 * 12
    return f"{_month_text(month)}-{int((date - date.astype('datetime64[M]')).astype(int)) + 1:02}"


def _day(text: str) -> int:
    month, _, number = text.rpartition("-")
    if not re.fullmatch(r"\d\d", number, re.ASCII):
        raise ValueError(text)
    first = np.datetime64(_month(month) - 1970 * 12, "M")
    day = first.astype("datetime64[D]") + np.timedelta64(int(number) - 1, "D")
    if not int(number) >= 1 or day.astype("datetime64[M]") != first:
        raise ValueError(text)
    return int(day.astype(int))
