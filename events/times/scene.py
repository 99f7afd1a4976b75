"""What has just been set before a date without its year: a topic that only names a year, a scene told in the present."""

from collections.abc import Callable
from itertools import islice

from events import interval
from events.interval import Period
from events.times import calendar
from events.times.dated import Dated
from events.times.reading import Reading
from events.times.story import STOP, Story

_SOON = 60  # days to what is to come from a day told just before
_TOPIC = 30  # code points of a sentence that only names what is told of, up to its year
_CLOSING = 8  # and after it
_NEAR = 2  # sentences in which a scene of the present goes on
_SEASON = 3  # dates and sentences in which a season goes on
_DATES = 30  # dates of so many sentences, but for lists


def topic_before(story: Story, index: int) -> int | None:
    """The year that a short sentence without a verb names right before: «Celle de 1902 ? Elle a débuté le 3 mai»."""
    before, reading = index - 1, story.readings[index]
    if before < 0 or reading.said.month is None or reading.said.relation is not None or reading.tense == "future":
        return None
    other = story.readings[before]
    near = reading.sentence - other.sentence == 1 and reading.paragraph == other.paragraph
    bare = other.said.year is not None and other.verb_char is None and story.tells(before)
    return before if near and bare and _is_short(story, before, reading.start_char) else None


def _is_short(story: Story, before: int, end: int) -> bool:
    """Whether the sentence of a date begins shortly before it and ends right after it."""
    other = story.readings[before]
    opened = other.start_char < _TOPIC or STOP.search(story.text, other.start_char - _TOPIC, other.start_char)
    closed = STOP.search(story.text, other.end_char, end)
    return bool(opened) and closed is not None and closed.end() - other.end_char < _CLOSING


def comes_soon(story: Story, found: Period, told: Period, reading: Reading) -> bool:
    """Whether a day to come is soon after one told just before, in a text whose own day nobody told.

    «Le 3 mars 2022, un incendie a détruit la halle. Une réunion publique aura lieu le 10 mars.»
    """
    if reading.said.day is None or told.precision != "day" or not 0 < found.start - told.start <= _SOON:
        return False
    near = (n for n, other in enumerate(story.readings) if _is_right_before(other, reading) and n in story.done)
    return any(story.done[n].period == told for n in near)


def _is_right_before(other: Reading, reading: Reading) -> bool:
    """Whether a date is told as over, in the paragraph of another and its sentence or the one before."""
    apart = reading.sentence - other.sentence
    return other.paragraph == reading.paragraph and apart in (0, 1) and other.tense in ("past", "story")


def scene_before(story: Story, index: int, is_history: Callable[[Dated], bool]) -> int | None:
    """The date of long ago, told in the present in the sentences before, from which a date without its year goes on.

    «Une batterie prend feu le 18 mars 2022. Le rappel, décidé le 1er avril, coûte 11 millions» and, of what was to
    come then, «L'armée reprend son avance le 14 août 1974. Il ne rentrera que le 7 décembre».
    """
    reading = story.readings[index]
    if not _may_go_on(reading):
        return None
    for before, period in islice(story.before(index), _DATES):
        other = story.readings[before]
        if other.paragraph != reading.paragraph or reading.sentence - other.sentence > _NEAR:
            return None
        if other.sentence == reading.sentence and other.said.year is not None:
            return None  # «Passée en Afrique au début de 1941, elle y tombe malade en juin»
        beside = other.attached or other.background or other.signal or other.tense == "future"
        if other.sentence == reading.sentence or beside:
            continue
        fine = interval.rank(period.precision) <= interval.rank("month")
        return before if fine and _tells_now(other, reading) and is_history(story.done[before]) else None
    return None


def _may_go_on(reading: Reading) -> bool:
    """Whether a date may be of such a scene: a month, or a season that does not stand with a noun."""
    said = reading.said
    named = said.month is not None or (said.season is not None and not reading.attached)
    return named and said.relation is None and (reading.attached or _goes_on(reading) or reading.tense == "future")


def _goes_on(reading: Reading) -> bool:
    return not (reading.tense or reading.fronted or reading.attached)


def _tells_now(other: Reading, reading: Reading) -> bool:
    """Whether a date is told in the present, as far as its verb says: «deux jours plus tard, elle est opérée» may be."""
    steps = other.said.anchor == "story"
    if other.tense == "past":
        return steps and not other.done and _goes_on(reading)
    return other.tense == "" and bool(other.present or other.fronted or steps or reading.attached)


def season_before(story: Story, index: int) -> int | None:
    """The season just told in which a day of the year lies: «À l'automne 2022, la rumeur enfle. Le 27 octobre, ...»."""
    reading, published = story.readings[index], story.published
    if reading.said.day is None or reading.said.month is None or published is None:
        return None
    for before, period in islice(story.before(index), _SEASON):
        other = story.readings[before]
        near = reading.sentence - other.sentence <= _SEASON and reading.paragraph == other.paragraph
        if period.precision != "season" or not near or other.attached or period.end > published.start:
            continue
        years = range(interval.civil(period.start)[0], interval.civil(period.end)[0] + 1)
        days = (calendar.in_year(reading.said, year) for year in years)
        if any(isinstance(day, Period) and period.start <= day.start < period.end for day in days):
            return before
    return None
