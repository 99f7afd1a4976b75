"""Events by year or month: only those whose date is at least that precise, and how many are not."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Catalogue
from dashboard.choices import Filters, Unit, year_month
from dashboard.times import Rows, Times
from dashboard.words import Words
from events import date_in_words

_MOST_MONTHS = 48  # months above which years are counted where the reader leaves the choice to the page
_MOST_BINS = 600


@dataclass(frozen=True, slots=True)
class Bins:
    """Columns of time and which of them each event falls into.

    Attributes:
        unit: "year" or "month".
        months: first month of each column, counted from January of year 0.
        step: months of a column.
        rows: of the events that fall into one.
        places: the column of each.
        wide: how many events are dated too coarsely to fall into one.
    """

    unit: str
    months: list[int]
    step: int
    rows: Rows
    places: npt.NDArray[np.int64]
    wide: int

    def label(self, place: int, words: Words) -> str:
        """A column's name: "2020", "août 2020" or "501 av. J.-C."."""
        year, month = year_month(self.months[place])
        if year < 1:
            start = np.datetime64(self.months[place] - 1970 * 12, "M").astype("datetime64[D]")
            return date_in_words({"start": start, "end": start, "precision": self.unit}, words.language)
        short_months = words.lists["chart.short_months"]
        return str(year) if self.unit == "year" else f"{short_months[month - 1]} {year}"

    def span(self, place: int) -> tuple[int, int]:
        """First and last month of a column."""
        return self.months[place], self.months[place] + self.step - 1


def bins_of(catalogue: Catalogue, rows: Rows, filters: Filters, unit: Unit) -> Bins:
    """The columns that some events span.

    An event counts once, where it lies; what lasts counts where it begins. One dated "2014" is in the column of
    2014 but in no month of it, and one dated "the 1980s" in no year: these are only counted as too coarse.

    Args:
        catalogue: of the table.
        rows: of the events that answer the filters.
        filters: their period bounds the columns.
        unit: of the columns.
    """
    rows = rows[catalogue.dated[rows]]
    throughout = catalogue.throughout[rows]
    of = catalogue.times.of[rows]
    first = _months(catalogue.times.first)[of]
    # What lasts is counted where it begins, and begins within one period of its precision.
    codes = _grain(catalogue, rows)
    last = np.where(throughout, first + np.maximum(codes - 1, 0), _months(catalogue.times.last - 1)[of])
    if filters.first is not None:
        keep = first >= filters.first
        rows, first, last = rows[keep], first[keep], last[keep]
    if filters.last is not None:
        keep = first <= filters.last
        rows, first, last = rows[keep], first[keep], last[keep]
    spans = int(first.max() - first.min()) + 1 if len(first) else 0
    by_month = spans <= _MOST_MONTHS and 2 * int((first == last).sum()) >= len(first)  # else most would be in no month
    chosen = unit if unit != "auto" else "month" if by_month else "year"
    step = 12 if chosen == "year" or spans > _MOST_BINS else 1
    fits = first // step == last // step
    start = int(first[fits].min()) // step if fits.any() else 0
    places = (first[fits] // step - start).astype(np.int64)
    count = int(places.max()) + 1 if len(places) else 0
    months = [(start + place) * step for place in range(count)]
    return Bins("year" if step == 12 else "month", months, step, rows[fits], places, int((~fits).sum()))


def _months(days: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The month of each day, counted from January of year 0."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12


def _grain(catalogue: Catalogue, rows: Rows) -> npt.NDArray[np.int64]:
    """Months that one period of an event's precision lasts, 1 for what is finer."""
    lasts = {"quarter": 3, "season": 3, "half-year": 6, "part-of-year": 4, "year": 12}
    lasts |= {"part-of-decade": 48, "decade": 120, "century": 1200}
    facet = catalogue.facets["precisions"]
    months = np.ones(len(catalogue), np.int64)
    for name, count in lasts.items():
        months[facet.events(name)] = count
    return months[rows]


def density(times: Times, counts: Rows, first: float, last: float, bins: int) -> npt.NDArray[np.float64]:
    """Events by stretch of time, each spread evenly over the days that it may have been on.

    The sum over all time is the number of events: one dated "2014" gives a twelfth to each month.

    Args:
        times: of the table.
        counts: how many events have each of them; none has one without a place on the axis.
        first: day since 1970 where the first stretch begins.
        last: day where the last ends.
        bins: how many stretches.
    """
    edges = np.linspace(first, last, bins + 1)
    begins, ends = times.reach
    held = np.flatnonzero(counts)
    low, high = begins[held], ends[held]
    # The number of events up to an edge is a line between the start and the end of each: slopes add up.
    slope = counts[held] / (high - low)
    total = np.zeros(bins + 1)
    step = (last - first) / bins
    for places, sign in ((low, 1.0), (high, -1.0)):
        where = np.clip(np.ceil((places - first) / step), 0, bins + 1).astype(np.int64)
        slopes = np.cumsum(np.bincount(where, slope, bins + 2)[: bins + 1])
        offsets = np.cumsum(np.bincount(where, slope * (places - first), bins + 2)[: bins + 1])
        total += sign * (slopes * (edges - first) - offsets)
    return np.maximum(np.diff(total), 0)
