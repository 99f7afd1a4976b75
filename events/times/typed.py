"""A date as a person types it, freely or in EDTF, and a date made coarser: for those who correct a table.

What is typed must be one date and nothing else, and have its year: nothing is filled in, no clock is read.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping

import numpy as np

from events import interval
from events.errors import ReadingError
from events.interval import Period
from events.language import languages
from events.language.files import load
from events.model import PRECISIONS, Document, fold
from events.reading.published import read_published
from events.times.dating import EventDate, event_date

DATE_COLUMNS = tuple(field.name for field in dataclasses.fields(EventDate) if field.name != "on")
"""The columns of the events table that together are its date."""

_LONGEST = 80  # letters that a date may have
_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d))?(?P<about>[~?%]?)"
)
_UNKNOWN = re.compile(r"[?–-]|s\.? ?d\.?|x{4}|unknown|undated")


def read_date(words: str, language: str = "", published: str = "") -> dict[str, object]:
    """The date columns of the events table for a date as typed: "début mars 2021", "vers 1950", "2021-05~", "1914/1918".

    EDTF is taken as EDTF; other words by the rules of the reader's language, then of the others, figures
    by dateparser, day before month. Words for "unknown" give columns without a date, with the reason
    ``no-date``. Days are ``numpy.datetime64[D]``, half-open, or None.

    Args:
        words: what was typed.
        language: ISO 639-1 code of the language that it is typed in, "" where unknown.
        published: publication date of the article as EDTF, to which "since 2015" runs, or "".

    Raises:
        ReadingError: the words are no date, no single one, or one that lacks its year (no-single-date); or
            their day of the week was another one (weekday-mismatch).

    >>> date = read_date("début mars 2021")
    >>> date["edtf"], date["precision"], str(date["start"]), str(date["end"])
    ('[2021-03-01..2021-03-10]', 'part-of-month', '2021-03-01', '2021-03-11')
    """
    words = " ".join(words.split())
    if _says_unknown(words):
        return _columns(EventDate(reason="no-date"))
    if len(words) <= _LONGEST:
        known = interval.from_iso(published) if published else None
        date = _from_edtf(words, known)
        for code in dict.fromkeys([language, *languages()]):
            date = date or (_from_words(words, code, published) if code in languages() else None)
        date = date or _from_dateparser(words, language)
        if date is not None:
            return _columns(date)
    raise ReadingError(
        "no-single-date",
        f"{words[:60]!r} is not one date with its year: write 18 août 2020, début mars 2021, vers 1950 or 2021-05.",
        value=words[:60],
    )


def coarser_date(row: Mapping[str, object], precision: str) -> dict[str, object]:
    """The date columns of a row when its date is said in a coarser precision; a finer one would be made up.

    Args:
        row: start, end and the other date columns of the events table.
        precision: day, week, month, quarter, season, half-year, year, decade or century.

    Raises:
        ReadingError: the date has no such grain, or none at all (finer-precision).

    >>> coarser_date(read_date("18 août 2020"), "year")["edtf"]
    '2020'
    """
    start, end = (_number(row[name]) for name in ("start", "end"))
    fits = start is not None and end is not None and precision in interval.UNITS and precision != "weekend"
    if not fits or interval.rank(precision) < interval.rank(str(row["precision"]) or "day"):
        raise ReadingError("finer-precision", f"Nothing in this date says the {precision}.", precision=precision)
    assert start is not None and end is not None
    first, last = interval.floor(start, precision), interval.floor(end - 1, precision)
    whole = first if first == last else Period(first.start, last.end, precision)
    about = "~" if "~" in str(row["edtf"]) else ""
    edtf = f"{interval.edtf(first)}{about}"
    value = interval.timex(first)
    if first != last:
        edtf, value = f"{edtf}/{interval.edtf(last)}{about}", f"{value}/{interval.timex(last)}"
    extent = str(row["extent"]) if first != last else "within"
    return _columns(EventDate(whole.start, whole.end, extent, "", None, None, precision, edtf, value, "", "none", ""))


def _columns(date: EventDate) -> dict[str, object]:
    days = ("start", "end", "not_before", "not_after")
    values = {name: getattr(date, name) for name in DATE_COLUMNS}
    return {
        **values,
        **{name: None if values[name] is None else interval.to_numpy(values[name]) for name in days},
    }


def _number(day: object) -> int | None:
    if day is None or day != day:  # NaT is no day
        return None
    return int(np.datetime64(day, "D").astype(int))  # type: ignore[call-overload]


def _says_unknown(words: str) -> bool:
    said = {fold(word) for code in languages() for word in load(code, "wording")["typed"]["unknown"]}
    return not words or fold(words) in said or _UNKNOWN.fullmatch(fold(words)) is not None


def _from_edtf(words: str, published: Period | None) -> EventDate | None:
    """EDTF of level 0 and what this program writes of levels 1 and 2; None where it is no EDTF."""
    if words.startswith("[") and words.endswith("]"):
        ends = re.split(r"\.\.|,", words[1:-1])
        return _between(words, *(end.strip() for end in ends)) if len(ends) == 2 else None
    if words.count("/") == 1:
        first, last = words.split("/")
        return _throughout(words, first, last, published)
    period = _period(words)
    if period is None:
        return None
    about = "APPROX" if words[-1] in "~%" else ""
    return _at(period, words, interval.timex(period), about)


def _at(period: Period, edtf: str, value: str, mod: str = "") -> EventDate:
    return EventDate(period.start, period.end, "within", "", None, None, period.precision, edtf, value, mod, "none", "")


def _period(words: str) -> Period | None:
    match = _DATE.fullmatch(words)
    if match is None:
        return None
    year, month, day, week = (match[name] for name in ("year", "month", "day", "week"))
    if "X" in year:
        whole = interval.decade(int(year[:3]) * 10) if year.endswith("X") and not year.endswith("XX") else None
        period = None if month or week else whole or interval.century(int(year[:2]) + 1)
    elif week:
        period = interval.iso_week(int(year), int(week)) if 1 <= int(week) <= 53 else None
    elif day:
        period = (
            interval.day(int(year), int(month), int(day)) if interval.exists(int(year), int(month), int(day)) else None
        )
    else:
        period = _named_part(int(year), int(month)) if month else interval.year(int(year))
    return period if period is not None and interval.in_range(period) else None


_PARTS: tuple[tuple[int, int, Callable[[int, int], Period]], ...] = (
    (1, 12, interval.month),
    (21, 24, interval.season),
    (33, 36, interval.quarter),
    (40, 41, interval.half_year),
)
"""Codes of EDTF for months, seasons, quarters and halves of a year: first, last, and what makes them."""


def _named_part(year: int, code: int) -> Period | None:
    for first, last, made in _PARTS:
        if first <= code <= last:
            return made(year, code - first + 1)
    return None


def _between(words: str, first: str, last: str) -> EventDate | None:
    """A set: some day from the first to the last."""
    start, end = _period(first), _period(last)
    if (first and start is None) or (last and end is None) or (start is None and end is None):
        return None
    if start is None or end is None:
        return _bound(words, start, end)
    return _spanned(start, end, words, "within")


def _throughout(words: str, first: str, last: str, published: Period | None) -> EventDate | None:
    """An interval: all days from the first to the last; an end that is not said is open."""
    start, end = (None if side in ("", "..") else _period(side) for side in (first, last))
    if (first not in ("", "..") and start is None) or (last not in ("", "..") and end is None):
        return None
    if start is None:
        return _bound(words, None, end) if end is not None else None
    if end is None:
        until = max(published.end, start.end) if published else start.end
        return EventDate(
            start.start, until, "throughout", "end", None, None, start.precision, words, interval.timex(start), "", "none", ""
        )  # fmt: skip
    return _spanned(start, end, words, "throughout")


def _spanned(start: Period, end: Period, edtf: str, extent: str) -> EventDate | None:
    if end.end <= start.start:
        return None
    precision = max(start.precision, end.precision, key=interval.rank)
    value = f"{interval.timex(start)}/{interval.timex(end)}"
    return EventDate(start.start, end.end, extent, "", None, None, precision, edtf, value, "", "none", "")


def _bound(words: str, start: Period | None, end: Period | None) -> EventDate:
    mod, known = ("BEFORE", end) if start is None else ("AFTER", start)
    assert known is not None
    return EventDate(
        not_before=start.start if start else None,
        not_after=end.end - 1 if end else None,
        edtf=words,
        value=interval.timex(known),
        mod=mod,
        anchor="none",
        reason="only-bounds",
    )


def _from_words(words: str, language: str, published: str) -> EventDate | None:
    """The one date that the words are by the rules of a language; None where they are more, or less."""
    from events.times import readings_of, resolved

    leads = load(language, "wording")["typed"]["lead"]
    if leads.get(words.split(" ")[0].casefold()) == "about":
        date = _from_words(words.partition(" ")[2], language, published)
        return date and dataclasses.replace(date, edtf=f"{date.edtf.removesuffix('~')}~", mod="APPROX")
    document = Document("typed", words, language, published or None)
    readings = readings_of(document)
    times = [index for index, reading in enumerate(readings) if reading.said.kind == "date"]
    if not times or len(times) > 2 or len(times) != len(readings):
        return None
    if len(times) == 2 and (readings[0].range_ is None or readings[0].range_ != readings[1].range_):
        return None
    first = readings[0]
    begin = first.start_char if first.signal_start_char is None else first.signal_start_char
    lead, rest = words[:begin].strip(" ,"), words[readings[-1].end_char :].strip(" .,")
    meaning = leads.get(lead.casefold(), "") if lead else "at"
    if rest or not meaning:
        return None
    # Without the publication date: what is typed must have its year in itself.
    dated = resolved(Document("typed", words, language), readings)
    if any(date.note for date in dated):
        raise ReadingError("weekday-mismatch", f"{words!r}: that day was another day of the week.", value=words)
    date = event_date(words, readings, dated, times, published)
    if (date.start is None and date.reason != "only-bounds") or date.anchor not in ("absolute", "story"):
        return None
    date = dataclasses.replace(date, anchor="none")
    if meaning == "between" and "/" in date.edtf:
        return dataclasses.replace(date, extent="within", edtf="[{}..{}]".format(*date.edtf.split("/")))
    about = "~" not in date.edtf and "/" not in date.edtf and date.mod == "APPROX"
    return dataclasses.replace(date, edtf=f"{date.edtf}~") if about else date


def _from_dateparser(words: str, language: str) -> EventDate | None:
    if re.search(r"[^\d\s/.-]", words):
        return None  # it leaves out words that it does not know: "environ", "not"
    try:
        published = read_published(words, language)
    except ReadingError:
        return None
    return _from_edtf(published, None) if published else None


assert set(PRECISIONS) >= set(interval.UNITS)
