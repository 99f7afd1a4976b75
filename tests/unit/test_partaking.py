"""Who takes part in a happening by how the sentence is built: clefts, dates between, what is somebody's, who only comes from a state."""

import pytest

from events import Document, extract
from tests.unit.test_actors import taking_part

FRENCH = [
    # who was taken is tried, who took them is praised, and who stabbed is tried himself
    ("Le juge Jean Ondo a fait arrêter Luc Moreno. Il a été libéré le 5 juin 2021.", "libéré", {"Luc Moreno"}),
    ("Le juge Jean Ondo a fait arrêter Luc Moreno. Il a été félicité le 5 juin 2021.", "félicité", {"Jean Ondo"}),
    ("Jean Ondo a poignardé Luc Moreno. Il a été condamné le 5 juin 2021.", "condamné", {"Jean Ondo"}),
    # who only stands beside: a party in brackets, another name of somebody, what is written on a wall
    ("La maire (LR) est décédée samedi.", "décédée", set()),
    ("La sénatrice Julie Marchal (PS) est décédée samedi.", "décédée", {"Julie Marchal"}),
    ("L'ancien maire (UMP, puis LR) a été condamné lundi.", "condamné", set()),
    ("L'Union africaine (UA) a condamné lundi le putsch.", "condamné", {"Union africaine"}),
    ("Mona Vial, alias Monique Durand, sort un disque en 1962.", "sort", {"Mona Vial"}),
    ("Teddy Vance, de son vrai nom Paul Merlin, a chanté mardi.", "chanté", {"Teddy Vance"}),
    ("Mona Vial, née Durand, a rencontré Paul Merlin en 1962.", "rencontré", {"Mona Vial", "Paul Merlin"}),
    ("Une inscription « FLNC » a été retrouvée lundi.", "retrouvée", set()),
    ("Le « FLNC » a revendiqué lundi l'attentat.", "revendiqué", {"FLNC"}),
    ("L'ancien président du Lot Luc Moreau est mort lundi.", "mort", {"Luc Moreau"}),
    ("L'accord sera signé mardi à 10h00 (08h00 GMT) à Oslo.", "signé", set()),
    # the most of its kind in a state is not that state
    ("Le plus vieux cinéma de France a fermé lundi.", "fermé", set()),
    ("Le gouvernement de la France a fermé lundi l'ambassade.", "fermé", {"France"}),
    # who comes after an accident had no part in it; what opens a sentence tells of the pronoun after it
    ("Une heure après l'accident d'un bus lundi, la préfète Anne Kerboul est venue.", "accident", set()),
    ("Au lendemain de l'agression d'une infirmière lundi, Paul Lemoine a porté plainte.", "agression", set()),
    ("Après son arrestation lundi, Paul Lemoine a avoué.", "arrestation", {"Paul Lemoine"}),
    ("Pierre Loiseau vivait à Nantes. Chargé par Henri Vasseur de l'affaire, il est arrêté le 3 mai 2021.", "arrêté", {"Pierre Loiseau"}),
    ("Ami de Paul Roy, il publie un roman le 3 mai 2021.", "publie", set()),
    # of whom a participle after a comma tells; who mourns
    ("Le président Luc Vial a rendu hommage mardi à Marc Roy, mort dimanche.", "mort", {"Marc Roy"}),
    ("L'Espagne a déploré mardi la mort du cardinal Luc Moreno.", "déploré", {"Espagne"}),
    # to whom something is only said, and where those are who agree
    ("Le suspect a avoué, a indiqué mardi à l'AFP le parquet de Lyon.", "indiqué", {"parquet de Lyon"}),
    ("Le maire a annoncé mardi sur France Inter son départ.", "annoncé", set()),
    ("L'AFP a annoncé mardi son départ.", "annoncé", {"AFP"}),
    ("Le gouvernement a retiré mardi à RFI son accréditation.", "retiré", {"RFI"}),
    ("Les belligérants au Yémen ont signé mardi un accord.", "signé", set()),
    # a court has no part in what it judges, and those have who fight where it is deadly
    ("Le tribunal de Lille a condamné lundi trois hommes pour l'incendie d'une gare en 2019.", "incendie", set()),
    ("Le tribunal de Lille a condamné lundi trois hommes pour l'incendie d'une gare en 2019.", "condamné", {"tribunal de Lille"}),
    ("Des combats entre l'armée malienne et le M23 ont fait dix morts mardi.", "fait dix morts", {"Mali", "M23"}),
    ("Les rebelles et l'armée ont signé un accord mardi à Mascate.", "signé", set()),
    # who calls for what others shall undergo, and for what they do themselves
    ("La CGT a appelé à la démission du ministre le 3 mai 2021.", "démission", set()),
    ("La CGT a appelé à la grève le 3 mai 2021.", "grève", {"CGT"}),
    # who is brought out by «c'est ... qui»
    ("Paul Verdier est parti. C'est lui qui, le 3 mai 2021, avait plafonné les retraits.", "plafonné", {"Paul Verdier"}),
    ("C'est Anouk Delmas qui a été retenue en juin 2020.", "retenue", {"Anouk Delmas"}),
    ("C'est à Paris que Marc Davet a signé le décret le 3 mai 2021.", "signé", {"Marc Davet"}),
    # a date between the verb and its complement
    ("L'accord avait été annoncé le mercredi précédent par le Qatar et l'Égypte.", "annoncé", {"Qatar", "Égypte"}),
    ("L'île a signé en juin 2021 un bail avec le Qatar.", "signé", {"Qatar"}),
    ("Le club s'est séparé samedi de la colère de Marc Davet.", "séparé", set()),
    # what is somebody's: a car or a name, and no person who is named
    ("Lucie Ferval vit cachée. Sa voiture a été incendiée le 3 mai 2021.", "incendiée", {"Lucie Ferval"}),
    ("Lucie Ferval vit cachée. Son mari a été arrêté le 3 mai 2021.", "arrêté", set()),
    ("Lucie Ferval vit cachée. Sa société, Kermalo, a été dissoute le 3 mai 2021.", "dissoute", {"Kermalo"}),
    ("Lucie Ferval se tait. Son parti a retiré mardi son soutien au maire.", "retiré", set()),
    ("Lucie Ferval se tait. Ses soldats ont repris la ville mardi.", "repris", {"Lucie Ferval"}),
    # where something happens, or what bears a state's name
    ("Kermalo a réussi vendredi ses débuts à la Bourse de Zurich.", "réussi", {"Kermalo"}),
    ("La péninsule coréenne a tremblé mardi.", "tremblé", set()),
    # what is done to somebody by what is theirs
    ("La garde à vue de Marc Davet a été levée jeudi.", "levée", {"Marc Davet"}),
    ("Les juges ont aggravé mercredi la peine de Marc Davet.", "aggravé", {"Marc Davet"}),
    ("Un juge a ordonné dimanche le placement en détention de Marc Davet.", "ordonné", {"Marc Davet"}),
    ("Le fils de Marc Davet a été condamné mardi.", "condamné", set()),
    ("Le chauffeur de Marc Davet a été condamné mardi.", "condamné", set()),
    ("Un fermier a acheté mardi le tracteur de Marc Davet.", "acheté", set()),
    ("Des gendarmes ont bouclé mardi le port à conteneurs du Royaume-Uni.", "bouclé", set()),
    ("Lucie Ferval a fait appel. Ses coaccusés ont été reconnus coupables le 3 mai 2021.", "reconnus", set()),
    ("La compagnie de Marc Davet a été condamnée mardi.", "condamnée", set()),
    # who is named before what tells of them
    ("L'ancien cycliste suisse Aldo Ferrandini est mort lundi à Mendrisio, à 83 ans.", "mort", {"Aldo Ferrandini"}),
    ("M. Halwindi, 68 ans, qui avait négocié en 2017 l'échange, partira lundi.", "négocié", {"Halwindi"}),
    ("Maryvonne Tessandier, 61 ans, mutée le 4 juillet, a saisi le tribunal.", "mutée", {"Maryvonne Tessandier"}),
    ("Pauline Vilvert, 37 ans, et son cousin Gaspard ont signé l'acte le 3 mai 2021.", "signé", {"Pauline Vilvert", "Gaspard"}),
    ("C'est Ludivine Charrier, championne de France juniors en 2009, qui brisa le silence en février 2020.", "brisa", {"Ludivine Charrier"}),
    ("Marie Sorel part lundi. Il remplace Walter Thurnherr, qui avait annoncé son départ en août.", "annoncé", {"Walter Thurnherr"}),
    ("Angela Merkel, dont le gouvernement a renouvelé l'accord en novembre 2022, est partie.", "renouvelé", {"Angela Merkel"}),
    # a participle that shares the helper of the verb before it, and one that tells of the noun before it
    ("Marc Davet a dissous mardi le conseil, limogé le chef de la police, Paul Verdier, et levé le couvre-feu.", "limogé", {"Marc Davet", "Paul Verdier"}),
    ("Marc Davet a rejoint Paul Verdier, limogé le mois dernier.", "limogé", {"Paul Verdier"}),
    # some who come from a state, and those who act for it
    ("Deux maçons portugais ont été tués mardi.", "tués", set()),
    ("Cinquante saisonniers roumains ont quitté le village mercredi.", "quitté", set()),
    ("Neuf anciens tirailleurs sénégalais ont embarqué vendredi.", "embarqué", set()),
    ("Un industriel espagnol a relancé l'usine en 1995.", "relancé", set()),
    ("« J'ai gagné », a réagi vendredi le Français, triple champion.", "réagi", set()),
    ("Les planteurs ivoiriens ont bloqué le port mercredi.", "bloqué", {"Côte d'Ivoire"}),
    ("Deux soldats russes ont été tués mardi.", "tués", {"Russie"}),
    ("Deux bombardiers russes ont frappé la ville mardi.", "frappé", {"Russie"}),
    ("Les députés français ont adopté le texte mardi.", "adopté", {"France"}),
    ("Les Français ont voté dimanche.", "voté", {"France"}),
    # organs of a state act for it; a court of that state and a prosecutor act for themselves
    ("Le Parlement turc a ratifié l'accord mardi.", "ratifié", {"Turquie"}),
    ("Le Sénat turc a ratifié l'accord mardi.", "ratifié", {"Sénat turc"}),
    ("Le ministère saoudien de l'Énergie a annoncé mardi une hausse.", "annoncé", {"Arabie saoudite"}),
    ("Le Mali est en guerre. Le ministère de la Défense a annoncé mardi un retrait.", "annoncé", {"Mali"}),
    ("Le ministère public de Zoug a renvoyé Marc Davet mardi.", "renvoyé", {"ministère public de Zoug", "Marc Davet"}),
    # an election by a noun is of the state that the text is about; by a verb it may be of a town
    ("Le Mali est en paix. Les législatives auront lieu dimanche.", "législatives", {"Mali"}),
    ("Le Mali est en paix. Les habitants de Kayes éliront leur maire dimanche.", "éliront", set()),
    # an object before its verb: a person, or what was told, and no state
    ("Le Japon se tait. Marc Davet est parti. On l'a arrêté mardi à Beyrouth.", "arrêté", {"Marc Davet"}),
    ("Le Mali se tait. Marc Davet l'a confirmé mardi.", "confirmé", {"Marc Davet"}),
    ("Paul Verdier se tait. Marc Davet l'a confirmé mardi.", "confirmé", {"Marc Davet"}),
    ("Anne Ferval se tait. Marc Davet l'a confirmée mardi à son poste.", "confirmée", {"Marc Davet", "Anne Ferval"}),
    # who stands before an apposition, and a year that is nobody's subject
    ("Elle pleure Gaston Bazin, son accordeur, renversé par un tramway le 12 mars.", "renversé", {"Gaston Bazin"}),
    ("Il cite Tyler Shultz, petit-fils du maire, qui avait démissionné en 2021.", "démissionné", {"Tyler Shultz"}),
    ("Il cite Tyler Shultz, puis son voisin, renversé par un tramway le 12 mars.", "renversé", set()),
    ("À leurs côtés figure Graziella Pozzi, évincée l'an passé.", "évincée", {"Graziella Pozzi"}),
    ("À leurs côtés figurent l'avocat Damien Rey et Graziella Pozzi, évincée l'an passé.", "évincée", {"Graziella Pozzi"}),
    ("À leurs côtés figurent Damien Rey et Graziella Pozzi, évincés l'an passé.", "évincés", {"Damien Rey", "Graziella Pozzi"}),
    # where somebody is from, by a noun that no ending tells, and what merely bears a demonym
    ("Anne Ferval est née à Quimper. La Bretonne a démissionné mardi.", "démissionné", {"Anne Ferval"}),
    ("Marc Davet a offert mardi 80 000 francs suisses.", "offert", {"Marc Davet"}),
    # so many as were named together, firms too
    ("La société Kermalo et la société Petralis discutent. Les deux parties ont signé l'accord mardi.", "signé", {"Kermalo", "Petralis"}),
    # a demonym that is written as the name of its state, but for the capital letter
    ("Le peuple suisse a voté dimanche.", "voté", {"Suisse"}),
    ("L'armée argentine a repris l'île mardi.", "repris", {"Argentine"}),
    # whose office it is, right before the name
    ("Le président de la Fifa Gianni Infantino a été réélu mardi.", "réélu", {"Gianni Infantino"}),
    ("La vice-présidente du Sénat Marta Gil s'est proclamée présidente mardi.", "proclamée", {"Marta Gil"}),
    ("Le secrétaire général de la CGT Paul Roy a démissionné mardi.", "démissionné", {"Paul Roy"}),
    ("Le directeur de la Fondation Pierre Bergé a démissionné mardi.", "démissionné", set()),
    # what bears a name
    ("Un homme a été tué mardi sur le cours Jean Jaurès.", "tué", set()),
    ("Un homme a tué mardi Jean Jaurès.", "tué", {"Jean Jaurès"}),
    # names, whole
    ("L'ancienne avocate générale Béatrice de Wavrin est décédée mardi.", "décédée", {"Béatrice de Wavrin"}),
    ("Le chef de l'armée, Asad-uz-Zaman, a démissionné mardi.", "démissionné", {"Asad-uz-Zaman"}),
    # bodies that nothing lists
    ("Le Modar, syndicat minoritaire, manifestait vendredi.", "manifestait", {"Modar"}),
    ("Faure, producteur de lait, manifestait vendredi.", "manifestait", {"Faure"}),
    ("Une unité d'élite, le Capsat, a pris le pouvoir mardi.", "pris", {"Capsat"}),
    ("L'Anssi a publié mardi son rapport.", "publié", {"Anssi"}),
    ("Le Premier ministre a publié mardi son rapport.", "publié", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actors"), FRENCH)
def test_who_takes_part_by_the_build_of_a_french_sentence(text, trigger, actors):
    assert taking_part(text, trigger) == actors


ENGLISH = [
    # a plural that opens a sentence, and names of bodies that do
    ("Farmers dumped milk outside the ministry on Tuesday.", "dumped", set()),
    ("Halden Mills closed its last plant on Tuesday.", "closed", {"Halden Mills"}),
    # a state by its parliament, and not by one that is only called so
    ("The Turkish Parliament ratified the accord on Tuesday.", "ratified", {"Turquie"}),
    ("The Kremlin dismissed the charge on Tuesday.", "dismissed", {"Russie"}),
    ("Congress adopted the bill on Tuesday.", "adopted", set()),
    # what is won
    ("South Africa retained the Rugby World Cup on Saturday.", "retained", {"Afrique du Sud"}),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), ENGLISH)
def test_who_takes_part_by_the_build_of_an_english_sentence(text, trigger, actors):
    assert taking_part(text, trigger, "en") == actors


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "La Suède et la Finlande ont respectivement signé leurs traités avec la Norvège en 1985 et 1992.",
            [{"Suède", "Norvège"}, {"Finlande", "Norvège"}],
        ),
        ("Marie Legrand et Paul Dumas sont morts respectivement en 2001 et 2009.", [{"Marie Legrand"}, {"Paul Dumas"}]),
        ("La Suède et la Finlande ont signé leurs traités en 1985 et 1992.", [{"Suède", "Finlande"}] * 2),
    ],
)
def test_each_of_several_has_its_own_date_where_a_word_says_so(text, who):
    rows = extract(Document("a", f"{text}\n", "fr", "2021-06-28", ""))
    assert [set(actors) for actors in rows["actors"]] == who
