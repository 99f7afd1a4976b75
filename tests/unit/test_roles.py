"""Roles: who dismisses another holds no office for it, no court is accused, no person is a country."""

import pytest

from events import Document, extract
from events.model import fold

FRENCH = [
    # the one who dismisses or names, and the one who is dismissed or named; who leaves by himself
    ("Le ministre Luc Vial a révoqué lundi le préfet Paul Ferrand.", "revoque", {"Luc Vial": "agent", "Paul Ferrand": "holder"}),
    ("Lundi, Renault a limogé son directeur financier, Paul Ferrand.", "limoge", {"Renault": "agent", "Paul Ferrand": "holder"}),
    ("Renault a nommé lundi un nouveau directeur.", "nomme", {"Renault": "agent"}),
    ("Luc Vial a été nommé préfet lundi.", "nomme", {"Luc Vial": "appointee"}),
    ("Anne Vial s'est proclamée lundi cheffe de l'État.", "proclamee", {"Anne Vial": "appointee"}),
    ("Luc Vial a démissionné lundi.", "demissionne", {"Luc Vial": "holder"}),
    ("Luc Vial a remis sa démission lundi.", "remis", {"Luc Vial": "holder"}),
    ("Luc Vial a quitté ses fonctions lundi.", "quitte", {"Luc Vial": "holder"}),
    # of whom an office told after a comma is
    ("Paul Ferrand a battu Luc Vial, au pouvoir depuis 2011.", "au pouvoir", {"Luc Vial": "appointee"}),
    ("Paul Ferrand a battu Luc Vial, à la tête du pays depuis 2011.", "tete", {"Luc Vial": "appointee"}),
    ("Le tribunal a confirmé la défaite de Luc Vial, au pouvoir depuis 2011, face à Paul Ferrand.", "au pouvoir", {"Luc Vial": "appointee"}),
    ("Au pouvoir depuis 2011, Luc Vial a battu Paul Ferrand.", "au pouvoir", {"Luc Vial": "appointee"}),
    ("Luc Vial, au pouvoir depuis 2011, a battu Paul Ferrand.", "au pouvoir", {"Luc Vial": "appointee"}),
    # who comes in whose place
    ("Luc Moreau a remplacé mardi Jean Vidal.", "remplace", {"Luc Moreau": "appointee", "Jean Vidal": "predecessor"}),
    ("Luc Moreau a succédé mardi à Jean Vidal.", "succede", {"Luc Moreau": "appointee", "Jean Vidal": "predecessor"}),
    ("Luc Moreau a été remplacé mardi par Jean Vidal.", "remplace", {"Luc Moreau": "holder", "Jean Vidal": "appointee"}),
    (
        "Le président Luc Moreau a remplacé mardi le ministre Jean Vidal par Paul Roy.",
        "remplace",
        {"Luc Moreau": "agent", "Jean Vidal": "predecessor", "Paul Roy": "appointee"},
    ),
    # who complains, prosecutes or judges, and who is tried
    ("Le maire Luc Moreau a porté plainte lundi contre un voisin.", "plainte", {"Luc Moreau": "agent"}),
    ("Le parquet de Tulle a ouvert lundi une enquête pour vol.", "enquete", {"parquet de Tulle": "agent"}),
    ("Le parquet de Tulle a été saisi lundi de l'affaire.", "saisi", {"parquet de Tulle": "receiver"}),
    ("Le procès de Paul Roy s'ouvre mardi.", "proces", {"Paul Roy": "accused"}),
    ("Tom Reed a été arrêté lundi et inculpé de fraude.", "inculpe", {"Tom Reed": "accused"}),
    ("Tom Reed a été arrêté lundi, jugé et condamné mardi.", "condamne", {"Tom Reed": "accused"}),
    ("Tom Reed est arrivé mardi et reparti jeudi.", "reparti", {"Tom Reed": "agent"}),
    # who is chosen, and by whom
    (
        "Les Burundais ont élu au premier tour leur président, Luc Nzeyimana, le 20 mai 2024.",
        "elu",
        {"Burundi": "country", "Luc Nzeyimana": "candidate"},
    ),
    ("Pedro Castillo a battu Keiko Fujimori à la présidentielle de juin 2021.", "battu", {"Pedro Castillo": "candidate", "Keiko Fujimori": "candidate"}),
    # who counts the votes and tells who has won stands for nothing; nobody is tried for having won
    ("La Commission électorale avait proclamé vendredi la victoire de Luc Nzeyimana.", "proclame", {"Commission électorale": "agent", "Luc Nzeyimana": "candidate"}),
    ("Lors du scrutin de mai 2020, la CENI avait proclamé la victoire de Luc Nzeyimana.", "scrutin", {"CENI": "agent", "Luc Nzeyimana": "candidate"}),
    ("Le Conseil constitutionnel a validé vendredi l'élection de Luc Vial.", "valide", {"Conseil constitutionnel": "agent", "Luc Vial": "candidate"}),
    ("La Cour suprême a confirmé vendredi la victoire du président Luc Vial.", "confirme", {"Cour suprême": "agent", "Luc Vial": "patient"}),
    ("La Cour suprême a annulé vendredi l'élection de Luc Vial.", "annule", {"Cour suprême": "agent", "Luc Vial": "patient"}),
    ("La Cour suprême a confirmé vendredi la condamnation de Luc Vial.", "confirme", {"Cour suprême": "agent", "Luc Vial": "accused"}),
    ("La Commission électorale a été attaquée vendredi par des partisans de Luc Vial.", "attaquee", {"Commission électorale": "target", "Luc Vial": "attacker"}),
    # who buys, sells or does neither
    ("La banque Barclays doit vendre sa filiale en mars.", "vendre", {"Barclays": "seller"}),
    ("Renault ouvrira une usine à Lens en mars.", "ouvrira", {"Renault": "agent"}),
    ("Renault a racheté Alpine en mars.", "rachete", {"Renault": "buyer", "Alpine": "patient"}),
    # who undergoes what a noun names
    ("Le 4 mai 2003, le président Paul Mbarga est victime d'un coup d'État.", "coup", {"Paul Mbarga": "victim"}),
    ("Paul Roy est victime d'une agression mardi.", "agression", {"Paul Roy": "target"}),
    ("La Chine a mené mardi un essai nucléaire.", "essai", {"Chine": "agent"}),
    ("L'Iran a subi mardi une panne géante.", "panne", {"Iran": "patient"}),
    # of an armed group attacks are its own, of a state they may be on it
    ("Depuis 2014, les attaques de Boko Haram se multiplient.", "attaques", {"Boko Haram": "attacker"}),
    # who announces or calls a strike does so; who is overthrown, and who excludes
    ("La CGT et FO appellent à une grève le 2 juillet 2024.", "greve", {"CGT": "agent", "FO": "agent"}),
    ("La sanction suit le renversement du président Jean Moukala mardi par les parachutistes.", "renversement", {"Jean Moukala": "victim"}),
    (
        "La sanction suit le renversement du président Jean Moukala mardi par les soldats du général Paul Nkodo.",
        "renversement",
        {"Jean Moukala": "victim", "Paul Nkodo": "agent"},
    ),
    (
        "La sanction suit le renversement du président Jean Moukala mardi par des soldats sous les ordres du général Paul Nkodo.",
        "renversement",
        {"Jean Moukala": "victim", "Paul Nkodo": "agent"},
    ),
    ("Le renversement du président du Sénat Jean Moukala mardi a surpris.", "renversement", {"Jean Moukala": "victim"}),
    ("Le coup d'État de Paul Nkodo mardi a surpris.", "coup", {"Paul Nkodo": "agent"}),
    ("Le Tchad a été suspendu mardi de la Ligue arabe.", "suspendu", {"Tchad": "target", "Ligue arabe": "agent"}),
    # who is host and who comes, a place between, or what is said again of the place
    ("Le président Luc Vial a reçu jeudi à Lyon le ministre Paul Roy.", "recu", {"Luc Vial": "host", "Paul Roy": "visitor"}),
    ("Paul Roy a été reçu jeudi par Luc Vial à Lyon, dernière étape d'une tournée.", "recu", {"Paul Roy": "visitor", "Luc Vial": "host"}),
    # who helps others to agree, and who agrees
    (
        "La médiation du Qatar avait abouti en mars 2003 à la signature d'un accord entre le Soudan et le Tchad.",
        "signature",
        {"Qatar": "mediator", "Soudan": "signatory", "Tchad": "signatory"},
    ),
    ("Le Soudan et le Tchad ont signé mardi un accord sous la médiation du Qatar.", "signe", {"Soudan": "signatory", "Tchad": "signatory", "Qatar": "mediator"}),
    ("Le gouvernement du Qatar a signé mardi un accord avec le Tchad.", "signe", {"Qatar": "signatory", "Tchad": "counterpart"}),
    # who only has the house in which others sign
    ("Le Maroc a signé un accord avec le Qatar vendredi à la Maison Blanche.", "signe", {"Maroc": "signatory", "Qatar": "counterpart"}),
    ("Le Maroc a signé, vendredi à la Maison Blanche, un accord.", "signe", {"Maroc": "signatory"}),
    ("La Maison Blanche a annoncé vendredi un accord.", "annonce", {"Maison Blanche": "speaker"}),
    # where a journey begins is no host
    ("La reine Anne Vial a quitté Londres mardi pour une visite au Canada.", "quitte", {"Anne Vial": "visitor", "Canada": "host"}),
    ("Le président Luc Vial a quitté Dakar lundi pour entamer une tournée africaine.", "quitte", {"Luc Vial": "visitor"}),
    ("Le ministre Luc Vial a quitté Londres mardi après une visite de deux jours.", "quitte", {"Luc Vial": "visitor", "Royaume-Uni": "host"}),
    # against whom those protest who work for it, and who protests with others
    ("Les salariés de Renault sont en grève depuis lundi.", "greve", {"Renault": "target"}),
    ("Les adhérents de la CGT sont en grève depuis lundi.", "greve", {"CGT": "protester"}),
    # to whom a fine is given
    ("Une amende a été infligée lundi à Google.", "amende", {"Google": "accused"}),
    ("La Cnil a infligé lundi une amende à Google.", "amende", {"Cnil": "agent", "Google": "accused"}),
    ("Paul Roy a été jugé lundi à l'hôpital Cochin.", "juge", {"Paul Roy": "accused"}),
    # nobody is a country or a body
    ("Exilé en 2011, Paul Mbarga sera acquitté le 31 mars 2026.", "exile", {"Paul Mbarga": "patient"}),
]  # fmt: skip
ENGLISH = [
    # what a passive is joined to was done to the same one, where the verb is of that; who acts does not
    ("Paul Novak was sentenced in May 2021 to six years in prison and barred from office.", "barred", {"Paul Novak": "accused"}),
    ("Paul Novak was sentenced in May 2021 to six years in prison and fined 20,000 pounds.", "fined", {"Paul Novak": "accused"}),
    ("Paul Novak was arrested on Monday and killed two guards.", "killed", {"Paul Novak": "agent"}),
    ("In March 2003, Norwegian mediation led to the signing of a peace agreement between Sudan and Chad.", "mediation", {"Norway": "mediator"}),
    ("Tom Reed paid tribute to Ann Weil, in power since 2011.", "in power", {"Ann Weil": "appointee"}),
    ("Tom Reed, in power since 2011, paid tribute to Ann Weil.", "in power", {"Tom Reed": "appointee"}),
    ("Tom Reed was arrested on Monday and charged with fraud.", "charged", {"Tom Reed": "accused"}),
    ("Tom Reed was arrested on Monday and escaped on Tuesday.", "escaped", {"Tom Reed": "agent"}),
    ("Tom Reed was elected on Monday and sworn in on Tuesday.", "sworn", {"Tom Reed": "appointee"}),
    ("Sani Bello replaced Musa Idris on 12 June 2024.", "replaced", {"Sani Bello": "appointee", "Musa Idris": "predecessor"}),
    ("The governor Sani Bello dismissed Musa Idris on Monday.", "dismissed", {"Sani Bello": "agent", "Musa Idris": "holder"}),
    ("Anna Kovac made the announcement on Monday.", "announcement", {"Anna Kovac": "speaker"}),
    ("Iran has conducted two missile tests since January 2016.", "tests", {"Iran": "agent"}),
    # who is found guilty of something did it, and who sells or is parted from takes part
    ("Tom Reed was found guilty of shooting Luke Vane in March 2010.", "shooting", {"Tom Reed": "attacker", "Luke Vane": "target"}),
    ("A jury found Tom Reed guilty of shooting Luke Vane in March 2010.", "shooting", {"Tom Reed": "attacker", "Luke Vane": "target"}),
    ("Nordvik announced a loss. Caltex was bought on Monday from Nordvik.", "bought", {"Caltex": "patient", "Nordvik": "counterpart"}),
    ("Nordvik announced a loss. Caltex imported oil on Monday from Nordvik.", "imported", {"Caltex": "buyer"}),
    # who has visitors is the host, who calls an election no candidate
    ("France hosted Chancellor Ann Weil on Tuesday.", "hosted", {"France": "host", "Ann Weil": "visitor"}),
    ("Omar Sezer welcomed Ann Weil in Ankara on Tuesday.", "welcomed", {"Omar Sezer": "host", "Ann Weil": "visitor"}),
    ("Ann Weil was received on Tuesday by Omar Sezer.", "received", {"Ann Weil": "visitor", "Omar Sezer": "host"}),
    ("Kenya will host the summit on September 3.", "summit", {"Kenya": "host"}),
    ("Ann Weil received a prize on Tuesday.", "received", {"Ann Weil": "agent"}),
    ("President Anna Kovac called early elections on Tuesday.", "called", {"Anna Kovac": "agent"}),
    ("Anna Kovac won the election on Tuesday.", "won", {"Anna Kovac": "candidate"}),
    # who counts the votes and tells who has won stands for nothing; nobody is tried for having won
    ("The Electoral Commission declared Ann Weil the winner on Friday.", "declared", {"Electoral Commission": "agent", "Ann Weil": "candidate"}),
    ("The Supreme Court upheld Ann Weil's victory on Friday.", "upheld", {"Supreme Court": "agent", "Ann Weil": "patient"}),
    ("The Supreme Court upheld Ann Weil's conviction on Friday.", "upheld", {"Supreme Court": "agent", "Ann Weil": "accused"}),
    # a capital where something is held, and one that is visited
    ("Ministers agreed on a plan on Monday during a summit in the Kenyan capital of Nairobi.", "summit", {}),
    ("Ann Weil visited Nairobi on Monday.", "visited", {"Ann Weil": "visitor", "Kenya": "host"}),
    ("Rebels attacked the capital of Mali on Monday.", "attacked", {"Mali": "target"}),
    # where a journey begins is no host
    ("Ann Weil left Dakar on Monday for an African tour.", "left", {"Ann Weil": "visitor"}),
    # a premier is no president
    ("Prime Minister Eva Lund met President Omar Sezer. The premier fell ill on Monday.", "fell", {"Eva Lund": "agent"}),
    ("Prime Minister Eva Lund met President Omar Sezer. The president fell ill on Monday.", "fell", {"Omar Sezer": "agent"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "trigger", "roles"),
    [(n, *case) for n, cases in (("fr", FRENCH), ("en", ENGLISH)) for case in cases],
)
def test_who_takes_part_has_the_role_that_grammar_tells(language, text, trigger, roles):
    table = extract(Document("d", text + "\n", language, "2024-06-26"), names=language)
    rows = [row for row in table.to_dict("records") if trigger in fold(row["trigger"])]
    assert rows, text
    assert dict(zip(rows[0]["actors"], rows[0]["roles"], strict=True)) == roles
