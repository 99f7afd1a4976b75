"""Wordings of everyday news that have been missed once: each is found whole and means what it says."""

import pytest

from events import Document, find_times

PUBLISHED = "2024-06-26"  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("fr", "Le contrat a été signé le 3 fév. 2019.", "le 3 fév. 2019", "2019-02-03"),
        ("fr", "Concert sam. 20h30, salle des fêtes.", "sam. 20h30", "2024-06-29T20:30"),
        ("fr", "Rendez-vous dim. 30 juin à 9 h.", "dim. 30 juin", "2024-06-30"),
        ("fr", "Publié le 2023/07/14.", "le 2023/07/14", "2023-07-14"),
        ("fr", "Dans la décennie 2010, tout a changé.", "la décennie 2010", "201"),
        ("fr", "Depuis le 19e siècle.", "le 19e siècle", "18"),
        ("fr", "Le 12 du mois dernier, il partait.", "Le 12 du mois dernier", "2024-05-12"),
        ("fr", "Le 30 du mois, il paiera.", "Le 30 du mois", "2024-06-30"),
        ("fr", "La trêve a duré deux ans et demi.", "deux ans et demi", "P2Y6M"),
        ("fr", "Elle a attendu un mois et demi.", "un mois et demi", "P1.5M"),
        ("fr", "Il y a deux ans et demi, il partait.", "Il y a deux ans et demi", "2021-12"),
        ("fr", "Vers 18 heures, mardi, il est tombé.", "18 heures", "2024-06-25T18:00"),
        ("en", "Since 9/11, everything has changed.", "9/11", "2001-09-11"),
        ("en", "The September 12 attacks were repelled.", "September 12", "2023-09-12"),
        ("en", "The September 11 attacks were planned.", "The September 11", "2001-09-11"),
        ("fr", "Les attentats du 13-Novembre.", "13-Novembre", "2015-11-13"),
        ("fr", "Le 14-Novembre, il était mort.", "Le 14-Novembre", "2023-11-14"),
        ("en", "In a fortnight he returns.", "a fortnight", "2024-W28"),
        ("en", "The truce lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("en", "Two and a half years ago he left.", "Two and a half years ago", "2021-12"),
        ("en", "On June 1, 2 and 3, 2021 he danced.", "2", "2021-06-02"),
        (
            "en",
            "It closed in January 2018. A year and three months later it reopened.",
            "A year and three months later",
            "2019-04",
        ),
        (
            "en",
            "It closed in January 2018. Two years and 6 months after that, it reopened.",
            "Two years and 6 months after that",
            "2020-07",
        ),
        ("fr", "La crue a surpris le village dans la nuit de samedi.", "la nuit de samedi", "2024-06-22TNI"),
        (
            "fr",
            "La crue a surpris le village dans la nuit de dimanche. Au matin, le pont avait disparu.",
            "matin",
            "2024-06-24TMO",
        ),
        ("en", "In the noughties, he danced.", "the noughties", "200"),
        ("en", "Concert Sat. 8:30 pm at the hall.", "Sat. 8:30 pm", "2024-06-29T20:30"),
    ],
)
def test_what_is_said_every_day_is_understood(language: str, text: str, words: str, value: str) -> None:
    found = {time.text: time.value for time in find_times(Document("t", text, language, PUBLISHED))}
    assert found.get(words) == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le vol AF 1912 a décollé."),
        ("fr", "L'art. 1382 du Code civil. Art. 1382."),
        ("fr", "Il revient de la mer. 20 hommes l'attendent."),
        ("en", "The flight AF 1912 took off."),
        ("en", "He sat. 20 men waited."),
        ("en", "The odds after 12/1 are poor."),
    ],
)
def test_what_only_looks_like_it_is_none(language: str, text: str) -> None:
    assert [time.text for time in find_times(Document("t", text, language, PUBLISHED)) if time.type != "DURATION"] == []
