"""What a person decides in the page: the table's cells, marks, the whole log, and articles that wait for another day."""

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import home, keeping, state
from dashboard.dossier import Dossier, load_sample
from dashboard.journal import log_csv
from dashboard.rows import _own
from dashboard.table_editing import _fields
from dashboard.words import load_words
from events import ReadingError, empty_table
from tests.dossier.build import edit, store

APP = Path(__file__).parents[2] / "streamlit_app.py"
FRENCH = load_words("fr")


@pytest.fixture
def dossier(tmp_path, monkeypatch):
    found = store(tmp_path).dossier()
    monkeypatch.setattr(state, "dossier", lambda: found)
    return found


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"title": " Un  titre "}, "title", "Un  titre"),
        ({"type": "attaque, combat"}, "type", "attack"),
        ({"status": "rejeté"}, "status", "rejected"),
        ({"status": "à vérifier"}, "status", ""),
        ({"places": "Bamako, Kati, Bamako"}, "places", ["Bamako", "Kati"]),
        ({"star": True}, "star", True),
        ({"note": None}, "note", ""),
    ],
)
def test_a_cell_of_the_table_is_a_decision(dossier, cells, field, value):
    assert _fields(cells, "article-1-0", dossier, FRENCH) == {field: value}


def test_actors_of_the_table_keep_their_ids_and_new_ones_get_one(dossier):
    (first, *_), _ = _actors(dossier, ["Mali", "France", "Comité de Gao"])
    assert first == ["test:mali", "Mali", first[2]]
    _, ids = _actors(dossier, ["France", "Comité de Gao"])
    assert ids == ["state:FRA", "own:comite-de-gao"]


def _actors(dossier, names):
    told = _fields({"actors": names}, "article-1-0", dossier, FRENCH)["actors"]
    return told, [actor[0] for actor in told]


def test_a_date_of_the_table_gets_coarser_and_never_finer(dossier):
    told = _fields({"precision": "mois"}, "article-1-0", dossier, FRENCH)["date"]
    assert told["edtf"] == "2021-05" and told["precision"] == "month"
    both = _fields({"precision": "année", "date": "3 mai 2021"}, "article-1-0", dossier, FRENCH)["date"]
    assert both["edtf"] == "2021-05-03"  # who writes a date says its precision too
    assert _fields({"precision": "jour"}, "article-1-0", dossier, FRENCH) == {}
    with pytest.raises(ReadingError):
        _fields({"precision": "heure"} | {"date": "bientôt"}, "article-1-0", dossier, FRENCH)


@pytest.mark.parametrize(
    ("rule", "own"),
    [
        ("lexicon", []),
        ("lexicon; person: date, title", ["date", "title"]),
        ("person: places", ["places"]),
        ("person", ["title"]),
        ("personal", []),
        ("person: split", ["title"]),
    ],
)
def test_cells_that_a_person_decided_are_marked(rule, own):
    assert _own(rule) == own


def test_the_whole_log_goes_out_with_who_what_old_and_new(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-0", "title", "=1+1")], who="Aïcha")
    made.decide([edit("article-1-0", "title", "Autre")], who="Boubacar")
    made.undo("Aïcha")
    rows = list(csv.DictReader(io.StringIO(log_csv(made.dossier(), FRENCH).decode("utf-8-sig"))))
    assert [row["qui"] for row in rows] == ["Aïcha", "Aïcha", "Aïcha", "Boubacar", "Aïcha"]
    assert rows[3]["avant"] == "« =1+1 »" and rows[3]["après"] == "« Autre »" and rows[3]["état"] == "annulé"
    assert (
        rows[4]["à propos du numéro"] == rows[3]["numéro"]
        and rows[4]["après"] == "« =1+1 »"
        and rows[2]["avant"].startswith("ce que la machine a lu")
    )
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_articles_on_their_way_in_are_there_when_the_page_is_loaded_again():
    first = AppTest.from_file(APP, default_timeout=60).run()
    first.button(key="toggle_intake").click().run()
    first.text_area(key="pasted").set_value("Le sommet s’ouvre le 3 mai 2021 à Dakar.").run()
    first.button(key="put").click().run()
    (draft,) = first.session_state["drafts"]
    first.text_input(key=f"date-{draft.id}").set_value("4 mai 2021").run()
    second = AppTest.from_file(APP, default_timeout=60).run()
    assert not second.exception and second.session_state["drafts"] == first.session_state["drafts"]
    assert second.text_input(key=f"date-{draft.id}").value == "4 mai 2021"  # the panel is open
    second.button(key=f"remove-{draft.id}").click().run()
    assert home.drafts() == []


@pytest.mark.parametrize("kept", ["[]", "{", '{"drafts": 3}', '{"drafts": [{"id": 1}, "x"]}'])
def test_damaged_drafts_are_none(kept):
    home.made_folder().joinpath("drafts.json").write_text(kept, "utf-8")
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception and page.session_state["drafts"] == ()


def test_a_new_file_is_named_after_what_is_in_it():
    """An article put into an empty dossier was kept in a file called "Dossier d'exemple"."""
    none = Dossier((), empty_table(), "articles")
    assert keeping.name_for(load_sample(), FRENCH, "Un article") == "Dossier d’exemple"
    assert keeping.name_for(none, FRENCH, "Un article") == "Un article"
    assert keeping.name_for(none, FRENCH) == "Sans nom"
    assert keeping.name_for(Dossier((), empty_table(), "table", "sahel"), FRENCH) == "sahel"


@pytest.mark.parametrize(
    "title", ["/etc/passwd", "../../ici", "~/ici", "<script>alert(1)</script>", "\x00", "", "CON\n.", "é" * 300, "a/b"]
)
def test_a_title_is_never_a_path(title):
    path = home.free_place(title)
    assert path.parent == home.folder() and len(path.name.encode()) < 200
    path.touch()
    assert home.free_place(title) != path
