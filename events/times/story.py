"""Which date of a text another one hangs on: that of the happening it names, or the last of the story's main line.

Dates in brackets, quotes and relative clauses do not move the story on: what follows them outside goes on from
the date before them. Dates in the pluperfect do: what follows «Ils avaient débarqué le 6 juin» mostly goes on there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from events import interval
from events.interval import Period
from events.times.counting import days_of_hours
from events.times.line import LOOK_BACK, Line
from events.times.reading import Reading, Said

STOP = re.compile(r"(?:(?<!\b[A-Z])(?<!\bM[emr])(?<!\bMM)(?<!\bDr)(?<!\bM[mr][es])\.|[!?…])[»”\")]*\s|\n")
"""The end of a sentence, or of a line; «M.» ends none."""
_HOUR = re.compile(r"T(\d\d):(\d\d)$")
_FAR = 8  # sentences that an aside may last until the story goes on
_DATES = 30  # dates of two sentences, but for lists
_LONG_AGO = 270  # days
_NAMES = 60  # code points between "after" and the date of what is named
_NEAR_ON = 2  # sentences in which the story stays where it has come to
_TO_ITS_DAY = ("", "on")  # what stands between an hour and its day
_BESIDE = 8  # code points between a day and its hour
_SAID = 80  # code points between a quote and the date on which it was said


class Story(Line):
    """The dates told so far, and what another one hangs on.

    Args:
        known: by index of a reading, the index of the reading that it hangs on, where that is known better.
    """

    def __init__(
        self, text: str, readings: Sequence[Reading], published: Period | None, known: Mapping[int, int]
    ) -> None:
        super().__init__(text, readings, published)
        self._known = known

    # ------------------------------------------------------------ what follows

    def looks_ahead(self, index: int) -> bool:
        """Whether it hangs on a date that follows: "deux jours après l'attaque du 5 mai"."""
        if self._known.get(index, -1) > index:
            return True
        if self.readings[index].hangs_on:
            return self.ahead(index) is not None
        if self.day_beside(index) is not None or self.day_of_its_verb(index) is not None:
            return True
        said = self.spoken_on(index)
        return said is not None and said > index

    def ahead(self, index: int) -> int | None:
        """The date right after the happening that a reading hangs on: "deux jours après l'attaque du 5 mai"."""
        reading = self.readings[index]
        if index + 1 < len(self.readings):
            following = self.readings[index + 1]
            between = self.text[reading.end_char : following.start_char]
            same = following.sentence == reading.sentence and following.said.kind == "date"
            own = following.signal_start_char is not None and following.signal_start_char < reading.end_char
            # «avant de se rétracter trois mois plus tard»
            counts = following.said.anchor == "story" and following.said.counted
            plain = (
                same and (own or not following.signal) and len(between) < _NAMES and (following.attached or not counts)
            )
            if plain and not any(mark in between for mark in ",;:("):
                verbal = following.tense and following.verb_char is not None
                if verbal and reading.end_char <= (following.verb_char or 0) < following.start_char:
                    return None  # «Deux jours après l'incendie le maire a porté plainte mardi»
                return index + 1
        return None

    def day_beside(self, index: int) -> int | None:
        """The day right after an hour, which is of it: «À 7 h 58, le 22 mars, ...»; none where a day stands right before.

        The day after the last of two hours is of both: «entre 0 h 30 et 4 h mardi».
        """
        if not _is_hour(self.readings[index]) or index + 1 >= len(self.readings):
            return None
        reading, following = self.readings[index], self.readings[index + 1]
        if self.opens_range(index):
            return self.day_beside(index + 1) if _is_hour(following) else index + 1
        said = following.said
        daily = said.day is not None or said.weekday is not None or bool(said.feast) or _steps_by_day(said)
        between = self.text[reading.end_char : following.start_char].strip(" ,\xa0")
        same = following.sentence == reading.sentence and said.kind == "date" and not said.relation
        if not daily or not same or between not in _TO_ITS_DAY:
            return None
        first = index - 1 if index and self.opens_range(index - 1) else index
        before = self.readings[first - 1] if first else None
        apart = self.text[before.end_char : self.readings[first].start_char] if before is not None else ""
        taken = before is not None and before.sentence == reading.sentence and len(apart) < _BESIDE and "," not in apart
        return None if taken else index + 1

    def day_of_its_verb(self, index: int) -> int | None:
        """The day of the verb before whose subject a step back stands: «Le bilan, de quatre morts la veille, a été alourdi mardi»."""
        reading = self.readings[index]
        steps = _steps_by_day(reading.said) and (reading.said.count or 0) < 0 and not reading.hangs_on
        if not steps or index + 1 >= len(self.readings):
            return None
        mate = self.readings[index + 1]
        same = mate.sentence == reading.sentence and mate.verb_char == reading.verb_char
        if reading.fronted or not same or reading.verb_char is None or mate.said.kind != "date":
            return None
        around = reading.end_char <= reading.verb_char < mate.start_char
        daily = mate.said.weekday is not None or (mate.said.day is not None and mate.said.month is not None)
        return index + 1 if around and daily and not mate.attached else None

    def opens_range(self, index: int) -> bool:
        """Whether the next reading is the other end of a range that this one begins."""
        if index + 1 >= len(self.readings):
            return False
        reading, following = self.readings[index], self.readings[index + 1]
        same = reading.range_ == following.range_ and reading.sentence == following.sentence
        return reading.range_ is not None and same

    def hour_of(self, index: int) -> Said:
        """What a date says with its hour, which may stand right before or after it: «le 7 janvier à 11 h 30».

        A count of hours has the hour to which it led: «une heure et quart plus tard ; l'alerte, trois heures après».
        """
        said = self.readings[index].said
        counted = _HOUR.search(self.done[index].value) if said.hours and index in self.done else None
        if counted is not None:
            return replace(said, hour=int(counted[1]), minute=int(counted[2]))
        if said.hour is not None:
            return said
        for other in (index - 1, index + 1):
            if 0 <= other < len(self.readings) and _is_hour(self.readings[other]):
                first, second = sorted((index, other))
                between = self.text[self.readings[first].end_char : self.readings[second].start_char]
                if len(between) < _BESIDE and not STOP.search(between):
                    return self.readings[other].said
        return said

    # ------------------------------------------------------------ what was told

    def anchor_of(self, index: int) -> int | None:
        """The date that a reading hangs on, or None where there is none; for one that names a happening see ``Named``."""
        known = self._known.get(index)
        if known is not None:
            return known if self.tells(known) else None
        ahead = self.day_of_its_verb(index)
        return ahead if ahead is not None else self.goes_on_from(index)

    def goes_on_from(self, index: int) -> int | None:
        """The date that the story has come to, in its plainest words."""
        found = self.last_told(index)
        if found is None:
            return None
        said_again = self.readings[found].hangs_on and self.says_again(found)
        midnight = not self.readings[index].said.hours and self._is_after_midnight(found)
        same_day = said_again or midnight or self._same_start(found, index)
        return self.done[found].on if same_day else found

    def _is_after_midnight(self, index: int) -> bool:
        """Whether an hour is of the small ones that an evening told before leads to: what follows is still of that day."""
        on = self.done[index].on
        days, then = self.done[index].days, self.done[on].days if on is not None else None
        return _is_hour(self.readings[index]) and days is not None and then is not None and days.start == then.end

    def says_again(self, index: int) -> bool:
        """Whether a reading gives no other days than the one that it hangs on: «lundi, trois jours après le vol»."""
        on = self.done[index].on
        return on is not None and self.done[on].days == self.done[index].days

    def _same_start(self, before: int, index: int) -> bool:
        """Whether two steps count from one day: «Le lendemain, ... ; le surlendemain, ...», «L'avant-veille, ... ; la veille, ...»."""
        first, second = self.readings[before].said, self.readings[index].said
        steps = first.anchor == second.anchor == "story" and (first.unit, second.unit) == ("day", "day")
        near = self.readings[index].sentence - self.readings[before].sentence <= 1
        return steps and near and (first.count, second.count) in ((1, 2), (-2, -1)) and not second.counted

    def spoken_on(self, index: int) -> int | None:
        """The date on which the quote was said in which a day counts from then.

        It stands beside the quote («« Demain, nous jugerons », avait-il lancé mardi»), or is the last told of a
        paragraph that tells of long ago.
        """
        if not self.enclosed[index]:
            return None
        quote = next((one for one in self.enclosed[index] if one.quote), None)
        if quote is None or not (self.readings[index].said.today or self.readings[index].said.anchor == "published"):
            return None
        for other in range(index + 1, min(len(self.readings), index + 1 + LOOK_BACK)):
            reading = self.readings[other]
            between = self.text[quote.end : reading.start_char]
            if reading.start_char >= quote.end:
                beside = len(between) < _SAID and not STOP.search(between) and self._may_be_said(reading)
                if beside:
                    return other
                break
        for other in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            reading = self.readings[other]
            if reading.start_char < quote.start:
                between = self.text[reading.end_char : quote.start]
                beside = len(between) < _SAID and not STOP.search(between) and self._may_be_said(reading)
                told = beside or self._long_ago(other, index) or self._is_speech(quote.start, quote.end, other)
                return other if told else None
        return None

    def _is_speech(self, begin: int, end: int, other: int) -> bool:
        """Whether a quote is all of its sentence after one that says when somebody spoke: «À la barre, lundi, elle a parlé de lui. « Hier, ... »»."""
        reading = self.readings[other]
        between, after = self.text[reading.end_char : begin], self.text[end : end + 2]
        alone = (
            len(STOP.findall(between)) == 1 and bool(STOP.search(between[-4:])) and (not after or after[0].isspace())
        )
        alone = alone and not after.strip().islower()
        return alone and len(between) < _SAID and self._may_be_said(reading) and not reading.attached

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

    def last_told(self, index: int) -> int | None:
        """The date before that is fine enough to count such units from; a coarser one only for months on.

        The last of the main line, if that is not far; else the last one. One from which the count would lead
        beyond publication is passed over, unless what is counted is to come.
        """
        if self._is_at_no_known_day(index) or self._is_in_a_month(index):
            return None
        most = coarsest(self.readings[index].said)
        nearest = fitting = coarse = background = ahead = None
        for before, period in self.before(index):
            if self._is_counted_from(before):
                continue  # «Trois jours après le débarquement du 6 juin, ...»: the story is three days on
            if self.is_yet_to_be(before, index, period):
                ahead = before if ahead is None and self._leads_back(index, period) else ahead
                continue  # the story of the past does not go on from what is announced
            yearly = interval.rank(period.precision) >= interval.rank("year")
            if self.readings[before].signal == "since" and yearly and not self.readings[index].said.pointing:
                background = before if background is None else background
            elif interval.rank(period.precision) <= interval.rank(most):
                nearest = before if nearest is None else nearest
                if not self.possible(index, period):
                    continue
                fitting = before if fitting is None else fitting
                if self.readings[fitting].sentence - self.readings[before].sentence > _FAR:
                    break
                if self.readings[index].said.pointing or not self.aside(before, index):
                    return before
            elif self._moves_on(before, index):
                return None  # «Trois mois plus tard, il cède. Le lendemain, ...»: of no known day
            elif coarse is None and nearest is None and most != "week" and self._counts_years(index, period):
                coarse = before
        reading = self.readings[index]
        told = reading.tense in ("past", "story") and reading.said.unit != "weekend"  # the next may be of that week
        apart = nearest is not None and self.readings[nearest].sentence != self.readings[index].sentence
        if told and apart and fitting is None:
            return None  # what is told does not lead beyond publication
        return next((found for found in (fitting, nearest, coarse, background) if found is not None), ahead)

    def _is_counted_from(self, before: int) -> bool:
        """Whether the expression right before a date counts from it, and has its days."""
        first = self.done.get(before - 1)
        return first is not None and first.on == before and first.days is not None

    def _leads_back(self, index: int, period: Period) -> bool:
        """Whether a count back leads from what is announced to what is over: «Il affrontera X. Cinq ans plus tôt, il avait gagné»."""
        said, published = self.readings[index].said, self.published
        if published is None or not said.counted or said.hours or (said.count or 0) >= 0:
            return False
        return period.shifted(said.count or 0, said.unit or "day").start < published.start

    def _counts_years(self, index: int, period: Period) -> bool:
        """Whether a count from a year leads to one year: not «En 2014, il ferme. Neuf mois plus tard, ...»."""
        said = self.readings[index].said
        monthly = said.unit == "month" and said.counted and not said.approx and period.precision == "year"
        return not monthly or (said.count or 0) % 12 == 0

    def _is_at_no_known_day(self, index: int) -> bool:
        """Whether the story has just come to days that are not known: «Quelques mois plus tard, il cède. Le lendemain, ...»."""
        reading = self.readings[index]
        least = interval.rank(reading.said.unit or coarsest(reading.said))
        for before in range(index - 1, max(-1, index - 1 - _DATES), -1):
            other, said = self.readings[before], self.readings[before].said
            if reading.sentence - other.sentence > 1 or said.kind != "date":
                return False
            if self.tells(before) and not self.aside(before, index):
                return False
            if said.happening and not self.tells(before) and before in self.done and reading.said.unit == "day":
                return True  # «Il vint le jour de l'anniversaire, ... Il est reparti le soir même»
            forward = said.anchor == "story" and (said.count or 0) > 0 and said.counted and not said.hours
            forward = forward and interval.rank(said.unit or "day") >= least
            # «Cinquante ans après la guerre, il a été surpris» leaves the story where it is.
            of_old = other.hangs_by == "there" and said.unit == "year" and other.tense == "past"
            opens = before in self.done and other.fronted and not (other.attached or other.background or of_old)
            if opens and forward and not self.tells(before):
                return True
        return False

    def _is_in_a_month(self, index: int) -> bool:
        """Whether the story has just come to a month or year, which has no day: «En juillet 2019, il revient. Le même jour, ...»."""
        reading, said = self.readings[index], self.readings[index].said
        if (said.unit, said.count) != ("day", 0) or said.pointing:
            return False
        for before, period in self.before(index):
            other = self.readings[before]
            near = reading.sentence - other.sentence <= 1
            if not near or interval.rank(period.precision) <= interval.rank("week"):
                return False
            beside = other.attached or other.named or other.signal or other.hangs_on or other.background
            if other.fronted and not (beside or self.aside(before, index) or self.is_yet_to_be(before, index, period)):
                return True
        return False

    def _moves_on(self, before: int, index: int) -> bool:
        """Whether the story has come to a date from which such units cannot be counted, since the last fine enough."""
        said, counts = self.readings[before].said, self.readings[index].said
        daily = counts.unit in ("", "day") and counts.relation_story is None and counts.relation is None
        forward = (
            said.anchor == "story" and (said.count or 0) > 0 and said.counted and said.unit in ("week", "month", "year")
        )
        if said.absolute and (self._tells_on(before, index) or (daily and self._is_opened_by(before, index))):
            return True
        near = self.readings[index].sentence - self.readings[before].sentence <= _NEAR_ON
        plain = not self.readings[before].hangs_on  # «lundi, dix ans après le crime» is of a known day
        return daily and near and forward and plain and not self.aside(before, index)

    def _is_opened_by(self, before: int, index: int) -> bool:
        """Whether the sentence opens with a date: «En 2017, un navire avait échoué ; il avait été renfloué le jour même»."""
        other, reading = self.readings[before], self.readings[index]
        return other.fronted and other.sentence == reading.sentence and not (other.attached or other.signal)

    def _tells_on(self, before: int, index: int) -> bool:
        """Whether the sentence, or the one before, comes to a later month or year than the days told until then.

        «Il signe le 1er juillet 2008. Il revient en janvier 2010. Trois semaines plus tard, ...»; of what had gone before
        to any: «L'enquête avait commencé à l'automne. Trois semaines plus tôt, un adjoint était parti.»
        """
        other = self.readings[before]
        plain = not (other.attached or other.named or other.signal or other.hangs_on)
        back = other.background and self.readings[index].background and not self.readings[index].said.approx
        if (
            not plain
            or (other.background and not back)
            or self.readings[index].sentence - other.sentence > 1
            or self.aside(before, index)
        ):
            return False
        period, earlier = self.done[before].period, next((days for _, days in self.before(before)), None)
        return period is not None and earlier is not None and (back or earlier.end <= period.start)

    def possible(self, index: int, period: Period) -> bool:
        """Whether a count from a date leads to no day after publication, or to one that is announced."""
        reading = self.readings[index]
        back = (reading.said.count or 0) <= 0 and reading.tense not in ("past", "story")
        if self.published is None or reading.tense == "future" or back:
            return True
        count = reading.said.count or 0
        if reading.said.hours:
            count = days_of_hours(reading.said)[0]
        return period.shifted(count, reading.said.unit or "day").start < self.published.end

    def is_yet_to_be(self, before: int, index: int, period: Period) -> bool:
        """Whether a date lies after publication and what is told with a reading does not hang on it."""
        late = self.published is not None and period.start >= self.published.end
        return late and not self._announces(before, index)

    def _announces(self, before: int, index: int) -> bool:
        """Whether what hangs on an announced date is announced too: "are on Friday and the final is a day later"."""
        reading = self.readings[index]
        near = reading.sentence - self.readings[before].sentence <= 1
        return reading.tense == "future" or (near and not reading.tense)


def _is_hour(reading: Reading) -> bool:
    """Whether it says an hour and no day."""
    said = reading.said
    return said.kind == "date" and said.hour is not None and not (said.calendar or said.absolute or said.anchor)


def _steps_by_day(said: Said) -> bool:
    """Whether it is a day before or after one told ("the next day", "la veille au soir")."""
    return said.anchor == "story" and said.unit == "day" and bool(said.count) and not said.counted


def coarsest(said: Said) -> str:
    """The coarsest precision that such words can count from: of "la veille" a day, of "trois jours après" a week."""
    if said.exact:
        return "day"
    if said.relation_story is not None:
        return "week" if said.weekday is not None and said.day is None else "year"
    if said.unit in ("", "day"):
        return "week" if said.counted else "day"
    return {"weekend": "week"}.get(said.unit, said.unit)
