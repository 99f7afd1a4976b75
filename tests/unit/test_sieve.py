"""What is told of many pairs at once rules out no pair that matches."""

import random

import numpy as np
import pytest

from events.merging.columns import WIDE, Columns
from events.merging.score import match
from events.merging.sieve import sifted
from events.merging.telling import from_plain

NAMES = ["state:MLI", "state:NER", "person:awa-zorgbo", "person:ostrel", "tolbi", "tolbin", "sikor", "ici", "vonu"]
WORDS = ["=attack", "=kill", "=arrest", "=sentence", "=presidential", "marche", "pont", "pluie", "neige", "route"]
TYPES = ["attack", "death", "coup", "statement", "visit", "justice", "founding", "agreement", "other"]
LENGTHS = [1, 1, 1, 1, 2, 3, 4, 31, 31, 365, 1000]


def row(number, draw):
    """A row of few names and words, so that two have much in common, and its dates near those of others."""
    id_, document = f"{number:04x}", draw.choice("abcdefgh")
    names = {name: draw.choice([0.15, 0.5, 1.0, 1.5]) for name in draw.sample(NAMES, draw.randint(0, 5))}
    words = {word: draw.choice([0.3, 1.0]) for word in draw.sample(WORDS, draw.randint(0, 6))}
    if draw.random() < 0.02:
        words |= {f"w{place}": 1.0 for place in range(WIDE)}
        names |= {f"n{place}": 1.0 for place in range(WIDE)}
    first = draw.choice([*range(6), 200])
    said = draw.sample(WORDS, draw.randint(0, 9)) if draw.random() < 0.7 else WORDS[: draw.randint(6, 9)]
    kind = draw.choice(TYPES)
    persons = [name for name in names if name.startswith("person:")]
    modality = draw.choice(["happened"] * 6 + ["planned", "denied", "hypothetical"])
    when = None if draw.random() < 0.1 else [first, first + draw.choice(LENGTHS)]
    trigger = draw.sample(WORDS, draw.randint(0, 1))
    places = [name for name in names if ":" not in name and draw.random() < 0.6]
    once = persons if kind == "death" else places if kind == "founding" else []
    numbers = draw.sample(["#3", "#5", "#40"], draw.choice([0, 0, 1, 2]))
    quote = [draw.randint(0, 1), " ".join(said)]
    actors = [name for name in names if ":" in name]
    return from_plain(
        [
            [id_, document, kind, modality, when, draw.random() < 0.2, trigger, quote],
            [names, actors, persons, once, places],
            [words, numbers, draw.random() < 0.2, said],
        ]
    )


@pytest.mark.parametrize("seed", range(6))
def test_no_pair_that_matches_is_left_out(seed):
    draw = random.Random(seed)
    rows = [row(number, draw) for number in range(300)]
    every = np.triu_indices(len(rows), 1)
    kept = set(sifted(Columns(rows), [every]))
    matched = {
        (one, other)
        for one, other in zip(*(side.tolist() for side in every), strict=True)
        if match(rows[one], rows[other]) is not None
    }
    assert matched <= kept
    assert 150 < len(matched) <= len(kept) < len(every[0]) / 2


def test_of_no_rows_nothing_is_kept():
    assert list(sifted(Columns([]), [])) == []
    assert list(sifted(Columns([]), [(np.empty(0, np.int64), np.empty(0, np.int64))])) == []
