"""The sample dossier: extracting it gives the shipped table, and both agree with gold written by hand."""

import pandas as pd
import pytest

from events import date_in_words, extract, find_times, read_table
from tests.gold import SAMPLE, sample
from tests.scoring import Score

GOLD = sample()


@pytest.fixture(scope="module")
def shipped():
    return read_table(SAMPLE / "table.jsonl")


def test_extracting_the_articles_gives_the_shipped_table(shipped):
    pd.testing.assert_frame_equal(extract([gold.document for gold in GOLD]), shipped)


def test_the_dossier_is_what_it_says():
    languages = [gold.document.language for gold in GOLD]
    assert languages.count("fr") >= 8
    assert languages.count("en") >= 2
    assert all(gold.document.title and gold.document.source and len(gold.document.edtf) == 10 for gold in GOLD)


@pytest.mark.parametrize("gold", GOLD, ids=[gold.document.id for gold in GOLD])
def test_time_expressions_are_exactly_those_of_the_gold(gold):
    if gold.document.language != "fr":
        pytest.skip("English has its measure below")
    said = [(t.start_char, t.end_char, t.type, t.value, t.mod, t.anchor) for t in find_times(gold.document)]
    assert said == [(t["start"], t["end"], t["type"], t["value"], t.get("mod", ""), t["anchor"]) for t in gold.times]


def test_english_time_expressions_are_nearly_those_of_the_gold():
    right = total = 0
    for gold in (g for g in GOLD if g.document.language == "en"):
        said = {(t.start_char, t.end_char, t.value) for t in find_times(gold.document)}
        expected = {(t["start"], t["end"], t["value"]) for t in gold.times}
        right += len(said & expected)
        total += max(len(said), len(expected))
    assert right / total >= 0.9


def test_events_agree_with_the_gold(shipped):
    score, differences = Score(), []
    for gold in GOLD:
        table = shipped[shipped["document"] == gold.document.id]
        differences += [f"{gold.document.id}: {line}" for line in score.add(gold.events, table)]
    assert score.f1 >= 0.89, "\n".join(differences)
    assert score.exact == score.pairs, "a matched event has another interval than the gold"
    assert score.typed / score.pairs >= 0.85
    assert score.modal / score.pairs >= 0.9
    assert score.actors_f1 >= 0.85


@pytest.mark.parametrize(
    ("edtf", "type_", "anchor", "words", "actors"),
    [
        ("2014", "deployment", "absolute", "2014", {"Barkhane", "Serval"}),
        ("2020-08", "coup", "absolute", "août 2020", {"Mali"}),
        ("2021-05~", "coup", "story", "vers mai 2021", {"Assimi Goïta"}),
        (
            "[2024-06-01..2024-06-10]",
            "visit",
            "published",
            "début juin 2024",
            {"Mali", "Russie", "Iounous-Bek Ievkourov"},
        ),
    ],
)
def test_the_customer_s_story_is_told(shipped, edtf, type_, anchor, words, actors):
    story = shipped[(shipped["document"] == "mali-russie-2024") & (shipped["edtf"] == edtf)]
    assert len(story) == 1
    row = story.iloc[0].to_dict()
    assert (row["type"], row["anchor"], date_in_words(row, "fr")) == (type_, anchor, words)
    assert actors <= set(row["actors"])
