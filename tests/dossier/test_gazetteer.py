"""The dossier's own actors: rules and lists are read with, win in the right order, and go out as they came in."""

import logging

import pytest

from dashboard.dossier import ACTORS, Patch, Store, corrections, given_actors, ruled, rules_toml
from dashboard.dossier.decisions import Decisions
from events import ActorsError, Document, read_actors
from tests.dossier.build import store

ARTICLE = Document("a", "Les FAMa ont repris Kidal le 14 novembre 2023.", published="2023-11-15")
CSV = "nom,sorte,alias,état\nForces maliennes,organisation,FAMa; armée du Nord,Mali\n"


def rule(dossier, words, name, kind="organisation", state="state:MLI"):
    return ruled(dossier.decisions, corrections.rule(words, "", name, kind, "fr", state))


def actors(made: Store) -> set[str]:
    return {name for names in made.dossier().table["actors"] for name in names}


@pytest.fixture
def made(tmp_path) -> Store:
    kept = Store.create(tmp_path / "essai.chronofrise")
    list(kept.read([ARTICLE], "fr"))
    return kept


def test_a_rule_names_what_the_machine_did_not_see_once_the_article_is_read_again(made):
    made.decide([rule(made.dossier(), ["FAMa"], "Forces armées maliennes")], "rule", "Aïcha")
    list(made.read_again("fr"))
    assert "Forces armées maliennes" in actors(made)
    made.undo()
    assert made.dossier().actors is None
    list(made.read_again("fr"))
    assert "Forces armées maliennes" not in actors(made)


def test_a_list_is_kept_used_and_undone(made):
    made.decide([given_actors("acteurs.csv", CSV)], "actors", "Aïcha")
    again = Store.open(made.path)
    assert len(again.dossier().actors) == 1
    list(again.read_again("fr"))
    assert "Forces maliennes" in actors(again)
    assert again.undo().who == "Aïcha" and again.dossier().actors is None


def test_a_rule_wins_over_the_list(made):
    made.decide([given_actors("acteurs.csv", CSV)], "actors")
    made.decide([rule(made.dossier(), ["FAMa"], "Armée malienne")], "rule")
    list(made.read_again("fr"))
    assert "Armée malienne" in actors(made) and "Forces maliennes" not in actors(made)
    listed = next(actor for actor in made.dossier().actors.actors if "Forces maliennes" in actor.names.values())
    assert listed.aliases == ("armée du Nord",)


def test_of_two_rules_about_the_same_words_the_newer_stands(made):
    for name in ("Armée du Nord", "Armée du Sud"):
        made.decide([rule(made.dossier(), ["FAMa"], name)], "rule")
    list(made.read_again("fr"))
    assert "Armée du Sud" in actors(made) and "Armée du Nord" not in actors(made)


def test_exported_rules_are_a_list_of_actors_that_reads_back(made):
    made.decide([rule(made.dossier(), ["FAMa", "les « FAMa »"], 'L\'armée "du Mali"')], "rule")
    read = read_actors(rules_toml(made.dossier().decisions).encode(), "acteurs.toml")
    (actor,) = read.actors
    assert actor.names == {"fr": 'L\'armée "du Mali"'} and actor.state == "state:MLI"
    assert actor.aliases == ("FAMa", "les « FAMa »")


@pytest.mark.parametrize(("words", "kind"), [(["G"], "person"), (["Goïta"], "planète"), (["x" * 300], "person")])
def test_a_rule_that_no_gazetteer_can_hold_is_refused(made, words, kind):
    with pytest.raises(ActorsError):
        rule(made.dossier(), words, "Assimi Goïta", kind, "")
    assert made.dossier().decisions == Decisions({})


def test_a_list_that_cannot_be_read_is_refused():
    with pytest.raises(ActorsError):
        given_actors("acteurs.csv", "nom,sorte\nForces maliennes,planète\n")


def test_a_list_that_this_version_refuses_is_left_out_and_the_dossier_opens(tmp_path, caplog):
    made = store(tmp_path)
    made.decide([Patch(*ACTORS, new={"file": "a.csv", "text": "nom,sorte\nForces maliennes,planète\n"})], "actors")
    with caplog.at_level(logging.WARNING):
        dossier = made.dossier()
    assert dossier.actors is None and len(dossier.table) == 6 and "planète" in caplog.text
