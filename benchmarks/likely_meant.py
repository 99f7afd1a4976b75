"""Whom pronouns, possessives and nouns mean: ``python -m benchmarks.likely_meant [--write]``.

A pronoun that hangs on a happening of annotated news, or of an article at hand, means one of its actors; so does a noun
that means one of several who were named before. Figures are of parts of the articles, each read by trees that were fitted
to the other parts; of nouns also by who stands out most (``Memory.weigh``). ``--write`` writes the trees that
``events.mentions.likely_meant`` and ``likely_described`` use, fitted to all of it; ``--json FILE`` the figures.
"""

import contextlib
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING
from unittest import mock

from benchmarks import trees
from benchmarks.asking import asking, keep
from benchmarks.events import PARTS, golds
from events import Document
from events.mentions import descriptions, likely_described, likely_meant, tellings_of
from events.mentions.descriptions import Descriptions
from events.mentions.likely_described import LIKELY_CALLED, Noun
from events.mentions.likely_meant import LIKELY, Candidate, Word
from events.mentions.referring import Referring
from events.mentions.spoken import Memory
from events.model import Actor
from events.times import readings_of
from tests import gold as corpus
from tests.scoring import same_actor

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

_LANGUAGES = ("fr", "en")
NEWS, AT_HAND = "news", "at hand"
_COUNTS = {NEWS: 1.0, AT_HAND: 3.0}
"""How much a word counts: those at hand are of what a timeline shows."""
_LEAST = {"pronouns": LIKELY, "nouns": LIKELY_CALLED}
"""From how likely somebody is meant, by the name of the trees."""
_SIZES = {"pronouns": (trees.TREES, trees.DEPTH), "nouns": (60, 2)}
"""How many trees, and how many questions each asks: few where little is annotated."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A word with those whom it may mean.

    Attributes:
        by: the name of the trees that weigh them.
        place: where the word begins on which it hangs.
        actors: those of each candidate, none for what has no name.
        signs: what tells of each.
        weights: how much each stands out, where that is asked.
        here: the ids of those whom its sentence names.
    """

    by: str
    place: int
    actors: Sequence[tuple[Actor, ...]]
    signs: Sequence[Mapping[str, float]]
    weights: Sequence[float]
    here: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word of the gold: the signs of its candidates, how much each stands out, which are right, and which have a name."""

    by: str
    part: str
    language: str
    document: str
    signs: Sequence[Mapping[str, float]]
    weights: Sequence[float]
    right: Sequence[bool]
    named: Sequence[bool]


@contextlib.contextmanager
def asked() -> Iterator[list[Asked]]:
    """What is asked of the documents that are read meanwhile."""
    told: list[Asked] = []
    with _pronouns(told), _nouns(told):
        yield told


@contextlib.contextmanager
def _pronouns(told: list[Asked]) -> Iterator[None]:
    reads, chooses = Referring.meant_at, likely_meant.foremost
    last: list[tuple[Memory, Word]] = []

    def foremost(memory: Memory, word: Word) -> object:
        last.append((memory, word))
        return chooses(memory, word)

    def meant_at(self: Referring, place: int) -> tuple[tuple[Actor, ...], str, int]:
        last.clear()
        before = len(self.memory.spoken)
        found = reads(self, place)
        if last and len(self.memory.spoken) == before:
            memory, word = last[0]
            candidates = likely_meant.possible(memory, word)
            signs = [dict(one) for one in likely_meant.signs(memory, word, candidates)]
            told.append(_asked("pronouns", self, place, candidates, signs))
        return found

    with (
        mock.patch.object(Referring, "meant_at", meant_at),
        mock.patch("events.mentions.likely_meant.foremost", foremost),
    ):
        yield


@contextlib.contextmanager
def _nouns(told: list[Asked]) -> Iterator[None]:
    chooses = descriptions.called_so
    last: list[tuple[Memory, Noun, Sequence[Candidate], list[dict[str, float]]]] = []

    def called_so(memory: Memory, noun: Noun, candidates: Sequence[Candidate]) -> tuple[Actor, ...]:
        signs = [dict(one) for one in likely_described.signs(memory, noun, candidates)]
        last.append((memory, noun, candidates, signs))
        return chooses(memory, noun, candidates)

    def recorded(reads: Callable[..., object]) -> Callable[..., object]:
        def read(self: Descriptions, place: int, *rest: str) -> object:
            last.clear()
            found = reads(self, place, *rest)
            for memory, noun, candidates, signs in last:
                weights = [memory.weigh(one.last, noun.sentence) for one in candidates]
                told.append(_asked("nouns", self, place, candidates, signs, weights))
            return found

        return read

    with (
        mock.patch.object(Descriptions, "meant", recorded(Descriptions.meant)),
        mock.patch.object(Descriptions, "native", recorded(Descriptions.native)),
        mock.patch("events.mentions.descriptions.called_so", called_so),
    ):
        yield


def _asked(
    by: str,
    read: Referring | Descriptions,
    place: int,
    candidates: Sequence[Candidate],
    signs: Sequence[Mapping[str, float]],
    weights: Sequence[float] = (),
) -> Asked:
    begins = read.tokens[read.tokens[place].head].start_char
    here = frozenset(mention.actor.id for mention in read.who.actors if mention.first > place)
    return Asked(by, begins, [one.last.actors for one in candidates], signs, weights, here)


def seen(language: str) -> Iterator[Seen]:
    """The pronouns and nouns of the annotated news and of the articles at hand that hang on a happening with actors."""
    for part, document, spans in happenings(language):
        yield from _hanging(part, document, spans)


def happenings(language: str) -> Iterator[tuple[str, Document, list[tuple[int, int, Sequence[str]]]]]:
    """The documents of the annotated news and of the articles at hand: where each happening is named, and its actors."""
    for document, marks in corpus.news(language):
        yield NEWS, document, [(mark.start, mark.end, mark.actors) for mark in marks]
    for gold in golds(PARTS[1], language):
        spans = [
            (match.start(), match.end(), event.get("actors", ()))
            for event in gold.events
            for match in re.finditer(re.escape(event["trigger"]), gold.document.text)
        ]
        yield AT_HAND, gold.document, spans


def _hanging(part: str, document: Document, spans: Sequence[tuple[int, int, Sequence[str]]]) -> Iterator[Seen]:
    """The pronouns and nouns of a document that hang on happenings, each as code points with its actors."""
    with asked() as told:
        tellings_of(document, readings_of(document))
    for one in told:
        gold = next((actors for start, end, actors in spans if start <= one.place < end and actors), None)
        if gold is not None:
            right = [_means(actors, gold, document, one.here) for actors in one.actors]
            named = [bool(actors) for actors in one.actors]
            yield Seen(one.by, part, document.language, document.id, one.signs, one.weights, right, named)


def _means(actors: Sequence[Actor], gold: Sequence[str], document: Document, here: frozenset[str]) -> bool:
    """Whether all of a candidate take part; who is named beside the pronoun is somebody else."""
    named = [{actor.name("fr"), actor.name(document.language)} for actor in actors]
    beside = any(actor.id in here for actor in actors)
    return bool(named) and not beside and all(any(same_actor(who, n) for who in gold for n in names) for names in named)


def fitted(rows: Sequence[Seen], names: Mapping[str, int]) -> "GradientBoostingClassifier":
    """The trees that make those meant likeliest."""
    counts = [_COUNTS[row.part] for row in rows for _ in row.signs]
    size = _SIZES[rows[0].by]
    return trees.fitted(trees.told_of(rows), [hit for row in rows for hit in row.right], names, counts, size)


def f1(rows: Sequence[tuple[Seen, Sequence[float]]], least: float) -> float:
    """Of whom words mean, in percent: who is said and right, of those said and of those who may be.

    Args:
        rows: the words with how likely each candidate is.
        least: from how likely one is said.
    """
    said = hits = gold = 0
    for row, likely in rows:
        named = [(share, hit) for share, hit, name in zip(likely, row.right, row.named, strict=True) if name]
        share, hit = max(named, default=(-math.inf, False))
        said += share >= least
        hits += share >= least and hit
        gold += any(row.right)
    return 200 * hits / max(1, said + gold)


def _measured(by: str, rows: Sequence[Seen]) -> dict[str, float]:
    """The figures of the words that some trees weigh, printed as a table."""
    figures: dict[str, float] = {}
    others = list(trees.apart(rows, fitted))
    weighed = by == "nouns"
    print(f"| {by} | seen |{' F1 by who stands out most |' if weighed else ''} F1 of whom they mean |")
    print(f"| --- | --- |{' --- |' if weighed else ''} --- |")
    for part, language in product(_COUNTS, _LANGUAGES):
        group = [one for one in others if (one[0].part, one[0].language) == (part, language)]
        figures[f"{by}, {part}, {language}"] = round(f1(group, _LEAST[by]), 1)
        by_weight = f" {f1([(row, row.weights) for row, _ in group], -math.inf):.1f} |" if weighed else ""
        print(f"| {part}, {language} | {len(group)} |{by_weight} {f1(group, _LEAST[by]):.1f} |")
    print()
    return figures


def main() -> None:
    """Fit, print how often whom a word means is right, and write what was asked for."""
    parser = asking("likely_meant", __doc__)
    parser.add_argument("--write", action="store_true", help="write the trees")
    given = parser.parse_args()
    seen_so = [row for language in _LANGUAGES for row in seen(language)]
    figures: dict[str, float] = {}
    for by in _LEAST:
        rows = [row for row in seen_so if row.by == by]
        figures |= _measured(by, rows)
        if given.write:
            names = trees.names_of(trees.told_of(rows))
            trees.write(by, fitted(rows, names), names)
    keep(figures, given.json)


if __name__ == "__main__":
    main()
