"""What an event looks like: its shape says the precision, hollow says inferred, its place says when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

SHAPES = {
    "day": "circle",
    "weekend": "diamond-tall",
    "week": "diamond-tall",
    "part-of-month": "diamond-tall",
    "month": "diamond",
}
"""Plotly symbols by precision; what is coarser than a month is a square."""

KEY_OF_SHAPE = {"circle": "day", "diamond-tall": "month", "diamond": "month", "square": "year"}

_ONE_PERIOD = {"day": 1, "weekend": 2, "week": 7, "part-of-month": 11, "month": 31, "quarter": 92, "season": 94}
_ONE_PERIOD |= {"half-year": 184, "part-of-year": 124, "year": 366, "part-of-decade": 1500, "decade": 3653}


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis of time, in days since 1970.

    Attributes:
        start: where its interval begins.
        end: where it ends.
        at: where its mark stands: the middle of an interval that it lies somewhere in, the end that is said
            of a span.
        symbol: Plotly's name of the shape.
        span: whether it lasts all the interval.
        open: the end of the span that is not said, "" for none.
        inferred: whether the date was counted from another by months or years.
        modality: happened, planned, hypothetical, denied.
    """

    start: float
    end: float
    at: float
    symbol: str
    span: bool
    open: str
    inferred: bool
    modality: str

    @property
    def whiskers(self) -> bool:
        """Whether the interval is drawn: not for a single day, which the mark covers."""
        return self.end - self.start > 1

    @property
    def hollow(self) -> bool:
        """Whether the mark is an outline: its date is inferred, or it did not (yet) happen."""
        return self.inferred or self.modality != "happened"


def mark_of(row: Mapping[str, Any]) -> Mark:
    """The mark of a dated row of the events table."""
    start, end = (float(np.datetime64(row[name], "D").astype(int)) for name in ("start", "end"))
    precision = str(row["precision"])
    longer = end - start > _ONE_PERIOD.get(precision, 36525)
    span = row["extent"] == "throughout" and (longer or bool(row["open"]))
    at = (start + end) / 2
    if span:
        at = end - 0.5 if row["open"] == "start" else start + 0.5
    return Mark(
        start=start,
        end=end,
        at=at,
        symbol=SHAPES.get(precision, "square"),
        span=span,
        open=str(row["open"]),
        inferred="~" in str(row["edtf"]),
        modality=str(row["modality"]),
    )


def moment(day: float) -> str:
    """A day since 1970, with its fraction, as the text that Plotly reads: no time zone can shift it.

    >>> moment(0.5), moment(-719528.0)
    ('1970-01-01 12:00', '0000-01-01 00:00')
    """
    minutes = np.datetime64(round(day * 1440), "m")
    year = int(minutes.astype("datetime64[Y]").astype(int)) + 1970
    rest = str(minutes).replace("T", " ").removeprefix("-").split("-", 1)[1]
    return f"{'-' if year < 0 else ''}{abs(year):04}-{rest}"
