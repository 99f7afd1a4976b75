"""Titles that end where a phrase ends, have their subject, and keep words whole."""

import pytest

from events import Document, extract

CUT = [
    # (language, sentence, title): a title too long ends after a whole phrase
    (
        "fr",
        "Un homme de 36 ans comparaît depuis lundi devant la cour d'assises du Val-de-Marne pour le meurtre de son voisin, "
        "un retraité de Créteil.",
        "Un homme de 36 ans comparaît devant la cour d'assises du Val-de-Marne",
    ),
    (
        "fr",
        "Le Bénin, le Togo et le Ghana ont signé lundi une charte visant à créer une organisation de défense commune "
        "appelée l'Alliance du golfe.",
        "Le Bénin, le Togo et le Ghana ont signé une charte",
    ),
    (
        "fr",
        "Un nouveau gouvernement de dix ministres a été nommé mardi en Haïti, avec pour mission de tenter de rétablir "
        "la stabilité dans le pays.",
        "Un nouveau gouvernement de dix ministres a été nommé en Haïti",
    ),
    (
        "fr",
        "Les députés du Parlement ont déclaré lundi la suspension de plusieurs institutions, à l'exception de "
        "l'Assemblée nationale et du Sénat.",
        "Les députés du Parlement ont déclaré la suspension de plusieurs institutions",
    ),
    (
        "fr",
        "Le conseil d'administration a nationalisé jeudi par décret la société minière Aurora, filiale à 63 % du "
        "groupe français Vautrin.",
        "Le conseil d'administration a nationalisé par décret la société minière Aurora",
    ),
    (
        "fr",
        "Une rupture de filet a permis samedi à près de 8 000 saumons d'élevage de s'échapper d'une cage du fjord, "
        "au nord du pays.",
        "Une rupture de filet a permis à près de 8 000 saumons d'élevage de s'échapper d'une cage",
    ),
    (
        "en",
        "A district judge in the town of Leeds handed a whole life sentence on Monday to Tom Reed for the kidnap, rape "
        "and murder of a clerk.",
        "A district judge in the town of Leeds handed a whole life sentence to Tom Reed",
    ),
    (
        "en",
        "The staff chiefs of the regional bloc agreed on Friday on a date for the beginning of the military "
        "intervention in the north.",
        "The staff chiefs of the regional bloc agreed on a date",
    ),
    # one with room enough is not cut
    (
        "fr",
        "Le tribunal de Lille a condamné lundi Paul Sy pour le meurtre de son voisin.",
        "Le tribunal de Lille a condamné Paul Sy pour le meurtre de son voisin",
    ),
    # a long subject of several persons is told by their names
    (
        "fr",
        "Le ministre de l'Intérieur Bruno Vallée, la ministre de l'Ecologie, Agnès Rouart, et la ministre déléguée chargée "
        "de la Ruralité Françoise Batel, se rendront sur place samedi.",
        "Bruno Vallée, Agnès Rouart et Françoise Batel se rendront sur place",
    ),
]

WHOLE = [
    # parts of a word that a hyphen joins stay together
    ("fr", "Sa mère meurt du typhus à Bergen-Belsen, en mars 1945.", "Sa mère meurt du typhus à Bergen-Belsen"),
    ("fr", "Le Royaume-Uni a signé jeudi le traité.", "Le Royaume-Uni a signé le traité"),
    ("en", "North Korea test-launched a missile in February.", "North Korea test-launched a missile"),
    (
        "en",
        "A 72-year-old former officer has been arrested, authorities in Leeds announced on Wednesday.",
        "Authorities in Leeds: a 72-year-old former officer has been arrested",
    ),
    # the words of a happening stand with their verb
    (
        "fr",
        "Luc Barre, 45 ans, a prêté serment mardi à Dakar, devant plusieurs chefs d’État.",
        "Luc Barre, 45 ans, a prêté serment à Dakar, devant plusieurs chefs d’État",
    ),
    # small words of a noun
    (
        "fr",
        "Le 3 mai 2022, le préfet a confirmé l’arrivée de l’ex chef de la police.",
        "Le préfet a confirmé l’arrivée de l’ex chef de la police",
    ),
    (
        "fr",
        "Les drapeaux de la mairie, sur le port, sont en berne depuis lundi, comme ceux de la région.",
        "Les drapeaux de la mairie, sur le port, sont en berne comme ceux de la région",
    ),
    (
        "fr",
        "Les gares, fermées depuis le 17 mars 2020, n’ont rouvert que partiellement le 1er juin 2022.",
        "Les gares n’ont rouvert que partiellement",
    ),
    ("fr", "Beaucoup de commerces sont fermés depuis mardi.", "Beaucoup de commerces sont fermés"),
    # what a chronicle's dash leads to is no aside
    ("en", "May 18 – Three female suicide bombers attack UNIMAID.", "Three female suicide bombers attack UNIMAID"),
    # a small word of the noun that a date stands before
    ("en", "The Court of Appeal confirmed the 2019 sentence on Friday.", "The Court of Appeal confirmed the sentence"),
    ("en", "President Ivan Petrov was toppled in a 2014 uprising.", "President Ivan Petrov was toppled in uprising"),
    ("fr", "Mme Sandu, 52 ans, avait détrôné en 2020 Igor Dodon.", "Mme Sandu, 52 ans, avait détrôné Igor Dodon"),
    ("fr", "Le sommet de mars 2020 a été annulé.", "Le sommet a été annulé"),
    # a comma stays where the other one does
    (
        "fr",
        "Le ministre malien et le chef rebelle ont signé, jeudi à Alger, un accord de paix.",
        "Le ministre malien et le chef rebelle ont signé à Alger un accord de paix",
    ),
    (
        "fr",
        "Cette année, c'est le Belge Luc Maes qui préside le jury du festival.",
        "Le Belge Luc Maes préside le jury du festival",
    ),
    # who is thrown in, with the whole name
    (
        "fr",
        "Le suspect a avoué, a indiqué Presse Océane Finistère mardi.",
        "Presse Océane Finistère : le suspect a avoué",
    ),
    (
        "fr",
        "La route a été bloquée samedi, a appris Radio Loire de source policière dimanche.",
        "La route a été bloquée",
    ),
    # the town from which a dispatch comes
    (
        "en",
        "LIMA, Peru, May 13 -- The hunt for the missing climbers was resumed Tuesday.",
        "The hunt for the missing climbers was resumed",
    ),
    ("en", "JOS, Nigeria, Oct 5 Gunmen killed ten people on Tuesday.", "Gunmen killed ten people"),
    (
        "en",
        "CEBU, Philippines Worsening weather forced the army to suspend a search on Saturday.",
        "Worsening weather forced the army to suspend a search",
    ),
    ("en", "NASA, Boeing and Airbus signed a deal on Tuesday.", "NASA, Boeing and Airbus signed a deal"),
]

SUBJECTS = [
    # the verb after a participle between commas has the subject before it
    (
        "fr",
        "Le procès du maire, reporté en mai, se tiendra le 7 janvier 2023, a annoncé le tribunal.",
        "Le procès du maire se tiendra",
    ),
    # the object after the day of its verb
    (
        "fr",
        "L'Union européenne a adopté lundi des sanctions contre 21 personnalités ukrainiennes et russes.",
        "L'Union européenne a adopté des sanctions contre 21 personnalités ukrainiennes et russes",
    ),
    # a participle tells of the one beside it who takes part
    (
        "fr",
        "Le général Paul Nguema a prêté serment devant la Cour, succédant au président Luc Mba, évincé la semaine "
        "dernière par un coup d'Etat.",
        "Président Luc Mba évincé par un coup d'Etat",
    ),
    (
        "en",
        "A delegation of the African Union met President Paul Deby, deposed during the military coup in late July.",
        "President Paul Deby deposed during the military coup",
    ),
    # with its article, and within a noun that is a person too
    (
        "fr",
        "Le conseil se réunit ce jeudi pour désigner le successeur de Paul Morel, mort le 20 avril dernier.",
        "Paul Morel mort",
    ),
    (
        "fr",
        "Le rapporteur spécial de l'ONU, attendu en avril, rencontrera les familles.",
        "Le rapporteur spécial de l'ONU attendu",
    ),
    # or of the subject that it stands before
    ("fr", "Paul Sy est mort. Élu en 2015, il avait démissionné en 2017.", "Paul Sy élu"),
    # a pronoun in the plural means several
    (
        "fr",
        "Paul Sy et sa femme Simone ont été arrêtés le 3 mai. Ils ont été libérés en août.",
        "Paul Sy et Simone Sy ont été libérés",
    ),
    # whose: the owner's name or noun
    (
        "en",
        "Anutin Chan, whose party quit the coalition in June, is courting rivals.",
        "Anutin Chan's party quit the coalition",
    ),
    (
        "en",
        "A man was convicted of killing a neighbor whose body was found in a quarry in 2016.",
        "A neighbor's body was found in a quarry",
    ),
    # a pronoun of another part is no subject
    (
        "en",
        "They stormed two prisons, from which some 4,000 inmates walked free on Sunday.",
        "Some 4,000 inmates walked free",
    ),
    (
        "fr",
        "L'inscription fait référence à Jean Acquatelle, un militant devenu l'un des martyrs de la cause, après avoir été tué "
        "le 15 novembre 1987 par le propriétaire d'une ferme.",
        "Un militant devenu l'un des martyrs de la cause a été tué par le propriétaire d'une ferme",
    ),
    # names that are of something else are no subject
    (
        "fr",
        "Les soldats de la garnison du port, tués par les hommes de Paul Sy et de Luc Ba, ont été enterrés lundi au "
        "cimetière de la ville haute.",
        "Les soldats de la garnison du port ont été enterrés au cimetière de la ville haute",
    ),
    # who says it again by a pronoun joined to the verb
    ("fr", "Le maire va démissionner, a-t-il annoncé mercredi.", "Le maire va démissionner"),
    (
        "fr",
        "Marc Dupuis est mort. Deux hommes l'avaient menacé, avait-il raconté en mars.",
        "Marc Dupuis : deux hommes l'avaient menacé",
    ),
    ("fr", "Le maire a-t-il démissionné mardi ?", "Le maire a démissionné"),
    # an infinitive that a noun or a verb leads to
    (
        "fr",
        "La décision du club de limoger l'entraîneur mardi a surpris.",
        "La décision du club de limoger l'entraîneur",
    ),
    ("fr", "Le maire a promis de partir en juin.", "Le maire a promis de partir"),
    ("fr", "Une Ariane 5 a décollé du centre spatial vendredi.", "Une Ariane 5 a décollé du centre spatial"),
    # who says of themselves what somebody between commas is
    (
        "fr",
        "Me Claire Dubois, l'avocate de ce chauffeur de 50 ans, a annoncé jeudi qu'elle fera appel.",
        "Claire Dubois fera appel",
    ),
    (
        "fr",
        "Paul Sy a été arrêté. Le procureur a dit lundi qu'il était innocent.",
        "Le procureur : Paul Sy était innocent",
    ),
    # «ne» that denies nothing
    (
        "fr",
        "Mardi, le voisin a donné l'alerte, avant que la fuite ne soit confirmée, le lendemain, par les pompiers.",
        "La fuite confirmée par les pompiers",
    ),
    ("fr", "Voilà ce qui attend les voyageurs le 2 juin.", "Ce qui attend les voyageurs"),
    ("en", "Ada Brenner, who was elected in May, resigned.", "Ada Brenner was elected"),
]


@pytest.mark.parametrize(("language", "sentence", "caption"), [*CUT, *WHOLE, *SUBJECTS])
def test_a_title_reads_as_a_caption(language: str, sentence: str, caption: str) -> None:
    rows = extract(Document("a", f"{sentence}\n", language, "2022-10-12", ""))
    assert caption in set(rows["title"])


@pytest.mark.parametrize(("language", "sentence", "_"), CUT)
def test_a_title_is_no_longer_than_it_may_be(language: str, sentence: str, _: str) -> None:
    rows = extract(Document("a", f"{sentence}\n", language, "2022-10-12", ""))
    assert rows["title"].str.len().max() <= 90


def test_companies_before_a_town_are_no_town() -> None:
    rows = extract(Document("a", "ECOWAS, Nigeria and Ghana met on Monday.\n", "en", "2022-10-12", ""))
    assert {"CEDEAO", "Nigeria", "Ghana"} <= set(rows.loc[0, "actors"])
