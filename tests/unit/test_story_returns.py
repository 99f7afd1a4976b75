"""Where a story goes on after it looked back: with a background, with a chronicle, with the news."""

import pytest

from events import Document, find_times

_CASES = [
    # What had happened before is over when, in the next paragraph, the tense of news comes back.
    (
        "fr 2025-06-16",
        "Elle a gagné dimanche. Sa deuxième place, le 12 avril, avait surpris.\nLa coureuse, qui fêtait la veille ses "
        "30 ans, a battu le record.",
        {"la veille": "2025-06-14"},
    ),
    # In the same paragraph it goes on from there.
    (
        "fr 2025-06-16",
        "Elle a gagné dimanche. Elle avait fini deuxième le 12 avril ; la veille, elle avait fêté ses 30 ans.",
        {"la veille": "2025-04-11"},
    ),
    # A step back that opens its sentence gives its year to the days of what had happened before.
    (
        "fr 2019-08-25",
        "Quand s'ouvrit la foire, le 25 août 1819, on en parlait encore. Trois ans plus tôt, la ville avait brûlé. "
        "L'incendie avait pris le 17 juin. Le 2 juillet, on comptait encore les morts.",
        {"le 17 juin": "1816-06-17", "Le 2 juillet": "1816-07-02"},
    ),
    # A participle after the name of a happening gives its date.
    (
        "fr 2024-10-22",
        "Le gouvernement a parlé d'une attaque dimanche. Le pays avait demandé son adhésion une semaine après l'attaque "
        "de son voisin, déclenchée le 24 février 2022.",
        {"une semaine après": "2022-W09"},
    ),
    # That of the main clause is another.
    (
        "fr 2024-10-22",
        "La tour a brûlé le 3 août. Un mois après l'incendie, interrogé lundi, le maire s'est tu.",
        {"Un mois après": "2024-09"},
    ),
    # The dates that head the lines of a chronicle follow one another.
    (
        "fr 2025-10-13",
        "9 juin 2024. Il dissout l'Assemblée.\n\n5 septembre. Un premier ministre est nommé.\n\n13 décembre. Un autre "
        "le remplace.\n\nDimanche 5 octobre 2025. La liste est connue.\n\nMercredi. Il part.",
        {"5 septembre": "2024-09-05", "13 décembre": "2024-12-13", "Mercredi": "2025-10-08"},
    ),
    ("fr 2024-05-02", "Lundi 6 mai : réunion.\nMercredi : marché.\n", {"Lundi 6 mai": "2024-05-06", "Mercredi": "2024-05-08"}),
    # A future of the story is past when news tells of it.
    (
        "fr 2025-10-13",
        "Le 8 septembre, il chute. Le lendemain, un ministre le remplace, tandis que se prépare une journée qui réunira "
        "le 10 des milliers de gens. Ministre depuis mai 2022, il attend. La rue se remplit le 18.",
        {"le 18": "2025-09-18"},
    ),
    # Hours count on from an hour that was counted.
    (
        "fr 2023-06-23",
        "Il avait plongé dimanche à 8 heures. Le contact fut perdu une heure et dix minutes plus tard ; l'alerte ne fut "
        "donnée que huit heures plus tard.",
        {"huit heures plus tard": "2023-06-18T17:10"},
    ),
    # Weeks to the day keep the day.
    ("fr 2025-10-13", "Il l'annonce le 25 août. Deux semaines jour pour jour après, il chute.",
     {"Deux semaines jour pour jour après": "2025-09-08"}),
    # What owes something does not look ahead.
    ("fr 2003-06-01", "La décision, annoncée le 10 avril, doit autant au prix qu'à la peur.", {"le 10 avril": "2003-04-10"}),
    ("fr 2003-06-01", "La décision, annoncée le 10 avril, ne doit rien au hasard.", {"le 10 avril": "2003-04-10"}),
    ("fr 2003-06-01", "La commission doit tout revoir le 10 avril.", {"le 10 avril": "2004-04-10"}),
    # An infinitive has the time of the verb before it.
    (
        "fr 2018-08-22",
        "L'alerte avait été étendue le 3 août, avant d'être levée le 9 août.",
        {"le 9 août": "2018-08-09"},
    ),
    ("fr 2018-08-22", "Le pont doit être rouvert le 9 août.", {"le 9 août": "2019-08-09"}),
    ("fr 2022-08-19", "L'incendie avait été déclaré fixé le 25 août.", {"le 25 août": "2021-08-25"}),
    ("fr 2022-08-19", "Le prix a été fixé au 25 août.", {"le 25 août": None, "25 août": "2022-08-25"}),
    # What was to be is over where what happened to it had happened before.
    ("fr 2025-09-22", "Le départ, prévu samedi à 23 heures, avait dû être retardé.", {"samedi": "2025-09-20"}),
    ("fr 2025-09-22", "Le départ, prévu samedi à 23 heures, est retardé.", {"samedi": "2025-09-27"}),
    ("fr 2025-09-22", "Parti samedi, il a couru en 12 h 41.", {"12 h 41": "PT12H41M"}),
    # What names something that nothing tells of stays open.
    (
        "fr 2019-10-02",
        "Cinq jours après le panache, la liste est tombée. Elle a été publiée mardi soir. L'usine avait ouvert le 3 mai.",
        {"Cinq jours après": "XXXX-XX-XX"},
    ),
    # What is named without having been told of is what a paragraph of news tells first; not where it tells of years.
    (
        "fr 2022-09-14",
        "Un homme a renversé une cycliste vendredi. Il avait son permis quatre jours avant l'accident.",
        {"quatre jours avant": "2022-09-05"},
    ),
    (
        "fr 2023-07-31",
        "Le président est retenu chez lui depuis mercredi.\nÉlu en février 2021, il avait succédé deux mois plus tard à un "
        "ami. Deux jours avant l'investiture, des tirs avaient éclaté.",
        {"Deux jours avant": "XXXX-XX-XX"},
    ),
    # A participle that follows another tells of the same thing.
    (
        "fr 2020-09-17",
        "En octobre 1988, une crue avait tué trois enfants. Un barrage fut promis le mois suivant, inauguré à l'été 1995. "
        "Vingt-cinq ans plus tard, il retient du limon.",
        {"le mois suivant": "1988-11", "Vingt-cinq ans plus tard": "2020"},
    ),
    # What was to be is of the time of the news.
    (
        "fr 2024-04-18",
        "La tour a brûlé mardi. Commandée en 1619, elle avait été achevée cinq ans plus tard. Elle devait fêter ses quatre "
        "siècles à la fin de l'année.",
        {"cinq ans plus tard": "1624", "la fin de l'année": "2024"},
    ),
    # What a semicolon opens is at the head of a clause.
    (
        "fr 2022-11-02",
        "Il n'avait pas neigé aussi tôt depuis 2010 ; cette année-là, on avait ouvert dès la mi-novembre.",
        {"cette année-là": "2010", "la mi-novembre": "2010-11"},
    ),
    # A year that is only counted leaves the day of the last months beside it alone.
    (
        "fr 2022-01-24",
        "Le président, élu en 2015 et réélu cinq ans plus tard, était contesté depuis l'attaque : le 14 novembre, des "
        "gendarmes y avaient péri, et l'on apprit le reste ensuite.",
        {"cinq ans plus tard": "2020", "le 14 novembre": "2021-11-14"},
    ),
    # What waited so long "before" something did not step back.
    (
        "fr 2022-03-15",
        "Pris dans les glaces en janvier 1915, le navire avait dérivé dix mois avant de sombrer. Il a fallu deux ans avant "
        "que l'on s'en souvienne. Trois jours avant de mourir, il en parlait.",
        {"dix mois": "P10M", "deux ans": "P2Y", "Trois jours avant": "XXXX-XX-XX"},
    ),
    # A year that opens a sentence is that of the months after it.
    (
        "fr 2024-10-15",
        "En 2022, le groupe avait logé ses usines dans une société à part, mise en Bourse au mois de mai.",
        {"mois de mai": "2022-05"},
    ),
    ("fr 2024-10-15", "En 2022, il a été jugé ; il sera rejugé en mai.", {"mai": "2025-05"}),
    # A weekday that has happened does not follow one after which it has not.
    (
        "fr 2024-01-30",
        "Les tracteurs entourent Paris depuis lundi ; ils avaient surgi onze jours plus tôt. Le mercredi suivant, deux femmes "
        "étaient tuées à Pamiers.",
        {"Le mercredi suivant": "2024-01-24"},
    ),
    # So many weeks after it says when it was.
    (
        "fr 2021-01-14",
        "Le vote a eu lieu mercredi, une semaine après l'assaut. Le soir de l'assaut, les élus étaient revenus.",
        {"Le soir de l'assaut": "2021-01-06TEV"},
    ),
    # What happened so long after something of old leaves the story where it is.
    (
        "fr 2023-10-09",
        "L'attaque a été lancée samedi. Cinquante ans après la guerre du Kippour, le pays a été surpris. Le gouvernement "
        "s'est réuni le lendemain.",
        {"le lendemain": "2023-10-08"},
    ),
    # A happening that nothing names is the one told in the sentence before.
    (
        "fr 2023-01-19",
        "Le 15 mars 2019, elle trouvait les mots à Christchurch. Les armes étaient interdites moins d'un mois après "
        "l'attentat.",
        {"moins d'un mois après": "2019-04"},
    ),
    ("en 2024-05-27", "In 2018 an earthquake struck, and it took two weeks before help arrived.", {"two weeks": "P2W"}),
    ("en 2023-01-19", "She was re-elected in October 2020. Two years on her polls had sunk.", {"Two years on": "2022"}),
    # A step back of one paragraph is over in the next, even for what had happened before.
    (
        "en 2020-10-12",
        "The two men met on 12 October 1986. They had met only once before, eleven months earlier.\nNobody had planned a "
        "summit. That September the Russians had proposed one.",
        {"eleven months earlier": "1985-11", "That September": "1986-09"},
    ),
    # A day that was told is told again by its number.
    (
        "fr 2024-03-08",
        "Le feu s'est éteint dans la nuit du 2 au 3 janvier. Une visite, le 20, a échoué.\nOn a prévenu les pêcheurs dès "
        "le 3.",
        {"le 20": "2024-01-20", "le 3": "2024-01-03"},
    ),
    ("fr 2023-04-28", "Le creux est venu en 2009 : deux faillites, un plan à l'automne.", {"l'automne": "2009-FA"}),
    (
        "fr 2021-05-10",
        "Le tribunal avait prononcé la liquidation le 27 avril. Rachetée en 2007, l'usine avait perdu son client dix ans "
        "plus tard ; un premier plan, dès janvier suivant, supprimait 80 postes.",
        {"janvier suivant": "2018-01"},
    ),
    # News comes back from what it told of old.
    (
        "fr 2018-07-16",
        "Les Bleus ont gagné dimanche. Il avait pris l'équipe en juillet 2012 ; deux ans plus tard, elle échouait. Le groupe "
        "s'est retrouvé le 23 mai. Le déclic vint un mois plus tard.",
        {"le 23 mai": "2018-05-23"},
    ),
    # Where news has told of the past in order, a day that would step back is the next one.
    (
        "en 2025-01-27",
        "The camp was freed 80 years ago today. On 17 January 1945 the guards left; the next day the prisoners were marched "
        "out. The army came nine days later. He reached Turin on 19 October. His book was turned down the year after.",
        {"19 October": "1945-10-19", "the year after": "1946"},
    ),
    ("en 2024-03-08", "First lit in 1875, it lost a keeper that same winter.", {"that same winter": "1875-WI"}),
    (
        "en 2019-03-18",
        "The storm struck on 4 March before going back to sea; ten days later it returned.",
        {"4 March": "2019-03-04", "ten days later": "2019-03-14"},
    ),
    ("en 2019-03-18", "The river is going to rise on 4 April.", {"4 April": "2019-04-04"}),
    # A clause without a comma to its end is the main one: nothing is counted from it.
    (
        "en 2022-12-05",
        "The climbers were found on Sunday. The day before high winds had kept the helicopters down.",
        {"The day before": "2022-12-03"},
    ),
    # A count back that opens its sentence is told on of in the next, "the day before" is not.
    (
        "fr 2020-10-19",
        "Il a été tué vendredi. Onze jours auparavant, il avait montré deux dessins. Le surlendemain, un père publiait une "
        "vidéo.",
        {"Onze jours auparavant": "2020-10-05", "Le surlendemain": "2020-10-07"},
    ),
    (
        "fr 2024-06-03",
        "Le barrage a cédé le 11 septembre 2023. La nuit précédente, il avait beaucoup plu. Le jour d'après, le maire "
        "évoquait 5 000 morts.",
        {"Le jour d'après": "2023-09-12"},
    ),
    # A year that was only counted leaves the months of news alone.
    (
        "fr 2018-08-15",
        "Le pont s'est effondré mardi. L'ouvrage, inauguré en septembre 1967, avait été renforcé vingt-cinq ans plus tard. "
        "Un appel d'offres avait été lancé en avril.",
        {"vingt-cinq ans plus tard": "1992", "avril": "2018-04"},
    ),
    # A count back from what is announced leads to what is over; news goes on from neither.
    (
        "fr 2022-04-11",
        "Il affrontera sa rivale dans deux semaines. Cinq ans plus tôt, elle avait obtenu un tiers des voix. Elle avait "
        "lancé sa campagne en septembre ; un mois plus tard, un autre la dépassait.",
        {"Cinq ans plus tôt": "2017", "septembre": "2021-09", "un mois plus tard": "2021-10"},
    ),
    # Months cannot be counted from a bare year, years can.
    ("fr 2024-05-02", "En 2014, il ferme son usine. Neuf mois plus tard, il revient.", {"Neuf mois plus tard": "XXXX-XX"}),
    ("fr 2024-05-02", "En 2014, il ferme son usine. Deux ans plus tard, il revient.", {"Deux ans plus tard": "2016"}),
    (
        "fr 2024-06-12",
        "Son disque, paru en octobre 1962, lui valut la gloire le dimanche 28 : ce soir-là, on le diffusa.",
        {"le dimanche 28": "1962-10-28", "ce soir-là": "1962-10-28TEV"},
    ),
    ("en 2024-09-20", "The union has called a strike for 2 October.", {"2 October": "2024-10-02"}),
    ("en 2024-09-20", "The union had called a strike for 2 October.", {"2 October": "2023-10-02"}),
    ("en 2024-09-20", "The union called off a strike on 2 September.", {"2 September": "2024-09-02"}),
    # A word for the same sort of happening may end the sentence of its date.
    (
        "fr 2025-05-04",
        "Le 30 août 2023, aussitôt proclamée la réélection du président sortant que tous disaient jouée d'avance, les "
        "militaires l'avaient renversé. L'Union l'avait suspendu au lendemain du putsch.",
        {"lendemain": "2023-08-31"},
    ),
    ("en 2023-08-04", "They sold it in 2014. Volunteers took over the spring after that and thrived.",
     {"the spring after that": "2015-SP"}),
    ("en 2024-03-14", "She ran aground on Monday night. All were taken off before dawn the next day.",
     {"dawn the next day": "2024-03-12TMO"}),
    # A new paragraph that goes back from the news is of its time, whatever was told of long ago before it.
    ("fr 2025-05-23", "Les juges ont tranché jeudi. De 1967 à 1973, les habitants furent embarqués de force.\n\nUn accord avait "
     "été annoncé le 3 octobre.", {"le 3 octobre": "2024-10-03"}),
    # A feast beside a day of long ago is that year's.
    ("fr 2023-11-13", "Elle a été retrouvée le 23 décembre 2004. L'autopsie, pratiquée le jour de Noël, n'avait rien dit.",
     {"le jour de Noël": "2004-12-25"}),
    # What is fixed now is to come, whatever was told before.
    ("fr 2024-12-20", "La station date de 1994. Un projet avait été voté en 2017. Deux ans après, il disparaissait. J'ai repris "
     "en 2010. L'audience est fixée au 9 janvier.", {"9 janvier": "2025-01-09"}),
    # The present of verbs in -urer is no passé simple.
    ("fr 2024-05-13", "Plus de 100 000 malades figurent aujourd'hui sur les listes.", {"aujourd'hui": "PRESENT_REF"}),
    # So many months later, and not only years, may be long after the story.
    ("fr 2025-08-14", "L'accord, scellé le 26 juin 1988, avait surpris. Le troisième vote, en décembre 2021, fut boycotté. La "
     "réforme, débattue vingt-neuf mois plus tard, a mis le feu aux poudres.", {"vingt-neuf mois plus tard": "2024-05"}),
    # The clause of a cleft tells on.
    ("fr -", "Elle épousa un ingénieur en août 1904. C'est à pied, en mendiante, qu'elle entra dans la ville en février 1924. Deux "
     "mois plus tard, elle fuyait.", {"Deux mois plus tard": "1924-04"}),
    ("en 2024-08-08", "It rose on Monday; a day later it fell. At its meeting of 31 July the bank lifted its rate. Two days after "
     "that, figures came.", {"Two days after that": "2024-08-02"}),
    ("en 2024-08-08", "Kuroda, appointed in 2013, flooded the banks; three years on he made them pay: a rise was decided this "
     "March.", {"this March": "2024-03"}),
    # A day of a month after "this" or «ce» is the nearest, whatever its year.
    ("fr 2024-01-02", "Ce samedi 30 décembre, la foule a défilé.", {"Ce samedi 30 décembre": "2023-12-30"}),
    # «Ils durent se replier» is of a story, and not of the present.
    ("fr -", "La ville fut prise le 3 mai 1916. Ils durent se replier en juin.", {"juin": "1916-06"}),
    ("en 2025-01-20", "The vote will be held this September. The law was passed this November.",
     {"this September": "2025-09", "this November": "2024-11"}),
    ("en 2024-07-06", "On 6 June he left the D-Day commemorations early; a day later he apologised.",
     {"a day later": "2024-06-07"}),
]  # fmt: skip


@pytest.mark.parametrize(("where", "text", "values"), _CASES, ids=[text[:40] for _, text, _ in _CASES])
def test_a_story_goes_on_where_a_reader_thinks_that_it_does(where: str, text: str, values: dict[str, str]) -> None:
    language, published = where.split()
    document = Document("t", text, language, None if published == "-" else published)
    found = {time.text: time.value for time in find_times(document)}
    assert {words: found.get(words) for words in values} == values
