"""Events against gold, and what extracting them costs: ``python -m benchmarks.events``.

On our own gold, the articles that were at hand while rules were written and those kept aside, whose figures are the
ones that count: precision, recall and F1 of events (date and happening), the share of matched events with exactly
the gold's days, its type and modality, F1 of dates whose quote holds the happening, F1 of actors on matched events
(``tests.scoring``), and the share of dates in words that went to their happening. Beside it a first try
(``benchmarks.peers.first_try``). With ``--timebank`` also the dates of a corpus in TimeML that are attached to the
event that a TLINK gives them, beside nearest, last before and shortest path. Cost as ``benchmarks.cost`` says.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import cost, timebank
from benchmarks.asking import asking, keep
from benchmarks.peers import first_try
from benchmarks.peers.chronofrise_extract import missing as model_missing
from benchmarks.texts import Text
from events import extract
from tests import gold as corpus
from tests.gold import Gold
from tests.scoring import Score, rows_of, same_happening

PARTS = ("kept aside", "at hand")
_OURS = "chronofrise"
_CAUSES = ("nowhere a row", "a row without a date", "a row with another date")


@dataclass
class Told:
    """What a system made of some articles.

    Attributes:
        score: its events.
        worded: gold events whose date is told in words of the text.
        attached: those of them that have a row with words of that date and the happening.
        misses: gold events without a row, by cause.
    """

    score: Score = field(default_factory=Score)
    worded: int = 0
    attached: int = 0
    misses: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_CAUSES, 0))

    def __add__(self, other: "Told") -> "Told":
        misses = {cause: count + other.misses[cause] for cause, count in self.misses.items()}
        return Told(self.score + other.score, self.worded + other.worded, self.attached + other.attached, misses)

    @property
    def attach(self) -> float:
        """The share of dates in words that went to their happening."""
        return self.attached / self.worded if self.worded else 0.0


def golds(part: str, language: str) -> list[Gold]:
    """The articles of a part, those with events, in one language."""
    found = [gold for gold in (*corpus.articles(language), *corpus.sample()) if gold.document.language == language]
    kept = part == PARTS[0]
    return [gold for gold in found if gold.only != "times" and gold.document.id.startswith("kept-") == kept]


def text_of(gold: Gold) -> Text:
    """An article as the peers take it."""
    document = gold.document
    return Text(document.id, document.language, document.edtf, document.text, ())


def told(gold: Gold, rows: Sequence[Mapping[str, Any]], undated: Sequence[Mapping[str, Any]] = ()) -> Told:
    """What a system made of an article.

    Args:
        gold: the article.
        rows: dated events as ``tests.scoring`` takes them, with ``said``, the code points of their date's words.
        undated: those without a date.
    """
    found = Told()
    found.score.count(gold.events, rows)
    for event in gold.events:
        if not event.get("begin"):
            continue
        same = [row for row in rows if same_happening(event, row)]
        places = list(_places(gold.document.text, event.get("words") or ""))
        if places:
            found.worded += 1
            found.attached += any(a < row["said"][1] and row["said"][0] < b for row in same for a, b in places)
        if not any(_agree(event, row) for row in same):
            cause = 2 if same else 1 if any(same_happening(event, row) for row in undated) else 0
            found.misses[_CAUSES[cause]] += 1
    return found


def _agree(event: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    one = Score()
    one.count([event], [row])
    return one.pairs == 1


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words of a date stand."""
    place = text.find(words) if words else -1
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + 1)


def ours(gold: Gold) -> Told:
    """What the extraction makes of an article."""
    table = extract(gold.document)
    rows = [{**row, "said": (row["said_start_char"], row["said_end_char"])} for row in rows_of(table)]
    for row in rows:
        row["said"] = (-1, -1) if not isinstance(row["said"][0], int) else row["said"]
    return told(gold, rows, table[table["start"].isna()].to_dict("records"))


def by_first_try(gold: Sequence[Gold]) -> Iterator[Told]:
    """What the first try makes of articles."""
    rows = first_try.start([text_of(one) for one in gold])
    for one in gold:
        yield told(one, rows(text_of(one)))


Measured = dict[tuple[str, str, str], Told]
"""By system, part and language; the language is "" for all together."""


def measured(languages: Sequence[str]) -> tuple[Measured, str]:
    """Both systems on all parts, and why the first try was left out, or ""."""
    found: Measured = {}
    articles = [(part, language, one) for part in PARTS for language in languages for one in golds(part, language)]
    missing = first_try.missing()
    systems = {_OURS: (ours(one) for *_, one in articles)}
    if not missing:
        systems[first_try.NAME] = by_first_try([one for *_, one in articles])
    for name, results in systems.items():
        for (part, language, _), result in zip(articles, results, strict=True):
            for key in ((name, part, language), (name, part, "")):
                found[key] = found.get(key, Told()) + result
    return found, missing


def table(found: Measured) -> Iterator[str]:
    """Accuracy in percent, as lines of Markdown."""
    yield "| system | own gold | events of the gold | P | R | events F1 | exact | dated quote F1 | actors F1 | type | modality | date to event |"
    yield "| --- |" + " --- |" * 11
    for (name, part, language), result in sorted(found.items(), key=_order):
        score = result.score
        figures = [
            score.precision, score.recall, score.f1, score.of_pairs("exact"), score.quote_f1, score.actors_f1,
            score.of_pairs("typed"), score.of_pairs("modal"), result.attach,
        ]  # fmt: skip
        written = " | ".join(f"{100 * figure:.1f}" for figure in figures)
        yield f"| {name} | {part}, {language or 'all'} | {score.gold} | {written} |"


def _order(entry: tuple[tuple[str, str, str], Told]) -> tuple[bool, int, bool, str]:
    name, part, language = entry[0]
    return name != _OURS, PARTS.index(part), not language, language


def misses(found: Measured) -> Iterator[str]:
    """What became of the gold events that have no row, as lines."""
    for part in PARTS:
        if (result := found.get((_OURS, part, ""))) is not None:
            causes = ", ".join(f"{cause} {count}" for cause, count in result.misses.items())
            yield f"Missed, {part}: {causes}; of {result.score.gold}"


def on_timebank(folder: Path) -> dict[str, float]:
    """The share of dates that each way gives to an event that they are linked to, by name.

    Raises:
        FileNotFoundError: no ``.tml`` file is there.
    """
    if not list(folder.glob("*.tml")):
        raise FileNotFoundError(f"{folder}: no .tml file in it")
    shares = {}
    for name, choose in _WAYS.items():
        right, total = timebank.attached(folder, choose)
        shares[name] = right / total if total else 0.0
    return shares


_WAYS = {
    _OURS: timebank.ours,
    "shortest path": timebank.shortest_path,
    "last before": timebank.last_before,
    "nearest": timebank.nearest,
}


def flat(found: Measured, attach: Mapping[str, float], costs: cost.Cost | None) -> dict[str, float]:
    """The figures that are judged, by name: those of the articles kept aside, in percent, with the cost."""
    score = found[_OURS, PARTS[0], ""].score
    figures = {
        "events_f1": 100 * score.f1,
        "exact": 100 * score.of_pairs("exact"),
        "quote_f1": 100 * score.quote_f1,
        "actors_f1": 100 * score.actors_f1,
        "type": 100 * score.of_pairs("typed"),
    }
    if attach:
        figures["attach"] = 100 * attach[_OURS]
    figures |= cost.flat(costs) if costs else {}
    return {name: round(figure, 3) for name, figure in figures.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print tables, and write figures where asked."""
    parser = asking("events", __doc__)
    parser.add_argument("--timebank", type=Path, metavar="FOLDER", help="texts in TimeML (.tml) with TLINKs, French")
    parser.add_argument("--rounds", type=int, default=3, help="how often the cost is measured (3)")
    parser.add_argument("--languages", nargs="+", default=("fr", "en"), choices=("fr", "en"), help="of our gold (both)")
    parser.add_argument("--no-cost", action="store_true", help="leave out what it costs")
    given = parser.parse_args(arguments)
    if missing := model_missing():
        raise SystemExit(missing)
    try:
        attach = on_timebank(given.timebank) if given.timebank else {}
    except (OSError, ElementTree.ParseError) as error:
        raise SystemExit(f"{given.timebank}: {error}") from None
    found, absent = measured(given.languages)
    for line in report(found, absent, attach):
        print(line)
    costs = None
    if not given.no_cost:
        texts = [text_of(gold) for language in given.languages for gold in golds(PARTS[1], language)]
        costs = cost.measured(texts, max(given.rounds, 1))
        print()
        for line in cost.table(costs):
            print(line)
    keep(flat(found, attach, costs), given.json)


def report(found: Measured, absent: str, attach: Mapping[str, float]) -> Iterator[str]:
    """Accuracy, and what was missed, as lines of Markdown."""
    yield from table(found)
    if absent:
        yield f"\n{first_try.NAME}: missing: {absent}"
    yield ""
    yield from misses(found)
    if attach:
        yield "\n| date to its event, TimeBank | right |\n| --- | --- |"
        for name, share in attach.items():
            yield f"| {name} | {100 * share:.1f} |"


if __name__ == "__main__":
    main()
