"""The date that a text tells of a noun: in the sentence that has the word, or one for that sort of happening."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from events import interval
from events.interval import Period
from events.model import fold
from events.times.dated import Anchor
from events.times.line import LOOK_BACK
from events.times.reading import Reading
from events.times.story import STOP, Story, coarsest

_COMMA = 30  # letters that a comma between a word and a date counts for
_SENTENCE = 60  # letters that the end of a sentence between them counts for
_STEM = 5  # letters by which two words are taken for forms of one
_VERB = 30  # letters of the auxiliaries of a verb
_AGO = 2  # letters that a sentence between a date and what may hang on it counts for
_NEAR_BEFORE, _NEAR_AFTER = 120, 80  # letters around a date in which a word is taken to be of it
_TOLD = 160  # the same within its sentence
_APPOSED = 7  # letters between "mardi" and "au cinquième jour"
_ADDED = 8  # letters of a word that joins it and what stands between
_AGAIN = ("", "soit", "au", "à")  # what stands between a date and the words that say it again
_JOINING = ("et", "puis", "and", "then")  # before words that go on from a date and do not say it again
_NAME = 70  # letters of a name and what stands between it and the date that follows in commas
NEAR = 2  # sentences in which "sa mort" points back to what was told
FORWARD = 12  # dates after one that may be of what it hangs on


class Nouns:
    """Finds the dates of what readings name.

    Args:
        story: what was told so far.
        alone: the days of a reading that needs no story, or None.
    """

    def __init__(self, story: Story, alone: Callable[[int], Period | None]) -> None:
        self._story = story
        self._alone = alone
        self._sentences: dict[tuple[int, int], tuple[int, int]] = {}
        self._windows: dict[tuple[int, int], str] = {}  # folded once, as the same dates are looked at again and again

    def fits(self, index: int, period: Period) -> bool:
        """Whether a date is fine enough to count such units from, and possible."""
        reading = self._story.readings[index]
        return interval.rank(period.precision) <= interval.rank(coarsest(reading.said)) and self._story.possible(
            index, period
        )

    def told_before(self, index: int) -> int | None:
        """The last date told of what is named: in a sentence that has the noun, or else a word for that sort."""
        reading = self._story.readings[index]
        stems = stems_of(reading)
        found = self._told_of(index, stems, within_sentence=False)
        if found is None and reading.hangs_by not in ("there", "as"):
            found = self._in_sentence(index)
        if found is None:
            found = self._told_of(index, reading.hangs_like, within_sentence=True)
        return found if found is not None else self._at_word(index, [*stems, *reading.hangs_like])

    def told_after(self, index: int) -> Anchor | None:
        """The date of what is named where the text gives it only afterwards, as a lead does."""
        story, reading = self._story, self._story.readings[index]
        for beginnings in (stems_of(reading), reading.hangs_like):
            if not beginnings:
                continue
            word = _word(beginnings)
            for other in range(index + 1, min(len(story.readings), index + 1 + FORWARD)):
                if story.readings[other].sentence == reading.sentence:
                    continue
                period = self._alone(other)
                if period is None or not self.fits(index, period) or story.is_yet_to_be(other, index, period):
                    continue
                low, high = self._around(other, len(story.text), within_sentence=True)
                if word.search(fold(story.text[max(low, reading.end_char) : high])):
                    return Anchor(period, None)
        return None

    def begun(self, index: int) -> Anchor | None:
        """The first day of what a reading counts the days of, or with ``again`` the day beside it, which is its own.

        «Le procès s'est ouvert lundi. Au troisième jour, ...», «Au cinquième jour de grève, mardi, ...»
        """
        story, reading = self._story, self._story.readings[index]
        ahead = self._begun_ahead(index)
        if ahead is not None:
            return Anchor(ahead, None)
        on = self._told_of(index, reading.hangs_like, within_sentence=True)
        for other in (index - 1, index + 1):
            days = self._day_beside(index, other)
            if days is not None and other != on:
                return Anchor(days, other if other < index else None, again=True)
        days = story.done[on].days if on is not None else None
        if on is None or days is None:
            return None
        low, high = self._around(on, reading.start_char, within_sentence=True)
        named = stems_of(reading) if reading.hangs_by != "own" else []
        if named:
            return Anchor(days, on) if _word(named).search(self._folded(low, high)) else None
        return Anchor(days, on) if reading.sentence - story.readings[on].sentence <= NEAR else None

    def _begun_ahead(self, index: int) -> Period | None:
        """The day that follows with its name: «Le deuxième jour du sommet, ouvert lundi, ...»."""
        story, other = self._story, index + 1
        if other >= len(story.readings) or story.readings[other].sentence != story.readings[index].sentence:
            return None
        between = fold(story.text[story.readings[index].end_char : story.readings[other].start_char])
        if len(between) > _NAME or not _word(story.readings[index].hangs_like).search(between):
            return None
        days = self._alone(other)
        return days if days is not None and days.precision == "day" else None

    def _day_beside(self, index: int, other: int) -> Period | None:
        """The day that stands next to a reading, but for a comma."""
        story = self._story
        if not 0 <= other < len(story.readings):
            return None
        first, second = sorted((index, other))
        end = max(story.readings[first].end_char, story.readings[first].hangs_on_end_char or 0)
        between = story.text[end : story.readings[second].start_char]
        if len(between) > _APPOSED or STOP.search(between):
            return None
        days = story.done[other].days if story.tells(other) else self._alone(other)
        return days if days is not None and days.precision == "day" else None

    def is_restated(self, before: int, reading: Reading) -> bool:
        """Whether a date is said again as a distance: «mort en 2017, deux ans après la mort de sa femme»."""
        between = self._story.text[self._story.readings[before].end_char : reading.start_char]
        return between.strip(" ,–—-(") in _AGAIN

    def is_joined(self, reading: Reading) -> bool:
        """Whether what it says comes after another: «débarquait le 10 et, le lendemain du vol, repartait»."""
        before = self._story.text[max(0, reading.start_char - _ADDED) : reading.start_char]
        return before.rstrip(" ,").rpartition(" ")[2] in _JOINING

    def is_in_commas(self, index: int, other: int) -> bool:
        """Whether a date follows a name in commas or brackets: «après l'entrée de ses soldats, le 11 novembre, »."""
        story = self._story
        if other != index + 1:
            return False
        between = story.text[story.readings[index].end_char : story.readings[other].start_char]
        closes = story.text[story.readings[other].end_char : story.readings[other].end_char + 1]
        ends = (",", ")", ".") if story.readings[index].said.exact else (",", ")")
        return len(between) < _NAME and between.count(",") + between.count("(") == 1 and closes in ends

    def is_of_participle(self, index: int) -> bool:
        """Whether the date that follows goes with a participle set off after a name: «après l'assaut russe, déclenché le 24 février»."""
        readings, other = self._story.readings, index + 1
        if other >= len(readings) or readings[index].fronted or readings[index].attached:
            return False  # «Un mois après le drame, interrogé mardi, ...»; «voté un an après la crue, inauguré en 1995»
        following, end = readings[other], readings[index].end_char
        between = self._story.text[end : following.start_char]
        comma, verb = end + between.rfind(","), following.verb_char or 0
        set_off = len(between) < _NAME and between.count(",") == 1 and comma < verb < following.start_char
        return set_off and following.attached and following.sentence == readings[index].sentence

    def of_one_verb(self, mate: Reading, reading: Reading) -> bool:
        """Whether two dates go with one verb, which may be of several words ("avait démissionné")."""
        if mate.verb_char is None or reading.verb_char is None:
            return False
        low, high = sorted((mate.verb_char, reading.verb_char))
        if low < mate.start_char < high or low < reading.start_char < high:
            return False  # "lifted off on July 8 and docked two days after launch"
        between = self._story.text[low:high]
        return len(between) < _VERB and not any(mark in between for mark in ",;:.(")

    def are_of_none(self, mate: Reading, reading: Reading) -> bool:
        """Whether two dates of a sentence go with no verb that is known, and with what one comma at most parts."""
        between = self._story.text[mate.end_char : reading.start_char]
        plain = between.count(",") <= 1 and not any(mark in between for mark in ";:.(")
        return mate.verb_char is None and reading.verb_char is None and plain

    def _told_of(self, index: int, beginnings: Sequence[str], *, within_sentence: bool) -> int | None:
        """The date before that stands nearest to a word with one of the beginnings, of equals the last."""
        if not beginnings:
            return None
        story, word = self._story, _word(beginnings)
        reading = story.readings[index]
        best, least = None, None
        for before, period in story.before(index):
            long_ago = _AGO * (reading.sentence - story.readings[before].sentence)
            if least is not None and long_ago >= least:
                break  # those before it are further away
            if not self.fits(index, period) or story.is_yet_to_be(before, index, period):
                continue  # what happened does not hang on what is announced
            other = story.readings[before]
            told = within_sentence and (other.verb_char is None or other.attached or self.of_one_verb(other, reading))
            if other.sentence == reading.sentence and (told or self.is_restated(before, reading)):
                continue
            low, high = self._around(before, reading.start_char, within_sentence=within_sentence)
            window, place = self._folded(low, high), story.readings[before].start_char - low
            distances = [
                _apart(window, match.start(), place)
                for match in word.finditer(window)
                if not self._counted_from(low + match.start(), before, index)
            ]
            if distances and (least is None or min(distances) + long_ago < least):
                best, least = before, min(distances) + long_ago
        return best

    def _folded(self, low: int, high: int) -> str:
        """The text between two places, as words are compared."""
        window = self._windows.get((low, high))
        if window is None:
            window = self._windows[low, high] = fold(self._story.text[low:high])
        return window

    def _in_sentence(self, index: int) -> int | None:
        """The date told last in a sentence: «fixé au 15 janvier, il a été reporté trois jours avant son ouverture»."""
        for before, period in self._story.before(index):
            if self._story.readings[before].sentence != self._story.readings[index].sentence:
                return None
            if self.fits(index, period):
                return before
        return None

    def _counted_from(self, place: int, before: int, index: int) -> bool:
        """Whether a word names what another date near one counts from: «lundi, un an après l'assaut»."""
        readings = self._story.readings
        for other in range(max(0, before - 1), min(index, before + 2)):
            end = readings[other].hangs_on_end_char
            named = end is not None and other != index and readings[other].end_char <= place < end
            if named and not (self._story.ahead(other) == before or self.is_in_commas(other, before)):
                return True  # not «deux ans après le référendum du 23 juin»
        return False

    def _is_counted_from(self, place: int, index: int) -> bool:
        """Whether a word names what any date before one counts from: «le lendemain de la secousse»."""
        for before in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            reading = self._story.readings[before]
            if reading.end_char <= place:
                return reading.hangs_on_end_char is not None and place < reading.hangs_on_end_char
        return False

    def _around(self, index: int, stop: int, *, within_sentence: bool) -> tuple[int, int]:
        """The text around a date in which a word is taken to be of it."""
        reading = self._story.readings[index]
        if not within_sentence:
            return max(0, reading.start_char - _NEAR_BEFORE), min(reading.end_char + _NEAR_AFTER, stop)
        return self._sentence_around(reading.start_char, reading.end_char, min(reading.end_char + _TOLD, stop))

    def _sentence_around(self, start: int, end: int, high: int) -> tuple[int, int]:
        """The text of its sentence around a date, as far as a place, looked for once."""
        found = self._sentences.get((start, high))
        if found is None:
            text, low = self._story.text, max(0, start - _TOLD)
            low = max([low, *(m.end() for m in STOP.finditer(text, low, start))])
            found = low, next((m.start() for m in STOP.finditer(text, end, high)), high)
            self._sentences[start, high] = found
        return found

    def _at_word(self, index: int, beginnings: Sequence[str]) -> int | None:
        """The date that was told when the word stood, in a sentence without any, not far before."""
        if not beginnings:
            return None
        story, reading = self._story, self._story.readings[index]
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
                        or len(STOP.findall(story.text, other.end_char, place)) <= NEAR
                    )
                    if near and self.fits(index, period) and not story.is_yet_to_be(before, index, period):
                        return before
                    break
        return None


@lru_cache(1000)
def names_of(words: str) -> tuple[str, ...]:
    """The words that name a happening, folded."""
    return tuple(fold(words).split())


def stems_of(reading: Reading) -> list[str]:
    """Beginnings of the words that name what a reading hangs on."""
    words = names_of(reading.hangs_on)
    return [
        word[: min(_STEM, max(4, len(word) - 1))] for word in words if len(word) >= (3 if reading.said.happening else 4)
    ]


def _word(beginnings: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, beginnings)) + ")")


def _apart(window: str, word: int, date: int) -> int:
    """How far a word is from a date, what a comma or the end of a sentence parts being further."""
    low, high = min(word, date), max(word, date)
    ends = sum(1 for match in STOP.finditer(window, low, high))
    return high - low + _COMMA * window.count(",", low, high) + _SENTENCE * ends
