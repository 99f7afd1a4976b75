"""How sure a row is: signs and weights, and the fit of the weights."""

import math
import random

import pytest

from benchmarks.confidence import apart, based, fitted, grouped, written
from events import Document, confidence, extract
from events.confidence import LEAST, MOST, Weights, how_sure


@pytest.fixture
def few(monkeypatch):
    known = Weights(1.0, {"far": -2.0, "close": 9.0, "lost": -9.0}, {"alone": 0.3}, {"unlikely": 0.5})
    monkeypatch.setattr(confidence, "weights", lambda: known)


@pytest.mark.usefixtures("few")
def test_confidence_is_the_logistic_of_what_the_signs_tell():
    assert how_sure({}) == round(1 / (1 + math.exp(-1)), 2)
    assert how_sure({"far": 0.5}) == 0.5
    assert (how_sure({"close": 1}), how_sure({"lost": 1})) == (MOST, LEAST)
    assert (how_sure({"alone": 1}), how_sure({"alone": 1, "lost": 1})) == (0.3, LEAST)


@pytest.mark.usefixtures("few")
def test_a_sign_without_a_weight_is_a_mistake_and_not_nothing():
    with pytest.raises(KeyError):
        how_sure({"new": 1})


def share(text, language="fr", published="2024-06-26"):
    return extract(Document("d", text, language, published))["confidence"].tolist()


def test_what_is_said_outright_is_surer_than_what_is_worked_out():
    (told,) = share("Le président a été élu le 3 mai 2021.")
    assert told >= 0.7
    assert all(told > other for other in share("Le bilan du chantier a été dressé au fil de réunions l'an dernier."))
    assert max(share("Der Präsident wurde am 3. Mai 2021 gewählt.", "de")) <= 0.3


def test_the_weights_are_found_again_in_rows_drawn_by_them():
    draw = random.Random(1)
    rows = []
    for _ in range(6000):
        signs = {name: 1.0 for name in ("a", "b") if draw.random() < 0.5}
        odds = 0.5 + 1.5 * signs.get("a", 0) - 1.0 * signs.get("b", 0)
        rows.append((signs, draw.random() < 1 / (1 + math.exp(-odds))))
    base, weights = fitted(rows)
    assert base == pytest.approx(0.5, abs=0.15)
    assert weights == {"a": pytest.approx(1.5, abs=0.2), "b": pytest.approx(-1.0, abs=0.2)}
    moved = based(base + 2, weights, rows)
    assert moved == pytest.approx(base, abs=0.01)


def test_rows_are_compared_with_what_they_say_group_by_group():
    rows = [(0.85, True)] * 8 + [(0.85, False)] * 2 + [(1.0, True)]
    assert [(low, len(group)) for low, _, group in grouped(rows)] == [(0.8, 10), (0.9, 1)]
    assert apart(rows) == pytest.approx(0.5 / 11)
    assert apart([]) == 0


def test_the_file_of_weights_is_what_the_program_reads():
    import tomllib

    data = tomllib.loads(written(1.25, {"far": -0.5}))
    assert (data["base"], data["signs"], data["at_most"]) == (
        1.25,
        {"far": -0.5},
        {"sentence alone": 0.3},
    )
    assert data["times"] == {"acts outside its time": 0.4}
