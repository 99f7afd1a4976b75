"""What a click chooses, and what a second click takes back."""

from dashboard.catalogue import catalogue_of
from dashboard.choices import Choices, Filters, month_of
from dashboard.clicks import picked
from tests.page.build import HOSTILE, story

CATALOGUE = catalogue_of(story())


def test_a_mark_selects_its_event():
    assert picked(Choices(), CATALOGUE, "event", "coup").selected == "coup"
    assert picked(Choices(selected="visite"), CATALOGUE, "event", "gone").selected == "visite"


def test_a_lane_filters_by_what_it_stands_for():
    once = picked(Choices(), CATALOGUE, "lane", "test:mali")
    assert once.filters.actors == ("test:mali",)
    assert picked(once, CATALOGUE, "lane", "test:mali").filters == Filters()
    assert picked(Choices(lanes="type"), CATALOGUE, "lane", "coup").filters.types == ("coup",)
    for nobody in ("others", "nobody", "all", HOSTILE):
        assert picked(Choices(), CATALOGUE, "lane", nobody) == Choices()


def test_an_entry_of_a_legend_filters_and_takes_back():
    once = picked(Choices(), CATALOGUE, "legend", "precisions=month")
    assert once.filters.precisions == ("month",)
    assert picked(once, CATALOGUE, "legend", "precisions=month").filters == Filters()
    assert picked(Choices(), CATALOGUE, "legend", "types=coup").filters.types == ("coup",)
    assert picked(Choices(), CATALOGUE, "legend", "") == Choices()
    assert picked(Choices(), CATALOGUE, "legend", "text=x") == Choices()


def test_a_cell_filters_by_time_and_value_and_takes_back():
    value = f"{month_of(2020)}|{month_of(2020, 12)}|types=coup"
    once = picked(Choices(), CATALOGUE, "cell", value)
    assert once.filters == Filters(types=("coup",), first=month_of(2020), last=month_of(2020, 12))
    assert picked(once, CATALOGUE, "cell", value).filters == Filters()
    for wrong in ("", "1|2", "a|b|types=coup", "1|2|types=party", HOSTILE):
        assert picked(Choices(), CATALOGUE, "cell", wrong) == Choices()
