"""What a word names by its company, and the verbs that a model leaves unread."""

from unittest import mock

import pytest

from events import Document, extract
from events.reading import sentences


def type_of(text, trigger, language="fr"):
    """The type that the lexicon gives, apart from what is likely (test_likely_types.py)."""
    with mock.patch("events.mentions.types_of", return_value=None):
        rows = extract(Document("d", text, language, "2024-06-26")).to_dict("records")
    return next((row["type"] for row in rows if trigger in row["trigger"]), None)


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Le joueur quitte le club lundi.", "quitte", "quitter"),
        ("Le ministre signe le décret lundi.", "signe", "signer"),
        ("Le chauffard tue un passant lundi.", "tue", "tuer"),
        ("Ils tweetaient chaque jour.", "tweetaient", "tweeter"),
        ("Il va rencontrer le maire lundi.", "rencontrer", "rencontrer"),
        ("Elle perd le match lundi.", "perd", "perdre"),
    ],
)
def test_a_finite_verb_has_its_infinitive_for_lemma(text, form, lemma):
    (sentence,) = sentences(text, "fr")
    assert next(token.lemma for token in sentence.tokens if token.text == form) == lemma


def test_a_noun_keeps_its_lemma():
    (sentence,) = sentences("La rencontre a eu lieu lundi.", "fr")
    assert next(token.lemma for token in sentence.tokens if token.text == "rencontre") == "rencontre"


def test_a_verb_that_the_model_takes_for_a_noun_is_one_where_there_is_no_other():
    assert type_of("Le rappeur écope mardi de six mois avec sursis.", "écope") == "justice"
    assert type_of("Les salariés débrayent mardi pour leurs salaires.", "débrayent") == "protest"


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Trois jours plus tard, le 12 mai 2022, M. Wickremesinghe le remplaçait.", "remplaçait", "appointment"),
        ("Le 28 janvier 1871, Paris capitula.", "capitula", "attack"),
    ],
)
def test_so_is_a_form_of_the_past_after_a_pronoun_or_where_there_is_no_other(text, trigger, type_):
    assert type_of(text, trigger) == type_


def test_a_noun_in_a_sentence_without_verb_is_no_verb():
    assert type_of("Une taxe de 3 % en mai.", "taxe") != "economy"


def test_a_fixed_expression_is_not_cut_by_a_phrase():
    assert type_of("Le suspect a été arrêté de nouveau mardi.", "arrêté") == "justice"
    assert type_of("Il a arrêté de fumer mardi.", "arrêté") != "justice"


def test_a_verb_with_its_preposition_is_known_by_what_it_leads_to():
    assert type_of("Ana Horta, appelée à la présidence en mai 2021, est partie.", "appelée") == "appointment"
    assert type_of("Le syndicat a appelé mardi à la prudence.", "appelé") == "statement"


def test_what_stands_after_a_quote_says_it_whatever_the_verb():
    assert type_of("« Nous avons gagné », a souri mardi la gardienne.", "souri") == "statement"


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        # whoever does it behind "par", whatever the tree calls it
        ("Le lycée a été bloqué mardi par une centaine d'élèves.", "bloqué", "protest"),
        # the object that the tree hangs on the date
        ("L'armée a fermé jeudi sa base de Ouakam.", "fermé", "deployment"),
        ("L'accusation a réclamé jeudi sept ans de prison contre l'ancien trader.", "réclamé", "justice"),
        # a verb that says nothing by itself is of the field of who does it
        ("Le tribunal a réexaminé l'affaire mardi.", "réexaminé", "justice"),
        ("Le jardinier a réexaminé l'affaire mardi.", "réexaminé", "other"),
        # a noun and what qualifies it
        ("Les sénateurs ont voté mardi contre le projet.", "voté", "other"),
        ("Les électeurs ont voté mardi.", "voté", "election"),
        # those whom the verb names take part in what its subject tells
        ("Des incidents ont éclaté vendredi entre manifestants et policiers.", "incidents", "protest"),
        ("La situation s'est tendue : des incidents techniques ont éclaté vendredi.", "incidents", "other"),
    ],
)
def test_the_company_of_a_word_gives_its_sense(text, trigger, type_):
    assert type_of(text, trigger) == type_


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        # what falls is no frame for another happening
        ("Le gouvernement est tombé mercredi.", "tombé", "appointment"),
        ("La neige est tombée mercredi.", "tombée", "other"),
        # an office that somebody has
        ("Il fut ministre de 1995 à 1997.", "ministre", "appointment"),
        ("Le lac fut un marais de 1995 à 1997.", "marais", "other"),
        # where a leader is
        ("Le président arrive mardi à Berlin.", "arrive", "visit"),
        ("Le voilier arrive mardi à Berlin.", "arrive", "other"),
        # the place that somebody takes
        ("Les rebelles ont pris Ménaka jeudi.", "pris", "attack"),
        # a participle that the model reads as an adjective
        ("Le propriétaire a gelé les loyers en 2021.", "gelé", "economy"),
        # the subject on which the tree hangs its verb
        ("La colère gronde mardi au village.", "gronde", "protest"),
        # what soldiers do who overthrow, and what others do
        ("Les putschistes ont arrêté Paul Roy mardi.", "arrêté", "coup"),
        ("La police a arrêté trois putschistes mardi.", "arrêté", "justice"),
        ("Les putschistes ont dissous le parlement mardi.", "dissous", "coup"),
        ("Le président a dissous le parlement mardi.", "dissous", "founding"),
        ("Des officiers annoncent mardi la dissolution du parlement.", "annoncent", "coup"),
        ("Les soldats ont pris le contrôle de la radio nationale mardi.", "pris", "coup"),
        ("Les rebelles ont pris le contrôle de Goma mardi.", "contrôle", "attack"),
        # what somebody says that they are, and what they found
        ("La sénatrice s'est proclamée cheffe de l'État mardi.", "proclamée", "appointment"),
        ("La république a été proclamée mardi.", "proclamée", "founding"),
        # what is called for, who stand before a court
        ("L'Union africaine a appelé mardi à la libération du président déchu.", "appelé", "statement"),
        ("Le club a appelé mardi trois joueurs.", "appelé", "other"),
        ("Huit gilets jaunes comparaissaient mardi à Tours.", "comparaissaient", "justice"),
        ("Huit gilets jaunes ont défilé mardi à Tours.", "défilé", "protest"),
        # a verb that only its clitic makes one
        ("Les ministres se sont entendus jeudi.", "entendus", "agreement"),
    ],
)
def test_the_company_of_a_verb_tells_its_sense(text, trigger, type_):
    assert type_of(text, trigger) == type_


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("He was minister for transport from 1995 to 1997.", "minister", "appointment"),
        ("It was a success from 1995 to 1997.", "success", "other"),
        ("Anna Reed was made keeper in 1990.", "made", "appointment"),
        ("The nurse was cleared in March.", "cleared", "justice"),
        ("The road was cleared in March.", "cleared", "other"),
        ("Fishermen blocked the harbour on Friday.", "blocked", "protest"),
        ("The minister blocked the merger on Friday.", "blocked", "sanction"),
    ],
)
def test_so_it_does_in_english(text, trigger, type_):
    assert type_of(text, trigger, "en") == type_
