"""Titles: what a reader would accept as a headline, in the text's own words."""

import re

import pytest

from events import Document, extract, fold, read_table
from tests.gold import SAMPLE, sample

CASES = [
    # what opens a sentence before its subject goes with that subject
    ("Présente au Tchad depuis 1986, la France a renforcé sa base en mars 2014.", "La France présente au Tchad"),
    # a pronoun is told by the words it stands for
    (
        "Un radar avait été posé en mars 2018 ; il a été détruit le 12 novembre 2023.",
        "Un radar a été détruit",
    ),
    ("La CEDEAO avait pris des sanctions. Elle les a levées en février 2024.", "La CEDEAO les a levées"),
    # who says "I" is named, and quoted
    (
        "« Je fermerai la boutique en mars 2025 », dit Paul Avril.",
        "Paul Avril : « Je fermerai la boutique en mars 2025 »",
    ),
    # a word that a hyphen parts is whole, a relative clause is of the name before it
    ("L'état-major a démenti dimanche avoir perdu des soldats.", "L'état-major a démenti avoir perdu des soldats"),
    ("Bamako, qui a rompu avec Paris en 2022, compte désormais sur lui-même.", "Bamako a rompu avec Paris"),
    # what is cut with its date takes along what restricts the verb to it
    ("La production n'a repris qu'en mai 2023.", "La production a repris"),
    ("Le pont n'a été reconstruit qu'en 1952.", "Le pont a été reconstruit"),
    ("Le musée n'a accueilli que douze visiteurs le 3 mai 2023.", "Le musée n'a accueilli que douze visiteurs"),
    ("Le 3 mai 2023, le bureau ne comptait plus que deux élus.", "Le bureau ne comptait plus que deux élus"),
    ("Personne n'a été arrêté le 3 mai 2023.", "Personne n'a été arrêté"),
    # a word shortened before a vowel that is gone is written in full
    ("Bastien Noël s'y résigna en 1977.", "Bastien Noël se résigna"),
    # two subjects stay two
    ("Un camion et une voiture se sont heurtés dimanche 7 janvier 2024.", "Un camion et une voiture se sont heurtés"),
    # who says it follows what is said
    (
        "Les fouilles ont mis au jour une mosaïque, ont annoncé mardi les archéologues.",
        "Les archéologues : les fouilles ont mis au jour une mosaïque",
    ),
    # a noun is not put into a clause that it is no part of
    ("Au lendemain de la dissolution, prononcée le 9 juin, les partis ont conclu un accord.", "Dissolution"),
    # the preposition of a noun that is said of somebody stays, a pronoun's «-même» goes with it
    ("Un passeport commun est en circulation depuis le 3 mai 2024.", "Un passeport commun est en circulation"),
    (
        "On le connaît. Lui-même était arrivé au pouvoir par la force le 24 janvier 2022.",
        "Arrivé au pouvoir par la force",
    ),
    # no title ends on what leads on to what is cut off
    (
        "Le 11 décembre 2023, le drapeau de l'ONU a été descendu au siège de la mission, à Bamako, lors d'une cérémonie "
        "présidée par le chef de la mission, El-Ghassim Wane.",
        "Le drapeau de l'ONU a été descendu au siège de la mission, à Bamako, lors d'une cérémonie",
    ),
    # a small word of a name is part of it
    ("Le 25 août 1944, de Gaulle entra dans Paris.", "De Gaulle entra dans Paris"),
]


@pytest.mark.parametrize(("text", "title"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_title_reads_as_a_headline(text, title):
    titles = list(extract(Document("d", text, "fr", "2024-06-26"))["title"])
    assert title in titles
    assert not any(re.search(r"\b[sndjmt]['’][bcdfgjklmnpqrstvwxz]", words) for words in titles)


def test_the_particle_of_a_verb_is_part_of_a_title():
    text = "The director, Dana Whitlock, who took over in 2022, will step down at the end of April."
    titles = list(extract(Document("d", text, "en", "2024-01-26"))["title"])
    assert "Dana Whitlock took over" in titles
    assert any(title.endswith("will step down") for title in titles)


@pytest.fixture(scope="module")
def titles():
    texts = {gold.document.id: gold.document for gold in sample()}
    return [(texts[row["document"]], row) for row in read_table(SAMPLE / "table.jsonl").to_dict("records")]


ENDS = {
    "fr": {
        "à",
        "au",
        "aux",
        "de",
        "du",
        "des",
        "d",
        "le",
        "la",
        "les",
        "un",
        "une",
        "et",
        "ou",
        "par",
        "pour",
        "sur",
        "en",
    },
    "en": {"a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "and", "or", "from"},
}
BEGINS = {
    "fr": {"il", "elle", "ils", "elles", "y", "lui", "qui", "que", "dont", "où", "et", "mais", "ou", "lorsque"},
    "en": {"he", "she", "it", "they", "who", "which", "and", "but", "or", "when", "that"},
}


def test_no_title_is_longer_than_it_may_be(titles):
    assert max(len(row["title"]) for _, row in titles) <= 90


def test_no_title_ends_in_a_small_word_or_a_comma(titles):
    for document, row in titles:
        last = re.findall(r"\w+|[^\w\s]", row["title"])[-1].lower()
        assert last not in ENDS[document.language] | {",", ";", ":", "-"}, row["title"]


def test_no_title_begins_with_a_pronoun_or_a_conjunction(titles):
    for document, row in titles:
        words = re.findall(r"\w+", row["title"].lower())
        assert words[0] not in BEGINS[document.language], row["title"]
        told = re.split(r" : |: ", row["title"])[-1]
        infinitive = re.match(r"(le|la|les|l['’]|lui|leur|se|s['’]|y|en) ?\w+(er|ir|re)$", told)
        assert infinitive is None, row["title"]


def test_a_title_is_in_the_words_of_the_text(titles):
    strange = 0
    for document, row in titles:
        known = fold(document.text + " " + " ".join(row["actors"]))
        strange += any(word[:5] not in known for word in re.findall(r"[^\W\d_]{4,}", fold(row["title"])))
    assert strange <= 0.02 * len(titles)


def test_hardly_a_title_is_one_word(titles):
    assert sum(" " not in row["title"] for _, row in titles) <= 0.02 * len(titles)


@pytest.mark.parametrize(
    ("language", "text", "caption"),
    [
        ("fr", "Les flammes ont parcouru 350 hectares avant d'être fixées le 3 mai 2024.", "Les flammes fixées"),
        ("fr", "Une panne de propulseur, survenue en avril 2024, a retardé la sonde.", "Une panne de propulseur a retardé la sonde"),
        ("en", "The incumbent won Sunday's vote with 51 percent.", "Vote with 51 percent"),
        ("en", "A similar walkout in 2016 lasted eleven days.", "A similar walkout lasted eleven days"),
        ("en", "The strike will end, the teachers' union said on 3 May 2024.", "The teachers' union: the strike will end"),
        ("en", "His lawyer said on 3 May 2024 that he would appeal.", "His lawyer said that he would appeal"),
    ],
)  # fmt: skip
def test_a_title_tells_what_happened_and_nothing_is_left_of_its_date(language, text, caption):
    assert caption in list(extract(Document("d", text, language, "2024-06-26"))["title"])


def test_a_pronoun_of_a_clause_of_place_is_not_the_place():
    text = "Il ira le 3 mai à Bruxelles, où il doit rencontrer le roi."
    titles = list(extract(Document("d", text, "fr", "2024-04-26"))["title"])
    assert not any(title.startswith("Bruxelles doit") for title in titles)


def test_being_asked_is_no_happening_beside_what_was_answered():
    table = extract(Document("d", "Interrogé mardi sur une radio, le ministre a démissionné.", "fr", "2024-05-02"))
    assert list(table["title"]) == ["Le ministre a démissionné"]


def test_what_people_are_often_called_is_a_habit():
    text = "Les instructeurs russes sont souvent qualifiés de mercenaires par la France."
    assert extract(Document("d", text, "fr", "2024-06-26")).empty


MENDED = [
    # a clause of which a noun is the object is told with that noun
    (
        "La course empruntera un nouveau tracé, que les organisateurs dévoileront le 15 novembre 2025.",
        "Un nouveau tracé que les organisateurs dévoileront",
    ),
    # the subject of a clause with a conjunction may stand behind its verb
    (
        "Lorsque s'ouvrit la première ligne, le 21 janvier 1976, les transporteurs avaient renoncé.",
        "La première ligne s'ouvrit",
    ),
    # an infinitive takes no subject before it
    (
        "Odette Marchal avait débuté en 1951 avant de tourner avec Jean Grémillon en 1953.",
        "Odette Marchal : tourner avec Jean Grémillon",
    ),
    # what stands behind a date between commas is of the verb
    (
        "Ferralis avait écopé, le 3 mai 2014, d'une amende de 4 000 euros.",
        "Ferralis avait écopé d'une amende de 4 000 euros",
    ),
    # a word alone is led by where it happened
    (
        "Une semaine après le séisme qui a ravagé le sud de la Turquie, le bilan a augmenté le 13 février 2023.",
        "Turquie : séisme",
    ),
    # a sentence does not begin with a comma
    (
        "« Je ne sentais plus mes doigts », racontait le vainqueur le 3 mai 2024.",
        "Le vainqueur : « Je ne sentais plus mes doigts »",
    ),
]


@pytest.mark.parametrize(("text", "title"), MENDED)
def test_titles_name_what_was_done_and_to_what(text, title):
    assert title in set(extract(Document("d", text, "fr", "2025-06-28"))["title"])


WHOLE = [
    # "au moins" and «de nouveau» are whole
    ("fr", "Au moins 30 soldats ont été tués samedi dans une attaque.", "Au moins 30 soldats ont été tués dans une attaque"),
    ("fr", "Il a été libéré en mars, puis de nouveau arrêté lundi.", "De nouveau arrêté"),
    # both names of a person stay, whatever the second is taken for
    ("fr", "Blaise Compaoré a été renversé en octobre 2014.", "Blaise Compaoré a été renversé"),
    # what joins two dates goes with them
    ("fr", "Des habitants ont manifesté samedi et dimanche à Paris et Lyon.", "Des habitants ont manifesté à Paris et Lyon"),
    # a past infinitive keeps its preposition
    (
        "fr",
        "Deux hommes soupçonnés d'avoir braqué une banque ont été arrêtés lundi.",
        "Deux hommes soupçonnés d'avoir braqué une banque ont été arrêtés",
    ),
    # the noun of a date before the verb is no part of what the verb tells
    ("fr", "Depuis l'accident survenu le 3 mai, Paul Morel ne marche plus.", "Paul Morel : accident survenu"),
    # nothing is left of a date: neither what is of the whole of it, nor what joins to it, nor its zone
    ("fr", "L'incendie a mobilisé toute la nuit de lundi plus de 200 pompiers.", "L'incendie a mobilisé plus de 200 pompiers"),
    ("fr", "Elle a subi trois autres opérations le 3 mai.", "Trois autres opérations"),
    ("fr", "La piscine sera fermée jeudi 16 mars et les jours suivants pour des travaux.", "La piscine sera fermée pour des travaux"),
    ("fr", "Le cargo a quitté Brest lundi à 14h00 GMT.", "Le cargo a quitté Brest"),
    ("fr", "La fusée a décollé lundi à 14h00 GMT de Kourou.", "La fusée a décollé de Kourou"),
    ("fr", "La fusée a décollé lundi à 14 h 33, heure de Paris.", "La fusée a décollé"),
    ("fr", "Le traité a été signé lundi à l'ONU.", "Le traité a été signé à l'ONU"),
    # a verbal noun goes without the word that leads to it, a verb without the helper of a pronoun that is gone
    ("en", "Tom Reed worked as a teacher before serving as mayor between 1965 and 1979.", "Tom Reed: serving as mayor"),
    ("en", "Tom Reed was freed in 2010 after serving two years.", "Tom Reed was freed after serving two years"),
    ("en", "She’d resigned in March.", "Resigned"),
    ("en", "Ali Bako, who’d won a third mandate last year, was arrested.", "Ali Bako won a third mandate"),
    ("en", "Acme Corp runs 90 shops. However, it closed 14 on Monday.", "Acme Corp: closed 14"),
    ("en", "Ann Lowe also resigned on Monday.", "Ann Lowe also resigned"),
    # a verb is whole beyond its hyphen, an owner beyond a year, a quotation mark not alone
    ("en", "Sani Bello was re-arrested on Monday.", "Sani Bello re-arrested"),
    ("en", "She mourns the victims of Syria's 1982 Hama massacre.", "Syria's Hama massacre"),
    ("en", "Ann Lowe said on Monday she was 'deeply ashamed' of the error.", "Ann Lowe was deeply ashamed of the error"),
    # a pronoun that is the object stays
    ("en", "Wad Madani fell in December 2023. The army retook it on January 11.", "The army retook it"),
    ("en", "Police charged him on Monday.", "Police charged him"),
    # a date that owns something leaves its preposition to that
    ("en", "Reid will take charge of Wednesday's cup tie.", "Reid will take charge of cup tie"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title"), WHOLE)
def test_a_title_leaves_out_no_small_word_that_it_needs(language, text, title):
    assert title in set(extract(Document("d", text, language, "2024-06-26"))["title"])


SUBJECTS = [
    # all of several who do it, and all of their names
    (
        "fr",
        "Paul Morel, ses enfants et sa femme, Sylvia, ont quitté Lomé vendredi.",
        "Paul Morel, ses enfants et sa femme, Sylvia, ont quitté Lomé",
    ),
    ("fr", "Le vice-président, Nangolo Mbumba, a prêté serment dimanche.", "Nangolo Mbumba a prêté serment"),
    (
        "fr",
        "En avril, des instructeurs russes d'Africa Corps ont débarqué à Niamey.",
        "Des instructeurs russes d'Africa Corps ont débarqué à Niamey",
    ),
    (
        "fr",
        "Le Burkina Faso, le Mali et le Niger ont annoncé le 28 janvier 2024 leur décision commune de quitter l'organisation.",
        "Le Burkina Faso, le Mali et le Niger ont annoncé leur décision commune",
    ),
    (
        "fr",
        "La ministre de la Culture Ada Sol et la secrétaire d'État aux Transports Eva Brun ont visité le musée lundi.",
        "La ministre de la Culture Ada Sol et Eva Brun ont visité le musée",
    ),
    ("en", "Ann Lowe, 40, and Tom Reed, 29, were jailed yesterday.", "Ann Lowe, 40, and Tom Reed, 29, were jailed"),
    ("en", "Ann Lowe was jailed yesterday, and Tom Reed walked free.", "Ann Lowe was jailed"),
    # who is or does what a noun tells
    ("fr", "Les salariés de Renault sont en grève depuis lundi.", "Les salariés de Renault sont en grève"),
    ("fr", "Marc Vidal, né en 1925, est mort hier à Neuilly.", "Marc Vidal est mort à Neuilly"),
    # what is found is told with who finds it
    (
        "fr",
        "L'autopsie a révélé lundi que la victime était morte noyée.",
        "L'autopsie a révélé que la victime était morte noyée",
    ),
    ("fr", "Lundi, l'accusé a fini par avouer qu'il avait menti.", "L'accusé a fini par avouer qu'il avait menti"),
    ("fr", "L'autopsie a révélé lundi une noyade.", "L'autopsie a révélé une noyade"),
    ("en", "The inquest found on Monday that he had drowned.", "The inquest found that he had drowned"),
    # what a date counts from, where that has a date of its own
    (
        "fr",
        "Ce retrait survient un an après la signature le 3 mai 2021 par le Kenya d'un traité avec l'Ouganda.",
        "Signature par le Kenya d'un traité avec l'Ouganda",
    ),
    # a word left of what stood between commas is no apposition
    ("fr", "Le couple, marié en 1990, a divorcé lundi.", "Le couple a divorcé"),
    # a relative clause is of the name that a noun tells of
    ("en", "In 1976 she married Thomas Ryder, a cellist, who died in 2015.", "Thomas Ryder died"),
    ("en", "Anna Reid, the opposition leader who died on Friday, had been jailed.", "Anna Reid died"),
    (
        "en",
        "Anna Reid, the opposition leader who died on Friday, had been jailed.",
        "Anna Reid, the opposition leader, had been jailed",
    ),
    # its pronoun gives way to the name that it stands for
    ("en", "The firm sold Calyx, which Norvane bought in 2018.", "Norvane bought Calyx"),
    ("en", "He will speak at the convention in Milwaukee, which opens July 15.", "Convention in Milwaukee"),
    # what was done before is told as done
    ("fr", "Les policiers sont partis après avoir interpellé lundi deux hommes.", "Les policiers ont interpellé deux hommes"),
    ("fr", "Après avoir été condamné en mars, Paul Morel a fait appel.", "Paul Morel a été condamné"),
    # who says what is quoted may follow any reflexive verb, and a comma after the day
    ("fr", '"Tout va bien", s\'est réjoui lundi le ministre Paul Roux.', 'Paul Roux : "Tout va bien"'),
    ("fr", '"Nous sommes prêts", s\'est défendu lundi Jean Roux.', 'Jean Roux : "Nous sommes prêts"'),
    ("fr", '"Rien n\'est exclu", avait déclaré lundi, Paul Roux.', 'Paul Roux : "Rien n\'est exclu"'),
    ("en", '"We are ready," Ada Sol said on Monday.', 'Ada Sol: "We are ready"'),
    # words quoted within a sentence are not all that is said
    ("en", 'Ada Sol said on Monday that the plan was "failing the city".', "Ada Sol: the plan was failing the city"),
    ("fr", "La presse s'est réjouie lundi. Le ministre Paul Roux est parti.", "La presse s'est réjouie"),
    # all whom a pronoun means, and all who say something
    ("en", "Ann Weil and Tom Reed met on Monday. They signed a deal on Tuesday.", "Ann Weil and Tom Reed signed a deal"),
    ("en", "France and Italy met on Monday. They signed a deal on Tuesday.", "France and Italy signed a deal"),
    ("fr", "Ada Sol et Luc Baud se sont vus lundi. Ils ont signé un accord mardi.", "Ada Sol et Luc Baud ont signé un accord"),
    ("en", "On Monday, Ann Weil and Tom Reed said taxes would rise.", "Ann Weil and Tom Reed: taxes would rise"),
    ("en", "On Monday, the minister, Tom Reed, said taxes would rise.", "Tom Reed: taxes would rise"),
    # what somebody says of himself
    ("fr", "Nairobi a fait savoir mardi qu'il retirait ses policiers.", "Nairobi a fait savoir qu'il retirait ses policiers"),
    ("fr", "Jean Roux avait annoncé le 14 août qu'il ne se représenterait pas.", "Jean Roux ne se représenterait pas"),
    ("fr", "Le maire a annoncé lundi que le pont serait fermé.", "Le maire : le pont serait fermé"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title"), SUBJECTS)
def test_a_title_has_the_whole_of_who_does_it_and_of_what(language, text, title):
    assert title in set(extract(Document("d", text, language, "2024-06-26"))["title"])


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        # nobody killed who was only convicted of it
        ("fr", "Paul Morel a été condamné pour avoir tué sa femme en 2019.", "Paul Morel a tué sa femme"),
        # a semicolon parts what is said from who said something else
        ("en", "Duffy ordered airlines last week to cut flights; the FAA said on Monday it agreed.", "The FAA: Duffy ordered"),
    ],
)  # fmt: skip
def test_a_title_says_nothing_that_the_text_does_not(language, text, title):
    assert not any(told.startswith(title) for told in extract(Document("d", text, language, "2024-06-26"))["title"])
