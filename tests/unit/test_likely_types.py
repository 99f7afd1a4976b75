"""The type that a happening most likely has: fitted to annotated news, told apart from what the lexicon says."""

from unittest import mock

import numpy as np
import pytest

from events import EVENT_TYPES, Document, LanguageDataError, extract, interval
from events.language import files, weights
from events.mentions.likely_types import AROUND, SAID
from events.reading.vectors import vectors
from tests.gold import news, types
from tests.scoring import stems

PUBLISHED = "2024-06-26"


def row(sentence, trigger, published=PUBLISHED):
    rows = extract(Document("d", sentence, "fr", published)).to_dict("records")
    return next(row for row in rows if stems(trigger) & stems(row["trigger"]))


# Words that the lexicon does not have, or has with another sense; what they tell stands around them.
BY_COMPANY = [
    ("economy", "flanché", "Le cours du cuivre a flanché lundi sur le marché des métaux."),
    ("attack", "grêlé", "Les obus ont grêlé dimanche sur les faubourgs de la ville assiégée."),
    ("economy", "avalé", "Les actionnaires ont avalé lundi la pilule : le titre a dévissé."),
]


@pytest.mark.parametrize(("type_", "trigger", "sentence"), BY_COMPANY)
def test_what_the_lexicon_does_not_have_gets_its_type_by_its_company(type_, trigger, sentence):
    with mock.patch("events.mentions.types_of", return_value=None):
        assert row(sentence, trigger)["type"] == "other"
    assert row(sentence, trigger)["type"] == type_
    assert "likely-type" in row(sentence, trigger)["rule"].split("; ")


def test_a_verb_that_only_holds_a_happening_leaves_it_its_type():
    assert row("Une éclipse totale a eu lieu lundi, pendant la séance de la Bourse.", "éclipse")["type"] == "other"


def test_the_rule_says_where_a_type_is_only_likely():
    told = [extract(document) for document, _ in news("fr")[:20]]
    likely = [rule for table in told for rule in table["rule"] if "likely-type" in rule.split("; ")]
    sure = [rule for table in told for rule in table["rule"] if "likely-type" not in rule.split("; ")]
    assert likely
    assert len(sure) > len(likely)
    with mock.patch("events.mentions.types_of", return_value=None):
        assert not any("likely-type" in rule for document, _ in news("fr")[:5] for rule in extract(document)["rule"])


def test_news_are_typed_better_than_by_the_lexicon():
    """These articles were fitted to: that says only that what was fitted is used; the benchmark says how good it is."""
    articles = news("fr")[::40]
    fitted = share_right(articles)
    with mock.patch("events.mentions.types_of", return_value=None):
        by_lexicon = share_right(articles)
    assert fitted > by_lexicon + 0.05


def share_right(articles):
    right = []
    for document, marks in articles:
        for one in extract(document).to_dict("records"):
            inside = [m for m in marks if m.start < one["trigger_end_char"] and one["trigger_start_char"] < m.end]
            right += [inside[0].type == one["type"]] if inside else []
    return sum(right) / len(right)


def test_the_weights_are_of_the_types_and_of_the_model():
    found = weights("fr", "types")
    assert found is not None
    for name in AROUND:
        assert found[name].shape == (vectors("fr").table.shape[1], len(EVENT_TYPES))
    assert found["lexicon"].shape == (SAID, len(EVENT_TYPES))
    assert found["lemma"].shape == (len(found["lemmas"]), len(EVENT_TYPES))
    assert all(np.isfinite(found[name]).all() for name in (*AROUND, "lexicon", "lemma", "base"))


def test_a_language_without_weights_has_its_lexicon():
    assert weights("en", "types") is None
    rows = extract(Document("d", "The parliament was stormed on 6 January 2021.", "en", PUBLISHED))
    assert not rows["rule"].str.contains("likely-type").any()


@pytest.mark.parametrize("content", [b"no archive", b"PK\x03\x04 half an archive", b""])
def test_a_broken_file_of_weights_is_refused(tmp_path, monkeypatch, content):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "types.npz").write_bytes(content)
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    files.weights.cache_clear()
    with pytest.raises(LanguageDataError, match=r"fr/types\.npz"):
        weights("fr", "types")
    files.weights.cache_clear()


@pytest.mark.parametrize(("language", "articles", "happenings"), [("fr", 1_100, 16_000), ("en", 190, 3_200)])
def test_annotated_news_are_as_their_readme_says(language, articles, happenings):
    found = news(language)
    assert len(found) >= articles
    assert len({document.id for document, _ in found}) == len(found)
    marks = [(document, mark) for document, told in found for mark in told]
    assert len(marks) >= happenings
    for document, mark in marks:
        assert mark.type in EVENT_TYPES
        assert document.text[mark.start : mark.end].strip()
        assert all(interval.from_iso(day) for day in mark.date.split("/") if day)
        assert not any(sign in document.text for sign in "{}|")


def test_the_lexicon_and_what_is_fitted_agree_on_plain_news():
    lines = types("fr")[::5]
    rows = [(type_, row_of(trigger, sentence)) for type_, trigger, sentence in lines]
    said = [(type_, one) for type_, one in rows if one is not None]
    assert sum(type_ == one["type"] for type_, one in said) / len(said) >= 0.94


def row_of(trigger, sentence):
    rows = extract(Document("d", sentence, "fr", PUBLISHED)).to_dict("records")
    return next((one for one in rows if one["said"] and stems(trigger) & stems(one["trigger"])), None)
