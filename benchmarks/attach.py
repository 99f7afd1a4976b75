"""Which happening of its sentence a date goes to, by weights fitted to news: ``python -m benchmarks.attach [--write]``.

Reads the annotated news of ``tests/corpus`` and the articles at hand: a date is seen where its sentence names a happening
of the gold on those days, and right where it goes to one. Printed is how often it does with the weights as they are, and
with weights fitted to the other three quarters of the articles. ``--write`` writes those that ``events.mentions.weighing``
uses, fitted to all of it; ``--json FILE`` the figures. Of the articles kept aside nothing is used.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.asking import asking, keep
from benchmarks.events import PARTS, golds
from benchmarks.folds import folds
from events import Document, interval
from events.mentions import tellings_of
from events.mentions.assigned import Assigning
from events.mentions.attach import Attached, candidates_at, date_head
from events.mentions.dated import Unit
from events.mentions.gapped import members
from events.mentions.span import span_of
from events.mentions.telling import Telling
from events.mentions.weighing import Place, signs, weights
from events.times import Dated, event_date, readings_of, resolved
from tests import gold as corpus
from tests.scoring import dates_agree, stems

PATH = Path(__file__).parents[1] / "events" / "mentions" / "attach.toml"
_LANGUAGES = ("fr", "en")
_NEWS, _AT_HAND = "news", "at hand"
_COUNTS = {(_AT_HAND, "fr"): 3.0, (_AT_HAND, "en"): 3.0, (_NEWS, "en"): 2.0, (_NEWS, "fr"): 1.0}
"""How much an article counts: the timeline of those at hand is what is wanted, and there are few in English."""
_PENALTY = 2.0
_QUARTERS = 4
_LEAST = 0.05  # a weight nearer to none is left out
_SEEN = 5  # happenings that have a sign, for it to have a weight
_MIDDLE = 0.6  # what the sum of the happening that a date goes to is in the middle
_BY_HAND = 0.3  # how much the weights that were set by hand count, which know what is rare in this news
_GRAMMAR = ("date in its phrase", "date of noun")
"""What grammar says, and this news does not: of «a remporté les élections du 13 juin» it marks the verb alone."""

Days = tuple[datetime.date, datetime.date]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A date with the happenings that it may belong to.

    Attributes:
        part: annotated news, or an article at hand.
        language: of the article.
        document: its id.
        signs: those of each happening.
        right: whether the gold has it on those days.
    """

    part: str
    language: str
    document: str
    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A happening of the gold: its words, where they stand if that is known, and its days."""

    words: str
    start: int | None
    days: Days


def seen(language: str) -> Iterator[Seen]:
    """The dates of the annotated news and of the articles at hand."""
    for document, marks in corpus.news(language):
        told = [
            Told(document.text[m.start : m.end], m.start, days) for m in marks if (days := _days(m.date)) is not None
        ]
        yield from _of_document(_NEWS, document, told)
    for gold in golds(PARTS[1], language):
        dated = [event for event in gold.events if not event.get("undated")]
        yield from _of_document(_AT_HAND, gold.document, [_told(event) for event in dated])


def _told(event: Mapping[str, Any]) -> Told:
    begin, end = (datetime.date.fromisoformat(str(event[name])) for name in ("begin", "end"))
    return Told(event["trigger"], None, (begin, end))


def _days(date: str) -> Days | None:
    """First and last day of the date of a mark; None where it has none, or one that is no date."""
    try:
        periods = [interval.from_iso(one) for one in date.split("/")]
    except ValueError:
        return None
    return _inclusive(periods[0].start, periods[-1].end)


def _inclusive(start: int, end: int) -> Days | None:
    """First and last day, of half-open days since 1970-01-01."""
    epoch = datetime.date(1970, 1, 1).toordinal()
    if not 0 < epoch + start < epoch + end <= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(epoch + start), datetime.date.fromordinal(epoch + end - 1)


def _of_document(part: str, document: Document, gold: Sequence[Told]) -> Iterator[Seen]:
    readings = readings_of(document)
    dated = resolved(document, readings, {})
    for one in tellings_of(document, readings):
        if not one.sentence.parsed:
            continue
        said = document.text[one.sentence.start_char : one.sentence.end_char]
        inside = [
            told
            for told in gold
            if (told.words in said if told.start is None else one.sentence.start_char <= told.start)
            and (told.start is None or told.start < one.sentence.end_char)
        ]
        gapped = members(one.sentence, one.dates, one.found, one.named)
        assigning = Assigning(one.sentence, one.dates, one.found, one.words, gapped)
        for unit in one.dates.units() if inside else ():
            days = _of_unit(document, one, unit, dated)
            then = [told for told in inside if days is not None and dates_agree(told.days, days)]
            if then and unit not in gapped:
                yield _seen(part, document, one, unit, assigning, then)


def _of_unit(document: Document, one: Telling, unit: Unit, dated: Sequence[Dated]) -> Days | None:
    date = event_date(document.text, one.dates.readings, dated, unit.times, document.edtf, None)
    return None if date.start is None or date.end is None else _inclusive(date.start, date.end)


def _seen(part: str, document: Document, one: Telling, unit: Unit, assigning: Assigning, then: Sequence[Told]) -> Seen:
    sentence, free = one.sentence, assigning.free(unit)
    place = Place(sentence, date_head(sentence, unit.first, unit.last), unit.first, unit.last, free, one.words)
    found: list[Mapping[str, float]] = []
    right: list[bool] = []
    for trigger, inner in candidates_at(place, one.dates.tokens):
        amounts: dict[str, float] = {}
        for name, amount in signs(place, trigger, holds=inner is not None):
            amounts[name] = amounts.get(name, 0.0) + amount
        attached = Attached(inner or trigger, 0.0, trigger if inner else None)
        first, last = span_of(sentence, attached, one.dates.tokens, free, one.words)
        start, end = sentence.tokens[first].start_char, sentence.tokens[last - 1].end_char
        words = stems(document.text[start:end])
        found.append(amounts)
        right.append(any(_named(told, words, start, end) for told in then))
    return Seen(part, document.language, document.id, found, right)


def _named(told: Told, words: set[str], start: int, end: int) -> bool:
    """Whether the words from one code point to another name a happening of the gold."""
    there = told.start is None or (told.start < end and start < told.start + len(told.words))
    return there and bool(stems(told.words) & words)


def share(rows: Sequence[Seen], known: Mapping[str, float]) -> float:
    """How many in a hundred dates go to a happening of the gold."""
    sums = ([sum(known.get(n, 0.0) * a for n, a in one.items()) for one in row.signs] for row in rows)
    hits = [bool(row.right) and row.right[int(np.argmin(costs))] for row, costs in zip(rows, sums, strict=True)]
    return 100 * sum(hits) / len(hits) if hits else 0.0


def fitted(rows: Sequence[Seen]) -> dict[str, float]:
    """The weights that make the happenings of the gold likeliest, by conditional logistic regression."""
    from scipy.optimize import minimize

    rows = [row for row in rows if any(row.right) and not all(row.right) and not _of_grammar(row)]
    counted = Counter(name for row in rows for one in row.signs for name in one)
    names = sorted(name for name, often in counted.items() if often >= _SEEN and name not in ("always", *_GRAMMAR))
    table = np.array([[one.get(name, 0.0) for name in names] for row in rows for one in row.signs])
    right = np.array([hit for row in rows for hit in row.right])
    of = np.repeat(np.arange(len(rows)), [len(row.signs) for row in rows])
    counts = np.array([_COUNTS[row.part, row.language] for row in rows])

    def loss(known: Floats) -> tuple[float, Floats]:
        """Minus the logarithm of how likely the gold is, and its slope."""
        odds = -(table @ known)
        most = np.full(len(rows), -np.inf)
        np.maximum.at(most, of, odds)
        likely = np.exp(odds - most[of])
        total, hit = np.bincount(of, likely), np.bincount(of, likely * right) + 1e-300
        slope = table.T @ ((np.where(right, likely / hit[of], 0.0) - likely / total[of]) * counts[of])
        return (
            float((counts * np.log(total / hit)).sum() + _PENALTY * (known**2).sum()),
            slope + 2 * _PENALTY * known,
        )

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return _with_hand(dict(zip(names, found.tolist(), strict=True)))


def _of_grammar(row: Seen) -> bool:
    return row.part == _NEWS and any(name in one for one in row.signs for name in _GRAMMAR)


def _with_hand(known: Mapping[str, float]) -> dict[str, float]:
    """The weights with those that were set by hand beside them, which alone say what grammar does."""
    hand = weights()["by_hand"]
    mixed = {n: _BY_HAND * hand.get(n, 0.0) + (1 - _BY_HAND) * known.get(n, 0.0) for n in {*hand, *known}}
    mixed |= {name: hand[name] for name in _GRAMMAR}
    return {name: value for name, value in mixed.items() if abs(value) >= _LEAST}


def scaled(known: Mapping[str, float], rows: Sequence[Seen]) -> dict[str, float]:
    """The weights with one for ``always``, so that the sum of what a date goes to is ``_MIDDLE`` in the middle."""
    sums = [min(sum(known.get(n, 0.0) * a for n, a in one.items()) for one in row.signs) for row in rows if row.signs]
    return {**known, "always": _MIDDLE - float(np.median(sums))}


def apart(rows: Sequence[Seen]) -> Iterator[tuple[Seen, Mapping[str, float]]]:
    """The dates, each with weights fitted to the other three quarters of the articles."""
    quarter = folds((row.document for row in rows), _QUARTERS)
    for number in range(_QUARTERS):
        known = fitted([row for row in rows if quarter[row.document] != number])
        yield from ((row, known) for row in rows if quarter[row.document] == number)


def written(known: Mapping[str, float]) -> str:
    """The file of weights."""
    lines = [
        "# What speaks against a date's being of a happening, and, less than 0, for it: events/mentions/weighing.py.",
        "# Those of parsed sentences are written by `python -m benchmarks.attach --write`; the others are set by hand.",
        "[parsed]",
        *(f'"{name}" = {value:.2f}' for name, value in sorted(known.items())),
        "",
        "[unparsed]",
        *(f'"{name}" = {value:.2f}' for name, value in sorted(weights()["unparsed"].items())),
        "",
        "# Of those of parsed sentences what was set by hand before they were fitted, and counts beside it.",
        "[by_hand]",
        *(f'"{name}" = {value:.2f}' for name, value in sorted(weights()["by_hand"].items())),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, print how often a date goes to its happening, and write what was asked for."""
    parser = asking("attach", __doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    rows = [row for language in _LANGUAGES for row in seen(language)]
    others = list(apart(rows))
    figures: dict[str, float] = {}
    print("| dates | seen | as they are | fitted to others |\n| --- | --- | --- | --- |")
    for part, language in sorted(_COUNTS):
        group = [row for row in rows if (row.part, row.language) == (part, language)]
        now = share(group, weights()["parsed"])
        then = [share([row], known) for row, known in others if (row.part, row.language) == (part, language)]
        figures[f"{part}, {language}"] = round(sum(then) / len(then), 1)
        print(f"| {part}, {language} | {len(group)} | {now:.1f} | {sum(then) / len(then):.1f} |")
    if given.write:
        PATH.write_text(written(scaled(fitted(rows), rows)), "utf-8")
    keep(figures, given.json)


if __name__ == "__main__":
    main()
