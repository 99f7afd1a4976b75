"""The publication date that words say: in metadata, in the line under a headline, in an address, in a file name.

Precision is kept ("juin 2024" stays a month), and words that count from today ("hier", "il y a 3 heures") say
nothing here: nobody knows on which day the page was saved.
"""

import datetime as dt
import re
from collections.abc import Iterable

from events.errors import ReadingError
from events.language import languages, load
from events.model import fold
from events.reading.published import read_published

_ISO_START = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=$|[T\s])|(\d{4})-(\d\d)$|(\d{4})$|(\d{4})(\d\d)(\d\d)(?=$|T|\d{6}$)")
_MAIL_DATE = re.compile(r"(?:[A-Za-z]{3},?\s+)?(\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4})\s+\d\d?:\d\d")
_DAY = (
    r"\d{4}-\d\d-\d\d(?!\d)|(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)(?!\d)"
    r"|(?<!\d)\d{1,2}(?:er|st|nd|rd|th|º|ª|\.)?\s+(?:de\s+|of\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+|del\s+)?\d{4}(?!\d)"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)"
)
_WRITTEN = re.compile(f"{_DAY}|[^\\W\\d_]{{3,12}}\\s+(?:de\\s+)?\\d{{4}}(?!\\d)")
_FULL = re.compile(_DAY)
_SWAPPABLE = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)([/_-]?)(\d\d)\2(\d\d)(?!\d)")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)(?=/)")
_EARLY_LINES, _LATE_LINES = 14, 4
_DAY_LINES = 4  # among which a line that is a date and little else is the one of publication
_LONGEST_LINE = 160
_FIRST_YEAR = 1600  # of a newspaper; what is earlier is a placeholder or not a date of publication
_PLACEHOLDERS = ("1970-01-01", "0001-01-01", "1900-01-01", "9999-12-31")


def stamped(words: str, language: str = "en") -> str:
    """EDTF of a date in metadata, written for machines or as people do; "" where it says none.

    The day is the one written, in whatever time zone.

    >>> stamped("2024-06-26T23:10:00+02:00"), stamped("Wed, 26 Jun 2024 10:00:00 GMT"), stamped("2024-06")
    ('2024-06-26', '2024-06-26', '2024-06')
    """
    words = " ".join(words.split())[:80]
    if match := _ISO_START.match(words):
        year, month, day = (match[1] or match[4] or match[6] or match[7], match[2] or match[5] or match[8], match[3])
        return _checked("-".join(part for part in (year, month, day or match[9]) if part))
    if match := _MAIL_DATE.match(words):
        words = match[1]
    return _read(words, language)


def _read(words: str, language: str) -> str:
    swap = _SWAPPABLE.match(words)
    if swap and language == "en" and max(int(swap[1]), int(swap[2])) <= 12 and int(swap[1]) != int(swap[2]):
        return ""  # 03/04/2024 is in March for some readers of English and in April for others
    try:
        return _checked(read_published(words, language) or "")
    except ReadingError:
        return ""


def _checked(edtf: str) -> str:
    """The EDTF where it is a date on which something can have been published."""
    if not edtf or edtf in _PLACEHOLDERS or int(edtf[:4]) < _FIRST_YEAR:
        return ""
    try:
        dt.date(int(edtf[:4]), int(edtf[5:7] or 1), int(edtf[8:10] or 1))
    except ValueError:
        return ""
    return edtf


def said_published(text: str, language: str) -> str:
    """EDTF of the date that a text gives as its own: "Publié le 26 juin 2024 à 10:12", or a line that is a date.

    Only the first and the last lines are looked at: dates further in are what the article tells of.

    Args:
        text: the article, or the short lines around one.
        language: ISO 639-1 code.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    edges = lines if len(lines) <= _EARLY_LINES + _LATE_LINES else [*lines[:_EARLY_LINES], *lines[-_LATE_LINES:]]
    return said_in_lines(edges, language) or line_of_its_own(lines, language)


def said_in_lines(lines: Iterable[str], language: str, name: str = "published") -> str:
    """EDTF of the first date that follows words for publication; "" where there is none.

    Args:
        lines: in which to look.
        language: ISO 639-1 code.
        name: "published" or "modified".
    """
    beginnings = _beginnings(language, name)
    for line in lines:
        if len(line) > 3 * _LONGEST_LINE:
            continue
        folded = fold(line)
        if len(folded) != len(line):  # offsets differ: a rare letter; the words are enough
            line = folded
        for match in beginnings.finditer(folded):
            written = _WRITTEN.search(line, match.end(), match.end() + 60)
            if written and (edtf := _read(written[0], language)):
                return edtf
    return ""


def _beginnings(language: str, name: str) -> re.Pattern[str]:
    own = [language] if language in languages() else []
    words = [fold(entry) for code in [*own, "others"] for entry in load(code, "reading")[name]]
    longest_first = "|".join(re.escape(entry) for entry in sorted(set(words), key=len, reverse=True))
    # Either at the start of the line or after a mark: "Par Awa Diop | Publié le 26 juin 2024"
    return re.compile(rf"(?:^|[|•·,;:)\]–—-]|\s{{2,}})[\s*_#(\[]*(?:{longest_first})(?!\w)")


def line_of_its_own(lines: list[str], language: str) -> str:
    """EDTF of the one line among the first that is a date and little else: "Lundi 6 mai 2002", "26.06.2024, Bamako".

    Args:
        lines: of a text or around a headline, without empty ones.
        language: ISO 639-1 code.
    """
    found = []
    for line in lines[:_DAY_LINES]:
        match = _FULL.search(line) if len(line) <= 70 else None
        around = (line[: match.start()] + " " + line[match.end() :]).split() if match else []
        words = [word for word in around if any(c.isalpha() for c in word)]
        if match and len(words) <= 4 and not line.rstrip().endswith((".", "?", "!", ":")):
            found.append(_read(match[0], language))
    found = [edtf for edtf in found if edtf]
    return found[0] if len(found) == 1 and len(lines) > 1 else ""


def dated_address(address: str) -> str:
    """EDTF of the day in an address or a file name, written as year, month and day; else the month; else "".

    >>> dated_address("https://rfi.fr/fr/afrique/20240626-mali-visite"), dated_address("https://x.org/2024/06/mali/")
    ('2024-06-26', '2024-06')
    """
    days = {_checked(f"{match[1]}-{match[3]}-{match[4]}") for match in _IN_ADDRESS.finditer(address)} - {""}
    if len(days) == 1:
        return days.pop()
    if days:
        return ""  # "2020-08-18-2021-05-24": which of the two nobody says
    month = _MONTH_IN_ADDRESS.search(address)
    return _checked(f"{month[1]}-{month[2]}") if month else ""
