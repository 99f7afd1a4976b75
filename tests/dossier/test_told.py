"""What persons decided of happenings that several articles tell: one or not, and what they corrected of one."""

import pytest

from dashboard.command import main
from dashboard.dossier import DossierError, Store, corrections
from dashboard.told import merged
from events import Document, extract, read_table
from tests.dossier.build import date, edit

TEXTS = {
    "agence": "Le 12 mars 2022, des hommes armés ont attaqué le marché de Tolbi, au Niger.",
    "gazette": "Des hommes armés ont attaqué le marché de Tolbi, dans l’ouest du Niger, le 12 mars 2022, selon le maire.",
    "revue": "Le 9 juin 2022, des hommes armés ont attaqué un convoi près d’Abala, au Niger.",
}


@pytest.fixture
def kept(tmp_path):
    """A dossier of three articles, of which two tell one attack."""
    made = Store.create(tmp_path / "niger.chronofrise")
    for name, text in TEXTS.items():
        document = Document(name, text, "fr", "2022-07-01", f"Titre de {name}")
        made.put(document, extract(document))
    return made


def _keys(store):
    table = store.dossier().table
    return {name: table["event"][table["document"] == name].iloc[0] for name in TEXTS}


def _told(store):
    dossier = store.dossier()
    return merged(dossier.table, dossier.decisions)


def test_what_a_person_says_is_not_the_same_stays_apart_and_comes_back(kept):
    keys = _keys(kept)
    assert sorted(_told(kept)["n_sources"]) == [1, 2]
    kept.decide(corrections.told_of_one(kept.dossier(), keys["gazette"], [keys["agence"]], one=False), "apart")
    assert sorted(_told(kept)["n_sources"]) == [1, 1, 1]
    kept.undo()
    assert sorted(_told(kept)["n_sources"]) == [1, 2]
    kept.redo()
    kept.decide(corrections.told_of_one(kept.dossier(), keys["agence"], [keys["gazette"]], one=True), "merge")
    assert sorted(_told(kept)["n_sources"]) == [1, 2]
    assert corrections.pairs(kept.dossier().decisions)["apart"] == set()


def test_what_a_person_says_is_the_same_is_one_event_with_all_its_sources(kept):
    keys = _keys(kept)
    kept.decide(corrections.told_of_one(kept.dossier(), keys["agence"], [keys["revue"]], one=True), "merge")
    (event,) = _told(kept).to_dict("records")
    assert event["n_sources"] == 3 and set(event["disputed"]) == {"2022-03-12", "2022-06-09"}
    assert len(kept.dossier().table) == 3


def test_the_date_that_a_person_gives_is_the_event_s(kept):
    keys = _keys(kept)
    dossier = kept.dossier()
    patches = corrections.edits(dossier, keys["gazette"], {"date": date("13 mars 2022"), "title": "Attaque du marché"})
    kept.decide([*patches, *corrections.told_of_one(dossier, keys["gazette"], [keys["agence"]], one=True)])
    event = next(event for event in _told(kept).to_dict("records") if event["n_sources"] == 2)
    assert (event["edtf"], event["disputed"], event["title"]) == ("2022-03-13", (), "Attaque du marché")
    starts = _told(kept)["start"]
    assert starts.is_monotonic_increasing


def test_decisions_find_their_events_when_articles_are_read_again(kept):
    keys = _keys(kept)
    kept.decide(corrections.told_of_one(kept.dossier(), keys["gazette"], [keys["agence"]], one=False), "apart")
    for _ in kept.read_again("fr"):
        pass
    assert sorted(_told(kept)["n_sources"]) == [1, 1, 1] and not kept.dossier().lost


def test_the_command_merges_as_the_dossier_says(kept, tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFRISE_HOME", str(tmp_path / "home"))
    keys = _keys(kept)
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(kept.path), "--merge", "-o", str(out)]) == 0
    assert len(read_table(out)) == 2
    kept.decide(corrections.told_of_one(kept.dossier(), keys["gazette"], [keys["agence"]], one=False), "apart")
    assert main(["extract", str(kept.path), "--merge", "-o", str(out)]) == 0
    assert len(read_table(out)) == 3


@pytest.mark.parametrize("value", ["agence", [], [""], ["a", "a"], [1]])
def test_what_is_no_list_of_events_is_refused(kept, value):
    with pytest.raises(DossierError):
        kept.decide([edit(_keys(kept)["agence"], "same", value)])
