"""What an event looks like: its shape says the precision, hollow says inferred, its place says when."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

SHAPES = {
    "day": "circle",
    "weekend": "diamond-tall",
    "week": "diamond-tall",
    "part-of-month": "diamond-tall",
    "month": "diamond",
}
"""Plotly symbols by precision; what is coarser than a month is a square."""

KEY_OF_SHAPE = {"circle": "day", "diamond-tall": "part", "diamond": "month", "square": "year"}

_ONE_PERIOD = {"day": 1, "weekend": 2, "week": 7, "part-of-month": 11, "month": 31, "quarter": 92, "season": 94}
_ONE_PERIOD |= {"half-year": 184, "part-of-year": 124, "year": 366, "part-of-decade": 1500, "decade": 3653}


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis of time, in days since 1970.

    Attributes:
        start: where its interval begins.
        end: where it ends.
        at: where its mark stands: the middle of an interval that it lies somewhere in, the end that is said
            of a span, the day that it came before or after.
        symbol: Plotly's name of the shape.
        span: whether it lasts all the interval.
        core: the part of a span that is sure: its ends are only as sharp as its precision.
        open: the end of the span that is not said, "" for none.
        bound: "before" or "after" where only that is known of it.
        inferred: whether the date was counted from another by months or years.
        modality: happened, planned, hypothetical, denied.
        others: intervals that other sources give it.
    """

    start: float
    end: float
    at: float
    symbol: str
    span: bool
    core: tuple[float, float]
    open: str
    bound: Literal["", "before", "after"]
    inferred: bool
    modality: str
    others: tuple[tuple[float, float], ...] = ()

    @property
    def whiskers(self) -> bool:
        """Whether the interval is drawn: not for a single day, which the mark covers."""
        return self.end - self.start > 1 and not self.bound

    @property
    def hollow(self) -> bool:
        """Whether the mark is an outline: its date is inferred, or it did not (yet) happen."""
        return self.inferred or self.modality != "happened"


def mark_of(row: Mapping[str, Any], fade: float = 60) -> Mark:
    """The mark of a row of the events table that has a place on the axis.

    Args:
        row: with a start and an end, or with a day that it came before or after.
        fade: days over which a mark fades where only one side of it is known.
    """
    if pd.isna(row["start"]):
        return _bounded(row, fade)
    start, end = _day(row["start"]), _day(row["end"])
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
        core=_core(start, end, precision, str(row["open"])) if span else (start, end),
        open=str(row["open"]) if span else "",
        bound="",
        inferred="~" in str(row["edtf"]),
        modality=str(row["modality"]),
        others=_others(row),
    )


def _bounded(row: Mapping[str, Any], fade: float) -> Mark:
    """A triangle at the day that is known, fading to the side that is not."""
    after = None if pd.isna(row["not_before"]) else _day(row["not_before"])
    before = None if pd.isna(row["not_after"]) else _day(row["not_after"]) + 1
    if after is not None:
        end = before if before is not None else after + fade
        place = (after, end, after + 0.5, "triangle-right")
    else:
        assert before is not None
        place = (before - fade, before, before - 0.5, "triangle-left")
    start, end, at, symbol = place
    return Mark(
        start=start,
        end=end,
        at=at,
        symbol=symbol,
        span=False,
        core=(start, end),
        open="",
        bound="after" if after is not None else "before",
        inferred=False,
        modality=str(row["modality"]),
    )


def _core(start: float, end: float, precision: str, open_end: str) -> tuple[float, float]:
    """The part of a span between its first and its last period: in "de mai à juillet" all of June is sure."""
    if precision == "day":
        return start, end
    unit = min(float(_ONE_PERIOD.get(precision, 366)), (end - start) / 3)
    return start if open_end == "start" else start + unit, end if open_end == "end" else end - unit


def _others(row: Mapping[str, Any]) -> tuple[tuple[float, float], ...]:
    """The intervals that other sources give: the column ``alternatives``, half-open days "2020-08-01/2020-09-01"."""
    said = row.get("alternatives", ())
    pairs = [text.split("/") for text in said] if isinstance(said, (tuple, list)) else []
    return tuple((_day(pair[0]), _day(pair[1])) for pair in pairs if len(pair) == 2)


@functools.lru_cache(maxsize=1 << 16)
def _day(value: Any) -> float:
    return float(np.datetime64(value, "D").astype(int))


@functools.lru_cache(maxsize=1 << 16)
def moment(day: float) -> str:
    """A day since 1970, with its fraction, as the text that Plotly reads: no time zone can shift it.

    >>> moment(0.5), moment(-719528.0), moment(3.0)
    ('1970-01-01 12:00', '0000-01-01', '1970-01-04')
    """
    minutes = np.datetime64(round(day * 1440), "m")
    year = int(minutes.astype("datetime64[Y]").astype(int)) + 1970
    rest = str(minutes).replace("T", " ").removeprefix("-").split("-", 1)[1].removesuffix(" 00:00")
    return f"{'-' if year < 0 else ''}{abs(year):04}-{rest}"
