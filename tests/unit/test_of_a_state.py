"""Who is head of a state, what a nationality says of the text, and what is over since a day."""

import pytest

from events import Document, extract


def rows(text: str, published: str = "2024-12-05") -> dict[str, tuple[list[str], str, str]]:
    table = extract(Document("d", text, "fr", published))
    return {row.trigger: (list(row.actors), row.modality, row.title) for row in table.itertuples()}


def test_the_head_of_state_is_who_holds_the_office_then() -> None:
    text = (
        "Michel Barnier a démissionné jeudi. Emmanuel Macron doit parler ce soir. "
        "Le chef de l'État reçoit vendredi François Bayrou."
    )
    assert rows(text)["reçoit"][0] == ["Emmanuel Macron", "François Bayrou"]


@pytest.mark.parametrize(
    "text",
    [
        "Gérald Darmanin était à Lille mardi. Le président de la République s'exprimera vendredi.",
        "Édouard Philippe a annoncé sa candidature. Le chef de l'État s'exprimera vendredi.",
    ],
)
def test_a_minister_is_no_head_of_state(text: str) -> None:
    assert rows(text)["s'exprimera"][0] == []


def test_somebody_whom_nothing_lists_may_be_head_of_state() -> None:
    text = "Jean Roux a été élu en 2010. Le chef de l'État a prêté serment le 3 mai 2011."
    assert rows(text)["prêté serment"][0] == ["Jean Roux"]


@pytest.mark.parametrize(
    "text",
    [
        "Un ressortissant algérien a été arrêté lundi à Lille. Les élections municipales auront lieu en mars 2026.",
        "Le constructeur allemand Ferlan reprend l'usine. Les élections municipales auront lieu en mars 2026.",
        "Le groupe américain Ferlan reprend l'usine. Les élections municipales auront lieu en mars 2026.",
    ],
)
def test_where_somebody_is_from_tells_no_country_of_an_election(text: str) -> None:
    assert rows(text)["élections municipales auront lieu"][0] == []


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("Les trains ne circulent plus depuis mardi.", "trains ne circulent plus", "Les trains ne circulent plus"),
        ("Le village n'est plus desservi depuis le 3 mars 2020.", "plus desservi", "Le village n'est plus desservi"),
    ],
)
def test_what_is_over_since_a_day_is_told(text: str, trigger: str, title: str) -> None:
    assert rows(text)[trigger][1:] == ("happened", title)


@pytest.mark.parametrize("text", ["Le pays n'a plus fait la guerre depuis 1814.", "Il ne mange pas depuis mardi."])
def test_what_did_not_happen_since_a_day_has_none(text: str) -> None:
    assert rows(text) == {}


def test_a_date_among_the_words_of_a_happening_dates_it() -> None:
    assert rows("Anne Roux a été nommée hier à la tête du musée.")["nommée"][0] == ["Anne Roux"]
