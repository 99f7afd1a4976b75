"""Arithmetic on civil days and periods, proleptic Gregorian, years -9999 to 9999.

A day is a whole number, 0 being 1970-01-01 as in ``numpy.datetime64[D]``. Periods are half-open. Year 0 is
1 BC as in ISO 8601. The intervals of parts, seasons and halves follow the project's guidelines: thirds of a
month by tens of days, thirds of a year by four months, seasons by their astronomical days.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

UNITS = ("day", "weekend", "week", "month", "quarter", "season", "half-year", "year", "decade", "century")
_GRAIN = {
    name: rank
    for rank, name in enumerate(
        (
            "day",
            "weekend",
            "week",
            "part-of-month",
            "month",
            "quarter",
            "season",
            "half-year",
            "part-of-year",
            "year",
            "part-of-decade",
            "decade",
            "century",
        )
    )
}
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120, "century": 1200}
_SEASON_STARTS = {1: (3, 20), 2: (6, 21), 3: (9, 23), 4: (12, 21)}
_SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
_PARTS = {  # first and last month or day of each part
    "month": {"START": (1, 10), "MID": (11, 20), "END": (21, 31)},
    "year": {"START": (1, 4), "MID": (5, 8), "END": (9, 12)},
    "decade": {"START": (0, 3), "MID": (4, 6), "END": (7, 9)},
    "century": {"START": (0, 33), "MID": (34, 66), "END": (67, 99)},
}


class Period(NamedTuple):
    """Some days in a row, with the grain in which they were said.

    A tuple, as thousands are made and looked up for a text: it is made and hashed in a third of a dataclass's time.

    Attributes:
        start: first day, in days since 1970-01-01.
        end: the day after the last.
        precision: one of ``events.model.PRECISIONS``.
    """

    start: int
    end: int
    precision: str

    def shifted(self, count: int, unit: str) -> "Period":
        """The period ``count`` units later, in the grain of the unit or of this period if that is coarser.

        A day shifted by months gives the month, as "neuf mois plus tard" does not say the day.

        >>> day(2020, 8, 18).shifted(9, "month") == month(2021, 5)
        True
        """
        if unit in ("day", "week", "weekend"):
            days = count * (1 if unit == "day" else 7)
            moved = Period(self.start + days, self.end + days, self.precision)
            return floor(moved.start, unit) if unit != "day" and self.length == 1 else moved
        if rank(self.precision) <= rank(unit):
            return _shifted_floor(self.start, count, unit)
        first, last = (_shifted_floor(day_, count, unit) for day_ in (self.start, self.end - 1))
        return Period(first.start, last.end, self.precision)

    @property
    def length(self) -> int:
        """How many days."""
        return self.end - self.start


def rank(precision: str) -> int:
    """Place of a precision from fine (0) to coarse."""
    return _GRAIN[precision]


@lru_cache(4096)
def day_number(year: int, month_: int, day_: int) -> int:
    """Days since 1970-01-01 of a civil date (Hinnant's days_from_civil).

    >>> day_number(1970, 1, 2)
    1
    """
    year -= month_ <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month_ + (-3 if month_ > 2 else 9)) + 2) // 5 + day_ - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@lru_cache(4096)
def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number (Hinnant's civil_from_days).

    >>> civil(18492)
    (2020, 8, 18)
    """
    number += 719468
    era = number // 146097
    of_era = number - era * 146097
    of_cycle = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * of_cycle + of_cycle // 4 - of_cycle // 100)
    shifted = (5 * of_year + 2) // 153
    month_ = shifted + (3 if shifted < 10 else -9)
    return of_cycle + era * 400 + (month_ <= 2), month_, of_year - (153 * shifted + 2) // 5 + 1


def exists(year: int, month_: int, day_: int) -> bool:
    """Whether there is such a day."""
    if not 1 <= month_ <= 12 or day_ < 1:
        return False
    return day_ <= 28 or civil(day_number(year, month_, day_)) == (year, month_, day_)


@lru_cache(4096)
def day(year: int, month_: int, day_: int) -> Period:
    """One day."""
    number = day_number(year, month_, day_)
    return Period(number, number + 1, "day")


def month(year: int, month_: int) -> Period:
    """One month; a month outside 1 to 12 counts on into other years."""
    return _months(year * 12 + month_ - 1, 1, "month")


def quarter(year: int, number: int) -> Period:
    """A quarter, 1 to 4."""
    return _months(year * 12 + number * 3 - 3, 3, "quarter")


def half_year(year: int, number: int) -> Period:
    """A half-year, 1 or 2."""
    return _months(year * 12 + number * 6 - 6, 6, "half-year")


@lru_cache(1024)
def season(year: int, number: int) -> Period:
    """An astronomical season, 1 spring to 4 winter; winter begins in December of its year."""
    start = day_number(year, *_SEASON_STARTS[number])
    following = (year + 1, 1) if number == 4 else (year, number + 1)
    return Period(start, day_number(following[0], *_SEASON_STARTS[following[1]]), "season")


def year(number: int) -> Period:
    """A year."""
    return _months(number * 12, 12, "year")


def decade(first_year: int) -> Period:
    """Ten years from one that ends in 0."""
    return _months(first_year * 12, 120, "decade")


def century(number: int) -> Period:
    """A century: the 20th is 1901 to 2000; those before Christ are negative, the first BC being -1."""
    first = (number - 1) * 100 + 1 if number > 0 else number * 100 + 1
    return _months(first * 12, 1200, "century")


def week_of(number: int) -> Period:
    """The week, Monday to Sunday, of a day's number."""
    monday = number - weekday(number)
    return Period(monday, monday + 7, "week")


def weekday(number: int) -> int:
    """Day of the week, 0 Monday to 6 Sunday."""
    return (number + 3) % 7


def floor(number: int, unit: str) -> Period:
    """The unit's period in which a day lies."""
    return _shifted_floor(number, 0, unit)


@lru_cache(4096)
def _shifted_floor(number: int, count: int, unit: str) -> Period:
    if unit == "day":
        return Period(number + count, number + count + 1, "day")
    if unit in ("week", "weekend"):
        monday = number - weekday(number) + 7 * count
        return Period(monday, monday + 7, "week") if unit == "week" else Period(monday + 5, monday + 7, "weekend")
    year_, month_, _ = civil(number)
    if unit == "season":
        return _season_at(number, count)
    if unit == "century":
        return century((year_ - 1) // 100 + 1 + count)
    size = _MONTHS[unit]
    index = (year_ * 12 + month_ - 1) // size * size + count * size
    return _months(index, size, unit)


def _season_at(number: int, count: int) -> Period:
    year_ = civil(number)[0]
    for index in range((year_ + 1) * 4, (year_ - 2) * 4, -1):
        here = season(index // 4, index % 4 + 1)
        if here.start <= number:
            return season((index + count) // 4, (index + count) % 4 + 1)
    raise AssertionError("every day lies in a season")


@lru_cache(4096)
def _months(index: int, size: int, precision: str) -> Period:
    start = day_number(index // 12, index % 12 + 1, 1)
    index += size
    return Period(start, day_number(index // 12, index % 12 + 1, 1), precision)


def part(period: Period, which: str) -> Period:
    """START, MID or END of a month, year, decade or century; of anything else a third of its days."""
    year_ = civil(period.start)[0]
    bounds = _PARTS.get(period.precision, {}).get(which)
    if bounds is None:
        third = period.length / 3
        place = ("START", "MID", "END").index(which)
        return Period(period.start + round(place * third), period.start + round((place + 1) * third), period.precision)
    first, last = bounds
    if period.precision == "month":
        return Period(period.start + first - 1, min(period.start + last, period.end), "part-of-month")
    if period.precision == "year":
        return Period(month(year_, first).start, month(year_, last).end, "part-of-year")
    precision = "part-of-decade" if period.precision == "decade" else "century"
    return Period(year(year_ + first).start, year(year_ + last).end, precision)


def nth_weekday(period: Period, nth: int, weekday_: int) -> Period:
    """The nth of a weekday (0 is Monday) counted from the period's start, or from its end where nth is negative."""
    if nth > 0:
        place = period.start + (weekday_ - weekday(period.start)) % 7 + 7 * (nth - 1)
    else:
        place = period.end - 1 - (weekday(period.end - 1) - weekday_) % 7 + 7 * (nth + 1)
    return Period(place, place + 1, "day")


def half_of_years(period: Period, which: int) -> Period:
    """The first (1) or second half of the years of a decade or century."""
    first, last = civil(period.start)[0], civil(period.end)[0]
    middle = year((first + last) // 2).start
    precision = "part-of-decade" if period.precision == "decade" else "century"
    return Period(*((period.start, middle) if which == 1 else (middle, period.end)), precision)


@lru_cache(4096)
def timex(period: Period) -> str:
    """The TIMEX3 value of a period: 2020-08-18, 2024-W26, 2024-W26-WE, 2020-08, 2020-Q3, 2020-SU, 2020-H2, 2020, 202, 20."""
    return _value(period, _timex_year)


def _value(period: Period, named: Callable[[int], str]) -> str:
    year_, month_, day_ = civil(period.start)
    name = named(year_)
    precision = period.precision.removeprefix("part-of-")
    if precision == "day":
        return f"{name}-{month_:02d}-{day_:02d}"
    if precision == "month":
        return f"{name}-{month_:02d}"
    if precision == "year":
        return name
    if precision in ("week", "weekend"):
        iso_year, iso_week = _iso_week(period.start)
        return f"{named(iso_year)}-W{iso_week:02d}" + ("-WE" if precision == "weekend" else "")
    if precision == "season":
        return f"{name}-{_SEASON_CODES[_season_number(month_)]}"
    return {
        "quarter": f"{name}-Q{(month_ + 2) // 3}",
        "half-year": f"{name}-H{1 if month_ <= 6 else 2}",
        "decade": name[:-1],
        "century": name[:-2],
    }[precision]


def _timex_year(year_: int) -> str:
    """A year as TIMEX3 writes it: BC0490 before Christ."""
    return f"{year_:04d}" if year_ > 0 else f"BC{1 - year_:04d}"


def _iso_value(period: Period) -> str:
    return _value(period, iso)


@lru_cache(4096)
def edtf(period: Period) -> str:
    """The period in EDTF (ISO 8601-2): level 0 where it has a name there, level 2 codes and sets elsewhere."""
    if period.precision == "day" and period.length == 1:
        return _iso_value(period)
    year_, month_, _ = civil(period.start)
    name = iso(year_)
    named = period.precision in UNITS and period.precision not in ("week", "weekend")
    if named and period == floor(period.start, period.precision):
        if period.precision in ("month", "year"):
            return _iso_value(period)
        return {
            "quarter": f"{name}-{33 + (month_ - 1) // 3}",
            "half-year": f"{name}-{40 + (month_ > 6)}",
            "season": f"{name}-{20 + _season_number(month_)}",
            "decade": f"{name[:-1]}X",
            "century": f"{name[:-2]}XX",
        }.get(period.precision) or _iso_value(period)
    return f"[{_iso_value(Period(period.start, period.start + 1, 'day'))}..{_iso_value(Period(period.end - 1, period.end, 'day'))}]"


def _season_number(month_: int) -> int:
    """The season that begins in a month; that of the month before for the others."""
    return next((n for n, start in _SEASON_STARTS.items() if start[0] == month_), 1)


def iso(year_: int) -> str:
    """A year in four digits, with a sign before year 0."""
    return f"{year_:04d}" if year_ >= 0 else f"-{-year_:04d}"


def _iso_week(number: int) -> tuple[int, int]:
    thursday = number - weekday(number) + 3
    iso_year = civil(thursday)[0]
    return iso_year, (thursday - day_number(iso_year, 1, 1)) // 7 + 1


def iso_week(iso_year: int, number: int) -> Period:
    """The ISO 8601 week of a year."""
    fourth = day_number(iso_year, 1, 4)
    return week_of(fourth + 7 * (number - 1))


def in_range(period: Period) -> bool:
    """Whether the period lies within the years -9999 to 9999."""
    return period.start >= _FIRST_DAY and period.end <= _LAST_DAY


_FIRST_DAY, _LAST_DAY = day_number(-9999, 1, 1), day_number(10000, 1, 1)


@lru_cache(4096)
def to_numpy(number: int) -> np.datetime64:
    """The day as numpy writes it."""
    return np.datetime64(number, "D")


def from_iso(text: str) -> Period:
    """The day, month or year of EDTF text ("2024-06-26", "2024-06", "2024")."""
    numbers = [int(part_) for part_ in text.split("-")]
    if len(numbers) == 3:
        return day(*numbers)
    return month(*numbers) if len(numbers) == 2 else year(numbers[0])
