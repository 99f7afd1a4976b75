"""Who most likely takes part: fitted to annotated news, weighed with what grammar says."""

from unittest import mock

import numpy as np
import pytest

from events import Document, extract
from events.mentions.trees import DEPTH, Trees, trees
from tests.gold import news
from tests.scoring import same_actor, stems

PUBLISHED = "2024-06-26"


def table(text, language="fr"):
    return extract(Document("d", text, language, PUBLISHED)).to_dict("records")


def taking_part(text, trigger, language="fr"):
    row = next(row for row in table(text, language) if stems(trigger) & stems(row["trigger"]))
    return set(row["actors"])


def by_grammar(text, trigger, language="fr"):
    with mock.patch("events.mentions.actors_of", return_value=None):
        return taking_part(text, trigger, language)


# What the tree hangs on something else, or what the words leave to whoever reads on.
MORE_THAN_GRAMMAR = [
    (
        "L'artillerie du général Giap ouvrait le feu le 13 mars 1954.",
        "ouvrait",
        {"Giap"},
        set(),
    ),
    (
        "La fonderie Corvalan cessera le 30 juin sa production à Bilbao, dans le nord de l'Espagne, a fait savoir jeudi "
        "l'administrateur judiciaire, Paul Etxea.",
        "cessera",
        {"Corvalan"},
        {"Corvalan", "Espagne"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "weighed", "ruled"), MORE_THAN_GRAMMAR)
def test_who_takes_part_is_more_than_grammar_says(text, trigger, weighed, ruled):
    assert by_grammar(text, trigger) == ruled
    assert taking_part(text, trigger) == weighed


# Whom grammar is sure of stays, and who is named beside is not drawn in.
AS_GRAMMAR = [
    ("Le fils de Marc Davet a été condamné mardi.", "condamné", set()),
    ("La Danoise Mette Kjærsgaard a battu samedi Sun Lihua.", "battu", {"Mette Kjærsgaard", "Sun Lihua"}),
    ("Jeanne Roux a été condamnée lundi par le tribunal de Melun.", "condamnée", {"Jeanne Roux", "tribunal de Melun"}),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), AS_GRAMMAR)
def test_what_grammar_is_sure_of_stays(text, trigger, actors):
    assert taking_part(text, trigger) == actors == by_grammar(text, trigger)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_actors_of_news_are_righter_than_by_grammar(language):
    """Many of these articles were fitted to: that says only that what was fitted is used; the benchmark measures it."""
    articles = news(language)[:: 40 if language == "fr" else 24]
    weighed = actors_f1(articles)
    with mock.patch("events.mentions.actors_of", return_value=None):
        ruled = actors_f1(articles)
    assert weighed > ruled


def actors_f1(articles):
    hit = said = told = 0
    for document, marks in articles:
        for row in extract(document).to_dict("records"):
            mark = next(
                (m for m in marks if m.start < row["trigger_end_char"] and row["trigger_start_char"] < m.end), None
            )
            if mark is not None:
                hit += sum(any(same_actor(a, b) for b in row["actors"]) for a in mark.actors)
                said, told = said + len(row["actors"]), told + len(mark.actors)
    return 2 * hit / (said + told)


def test_everyone_who_takes_part_has_a_role_and_is_told_once():
    for document, _ in news("fr")[:30]:
        for row in extract(document).to_dict("records"):
            assert len(row["actors"]) == len(row["roles"]) == len(set(row["actors"]))
            assert all(row["roles"])


def test_a_tree_is_asked_its_questions_one_after_the_other():
    rng = np.random.default_rng(7)
    signs, count = 6, 5
    columns = rng.integers(0, signs, (count, 2**DEPTH - 1))
    bounds, values = rng.normal(size=columns.shape), rng.normal(size=(count, 2**DEPTH))
    rows = rng.normal(size=(40, signs)).astype(np.float32)
    names = [f"sign {number}" for number in range(signs)]
    places = {name: place for place, name in enumerate(names)}
    grown = Trees(places, columns, bounds.astype(np.float32), values.astype(np.float32), 0.25)
    told = [[*zip(names, row.tolist(), strict=True), ("unknown", 9.0)] for row in rows]
    for row, likely in zip(rows, grown.likely(told), strict=True):
        odds = 0.25
        for tree in range(count):
            end = 0
            for question in range(DEPTH):
                first = 2**question - 1
                end = 2 * end + (row[columns[tree, first + end]] > np.float32(bounds[tree, first + end]))
            odds += values[tree, end]
        assert likely == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-5)


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("actors", {"role", "kind", "type", "how", "slot", "dep"}),
        ("pronouns", {"word", "sort", "place", "kind", "share", "rank", "named back", "subject back"}),
        ("nouns", {"word", "sort", "place", "kind", "share", "rank", "alike", "candidates"}),
        ("implied", {"type", "kind", "subject", "share", "back", "took part"}),
    ],
)
def test_what_was_fitted_is_whole(name, signs):
    fitted = trees(name)
    assert fitted is not None
    assert fitted.columns.shape == fitted.bounds.shape == (len(fitted.values), 2**DEPTH - 1)
    assert fitted.values.shape[1] == 2**DEPTH
    assert 0 <= fitted.columns.min() <= fitted.columns.max() < len(fitted.places)
    assert np.isfinite(fitted.values).all()
    assert all(any(known == sign or known.startswith(f"{sign} ") for known in fitted.places) for sign in signs)


def test_the_rule_says_where_somebody_was_added():
    added = table(MORE_THAN_GRAMMAR[0][0])
    assert any("likely-actor" in row["rule"].split("; ") for row in added)
    assert not any("likely-actor" in row["rule"] for text, _, _ in AS_GRAMMAR for row in table(text))


def test_who_is_only_likely_leads_no_title():
    text = "Réunis hier à Abuja, les chefs d'État de la CEDEAO ont exigé des militaires nigériens qu'ils rendent le pouvoir dimanche."
    title = next(row["title"] for row in table(text) if "rendent" in row["trigger"])
    assert title == "Niger : rendre le pouvoir"
