"""What days the readings of a text mean, given when it was published.

Underspecified dates ("juin", "samedi") are the ones nearest to publication that the tense of their verb
allows. Dates that hang on the story take as anchor the date of the happening they name, or the last date told.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from events import interval
from events.interval import Period
from events.model import AnchorKind, fold
from events.times import calendar
from events.times.calendar import Impossible
from events.times.choose import candidates, choose, effective_tense, nearest_told
from events.times.dated import Dated
from events.times.express import clock, open_edtf, open_value
from events.times.reading import Reading, Said

_DAYPART_HOURS = {"MI": "12:00"}
_STOP = re.compile(r"[.!?…][»”\")]*\s|\n")
_COMMA = 30  # letters that a comma between a word and a date counts for
_LOOK_BACK = 200  # dates before one that may be what it hangs on: work stays linear in any text
_STEM = 5  # letters by which two words are taken for forms of one
_FAR = 2  # years before publication from which on a year is history


def resolve(
    text: str, readings: Sequence[Reading], published: str, anchors: Mapping[int, int] | None = None
) -> list[Dated]:
    """The days of each reading, in order.

    Args:
        text: the text that was read.
        readings: as ``find`` gives them.
        published: EDTF day, month or year of publication, or "".
        anchors: by index of a reading, the index of the reading that it hangs on, where that is known better.
    """
    resolver = _Resolver(text, readings, interval.from_iso(published) if published else None, anchors or {})
    return resolver.run()


class _Resolver:
    def __init__(
        self, text: str, readings: Sequence[Reading], published: Period | None, anchors: Mapping[int, int]
    ) -> None:
        self.text = text
        self.readings = readings
        self.published = published
        self.anchors = anchors
        self.done: dict[int, Dated] = {}
        self.narrative = self._is_narrative()
        self.storytelling = any(reading.tense == "story" for reading in readings)

    def run(self) -> list[Dated]:
        later = []
        for index, reading in enumerate(self.readings):
            if self._looks_ahead(index):
                later.append(index)
            else:
                self.done[index] = self._one(index, reading)
        for index in later:
            self.done[index] = self._one(index, self.readings[index])
        return [self.done[index] for index in range(len(self.readings))]

    def _looks_ahead(self, index: int) -> bool:
        """Whether it hangs on a date that follows: "deux jours après l'attaque du 5 mai"."""
        if self.anchors.get(index, -1) > index:
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

    def _is_narrative(self) -> bool:
        """Whether the text tells of times long before it was published, as a history does."""
        if self.published is None:
            return False
        year = interval.civil(self.published.end - 1)[0]
        if any(reading.tense == "past" for reading in self.readings) and any(r.tense == "story" for r in self.readings):
            return False  # where the language has a tense for stories, it alone tells
        years = [reading.said.year for reading in self.readings if reading.said.year is not None]
        far = sum(1 for said in years if said <= year - _FAR)
        near = (
            len(years)
            - far
            + sum(
                1 for reading in self.readings if reading.said.anchor == "published" or reading.said.weekday is not None
            )
        )
        deictic = near - (len(years) - far)
        return far >= 2 and (far > 2 * near or (len(years) >= 10 and len(years) > 10 * deictic))

    def _one(self, index: int, reading: Reading) -> Dated:
        said = reading.said
        if said.kind in ("duration", "set"):
            return Dated(None, "none", reason="not-a-date", value=said.value)
        if said.kind == "ref":
            return Dated(None, "none", reason="vague", value=said.ref)
        if said.today:
            return self._today(reading)
        if said.generic == "always" or (said.generic and not reading.tense):
            return Dated(None, "none", reason="vague", value=open_value(said))
        if said.absolute:
            return self._finish(said, calendar.absolute(said), "absolute")
        if said.anchor == "story":
            return self._story(index, reading)
        if said.relation_story is not None:
            return self._following(index, reading)
        if said.anchor == "published":
            if self.narrative and said.count == 0 and self._last_told(index, said.unit) is not None:
                return self._story(index, reading)  # "by the end of the year", in a history
            return self._from_published(reading)
        if said.calendar:
            return self._underspecified(index, reading)
        if said.hour is not None or said.daypart:
            return self._clock(index, reading)
        return Dated(None, "none", reason="vague", value="PRESENT_REF")

    def _finish(
        self,
        said: Said,
        found: Period | Impossible | None,
        anchor: AnchorKind,
        on: int | None = None,
        *,
        about: bool = False,
    ) -> Dated:
        if found is None:
            return Dated(None, anchor, on, "vague")
        if isinstance(found, Impossible):
            return Dated(None, anchor, on, "impossible-date", found.value)
        period = calendar.finished(said, found)
        if not interval.in_range(period):
            return Dated(None, anchor, on, "out-of-range")
        if (said.hour or 0) > 24 or (said.minute or 0) > 59:
            return Dated(
                None, anchor, on, "impossible-date", f"{interval.timex(found)}T{said.hour}:{said.minute or 0:02d}"
            )
        note = ""
        if said.weekday is not None and found.precision == "day" and interval.weekday(found.start) != said.weekday:
            note = "weekday-mismatch"
        return Dated(period, anchor, on, about=about, note=note, whole=found)

    def _today(self, reading: Reading) -> Dated:
        if not reading.tense and reading.said.weekday is None and not self._is_all(reading):
            return Dated(None, "none", reason="vague", value="PRESENT_REF")
        if self.published is None:
            return Dated(None, "published", reason="no-publication-date", value="PRESENT_REF")
        return self._finish(replace(reading.said, weekday=None), self.published, "published")

    def _is_all(self, reading: Reading) -> bool:
        """Whether the text is the expression and nothing else."""
        if reading.start_char + len(self.text) - reading.end_char >= 10:
            return False
        around = self.text[: reading.start_char] + self.text[reading.end_char :]
        return not any(character.isalnum() for character in around)

    # ------------------------------------------------------------ from the publication date

    def _from_published(self, reading: Reading) -> Dated:
        said = reading.said
        if self.published is None:
            return Dated(None, "published", reason="no-publication-date", value=open_value(said), edtf=open_edtf(said))
        if said.approx:
            return Dated(None, "published", reason="vague", value="PAST_REF" if (said.count or 0) < 0 else "FUTURE_REF")
        if said.hours:
            return self._hours(said)
        if said.weekend and said.count is None:
            return self._weekend(reading)
        if said.exact or said.unit == "day":
            base = _exactly(self.published, said)
        else:
            base = self.published.shifted(said.count or 0, said.unit)
        return self._finish(said, calendar.refined(said, base), "published", about=_counts_coarsely(said))

    def _hours(self, said: Said) -> Dated:
        """Few hours leave the day as it is, whole days of them move it; of others the day is not known."""
        assert self.published is not None
        count = said.count or 0
        days, rest = _days_of_hours(said)
        if rest > 12 or (days and rest):
            return Dated(None, "published", reason="vague", value="PAST_REF" if count < 0 else "FUTURE_REF")
        moved = self.published.shifted(days if count > 0 else -days, "day")
        return self._finish(said, moved, "published")

    def _weekend(self, reading: Reading) -> Dated:
        assert self.published is not None
        week = self.published.shifted(0, "weekend")
        past = reading.tense == "past" and week.start > self.published.start
        return self._finish(reading.said, week.shifted(-1, "weekend") if past else week, "published")

    def _underspecified(self, index: int, reading: Reading) -> Dated:
        said = reading.said
        if said.day is not None and said.month is None:
            dated = self._day_told(index, reading)
            if dated is not None:
                return dated
        told = self._told_before(index, reading)
        if told is not None:
            anchor = self.done[told].whole or self.done[told].period
            assert anchor is not None
            return self._finish(said, nearest_told(said, anchor), "story", told)
        if self.published is None:
            impossible = calendar.in_year(said, 2000) if said.weekday is None or said.day else None
            if isinstance(impossible, Impossible):
                return Dated(None, "published", reason="impossible-date", value="XXXX" + impossible.value[4:])
            return Dated(None, "published", reason="no-publication-date", value=open_value(said), edtf=open_edtf(said))
        if self.published.length > 1:
            return self._within_published(reading)
        found = choose(said, self.published.start, effective_tense(reading))
        return self._finish(said, found, "published")

    def _day_told(self, index: int, reading: Reading) -> Dated | None:
        """A day of the month alone is the first such day from the date told last, where its tense allows that."""
        said = reading.said
        for before in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            period = self.done[before].period if self._tells(before) else None
            if period is None or interval.rank(period.precision) > interval.rank("month"):
                continue
            found = [
                day
                for day in candidates(said, period.start)
                if isinstance(day, Period) and day.start >= period.start
                if said.weekday is None or interval.weekday(day.start) == said.weekday
            ]
            if not found or self._against_tense(reading, found[0]):
                return None
            return self._finish(said, found[0], "story", before)
        return None

    def _against_tense(self, reading: Reading, period: Period) -> bool:
        """Whether a period lies after publication though its verb tells of the past, or the reverse."""
        if self.published is None:
            return False
        tense = effective_tense(reading)
        return (tense == "past" and period.start >= self.published.end) or (
            tense == "future" and period.end <= self.published.start
        )

    def _within_published(self, reading: Reading) -> Dated:
        """A publication date known to the month or year: the one occurrence in it, or as wide as the doubt."""
        assert self.published is not None
        said, tense = reading.said, effective_tense(reading)
        found = [p for p in candidates(said, self.published.start) if isinstance(p, Period)]
        inside = [p for p in found if self.published.start <= p.start and p.end <= self.published.end]
        weekly = said.weekday is not None and said.day is None
        if len(inside) == 1 and not weekly:
            return self._finish(said, inside[0], "published")
        past = [p for p in found if p.start < self.published.end][-1:]
        around = [p for p in found if p.end > self.published.start][:1] if tense == "future" else past
        if weekly or not around or self.published.precision == "year":
            return Dated(None, "published", reason="no-publication-date", value=open_value(said), edtf=open_edtf(said))
        return self._finish(said, around[0], "published")

    def _told_before(self, index: int, reading: Reading) -> int | None:
        """The date of the story whose year a date without one takes, if it is the story that goes on."""
        said = reading.said
        opening = self._opening(index, reading)
        if opening is not None:
            return opening
        in_news = not self.narrative  # a history's "would" is not of the future
        if (
            said.relation is not None
            or (in_news and reading.tense == "future")
            or (said.weekday is not None and said.day is None)
        ):
            return None
        for before in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            other, dated = self.readings[before], self.done.get(before)
            if dated is None or dated.period is None or other.said.kind != "date":
                continue
            if other.signal == "since":
                continue
            if self.narrative and self._aside(before, reading):
                continue
            if self.narrative or reading.tense == "story" or self._goes_on(other, dated):
                return before if self.published is None or dated.period.start < self.published.start else None
            if other.paragraph != reading.paragraph or dated.anchor == "published":
                return None
            if reading.sentence - other.sentence > 3:
                return None
            if interval.rank(dated.period.precision) > interval.rank("year") or not self._history(dated):
                return None
            same = other.sentence == reading.sentence and dated.period.precision in ("day", "month")
            told_on = same and reading.tense == "past" and other.tense == "past"
            if self._in_brackets(before, reading):
                return before if dated.anchor != "story" or dated.on is None else dated.on
            return before if reading.fronted or told_on else None
        return None

    def _opening(self, index: int, reading: Reading) -> int | None:
        """The year that the head of the sentence counts: «Douze ans plus tard, entre le 26 et le 28 décembre»."""
        said = reading.said
        before = index - 1
        while before >= 0 and reading.range_ is not None and self.readings[before].range_ == reading.range_:
            before -= 1
        if before < 0 or not self._tells(before) or self.readings[before].sentence != reading.sentence:
            return None
        dated, other = self.done[before], self.readings[before]
        yearly = dated.anchor == "story" and dated.period is not None and dated.period.precision == "year"
        if said.relation is not None or said.month is None or not other.fronted:
            return None
        return before if yearly else None

    def _goes_on(self, other: Reading, dated: Dated) -> bool:
        """Whether a story told in its own tense goes on, even where a verb steps back ("avaient débarqué le 6 juin")."""
        return self.storytelling and dated.anchor != "published" and other.tense != "future" and self._history(dated)

    def _aside(self, before: int, reading: Reading) -> bool:
        """Whether a year is not that of the story before it or the next, as that of a source or a comparison is."""
        other, dated = self.readings[before], self.done[before]
        assert dated.period is not None
        if interval.rank(dated.period.precision) < interval.rank("year"):
            return False
        if other.sentence == reading.sentence and self.text[other.start_char - 1 : other.start_char] != "(":
            return False
        for earlier in range(before - 1, max(-1, before - 1 - _LOOK_BACK), -1):
            period = self.done[earlier].period if self._tells(earlier) else None
            if period is not None and interval.rank(period.precision) < interval.rank("year"):
                return not 0 <= interval.civil(dated.period.start)[0] - interval.civil(period.start)[0] <= 1
        return False

    def _in_brackets(self, before: int, reading: Reading) -> bool:
        """«deux ruptures en 97 (en janvier rue Saint-Dizier, en octobre rue de Metz)»."""
        dated = self.done[before]
        other = self.readings[before if dated.anchor != "story" or dated.on is None else dated.on]
        if other.sentence != reading.sentence:
            return False
        between = self.text[other.end_char : reading.start_char]
        return between.count("(") > between.count(")")

    def _history(self, dated: Dated) -> bool:
        """Whether a date lies so far before publication that one without a year may belong to it."""
        if self.published is None:
            return True
        assert dated.period is not None
        return dated.period.end <= self.published.start - 270

    # ------------------------------------------------------------ from another date of the text

    def _story(self, index: int, reading: Reading) -> Dated:
        said = reading.said
        on = self._anchor_of(index, reading)
        if on is None:
            return self._told_alone(index, reading) or Dated(None, "story", reason="no-anchor", value=open_value(said))
        anchor = self.done[on]
        assert anchor.period is not None
        if said.approx or said.hours:
            return self._about_then(said, anchor.period, on)
        if said.exact or said.unit == "day":
            base = _exactly(anchor.period, said)
        else:
            base = anchor.period.shifted(said.count or 0, said.unit or "day")
        return self._finish(said, calendar.refined(said, base), "story", on, about=_counts_coarsely(said))

    def _told_alone(self, index: int, reading: Reading) -> Dated | None:
        """What hangs on the story, in a text without any other date, counts from publication if its tense allows."""
        said = reading.said
        others = (other for place, other in enumerate(self.readings) if place != index)
        if (
            self.published is None
            or index in self.anchors
            or reading.hangs_on
            or not (said.count or said.relation_story)
        ):
            return None
        if any(other.said.kind == "date" for other in others):
            return None
        counted = replace(said, anchor="published", relation=said.relation_story, relation_story=None)
        hanging = replace(reading, said=counted)
        if said.relation_story is not None:
            dated = self._underspecified(index, hanging)
        else:
            dated = self._from_published(hanging)
        return None if dated.period is None or self._against_tense(reading, dated.period) else dated

    def _about_then(self, said: Said, anchor: Period, on: int) -> Dated:
        then = self.readings[on].said
        if said.hours and not said.approx and said.count is not None:
            if then.hour is not None and then.hour <= 24 and said.clock_unit != "S" and anchor.precision == "day":
                start = then.hour * 60 + (then.minute or 0)
                days, minutes = divmod(start + said.count * (60 if said.clock_unit == "H" else 1), 24 * 60)
                at = replace(said, hour=minutes // 60, minute=minutes % 60)
                moved = anchor.shifted(days, "day")
                return replace(self._finish(at, moved, "story", on), value=interval.timex(moved) + clock(at))
            days, rest = _days_of_hours(said)
            if not rest:
                return self._finish(said, anchor.shifted(days if said.count > 0 else -days, "day"), "story", on)
        return Dated(None, "story", on, "vague", "FUTURE_REF" if (said.count or 0) > 0 else "PAST_REF")

    def _following(self, index: int, reading: Reading) -> Dated:
        """For «mars suivant»: the first after the date last told."""
        on = self._last_told(index, "year")
        if on is None:
            return self._told_alone(index, reading) or Dated(
                None, "story", reason="no-anchor", value=open_value(reading.said)
            )
        anchor = self.done[on].period
        assert anchor is not None
        if reading.said.relation_story == 0:
            return self._finish(reading.said, nearest_told(reading.said, anchor), "story", on)
        found = candidates(reading.said, anchor.end - 1)
        if reading.said.relation_story == -1:
            before = [period for period in found if isinstance(period, Period) and period.end <= anchor.start]
            return self._finish(reading.said, before[-1] if before else None, "story", on)
        after = [period for period in found if isinstance(period, Period) and period.start >= anchor.end]
        return self._finish(reading.said, after[0] if after else None, "story", on)

    def _anchor_of(self, index: int, reading: Reading) -> int | None:
        known = self.anchors.get(index)
        if known is not None:
            return known if self.done.get(known) and self.done[known].period else None
        if reading.hangs_on:
            ahead = self._ahead(index)
            if ahead is not None:
                return ahead if ahead in self.done and self.done[ahead].period else None
            return self._same_noun(index, reading)
        return self._last_told(index, reading.said.unit or "day")

    def _same_noun(self, index: int, reading: Reading) -> int | None:
        """The last date told of what is named: in a sentence that has the noun, or else a word for that sort."""
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
        for before in range(max(0, index - _LOOK_BACK), index):
            period = self.done[before].period if self._tells(before) else None
            if period is None or interval.rank(period.precision) > interval.rank(most):
                continue
            assert period is not None
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

    def _tells(self, index: int) -> bool:
        dated = self.done.get(index)
        return dated is not None and dated.period is not None and self.readings[index].said.kind == "date"

    def _last_told(self, index: int, unit: str) -> int | None:
        """The last date before that is fine enough to count such units from; a coarser one only for months on."""
        most = {"day": "week", "week": "week", "weekend": "week"}.get(unit, unit)
        coarse = background = None
        for before in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            if not self._tells(before) or before == index:
                continue
            period = self.done[before].period
            assert period is not None
            if self.published and period.start >= self.published.end and not self._announces(before, index):
                continue  # the story of the past does not go on from what is announced
            if self.readings[before].signal == "since" and interval.rank(period.precision) >= interval.rank("year"):
                background = before if background is None else background
                continue
            if interval.rank(period.precision) <= interval.rank(most):
                return before
            if coarse is None and most not in ("week",):
                coarse = before
        return coarse if coarse is not None else background

    def _announces(self, before: int, index: int) -> bool:
        """Whether what hangs on an announced date is announced too: "are on Friday and the final is a day later"."""
        reading = self.readings[index]
        near = reading.sentence - self.readings[before].sentence <= 1
        return reading.tense == "future" or (near and not reading.tense)

    def _clock(self, index: int, reading: Reading) -> Dated:
        """An hour is of the day told last in its sentence or paragraph, else of the day of publication."""
        for before in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            dated = self.done.get(before)
            if self.readings[before].paragraph != reading.paragraph:
                break
            if dated and dated.period and dated.period.precision == "day":
                return self._finish(
                    reading.said, Period(dated.period.start, dated.period.start + 1, "day"), "story", before
                )
        if self.published is None:
            return Dated(None, "published", reason="no-publication-date", value=f"XXXX-XX-XX{clock(reading.said)}")
        return self._finish(reading.said, self.published, "published")


def _exactly(anchor: Period, said: Said) -> Period:
    """The anchor so many units on, keeping its day where it has one."""
    count, unit = said.count or 0, said.unit or "day"
    if unit == "day":
        if interval.rank(anchor.precision) > 0 and count == 0:
            return anchor
        return anchor.shifted(count, "day")
    if anchor.precision != "day" or unit not in ("month", "year"):
        return anchor.shifted(count, unit)
    year, month, day = interval.civil(anchor.start)
    months = year * 12 + month - 1 + count * (12 if unit == "year" else 1)
    last = interval.month(months // 12, months % 12 + 1)
    start = min(last.start + day - 1, last.end - 1)
    return Period(start, start + 1, "day")


def _days_of_hours(said: Said) -> tuple[int, int]:
    """The whole days of a count of hours and the hours over; minutes and seconds leave the day as it is."""
    return divmod(abs(said.count or 0), 24) if said.clock_unit == "H" else (0, 0)


def _counts_coarsely(said: Said) -> bool:
    return said.counted and not said.exact and interval.rank(said.unit or "day") >= interval.rank("month")


def _apart(window: str, word: int, date: int) -> int:
    """How far a word is from a date, what a comma parts being further."""
    low, high = min(word, date), max(word, date)
    return high - low + _COMMA * window.count(",", low, high)
