"""Files of data opened by programs that are not ours."""

import datetime as dt
import io
import json
import re
import zipfile
from itertools import pairwise

import docx
import icalendar
import numpy as np
import openpyxl
import pandas as pd
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import catalogue_of
from dashboard.choices import Choices, Filters
from dashboard.dossier import Dossier
from dashboard.export import excel
from dashboard.export.caption import file_name
from dashboard.export.errors import ExportError
from dashboard.export.selection import Selection, selection_of
from dashboard.export.table import TABLE_FORMATS, refusal, table_file
from dashboard.words import load_words
from events import MERGED, SCHEMA, Document, empty_table, extract, merge, read_table
from events.frame import to_table
from tests.page.build import DOCUMENT, HOSTILE, row, story, who

FORMATS = ("csv", "jsonl", "parquet")
TODAY = dt.date(2026, 11, 24)
FRENCH = load_words("fr")
FORMULAS = ("=1+1", "+33 6", "-tiret", "@moi", "\t=x", "'déjà", "=cmd|' /C calc'!A0", "＝1")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _selection(table=None, language="fr", choices=None, **options):
    dossier = Dossier((DOCUMENT,), story() if table is None else table, "articles")
    catalogue = catalogue_of(dossier.table, {DOCUMENT.id: DOCUMENT.title})
    choices = choices or Choices()
    rows = np.flatnonzero(catalogue.answer(choices.filters))
    return selection_of(dossier, catalogue, rows, choices, load_words(language), TODAY, **options)


def _formulas():
    return to_table(
        [
            row(f"e{n}", "2020-01-01", "2020-01-02", "day", title=text, edtf="-0043", **who(text))
            for n, text in enumerate(FORMULAS)
        ]
    )


def test_filtered_or_whole():
    choices = Choices(filters=Filters(types=("election",)))
    assert len(_selection(choices=choices).table) == 1
    whole = _selection(choices=choices, whole=True)
    assert len(whole.table) == 6 and whole.filters == ()


@pytest.mark.parametrize("kind", FORMATS)
def test_what_we_export_is_read_again_whole(kind):
    for table in (story(), _formulas(), to_table([row("x", "2020-01-01", "2020-01-02", "day", title=HOSTILE)])):
        again = read_table(io.BytesIO(table_file(kind, _selection(table))), format=kind)
        pd.testing.assert_frame_equal(again, table)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("whole", [True, False])
def test_a_long_table_is_written_piece_by_piece_and_is_one(kind, whole, monkeypatch):
    choices = Choices(filters=Filters(types=("coup", "visit", "election")))
    selection, pieces = _selection(choices=choices, whole=whole), Selection.pieces
    at_once = table_file(kind, selection)
    monkeypatch.setattr(Selection, "pieces", lambda self: pieces(self, 2))
    again = table_file(kind, selection)
    assert len(selection.table) > 2 and len(list(selection.pieces())) == -(-len(selection.table) // 2)
    assert kind == "parquet" or again == at_once
    pd.testing.assert_frame_equal(read_table(io.BytesIO(again), format=kind), selection.table.reset_index(drop=True))


def test_what_no_program_would_open_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setattr("dashboard.export.table.MOST_ENTRIES", 3)
    for kind in ("ics", "timelinejs"):
        assert refusal(kind, _selection()).code == "too-many-entries"
        assert refusal(kind, _selection(choices=Choices(filters=Filters(types=("visit",))))) is None
        assert refusal(kind, _selection(to_table([row("x", None, None, "")]))).code == "nothing-to-place"


def test_csv_is_for_spreadsheets_and_keeps_signed_years():
    data = table_file("csv", _selection(_formulas()))
    assert data.startswith(b"\xef\xbb\xbf")
    plain = pd.read_csv(io.BytesIO(data), dtype=str)
    assert all(title.startswith("'") for title in plain["title"])
    assert set(plain["edtf"]) == {"-0043"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_excel_has_types_a_filter_a_frozen_head_and_explains_itself(language):
    words = load_words(language)
    book = openpyxl.load_workbook(io.BytesIO(table_file("xlsx", _selection(language=language))))
    assert book.sheetnames == [words(f"excel.{name}") for name in ("events", "columns", "filters")]
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 7 and sheet.freeze_panes == "B2" and sheet.auto_filter.ref.endswith("7")
    cells = dict(zip(heads, sheet[3], strict=True))
    assert cells[words("columns.date")].value == {"fr": "août 2020", "en": "August 2020"}[language]
    start = cells[words("columns.start")]
    assert start.value == dt.datetime(2020, 8, 1) and start.number_format == "yyyy-mm-dd"
    assert cells[words("columns.last_day")].value == dt.datetime(2020, 8, 31)
    assert cells[words("columns.confidence")].value == 0.8
    assert cells[words("columns.trigger_start_char")].value == 3
    assert cells[words("columns.edtf")].value == "2020-08"
    assert "Le Mali et ses coups" in cells[words("columns.articles")].value
    explained = {line[1].value: line[2].value for line in book.worksheets[1].iter_rows(min_row=2)}
    assert set(explained) == {*SCHEMA, "date", "last_day", "articles"} - {"end"} and all(explained.values())


def test_excel_says_which_filters_made_it():
    choices = Choices(filters=Filters(actors=("test:mali",), first=2014 * 12))
    book = openpyxl.load_workbook(io.BytesIO(table_file("xlsx", _selection(choices=choices))))
    said = " ".join(str(cell.value) for line in book.worksheets[2].iter_rows() for cell in line)
    assert "Mali" in said and "2014-" in said and "3 sur 6" in said and "24 novembre 2026" in said


def test_excel_runs_no_formula_and_keeps_days_before_its_own():
    table = to_table(
        [
            row("x", "-0043-03-15", "-0043-03-16", "day", title="=1+1", edtf="-0043-03-15"),
            row("y", "1830-07-27", "1830-07-30", "day", title="é" * 40_000),
        ]
    )
    book = openpyxl.load_workbook(io.BytesIO(table_file("xlsx", _selection(table))))
    cells = [cell for line in book.worksheets[0].iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    values = [cell.value for cell in cells]
    assert "'=1+1" in values and "-0043-03-15" in values and "1830-07-29" in values
    assert max(len(value) for value in values if isinstance(value, str)) <= 32_767


def test_more_rows_than_excel_holds_is_one_clear_sentence(monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    with pytest.raises(ExportError) as error:
        table_file("xlsx", _selection())
    assert "CSV" in FRENCH.error(error.value) and "6" in FRENCH.error(error.value)


def test_the_calendar_has_whole_days_and_marks_what_is_imprecise():
    calendar = icalendar.Calendar.from_ical(table_file("ics", _selection()))
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    assert len(entries) == 5 and "1 événement sans intervalle" in str(calendar["x-wr-caldesc"])
    coup = entries["coup@chronofrise"]
    assert (coup.decoded("dtstart"), coup.decoded("dtend")) == (dt.date(2020, 8, 1), dt.date(2020, 9, 1))
    assert str(coup["summary"]) == "[août 2020] coup d’État"
    assert "Date imprécise : août 2020" in str(coup["description"]) and "Le Mali et ses coups" in str(
        coup["description"]
    )
    election = entries["elections@chronofrise"]
    assert str(election["summary"]) == "Titre de elections" and str(election["status"]) == "TENTATIVE"
    assert all(not calendar.errors and not entry.errors for entry in entries.values())
    assert all(len(line) <= 75 for line in table_file("ics", _selection()).split(b"\r\n"))


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@given(TEXTS, TEXTS)
@settings(max_examples=40, deadline=None)
def test_any_title_is_a_valid_entry_slide_and_paragraph(title, quote):
    selection = _selection(to_table([row("x", "2020-01-01", "2020-01-02", "day", title=title or "x", quote=quote)]))
    calendar = icalendar.Calendar.from_ical(table_file("ics", selection))
    assert str(calendar.walk("VEVENT")[0]["summary"]).split() == (title or "x").split()
    slide = json.loads(table_file("timelinejs", selection))["events"][0]
    assert "<script" not in slide["text"]["headline"]
    document = docx.Document(io.BytesIO(table_file("docx", selection)))
    assert any("1er janvier 2020" in paragraph.text for paragraph in document.paragraphs)


def test_timelinejs_has_dates_as_precise_as_they_are():
    said = json.loads(table_file("timelinejs", _selection()))
    slides = {slide["unique_id"]: slide for slide in said["events"]}
    assert slides["serval"]["start_date"] == {"year": 2014} and "end_date" not in slides["serval"]
    assert slides["coup"]["start_date"] == {"year": 2020, "month": 8} and slides["coup"]["display_date"] == "août 2020"
    assert slides["visite"]["start_date"] == {"year": 2024, "month": 6, "day": 1}
    assert slides["visite"]["end_date"] == {"year": 2024, "month": 6, "day": 10}
    assert slides["elections"]["text"]["headline"].endswith("(prévu)")
    assert "remplacement" not in slides and said["title"]["text"]["headline"]


def test_timelinejs_shows_strangers_words_as_they_are():
    slide = json.loads(
        table_file(
            "timelinejs",
            _selection(to_table([row("x", "2020-01-01", "2020-01-02", "day", title=HOSTILE, quote=HOSTILE)])),
        )
    )["events"][0]
    assert "<script" not in json.dumps(slide) and "&lt;script" in slide["text"]["headline"]


def test_the_chronology_has_dates_in_words_titles_and_sources_as_footnotes():
    data = table_file("docx", _selection())
    document = docx.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "août 2020 : coup d’État" in lines and "27 février 2025 : Titre de elections (prévu)" in lines
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["2014", "2020", "2021", "2024", "2025", "Sans date"]
    assert document.core_properties.title == "Chronologie : Le Mali et ses coups"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        notes = ElementTree.fromstring(parts.read("word/footnotes.xml"))
        body = ElementTree.fromstring(parts.read("word/document.xml"))
        assert "footnotes" in parts.read("[Content_Types].xml").decode()
    texts = {note.get(f"{W}id"): "".join(note.itertext()).strip() for note in notes}
    called = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    assert len(called) == 6 and all(
        texts[one].startswith("Le Mali et ses coups, Essai, 26 juin 2024") for one in called
    )
    assert any("« Un coup d’État a eu lieu en août 2020 à Bamako. »" in text for text in texts.values())


def test_a_year_before_our_era_is_said_so_in_the_chronology():
    table = to_table([row("x", "-0043-03-15", "-0043-03-16", "day", title="Mort de César")])
    assert "44 av. J.-C." in " ".join(
        p.text for p in docx.Document(io.BytesIO(table_file("docx", _selection(table)))).paragraphs
    )


@pytest.mark.parametrize("kind", [kind for kind in TABLE_FORMATS if kind not in ("ics", "timelinejs")])
def test_a_table_of_no_rows_is_a_right_file(kind):
    data = table_file(kind, _selection(empty_table()))
    if kind in FORMATS:
        assert read_table(io.BytesIO(data), format=kind).empty
    else:
        assert zipfile.is_zipfile(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["ics", "timelinejs"])
@pytest.mark.parametrize("table", [empty_table(), to_table([row("x", None, None, "")])])
def test_nothing_dated_is_one_clear_sentence(kind, table):
    with pytest.raises(ExportError) as error:
        table_file(kind, _selection(table))
    assert "date" in FRENCH.error(error.value)


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        (Filters(), "chronofrise_le-mali-et-ses-coups_2026-11-24"),
        (
            Filters(actors=("test:russie",), first=2014 * 12, last=2024 * 12 + 11),
            "chronofrise_le-mali-et-ses-coups_acteur-russie_2014-2024_2026-11-24",
        ),
        (Filters(text="../../œuvre\\x"), "chronofrise_le-mali-et-ses-coups_oeuvre-x_2026-11-24"),
    ],
)
def test_a_file_s_name_says_what_it_is_in_ascii(filters, name):
    dossier = Dossier((DOCUMENT,), story(), "articles")
    catalogue = catalogue_of(dossier.table, {})
    assert file_name(dossier, Choices(filters=filters), catalogue, TODAY, FRENCH) == name


@pytest.mark.parametrize("given_name", ["a/b\\c.csv", "../../etc/passwd", "نص.csv", "x" * 400 + ".csv", "con:|?*.csv"])
def test_no_name_of_a_stranger_leaves_its_folder(given_name):
    dossier = Dossier((), story(), "table", given_name)
    name = file_name(dossier, Choices(), catalogue_of(dossier.table, {}), TODAY, FRENCH)
    assert re.fullmatch(r"chronofrise_[a-z0-9_-]*2026-11-24", name) and len(name) < 140


def test_footnotes_are_in_the_order_of_the_text():
    with zipfile.ZipFile(io.BytesIO(table_file("docx", _selection()))) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))
    numbers = [int(mark.get(f"{W}id")) for mark in body.iter(f"{W}footnoteReference")]
    assert all(first < second for first, second in pairwise(numbers))


def _disputed():
    """An attack that two papers date to two days, told once."""
    said = {
        "agence": "Le 12 mars 2022, l’armée malienne a attaqué Moura.",
        "gazette": "À Moura, les soldats du Mali ont lancé une attaque le 13 mars 2022, disent des habitants.",
    }
    documents = tuple(
        Document(name, text, published="2022-04-01", title=f"Titre de {name}", source=name.title())
        for name, text in said.items()
    )
    mentions = extract(documents)
    table, _ = merge(mentions, together=[tuple(mentions["event"])])
    assert len(table) == 1 and len(table["disputed"].iloc[0]) == 2
    catalogue = catalogue_of(table, {document.id: document.title for document in documents})
    dossier = Dossier(documents, table, "moura")
    return selection_of(dossier, catalogue, np.arange(1), Choices(), FRENCH, TODAY)


def test_what_is_told_once_says_which_source_gives_which_date():
    selection = _disputed()
    cited = [
        "Titre de agence, Agence, 1er avril 2022 : 12 mars 2022",
        "Titre de gazette, Gazette, 1er avril 2022 : 13 mars 2022",
    ]
    assert sorted(selection.sources(selection.rows[0])) == cited
    with zipfile.ZipFile(io.BytesIO(table_file("docx", selection))) as parts:
        notes = "".join(ElementTree.fromstring(parts.read("word/footnotes.xml")).itertext())
    calendar = icalendar.Calendar.from_ical(table_file("ics", selection))
    (entry,) = calendar.walk("VEVENT")
    slides = json.loads(table_file("timelinejs", selection))
    for source in cited:
        assert source in notes and source in entry["description"]
        assert source in slides["events"][0]["text"]["text"]


@pytest.mark.parametrize("kind", [*FORMATS, "xlsx"])
def test_what_is_told_once_keeps_its_columns_in_the_files_of_data(kind):
    selection = _disputed()
    data = table_file(kind, selection)
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        heads = [cell.value for cell in next(iter(book.worksheets)).rows.__next__()]
        assert all(FRENCH(f"columns.{name}") in heads for name in MERGED)
    else:
        back = read_table(io.BytesIO(data), format=kind)
        assert list(back["disputed"].iloc[0]) == list(selection.table["disputed"].iloc[0])
        assert [name for name in back.columns if name in MERGED] == list(MERGED)
