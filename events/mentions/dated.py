"""The dates of one sentence: which of its time expressions date a happening, and on which tokens they stand."""

import bisect
import functools
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from events.actors import dateline
from events.mentions.compare import compares
from events.mentions.lexicon import Lexicon
from events.model import fold
from events.reading import Sentence
from events.times import Reading

_LOOSE = ("nmod", "obl", "obl:arg", "obl:mod", "obj")
_HEAD = 1  # tokens of a sentence before the date that opens it: «Au lendemain de»
_YEARS = ("year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Unit:
    """The reading, or the readings of a range, that date one happening, with their tokens in the sentence."""

    times: tuple[int, ...]
    first: int
    last: int


class Dates:
    """The time expressions of a sentence.

    Attributes:
        inside: the tokens of each, by its index among the readings.
        tokens: those of all, with the prepositions that lead to them.
        hours: the hours beside a day, which date what nothing else does; known with ``units``.
        restated: the dates that only say again what another does, each with that one; known with ``units``.
    """

    def __init__(self, sentence: Sentence, readings: Sequence[Reading], words: Lexicon) -> None:
        self.sentence = sentence
        self.readings = readings
        self.words = words
        self.inside = {
            index: tokens for index in _inside(readings, sentence) if (tokens := self._tokens(readings[index]))
        }
        self.tokens = {place for tokens in self.inside.values() for place in tokens}
        for index in self.inside:
            self.tokens |= self.signal(index)
        self._units: list[Unit] | None = None
        self.hours: list[Unit] = []
        self.restated: list[tuple[Unit, Unit]] = []

    def _tokens(self, reading: Reading) -> range:
        tokens = self.sentence.tokens
        first = bisect.bisect_right(tokens, reading.start_char, key=lambda token: token.end_char)
        return range(first, bisect.bisect_left(tokens, reading.end_char, key=lambda token: token.start_char))

    def freed(self) -> Sentence:
        """The sentence without what the tree hangs on a date and the date does not hold.

        It hangs on the verb of the date then: «avait écopé, l'année suivante, [d'une amende]», «tiendront jeudi [un sommet]».
        """
        readings = ((self.readings[index], inside) for index, inside in self.inside.items())
        plain = {p for one, inside in readings if one.said.kind == "date" and not one.hangs_on for p in inside}
        tokens = self.sentence.tokens
        moved: dict[int, int] = {}
        for place, token in enumerate(tokens):
            loose = token.head in plain and place not in self.tokens and place > token.head
            if not loose or token.dep not in _LOOSE or fold(token.text) in self.words.lists["day_words"]:
                continue
            verb = next((p for p in self.sentence.ancestors(token.head) if tokens[p].pos in ("VERB", "AUX")), None)
            parted = any(t.text == "," for t in tokens[token.head : place]) or self._freed_as(place) == "obj"
            if verb is not None and verb < place and parted:
                moved[place] = verb
        if not moved:
            return self.sentence
        changed = [
            token._replace(head=moved[p], dep=self._freed_as(p)) if p in moved else token
            for p, token in enumerate(tokens)
        ]
        self.sentence = replace(self.sentence, tokens=tuple(changed))
        return self.sentence

    def _freed_as(self, place: int) -> str:
        children = {self.sentence.tokens[child].dep for child in self.sentence.children(place)}
        return "obj" if "det" in children and "case" not in children else "obl:mod"

    def signal(self, index: int) -> set[int]:
        """The tokens of the preposition before a time expression: «à partir du» tells no departure."""
        start = self.readings[index].signal_start_char
        if start is None:
            return set()
        end = self.readings[index].start_char
        first, last = (
            bisect.bisect_left(self.sentence.tokens, at, key=lambda token: token.start_char) for at in (start, end)
        )
        return set(range(first, last))

    def units(self) -> list[Unit]:
        """What dates a happening here: single expressions and ranges; an hour only where no day is told."""
        if self._units is None:
            self._units = self._found()
        return self._units

    def only_hours(self) -> bool:
        """Whether its dates are times of day, without the day that they are of."""
        units = self.units()
        return bool(units) and all(_clock(self.readings[index]) for unit in units for index in unit.times)

    def _found(self) -> list[Unit]:
        units: list[Unit] = []
        ranges: dict[int, list[int]] = {}
        days = [i for i in self.inside if self.readings[i].said.kind == "date" and of_a_day(self.readings[i])]
        for index in self.inside:
            reading = self.readings[index]
            if reading.said.kind == "duration" and not (reading.signal == "since" and reading.said.count):
                continue
            if self._compares(index) or self._counted_from(index):
                continue
            if reading.said.kind in ("set", "ref"):
                continue
            if _clock(reading) and days:
                self.hours.append(self._unit((index,)))
                continue
            if reading.range_ is not None:
                ranges.setdefault(reading.range_, []).append(index)
            else:
                units.append(self._unit((index,)))
        units += [self._unit(tuple(times)) for times in ranges.values()]
        units.sort(key=lambda unit: unit.first)
        units = self._after_dateline(units)
        again = ((unit, next((other for other in units if self._restates(unit, other)), None)) for unit in units)
        kept: list[Unit] = []
        for unit, other in again:
            if other is None:
                kept.append(unit)
            else:
                self.restated.append((unit, other))
        return self._with_ends(kept)

    def _with_ends(self, units: list[Unit]) -> list[Unit]:
        """With the day until which something is so as the end of the day before it: «a fermé mardi jusqu'au 5 septembre»."""
        out: list[Unit] = []
        for unit in units:
            if out and self._ends(out[-1], unit):
                before = out.pop()
                unit = Unit(before.times + unit.times, before.first, unit.last)
            out.append(unit)
        return out

    def _ends(self, one: Unit, other: Unit) -> bool:
        """Whether a date is until when what began on the date right before it lasted."""
        begin, end = self.readings[one.times[0]], self.readings[other.times[0]]
        single = len(one.times) == len(other.times) == 1 and begin.said.kind == end.said.kind == "date"
        if not single or end.signal != "until" or begin.signal not in ("", "since", "from") or begin.hangs_on:
            return False
        between = [place for place in range(one.last, other.first) if place not in self.tokens]
        longer = any(token.key in self.words.lists["prolonging"] for token in self.sentence.tokens[: one.first])
        return not longer and all(self.sentence.tokens[place].pos == "CCONJ" for place in between)

    def _after_dateline(self, units: list[Unit]) -> list[Unit]:
        """Without the day on which a dispatch is dated, where its sentence has another: «NIAMEY, 6 août (X) - Ils ont rendu lundi ...»."""
        start = dateline(self.sentence) if len(units) > 1 else 0
        return [unit for unit in units if not 0 < unit.first < unit.last < start] or units

    def _compares(self, index: int) -> bool:
        """«pour la première fois depuis 2011», «plus qu'en 2019»: what it compares with is another happening."""
        since = self.readings[index].signal == "since"
        return compares(self.sentence, self.inside[index][0], since, self.words, self.tokens)

    def _counted_from(self, index: int) -> bool:
        """Whether the date before only counts from it: «trois jours avant Noël», «le lendemain du 8 mars»."""
        at, before = self.readings[index].signal_start_char, self.readings[index - 1] if index else None
        if before is None or index - 1 not in self.inside:
            return False
        if at is not None and before.start_char < at < before.end_char:
            return True
        between = self.sentence.tokens[self.inside[index - 1][-1] + 1 : self.inside[index][0]]
        of = len(between) == 1 and between[0].key in self.words.lists["of"]
        return of and before.said.anchor == "story" and bool(before.said.count)

    def _restates(self, unit: Unit, other: Unit) -> bool:
        """«neuf mois plus tard, le 24 mai 2021»: the words that count say again what the date beside them says."""
        one, two = self.readings[unit.times[0]].said, self.readings[other.times[-1]].said
        counted = bool(two.anchor) and (two.day is None or bool(two.count))  # but «on the 25th» counts nothing
        counts = bool(one.anchor) and not one.calendar and not self._joined(unit, other)
        if self._dates_what_is_counted_from(unit, other):
            return False
        if not counts or counted or not self._adjacent(unit, other, self.hangs_until(unit.times[-1])):
            return False
        day = two.day is not None or two.weekday is not None or bool(two.feast)
        finer = two.calendar and (day or one.count == 0 or one.unit in _YEARS)  # «sept ans plus tard, en juillet»
        return two.absolute or finer

    def _dates_what_is_counted_from(self, unit: Unit, other: Unit) -> bool:
        """Whether a date is of the happening that another counts from: «Au lendemain de l'attaque de lundi, ...»."""
        until, tokens = self.hangs_until(unit.times[-1]), self.sentence.tokens
        within = until is not None and unit.last < other.first < until
        after = [*tokens[other.last : other.last + 2], None, None]
        if after[1] is not None and after[1].morph.get("PronType") == "Rel":
            return False  # «Un an après l'incendie du 29 octobre, qui avait détruit l'usine, ...»
        heads = unit.first <= _HEAD and after[0] is not None and after[0].text == ","
        return within and (heads or tokens[other.first - 1].key in self.words.lists["of"])

    def _joined(self, one: Unit, other: Unit) -> bool:
        """«en 1997 et, dix ans plus tard, ...»: two dates of two happenings."""
        low, high = sorted((one, other), key=lambda unit: unit.first)
        return any(token.pos == "CCONJ" for token in self.sentence.tokens[low.last : high.first])

    def _unit(self, times: tuple[int, ...]) -> Unit:
        tokens = [place for index in times for place in self.inside[index]]
        return Unit(times, min(tokens), max(tokens) + 1)

    def enumerated(self, one: Unit, other: Unit) -> bool:
        """«en 2012, puis en 2020»: only small words between two dates."""
        counted = any(self.readings[unit.times[0]].said.anchor for unit in (one, other))
        if counted and not self._joined(one, other):
            return False  # «en septembre, deux mois après le coup» says one date twice
        return self._adjacent(one, other) or self._joined_again(one, other)

    def _joined_again(self, one: Unit, other: Unit) -> bool:
        """«le 3 avril 1984, huit jours après sa mort, et le 23 décembre 2008»: after "et" stands the date alone, and no verb."""
        low, high = sorted((one, other), key=lambda unit: unit.first)
        between = [self.sentence.tokens[place] for place in range(low.last, high.first)]
        while between and between[-1].pos in ("ADP", "DET"):
            between.pop()
        joined = bool(between) and between[-1].pos == "CCONJ" and any(token.text == "," for token in between)
        return joined and not any(token.pos in ("VERB", "AUX") for token in between)

    def _adjacent(self, one: Unit, other: Unit, end: int | None = None) -> bool:
        """Whether only small words stand between two dates, the first of which may go on to a token."""
        low, high = sorted((one, other), key=lambda unit: unit.first)
        places = range(max(low.last, end or 0) if low is one else low.last, high.first)
        between = [self.sentence.tokens[place] for place in places if place not in self.tokens]
        return len(between) <= 4 and all(
            t.pos in ("ADP", "CCONJ", "PUNCT", "ADV", "DET", "") and t.text not in "();:" for t in between
        )

    def hanging(self) -> set[int]:
        """The tokens of what dates count from ("the day after the summit"), which a title leaves out with them."""
        return {
            place
            for index, inside in self.inside.items()
            if (end := self.hangs_until(index)) is not None
            for place in range(inside[-1] + 1, end)
        }

    def hangs_until(self, index: int) -> int | None:
        """The token after the words that a date counts from; None where it counts from none."""
        if self.readings[index].hangs_on_end_char is None:
            return None
        tokens = self.sentence.tokens
        first = place = self.inside[index][-1] + 1
        while place < len(tokens) and tokens[place].pos not in ("PUNCT", "VERB", "AUX") and place < first + 16:
            place += 1
        return place

    def untitled(self, unit: Unit | None) -> set[int]:
        """The tokens that a title leaves out: dates, but not the durations that belong to what happened ("cinq ans").

        Args:
            unit: the date of the happening, if it has one.
        """
        if unit is None:
            return self._untitled
        own = range(unit.first, unit.last)
        return self._untitled.union(own, self._told_of(own))

    @functools.cached_property
    def _untitled(self) -> set[int]:
        """The tokens of the dates with the prepositions that lead to them, what they count from and what is said of them."""
        dates = [index for index in self.inside if self.readings[index].said.kind == "date"]
        said = {place for index in dates for place in (*self.inside[index], *self.signal(index))}
        return said | self.hanging() | self._told_of(said) | self._joining(dates)

    def _joining(self, dates: Sequence[int]) -> set[int]:
        """What joins a date to the next: «lundi [et] mercredi»."""
        found: set[int] = set()
        for one, other in itertools.pairwise(dates):
            between = set(range(self.inside[one][-1] + 1, self.inside[other][0])) - self.signal(other)
            if all(self.sentence.tokens[place].pos in ("CCONJ", "ADP", "DET") for place in between):
                found |= between
        return found

    def _told_of(self, dates: Collection[int]) -> set[int]:
        """What is said of a date right after it ("le 31 août, [jour où l'ambassadeur fut désigné]")."""
        found: set[int] = set()
        for place in dates:
            for child in self.sentence.children(place):
                token = self.sentence.tokens[child]
                if child > place and fold(token.text) in self.words.lists["day_words"]:
                    below = self.sentence.subtree(child)
                    if min(below) > place and len(below) <= 12:
                        found |= set(below)
        return found


def _inside(readings: Sequence[Reading], sentence: Sentence) -> range:
    """The places of the readings of a sentence; they stand in the order of the text."""
    first, last = (
        bisect.bisect_left(readings, at, key=lambda reading: reading.start_char)
        for at in (sentence.start_char, sentence.end_char)
    )
    return range(first, last)


def of_a_day(reading: Reading) -> bool:
    """Whether it says a day, or one may be counted from it; of a month or a year alone no hour is told."""
    said = reading.said
    finer = said.day is not None or said.weekday is not None or bool(said.feast) or said.night or bool(said.daypart)
    return not _clock(reading) and (finer or bool(said.anchor) or said.today)


def _clock(reading: Reading) -> bool:
    """Whether it says an hour and no day."""
    said = reading.said
    return (said.hour is not None or bool(said.daypart)) and not (
        said.absolute or said.calendar or said.anchor or said.today
    )
