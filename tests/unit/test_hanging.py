"""Which date or happening of a story another date hangs on, and what only says a date again."""

import pytest

from events import Document, find_times


def value(text, words, language, published):
    at = text.index(words)
    times = find_times(Document("d", text, language, published or None))
    return [time.value for time in times if time.start_char < at + len(words) and at < time.end_char]


@pytest.mark.parametrize(
    ("published", "text", "words", "expected"),
    [
        # the main line goes on, and not from a relative clause, a plan or a report
        ("2021-05-03", "En 2014, il bat celle qui lui avait succédé en 2008. L'année suivante, il entre au Sénat.", "L'année suivante", "2015"),
        ("2021-05-03", "L'agence, qui a ouvert en mars 2012, a fermé en juin 2019. La même année, elle a été vendue.", "La même année", "2019"),
        ("2021-05-03", "L'homme, qui a été arrêté le 12 avril, nie. Deux jours plus tard, il a été libéré.", "Deux jours plus tard", "2021-04-14"),
        ("2020-03-20", "Le 13 mars, les élèves apprennent la fermeture pour le lundi suivant. Quatre jours après, le pays est confiné.", "Quatre jours après", "2020-03-17"),
        ("2024-05-15", "Le 2 mai, le maire a annoncé la fermeture de l'école. Le lendemain, les parents ont occupé la cour.", "Le lendemain", "2024-05-03"),
        ("2024-05-15", "Trois semaines plus tôt, il riait. Le 4 mars, il part. Trois semaines plus tard, il écrit. Le lendemain, il meurt.", "Le lendemain", "2024-03-26"),
        # a date that is said again as a distance
        ("2019-10-03", "Jacques Aubier est mort le 26 septembre 2019. Il avait quitté la mairie en mai 2007, douze ans plus tôt.", "douze ans plus tôt", "2007"),
        ("2021-05-03", "Elle adhère en 1986, neuf ans après en avoir fait la demande.", "neuf ans après", "1986"),
        ("2021-05-03", "Il est sacré le 1er mai, cinquante ans et un jour après son père.", "cinquante ans et un jour après", "2021-05-01"),
        # news counts from what it tells of to its own day
        ("2021-04-12", "Six ans après les faits, la famille est soulagée. Il avait été arrêté le 22 juin 2015.", "Six ans après", "2021"),
        ("2021-04-12", "Six ans après les faits, la famille est soulagée. Il avait été arrêté le 22 juin 2013.", "Six ans après", "XXXX"),
        # what a named happening is
        ("2010-01-25", "Le 12 janvier, la terre a tremblé. Les secours sont arrivés le lendemain de la secousse. Huit jours après le séisme, une réplique a semé la panique.", "Huit jours après", "2010-01-20"),
        # hours and nights
        ("2016-03-30", "À 7 h 58, le 22 mars, une bombe explose. Une heure plus tard, une autre la suit.", "7 h 58", "2016-03-22T07:58"),
        ("2016-03-30", "À 7 h 58, le 22 mars, une bombe explose. Une heure plus tard, une autre la suit.", "Une heure plus tard", "2016-03-22T08:58"),
        ("2015-01-20", "L'attaque a eu lieu le 7 janvier à 11 h 30. Quarante-huit heures plus tard, ils étaient pris.", "Quarante-huit heures plus tard", "2015-01-09T11:30"),
        ("2018-07-09", "Le 30 mai au matin, un huissier se présente. Une heure plus tard, il repart.", "Une heure plus tard", "2018-05-30"),
        ("2018-07-09", "Le 30 mai, un huissier se présente. Dix-huit heures plus tard, il repart.", "Dix-huit heures plus tard", "FUTURE_REF"),
        ("2023-04-03", "Elle a déposé plainte le 17 mars. La nuit suivante, un hangar a brûlé.", "La nuit suivante", "2023-03-17TNI"),
        ("2023-04-03", "Le 17 mars au soir, une ruche a brûlé. La nuit suivante, un hangar a brûlé.", "La nuit suivante", "2023-03-18TNI"),
        # a part of a year or a season of the story
        ("2009-07-20", "Le 16 juillet 1969, la fusée décolle. À la fin de l'année, une autre la suit.", "fin de l'année", "1969"),
        ("2009-07-20", "La fusée a décollé le 16 juillet 1969. Le musée rouvrira à la fin de l'année.", "fin de l'année", "2009"),
        ("2019-08-30", "Postée en 1978, la lettre est arrivée quarante et un ans plus tard. Sa sœur était morte l'hiver précédent.", "l'hiver précédent", "2018-WI"),
        # what is to come takes no year of the past told before it
        ("2017-09-18", "La chaîne avait été vendue en 2011. Les candidats ont jusqu'au 2 octobre pour se déclarer.", "2 octobre", "2017-10-02"),
        # after midnight it is the next day, and what follows is still of the evening's
        ("2015-11-16", "Vendredi 13 novembre, à 21 h 20, une bombe explose. L'assaut est donné à 0 h 20.", "0 h 20", "2015-11-14T00:20"),
        ("2015-11-16", "Vendredi 13 novembre, à 21 h 20, une bombe explose. L'assaut est donné à 0 h 20. Le lendemain, tout ferme.", "Le lendemain", "2015-11-14"),
        ("2015-11-16", "Vendredi 13 novembre, à 9 h 20, une bombe explose. L'assaut est donné à 10 h 20.", "10 h 20", "2015-11-13T10:20"),
        ("2012-05-22", "Le navire s'est échoué le 13 janvier au soir. Au petit matin, on comptait trois morts.", "petit matin", "2012-01-14TMO"),
        # with its article a weekday is of the story
        ("2017-08-16", "Tout commence le samedi 9 juin 1962. Le dimanche, des chiens suivent sa trace.", "Le dimanche", "1962-06-10"),
        ("2023-05-03", "La banque a été fermée le 10 mars. Le dimanche soir, l'État garantissait les dépôts.", "Le dimanche soir", "2023-03-12TEV"),
        ("2023-05-03", "Dimanche soir, l'État garantissait les dépôts. La banque avait été fermée le 10 mars.", "Dimanche soir", "2023-04-30TEV"),
        # a happening is known by a date that counts from it
        ("2024-03-14", "Le corps a été découvert samedi, quatre jours après sa disparition. L'alerte a été donnée le lendemain de la disparition.", "le lendemain", "2024-03-06"),
        ("2020-01-31", "Il part, trois ans après le référendum du 23 juin 2016. Elle avait démissionné au lendemain du vote.", "lendemain", "2016-06-24"),
        # a day goes on from the month that a noun has
        ("2020-09-02", "Le procès des attentats de janvier 2015 s'est ouvert mercredi. Le 7 janvier, deux frères tuaient douze personnes.", "Le 7 janvier", "2015-01-07"),
        ("2020-09-02", "Le procès des attentats de janvier 2015 s'est ouvert. Le 7 janvier, une stèle sera dévoilée.", "Le 7 janvier", "2021-01-07"),
        # numbers that are only compared with
        ("2017-03-06", "Elle a perdu 4 millions en mars 2016, contre 3 millions un an plus tôt. Deux mois plus tard, elle fermait.", "Deux mois plus tard", "2016-05"),
        # the story has come to a month or year of no known day
        ("2019-09-30", "Il signe le 1er juillet 2008. Il revient en janvier 2010. Trois semaines plus tard, son genou lâche.", "Trois semaines plus tard", "XXXX-WXX"),
        # what has been told lies before publication
        ("2024-03-14", "Il a été arrêté samedi. Six mois plus tard, il a été libéré.", "Six mois plus tard", "XXXX-XX"),
        ("2016-11-30", "Le 26 juillet 1953, il attaque. Deux ans après son sacre, il repousse une armée. L'automne suivant, il cède.", "L'automne suivant", "XXXX-FA"),
        ("1995-05-18", "Le 8 mai 1945, la guerre finit. Quelques jours plus tard, il rentre. L'année suivante, il se marie.", "L'année suivante", "1946"),
        # news looks ahead after it told of the past
        ("2022-03-18", "Le salon n'a pas eu lieu en 2020. Il revient le 24 mars.", "le 24 mars", "2022-03-24"),
        # a comparison is not what "comme" leads to otherwise
        ("2024-06-12", "Il entre à la Nasa en 1955, est choisi comme astronaute sept ans plus tard. Quatre ans après, il vole.", "Quatre ans après", "1966"),
        ("2024-06-12", "La pièce a été jouée comme prévu le 3 mai.", "le 3 mai", "2024-05-03"),
        # a part of a month that would lie ahead of what is told is of the story
        ("2023-06-19", "Le livre était sorti le 4 mai. À la fin du mois, l'éditeur en commandait 20 000.", "fin du mois", "2023-05"),
        ("2023-06-19", "Le livre était sorti le 4 mai. À la fin du mois, l'éditeur en commandera 20 000.", "fin du mois", "2023-06"),
        # the weekday after whole weeks counts from their day
        ("2009-01-28", "Elle fait faillite le 15 septembre 2008. Deux semaines plus tard, le plan est rejeté ; il passe le vendredi suivant.", "le vendredi suivant", "2008-10-03"),
        ("2025-01-15", "Le feu a éclaté le 7 janvier. Le 9, la garde arrive. On dénombrait vingt-cinq morts une semaine après le début des incendies.", "une semaine après", "2025-W03"),
        ("2024-06-12", "En 1970, il part. Un demi-siècle plus tard, il revient.", "Un demi-siècle plus tard", "2020"),
        # a report at the end of a sentence does not move the story on, an older participle neither
        ("2024-04-15", "Des drones ont été lancés dans la nuit de samedi à dimanche. Presque tous ont été abattus, a assuré lundi le porte-parole. Douze jours plus tôt, une frappe avait rasé son consulat.", "Douze jours plus tôt", "2024-04-01"),
        ("2025-05-30", "Mercredi, la montagne a dévalé. Les recherches ont été suspendues jeudi. Neuf jours avant, ils étaient partis. Tout s'est emballé la veille de la catastrophe.", "la veille", "2025-05-27"),
        ("2024-10-11", "La gendarmerie a vérifié, cet hiver, et n'a rien relevé.", "cet hiver", "2023-WI"),
        ("2022-12-19", "Les champions sont attendus chez eux dans la nuit de lundi à mardi.", "la nuit de lundi à mardi", "2022-12-19TNI"),
        ("2017-11-22", "L'armée a pris la ville le 14 novembre. Le week-end suivant, la foule fêtait sa chute.", "Le week-end suivant", "2017-W46-WE"),
        ("2024-02-26", "Ce week-end, il était au Salon.", "Ce week-end", "2024-W08-WE"),
        ("2018-06-30", "Son mari est mort en 2013, quatre ans avant elle.", "quatre ans avant", "2013"),
        ("2006-03-10", "Le 30 mars 1906, treize hommes se présentent. Un autre remonte cinq jours après eux.", "cinq jours après", "1906-04-04"),
        ("2021-06-07", "Des hommes ont attaqué Solhan vendredi. La même nuit, quatorze personnes étaient abattues.", "La même nuit", "2021-06-04TNI"),
        ("2024-03-08", "La veille du sommet des 11 et 12 juillet 2023, il avait enfin promis de voter.", "La veille", "2023-07-10"),
        ("2017-08-14", "Le 28 août 2011, il chute. L'été d'après, trois courses, du 5 au 11 août, trois titres.", "11 août", "2012-08-11"),
        ("", "Le 14 janvier 1991, il en reprend le double. À la Toussaint, le trou est grand.", "la Toussaint", "1991-11-01"),
        # the weekday beside a date says that its year is not the one told last
        ("2021-08-31", "La pianiste enseigne jusqu'en 1995. Elle s'est éteinte mardi 24 août.", "mardi 24 août", "2021-08-24"),
        ("2021-08-31", "En 1995, elle enseigne encore. Jeudi 24 août, elle donne un récital.", "Jeudi 24 août", "1995-08-24"),
        # counts of more than one unit
        ("2018-07-09", "Le 30 mai à 8 h 10, un huissier se présente. Une heure et demie plus tard, il repart.", "Une heure et demie plus tard", "2018-05-30T09:40"),
        ("2024-06-12", "Elle est partie le 3 mai 2019. Deux ans et demi plus tard, elle revenait.", "Deux ans et demi", "2021-11"),
        ("2024-06-12", "Elle est partie le 3 mai 2019. Un an et trois mois plus tard, elle revenait.", "Un an et trois mois", "2020-08"),
        ("2024-06-12", "Elle est partie le 3 mai 2019. Un siècle plus tôt, jour pour jour, sa mère naissait.", "Un siècle", "1919-05-03"),
    ],
)  # fmt: skip
def test_what_a_french_date_hangs_on(published, text, words, expected):
    assert value(text, words, "fr", published) == [expected]


@pytest.mark.parametrize(
    ("published", "text", "words", "expected"),
    [
        ("2024-02-01", "Keir Morley, who became chairman in January 2020, announced in March 2023 that he would go. Six months later he left.", "Six months later", "2023-09"),
        ("2024-02-01", "Keir Morley, who became chairman in January 2020, is dead. Six months later he had left.", "Six months later", "2020-07"),
        ("1994-05-12", "He walked free in February 1990. The following year he was elected. Four years after his release, he is president.", "Four years after", "1994"),
        ("2010-05-30", "He met Sand in 1836; two years after that they wintered in Majorca.", "two years after", "1838"),
        ("2024-09-30", "The site was sold in December 2020; the previous summer part of it had burned.", "the previous summer", "2020-SU"),
        ("2024-03-14", "Her body was found on Saturday in woods near Keld, four days after she disappeared.", "four days after", "2024-03-09"),
        ("2024-03-14", "Her body was found on Saturday, four days after she disappeared. He had raised the alarm the day after she vanished.", "the day after", "2024-03-06"),
        ("2024-03-14", "Two days after she vanished, on 5 March, he called the police.", "Two days after", "2024-03-07"),
        ("2024-06-12", "In 1970 he left. A quarter of a century later he came back.", "A quarter of a century later", "1995"),
        ("2024-02-18", "The general, who had been put in command nine days earlier, announced it on Saturday.", "nine days earlier", "2024-02-08"),
        ("2021-03-30", "By Sunday more than 300 ships were waiting.", "Sunday", "2021-03-28"),
        ("2021-03-30", "He will be gone by Sunday.", "Sunday", "2021-04-04"),
        ("2023-04-07", "They had cut ties in January 2016. On the second day of that year a cleric was executed.", "the second day of that year", "2016-01-02"),
        ("2017-11-25", "He had resigned on Tuesday, setting horns blaring until dawn.", "dawn", "2017-11-22TMO"),
        ("2020-08-10", "The storm tore through the town on Thursday. Two days later it was gone.", "Two days later", "2020-08-08"),
        ("2020-08-10", "The police are planning to cut the fence on Thursday.", "Thursday", "2020-08-13"),
        ("2023-04-07", "Talks opened in April 2021, nineteen months after drones had struck. A truce, declared a year later, has held.", "nineteen months after", "2021-04"),
        ("2023-04-07", "Talks opened in April 2021. Two years after, they failed.", "Two years after", "2023"),
        ("2022-05-20", "I was made keeper in the winter of 1990. He died the spring after and left me his boots.", "the spring after", "1991-SP"),
        ("2018-05-02", "The minister quit on Sunday night, two years after taking the job.", "two years after", "2018"),
        ("2015-04-14", "They were taken on 14 April 2014. One year on to the day, most are missing.", "One year on to the day", "2015-04-14"),
        ("2017-08-20", "The match on 12 August was drawn. He broke his ankle the day before and is out.", "the day before", "2017-08-11"),
    ],
)  # fmt: skip
def test_what_an_english_date_hangs_on(published, text, words, expected):
    assert value(text, words, "en", published) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Réunis jeudi à Niamey, les ministres examinent le budget.", "2023-09-07"),  # published on a Friday
        ("Le ministre défend le caractère férié du 1er Mai.", "2023-05-01"),
        ("Les patrons ont signé lundi.", "2023-09-04"),
        ("On enterrait jeudi les victimes.", "2023-09-07"),
        ("Trois enfants jouaient quand le mur s'est effondré lundi ; l'un pleurait.", "2023-09-04"),
    ],
)
def test_a_verb_form_tells_the_tense(text, expected):
    assert [t.value for t in find_times(Document("d", text, "fr", "2023-09-08"))] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Trois dates\n- 2012 : coup d'État\n- 2013 : élection\n• août 2020 : putsch",
            ["2012", "2013", "2020-08"],
        ),
        ("en", "Three dates\n- 2012: a coup\n- 2013: a vote\n• August 2020: a putsch", ["2012", "2013", "2020-08"]),
        ("fr", "Une liste\n- 2012 exemplaires vendus", []),
    ],
)
def test_a_line_of_a_list_begins_with_its_year(language, text, expected):
    assert [time.value for time in find_times(Document("d", text, language, "2024-05-05"))] == expected
