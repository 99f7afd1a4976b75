"""Counts of units from a date: what keeps its day and what does not."""

from events import interval
from events.interval import Period
from events.times.reading import Said

_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def exactly(anchor: Period, said: Said) -> Period:
    """The anchor so many units on, keeping its day where it has one."""
    count, unit = said.count or 0, said.unit or "day"
    if unit == "day":
        if interval.rank(anchor.precision) > 0 and count == 0:
            return anchor
        return anchor.shifted(count, "day")
    if anchor.precision == "day" and unit == "week":
        return anchor.shifted(7 * count, "day")
    if anchor.precision != "day" or unit not in _MONTHS:
        return anchor.shifted(count, unit)
    year, month, day = interval.civil(anchor.start)
    months = year * 12 + month - 1 + count * _MONTHS[unit]
    last = interval.month(months // 12, months % 12 + 1)
    start = min(last.start + day - 1, last.end - 1)
    return Period(start, start + 1, "day")


def days_of_hours(said: Said) -> tuple[int, int]:
    """The whole days of a count of hours and the hours over; minutes and seconds leave the day as it is."""
    return divmod(abs(said.count or 0), 24) if said.clock_unit == "H" else (0, 0)


def counts_coarsely(said: Said) -> bool:
    """Whether a count leaves the day open, as one of months or years does."""
    return said.counted and not said.exact and interval.rank(said.unit or "day") >= interval.rank("month")
