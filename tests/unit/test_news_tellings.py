"""Who did what as newspapers tell it: sides of an attack, who says something, subjects that a parser parts, what befell whom."""

import pytest

from events import Document, extract, redate


def rows(text, language="fr", published="2019-02-20"):
    table = extract(Document("d", text, language, published or None))
    return [
        (row.title, row.type, row.modality, dict(zip(row.actors, row.roles, strict=True))) for row in table.itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Karim Selmi a tué quatre personnes vendredi.", "fr", {"Karim Selmi": "agent"}),
        ("Luc Morand a tué Paul Adam vendredi.", "fr", {"Luc Morand": "agent", "Paul Adam": "victim"}),
        ("Luc Morand a été tué vendredi.", "fr", {"Luc Morand": "victim"}),
        ("Luc Morand s'est tué vendredi.", "fr", {"Luc Morand": "victim"}),
        ("Luke Morand killed four people in Ghent on Friday.", "en", {"Luke Morand": "agent"}),
        ("Luke Morand was killed in Ghent on Friday.", "en", {"Luke Morand": "victim"}),
        ("Jean Soulier est remplacé lundi par Robert Lacombe.", "fr", {"Jean Soulier": "holder", "Robert Lacombe": "appointee"}),
        ("Luc Morand a quitté la Belgique en 2013.", "fr", {"Luc Morand": "agent"}),
        ("La directrice a annoncé jeudi sur Twitter la fermeture de l'école.", "fr", {}),
        ("Le président a parlé vendredi à 20 heures, heure française.", "fr", {}),
        # whose own somebody is takes no part in what befalls them
        ("La mort du fils de Paul Delmas, vendredi, a ému la ville.", "fr", {}),
        ("Un trésorier du Parti libéral a été condamné vendredi à cinq ans de prison.", "fr", {}),
        ("Un salarié de la Société générale a été arrêté lundi.", "fr", {}),
        ("Paul Derville est un ami de Claire Maubert, la sœur du prêtre assassiné le 3 mars 2016.", "fr", {}),
        ("L'armée soudanaise a bombardé lundi des quartiers tenus par les Houthis.", "fr", {"Soudan": "attacker", "Houthis": "target"}),
        ("Le groupe Altexa a racheté Nordis en mars 2015.", "fr", {"Altexa": "buyer", "Nordis": "patient"}),
    ],
)  # fmt: skip
def test_who_takes_part_and_how(text, language, actors):
    ((_, _, _, found),) = rows(text, language)
    assert found == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Luc Morand avait commis un attentat en mars 2016.", {"Luc Morand": "attacker"}),
        ("Le Hamas a mené l'attaque de vendredi.", {"Hamas": "attacker"}),
        ("Anne Duval a survécu à l'attentat du 3 mai 2016.", {"Anne Duval": "target"}),
        ("Anne Duval a témoigné dans l'enquête sur l'attentat de mars 2016.", {}),
        ("Anne Duval a écrit un livre sur la bataille de mai 1940.", {}),
        ("Karim Dali est celui qui avait enregistré le message revendiquant les attentats du 13 novembre 2015.", {}),
    ],
)
def test_on_which_side_of_an_attack_somebody_is(text, actors):
    found = [actors for _, kind, _, actors in rows(text) if kind == "attack"]
    assert found == [actors]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Paul Mérin et Luc Baud avaient été inculpés le 22 juillet.", "Paul Mérin et Luc Baud avaient été inculpés"),
        ("Le député-maire de Gand Luc Morand est mort samedi.", "Le député-maire de Gand Luc Morand est mort"),
        ("L'aviation a frappé un camp, a annoncé jeudi l'état-major.", "L'état-major : l'aviation a frappé un camp"),
        (
            "Plusieurs anciens ministres, dont le candidat Paul Mérin, défileront samedi.",
            "Plusieurs anciens ministres, dont le candidat Paul Mérin, défileront",
        ),
        ("À Gand, où aura lieu jeudi un concert, les routes seront fermées.", "Un concert aura lieu"),
        ("La villa où est né le peintre en 1910 a brûlé.", "Le peintre est né"),
        ("Trois suspects ont été arrêtés, a-t-on appris mardi.", "Trois suspects ont été arrêtés"),
        (
            "Quatre corps ont été découverts, a indiqué lors d'un point presse mardi soir le procureur de la République de Mons, Luc Morand.",
            "Luc Morand : quatre corps ont été découverts",
        ),
    ],
)
def test_titles_have_their_whole_subject(text, title):
    assert [caption for caption, *_ in rows(text)] == [title]


def test_who_is_quoted_is_not_who_the_quote_names():
    text = "Le ministre Paul Adam a parlé samedi. « La Russie a montré sa force », a-t-il lancé."
    found = {title: actors for title, *_, actors in rows(text)}
    assert found["Paul Adam : « La Russie a montré sa force »"] == {"Paul Adam": "speaker"}


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("Les troupes avancent, mais le 6 mai 1802 le général Paul Louvier attaque Lyon.", "attaque"),
        ("Le rapport note que le 19 mai 2018, des soldats auraient tué douze civils.", "tué douze civils"),
        ("Selon le rapport, le 4 juin, une patrouille a ouvert le feu sur un village.", "patrouille a ouvert"),
        ("Les anciens se souviennent qu'en 2019, un débrayage avait arraché huit postes.", "débrayage avait arraché"),
    ],
)
def test_a_date_after_what_joins_clauses_is_of_its_own(text, happening):
    table = extract(Document("d", text, "fr", "2019-02-20"))
    assert list(table[table["edtf"] != ""]["trigger"]) == [happening]


def test_a_clause_of_meanwhile_keeps_its_day_to_itself():
    text = "Les opposants manifestaient massivement, tandis qu'un autre défilé est prévu dimanche."
    assert [title for title, _, modality, _ in rows(text) if modality == "planned"] == ["Un autre défilé est prévu"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Si le maire a démissionné en mai, le conseil ne s'est réuni que jeudi.", "happened"),
        ("S'il a menti en mai, il sera jugé.", "hypothetical"),
    ],
)
def test_what_a_condition_concedes(text, modality):
    table = extract(Document("d", text, "fr", "2018-07-22"))
    assert table[table["edtf"] == "2018-05"]["modality"].tolist() == [modality]


def test_the_day_of_a_report_dates_no_next_sentence():
    text = "Luc Morand a été arrêté le 16 décembre, a annoncé jeudi le parquet. Il a été placé en détention."
    table = extract(Document("d", text, "fr", "2018-12-20"))
    assert table[table["trigger"] == "placé en détention"]["edtf"].tolist() == [""]


def test_one_of_a_kind_after_another_has_not_its_date():
    text = "Cette nouvelle grève intervient après celle des pilotes en juillet 2018."
    assert not rows(text)


def test_a_coup_is_of_none_who_acts_from_outside():
    text = "L'Espagne a suspendu sa coopération avec l'armée nigérienne à la suite du coup d'État du 24 mai."
    assert {title: actors for title, kind, _, actors in rows(text) if kind == "coup"} == {
        "Niger : coup d'État": {"Niger": "country"}
    }


def test_what_is_told_to_end_does_not_happen():
    text = "Le texte prévoit la cessation des attaques du M23 à partir de vendredi."
    assert [kind for _, kind, _, _ in rows(text)] != ["attack"]


def test_a_place_is_named_without_the_office_before_it():
    table = extract(Document("d", "Le procureur de Mons, Luc Morand, a parlé lundi.", "fr", "2019-02-20"))
    assert table["places"].tolist() == [("Mons",)]


def test_whom_one_writes_to_is_somebody_else():
    (_, _, _, found), *_ = rows("Luc Perrin, le frère du gendarme, a écrit vendredi au ministre.")
    assert found == {"Luc Perrin": "speaker"}


def test_a_man_is_no_woman_of_his_name():
    found = rows("Claire Maubert a pleuré. Le père Maubert a été tué vendredi.")
    assert found[-1][3] == {"Maubert": "victim"}
    found = rows("Claire Maubert a pleuré vendredi. Mme Maubert a été tuée samedi.")
    assert found[-1][3] == {"Claire Maubert": "victim"}


@pytest.mark.parametrize(
    "text",
    [
        "En 1995, le métro a été la cible d'un attentat.",
        "En 1995, un convoi a été l'objet d'une attaque.",
        "En 1995, le village a été le théâtre d'un massacre.",
    ],
)
def test_what_befalls_one_is_told(text):
    table = extract(Document("d", text, "fr", "2019-02-20"))
    assert [(row.edtf, row.type) for row in table.itertuples()] == [("1995", "attack")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La trêve a tenu jusqu'au 4 mars 2012, jour où un obus a tué un enfant.",
            [("../2012-03-04", "La trêve a tenu"), ("2012-03-04", "Un obus a tué un enfant")],
        ),
        (
            "Une attaque contre l'Arabie saoudite vendredi a fait deux morts.",
            [("2019-02-15", "Une attaque contre l'Arabie saoudite a fait deux morts")],
        ),
    ],
)
def test_a_day_is_of_what_it_stands_with(text, expected):
    table = extract(Document("d", text, "fr", "2019-02-20"))
    assert [(row.edtf, row.title) for row in table.itertuples()] == expected


def test_a_text_of_no_date_tells_as_over_what_it_tells_of_before():
    text = "Le roi, qui se retournera contre lui en 1778, est mort en 1793. Un musée ouvrira en 1995."
    document = Document("d", text, "fr")
    expected = [("1778", "happened"), ("1793", "happened"), ("1995", "planned")]
    table = extract(document)
    assert [(row.edtf, row.modality) for row in table.itertuples()] == expected
    assert [(row.edtf, row.modality) for row in redate(table, document).itertuples()] == expected
    told = redate(table, Document("d", text, "fr", "1770"))
    assert dict(zip(told["edtf"], told["modality"], strict=True))["1778"] == "planned"
