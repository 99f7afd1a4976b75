"""Who has no name is nobody else: a suspect is not the prosecutor who tells of him, and a source takes no part."""

import pytest

from events import Document, extract


def taking_part(text: str, trigger: str) -> list[str]:
    table = extract(Document("d", text, "fr", "2024-12-08"))
    found = [list(row.actors) for row in table.itertuples() if trigger in row.trigger]
    assert found, list(table["trigger"])
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Le procureur Jean Roux a ouvert une enquête lundi. Un homme de 34 ans a été interpellé mardi. "
            "Il a été placé en détention mercredi.",
            "placé en détention",
        ),
        ("Me Paul Morel défend la victime. Un homme a été interpellé mardi. Il a été écroué mercredi.", "écroué"),
        (
            "Selon le procureur Jean Roux, le conducteur a été contrôlé positif lundi. Il sera jugé le 14 janvier.",
            "jugé",
        ),
        ("Le suspect a été arrêté lundi, selon le procureur Jean Roux.", "arrêté"),
        (
            "Le suspect a été arrêté lundi, selon le procureur Jean Roux. Il avait été condamné en 2019 pour vol.",
            "condamné",
        ),
        (
            "Le maire, Jean Roux, a salué les pompiers. Un adolescent a été retrouvé mort dimanche. "
            "Il avait disparu le 28 novembre.",
            "disparu",
        ),
    ],
)
def test_a_stranger_is_nobody_named(text: str, trigger: str) -> None:
    assert taking_part(text, trigger) == []


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Le procureur Jean Roux a ouvert une enquête lundi. Il a démissionné mardi.", "démissionné", ["Jean Roux"]),
        ("Jean Roux est né en 1950. Son père était mineur. Il devient maire en 1980.", "devient maire", ["Jean Roux"]),
        (
            "Jean Roux comparaît lundi. L'accusé a reconnu les faits mardi. Il a été condamné mercredi.",
            "condamné",
            ["Jean Roux"],
        ),
    ],
)
def test_who_is_named_is_meant(text: str, trigger: str, actors: list[str]) -> None:
    assert taking_part(text, trigger) == actors


def test_what_is_sure_keeps_its_type() -> None:
    text = "Née en 1970 à Lomé, la juge a condamné le maire en 2010. Les députés ont renversé mercredi le gouvernement."
    table = extract(Document("d", text, "fr", "2024-12-08"))
    assert dict(zip(table["trigger"], table["type"], strict=True)) == {
        "Née": "other",
        "condamné le maire": "justice",
        "renversé": "appointment",
    }
