"""Time expressions against gold, as TempEval-3 scores them (UzZaman et al. 2013), with the start day besides.

A mention of the gold goes with one of the system's at most: first those of the same span, then the one that
overlaps most. Of the pairs are counted

- strict: same span;
- relaxed: all pairs;
- type: those of the same TIMEX3 type;
- value: those of the same TIMEX3 value;
- DATED: those that start on the same day, among the dates and times of either side whose value has such a day.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MEASURES = ("strict", "relaxed", "type", "value", "DATED")

_SEASON = {"AU": "FA"}  # two names of one
_SECONDS = re.compile(r"(T\d\d:\d\d):00$")
_STARTS = (
    (re.compile(r"(\d{4}-\d\d-\d\d).*"), lambda m: m[1]),
    (re.compile(r"(\d{4})-W(\d\d)(?:-?(WE|\d))?"), lambda m: _of_week(m[1], m[2], m[3])),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: f"{m[1]}-{3 * int(m[2]) - 2:02d}-01"),
    (re.compile(r"(\d{4})-H([12])"), lambda m: f"{m[1]}-{6 * int(m[2]) - 5:02d}-01"),
    (re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"), lambda m: f"{m[1]}-{_SEASON.get(m[2], m[2])}"),
    (re.compile(r"(\d{4}-\d\d)(?:-XX)?"), lambda m: f"{m[1]}-01"),
    (re.compile(r"(\d{4})"), lambda m: f"{m[1]}-01-01"),
    (re.compile(r"(\d{3})X?"), lambda m: f"{m[1]}0-01-01"),
    (re.compile(r"(\d\d)(?:XX)?"), lambda m: f"{m[1]}00-01-01"),
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression of the gold or of a system.

    Attributes:
        start, end: code points, half-open.
        type: TIMEX3 type.
        value: TIMEX3 value, "" where there is none.
        others: further values that count as right, of the gold.
    """

    start: int
    end: int
    type: str = "DATE"
    value: str = ""
    others: tuple[str, ...] = ()

    @property
    def values(self) -> frozenset[str]:
        """All values that count as right, in one spelling."""
        return frozenset(canonical(value) for value in (self.value, *self.others) if value)


@dataclass(slots=True)
class Counts:
    """Right answers by measure, and what they are to be divided by."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    gold: int = 0
    said: int = 0
    dated_gold: int = 0
    dated_said: int = 0

    def f1(self, measure: str) -> float:
        """F1 in percent; 0 where nothing is right."""
        gold, said = (self.dated_gold, self.dated_said) if measure == "DATED" else (self.gold, self.said)
        return 200 * self.right[measure] / (gold + said) if gold + said else 0.0


def canonical(value: str) -> str:
    """A value in one spelling: capitals, no blanks, no seconds of zero."""
    return _SECONDS.sub(r"\1", value.upper().replace(" ", ""))


def first_day(value: str) -> str | None:
    """The day on which a TIMEX3 value starts, as ISO text; None where it names none.

    A season has no day that all agree on and stands for itself. Of an interval ("2006/2019") the first counts.

    >>> first_day("2020-08"), first_day("2024-W26-WE"), first_day("2020-Q3"), first_day("P9M")
    ('2020-08-01', '2024-06-29', '2020-07-01', None)
    """
    value = value.strip().split("/")[0]
    for pattern, start in _STARTS:
        if match := pattern.fullmatch(value):
            return start(match)
    return None


def _of_week(year: str, week: str, day: str | None) -> str | None:
    number = 6 if day == "WE" else int(day or 1)
    try:
        return dt.date.fromisocalendar(int(year), int(week), 1).__add__(dt.timedelta(number - 1)).isoformat()
    except (ValueError, OverflowError):
        return None


def pairs(gold: Sequence[Timex], said: Sequence[Timex]) -> list[tuple[int, int]]:
    """Which mention of the gold goes with which of the system's, as indices."""
    rivals = []
    for i, one in enumerate(gold):
        for j, other in enumerate(said):
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                same = (one.start, one.end) == (other.start, other.end)
                rivals.append((not same, -shared, abs(one.start - other.start), i, j))
    taken: dict[int, int] = {}
    for *_, i, j in sorted(rivals):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return list(taken.items())


def _dated(times: Iterable[Timex]) -> list[Timex]:
    return [time for time in times if time.type in ("DATE", "TIME") and first_day(time.value)]


def same_day(gold: Timex, said: Timex) -> bool:
    """Whether a system's expression starts on a day that the gold takes for right."""
    return first_day(said.value) in {first_day(value) for value in (gold.value, *gold.others)} - {None}


def score(documents: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> Counts:
    """The counts over documents, each the gold's expressions and the system's."""
    counts = Counts()
    for gold, said in documents:
        counts.gold += len(gold)
        counts.said += len(said)
        for i, j in pairs(gold, said):
            one, other = gold[i], said[j]
            counts.right["relaxed"] += 1
            counts.right["strict"] += (one.start, one.end) == (other.start, other.end)
            counts.right["type"] += one.type == other.type
            counts.right["value"] += canonical(other.value) in one.values
        dated, answered = _dated(gold), _dated(said)
        counts.dated_gold += len(dated)
        counts.dated_said += len(answered)
        counts.right["DATED"] += sum(same_day(dated[i], answered[j]) for i, j in pairs(dated, answered))
    return counts
