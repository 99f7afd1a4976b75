"""Who is named in a text at all: every actor of some sentences, by name, no more and no fewer."""

import pytest

from events.actors import gazetteer, recognise
from events.reading import sentences

FRENCH = [
    # names of persons, whole
    ("Samuel Eto'o a quitté le stade mardi. Eto'o n'a rien dit.", {"Samuel Eto'o"}),
    ("Le patron, Yann Le Floc'h, a protesté.", {"Yann Le Floc'h"}),
    ("Le ministre Tugdual Penn-Karadec a démissionné. Penn-Karadec se tait.", {"Tugdual Penn-Karadec"}),
    ("Naw Thiri Soe, 41 ans, a été arrêtée lundi.", {"Naw Thiri Soe"}),
    ("Le juriste Wassil Ozmane s'est fait voler sa mallette.", {"Wassil Ozmane"}),
    ("Le ministre a choisi vendredi Leïla Marzouki pour ce poste.", {"Leïla Marzouki"}),
    # kin by their first name, with the surname of the one of whom the text tells
    ("Rodrigo Duterte a été arrêté. Sa fille Sara a pris l'avion.", {"Rodrigo Duterte", "Sara Duterte"}),
    ("Paul Berthomé est mort mardi. Son frère, Mathias, reprend la ferme.", {"Paul Berthomé", "Mathias Berthomé"}),
    ("Paul Berthomé a vu Alain Roussac. Son frère Mathias reprend la ferme.", {"Paul Berthomé", "Alain Roussac", "Mathias"}),
    ("Angela Merkel est partie. Son mari, Joachim, la suit.", {"Angela Merkel", "Joachim"}),
    # organisations, whole and no longer
    ("Le gouvernement a dissous mardi l'association Terre libre.", {"Terre libre"}),
    ("L'association Eau et Racines a déposé un recours.", {"Eau et Racines"}),
    ("Anne Tissier a quitté Orvane SA mardi.", {"Anne Tissier", "Orvane SA"}),
    ("Le Pine Valley General Hospital a opéré un patient.", {"Pine Valley General Hospital"}),
    ("Parti de Lorient le 3 mars, le bateau a coulé.", set()),
    ("L'association Terres sûres a protesté mardi.", {"Terres sûres"}),
    ("Une association locale, Mains ouvertes, a protesté mardi.", {"Mains ouvertes"}),
    ("Son armateur, Oceanic Dawn, devra payer.", {"Oceanic Dawn"}),
    ("Les agents de l'Office français de la biodiversité ont cherché l'ourse.", {"Office français de la biodiversité"}),
    ("La Croix-Rouge a ouvert un abri.", {"Croix-Rouge"}),
    ("Son aide de camp, Aboubacar « Toumba » Diakité, a tiré. Diakité a fui.", {"Aboubacar Diakité"}),
    ("L'hebdomadaire chrétien « L'Angélus » s'est mis en grève.", {"L'Angélus"}),
    ("Le comité Lisières tranquilles a saisi la préfète.", {"Lisières tranquilles"}),
    ("Le centre hospitalier de Sarrazac a fermé ses urgences.", {"centre hospitalier de Sarrazac"}),
    ("Le tribunal de commerce de Bruxelles a prononcé la faillite.", {"tribunal de commerce de Bruxelles"}),
    ("Le conseil de prud'hommes de Bressières a tranché.", {"conseil de prud'hommes de Bressières"}),
    ("Le joueur a rejoint l'US Tréguennec.", {"US Tréguennec"}),
    ("Le Québec vient de dire non.", {"Québec"}),
    # what is no actor
    ("Un tribunal de Montreuil l'a relaxé mardi.", set()),
    ("As-tu vu le film ?", set()),
    ("Une Audi calcinée a été trouvée près d'un Boeing.", set()),
    ("Le Boeing 747 est tombé. Le premier Africain l'a vu.", set()),
    ("Quarante patients ont porté plainte.", set()),
    ("Verdict attendu vendredi prochain.", set()),
    ("Un juge de Metz a tranché.", set()),
    ("Les gendarmes de Baloum ont fouillé la grange.", set()),
    ("LA HAYE - Un hélicoptère s'est posé vendredi.", set()),
    ("BRUXELLES, 1er avr - Une hôtesse a pleuré.", set()),
    ("Bruxelles — Une hôtesse a pleuré.", set()),
    ("Des ONG ont critiqué le texte.", set()),
    ("Il a payé 1 800 francs CFA après un AVC.", set()),
]  # fmt: skip

ENGLISH = [
    ("Michael O'Leary blamed the tower. O'Leary left.", {"Michael O'Leary"}),
    ("Danny Lau closed the shop. His daughter Grace wept.", {"Danny Lau", "Grace Lau"}),
    ("A Boeing spokesman wept in the boot of a Volvo.", {"Boeing"}),
    ("Mikhail Gorbachev stood alone. Raisa, his wife, wept.", {"Mikhail Gorbachev", "Raisa"}),
    ("LARKIN FALLS, Vt. — A storm came.", set()),
    # for what somebody has an office is no part of the name
    ("ECOWAS Commissioner for Economic Affairs Kofi Mensa left.", {"ECOWAS", "Kofi Mensa"}),
    ("EU Commissioner for Social Affairs Jean Moussa left.", {"European Union", "Jean Moussa"}),
    ("The Minister of Home Affairs Kofi Mensa visited the site.", {"Kofi Mensa"}),
    ("The Minister of Defence Kofi Mensa visited the site.", {"Kofi Mensa"}),
    ("The Ministry of Foreign Affairs protested.", {"Ministry of Foreign Affairs"}),
    ("The lawyer for Nordvik, Ann Weil, protested.", {"Ann Weil"}),
]


def named(text: str, language: str) -> set[str]:
    """The names of all actors of a text."""
    found = recognise(list(sentences(text, language)), language, gazetteer())
    return {mention.actor.name(language) for one in found for mention in one.actors}


@pytest.mark.parametrize(("text", "actors"), FRENCH)
def test_who_is_named_in_french(text, actors):
    assert named(text, "fr") == actors


@pytest.mark.parametrize(("text", "actors"), ENGLISH)
def test_who_is_named_in_english(text, actors):
    assert named(text, "en") == actors
