"""Two dates beside each other: the days of one happening, its begin and end, or two happenings."""

import pytest

from events import Document, extract


def rows(text, published="2024-06-26", language="fr"):
    """The days of each dated row, first and last, with its title."""
    table = extract(Document("d", text, language, published))
    dated = table[table["start"].notna()].sort_values("start")
    return [(str(r["edtf"]), r["title"]) for r in dated.to_dict("records")]


def dates(text, published="2024-06-26"):
    return [edtf for edtf, _ in rows(text, published)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Le ministre a rencontré jeudi et vendredi son homologue à Munich.", ["2024-06-20/2024-06-21"]),
        ("Des habitants ont manifesté samedi et dimanche à Lyon.", ["2024-06-22/2024-06-23"]),
        ("Des habitants ont manifesté vendredi, samedi et dimanche à Lyon.", ["2024-06-21/2024-06-23"]),
        ("La rencontre de dimanche et lundi à Riyad a échoué.", ["2024-06-23/2024-06-24"]),
        ("Le tribunal a siégé mardi 4 et jeudi 20 juin.", ["2024-06-04", "2024-06-20"]),
        # On Wednesday the two are of the week before: both are over.
        ("Le ministre a été reçu mercredi et jeudi à Pékin.", ["2024-06-19/2024-06-20"]),
        ("La grève de janvier et février 2023 a paralysé le port.", ["2023-01/2023-02"]),
        ("Le tribunal a siégé les 4 et 5 juin.", ["2024-06-04/2024-06-05"]),
        ("Des habitants ont manifesté lundi et jeudi à Lyon.", ["2024-06-20", "2024-06-24"]),
        ("Le pays se souvient des attentats de mars 2016 et août 2017.", ["2016-03", "2017-08"]),
        ("Il a perdu les élections de 2018 et 2023.", ["2018", "2023"]),
        ("Le pays a connu deux coups d'État, en janvier et septembre 2022.", ["2022-01", "2022-09"]),
        ("La police a arrêté six hommes les 4 et 18 juin.", ["2024-06-04", "2024-06-18"]),
    ],
)
def test_days_that_run_on_are_one_time_and_days_apart_are_two(text, when):
    assert dates(text) == when


def test_a_title_has_nothing_left_of_the_dates_that_it_leaves_out():
    assert {title for _, title in rows("Des habitants ont manifesté lundi et jeudi à Lyon.")} == {
        "Des habitants ont manifesté à Lyon"
    }


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Le pont sera fermé du 3 septembre à fin décembre.", "2024-09-03/2024-12"),
        ("Il a dirigé la banque de fin 2010 à mi-2014.", "2010/2014"),
        ("Il a dirigé la banque de 2010 à juillet 2014.", "2010/2014-07"),
        ("Le pont a été fermé de mercredi soir à vendredi matin.", "2024-06-19/2024-06-21"),
        ("Des tirs ont éclaté entre dimanche soir et lundi matin.", "2024-06-23/2024-06-24"),
    ],
)
def test_a_range_may_say_its_ends_in_two_ways(text, when):
    assert len(found := dates(text)) == 1
    begin, _, end = when.partition("/")
    assert found[0].partition("/")[0].startswith(begin)
    assert found[0].partition("/")[2].startswith(end)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Le musée a fermé lundi jusqu'au 5 juillet.", ["2024-06-24/2024-07-05"]),
        ("La ligne est fermée depuis lundi et jusqu'à samedi.", ["2024-06-24/2024-06-29"]),
        ("- 26-27 février : sommet à Lomé", ["2024-02-26/2024-02-27"]),
        # What is prolonged on a day did not begin on it.
        ("L'état d'urgence a été prolongé lundi jusqu'au 5 juillet.", ["../2024-07-05", "2024-06-24"]),
    ],
)
def test_what_lasts_from_one_day_until_another_is_one_happening(text, when):
    assert sorted(dates(text)) == when


def titled(language, published, text):
    """The dates of the happenings of a text by the beginning of their title."""
    table = extract(Document("d", text, language, published or None))
    return {row["title"]: row["edtf"] for row in table.to_dict("records")}


@pytest.mark.parametrize(
    ("language", "published", "text", "title", "edtf"),
    [
        # what is said in a paper or done by a ruling has its day
        ("fr", "2019-05-29", "La grève est finie, a indiqué la mairie de Lens dans un communiqué mardi.", "La mairie de Lens :", "2019-05-28"),
        ("fr", "2019-08-21", "Samuel Ndifor a été condamné à perpétuité par une sentence rendue mardi.", "Samuel Ndifor a été condamné", "2019-08-20"),
        ("fr", "2019-08-21", "Dans une lettre du 3 mai 2018, le maire a demandé des renforts.", "Le maire a demandé", "2018-05-03"),
        ("en", "2019-08-21", "The party was dissolved by a decree published on Monday.", "The party was dissolved", "2019-08-19"),
        ("fr", "2022-05-12", "Le président, dans un message diffusé ce jeudi 12 mai, a condamné l'attaque.", "Le président, dans", "2022-05-12"),
        ("fr", "2022-05-12", "Le maire, dans une voiture achetée mardi, a quitté la ville.", "Une voiture achetée", "2022-05-10"),
        ("fr", "2019-08-21", "Le communiqué publié lundi a surpris les élus.", "Le communiqué publié", "2019-08-19"),
        ("fr", "2019-08-21", "Le ministre a réagi à un communiqué publié lundi.", "Un communiqué publié", "2019-08-19"),
        ("fr", "2019-08-21", "Le groupe a annoncé vendredi dans un communiqué publié lundi la fermeture du site.", "Le groupe a annoncé", "2019-08-16"),
        # the day of what is counted from, and the one that is counted
        ("fr", "2023-03-15", "Au lendemain de la fusillade de lundi, le maire a demandé des renforts.", "Le maire a demandé", "2023-03-14"),
        ("fr", "2023-03-15", "Deux heures après le braquage de la banque samedi, la police a arrêté deux hommes.", "La police a arrêté", "2023-03-11"),
        ("fr", "2023-03-15", "Le maire a demandé des renforts deux jours après le séisme de lundi.", "Le maire a demandé", "2023-03-15"),
        ("fr", "2023-03-15", "Deux mois après le coup d'État, le 24 mai 2021, le colonel a prêté serment.", "Le colonel a prêté", "2021-05-24"),
        ("en", "2023-03-15", "Two days after the shooting on Friday, the mayor asked for help.", "The mayor asked", "2023-03-12"),
        # who only says it has not the day in front
        ("fr", "", "Le 4 mai 2013, rappelle le journal Le Monde, Paul Mbarga a été arrêté à Douala.", "Paul Mbarga a été arrêté", "2013-05-04"),
        ("en", "2023-03-15", "On 3 March, they point out, the firm paid its shareholders a dividend.", "The firm paid", "2023-03-03"),
        # since when one thing lasts is not when the other was
        ("fr", "2022-06-20", "Alors que le Mali est suspendu de l'Union depuis le 3 mai, le Togo propose une médiation.", "Le Togo propose", ""),
        ("fr", "2022-06-20", "Les chefs se réunissaient mardi à Kingston, tandis que les rebelles attaquaient le port.", "Les rebelles attaquaient", "2022-06-14"),
        # what befell as something else did
        ("en", "2018-10-15", "Ann Baker stepped down as CEO of Acme Corp as the retailer filed for bankruptcy on Oct. 12.", "Ann Baker stepped down", "2018-10-12"),
        ("en", "2018-10-15", "Six men fled on Friday as rebels stormed the town.", "Rebels stormed", "2018-10-12"),
        ("en", "2018-10-15", "Tom Reed was killed when a bomb exploded on Monday.", "Tom Reed was killed", "2018-10-15"),
        # on which day until another
        ("en", "2021-07-02", "The court on Friday adjourned the case until July 30.", "The court adjourned", "2021-07-02"),
        # clauses that only a comma parts
        ("fr", "", "L'usine a été détruite, le 3 mai 2014, la police a arrêté deux hommes.", "La police a arrêté", "2014-05-03"),
        ("fr", "", "Paul Mbarga a été condamné, en décembre 2009, à dix ans de prison.", "Paul Mbarga a été condamné", "2009-12"),
    ],
)  # fmt: skip
def test_each_happening_has_its_own_day(language, published, text, title, edtf):
    found = titled(language, published, text)
    assert edtf in [date or "" for told, date in found.items() if told.startswith(title)], found


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed was a student when he met Ann Lee in 1968.",
        "The tower is less tall than it was in 1985.",
        "The post will carry fewer powers than it held during the 1980s.",
    ],
)
def test_what_only_was_so_then_is_no_happening(text):
    assert not [title for title in titled("en", "2009-03-01", text) if "met" not in title]
