"""Tables of events from elsewhere: cells, columns, rows, and what of them cannot be taken."""

import io
import json

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import ReadingError, TableError, events_of, guess_columns, read_sheet, read_table, write_table
from events.frame import to_table
from events.sheet import Sheet, actor_named

FRENCH = """Date;Événement;Acteurs;Lieu;Type;Statut;Source
18/08/2020;Coup d’État;Mali;Bamako;coup d’État;;Le Monde
août 2021;Visite;France, Russie;;visite;prévu;AFP
2014;Opération;Barkhane;;;;
début mars 2022;Retrait;France;Gao;retrait;a eu lieu;RFI
"""


def _events(text: str, name: str = "t.csv", encoding: str = "utf-8", **columns):
    sheet = read_sheet(text.encode(encoding), name)
    return events_of(sheet, guess_columns(sheet.head) | columns)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_of_any_separator_and_encoding_is_read(encoding, separator):
    rows = [line.split(";") for line in FRENCH.strip().split("\n")]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    found = _events(text, encoding=encoding)
    assert found.problems == ()
    assert found.table["title"].tolist() == ["Opération", "Coup d’État", "Visite", "Retrait"]


def test_dates_are_as_precise_as_they_are_typed():
    table = _events(FRENCH).table
    assert table["edtf"].tolist() == ["2014", "2020-08-18", "2021-08", "[2022-03-01..2022-03-10]"]
    assert table["precision"].tolist() == ["year", "day", "month", "part-of-month"]
    assert table["said"].tolist()[1] == "18/08/2020"


def test_the_other_columns_are_ours_too():
    table = _events(FRENCH).table.set_index("title")
    visit = table.loc["Visite"]
    assert visit["type"] == "visit" and visit["modality"] == "planned"
    assert visit["actors"] == ("France", "Russie")
    assert visit["actor_ids"] == tuple(actor_named(name, "fr")[0] for name in ("France", "Russie"))
    assert all(identity.startswith("state:") for identity in visit["actor_ids"])
    assert table.loc["Retrait", "places"] == ("Gao",) and table.loc["Retrait", "type"] == "deployment"
    assert table.loc["Coup d’État", "sources"] == ("Le Monde",) and table.loc["Opération", "sources"] == ("t.csv",)


def test_problems_name_row_column_and_value_and_nothing_is_lost():
    found = _events("Date,Titre,Type\n32/13/2020,A,coup\n,B,fantaisie\n2020-02-30,C,\n2020,,\n")
    assert [(p.code, p.row, p.column, p.value) for p in found.problems] == [
        ("bad-date", 2, "Date", "32/13/2020"),
        ("unknown-type", 3, "Type", "fantaisie"),
        ("bad-date", 4, "Date", "2020-02-30"),
        ("no-title", 5, "Titre", ""),
    ]
    table = found.table.set_index("title")
    assert len(table) == 4
    assert pd.isna(table.loc["A", "start"]) and table.loc["A", "reason"] == "vague"
    assert table.loc["B", "reason"] == "no-date" and table.loc["2020", "edtf"] == "2020"


def test_two_columns_of_days_are_one_span():
    found = _events(
        "start date,end date,event\n2013-01-11,2014-08-01,Serval\n2020-05-02,2020-05-01,Reversed\n2020,2020,Year\n"
    )
    table = found.table.set_index("title")
    assert table.loc["Serval", "edtf"] == "2013-01-11/2014-08-01" and table.loc["Serval", "extent"] == "throughout"
    assert table.loc["Year", "edtf"] == "2020"
    assert [(p.code, p.row, p.column) for p in found.problems] == [("dates-reversed", 3, "end date")]


def test_an_excel_table_is_read_with_its_days_and_numbers():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([])
    sheet.append(["Année", "Fait", "Qui"])
    sheet.append([2014, "A", "Mali"])
    sheet.append([np.datetime64("2020-08-18", "s").item(), "B", None])
    buffer = io.BytesIO()
    book.save(buffer)
    found = read_sheet(buffer.getvalue(), "x.xlsx")
    assert found.head == ("Année", "Fait", "Qui") and found.first == 3
    table = events_of(found, guess_columns(found.head)).table
    assert table["edtf"].tolist() == ["2014", "2020-08-18"]


@pytest.mark.parametrize("lines", [False, True])
def test_json_is_read_as_a_list_or_by_lines(lines):
    rows = [{"date": "2020", "title": "A", "actors": ["Mali", "France"]}, {"title": "B", "date": None}]
    text = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows)
    table = _events(text, "x.jsonl" if lines else "x.json").table
    assert table["actors"].tolist() == [("Mali", "France"), ()]


def test_parquet_is_read():
    buffer = io.BytesIO()
    pd.DataFrame({"date": pd.to_datetime(["2020-08-18"]), "event": ["A"]}).to_parquet(buffer)
    table = _events_of(buffer.getvalue(), "x.parquet")
    assert table["edtf"].tolist() == ["2020-08-18"]


def _events_of(data, name):
    sheet = read_sheet(data, name)
    return events_of(sheet, guess_columns(sheet.head)).table


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "x.csv", "blank-text"),
        (b"date,title\n", "x.csv", "empty-sheet"),
        (b"not a zip", "x.xlsx", "bad-sheet"),
        (b"{", "x.json", "bad-sheet"),
        (b"[1, 2]", "x.json", "bad-sheet"),
        (b"[" * 100_000, "x.json", "bad-sheet"),
        (b"PAR1", "x.parquet", "bad-sheet"),
        (b"\x00\x01\x02" * 50, "x.csv", "binary-file"),
        (b"x", "x.docx", "unknown-sheet"),
        (b"x" * 10_000_001, "x.csv", "too-large"),
    ],
)
def test_what_is_no_table_is_refused(data, name, code):
    with pytest.raises((TableError, ReadingError)) as error:
        read_sheet(data, name)
    assert error.value.code == code


def test_without_a_column_for_date_or_title_nothing_is_made():
    sheet = Sheet("x", ("a", "b"), (("2020", "x"),))
    for columns in ({}, {"date": "a"}, {"title": "b"}, {"date": "zz", "title": "b"}):
        with pytest.raises(TableError):
            events_of(sheet, columns)


def test_names_of_columns_are_guessed_in_any_language_and_case():
    assert guess_columns(["EVENT_DATE", "Event Type", "LOCATION", "Notes", "x"]) == {
        "date": "EVENT_DATE",
        "type": "Event Type",
        "places": "LOCATION",
        "quote": "Notes",
    }


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_no_cell_raises_and_the_table_is_one_of_ours(rows):
    sheet = Sheet("x.csv", ("date", "title", "actors"), tuple(rows))
    table = events_of(sheet, guess_columns(sheet.head)).table
    assert len(table) == sum(any(row) for row in rows)
    buffer = io.BytesIO()
    write_table(table, buffer, format="jsonl")
    buffer.seek(0)
    pd.testing.assert_frame_equal(read_table(buffer, format="jsonl"), table)


def test_a_foreign_csv_with_defused_formulas_is_read_without_their_escapes():
    assert _events("date,title\n2020,'=1+1\n").table["title"].tolist() == ["=1+1"]


def test_our_own_table_is_no_foreign_one():
    buffer = io.BytesIO()
    write_table(to_table([]), buffer, format="csv")
    with pytest.raises(TableError):
        read_sheet(buffer.getvalue(), "x.csv")
