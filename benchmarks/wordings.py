"""Single wordings of other projects' test suites: how many we understand, and what becomes of the rest.

``python -m benchmarks.wordings FILE.jsonl [--json FILE] [--wrong N]``. A line is a wording: ``id``, ``lang``,
``text``, ``dct`` (the time of reference, or null) and ``expected``, as the suites of duckling, chrono, edsnlp,
timexy and dateparser have it. Only wordings of at least a day's grain with a known first day are asked.

- value: our TIMEX3 value begins on the expected day, and we found 60 % of the letters. The suites prefer the next
  occurrence and news does not, so the same day a week, or a year, apart counts.
- start: the first day of our interval is the expected one ("fin mars" begins on 21 March, its value is 2013-03).
- inside: the expected day lies in our interval ("dans deux mois" is a month here and a day there).

The rest is told by why it is not right by value; nothing is bent to it.
"""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.asking import asking, keep
from benchmarks.scoring import first_day
from events import Document, TimeExpression, find_times

MEASURES = ("value", "start", "inside")
_GRAINS = ("day", "week", "month", "quarter", "year")
_LEAST = 0.6  # of the letters of a wording that must be found
_FIRST_YEAR = 200  # before it a suite fills in a year of its own: 0101


@dataclass(frozen=True, slots=True)
class Asked:
    """A wording with the day that its suite expects first.

    Attributes:
        text, language, reference: of the document; no reference is "".
        day: ISO text.
        start, end: code points of the wording, half-open.
    """

    text: str
    language: str
    reference: str
    day: str
    start: int
    end: int


def asked(rows: list[Mapping[str, Any]]) -> Iterator[Asked]:
    """The wordings that can be judged."""
    for row in rows:
        wanted = row["expected"] if isinstance(row["expected"], list) else [row["expected"]]
        for want in wanted:
            day = _day(want) if isinstance(want, dict) else None
            if day is not None:
                start, end = _span(row["text"], want)
                yield Asked(row["text"], row["lang"], (row["dct"] or "")[:10], day, start, end)


def _span(text: str, want: Mapping[str, Any]) -> tuple[int, int]:
    if isinstance(want.get("start"), int) and want.get("text"):
        return want["start"], want["start"] + len(want["text"])
    return 0, len(text)


def _day(want: Mapping[str, Any]) -> str | None:
    if "kind" in want:
        fine = want.get("grain") in _GRAINS and want["kind"] in ("value", "interval")
        day = want["start"] if fine else None
    elif "comp" in want:
        parts = want["comp"]
        whole = {"year", "month", "day"} <= parts.keys()
        day = f"{parts['year']:04d}-{parts['month']:02d}-{parts['day']:02d}" if whole else want.get("date")
    else:
        day = re.sub(r"\?\?", "01", want["norm"]) if "norm" in want else want.get("start")
    return day[:10] if isinstance(day, str) and re.match(r"\d{4}-\d\d-\d\d", day) else None


def _agree(want: str, said: str | None) -> bool:
    """Whether two days are the same, a week or a year apart."""
    try:
        one, other = dt.date.fromisoformat(want), dt.date.fromisoformat(said or "")
    except ValueError:
        return want == said
    apart = abs((one - other).days)
    return apart in (0, 7) or ((one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) == 1)


def _agreeing(day: str) -> list[str]:
    """A day with those that are taken for it."""
    try:
        one = dt.date.fromisoformat(day)
    except ValueError:
        return [day]
    weeks = [str(one + dt.timedelta(days)) for days in (-7, 7)] if dt.MINYEAR < one.year < dt.MAXYEAR else []
    return [day, *weeks, *(f"{one.year + years:04d}{day[4:]}" for years in (-1, 1))]


def _covered(one: Asked, found: list[TimeExpression]) -> bool:
    letters = {place for place in range(one.start, one.end) if one.text[place].isalnum()}
    covered = {place for time in found for place in range(time.start_char, time.end_char)}
    return len(letters & covered) >= _LEAST * len(letters)


def judge(one: Asked) -> dict[str, bool | str]:
    """Whether a wording is right by each measure, and ``why`` it is not by value ("" where it is)."""
    found = find_times(Document("wording", one.text, one.language, one.reference or None))
    dated = [time for time in found if time.type in ("DATE", "TIME")]
    covered = _covered(one, found)
    begins = [str(time.start) for time in dated if time.start is not None]
    spans = [(str(t.start), str(t.end)) for t in dated if t.start is not None and t.end is not None]
    holds = any(first <= day < after for first, after in spans for day in _agreeing(one.day))
    named = any(_agree(one.day, first_day(time.value)) for time in dated)
    right: dict[str, bool | str] = {
        "value": covered and named,
        "start": covered and any(_agree(one.day, day) for day in begins),
        "inside": covered and holds,
    }
    right["why"] = "" if right["value"] else _why(one, found, right, named=named)
    return right


def _why(one: Asked, found: list[TimeExpression], right: Mapping[str, bool | str], *, named: bool) -> str:
    if int(one.day[:4]) < _FIRST_YEAR:
        return "a year of the suite's own"
    if named:
        return "right day, other words are in the wording"
    if any(time.reason == "no-publication-date" for time in found):
        return "no reference is given"
    if right["start"]:
        return "a part: its first day is right"
    if right["inside"]:
        return "a unit here, a day of it there"
    if any(time.type in ("DURATION", "SET") for time in found):
        return "a duration or frequency here"
    if any(time.value.endswith("_REF") for time in found):
        return "the present or a vague reference here"
    if any(time.start is not None for time in found):
        return "another day"
    return "not found"


def main(arguments: list[str] | None = None) -> None:
    """Print the tables, and write the figures where a file is named."""
    parser = asking("wordings", __doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show so many that are not right by value")
    given = parser.parse_args(arguments)
    rows = [json.loads(line) for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    wordings = list(asked(rows))
    answers = [judge(one) for one in wordings]
    figures = {name: 100 * sum(bool(a[name]) for a in answers) / max(len(answers), 1) for name in MEASURES}
    print(f"| {given.file.stem}: {len(answers)} wordings | {' | '.join(MEASURES)} |\n| --- | --- | --- | --- |")
    print(f"| chronofrise | {' | '.join(f'{figures[name]:.1f}' for name in MEASURES)} |")
    print("\n| not right by value | wordings |\n| --- | --- |")
    for why, count in Counter(str(answer["why"]) for answer in answers if answer["why"]).most_common():
        print(f"| {why} | {count} |")
    for one in [one for one, answer in zip(wordings, answers, strict=True) if answer["why"]][: given.wrong]:
        print(one.text, one.reference, one.day, sep=" | ")
    keep({name: round(value, 2) for name, value in figures.items()} | {"wordings": len(answers)}, given.json)


if __name__ == "__main__":
    main()
