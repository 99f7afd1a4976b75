"""Names that begin as if "ne" or "me" were elided: they deny nothing and stay whole; what is elided stays a denial."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import Document, extract
from events.reading.elided import legible


def rows(text):
    table = extract(Document("d", text, "fr", "2024-06-26"))
    return [(row.title, row.modality, list(row.actors)) for row in table.itertuples()]


@pytest.mark.parametrize(
    ("text", "title", "actors"),
    [
        ("Le 25 septembre 2020, Bah N'Daw a été investi à Bamako.", "Bah N'Daw a été investi à Bamako", ["Bah N'Daw"]),
        (
            "Bah N’Daw a rencontré Emmanuel Macron à Paris le 27 janvier 2021.",
            "Bah N’Daw a rencontré Emmanuel Macron à Paris",
            ["Bah N'Daw", "Emmanuel Macron"],
        ),
        ("Denis Sassou N'Guesso a été réélu le 21 mars 2021.", "Denis Sassou N'Guesso a été réélu", ["Denis Sassou-Nguesso"]),
        ("Le capitaine Ousmane N'diaye a été arrêté mardi.", "Le capitaine Ousmane N'diaye a été arrêté", ["Ousmane N'diaye"]),
        ("N'Zérékoré a été touchée par des inondations en juin 2023.", "N'Zérékoré a été touchée par des inondations", []),
    ],
)  # fmt: skip
def test_a_name_denies_nothing(text, title, actors):
    assert rows(text) == [(title, "happened", actors)]


@pytest.mark.parametrize(
    "text",
    [
        "Le président N'Diaye n'a pas quitté N'Djamena le 3 mai 2024.",
        "LE PRÉSIDENT N'A PAS QUITTÉ BAMAKO LE 3 MAI 2024.",
    ],
)
def test_what_is_elided_stays_a_denial(text):
    ((_, modality, _),) = rows(text)
    assert modality == "denied"


@pytest.mark.parametrize(
    "text", ["N'ayant rien dit", "Il m'a vu", "N'A PAS", "M'ÉTANT", "n'djamena", "Kofi M'", "N' Daw"]
)
def test_other_words_are_left(text):
    assert legible(text) == text


@given(st.text(alphabet="NMn'’Aaébîd -D"))
def test_the_length_stays(text):
    assert len(legible(text)) == len(text)
