"""What the filters let through, and how many each of their values would."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import catalogue_of
from dashboard.choices import Filters, month_of, year_month
from dashboard.times import month_start
from events.frame import empty_table, to_table
from tests.page.build import row, story, who


def _shown(table=None, **filters) -> list[str]:
    table = story() if table is None else table
    return sorted(table["event"][catalogue_of(table).answer(Filters(**filters))])


def _years(first=None, last=None, **more):
    return {
        "first": None if first is None else month_of(first),
        "last": None if last is None else month_of(last, 12),
        **more,
    }


def test_no_choice_lets_everything_through():
    assert len(_shown()) == 6
    assert Filters().active == ()


def test_one_of_the_actors_is_enough_unless_all_are_asked_for():
    both = ("test:russie", "test:mali")
    assert _shown(actors=both) == ["coup", "rectification", "remplacement", "visite"]
    assert _shown(actors=both, every=True) == ["visite"]
    assert _shown(actors=("test:unknown",)) == []


def test_each_list_filters():
    assert _shown(types=("deployment",)) == ["remplacement", "serval"]
    assert _shown(modalities=("planned",)) == ["elections"]
    assert _shown(precisions=("month",)) == ["coup", "rectification"]
    assert _shown(documents=("article",)) == _shown()
    assert _shown(kinds=("test",)) == ["coup", "rectification", "remplacement", "serval", "visite"]
    table = to_table([row("a", "2020-01-01", "2020-01-02", "day", places=("Gao", "Kidal")), row("b", None, None, "")])
    assert _shown(table, places=("Kidal",)) == ["a"]


def test_the_least_confidence():
    rows = [row(f"e{n}", "2020-01-01", "2020-01-02", "day", confidence=n / 100) for n in (0, 29, 30, 58, 100)]
    assert _shown(to_table(rows), confidence=30) == ["e100", "e30", "e58"]


@pytest.mark.parametrize("typed", ["COUP", "état", "ETAT d", "  coup   État ", "goita", "Goïta"])
def test_words_are_found_whatever_their_case_and_accents(typed):
    table = to_table(
        [row("x", None, None, "", title="Coup d’État", quote="Le colonel GOÏTA\nparle."), row("y", None, None, "")]
    )
    assert _shown(table, text=typed) == ["x"]


def test_a_word_does_not_reach_over_two_events():
    table = to_table(
        [row("a", None, None, "", title="un", quote="fin"), row("b", None, None, "", title="deux", quote="x")]
    )
    assert _shown(table, text="findeux") == []
    assert _shown(table, text="fin deux") == []
    assert _shown(table, text=".*") == []


def test_an_interval_that_overlaps_the_years_is_in_and_undated_rows_stay():
    assert _shown(**_years(2014, 2014)) == ["remplacement", "serval"]
    assert _shown(**_years(2015, 2019)) == ["remplacement"]
    # August 2020 ends where September begins: its end is not in it.
    assert _shown(first=month_of(2020, 9), last=month_of(2021, 12)) == ["rectification", "remplacement"]


def test_certain_needs_all_of_the_interval():
    table = to_table(
        [row("century", "1901-01-01", "2001-01-01", "century"), row("day", "1950-03-01", "1950-03-02", "day")]
    )
    assert _shown(table, **_years(1950, 1950)) == ["century", "day"]
    assert _shown(table, **_years(1950, 1950, certain=True)) == ["day"]


def test_what_is_only_known_to_come_before_or_after_a_day_is_possible_on_that_side_alone():
    bounds = {"reason": "only-bounds"}
    table = to_table(
        [
            row("before", None, None, "", not_after="2020-05-31", **bounds),
            row("after", None, None, "", not_before="2020-06-01", **bounds),
        ]
    )
    assert _shown(table, **_years(2010, 2011)) == ["before"]
    assert _shown(table, **_years(2024, 2024)) == ["after"]
    assert _shown(table, **_years(2000, 2030, certain=True)) == []
    assert catalogue_of(table).placed.all()


def test_a_span_over_the_turn_of_the_year_is_in_both():
    table = to_table([row("nuit", "2020-12-31", "2021-01-02", "day", extent="throughout")])
    assert [_shown(table, **_years(year, year)) for year in (2019, 2020, 2021, 2022)] == [[], ["nuit"], ["nuit"], []]


def test_years_are_those_that_the_intervals_touch():
    assert catalogue_of(story()).years == (2014, 2025)
    assert catalogue_of(empty_table()).years is None
    assert catalogue_of(to_table([row("vieux", "-0500-01-01", "-0499-01-01", "year")])).years == (-500, -500)


@given(st.integers(-3000, 3000), st.integers(0, 5))
def test_every_year_of_an_event_finds_it(year, more):
    first, last = (f"{'-' if y < 0 else ''}{abs(y):04}-01-01" for y in (year, year + more + 1))
    table = to_table([row("x", first, last, "year")])
    assert all(_shown(table, **_years(inside, inside)) for inside in range(year, year + more + 1))
    assert not _shown(table, **_years(None, year - 1))
    assert not _shown(table, **_years(year + more + 1))


@given(st.integers(-120_000, 120_000))
def test_a_month_begins_where_numpy_says(month):
    year, number = year_month(month)
    assert month_of(year, number) == month
    text = f"{'-' if year < 0 else ''}{abs(year):04}-{number:02}-01"
    assert month_start(month) == np.datetime64(text, "D").astype(int)


def test_counts_follow_the_other_filters_and_not_their_own():
    catalogue = catalogue_of(story())
    all_types = {"coup": 2, "visit": 1, "deployment": 2, "election": 1}
    assert catalogue.counts("types", Filters(types=("visit",))) == all_types
    assert catalogue.counts("actors", Filters(types=("visit",))) == {"test:mali": 1, "test:russie": 1}
    assert catalogue.counts("types", Filters(actors=("test:mali",))) == {"coup": 2, "visit": 1}


def test_counts_of_actors_of_which_all_are_needed_say_what_one_more_would_leave():
    catalogue = catalogue_of(story())
    wanted = Filters(actors=("test:mali",), every=True)
    assert catalogue.counts("actors", wanted) == {"test:mali": 3, "test:russie": 1}


def test_each_actor_is_counted_once_an_event_and_has_one_name():
    twice = {"actors": ("CEDEAO", "CEDEAO"), "actor_ids": ("o:c", "o:c"), "roles": ("", "")}
    table = to_table(
        [
            row("a", "2020-01-01", "2020-01-02", "day", **twice),
            row("b", "2020-01-01", "2020-01-02", "day", actors=("Cédéao",), actor_ids=("o:c",), roles=("",)),
            row("c", "2020-01-01", "2020-01-02", "day", **who("Mali")),
        ]
    )
    facet = catalogue_of(table).facets["actors"]
    assert facet.names == ("CEDEAO", "Mali")
    assert facet.counts(np.ones(3, dtype=bool)).tolist() == [2, 1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.booleans()), max_size=30), st.integers(0, 4))
def test_counts_are_what_choosing_would_show(rows, actor):
    table = to_table(
        [
            row(
                f"e{n}",
                "2020-01-01" if dated else None,
                "2020-02-01" if dated else None,
                "month",
                **who(f"A{a}", f"A{b % 5}"),
            )
            for n, (a, b, dated) in enumerate(rows)
        ]
    )
    catalogue = catalogue_of(table)
    filters = Filters(first=month_of(2020), last=month_of(2020, 12))
    count = catalogue.counts("actors", filters).get(f"test:a{actor}", 0)
    assert count == catalogue.answer(filters.changed(actors=(f"test:a{actor}",))).sum()


@given(st.integers(1, 40), st.integers(1, 40))
def test_the_most_telling_are_as_many_as_asked_for_and_in_order(count, most):
    rows = [row(f"e{n}", f"{1990 + n % 20}-01-01", f"{1990 + n % 20}-01-02", "day") for n in range(count)]
    catalogue = catalogue_of(to_table(rows))
    chosen = catalogue.salient(np.ones(count, dtype=bool), most)
    assert len(chosen) == min(count, most)
    assert (np.diff(chosen) > 0).all()


@given(st.lists(st.integers(0, 3), max_size=60), st.integers(1, 5), st.data())
def test_of_some_rows_the_most_telling_are_those_that_come_first_of_all(years, most, data):
    rows = [row(f"e{n}", f"{1990 + year}-01-01", f"{1990 + year}-01-02", "day") for n, year in enumerate(years)]
    catalogue = catalogue_of(to_table(rows))
    some = np.array(sorted(data.draw(st.sets(st.sampled_from(range(len(rows)))))) if rows else [], dtype=np.int64)
    wanted = sorted(some.tolist(), key=lambda one: catalogue.rank[one])[:most]
    assert catalogue.salient(catalogue.mask(some), most).tolist() == sorted(wanted)


def test_events_share_their_times():
    """Those of one month are one time; one that lasts all through it is marked elsewhere, and is another."""
    table = to_table(
        [
            *(row(f"e{n}", "2020-01-01", "2020-02-01", "month") for n in range(3)),
            row("lasts", "2020-01-01", "2020-02-01", "month", extent="throughout"),
            row("before", None, None, "", not_after="2020-01-31"),
            row("after", None, None, "", not_before="2020-01-01"),
            row("between", None, None, "", not_before="2020-01-01", not_after="2020-01-31"),
            row("never", None, None, ""),
        ]
    )
    catalogue = catalogue_of(table)
    times, place = catalogue.times, {event: n for n, event in enumerate(table["event"])}
    assert len(times) == 5
    assert len({times.of[place[f"e{n}"]] for n in range(3)}) == 1
    assert times.counts().sum() == len(table)
    assert times.counts(np.array([place["e0"], place["e2"], place["never"]])).sum() == 3
    day = int(np.datetime64("2020-01-01").astype(int))
    said = {event: times.at[times.of[n]] - day for event, n in place.items()}
    assert [said[event] for event in ("e0", "lasts", "before", "after", "between")] == [15.5, 0.5, 30.5, 0.5, 0.5]
    assert np.isnan(said["never"])
    assert catalogue.placed.sum() == 7 and catalogue.dated.sum() == 4


def test_a_search_answers_the_same_again_and_beside_other_filters():
    catalogue = catalogue_of(story())
    alone = catalogue.answer(Filters(text="visite"))
    assert 0 < alone.sum() < len(catalogue)
    assert not catalogue.answer(Filters(text="visite", types=("coup",))).any()
    assert (catalogue.answer(Filters(text="visite")) == alone).all()
    for number in range(20):
        assert not catalogue.answer(Filters(text=f"rien {number}")).any()
    assert (catalogue.answer(Filters(text="visite")) == alone).all()


def test_a_table_without_rows_has_a_catalogue():
    catalogue = catalogue_of(empty_table())
    assert len(catalogue) == 0
    assert catalogue.counts("actors", Filters()) == {}
    assert catalogue.answer(Filters(text="x", types=("coup",), first=0)).tolist() == []
