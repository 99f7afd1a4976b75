"""Who takes part in happenings whose sentence names nobody for it: ``python -m benchmarks.likely_implied [--write]``.

Reads the annotated news of ``tests/corpus`` and the articles at hand. Figures are of parts of the articles, each weighed by
what the other parts were fitted to. ``--write`` writes the trees that ``events.mentions.likely_implied`` uses, fitted to
all of it; ``--json FILE`` the figures. Of the articles kept aside nothing is used.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

import numpy as np

from benchmarks import trees
from benchmarks.asking import asking, keep
from benchmarks.likely_meant import AT_HAND, NEWS, happenings
from events import Document
from events.actors import Named
from events.mentions import mentions_of
from events.mentions.likely_implied import LIKELY, Implied
from events.mentions.telling import Telling
from events.mentions.trees import Trees
from events.model import Actor, EventMention
from events.times import readings_of
from tests.scoring import same_actor

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

_LANGUAGES = ("fr", "en")
_COUNTS = {(NEWS, "fr"): 1.0, (NEWS, "en"): 1.5, (AT_HAND, "fr"): 4.0, (AT_HAND, "en"): 4.0}
"""How much a happening counts: those at hand are what a timeline shows, and there are few in English."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A happening with those who take part as it is told, and those who may besides."""

    mention: EventMention
    actors: Sequence[Actor]
    signs: Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A happening of the gold that is told with too few who take part.

    Attributes:
        part: annotated news, or an article at hand.
        language, document: of it, and its id.
        signs: of each who may take part besides.
        right: whether the gold has them.
        gold, said, hits: how many take part by the gold, are said to, and are right.
    """

    part: str
    language: str
    document: str
    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    gold: int
    said: int
    hits: int


@contextlib.contextmanager
def asked() -> Iterator[list[Asked]]:
    """What is asked of the documents that are read meanwhile, to which nothing is added."""
    told: list[Asked] = []

    class Recording(Implied):
        def added(self, one: Telling, mention: EventMention) -> EventMention:
            found = self.candidates(mention)
            told.append(Asked(mention, found, [dict(signs) for signs in self.signs(one, mention, found)]))
            self.tell(mention)
            return mention

    none = Trees({}, np.zeros((0, 0), np.intp), np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32), 0.0)

    def recording(named: Sequence[Named], title: str) -> Implied:
        return Recording(named, title, none)

    with mock.patch("events.mentions.implied_in", recording):
        yield told


def seen(language: str) -> Iterator[Seen]:
    """The happenings of the annotated news and of the articles at hand."""
    for part, document, spans in happenings(language):
        yield from _seen(part, document, spans)


def _seen(part: str, document: Document, spans: Sequence[tuple[int, int, Sequence[str]]]) -> Iterator[Seen]:
    with asked() as told:
        mentions_of(document, readings_of(document))
    for one in told:
        first, last = one.mention.trigger_start_char, one.mention.trigger_end_char
        gold = next((actors for start, end, actors in spans if start < last and end > first), None)
        if gold is not None:
            right = [_among(actor, gold, document.language) for actor in one.actors]
            hits = sum(_among(actor, gold, document.language) for actor in one.mention.actors)
            said = len(one.mention.actors)
            yield Seen(part, document.language, document.id, one.signs, right, len(gold), said, min(hits, len(gold)))


def _among(actor: Actor, gold: Sequence[str], language: str) -> bool:
    return any(same_actor(who, name) for who in gold for name in {actor.name("fr"), actor.name(language)})


def fitted(rows: Sequence[Seen], names: Mapping[str, int]) -> "GradientBoostingClassifier":
    """The trees that make those of the gold likeliest."""
    counts = [_COUNTS[row.part, row.language] for row in rows for _ in row.signs]
    return trees.fitted(trees.told_of(rows), [hit for row in rows for hit in row.right], names, counts)


def f1(rows: Sequence[tuple[Seen, list[float]]], least: float) -> float:
    """Of those who take part in happenings, in percent, those as likely as that added."""
    added = [(share >= least, hit) for row, shares in rows for share, hit in zip(shares, row.right, strict=True)]
    hits = sum(row.hits for row, _ in rows) + sum(said and hit for said, hit in added)
    return 200 * hits / max(1, sum(row.gold + row.said for row, _ in rows) + sum(said for said, _ in added))


def main() -> None:
    """Fit, print how often those who take part are right, and write what was asked for."""
    parser = asking("likely_implied", __doc__)
    parser.add_argument("--write", action="store_true", help="write the trees")
    given = parser.parse_args()
    rows = [row for language in _LANGUAGES for row in seen(language)]
    others = list(trees.apart(rows, fitted))
    figures: dict[str, float] = {}
    print("| happenings | seen | actors F1 as named | with those implied |\n| --- | --- | --- | --- |")
    for part, language in _COUNTS:
        group = [one for one in others if (one[0].part, one[0].language) == (part, language)]
        figures[f"{part}, {language}"] = round(f1(group, LIKELY), 1)
        print(f"| {part}, {language} | {len(group)} | {f1(group, 2):.1f} | {f1(group, LIKELY):.1f} |")
    if given.write:
        names = trees.names_of(trees.told_of(rows))
        trees.write("implied", fitted(rows, names), names)
    keep(figures, given.json)


if __name__ == "__main__":
    main()
