"""Time expressions: what the words say, and what they mean given publication and story."""

import numpy as np
import pytest

from events import Document, find_times
from events.wording import iso_day

PUBLISHED = "2024-06-26"


def one(text, published=PUBLISHED, language="fr"):
    """The last expression of a text."""
    return find_times(Document("d", text, language, published))[-1]


def days(text, published=PUBLISHED, language="fr"):
    """First and last day, as a reader gives them."""
    time = one(text, published, language)
    return (iso_day(time.start), iso_day(time.end - np.timedelta64(1, "D"))) if time.start is not None else None


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Signé le 18 août 2020 à Bamako.", "2020-08-18", "2020-08-18", "2020-08-18"),
        ("Signé le 18 sept. 2018.", "2018-09-18", "2018-09-18", "2018-09-18"),
        ("Paru le 1er mai 1968.", "1968-05-01", "1968-05-01", "1968-05-01"),
        ("LE 3 AOÛT 2019, LA VILLE BRÛLE.", "2019-08-03", "2019-08-03", "2019-08-03"),
        ("Le 3 fevrier 2013, il arrive.", "2013-02-03", "2013-02-03", "2013-02-03"),
        ("Paris, le 14/07/2023.", "2023-07-14", "2023-07-14", "2023-07-14"),
        ("Paris, le 12/03/2023.", "2023-03-12", "2023-03-12", "2023-03-12"),
        ("Le relevé du 2023-07-14.", "2023-07-14", "2023-07-14", "2023-07-14"),
        ("Le coup d'État d'août 2020.", "2020-08", "2020-08-01", "2020-08-31"),
        ("Serval a débuté en 2014.", "2014", "2014-01-01", "2014-12-31"),
        ("Né dans les années 60, il vit ici.", "196", "1960-01-01", "1969-12-31"),
        ("Au XXe siècle, la ville grandit.", "19", "1901-01-01", "2000-12-31"),
        ("Au premier trimestre 2023, tout va.", "2023-Q1", "2023-01-01", "2023-03-31"),
        ("Le T1 2024 fut bon.", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("Au second semestre 2021, rien.", "2021-H2", "2021-07-01", "2021-12-31"),
        ("Durant l'été 2021, il fit chaud.", "2021-SU", "2021-06-21", "2021-09-22"),
        ("Le lundi de Pâques 2024, il pleut.", "2024-04-01", "2024-04-01", "2024-04-01"),
        ("Depuis le 11-Septembre, tout a changé.", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("Assassiné le 15 mars 44 av. J.-C.", "BC0044-03-15", "-0043-03-15", "-0043-03-15"),
        ("César meurt en 44 av. J.-C.", "BC0044", "-0043-01-01", "-0043-12-31"),
    ],
)
def test_dates_that_are_all_in_the_words(text, value, first, last):
    time = one(text, None)
    assert (time.value, time.anchor) == (value, "absolute")
    assert days(text, None) == (first, last)


@pytest.mark.parametrize(
    ("text", "mod", "first", "last", "precision"),
    [
        ("La visite a eu lieu début juin 2024.", "START", "2024-06-01", "2024-06-10", "part-of-month"),
        ("Arrivé à la mi-mars 2022.", "MID", "2022-03-11", "2022-03-20", "part-of-month"),
        ("Parti fin février 2023.", "END", "2023-02-21", "2023-02-28", "part-of-month"),
        ("Créé début 2014.", "START", "2014-01-01", "2014-04-30", "part-of-year"),
        ("Fermé fin 2023.", "END", "2023-09-01", "2023-12-31", "part-of-year"),
        ("Au début des années 60, il joue.", "START", "1960-01-01", "1963-12-31", "part-of-decade"),
    ],
)
def test_parts_of_a_period_keep_their_bounds(text, mod, first, last, precision):
    time = one(text, None)
    assert (time.mod, time.precision, *days(text, None)) == (mod, precision, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("La visite a eu lieu début juin.", "2024-06-01", "2024-06-10"),
        ("Les travaux seront achevés le 30 août.", "2024-08-30", "2024-08-30"),
        ("L'accord avait été signé le 15 décembre.", "2023-12-15", "2023-12-15"),
        ("Le match se jouera samedi.", "2024-06-29", "2024-06-29"),
        ("Le match s'est joué samedi.", "2024-06-22", "2024-06-22"),
        ("Il est arrivé hier.", "2024-06-25", "2024-06-25"),
        ("Il partira après-demain.", "2024-06-28", "2024-06-28"),
        ("Il a quitté le pays il y a un an.", "2023-01-01", "2023-12-31"),
        ("Il a quitté le pays il y a une semaine.", "2024-06-17", "2024-06-23"),
        ("Il arrivera dans six mois.", "2024-12-01", "2024-12-31"),
        ("La semaine dernière, il neigeait.", "2024-06-17", "2024-06-23"),
        ("Le mois prochain, il neigera.", "2024-07-01", "2024-07-31"),
        ("Cette année, il neige.", "2024-01-01", "2024-12-31"),
        ("En mars dernier, il neigeait.", "2024-03-01", "2024-03-31"),
        ("L'été dernier, il pleuvait.", "2023-06-21", "2023-09-22"),
        ("L'attentat avait eu lieu à Noël.", "2023-12-25", "2023-12-25"),
        ("L'attaque a eu lieu dans la nuit de mardi à mercredi.", "2024-06-25", "2024-06-26"),
    ],
)
def test_dates_that_hang_on_publication_and_tense(text, first, last):
    assert one(text).anchor == "published"
    assert days(text) == (first, last)
    assert one(text, None).reason == "no-publication-date"


@pytest.mark.parametrize(
    ("text", "first", "last", "edtf", "on"),
    [
        ("Le coup d'État eut lieu en août 2020. Neuf mois plus tard, la junte changea.", "2021-05-01", "2021-05-31", "2021-05~", "août 2020"),
        ("Il est mort le 3 mai 2019. Trois jours après, on l'enterra.", "2019-05-06", "2019-05-06", "2019-05-06", "le 3 mai 2019"),
        ("Il fut élu en 2014. L'année suivante, il démissionna.", "2015-01-01", "2015-12-31", "2015", "2014"),
        ("L'attaque a eu lieu le 12 mars 2023. Le lendemain, l'armée a riposté.", "2023-03-13", "2023-03-13", "2023-03-13", "le 12 mars 2023"),
        ("Il arriva le 12 mars 2023, après avoir quitté Paris la veille.", "2023-03-11", "2023-03-11", "2023-03-11", "le 12 mars 2023"),
        ("Élu le 4 mai 2001, il meurt deux ans jour pour jour après.", "2003-05-04", "2003-05-04", "2003-05-04", "le 4 mai 2001"),
        ("Le coup eut lieu en août 2020. Il partit à la fin de la même année.", "2020-09-01", "2020-12-31", "[2020-09-01..2020-12-31]", "août 2020"),
        ("Le putsch date de 2012. Un accord fut signé en 2015. Deux ans après le putsch, tout changea.", "2014-01-01", "2014-12-31", "2014~", "2012"),
        ("Deux jours après l'attaque du 5 mai 2021, il partit.", "2021-05-07", "2021-05-07", "2021-05-07", "5 mai 2021"),
    ],
)  # fmt: skip
def test_dates_that_hang_on_the_story(text, first, last, edtf, on):
    times = find_times(Document("d", text))
    time = next(time for time in times if time.anchor == "story")
    assert (str(time.start), str(time.end - np.timedelta64(1, "D")), time.edtf) == (first, last, edtf)
    assert text[time.anchor_start_char : time.anchor_end_char] == on


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De 2006 à 2019, il régna.", ["2006", "2019"]),
        ("Le sommet s'est tenu du 3 au 5 mai 2021.", ["3", "5 mai 2021"]),
        ("Entre avril et juin 2017, il plut.", ["avril", "juin 2017"]),
        ("Les 4, 5 et 6 octobre 2019, il neigea.", ["Les 4", "5", "6 octobre 2019"]),
        ("Du 28 décembre au 3 janvier 2021, repos.", ["28 décembre", "3 janvier 2021"]),
    ],
)
def test_a_range_is_one_expression_an_end(text, words):
    times = find_times(Document("d", text))
    assert [time.text for time in times] == words
    assert all(time.start is not None for time in times)
    assert times[0].start < times[-1].start


@pytest.mark.parametrize("text", ["Le 31 février 2023, rien.", "Le 29 février 2023, rien.", "Le 31/04/2020, rien."])
def test_a_day_that_does_not_exist_is_found_and_undatable(text):
    time = one(text, None)
    assert (time.start, time.reason) == (None, "impossible-date")


def test_a_weekday_that_contradicts_its_date_keeps_the_date_and_says_so():
    time = one("Le lundi 26 juin 2024, il pleut.", None)
    assert (str(time.start), time.note) == ("2024-06-26", "weekday-mismatch")


def test_without_a_year_or_publication_date_nothing_is_filled_in():
    time = one("La visite a eu lieu début juin.", None)
    assert (time.start, time.end, time.edtf, time.mod, time.reason) == (
        None,
        None,
        "XXXX-06",
        "START",
        "no-publication-date",
    )


def test_a_publication_date_known_to_the_month_gives_what_it_can():
    assert one("La visite a eu lieu en mars.", "2024-06").edtf == "2024-03"
    assert one("Il est arrivé hier.", "2024-06").precision == "month"


@pytest.mark.parametrize(
    "text",
    [
        "Elles ont été remplacées par des instructeurs.",
        "Un homme de 38 ans a été arrêté.",
        "Plus de 2000 soldats sont arrivés.",
        "Le général Mars et Mme Mai sont venus.",
        "L'article 49 et le G5 Sahel, 12 morts.",
        "Il a gagné 3-1 contre Lens.",
        "La référence 2882015 est fausse.",
        "Le prix est de 12,50 euros.",
        "La rue du 8 mai 1945 est fermée.",
    ],
)
def test_look_alikes_are_no_dates(text):
    assert not find_times(Document("d", text, published=PUBLISHED))


def test_durations_frequencies_and_vague_references_have_no_interval():
    text = "Il resta six mois. Il venait tous les jeudis. Il est parti récemment."
    times = find_times(Document("d", text, published=PUBLISHED))
    assert [(time.type, time.value, time.reason) for time in times] == [
        ("DURATION", "P6M", "not-a-date"),
        ("SET", "XXXX-WXX-4", "not-a-date"),
        ("DATE", "PAST_REF", "vague"),
    ]


def test_the_probable_year_is_the_story_s_where_the_story_goes_on():
    times = find_times(
        Document("d", "En janvier 2012, le nord se soulève. En mars, l'armée prend le pouvoir.", published=PUBLISHED)
    )
    assert [time.value for time in times] == ["2012-01", "2012-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Il viendra demain mercredi 7 février.",
        "Le 7e trimestre fut rude.",
        "L'hiver 2020-2021 fut rude.",
        "Demain lundi 3 mars, il part.",
    ],
)
def test_odd_dates_are_read_without_complaint(text):
    assert all(time.text in text for time in find_times(Document("d", text, published=PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Le scrutin aura lieu le premier lundi de mars 2025.", "2025-03-03", "2025-03-03"),
        ("Signé le dernier jour d'octobre 2015.", "2015-10-31", "2015-10-31"),
        ("Durant la première semaine d'octobre 2014, rien.", "2014-09-29", "2014-10-05"),
        ("Durant la dernière semaine de septembre 2014, rien.", "2014-09-22", "2014-09-28"),
        ("Il partira le deuxième week-end de juillet.", "2024-07-13", "2024-07-14"),
        ("Il partira le premier mercredi du mois prochain.", "2024-07-03", "2024-07-03"),
        ("Il partira le premier dimanche de l'automne.", "2024-09-29", "2024-09-29"),
        ("Il reviendra durant la seconde quinzaine d'août.", "2024-08-16", "2024-08-31"),
    ],
)
def test_one_of_the_days_or_weeks_of_a_period(text, first, last):
    assert days(text) == (first, last)


def test_a_fifth_monday_that_a_month_lacks_is_undatable():
    assert one("Le cinquième lundi de février 2023.").reason == "impossible-date"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Il a été arrêté le 16.", "2024-06-16"),
        ("Il sera jugé le 16.", "2024-07-16"),
        ("La marche est annoncée pour samedi 29.", "2024-06-29"),
        ("Il a été arrêté le 28 mai. Il a été libéré le 3.", "2024-06-03"),
        ("Il a été arrêté le 15 mai 2020. Il a été libéré le 24 au soir.", "2020-05-24"),
        ("Il sera jugé lundi en huit.", "2024-07-08"),
        ("La visite est annoncée pour octobre.", "2024-10-01"),
        ("Dim 15 sept", "2024-09-15"),
        ("31/10", "2024-10-31"),
        ("le 20 02 2014", "2014-02-20"),
        ("Stable en 11/2017, dit-il.", "2017-11-01"),
        ("Il est parti il y a deux heures.", "2024-06-26"),
        ("Il est parti il y a 48 heures.", "2024-06-24"),
    ],
)
def test_short_and_bare_days(text, first):
    assert days(text)[0] == first


@pytest.mark.parametrize("text", ["Appelez le 18.", "Le 16 de la rue.", "Il habite le 12, rue Haute."])
def test_bare_numbers_are_no_days(text):
    assert not [time for time in find_times(Document("d", text, published=PUBLISHED)) if time.rule.startswith("day")]


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("Il est parti la veille.", "2024-06-25", "published"),
        ("Le lendemain, il partira.", "2024-06-27", "published"),
        ("Le lendemain, il est parti.", "XXXX-XX-XX", "story"),
        ("Le lendemain de sa victoire, il fête.", "XXXX-XX-XX", "story"),
        ("Le 3 mai 2020, il est parti. Le lendemain, il est revenu.", "2020-05-04", "story"),
        ("Elle apparut le 8 mai 2024 à 18 h 07. Une heure plus tard, il se montra.", "2024-05-08T19:07", "story"),
        (
            "Ils entrèrent le 6 mars 2024 à 23 h 50, et vingt minutes plus tard repartirent.",
            "2024-03-07T00:10",
            "story",
        ),
    ],
)
def test_what_hangs_on_a_story_without_dates_counts_from_publication(text, value, anchor):
    time = one(text)
    assert (time.value, time.anchor) == (value, anchor)


def test_the_year_that_opens_a_sentence_is_that_of_the_date_after_it():
    text = "Tout a brûlé en octobre 1987. Douze ans plus tard, entre le 26 et le 28 décembre, la tempête a frappé."
    assert [time.value for time in find_times(Document("d", text, published=PUBLISHED))][2:] == [
        "1999-12-26",
        "1999-12-28",
    ]


def test_what_returns_every_year_has_no_days_of_its_own():
    times = find_times(Document("d", "La demande augmente en été, et pendant les mois d'hiver.", published=PUBLISHED))
    assert [(time.value, time.start) for time in times] == [("XXXX-SU", None), ("XXXX-WI", None)]


def test_a_relative_clause_does_not_say_the_tense_of_the_date_before_it():
    assert days("Le recensement de mars, qui devrait être affiné, est public.") == ("2024-03-01", "2024-03-31")


def test_a_text_that_says_only_today_means_its_publication():
    assert days("Aujourd'hui") == (PUBLISHED, PUBLISHED)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Nouvel An chinois a été fêté samedi.", ["XXXX-XX-XX", "2024-03-09"]),
        ("en", "Orthodox Easter and Chinese New Year 2018 are not ours.", ["XXXX-XX-XX", "XXXX-XX-XX"]),
        ("fr", "Trois jours après Pâques, il est parti.", ["2023-04-12", "2023-04-09"]),
        ("en", "Two weeks before Christmas 2019 it rained.", ["2019-W50", "2019-12-25"]),
        ("fr", "Fermé de lundi à mercredi.", ["2024-03-11", "2024-03-13"]),
        ("fr", "Ouvert du samedi 9 au lundi 11 mars.", ["2024-03-09", "2024-03-11"]),
        ("en", "He will appear in court on Tuesday the 19th.", ["2024-03-19"]),
        ("en", "She was arrested on the 5th.", ["2024-03-05"]),
        ("en", "It was seen the night before last.", ["2024-03-10TNI"]),
        ("en", "It opens a week on Tuesday.", ["2024-03-19"]),
        ("fr", "La lettre est arrivée dans les derniers jours de 2018.", ["2018"]),
        ("fr", "La musique est née à l'orée des années 80.", ["198"]),
        ("fr", "Charlemagne est couronné en l'an 800.", ["0800"]),
        ("fr", "Il a conduit 12h de route.", []),
        ("en", "It took a decade and a half.", ["P15Y"]),
    ],
)
def test_what_words_mean_on_a_tuesday_of_march(language, text, expected):
    times = find_times(Document("d", text, language, "2024-03-12"))
    assert [time.value for time in times] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Rendez-vous à 25h30."),
        ("fr", "Il est 12h75."),
        ("fr", "Elle attend la 25e heure."),
        ("fr", "Le 32 janvier 2020, rien."),
        ("en", "He left at 25:30."),
        ("en", "On January 32, 2020, nothing."),
    ],
)
def test_an_hour_or_day_that_does_not_exist_is_found_and_undatable(language, text):
    times = find_times(Document("d", text, language, "2024-03-12"))
    assert [(time.start, time.reason) for time in times] == [(None, "impossible-date")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il fredonne « Lundi au soleil » dans sa cellule.", []),
        ("« Lundi, nous fermerons », dit-il.", ["Lundi"]),
        ("« Demain », a-t-il répondu.", ["Demain"]),
        ("Il a lancé : « Demain sans faute »", ["Demain"]),
        ("Les barricades de « Mai 1968 » ont brûlé.", ["Mai 1968"]),
        ("Il parle de « mardi prochain » sans y croire.", ["mardi prochain"]),
    ],
)
def test_a_title_between_quotes_is_no_date_and_what_is_said_is(text, expected):
    assert [time.text for time in find_times(Document("d", text, "fr", "2024-03-12"))] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A feast before a surname is somebody's first name, as is one at the head or after a comma without its article.
        ("fr", "Le patron d'Airbus, Noël Forgeard, a démissionné.", []),
        ("fr", "Noël Forgeard a démissionné.", []),
        ("fr", "Le procès de Noël Le Graët s'ouvre.", []),
        ("fr", "La fédération a confié à Noël Le Graët une mission.", []),
        ("fr", "Un rôle écrit pour Noël ROQUEVERT lui échappe.", []),
        ("fr", "Le général, Toussaint Louverture, fut déporté.", []),
        ("fr", "Toussaint Louverture fut déporté.", []),
        ("fr", "Le plus ancien du groupe, Toussaint, n'a pas répondu.", []),
        ("fr", "Son agent, Pâques Morin, se tait.", []),
        ("fr", "L'ancien député, Jean Noël, est mort.", []),
        ("fr", "Le maréchal Juin commanda en Italie.", []),
        ("fr", "La directrice, Avril Haines, a parlé.", []),
        ("fr", "À Noël, Paris était vide.", ["Noël"]),
        ("fr", "À Noël Paris était vide.", ["Noël"]),
        ("fr", "La Toussaint Rouge a ouvert la guerre.", ["La Toussaint"]),
        ("fr", "Partis à la Toussaint, Marie et Paul sont rentrés.", ["la Toussaint"]),
        ("fr", "Noël approche et les Parisiens s'en vont.", ["Noël"]),
        ("fr", "Toussaint : les fleuristes se préparent.", ["Toussaint"]),
        ("fr", "Ils sont revenus pour Noël 2019, Paul et Marie aussi.", ["Noël 2019"]),
        ("fr", "Les vacances de Noël ont commencé.", ["Les vacances de Noël"]),
        ("fr", "Les vacances de la Toussaint ont commencé.", []),
        ("fr", "APRÈS NOËL PARIS SE VIDE", ["NOËL"]),
        ("en", "He met Christmas Humphreys at home.", []),
        ("en", "The novelist, Easter Rawlins, died.", []),
        ("en", "January Jones starred in it.", []),
        ("en", "The actress, January Jones, left.", []),
        ("en", "The murder of April Jones shook Wales.", []),
        ("en", "Theresa May resigned, and Mrs May said so.", []),
        ("en", "May, who resigned, spoke.", []),
        ("en", "At Christmas London was empty.", ["Christmas"]),
        ("en", "Since Easter Rome has been full.", ["Easter"]),
        ("en", "The Christmas Truce failed.", ["Christmas"]),
        ("en", "In January Johnson won.", ["January"]),
        ("en", "As of April Tesla had sold many.", ["April"]),
        ("en", "Christmas is near.", ["Christmas"]),
    ],
)
def test_a_feast_or_a_month_that_is_a_first_name_is_no_date(language, text, expected):
    assert [time.text for time in find_times(Document("d", text, language, "2024-03-12"))] == expected


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        # Both ends are of the day that stands with the last.
        ("fr", "Le courant a manqué entre 0 h 30 et 4 h mardi.", ["2024-03-12T00:30", "2024-03-12T04:00"]),
        ("fr", "La rue sera fermée de 9 h à 17 h mercredi.", ["2024-03-13T09:00", "2024-03-13T17:00"]),
        ("fr", "Entre 5h30 et 7h15 jeudi matin, rien n'a roulé.", ["2024-03-07T05:30", "2024-03-07T07:15"]),
        ("fr", "Lundi, il a parlé. Entre 9 h et 11 h dimanche, il avait voté.", ["2024-03-11", "2024-03-10T09:00", "2024-03-10T11:00"]),
        ("fr", "La panne a duré de 0 h 30 à 4 h, samedi.", ["2024-03-09T00:30", "2024-03-09T04:00", "2024-03-09"]),
        ("fr", "Il a plu entre minuit et 3 h dimanche.", ["2024-03-10T00:00", "2024-03-10T03:00"]),
        ("fr", "Fermé de 10 h à midi le 3 avril.", ["2024-04-03T10:00", "2024-04-03T12:00", "2024-04-03"]),
        ("fr", "Le 5 mars, il vint. Il plut entre 1 h et 3 h 20 jeudi 7 mars.", ["2024-03-05", "2024-03-07T01:00", "2024-03-07T03:20", "2024-03-07"]),
        ("fr", "Le crime a eu lieu entre 2 heures et 4 heures samedi.", ["2024-03-09T02:00", "2024-03-09T04:00"]),
        ("fr", "Les bars ont fermé de 14 à 18 h dimanche.", ["2024-03-10T14:00", "2024-03-10T18:00"]),
        ("fr", "Le tunnel a fermé entre 22 h et 4 h dimanche.", ["2024-03-09T22:00", "2024-03-10T04:00"]),
        ("fr", "Il a plu samedi entre 23 h et 1 h.", ["2024-03-09", "2024-03-09T23:00", "2024-03-10T01:00"]),
        ("en", "The line was down between 1 am and 4 am Sunday.", ["2024-03-10T01:00", "2024-03-10T04:00"]),
        ("en", "Polls will be open from 7am to 10pm on Thursday.", ["2024-03-14T07:00", "2024-03-14T22:00"]),
        ("en", "On Monday he spoke. Power was out from 2am to 5am Sunday.", ["2024-03-11", "2024-03-10T02:00", "2024-03-10T05:00"]),
        # Not where each has its own, where it stands before, or begins what follows.
        ("fr", "Fermé entre 22 h lundi et 5 h mardi.", ["2024-03-11T22:00", "2024-03-12T05:00"]),
        ("fr", "Samedi, entre 0 h 30 et 4 h, le courant a manqué.", ["2024-03-09", "2024-03-09T00:30", "2024-03-09T04:00"]),
        ("fr", "Il a plu samedi de 0 h 30 à 4 h. Dimanche, il a neigé.", ["2024-03-09", "2024-03-09T00:30", "2024-03-09T04:00", "2024-03-10"]),
        ("fr", "La visite dure entre 2 heures et 4 heures.", ["PT2H", "PT4H"]),
    ],
)  # fmt: skip
def test_both_hours_of_a_range_are_of_its_day(language, text, values):
    assert [time.value for time in find_times(Document("d", text, language, "2024-03-12"))] == values
