"""The panel where articles come in, as Streamlit runs it: the list, where dates come from, copies, tables, failures."""

from dashboard.taking import Incoming, Table, _Taking
from events import table_columns
from tests.page.test_page import _page, _small
from tests.reading import files


def _open(*items: Incoming, tables: tuple[Table, ...] = ()):
    page = _page(_small())
    page.session_state["intake_open"] = True
    taking = _Taking(total=len(items))
    taking.waiting.extend(items)
    page.session_state["taking"] = taking
    page.session_state["tables"] = tables
    page.run()
    assert not page.exception
    return page


def _words(page) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def test_files_become_a_list_with_where_each_date_comes_from():
    page = _open(
        *(Incoming(name, data) for name, data in files.ten().items() if not name.endswith(("csv", "xlsx", "jsonl")))
    )
    drafts = page.session_state["drafts"]
    assert [draft.name for draft in drafts][:3] == ["mali.txt", "niger.md", "gabon.html"]
    assert drafts[2].published == "2023-09-05"
    said = _words(page)
    assert "5 septembre 2023 (dans la page, balise meta)" in said
    assert "26 juin 2024 (dans le texte)" in said
    assert "Date inconnue" in said
    assert "7 articles mis dans la liste" in page.success[0].value
    field = page.text_input(key=f"date-{drafts[2].id}").set_value("6 septembre 2023").run()
    assert field.session_state["drafts"][2].published == "6 septembre 2023"
    assert "balise meta)" not in _words(page).split("gabon.html")[0].split("niger.md")[-1], "it is the reader's now"


def test_what_fails_is_listed_and_can_be_cleared():
    page = _open(
        Incoming("casse.pdf", b"%PDF-1.7 x"), Incoming("<b>x</b>.txt", b""), Incoming("mali.txt", files.MALI.encode())
    )
    said = _words(page)
    assert len(page.session_state["drafts"]) == 1
    assert "2 éléments n’ont pas pu être lus" in said
    assert "« casse.pdf » est abîmé" in said and "<b>x</b>" not in said
    page.button(key="forget-failures").click().run()
    assert "casse.pdf" not in _words(page)


def test_the_same_file_twice_is_said_and_a_copy_can_be_removed():
    page = files.page("Le Gabon après Bongo", files.GABON, "2023-09-05")
    other = files.page("Au Gabon", files.GABON, "2023-09-06", site="L’Écho")
    page = _open(Incoming("a.html", page), Incoming("a.html", page), Incoming("b.html", other))
    said = _words(page)
    assert "« a.html » est déjà dans la liste" in said
    assert "1 article en répète un autre" in said
    assert "Même texte, mot pour mot, que « Le Gabon après Bongo »" in said
    page.button(key="drop-copies").click().run()
    assert [draft.name for draft in page.session_state["drafts"]] == ["a.html"]


def test_the_columns_of_a_table_are_asked_for():
    data = files.table([["a", "b", "jour"], [files.MALI, files.NIGER + files.GABON, "3/4/2024"]])
    page = _open(tables=(Table("presse.csv", data, table_columns(data, "presse.csv")),))
    assert page.selectbox(key="column-0-text-presse.csv").value == "b"
    page.selectbox(key="column-0-text-presse.csv").set_value("a").run()
    page.button(key="table-read-0").click().run()
    [draft] = page.session_state["drafts"]
    assert (draft.text, draft.published, draft.name) == (files.MALI, "2024-04-03", "presse.csv:2")
    assert page.session_state["tables"] == ()


def test_a_long_list_is_shown_by_pages():
    rows = [["titre", "texte", "date"]] + [
        [f"Titre {n}", f"{n} {files.GABON}"[:300] + str(n) * 20, ""] for n in range(40)
    ]
    page = _open(Incoming("presse.csv", files.table(rows), {"text": "texte", "title": "titre"}))
    assert len(page.session_state["drafts"]) == 40
    assert "Articles 1 à 15 sur 40" in _words(page)
    page.button(key="list-later").click().run()
    page.button(key="list-later").click().run()
    assert "Articles 31 à 40 sur 40" in _words(page)
    last = page.session_state["drafts"][-1]
    page.text_input(key=f"date-{last.id}").set_value("mai 2024").run()
    page.button(key="list-earlier").click().run()
    assert page.session_state["drafts"][-1].published == "mai 2024"
    assert "39 articles sans date" in page.toggle(key="undated_only").label


def test_a_pasted_address_is_fetched_and_refused_inside_the_network():
    page = _open()
    page.text_area(key="pasted").set_value("http://127.0.0.1:9/a\nhttp://[::1]/b").run()
    page.button(key="put").click().run()
    said = _words(page)
    assert said.count("réseau privé") == 2
    assert page.session_state["pasted"] == ""


def test_a_pasted_text_says_its_date():
    page = _open()
    page.text_area(key="pasted").set_value(f"Au Gabon\n\nPublié le 5 septembre 2023\n\n{files.GABON}").run()
    page.button(key="put").click().run()
    [draft] = page.session_state["drafts"]
    assert (draft.published, draft.title, draft.found["published"]) == ("2023-09-05", "Au Gabon", "text")
