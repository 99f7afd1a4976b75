"""What the days are that count from the publication of a text."""

from dataclasses import replace

from events import interval
from events.interval import Period
from events.model import AnchorKind
from events.times import calendar
from events.times.calendar import Impossible
from events.times.choose import candidates, effective_tense
from events.times.counting import counts_coarsely, days_of_hours, exactly
from events.times.dated import Dated
from events.times.express import open_edtf, open_value
from events.times.reading import Reading, Said


class FromPublished:
    """Dates readings by the day on which their text was published.

    Args:
        text: the text that was read.
        published: days of publication, or None.
    """

    def __init__(self, text: str, published: Period | None) -> None:
        self._text = text
        self._published = published

    def count(self, reading: Reading) -> Dated:
        """Units counted from publication: "last week", "in three days"."""
        said = reading.said
        if self._published is None:
            return Dated(None, "published", reason="no-publication-date", value=open_value(said), edtf=open_edtf(said))
        if said.approx:
            return Dated(None, "published", reason="vague", value="PAST_REF" if (said.count or 0) < 0 else "FUTURE_REF")
        if said.hours:
            return self._hours(said)
        if (said.unit == "weekend" and said.count == 0) or (said.weekend and said.count is None):
            return self._weekend(reading)
        if said.last_night and reading.tense == "past":
            said = replace(said, count=-1)
        if said.exact or said.unit == "day":
            base = exactly(self._published, said)
        else:
            base = self._published.shifted(said.count or 0, said.unit)
        return finish(said, calendar.refined(said, base), "published", about=counts_coarsely(said))

    def _hours(self, said: Said) -> Dated:
        """Few hours leave the day as it is, whole days of them move it; of others the day is not known."""
        assert self._published is not None
        count = said.count or 0
        days, rest = days_of_hours(said)
        if rest > 12 or (days and rest):
            return Dated(None, "published", reason="vague", value="PAST_REF" if count < 0 else "FUTURE_REF")
        moved = self._published.shifted(days if count > 0 else -days, "day")
        return finish(said, moved, "published")

    def _weekend(self, reading: Reading) -> Dated:
        assert self._published is not None
        week = self._published.shifted(0, "weekend")
        past = reading.tense == "past" and week.start > self._published.start
        return finish(reading.said, week.shifted(-1, "weekend") if past else week, "published")

    def own_day(self, reading: Reading) -> Dated:
        """The day of publication, or the present where nothing is told of it."""
        if not reading.tense and reading.said.weekday is None and not self.is_whole(reading):
            return Dated(None, "none", reason="vague", value="PRESENT_REF")
        if self._published is None:
            return Dated(None, "published", reason="no-publication-date", value="PRESENT_REF")
        return finish(replace(reading.said, weekday=None), self._published, "published")

    def is_whole(self, reading: Reading) -> bool:
        """Whether the text is the expression and nothing else."""
        if reading.start_char + len(self._text) - reading.end_char >= 10:
            return False
        around = self._text[: reading.start_char] + self._text[reading.end_char :]
        return not any(character.isalnum() for character in around)

    def within(self, reading: Reading) -> Dated:
        """A publication date known to the month or year: the one occurrence in it, or as wide as the doubt."""
        assert self._published is not None
        said, tense = reading.said, effective_tense(reading)
        found = [p for p in candidates(said, self._published.start) if isinstance(p, Period)]
        inside = [p for p in found if self._published.start <= p.start and p.end <= self._published.end]
        weekly = said.weekday is not None and said.day is None
        if len(inside) == 1 and not weekly:
            return finish(said, inside[0], "published")
        past = [p for p in found if p.start < self._published.end][-1:]
        around = [p for p in found if p.end > self._published.start][:1] if tense == "future" else past
        if weekly or not around or self._published.precision == "year":
            return Dated(None, "published", reason="no-publication-date", value=open_value(said), edtf=open_edtf(said))
        return finish(said, around[0], "published")

    def is_against_tense(self, reading: Reading, period: Period) -> bool:
        """Whether a period lies after publication though its verb tells of the past, or the reverse."""
        if self._published is None:
            return False
        tense = effective_tense(reading)
        return (tense == "past" and period.start >= self._published.end) or (
            tense == "future" and period.end <= self._published.start
        )


def finish(
    said: Said,
    found: Period | Impossible | None,
    anchor: AnchorKind,
    on: int | None = None,
    *,
    about: bool = False,
) -> Dated:
    """A reading with the days that were found for it, or the reason why there are none.

    Args:
        said: what the words say; their part, hour and weekday are taken of the days here.
        found: the days of the whole, or why there can be none.
        anchor: as in TimeExpression.
        on: index of the reading that it hangs on, or None.
        about: the count does not say the day of the month or year.
    """
    if found is None:
        return Dated(None, anchor, on, "vague")
    if isinstance(found, Impossible):
        return Dated(None, anchor, on, "impossible-date", found.value)
    period = calendar.finished(said, found)
    if not interval.in_range(period):
        return Dated(None, anchor, on, "out-of-range")
    if (said.hour or 0) > 24 or (said.minute or 0) > 59:
        return Dated(None, anchor, on, "impossible-date", f"{interval.timex(found)}T{said.hour}:{said.minute or 0:02d}")
    note = ""
    if said.weekday is not None and found.precision == "day" and interval.weekday(found.start) != said.weekday:
        note = "weekday-mismatch"
    return Dated(period, anchor, on, about=about, note=note, whole=found)
