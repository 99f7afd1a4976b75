"""The wordings with which a story goes on from the day told, each after the same day."""

import pytest

from events import Document, find_times

_DAY = {"fr": "Le vendredi 12 mars 2021, la ville brûla. ", "en": "The town burned on Friday, 12 March 2021. "}
_CASES = [
    ("fr", "Le dimanche qui suivit, on vota.", {"Le dimanche qui suivit": "2021-03-14"}),
    ("fr", "L'hiver qui a suivi, il est mort.", {"L'hiver qui a suivi": "2021-WI"}),
    ("fr", "L'été qui avait précédé, il était parti.", {"L'été qui avait précédé": "2020-SU"}),
    ("fr", "La semaine qui suivit, il revint.", {"La semaine qui suivit": "2021-W11"}),
    ("fr", "Le mardi de la semaine suivante, il cédait.", {"Le mardi de la semaine suivante": "2021-03-16"}),
    ("fr", "L'avant-veille au soir, il avait cédé.", {"L'avant-veille au soir": "2021-03-10TEV"}),
    ("fr", "Trois petites semaines plus tard, il cédait.", {"Trois petites semaines plus tard": "2021-W13"}),
    ("fr", "Trois longs mois plus tard, il cédait.", {"Trois longs mois plus tard": "2021-06"}),
    ("fr", "Deux printemps plus tard, il capitula.", {"Deux printemps plus tard": "2023-SP"}),
    ("fr", "Un mois et demi plus tard, il capitula.", {"Un mois et demi plus tard": "2021-04"}),
    ("fr", "Quelques semaines plus tard, le 3 mai, il capitula.", {"le 3 mai": "2021-05-03"}),
    ("fr", "Quelques mois plus tard, en janvier, il capitula.", {"janvier": "2022-01"}),
    ("fr", "Le 20, on cherchait encore. Il avait été averti dès le 11. Il a reparlé le 20.", {"le 20": "2021-03-20"}),
    ("fr", "Ce samedi-là, il capitula.", {"Ce samedi-là": "2021-03-13"}),
    ("fr", "Ce vendredi-là, il capitula.", {"Ce vendredi-là": "2021-03-12"}),
    ("fr", "Ce week-end-là, il capitula.", {"Ce week-end-là": "2021-W10-WE"}),
    ("fr", "Depuis ce jour, il dort mal.", {"ce jour": "2021-03-12"}),
    ("fr", "Le feu fut éteint le soir.", {"le soir": "2021-03-12TEV"}),
    ("fr", "Il rentrait le soir.", {"le soir": None}),
    ("fr", "Il aime lire le soir.", {"le soir": None}),
    ("fr", "À 8 heures le lendemain, il capitula.", {"8 heures": "2021-03-13T08:00", "le lendemain": "2021-03-13"}),
    ("en", "The Sunday after, they voted.", {"The Sunday after": "2021-03-14"}),
    ("en", "On the Sunday that followed they voted.", {"the Sunday that followed": "2021-03-14"}),
    ("en", "On the Tuesday of the following week he fled.", {"the Tuesday of the following week": "2021-03-16"}),
    ("en", "The following May 1 he fled.", {"The following May 1": "2021-05-01"}),
    ("en", "Two summers later he fled.", {"Two summers later": "2023-SU"}),
    ("en", "On the Saturday morning it fell.", {"the Saturday morning": "2021-03-13TMO"}),
    ("en", "At noon the day before, it had held.", {"noon": "2021-03-11T12:00", "the day before": "2021-03-11"}),
    ("en", "At three o'clock the next morning he fled.", {"three o'clock": "2021-03-13T03:00"}),
    ("en", "On the eve of Easter he fled.", {"the eve": "2021-04-03"}),
]


@pytest.mark.parametrize(("language", "text", "values"), _CASES, ids=[text for _, text, _ in _CASES])
def test_a_wording_goes_on_from_the_day_told(language: str, text: str, values: dict[str, str | None]) -> None:
    document = Document("t", _DAY[language] + text, language, "2023-10-04")
    found = {time.text: time.value for time in find_times(document) if time.start_char >= len(_DAY[language])}
    assert {words: found.get(words) for words in values} == values


def test_a_part_of_the_day_that_ends_a_clause_is_of_no_day_where_none_was_told() -> None:
    (time,) = find_times(Document("t", "Il a plu le soir.", "fr", "2023-10-04"))
    assert (time.value, time.reason) == ("XXXX-XX-XXTEV", "no-anchor")


def test_half_an_hour_counts_on_from_an_hour() -> None:
    text = "The town burned at 3 pm on 12 March 2021. Half an hour later it was gone, three quarters of an hour later cold."
    values = {time.text: time.value for time in find_times(Document("t", text, "en", "2023-10-04"))}
    assert values["Half an hour later"] == "2021-03-12T15:30"


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        # What had gone before counts from what was told just before it, and not from the day of the article.
        (
            "fr",
            "Trois semaines plus tôt",
            "Il a été jugé mercredi. L'enquête avait commencé à l'automne 2019. Trois semaines plus tôt, un adjoint était parti.",
        ),
        # What is told does not lead beyond publication.
        (
            "en",
            "the next morning",
            "An inquiry opened on Wednesday. Nobody was hurt. The ship was refloated the next morning.",
        ),
    ],
)
def test_a_count_that_leads_where_the_story_is_not_stays_open(language: str, words: str, text: str) -> None:
    times = {time.text: time for time in find_times(Document("t", text, language, "2023-10-04"))}
    assert (times[words].start, times[words].reason) == (None, "no-anchor")


@pytest.mark.parametrize(
    ("language", "words", "value", "text"),
    [
        # A date before what joins two verbs goes with the first of them.
        (
            "fr",
            "mardi soir",
            "2025-09-09TEV",
            "Ils ont battu Châtelard (4-0), mardi soir, et joueront la finale en juin.",
        ),
        ("en", "Tuesday night", "2025-09-09TNI", "They beat Leeds, on Tuesday night, and will play the final in June."),
        ("fr", "lundi", "2025-09-15", "Elle a signé le bail vendredi, mais emménagera lundi."),
        # What had been put off was to be before.
        ("fr", "juin", "2025-06", "La visite, initialement prévue en juin, avait été reportée."),
    ],
)
def test_a_date_goes_with_the_verb_of_its_own_clause(language: str, words: str, value: str, text: str) -> None:
    times = {time.text: time.value for time in find_times(Document("t", text, language, "2025-09-09"))}
    assert times[words] == value


def told_last(text, language="fr", published="2025-10-20"):
    """Value and reason of the last expression of a text."""
    time = find_times(Document("d", text, language, published))[-1]
    return time.value, time.reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le journaliste a été interpellé mardi. Il avait été arrêté le même jour que la reporter."),
        ("fr", "Le procès s'est ouvert le 3 mars. Son père est mort le même jour que sa mère."),
        ("fr", "Lundi, le maire a démissionné. Il est né le même jour que Napoléon."),
        ("fr", "Le club a perdu samedi. Il jouera le même jour que son rival."),
        ("fr", "Le film est sorti le 4 juin. Le même jour que le concert, il a quitté la ville."),
        ("fr", "Il a été pris mardi. Sa sœur avait été jugée le même soir que son frère, à Tunis."),
        ("fr", "Il a été pris mardi. Sa sœur avait été jugée le même jour qu'Ali Ba, qui a fui."),
        ("en", "The critic was held on Tuesday. He had been arrested the same day as the editor."),
        ("en", "The trial opened on 3 March. Her father died on the same day as her mother."),
    ],
)
def test_the_same_day_as_somebody_is_not_the_day_told_before(language, text):
    value, reason = told_last(text, language)
    assert value.startswith("XXXX-XX-XX")
    assert reason == "no-anchor"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        # The day of whom or what it names, where that is told.
        ("fr", "La reporter a été arrêtée le 3 mars. Le maire a parlé le 5. Il a fui le même jour que la reporter.", "2025-03-03"),
        ("fr", "Le putsch a eu lieu le 4 mai 2020. Le même jour que le putsch, il est mort.", "2020-05-04"),
        ("fr", "Il a été élu le même jour que le référendum du 5 juin 2024.", "2024-06-05"),
        ("fr", "La loi a été votée mardi, le même jour que le budget.", "2025-10-14"),
        ("fr", "La France l'a reconnu en 2019, la même année que l'Espagne.", "2019"),
        ("en", "The vote was on 4 May 2020. He died the same day as the vote.", "2020-05-04"),
        ("en", "She died on Friday, the same day as her brother.", "2025-10-17"),
        # What is announced on the day told.
        ("fr", "Le conseil s'est réuni mardi. Le maire a annoncé le même jour que la piscine serait fermée.", "2025-10-14"),
        ("fr", "Le conseil s'est réuni mardi. On a appris le même jour que le maire partait.", "2025-10-14"),
        ("fr", "Le conseil s'est réuni mardi. La mairie indique le même jour que la loi entre en vigueur.", "2025-10-14"),
        ("fr", "Le conseil s'est réuni mardi. Il a dit le même jour qu'il démissionne.", "2025-10-14"),
        ("fr", "Le conseil s'est réuni mardi. Le même jour, le maire a fui.", "2025-10-14"),
    ],
)  # fmt: skip
def test_the_same_day_as_something_is_its_day(language, text, value):
    found = find_times(Document("d", text, language, "2025-10-20"))
    same = [time for time in found if "même" in time.text or "same" in time.text]
    assert [time.value for time in same] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 12 mars 2023, il est sorti. En juillet 2019, la ville élit un maire. Le même jour, il est mort."),
        ("fr", "Le 12 mars 2023, il est sorti. En juillet 2019, le conseil a voté, et, le même jour, le maire a fui."),
        ("fr", "Le 3 mai 2018, il part. Il revient en 2019. Le même jour, il est arrêté."),
        ("fr", "Le 3 mai 2018, il part. En août, il revient. Le même jour, il est arrêté."),
        ("fr", "Le 3 mai 2018, il part. À l'automne 2017, un juge le convoque. Le jour même, on l'arrête."),
        ("fr", "Elle a été jugée mardi. Début août, elle a fui Tunis. Elle a été reprise le même jour."),
        ("fr", "En juillet 2019, il revient et, le même jour, il est arrêté."),
        ("en", "On 12 March 2023 he left. In July 2019 he came back. The same day he was arrested."),
        ("en", "She was tried on Tuesday. In August she fled and, the same day, was caught."),
    ],
)
def test_a_month_has_no_same_day(language, text):
    assert told_last(text, language) == ("XXXX-XX-XX", "no-anchor")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Le 3 mai 2018, il part. L'usine, ouverte en juillet 2019, ferme. Le même jour, on l'arrête.", "2018-05-03"),
        ("fr", "Le 3 mai 2018, il cède. Il était maire depuis 2014. Le même jour, on l'arrête.", "2018-05-03"),
        ("fr", "Le 3 mai 2018, il cède. Il avait été élu en 2014. Le même jour, on l'arrête.", "2018-05-03"),
        ("fr", "Il cède le 3 mai 2018, après un procès en avril. Le même jour, on l'arrête.", "2018-05-03"),
        ("fr", "En juillet 2019, il revient ; le 4, il est arrêté. Le même jour, il avoue.", "2019-07-04"),
        ("fr", "Le 3 mai 2018, il part. Il revient en août. Ce mois-là, il est arrêté.", "2018-08"),
        ("en", "On 3 May 2018 he left. He had been mayor since 2014. The same day he was held.", "2018-05-03"),
    ],
)  # fmt: skip
def test_a_month_beside_the_story_leaves_its_day(language, text, value):
    assert told_last(text, language) == (value, "")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Le procès s'est ouvert lundi 6 octobre. Au troisième jour, l'accusé a parlé.", "2025-10-08"),
        ("fr", "Le procès s'est ouvert lundi 6 octobre. Au 3e jour du procès, l'accusé a parlé.", "2025-10-08"),
        ("fr", "La grève a commencé le 3 mars. Au cinquième jour de grève, un train sur dix a roulé.", "2025-03-07"),
        ("fr", "La grève a débuté le 3 mars. Le cinquième jour de la grève, rien n'a roulé.", "2025-03-07"),
        ("fr", "Le pape est arrivé le 3 mars. Au deuxième jour de sa visite, il a prié.", "2025-03-04"),
        ("fr", "Le siège débuta le 4 mai 1820. Le dixième jour, la ville capitula.", "1820-05-13"),
        (
            "fr",
            "Les épreuves ont commencé le 3 mars. Le 5, elle a perdu. Au huitième jour, elle a gagné.",
            "2025-03-10",
        ),
        ("fr", "Le siège débuta le 3 mars 1820. Au 100e jour, la ville capitula.", "1820-06-10"),
        ("en", "The siege began on 3 March 1820. On the 21st day, the city fell.", "1820-03-23"),
        ("fr", "Le procès s'est ouvert le 3 mars. Au premier jour du procès, il a nié.", "2025-03-03"),
        ("fr", "Le procès, ouvert le 3 mars, a été suspendu le 7. Au troisième jour, il avait nié.", "2025-03-05"),
        ("en", "The trial opened on 6 October 2025. On the third day, he confessed.", "2025-10-08"),
        ("en", "The strike began on 3 March. On the fifth day of the strike, trains ran.", "2025-03-07"),
        ("en", "The strike began on 3 March. On day five of the strike, trains ran.", "2025-03-07"),
        ("en", "The siege started on 4 May 1820. By the tenth day, the city fell.", "1820-05-13"),
    ],
)
def test_the_third_day_counts_from_the_first(language, text, value):
    assert told_last(text, language) == (value, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Au troisième jour du procès, l'accusé a parlé."),
        ("fr", "La France a gagné samedi. Au troisième jour des Jeux, elle a deux médailles."),
        ("fr", "Le procès s'est ouvert lundi. Au troisième jour de la grève, rien n'a roulé."),
        ("fr", "Le maire a démissionné lundi. Au troisième jour, il a parlé."),
        ("fr", "En mai 2020, le procès s'est ouvert. Au troisième jour, il a avoué."),
        ("en", "On the third day of the trial he confessed."),
        ("en", "The mayor resigned on Monday. On the third day of the strike, he spoke."),
    ],
)
def test_the_third_day_of_what_began_on_no_known_day_is_open(language, text):
    assert told_last(text, language) == ("XXXX-XX-XX", "no-anchor")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Au cinquième jour de grève, mardi, rien n'a roulé.", ["2025-10-14", "2025-10-14"]),
        ("fr", "Mardi, au cinquième jour de la grève, rien n'a roulé.", ["2025-10-14", "2025-10-14"]),
        ("fr", "Le deuxième jour du sommet ouvert lundi 6 octobre fut tendu.", ["2025-10-07", "2025-10-06"]),
        ("fr", "Le cinquième jour du conflit, qui a éclaté le 7 mai 2023, fut bref.", ["2023-05-11", "2023-05-07"]),
        ("fr", "Jeudi était le deuxième jour de grève.", ["2025-10-16", "2025-10-16"]),
        ("fr", "Pour le troisième jour consécutif, rien n'a roulé.", []),
        ("fr", "Il a neigé le troisième jour de mai 2020.", ["2020-05-03"]),
        ("fr", "Il a marqué au deuxième tour, et au troisième match.", []),
        ("fr", "Un troisième jour de grève a été annoncé.", []),
        ("en", "For the third day in a row, no train ran.", []),
        ("en", "On the third day of May 2020 it snowed.", ["2020-05-03"]),
        ("en", "On Tuesday, on the fifth day of the strike, no train ran.", ["2025-10-14", "2025-10-14"]),
    ],
)
def test_the_third_day_beside_another_date(language, text, values):
    found = find_times(Document("d", text, language, "2025-10-20"))
    assert [time.value for time in found] == values
