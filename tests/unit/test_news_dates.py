"""Dates as newspapers tell them: of what befell, of a story told in the present, beside dates told in passing."""

import pytest

from events import Document, extract, find_times


def said(text, language, published):
    times = find_times(Document("d", text, language, published or None))
    return [(time.text, time.edtf or time.value) for time in times]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        # what nobody announces is over, whatever its verb
        ("2018-10-15", "L'incendie du 3 décembre a fait deux morts.", ["2017-12-03"]),
        ("2018-10-15", "Un suspect de l'attentat du 3 décembre a été arrêté jeudi.", ["2017-12-03", "2018-10-11"]),
        ("2019-02-20", "La commission a été créée après les heurts du 1er mai.", ["2018-05-01"]),
        ("2018-10-15", "Le procès porte sur l'accident de car du 3 décembre.", ["2017-12-03"]),
        ("2018-10-15", "La manifestation du 3 décembre a été interdite.", ["2018-12-03"]),
        ("2018-10-15", "Le scrutin du 3 décembre a été reporté.", ["2018-12-03"]),
        # what could or had to be done was, unless it only can, shall or might have
        ("2021-06-27", "Les otages ont pu être libérés jeudi.", ["2021-06-24"]),
        ("2021-06-27", "Les rues ont dû être évacuées mardi.", ["2021-06-22"]),
        ("2021-06-27", "Les otages peuvent être libérés jeudi.", ["2021-07-01"]),
        ("2021-06-27", "Les rues doivent être évacuées mardi.", ["2021-06-29"]),
        # a date told in passing is not the year of the verb
        ("2018-12-20", "Luc Morand, témoin de l'attaque de mars 2016, a été entendu le 12 novembre.", ["2016-03", "2018-11-12"]),
        ("2018-12-20", "L'auteur d'un attentat commis en mars 2016 a été libéré le 12 novembre.", ["2016-03", "2018-11-12"]),
        ("2018-12-20", "En mars 2016, il a été élu maire et il a démissionné le 12 novembre.", ["2016-03", "2016-11-12"]),
        ("", "Le 3 septembre 2023, le maire, élu en juin, démissionne. Le 7, Paul Roux le remplace.", ["2023-09-03", "2023-06", "2023-09-07"]),
        # a story that is told in the present goes on in the next paragraph
        ("2021-05-31", "Le 18 août 2020, l'armée renverse le président.\n\nLe 2 septembre, une délégation se rend à Accra. Le 21, Issa Diallo est nommé.", ["2020-08-18", "2020-09-02", "2020-09-21"]),
        ("2015-06-01", "Le dernier roi, né en 1743, avait deux fils.\n\nLe 12 avril, le musée ouvre une salle.", ["1743", "2015-04-12"]),
        ("2015-06-01", "1955\n\n12 avril : l'état d'urgence est instauré.", ["1955", "1955-04-12"]),
        ("", "1955\n\nJanvier : Jean Soulier est nommé gouverneur.\n\nAvril : congrès du parti.", ["1955", "1955-01", "1955-04"]),
        ("", "Du 18 au 28 août 2020, la crise secoue le pays. Le 20, la frontière est fermée.", ["2020-08-18", "2020-08-28", "2020-08-20"]),
        # weekdays
        ("2020-01-17", "La trêve est entrée en vigueur ce dimanche.", ["2020-01-12"]),
        ("2020-01-17", "Le règlement sera adopté ce lundi par le conseil.", ["2020-01-20"]),
        ("2020-10-08", "Le ministre a annoncé l'arrivée samedi d'une délégation japonaise.", ["2020-10-10"]),
        ("2020-10-08", "Le préfet a confirmé la mort samedi d'un randonneur.", ["2020-10-03"]),
        ("2020-10-08", "Le ministre a annoncé samedi l'arrivée d'une délégation japonaise.", ["2020-10-03"]),
        ("2018-03-24", "Vendredi, le tireur ouvre le feu sur un policier.", ["2018-03-23"]),
        ("2018-03-24", "Le salon ouvre vendredi ses portes.", ["2018-03-30"]),
        ("2018-07-22", "Les sénateurs, qui l'accusent d'avoir menti jeudi, devraient l'interroger.", ["2018-07-19"]),
        ("2018-03-24", "L'attaque a eu lieu vendredi.\n\nVers 11H15, l'assaillant entre dans un magasin.", ["2018-03-23", "2018-03-23"]),
        ("2018-02-27", "Karim a déposé une demande de titre de séjour en janvier.", ["2018-01"]),
        ("", "Jean Roche naît vers 1760 à Lyon.", ["1760~"]),
        # what was agreed on is to come, where it comes soon
        ("2015-03-03", "Les deux chefs se sont entendus pour se retrouver le 20 mars.", ["2015-03-20"]),
        ("2015-03-03", "Les ministres sont convenus de reprendre les pourparlers le 20 mars.", ["2015-03-20"]),
        ("2015-03-03", "Ils ont décidé de se revoir le 20 mars.", ["2015-03-20"]),
        ("2015-03-25", "Ils ont décidé de se revoir le 20 mars.", ["2015-03-20"]),
        ("2015-03-03", "La police a décidé d'agir. Elle a arrêté deux hommes le 20 mars.", ["2014-03-20"]),
        ("2019-03-15", "Le pont a été détruit dans la nuit du mardi au mercredi 13 mars.", ["[2019-03-12..2019-03-13]"]),
        ("2015-11-16", "Tout a changé ce vendredi noir du 13 novembre 2015.", ["2015-11-13"]),
        ("2015-11-16", "Le problème ne date pas d'hier.", []),
        ("2018-12-13", "Le musée a ouvert il y a une bonne dizaine d'années.", ["PAST_REF"]),
        ("2018-12-13", "Le musée a ouvert il y a plus d'une quinzaine d'années.", ["PAST_REF"]),
        # what is soon to come after a day that was told, in a text without its own
        ("", "Le 3 mars 2022, un incendie a détruit la halle. Une réunion publique aura lieu le 10 mars.", ["2022-03-03", "2022-03-10"]),
        ("", "Le 3 mars 2022, un incendie a détruit la halle. Une réunion publique aura lieu le 10 février.", ["2022-03-03", "XXXX-02-10"]),
        ("", "Le maire a été élu en mars 2014. Une réunion publique aura lieu le 10 mai.", ["2014-03", "XXXX-05-10"]),
        ("2023-03-15", "Le 3 mars 2022, un incendie a détruit la halle. Une réunion publique aura lieu le 20 mars.", ["2022-03-03", "2023-03-20"]),
        # what would be, said by somebody, is to come; what is alleged is over
        ("2023-03-18", "La procureure a ajouté qu'une autopsie serait pratiquée lundi.", ["2023-03-20"]),
        ("2023-03-18", "Le tribunal a fait savoir que le jugement serait rendu mercredi.", ["2023-03-22"]),
        ("2023-03-18", "La police a indiqué que l'homme serait arrivé lundi.", ["2023-03-13"]),
        ("2023-03-18", "Une autopsie serait pratiquée lundi, selon le parquet.", ["2023-03-13"]),
        # what was planned and did not take place is over, what is put off may be either
        ("2023-03-15", "Le match, initialement prévu samedi, n'a pas eu lieu.", ["2023-03-11"]),
        ("2023-03-15", "La décrue attendue mardi ne s'est pas produite.", ["2023-03-14"]),
        ("2023-03-15", "Le marché, prévu le 12 mars, n'a pas pu se tenir.", ["2023-03-12"]),
        ("2023-03-15", "Le match prévu samedi n'aura pas lieu.", ["2023-03-18"]),
        ("2023-03-15", "Le président, attendu lundi, n'a pas donné de date.", ["2023-03-20"]),
        ("2023-03-15", "Le spectacle, prévu du 10 au 12 mars, a été annulé.", ["2023-03-10", "2023-03-12"]),
        ("2023-03-15", "Le procès prévu le 6 avril a été reporté.", ["2023-04-06"]),
        ("2023-03-15", "Initialement prévu mardi, le lancement avait été reporté deux fois.", ["2023-03-14"]),
        # a day after who did something is of what was done, and a call is over on the day before it
        ("2023-03-15", "La sentence rendue par le jury lundi était attendue.", ["2023-03-13"]),
        ("2023-03-15", "Le projet porté par la mairie sera voté mardi.", ["2023-03-21"]),
        ("2023-03-15", "Dimanche, le maire a convoqué une réunion.", ["2023-03-12"]),
        ("2023-03-15", "Le maire a convoqué le conseil pour lundi.", ["2023-03-20"]),
        # «cette année» after its verb is of the text's own time, before it of the story
        ("", "En 2011, Paul Roux est élu. Il a démissionné cette année.", ["2011", "XXXX"]),
        ("", "En 1643, le roi mourut. Cette année, le duc prit Thionville.", ["1643", "1643"]),
        # somebody is given time until a day to come
        ("2022-05-17", "La mairie a donné jusqu'à dimanche aux occupants pour partir.", ["2022-05-22"]),
        ("2022-05-17", "La mairie avait donné jusqu'à dimanche aux occupants pour partir.", ["2022-05-15"]),
        ("2022-05-17", "Le magasin a ouvert jusqu'à dimanche.", ["2022-05-15"]),
        # the hour of another zone in brackets is no year
        ("2011-03-09", "Le bac a chaviré mardi à Manille (0600 GMT).", ["2011-03-08"]),
        ("2011-03-09", "Le traité fut signé par le roi (1600).", ["1600"]),
        # when somebody said it is not when it would be
        ("2023-03-15", "La ministre a déclaré dans un message sur son site mardi qu'elle démissionnerait en juin.", ["2023-03-14", "2023-06"]),
        ("2023-03-15", "Le cargo a quitté Brest lundi à 14h00 GMT.", ["2023-03-13", "2023-03-13"]),
        ("2023-03-15", "Le cargo a quitté Brest lundi à 14h00, heure de Paris.", ["2023-03-13", "2023-03-13"]),
        ("2016-08-20", "Elle a été arrêtée mardi après avoir percuté un mur vendredi.", ["2016-08-16", "2016-08-12"]),
        ("2016-08-20", "Il sera jugé mardi après avoir été arrêté vendredi.", ["2016-08-23", "2016-08-19"]),
    ],
)  # fmt: skip
def test_dates_of_french_news(published, text, expected):
    assert [date for _, date in said(text, "fr", published)] == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2018-11-27", "On 26 March, the mayor said the bridge was old.", ["2018-03-26"]),
        ("2018-11-27", "By noon on 26 March, the minister announced an inquiry.", ["2018-03-26"]),
        ("2019-02-26", "In January, it was announced that France would join the group.", ["2019-01"]),
        ("2018-11-27", "In May, the firm planned a takeover of its rival.", ["2018-05"]),
        ("2018-11-27", "The firm has a takeover planned for May.", ["2019-05"]),
        ("2018-12-09", "Ada Brenner, a Democrat who will chair the panel from January, said he had lied.", ["2019-01"]),
        ("2018-12-20", "Luke Morand, a witness of the Ghent attack in March 2016, was arrested on 12 November.", ["2016-03", "2018-11-12"]),
        ("2018-11-27", "Officers arrested a man in his early 30s on Monday.", ["2018-11-26"]),
        ("2018-11-27", "The style was born in the 60s.", ["196X"]),
        # a number after "the" that counts, a dash before one, a newspaper
        ("2021-09-07", "In May the 15-nation bloc blockaded Mali.", ["2021-05"]),
        ("2021-09-07", "In June the 28-year-old was jailed.", ["2021-06"]),
        ("2021-09-07", "In May the 15 members of the bloc blockaded Mali.", ["2021-05"]),
        ("2021-09-07", "He left Mali on May the 4th.", ["2021-05-04"]),
        ("2019-09-10", "June 19 – 17 farmers, including five women, were killed.", ["2019-06-19"]),
        ("2019-09-10", "June 19 – 21, the farmers met in Lagos.", ["2019-06-19", "2019-06-21"]),
        ("2019-09-10", "June 19-21 meetings were held in Lagos.", ["2019-06-19", "2019-06-21"]),
        ("2021-05-10", "Peter Hale told the Mail on Sunday of his divorce.", []),
        ("2021-05-11", "Special forces over the weekend stormed the palace.", ["[2021-05-08..2021-05-09]"]),
        # when somebody said it is not when it would be
        ("2016-04-06", "Ann Lowe said in a statement on her website on Tuesday that she would resign.", ["2016-04-05"]),
        ("2023-03-15", "The vote expected on Monday did not take place.", ["2023-03-13"]),
        ("2023-03-15", "The vote expected on Monday will not take place.", ["2023-03-20"]),
        ("2023-03-15", "The trial scheduled for April 6 was postponed.", ["2023-04-06"]),
        ("2022-05-06", "He can appeal on June 3.", ["2022-06-03"]),
        ("", "On 3 March 2022 a fire destroyed the hall. A public meeting will be held on 10 March.", ["2022-03-03", "2022-03-10"]),
        # the hour of another zone in brackets is no year
        ("2011-03-09", "The ferry sank on Tuesday when a wave hit it at 2 p.m. local time (0600 GMT).", ["2011-03-08", "2011-03-08"]),
        ("2011-03-09", "The treaty was signed by the king (1600).", ["1600"]),
        # "this year" is of a text's own time, not of the year told before, though nobody knows it
        ("", "Petrov was toppled in 2011. The former president died in March this year.", ["2011", "PAST_REF", "XXXX-03"]),
        ("", "Petrov was toppled in 2011. He died this year.", ["2011", "XXXX"]),
        ("", "Petrov was toppled in May 2011. By the end of the year he had died.", ["2011-05", "[2011-09-01..2011-12-31]"]),
        ("2023-05-04", "Petrov was toppled in 2011. He died in March this year.", ["2011", "2023-03"]),
        # somebody is given time until a day to come
        ("2022-05-17", "The ministry gave the ambassador until Sunday to leave the country.", ["2022-05-22"]),
        ("2022-05-17", "The rebels were given until Sunday to surrender.", ["2022-05-22"]),
        ("2022-05-17", "The shop was open until Sunday.", ["2022-05-15"]),
        ("2022-05-17", "The ministry had given the ambassador until Sunday to leave the country.", ["2022-05-15"]),
        # what somebody is doing on a day to come, said with another verb
        ("2019-01-15", "Danforth said on Monday that Anna Reyes is stepping down on March 1.", ["2019-01-14", "2019-03-01"]),
        ("2019-01-15", "The mayor said the firm is also closing two plants in March.", ["2019-03"]),
        ("2019-01-15", "Reyes said she is leaving on Friday.", ["2019-01-18"]),
        ("2019-01-15", "The mayor said the firm is closing the plant that it opened in March.", ["2018-03"]),
        ("2019-01-15", "The minister is visiting Rome after his talks with the union in December.", ["2018-12"]),
        ("2019-01-15", "Reyes is stepping down over claims made in March.", ["2018-03"]),
        ("2019-01-15", "In December the firm said it is closing its plant.", ["2018-12"]),
        # a weekday of what was done before the rest
        ("2016-08-20", "Divers resumed the search on Tuesday after suspending it on Saturday.", ["2016-08-16", "2016-08-13"]),
        ("2016-08-20", "She was arrested on Wednesday after crashing her car on Monday.", ["2016-08-17", "2016-08-15"]),
        ("2016-08-20", "Police said on Tuesday that they had arrested him on Friday.", ["2016-08-16", "2016-08-12"]),
        ("2016-08-20", "He will return on Tuesday after resting on Monday.", ["2016-08-23", "2016-08-22"]),
        ("2016-08-20", "She was arrested on Tuesday. The trial opened on Friday.", ["2016-08-16", "2016-08-19"]),
    ],
)  # fmt: skip
def test_dates_of_english_news(published, text, expected):
    assert [date for _, date in said(text, "en", published)] == expected


@pytest.mark.parametrize(
    "text", ["Paul Adam, âgé aujourd'hui de 33 ans, vit à Mons.", "Aujourd'hui âgé de 30 ans, il vit à Mons."]
)
def test_an_age_of_today_is_no_date(text):
    assert not [words for words, _ in said(text, "fr", "2019-01-11") if "ujourd" in words]


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        ("2018-09-14", "Le 11 juin 1957, Paul Darmon est arrêté. La bataille d'Oran fait rage depuis six mois.", "1956-12~/1957-06-11"),
        ("2018-09-14", "Le maire a été élu en 2011. Il dirige la ville depuis sept ans.", "2011~/.."),
        ("2018-09-14", "La grève dure depuis six mois.", "2018-03~/.."),
        ("2018-03-24", "Le car a quitté la route peu après 10H00 vendredi.", "2018-03-23"),
        ("2018-11-19", "A partir de 2010, la stratégie du groupe est tournée vers l'Asie.", "2010/.."),
        ("2018-12-17", "Les ventes ont reculé de 5 % en 2018 par rapport à 2017.", "2018"),
        ("2018-03-24", "Les secours doivent intervenir avant vendredi 10 heures.", "../2018-03-29"),
        ("2019-05-10", "La firme doit livrer dix avions avant la fin du mois.", "../2019-05-31"),
        ("2019-05-10", "La firme veut fermer son site avant la fin de l'année 2020.", "../2020-12-31"),
        ("2019-05-10", "La firme doit livrer dix avions avant le 20 mai.", "../2019-05-19"),
        ("2024-06-11", "Le mandat du conseil prendra fin au plus tard le 7 février 2026.", "../2026-02-07"),
        ("2024-06-11", "Au cours de l'année 2019, la mairie a fermé trois écoles.", "2019"),
        ("2024-06-11", "Au cours de l'année 1951, Paul Lemoine est embauché chez Berliet.", "1951"),
    ],
)  # fmt: skip
def test_when_a_happening_was(published, text, edtf):
    table = extract(Document("d", text, "fr", published))
    assert edtf in list(table["edtf"])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("As of Wednesday, 17 bodies had been found.", "../2011-03-09"),
        ("As of Wednesday noon, 17 bodies have been recovered.", "../2011-03-09"),
        ("Rescuers had found 17 bodies as of Monday.", "../2011-03-07"),
        # but from then on
        ("As of Friday, smoking will be banned in the park.", "2011-03-11/.."),
        ("Smoking has been banned as of January 1.", "2011-01-01/.."),
        ("As of January 1, 2010, Anna Novak is president of the bank.", "2010-01-01/.."),
        ("As of January 3, shops were required to close.", "2011-01-03/.."),
    ],
)
def test_as_of_a_day_is_by_then_or_from_then_on(text, edtf):
    table = extract(Document("d", text, "en", "2011-03-09"))
    assert list(table["edtf"]) == [edtf]


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Holm, 41, was remanded in custody for sentencing on July 12.", "sentencing", "2007-07-12"),
        ("Peter Holm was released on bail for trial on July 12.", "trial", "2007-07-12"),
        ("Peter Holm, 41, was held in jail ahead of sentencing on July 12.", "sentencing", "2007-07-12"),
        ("Anna Holm was freed pending a hearing on Friday.", "hearing", "2007-06-15"),
        ("A judge set sentencing for July 12.", "set sentencing", "2007-07-12"),
        # but over
        ("Anna Holm was freed after a trial on Friday.", "trial", "2007-06-08"),
        ("Anna Holm appeared in court for a hearing on Friday.", "hearing", "2007-06-08"),
        ("Anna Holm was jailed for fraud on Friday.", "jailed for fraud", "2007-06-08"),
        ("Anna Holm was taken to court for trial in March 2005.", "taken to court", "2005-03"),
    ],
)
def test_what_somebody_is_kept_for_is_of_the_day_to_come(text, trigger, edtf):
    table = extract(Document("d", text, "en", "2007-06-14"))
    assert [(row.trigger, row.edtf) for row in table.itertuples() if row.edtf] == [(trigger, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "A body was found on March 9, 2017.\n\nThe day after Reed's body was discovered, police arrested Peter Hale.",
        "A body was found on March 9, 2017. Police arrested Peter Hale the day after Reed's body was discovered.",
    ],
)
def test_what_a_date_counts_from_does_not_have_it(text):
    table = extract(Document("d", text, "en", "2019-06-20"))
    assert [row.trigger for row in table.itertuples() if row.edtf == "2017-03-10"] == ["arrested Peter Hale"]
