"""The timeline as a figure: what is drawn, and how."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import catalogue_of
from dashboard.choices import Filters, month_of
from dashboard.figures.counts import by_type, over_time, overview
from dashboard.figures.look import MOST, Caption, View
from dashboard.figures.marks import mark_of, moment
from dashboard.figures.measure import width as text_width
from dashboard.figures.scene import make_scene
from dashboard.figures.timeline import timeline as draw
from dashboard.words import load_words
from events.frame import empty_table, to_table
from tests.page.build import HOSTILE, row, story, who

FRENCH = View(load_words("fr"))
APPROVED = Path(__file__).parent


def _rows(table, filters=None):
    catalogue = catalogue_of(table)
    return catalogue, np.flatnonzero(catalogue.answer(filters or Filters()))


def timeline(table, view, filters=None):
    return draw(*_rows(table, filters), view)


def _trace(figure, name):
    return next(trace for trace in figure["data"] if trace.get("name") == name)


@pytest.mark.parametrize("name", ["timeline", "counts", "heat", "overview"])
def test_the_figure_is_the_approved_one(name):
    """After a wanted change: delete the file, run once, look at the page, and commit both."""
    charts = {
        "timeline": draw,
        "counts": lambda *of: by_type(*of)[0],
        "heat": lambda *of: over_time(*of)[0],
        "overview": lambda catalogue, _, view: overview(
            catalogue.times, catalogue.times.counts(np.flatnonzero(catalogue.placed)), view
        ),
    }
    figure = json.loads(json.dumps(charts[name](*_rows(story()), FRENCH)))
    approved = APPROVED / f"{name}.json"
    if not approved.exists():
        approved.write_text(json.dumps(figure, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail("there was no approved figure; it has been written")
    assert figure == json.loads(approved.read_text("utf-8"))


def test_a_mark_says_the_precision_by_its_shape():
    events = _trace(timeline(story(), FRENCH), "events")
    shapes = dict(zip(events["customdata"], events["marker"]["symbol"], strict=True))
    assert shapes == {
        "serval": "square",
        "coup": "diamond",
        "rectification": "diamond",
        "visite": "diamond-tall",
        "elections": "circle-dot",
    }


def test_hollow_says_inferred_or_not_yet():
    events = _trace(timeline(story(), FRENCH), "events")
    hollow = {
        event for event, width in zip(events["customdata"], events["marker"]["line"]["width"], strict=True) if width
    }
    assert hollow == {"rectification", "elections"}


def test_the_marks_stand_in_the_middle_of_what_is_known():
    events = _trace(timeline(story(), FRENCH), "events")
    at = dict(zip(events["customdata"], events["x"], strict=True))
    assert at["serval"] == "2014-07-02 12:00"
    assert at["coup"] == "2020-08-16 12:00"
    assert at["elections"] == "2025-02-27 12:00"


def test_undated_events_are_never_on_the_axis():
    assert "remplacement" not in _trace(timeline(story(), FRENCH), "events")["customdata"]


def test_an_event_of_two_chosen_actors_stands_in_both_lanes_and_counts_once():
    filters = Filters(actors=("test:russie", "test:mali"))
    view = View(FRENCH.words, filters=filters)
    figure = timeline(story(), view, filters)
    assert _trace(figure, "events")["customdata"].count("visite") == 2
    assert _lane_names(figure) == ["Mali", "Russie"]
    scene = make_scene(*_rows(story(), filters), view)
    assert (scene.shown, scene.total) == (3, 3)


def _lane_names(figure):
    return [note["text"] for note in figure["layout"]["annotations"] if note.get("name", "").startswith("lane=")]


@pytest.mark.parametrize("kind", ["type", "place", "document", "none"])
def test_lanes_of_every_kind_draw_every_dated_event(kind):
    figure = timeline(story(), View(FRENCH.words, kind=kind))
    assert set(_trace(figure, "events")["customdata"]) == {"serval", "coup", "rectification", "visite", "elections"}


CASES = {
    "day": ("2020-08-18", "2020-08-19", "day", {}),
    "month": ("2020-08-01", "2020-09-01", "month", {}),
    "year": ("2014-01-01", "2015-01-01", "year", {}),
    "start-of-june": ("2024-06-01", "2024-06-11", "part-of-month", {}),
    "inferred": ("2021-05-01", "2021-06-01", "month", {"edtf": "2021-05~"}),
    "before": (None, None, "", {"not_after": "2020-05-31", "reason": "only-bounds"}),
    "after": (None, None, "", {"not_before": "2020-06-01", "reason": "only-bounds"}),
    "span": ("2013-01-01", "2023-01-01", "year", {"extent": "throughout"}),
    "since": ("2012-01-01", "2013-01-01", "year", {"extent": "throughout", "open": "end"}),
}


@pytest.mark.parametrize(
    ("case", "symbol", "lines"),
    [
        ("day", "circle", 0),
        ("month", "diamond", 2),
        ("year", "square", 2),
        ("start-of-june", "diamond-tall", 2),
        ("inferred", "diamond", 3),
        ("before", "triangle-left", 3),
        ("after", "triangle-right", 3),
        ("span", "square", 2),
        ("since", "square", 2),
    ],
)
def test_every_case_of_an_imprecise_date_is_drawn_apart(case, symbol, lines):
    start, end, precision, more = CASES[case]
    figure = timeline(to_table([row("x", start, end, precision, **more)]), FRENCH)
    assert _trace(figure, "events")["marker"]["symbol"] == [symbol]
    assert len([trace for trace in figure["data"] if trace.get("mode") == "lines"]) == lines


def test_what_came_before_a_day_stands_at_it_and_fades_backwards():
    start, end, precision, more = CASES["before"]
    mark = mark_of(to_table([row("x", start, end, precision, **more)]).iloc[0].to_dict(), fade=30)
    first_of_june = float(np.datetime64("2020-06-01").astype(int))
    assert (mark.start, mark.end, mark.at) == (first_of_june - 30, first_of_june, first_of_june - 0.5)
    assert mark.bound == "before"


def test_a_span_is_sure_between_its_first_and_its_last_year():
    start, end, precision, more = CASES["span"]
    mark = mark_of(to_table([row("x", start, end, precision, **more)]).iloc[0].to_dict())
    assert mark.start < mark.core[0] < mark.core[1] < mark.end
    day = mark_of(to_table([row("x", "2020-01-01", "2020-03-01", "day", extent="throughout")]).iloc[0].to_dict())
    assert day.core == (day.start, day.end)


def test_dates_of_other_sources_have_whiskers_of_their_own():
    table = to_table([row("x", "2020-08-18", "2020-08-19", "day")])
    table["alternatives"] = [("2020-09-01/2020-10-01",)]
    figure = timeline(table, FRENCH)
    assert any("≠" in text for text in _trace(figure, "labels")["text"])
    assert any("divergent" in trace.get("name", "") for trace in figure["data"])


def test_planned_denied_and_supposed_events_look_apart():
    rows = [
        row(name, "2020-08-18", "2020-08-19", "day", modality=name)
        for name in ("happened", "planned", "hypothetical", "denied")
    ]
    events = _trace(timeline(to_table(rows), FRENCH), "events")
    looks = zip(
        events["customdata"],
        events["marker"]["symbol"],
        events["marker"]["opacity"],
        events["marker"]["line"]["width"],
        strict=True,
    )
    assert {name: look for name, *look in looks} == {
        "happened": ["circle", 1, 0],
        "planned": ["circle-dot", 1, 2],
        "hypothetical": ["circle", 0.6, 2],
        "denied": ["circle", 1, 2],
    }


def test_the_key_has_what_the_chart_has():
    names = [trace["name"] for trace in timeline(story(), FRENCH)["data"] if trace.get("x") == [None]]
    assert names == ["jour", "moins d’un mois", "mois", "trimestre ou plus", "date déduite (≈)", "prévu"]


def test_the_selected_event_is_ringed_and_points_back_to_what_dates_it():
    figure = timeline(story(), View(FRENCH.words, selected="rectification"))
    rings = [trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "circle-open"]
    assert len(rings) == 1
    arrows = [note for note in figure["layout"]["annotations"] if note.get("axref") == "x"]
    assert [(note["ax"], note["x"]) for note in arrows] == [("2020-08-16 12:00", "2021-05-16 12:00")]


def test_selecting_moves_nothing():
    plain, chosen = timeline(story(), FRENCH), timeline(story(), View(FRENCH.words, selected="coup"))
    for name in ("events", "labels"):
        assert [_trace(plain, name)[axis] for axis in "xy"] == [_trace(chosen, name)[axis] for axis in "xy"]


def test_strangers_words_are_shown_as_they_are():
    table = to_table([row("x", "2020-01-01", "2020-01-02", "day", title=HOSTILE, quote=HOSTILE, **who(HOSTILE))])
    caption = Caption(HOSTILE, HOSTILE, (HOSTILE,))
    texts: list[str] = []

    def collect(value, key=""):
        if isinstance(value, dict):
            for name, item in value.items():
                collect(item, name)
        elif isinstance(value, list):
            for item in value:
                collect(item, key)
        elif (
            isinstance(value, str)
            and key in ("text", "hovertext", "ticktext", "name")
            and not value.startswith("lane=")
        ):
            texts.append(value)

    collect(timeline(table, View(FRENCH.words, height=675, width=1200, caption=caption, selected="x")))
    ours = ("<b>", "</b>", "<i>", "</i>", "<br>")
    for text in texts:
        for tag in ours:
            text = text.replace(tag, "")
        assert "<" not in text
    assert any("&lt;script&gt;" in text for text in texts)
    assert any("&amp;lt;" in text for text in texts)


def test_one_old_event_does_not_squeeze_all_others():
    rows = [row(f"e{n}", f"20{12 + n % 12}-05-0{1 + n % 9}", f"20{12 + n % 12}-05-{10 + n}", "day") for n in range(19)]
    table = to_table([*rows, row("old", "1960-08-03", "1960-08-04", "day")])
    figure = timeline(table, FRENCH)
    assert figure["layout"]["xaxis"]["range"][0] > "2005"
    assert "old" not in _trace(figure, "events")["customdata"]
    whole = timeline(table, View(FRENCH.words, window=tuple(figure["layout"]["meta"]["whole"])))
    assert "old" in _trace(whole, "events")["customdata"]
    assert any("1 événement plus tôt" in note.get("text", "") for note in figure["layout"]["annotations"])
    assert moment(figure["layout"]["meta"]["whole"][0]) < "1960-08-03"


def test_the_axis_stays_when_a_filter_changes():
    ranges = [
        timeline(story(), FRENCH, filters)["layout"]["xaxis"]["range"]
        for filters in (Filters(), Filters(types=("coup",)))
    ]
    assert ranges[0] == ranges[1]


def test_the_period_chosen_is_the_axis():
    filters = Filters(first=month_of(2020), last=month_of(2021, 12))
    axis = timeline(story(), View(FRENCH.words, filters=filters), filters)["layout"]["xaxis"]["range"]
    assert "2019-12-01" < axis[0] < "2020-01-01" < "2021-12-31" < axis[1]


def test_the_window_chosen_is_the_axis_to_the_day():
    days = [float(np.datetime64(day).astype(int)) for day in ("2020-03-05", "2021-07-09")]
    figure = timeline(story(), View(FRENCH.words, window=(days[0], days[1])))
    assert figure["layout"]["xaxis"]["range"] == ["2020-03-05", "2021-07-09"]
    notes = {note.get("name"): note["text"] for note in figure["layout"]["annotations"]}
    assert "1 événement plus tôt" in notes["earlier"]
    assert "2 événements plus tard" in notes["later"]


def test_labels_use_the_room_there_is():
    title = "Un titre de soixante-dix lettres qui dit enfin tout de ce qui est arrivé"
    alone = timeline(
        to_table([row("x", "2020-08-18", "2020-08-19", "day", title=title)]), View(FRENCH.words, width=1200)
    )
    assert title in _trace(alone, "labels")["text"][0]


def test_a_label_over_an_open_interval_ends_before_the_sign_of_its_end():
    title = "Un titre de soixante-dix lettres qui dit enfin tout de ce qui est arrivé"
    lasting = {"extent": "throughout", "open": "end", "title": title}
    table = to_table(
        [
            row("long", "2014-01-01", "2016-01-01", "year", **lasting),
            row("short", "2014-01-01", "2014-04-01", "year", **lasting),
            row("later", "2020-01-01", "2020-01-02", "day"),
        ]
    )
    scene = make_scene(*_rows(table), View(FRENCH.words, width=700, kind="none"))
    spots = {scene.told[event]["event"]: spot for event, spot in zip(scene.members[0], scene.places[0], strict=True)}
    assert spots["long"].side == "inside"
    ends = {row["event"]: scene.x(mark.end) for row, mark in zip(scene.told, scene.marks, strict=True)}
    assert spots["long"].right == pytest.approx(ends["long"])
    assert spots["short"].side == "right"


def test_the_lanes_names_have_room_when_others_come_in():
    """One day's crowd leaves few lanes, and one of others that the margin did not know of."""
    rows = [row(f"e{n}", "2020-01-01", "2020-01-02", "day", **who(f"A{n % 6}")) for n in range(90)]
    layout = timeline(to_table(rows), FRENCH)["layout"]
    names = [note["text"] for note in layout["annotations"] if note.get("name", "").startswith("lane=")]
    assert FRENCH.words("lanes.others_actor") in names
    assert layout["margin"]["l"] >= max(text_width(name, 13) for name in names) + 8


def test_the_strip_of_a_month_says_its_days():
    """Under a strip of one event of May 2021 "2021" stood nine times."""
    table = to_table([row("x", "2021-05-01", "2021-06-01", "month")])
    times = catalogue_of(table).times
    stops = overview(times, times.counts(), FRENCH)["layout"]["xaxis"]["tickformatstops"]
    assert stops == timeline(table, FRENCH)["layout"]["xaxis"]["tickformatstops"]


def test_an_image_has_exactly_the_size_asked_for():
    view = View(FRENCH.words, width=1200, height=675, caption=Caption("Titre", "Sous-titre", ("Pied",)))
    layout = timeline(story(), view)["layout"]
    assert (layout["width"], layout["height"]) == (1200, 675)
    assert any(note["text"] == "<b>Titre</b>" for note in layout["annotations"])
    assert any(note["text"] == "Sous-titre" for note in layout["annotations"])
    assert any(note["text"] == "Pied" for note in layout["annotations"])


def test_the_first_screen_holds_a_crowd():
    rows = [
        row(
            f"e{n}",
            f"{2012 + n % 14}-{1 + n % 12:02}-01",
            f"{2012 + n % 14}-{1 + n % 12:02}-02",
            "day",
            **who(f"A{n % 9}", "Mali"),
        )
        for n in range(110)
    ]
    assert timeline(to_table(rows), FRENCH)["layout"]["height"] <= 760


def _crowd(count):
    rows = [
        row(f"e{n}", f"{1990 + n % 30}-0{1 + n % 9}-01", f"{1990 + n % 30}-0{1 + n % 9}-02", "day", **who(f"A{n % 7}"))
        for n in range(count)
    ]
    return to_table(rows)


def test_a_crowd_has_no_more_marks_however_many_lanes_each_event_stands_in():
    actors = [f"A{number}" for number in range(4)]
    table = to_table(
        [
            row(
                f"e{n}",
                f"20{n // 12 % 30:02}-{n % 12 + 1:02}-03",
                f"20{n // 12 % 30:02}-{n % 12 + 1:02}-04",
                "day",
                **who(*actors),
            )
            for n in range(2 * MOST)
        ]
    )
    scene = make_scene(catalogue_of(table, {}), np.arange(len(table)), View(FRENCH))
    marks = sum(len(lane) for lane in scene.members)
    assert 0.5 * MOST < marks <= 1.25 * MOST and scene.crowded and 0 < scene.shown < MOST


def test_above_the_limit_the_most_telling_are_drawn_and_a_curve_counts_all():
    table = _crowd(MOST * 3)
    scene = make_scene(*_rows(table), FRENCH)
    assert (scene.shown, scene.in_sight, scene.total) == (MOST, MOST * 3, MOST * 3)
    figure = timeline(table, FRENCH)
    assert len(set(_trace(figure, "events")["customdata"])) == MOST
    (curve,) = [trace for trace in figure["data"] if trace.get("name") == "curve"]
    assert curve["x"].count(None) + 1 == curve["y"].count(None) + 1 == len(scene.lanes)
    assert not any(trace.get("name") == "curve" for trace in timeline(_crowd(MOST), FRENCH)["data"])


def test_every_event_can_be_reached_by_zooming():
    table = _crowd(MOST * 3)
    seen: set[str] = set()
    for year in range(1990, 2020):
        first, last = (float(np.datetime64(f"{y}-01-01").astype(int)) for y in (year, year + 1))
        seen |= set(_trace(timeline(table, View(FRENCH.words, window=(first, last))), "events")["customdata"])
    assert seen == set(table["event"])


def test_the_event_selected_is_drawn_even_in_a_crowd():
    table = _crowd(MOST * 3)
    drawn = set(_trace(timeline(table, FRENCH), "events")["customdata"])
    left_out = next(event for event in table["event"] if event not in drawn)
    figure = timeline(table, View(FRENCH.words, selected=left_out))
    assert left_out in _trace(figure, "events")["customdata"]


def test_what_is_sent_does_not_grow_with_the_table():
    sizes = [len(json.dumps(timeline(_crowd(count), FRENCH))) for count in (MOST * 2, MOST * 10)]
    assert sizes[1] < 1.2 * sizes[0] < 180_000


def test_an_empty_table_is_an_empty_chart():
    assert _trace_names(timeline(empty_table(), FRENCH)) == []


def _trace_names(figure):
    return [trace.get("name") for trace in figure["data"]]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-500, 2500), st.sampled_from(["day", "month", "year", "century"]), st.text(max_size=30)),
        max_size=25,
    ),
    st.sampled_from([300, 960, 1900]),
)
def test_any_dates_and_words_give_a_figure_that_is_plain_json(rows, width):
    days = {"day": 1, "month": 30, "year": 365, "century": 36525}
    table = to_table(
        [
            row(
                f"e{n}",
                moment(start := float(np.datetime64(year - 1970, "Y").astype("datetime64[D]").astype(int))),
                moment(start + days[precision]),
                precision,
                title=text,
                **who(f"A{n % 3}"),
            )
            for n, (year, precision, text) in enumerate(rows)
        ]
    )
    figure = timeline(table, View(FRENCH.words, width=width))
    assert json.loads(json.dumps(figure)) == figure
    if rows:
        assert set(_trace(figure, "events")["customdata"]) <= set(table["event"])
        whole = timeline(table, View(FRENCH.words, width=width, window=tuple(figure["layout"]["meta"]["whole"])))
        assert set(_trace(whole, "events")["customdata"]) == set(table["event"])
