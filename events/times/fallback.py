"""Dates in languages that have no data here, read by dateparser and kept only where its answer is in the words.

dateparser's own search finds "45 Jahre" and "mar", misses "im Jahr 2019", gives no offsets and fills in what is
not said. So candidates are looked for with its words for months and weekdays: a month name beside a day or a
year, a date in figures, or a year with a word before it that asks for one. dateparser then reads each wording
twice, from two unlike days, and what it answers must both times be the parts that stand there. It never sees
the clock, and as it is slow it is shown each wording once, whatever the year and however long the text.
"""

import datetime as dt
import logging
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from events.language import load
from events.times.reading import Reading, Said

RULE = "dateparser"

_log = logging.getLogger(__name__)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BASES = (dt.datetime(2000, 1, 31), dt.datetime(2008, 11, 17))
"""Two leap years, so that 29 February is a day in both, with nothing in common that a date could take from them."""
_SAMPLE_YEAR = "2004"  # stands for the year when a wording is tried, so that each is tried once
_SENTENCE_END = re.compile(  # not from within a row of marks, so that a million of them take no longer than one
    r"(?<!\b\d)(?<!\b\d\d)(?<![.!?…][.!?…])[.!?…]+[»”\")\]]*\s+|[。！？]+|\n+"
)
_CLUSTER = re.compile(r"[\s\S][\u0300-\u036f]{0,30}")  # to put marks in order takes time by their square
_LONGEST = 5_000  # code points of a sentence that are looked at together
_LATEST = 2100  # a later year of four digits is a number, or of another calendar
_SHORT = 3  # letters up to which a month's abbreviation ("set", "mar") says too little beside a bare number
_AFTER_YEAR = r"(?![\d%€$£°]|[.,:/-]\d|\s?[%€$£°])"
_IN_FIGURES = re.compile(
    r"(?<![\w.,:/-])(?:"
    r"(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<first>\d{1,2})(?P<sign>[./-])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<year>\d{4})"
    r")(?![\w%€$£]|[.,:/-]\d)"
)
_ORDINAL = re.compile(r"(?<=\d)[ºª°]")  # "1º luglio": dateparser reads the day without its sign only
_EAST_ASIAN = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?[年년](?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?)?"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What is looked for in a language.

    Attributes:
        months: name, in lower case, to number.
        short: names that are abbreviations of few letters.
        weekdays: name to number, 0 Monday.
        named: a month name with what may stand beside it, or None where no name is known.
        year: a year with a word before it, or in brackets.
    """

    months: dict[str, int]
    short: frozenset[str]
    weekdays: dict[str, int]
    named: re.Pattern[str] | None
    year: re.Pattern[str]


def find_by_dateparser(text: str, language: str) -> list[Reading]:
    """The dates of a text in any language that dateparser knows, in order; none in one that it does not.

    Only dates are found, with a day, month or year as the words have it; spans are disjoint half-open code points.

    Args:
        text: any text.
        language: ISO 639-1 code, or another of dateparser's locales.
    """
    words = _words(language)
    if words is None:
        return []
    if unicodedata.is_normalized("NFC", text):
        return _find(text, words, language)
    starts: list[int] = []  # of each letter with its accents
    composed: list[str] = []
    for cluster in _CLUSTER.finditer(text):
        whole = unicodedata.normalize("NFC", cluster[0])
        composed.append(whole)
        starts += [cluster.start()] * len(whole)
    starts.append(len(text))
    found = _find("".join(composed), words, language)
    return [r._replace(start_char=starts[r.start_char], end_char=starts[r.end_char]) for r in found]


def _find(text: str, words: _Words, language: str) -> list[Reading]:
    readings: list[Reading] = []
    for number, (begin, end) in enumerate(sentences_of(text)):
        sentence = text[begin:end]
        if not any(character.isdigit() for character in sentence):
            continue
        last = 0
        for first, after, said in sorted(_candidates(sentence, words, language), key=lambda c: (c[0], -c[1])):
            if first >= last:
                readings.append(Reading(begin + first, begin + after, said, RULE, sentence=number, paragraph=number))
                last = after
    return readings


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a text in any language, without the blanks around them; none is very long."""
    begin = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        if text[end : end + 1].islower() and text[end - 1] != "\n":  # "2020. május", "2020 m. gegužės"
            continue
        while begin < end:
            cut = end if end - begin <= _LONGEST else _blank_before(text, begin, begin + _LONGEST)
            part = text[begin:cut]
            if part.strip():
                yield begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())
            begin = cut


def _blank_before(text: str, begin: int, end: int) -> int:
    place = text.rfind(" ", begin + (end - begin) // 2, end)
    return end if place < 0 else place


def _candidates(sentence: str, words: _Words, language: str) -> Iterator[tuple[int, int, Said]]:
    for match in words.named.finditer(sentence) if words.named else ():
        yield from _named(match, words, language)
    for match in _IN_FIGURES.finditer(sentence):
        yield from _in_figures(match, language)
    for match in _EAST_ASIAN.finditer(sentence):
        parts = [int(part) if (part := match[name]) else None for name in ("year", "month", "day")]
        if parts[0] and parts[0] <= _LATEST:
            yield *match.span(), Said(year=parts[0], month=parts[1], day=parts[2])
    for match in words.year.finditer(sentence):
        year, here = match[str(match.lastgroup)], match.span(str(match.lastgroup))
        if 1000 <= int(year) <= _LATEST and not _quantity(sentence, here[1], int(year)):
            yield *here, Said(year=int(year))


def _quantity(sentence: str, after: int, year: int) -> bool:
    """Whether a round number may count what follows it, as in "en 2000 ejemplares"."""
    return year % 100 == 0 and re.match(r"\s\w", sentence[after:]) is not None


def _named(match: re.Match[str], words: _Words, language: str) -> Iterator[tuple[int, int, Said]]:
    name = match["month"].lower()
    figures = {part: match[part] for part in ("day", "day_after", "year", "year_before")}
    day, year = figures["day"] or figures["day_after"], figures["year"] or figures["year_before"]
    if not (day or year) or (figures["day"] and figures["day_after"]):
        return
    if day and not 1 <= int(day) <= 31:
        return
    if year and not 1000 <= int(year) <= _LATEST:
        return
    month = words.months.get(name)
    if month is None or (name in words.short and not year):
        return
    said = Said(
        year=int(year) if year else None,
        month=month,
        day=int(day) if day else None,
        weekday=words.weekdays.get((match["weekday"] or "").lower()),
    )
    begin = match.start()
    wording = match[0][match.end("weekday") - begin :].strip(" ,.") if match["weekday"] else match[0]
    if year:
        wording = wording.replace(year, _SAMPLE_YEAR)
    wording = _ORDINAL.sub("", wording)
    if _agrees(language, wording, month, said.day, bool(year)):
        yield begin, match.end() - match[0].endswith("."), said


def _in_figures(match: re.Match[str], language: str) -> Iterator[tuple[int, int, Said]]:
    if match["iso_year"]:
        year, month, day = (int(match[name]) for name in ("iso_year", "iso_month", "iso_day"))
        if year and 1 <= month <= 12 and 1 <= day <= 31:
            yield *match.span(), Said(year=year, month=month, day=day)
        return
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    if not 1000 <= year <= _LATEST or not (first and second):
        return
    order = _order(language, first, second)
    if order is not None:
        yield *match.span(), Said(year=year, month=order[0], day=order[1])


@lru_cache(maxsize=4096)
def _order(language: str, first: int, second: int) -> tuple[int, int] | None:
    """Month and day of two numbers, in the order that dateparser knows for the language."""
    answers = _answers(language, f"{first}.{second}.{_SAMPLE_YEAR}")
    if answers is None or answers[0][:2] != answers[1][:2]:
        return None
    month, day, _ = answers[0]
    return (month, day) if {month, day} == {first, second} else None


@lru_cache(maxsize=16384)
def _agrees(language: str, wording: str, month: int, day: int | None, with_year: bool) -> bool:
    """Whether dateparser reads a wording as the parts that stand in it, from whatever day it starts."""
    answers = _answers(language, wording)
    if answers is None:
        return day is not None and day > 28 and _agrees(language, _with_day(wording, day, 28), month, 28, with_year)
    return all(
        answer[0] == month and day in (None, answer[1]) and (not with_year or answer[2] == int(_SAMPLE_YEAR))
        for answer in answers
    )


def _with_day(wording: str, day: int, other: int) -> str:
    """The wording with a day that every month has, for days that cannot be ("31. Februar"): undatable, but said."""
    return re.sub(rf"(?<!\d)0?{day}(?!\d)", str(other), wording, count=1)


def _answers(language: str, wording: str) -> tuple[tuple[int, int, int], ...] | None:
    """Month, day and year that dateparser reads from each base; None where it reads no date."""
    answers = []
    for place in range(len(_BASES)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own, about dates without a year in future Pythons
            try:
                data = _parser(language, place).get_date_data(wording)
            except (ValueError, OverflowError, TypeError, AttributeError, IndexError, re.error) as error:
                _log.debug("dateparser on %r in %s: %s", wording, language, error)  # its own defects; no date
                return None
        if data is None or data.date_obj is None:
            return None
        answers.append((data.date_obj.month, data.date_obj.day, data.date_obj.year))
    return tuple(answers)


@cache
def _parser(language: str, base: int) -> Any:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": _BASES[base], "PARSERS": ["absolute-time"]}
    return DateDataParser(languages=[language], settings=settings)


@cache
def _words(language: str) -> _Words | None:
    """What is looked for in a language, from dateparser's data; None where it does not know the language."""
    from dateparser.languages.loader import default_loader

    try:
        info = default_loader.get_locale(language).info
    except ValueError:
        return None
    months = {name: number for number, key in enumerate(_MONTHS, 1) for name in _names(info.get(key))}
    longest = {max(_names(info.get(key)), key=len, default="") for key in _MONTHS}
    data = load("others", "dates")
    year_words = {
        word for key in ("in", "year") for word in _names(info.get(key)) if key == "in" or len(word) > 1
    } | set(data["year_after"])
    weekdays = {name: number for number, key in enumerate(_DAYS) for name in _names(info.get(key)) if len(name) > 1}
    return _Words(
        months,
        frozenset(name for name in months if len(name) <= _SHORT and name not in longest),
        weekdays,
        _named_pattern(tuple(months), tuple(weekdays), tuple(data["joins"])) if months else None,
        re.compile(
            rf"(?<!\w)(?:{_any_of(year_words)})\s(?P<year>[12]\d{{3}})(?!\w){_AFTER_YEAR}"
            r"|\((?P<bracketed>[12]\d{3})(?=[)–—-])|(?<=\(\d{4}[–—-])(?P<ended>[12]\d{3})(?=\))",
            re.IGNORECASE,
        ),
    )


def _names(names: Any) -> list[str]:
    """Names in lower case, without the numerals and signs that some locales list with them."""
    return [
        name.lower() for name in names or () if name and name[0].isalpha() and name[-1].isalnum()
        and not re.fullmatch(r"[ivx]+", name.lower())
    ]  # fmt: skip


def _any_of(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _named_pattern(months: tuple[str, ...], weekdays: tuple[str, ...], joins: tuple[str, ...]) -> re.Pattern[str]:
    """A month name with day and year before or after it, at most a joining word and a sign between."""
    join = rf"(?:\s?(?:[.,ºª°’'-]|(?<=[\s\d.'’-])(?:{_any_of(joins)})(?!\w))){{0,2}}"
    week = rf"(?:(?P<weekday>(?<!\w)(?:{_any_of(weekdays)}))(?!\w)\.?,?\s{{1,2}}(?:(?:{_any_of(joins)})\s)?)?"
    return re.compile(
        rf"{week if weekdays else '(?P<weekday>(?!))?'}"
        rf"(?:(?<![\w.,:/-])(?P<year_before>\d{{4}}){join}\s)?"
        rf"(?:(?<![\w.,:/-])(?P<day>\d{{1,2}}){join}\s?)?"
        rf"(?<![^\W\d])(?P<month>{_any_of(months)})(?!\w)\.?"
        rf"(?:{join}\s(?P<day_after>\d{{1,2}})(?![\w:%€$£]|[.,]\d|\s?[%€$£]))?"
        rf"(?:{join}\s?(?<!\d)(?P<year>\d{{4}})(?!\w){_AFTER_YEAR})?",
        re.IGNORECASE,
    )
