"""Names that no list has, told by what they do, by the noun before them, by a first name; and words that are no actor's."""

import pytest

from tests.unit.test_actors import taking_part

FRENCH = [
    ("La papeterie Maurin & Fils a été cédée mercredi.", "cédée", {"Maurin & Fils"}),
    ("La direction de Novaterre a ouvert des négociations lundi.", "ouvert", {"Novaterre"}),
    ("Le chalutier Marie-Lou a coulé mardi au large de Groix.", "coulé", {"Marie-Lou"}),
    ("Battue à Lens, l'équipe de Sochaux a limogé vendredi son entraîneur, Omar Daf.", "limogé", {"Sochaux", "Omar Daf"}),
    ("Nantes recevra Montpellier samedi.", "recevra", {"Nantes", "Montpellier"}),
    ("La vedette de la SNSM a recueilli deux marins le 3 mai 2022.", "recueilli", {"SNSM"}),
    ("Le Conseil de salut du Bornou l'a nommé commandant vendredi.", "nommé", {"Conseil de salut du Bornou"}),
    ("Le Bureau d'enquêtes et d'analyses a dépêché vendredi trois experts.", "dépêché", {"Bureau d'enquêtes et d'analyses"}),
    ("La Danoise Mette Kjærsgaard a battu samedi Sun Lihua.", "battu", {"Mette Kjærsgaard", "Sun Lihua"}),
    ("Le Japonais Toyota a annoncé mardi un rappel.", "annoncé", {"Toyota"}),
    ("La banque avait engagé mardi Riccardo Muti.", "engagé", {"Riccardo Muti"}),
    ("Éric Ciotti a proposé mardi une alliance au Rassemblement national.", "proposé", {"Éric Ciotti", "Rassemblement national"}),
    ("L'usine a perdu cent emplois depuis son rachat par Ferralux en 2016.", "rachat", {"Ferralux"}),
    ("Victor Salles, que sa famille croyait mort, est rentré mardi.", "rentré", {"Victor Salles"}),
    ("« Nous avons perdu », a reconnu samedi soir Jean-Marc Lhérault.", "reconnu", {"Jean-Marc Lhérault"}),
    ("Quinze jours plus tard, le 18 novembre 1903, un traité cède aux États-Unis une bande de terre.", "cède", {"États-Unis"}),
    ("Le boson que Peter Higgs et François Englert avaient imaginé en 1964 fut trouvé.", "imaginé", {"Peter Higgs", "François Englert"}),
    ("L'ancien garde des sceaux Robert Badinter s'est éteint le 9 février 2024.", "éteint", {"Robert Badinter"}),
    ("L'Anti-Defamation League avait lancé la campagne le 17 juin 2020.", "lancé", {"Anti-Defamation League"}),
    ("Le syndicat Solidaires paysans a dénoncé vendredi un cadeau.", "dénoncé", {"Solidaires paysans"}),
    ("Le patron de Tesla avait racheté Twitter le 27 octobre 2022.", "racheté", {"Tesla", "Twitter"}),
    # what is a place, a thing or an office, and no actor
    ("L'artillerie du général Giap ouvrait le feu le 13 mars 1954.", "ouvrait", {"Giap"}),
    ("Le cargo, entreposé sur le port de Beyrouth depuis 2014, explosait.", "explosait", set()),
    ("La même cellule frappait le métro de Bruxelles le 22 mars 2016.", "frappait", set()),
    ("Vainqueur à Omdourman le 2 septembre, le général Herbert Kitchener remonta le fleuve.", "Vainqueur", {"Herbert Kitchener"}),
    ("Le tableau fut subtilisé le 21 août 1911 par un vitrier italien, Vincenzo Peruggia.", "subtilisé", {"Vincenzo Peruggia"}),
    ("Les ministres des Finances ont donné leur accord le 12 juillet 2022.", "donné", set()),
    ("Le lendemain, mercredi 4, Thomas Esnault, de la CGT, claquait la porte.", "claquait", {"Thomas Esnault"}),
    ("L'ONG a suspendu lundi ses distributions.", "suspendu", set()),
]  # fmt: skip

ENGLISH = [
    ("The Danish fund Vestergaard bought the shipyard in 2014.", "bought", {"Vestergaard"}),
    ("Harkness & Doyle called in administrators on 12 May 2022.", "called", {"Harkness & Doyle"}),
    ("The trawler Bonnie Jean sank on 7 September 2021.", "sank", {"Bonnie Jean"}),
    ("Thames Water told Ofwat on 30 January 2024 that it would need more money.", "told", {"Thames Water", "Ofwat"}),
    (
        "Three months later, on 23 August 2023, Wagner's founder, Yevgeny Prigozhin, died.",
        "died",
        {"Evgueni Prigojine"},
    ),
    ("The Ever Given, a container ship, was refloated on 29 March 2021.", "refloated", {"Ever Given"}),
    ("On 3 May 2026, in Ashby, a choir of 100 will sing.", "sing", set()),
    ("Ferries to Skarra will sail again from 1 April 2024.", "sail", set()),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), FRENCH)
def test_names_without_an_entry_take_part_in_french(text, trigger, actors):
    assert taking_part(text, trigger) == actors


@pytest.mark.parametrize(("text", "trigger", "actors"), ENGLISH)
def test_names_without_an_entry_take_part_in_english(text, trigger, actors):
    assert taking_part(text, trigger, "en") == actors
