"""Texts that tell of several times at once: which of them a date hangs on, and whose year it takes."""

import pytest

from events import Document, find_times

_CASES = [
    # A participle at the head of a sentence has its own date; the count is of the main verb.
    (
        "fr 2025-03-14",
        "Interpellé à Lisbonne en janvier 2022, il a été remis à la France deux mois après son interpellation.",
        {"deux mois après": "2022-03"},
    ),
    (
        "fr 2015-11-10",
        "Le pont a été dynamité le 5 juin 1944. Reconstruit à l'identique neuf ans après sa destruction, il a été "
        "classé en 1989.",
        {"neuf ans après": "1953"},
    ),
    (
        "en 2024-10-18",
        "Arrested in Lisbon in January 2022, he was sent home two months after his arrest.",
        {"two months after": "2022-03"},
    ),
    # A semicolon parts what two verbs tell.
    (
        "en 2024-10-18",
        "She was elected in November 2017; two years after her election, an auditor flagged the contract.",
        {"two years after": "2019"},
    ),
    (
        "fr 2022-09-08",
        "En avril 2021, elle perdait son époux ; dix mois après ce deuil, elle fêtait ses soixante-dix ans de règne.",
        {"dix mois après": "2022-02"},
    ),
    # A name that only begins like what is named: «Marthe» and «la mort de son mari».
    (
        "fr 2024-11-05",
        "Née en 1938, Marthe entre au Conservatoire. Lenoir meurt en 1983. Deux ans après la mort de son mari, elle "
        "rentre en France.",
        {"Deux ans après": "1985"},
    ),
    # What is counted from is not what another count leads to.
    (
        "fr 2021-12-09",
        "L'accusé, détenu depuis le 3 mai 2019, avait avoué deux jours après son arrestation avant de se rétracter "
        "trois mois plus tard.",
        {"deux jours après": "2019-05-05"},
    ),
    # The year of a noun in passing is not that of the sentence.
    (
        "fr 2022-06-30",
        "L'entreprise Delsart, fondée en 1954 par deux frères, a déposé le bilan le 17 mai. Le tribunal a ouvert dix "
        "jours plus tard une procédure. Un groupe l'avait rachetée en 2019.",
        {"le 17 mai": "2022-05-17", "dix jours plus tard": "2022-05-27"},
    ),
    # A text that opens with a day and no year is news, whatever years it looks back to.
    (
        "en 2021-05-14",
        "The company filed for bankruptcy on March 3. He had been appointed in May 2018 and had closed eleven stores. "
        "Creditors met on April 20 and agreed the same day to a sale.",
        {"April 20": "2021-04-20", "the same day": "2021-04-20"},
    ),
    # What news foretells is to come; what a history says "would" be is not.
    (
        "fr 2015-11-10",
        "Le pont, ouvert en 1932, a été dynamité le 5 juin 1944. Il a été classé en 1989. Il fermera le 16 novembre "
        "pour travaux et rouvrira cinq mois plus tard.",
        {"le 16 novembre": "2015-11-16", "cinq mois plus tard": "2016-04"},
    ),
    (
        "fr 2010-05-01",
        "Elle est née en 1755. Le roi a été arrêté le 21 juin 1791. Elle le suivrait le 16 octobre.",
        {"le 16 octobre": "1791-10-16"},
    ),
    # "By the next morning" goes on from what was told, though its verb looks back.
    (
        "en 2022-02-25",
        "Troops crossed the border on February 24. Two days earlier, Moscow had recognised the regions. By the "
        "following morning, fighting had reached the outskirts.",
        {"the following morning": "2022-02-25TMO"},
    ),
    # Words that no date names are of what began the steps told; a preposition is no name.
    (
        "fr 1998-07-20",
        "Le 12 juillet, la France devenait championne. Le lendemain, la foule envahissait les Champs-Élysées. Le "
        "surlendemain de la finale, les joueurs étaient reçus à l'Élysée.",
        {"Le surlendemain": "1998-07-14"},
    ),
    (
        "fr 2020-10-22",
        "L'assassinat a eu lieu le 16 octobre. Le lendemain, des rassemblements se tenaient dans cinquante villes. Un "
        "hommage a été rendu cinq jours après le drame dans la cour de la Sorbonne.",
        {"cinq jours après": "2020-10-21"},
    ),
    # Whole weeks from a day lead to a day from which the next step counts, but for those that only say a date again.
    (
        "fr 2019-05-03",
        "La grève a commencé le 24 avril. Une semaine après le début du mouvement, la direction a cédé. L'accord a été "
        "signé le lendemain.",
        {"le lendemain": "2019-05-02"},
    ),
    (
        "fr 2009-05-03",
        "L'annonce est tombée le 16 juin 2008, trois semaines après la visite du directeur. Grève le lendemain.",
        {"le lendemain": "2008-06-17"},
    ),
    # Whole years lead to a month in the same way.
    (
        "fr 2016-11-10",
        "Le 16 juin 2015, il annonce sa candidature. Un an plus tard, il a éliminé seize rivaux. Le mois suivant, la "
        "convention l'investit. Une vidéo fuite le 7 octobre ; le surlendemain, il débat.",
        {"Le mois suivant": "2016-07", "le surlendemain": "2016-10-09"},
    ),
    # A happening that another date counts from is of the same day, in other words too.
    (
        "fr 2017-06-19",
        "Le second tour s'est tenu dimanche. La veille du scrutin, un sondage lui donnait 470 sièges. Il démissionnera "
        "au lendemain du vote.",
        {"La veille": "2017-06-17", "lendemain": "2017-06-19"},
    ),
    (
        "fr 2024-01-09",
        "Lundi 8 janvier 2024, un an après l'assaut, un hommage a été rendu. Des milliers d'hommes avaient envahi la "
        "présidence le 8 janvier 2023. Le lendemain de l'assaut, la police arrêtait 1 200 personnes.",
        {"Le lendemain": "2023-01-09"},
    ),
    # A day of the weeks before publication is told by the news, though it has just looked far back.
    (
        "en 1990-02-12",
        "He walked out of prison on Sunday. He was captured on 5 August 1962; that November he was sentenced. Two years "
        "later he was tried again. The ban on his party was lifted on 2 February, nine days before his release.",
        {"2 February": "1990-02-02", "nine days before": "1990-02-02"},
    ),
    (
        "fr 2014-06-10",
        "Le 6 juin 1944, à l'aube, les Alliés débarquent. À la mi-journée, Omaha tient.",
        {"la mi-journée": "1944-06-06T12:00"},
    ),
    (
        "fr 2022-08-04",
        "Le feu a été fixé le 23 juillet et déclaré éteint cinq jours plus tard. L'audience est fixée au 23 juillet.",
        {"le 23 juillet": "2022-07-23", "cinq jours plus tard": "2022-07-28", "23 juillet": "2023-07-23"},
    ),
    # A date that follows in commas is of another subject; two verbs have a date each.
    (
        "fr 2020-06-11",
        "George est mort le 25 mai. Le premier policier a été arrêté quatre jours après le drame, les trois autres le 3 "
        "juin.",
        {"quatre jours après": "2020-05-29"},
    ),
    (
        "en 2011-07-22",
        "Atlantis landed on Thursday. It had lifted off on July 8 and docked two days after launch.",
        {"two days after": "2011-07-10"},
    ),
    (
        "en 2018-07-16",
        "France beat Croatia on Sunday to win their second World Cup, twenty years after their first.",
        {"twenty years after": "2018"},
    ),
    # The day of a happening that a date in commas gives.
    (
        "fr 2019-10-18",
        "Deux semaines après l'incendie de l'usine, survenu le 26 septembre, on attend. Le jour du sinistre, un nuage "
        "avait couvert la ville.",
        {"Le jour du sinistre": "2019-09-26"},
    ),
    # A sentence that opens with a year has no known day.
    (
        "fr 2021-03-29",
        "Le navire a été dégagé dimanche. En 2017, un autre s'était échoué ; il avait été renfloué le jour même.",
        {"le jour même": "XXXX-XX-XX"},
    ),
    (
        "fr 2023-02-13",
        "En 1999, le 17 août, un autre séisme avait tué 17 000 personnes ; trois mois plus tard, il y en eut un autre.",
        {"le 17 août": "1999-08-17", "trois mois plus tard": "1999-11"},
    ),
    ("fr 2022-09-20", "Lundi, deux mille invités ont assisté aux obsèques.", {"Lundi": "2022-09-19"}),
    ("fr 2022-09-20", "Les habitants, invités à voter lundi, hésitent.", {"lundi": "2022-09-26"}),
    ("en 2024-05-30", "Sentencing is set for July 11. The price was set on July 11.", {"July 11": "2023-07-11"}),
    ("en 2024-05-30", "Sentencing is set for July 11.", {"July 11": "2024-07-11"}),
    (
        "en 2016-04-15",
        "The ship went down on 15 April 1912. The very next day a Senate inquiry opened.",
        {"The very next day": "1912-04-16"},
    ),
    (
        "fr 2023-11-24",
        "L'entreprise a licencié son patron le 17 novembre. Trois jours après son éviction, un rival l'embauchait.",
        {"Trois jours après": "2023-11-20"},
    ),
    # After a day that is not known the next steps are not known either.
    (
        "en 2023-11-30",
        "The firm was founded on Friday, November 17. Three days after his baptism he had a job; two days later he left.",
        {"Three days after": "XXXX-XX-XX", "two days later": "XXXX-XX-XX"},
    ),
    (
        "en 2016-11-28",
        "He led the raid on 26 July 1953; freed in May of 1955, he left for Mexico two months after his release.",
        {"two months after": "1955-07"},
    ),
    (
        "fr 2025-05-09",
        "Elle a été élue maire en mars 2014. L'année de son élection, la ville avait perdu son usine.",
        {"L'année de son élection": "2014"},
    ),
    # What ends a sentence after a comma is its verb, where there is no other.
    (
        "en 2023-04-29",
        "On Sunday night forty volunteers set to work. The first dive failed. A second, on Monday, at noon, reached an "
        "air bell.",
        {"Monday": "2023-04-24", "noon": "2023-04-24T12:00"},
    ),
    (
        "en 2023-04-29",
        "They went underground on Sunday. A forecast had been issued the day before. By two in the afternoon a "
        "cloudburst had filled the crawl.",
        {"two in the afternoon": "2023-04-23T14:00"},
    ),
    # News does not count beyond its own day, but for what it foretells.
    (
        "fr 2021-11-30",
        "Elle est entrée hier au Panthéon, quarante-six ans après sa mort. Son mari est mort en 2019.",
        {"quarante-six ans après": "2021"},
    ),
    (
        "fr 2021-11-30",
        "Le pont a été rouvert en mars 2021. Il sera repeint deux ans après sa réouverture.",
        {"deux ans après": "2023"},
    ),
    # A participle that opens what is foretold is of news, not of the story told before.
    (
        "fr 2023-05-14",
        "En 1998, il s'installe. En mars 2019, un incendie ravage son atelier. Nommée chevalier en janvier, elle exposera "
        "à Venise.",
        {"janvier": "2023-01"},
    ),
    # What was to be may still be; what had lasted until then is over.
    (
        "fr 2023-08-30",
        "Le président devait se rendre chez son voisin le 12 septembre ; il a renoncé.",
        {"le 12 septembre": "2023-09-12"},
    ),
    ("fr 2023-12-20", "Leur chef avait été le numéro deux de la junte jusqu'en avril.", {"avril": "2023-04"}),
    ("fr 2023-12-20", "La trêve a été prolongée jusqu'en avril.", {"avril": "2024-04"}),
    # «d'après» leads to no happening.
    (
        "fr 2024-02-24",
        "Elle avait tourné un court métrage en 2011. Elle fonda l'année d'après sa société de production.",
        {"l'année d'après": "2012"},
    ),
    ("en 2023-09-14", "She took over two years ago.", {"two years ago": "2021"}),
    ("en 2023-09-14", "It was over two years ago.", {"over two years ago": "2021"}),
    (
        "en 2022-08-13",
        "The novelist was stabbed on Friday. The day after the attack, his agent said he was talking.",
        {"The day after": "2022-08-13"},
    ),
]


@pytest.mark.parametrize(("where", "text", "values"), _CASES, ids=[text[:40] for _, text, _ in _CASES])
def test_each_hangs_on_its_own_thread_of_the_story(where: str, text: str, values: dict[str, str]) -> None:
    language, published = where.split()
    found = {time.text: time.value for time in find_times(Document("t", text, language, published))}
    assert {words: found.get(words) for words in values} == values
