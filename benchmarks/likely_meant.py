"""Whom pronouns and possessives mean: ``python -m benchmarks.likely_meant [--write]``.

A pronoun that hangs on a happening of annotated news, or of an article at hand, means one of its actors. Figures are of parts of the articles, each read by
trees that were fitted to the other parts. ``--write`` writes the trees that ``events.mentions.likely_meant`` uses, fitted
to all of it; ``--json FILE`` the figures.
"""

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING
from unittest import mock

from benchmarks import trees
from benchmarks.asking import asking, keep
from benchmarks.events import PARTS, golds
from events import Document
from events.mentions import likely_meant, tellings_of
from events.mentions.likely_meant import LIKELY, Word
from events.mentions.referring import Referring
from events.mentions.spoken import Memory
from events.model import Actor
from events.times import readings_of
from tests import gold as corpus
from tests.scoring import same_actor

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

_LANGUAGES = ("fr", "en")
_NEWS, _AT_HAND = "news", "at hand"
_COUNTS = {_NEWS: 1.0, _AT_HAND: 3.0}
"""How much a pronoun counts: those at hand are of what a timeline shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun with those whom it may mean.

    Attributes:
        place: where the word begins on which it hangs.
        actors: those of each candidate, none for what has no name.
        signs: what tells of each.
        here: the ids of those whom its sentence names.
    """

    place: int
    actors: Sequence[tuple[Actor, ...]]
    signs: Sequence[Mapping[str, float]]
    here: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A pronoun of the gold: the signs of its candidates, which of them are right, and which have a name."""

    part: str
    language: str
    document: str
    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    named: Sequence[bool]


@contextlib.contextmanager
def asked() -> Iterator[list[Asked]]:
    """What is asked of the documents that are read meanwhile."""
    told: list[Asked] = []
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
            begins = self.tokens[self.tokens[place].head].start_char
            here = frozenset(mention.actor.id for mention in self.who.actors if mention.first > place)
            told.append(Asked(begins, [one.last.actors for one in candidates], signs, here))
        return found

    with (
        mock.patch.object(Referring, "meant_at", meant_at),
        mock.patch("events.mentions.likely_meant.foremost", foremost),
    ):
        yield told


def seen(language: str) -> Iterator[Seen]:
    """The pronouns of the annotated news and of the articles at hand that hang on a happening with actors."""
    for document, marks in corpus.news(language):
        spans = [(mark.start, mark.end, mark.actors) for mark in marks]
        yield from _hanging(_NEWS, document, spans)
    for gold in golds(PARTS[1], language):
        spans = [
            (match.start(), match.end(), event.get("actors", ()))
            for event in gold.events
            for match in re.finditer(re.escape(event["trigger"]), gold.document.text)
        ]
        yield from _hanging(_AT_HAND, gold.document, spans)


def _hanging(part: str, document: Document, spans: Sequence[tuple[int, int, Sequence[str]]]) -> Iterator[Seen]:
    """The pronouns of a document that hang on happenings, each as code points with its actors."""
    with asked() as told:
        tellings_of(document, readings_of(document))
    for one in told:
        gold = next((actors for start, end, actors in spans if start <= one.place < end and actors), None)
        if gold is not None:
            right = [_means(actors, gold, document, one.here) for actors in one.actors]
            yield Seen(part, document.language, document.id, one.signs, right, [bool(actors) for actors in one.actors])


def _means(actors: Sequence[Actor], gold: Sequence[str], document: Document, here: frozenset[str]) -> bool:
    """Whether all of a candidate take part; who is named beside the pronoun is somebody else."""
    named = [{actor.name("fr"), actor.name(document.language)} for actor in actors]
    beside = any(actor.id in here for actor in actors)
    return bool(named) and not beside and all(any(same_actor(who, n) for who in gold for n in names) for names in named)


def fitted(rows: Sequence[Seen], names: Mapping[str, int]) -> "GradientBoostingClassifier":
    """The trees that make those meant likeliest."""
    counts = [_COUNTS[row.part] for row in rows for _ in row.signs]
    return trees.fitted(trees.told_of(rows), [hit for row in rows for hit in row.right], names, counts)


def f1(rows: Sequence[tuple[Seen, list[float]]]) -> float:
    """Of whom pronouns mean, in percent: who is said and right, of those said and of those who may be."""
    said = hits = gold = 0
    for row, likely in rows:
        named = [(share, hit) for share, hit, name in zip(likely, row.right, row.named, strict=True) if name]
        share, hit = max(named, default=(0.0, False))
        said += share >= LIKELY
        hits += share >= LIKELY and hit
        gold += any(row.right)
    return 200 * hits / max(1, said + gold)


def main() -> None:
    """Fit, print how often whom a pronoun means is right, and write what was asked for."""
    parser = asking("likely_meant", __doc__)
    parser.add_argument("--write", action="store_true", help="write the trees")
    given = parser.parse_args()
    rows = [row for language in _LANGUAGES for row in seen(language)]
    others = list(trees.apart(rows, fitted))
    figures: dict[str, float] = {}
    print("| pronouns | seen | F1 of whom they mean |\n| --- | --- | --- |")
    for part, language in product(_COUNTS, _LANGUAGES):
        group = [one for one in others if (one[0].part, one[0].language) == (part, language)]
        figures[f"{part}, {language}"] = round(f1(group), 1)
        print(f"| {part}, {language} | {len(group)} | {f1(group):.1f} |")
    if given.write:
        names = trees.names_of(trees.told_of(rows))
        trees.write("pronouns", fitted(rows, names), names)
    keep(figures, given.json)


if __name__ == "__main__":
    main()
