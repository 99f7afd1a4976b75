"""The dates that head the lines of a chronicle: «9 juin 2024. ... 5 septembre. ... 13 décembre. ...», or its sections."""

import re

from events import interval
from events.interval import Period
from events.times.choose import candidates, choose, effective_tense
from events.times.dated import Dated
from events.times.published import finish
from events.times.story import Story

_HEADED = re.compile(r"[ \xa0]*(?:[.:–—]\s|\n)")
_ALONE = re.compile(r"[ \xa0]*[.:–—]?[ \xa0]*\n")
_SECTION = 6  # paragraphs under a single such heading
_BULLET = 4  # code points before a date at the head of a line
_LATELY = 30  # days before publication of which a chronicle names weekdays only


def in_chronicle(story: Story, index: int) -> Dated | None:
    """A date without its year or month that heads a line: the first such after the one that heads an earlier line."""
    said, published = story.readings[index].said, story.published
    if said.relation is not None or not _heads_line(story, index):
        return None
    on = next((before for before, _ in story.before(index) if _heads_line(story, before)), None)
    headed = story.done[on].period if on is not None else None
    if on is None or headed is None or interval.rank(headed.precision) > interval.rank("month"):
        return None
    after = [one for one in candidates(said, headed.start) if isinstance(one, Period) and one.start >= headed.start]
    if published is not None and headed.end <= published.start:
        after = [one for one in after if one.start < published.end]
        weekly = said.weekday is not None and said.day is None and story.readings[on].said.weekday is None
        if weekly and published.start - headed.start <= _LATELY:
            after = after[-1:]  # «16 mars. ... Mardi. ...», but «Jeudi 24 février. ... Vendredi. ...»
    return finish(said, after[0], "story", on) if after else None


def _heads_line(story: Story, index: int) -> bool:
    """Whether a date stands alone at the head of a line: «5 septembre. Barnier est nommé.»"""
    reading = story.readings[index]
    before = story.text[max(0, reading.start_char - _BULLET) : reading.start_char]
    if len(before) == _BULLET and "\n" not in before:
        return False
    bare = not before.rpartition("\n")[2].strip(" •*–—-")
    return bare and _HEADED.match(story.text, reading.end_char) is not None


def in_section(story: Story, index: int) -> Dated | None:
    """A weekday as the one nearest to the day that heads its section: «Dimanche 5 novembre / ... disparu depuis jeudi ...»."""
    reading = story.readings[index]
    weekly = reading.said.weekday is not None and reading.said.day is None
    on = section_of(story, index) if weekly else None
    days = story.done[on].period if on is not None else None
    return (
        finish(reading.said, choose(reading.said, days.start, effective_tense(reading)), "story", on) if days else None
    )


def section_of(story: Story, index: int) -> int | None:
    """The day in whose section a date lies: one that is all of a line, and not that of publication.

    «Lundi 4 mars / Le feu prend vers 23 h dans un immeuble.»
    """
    reading, published = story.readings[index], story.published
    own = None
    for before, days in story.before(index):
        if not _is_heading(story, before) or days.precision != "day":
            continue
        if own is not None:
            return own
        if story.readings[before].paragraph == reading.paragraph or (
            published is not None and days.end > published.start
        ):
            return None
        own = before
        if reading.paragraph - story.readings[before].paragraph <= _SECTION:
            return own
    return None


def _is_heading(story: Story, index: int) -> bool:
    """Whether a date is all of a line, but for marks."""
    reading, text = story.readings[index], story.text
    if story.opens_range(index) or not reading.said.calendar or reading.said.day is None:
        return False
    before = text[max(0, reading.start_char - _BULLET) : reading.start_char]
    begins = reading.start_char < _BULLET or "\n" in before
    bare = not before.rpartition("\n")[2].strip(" •*–—-#")
    return begins and bare and _ALONE.match(text, reading.end_char) is not None
