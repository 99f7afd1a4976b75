"""A chronology as a Word document: date in words, title, and the sources of each event as a footnote."""

import datetime as dt
import io
from typing import Any
from xml.sax.saxutils import escape

import docx
import numpy as np
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.export.selection import Selection
from dashboard.plain import plain
from events import date_in_words

MOST_ROWS = 20_000
"""Events of a document; beyond them Word takes minutes to open it."""

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SMALL = RGBColor(0x5F, 0x6B, 0x76)


def chronology(selection: Selection) -> bytes:
    """The document as bytes: dated events by year, then those without a date with the reason."""
    words, document, notes = selection.words, docx.Document(), _Notes()
    _about(document, selection)
    document.add_heading(_clean(selection.title), 0)
    said = words("word.shown", shown=len(selection.table), total=selection.total)
    document.add_paragraph(_clean(" · ".join([selection.subject, said, *selection.filters])))
    heading, undated = None, False
    for row, date in zip(selection.rows, selection.dates, strict=True):
        year = _year(row, words.language)
        if year and year != heading:
            document.add_heading(year, 1)
        elif not year and not undated:
            document.add_heading(words("word.undated"), 1)
            undated = True
        heading = year
        _entry(document, row, date, selection, notes)
    notes.put(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _about(document: Any, selection: Selection) -> None:
    core = document.core_properties
    core.title, core.author, core.language = selection.title[:255], "Chronofrise", selection.words.language
    core.subject = selection.subject[:255]
    core.created = core.modified = dt.datetime.combine(selection.today, dt.time())
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), {"fr": "fr-FR", "en": "en-GB"}.get(selection.words.language, "fr-FR"))
    style.element.get_or_add_rPr().append(language)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)


def _year(row: dict[str, Any], language: str) -> str:
    """The year under which an event stands, in words; "" for one that only has bounds, or nothing."""
    day = row["start"]
    if np.isnat(day):
        return ""
    year = day.astype("datetime64[Y]")
    return date_in_words({"start": year.astype("datetime64[D]"), "end": day + 1, "precision": "year"}, language)


def _entry(document: Any, row: dict[str, Any], date: str, selection: Selection, notes: "_Notes") -> None:
    words = selection.words
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.left_indent = Cm(0.6)
    paragraph.paragraph_format.first_line_indent = Cm(-0.6)
    dated = (
        bool(_year(row, words.language))
        or row["not_before"] == row["not_before"]
        or row["not_after"] == row["not_after"]
    )
    about = date if dated else words.name("reasons", row["reason"])
    paragraph.add_run(_clean(about)).bold = True
    paragraph.add_run(words("word.colon"))
    paragraph.add_run(_clean(row["title"] or row["trigger"]))
    if row["modality"] != "happened":
        status = paragraph.add_run(f" ({words.name('modalities', row['modality'])})")
        status.italic, status.font.color.rgb = True, _SMALL
    sources = [*selection.sources(row), *([words("card.quoted", quote=row["quote"])] if row["quote"] else [])]
    if sources:
        paragraph._p.append(notes.add(_clean(". ".join(sources))))


def _clean(text: str) -> str:
    """One line without the control characters that XML forbids."""
    kept = "".join(letter for letter in plain(text, "chart") if letter not in "\ufffe\uffff")
    return " ".join(kept.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())


class _Notes:
    """The footnotes of a document, which python-docx has no words for yet: a part of its own."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, text: str) -> Any:
        """A run with the number of a new footnote."""
        self._texts.append(text)
        run, look, raised = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:vertAlign")
        raised.set(qn("w:val"), "superscript")
        look.append(raised)
        number = OxmlElement("w:footnoteReference")
        number.set(qn("w:id"), str(len(self._texts)))
        run.append(look)
        run.append(number)
        return run

    def put(self, document: Any) -> None:
        """Add the part to a document; Word wants notes -1 and 0 for the lines between text and notes."""
        line = '<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        notes = [
            line.format(kind="separator", id=-1, mark="separator"),
            line.format(kind="continuationSeparator", id=0, mark="continuationSeparator"),
            *(_note(number, text) for number, text in enumerate(self._texts, start=1)),
        ]
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{"".join(notes)}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _NOTES, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="18"/></w:rPr><w:footnoteRef/></w:r>'
    said = f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    return f'<w:footnote w:id="{number}"><w:p>{mark}{said}</w:p></w:footnote>'
