"""How real a happening is: what was asked, feared, refused or only meant never shows as having happened."""

import pytest

from events import Document, extract, redate
from events.model import fold

HYPOTHETICAL, PLANNED, DENIED, HAPPENED = "hypothetical", "planned", "denied", "happened"


def modalities(text, language, trigger, published="2024-09-01"):
    rows = extract(Document("d", text, language, published)).to_dict("records")
    return {row["modality"] for row in rows if trigger in fold(row["trigger"])}


@pytest.mark.parametrize(
    ("language", "trigger", "modality", "text"),
    [
        # what somebody asks for, fears or holds possible, in a clause
        ("fr", "evacue", HYPOTHETICAL, "Le juge a ordonné que le camp soit évacué le 3 mai 2024."),
        ("fr", "rendent", HYPOTHETICAL, "La CEDEAO a exigé des militaires qu'ils rendent le pouvoir le 6 août 2023."),
        ("fr", "scrutin", PLANNED, "Ils souhaitaient que le scrutin se tienne le 4 juin 2024."),
        ("fr", "intervenue", HYPOTHETICAL, "Il est possible que l'armée soit intervenue le 4 juin 2024."),
        ("fr", "intervenue", HYPOTHETICAL, "Rien n'indique que l'armée soit intervenue le 4 juin 2024."),
        ("en", "cleared", HYPOTHETICAL, "The judge ordered that the camp be cleared on 3 May 2024."),
        ("en", "withdraw", HYPOTHETICAL, "They demanded that the troops withdraw on 4 June 2024."),
        ("en", "left", HYPOTHETICAL, "Had he left on 4 June 2024, he would be free."),
        # what was to come when it was said
        ("en", "resign", PLANNED, "He said he would resign on 5 October 2024."),
        ("en", "walk", PLANNED, "The union announced on Monday that drivers would walk out on 5 October 2024."),
        ("en", "close", PLANNED, "The firm said it would cut costs and would close its mine in 2025."),
        ("en", "reopen", PLANNED, "The embassy would reopen in October 2024, the ministry said."),
        ("en", "resign", HYPOTHETICAL, "He says he would resign on 5 October 2024."),
        ("en", "resign", HYPOTHETICAL, "He said he would resign on 5 October 2024 if the vote failed."),
        ("en", "resign", HYPOTHETICAL, "She did not say whether he would resign on 5 October 2024."),
        ("en", "resigned", HYPOTHETICAL, "He said he would have resigned on 5 October 2023."),
        ("en", "sign", HYPOTHETICAL, '"We would sign on 5 October 2024," he said.'),
        ("en", "withdraw", HYPOTHETICAL, "He said the army could withdraw in October 2024."),
        # what is to be done to something, and what somebody is to do, whatever the day of publication
        ("en", "completed", PLANNED, "The sale is expected to be completed on September 3."),
        ("en", "rule", PLANNED, "The court is to rule on September 3."),
        ("en", "arrested", HAPPENED, "The mayor is said to have been arrested on 3 May 2024."),
        # what was done with a call, a plot or a request is done
        ("en", "held", HAPPENED, "A call held in June 2024 lasted two hours."),
        ("en", "hatched", HAPPENED, "A plot hatched in June 2024 was foiled."),
        ("en", "strike", HYPOTHETICAL, "Calls for a strike in June 2024 went unheard."),
        # a vote was held by which something was rejected
        ("en", "referendum", HAPPENED, "Voters rejected the pact in a referendum on August 7, 2024."),
        ("en", "election", DENIED, "The party rejected the results of the election of August 7, 2024."),
        # what was tried, and what failed
        ("en", "seize", HAPPENED, "Rebels attempted to seize the airport on 7 August 2024."),
        ("en", "seize", HYPOTHETICAL, "An attempt to seize the airport in May 2024 led to his arrest."),
        ("en", "agreement", DENIED, "On 7 August 2024 the unions failed to reach an agreement."),
        ("en", "failed", HAPPENED, "The bank failed on 7 August 2024."),
        ("fr", "accord", DENIED, "Le 7 août 2024, les syndicats ont échoué à trouver un accord."),
        # what was not done
        ("fr", "voter", DENIED, "Les députés ont renoncé à voter la loi le 4 juin 2024."),
        ("fr", "ouvrir", DENIED, "Le musée a échoué à ouvrir ses portes le 4 juin 2024."),
        ("en", "pass", DENIED, "MPs failed to pass the bill on 4 June 2024."),
        ("fr", "arrete", DENIED, "Personne n'a été arrêté le 3 mai 2024."),
        ("fr", "signe", DENIED, "Rien n'a été signé le 3 mai 2024."),
        ("fr", "signe", HYPOTHETICAL, "À moins que l'accord ne soit signé le 3 mai 2024, la grève reprendra."),
        ("fr", "ferme", HYPOTHETICAL, "Elle craint que l'usine ne ferme le 3 mai 2024."),
        ("fr", "vote attendu", DENIED, "Le vote attendu lundi n'a pas eu lieu."),
        ("fr", "reunion", DENIED, "La réunion, initialement prévue lundi, n'a pu se tenir."),
        ("fr", "decrue", DENIED, "La décrue attendue mardi ne s'est pas produite."),
        ("en", "vote expected", DENIED, "The vote expected on Monday did not take place."),
        # what was done was awaited, what was said to come is planned
        ("fr", "sentence", HAPPENED, "La sentence rendue par le jury lundi était attendue."),
        ("fr", "autopsie", PLANNED, "La procureure a ajouté qu'une autopsie serait pratiquée mardi."),
        ("fr", "arrive", HYPOTHETICAL, "La police a indiqué que l'homme serait arrivé lundi."),
        # what was only meant, on a day that is gone by
        ("fr", "ouverture", PLANNED, "L'ouverture de la ligne était prévue le 4 juin 2024."),
        ("fr", "demissionner", PLANNED, "L'opposition a appelé le ministre à démissionner le 4 juin 2024."),
        ("en", "open", PLANNED, "The line was due to open on 4 June 2024."),
        # facts, though a subjunctive or an infinitive tells them
        ("fr", "tues", HAPPENED, "Il regrette que dix civils aient été tués le 4 juin 2024."),
        ("fr", "tues", HAPPENED, "L'ONU s'indigne que des civils aient été tués le 4 juin 2024."),
        ("fr", "signe", HAPPENED, "Bien que le traité ait été signé le 4 juin 2024, les combats continuent."),
        ("fr", "leve", HAPPENED, "Il a été libéré avant que la cour ne lève cette mesure le 3 mai 2024."),
        ("fr", "augmenter", HAPPENED, "La dette n'a cessé d'augmenter depuis 2016."),
        ("fr", "repris", HAPPENED, "La production n'a repris qu'en mai 2023."),
        ("fr", "fonde", HAPPENED, "Il a quitté la ville après que le club a été fondé le 4 juin 2024."),
        ("fr", "signer", HAPPENED, "Le ministre a fini par signer le texte le 4 juin 2024."),
        ("fr", "tire", HAPPENED, "Il est accusé d'avoir tiré sur la foule le 4 juin 2024."),
        ("en", "leave", HAPPENED, "He managed to leave on 4 June 2024."),
        ("en", "killing", HAPPENED, "He is accused of killing ten people on 4 June 2024."),
        ("fr", "rappeler", HAPPENED, "Le Danemark a dû rappeler ses soldats le 21 janvier 2022."),
        ("fr", "se tenir", HYPOTHETICAL, "Le scrutin aurait dû se tenir le 25 février 2024."),
        ("fr", "accident", HAPPENED, "La compagnie doit sa chute à l'accident du 25 juillet 2000."),
        # a tense that tells what happened long ago
        ("fr", "mourra", HAPPENED, "Exilé, Napoléon mourra à Sainte-Hélène le 5 mai 1821."),
        ("fr", "elu", HAPPENED, "Il va être élu maire le 18 mars 2001."),
        # what was planned for a day and called off; its new day is planned
        ("fr", "visite", DENIED, "La visite du président à Alger, prévue en mai 2024, a été reportée."),
        ("fr", "sommet", DENIED, "Le sommet, initialement prévu en mars, a été annulé."),
        ("fr", "concert", DENIED, "Le maire a annulé le concert prévu samedi."),
        ("fr", "presidentielle", DENIED, "En mai, il a annoncé le report de la présidentielle prévue le 25 juin 2024."),
        ("fr", "reporte", PLANNED, "Le procès prévu en mars a été reporté au 3 octobre."),
        ("en", "summit", DENIED, "The summit, planned for March, was cancelled."),
        ("fr", "sommet", PLANNED, "Le sommet prévu samedi prochain n'a pas été annulé."),
        # what was to happen: the day says whether it still is
        ("fr", "recevoir", PLANNED, "Le ministre devait recevoir dimanche soir les syndicats."),
        ("fr", "se reunir", PLANNED, "Le conseil devait se réunir mardi prochain."),
        ("fr", "se reunir", HYPOTHETICAL, "Le conseil devait se réunir le 3 mars 2020."),
        # what is awaited on the day of the news
        ("fr", "attendu", PLANNED, "Jean Roux est attendu dimanche à Kiev."),
        ("fr", "annonce", HAPPENED, "Le traité a été annoncé le 3 mars 2024."),
        # a word of those quoted denies nothing that is told
        ("fr", "repondu", HAPPENED, "Le 15 mars, le ministre a répondu : « Non, jamais »."),
    ],
)
def test_how_real_a_happening_is(language, trigger, modality, text):
    assert modalities(text, language, trigger) == {modality}


def test_a_plan_stays_a_plan_whatever_the_day_of_publication():
    document = Document("d", "L'ouverture de la ligne est prévue le 4 juin 2024.", published="2024-05-01")
    table = extract(document)
    assert table["modality"].tolist() == [PLANNED]
    later = redate(table, Document("d", document.text, published="2024-09-01"))
    assert later["modality"].tolist() == [PLANNED] and "intended" in later["rule"].iloc[0]


def test_what_was_due_goes_back_with_another_publication_date():
    document = Document("d", "Le conseil devait se réunir le 10 septembre 2024.", "fr", "2024-09-01")
    table = extract(document)
    assert list(table["modality"]) == [PLANNED]
    later = redate(table, Document("d", document.text, "fr", "2024-10-01"))
    assert list(later["modality"]) == [HYPOTHETICAL]
    assert list(redate(later, document)["modality"]) == [PLANNED]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "modality"),
    [
        ("There is no evidence that Hodge spied for London in 2017.", "en", "spied", "denied"),
        ("The minister saw nothing to support claims that Hodge bribed officials in May.", "en", "bribed officials", "hypothetical"),
        ("The claims that the minister made in May led to an inquiry.", "en", "minister made", "happened"),
        ("The court rejected an appeal to overturn a May 2014 ruling by the Land Tribunal.", "en", "ruling", "happened"),
        ("The company denied planning an attack in May.", "en", "planning an attack", "denied"),
        ("The diplomat is poised to be extradited to Belgium on Monday.", "en", "extradited", "planned"),
        (
            "Le ministre a rejeté les accusations selon lesquelles il a corrompu deux élus en 2014.",
            "fr", "corrompu deux élus", "hypothetical",
        ),
        ("Il n'existe aucune preuve que l'armée ait bombardé le village en mai.", "fr", "bombardé le village", "denied"),
        ("Les accusations que le ministre a portées en mai ont provoqué un scandale.", "fr", "portées", "happened"),
    ],
)  # fmt: skip
def test_what_a_noun_says_of_its_clause(text, language, trigger, modality):
    table = extract(Document("d", text, language, "2018-11-23"))
    assert {row.trigger: row.modality for row in table.itertuples() if row.edtf} == {trigger: modality}


@pytest.mark.parametrize(
    ("language", "trigger", "modality", "text"),
    [
        ("fr", "renverse", HAPPENED, "Élu en 1991, Jean Moukala sera renversé le 4 mai 1994."),
        ("fr", "investi", PLANNED, "Élu en 2021, Jean Moukala sera investi le 4 mai 2022."),
        ("fr", "renverse", PLANNED, "Le mur sera renversé en 2031 et reconstruit, a dit le maire le 4 mai 2021."),
        ("en", "overthrown", HAPPENED, "Elected in 1991, John Mensah will be overthrown on 4 May 1994."),
    ],
)
def test_what_nobody_plans_for_a_day_has_happened_though_it_is_told_in_the_future(language, trigger, modality, text):
    assert modalities(text, language, trigger, None) == {modality}
