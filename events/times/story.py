"""Which date of a text another one hangs on: that of the happening it names, or the last of the story's main line.

Dates in brackets, in quotes, in relative clauses and of what had happened before do not move the story on: what
follows them outside goes on from the date before them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

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
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_ENCLOSING = re.compile(r"[()\[\]«»“”\"\n]")
_DEEPEST = 4


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
        self._enclosed = _enclosures(text, readings)

    # ------------------------------------------------------------ what follows

    def looks_ahead(self, index: int) -> bool:
        """Whether it hangs on a date that follows: "deux jours après l'attaque du 5 mai"."""
        if self._known.get(index, -1) > index:
            return True
        return bool(self.readings[index].hangs_on) and self._ahead(index) is not None

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
        return self.last_told(index, reading.said.unit or "day")

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
        if before and self.looks_ahead(before - 1):
            return True  # «trois ans après celui du 4 mai 2021»
        if other.background == "clause":
            return True
        back = other.said.anchor == "story" and (other.said.count or 0) < 0 < (reading.said.count or 0)
        return (back and not reading.background) or (other.tense == "future" and reading.tense != "future")

    def _announces(self, before: int, index: int) -> bool:
        """Whether what hangs on an announced date is announced too: "are on Friday and the final is a day later"."""
        reading = self.readings[index]
        near = reading.sentence - self.readings[before].sentence <= 1
        return reading.tense == "future" or (near and not reading.tense)

    # ------------------------------------------------------------ what is named

    def _same_noun(self, index: int) -> int | None:
        """The last date told of what is named: in a sentence that has the noun, or else a word for that sort."""
        reading = self.readings[index]
        stems = [word[:_STEM] for word in fold(reading.hangs_on).split() if len(word) >= 4]
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


def _enclosures(text: str, readings: Sequence[Reading]) -> list[tuple[int, ...]]:
    """For each reading the brackets and quotes it stands in, each by the place where it opens; none crosses a line."""
    found: list[tuple[int, ...]] = []
    open_: list[tuple[int, str]] = []  # where, and what closes it
    marks = _ENCLOSING.finditer(text)
    mark = next(marks, None)
    for reading in readings:
        while mark is not None and mark.start() < reading.start_char:
            _step(open_, mark.start(), mark.group())
            mark = next(marks, None)
        found.append(tuple(place for place, _ in open_))
    return found


def _step(open_: list[tuple[int, str]], place: int, mark: str) -> None:
    if mark == "\n":
        open_.clear()
        return
    for depth in range(len(open_) - 1, -1, -1):
        if open_[depth][1] == mark:
            del open_[depth:]
            return
    closes = _PAIRS.get(mark, mark if mark == '"' else "")
    if closes and len(open_) < _DEEPEST:
        open_.append((place, closes))
