"""Dates as a person reads them: worded from their precision, with the last day and never the exclusive end."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from events import interval
from events.language.files import languages, load

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LONGEST = {  # days that one period of a precision may last; what is longer is a range of two
    "day": 1,
    "weekend": 2,
    "week": 7,
    "part-of-month": 12,
    "month": 31,
    "quarter": 92,
    "season": 94,
    "half-year": 184,
    "part-of-year": 124,
    "year": 366,
    "part-of-decade": 1500,
    "decade": 3653,
    "century": 36525,
}


def last_day(end: Any) -> str:
    """The last day in ISO text of a half-open interval's end, "" for NaT.

    >>> last_day(np.datetime64("2020-09-01"))
    '2020-08-31'
    """
    end = np.datetime64(end, "D")
    return iso_day(end - np.timedelta64(1, "D"))


def iso_day(day: Any) -> str:
    """A day in ISO text, "" for NaT; a year has four digits, and a sign before year 0 (numpy writes -043).

    >>> iso_day(np.datetime64("-0043-03-15"))
    '-0043-03-15'
    """
    day = np.datetime64(day, "D")
    if np.isnat(day):
        return ""
    year, month, number = interval.civil(int(day.astype(int)))
    return f"{interval.iso(year)}-{month:02d}-{number:02d}"


def date_in_words(row: Mapping[str, Any], language: str = "fr") -> str:
    """The date of an event's row in words, as precise as the text had it.

    Args:
        row: start, end, precision, mod, edtf, open, not_before, not_after of the events table.
        language: a language with data; others are worded in English.

    >>> day = np.datetime64
    >>> row = {"start": day("2020-08-01"), "end": day("2020-09-01"), "precision": "month"}
    >>> date_in_words(row, "fr")
    'août 2020'
    """
    data = load(language if language in languages() else "en", "wording")
    start, end = (_day(row.get(name)) for name in ("start", "end"))
    if start is None or end is None:
        return _undated(row, data)
    precision, mod, edtf = (str(row.get(name) or "") for name in ("precision", "mod", "edtf"))
    last = end - 1
    grain = precision or "day"
    if row.get("open") == "end":
        return _span(data, "since", grain, start=_worded(start, grain, mod, data))
    if row.get("open") == "start":
        return _span(data, "until", grain, end=_worded(last, grain, mod, data))
    if (end - start).astype(int) > _LONGEST[grain]:
        fine = _fine(grain)
        name = "between" if edtf.startswith("[") and fine == grain else "range"
        first, end_words = _worded(start, fine, "", data), _worded(last, fine, "", data)
        return _span(data, name, fine, start=_without_tail(first, end_words), end=end_words)
    words = _worded(start, grain, mod, data)
    return _span(data, "about", grain, date=words) if "~" in edtf else words


_DATE = ("start", "end", "precision", "mod", "edtf", "open", "not_before", "not_after")


def dates_in_words(table: Any, language: str = "fr") -> list[str]:
    """The dates of all rows of an events table in words, see ``date_in_words``; equal dates are worded once."""
    columns = [table[name].to_numpy() for name in _DATE]
    days = [column.dtype.kind == "M" for column in columns]
    keys = [
        (column.astype("datetime64[D]").astype(np.int64) if day else column).tolist()
        for column, day in zip(columns, days, strict=True)
    ]
    known: dict[tuple[Any, ...], str] = {}
    for key in zip(*keys, strict=True):
        if key not in known:
            values = [np.datetime64(part, "D") if day else part for part, day in zip(key, days, strict=True)]
            known[key] = date_in_words(dict(zip(_DATE, values, strict=True)), language)
    return [known[key] for key in zip(*keys, strict=True)]


def _without_tail(first: str, last: str) -> str:
    """The first of two dates without the words that both end on, as one says it: "du 18 au 20 août 2020".

    >>> _without_tail("18 août 2020", "20 août 2020"), _without_tail("mars 2020", "mai 2021")
    ('18', 'mars 2020')
    """
    said, other = first.split(" "), last.split(" ")
    while len(said) > 1 and len(other) > 1 and said[-1] == other[-1]:
        said.pop()
        other.pop()
    return " ".join(said)


def _fine(grain: str) -> str:
    return {
        "part-of-month": "day",
        "part-of-year": "month",
        "part-of-decade": "year",
        "weekend": "day",
        "week": "day",
    }.get(grain, grain)


def _day(value: Any) -> Any:
    if value is None or value != value:  # None, NaT and NaN are all no day
        return None
    return np.datetime64(value, "D")


def _span(data: dict[str, Any], name: str, grain: str, **words: str) -> str:
    key = ("day_range" if name == "range" else f"{name}_day") if grain == "day" else name
    return str(data["spans"][key]).format(**words)


def _worded(day: Any, grain: str, mod: str, data: dict[str, Any]) -> str:
    year, month, number = interval.civil(int(day.astype(int)))
    if grain.startswith("part-of-"):
        whole = grain.removeprefix("part-of-")
        table = data["parts" if whole == "month" else f"parts_of_{whole}"]
        date = _worded(day, whole, "", data)
        return str(table[mod]).format(date=date) if mod in table else date
    if grain == "decade":
        year -= year % 10
    century = (year - 1) // 100 + 1
    season = (month % 12) // 3 if number < 20 else ((month + 1) % 12) // 3
    return str(data["dates"][grain]).format(
        day=data["first_day"] if number == 1 else number,
        month=data["months"][month - 1],
        year=_year(year, data),
        ordinal=data["ordinals"][(month - 1) // (3 if grain == "quarter" else 6)],
        season=data["seasons"][(season - 1) % 4],
        roman=_roman(century) + (data["first_century_suffix"] if century == 1 else data["century_suffix"]),
        number=_english_ordinal(century),
    )


def _year(year: int, data: dict[str, Any]) -> str:
    return str(year) if year > 0 else str(data["undated"]["before_christ"]).format(year=1 - year)


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words += letters
            number -= value
    return words


def _english_ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _undated(row: Mapping[str, Any], data: dict[str, Any]) -> str:
    mod, edtf = str(row.get("mod") or ""), str(row.get("edtf") or "")
    if match := re.match(r"XXXX-(\d\d)(?:-(\d\d))?", edtf):
        month, day = data["months"][int(match[1]) - 1], match[2]
        if day:
            return str(data["undated"]["day_no_year"]).format(
                day=data["first_day"] if int(day) == 1 else int(day), month=month
            )
        month = str(data["parts"][mod]).format(date=month) if mod in data["parts"] else month
        return str(data["undated"]["month_no_year"]).format(month=month)
    after, before = _day(row.get("not_before")), _day(row.get("not_after"))
    if after is not None and before is not None:
        return _span(
            data, "between", "day", start=_worded(after, "day", "", data), end=_worded(before, "day", "", data)
        )
    if before is not None:
        return _span(data, "before", "day", end=_worded(before, "day", "", data))
    if after is not None:
        return _span(data, "after", "day", start=_worded(after, "day", "", data))
    return str(data["undated"]["no_date"])
