"""Which occurrence of a date without its year, or of a weekday, is meant."""

from events import interval
from events.interval import Period
from events.times import calendar
from events.times.calendar import Impossible
from events.times.reading import Reading, Said

_YEARS = 550  # days in which a date is looked for that has the weekday said beside it
_ADVENT = 12  # days of a year that are of its last winter
_MONTH = 31  # days
_AHEAD = 120  # days to what is to come, from which on a verb that does not say so tells of the past
_NEAR_BEFORE = 100  # days by which a story may step back to a date without a year
_OF_A_YEAR = (1, 2, 3)  # seasons that lie in one year


def effective_tense(reading: Reading) -> str:
    """The tense by which an occurrence is chosen: "d'ici" and "pour" look ahead, of "jusqu'au" the verb says nothing."""
    if reading.signal == "by" and reading.tense == "past" and (reading.fronted or reading.background == "before"):
        return "past"  # "By Sunday 300 ships were waiting", "and by the end of the year it had missed two payments"
    if reading.signal == "by" or (reading.signal == "for" and _planned(reading)):
        return "future"
    if reading.signal == "since":
        return "past"
    if reading.signal == "until" and reading.background in ("before", "during"):
        return "past"  # «Il avait été le numéro deux de la junte jusqu'en avril»
    if reading.signal == "until":
        return "either" if reading.tense == "past" else reading.tense or "future"
    if reading.signal == "from" and not reading.tense:
        return "future"  # «examine à partir de lundi»
    if _of_an_event(reading) or (reading.of_noun and reading.said.relation == 0 and not reading.befell):
        return ""  # «La séance de ce jeudi est annulée»
    if reading.present:
        return "present"
    return "past" if reading.tense == "story" else reading.tense


def _is_against(period: Period, published: int, tense: str) -> bool:
    """Whether a tense forbids days: the past those to come, the future those that are over."""
    return period.start > published if tense == "past" else tense == "future" and period.end <= published


def _of_an_event(reading: Reading) -> bool:
    """Whether a day is of a noun, which the verb neither dates nor places: «favorite de la présidentielle du 8 octobre»."""
    if (
        reading.befell
        or not reading.of_noun
        or reading.said.day is None
        or reading.said.month is None
        or reading.range_ is not None
    ):
        return False
    if reading.signal == "from":
        return reading.tense == "past"  # «ont voté la fin de la liaison à compter du 12 janvier»
    return not reading.signal and reading.background != "before"


def _planned(reading: Reading) -> bool:
    """Whether "pour" says what is to come: figures "pour le premier trimestre" are of the last one."""
    told = reading.tense == "story" and reading.said.weekday is None  # "has summoned him for Wednesday"
    return not told and reading.said.quarter is None and reading.said.half_year is None


def candidates(said: Said, near: int) -> list[Period | Impossible]:
    """The occurrences of what returns every week or year, in order, around a day."""
    if said.weekday is not None and said.day is None and not said.calendar_beside_weekday():
        first = near - interval.weekday(near) + said.weekday - 21
        return [Period(first + 7 * n, first + 7 * n + 1, "day") for n in range(7)]
    year, month, _ = interval.civil(near)
    if said.day is not None and said.month is None and not said.feast:
        return _days_of_months(said.day, year * 12 + month - 1)
    found = [calendar.in_year(said, other) for other in range(year - 2, year + 4)]
    return [period for period in found if period is not None]


def _days_of_months(day: int, around: int) -> list[Period | Impossible]:
    """A day of the months around one that is counted from the year 0; months that lack the day are left out."""
    months = [(index // 12, index % 12 + 1) for index in range(around - 13, around + 14)]
    return [interval.day(year, month, day) for year, month in months if interval.exists(year, month, day)]


def choose(said: Said, published: int, tense: str) -> Period | Impossible | None:
    """The occurrence that relation, tense and nearness to publication ask for."""
    found = candidates(said, published)
    periods = [period for period in found if isinstance(period, Period)]
    if not periods:
        return found[0] if found else None
    weekly = said.weekday is not None and said.day is None
    if said.weekday is not None and said.day is not None:
        periods = [p for p in periods if _is_on(p, said.weekday) and abs(p.start - published) <= _YEARS] or periods
    before = [period for period in periods if period.start <= published]
    if weekly is False and said.weekday is not None and said.month is None and not said.feast:
        near = min(_distance(period, published) for period in periods)
        tense = "" if near <= _MONTH else tense  # «samedi 15» is hardly more than a month away
    if said.relation == -1:
        return next((period for period in reversed(periods) if period.end <= published), periods[0])
    if said.relation in (1, 2, 3):  # "Monday week" counts the Monday on which it is said
        after = [period for period in periods if period.start >= published + (said.relation == 1)]
        return after[said.relation - 1] if len(after) >= said.relation else periods[-1]
    if said.relation == 0:
        if said.weekday is not None and tense in ("past", "future"):  # «a été adopté ce lundi», said on Friday
            periods = [period for period in periods if not _is_against(period, published, tense)] or periods
        if said.season is not None and tense == "past":  # «a vérifié, cet hiver», said in October
            periods = before or periods
        if said.season is not None and tense == "future":  # "is due this autumn", said in May
            periods = [period for period in periods if period.end > published] or periods
        if (said.season in _OF_A_YEAR and tense in ("", "present")) or (said.month is not None and said.day is None):
            year = interval.civil(published)[0]  # "goes to trial this fall", said in March
            own = [period for period in periods if interval.civil(period.start)[0] == year]
            periods = [period for period in own if not _is_against(period, published, tense)] or periods
        return min(
            periods, key=lambda period: (_distance(period, published), (period.start > published) == (tense == "past"))
        )
    if tense == "past":
        return before[-1] if before else periods[0]
    if tense == "future" or (tense == "present" and weekly):  # «Biden s'exprimera mardi», said on Tuesday: that day
        return next((period for period in periods if period.end > published), periods[-1])
    nearest = min(periods, key=lambda period: (_distance(period, published), period.start > published))
    plain = (
        not tense and said.weekday is None and not said.feast and (said.month is not None or said.season is not None)
    )
    if plain and before and nearest.start - published > _AHEAD:
        return before[-1]  # «Le 3 septembre, il s'affaisse», told in March
    return nearest


def _is_on(period: Period, weekday: int) -> bool:
    return interval.weekday(period.start) == weekday


def _distance(period: Period, day: int) -> int:
    return max(period.start - day, day - period.end + 1, 0)


def nearest_told(said: Said, anchor: Period, *, ahead: bool = False) -> Period | Impossible | None:
    """The occurrence in the anchor's year, or the next after it within a year; a short step back unless it is ahead."""
    found = candidates(said, anchor.start)
    if interval.rank(anchor.precision) >= interval.rank("year"):
        return calendar.in_year(said, interval.civil(anchor.start)[0])
    back = 0 if ahead or (said.weekday is not None and said.day is None) else _NEAR_BEFORE
    possible = [period for period in found if isinstance(period, Period)]
    if not possible:
        return found[0] if found else None
    return next((period for period in possible if period.end > anchor.start - back), None)


def following(said: Said, anchor: Period) -> Period | Impossible | None:
    """The first occurrence after an anchor, the last before it or that of its year: «mars suivant», «le lundi précédent»."""
    if said.relation_story == 0:
        own = calendar.in_year(said, interval.civil(anchor.start)[0]) if said.month is not None else None
        return own if isinstance(own, Period) and own.end > anchor.start else nearest_told(said, anchor)
    found = [period for period in candidates(said, anchor.end - 1) if isinstance(period, Period)]
    if said.relation_story == -1:
        winter = said.season == 4 and anchor.precision == "year"  # before 2019 began that of 2018
        before = [period for period in found if (period.start if winter else period.end - 1) < anchor.start]
        return before[-1] if before else None
    late = anchor.end - (_ADVENT if said.season == 4 else 0)  # of 1794 the next winter begins in it
    return next((period for period in found if period.start >= late), None)
