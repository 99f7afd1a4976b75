"""The type that a happening most likely has: fitted to annotated news, told apart from what the lexicon says."""

from unittest import mock

import numpy as np
import pytest

from events import EVENT_TYPES, Document, LanguageDataError, extract, interval
from events.language import files, weights
from events.mentions import likely_types, tellings_of
from events.mentions.likely_types import AROUND, rows_of, signs
from events.reading import sentences
from events.reading.vectors import vectors
from events.times import readings_of
from tests.gold import news, types
from tests.scoring import stems

PUBLISHED = "2024-06-26"


def row(sentence, trigger, language="fr"):
    rows = extract(Document("d", sentence, language, PUBLISHED)).to_dict("records")
    return next(row for row in rows if stems(trigger) & stems(row["trigger"]))


# Words that the lexicon does not have, or has with another sense; what they tell stands around them.
BY_COMPANY = [
    ("fr", "economy", "flanché", "Le cours du cuivre a flanché lundi sur le marché des métaux."),
    ("fr", "attack", "grêlé", "Les obus ont grêlé dimanche sur les faubourgs de la ville assiégée."),
    ("fr", "economy", "avalé", "Les actionnaires ont avalé lundi la pilule : le titre a dévissé."),
    ("en", "economy", "cratered", "The copper price cratered on Monday on the metals market."),
    ("en", "economy", "shuttered", "The airline shuttered its Lisbon base on Monday and cut 300 jobs."),
]


@pytest.mark.parametrize(("language", "type_", "trigger", "sentence"), BY_COMPANY)
def test_what_the_lexicon_does_not_have_gets_its_type_by_its_company(language, type_, trigger, sentence):
    with mock.patch("events.mentions.types_of", return_value=None):
        assert row(sentence, trigger, language)["type"] == "other"
    found = row(sentence, trigger, language)
    assert found["type"] == type_
    assert "likely-type" in found["rule"].split("; ")


@pytest.mark.parametrize(
    ("language", "type_", "trigger", "sentence"),
    [
        ("fr", "justice", "grâce", "La grâce accordée en décembre 2017 au vieil autocrate a été annulée."),
        ("fr", "appointment", "Passé", "Passé par Bercy de 2009 à 2012, il dirige une banque."),
        ("en", "economy", "halted", "The miner halted output on 20 October when its ore yards filled up."),
        ("en", "economy", "taken over", "The brewery was taken over by the bank in 1952."),
    ],
)
def test_a_verb_that_mostly_holds_another_happening_has_a_type_where_it_is_what_happened(
    language, type_, trigger, sentence
):
    with mock.patch("events.mentions.types_of", return_value=None):
        assert row(sentence, trigger, language)["type"] == "other"
    assert row(sentence, trigger, language)["type"] == type_


def test_a_verb_that_only_holds_a_happening_leaves_it_its_type():
    assert row("Une éclipse totale a eu lieu lundi, pendant la séance de la Bourse.", "éclipse")["type"] == "other"


def test_a_noun_whose_type_is_only_likely_makes_no_row_without_a_date():
    rows = extract(Document("d", "Emmanuel Macron a critiqué la réforme des transports.", "fr", None))
    assert list(rows["type"]) == ["statement"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_rule_says_where_a_type_is_only_likely(language):
    told = [extract(document) for document, _ in news(language)[:20]]
    likely = [rule for table in told for rule in table["rule"] if "likely-type" in rule.split("; ")]
    sure = [rule for table in told for rule in table["rule"] if "likely-type" not in rule.split("; ")]
    assert likely
    assert len(sure) > len(likely)
    with mock.patch("events.mentions.types_of", return_value=None):
        assert not any(
            "likely-type" in rule for document, _ in news(language)[:5] for rule in extract(document)["rule"]
        )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_news_are_typed_better_than_by_the_lexicon(language):
    """These articles were fitted to: that says only that what was fitted is used; the benchmark says how good it is."""
    articles = news(language)[::40]
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


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_weights_are_of_the_types_and_of_the_model(language):
    found, known = weights(language, "types"), vectors(language)
    assert found is not None
    for name in AROUND:
        assert found[name].shape == (known.table.shape[1] if known else len(found["words"]), len(EVENT_TYPES))
    assert found["signs"].shape == (len(found["names"]), len(EVENT_TYPES))
    assert len(set(found["names"])) == len(found["names"])
    assert all(np.isfinite(found[name]).all() for name in (*AROUND, "signs", "base"))


def test_words_without_vectors_are_known_by_their_lemma():
    """ "struck" and "strikes" are one word; the English model has no vectors."""
    rows = rows_of("en", {"strike": 7})
    sentence = next(iter(sentences("The union strikes and the lorry struck a wall.", "en")))
    assert rows(sentence.tokens) == [7, 7]


def test_how_an_actor_hangs_on_a_happening_tells_of_its_type():
    """The same words, and an actor once as who does it and once beside it: the signs differ."""
    document = Document("d", "Le Mali a signé un accord mardi. Mardi a été signé un accord au Mali.", "fr", PUBLISHED)
    told = [signs_of(one, "signé") for one in tellings_of(document, readings_of(document))]
    assert ["actor state nsubj" in found for found in told] == [True, False]
    assert all("lemma signer" in found for found in told)


def signs_of(one, word):
    main = next(place for place, token in enumerate(one.sentence.tokens) if token.text == word)
    trigger = next((trigger for trigger in one.found if trigger.main == main), None)
    return dict(signs(one.sentence, main, trigger, one.named, one.found, {}, "fr"))


def test_a_language_without_weights_has_its_lexicon(monkeypatch):
    monkeypatch.setattr("events.mentions.likely_types.weights", lambda *_: None)
    likely_types._fitted.cache_clear()
    rows = extract([document for document, _ in news("en")[:3]])
    likely_types._fitted.cache_clear()
    assert len(rows)
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


@pytest.mark.parametrize(("language", "articles", "happenings"), [("fr", 1_559, 21_000), ("en", 920, 14_500)])
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


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lexicon_and_what_is_fitted_agree_on_plain_news(language):
    lines = types(language)[::5]
    rows = [(type_, row_of(trigger, sentence, language)) for type_, trigger, sentence in lines]
    said = [(type_, one) for type_, one in rows if one is not None]
    assert sum(type_ == one["type"] for type_, one in said) / len(said) >= 0.94


def row_of(trigger, sentence, language):
    rows = extract(Document("d", sentence, language, PUBLISHED)).to_dict("records")
    return next((one for one in rows if one["said"] and stems(trigger) & stems(one["trigger"])), None)
