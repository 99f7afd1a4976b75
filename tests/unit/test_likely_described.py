"""Whom a noun means of several who may be called so: the one whom the text is about, nobody where none is likely."""

from types import SimpleNamespace

import numpy as np
import pytest

from events import Document, extract
from events.mentions import likely_described, tellings_of
from events.mentions.likely_described import LIKELY_CALLED, called_so, signs
from events.mentions.trees import trees
from events.times import readings_of
from tests.gold import news


def actors(text, language, trigger):
    table = extract(Document("d", text, language, "2024-06-28"))
    (row,) = (row for row in table.to_dict("records") if trigger in row["trigger"])
    return set(row["actors"])


def asked(monkeypatch, documents):
    """Each noun that may mean several, with them and the signs of each."""
    seen = []

    def recorded(memory, noun, candidates):
        told = [dict(one) for one in signs(memory, noun, candidates)]
        seen.append((memory, noun, list(candidates), told))
        return called_so(memory, noun, candidates)

    monkeypatch.setattr("events.mentions.descriptions.called_so", recorded)
    for document in documents:
        tellings_of(document, readings_of(document))
    return seen


@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        (
            "fr",
            "L'Académie a couronné vendredi le physicien Marc Delorme, 43 ans. Il avait fondé un laboratoire à Metz en 2008. "
            "Le directeur de l'hôpital, Luc Brenner, a été renvoyé en 2019. Le lauréat a reçu son prix le 3 mai 2021.",
            "reçu son prix",
            {"Marc Delorme"},
        ),
        (
            "fr",
            "Le skieur Luc Brenner a signé lundi un accord avec la fédération. Son entraîneur, Éric Masson, avait acheté le "
            "produit à Milan. Le champion a été blanchi le 3 mai 2021.",
            "blanchi",
            {"Luc Brenner"},
        ),
        (
            "fr",
            "La société Orval a été fondée en 1990 par Paul Verdier. Orval a racheté la société Calmont en 2005. Orval emploie "
            "cent personnes. L'entreprise a déposé le bilan le 3 mai 2021.",
            "déposé le bilan",
            {"Orval"},
        ),
        (
            "en",
            "The novelist Anne Morel was born in 1950. Morel wrote twenty books. In 2010 she met the poet Jane Mason. The author "
            "was taken to hospital on 3 May 2021.",
            "taken to hospital",
            {"Anne Morel"},
        ),
        (
            "en",
            "Builder Harkness was founded in 1990 by Luke Brenner. Harkness bought Calmont Ltd in 2005. Harkness employs a "
            "hundred people. The company collapsed on 3 May 2021.",
            "collapsed",
            {"Harkness"},
        ),
    ],
)
def test_a_noun_means_the_one_of_several_whom_the_text_is_about(language, text, trigger, expected):
    assert actors(text, language, trigger) == expected


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "Paul Verdier a vu Luc Brenner. Un cycliste est tombé. Le cycliste a été opéré le 3 mai 2021.", "opéré"),
        ("fr", "Anne Morel a épousé Odile Marchetti. Le septuagénaire a été arrêté le 3 mai 2021.", "arrêté"),
        ("fr", "Luc Brenner a vu le juge Paul Ferrand. La romancière a été arrêtée le 3 mai 2021.", "arrêtée"),
        (
            "en",
            "Paul Verdier met Luke Brenner. A cyclist was hurt. The cyclist was arrested on 3 May 2021.",
            "arrested",
        ),
    ],
)
def test_nobody_is_meant_who_may_not_be_called_so(language, text, trigger):
    assert actors(text, language, trigger) == set()


PAIR = (
    "L'avocat Paul Ferrand a accusé lundi le juge Luc Brenner. Luc Brenner a nié. L'homme a été arrêté le 3 mai 2021."
)


@pytest.mark.parametrize(
    ("shares", "meant"),
    [
        ({"Paul Ferrand": 0.9, "Luc Brenner": 0.3}, {"Paul Ferrand"}),
        ({"Paul Ferrand": 0.62, "Luc Brenner": 0.6}, {"Luc Brenner"}),  # as likely: the one spoken of more often
        ({"Paul Ferrand": LIKELY_CALLED - 0.01, "Luc Brenner": LIKELY_CALLED - 0.02}, set()),
    ],
)
def test_the_likeliest_is_meant_and_nobody_who_is_unlikely(monkeypatch, shares, meant):
    (memory, noun, candidates, _), *_ = asked(monkeypatch, [Document("d", PAIR, "fr", "2024-06-28")])
    said = [shares[one.last.actors[0].name("fr")] for one in candidates]
    told = SimpleNamespace(likely=lambda rows: np.array(said[: len(rows)]))
    monkeypatch.setattr(likely_described, "trees", lambda _name: told)
    assert {actor.name("fr") for actor in called_so(memory, noun, candidates)} == meant


def test_only_several_are_weighed_each_once_with_signs_that_the_trees_know(monkeypatch):
    documents = [document for language in ("fr", "en") for document, _ in news(language)[:150]]
    seen = asked(monkeypatch, documents)
    assert len(seen) > 30
    for _, noun, candidates, told in seen:
        ids = [actor.id for one in candidates for actor in one.last.actors]
        assert len(ids) == len(set(ids)) == len(candidates) == len(told) > 1
        if noun.kind == "person":
            assert all({noun.gender, one.last.gender} != {"m", "f"} for one in candidates)
    known = trees("nouns").places
    named = [name for *_, told in seen for one in told for name, amount in one.items() if amount]
    assert sum(name in known for name in named) > 0.9 * len(named)


def test_a_noun_that_may_mean_one_alone_is_not_weighed(monkeypatch):
    text = "Le skieur Luc Brenner a signé lundi. Anne Morel a parlé. Le champion a été blanchi le 3 mai 2021."
    assert asked(monkeypatch, [Document("d", text, "fr", "2024-06-28")]) == []
    assert actors(text, "fr", "blanchi") == {"Luc Brenner"}
