"""Counts over time: nothing is counted more finely than it is dated, and nothing is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import catalogue_of
from dashboard.choices import Filters, month_of
from dashboard.figures.bins import bins_of, density
from dashboard.figures.counts import by_type, over_time, overview
from dashboard.figures.look import View
from dashboard.words import load_words
from events.frame import empty_table, to_table
from tests.page.build import row, story, who

VIEW = View(load_words("fr"))


def _all(table):
    catalogue = catalogue_of(table)
    return catalogue, np.arange(len(catalogue))


def test_a_year_is_in_no_month():
    catalogue, rows = _all(story())
    months = bins_of(catalogue, rows, Filters(), "month")
    assert (len(months.rows), months.wide) == (4, 1)
    years = bins_of(catalogue, rows, Filters(), "year")
    assert (len(years.rows), years.wide) == (5, 0)
    assert years.label(0, VIEW.words) == "2014"
    assert months.span(0) == (month_of(2020, 8), month_of(2020, 8))


def test_a_decade_is_in_no_year_and_what_lasts_counts_where_it_begins():
    table = to_table(
        [
            row("decade", "1980-01-01", "1990-01-01", "decade"),
            row("lasts", "1981-03-01", "1989-04-01", "month", extent="throughout"),
        ]
    )
    bins = bins_of(*_all(table), Filters(), "year")
    assert (bins.wide, [bins.label(place, VIEW.words) for place in bins.places]) == (1, ["1981"])


def test_a_few_years_are_counted_by_month():
    table = to_table([row(f"e{n}", f"2020-0{n}-10", f"2020-0{n}-11", "day") for n in range(1, 9)])
    assert bins_of(*_all(table), Filters(), "auto").unit == "month"
    assert bins_of(*_all(story()), Filters(), "auto").unit == "year"
    coarse = to_table([row("a", "2020-01-01", "2021-01-01", "year"), row("b", "2021-01-01", "2022-01-01", "year")])
    assert bins_of(*_all(coarse), Filters(), "auto").unit == "year", "no month would hold any"


def test_columns_add_up_to_the_events():
    figure, bins = by_type(*_all(story()), VIEW)
    assert sum(sum(trace["y"]) for trace in figure["data"]) == len(bins.rows) == 5
    cells = [cell for trace in figure["data"] for cell in trace["customdata"]]
    assert f"{month_of(2014)}|{month_of(2014, 12)}|types=deployment" in cells


def test_a_column_is_as_wide_as_its_year_however_far_off_the_next_is():
    table = to_table([row("a", "1900-01-01", "1901-01-01", "year"), row("b", "2000-01-01", "2001-01-01", "year")])
    figure, _ = by_type(*_all(table), VIEW)
    assert [trace["x"] for trace in figure["data"]] == [[0, 100]]
    assert {trace["width"] for trace in figure["data"]} == {0.82}
    assert figure["layout"]["yaxis"]["dtick"] == 1, "no half of an event"


def test_many_events_have_round_numbers_beside_them():
    table = to_table([row(f"e{n}", "1900-01-01", "1901-01-01", "year") for n in range(9)])
    assert "dtick" not in by_type(*_all(table), VIEW, "year")[0]["layout"]["yaxis"]


def test_years_before_our_era_are_counted_as_people_count_them():
    table = to_table([row("old", "-0500-01-01", "-0499-01-01", "year"), row("new", "0003-01-01", "0004-01-01", "year")])
    _, bins = by_type(*_all(table), VIEW)
    assert (bins.label(0, VIEW.words), bins.label(503, VIEW.words)) == ("501 av. J.-C.", "3")
    assert bins_of(*_all(table.iloc[:1]), Filters(), "year").label(0, load_words("en")) == "501 BC"
    strip = _strip_axis(table)
    assert strip["ticktext"][:2] == ["500 av. J.-C.", "400 av. J.-C."] and strip["tickvals"][0] == "-0499-01-01"
    assert "0" not in strip["ticktext"]


def test_an_axis_of_our_era_has_the_ticks_of_its_zoom():
    for table in (story(), to_table([row("x", "0001-05-01", "0001-05-02", "day")])):
        assert "tickvals" not in _strip_axis(table)


def _strip_axis(table):
    times = catalogue_of(table).times
    return overview(times, times.counts() * times.placed, VIEW)["layout"]["xaxis"]


@pytest.mark.parametrize(("count", "side"), [(11, "top"), (10, None)])
def test_the_years_of_a_grid_are_in_sight(count, side):
    table = to_table([row(f"e{n}", "2020-01-01", "2020-01-02", "day", **who(f"A{n}")) for n in range(count)])
    assert over_time(*_all(table), VIEW)[0]["layout"]["xaxis"].get("side") == side


def test_the_grid_counts_each_actor():
    figure, _ = over_time(*_all(story()), VIEW)
    grid = figure["data"][0]
    names = [name.strip() for name in figure["layout"]["yaxis"]["ticktext"]]
    counts = {name: sum(count or 0 for count in row_) for name, row_ in zip(names, grid["z"], strict=True)}
    assert counts == {"Mali": 3, "Barkhane": 1, "France": 1, "Russie": 1}


@pytest.mark.parametrize("kind", ["type", "place", "document"])
def test_the_grid_of_other_rows(kind):
    table = to_table(
        [row("a", "2020-01-01", "2020-01-02", "day", places=("Gao",)), row("b", "2021-01-01", "2021-01-02", "day")]
    )
    figure, _ = over_time(*_all(table), View(VIEW.words, kind=kind))
    assert figure["data"][0]["z"]


def test_charts_of_nothing_are_empty():
    for table in (empty_table(), to_table([row("x", None, None, "")])):
        assert by_type(*_all(table), VIEW)[0]["data"] == []
        assert over_time(*_all(table), VIEW)[0]["data"] == []
        times = catalogue_of(table).times
        assert overview(times, np.zeros(len(times), np.int64), VIEW)["data"]


@given(
    st.lists(st.tuples(st.integers(-200_000, 200_000), st.integers(1, 40_000)), min_size=1, max_size=30),
    st.integers(1, 50),
)
def test_the_strip_adds_up_to_the_events(spans, bins):
    rows = [
        row(f"e{n}", str(np.datetime64(low, "D")), str(np.datetime64(low + length, "D")), "day", extent="within")
        for n, (low, length) in enumerate(spans)
        if low > -719_000
    ]
    times = catalogue_of(to_table(rows)).times
    low, high = times.whole
    total = density(times, times.counts(), low - 10, high + 10, bins)
    assert total.sum() == pytest.approx(len(rows))
    assert (total >= 0).all()


def test_many_types_and_actors_stay_a_chart():
    rows = [row(f"e{n}", "2020-01-01", "2020-01-02", "day", **who(f"Acteur {n}")) for n in range(300)]
    figure, _ = over_time(*_all(to_table(rows)), VIEW)
    assert len(figure["data"][0]["z"]) == 25
