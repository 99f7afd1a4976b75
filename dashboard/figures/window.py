"""What the axis of time shows, and which events lie in it."""

import math
from dataclasses import dataclass

import numpy as np

from dashboard.catalogue import Catalogue, Rows, month_start
from dashboard.choices import Filters
from dashboard.figures.look import View


@dataclass(frozen=True, slots=True)
class Window:
    """What the axis shows, in days since 1970.

    Attributes:
        first: its left edge.
        last: its right edge.
        earlier: how many events lie wholly before it.
        later: how many after it.
        whole: left and right edge that would show them all.
    """

    first: float
    last: float
    earlier: int
    later: int
    whole: tuple[float, float]


def window_of(catalogue: Catalogue, rows: Rows, view: View) -> Window:
    """The window that the reader chose, else the period, else all that the table spans without the few far off.

    One event of 1960 among a hundred of 2012 to 2025 would leave these a fifth of the width: it is left
    outside, and the chart says so at its edge.
    """
    first, last = catalogue.whole or (0.0, 365.0)
    whole = _with_air(first, last)
    if view.window is not None:
        low, high = view.window
    else:
        low, high = _with_air(*(_period(view.filters, first, last) or _crowd(catalogue, first, last)))
    at = catalogue.at[rows]
    if view.window is None and not len(touching(catalogue, rows, low, high)) and len(rows):
        low, high = whole  # a filter that leaves only what lies far off
    earlier = int(((catalogue.last[rows] <= low) & (at < high)).sum())
    later = int(((catalogue.first[rows] >= high) & (at > low)).sum())
    return Window(low, high, earlier, later, whole)


def _period(filters: Filters, first: float, last: float) -> tuple[float, float] | None:
    if filters.first is None and filters.last is None:
        return None
    low = first if filters.first is None else float(month_start(filters.first))
    high = last if filters.last is None else float(month_start(filters.last + 1))
    return (low, high) if low < high else None


def _with_air(first: float, last: float) -> tuple[float, float]:
    air = max(15.0, 0.02 * (last - first))
    return math.floor(first - air), math.ceil(last + air)


def _crowd(catalogue: Catalogue, first: float, last: float) -> tuple[float, float]:
    """First and last day of where nine tenths of the events are, if that is less than half of all."""
    at = catalogue.in_time
    if len(at) < 12:
        return first, last
    out = len(at) // 20
    low, high = float(at[out]), float(at[-1 - out])
    room = max(0.08 * (high - low), 180)
    year = np.datetime64(int(low - room), "D").astype("datetime64[Y]")
    low = first if low - room <= first else float(year.astype("datetime64[D]").astype(int))
    high = last if high + room >= last else high + room
    return (low, high) if high - low < 0.55 * (last - first) else (first, last)


def touching(catalogue: Catalogue, rows: Rows, first: float, last: float) -> Rows:
    """Those of the rows whose interval, or whose mark where that has only one end, lies in a window."""
    begins, ends = catalogue.reach
    return rows[(begins[rows] < last) & (ends[rows] > first)]
