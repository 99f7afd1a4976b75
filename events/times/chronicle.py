"""The dates that head the lines of a chronicle: «9 juin 2024. ... 5 septembre. ... 13 décembre. ...»."""

import re

from events import interval
from events.interval import Period
from events.times.choose import candidates
from events.times.dated import Dated
from events.times.published import finish
from events.times.story import Story

_HEADED = re.compile(r"[ \xa0]*(?:[.:–—]\s|\n)")
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
