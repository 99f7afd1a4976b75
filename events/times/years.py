"""From which date of the story a date without its year takes one."""

from collections.abc import Iterator, Sequence
from itertools import islice

from events import interval
from events.interval import Period
from events.times import calendar
from events.times.choose import choose
from events.times.dated import Dated
from events.times.reading import Reading
from events.times.scene import scene_before, season_before, topic_before
from events.times.story import Story

_FAR = 2  # years before publication from which on a year is history
_HISTORY = 270  # days before publication from which on a date without a year may be of a story
_MONTHS = 100  # the same where a year stands beside it that is only counted
_RECENT = 30  # days before publication of which news tells without a year
_STEPPED = 150  # the same of what had happened before that
_WEEKS = 21  # days between a feast and a day told just before, within which it is that year's
_ADDED = 8  # code points that join two dates
_PARAGRAPHS = 3  # in which a story that is told in the present goes on from the day told last
_ON = 3  # sentences in which the year told last is still meant


class Years:
    """What is known of a text's years.

    Attributes:
        narrative: the text tells of times long before it was published, as a history does.
        storytelling: it uses the tense that tells history.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        # It opens with days that count from its publication, as news does and a history does not.
        self._of_its_days = any(one.paragraph == 0 and _is_deictic(one) for one in story.readings)
        self.narrative = self._is_narrative()
        self.storytelling = any(
            one.tense == "story" and one.background not in ("clause", "relative") for one in story.readings
        )

    def _is_narrative(self) -> bool:
        published, readings = self._story.published, self._story.readings
        if published is None:  # then only the story can say which year is meant
            return not any(reading.tense == "story" for reading in readings)
        year = interval.civil(published.end - 1)[0]
        if any(reading.tense == "past" for reading in readings) and any(r.tense == "story" for r in readings):
            return False  # where the language has a tense for stories, it alone tells
        if self._of_its_days or opens_as_news(readings):
            return False  # news that looks back: «Il est mort jeudi.»
        years = [reading.said.year for reading in readings if reading.said.year is not None]
        far = sum(1 for said in years if said <= year - _FAR)
        deictic = sum(1 for reading in readings if _is_deictic(reading))
        near = len(years) - far + deictic
        return far >= 2 and (far > 2 * near or (len(years) >= 10 and len(years) > 10 * deictic))

    def told_before(self, index: int) -> int | None:
        """The date of the story whose year a date without one takes, if it is the story that goes on."""
        topic = topic_before(self._story, index)
        if topic is not None:
            return topic
        before = self._told_before(index)
        return before if before is None or self.narrative or not self._is_of_news(before, index) else None

    def _is_of_news(self, before: int, index: int) -> bool:
        """Whether a sentence of news is of its own time, whatever the one before told: «... en mai 2022. Il a été jugé en octobre»."""
        other, reading, published = self._story.readings[before], self._story.readings[index], self._story.published
        if published is None or published.length > 1 or other.sentence == reading.sentence:
            return False
        if reading.tense == "past" and not reading.background:
            return reading.done and not reading.fronted and not other.fronted
        of_event = reading.of_noun and reading.said.day is not None and reading.tense != "story"
        if not of_event and (reading.tense != "past" or reading.background != "before"):
            return False  # «57 % des suffrages du 16 septembre»
        found = choose(reading.said, published.start, "past")
        return not self.storytelling and isinstance(found, Period) and 0 <= published.start - found.end < _STEPPED

    def _told_before(self, index: int) -> int | None:
        reading = self._story.readings[index]
        opening = self._opening(index, reading)
        if opening is not None:
            return opening
        in_news = not self.narrative  # a history's "would" is not of the future
        dated_news = in_news and self._story.published is not None
        scene = scene_before(self._story, index, self.is_history) if in_news else None
        if scene is not None:
            return scene
        if (
            reading.said.relation is not None
            or (reading.foretold and reading.tense == "past")
            or (reading.tense == "future" and (dated_news or self._after_the_past(index)))
            or (reading.said.weekday is not None and reading.said.day is None)
        ):
            return None
        named = self._of_month_told(index) if in_news else None
        named = season_before(self._story, index) if named is None and in_news else named
        if named is not None:
            return named
        for before, dated in self._told(index):
            other = self._story.readings[before]
            if (
                self._only_beside(before, index)
                or self._of_a_noun(before, reading)
                or self._of_the_subject(before, reading)
            ):
                continue
            if self._tells_what_came_before(before, index):
                continue
            if other.signal == "since" or self._story.outside(before, index) or self._back(before, index):
                continue
            if self.narrative and dated.anchor != "published" and self._of_another_time(before, reading):
                continue
            if self._only_named(before, index) or self._is_recent_beside(before, index):
                continue
            recent = dated.anchor == "published" and not self.is_history(dated)
            if recent and other.paragraph == reading.paragraph and reading.tense != "story":
                return None  # «L'an dernier, elle a perdu de l'argent. J'ai décidé en août»
            if _announces(other, reading) and not self.is_history(dated):
                return None  # «n'a pas eu lieu l'année d'après. Il revient le 24 mars.»
            if self.narrative or reading.tense == "story" or self._goes_on(other, reading, dated):
                return before if self._is_past(dated) else None
            found = self._in_news(before, index)
            if found is None and self._has_stepped_back(before, index):
                continue
            return found
        return None

    def _tells_what_came_before(self, before: int, index: int) -> bool:
        """Whether a story went back for a sentence: «L'année suivante, ... Il avait été signé le 31 août 2018. Elle porta plainte en juin»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        back = other.background == "before" and other.sentence != reading.sentence
        if not back or reading.tense != "story" or reading.background:
            return False
        earlier = islice(self._story.before(before), _ON)
        return any(
            self._story.readings[place].paragraph == reading.paragraph and not self._story.readings[place].background
            for place, _ in earlier
        )

    def _has_stepped_back(self, before: int, index: int) -> bool:
        """Whether a date was of what had happened before: «Trois mois après, il ferme ; il l'avait promis le 16 janvier. La grève éclate le 27 mars»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        near = other.paragraph == reading.paragraph and reading.sentence - other.sentence <= 1
        return near and other.background == "before" and not reading.background and reading.tense == ""

    def _of_month_told(self, index: int) -> int | None:
        """The month of long ago that a day of it goes on from: «les attentats de janvier 2015. Le 7 janvier, ...»."""
        reading = self._story.readings[index]
        if reading.said.day is None or reading.said.month is None or not reading.fronted:
            return None
        for before, period in islice(self._story.before(index), _ON):
            dated, other = self._story.done[before], self._story.readings[before]
            same = period.precision == "month" and interval.civil(period.start)[1] == reading.said.month
            near = reading.sentence - other.sentence <= _ON and other.said.absolute and other.attached
            of_noun = other.verb_char is None or other.verb_char > other.start_char  # not «élue en mars 2014»
            if same and near and of_noun and self.is_history(dated):
                return before
        return None

    def told_after(self, index: int) -> int | None:
        """The year that a story gives only after its first days: «Le 10 mars, la mine explosa. C'était en 1906.»"""
        readings, reading = self._story.readings, self._story.readings[index]
        if (
            reading.tense != "story"
            or reading.said.relation is not None
            or any(True for _ in self._story.before(index))
        ):
            return None
        for other in range(index + 1, min(len(readings), index + 1 + _ON)):
            year = readings[other].said.year
            if year is not None:
                following = readings[other]
                plain = not following.attached and not following.signal and following.sentence == reading.sentence + 1
                plain = plain and not self._recent(year)
                return other if plain else None
        return None

    def _recent(self, year: int) -> bool:
        published = self._story.published
        return published is not None and year > interval.civil(published.start)[0] - _FAR

    def _back(self, before: int, index: int) -> bool:
        """Whether a date of another sentence only steps back: «the stations they had passed sixteen months before»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        if other.sentence == reading.sentence:
            return self._story.aside(before, index)
        steps = other.said.anchor == "story" and (other.said.count or 0) < 0
        history = self.storytelling or self.narrative or self._story.published is None
        scene = (
            history and other.fronted and reading.background == "before" and reading.sentence - other.sentence <= _ON
        )
        return (steps and not scene) or other.background in ("clause", "relative")

    def _only_beside(self, before: int, index: int) -> bool:
        """Whether a year is of a noun in passing, the story having another: «une maison bâtie en 1764»."""
        other, dated = self._story.readings[before], self._story.done[before]
        if not other.attached or other.sentence == self._story.readings[index].sentence or dated.period is None:
            return False
        rank = interval.rank(dated.period.precision)
        back = rank == interval.rank("month") and other.of_noun  # «allié depuis les élections de mai 2019»
        if rank < interval.rank("year") and not back:
            return False
        return any(
            not self._story.readings[earlier].attached
            and interval.rank(period.precision) < interval.rank("year")
            and (not back or dated.period.end <= period.start)
            for earlier, period in islice(self._story.before(before), _ON)
        )

    def _of_a_noun(self, before: int, reading: Reading) -> bool:
        """Whether a year is of a noun of the sentence in which news tells a day: «La firme, née en 1954, a fermé le 17 mai»."""
        other, dated = self._story.readings[before], self._story.done[before]
        beside = other.attached and not reading.attached and other.sentence == reading.sentence
        least = "year" if other.fronted else "month"  # «Nommé en mai 2024, ...» and «Le juge, nommé en mai 2024, ...»
        coarse = dated.period is not None and interval.rank(dated.period.precision) >= interval.rank(least)
        return beside and coarse and reading.tense == "past" and self._story.published is not None

    def _of_the_subject(self, before: int, reading: Reading) -> bool:
        """Whether news names a date in passing before the verb that it dates: «Le témoin de l'attaque de mars 2016, arrêté hier, a été entendu le 12 novembre»."""
        other = self._story.readings[before]
        if self._story.published is None or self.narrative or other.sentence != reading.sentence or other.fronted:
            return False
        told = reading.tense in ("past", "story") and not reading.background and reading.verb_char is not None
        if not told or other.end_char >= (reading.verb_char or 0):
            return False
        own = other.verb_char is not None and other.verb_char < other.start_char
        own = own and other.background not in ("clause", "relative")
        return not own and other.said.absolute

    def _after_the_past(self, index: int) -> bool:
        """Whether a future follows what is told in the tense of news: «a été classé en 1989. Il fermera le 16 novembre»."""
        if not self._story.readings[index].foretold:
            return False
        before = next((other for other, _ in self._story.before(index)), None)
        return self._story.published is not None and before is not None and self._story.readings[before].tense == "past"

    def _only_named(self, before: int, index: int) -> bool:
        """Whether a year is only the name of something in another sentence: «il lit un nom et une date, 1764»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        listed = other.named and self._story.text[other.start_char - 2 : other.start_char].strip() == ","
        return other.sentence != reading.sentence and other.named and (other.verb_char is not None or listed)

    def _told(self, index: int) -> Iterator[tuple[int, Dated]]:
        for before, _ in self._story.before(index):
            yield before, self._story.done[before]

    def _is_past(self, dated: Dated) -> bool:
        assert dated.period is not None
        published = self._story.published
        return published is None or dated.period.start < published.start

    def _in_news(self, before: int, index: int) -> int | None:
        """The date before, if the year of what news tells of is still its: in the same paragraph, told on."""
        other, reading = self._story.readings[before], self._story.readings[index]
        dated = self._story.done[before]
        assert dated.period is not None
        apart = other.paragraph != reading.paragraph
        if apart and self._goes_on_in_present(before, index):
            return before
        if apart or reading.sentence - other.sentence > _ON or self._is_just_past(reading):
            return None
        if interval.rank(dated.period.precision) > interval.rank("year") or not self.is_history(dated):
            return None
        if _announces(other, reading) and (reading.verb_char or 0) < reading.start_char:
            return None  # «n'a pas eu lieu en 2020. Il revient le 24 mars.»
        if dated.period.precision == "month" and interval.civil(dated.period.start)[1] == reading.said.month:
            return before  # «attendue en août suivant. Le 26 août, ...»
        same = other.sentence == reading.sentence and dated.period.precision in ("day", "month")
        told_on = same and reading.tense == other.tense and reading.tense in ("past", "")
        told_on = told_on or self._after_semicolon(before, index)
        if self._is_feast_beside(before, reading):
            return before
        if self._in_brackets(before, reading):
            return before if dated.anchor != "story" or dated.on is None else dated.on
        return before if reading.fronted or told_on or self._same_line(before, index) else None

    def _is_feast_beside(self, before: int, reading: Reading) -> bool:
        """Whether a feast is in the days around one told: «retrouvée le 23 décembre 2004. L'autopsie, pratiquée le jour de Noël»."""
        told = self._story.done[before].period
        if not reading.said.feast or told is None or told.precision != "day":
            return False
        found = calendar.in_year(reading.said, interval.civil(told.start)[0])
        return isinstance(found, Period) and abs(found.start - told.start) <= _WEEKS

    def _goes_on_in_present(self, before: int, index: int) -> bool:
        """Whether paragraphs tell a story of long ago as if it were now, each from a day at its head: «Le 2 septembre, une délégation se rend ...»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        dated = self._story.done[before]
        near = reading.paragraph - other.paragraph <= _PARAGRAPHS
        told_so = other.fronted and not other.tense and not (other.attached or other.background or other.signal)
        goes_on = reading.fronted and reading.tense in ("", "past") and not (reading.done or reading.background)
        return near and told_so and goes_on and self.is_history(dated)

    def _is_just_past(self, reading: Reading) -> bool:
        """Whether the last such day lies in the weeks before publication, as one that news tells in its own tense does."""
        published, said = self._story.published, reading.said
        plain = reading.tense == "past" and not reading.background and not reading.fronted
        if published is None or published.length > 1 or not plain or said.day is None or said.month is None:
            return False
        found = choose(said, published.start, "past")
        return isinstance(found, Period) and published.start - found.start < _RECENT

    def _is_recent_beside(self, before: int, index: int) -> bool:
        """Whether news tells a day of the last months beside a year that it only counted: «réélu cinq ans plus tard, ...»."""
        published, reading, other = self._story.published, self._story.readings[index], self._story.readings[before]
        period, said = self._story.done[before].period, reading.said
        plain = reading.tense == "past" and said.day is not None and said.month is not None and not self.narrative
        if published is None or not plain or period is None or period.precision != "year":
            return False
        if other.said.anchor != "story" or other.fronted or other.sentence != reading.sentence:
            return False
        found = choose(said, published.start, "past")
        return isinstance(found, Period) and published.start - found.start < _MONTHS

    def _only_counted(self, before: int, index: int) -> bool:
        """Whether a year is only counted in passing before news goes on: «renforcé vingt-cinq ans plus tard. Un appel a été lancé en avril»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        period = self._story.done[before].period
        counted = other.said.anchor == "story" and other.said.counted and not other.fronted
        yearly = period is not None and period.precision == "year"
        return counted and yearly and reading.tense == other.tense == "past" and not reading.attached

    def _after_semicolon(self, before: int, index: int) -> bool:
        """«L'enquête a été ouverte l'année suivante ; en mars, ...»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        between = self._story.text[other.end_char : reading.start_char]
        return (
            other.sentence == reading.sentence
            and not other.attached
            and (";" in between or ":" in between)
            and reading.tense != "future"
        )

    def _same_line(self, before: int, index: int) -> bool:
        """Whether a sentence goes on where another left off: «L'affaire remonte à 2016. Un promeneur découvre ...»."""
        other, reading = self._story.readings[before], self._story.readings[index]
        if self._of_last(index) or self._back_to_news(other, reading):
            return False
        if _announces(other, reading) or other.sentence == reading.sentence or self._story.aside(before, index):
            return False
        if self._only_counted(before, index):
            return False
        if self._is_year_in_passing(before, index):
            return False
        steps_back = (other.background == "before") != (reading.background == "before")
        return not steps_back and not other.attached and not reading.attached and other.tense != "future"

    def _is_year_in_passing(self, before: int, index: int) -> bool:
        """Whether news told a year that opens no sentence: «Il a recueilli 92 % des voix en 2020. Un opposant est mort en juin»."""
        other, reading, dated = self._story.readings[before], self._story.readings[index], self._story.done[before]
        yearly = dated.period is not None and interval.rank(dated.period.precision) >= interval.rank("year")
        in_news = dated.anchor != "story" and self._story.published is not None
        return yearly and in_news and other.tense == reading.tense == "past" and not (other.fronted or reading.fronted)

    def _of_last(self, index: int) -> bool:
        """Whether it only adds to the date before it: «les législatives de mars et avril»."""
        if not index:
            return False
        readings = self._story.readings
        between = self._story.text[readings[index - 1].end_char : readings[index].start_char]
        return len(between) < _ADDED and readings[index - 1].sentence == readings[index].sentence

    def _opening(self, index: int, reading: Reading) -> int | None:
        """The year that the head of the sentence counts: «Douze ans plus tard, entre le 26 et le 28 décembre»."""
        readings = self._story.readings
        before = index - 1
        while before >= 0 and reading.range_ is not None and readings[before].range_ == reading.range_:
            before -= 1
        if before < 0 or not self._story.tells(before) or readings[before].sentence != reading.sentence:
            return None
        dated, other = self._story.done[before], readings[before]
        counted = dated.anchor == "story" or (dated.anchor == "published" and other.said.counted)
        yearly = counted and dated.period is not None and dated.period.precision == "year"
        # «L'été d'après, du 5 au 11 août»
        following = other.said.relation_story is not None and other.said.season is not None
        yearly = yearly or (following and dated.anchor == "story" and dated.period is not None)
        if reading.said.relation is not None or reading.said.month is None:
            return None
        between = self._story.text[other.end_char : reading.start_char]
        apposed = len(between) < _ADDED and between.lstrip().startswith(",")  # «l'année suivante, le 7 octobre»
        absolute = other.said.absolute and dated.period is not None and dated.period.precision == "year"
        opens = other.fronted and other.start_char < (other.verb_char or 0) and reading.tense != "future"
        if absolute and opens and not other.signal and reading.said.relation_story is None:
            return before  # «En 2022, le groupe avait logé sa filiale à part, mise en Bourse au mois de mai»
        outer = (reading.verb_char or 0) < (other.verb_char or 0) < other.start_char  # "who was named in 2016, in May"
        if absolute and apposed and not other.attached and not outer:
            return before  # «En 1999, le 17 août, un séisme avait tué 17 000 personnes»
        return before if yearly and (other.fronted or apposed) else None

    def _goes_on(self, other: Reading, reading: Reading, dated: Dated) -> bool:
        """Whether a story told in its own tense goes on, even where a verb steps back ("avaient débarqué le 6 juin").

        With the tense of news after it, that is over: «La dernière travée a été posée le 29 avril.»
        """
        apart = other.sentence != reading.sentence and not reading.attached and self._story.published is not None
        counted = dated.anchor == "story"
        if apart and reading.tense == "past" and not (reading.background or reading.fronted or counted):
            return False  # «Turin lui tendit les bras en 2016. Elle l'a su en décembre»
        return (
            not self._back_to_news(other, reading)
            and self.storytelling
            and other.tense != "future"
            and self.is_history(dated)
        )

    def _back_to_news(self, other: Reading, reading: Reading) -> bool:
        """Whether what the tense of stories told before is over: «fut vendue en 2023. Le tribunal l'a jugée le 3 juin».

        So it is where a paragraph that goes back from news follows one: «furent déportés.» and then «Un accord avait été annoncé».
        """
        told_of_old = other.tense == "story" or (other.background in ("before", "during") and not reading.fronted)
        apart = other.paragraph != reading.paragraph and reading.background == "before" and not reading.fronted
        steps_back = apart and other.tense == "story" and self._of_its_days
        return reading.tense == "past" and told_of_old and (steps_back or not reading.background)

    def _of_another_time(self, before: int, reading: Reading) -> bool:
        """Whether a year is not that of the story before it or the next, as that of a source or a comparison is."""
        other, dated = self._story.readings[before], self._story.done[before]
        assert dated.period is not None
        if interval.rank(dated.period.precision) < interval.rank("year"):
            return False
        if other.fronted:
            return False
        opens = self._story.text[other.start_char - 1 : other.start_char] == "("
        if other.sentence == reading.sentence and not opens:
            return False
        for _, period in self._story.before(before):
            if interval.rank(period.precision) < interval.rank("year"):
                return not 0 <= interval.civil(dated.period.start)[0] - interval.civil(period.start)[0] <= 1
        return False

    def _in_brackets(self, before: int, reading: Reading) -> bool:
        """«deux ruptures en 97 (en janvier rue Saint-Dizier, en octobre rue de Metz)»."""
        dated = self._story.done[before]
        other = self._story.readings[before if dated.anchor != "story" or dated.on is None else dated.on]
        if other.sentence != reading.sentence:
            return False
        between = self._story.text[other.end_char : reading.start_char]
        return between.count("(") > between.count(")")

    def is_history(self, dated: Dated) -> bool:
        """Whether a date lies so far before publication that one without a year may belong to it."""
        if self._story.published is None:
            return True
        assert dated.period is not None
        return dated.period.end <= self._story.published.start - _HISTORY


def _announces(other: Reading, reading: Reading) -> bool:
    """Whether news looks ahead after it told of the past: «a fermé en 2019. Elle rouvre en septembre.»"""
    ahead = reading.signal in ("until", "by") and not reading.tense  # «Ils ont jusqu'au 2 octobre»
    return (reading.present or ahead) and other.tense == "past"


def opens_as_news(readings: Sequence[Reading]) -> bool:
    """Whether a text names a day or month before any year, as news does: «Le laboratoire a publié le 18 avril ...»."""
    first = next(
        (reading.said for reading in readings if reading.said.absolute or reading.said.month is not None), None
    )
    return first is not None and not first.absolute and first.relation is None and first.relation_story is None


def _is_deictic(reading: Reading) -> bool:
    return reading.said.anchor == "published" or reading.said.weekday is not None
