"""Which occurrence of a date without its year, or of a weekday, is meant."""

from events import interval
from events.interval import Period
from events.times import calendar
from events.times.calendar import Impossible
from events.times.reading import Reading, Said

_NEAR_BEFORE = 100  # days by which a story may step back to a date without a year


def effective_tense(reading: Reading) -> str:
    """The tense by which an occurrence is chosen: "d'ici" looks ahead, and of "jusqu'au" the verb says nothing."""
    if reading.signal == "by":
        return "future"
    if reading.signal == "until":
        return "" if reading.tense == "past" else reading.tense
    return "past" if reading.tense == "story" else reading.tense


def candidates(said: Said, near: int) -> list[Period | Impossible]:
    """The occurrences of what returns every week or year, in order, around a day."""
    if said.weekday is not None and said.day is None and not said.calendar_beside_weekday():
        first = near - interval.weekday(near) + said.weekday - 21
        return [Period(first + 7 * n, first + 7 * n + 1, "day") for n in range(7)]
    year = interval.civil(near)[0]
    found = [calendar.in_year(said, other) for other in range(year - 2, year + 4)]
    return [period for period in found if period is not None]


def choose(said: Said, published: int, tense: str) -> Period | Impossible | None:
    """The occurrence that relation, tense and nearness to publication ask for."""
    found = candidates(said, published)
    periods = [period for period in found if isinstance(period, Period)]
    if not periods:
        return found[0] if found else None
    weekly = said.weekday is not None and said.day is None
    if said.weekday is not None and said.day is not None:
        periods = [p for p in periods if interval.weekday(p.start) == said.weekday] or periods
    before = [period for period in periods if period.start <= published]
    if said.relation == -1:
        return next((period for period in reversed(periods) if period.end <= published), periods[0])
    if said.relation in (1, 2):
        after = [period for period in periods if period.start > published]
        return after[said.relation - 1] if len(after) >= said.relation else periods[-1]
    if said.relation == 0:
        return min(
            periods, key=lambda period: (_distance(period, published), (period.start > published) == (tense == "past"))
        )
    if tense == "past":
        return before[-1] if before else periods[0]
    if tense == "future":
        return next((period for period in periods if period.end > published + weekly), periods[-1])
    return min(periods, key=lambda period: (_distance(period, published), period.start > published))


def _distance(period: Period, day: int) -> int:
    return max(period.start - day, day - period.end + 1, 0)


def nearest_told(said: Said, anchor: Period) -> Period | Impossible | None:
    """The occurrence in the anchor's year, or the next after it within a year; a short step back is allowed."""
    found = candidates(said, anchor.start)
    if interval.rank(anchor.precision) >= interval.rank("year"):
        return calendar.in_year(said, interval.civil(anchor.start)[0])
    for period in found:
        if isinstance(period, Impossible):
            return period
        if period.end > anchor.start - _NEAR_BEFORE:
            return period
    return None
