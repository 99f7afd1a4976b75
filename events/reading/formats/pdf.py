"""PDF by PDFium, the reader of Chrome: lines of pages put together to paragraphs again.

What a PDF holds is letters at places. Lines become paragraphs by the gaps between them, words cut at the end of a
line become whole, and what stands at the top or foot of page after page (the paper's name, the page's number, what
a browser prints around a page) is left out. The day a PDF was made is not the day of publication, and is not read.
"""

import itertools
import re
import statistics
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.reading.article import Article, failed, one_line
from events.reading.formats.limits import MOST_PAGES
from events.reading.text import LIMIT_MB

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_ONE_AT_A_TIME = threading.Lock()  # PDFium is not made for threads
_HYPHENS = "-\xad\u2010\x02\ufffe"
_SOFT = "\xad\x02\ufffe"
_KEEPS_HYPHEN = {
    "vice",
    "ex",
    "après",
    "avant",
    "demi",
    "semi",
    "non",
    "porte",
    "sous",
    "contre",
    "mi",
    "anti",
    "pro",
    "co",
    "self",
}
_LEAST_LETTERS = 20
_EDGE = 0.12  # of a page's height, where running heads and feet stand
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,500}")
_MADE_TITLE = re.compile(
    r"^(?:microsoft\s|untitled|sans titre|document\d*$)|\.(?:docx?|odt|indd|pdf|pub|html?|php)$", re.I
)
_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page; lengths in points of 1/72 inch, from the left and from the foot."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    page: int
    edge: bool


def read(data: bytes, name: str, _: Mapping[str, str] | None = None) -> Iterator[Article]:
    """The whole document as one article.

    Raises:
        ReadingError: it needs a password (encrypted), is damaged (broken-file), has no text but pictures of it
            (no-text-in-pdf), or more pages or text than are read (too-many-pages, too-large).
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
                raise failed("encrypted", name, "{file} is encrypted.") from None
            raise failed("broken-file", name, "{file} is damaged and cannot be read.") from None
        try:
            title = one_line(document.get_metadata_dict().get("Title", ""))
            lines = _lines(document, name)
        except pypdfium2.PdfiumError:
            raise failed("broken-file", name, "{file} is damaged and cannot be read.") from None
        finally:
            document.close()
    running = _running(lines)
    text = _paragraphs([line for line in lines if not (line.edge and _pattern(line.text) in running)])
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise failed("no-text-in-pdf", name, "{file} has no text: it holds only pictures, such as scanned pages.")
    title = "" if _MADE_TITLE.search(title) else title
    address = next((m[0].rstrip(".,;)") for line in lines if line.edge and (m := _ADDRESS.search(line.text))), "")
    found = {"title": "properties" if title else "", "address": "text" if address else ""}
    yield Article(name, "pdf", text, title=title, address=address, found=found)


def _lines(document: "PdfDocument", name: str) -> list[_Line]:
    if len(document) > MOST_PAGES:
        raise failed("too-many-pages", name, "{file} has more than {limit} pages.", limit=MOST_PAGES)
    lines: list[_Line] = []
    letters = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        found = _lines_of_page(text_page, number, page.get_height())
        letters += sum(len(line.text) for line in found)
        lines += found
        text_page.close()
        page.close()
        if letters > LIMIT_MB * 1_000_000:
            raise failed("too-large", name, "{file} is larger than {limit} MB.", limit=LIMIT_MB)
    return lines


def _lines_of_page(page: "PdfTextPage", number: int, height: float) -> list[_Line]:
    from pypdfium2 import raw

    units = [raw.FPDFText_GetUnicode(page, index) for index in range(page.count_chars())]
    lines, start = [], 0
    for end in [*(index for index, unit in enumerate(units) if unit in (10, 13)), len(units)]:
        inked = [index for index in range(start, end) if units[index] > 32 and units[index] != 0xA0]
        if inked:
            words = b"".join(unit.to_bytes(2, "little") for unit in units[start:end] if unit < 0x10000)
            text = words.decode("utf-16-le", "replace")
            left, bottom, _, top = page.get_charbox(inked[0], loose=True)
            right = page.get_charbox(inked[-1], loose=True)[2]
            edge = top < _EDGE * height or bottom > (1 - _EDGE) * height
            lines.append(_Line(text.strip(" \t\0"), left, right, bottom, max(1.0, top - bottom), number, edge))
        start = end + 1
    return lines


def _pattern(text: str) -> str:
    """A line with its numbers alike, so that "Page 3 / 12" is one line of every page."""
    return re.sub(r"\d+", "#", " ".join(text.split()).lower())


def _running(lines: Sequence[_Line]) -> set[str]:
    """Heads and feet: lines at the edges that are on half of the pages, numbers aside, and bare page numbers."""
    pages = len({line.page for line in lines})
    on = Counter({(line.page, _pattern(line.text)) for line in lines if line.edge})
    counts = Counter(pattern for _, pattern in on)
    often = {pattern for pattern, count in counts.items() if pages >= 2 and count >= max(2, (pages + 1) // 2)}
    numbers = {
        pattern for pattern in counts if re.fullmatch(r"(?:page |p\. ?)?[-–— ]*#(?: ?(?:/|sur|of) ?#)?[-–— ]*", pattern)
    }
    addresses = {pattern for pattern in counts if re.match(r"https?://\S+(?: #/#)?$", pattern)}
    return often | numbers | addresses


def _paragraphs(lines: Sequence[_Line]) -> str:
    if not lines:
        return ""
    size = statistics.median(line.height for line in lines)
    gaps = [above.bottom - line.bottom for above, line in itertools.pairwise(lines) if above.page == line.page]
    usual = statistics.median_low([gap for gap in gaps if 0.8 * size < gap < 3 * size] or [1.4 * size])
    vocabulary = Counter(re.findall(r"[\w-]+", " ".join(line.text for line in lines).lower()))
    paragraphs: list[str] = []
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        if above is not None and paragraphs and _goes_on(above, line, usual, _width(lines, above)):
            paragraphs[-1] = _joined(paragraphs[-1], line.text, vocabulary)
        else:
            paragraphs.append(line.text)
    cleaned = (re.sub(f"[{_SOFT}]", "", words).strip() for words in paragraphs)
    return "\n\n".join(words for words in cleaned if words)


def _width(lines: Sequence[_Line], line: _Line) -> float:
    """Where lines of the column end: the furthest right of those that begin where this one does."""
    near = [other.right for other in lines if other.page == line.page and abs(other.left - line.left) < 25]
    return max(near)


def _goes_on(above: _Line, line: _Line, usual: float, full: float) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    if abs(above.height - line.height) > 0.2 * max(above.height, line.height):
        return False  # a headline over its text
    short = above.right < full - 0.15 * (full - above.left) and above.text.endswith((".", "!", "?", "»", "”", ":", "…"))
    unfinished = above.text.endswith((*_HYPHENS, ",")) or line.text[:1].islower()
    gap = above.bottom - line.bottom
    if above.page != line.page or gap < -above.height:  # the next page or column
        return unfinished or not above.text.endswith((".", "!", "?", "»", "”", ":", "…"))
    if gap > 1.45 * usual:
        return False
    if line.left > above.left + 8 and not line.text[:1].islower():
        return False  # the first line of a paragraph, set in
    return not short


def _joined(before: str, after: str, vocabulary: Counter[str]) -> str:
    """Two lines as one, a word that was cut between them whole again."""
    if before[-1:] not in _HYPHENS or not after[:1].isalpha() or not after[:1].islower():
        return f"{before} {after}"
    head = re.search(r"[\w-]*$", before[:-1])
    tail = re.match(r"[\w-]+", after)
    first, last = (head[0].lower() if head else ""), (tail[0].lower() if tail else "")
    compound = vocabulary[f"{first}-{last}"] > 0 or first in _KEEPS_HYPHEN or not first
    if before[-1] in _SOFT or vocabulary[first + last] > 0 or not compound:
        return before[:-1] + after
    return f"{before[:-1]}-{after}"
