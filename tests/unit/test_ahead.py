"""Dates of what was still to come, by the words that look ahead or by what the same sentence tells."""

import pytest

from events import Document, extract, find_times


def values(text, published="2024-01-30"):
    return [time.value for time in find_times(Document("d", text, "fr", published))]


def dates(text, published="2024-01-30"):
    table = extract(Document("d", text, "fr", published))
    return {row["trigger"]: row["edtf"] for row in table.to_dict("records") if row["edtf"]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # What is planned is so from when it is told.
        ("Le 12 mars 2022, le gouvernement annule le sommet prévu le 2 avril.", "2022-04-02"),
        ("Le maire avait annoncé en février le report du scrutin prévu le 25 février.", "2023-02-25"),
        ("Le 3 mars 2022, le parti a présenté sa candidate au scrutin prévu le 20 avril.", "2022-04-20"),
        ("En mai 2021, la cour a fixé l'audience au 4 juillet.", "2021-07-04"),
        ("Le 3 mars 2022, le ministre a annulé la réunion prévue lundi.", "2022-03-07"),
        # But not where it still is to come, nor from what only says who somebody is.
        ("Le sommet prévu le 25 février aura lieu à Lomé.", "2024-02-25"),
        ("Le maire, élu le 3 mars 2022, a présenté la fête prévue le 20 avril.", "2024-04-20"),
        ("Le sommet annoncé le 12 mars 2022 aura lieu le 2 avril.", "2024-04-02"),
        # A vote that is put off.
        ("L'Assemblée a voté le 5 janvier le report de l'élection au 15 décembre.", "2024-12-15"),
        # What is prepared for, and what somebody is named up to.
        ("L'opposition prépare les législatives de novembre.", "2024-11"),
        ("Il a été nommé pour diriger le pays jusqu'à la présidentielle d'octobre.", "2024-10"),
        ("Il a prêté serment pour assurer l'intérim jusqu'aux élections de novembre.", "2024-11"),
        ("Il est resté au pouvoir jusqu'aux élections de novembre.", "2023-11"),
        ("Il avait été nommé pour régner jusqu'aux élections de novembre.", "2023-11"),
        # The days of what is decreed.
        ("La préfète a interdit les manifestations du 2 au 5 février.", "2024-02-05"),
        ("La compagnie a annulé ses vols du 10 au 12 février.", "2024-02-12"),
        ("La préfecture a interdit la circulation de mercredi 18 heures à jeudi midi.", "2024-02-01T12:00"),
        ("Les agriculteurs ont manifesté du 10 au 12 février.", "2023-02-12"),
        ("La préfète avait interdit les manifestations du 2 au 5 février.", "2023-02-05"),
    ],
)
def test_what_lies_ahead(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("À l'automne 2022, la rumeur enfle. Le 27 octobre, le directeur dévoile un plan.", "2022-10-27"),
        ("À l'automne 2022, la rumeur enfle. Le 27 mars, le directeur dévoile un plan.", "2023-03-27"),
        ("Les travaux commenceront à la fin du printemps.", "2023-SP"),
    ],
)
def test_days_and_parts_of_a_season(text, value):
    assert values(text, "2023-03-13")[-1] == value


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Le contingent est parti trois jours avant Noël.", "parti", "2023-12-22"),
        ("Il a été libéré le lendemain du 8 mars.", "libéré", "2023-03-09"),
        ("Il a été arrêté la veille du 14 juillet.", "arrêté", "2023-07-13"),
        ("La trêve a été rompue deux jours après Noël.", "rompue", "2023-12-27"),
        ("Le ministre a été reçu mardi à Berlin, trois ans jour pour jour après le début de la guerre.", "reçu", "2024-01-30"),
        ("Le ministre a été reçu mardi à Berlin, trois ans jour pour jour après le début de la guerre.", "guerre", "2021-01-30"),
        # «Au lendemain du putsch» is no day of the month in which something else was.
        (
            "Le 26 juillet 2023, le président était renversé.\n\nLes sanctions imposées au lendemain du putsch ont été levées en janvier.",
            "imposées",
            "2023-07-27",
        ),
    ],
)  # fmt: skip
def test_what_counts_from_something_dates_its_own_happening(text, trigger, when):
    assert when in [edtf for words, edtf in dates(text).items() if trigger in words]


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Le ministre a annoncé l'envoi de 500 soldats au Liban en mars.", "envoi", "2024-03"),
        ("Le gouvernement a annoncé la fermeture de l'usine le 3 février.", "fermeture", "2024-02-03"),
        ("Le ministre a annoncé en mars l'envoi de 500 soldats au Liban.", "annoncé", "2023-03"),
        ("Le ministre a annoncé l'envoi de 500 soldats au Liban en septembre.", "annoncé", "2023-09"),
        ("Le groupe a annoncé avoir fermé l'usine en mars.", "fermé", "2023-03"),
    ],
)
def test_what_is_announced_comes_soon_or_was_announced_then(text, trigger, when):
    assert when in [edtf for words, edtf in dates(text).items() if trigger in words]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L'armée a annoncé mardi matin avoir abattu deux drones dans la nuit.", "2024-01-29TNI"),
        ("10 h 45 - L'armée annonce avoir abattu deux drones dans la nuit.", "2024-01-29TNI"),
        ("Il est arrivé mardi matin et est mort dans la nuit.", "2024-01-30TNI"),
        ("Lundi soir, une dispute éclate. Une voisine appelle la police peu avant minuit.", "2024-01-29T24:00"),
        (
            "Il a été tué dans la nuit du 14 au 15 mai 2021. Les faits remontent à trois ans. Ce soir-là, il dort.",
            "2021-05-14TEV",
        ),
        ("Il a été tué le 14 mai 2021. Les faits remontent à près de trois ans. Ce soir-là, il dort.", "2021-05-14TEV"),
    ],
)
def test_the_night_that_is_meant(text, value):
    assert values(text)[-1] == value
