"""What the day of one sentence gives the next: the same scene told further, and where it is none."""

import pytest

from events import Document, extract


def dates_of(text, language):
    table = extract(Document("d", text, language, "2022-10-15"))
    return {row["trigger"]: (row["edtf"], row["rule"]) for row in table.to_dict("records")}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "edtf"),
    [
        ("fr", "Le ministre a été limogé vendredi. La cheffe du parti a appelé son rival à le remplacer.", "appelé", "2022-10-14"),
        ("fr", "Hier, le tribunal a prononcé la liquidation. Les ouvriers ont brûlé leurs bleus.", "brûlé", "2022-10-14"),
        ("fr", "Un échafaudage s'est effondré mercredi à Lausanne. Deux maçons ont été tués.", "tués", "2022-10-12"),
        # The lead tells the news; of what is said right after it that is the day.
        ("fr", "La loi a été adoptée jeudi. Le ministre a salué un progrès.", "salué", "2022-10-13"),
        ("en", "The mayor was dismissed on Thursday. Police searched two houses.", "searched", "2022-10-13"),
        # It goes on in what the text tells as over after it, also in the next paragraph and where it opens with a place.
        ("fr", "Un incendie a ravagé la halle mardi. La cause reste inconnue.\n\nLa mairie a relogé six familles.", "relogé", "2022-10-11"),
        ("fr", "LIMA - Deux trains se sont heurtés mardi. Neuf passagers ont péri.", "péri", "2022-10-11"),
        ("fr", "Un incendie a ravagé la halle mardi. Le maire a fermé la rue et relogé six familles.", "relogé", "2022-10-11"),
        ("en", "A fire destroyed the market on Tuesday. The cause is unknown.\n\nThe town evacuated six families.", "evacuated", "2022-10-11"),
        # What had happened before is told further as well, whatever its date.
        ("fr", "Le pont est fermé. En mai 2019, la police avait démantelé un réseau. Six hommes avaient été arrêtés.", "arrêtés", "2019-05"),
    ],
)  # fmt: skip
def test_the_next_sentence_goes_on_with_the_scene(language, text, trigger, edtf):
    found = dates_of(text, language)
    when, rule = next(said for words, said in found.items() if trigger in words)
    assert when == edtf
    assert ":inferred" in rule


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        # Another place, another paragraph, another tense, what did not happen, what is said later on.
        ("fr", "La loi a été adoptée jeudi à Paris. En Bretagne, les chauffeurs ont arrêté le travail.", "arrêté"),
        (
            "fr",
            "Le pont a rouvert. La loi a été adoptée jeudi à Paris.\n\nLes chauffeurs ont arrêté le travail.",
            "arrêté",
        ),
        (
            "fr",
            "La loi a été adoptée jeudi. Le débat avait commencé en 2019. Les chauffeurs ont arrêté le travail.",
            "arrêté",
        ),
        ("fr", "En mai 2019, la police avait démantelé un réseau. Six hommes ont été arrêtés.", "arrêtés"),
        ("en", "In May 2019 rebels had taken the town. It had since become a fortress.", "become"),
        ("fr", "En mai 2019, la police avait démantelé un réseau.\n\nSix hommes avaient été arrêtés.", "arrêtés"),
        ("fr", "La loi a été adoptée jeudi. Les députés avaient rejeté un premier texte.", "rejeté"),
        ("fr", "La loi a été adoptée jeudi. Elle aurait séduit les électeurs.", "séduit"),
        ("fr", "Un avion s'est posé lundi dans un champ. Personne n'a été blessé.", "blessé"),
        ("fr", "Le pont a rouvert. La loi a été adoptée jeudi. Le ministre a salué un progrès.", "salué"),
        # What is only told of somebody has no scene of its own.
        ("fr", "Le boulanger interpellé mardi a été mis en examen. Il a été placé en détention.", "placé en détention"),
        # A month holds more than one scene; until a day, and since it, nothing else happened on it.
        ("fr", "La loi a été adoptée en mars. Les chauffeurs ont arrêté le travail.", "arrêté"),
        ("fr", "Le musée a fermé jusqu'à jeudi. La ville a licencié deux gardiens.", "licencié"),
        ("en", "The law was passed in March. Police arrested two men.", "arrested"),
        ("en", "The mayor was dismissed on Thursday. Voters have elected two others since.", "elected"),
    ],
)
def test_what_may_be_of_another_day_has_none(language, text, trigger):
    when = {words: edtf for words, (edtf, _) in dates_of(text, language).items()}
    assert not [edtf for words, edtf in when.items() if trigger in words and edtf]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En janvier 2021, les libéraux avaient vingt-cinq points de retard."),
        ("fr", "En 1975, la France comptait encore plus de 1 300 maternités."),
        ("fr", "Les rues étaient vides mardi."),
        ("fr", "« Le foin était trop vert pour le mois d'août 2020 », a expliqué le brigadier."),
        ("en", "The valley belonged to Norway in 1953."),
    ],
)
def test_a_state_of_one_day_is_no_happening(language, text):
    assert not any(when for when, _ in dates_of(text, language).values())


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "Les rues sont vides depuis mardi.", "vides"),
        ("fr", "Il était ministre en 2019.", "ministre"),
        ("fr", "Le livre lui valut un prix en 1984.", "valut"),
        ("fr", "Le 3 mai 2022, le bureau ne comptait plus que cinq malades.", "comptait"),
        ("fr", "Trente mille foyers étaient sans courant mardi.", "courant"),
        ("en", "The streets have been empty since Tuesday.", "been"),
        ("en", "He was minister in 2019.", "minister"),
    ],
)
def test_a_state_that_begins_or_ends_is_one(language, text, trigger):
    assert any(when and trigger in words for words, (when, _) in dates_of(text, language).items())


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("En 2003, un orage explosa et le port brûla.", "explosa", "2003"),
        ("Le grimpeur nia, puis craqua en mars 2009.", "craqua", "2009-03"),
        ("Il a dépêché deux mécaniciens et incriminé jeudi le carburant.", "incriminé", "2022-10-13"),
        ("Une levée de fonds de 12 millions bouclée en 2019 a sauvé la maison.", "bouclée", "2019"),
        ("Dérouté mardi vers Brest, le navire y est retenu.", "Dérouté", "2022-10-11"),
    ],
)
def test_verbs_are_known_that_the_model_takes_for_nouns(text, trigger, when):
    assert when in [edtf for words, (edtf, _) in dates_of(text, "fr").items() if trigger in words]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "Un avion-école s'est posé en catastrophe lundi dans un champ.", "posé"),
        ("fr", "Le juge a révoqué le permis de construire le 20 janvier 2021.", "révoqué"),
        ("en", "The council moved the polling station on Monday.", "moved"),
    ],
)
def test_phrases_that_name_nothing_take_no_date(language, text, trigger):
    dated = [words for words, (when, _) in dates_of(text, language).items() if when]
    assert len(dated) == 1
    assert trigger in dated[0]


def test_nouns_name_a_happening_in_the_company_that_says_so():
    assert "arrêt définitif" in dates_of("L'arrêt définitif du réacteur eut lieu le 3 avril 2020.", "fr")
    assert not any("arrêt" in words for words in dates_of("Il a lu mardi l'arrêt de la cour.", "fr"))


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        # A date that heads a section is the day of what follows, of its hours and of its weekdays.
        ("Lundi 3 octobre\nUn hangar brûle vers 23 h. Deux ouvriers meurent.", "brûle", "2022-10-03"),
        ("Lundi 3 octobre\nUn hangar brûle vers 23 h. Deux ouvriers meurent.", "meurent", "2022-10-03"),
        ("Mardi 4 octobre\n\n9 h 05. L'audience reprend.\n\n18 h. Le juge libère le gérant.", "libère", "2022-10-04"),
        ("Mardi 4 octobre\nLe maire, élu vendredi, démissionne à midi.", "élu", "2022-09-30"),
        ("Mardi 4 octobre\nLe maire, élu vendredi, se rend sur place.", "rend", "2022-10-04"),
        ("Lundi 3 octobre 2022\n- La police arrête deux hommes.\n- Le préfet évacue la halle.", "évacue", "2022-10-03"),
        (
            "Lundi 3 octobre\nLe pont s'effondre.\nLa police évacue la rue.\nMardi 4 octobre\nLe maire démissionne.",
            "évacue",
            "2022-10-03",
        ),
    ],
)
def test_a_date_that_heads_a_section_dates_it(text, trigger, when):
    assert when in [edtf for words, (edtf, _) in dates_of(text, "fr").items() if trigger in words]


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        # The day on which the text was written, and what lies outside the section.
        ("Samedi 15 octobre\n\nLa police a arrêté deux hommes vendredi.", "arrêté", "2022-10-14"),
        ("Lundi 3 octobre\nLe pont cède.\n\nLa police arrête deux hommes.", "arrête", ""),
        ("Lundi 3 octobre, le pont cède.\nLa police a arrêté deux hommes jeudi.", "arrêté", "2022-10-13"),
    ],
)
def test_what_no_heading_dates(text, trigger, when):
    assert [edtf for words, (edtf, _) in dates_of(text, "fr").items() if trigger in words] in ([when], [])
