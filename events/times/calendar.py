"""From what the words of a date say to the days they mean, given the year or a base period."""

from dataclasses import dataclass

from dateutil.easter import easter

from events import interval
from events.interval import Period
from events.times.reading import Said


@dataclass(frozen=True, slots=True)
class Impossible:
    """There is no such day; ``value`` is what was written, as a TIMEX3 value."""

    value: str


def in_year(said: Said, year: int) -> Period | Impossible | None:
    """The days that the calendar parts mean in a year; None where they name nothing within a year."""
    named = _named(said, year)
    return nth_of(said, named) if isinstance(named, Period) else named


def _named(said: Said, year: int) -> Period | Impossible | None:
    if said.feast:
        day = _feast(said.feast, year)
        return interval.floor(day.start, said.grain) if day is not None and said.grain else day
    if said.month is not None and said.day is not None:
        return _day(year, said.month, said.day, said)
    if said.month is not None:
        if not 1 <= said.month <= 12:
            return Impossible(f"{interval.iso(year)}-{said.month:02d}")
        return interval.month(year, said.month)
    if said.season is not None:
        return interval.season(year, said.season)
    if said.quarter is not None:
        return (
            interval.quarter(year, said.quarter)
            if 1 <= said.quarter <= 4
            else Impossible(f"{interval.iso(year)}-Q{said.quarter}")
        )
    if said.half_year is not None:
        return (
            interval.half_year(year, said.half_year)
            if 1 <= said.half_year <= 2
            else Impossible(f"{interval.iso(year)}-H{said.half_year}")
        )
    if said.week is not None:
        return (
            interval.iso_week(year, said.week)
            if 1 <= said.week <= 53
            else Impossible(f"{interval.iso(year)}-W{said.week}")
        )
    return None


def nth_of(said: Said, period: Period) -> Period | Impossible:
    """The third Monday, the last day or the first week of a period, or the period where none is said.

    A week is of the period in which its Thursday lies, as in ISO 8601; a weekend of that of its Saturday.
    """
    nth, unit = said.nth, said.nth_unit
    if nth is None:
        return period
    if said.nth_weekday is None and unit not in ("week", "weekend"):
        edge = interval.floor(period.start if nth > 0 else period.end - 1, unit)
        found = edge.shifted(nth - 1 if nth > 0 else nth + 1, unit)
        return found if period.start <= found.start < period.end else Impossible(interval.timex(period))
    weekday = said.nth_weekday if said.nth_weekday is not None else {"week": 3, "weekend": 5}[unit]
    place = interval.nth_weekday(period, nth, weekday).start
    if not period.start <= place < period.end:
        return Impossible(interval.timex(period))
    return interval.floor(place, "day" if said.nth_weekday is not None else unit)


def _day(year: int, month: int, day: int, said: Said) -> Period | Impossible:
    if not interval.exists(year, month, day):
        return Impossible(f"{interval.iso(year)}-{month:02d}-{day:02d}")
    period = interval.day(year, month, day)
    if said.grain:
        return interval.floor(period.start, said.grain)
    return period


def _feast(feast: str, year: int) -> Period | None:
    if feast.startswith("easter"):
        if not 1583 <= year <= 4099:  # the Gregorian rule of ``dateutil.easter``
            return None
        sunday = easter(year)
        start = interval.day_number(sunday.year, sunday.month, sunday.day) + int(feast.removeprefix("easter"))
        return Period(start, start + 1, "day")
    if "/" in feast:
        rule, _, later = feast.partition("+")
        month, nth, weekday = map(int, rule.split("/"))
        return interval.nth_weekday(interval.month(year, month), nth, weekday - 1).shifted(int(later or 0), "day")
    month, day = map(int, feast.split("-"))
    return interval.day(year, month, day)


def absolute(said: Said) -> Period | Impossible | None:
    """The days of a date whose words name the year, decade or century."""
    if said.century is not None:
        return interval.century(-said.century if said.before_christ else said.century)
    if said.decade is not None:
        return interval.decade(said.decade)
    if said.year is None:
        return None
    year = 1 - said.year if said.before_christ else said.year
    return in_year(said, year) or nth_of(said, interval.year(year))


def refined(said: Said, base: Period) -> Period | Impossible:
    """The calendar parts within a base period ("March of the following year"), or the base."""
    year, month, _ = interval.civil(base.start)
    if base.precision == "month" and said.day is not None and said.month is None:
        return _day(year, month, said.day, said)
    if base.precision == "year":
        return in_year(said, year) or nth_of(said, base)
    if base.precision == "week" and said.weekday is not None:
        return Period(base.start + said.weekday, base.start + said.weekday + 1, "day")
    return interval.floor(base.start, said.grain) if said.grain else nth_of(said, base)


def finished(said: Said, period: Period) -> Period:
    """The part, half, night or weekend of a period that the words ask for."""
    if said.half is not None and period.precision == "year":
        return interval.half_year(interval.civil(period.start)[0], said.half)
    if said.half is not None and period.precision == "month":
        middle = period.start + 15
        bounds = (period.start, middle) if said.half == 1 else (middle, period.end)
        return Period(*bounds, "part-of-month")
    if said.half is not None and period.precision in ("decade", "century"):
        return interval.half_of_years(period, said.half)
    if said.part and not said.daypart:
        return interval.part(period, said.part)
    if (said.night or said.daypart == "NI") and period.precision == "day":
        return Period(period.start, period.start + 2, "day")
    return period
