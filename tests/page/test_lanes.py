"""Lanes and rows: nothing touches, nothing is lost, no row is wasted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import catalogue_of
from dashboard.choices import Filters
from dashboard.figures.lanes import ALL, NOBODY, OTHERS, lane_maker
from dashboard.figures.packing import Item, count_rows, place, rows_needed, share_rows
from dashboard.times import Shown
from events.frame import to_table
from tests.page.build import row, story, who

WIDTH, GAP = 1000.0, 5.0


@st.composite
def items(draw):
    left = draw(st.floats(-700, 1700, allow_nan=False))
    right = left + draw(st.floats(1, 400))
    label = draw(st.sampled_from([0.0, 40.0, 120.0, 400.0]))
    inside = draw(st.none() | st.just(max(0.0, left))) if right - left > 60 and left < WIDTH and right > 0 else None
    return Item(left, right, label, draw(st.floats(0, 3)), inside, label + draw(st.sampled_from([0.0, 200.0])))


LANES = st.lists(items(), max_size=40)


def _clash(places) -> bool:
    rows: dict[int, list[tuple[float, float]]] = {}
    for spot in places:
        rows.setdefault(spot.row, []).append((spot.left, spot.right))
    return any(
        first[1] > second[0] + 1e-6
        for spans in rows.values()
        for first, second in zip(sorted(spans), sorted(spans)[1:], strict=False)
    )


@given(LANES, st.integers(0, 12))
def test_no_two_items_of_a_row_touch(lane, rows):
    assert not _clash(place(lane, WIDTH, rows=rows))


@given(LANES, st.integers(0, 12))
def test_every_item_keeps_its_mark_and_its_label_stands_at_its_side(lane, rows):
    for item, spot in zip(lane, place(lane, WIDTH, rows=rows), strict=True):
        assert spot.left <= item.left
        assert spot.right >= item.right
        assert spot.label <= max(item.full, item.label)
        if spot.side == "right":
            assert spot.right - item.right == pytest.approx(spot.label)
        elif spot.side == "left":
            assert item.left - spot.left == pytest.approx(spot.label)
        elif spot.side == "inside":
            assert spot.right >= item.inside + spot.label - 1e-6
        else:
            assert spot.label == 0


@given(LANES, st.integers(0, 12))
def test_no_label_is_cut_by_the_edge(lane, rows):
    for item, spot in zip(lane, place(lane, WIDTH, rows=rows), strict=True):
        if spot.side == "right" and item.left <= WIDTH:
            assert spot.right <= WIDTH + 1e-6
            assert item.right >= 0
        if spot.side == "left" and item.right >= 0:
            assert spot.left >= -1e-6


@given(LANES, st.integers(0, 12))
def test_labels_take_no_more_rows_than_they_were_given(lane, rows):
    bare = rows_needed(lane, WIDTH, labelled=False)
    assert count_rows(place(lane, WIDTH, rows=rows)) <= max(rows, bare)


@given(LANES)
def test_marks_take_the_fewest_rows(lane):
    """Never more rows than the most items that stand over one another somewhere."""
    together = max((sum(a.left <= b.left < a.right + GAP for a in lane) for b in lane), default=0)
    assert rows_needed(lane, WIDTH, labelled=False, gap=GAP) <= together


@given(LANES)
def test_the_order_of_the_items_makes_no_difference_to_the_rows_taken(lane):
    assert count_rows(place(lane, WIDTH)) == count_rows(place(lane[::-1], WIDTH))


def test_a_lone_label_has_all_of_its_words():
    spot = place([Item(100, 110, 190, 0, None, 640)], WIDTH)[0]
    assert (spot.side, spot.label) == ("right", 640)
    cut = place([Item(100, 110, 190, 0, None, 2000)], WIDTH)[0]
    assert cut.right == WIDTH


def test_a_label_grows_to_its_neighbour_and_no_further():
    first, second = place([Item(0, 10, 100, 0, None, 900), Item(500, 510, 100, 1, None, 900)], WIDTH, rows=1)
    assert first.right <= second.left
    assert first.label > 300


def test_a_wide_bar_carries_its_label():
    assert place([Item(-50, 990, 200, 0, 0.0, 200)], WIDTH)[0].side == "inside"
    assert place([Item(-50, 990, 200, 0, None, 200)], WIDTH)[0].side == ""


def test_the_tallest_lanes_give_way_first():
    assert share_rows([12, 3, 1], [2, 1, 1], 9) == [5, 3, 1]
    assert share_rows([4, 4], [1, 1], 20) == [4, 4]
    assert share_rows([40, 2], [30, 1], 10) == [30, 1]
    assert share_rows([], [], 10) == []


def make_lanes(catalogue, rows, kind, filters, most):
    return lane_maker(catalogue, catalogue.shown(rows, filters), kind, filters)(most)


def _lanes(table=None, kind="actor", filters=None, most=10):
    table = story() if table is None else table
    catalogue = catalogue_of(table)
    rows = np.flatnonzero(catalogue.placed)
    made = make_lanes(catalogue, rows, kind, filters or Filters(), most)
    return {lane.id: table["event"].iloc[rows[lane.holds(rows)]].tolist() for lane in made}


def test_an_event_stands_in_the_lane_of_each_of_its_actors():
    lanes = _lanes()
    assert lanes["test:mali"] == ["coup", "rectification", "visite"]
    assert lanes["test:russie"] == ["visite"]
    assert lanes[NOBODY] == ["elections"]
    assert OTHERS not in lanes


def test_what_has_no_lane_of_its_own_stands_once_with_the_others():
    assert _lanes(most=1) == {
        "test:mali": ["coup", "rectification", "visite"],
        OTHERS: ["serval"],
        NOBODY: ["elections"],
    }


def test_lanes_by_type_place_article_and_none():
    assert set(_lanes(kind="type")) == {"coup", "visit", "deployment", "election"}
    assert list(_lanes(kind="document")) == ["article"]
    assert list(_lanes(kind="place")) == [NOBODY]
    assert list(_lanes(kind="none")) == [ALL]


def test_fewer_lanes_after_more_are_those_that_would_have_come_first():
    catalogue = catalogue_of(story())
    rows = np.flatnonzero(catalogue.placed)
    make = lane_maker(catalogue, catalogue.shown(rows, Filters()), "actor", Filters())
    for most in (3, 1, 2, 0):
        again = {lane.id: lane.holds(rows).tolist() for lane in make(most)}
        fresh = make_lanes(catalogue, rows, "actor", Filters(), most)
        assert again == {lane.id: lane.holds(rows).tolist() for lane in fresh}


def test_what_a_filter_leaves_out_stands_in_no_lane():
    catalogue = catalogue_of(story())
    rows = np.flatnonzero(catalogue.answer(Filters(types=("visit",))))
    lanes = make_lanes(catalogue, rows, "actor", Filters(), 1)
    assert [lane.id for lane in lanes] == ["test:mali", "test:russie"]
    assert all(lane.holds(rows).tolist() == [True] for lane in lanes)


def test_chosen_actors_get_a_lane_each():
    table = to_table([row("a", "2020-01-01", "2020-01-02", "day", **who("Mali", "Russie", "France"))])
    chosen = Filters(actors=("test:russie", "test:france"))
    assert set(_lanes(table, filters=chosen, most=1)) == {"test:france", "test:russie"}


def test_an_actor_keeps_its_colour_under_a_filter():
    catalogue = catalogue_of(story())
    rows = np.flatnonzero(catalogue.placed)
    colour = {lane.id: lane.colour for lane in make_lanes(catalogue, rows, "actor", Filters(), 6)}
    for lane in make_lanes(catalogue, rows, "actor", Filters(actors=("test:russie",)), 6):
        if lane.id in colour:
            assert lane.colour == colour[lane.id]


@pytest.mark.parametrize("most", [0, 1, 2, 5])
@pytest.mark.parametrize("kind", ["actor", "type", "place", "none"])
def test_a_lane_counts_by_time_the_events_shown_that_it_holds(kind, most):
    catalogue = catalogue_of(story())
    for types in ((), ("visit", "coup"), ("election",)):  # the events of a lane are kept from one filter to the next
        filters = Filters(types=types)
        rows = np.flatnonzero(catalogue.answer(filters))
        for lane in make_lanes(catalogue, rows, kind, filters, most):
            mine = rows[catalogue.placed[rows]]
            held = catalogue.times.of[mine[lane.holds(mine)]]
            assert lane.counts().tolist() == np.bincount(held, minlength=len(catalogue.times)).tolist()


@pytest.mark.parametrize(
    ("filters", "closed"),
    [
        (Filters(), True),
        (Filters(types=("visit", "coup")), True),
        (Filters(modalities=("happened",)), True),
        (Filters(types=("no such type",)), False),
        (Filters(actors=("test:mali",)), False),
        (Filters(types=("visit",), actors=("test:mali",)), False),
    ],
)
def test_events_are_counted_alike_one_by_one_and_by_the_values_of_a_closed_list(filters, closed):
    catalogue = catalogue_of(story())
    rows = np.flatnonzero(catalogue.answer(filters))
    shown = catalogue.shown(rows, filters)
    assert (shown.only is not None) == closed
    actors = catalogue.facets["actors"].tally
    for tally in (catalogue.times.tally, actors, catalogue.lane("actors", 0)):
        assert tally.counts(shown).tolist() == tally.counts(Shown(shown.mask)).tolist()
    few = catalogue.shown(rows[:1], filters)  # a reader who checks events has fewer of them before him
    assert catalogue.times.tally.counts(few).sum() == catalogue.placed[rows[:1]].sum()


def test_the_first_value_of_each_event_is_told_anew_for_other_values():
    facet = catalogue_of(story()).facets["actors"]
    for wanted in ([0], [1, 0], [0, 1], [], [0]):
        mine = [[code for code in wanted if row in facet.events(facet.ids[code])] for row in range(facet.size)]
        none = [len(wanted) if facet.any[row] else len(wanted) + 1 for row in range(facet.size)]
        told = [wanted.index(codes[0]) if codes else none[row] for row, codes in enumerate(mine)]
        assert facet.first_of(wanted).tolist() == told
