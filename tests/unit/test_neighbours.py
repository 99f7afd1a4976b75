"""Sentences beside those that rules are made for, which they must leave as they are."""

import pytest

from events import Document, extract


def rows(text, language, published="2024-06-26"):
    table = extract(Document("d", text, language, published))
    return {row.trigger: (str(row.start)[:10], row.modality, list(row.actors), row.title) for row in table.itertuples()}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "La Turquie a fermé sa frontière, a accusé la Syrie et a bombardé mardi Kobané.",
            "La Turquie a bombardé Kobané",
        ),
        ("La Turquie a convoqué l'ambassadeur, a accusé mardi la Syrie.", "La Turquie a accusé la Syrie"),
        (
            "Le préfet s'est rendu sur place, a salué les pompiers et a annoncé lundi le plan.",
            "Le préfet a annoncé le plan",
        ),
    ],
)
def test_what_one_says_of_another_in_a_row_of_deeds_is_one_s_own(text, title):
    assert title in {caption for _, _, _, caption in rows(text, "fr").values()}


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The truce did not last until Monday.", "last", "denied"),
        ("The minister will not stay in office until May.", "stay", "denied"),
        ("Two astronauts will not return until February.", "return", "planned"),
        ("It was not on Monday that police arrested the suspect.", "not", "denied"),
        ("He warned on Monday that Russia would attack Ukraine in July.", "attack", "hypothetical"),
    ],
)
def test_what_was_not_so_until_a_day(text, trigger, modality):
    assert {told[1] for name, told in rows(text, "en").items() if trigger in name} == {modality}


@pytest.mark.parametrize(
    ("text", "language", "trigger", "start", "modality"),
    [
        ("The firm will cut jobs in July and closed a plant in May.", "en", "closed a plant", "2024-05-01", "happened"),
        (
            "Police will question the man on Friday and arrested two others on Monday.",
            "en",
            "arrested two others",
            "2024-06-24",
            "happened",
        ),
        ("Ben Ali (1987-2011) a dirigé la Tunisie.", "fr", "dirigé la Tunisie", "1987-01-01", "happened"),
        ("La réunion prévue mardi a reporté le vote.", "fr", "réunion prévue", "2024-07-02", "planned"),
        (
            "Le ministre a annoncé l'arrestation à Lyon d'un suspect recherché pour un meurtre en mai.",
            "fr",
            "meurtre",
            "2024-05-01",
            "happened",
        ),
    ],
)
def test_dates_that_are_not_ahead(text, language, trigger, start, modality):
    assert rows(text, language)[trigger][:2] == (start, modality)


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        (
            "Paul Martin was arrested on Monday. A woman spoke on Tuesday. He was freed on Wednesday.",
            "freed",
            ["Paul Martin"],
        ),
        ("Ann Reid was jailed on Monday. A judge refused bail. She will appeal in July.", "appeal", ["Ann Reid"]),
    ],
)
def test_a_stranger_in_between_is_not_meant(text, trigger, actors):
    assert rows(text, "en")[trigger][2] == actors


def test_a_date_beside_that_of_publication_heads_nothing():
    assert rows("June 25, 2024\n\nThe minister resigned.", "en") == {}
    assert rows("December 31.\n\nThe minister resigned.", "en", "2024-01-01") == {}
    assert set(rows("December 29.\n\nThe minister resigned.", "en", "2024-01-01")) == {"resigned"}
