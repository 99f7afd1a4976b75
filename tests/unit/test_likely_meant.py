"""Whom pronouns and possessives mean: the one that the text speaks of, nobody forbidden by grammar, nothing that has no name."""

import pytest

from events import Document, extract
from events.mentions import tellings_of
from events.mentions.likely_meant import possible, signs
from events.mentions.trees import trees
from events.times import readings_of
from tests.gold import news
from tests.scoring import same_actor


def actors(text, language, trigger):
    table = extract(Document("d", text, language, "2024-06-28"))
    (row,) = (row for row in table.to_dict("records") if trigger in row["trigger"])
    return set(row["actors"])


@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        (
            "fr",
            "Luc Brenner a été élu maire en 2001. Luc Brenner avait fondé le club en 1985. Il y avait rencontré Éric Masson, un "
            "ancien boxeur. Il a été hospitalisé mardi.",
            "hospitalisé",
            {"Luc Brenner"},
        ),
        (
            "fr",
            "La navigatrice Solène Kervran a coulé samedi au large de Brest. Le patron de la vedette, Yann Le Guen, l'a repêchée "
            "dimanche.",
            "repêchée",
            {"Solène Kervran", "Yann Le Guen"},
        ),
        (
            "fr",
            "Le juge Paul Ferrand a reçu mercredi la ministre Anne Morel. Elle a quitté le tribunal jeudi.",
            "quitté",
            {"Anne Morel"},
        ),
        (
            "fr",
            "Paul Ferrand a accusé lundi Luc Brenner de vol. Luc Brenner l'a poursuivi mardi.",
            "poursuivi",
            {"Luc Brenner", "Paul Ferrand"},
        ),
        (
            "en",
            "Mayor Luke Brenner resigned on Monday. Brenner had run the town since 2008. Councillor Eric Mason praised him. "
            "He was taken to hospital on Tuesday, Brenner's lawyer said.",
            "taken to hospital",
            {"Luke Brenner"},
        ),
        (
            "en",
            "Judge Paul Ferrand received the minister Anne Morel on Wednesday. She left the court on Thursday.",
            "left the court",
            {"Anne Morel"},
        ),
    ],
)
def test_a_pronoun_means_the_one_that_the_text_speaks_of(language, text, trigger, expected):
    assert actors(text, language, trigger) == expected


@pytest.mark.parametrize(
    ("language", "text", "trigger", "nobody"),
    [
        ("fr", "La ministre Anne Morel a parlé lundi. Il a neigé mardi.", "neigé", "Anne Morel"),
        ("fr", "Paul Ferrand est parti lundi. L'usine a brûlé mardi. Elle a été rasée jeudi.", "rasée", "Paul Ferrand"),
        ("en", "Anne Morel spoke on Monday. It snowed on Tuesday.", "snowed", "Anne Morel"),
        ("en", "Anne Morel spoke on Monday. He was arrested on Tuesday.", "arrested", "Anne Morel"),
    ],
)
def test_nobody_is_meant_whom_grammar_forbids(language, text, trigger, nobody):
    assert nobody not in actors(text, language, trigger)


def test_what_a_word_may_mean_agrees_with_it_and_has_signs_that_the_trees_know(monkeypatch):
    seen = []

    def recorded(memory, word):
        found = possible(memory, word)
        seen.append((word, found, [dict(one) for one in signs(memory, word, found)]))
        return found

    monkeypatch.setattr("events.mentions.likely_meant.possible", recorded)
    for language in ("fr", "en"):
        for document, _ in news(language)[:40]:
            tellings_of(document, readings_of(document))
    assert len(seen) > 200
    for word, found, told in seen:
        assert len(found) == len(told)
        assert all({word.gender, one.last.gender} != {"m", "f"} for one in found)
        assert all(one.last.sentence <= word.sentence for one in found)
        named = [one.last.actors for one in found if one.last.actors]
        assert len({tuple(actor.id for actor in actors) for actors in named}) == len(named)
    known = trees("pronouns").places
    named = [name for *_, told in seen for one in told for name in one]
    assert sum(name in known for name in named) > 0.95 * len(named)


def test_pronouns_of_news_mostly_mean_one_of_those_who_take_part():
    right = said = 0
    for document, marks in news("fr")[:120]:
        text, told = document.text, extract(document)
        for row in told.to_dict("records"):
            mark = next((m for m in marks if row["trigger_start_char"] <= m.start < row["trigger_end_char"]), None)
            before = text[: row["trigger_start_char"]].rstrip().rpartition(" ")[2].casefold()
            if mark is None or not mark.actors or before not in ("il", "elle"):
                continue
            said += bool(row["actors"])
            right += any(same_actor(actor, other) for actor in row["actors"] for other in mark.actors)
    assert said > 10
    assert right > 0.75 * said
