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
