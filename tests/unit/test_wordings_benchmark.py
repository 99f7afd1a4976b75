"""The benchmark of single wordings: what it asks, what it counts as right, and what it says of the rest."""

import json

import pytest

from benchmarks.wordings import Asked, asked, judge, main


def row(text, expected, dct="2013-02-12T04:30:00"):
    return {"id": "x", "lang": "fr", "text": text, "dct": dct, "expected": expected}


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        ({"kind": "value", "start": "2013-02-13T00:00:00", "grain": "day"}, "2013-02-13"),
        ({"kind": "value", "start": "2013-02-13T05:00:00", "grain": "hour"}, None),
        ({"comp": {"year": 2013, "month": 2, "day": 3}, "start": 0, "text": "demain"}, "2013-02-03"),
        ({"norm": "2013-02-??"}, "2013-02-01"),
        ({"ago": "2 days"}, None),
        (None, None),
    ],
)
def test_a_wording_is_asked_where_its_first_day_is_known(expected, day):
    assert [one.day for one in asked([row("demain", expected)])] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "day", "reference", "right", "why"),
    [
        ("demain", "2013-02-13", "2013-02-12", {"value", "start", "inside"}, ""),
        ("fin mars", "2013-03-21", "2013-02-12", {"start", "inside"}, "a part: its first day is right"),
        ("dans deux mois", "2013-04-12", "2013-02-12", {"inside"}, "a unit here, a day of it there"),
        ("les trois derniers mois", "2012-11-01", "2013-02-12", set(), "a duration or frequency here"),
        ("la semaine prochaine", "2013-02-18", "", set(), "no reference is given"),
        ("le 4 août", "0101-08-04", "2013-02-12", set(), "a year of the suite's own"),
        ("rien du tout", "2013-02-12", "2013-02-12", set(), "not found"),
        ("on se voit chez toi demain", "2013-02-13", "2013-02-12", set(), "right day, other words are in the wording"),
    ],
)
def test_what_is_right_and_why_the_rest_is_not(text, day, reference, right, why):
    answer = judge(Asked(text, "fr", reference, day, 0, len(text)))
    assert {name for name in ("value", "start", "inside") if answer[name]} == right
    assert answer["why"] == why


def test_the_figures_are_flat(tmp_path, capsys):
    rows = [
        row("demain", {"kind": "value", "start": "2013-02-13T00:00:00", "grain": "day"}),
        row("fin mars", {"kind": "value", "start": "2013-03-21T00:00:00", "grain": "day"}),
    ]
    (tmp_path / "wordings.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    main([str(tmp_path / "wordings.jsonl"), "--json", str(tmp_path / "figures.json"), "--wrong", "5"])
    assert json.loads((tmp_path / "figures.json").read_text("utf-8")) == {
        "value": 50.0,
        "start": 100.0,
        "inside": 100.0,
        "wordings": 2,
    }
    assert "fin mars | 2013-02-12 | 2013-03-21" in capsys.readouterr().out
