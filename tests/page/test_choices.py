"""What the filters let through."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.choices import Choices, actor_counts, actor_names, filter_table, years
from events.frame import to_table
from tests.page.build import row, story, who


def _shown(choices: Choices) -> list[str]:
    return sorted(filter_table(story(), choices)["event"])


def test_no_choice_lets_everything_through():
    assert len(filter_table(story(), Choices())) == 6
    assert not Choices().any


def test_one_of_the_actors_is_enough():
    assert _shown(Choices(actors=("test:russie", "test:barkhane"))) == ["remplacement", "serval", "visite"]


def test_types():
    assert _shown(Choices(types=("deployment",))) == ["remplacement", "serval"]


def test_an_interval_that_overlaps_the_years_is_in_and_undated_rows_stay():
    assert _shown(Choices(first_year=2014, last_year=2014)) == ["remplacement", "serval"]
    assert _shown(Choices(first_year=2015, last_year=2019)) == ["remplacement"]
    # August 2020 ends where September begins: its end is not in it.
    assert _shown(Choices(first_year=2020, last_year=2021)) == ["coup", "rectification", "remplacement"]


def test_a_span_over_the_turn_of_the_year_is_in_both():
    table = to_table([row("nuit", "2020-12-31", "2021-01-02", "day", extent="throughout")])
    for year in (2020, 2021):
        assert len(filter_table(table, Choices(first_year=year, last_year=year))) == 1
    assert filter_table(table, Choices(first_year=2022, last_year=2022)).empty


def test_years_are_those_that_the_intervals_touch():
    assert years(story()) == (2014, 2025)
    assert years(story().iloc[:0]) is None
    assert years(to_table([row("vieux", "-0500-01-01", "-0499-01-01", "year")])) == (-500, -500)


@given(st.integers(-3000, 3000), st.integers(0, 5))
def test_every_year_of_an_event_finds_it(year, more):
    first, last = (f"{'-' if y < 0 else ''}{abs(y):04}-01-01" for y in (year, year + more + 1))
    table = to_table([row("x", first, last, "year")])
    for inside in range(year, year + more + 1):
        assert len(filter_table(table, Choices(first_year=inside, last_year=inside))) == 1
    assert filter_table(table, Choices(last_year=year - 1)).empty
    assert filter_table(table, Choices(first_year=year + more + 1)).empty


def test_each_actor_is_listed_once_by_one_name_most_frequent_first():
    table = to_table(
        [
            row(
                "a",
                "2020-01-01",
                "2020-01-02",
                "day",
                actors=("CEDEAO", "CEDEAO"),
                actor_ids=("o:c", "o:c"),
                roles=("", ""),
            ),
            row("b", "2020-01-01", "2020-01-02", "day", actors=("Cédéao",), actor_ids=("o:c",), roles=("",)),
            row("c", "2020-01-01", "2020-01-02", "day", **who("Mali")),
        ]
    )
    assert list(actor_names(table).values()) == ["CEDEAO", "Mali"]
    assert actor_counts(table)["o:c"] == 2
