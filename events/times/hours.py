"""Hours of a story: the day that an hour is of, and where a count of hours leads."""

from dataclasses import replace

from events import interval
from events.interval import Period
from events.times.chronicle import section_of
from events.times.counting import days_of_hours
from events.times.dated import Dated
from events.times.published import finish
from events.times.reading import Reading, Said
from events.times.story import Story

_NOON = 12  # the hours before it are of a night's second day
_NEXT = 2  # sentences after an evening in which a small hour is still of its night
_SOON = 6  # hours within which what follows on a day is mostly still of it
_EVENING, _SMALL = 18, 6  # an hour from the one on is followed by those before the other on the next day
_LATE = ("EV", "NI")


def hour_of_story(story: Story, index: int) -> tuple[int, Period] | None:
    """The date that an hour hangs on, and its day: the day right after it, else the one told last.

    In the past tense and in a paragraph without a day of its own it is of the story: «La séance a été levée à 21 h».
    """
    reading = story.readings[index]
    beside = story.day_beside(index)
    on = beside if beside is not None and story.tells(beside) else _day_told(story, index, reading)
    if on is None or (on != beside and story.readings[on].paragraph != reading.paragraph):
        section = section_of(story, index)
        on = section if section is not None else on
    days = story.done[on].period if on is not None else None
    if on is None or days is None:
        return None
    said = reading.said
    early = (said.hour is not None and said.hour < _NOON) or said.daypart == "MO"
    first = days.end - 1 if days.length > 1 and early else days.start
    if days.length == 1 and on < index and _is_past_midnight(story, on, reading):
        first += 1
    if on > index and _is_of_evening_before(story, index):
        first -= 1
    if on < index and days.length == 1 and _is_night_before(story, on, reading):
        first -= 1
    return on, Period(first, first + 1, "day")


def _is_of_evening_before(story: Story, index: int) -> bool:
    """Whether an hour begins a range that ends after midnight: «entre 22 h et 4 h dimanche»."""
    hour = story.readings[index].said.hour
    until = story.readings[index + 1].said.hour if story.opens_range(index) else None
    return hour is not None and until is not None and until < hour


def _is_night_before(story: Story, on: int, reading: Reading) -> bool:
    """Whether a night was over on the morning told just before: «L'armée a annoncé lundi matin avoir abattu deux drones dans la nuit»."""
    then, over = story.hour_of(on), reading.said.daypart == "NI" and reading.said.hour is None
    over = over and reading.background == "before" and story.readings[on].sentence == reading.sentence
    return over and (then.daypart == "MO" or (then.hour is not None and then.hour < _NOON))


def dated_at_hour(reading: Reading, told: tuple[int, Period]) -> Dated:
    """An hour on its day; the midnight of «peu avant minuit» is the end of that day."""
    on, day = told
    dated = finish(reading.said, day, "story", on)
    return dated._replace(value=f"{interval.timex(day)}T24:00") if _is_before_midnight(reading) else dated


def _is_before_midnight(reading: Reading) -> bool:
    return reading.signal == "before" and reading.said.hour in (0, 24) and not reading.said.minute


def _is_past_midnight(story: Story, on: int, reading: Reading) -> bool:
    """Whether an hour is of the night that an evening told before begins: «Vers 21 h 40, ... L'assaut est donné à 0 h 20»."""
    then, said = story.hour_of(on), reading.said
    if _is_before_midnight(reading):
        return False
    until = reading.signal == "until" and then.hour is None and not then.daypart  # "until dawn" is of the next day
    late = until or then.daypart in _LATE or _EVENING <= (then.hour or 0) < 24
    small = said.daypart == "MO" if said.hour is None else said.hour < _SMALL
    same = story.readings[on].paragraph == reading.paragraph
    near = reading.sentence - story.readings[on].sentence <= _NEXT  # "at 9.30 pm ... / All were taken off by 4 am"
    same = same or (near and then.hour is not None and said.hour is not None)
    return late and small and same and (until or reading.background != "before")


def _day_told(story: Story, index: int, reading: Reading) -> int | None:
    earlier = _day_before(story, index, reading)
    if earlier is not None:
        return earlier
    behind = None
    for before, period in story.before(index):
        there = story.readings[before].paragraph == reading.paragraph
        beyond = behind is not None and story.readings[before].paragraph != story.readings[behind].paragraph
        told_on = reading.tense in ("past", "story") or (reading.fronted and not (reading.tense or reading.present))
        if not there and (beyond or not told_on):
            break
        if not (there or reading.tense) and story.published is not None and period.end > story.published.start:
            break  # a scene of long ago told as if it were now, and not what is to come
        over = reading.tense in ("past", "story") and story.readings[before].sentence != reading.sentence
        if period.precision != "day" or ((over or not there) and story.is_yet_to_be(before, index, period)):
            continue  # "Parliament will be dissolved next Thursday. He briefed the cabinet at 4pm"
        if not story.steps_back(before, index):
            return before
        if behind is None or (story.aside(behind, index) and not story.aside(before, index)):
            behind = before
    return behind


def _day_before(story: Story, index: int, reading: Reading) -> int | None:
    """The first day of the paragraph before, where a paragraph opens with what had happened before its last.

    «Six personnes sont mortes dimanche. Le bilan a été alourdi mardi. / Le bac avait appareillé à 17 h 30.»
    """
    if reading.background != "before" or reading.tense != "past":
        return None
    days: dict[int, int] = {}
    for before, period in story.before(index):
        other = story.readings[before]
        if other.paragraph == reading.paragraph or reading.paragraph - other.paragraph > 1:
            break
        if period.precision == "day" and not other.attached and not story.steps_back(before, index):
            days[before] = period.start
    first = min(days, key=lambda before: (days[before], before), default=None)
    return first if first is not None and days[first] < days[max(days)] else None


def hours_on(said: Said, then: Said | None, days: Period) -> tuple[Said, Period] | None:
    """What so many hours from a date say and the day of that; None where the day is not known.

    Args:
        said: a count of hours, minutes or seconds.
        then: what the date says that it counts from, with its hour if that is known.
        days: of that date.
    """
    if said.approx or said.count is None:
        return None
    timed = then is not None and then.hour is not None and then.hour <= 24 and said.clock_unit != "S"
    if then is not None and timed and days.precision == "day":
        start = (then.hour or 0) * 60 + (then.minute or 0)
        whole, minutes = divmod(start + said.count * (60 if said.clock_unit == "H" else 1), 24 * 60)
        return replace(said, hour=minutes // 60, minute=minutes % 60), days.shifted(whole, "day")
    whole, rest = days_of_hours(said)
    if not rest or (not whole and days.precision == "day" and days.length == 1 and _is_soon(said, then)):
        return said, days.shifted(whole if said.count > 0 else -whole, "day")
    return None


def _is_soon(said: Said, then: Said | None) -> bool:
    """Whether hours or minutes from a day without an hour are still of it: «Lundi, ... Deux heures plus tard, ...».

    Not after an evening nor before a morning, where they may lead over midnight.
    """
    if then is None or said.count is None or (said.clock_unit == "H" and abs(said.count) > _SOON):
        return False
    if said.count > 0:
        return then.daypart not in _LATE and not then.night and (then.hour or 0) < _EVENING
    return then.daypart != "MO" and not then.night and (then.hour is None or then.hour >= _SMALL)
