"""Reads the gold of happenings told in several articles, and scores what the merge makes of it.

A file of ``tests/corpus/merge`` has articles whose texts mark the words that name a happening,
``[renversé|mali-coup-2020]``, and pairs of happenings that must stay apart. A mention of the gold is a row of
the events table where its trigger overlaps the marked words; what the extractor does not find is counted, and
says nothing of the merge.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from events import Document, extract

FOLDER = Path(__file__).parent / "corpus" / "merge"
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


@dataclass(frozen=True)
class Mark:
    """Words of a document that name a happening: half-open code points."""

    document: str
    start: int
    end: int
    happening: str


@dataclass
class Gold:
    """Articles, their marks, and what must hold of the happenings.

    Attributes:
        documents: the articles.
        marks: the words that name happenings.
        apart: pairs of happenings that are two.
        sources: how many tell a happening independently, for those where copies are among them.
    """

    documents: list[Document] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    sources: dict[str, int] = field(default_factory=dict)

    @property
    def told_several_times(self) -> list[str]:
        """Happenings that several articles tell."""
        told: dict[str, set[str]] = {}
        for mark in self.marks:
            told.setdefault(mark.happening, set()).add(mark.document)
        return [name for name, documents in told.items() if len(documents) > 1]


def gold(*, kept: bool = False, folder: Path = FOLDER) -> Gold:
    """The gold at hand while rules are written, or the part that is kept aside."""
    whole = Gold()
    for path in sorted(folder.glob("*.toml")):
        if path.name.startswith("kept-") == kept:
            _add(whole, tomllib.loads(path.read_text("utf-8")))
    return whole


def _add(whole: Gold, data: Mapping[str, Any]) -> None:
    for article in data["article"]:
        text, last = "", 0
        for match in _MARK.finditer(article["text"]):
            text += article["text"][last : match.start()]
            whole.marks.append(Mark(article["id"], len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            last = match.end()
        text += article["text"][last:]
        whole.documents.append(Document(article["id"], text, article["language"], article.get("published")))
    whole.apart += [(pair["pair"][0], pair["pair"][1]) for pair in data.get("apart", [])]
    whole.sources |= {entry["happening"]: entry["sources"] for entry in data.get("told", [])}


@cache
def extracted(*, kept: bool = False) -> pd.DataFrame:
    """The events table of the gold's articles."""
    return extract(gold(kept=kept).documents)


def rows_of(marks: Sequence[Mark], table: pd.DataFrame) -> dict[Mark, str]:
    """The row that stands for each mark, by event id; marks that no row stands for are left out.

    Of several rows with overlapping triggers, a dated one comes first, then the first of the table.
    """
    columns = ("event", "document", "trigger_start_char", "trigger_end_char", "start")
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for row in table[list(columns)].itertuples(index=False):
        rows.setdefault(row.document, []).append(tuple(row))
    found: dict[Mark, str] = {}
    taken: set[str] = set()
    for mark in marks:
        here = [row for row in rows.get(mark.document, []) if row[2] < mark.end and mark.start < row[3]]
        here = [row for row in here if row[0] not in taken]
        if here:
            found[mark] = min(here, key=lambda row: bool(pd.isna(row[4])))[0]
            taken.add(found[mark])
    return found


def b_cubed(gold_of: Mapping[str, str], cluster_of: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent (Bagga and Baldwin 1998), over the items that both name.

    >>> b_cubed({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "1", "c": "1"})
    (55.6, 100.0, 71.4)
    """
    items = [item for item in gold_of if item in cluster_of]
    precision = recall = 0.0
    for item in items:
        together = [other for other in items if cluster_of[other] == cluster_of[item]]
        same = [other for other in items if gold_of[other] == gold_of[item]]
        right = len(set(together) & set(same))
        precision += right / len(together)
        recall += right / len(same)
    precision, recall = (100 * part / len(items) if items else 0.0 for part in (precision, recall))
    f1 = 2 * precision * recall / (precision + recall) if items else 0.0
    return round(precision, 1), round(recall, 1), round(f1, 1)


@dataclass
class Score:
    """What was measured on a part of the gold.

    Attributes:
        found: marks that a row stands for.
        marks: all marks.
        precision, recall, f1: B-cubed over the rows found, percent.
        apart: pairs that must stay apart and of which both have a row.
        joined: those of them that were joined.
        split: happenings in more than one event.
        mixed: events with more than one happening.
    """

    found: int
    marks: int
    precision: float
    recall: float
    f1: float
    apart: int
    joined: list[tuple[str, str]]
    split: list[str]
    mixed: list[tuple[str, ...]]


def score(part: Gold, table: pd.DataFrame, event_of: Mapping[str, str]) -> Score:
    """Compares events with the gold.

    Args:
        part: of the gold.
        table: the rows of its articles.
        event_of: the event that each row was put into.
    """
    rows = rows_of(part.marks, table)
    gold_of = {row: mark.happening for mark, row in rows.items()}
    events: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for row, happening in gold_of.items():
        events.setdefault(happening, set()).add(event_of[row])
        told.setdefault(event_of[row], set()).add(happening)
    known = [pair for pair in part.apart if all(name in events for name in pair)]
    return Score(
        len(rows),
        len(part.marks),
        *b_cubed(gold_of, event_of),
        len(known),
        [pair for pair in known if events[pair[0]] & events[pair[1]]],
        sorted(name for name, ids in events.items() if len(ids) > 1),
        _sorted(tuple(sorted(names)) for names in told.values() if len(names) > 1),
    )


def _sorted(names: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return sorted(names)
