"""When the happening was that a date counts from: "deux ans après le coup d'État", "la veille de l'arrivée".

In order: the date that follows its name; the date that the same verb has already («Lundi, trois jours après le
séisme, ...»), which the words then only say again; the date told of the same noun, or of a word for that sort of
happening, before or, in words that need no story, after; what was told last; the day that the text is about.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from events import interval
from events.interval import Period
from events.times.counting import exactly
from events.times.dated import Anchor
from events.times.line import LOOK_BACK
from events.times.nouns import FORWARD, NEAR, Nouns, names_of, stems_of
from events.times.reading import Reading
from events.times.story import Story

_LEADS = 4  # letters of the article or preposition that leads to a date in commas
_NEWS = 7  # days after which something is told as news


class Named:
    """Finds the happenings that readings name.

    Attributes:
        story: what was told so far.
        alone: the days of a reading that needs no story, or None.
    """

    def __init__(self, story: Story, alone: Callable[[int], Period | None]) -> None:
        self.story = story
        self.alone = alone
        self.nouns = Nouns(story, alone)

    def anchor(self, index: int) -> Anchor | None:
        """What a reading that names a happening counts from, or None."""
        found = self._found(index)
        if found is None or found.again or not self._leads_beyond(index, found):
            return found
        if not index or self.story.readings[index - 1].sentence != self.story.readings[index].sentence:
            return None
        period = self._days(index - 1)  # «Elle entre ce soir au Panthéon, quarante-six ans après sa mort»
        return Anchor(period, index - 1, again=True) if period is not None else None

    def _leads_beyond(self, index: int, found: Anchor) -> bool:
        """Whether a count of months or years leads beyond publication though nothing is foretold."""
        reading, published = self.story.readings[index], self.story.published
        said, ahead = reading.said, reading.tense == "future" or reading.signal in ("by", "for", "until")
        if published is None or ahead or said.unit not in ("month", "year") or (said.count or 0) <= 0:
            return False
        return found.period.shifted(said.count or 0, said.unit).start >= published.end

    def _found(self, index: int) -> Anchor | None:
        ahead = self.story.ahead(index)
        if ahead is not None:
            return self._told(ahead)
        if self.said_after(index):
            period = self._days(index + 1)
            if period is not None and period.precision == "day":
                return Anchor(period, None, again=True)
        if self.nouns.is_of_participle(index):
            period = self._days(index + 1)
            if period is not None and self.nouns.fits(index, period):
                return Anchor(period, None)
        again = self._same_verb(index)
        if again is not None:
            return again
        if self.story.readings[index].hangs_by == "self":
            return self._told(self.story.goes_on_from(index))
        derived = self._counted_before(index)
        if derived is not None:
            return derived
        just_told = self._just_told(index) if self.story.readings[index].hangs_by == "near" else None
        noun = just_told if just_told is not None else self.nouns.told_before(index)
        if noun is not None:
            return self._told(noun)
        if self.story.readings[index].hangs_main:
            return self._of_the_passage(index) or self._to_this_year(index)
        return (
            self._in_commas(index)
            or self.nouns.told_after(index)
            or self._to_the_day(index)
            or self._to_this_year(index)
            or self._unnamed(index)
            or self._its_day(index)
        )

    def _counted_before(self, index: int) -> Anchor | None:
        """What another date says of it by being so many days from it: «samedi, quatre jours après sa disparition»."""
        stems = (*stems_of(self.story.readings[index]), *self.story.readings[index].hangs_like)
        for before, _ in self.story.before(index) if stems else ():
            other, done = self.story.readings[before], self.story.done[before]
            said = other.said
            if not any(word.startswith(stems) for word in names_of(other.hangs_on)):
                continue
            told = self._told(done.on) if not self.story.readings[index].hangs_main else None
            apart = told is not None and done.days is not None and _are_apart(told.period, done.days)
            if apart:
                return told  # «La veille du scrutin, ... Au lendemain du vote, ...»
            weekly = said.unit == "week" and said.counted and not said.approx and told is not None
            if weekly and told is not None and told.period.precision == "day" and not apart:
                return Anchor(exactly(told.period, replace(said, unit="day", count=-7 * (said.count or 0))), before)
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
        if reading.said.happening or reading.said.relation_story is not None or self.nouns.is_joined(reading):
            return None
        most = interval.rank("day" if reading.said.exact else reading.said.unit or "day")
        if index and self.nouns.is_restated(index - 1, reading) and story.tells(index - 1):
            period = self._days(index - 1)
            # «en mai 2009, dix ans jour pour jour après le vol, le 3»
            named = reading.said.exact and self._in_commas(index) is not None
            counted = reading.said.counted and not reading.said.approx and not named
            if period is not None and (counted or interval.rank(period.precision) <= most):
                return Anchor(period, index - 1, again=True)
        for other in self._beside(index) if reading.verb_char is not None else ():
            mate = story.readings[other]
            if (
                mate.attached
                or mate.said.anchor == "story"
                or mate.said.kind != "date"
                or mate.signal not in ("", "from")
            ):
                continue
            if story.outside(other, index) or not self.nouns.of_one_verb(mate, reading):
                continue
            if other > index and self.nouns.is_in_commas(index, other) and not self._says_again(index, other):
                continue
            if other > index and self._is_of_another(mate, reading):
                continue
            period = self._days(other)
            if period is not None and interval.rank(period.precision) <= most:
                return Anchor(period, other if other < index else None, again=True)
        return None

    def _its_day(self, index: int) -> Anchor | None:
        """The day told before with its verb, where nothing else says when that was which it counts from.

        «Le jour même, la ville avait cru à un attentat, dix jours après ceux de New York»: both say one day.
        """
        story, reading = self.story, self.story.readings[index]
        if reading.said.happening or not reading.said.count:
            return None
        for other in self._beside(index):
            mate = story.readings[other]
            if other > index or story.outside(other, index):
                return None
            named = reading.verb_char is None or reading.verb_char > reading.start_char  # a verb of what it counts from
            of_one = self.nouns.of_one_verb(mate, reading) or (named and mate.verb_char != reading.verb_char)
            of_one = (of_one or self.nouns.are_of_none(mate, reading)) and story.text[
                reading.start_char - 2 : reading.start_char
            ].strip() == ","  # not «et le lendemain des émigrants»
            days = story.done[other].days if of_one and story.tells(other) and not mate.attached else None
            if days is not None and days.precision == "day":
                return Anchor(days, other, again=True)
        return self._news_of(index)

    def _news_of(self, index: int) -> Anchor | None:
        """The day of the news, in its first paragraph: «Un but, samedi, et l'Étoile montait. C'était vingt ans après sa chute»."""
        story, reading = self.story, self.story.readings[index]
        counts = reading.said.unit == "year" and reading.said.counted and not reading.said.approx
        counts = counts and (reading.said.count or 0) > 0 and reading.tense == "past"
        if reading.paragraph or not counts or reading.background not in ("", "during"):
            return None
        on, days = next(story.before(index), (None, None))
        news = on is not None and story.done[on].anchor == "published" and story.readings[on].said.count is None
        return Anchor(days, on, again=True) if news and days is not None and days.precision == "day" else None

    def said_after(self, index: int) -> bool:
        """Whether the date in commas after a reading is its own: «le jour de son arrivée, le 16 janvier», «deux jours après ce vote, le 3»."""
        story, other = self.story, index + 1
        if other >= len(story.readings):
            return False
        reading, mate = story.readings[index], story.readings[other]
        own = reading.hangs_by == "near" or (reading.said.count == 0 and bool(reading.said.happening))
        daily = mate.said.kind == "date" and mate.said.day is not None and mate.sentence == reading.sentence
        end = max(reading.end_char, reading.hangs_on_end_char or 0)
        return own and daily and story.text[end : mate.start_char].strip() == ","

    def _is_of_another(self, mate: Reading, reading: Reading) -> bool:
        """Whether a date that follows is of another subject: «a été arrêté deux jours après le vol, les autres le 3 juin»."""
        verb, end = mate.verb_char or 0, reading.hangs_on_end_char or reading.end_char
        _, comma, rest = self.story.text[max(verb, end) : mate.start_char].rpartition(",")
        return bool(comma) and len(rest.strip()) > _LEADS

    def _days(self, index: int) -> Period | None:
        dated = self.story.done.get(index)
        return dated.days if dated is not None else self.alone(index)

    def _beside(self, index: int) -> Iterator[int]:
        """The other readings of a sentence, those before first, the nearest first."""
        readings = self.story.readings
        for other in range(index - 1, max(-1, index - 1 - FORWARD), -1):
            if readings[other].sentence != readings[index].sentence:
                break
            yield other
        for other in range(index + 1, min(len(readings), index + 1 + FORWARD)):
            if readings[other].sentence != readings[index].sentence:
                break
            yield other

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
        if other >= len(self.story.readings) or not self.nouns.is_in_commas(index, other):
            return None
        if self.story.readings[other].sentence != self.story.readings[index].sentence or self._says_again(index, other):
            return None
        period = self._days(other)
        return Anchor(period, None) if period is not None and self.nouns.fits(index, period) else None

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
            if found is None or reading.sentence - story.readings[found].sentence > NEAR:
                return None
            days = story.done[found].days
            there = (
                reading.paragraph == story.readings[found].paragraph
                and days is not None
                and self.nouns.fits(index, days)
            )
            daily = (
                days is not None and days.precision == "day" and reading.sentence - story.readings[found].sentence == 1
            )
            # «Cinq jours après la signature, l'armée entrait dans le Sinaï»
            told_on = there and (reading.fronted or (bool(reading.hangs_like) and daily))
            # «Le lendemain, ... ; trois jours après la crue»
            by_day = reading.hangs_by == "there" and reading.said.unit == "day"
            if told_on and (by_day or not reading.said.counted):
                return self._told(self._begun(found))
            return self._told(found) if told_on or reading.hangs_by == "near" else None
        fine = reading.fronted and reading.said.unit in ("", "day", "week")
        if fine and reading.hangs_by == "own" and not back and reading.hangs_like:
            found = story.last_told(index)  # «Deux jours après sa découverte, elle écrivait au musée»
            there = found is not None and reading.sentence - story.readings[found].sentence <= NEAR
            return self._told(found) if there else None
        if back and reading.hangs_by == "there" and fine and not self._is_of_another_time(index):
            return self._lead(index)
        short = reading.said.unit in ("", "day", "week")
        return self._of_its_paragraph(index) if back and short and reading.hangs_by == "there" else None

    def _is_of_another_time(self, index: int) -> bool:
        """Whether the dates of a paragraph are months and years from which no days are counted."""
        story, paragraph = self.story, self.story.readings[index].paragraph
        told = [days for before, days in story.before(index) if story.readings[before].paragraph == paragraph]
        return bool(told) and not any(self.nouns.fits(index, days) for days in told)

    def _of_its_paragraph(self, index: int) -> Anchor | None:
        """What a paragraph of news tells first: «L'homme a été renversé mardi. Il avait son permis quatre jours avant l'accident»."""
        story, reading = self.story, self.story.readings[index]
        first = None
        for before, period in story.before(index):
            if story.readings[before].paragraph != reading.paragraph:
                break
            if not story.readings[before].attached and self.nouns.fits(index, period):
                first = before
        return self._told(first)

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
        coarse = coarse and reading.said.counted  # «L'année suivant sa mort» is any
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
            if self.nouns.fits(index, period) and not story.readings[before].attached and not back:
                first = self._told(before)
        return first or self._lead(index)

    def _lead(self, index: int) -> Anchor | None:
        """The day that the text is about: the first one told."""
        for other in range(index):
            if self.story.tells(other) and not self.story.readings[other].attached:
                dated = self.story.done[other]
                if dated.days is not None and self.nouns.fits(index, dated.days):
                    return Anchor(dated.days, other)
        return None


def _are_apart(one: Period, other: Period) -> bool:
    return one.end <= other.start or other.end <= one.start
