"""What the dates beside one say of it: the other end of a range, a date that a count only says again, the day of a night."""

import re
from collections.abc import Callable
from dataclasses import replace

from events import interval
from events.interval import Period
from events.times.choose import candidates, following, nearest_told
from events.times.counting import exactly
from events.times.dated import Anchor
from events.times.reading import Said
from events.times.story import Story

_RUN = 3  # dates in the order of time that make a story
_WEEKS = 28  # days in which a day of the month is named by its number alone
APPOSED = re.compile(r"\s*,\s*(?:\w{1,3}\s)?\s*")
"""What stands between two dates that say the same: a comma, and an article at most."""


def _begins(story: Story, index: int) -> int | None:
    """The date right before of the same range and sentence, if its days are known."""
    before, readings = index - 1, story.readings
    if before < 0 or readings[index].range_ is None or not story.tells(before):
        return None
    same = readings[before].range_ == readings[index].range_ and readings[before].sentence == readings[index].sentence
    return before if same else None


def weekday_of_range(story: Story, index: int) -> Period | None:
    """The weekday with which a range begins that ends on another: «de lundi à mercredi»."""
    before = _begins(story, index)
    if before is None or story.done[before].anchor != "published":
        return None
    ends = (story.readings[before].said, story.readings[index].said)
    weekly = all(said.weekday is not None and said.day is None for said in ends)
    return story.done[before].period if weekly else None


def days_to_last(story: Story, index: int) -> int:
    """How many days after a weekday, of which a verb tells as over, the last of its range is: of «lundi et mardi» one."""
    reading = story.readings[index]
    if not reading.done or not story.opens_range(index):
        return 0
    first, last = reading.said.weekday, story.readings[index + 1].said.weekday
    weekly = first is not None and last is not None and reading.said.day is None
    return ((last or 0) - (first or 0)) % 7 if weekly else 0


def weekday_before(story: Story, index: int) -> Period | None:
    """The weekday of what had happened before another of its sentence: "resumed on Tuesday after suspending it [on Saturday]"."""
    reading, before = story.readings[index], index - 1
    if before < 0 or reading.background != "before" or not story.tells(before):
        return None
    other, told = story.readings[before], story.done[before]
    weekly = all(one.weekday is not None and one.day is None for one in (reading.said, other.said))
    apart = other.sentence != reading.sentence or other.background == "before" or reading.said.relation is not None
    if told.period is None or told.anchor != "published" or not weekly or apart:
        return None
    days = (day for day in candidates(reading.said, told.period.start) if isinstance(day, Period))
    return next((day for day in reversed(list(days)) if day.end <= told.period.start), None)


def other_end(story: Story, index: int) -> int | None:
    """The date before of the same range, where that took its year from the story: «le 9 et le 14 juillet»."""
    before = _begins(story, index)
    return before if before is not None and story.done[before].anchor == "story" else None


def day_within(story: Story, index: int) -> Anchor | None:
    """The day told before in the year or month just told, which is what «ce soir-là» points to.

    «Il avait été tué le 14 mai 2021, a répété jeudi le juge. Les faits remontent à trois ans. Ce soir-là, ...»
    """
    said, on = story.readings[index].said, index - 1
    days = story.done[on].period if on >= 0 and story.tells(on) else None
    near = on >= 0 and story.readings[index].sentence - story.readings[on].sentence <= 1
    coarse = days is not None and interval.rank("week") < interval.rank(days.precision) <= interval.rank("year")
    if days is None or not coarse or not near or not said.pointing or said.count != 0 or said.unit not in ("", "day"):
        return None
    for before, _ in story.before(on):
        told = story.done[before].days
        if told is not None and told.precision == "day" and days.start <= told.start < days.end:
            return Anchor(told, before)
    return None


def said_again(story: Story, index: int) -> Anchor | None:
    """The date right before that a count only says again: «Mort en 2019, il avait fini en 2007, douze ans plus tôt»."""
    reading, before = story.readings[index], index - 1
    said = reading.said
    if before < 0 or not said.counted or said.hours or story.is_known(index) or not story.tells(before):
        return None
    period, beside = story.done[before].period, story.readings[before]
    told = beside.said.anchor != "story" and APPOSED.fullmatch(story.text[beside.end_char : reading.start_char])
    unit, count = said.unit or "day", said.count or 0
    if period is None or not told or interval.rank(period.precision) > interval.rank(unit):
        return None
    for _, other in story.before(before):
        if interval.rank(other.precision) <= interval.rank(unit):
            then = other.shifted(count, unit)
            if then.start <= period.start < then.end:
                return Anchor(period, before, again=True)
    return None


def told_right_after(story: Story, alone: Callable[[int], Period | None], index: int) -> Anchor | None:
    """The day that the sentence tells next: "Ray, who had taken over nine days earlier, left on Saturday".

    Args:
        story: what was told so far.
        alone: the days of a reading that needs no story, or None.
        index: of a count in a clause of what had happened before.
    """
    reading, after = story.readings[index], index + 1
    if reading.background != "clause" or not reading.said.counted or after >= len(story.readings):
        return None
    following = story.readings[after]
    main = following.sentence == reading.sentence and not following.signal and following.background != "clause"
    days = alone(after) if main else None
    return Anchor(days, None) if days is not None and days.precision == "day" else None


def day_counted(story: Story, on: int) -> Period | None:
    """The day to which whole weeks from a day lead, by which the weekday after is counted: «Deux semaines plus tard»."""
    said, origin = story.readings[on].said, story.done[on].on
    days = story.done[origin].days if origin is not None else None
    weekly = said.unit == "week" and said.counted and not said.approx and said.anchor == "story"
    if not weekly or days is None or days.precision != "day":
        return None
    return exactly(days, replace(said, unit="day", count=7 * (said.count or 0)))


def after_weeks(story: Story, index: int) -> Anchor | None:
    """What whole weeks or years led to, from which the next step counts: «Une semaine plus tard, ... Le lendemain, ...».

    A day is the next step after weeks, a month after years («Un an plus tard, ... Le mois suivant, ...»).
    """
    said, on = story.readings[index].said, index - 1
    if said.counted or said.hours or said.pointing or not said.count or story.is_known(index):
        return None
    if on < 0 or not story.tells(on) or story.readings[index].sentence - story.readings[on].sentence > 1:
        return None
    days = day_counted(story, on) if said.unit == "day" else month_counted(story, on) if said.unit == "month" else None
    weeks = story.done[on].period
    if days is None or weeks is None or days.start >= weeks.end or story.aside(on, index):
        return None  # «le 16 juin, trois semaines après la visite. Grève le lendemain»
    return Anchor(days, on, about=True)


def month_counted(story: Story, on: int) -> Period | None:
    """The month to which whole years from a day or month lead."""
    said, origin = story.readings[on].said, story.done[on].on
    days = story.done[origin].days if origin is not None else None
    yearly = said.unit == "year" and said.counted and not said.approx and said.anchor == "story"
    if not yearly or days is None or interval.rank(days.precision) > interval.rank("month"):
        return None
    return days.shifted(12 * (said.count or 0), "month")


def is_late(said: Said) -> bool:
    """Whether it says an evening or a night."""
    return said.night or said.daypart in ("EV", "NI")


def after_night(story: Story, on: int, said: Said, days: Period) -> Period:
    """The day that "le jour même" means of a night «du 16 au 17»: the 17th, and for "le soir même" the 16th."""
    whole = story.done[on].period
    if whole is None or whole.precision != "day" or whole.length == 1 or said.daypart in ("EV", "AF"):
        return days
    return Period(whole.end - 1, whole.end, "day")


def that_weekday(story: Story, index: int, said: Said, told: Period) -> Period:
    """For «ce samedi-là»: the day told last that is one, else the next from what was told last."""
    days = (period for _, period in story.before(index) if period.precision == "day")
    plain = replace(said, anchor="", count=None, unit="")
    found = next((day for day in days if interval.weekday(day.start) == said.weekday), nearest_told(plain, told))
    return found if isinstance(found, Period) else told


def day_again(story: Story, last: int, said: Said) -> Period | None:
    """A day of the weeks before the date told last that had the same number: «dans la nuit du 2 au 3 ... averti dès le 3».

    Args:
        story: what was told so far.
        last: the date told last.
        said: a day of the month alone.
    """
    told = story.done[last].period
    if told is None or said.weekday is not None:
        return None
    for _, days in story.before(last):
        near = 0 <= told.start - days.start <= _WEEKS
        if near and days.precision == "day" and interval.civil(days.end - 1)[2] == said.day:
            return Period(days.end - 1, days.end, "day")
    return None


def day_before(story: Story, last: int, index: int) -> Period | None:
    """The last day of a number before the date told last, of which a sentence tells what had happened before it.

    «Le 25 mai, on négocie. Sud-Aviation avait été occupée la première, le 14.»
    """
    other, reading, told = story.readings[last], story.readings[index], story.done[last].period
    apart = reading.sentence != other.sentence and reading.background == "before"
    if told is None or told.precision != "day" or reading.said.weekday is not None or not apart:
        return None
    found = [day for day in candidates(reading.said, told.start) if isinstance(day, Period) and day.start < told.start]
    return found[-1] if found else None


def soon_after(story: Story, before: int, said: Said) -> tuple[int, Period] | None:
    """The first such day after a vague count, and what that counts from: «Quelques semaines plus tard, le 21 novembre, ...».

    Args:
        story: what was told so far.
        before: the vague count, right before the date.
        said: a date without its year.
    """
    counted = story.readings[before].said
    vague = counted.anchor == "story" and counted.approx and (counted.count or 0) > 0
    if not vague or counted.unit not in ("day", "week", "month") or said.month is None:
        return None
    for on, days in story.before(before):
        if not story.aside(on, before) and interval.rank(days.precision) <= interval.rank("month"):
            found = following(said, days)
            return (on, found) if isinstance(found, Period) else None
    return None


def told_in_order(story: Story, index: int) -> bool:
    """Whether the last dates of a paragraph were told in the order of time, so that the next is later still."""
    paragraph, last = story.readings[index].paragraph, None
    count = 0
    for before, days in story.before(index):
        if story.readings[before].paragraph != paragraph or count >= _RUN:
            break
        if story.aside(before, index):
            continue
        if last is not None and days.start > last:
            return False
        last, count = days.start, count + 1
    return count >= _RUN


def is_in_unknown_year(story: Story, index: int) -> bool:
    """Whether a date is of a year that the words before it count from nobody knows what: «Neuf ans après l'invasion, le 15 novembre, »."""
    before, said = index - 1, story.readings[index].said
    if before < 0 or before not in story.done or said.relation is not None:
        return False
    other, dated = story.readings[before], story.done[before]
    counted = other.said.unit == "year" and other.said.counted and dated.reason == "no-anchor"
    end = max(other.end_char, other.hangs_on_end_char or 0)
    return counted and story.text[end : story.readings[index].start_char].strip() == ","


def dated_beside(story: Story, index: int, alone: Callable[[int], Period | None]) -> Anchor | None:
    """The date with its year that says a count again in other words: «soixante-treize ans plus tard, le 1er septembre 1985»."""
    reading, other = story.readings[index], index + 1
    counts = reading.said.counted and not reading.said.approx and reading.said.unit in ("week", "month", "year")
    if not counts or reading.hangs_on or other >= len(story.readings):
        return None
    mate = story.readings[other]
    dated = mate.said.kind == "date" and mate.said.absolute and mate.said.month is not None
    if not dated or story.text[reading.end_char : mate.start_char].strip() != ",":
        return None
    days = alone(other)
    return Anchor(days, None, again=True) if days is not None else None


def told_just_before(story: Story, index: int) -> Anchor | None:
    """The day told in the sentence before: «Il l'a tentée le 10 août. L'orage les surprit le deuxième jour»."""
    on, reading = story.goes_on_from(index), story.readings[index]
    days = story.done[on].days if on is not None else None
    near = on is not None and reading.sentence - story.readings[on].sentence <= 1
    return Anchor(days, on) if near and days is not None and days.precision == "day" else None
