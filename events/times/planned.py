"""What was planned for a date without its year, by what the same sentence tells of when that was."""

from events import interval
from events.interval import Period
from events.times.choose import choose, nearest_told
from events.times.dated import Dated
from events.times.published import finish
from events.times.reading import Reading
from events.times.story import Story

_BESIDE = 3  # dates of a sentence before and after one


def planned_then(story: Story, index: int) -> Dated | None:
    """The first such date after what is told with it, where that is over: «Le 12 mars 2023, il annule le sommet prévu le 2 avril».

    Not what will be, as seen from publication: «Le sommet annoncé le 12 mars 2023 aura lieu le 2 avril».
    """
    reading, published = story.readings[index], story.published
    said = reading.said
    planned = reading.tense == "future" and not reading.foretold and said.relation is None
    if not planned or published is None or (said.month is None and said.weekday is None):
        return None
    for other in _beside(story, index):
        days = _told(story, other)
        if days is None or days.end > published.start or interval.rank(days.precision) > interval.rank("month"):
            continue
        if other > index and said.month is None:
            continue
        found = nearest_told(said, days, ahead=True)
        if isinstance(found, Period) and found.start < published.start:
            return finish(said, found, "story" if other < index else "published", other if other < index else None)
    return None


def _beside(story: Story, index: int) -> list[int]:
    """The other dates of the sentence, those before first, the nearest first."""
    near = [*range(index - 1, index - 1 - _BESIDE, -1), *range(index + 1, index + 1 + _BESIDE)]
    sentence = story.readings[index].sentence
    return [n for n in near if 0 <= n < len(story.readings) and story.readings[n].sentence == sentence]


def _told(story: Story, index: int) -> Period | None:
    """The days of what a verb or the head of a sentence tells as over; also of a month that is only read afterwards."""
    reading = story.readings[index]
    to_come = reading.tense == "future" and not reading.said.absolute
    plain = not (reading.attached or reading.signal or reading.hangs_on or to_come)
    if not plain or reading.said.kind != "date":
        return None
    if index in story.done:
        return story.done[index].period if story.tells(index) else None
    return _read_later(reading, story.published)


def _read_later(reading: Reading, published: Period | None) -> Period | None:
    said = reading.said
    plain = said.month is not None and not (said.absolute or said.anchor) and reading.tense == "past"
    found = choose(said, published.start, "past") if plain and published is not None else None
    return found if isinstance(found, Period) else None
