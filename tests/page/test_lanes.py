"""Lanes and rows: nothing touches, nothing is lost, no row is wasted."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.lanes import NOBODY, OTHERS, Item, count_rows, make_lanes, place, share_rows
from events.frame import to_table
from tests.page.build import row, story, who

WIDTH, GAP = 1000.0, 5.0


@st.composite
def items(draw):
    left = draw(st.floats(-200, 1200, allow_nan=False))
    return Item(
        left, left + draw(st.floats(1, 300)), draw(st.sampled_from([0.0, 40.0, 120.0, 400.0])), draw(st.floats(0, 3))
    )


LANES = st.lists(items(), max_size=40)


def _clash(places) -> bool:
    rows: dict[int, list[tuple[float, float]]] = {}
    for spot in places:
        rows.setdefault(spot.row, []).append((spot.left, spot.right))
    return any(
        first[1] > second[0]
        for spans in rows.values()
        for first, second in zip(sorted(spans), sorted(spans)[1:], strict=False)
    )


@given(LANES, st.integers(0, 12))
def test_no_two_items_of_a_row_touch(lane, rows):
    assert not _clash(place(lane, WIDTH, rows=rows))


@given(LANES, st.integers(0, 12))
def test_every_item_keeps_its_mark_where_it_is(lane, rows):
    for item, spot in zip(lane, place(lane, WIDTH, rows=rows), strict=True):
        assert spot.left <= item.left
        assert spot.right >= item.right
        label = {"right": spot.right - item.right, "left": item.left - spot.left, "": 0.0}[spot.side]
        assert abs(label - (item.label if spot.side else 0)) < 1e-6


@given(LANES, st.integers(0, 12))
def test_no_label_is_cut_by_the_edge(lane, rows):
    for spot in place(lane, WIDTH, rows=rows):
        if spot.side == "right":
            assert spot.right <= WIDTH
        if spot.side == "left":
            assert spot.left >= 0


@given(LANES, st.integers(0, 12))
def test_labels_take_no_more_rows_than_they_were_given(lane, rows):
    bare = count_rows(place([Item(item.left, item.right, 0) for item in lane], WIDTH))
    assert count_rows(place(lane, WIDTH, rows=rows)) <= max(rows, bare)


@given(LANES)
def test_marks_take_the_fewest_rows(lane):
    """Never more rows than the most items that stand over one another somewhere."""
    bare = [Item(item.left, item.right, 0) for item in lane]
    together = max((sum(a.left <= b.left < a.right + GAP for a in bare) for b in bare), default=0)
    assert count_rows(place(bare, WIDTH, gap=GAP)) <= together


@given(LANES)
def test_the_order_of_the_items_makes_no_difference_to_the_rows_taken(lane):
    assert count_rows(place(lane, WIDTH)) == count_rows(place(lane[::-1], WIDTH))


def test_the_lower_rank_keeps_its_label():
    crowd = [Item(500, 510, 400, rank) for rank in (2, 0, 1)]
    assert [bool(spot.side) for spot in place(crowd, WIDTH, rows=1)].count(True) <= 3
    both = [Item(500, 510, 480, 1), Item(515.5, 520, 479, 0)]
    assert [spot.side for spot in place(both, WIDTH, rows=1)] == ["left", "right"]
    squeezed = [Item(0, 10, 900, 1), Item(300, 310, 300, 0), Item(950, 990, 0, 2)]
    assert [spot.side for spot in place(squeezed, WIDTH, rows=1)] == ["", "right", ""]


def test_the_tallest_lanes_give_way_first():
    assert share_rows([12, 3, 1], [2, 1, 1], 9) == [5, 3, 1]
    assert share_rows([4, 4], [1, 1], 20) == [4, 4]
    assert share_rows([40, 2], [30, 1], 10) == [30, 1]
    assert share_rows([], [], 10) == []


def test_an_event_stands_in_the_lane_of_each_of_its_actors():
    dated = story().iloc[:5]
    lanes = {lane.id: [dated["event"][i] for i in lane.events] for lane in make_lanes(dated, (), 10)}
    assert lanes["test:mali"] == ["coup", "rectification", "visite"]
    assert lanes["test:russie"] == ["visite"]
    assert lanes[NOBODY] == ["elections"]
    assert OTHERS not in lanes


def test_what_has_no_lane_of_its_own_stands_once_with_the_others():
    dated = story().iloc[:5]
    lanes = {lane.id: [dated["event"][i] for i in lane.events] for lane in make_lanes(dated, (), 1)}
    assert lanes == {
        "test:mali": ["coup", "rectification", "visite"],
        OTHERS: ["serval"],
        NOBODY: ["elections"],
    }


def test_chosen_actors_get_a_lane_each():
    table = to_table([row("a", "2020-01-01", "2020-01-02", "day", **who("Mali", "Russie", "France"))])
    lanes = make_lanes(table, ("test:russie", "test:france"), 1)
    assert [lane.id for lane in lanes] == ["test:france", "test:russie"] or {lane.id for lane in lanes} == {
        "test:france",
        "test:russie",
    }
