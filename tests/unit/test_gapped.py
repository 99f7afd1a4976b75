"""Happenings whose verb is told once: each has its own date, its own name and a title of its own."""

import pytest

from events import Document, extract


def rows(text, language="fr"):
    table = extract(Document("d", text, language, "2025-06-01"))
    return [(row.edtf, set(row.actors), row.title) for row in table.itertuples() if row.edtf]


def dated(text, language="fr"):
    return [(edtf, actors) for edtf, actors, _ in rows(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "L'Estonie a adhéré à l'euro le 1er janvier 2011, la Lettonie trois ans plus tard, la Lituanie en 2015.",
            "fr",
            [("2011-01-01", {"Estonie"}), ("2014~", {"Lettonie"}), ("2015", {"Lituanie"})],
        ),
        (
            "L'armée française a dû se retirer du Mali en août 2022, puis du Burkina Faso six mois plus tard.",
            "fr",
            [("2022-08", {"France", "Mali"}), ("2023-02~", {"France", "Burkina Faso"})],
        ),
        (
            "La CEDEAO a levé les sanctions contre le Mali en juillet 2022, contre la Guinée en 2024.",
            "fr",
            [("2022-07", {"CEDEAO", "Mali"}), ("2024", {"CEDEAO", "Guinée"})],
        ),
        (
            "Plusieurs médias ont été suspendus : RFI en décembre 2022, France 24 trois mois plus tard.",
            "fr",
            [("2022-12", {"RFI"}), ("2023-03~", {"France 24"})],
        ),
        (
            "Mali expelled the ambassador in 2022, Niger a year later and Chad in November 2024.",
            "en",
            [("2022", {"Mali"}), ("2023~", {"Niger"}), ("2024-11", {"Tchad"})],
        ),
    ],
)
def test_each_member_has_its_date_and_its_actors(text, language, expected):
    assert dated(text, language) == expected


def test_titles_name_their_own_member_only():
    text = "La CEDEAO a levé les sanctions contre le Mali en juillet 2022, contre la Guinée en 2024."
    assert [title for _, _, title in rows(text)] == [
        "La CEDEAO a levé les sanctions contre le Mali",
        "La CEDEAO a levé les sanctions contre la Guinée",
    ]
    text = "Mali expelled the ambassador in 2022, Niger a year later."
    assert [title for _, _, title in rows(text, "en")] == [
        "Mali expelled the ambassador",
        "Niger expelled the ambassador",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le traité, signé à Maastricht le 7 février 1992, est entré en vigueur le 1er novembre 1993.",
        "Le ministre Sadio Camara a été arrêté à Bamako le 3 juin 2024, et libéré au Mali le lendemain.",
    ],
)
def test_a_verb_of_its_own_keeps_its_date(text):
    assert len({title for _, _, title in rows(text)}) == 2
    assert len(dated(text)) == 2


def test_a_place_within_one_telling_makes_no_second_event():
    text = "Le président du Mali a rencontré Vladimir Poutine à Moscou le 21 juin 2024."
    assert len(dated(text)) == 1


def test_a_member_is_told_in_the_words_of_the_first():
    table = extract(Document("d", "Aleppo fell on 30 November and Hama on 5 December.", "en", "2024-12-09"))
    assert list(table["title"]) == ["Aleppo fell", "Hama fell"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "L'armée a repris Kidal le 14 novembre 2023, puis Aguelhok en janvier 2024.",
            ["L'armée a repris Kidal", "L'armée a repris Aguelhok"],
        ),
        (
            "La France a quitté l'alliance en 1966 et l'Espagne en 1982.",
            ["La France a quitté l'alliance", "L'Espagne a quitté l'alliance"],
        ),
        (
            "Emmanuel Macron a visité Kiev en mai et Olaf Scholz en juin.",
            ["Emmanuel Macron a visité Kiev", "Olaf Scholz a visité Kiev"],
        ),
    ],
)
def test_a_member_stands_for_what_is_like_it(text, titles):
    assert [title for _, _, title in rows(text)] == titles
