"""An Excel workbook: the events in typed columns, what the columns mean, and which filters made it."""

import io
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter

from dashboard.export.selection import Selection
from dashboard.words import Words
from events import MERGED, SCHEMA, date_in_words, defused, last_day

MOST_ROWS = 1_048_575
"""Rows of an Excel sheet under its header."""

_MOST_LETTERS = 32_767
_FIRST_DAY = np.datetime64("1900-03-01")  # Excel counts a 29 February 1900 that never was
_EPOCH = -25_569  # Excel's day 0, in days since 1970
_LAST_DAY = np.datetime64("9999-12-31")
_FIRST = ("date", "start", "last_day", "title", "type", "modality", "actors", "places", "articles", "quote", "said")
_CODES = {"type": "types", "modality": "modalities", "precision": "precisions", "reason": "reasons"}
_KNOWN = {**SCHEMA, **MERGED}
_WIDE = {"title": 48, "quote": 70, "articles": 48, "actors": 30, "date": 24, "places": 22, "said": 22}


def workbook(selection: Selection) -> bytes:
    """The workbook as bytes, of at most ``MOST_ROWS`` events."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": selection.title, "author": "Chronofrise", "comments": selection.subject})
        _events(book, selection)
        _columns(book, selection)
        _filters(book, selection)
    return buffer.getvalue()


def columns(table: pd.DataFrame) -> list[str]:
    """The columns of a table in the order of the sheet: those for people first, those of a merged one last."""
    return [*_FIRST, *(name for name in _KNOWN if name in table and name not in (*_FIRST, "end"))]


def label(name: str, words: Words) -> str:
    """A column's name for people."""
    return words.texts.get(f"columns.{name}", name)


def _events(book: Any, selection: Selection) -> None:
    words, table, names = selection.words, selection.table, columns(selection.table)
    sheet = book.add_worksheet(words("excel.events"))
    head = book.add_format({"bold": True, "bg_color": "#e8eef3", "bottom": 1, "valign": "top", "text_wrap": True})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    text = book.add_format({"valign": "top"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    for place, name in enumerate(names):
        sheet.write_string(0, place, label(name, words), head)
        sheet.set_column(place, place, _WIDE.get(name, 13), wrapped if name in _WIDE else text)
        for row, value in enumerate(_values(name, selection), start=1):
            _write(sheet, row, place, value, day, wrapped if name in _WIDE else text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table)), len(names) - 1)


def _write(sheet: Any, row: int, place: int, value: Any, day: Any, text: Any) -> None:
    if isinstance(value, np.datetime64):
        sheet.write_number(row, place, int(value.astype(int)) - _EPOCH, day)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, place, value, text)
    elif value:
        sheet.write_string(row, place, _fitting(defused(value)), text)


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _MOST_LETTERS else cell[: _MOST_LETTERS - 1] + "…"


def _values(name: str, selection: Selection) -> list[Any]:
    table, words = selection.table, selection.words
    if name == "date":
        return list(selection.dates)
    if name == "last_day":
        days = table["end"].to_numpy("datetime64[D]") - np.timedelta64(1, "D")
        return [_day(value) for value in days]
    if name == "articles":
        known = {names: " ; ".join(map(selection.source, names)) for names in set(table["sources"])}
        return [known[names] for names in table["sources"]]
    kind = _KNOWN[name].kind
    if kind == "day":
        return [_day(value) for value in table[name].to_numpy("datetime64[D]")]
    if kind == "names":
        return [" ; ".join(names) for names in table[name]]
    if kind == "text":
        said = {code: words.name(_CODES[name], code) for code in set(table[name])} if name in _CODES else {}
        return [said.get(value, value) for value in table[name]]
    return [None if pd.isna(value) else value for value in table[name].tolist()]


def _day(value: np.datetime64) -> Any:
    """A day that Excel knows as one, else its ISO text, None for none."""
    if np.isnat(value):
        return None
    return value if _FIRST_DAY <= value <= _LAST_DAY else last_day(value + np.timedelta64(1, "D"))


def _columns(book: Any, selection: Selection) -> None:
    words = selection.words
    sheet = book.add_worksheet(words("excel.columns"))
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, (title, wide) in enumerate(
        ((words("excel.column"), 28), (words("excel.code"), 22), (words("excel.meaning"), 90))
    ):
        sheet.write_string(0, place, title, head)
        sheet.set_column(place, place, wide, wrapped)
    for row, name in enumerate(columns(selection.table), start=1):
        sheet.write_string(row, 0, label(name, words))
        sheet.write_string(row, 1, name)
        sheet.write_string(row, 2, words.texts.get(f"meanings.{name}", _KNOWN[name].meaning if name in _KNOWN else ""))
    sheet.freeze_panes(1, 0)


def _filters(book: Any, selection: Selection) -> None:
    words = selection.words
    sheet = book.add_worksheet(words("excel.filters"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90, wrapped)
    day = np.datetime64(selection.today, "D")
    made = date_in_words({"start": day, "end": day + 1, "precision": "day"}, words.language)
    shown = words("excel.shown", shown=len(selection.table), total=selection.total)
    lines = [
        (words("excel.dossier"), selection.subject),
        (words("excel.count"), shown),
        *((words("excel.filter"), said) for said in selection.filters or (words("excel.no_filter"),)),
        (words("excel.made"), made),
    ]
    for row, (name, said) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, _fitting(defused(said)), wrapped)
