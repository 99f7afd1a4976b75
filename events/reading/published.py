"""The publication date as a person types it."""

import datetime as dt
import re
import warnings

from events.errors import ReadingError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_UNKNOWN = {"", "?", "-", "inconnu", "inconnue", "unknown", "none", "n/a", "s.d.", "sans date"}
_PERIODS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "time": "%Y-%m-%d"}
_NEEDS_YEAR = re.compile(r"\d{4}|['’/.-]\d\d\b")


def read_published(words: str, language: str = "fr") -> str | None:
    """The publication date as EDTF ("2024-06-26", "2024-06", "2024"); None where it is said to be unknown.

    Read by dateparser, day before month; a month or a year alone stays one. Nothing is filled in from the
    clock: words without a year are refused.

    Args:
        words: what was typed.
        language: ISO 639-1 code of the language that it is typed in; English is tried too.

    Raises:
        ReadingError: the words say no date, or one that does not exist (bad-date).

    >>> read_published("26 juin 2024"), read_published("juin 2024"), read_published("26/06/2024")
    ('2024-06-26', '2024-06', '2024-06-26')
    """
    words = words.strip()
    if words.lower() in _UNKNOWN:
        return None
    if match := _ISO.fullmatch(words):
        try:
            dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise _bad(words) from None
        return words
    if len(words) > 60 or not _NEEDS_YEAR.search(words):
        raise _bad(words)
    found = _parsed(words, language)
    if found is None:
        raise _bad(words)
    return found


def _bad(words: str) -> ReadingError:
    shown = words[:60]
    return ReadingError(
        "bad-date", f"{shown!r} is not a date: write 26 juin 2024, juin 2024, 2024 or 26/06/2024.", value=shown
    )


def _parsed(words: str, language: str) -> str | None:
    """Dateparser's answer, kept only if it does not hang on the clock: two bases a year and a day apart must agree."""
    from dateparser.date import DateDataParser

    answers = set()
    for base in (dt.datetime(2001, 1, 31), dt.datetime(2003, 11, 17)):
        settings = {
            "DATE_ORDER": "DMY",
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "RELATIVE_BASE": base,
        }
        languages = list(dict.fromkeys([language, "fr", "en"]))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own, about dates without a year in future Pythons
            try:
                data = DateDataParser(languages=languages, settings=settings).get_date_data(words)
            except (ValueError, OverflowError):
                return None
        if data.date_obj is None or data.period not in _PERIODS:
            return None
        answers.add(data.date_obj.strftime(_PERIODS[data.period]))
    return answers.pop() if len(answers) == 1 else None
