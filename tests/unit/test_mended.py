"""What the parser gets wrong is mended before anything is read of it."""

import pytest

from events import Document, extract


def rows(text: str) -> list[tuple[str, list[str], str]]:
    table = extract([Document("d", text, "fr", "2024-12-08")])
    return [(row.trigger, list(row.actors), row.title) for row in table.itertuples()]


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        (
            "Le pape est mort samedi, a indiqué dimanche Matteo Bruni.",
            "Matteo Bruni",
            "Matteo Bruni : le pape est mort",
        ),
        (
            "Deux soldats ont été tués, a fait savoir dimanche l'armée malienne.",
            "Mali",
            "L'armée malienne a fait savoir",
        ),
        (
            "La grève se poursuivra, a prévenu dimanche Philippe Martinez.",
            "Philippe Martinez",
            "Philippe Martinez : la grève se poursuivra",
        ),
    ],
)
def test_who_says_something_may_stand_after_the_verb(text: str, speaker: str, title: str) -> None:
    said = [
        (actors, caption) for trigger, actors, caption in rows(text) if trigger in ("indiqué", "fait savoir", "prévenu")
    ]
    assert said == [([speaker], title)]


def test_what_one_announces_after_a_comma_is_no_speaker() -> None:
    """An enumeration of what somebody did has no other subject."""
    text = "Jean Roux a reçu les syndicats lundi, a annoncé mardi la fermeture du site et a quitté la ville mercredi."
    assert [(actors, title) for trigger, actors, title in rows(text) if trigger.startswith("annoncé")] == [
        (["Jean Roux"], "Jean Roux a annoncé la fermeture du site")
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("L'accord, que Paul Morel avait signé le 3 mai, a été rompu lundi.", "L'accord a été rompu"),
        ("Le contrat, que Jean Roux avait dénoncé en mai, a été annulé lundi.", "Le contrat a été annulé"),
    ],
)
def test_a_noun_keeps_its_verb_beyond_a_clause(text: str, title: str) -> None:
    assert ([], title) in [(actors, caption) for _, actors, caption in rows(text)]
