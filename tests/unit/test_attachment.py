"""Which happening gets which date: told twice over, shared by verbs, or each its own."""

import pytest

from events import Document, extract, redate
from events.mentions.weighing import weights


def dated(text, language, published="2024-07-01"):
    table = extract(Document("d", text, language, published))
    return {
        row["trigger"]: row["edtf"] for row in table[table["start"].notna()][["trigger", "edtf"]].to_dict("records")
    }


@pytest.mark.parametrize(
    ("language", "text", "trigger", "edtf"),
    [
        (
            "fr",
            "Le pays a adhéré en juillet 2013. Sept ans plus tard, le 10 juillet, il signait le traité.",
            "signait le traité",
            "2020-07-10",
        ),
        (
            "fr",
            "Le siège débuta en juillet 1956. Trois mois plus tard, du 22 au 24 octobre, les émissaires signèrent la paix.",
            "signèrent la paix",
            "1956-10-22/1956-10-24",
        ),
        (
            "en",
            "The law was passed in 2019. The next year, on 30 June, Beijing imposed a security law.",
            "imposed a security",
            "2020-06-30",
        ),
    ],
)
def test_a_date_told_twice_over_is_the_finer_one(language, text, trigger, edtf):
    found = dated(text, language)
    assert [when for words, when in found.items() if set(trigger.split()) & set(words.split())] == [edtf]


def test_dates_of_two_clauses_are_two():
    found = dated("It was launched in January 2014; seven months later it landed on the comet.", "en")
    assert list(found.values()) == ["2014-01", "2014-08~"]


def test_what_is_no_happening_takes_no_date():
    text = "Julie Perrin a été choisie par les élus écologistes et apparentés le 3 mai 2024."
    assert dated(text, "fr") == {"choisie": "2024-05-03"}
    text = "Les élus ont observé une minute de silence mardi pour les victimes de l'attentat."
    assert dated(text, "fr") == {"observé": "2024-06-25"}
    text = "Les avocats ont observé mardi une grève."
    assert dated(text, "fr") == {"grève": "2024-06-25"}


def test_joined_dates_are_of_two_happenings():
    found = dated("She resigned in 1997 and, ten years later, was elected mayor.", "en")
    assert sorted(found.values()) == ["1997", "2007~"]


def test_verbs_of_one_subject_share_the_date_that_the_first_has():
    found = dated("L'homme a été jugé mardi et condamné à trente mois de prison.", "fr", "2024-06-28")
    assert set(found.values()) == {"2024-06-25"}
    assert len(found) == 2


def test_a_verb_with_a_subject_or_date_of_its_own_shares_nothing():
    found = dated("L'homme a été jugé mardi et sa complice a été condamnée l'an dernier.", "fr", "2024-06-28")
    assert found == {"jugé": "2024-06-25", "condamnée": "2023"}


@pytest.mark.parametrize(
    ("language", "text", "triggers"),
    [
        # A participle shares the auxiliary of the verb before it, whatever it tells; finite forms of one ending one tense.
        ("fr", "Les voleurs ont brisé mardi la vitrine et emporté sept coffrets.", ("brisé", "emporté")),
        ("fr", "Le maire a démissionné lundi et trouvé refuge à Lyon.", ("démissionné", "trouvé")),
        ("fr", "Le 15, le gouvernement proclamait le couvre-feu et bloquait les réseaux.", ("proclamait", "bloquait")),
        # What it led to, and what a relative clause goes on with in the same tense.
        ("fr", "Les mutins ont pris le palais lundi, arrêtant le président.", ("pris", "arrêtant")),
        ("fr", "Des hommes ont pénétré jeudi dans le bourg, où ils ont brûlé le marché.", ("pénétré", "brûlé")),
        ("en", "The rebels took the town on Monday, killing twelve villagers.", ("took", "killing")),
    ],
)
def test_what_is_joined_to_a_verb_that_is_over_has_its_date(language, text, triggers):
    found = dated(text, language, "2024-06-28")
    assert len(set(found.values())) == 1
    assert all(any(trigger in words for words in found) for trigger in triggers)


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "Elle l'avait acquis en 2019 et délaissé depuis.", "délaissé"),
        ("fr", "Il a parlé jeudi, en levant son verre.", "levant"),
        ("fr", "Des hommes ont pénétré jeudi dans le bourg, où vivaient mille réfugiés.", "vivaient"),
        ("fr", "La police a arrêté jeudi un homme qui avait brûlé le marché.", "brûlé"),
        ("fr", "La ville a vendu en mars une usine qui a brûlé.", "brûlé"),
        ("fr", "Le juge a reçu jeudi un voisin, qui n'a rien entendu.", "entendu"),
    ],
)
def test_what_is_of_another_time_or_tells_no_happening_has_not(language, text, trigger):
    assert not any(trigger in words for words in dated(text, language, "2024-06-28"))


def test_what_a_meeting_decides_is_of_its_day():
    text = "Réunis jeudi à Accra, les chefs d'État de la CEDEAO ont décidé de geler les avoirs des putschistes."
    assert set(dated(text, "fr", "2024-06-28").values()) == {"2024-06-27"}
    assert len(dated(text, "fr", "2024-06-28")) == 2


def test_what_follows_a_birth_is_not_of_its_day():
    text = "Née le 7 novembre 1867 à Varsovie, Marie Curie arrive à Paris en 1891."
    assert "1891" in dated(text, "fr").values()


@pytest.mark.parametrize(
    ("language", "text", "trigger", "edtf"),
    [
        ("fr", "Nouvelle grève des conducteurs de tramway jeudi, quinze jours après celle du 5 octobre.", "grève", "2023-10-19"),
        ("fr", "Un second séisme a frappé lundi le nord du pays, plus faible que celui du 6 octobre.", "frappé", "2023-10-16"),
        ("en", "A second strike was held on Monday, two weeks after the one on 2 October.", "strike", "2023-10-16"),
    ],
)  # fmt: skip
def test_a_date_that_tells_one_of_a_kind_from_another_dates_neither(language, text, trigger, edtf):
    found = dated(text, language, "2023-10-20")
    assert list(found.values()) == [edtf]
    assert trigger in next(iter(found))


def test_what_is_told_of_one_of_a_kind_has_its_date():
    found = dated("Celle du 5 octobre a détruit deux maisons.", "fr", "2023-10-20")
    assert list(found.values()) == ["2023-10-05"]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        (
            "fr",
            "Le Valais n'a pas oublié Mattmark : le 30 août 1965, le glacier s'était abattu sur le chantier.",
            "abattu",
        ),
        ("fr", "Le ministre plia ; le 3 novembre 1898, il ordonnait l'évacuation.", "ordonnait"),
        ("en", "The tugs pulled in vain; on 29 March 2021 she was refloated.", "refloated"),
    ],
)
def test_a_date_is_of_its_own_side_of_a_colon_or_semicolon(language, text, trigger):
    (words,) = dated(text, language)
    assert trigger in words


def test_a_list_after_a_colon_still_has_the_verb_before_it():
    found = dated("Les pays ont quitté l'alliance : le Mali en 2022, le Niger en 2023.", "fr")
    assert sorted(found.values()) == ["2022", "2023"] or len(found) == 1


@pytest.mark.parametrize(
    ("language", "text", "triggers"),
    [
        (
            "fr",
            "Le Premier ministre a démissionné le 11 mars 2024, tandis que les dirigeants se réunissaient à Kingston.",
            ("démissionné", "réunissaient"),
        ),
        (
            "en",
            "He resigned on 21 November 2017, while parliament was debating his impeachment.",
            ("resigned", "debating"),
        ),
        (
            "fr",
            "L'armée a restitué jeudi le camp, son ultime emprise, au cours d'une cérémonie.",
            ("restitué", "cérémonie"),
        ),
    ],
)
def test_what_went_on_meanwhile_and_what_it_was_done_at_have_its_date(language, text, triggers):
    found = dated(text, language)
    assert len(found) == 2
    assert len(set(found.values())) == 1
    assert all(any(trigger in words for words in found) for trigger in triggers)


def test_a_clause_with_a_date_of_its_own_has_no_other():
    found = dated("Il a démissionné en mars 2024, tandis que son rival avait été élu en mai 2020.", "fr")
    assert sorted(found.values()) == ["2020-05", "2024-03"]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "En juillet 2015, les ambassades rouvraient.", "rouvraient"),
        ("fr", "L'ancien garde des sceaux Robert Badinter s'est éteint le 9 février 2024.", "éteint"),
        ("fr", "La présidente de la Confédération, Karin Keller-Sutter, a démissionné le 30 mai 2025.", "démissionné"),
        ("en", "On 19 November 2017 the ruling party dismissed its leader.", "dismissed"),
    ],
)
def test_offices_bodies_and_what_qualifies_a_noun_are_no_happenings(language, text, trigger):
    (words,) = dated(text, language)
    assert trigger in words


@pytest.mark.parametrize(
    ("language", "text", "trigger", "edtf"),
    [
        ("fr", "Vainqueur à Omdourman le 2 septembre 1898, le général remonta le fleuve.", "Vainqueur à Omdourman", "1898-09-02"),
        ("fr", "Théophile Delcassé, ministre des Affaires étrangères depuis juin 1898, plia.", "ministre des Affaires", "1898-06/.."),
        ("fr", "Une réunion publique est prévue le 12 mai 2024 à la salle des fêtes.", "réunion publique est prévue", "2024-05-12"),
        ("fr", "« Rien n'est joué », répète Nadia Août, déléguée du personnel depuis 2022.", "déléguée du personnel", "2022/.."),
        ("fr", "Au lendemain de la dissolution, prononcée le 9 juin 2024, les partis ont conclu un accord.", "dissolution, prononcée", "2024-06-09"),
    ],
)  # fmt: skip
def test_who_somebody_was_what_is_planned_and_what_a_participle_qualifies_are_what_happened(
    language, text, trigger, edtf
):
    assert dated(text, language)[trigger] == edtf


def test_an_hour_that_heads_an_entry_dates_what_follows():
    found = dated("Le feu gagne.\n\n17 h 45. Le parquet ouvre une enquête.", "fr", "2025-02-18")
    assert found == {"ouvre une enquête": "2025-02-18"}


def test_a_verb_whose_subject_has_the_date_tells_nothing_again():
    table = extract(Document("d", "En 2012, un putsch parti de la caserne avait renversé Amadou Toumani Touré.", "fr"))
    assert len(table) == 1


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "On 5 October 2024 a crane reached the spot.", "crane reached the spot"),
        ("fr", "Le 18 février 2025, la sirène avait retenti dans quatre communes.", "sirène avait retenti"),
        (
            "fr",
            "La République démocratique du Congo et le Rwanda ont conclu vendredi un accord de paix dans la capitale américaine.",
            "accord de paix",
        ),
        ("en", "General Syrskyi announced the withdrawal on 17 February 2024.", "announced the withdrawal"),
        # What became of it: whoever has stopped to play does not.
        ("fr", "Le médecin a cessé d'exercer en juillet 2024.", "cessé d'exercer"),
        ("fr", "Les rebelles ont tenté de prendre Goma le 3 mai 2024.", "tenté de prendre Goma"),
        ("en", "The band began playing in March 2024.", "began playing"),
        # The verb or participle right beside a noun.
        ("fr", "Le procès devrait débuter le 3 mai 2024.", "procès devrait débuter"),
        ("fr", "Son discours, prononcé le 3 mai 2024, a choqué.", "discours, prononcé"),
        ("fr", "La récolte a été amputée par le gel d'avril 2021.", "amputée par le gel"),
        # But for duties and calls, whose infinitive it is.
        ("fr", "Le ministre doit rencontrer les maires le 3 mai 2024.", "rencontrer les maires"),
        ("fr", "Les syndicats ont appelé à manifester le 3 mai 2024.", "manifester"),
        # What is published or promised names it, who is arrested does not.
        ("fr", "Le texte sera publié le 3 mai 2024.", "texte sera publié"),
        ("en", "Rain is forecast for 3 May 2024.", "Rain is forecast"),
        ("fr", "Trois personnes ont été arrêtées le 3 mai 2024.", "arrêtées"),
        # How or to what, where there is no object.
        ("fr", "Le 3 mai 2024, elles furent portées en triomphe.", "portées en triomphe"),
        ("en", "Argentina returned to democracy in 1983.", "returned to democracy"),
        ("fr", "Elle a été soignée à Dakar en mai 2024.", "soignée"),
    ],
)
def test_the_words_that_name_a_happening_are_those_a_reader_would_take(language, text, trigger):
    assert trigger in dated(text, language, "2025-06-28")


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "La demi-finale, gagnée 3-0 le 13 décembre 2022, fut une formalité.", "demi-finale, gagnée"),
        ("fr", "Une panne de propulseur, survenue en avril 2024, avait retardé la sonde.", "panne de propulseur"),
        ("fr", "Un hommage lui sera rendu le 12 juillet 2024.", "hommage lui sera rendu"),
        ("fr", "Le roi décrétait trois jours de deuil national le 9 septembre 2023.", "deuil national"),
        ("fr", "Le président a limogé trois ministres le 3 mai 2024.", "limogé trois ministres"),
    ],
)
def test_what_happened_is_named_by_its_noun_and_not_by_who_did_it(language, text, trigger):
    assert list(dated(text, language)) == [trigger]


@pytest.mark.parametrize(
    ("language", "text", "trigger", "edtf"),
    [
        ("en", "He won the December 7 election with 56 percent of the vote.", "election", "2023-12-07"),
        ("fr", "Les opposants appellent à manifester mardi prochain.", "manifester", "2024-07-02"),
        ("fr", "Le ministre s'est dit « préoccupé » jeudi sur une radio.", "dit", "2024-06-27"),
        ("fr", "L'homme fut arrêté quatre mois après les attaques, le 18 mars 2016.", "arrêté", "2016-03-18"),
        ("fr", "L'affaire avait éclaté en mars 2019 après un signalement.", "affaire avait éclaté", "2019-03"),
        ("fr", "Dans la soirée du 3 mai 2024, le maire, élu en 2020, a démissionné.", "démissionné", "2024-05-03"),
    ],
)
def test_the_date_is_of_what_its_words_stand_with(language, text, trigger, edtf):
    assert dated(text, language)[trigger] == edtf


def test_an_hour_dates_its_verb_though_a_year_is_told_too():
    text = "Mercredi matin, des soldats ont bloqué le palais. Dans la soirée, ils ont arrêté le président, élu en 2021."
    assert dated(text, "fr", "2023-07-28")["arrêté le président"] == "2023-07-26"


def test_dates_joined_across_an_apposition_are_of_one_verb():
    text = "L'armée avait pris le pouvoir le 3 avril 1984, huit jours après la mort du chef, et le 23 décembre 2008."
    table = extract(Document("d", text, "fr", "2024-07-01"))
    table = table[table["trigger"] == "pris le pouvoir"]
    assert list(table["edtf"]) == ["1984-04-03", "2008-12-23"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Suède n'a plus fait la guerre depuis 1814."),
        ("en", "Ashby had not lifted the trophy since 1974."),
        ("en", "Turnout was the lowest since 1994."),
        ("fr", "C'est la plus forte hausse depuis 2008."),
    ],
)
def test_what_did_not_happen_since_or_is_only_a_record_since_is_not_dated(language, text):
    assert dated(text, language) == {}


def test_what_lasts_since_a_day_is():
    assert dated("Le pont est fermé depuis le 3 mai 2024.", "fr") == {"pont est fermé": "2024-05-03/.."}
    assert list(dated("Plus de 300 personnes ont été arrêtées depuis 2020.", "fr").values()) == ["2020/.."]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "President Biden ruled out on Sunday invoking the Taft-Hartley Act of 1947.", "ruled out"),
        ("fr", "Le livre, sorti en août 2023, se passe dans un couvent du XVIIe siècle.", "sorti"),
        ("en", "The Ravens sacked their coach on Sunday after an eighth straight defeat.", "sacked"),
    ],
)
def test_a_year_that_tells_which_thing_dates_nothing(language, text, trigger):
    (words,) = dated(text, language)
    assert trigger in words


@pytest.mark.parametrize(
    ("language", "text", "edtf", "trigger"),
    [
        ("fr", "Les secours fouillaient lundi les décombres, trois jours après le séisme.", "2024-06-21", "séisme"),
        ("fr", "Un mois après l'attaque du convoi, le ministre a annoncé mardi des renforts.", "2024-05~", "attaque"),
        ("fr", "Ana Costa avait prêté serment jeudi, au lendemain de son élection.", "2024-06-19", "élection"),
        (
            "fr",
            "Une semaine avant l'ouverture du procès, le témoin a fui vendredi.",
            "[2024-06-24..2024-06-30]",
            "ouverture",
        ),
        ("en", "The troops had come in October 2021, a month after the attacks.", "2021-09~", "attacks"),
        ("fr", "Il a été arrêté mardi, trois jours après avoir été libéré.", "2024-06-22", "libéré"),
        ("en", "The ship was refloated on Monday, six days after she had run aground.", "2024-06-18", "run aground"),
        ("en", "Britain left on 1 July 1997, two years after the governments had agreed on terms.", "1995~", "agreed"),
    ],
)
def test_what_a_second_date_counts_from_has_its_own_day(language, text, edtf, trigger):
    found = dated(text, language, "2024-06-26")
    assert [when for words, when in found.items() if trigger in words] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        # it has its own day already, under its name or as another word of its type
        "Le séisme a frappé la ville le 20 juin. Les secours fouillaient lundi les décombres, trois jours après le séisme.",
        # what counts from it has no other date
        "Les secours fouillaient les décombres trois jours après le séisme.",
        # nobody can count it
        "Les secours fouillaient lundi les décombres, quelques jours après le séisme.",
        # the other date is of another happening
        "L'Union, qui avait suspendu le pays au lendemain du putsch, l'a réadmis mercredi.",
        # the verb says only what was to be
        "Le musée rouvre samedi, deux ans après avoir dû fermer.",
    ],
)
def test_nothing_else_is_counted_back_to(text):
    table = extract(Document("d", text, "fr", "2024-06-26"))
    assert not table["rule"].str.contains("counted-back").any()


def test_what_is_counted_back_is_resolved_again_for_another_day_of_publication():
    text = "Les secours fouillaient lundi les décombres, trois jours après le séisme."
    table = extract(Document("d", text, "fr", "2024-06-26"))
    again = redate(table, Document("d", text, "fr", "2024-07-03"))
    row = again[again["rule"].str.contains("counted-back")].iloc[0]
    assert (str(row["start"].date()), row["anchor_said"]) == ("2024-06-28", "lundi")


def test_an_hour_beside_a_day_is_of_what_happened_then():
    found = dated("Le palais a été bombardé mardi à midi, alors que l'otage avait été libéré à 9 heures.", "fr")
    assert len(found) == 2
    assert dated("Le procès s'est ouvert mardi à 9 heures.", "fr") == {"procès s'est ouvert": "2024-06-25"}


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("5 juin. Après des semaines de tractations, Ana Costa est nommée à la Justice.", {"nommée à la Justice"}),
        (
            "Hier soir. Un gouvernement est annoncé. Les députés ont voté la censure.",
            {"gouvernement est annoncé", "voté la censure"},
        ),
        ("3 juin\nLa ministre a démissionné.\n\n5 juin\nUn successeur a été nommé.", {"démissionné", "nommé"}),
        # a date of its own ends it, a paragraph too
        ("5 juin. Le sommet s'ouvre le 7 juin. La ministre est nommée.", {"sommet s'ouvre"}),
        # what comes later or lasted is not of that day
        ("5 juin. La ministre sera nommée à la Justice.", set()),
    ],
)
def test_a_date_that_stands_alone_governs_what_follows(text, triggers):
    assert set(dated(text, "fr")) == triggers


@pytest.mark.parametrize(("published", "triggers"), [("2024-06-05", set()), ("2024-07-01", {"nommée"})])
def test_the_only_date_that_stands_alone_heads_nothing_where_it_is_that_of_publication(published, triggers):
    assert set(dated("5 juin.\n\nAna Costa est nommée à la Justice.", "fr", published)) == triggers


def test_a_date_without_a_preposition_is_of_the_verb_and_not_of_what_completes_its_object():
    assert dated("La fédération a exclu l'équipe de son championnat vendredi.", "fr") == {
        "exclu l'équipe": "2024-06-28"
    }
    assert set(dated("La Cour a proclamé les résultats du scrutin du 12 avril.", "fr")) != {"proclamé les résultats"}


def test_a_participle_that_opens_with_a_date_has_it():
    found = dated("Born in Quito, a mountain town, on 7 October 1931, he taught until the war.", "en")
    assert found == {"Born in Quito": "1931-10-07"}


def test_two_days_joined_are_two_of_one_happening():
    found = extract(Document("d", "Le musée est resté fermé mardi et le lendemain.", "fr", "2024-06-28"))
    assert list(found["edtf"]) == ["2024-06-25", "2024-06-26"]


def test_a_long_phrase_is_named_without_its_auxiliary():
    assert set(dated("Les joueuses se sont mises en grève lundi.", "fr")) == {"sont mises en grève"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Ana Costa a remporté mardi l'élection, quatre ans après sa défaite.", {"remporté": "2024-06-25", "défaite": "2020~"}),
        ("fr", "Son président, en poste depuis 2019, a annoncé son départ.", {"en poste": "2019/.."}),
        ("fr", "Ali Costa, au pouvoir depuis 2009, a été renversé lundi.", {"au pouvoir": "2009/..", "renversé": "2024-06-24"}),
        ("fr", "C'est la troisième baisse depuis mars.", {}),
        ("fr", "Réélu pour un deuxième mandat, Ali Costa, au pouvoir depuis 2009, a souri.", {"au pouvoir": "2009/.."}),
        # what is quoted or said on a day did not happen then
        ("fr", "Le préfet a salué mardi « une élue courageuse ».", {"salué": "2024-06-25"}),
        ("en", "The school said on Thursday that an inquiry had begun.", {"said": "2024-06-27"}),
    ],
)  # fmt: skip
def test_a_clause_has_one_date_and_gives_it_to_nothing_that_it_only_speaks_of(language, text, expected):
    assert dated(text, language, "2024-06-28") == expected


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        # What only says how or where something was done has no date of its own; what a date is said to be of has.
        ("fr", "La décision, annoncée de concert par les deux compagnies le 10 avril 2003, doit tout à l'accident.", "décision, annoncée"),
        ("fr", "Mme Hasina gouvernait sans interruption depuis 2009.", "gouvernait sans interruption"),
        ("fr", "La prévenue a avoué par écrit en mars 2024.", "avoué par écrit"),
        ("en", "A man of 90, moved to intensive care in May 2024, went home.", "moved to intensive care"),
        ("en", "The firm was fined for the spill in 2019.", "fined for the spill"),
        ("fr", "Le comptable avait reconnu sa faute à l'audience du 14 septembre 2023.", "audience"),
        ("fr", "Un inspecteur a été entendu pendant le procès en mars 2023.", "procès"),
        # What something is counted from has the date that follows it.
        ("fr", "Plusieurs centaines de noms ont été inscrits depuis l'invasion de l'Ukraine, le 24 février 2022.", "invasion"),
        ("fr", "L'usine a perdu cent emplois depuis son rachat par Ferralux en 2016.", "rachat par Ferralux"),
        ("fr", "Paul Verdier, revenu aux affaires en octobre 2023, avait dû partir après un scandale.", "revenu aux affaires"),
        ("en", "Mr Dean, who was sacked in May 2021, had led the club to two titles.", "sacked"),
    ],
)  # fmt: skip
def test_the_signs_weighed_together_find_the_happening(language, text, trigger):
    assert list(dated(text, language)) == [trigger]


def test_each_weight_is_of_a_sign_that_the_data_may_show():
    known = weights()
    assert set(known) == {"parsed", "unparsed", "by_hand"}
    assert all(known["by_hand"][name] == known["parsed"][name] for name in ("date in its phrase", "date of noun"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # what became of a noun stands right after it, and who or what does it before the verb
        ("Le procès, ouvert le 22 mars, s'est achevé.", "procès, ouvert"),
        ("L'affaire traînait depuis l'aval donné par le Conseil le 2 octobre.", "aval donné"),
        ("Le petit archipel avait vécu un bref putsch en juillet 2003.", "vécu un bref putsch"),
        ("Elle présentera son premier rapport en janvier.", "présentera son premier rapport"),
        ("Le mercure aura perdu 15 degrés demain.", "mercure aura perdu 15 degrés"),
        # who has something done does not do it
        ("Il s'est fait arrêter mardi à Lyon.", "fait arrêter"),
        ("En 2019, il fit pendre deux officiers.", "fit pendre"),
        ("Elle a laissé fuir les témoins mardi.", "fuir les témoins"),
        # a person is no name of what it does
        ("Le ministre a rendu l'âme ce mercredi.", "rendu l'âme"),
        ("Trois personnes ont été arrêtées le 3 mai 2024.", "arrêtées"),
    ],
)
def test_a_happening_is_named_by_verb_and_noun_where_they_stand_together(text, trigger):
    assert list(dated(text, "fr")) == [trigger]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("In March 2021 a missile hit HMS Sheffield.", "missile hit HMS Sheffield"),
        ("On Tuesday a bullet struck the minister.", "bullet struck the minister"),
        # those who do something are no name of it
        ("On Tuesday a crowd struck the minister.", "struck the minister"),
        ("On Tuesday the army struck the town.", "struck the town"),
    ],
)
def test_a_thing_that_strikes_belongs_to_the_name_and_those_who_do_it_do_not(text, trigger):
    assert list(dated(text, "en")) == [trigger]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 2022 a surveyor hired by the bank valued the boat at scrap.", {"valued the boat": "2022"}),
        (
            "fr",
            "Le sort veut que, le 22 mai 2019, l'assemblée ait donné six mois à Londres.",
            {"assemblée ait donné": "2019-05-22"},
        ),
        ("fr", "Il fallut attendre 2011 pour que le musée rouvre.", {"musée rouvre": "2011"}),
        (
            "fr",
            "NIAMEY, 6 juin (Presse du fleuve) - Les soldats ont rendu lundi la base.",
            {"rendu": "2024-07-01"},
        ),
        ("fr", "Vendu neuf en 2009, le bateau a coulé en mars.", {"Vendu": "2009", "bateau a coulé": "2024-03"}),
        (
            "fr",
            "« Rien n'est joué », répète Nadia Roy, déléguée du personnel depuis 2022.",
            {"déléguée du personnel": "2022/.."},
        ),
    ],
)
def test_the_verb_that_a_date_is_of_is_the_one_a_reader_would_take(language, text, expected):
    assert dated(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "triggers"),
    [
        ("en", "At its meeting of 31 May the bank lifted its rate.", {"meeting", "bank lifted its rate"}),
        ("fr", "L'incendie a provoqué lundi la mort de trois personnes.", {"incendie a provoqué", "mort"}),
        ("fr", "La pluie a provoqué lundi l'effondrement du pont.", {"effondrement du pont"}),
        (
            "fr",
            "Un drame a endeuillé la ville lundi : un enfant s'est noyé dans le canal.",
            {"drame a endeuillé", "s'est noyé"},
        ),
        ("fr", "Le maire a démissionné lundi : il avait été condamné.", {"démissionné"}),
        ("fr", "Il présida le conseil de 1986 à 1995, puis siégea au Sénat.", {"présida le conseil"}),
    ],
)
def test_what_else_is_of_a_date_is_what_it_led_to_or_what_a_colon_goes_on_with(language, text, triggers):
    assert set(dated(text, language)) == triggers


def test_a_date_that_stands_alone_dates_the_main_verb_before_one_of_a_relative_clause():
    text = (
        "14 mai 1931. Les députés approuvent la retenue de l'ingénieur Placide Roy, qui meurt six semaines plus tard."
    )
    assert dated(text, "fr") == {"approuvent la retenue": "1931-05-14", "meurt": "[1931-06-22..1931-06-28]"}
