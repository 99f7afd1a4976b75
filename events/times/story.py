"""Which date of a text another one hangs on: that of the happening it names, or the last of the story's main line.

Dates in brackets, quotes and relative clauses do not move the story on: what follows them outside goes on from
the date before them. Dates in the pluperfect do: what follows «Ils avaient débarqué le 6 juin» mostly goes on there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from events import interval
from events.interval import Period
from events.model import fold
from events.times.dated import Dated
from events.times.reading import Reading

LOOK_BACK = 200
"""Dates before one that may be what it hangs on: work stays linear in any text."""

_STOP = re.compile(r"[.!?…][»”\")]*\s|\n")
_COMMA = 30  # letters that a comma between a word and a date counts for
_STEM = 5  # letters by which two words are taken for forms of one
_FAR = 8  # sentences that an aside may last until the story goes on
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", '"': '"', "—": "—", "–": "–"}
_QUOTES, _DASHES, _ENDS = frozenset('»”"'), frozenset("—–"), frozenset((*".!?;", ""))
_ENCLOSING = re.compile(r"[()\[\]«»“”\"\n]|[.!?;](?=\s)|(?<=\s)[—–](?=[\s,])")
_DEEPEST = 4
_LONG_AGO = 270  # days
_SAID = 80  # code points between a quote and the date on which it was said


class Story:
    """The dates told so far, in the order of the text.

    Attributes:
        text: the text that was read.
        readings: its expressions.
        published: days of publication, or None.
        done: the readings resolved so far, by index; whoever resolves them fills it.
    """

    def __init__(
        self, text: str, readings: Sequence[Reading], published: Period | None, known: Mapping[int, int]
    ) -> None:
        self.text = text
        self.readings = readings
        self.published = published
        self.done: dict[int, Dated] = {}
        self._known = known
        self._enclosed = _around_each(_enclosures(text), readings)

    # ------------------------------------------------------------ what follows

    def looks_ahead(self, index: int) -> bool:
        """Whether it hangs on a date that follows: "deux jours après l'attaque du 5 mai"."""
        if self._known.get(index, -1) > index:
            return True
        if self.readings[index].hangs_on:
            return self._ahead(index) is not None
        said = self.spoken_on(index)
        return said is not None and said > index

    def _ahead(self, index: int) -> int | None:
        reading = self.readings[index]
        if index + 1 < len(self.readings):
            following = self.readings[index + 1]
            between = self.text[reading.end_char : following.start_char]
            same = following.sentence == reading.sentence and following.said.kind == "date"
            if same and len(between) < 60 and not any(mark in between for mark in ",;:("):
                return index + 1
        return None

    # ------------------------------------------------------------ what was told

    def anchor_of(self, index: int) -> int | None:
        """The date that a reading hangs on, or None where there is none."""
        reading = self.readings[index]
        known = self._known.get(index)
        if known is not None:
            return known if self.tells(known) else None
        if reading.hangs_on:
            ahead = self._ahead(index)
            if ahead is not None:
                return ahead if self.tells(ahead) else None
            return self._same_noun(index)
        found = self.last_told(index, reading.said.unit or "day")
        return self.done[found].on if found is not None and self._same_start(found, index) else found

    def _same_start(self, before: int, index: int) -> bool:
        """Whether two steps count from one day: «Le lendemain, elle prévient la police ; le surlendemain, ...»."""
        first, second = self.readings[before].said, self.readings[index].said
        steps = first.anchor == second.anchor == "story" and (first.unit, second.unit) == ("day", "day")
        near = self.readings[index].sentence - self.readings[before].sentence <= 1
        return steps and near and (first.count, second.count) == (1, 2) and not second.counted

    def spoken_on(self, index: int) -> int | None:
        """The date on which the quote was said in which a day counts from then.

        It stands beside the quote («« Demain, nous jugerons », avait-il lancé mardi»), or is the last told of a
        paragraph that tells of long ago.
        """
        quote = next((one for one in self._enclosed[index] if one.quote), None)
        if quote is None or not (self.readings[index].said.today or self.readings[index].said.anchor == "published"):
            return None
        for other in range(index + 1, min(len(self.readings), index + 1 + LOOK_BACK)):
            reading = self.readings[other]
            between = self.text[quote.end : reading.start_char]
            if reading.start_char >= quote.end:
                beside = len(between) < _SAID and not _STOP.search(between) and self._may_be_said(reading)
                if beside:
                    return other
                break
        for other in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            reading = self.readings[other]
            if reading.start_char < quote.start:
                between = self.text[reading.end_char : quote.start]
                beside = len(between) < _SAID and not _STOP.search(between) and self._may_be_said(reading)
                return other if beside or self._long_ago(other, index) else None
        return None

    def _may_be_said(self, reading: Reading) -> bool:
        said = reading.said
        weekday = said.weekday is not None and said.anchor == "" and said.kind == "date"
        return reading.tense in ("past", "story") and (weekday or (said.kind == "date" and said.day is not None))

    def _long_ago(self, before: int, index: int) -> bool:
        dated = self.done.get(before)
        period = dated.period if dated is not None else None
        same = self.readings[before].paragraph == self.readings[index].paragraph
        past = self.published is not None and period is not None and period.end <= self.published.start - _LONG_AGO
        return same and past and period is not None and period.precision == "day"

    def is_known(self, index: int) -> bool:
        """Whether the caller said what a reading hangs on."""
        return index in self._known

    def tells(self, index: int) -> bool:
        """Whether a reading is a date with its days."""
        dated = self.done.get(index)
        return dated is not None and dated.period is not None and self.readings[index].said.kind == "date"

    def before(self, index: int) -> Iterator[tuple[int, Period]]:
        """The dates told before a reading with their days, the last first."""
        for other in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            period = self.done[other].period if self.tells(other) else None
            if period is not None:
                yield other, period

    def last_told(self, index: int, unit: str) -> int | None:
        """The date before that is fine enough to count such units from; a coarser one only for months on.

        The last of the main line, if that is not far; else the last one. One from which the count would lead
        beyond publication is passed over, unless what is counted is to come.
        """
        most = {"day": "week", "week": "week", "weekend": "week"}.get(unit, unit)
        nearest = fitting = coarse = background = None
        for before, period in self.before(index):
            if self.published and period.start >= self.published.end and not self._announces(before, index):
                continue  # the story of the past does not go on from what is announced
            if self.readings[before].signal == "since" and interval.rank(period.precision) >= interval.rank("year"):
                background = before if background is None else background
            elif interval.rank(period.precision) <= interval.rank(most):
                nearest = before if nearest is None else nearest
                if not self._possible(index, period):
                    continue
                fitting = before if fitting is None else fitting
                if self.readings[fitting].sentence - self.readings[before].sentence > _FAR:
                    break
                if not self.aside(before, index):
                    return before
            elif coarse is None and nearest is None and most != "week":
                coarse = before
        return next((found for found in (fitting, nearest, coarse) if found is not None), background)

    def _possible(self, index: int, period: Period) -> bool:
        """Whether a count from a date leads to no day after publication, or to one that is announced."""
        reading = self.readings[index]
        if self.published is None or reading.tense == "future" or (reading.said.count or 0) <= 0:
            return True
        return period.shifted(reading.said.count or 0, reading.said.unit or "day").start < self.published.end

    def outside(self, before: int, index: int) -> bool:
        """Whether a date stands in brackets or quotes in which a later reading does not."""
        return not set(self._enclosed[before]) <= set(self._enclosed[index])

    def aside(self, before: int, index: int) -> bool:
        """Whether a date is not of the main line on which a later reading stands."""
        other, reading = self.readings[before], self.readings[index]
        if self.outside(before, index):
            return True
        if other.sentence == reading.sentence:
            return False
        back = other.said.anchor == "story" and (other.said.count or 0) < 0 < (reading.said.count or 0)
        return other.background == "clause" or (back and not reading.background)

    def steps_back(self, before: int, index: int) -> bool:
        """Whether a date is of what had happened before, and an hour in a later sentence is not."""
        other, reading = self.readings[before], self.readings[index]
        apart = other.sentence != reading.sentence and reading.background != "before"
        return apart and (other.background == "before" or self.aside(before, index))

    def _announces(self, before: int, index: int) -> bool:
        """Whether what hangs on an announced date is announced too: "are on Friday and the final is a day later"."""
        reading = self.readings[index]
        near = reading.sentence - self.readings[before].sentence <= 1
        return reading.tense == "future" or (near and not reading.tense)

    # ------------------------------------------------------------ what is named

    def _same_noun(self, index: int) -> int | None:
        """The last date told of what is named: in a sentence that has the noun, or else a word for that sort."""
        reading = self.readings[index]
        stems = [word[: min(_STEM, len(word) - 1)] for word in fold(reading.hangs_on).split() if len(word) >= 4]
        found = self._told_of(index, stems, within_sentence=False)
        return found if found is not None else self._told_of(index, reading.hangs_like, within_sentence=True)

    def _told_of(self, index: int, beginnings: Sequence[str], *, within_sentence: bool) -> int | None:
        """The date before that stands nearest to a word with one of the beginnings, of equals the last."""
        if not beginnings:
            return None
        word = re.compile(r"\b(?:" + "|".join(map(re.escape, beginnings)) + ")")
        reading = self.readings[index]
        most = "week" if reading.said.unit in ("day", "week") else "century"
        best, least = None, None
        for before, period in reversed(list(self.before(index))):
            if interval.rank(period.precision) > interval.rank(most):
                continue
            if self.published and period.start >= self.published.end and not self._announces(before, index):
                continue  # what happened does not hang on what is announced
            if not self._possible(index, period):
                continue
            if self.readings[before].sentence == reading.sentence and (
                within_sentence or self._restated(before, reading)
            ):
                continue
            low, high = self._around(before, reading.start_char, within_sentence=within_sentence)
            window, place = fold(self.text[low:high]), self.readings[before].start_char - low
            distances = [_apart(window, match.start(), place) for match in word.finditer(window)]
            if distances and (least is None or min(distances) <= least):
                best, least = before, min(distances)
        return best

    def _restated(self, before: int, reading: Reading) -> bool:
        """Whether a date is said again as a distance: «mort en 2017, deux ans après la mort de sa femme»."""
        return not self.text[self.readings[before].end_char : reading.start_char].strip(" ,;–—-(soit")

    def _around(self, index: int, stop: int, *, within_sentence: bool) -> tuple[int, int]:
        """The text around a date in which a word is taken to be of it."""
        reading = self.readings[index]
        low, high = max(0, reading.start_char - 120), min(reading.end_char + 80, stop)
        if within_sentence:
            low = max([low, *(m.end() for m in _STOP.finditer(self.text, low, reading.start_char))])
            high = next((m.start() for m in _STOP.finditer(self.text, reading.end_char, high)), high)
        return low, high


def _apart(window: str, word: int, date: int) -> int:
    """How far a word is from a date, what a comma parts being further."""
    low, high = min(word, date), max(word, date)
    return high - low + _COMMA * window.count(",", low, high)


class _Enclosure(NamedTuple):
    """Brackets, dashes or quotes with what is in them; half-open."""

    start: int
    end: int
    quote: bool


def _enclosures(text: str) -> list[_Enclosure]:
    """Brackets, dashes and quotes that close on the line on which they open, by their beginnings."""
    found: list[_Enclosure] = []
    open_: list[tuple[int, str]] = []  # where, and what closes it
    for match in _ENCLOSING.finditer(text):
        place, mark = match.start(), match.group().strip()
        if mark in _ENDS:
            open_ = [] if not mark else [(at, closes) for at, closes in open_ if closes not in _DASHES]
            continue
        depth = next((depth for depth in range(len(open_) - 1, -1, -1) if open_[depth][1] == mark), None)
        if depth is not None:
            found.append(_Enclosure(open_[depth][0], match.end(), mark in _QUOTES))
            del open_[depth:]
        elif (closes := _PAIRS.get(mark)) and len(open_) < _DEEPEST:
            open_.append((place, closes))
    return sorted(found)


def _around_each(enclosures: Sequence[_Enclosure], readings: Sequence[Reading]) -> list[tuple[_Enclosure, ...]]:
    """For each reading what it stands in, from the outside."""
    found: list[tuple[_Enclosure, ...]] = []
    coming = iter(enclosures)
    following = next(coming, None)
    current: list[_Enclosure] = []
    for reading in readings:
        while following is not None and following.start < reading.start_char:
            current.append(following)
            following = next(coming, None)
        current = [one for one in current if one.end > reading.start_char]
        found.append(tuple(current))
    return found
