"""Which occurrence a verb asks for, and which happening a date hangs on."""

import pytest

from events import Document, find_times


def values(text, language="fr", published="2025-03-19"):
    return [time.value for time in find_times(Document("d", text, language, published or None))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L'accord sera signé lundi.", "2025-03-24"),
        ("Le texte va être adopté mardi.", "2025-03-25"),
        ("Un président doit être élu en juin.", "2025-06"),
        ("L'accord qui devrait être signé samedi fait débat.", "2025-03-22"),
        ("Le procès est reporté au mois de septembre.", "2025-09"),
        ("La grève a été lancée mardi.", "2025-03-18"),
        ("La loi aurait été adoptée en juin.", "2024-06"),
        ("Le pont, fermé pour travaux, rouvrira en juin.", "2025-06"),
        ("Le texte entre en vigueur à partir de lundi.", "2025-03-24"),
        ("Le scrutin avait été reporté en janvier.", "2025-01"),
        ("Une femme tuée vendredi sera enterrée à Lyon.", "2025-03-14"),
        ("L'Assemblée générale vendredi.", "2025-03-21"),
        ("Le procès s'ouvre lundi à Paris.", "2025-03-24"),
        ("Le tribunal examine mardi la demande.", "2025-03-25"),
        ("Le Parlement se réunit mercredi.", "2025-03-19"),
        ("Le tribunal a examiné mardi la demande.", "2025-03-18"),
        ("Trois femmes sont mortes samedi à Lille.", "2025-03-15"),
    ],
)
def test_a_participle_takes_the_tense_of_its_passive(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le 3 février, la digue a cédé. Le 20, les écoles rouvraient.", "2025-02-20"),
        ("Le 3 mars, la digue a cédé. Le 20, les écoles rouvriront.", "2025-03-20"),
        ("Lundi, un convoi délivrait la ville.", "2025-03-17"),
        ("Lundi, un convoi délivrera la ville.", "2025-03-24"),
        ("En juin, la police encadra la marche.", "2024-06"),
        ("En juin, la police encadrera la marche.", "2025-06"),
        ("En juin, les hostilités redémarraient.", "2024-06"),
        ("En juin, les mineurs attendraient encore.", "2025-06"),
        ("En juin, le train démarra.", "2024-06"),
        ("En juin, le sprinteur courra à Oslo.", "2025-06"),
    ],
)
def test_the_past_of_verbs_in_r_is_no_future(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The raid ended at 4 a.m. Tuesday.", ["2025-03-18T04:00"]),
        ("The raid went on until 4 A.M. Tuesday, police said.", ["2025-03-18T04:00"]),
        ("They met at 9 p.m. March 12 in Paris.", ["2025-03-12T21:00"]),
        ("The bus left at 9 p.m. Tuesday's was full.", ["2025-03-18T21:00"]),
        ("On Tuesday, the raid ended at 4 a.m. Police said so.", ["2025-03-18", "2025-03-18T04:00"]),
        ("On Monday, she arrived at 4 a.m. On Tuesday, she left.", ["2025-03-17", "2025-03-17T04:00", "2025-03-18"]),
    ],
)
def test_an_hour_goes_with_the_day_after_its_point(text, value):
    assert values(text, "en") == value


def test_a_second_day_after_and_is_found():
    text = "Le 3 mars, la digue a cédé, et le 20, les écoles rouvraient."
    assert values(text, published="2025-03-26") == ["2025-03-03", "2025-03-20"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She will be sworn in on Monday.", "2025-03-24"),
        ("The deal is to be signed on Friday.", "2025-03-21"),
        ("The law was passed on Friday.", "2025-03-14"),
        ("Her first budget is due this autumn.", "2025-FA"),
        ("Unions have called a meeting for Saturday week.", "2025-03-29"),
    ],
)
def test_the_same_in_english(text, value):
    assert values(text, "en") == [value]


def test_a_participle_between_commas_speaks_for_nothing_outside_them():
    assert values("La ligne, fermée depuis janvier, reprend en juin.") == ["2025-01", "2025-06"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il est décédé le 3 mai 2019. Deux ans après sa mort, un livre paraît.", "2021"),
        ("Le scrutin du 4 mars 2018 est contesté. Le lendemain de l'élection, des heurts éclatent.", "2018-03-05"),
        ("Le putsch du 18 août 2020 a surpris. Un an après le coup d'État, rien n'a changé.", "2021"),
        ("Née en 1950, elle a épousé un notaire en 1975. Dix ans après son mariage, elle part.", "1985"),
        ("Le pont s'est effondré le 14 août 2018. Deux mois après cela, on le rase.", "2018-10"),
        ("La sonde arriva en août 2014. Elle se posa ce novembre-là.", "2014-11"),
        ("Le siège dura jusqu'au 4 janvier 1951. Ce printemps-là, il fut renvoyé.", "1951-SP"),
    ],
)
def test_what_hangs_on_a_happening_finds_it_by_another_word_for_it(text, value):
    assert values(text, published="")[-1] == value


@pytest.mark.parametrize(
    "text",
    [
        "Le pont a été inauguré le 3 mai 2019. Deux ans après son mariage, il part.",
    ],
)
def test_what_hangs_on_a_happening_without_a_date_stays_open(text):
    assert values(text, published="")[-1] == "XXXX"


def test_english_words_for_one_sort_of_happening():
    text = "He died on 3 May 2019. Two years after his death, a book appeared. The coup of 18 August 2020 surprised."
    assert values(text, "en", "") == ["2019-05-03", "2021", "2020-08-18"]
    assert values("The coup was on 18 August 2020. A year after the putsch, nothing.", "en", "")[-1] == "2021"


def test_a_history_that_ends_today_is_still_a_history():
    text = "Troops crossed on 25 June 1950. On 15 September they landed. Today a strip still divides the land."
    assert values(text, "en", "")[:2] == ["1950-06-25", "1950-09-15"]


def test_what_is_announced_goes_on_from_what_is_announced():
    text = "The heats are on Friday 2 August and the final is three days later."
    assert values(text, "en", "2024-07-15") == ["2024-08-02", "2024-08-05"]


@pytest.mark.parametrize(
    ("text", "values_"),
    [
        ("Joe Biden s'adressera mercredi à la nation.", ["2025-03-19"]),  # said on that Wednesday
        ("Les clients auront accès jeudi à leur argent.", ["2025-03-20"]),
        ("Le 6 juillet 1961, il écrivit. L'armée, le 19, ceintura la base.", ["1961-07-06", "1961-07-19"]),
        ("Un voilier chavira le 3 juin 1970. Le 5, on inaugura le môle.", ["1970-06-03", "1970-06-05"]),
        ("Il a plaidé mardi à Lyon. Deux heures plus tard, il était libre.", ["2025-03-18", "2025-03-18"]),
        ("Il a plaidé mardi soir. Deux heures plus tard, il était libre.", ["2025-03-18TEV", "FUTURE_REF"]),
        ("Il a plaidé mardi matin. Quelques heures plus tôt, il avait fui.", ["2025-03-18TMO", "PAST_REF"]),
        ("L'accord date du 16 mars. Moscou l'a dénoncé le 17 par décret.", ["2025-03-16", "2025-03-17"]),
    ],
)
def test_days_said_by_their_weekday_their_number_or_an_hour(text, values_):
    assert values(text) == values_


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il a recueilli 92 % des voix en 2020. Un opposant est mort en détention en janvier.", "2025-01"),
        ("Il avait sauvé le club en 2009. Il s'était brouillé en décembre avec son directeur.", "2024-12"),
        ("Le juge, arrivé en septembre 2023, avait ouvert une enquête en mai.", "2024-05"),
        ("Turin lui ouvrit les bras en 2016. Elle fut sacrée. Son frère l'a su en décembre.", "2024-12"),
        # The year goes on where it opens the sentence before, or the month opens its own.
        ("En 2020, le parti a gagné. Un opposant est mort en détention en janvier.", "2020-01"),
        ("Le parti a gagné en 2020. En janvier, un opposant est mort en détention.", "2020-01"),
        ("Nommé en mai 2021, il avait ouvert une enquête en septembre.", "2021-09"),
    ],
)
def test_whose_year_a_month_of_news_is_of(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "values_"),
    [
        ("Une nouvelle action est annoncée samedi.", ["2025-03-22"]),
        ("L'action s'est annoncée samedi par un tract.", ["2025-03-15"]),
        ("L'action annoncée samedi a rassemblé du monde.", ["2025-03-15"]),
        ("Une vente est organisée le 8 avril à Lyon.", ["2025-04-08"]),
        ("Le jugement est mis en délibéré au 11 juillet.", ["2025-07-11"]),
        ("Le tribunal a annulé la loi qui repoussait au 15 décembre le scrutin.", ["2025-12-15"]),
        ("Le 25 mai 1968, on négocie. L'usine avait été occupée la première, le 14.", ["1968-05-25", "1968-05-14"]),
        ("Le 5 mai 1968, on négocie. L'usine avait été occupée le 7.", ["1968-05-05", "1968-05-07"]),
        ("Le 25 mai 1968, on négocie. L'usine fut évacuée le 14.", ["1968-05-25", "1968-06-14"]),
    ],
)
def test_what_looks_ahead_and_what_steps_back(text, values_):
    assert values(text) == values_


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La favorite de la présidentielle du 8 avril s'est déclarée déçue.", "2025-04-08"),
        ("Le scrutin du 12 mars restera dans les mémoires.", "2025-03-12"),
        ("La région a voté la suspension de la ligne à compter du 12 juin.", "2025-06-12"),
        ("The talks have been put off until after the elections of 2 May.", "2025-05-02"),
        ("La réforme avait sombré après le vote du 7 avril.", "2024-04-07"),
        ("Le maire a démissionné le 8 avril.", "2024-04-08"),
    ],
)
def test_the_day_of_a_noun_is_the_nearest_whatever_the_verb(text, value):
    assert values(text, "en" if text.startswith("The ") else "fr") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Un informateur a dû s'exiler en mai.", "2024-05"),
        ("Le parquet a clos le dossier en octobre.", "2024-10"),
        ("Le président avait ajourné, le 3 février, le scrutin prévu le 25.", "2025-02-03"),
        (
            "Vendredi, le ministre de l'Innovation, des Sciences et de l'Industrie, l'ancien député de la Mauricie, "
            "54 ans, natif de la région, a levé le dernier obstacle.",
            "2025-03-14",
        ),
    ],
)
def test_verbs_that_are_far_or_of_a_rare_form(text, value):
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        # A participle has the date that stands with its amount, whatever verb follows.
        ("fr", "L'inflation, tombée à 1,1 % en août, remontera.", "2024-08"),
        ("fr", "La banque devrait agir, avec une inflation tombée à 1,1 % en août.", "2024-08"),
        ("fr", "Un taux retombé à 1,1 % en août devrait rassurer.", "2024-08"),
        ("fr", "Le chômage, monté à 7,5 % en août, devrait baisser.", "2024-08"),
        ("fr", "Le taux, descendu à 2 % en décembre, doit encore baisser.", "2024-12"),
        ("fr", "La croissance, revenue à 0,3 % en août, ralentira.", "2024-08"),
        ("fr", "Le déficit, creusé à 5,8 % en décembre, sera réduit.", "2024-12"),
        ("fr", "Les prix, réduits de 3 % en novembre, vont remonter.", "2024-11"),
        ("fr", "La perte, ramenée à 3,5 millions d'euros en novembre, sera comblée.", "2024-11"),
        ("fr", "La banque agira alors que l'inflation est tombée à 1,1 % en août.", "2024-08"),
        ("fr", "L'inflation, qui est tombée à 1,1 % en août, devrait remonter.", "2024-08"),
        ("fr", "Le chômage remontera, après être tombé à 7,1 % en août.", "2024-08"),
        ("en", "Inflation, which fell to 1.1% in August, will rise.", "2024-08"),
        ("en", "The rate, which rose to 2.5 percent in August, will fall.", "2024-08"),
        # What is still to come keeps ahead.
        ("fr", "L'inflation devrait tomber à 1,1 % en août.", "2025-08"),
        ("fr", "L'inflation, attendue à 1,1 % en août, sera suivie.", "2025-08"),
        ("fr", "Le taux sera ramené à 2 % en août.", "2025-08"),
        ("fr", "Le budget prévoit un déficit ramené à 4,5 % en août.", "2025-08"),
        ("fr", "Elle vise un taux relevé à 21 % en août.", "2025-08"),
        ("fr", "L'inflation est tombée à 1,1 % et remontera en août.", "2025-08"),
        ("fr", "Après une hausse limitée à 1,1 %, les prix vont remonter en août.", "2025-08"),
        ("en", "Inflation will fall to 1.1% in August.", "2025-08"),
        ("en", "Inflation, which is expected to fall to 1.1% in August, will matter.", "2025-08"),
    ],
)
def test_a_participle_with_an_amount_has_its_date(language, text, value):
    assert values(text, language) == [value]
