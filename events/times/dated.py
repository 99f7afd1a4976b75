"""A reading with its days."""

from typing import NamedTuple

from events.interval import Period
from events.model import AnchorKind


class Dated(NamedTuple):
    """A reading with its days; a tuple for the reason that ``Reading`` is one.

    Attributes:
        period: the days, or None.
        anchor: as in TimeExpression.
        on: index of the reading that it hangs on, or None.
        reason: as in TimeExpression.
        value: TIMEX3 value where it does not follow from the period.
        edtf: EDTF where it does not follow from the period.
        about: the count does not say the day of the month or year.
        note: as in TimeExpression.
        whole: the period before a part of it was taken.
    """

    period: Period | None
    anchor: AnchorKind
    on: int | None = None
    reason: str = ""
    value: str = ""
    edtf: str = ""
    about: bool = False
    note: str = ""
    whole: Period | None = None

    @property
    def days(self) -> Period | None:
        """The days that others count from: of a night the first."""
        night = self.period is not None and self.whole is not None and self.period.precision == "day"
        return self.whole if night else self.period


class Anchor(NamedTuple):
    """What a reading counts from.

    Attributes:
        period: its days.
        on: the reading that says them, or None where it is the publication.
        again: the reading does not count from it but says it again.
        about: they are near it, as a count of weeks leads to no certain day.
    """

    period: Period
    on: int | None
    again: bool = False
    about: bool = False
