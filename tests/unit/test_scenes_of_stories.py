"""What days of a story mean: scenes told in the present of years ago, days said again, eves, hours of what came before."""

import pytest

from events import Document, find_times

CASES = [
    # A scene of years ago in the present goes on with its year, for what was decided and what was to come then.
    (
        "2023-11-30",
        "Une batterie prend feu à Gand le 18 mars 2022. Le rappel, décidé le 1er avril, coûte onze millions.",
        ["2022-03-18", "2022-04-01"],
    ),
    (
        "2024-07-20",
        "Les pourparlers échouent en juillet 1974 et, le 14 août, l'armée reprend son avance. "
        "Le prélat ne rentrera que le 7 décembre.",
        ["1974-07", "1974-08-14", "1974-12-07"],
    ),
    (
        "2025-03-20",
        "La vente est conclue le 9 décembre 2022. Trois mois après, il ferme l'atelier ; il avait promis le contraire "
        "le 16 janvier. La grève éclate le 27 mars et dure sept semaines.",
        ["2022-12-09", "2023-03", "2023-01-16", "2023-03-27", "P7W"],
    ),
    (
        "2025-03-10",
        "Le 16 juillet 2023, son genou avait tourné. Deux jours plus tard, elle est opérée. Elle retrouve le dojo le 22 janvier.",
        ["2023-07-16", "2023-07-18", "2024-01-22"],
    ),
    (
        "2022-10-24",
        "Il faut remonter au 3 août 2008 pour trouver plus violent. L'assemblée débattra le 7 novembre.",
        ["2008-08-03", "2022-11-07"],
    ),
    # A day said again as a distance from what nobody dated.
    (
        "2018-03-30",
        "Le pays a annoncé jeudi l'expulsion de soixante diplomates, trois jours après une mesure semblable.",
        ["2018-03-29", "2018-03-29"],
    ),
    (
        "2020-05-14",
        "Ils ont approuvé mercredi, par correspondance, la fusion, sept mois après l'annonce du rapprochement.",
        ["2020-05-13", "2020-05"],
    ),
    (
        "2019-05-27",
        "À 21 h 47, samedi, la ville a cessé de pleurer. Un but, et l'Étoile retrouvait la deuxième division, "
        "vingt-deux ans après sa relégation.",
        ["2019-05-25T21:47", "2019-05-25", "2019"],
    ),
    (
        "2021-09-17",
        "L'armée avait pris le pouvoir le 23 décembre 2008, au lendemain de la mort du président.",
        ["2008-12-23", "2008-12-23"],
    ),
    (
        "2012-04-15",
        "L'épave n'a été retrouvée que soixante-treize ans plus tard, le 1er septembre 1985.",
        ["1985", "1985-09-01"],
    ),
    ("2025-09-23", "En droit, la rupture ne prendra effet qu'un an après sa notification.", ["XXXX"]),
    (
        "2012-04-15",
        "Le soir du 10 avril 1912, il embarquait des passagers à Cherbourg, et le lendemain des émigrants en Irlande.",
        ["1912-04-10TEV", "XXXX-XX-XX"],
    ),
    # What an undated count of years names has no year of its own.
    (
        "2024-07-20",
        "Le reste est une suite d'occasions perdues. Neuf ans après l'invasion, le 15 novembre, ils proclament un État.",
        ["XXXX", "XXXX-11-15"],
    ),
    # The date in commas after it is its own.
    (
        "2025-03-20",
        "En 2023, il ferme l'atelier ; il avait promis le contraire le jour de son arrivée, le 16 janvier.",
        ["2023", "2023-01-16", "2023-01-16"],
    ),
    # The eve of an appointment; steps back from one day; a step back before the verb that has the day.
    (
        "2017-11-16",
        "Rendez-vous fut pris pour le 12 juin 1990. La veille, l'antiquaire se jeta sous un train.",
        ["1990-06-12", "1990-06-11"],
    ),
    (
        "2024-11-08",
        "Le 9 novembre 1944, ils mettent le feu au bourg. L'avant-veille, ils avaient emmené les hommes ; "
        "la veille au soir, ils avaient chassé les femmes.",
        ["1944-11-09", "1944-11-07", "1944-11-08TEV"],
    ),
    (
        "2018-08-21",
        "Six personnes sont mortes dimanche. Le bilan, de quatre morts la veille au soir, a été alourdi mardi.\n\n"
        "Le bac avait appareillé à 17 h 30. Il a chaviré vingt minutes plus tard.",
        ["2018-08-19", "2018-08-20TEV", "2018-08-21", "2018-08-19T17:30", "2018-08-19T17:50"],
    ),
    (
        "2019-02-23",
        "Le forcené s'est rendu vendredi à 16 heures.\n\nIl était entré dans l'agence la veille, peu après 9 h 30. "
        "Une heure après, il laissait partir une femme.",
        ["2019-02-22", "2019-02-22T16:00", "2019-02-21", "2019-02-21T09:30", "2019-02-21T10:30"],
    ),
    (
        "2022-06-24",
        "Le festival a été déplacé, a-t-on appris jeudi.\n\nL'orage du samedi 11 juin avait duré douze minutes. "
        "La grande scène, montée la veille, s'était couchée.",
        ["2022-06-23", "2022-06-11", "PT12M", "2022-06-10"],
    ),
    # Days of a month and of a week beside what was told.
    (
        "2020-11-11",
        "La première trêve devait commencer le 10 octobre. Le lendemain, un missile tombait. La deuxième, proclamée "
        "pour le 18, n'a pas tenu.",
        ["2020-10-10", "2020-10-11", "2020-10-18"],
    ),
    (
        "2021-10-05",
        "Les débats doivent durer jusqu'au 29 octobre. Le 23, une gerbe sera jetée dans la rivière.",
        ["2021-10-29", "2021-10-23"],
    ),
    (
        "2024-11-20",
        "Elle a été vue le samedi 2 novembre. Sa sœur n'a été reçue que le lundi.",
        ["2024-11-02", "2024-11-04"],
    ),
    (
        "2016-01-22",
        "Il l'avait tentée le 10 août 1956. L'orage le surprit le deuxième jour.",
        ["1956-08-10", "1956-08-11"],
    ),
    # Quotes: said on the day that stands beside them, whatever title the speaker has, or in the sentence before.
    (
        "2022-03-29",
        "« Hier encore, j'ai compté les voix », a reconnu M. Sartori lundi devant la presse.",
        ["2022-03-27", "2022-03-28"],
    ),
    (
        "2021-10-05",
        "À la barre, lundi, elle a parlé de son mari. « Hier, notre fils a fêté Noël. »",
        ["2021-10-04", "2021-10-03"],
    ),
    (
        "2021-10-05",
        "À la barre, lundi, elle a parlé de son mari. « Hier, il a dormi », raconte-t-elle.",
        ["2021-10-04", "2021-10-04"],
    ),
    # Participles go on where the story has come to; what it went back for is over; what "dates from" a year tells it.
    (
        "2020-11-13",
        "Les gardes entrèrent dans l'usine le 20 novembre 1971 et en ressortirent le soir même. "
        "L'accord, signé cinq jours après, sauvait 220 emplois.",
        ["1971-11-20", "1971-11-20TEV", "1971-11-25"],
    ),
    (
        "2015-04-29",
        "Le 29 avril 1945 était un dimanche. Elle fut élue au second tour, le 13 mai ; cinq jours plus tôt, on avait fêté la victoire.",
        ["1945-04-29", "XXXX-WXX-7", "1945-05-13", "1945-05-08"],
    ),
    (
        "2024-11-22",
        "Le vent tourna en janvier 2019. Le contrat avait été signé le 31 août 2018. Elle porta plainte en juin.",
        ["2019-01", "2018-08-31", "2019-06"],
    ),
    (
        "2025-09-05",
        "Le préau fut détruit en octobre 1965.\n\nLa première alerte date de 2008. Les parents occupèrent la mairie le 12 mars.",
        ["1965-10", "2008", "2008-03-12"],
    ),
    ("2025-02-04", "Et l'éruption ?\n\nCelle de 1902 ? Elle a débuté le 3 mai.", ["1902", "1902-05-03"]),
    (
        "2018-02-10",
        "À l'automne 2009, un antiquaire lui confie un mouvement. Il y lit un nom, Bazeuges, et une date, 1764. "
        "Il écrit, le 2 novembre, à une mairie.",
        ["2009-FA", "1764", "2009-11-02"],
    ),
    (
        "2017-02-24",
        "Un couple s'installa en septembre 1999. Il leur porta le mois suivant ses vieux dossiers.",
        ["1999-09", "1999-10"],
    ),
    # Wordings.
    (
        "2022-02-02",
        "Les travaux ont commencé en juin 2015. Ils ont repris dès la rentrée suivante.",
        ["2015-06", "2015-09"],
    ),
    ("2024-10-02", "Les classes ont rouvert à la rentrée.", ["2024-09"]),
    (
        "2020-02-14",
        "La crue de novembre 1968 emporta le bief ; deux hivers plus tard, le toit céda.",
        ["1968-11", "1970-WI"],
    ),
    ("2022-12-02", "Il a été soigné en plein été.", ["2022-SU"]),
    (
        "",
        "Le 3 mai 1912, à 23 h 40, la vigie cria. Deux heures quarante après, il ne restait rien.",
        ["1912-05-03", "1912-05-03T23:40", "1912-05-04T02:20"],
    ),
    ("1999-02-17", "Il avait été arrêté la veille au Kenya.", ["1999-02-16"]),
    (
        "2010-01-22",
        "La crue vint en mai 1910. L'automne de l'année précédente avait gorgé les sols.",
        ["1910-05", "1909-FA"],
    ),
    ("2024-05-02", "La fumée envahit le tunnel en quelques minutes.", ["PTXM"]),
    ("2024-05-02", "L'exploitant devait remplacer le détecteur sous six mois.", ["P6M"]),
    ("2024-05-02", "Celui de 2006 eut bien lieu.", ["2006"]),
]


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_days_of_stories(published, text, expected):
    times = find_times(Document("d", text, "fr", published or None))
    assert [time.value for time in times if time.text != "Noël"] == expected


ENGLISH = [
    (
        "2020-05-08",
        "They moved to Shropshire in the spring of 1955, and the first one was sold that December.",
        ["1955-SP", "1955-12"],
    ),
    ("2018-03-22", "The jury deliberated for nine hours before it found him guilty.", ["PT9H"]),
    ("2018-03-22", "He left nine hours before it broke.", ["XXXX-XX-XX"]),
    ("2018-03-22", "Judge Okafor set sentencing for May 4.", ["2018-05-04"]),
    ("2018-03-22", "The suit goes to trial this fall.", ["2018-FA"]),
    ("2021-06-10", "Councillors had voted in March to sell the site.", ["2021-03"]),
    ("2018-03-22", "The suit went to trial this fall.", ["2017-FA"]),
    (
        "2023-11-17",
        "The ship left at 9.30 pm on 11 August 2021. Forty minutes later the lookout was sent below.\n\n"
        "All were taken off by 4 am.",
        ["2021-08-11T21:30", "2021-08-11T22:10", "2021-08-12T04:00"],
    ),
    (
        "2019-04-18",
        "The water stood four feet deep on March 16. A blizzard had dropped a foot of snow on the Monday.",
        ["2019-03-16", "2019-03-11"],
    ),
    ("2013-05-28", "They stood on the summit for a quarter of an hour.", ["PT15M"]),
]


@pytest.mark.parametrize(("published", "text", "expected"), ENGLISH)
def test_days_of_stories_in_english(published, text, expected):
    assert [time.value for time in find_times(Document("d", text, "en", published))] == expected
