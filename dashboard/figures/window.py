"""What the axis of time shows."""

import math
from dataclasses import dataclass

import numpy as np

from dashboard.choices import Filters
from dashboard.figures.look import View
from dashboard.times import Rows, Times, month_start


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


def window_of(times: Times, counts: Rows, view: View) -> Window:
    """The window that the reader chose, else the period, else all that the table spans without the few far off.

    One event of 1960 among a hundred of 2012 to 2025 would leave these a fifth of the width: it is left
    outside, and the chart says so at its edge.

    Args:
        times: of the table.
        counts: how many of the events that are shown have each of them.
        view: how they are to be drawn.
    """
    first, last = times.whole or (0.0, 365.0)
    whole = _with_air(first, last)
    if view.window is not None:
        low, high = view.window
    else:
        low, high = _with_air(*(_period(view.filters, first, last) or _crowd(times, first, last)))
    if view.window is None and counts.any() and not counts[times.touching(low, high)].any():
        low, high = whole  # a filter that leaves only what lies far off
    earlier = int(counts[(times.last <= low) & (times.at < high)].sum())
    later = int(counts[(times.first >= high) & (times.at > low)].sum())
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


def _crowd(times: Times, first: float, last: float) -> tuple[float, float]:
    """First and last day of where nine tenths of the events are, if that is less than half of all."""
    at, upto = times.in_order
    count = int(upto[-1]) if len(upto) else 0
    if count < 12:
        return first, last
    out = count // 20
    low, high = (float(at[np.searchsorted(upto, place, side="right")]) for place in (out, count - 1 - out))
    room = max(0.08 * (high - low), 180)
    year = np.datetime64(int(low - room), "D").astype("datetime64[Y]")
    low = first if low - room <= first else float(year.astype("datetime64[D]").astype(int))
    high = last if high + room >= last else high + room
    return (low, high) if high - low < 0.55 * (last - first) else (first, last)
