"""The dates of a text that were told so far, and which of them lie beside the main line of its story.

Beside it lie what stands in brackets or quotes, steps back, comparisons, and what had happened before once the
tense of the main line comes back.
"""

import math
from collections.abc import Iterator, Sequence

from events.interval import Period
from events.times.dated import Dated
from events.times.enclosed import around_each, enclosures
from events.times.reading import Reading

LOOK_BACK = 200
"""Dates before one that may be what it hangs on: work stays linear in any text."""
_YEARS = {"year": 1, "month": 12}  # how many of a unit are long after what they count from
_FAR = 4  # sentences back to which the day of a noun does not end what is told


class Line:
    """The dates told so far, in the order of the text.

    Attributes:
        text: the text that was read.
        readings: its expressions.
        published: days of publication, or None.
        done: the readings resolved so far, by index; whoever resolves them fills it.
    """

    def __init__(self, text: str, readings: Sequence[Reading], published: Period | None) -> None:
        self.text = text
        self.readings = readings
        self.published = published
        self.done: dict[int, Dated] = {}
        self.enclosed = around_each(enclosures(text), readings)

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

    def outside(self, before: int, index: int) -> bool:
        """Whether a date stands in brackets or quotes in which a later reading does not."""
        return not set(self.enclosed[before]) <= set(self.enclosed[index])

    def aside(self, before: int, index: int) -> bool:
        """Whether a date is not of the main line on which a later reading stands."""
        other, reading = self.readings[before], self.readings[index]
        if self.outside(before, index):
            return True
        back = (other.said.anchor == "story" and (other.said.count or 0) < 0) or other.said.relation_story == -1
        if other.sentence == reading.sentence:
            return back and other.attached and not reading.attached and other.verb_char != reading.verb_char
        eve = (
            reading.said.count or 0
        ) < 0 and reading.sentence - other.sentence <= 1  # «Rendez-vous fut pris pour le 12. La veille, ...»
        if self._beside_another(before) or (other.signal == "for" and reading.tense != "future" and not eve):
            return True  # «apprenaient leur fermeture pour le lundi suivant. Quatre jours après, ...»
        told_on = _is_of_before(reading) and other.paragraph == reading.paragraph
        back = back and not (told_on or self._sets_the_scene(before, index))
        if self._is_over(before, index):
            return True
        clause = other.background == "clause" or (other.background == "relative" and self._is_beside_main(before))
        return clause or back or self._goes_with_step_back(before, index)

    def _is_over(self, before: int, index: int) -> bool:
        """Whether the tense of news comes back after what had happened before, or after what its tense of stories told.

        «Elle avait été blessée le 12 juillet.» and in the next paragraph «Elle s'est imposée ; la veille, ...»
        """
        other, reading = self.readings[before], self.readings[index]
        if reading.tense != "past" or reading.background not in ("", "relative") or self.published is None:
            return False
        if reading.attached:
            return False  # «Les gardes entrèrent le 20 novembre. L'accord, signé cinq jours après, ...»
        if reading.said.counted and (reading.said.count or 0) >= _YEARS.get(reading.said.unit or "", math.inf):
            return False  # «Il mourut en 1971. L'association est née quarante ans plus tard»
        apart = other.paragraph != reading.paragraph
        return other.tense == "story" or (apart and other.background == "before")

    def _is_beside_main(self, before: int) -> bool:
        """Whether the sentence of a date has another, of its main clause: «Ray, who joined in 2020, left in March»."""
        sentence = self.readings[before].sentence
        for step in (-1, 1):
            place = before + step
            while 0 <= place < len(self.readings) and abs(place - before) < LOOK_BACK:
                other = self.readings[place]
                if other.sentence != sentence:
                    break
                if self.tells(place) and other.background not in ("clause", "relative"):
                    return True
                place += step
        return False

    def _goes_with_step_back(self, before: int, index: int) -> bool:
        """«Quatre ans plus tôt, celui du Gujarat avait fait 20 000 morts ; c'était un 26 janvier.»"""
        on = self.done[before].on
        if on is None or on >= before or self.readings[on].sentence != self.readings[before].sentence:
            return False
        said = self.readings[on].said
        back = said.anchor == "story" and (said.count or 0) < 0
        return back and self.readings[index].background != "before" and not self._sets_the_scene(on, index)

    def _sets_the_scene(self, before: int, index: int) -> bool:
        """Whether a date opens the paragraph of a later one, or counts back to what the next sentence tells on of.

        «Onze jours plus tôt, il avait pris le pouvoir. Le surlendemain, un père publiait une vidéo.»
        """
        other, reading = self.readings[before], self.readings[index]
        if other.paragraph != reading.paragraph:
            return False
        first = before == 0 or self.readings[before - 1].paragraph != other.paragraph
        goes_on = first and other.background == "before" and reading.background == "during"
        if (
            not other.fronted and not goes_on
        ):  # «Il était entré la veille à 9 h 30. Une heure après, il laissait partir une femme»
            return False
        told_on = other.said.counted and other.background == "before" and reading.background == "during"
        return first or (told_on and reading.fronted and reading.sentence - other.sentence == 1)

    def _beside_another(self, before: int) -> bool:
        """Whether a date only goes with a report or a participle, the sentence having told another before it.

        «Ils ont saisi la drogue mardi, a annoncé mercredi le procureur. Quatre hommes ont été arrêtés le soir même.»
        """
        other = self.readings[before]
        if other.background != "said" and not (other.attached and not other.fronted):
            return False
        of_noun = other.of_noun and other.said.day is not None  # «lundi ... sa percée du 9 juin»
        far = _FAR if of_noun else 1
        for place in range(before - 1, max(-1, before - 1 - LOOK_BACK), -1):
            told = self.readings[place]
            if other.sentence - told.sentence > far or (told.paragraph != other.paragraph and not of_noun):
                return False
            if told.paragraph != other.paragraph and other.background in ("before", "during"):
                return False  # «L'orage du 11 juin avait duré douze minutes. La scène, montée la veille, ...»
            if self.tells(place) and not told.attached and told.background not in ("clause", "relative", "said"):
                return other.background == "said" or self._is_older(before, place)
        return False

    def _is_older(self, one: int, other: int) -> bool:
        """Whether a date lies before another: "In the spring of 1965 it learned that the boat, built in 1938, ..."."""
        days, then = self.done[one].period, self.done[other].period
        return days is not None and then is not None and days.end <= then.start

    def steps_back(self, before: int, index: int) -> bool:
        """Whether a date is of what had happened before, and an hour in a later sentence is not."""
        other, reading = self.readings[before], self.readings[index]
        apart = other.sentence != reading.sentence and not _is_of_before(reading)
        return apart and (other.background == "before" or self.aside(before, index))


def _is_of_before(reading: Reading) -> bool:
    """Whether it is of what had happened before; "By the next morning, they had reached Kyiv" goes on."""
    return reading.background == "before" and reading.signal != "by"
