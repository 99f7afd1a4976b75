"""When the happening was that a date counts from: "deux ans après le coup d'État", "la veille de l'arrivée".

In order: the date that follows its name; the date that the same verb has already («Lundi, trois jours après le
séisme, ...»), which the words then only say again; the date told of the same noun, or of a word for that sort of
happening, before or, in words that need no story, after; what was told last; the day that the text is about.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from events import interval
from events.interval import Period
from events.model import fold
from events.times.counting import exactly
from events.times.reading import Reading
from events.times.story import LOOK_BACK, STOP, Story, coarsest

_COMMA = 30  # letters that a comma between a word and a date counts for
_SENTENCE = 60  # letters that the end of a sentence between them counts for
_STEM = 5  # letters by which two words are taken for forms of one
_VERB = 30  # letters of the auxiliaries of a verb
_AGO = 2  # letters that a sentence between a date and what may hang on it counts for
_LEADS = 4  # letters of the article or preposition that leads to a date in commas
_NEWS = 7  # days after which something is told as news
_NAME = 70  # letters of a name and what stands between it and the date that follows in commas
_NEAR = 2  # sentences in which "sa mort" points back to what was told
_FORWARD = 12  # dates after one that may be of what it hangs on


class Anchor(NamedTuple):
    """What a reading counts from.

    Attributes:
        period: its days.
        on: the reading that says them, or None where it is the publication.
        again: the reading does not count from it but says it again.
        about: they are near it, as a count of weeks leads to no certain day.
    """

    period: Period
    on: int | None
    again: bool = False
    about: bool = False


class Named:
    """Finds the happenings that readings name.

    Attributes:
        story: what was told so far.
        alone: the days of a reading that needs no story, or None.
    """

    def __init__(self, story: Story, alone: Callable[[int], Period | None]) -> None:
        self.story = story
        self.alone = alone

    def anchor(self, index: int) -> Anchor | None:
        """What a reading that names a happening counts from, or None."""
        ahead = self.story.ahead(index)
        if ahead is not None:
            return self._told(ahead)
        again = self._same_verb(index)
        if again is not None:
            return again
        if self.story.readings[index].hangs_by == "self":
            return self._told(self.story.goes_on_from(index))
        derived = self._counted_before(index)
        if derived is not None:
            return derived
        just_told = self._just_told(index) if self.story.readings[index].hangs_by == "near" else None
        noun = just_told if just_told is not None else self._same_noun(index)
        if noun is not None:
            return self._told(noun)
        if self.story.readings[index].hangs_main:
            return self._of_the_passage(index) or self._to_this_year(index)
        return (
            self._in_commas(index)
            or self._later_told(index)
            or self._to_the_day(index)
            or self._to_this_year(index)
            or self._unnamed(index)
        )

    def _counted_before(self, index: int) -> Anchor | None:
        """What another date says of it by being so many days from it: «samedi, quatre jours après sa disparition»."""
        stems = (*_stems(self.story.readings[index]), *self.story.readings[index].hangs_like)
        for before, _ in self.story.before(index) if stems else ():
            other, done = self.story.readings[before], self.story.done[before]
            said = other.said
            if not any(word.startswith(stems) for word in _names_of(other.hangs_on)):
                continue
            told = self._told(done.on) if not self.story.readings[index].hangs_main else None
            apart = told is not None and done.days is not None and _are_apart(told.period, done.days)
            if apart:
                return told  # «La veille du scrutin, ... Au lendemain du vote, ...»
            if not self.story.says_again(before):
                continue
            if (said.unit == "day" or said.exact) and done.days is not None and done.days.precision == "day":
                return Anchor(exactly(done.days, replace(said, count=-(said.count or 0))), before)
        return None

    def _told(self, on: int | None) -> Anchor | None:
        dated = self.story.done.get(on) if on is not None else None
        return Anchor(dated.days, on) if dated is not None and dated.days is not None else None

    # ------------------------------------------------------------ said again

    def _same_verb(self, index: int) -> Anchor | None:
        """The date that the verb of a reading has already: «a démissionné le 29 octobre, douze jours après le début»."""
        story, reading = self.story, self.story.readings[index]
        if reading.said.happening or reading.said.relation_story is not None:
            return None
        most = interval.rank("day" if reading.said.exact else reading.said.unit or "day")
        if index and self._restated(index - 1, reading) and story.tells(index - 1):
            period = self._days(index - 1)
            counted = reading.said.counted and not reading.said.approx
            if period is not None and (counted or interval.rank(period.precision) <= most):
                return Anchor(period, index - 1, again=True)
        for other in self._beside(index):
            mate = story.readings[other]
            if (
                mate.attached
                or mate.said.anchor == "story"
                or mate.said.kind != "date"
                or mate.signal not in ("", "from")
            ):
                continue
            if story.outside(other, index) or not self._of_one_verb(mate, reading):
                continue
            if other > index and self._is_in_commas(index, other) and not self._says_again(index, other):
                continue
            if other > index and self._is_of_another(mate, reading):
                continue
            period = self._days(other)
            if period is not None and interval.rank(period.precision) <= most:
                return Anchor(period, other if other < index else None, again=True)
        return None

    def _of_one_verb(self, mate: Reading, reading: Reading) -> bool:
        """Whether two dates go with one verb, which may be of several words ("avait démissionné")."""
        if mate.verb_char is None or reading.verb_char is None:
            return False
        low, high = sorted((mate.verb_char, reading.verb_char))
        if low < mate.start_char < high or low < reading.start_char < high:
            return False  # "lifted off on July 8 and docked two days after launch"
        between = self.story.text[low:high]
        return len(between) < _VERB and not any(mark in between for mark in ",;:.(")

    def _is_of_another(self, mate: Reading, reading: Reading) -> bool:
        """Whether a date that follows is of another subject: «a été arrêté deux jours après le vol, les autres le 3 juin»."""
        verb, end = mate.verb_char or 0, reading.hangs_on_end_char or reading.end_char
        _, comma, rest = self.story.text[end : mate.start_char].rpartition(",")
        return verb < reading.start_char and bool(comma) and len(rest.strip()) > _LEADS

    def _days(self, index: int) -> Period | None:
        dated = self.story.done.get(index)
        return dated.days if dated is not None else self.alone(index)

    def _beside(self, index: int) -> Iterator[int]:
        """The other readings of a sentence, those before first, the nearest first."""
        readings = self.story.readings
        if readings[index].verb_char is None:
            return
        for other in range(index - 1, max(-1, index - 1 - _FORWARD), -1):
            if readings[other].sentence != readings[index].sentence:
                break
            yield other
        for other in range(index + 1, min(len(readings), index + 1 + _FORWARD)):
            if readings[other].sentence != readings[index].sentence:
                break
            yield other

    def _is_in_commas(self, index: int, other: int) -> bool:
        """Whether a date follows a name in commas or brackets: «après l'entrée de ses soldats, le 11 novembre, »."""
        story = self.story
        if other != index + 1:
            return False
        between = story.text[story.readings[index].end_char : story.readings[other].start_char]
        closes = story.text[story.readings[other].end_char : story.readings[other].end_char + 1]
        return len(between) < _NAME and between.count(",") + between.count("(") == 1 and closes in (",", ")")

    def _says_again(self, index: int, other: int) -> bool:
        """Whether a date in commas is of the sentence, not of the name: «Deux ans après le putsch, le 15 août, »."""
        reading, mate = self.story.readings[index], self.story.readings[other]
        after = self.story.text[reading.end_char : mate.start_char].replace("(", ",").rpartition(",")[2]
        if reading.said.exact or len(after.strip()) > _LEADS:
            return False  # «le scrutin, prévu le 10 avril,»
        return (reading.said.unit or "day") in ("month", "year") and not mate.said.absolute

    def _in_commas(self, index: int) -> Anchor | None:
        """The date in commas after the name, where it is of the name."""
        other = index + 1
        if other >= len(self.story.readings) or not self._is_in_commas(index, other):
            return None
        if self.story.readings[other].sentence != self.story.readings[index].sentence or self._says_again(index, other):
            return None
        period = self._days(other)
        return Anchor(period, None) if period is not None and self._fits(index, period) else None

    # ------------------------------------------------------------ told of the same noun

    def _fits(self, index: int, period: Period) -> bool:
        """Whether a date is fine enough to count such units from, and possible."""
        reading = self.story.readings[index]
        return interval.rank(period.precision) <= interval.rank(coarsest(reading.said)) and self.story.possible(
            index, period
        )

    def _same_noun(self, index: int) -> int | None:
        """The last date told of what is named: in a sentence that has the noun, or else a word for that sort."""
        reading = self.story.readings[index]
        stems = _stems(reading)
        found = self._told_of(index, stems, within_sentence=False)
        if found is None and reading.hangs_by != "there":
            found = self._in_sentence(index)
        if found is None:
            found = self._told_of(index, reading.hangs_like, within_sentence=True)
        return found if found is not None else self._at_word(index, [*stems, *reading.hangs_like])

    def _told_of(self, index: int, beginnings: Sequence[str], *, within_sentence: bool) -> int | None:
        """The date before that stands nearest to a word with one of the beginnings, of equals the last."""
        if not beginnings:
            return None
        story, word = self.story, _word(beginnings)
        reading = story.readings[index]
        best, least = None, None
        for before, period in reversed(list(story.before(index))):
            if not self._fits(index, period) or story.is_yet_to_be(before, index, period):
                continue  # what happened does not hang on what is announced
            other = story.readings[before]
            told = within_sentence and (other.verb_char is None or other.attached or self._of_one_verb(other, reading))
            if other.sentence == reading.sentence and (told or self._restated(before, reading)):
                continue
            low, high = self._around(before, reading.start_char, within_sentence=within_sentence)
            window, place = fold(story.text[low:high]), story.readings[before].start_char - low
            distances = [
                _apart(window, match.start(), place)
                for match in word.finditer(window)
                if not self._counted_from(low + match.start(), before, index)
            ]
            long_ago = _AGO * (reading.sentence - story.readings[before].sentence)
            if distances and (least is None or min(distances) + long_ago <= least):
                best, least = before, min(distances) + long_ago
        return best

    def _in_sentence(self, index: int) -> int | None:
        """The date told last in a sentence: «fixé au 15 janvier, il a été reporté trois jours avant son ouverture»."""
        for before, period in self.story.before(index):
            if self.story.readings[before].sentence != self.story.readings[index].sentence:
                return None
            if self._fits(index, period):
                return before
        return None

    def _counted_from(self, place: int, before: int, index: int) -> bool:
        """Whether a word names what another date near one counts from: «lundi, un an après l'assaut»."""
        readings = self.story.readings
        for other in range(max(0, before - 1), min(index, before + 2)):
            end = readings[other].hangs_on_end_char
            named = end is not None and other != index and readings[other].end_char <= place < end
            its_own = self.story.ahead(other) == before or self._is_in_commas(other, before)
            if named and not its_own:  # «deux ans après le référendum du 23 juin»
                return True
        return False

    def _is_counted_from(self, place: int, index: int) -> bool:
        """Whether a word names what any date before one counts from: «le lendemain de la secousse»."""
        for before in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            reading = self.story.readings[before]
            if reading.end_char <= place:
                return reading.hangs_on_end_char is not None and place < reading.hangs_on_end_char
        return False

    def _restated(self, before: int, reading: Reading) -> bool:
        """Whether a date is said again as a distance: «mort en 2017, deux ans après la mort de sa femme»."""
        return not self.story.text[self.story.readings[before].end_char : reading.start_char].strip(" ,–—-(soit")

    def _around(self, index: int, stop: int, *, within_sentence: bool) -> tuple[int, int]:
        """The text around a date in which a word is taken to be of it."""
        text, reading = self.story.text, self.story.readings[index]
        low, high = max(0, reading.start_char - 120), min(reading.end_char + 80, stop)
        if within_sentence:
            low = max([low, *(m.end() for m in STOP.finditer(text, low, reading.start_char))])
            high = next((m.start() for m in STOP.finditer(text, reading.end_char, high)), high)
        return low, high

    def _at_word(self, index: int, beginnings: Sequence[str]) -> int | None:
        """The date that was told when the word stood, in a sentence without any, not far before."""
        if not beginnings:
            return None
        story, reading = self.story, self.story.readings[index]
        low = max(0, reading.start_char - 600)
        places = [
            low + match.start() for match in _word(beginnings).finditer(fold(story.text[low : reading.start_char]))
        ]
        for place in reversed(places):
            if self._is_counted_from(place, index):
                continue
            for before, period in story.before(index):
                other = story.readings[before]
                if other.start_char < place:
                    near = (
                        not STOP.search(story.text, other.end_char, place)
                        or len(STOP.findall(story.text, other.end_char, place)) <= _NEAR
                    )
                    if near and self._fits(index, period) and not story.is_yet_to_be(before, index, period):
                        return before
                    break
        return None

    def _later_told(self, index: int) -> Anchor | None:
        """The date of what is named where the text gives it only afterwards, as a lead does."""
        story, reading = self.story, self.story.readings[index]
        for beginnings in (_stems(reading), reading.hangs_like):
            if not beginnings:
                continue
            word = _word(beginnings)
            for other in range(index + 1, min(len(story.readings), index + 1 + _FORWARD)):
                if story.readings[other].sentence == reading.sentence:
                    continue
                period = self.alone(other)
                if period is None or not self._fits(index, period) or story.is_yet_to_be(other, index, period):
                    continue
                low, high = self._around(other, len(story.text), within_sentence=True)
                if word.search(fold(story.text[max(low, reading.end_char) : high])):
                    return Anchor(period, None)
        return None

    def _to_the_day(self, index: int) -> Anchor | None:
        """The one date of the text from which an exact count leads to publication: «Vingt ans jour pour jour après»."""
        story, reading = self.story, self.story.readings[index]
        published, count = story.published, reading.said.count or 0
        if not reading.said.exact or published is None or published.length > 1 or count <= 0:
            return None
        found: set[int] = set()
        for other in range(max(0, index - LOOK_BACK), min(len(story.readings), index + LOOK_BACK)):
            days = self._days(other) if other != index else None
            if days is not None and days.precision == "day":
                year, month, day = interval.civil(days.start)
                months = {"month": count, "year": 12 * count}.get(reading.said.unit, 0)
                later = interval.month(year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1).start + day - 1
                if months and 0 <= published.start - later <= _NEWS:
                    found.add(days.start)
        return Anchor(Period(start := found.pop(), start + 1, "day"), None) if len(found) == 1 else None

    def _to_this_year(self, index: int) -> Anchor | None:
        """The date of the text from which a count leads to the year or month of publication.

        «Six ans après les faits, la famille se dit soulagée»: news counts so to its own day.
        """
        story, reading = self.story, self.story.readings[index]
        published, said = story.published, reading.said
        counts = said.unit in ("month", "year") and said.counted and not said.exact and (said.count or 0) > 0
        if published is None or not counts or not reading.fronted or reading.background or reading.tense == "story":
            return None
        for other in range(max(0, index - LOOK_BACK), min(len(story.readings), index + LOOK_BACK)):
            days = self._days(other) if other != index else None
            if days is None or interval.rank(days.precision) > interval.rank(said.unit):
                continue
            then = days.shifted(said.count or 0, said.unit)
            if then.start <= published.start and published.end <= then.end:
                return Anchor(days, other if other < index else None)
        return None

    # ------------------------------------------------------------ not told under its name

    def _just_told(self, index: int) -> int | None:
        """What "cette vente" points to: the date told in the sentence before."""
        found = self.story.last_told(index)
        near = found is not None and self.story.readings[index].sentence - self.story.readings[found].sentence == 1
        return found if near else None

    def _unnamed(self, index: int) -> Anchor | None:
        """What a name must mean that nothing told has: the last told, or what the text is about.

        "Ce vote" and "deux jours après la signature" go on from what was told just before; "l'avant-veille de
        l'arrivée" steps back from what the text is about. Of "deux ans après son mariage" nothing is known.
        """
        story, reading = self.story, self.story.readings[index]
        back = (reading.said.count or reading.said.relation_story or 0) < 0
        if not back and self._opens_the_text(index) and story.published is not None:
            return Anchor(story.published, None, again=True)
        if reading.hangs_by == "near" or (reading.hangs_by == "there" and not back):
            found = story.last_told(index)
            if found is None or reading.sentence - story.readings[found].sentence > _NEAR:
                return None
            days = story.done[found].days
            there = (
                reading.paragraph == story.readings[found].paragraph and days is not None and self._fits(index, days)
            )
            told_on = there and reading.fronted  # «Cinq jours après la signature, l'armée entrait dans le Sinaï»
            if told_on and not reading.said.counted:
                return self._told(self._begun(found))
            return self._told(found) if told_on or reading.hangs_by == "near" else None
        fine = reading.fronted and reading.said.unit in ("", "day", "week")
        if fine and reading.hangs_by == "own" and not back and reading.hangs_like:
            found = story.last_told(index)  # «Deux jours après sa découverte, elle écrivait au musée»
            there = found is not None and reading.sentence - story.readings[found].sentence <= _NEAR
            return self._told(found) if there else None
        return self._lead(index) if back and reading.hangs_by == "there" and fine else None

    def _begun(self, index: int) -> int:
        """The date from which the steps to one were counted: «Le 12, ... Le lendemain, ... Le surlendemain de la finale»."""
        for _ in range(LOOK_BACK):
            on = self.story.done[index].on
            if on is None or not self.story.readings[index].said.count or not self.story.tells(on):
                break
            index = on
        return index

    def _opens_the_text(self, index: int) -> bool:
        """Whether news begins with it: «Deux ans après l'attentat, la ville a planté un olivier»."""
        reading = self.story.readings[index]
        coarse = reading.said.unit in ("month", "year") and not reading.said.exact and not reading.said.approx
        return index == 0 and reading.sentence == 0 and reading.fronted and coarse and reading.tense != "story"

    def _of_the_passage(self, index: int) -> Anchor | None:
        """What "la catastrophe" is: the first happening told of in its paragraph, or else in the text."""
        story, paragraph = self.story, self.story.readings[index].paragraph
        first: Anchor | None = None
        for before, period in story.before(index):
            if story.readings[before].paragraph != paragraph:
                break
            said = story.readings[before].said
            back = said.anchor == "story" and (said.count or 0) < 0
            if self._fits(index, period) and not story.readings[before].attached and not back:
                first = self._told(before)
        return first or self._lead(index)

    def _lead(self, index: int) -> Anchor | None:
        """The day that the text is about: the first one told."""
        for other in range(index):
            if self.story.tells(other) and not self.story.readings[other].attached:
                dated = self.story.done[other]
                if dated.days is not None and self._fits(index, dated.days):
                    return Anchor(dated.days, other)
        return None


@lru_cache(1000)
def _names_of(words: str) -> tuple[str, ...]:
    """The words that name a happening, folded."""
    return tuple(fold(words).split())


def _stems(reading: Reading) -> list[str]:
    """Beginnings of the words that name what a reading hangs on."""
    words = _names_of(reading.hangs_on)
    return [
        word[: min(_STEM, max(4, len(word) - 1))] for word in words if len(word) >= (3 if reading.said.happening else 4)
    ]


def _are_apart(one: Period, other: Period) -> bool:
    return one.end <= other.start or other.end <= one.start


def _word(beginnings: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, beginnings)) + ")")


def _apart(window: str, word: int, date: int) -> int:
    """How far a word is from a date, what a comma or the end of a sentence parts being further."""
    low, high = min(word, date), max(word, date)
    ends = sum(1 for match in STOP.finditer(window, low, high))
    return high - low + _COMMA * window.count(",", low, high) + _SENTENCE * ends
