"""The figure of the timeline: a plain dictionary, checked against an approved one and by what it must hold."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.choices import Choices, filter_table
from dashboard.figures.marks import moment
from dashboard.figures.timeline import MOST_EVENTS, Caption, View, drawn, timeline
from dashboard.words import load_words
from events.frame import empty_table, to_table
from tests.page.build import HOSTILE, row, story, who

FRENCH = View(load_words("fr"))
APPROVED = Path(__file__).with_name("timeline.json")


def _trace(figure, name):
    return next(trace for trace in figure["data"] if trace.get("name") == name)


def test_the_figure_is_the_approved_one():
    """After a wanted change: delete the file, run once, look at the page, and commit both."""
    figure = json.loads(json.dumps(timeline(story(), FRENCH)))
    if not APPROVED.exists():
        APPROVED.write_text(json.dumps(figure, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail("there was no approved figure; it has been written")
    assert figure == json.loads(APPROVED.read_text("utf-8"))


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


def test_an_event_of_two_chosen_actors_stands_in_both_lanes():
    chosen = ("test:russie", "test:mali")
    figure = timeline(filter_table(story(), Choices(chosen)), View(FRENCH.words, actors=chosen))
    assert _trace(figure, "events")["customdata"].count("visite") == 2
    assert figure["layout"]["yaxis"]["ticktext"] == ["Mali\u2002", "Russie\u2002"]


def test_the_key_has_what_the_chart_has():
    names = [trace["name"] for trace in timeline(story(), FRENCH)["data"] if trace.get("x") == [None]]
    assert names == ["jour", "mois ou moins d’un mois", "année", "déduit (≈)", "prévu"]


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
        elif isinstance(value, str) and key in ("text", "hovertext", "ticktext", "name"):
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
    assert "old" in _trace(figure, "events")["customdata"]
    assert any("1 événement plus tôt" in note.get("text", "") for note in figure["layout"]["annotations"])
    assert figure["layout"]["meta"]["whole"][0] < "1960-08-03"


def test_the_axis_stays_when_a_filter_changes():
    table = story()
    some = table[table["event"] == "coup"].reset_index(drop=True)
    ranges = [figure["layout"]["xaxis"]["range"] for figure in (timeline(some, FRENCH, table), timeline(table, FRENCH))]
    assert ranges[0] == ranges[1]


def test_chosen_years_are_the_axis():
    axis = timeline(story(), View(FRENCH.words, years=(2020, 2021)))["layout"]["xaxis"]["range"]
    assert axis[0] < "2020-01-01" < "2021-12-31" < axis[1]
    assert axis[0] > "2019-12-01"


def test_an_image_has_exactly_the_size_asked_for():
    view = View(FRENCH.words, width=1200, height=675, caption=Caption("Titre", "Sous-titre", ("Pied",)))
    layout = timeline(story(), view)["layout"]
    assert (layout["width"], layout["height"]) == (1200, 675)
    assert "Titre" in layout["title"]["text"]
    assert "Sous-titre" in layout["title"]["subtitle"]["text"]
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


def test_above_the_limit_the_surest_are_drawn():
    rows = [
        row(f"e{n}", f"{1000 + n}-01-01", f"{1000 + n}-01-02", "day", confidence=0.9 if n % 2 else 0.5)
        for n in range(MOST_EVENTS + 10)
    ]
    table = drawn(to_table(rows))
    assert len(table) == MOST_EVENTS
    assert (table["confidence"] == 0.9).sum() == (MOST_EVENTS + 10) // 2


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
                moment(start := float(np.datetime64(year - 1970, "Y").astype("datetime64[D]").astype(int)))[:-6],
                moment(start + days[precision])[:-6],
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
        assert set(_trace(figure, "events")["customdata"]) == set(table["event"])
