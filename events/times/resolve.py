"""What days the readings of a text mean, given when it was published.

Underspecified dates ("juin", "samedi") are the ones nearest to publication that the tense of their verb
allows. Dates that hang on the story take as anchor the date of the happening they name, or the last date told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events import interval
from events.interval import Period
from events.times import calendar
from events.times.beside import (
    APPOSED,
    after_night,
    after_weeks,
    dated_beside,
    day_again,
    day_before,
    day_counted,
    day_within,
    days_to_last,
    is_in_unknown_year,
    is_late,
    other_end,
    said_again,
    soon_after,
    that_weekday,
    told_in_order,
    told_just_before,
    told_right_after,
    weekday_before,
    weekday_of_range,
)
from events.times.calendar import Impossible
from events.times.choose import candidates, choose, effective_tense, following, nearest_told
from events.times.chronicle import in_chronicle, in_section
from events.times.counting import counts_coarsely, exactly
from events.times.dated import Anchor, Dated
from events.times.express import clock, open_edtf, open_value
from events.times.hours import dated_at_hour, hour_of_story, hours_on
from events.times.line import LOOK_BACK
from events.times.named import Named
from events.times.planned import planned_then
from events.times.published import FromPublished, finish
from events.times.reading import Reading, Said
from events.times.scene import comes_soon
from events.times.story import Story
from events.times.years import Years

_SLACK = 46  # days by which «trois mois plus tard» and the date beside it may differ
_NEAR = 2  # sentences in which a weekday is of the day told before


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
        self.story = Story(text, readings, published, anchors)
        self.done = self.story.done
        self.years = Years(self.story)
        self.from_published = FromPublished(text, published)
        self.named = Named(self.story, self._alone)

    def run(self) -> list[Dated]:
        later = []
        for index, reading in enumerate(self.readings):
            if self.story.looks_ahead(index) or (reading.hangs_on and self.named.said_after(index)):
                later.append(index)
                continue
            self.done[index] = self._one(index, reading)
            if later and later[-1] == index - 1 and self.story.ahead(index - 1) == index:
                later.pop()  # the story goes on from it: «Trois jours après le débarquement du 6 juin, ... Le lendemain, ...»
                self.done[index - 1] = self._one(index - 1, self.readings[index - 1])
        for index in later:
            self.done[index] = self._one(index, self.readings[index])
        return [self.done[index] for index in range(len(self.readings))]

    def _one(self, index: int, reading: Reading) -> Dated:
        said = reading.said
        if said.kind in ("duration", "set"):
            return Dated(None, "none", reason="not-a-date", value=said.value)
        if said.kind == "ref":
            return Dated(None, "none", reason="vague", value=said.ref)
        beside = self._beside(index, reading) or self._as_spoken(index, reading)
        if beside is not None:
            return beside
        if said.today:
            return self.from_published.own_day(reading)
        if said.generic == "always" or (said.generic and not reading.tense):
            return Dated(None, "none", reason="vague", value=open_value(said))
        if said.absolute:
            return finish(said, calendar.absolute(said), "absolute")
        if said.anchor == "story":
            return self._story(index, reading)
        if said.relation_story == 0 and said.weekday is not None:
            return self._the_weekday(index, reading)
        if said.relation_story is not None:
            return self._following(index, reading)
        if said.anchor == "published":
            in_story = self.years.narrative or self.published is None or reading.tense == "story"
            in_story = in_story and not self._is_of_this_year(reading)
            if said.part and said.count == 0 and not self._is_of_now(reading):
                in_story = in_story or (reading.background != "clause" and self._goes_on_in_history(index))
            if in_story and said.count == 0 and self._is_told_of_old(index):
                return self._story(index, reading)  # "by the end of the year", in a history
            dated = self.from_published.count(reading)
            if (
                said.part
                and said.count == 0
                and dated.period is not None
                and self.from_published.is_against_tense(reading, dated.period)
            ):
                return self._story(index, reading)  # «Le 4 mai, ... À la fin du mois, l'éditeur en commandait 20 000»
            return dated
        if said.calendar:
            return self._underspecified(index, reading)
        if said.hour is not None or said.daypart:
            return self._clock(index, reading)
        return Dated(None, "none", reason="vague", value="PRESENT_REF")

    def _is_of_now(self, reading: Reading) -> bool:
        """Whether a verb or the words are of the time of publication: "have fallen since the start of the year"."""
        lasts = reading.signal == "since" and reading.tense == "past" and not reading.background
        return reading.said.current or reading.present or reading.tense == "future" or lasts

    def _is_of_this_year(self, reading: Reading) -> bool:
        """Whether a year not known is meant, in which the text was published: "He fell in 2011. He died in March this year"."""
        told = reading.tense == "past" and reading.verb_char is not None and reading.verb_char < reading.start_char
        return self.published is None and told and reading.said.unit == "year" and not reading.said.part

    def _is_told_of_old(self, index: int) -> bool:
        """Whether the date told last is not of the time of publication, as "l'an dernier" before "cette année" is."""
        on = self.story.last_told(index)
        return on is not None and self.done[on].anchor != "published"

    def _goes_on_in_history(self, index: int) -> bool:
        """Whether the sentence or the one before tells of long ago: «Le 16 juillet 1969, ... À la fin de l'année, ...»."""
        on, reading = self.story.last_told(index), self.readings[index]
        if on is None or self.readings[on].attached or self.readings[on].paragraph != reading.paragraph:
            return False
        return reading.sentence - self.readings[on].sentence <= 1 and self.years.is_history(self.done[on])

    def _beside(self, index: int, reading: Reading) -> Dated | None:
        """What another expression right before it says already, in other words: «dix jours plus tard, un samedi»."""
        said, before = reading.said, index - 1
        plain = said.calendar and not said.absolute and said.relation is None and said.relation_story is None
        if before < 0 or not plain or said.anchor:
            return None
        if not APPOSED.fullmatch(self.text[self.readings[before].end_char : reading.start_char]):
            return None
        if not self.story.tells(before):
            soon = soon_after(self.story, before, said)
            return finish(said, soon[1], "story", soon[0]) if soon is not None else None
        dated, daily = self.done[before], said.weekday is not None and said.day is None
        period = dated.period
        if period is None or interval.rank(period.precision) >= interval.rank("year"):
            return None
        if daily:
            fits = period.precision == "day" and interval.weekday(period.start) == said.weekday
            return finish(said, period, "story", before) if fits else None
        if self.readings[before].said.anchor != "story":
            return None
        found = [one for one in candidates(said, period.start) if isinstance(one, Period)]
        nearest = min(found, key=lambda one: max(one.start - period.end + 1, period.start - one.start, 0), default=None)
        if nearest is None or abs(nearest.start - period.start) > _SLACK:
            return None
        return finish(said, nearest, "story", before)

    def _as_spoken(self, index: int, reading: Reading) -> Dated | None:
        """«« Hier encore, je l'attendais », confiait jeudi la voisine»: counted from the day on which it was said."""
        on = self.story.spoken_on(index)
        period = self.done[on].period if on is not None and on in self.done else None
        said = reading.said
        if on is None or period is None or period.precision != "day" or said.approx or said.hours or said.weekend:
            return None
        if said.today:
            return None if not reading.tense else finish(replace(said, weekday=None), period, "story", on)
        if said.count is None:
            return None
        base = exactly(period, said) if said.exact or said.unit == "day" else period.shifted(said.count, said.unit)
        return finish(said, calendar.refined(said, base), "story", on, about=counts_coarsely(said))

    def _underspecified(self, index: int, reading: Reading) -> Dated:
        said = reading.said
        listed = in_chronicle(self.story, index) or in_section(self.story, index) or planned_then(self.story, index)
        if listed is not None:
            return listed
        if is_in_unknown_year(self.story, index):
            return Dated(None, "story", reason="no-anchor", value=open_value(said), edtf=open_edtf(said))
        if said.day is not None and said.month is None:
            dated = self._day_told(index, reading)
            if dated is not None:
                return dated
        begun, day = weekday_of_range(self.story, index), weekday_before(self.story, index)
        if begun is not None or day is not None:
            return finish(said, day if begun is None else nearest_told(said, begun), "published")
        told = other_end(self.story, index) or self.years.told_before(index)
        if told is not None:
            anchor = self.done[told].whole or self.done[told].period
            assert anchor is not None
            opens = reading.fronted and reading.background != "before" and (said.feast or not self.years.narrative)
            ahead = bool(opens) or reading.signal in ("until", "by")
            ahead = ahead or (reading.tense == "future" and not self.years.narrative)
            found = nearest_told(said, anchor, ahead=ahead)
            found = self._in_next_year(told, found, reading) or found
            if self._steps_out(found, anchor, reading) and told_in_order(self.story, index):
                found = nearest_told(said, anchor, ahead=True)
            other_year = said.day is not None and said.weekday is not None and self.published is not None
            other_year = other_year and isinstance(found, Period) and interval.weekday(found.start) != said.weekday
            beyond = isinstance(found, Period) and found.start >= anchor.end and self.readings[told].tense == "future"
            if self.published is None and reading.tense == "past" and beyond:
                earlier = following(replace(said, relation_story=-1), anchor)
                if earlier is not None:
                    return finish(said, earlier, "story", told)  # «rouvrira en mai 2024. ... s'est tenue le 9 mars»
            if not other_year and not self._steps_out(found, anchor, reading) and not self._is_to_come(found, reading):
                return finish(said, found, "story", told)
        after = self.years.told_after(index)
        if after is not None and (then := self._alone(after)) is not None:
            return finish(said, calendar.in_year(said, interval.civil(then.start)[0]), "story", after)
        if self.published is None:
            impossible = calendar.in_year(said, 2000) if said.weekday is None or said.day else None
            if isinstance(impossible, Impossible):
                return Dated(None, "published", reason="impossible-date", value="XXXX" + impossible.value[4:])
            return Dated(None, "published", reason="no-publication-date", value=open_value(said), edtf=open_edtf(said))
        if self.published.length > 1:
            return self.from_published.within(reading)
        tense = "either" if self.from_published.is_whole(reading) else effective_tense(reading)
        found = choose(said, self.published.start - days_to_last(self.story, index), tense)
        return finish(said, found, "published")

    def _is_to_come(self, found: Period | Impossible | None, reading: Reading) -> bool:
        """Whether what is over would lie ahead of publication: «est passé aux aveux mardi. Le 23 mai, il dirigea la lance»."""
        if reading.tense not in ("past", "story") or not isinstance(found, Period) or self.published is None:
            return False
        return found.start >= self.published.end

    def _in_next_year(self, told: int, found: Period | Impossible | None, reading: Reading) -> Period | None:
        """After the end of a year what comes before it is of the next: «Fin 2019, un virus apparaît. En mars, ...»."""
        whole, part = self.done[told].whole, self.done[told].period
        if whole is None or part is None or whole.precision != "year" or reading.background:
            return None
        late = part.end == whole.end and part.start > whole.start
        if not late or not isinstance(found, Period) or found.end > part.start:
            return None
        then = calendar.in_year(reading.said, interval.civil(whole.end)[0])
        return then if isinstance(then, Period) else None

    def _steps_out(self, found: Period | Impossible | None, told: Period, reading: Reading) -> bool:
        """Whether news would go back before what it told last: «Le 14 juillet 2016, ... L'enquête a été close en juin.»"""
        if not isinstance(found, Period) or (self.years.narrative and self.published is not None):
            return False
        if self.published is None and reading.tense == "future" and not reading.background:
            return not comes_soon(self.story, found, told, reading)  # «est prévue début juin»
        told_on = reading.tense == "past" or (self.published is None and reading.tense == "story")
        return told_on and not reading.background and not reading.attached and found.end <= told.start

    def _day_told(self, index: int, reading: Reading) -> Dated | None:
        """A day of the month alone is the first such day from the date told last, where its tense allows that.

        If a day of that number was told in the same weeks, it is that one: «dans la nuit du 2 au 3 ... averti dès le 3».
        """
        said = reading.said
        for before in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            period = self.done[before].period if self.story.tells(before) else None
            if period is None or interval.rank(period.precision) > interval.rank("month"):
                continue
            if self._is_aside(before, reading):
                continue  # «Le 3 septembre 2023, le maire, élu en juin, démissionne. Le 7, ...»
            if self.readings[before].signal == "since" and period.precision != "day":
                continue  # «ministre depuis mai 2022, ... descendent dans la rue le 18»
            there = self.readings[before].paragraph == reading.paragraph
            if not there and reading.tense == "past" and self.published and self.years.is_history(self.done[before]):
                return None  # what news tells of is of its own time
            again = day_again(self.story, before, said) if reading.tense in ("past", "story") else None
            if again is not None:
                return finish(said, again, "story", before)
            # «Les débats durent jusqu'au 29 octobre. Le 23, une gerbe sera jetée»
            within = self.readings[before].signal == "until" and reading.tense == "future"
            first = (self.published if within and self.published is not None else self._begun(before, period)).start
            found = [
                day
                for day in candidates(said, first)
                if isinstance(day, Period) and day.start >= first
                if said.weekday is None or interval.weekday(day.start) == said.weekday
            ]
            earlier = day_before(self.story, before, index)
            if earlier is not None and (not found or period.start - earlier.start < found[0].start - period.start):
                return finish(said, earlier, "story", before)
            if not found:
                return None
            # «La trêve, proclamée pour le 18, n'a pas tenu»
            then = there and reading.signal == "for" and reading.tense == "past"
            told = then or self._told_in_present(before, reading)
            if self.from_published.is_against_tense(reading, found[0]) and not told:
                return None
            return finish(said, found[0], "story", before)
        return None

    def _begun(self, before: int, period: Period) -> Period:
        """The first days of the range that a date ends, or its own: «Du 18 au 28 août 2020, ... Le 20, ...»."""
        range_, first = self.readings[before].range_, before
        while range_ is not None and first and self.readings[first - 1].range_ == range_:
            first -= 1
        begun = self.done[first].period
        return begun if begun is not None and begun.start <= period.start else period

    def _is_aside(self, before: int, reading: Reading) -> bool:
        """Whether a month is told in passing in a sentence that opens with a day."""
        other = self.readings[before]
        passing = other.attached or other.background in ("relative", "clause", "before")
        if not passing or other.fronted or other.sentence == reading.sentence or other.said.day is not None:
            return False
        opened = (place for place in range(before - 1, -1, -1) if self.readings[place].sentence == other.sentence)
        return any(self.readings[place].fronted and self.readings[place].said.day is not None for place in opened)

    def _told_in_present(self, before: int, reading: Reading) -> bool:
        """Whether a sentence tells of the past as if it were now: «Le 9, il le remplace ; une journée qui réunira le 10 ...»."""
        other = self.readings[before]
        return reading.tense == "future" and other.sentence == reading.sentence and not other.tense

    def _story(self, index: int, reading: Reading) -> Dated:
        said = reading.said
        if said.nth_day:
            return self._nth_day(index, reading)
        anchor = dated_beside(self.story, index, self._alone) or self._anchor(index, reading)
        if anchor is None:
            anchor = told_right_after(self.story, self._alone, index)
        of_month = said.day is not None and said.count == 0 and self.published is not None
        if of_month and (anchor is None or self._is_of_another_month(reading, anchor)):  # "in court on the 24th"
            plain = replace(said, anchor="", count=None, unit="")
            return self._underspecified(index, reading._replace(said=plain))
        if anchor is None:
            return self._told_alone(index, reading) or Dated(None, "story", reason="no-anchor", value=open_value(said))
        if anchor.again:
            days = interval.floor(anchor.period.start, said.unit or "day")
            coarser = not said.exact and interval.rank(days.precision) > interval.rank(anchor.period.precision)
            return finish(said, days if coarser else anchor.period, "story", anchor.on)
        if said.unit == "day" and said.count == 0 and not said.night and said.daypart != "NI" and anchor.on is not None:
            anchor = anchor._replace(period=after_night(self.story, anchor.on, said, anchor.period))
        if said.next_night and anchor.on is not None and is_late(self.readings[anchor.on].said):
            said = replace(said, count=1)
        if said.approx or said.hours:
            return self._about_then(said, anchor)
        if said.exact or said.unit == "day":
            base = exactly(anchor.period, said)
        else:
            coming = said.unit == "weekend" and said.count == 1 and not said.counted  # of a Tuesday that of its week
            coming = coming and anchor.period.shifted(0, "weekend").start >= anchor.period.end
            base = anchor.period.shifted(0 if coming else said.count or 0, said.unit or "day")
        if said.pointing and said.weekday is not None and base.precision == "day":
            base = that_weekday(self.story, index, said, base)
        about = anchor.about or counts_coarsely(said)
        return finish(said, calendar.refined(said, base), "story", anchor.on, about=about)

    def _is_of_another_month(self, reading: Reading, anchor: Anchor) -> bool:
        """Whether the verb forbids the month that the story has come to: "crashed in June. ... It will debate on the 14th"."""
        said = reading.said
        days = calendar.refined(said, anchor.period.shifted(0, said.unit or "day"))
        return isinstance(days, Period) and self.from_published.is_against_tense(reading, days)

    def _nth_day(self, index: int, reading: Reading) -> Dated:
        """For «au troisième jour»: counted from the first, which is the day on which it began."""
        said, first = reading.said, self.named.nouns.begun(index)
        if first is None and not reading.hangs_on:
            first = told_just_before(self.story, index)
        if first is None:
            return Dated(None, "story", reason="no-anchor", value=open_value(said))
        days = first.period if first.again else first.period.shifted((said.count or 1) - 1, "day")
        return finish(said, days, "story", first.on)

    def _anchor(self, index: int, reading: Reading) -> Anchor | None:
        """What a reading counts from: the happening that it names, or the date that the story has come to."""
        if reading.hangs_on and not self.story.is_known(index):
            return self.named.anchor(index)
        again = said_again(self.story, index) or day_within(self.story, index)
        if again is not None:
            return again
        weeks = after_weeks(self.story, index)
        if weeks is not None:
            return weeks
        on = self.story.anchor_of(index)
        days = self.done[on].days if on is not None else None
        return Anchor(days, on) if days is not None else None

    def _alone(self, index: int) -> Period | None:
        """The days of a reading that needs no story, whatever has been told."""
        reading = self.readings[index]
        said = reading.said
        if said.kind != "date":
            return None
        if said.absolute:
            return finish(said, calendar.absolute(said), "absolute").period
        if said.anchor == "published" and self.published is not None:
            return self.from_published.count(reading).period
        weekly = said.weekday is not None and said.day is None
        dated = (
            said.day is not None and said.month is not None and not self.years.narrative and reading.tense != "story"
        )
        plain = said.relation_story is None and not said.anchor
        if plain and (weekly or dated) and self.published is not None and self.published.length == 1:
            return finish(said, choose(said, self.published.start, effective_tense(reading)), "published").period
        return None

    def _told_alone(self, index: int, reading: Reading) -> Dated | None:
        """What hangs on the story, in a text without any other date, counts from publication if its tense allows."""
        said = reading.said
        others = (other for place, other in enumerate(self.readings) if place != index)
        if (
            self.published is None
            or self.story.is_known(index)
            or reading.hangs_on
            or not (said.count or said.relation_story)
        ):
            return None
        if any(other.said.kind == "date" for other in others):
            return None
        counted = replace(said, anchor="published", relation=said.relation_story, relation_story=None)
        hanging = reading._replace(said=counted)
        if said.relation_story is not None:
            dated = self._underspecified(index, hanging)
        else:
            dated = self.from_published.count(hanging)
        return None if dated.period is None or self.from_published.is_against_tense(reading, dated.period) else dated

    def _about_then(self, said: Said, anchor: Anchor) -> Dated:
        then = self.story.hour_of(anchor.on) if anchor.on is not None else None
        found = hours_on(said, then, anchor.period) if said.hours else None
        if found is None:
            return Dated(None, "story", anchor.on, "vague", "FUTURE_REF" if (said.count or 0) > 0 else "PAST_REF")
        at, day = found
        dated = finish(at, day, "story", anchor.on)
        return dated._replace(value=interval.timex(day) + clock(at)) if at.hour is not None else dated

    def _following(self, index: int, reading: Reading) -> Dated:
        """For «mars suivant»: the first after the date last told."""
        named = self.named.anchor(index) if reading.hangs_on else None
        on = named.on if named is not None else None if reading.hangs_on else self.story.goes_on_from(index)
        anchor = named.period if named is not None else self.done[on].days if on is not None else None
        if anchor is None:
            return self._told_alone(index, reading) or Dated(
                None, "story", reason="no-anchor", value=open_value(reading.said)
            )
        if reading.said.weekday is not None and on is not None:
            anchor = day_counted(self.story, on) or anchor
        found = following(reading.said, anchor)
        told = named is None and reading.tense in ("past", "story")
        if told and isinstance(found, Period) and self.from_published.is_against_tense(reading, found):
            on, found = self._following_earlier(index, reading) or (on, found)
        return finish(reading.said, found, "story", on)

    def _following_earlier(self, index: int, reading: Reading) -> tuple[int, Period] | None:
        """From the last date of the paragraph from which it has happened: «Ils attendent depuis lundi. Le mardi suivant, ...»."""
        for before, days in self.story.before(index):
            if self.readings[before].paragraph != reading.paragraph:
                return None
            found = following(reading.said, days)
            if isinstance(found, Period) and not self.from_published.is_against_tense(reading, found):
                return before, found
        return None

    def _the_weekday(self, index: int, reading: Reading) -> Dated:
        """For «le dimanche»: the first from the day told just before, else one like any other; of every week in the present."""
        on = self.story.goes_on_from(index)
        days = self.done[on].days if on is not None else None
        if on is not None and days is not None and reading.sentence - self.readings[on].sentence <= _NEAR:
            back = reading.background == "before" and self.readings[on].background != "before"
            found = nearest_told(reading.said, days) if days.precision in ("day", "week") else None
            if back and days.precision == "day":  # "It had been rising. Snow had fallen on the Monday"
                found = following(replace(reading.said, relation_story=-1), days)
            if isinstance(found, Period) and not self.from_published.is_against_tense(reading, found):
                return finish(reading.said, found, "story", on)
        if reading.tense in ("", "future"):  # «est ouvert le mardi», «sera fermé le lundi»
            return Dated(None, "none", reason="vague", value=open_value(reading.said))
        plain = reading._replace(said=replace(reading.said, relation_story=None))
        return self._underspecified(index, plain)

    def _clock(self, index: int, reading: Reading) -> Dated:
        """An hour is of a day of the story, else of the day of publication."""
        told = hour_of_story(self.story, index)
        if told is not None:
            return dated_at_hour(reading, told)
        if reading.said.generic:
            return Dated(None, "story", reason="no-anchor", value=f"XXXX-XX-XX{clock(reading.said)}")
        if self.published is None:
            return Dated(None, "published", reason="no-publication-date", value=f"XXXX-XX-XX{clock(reading.said)}")
        over = reading.said.daypart == "NI" and reading.said.hour is None and reading.tense == "past"
        return finish(reading.said, self.published.shifted(-1, "day") if over else self.published, "published")
