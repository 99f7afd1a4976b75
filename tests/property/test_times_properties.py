"""What holds of time expressions in any text."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import Document, find_times

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
PIECES = st.sampled_from([
    "le 18 août 2020", "neuf mois plus tard", "début juin", "en 2014", "hier", "samedi", "l’été dernier", "de 2006 à 2019",
    "il a été", "38 ans", "(", ")", "\n\n", ". ", ", ", "2882015", "31 février", "12/03/2023", "la veille", "Élu", "été", "\u202e", "é",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=12).map(" ".join))
LANGUAGES = st.sampled_from(["fr", "en"])


def found(text, language="fr", published="2024-06-26"):
    return find_times(Document("d", text, language, published))


@given(TEXTS, LANGUAGES, st.sampled_from([None, "2024-06-26", "2024-06", "2024"]))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_true_ordered_disjoint_spans(text, language, published):
    last = 0
    for time in found(text, language, published):
        assert last <= time.start_char < time.end_char <= len(text)
        assert text[time.start_char : time.end_char] == time.text
        assert (time.start is None) == (time.end is None) == bool(time.reason)
        assert time.start is None or time.start < time.end
        last = time.end_char


@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_padding_shifts_spans_and_nothing_else(text, blanks):
    plain, padded = found(text), found(" " * blanks + text + "  ")
    assert [(t.start_char + blanks, t.value, t.start, t.end) for t in plain] == [
        (t.start_char, t.value, t.start, t.end) for t in padded
    ]


@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_apostrophes_and_composition_make_no_difference(text):
    values = [(t.value, t.start) for t in found(text)]
    assert values == [(t.value, t.start) for t in found(text.replace("’", "'"))]
    assert values == [(t.value, t.start) for t in found(unicodedata.normalize("NFD", text))]


@pytest.mark.parametrize("year", range(1900, 2101, 25))
def test_every_day_written_out_reads_back(year):
    day = dt.date(year, 1, 1)
    while day.year == year:
        words = f"Le {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {year}, il pleut."
        (time,) = found(words, published=None)
        assert time.value == day.isoformat(), words
        day += dt.timedelta(1)


def test_a_long_line_takes_no_more_than_its_share():
    text = "123 " * 20_000 + "((((" * 5_000 + "x" * 100_000
    assert found(text) is not None
