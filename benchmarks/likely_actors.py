"""Who takes part in a happening, by grammar, and weighed by what is fitted: ``python -m benchmarks.likely_actors [--write]``.

Reads the annotated news of ``tests/corpus`` and the articles at hand. Figures are of parts of the articles, each weighed by
what the other parts were fitted to. ``--write`` writes the trees that ``events.mentions.likely_actors`` uses, fitted to all
of it; ``--json FILE`` the figures. Of the articles kept aside nothing is used.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

import numpy as np

from benchmarks import attach, trees
from benchmarks.asking import asking, keep
from benchmarks.events import PARTS, golds
from events import Document, extract
from events.mentions import mentions_of
from events.mentions.around import Arguments, Part
from events.mentions.likely_actors import LIKELY, LikelyActors
from events.mentions.trees import Trees
from events.model import Actor
from events.times import readings_of
from tests import gold as corpus
from tests.scoring import paired, rows_of, same_actor, same_happening

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

_LANGUAGES = ("fr", "en")
_NEWS, _AT_HAND = "news", "at hand"
_COUNTS = {(_NEWS, "fr"): 1.0, (_NEWS, "en"): 1.5, (_AT_HAND, "fr"): 3.0, (_AT_HAND, "en"): 3.0}
"""How much a happening counts: those at hand are what a timeline shows, and there are few in English."""


@dataclass(frozen=True, slots=True)
class Seen(attach.Seen):
    """A happening of the gold that the extractor finds, with the actors that may take part: whether the gold has them.

    Attributes:
        gold: how many take part by the gold.
        ruled: whether grammar counts each.
    """

    gold: int
    ruled: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """A happening whose candidates were looked at: where its main word begins, and who they are."""

    place: int
    actors: Sequence[Actor]
    signs: Sequence[Mapping[str, float]]
    ruled: Sequence[bool]


@contextlib.contextmanager
def asked() -> Iterator[list[Asked]]:
    """What is asked of the documents that are read meanwhile, of which all is left at grammar."""
    told: list[Asked] = []

    class Recording(LikelyActors):
        def weighed(self, arguments: Arguments, ruled: Sequence[Part]) -> list[Part]:
            found = self.candidates(arguments, ruled)
            signs = [dict(one) for one in self.signs(arguments, found)]
            place = arguments.sentence.tokens[arguments.trigger.main].start_char
            told.append(Asked(place, [one.mention.actor for one in found], signs, [bool(one.role) for one in found]))
            return list(ruled)

    none = Trees({}, np.zeros((0, 0), np.intp), np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32), 0.0)
    with mock.patch("events.mentions.actors_of", lambda named, title: Recording(named, title, none)):
        yield told


def seen(language: str) -> Iterator[Seen]:
    """The happenings of the annotated news and of the articles at hand."""
    for document, marks in corpus.news(language):
        with asked() as told:
            mentions_of(document, readings_of(document))
        for one in told:
            mark = next((mark for mark in marks if mark.start <= one.place < mark.end), None)
            if mark is not None:
                yield _seen(_NEWS, document, one, mark.actors)
    for gold in golds(PARTS[1], language):
        with asked() as told:
            rows = rows_of(extract(gold.document))
        events = [event for event in gold.events if event.get("begin")]
        for i, j in paired(events, rows, same_happening):
            named = range(rows[j]["trigger_start_char"], rows[j]["trigger_end_char"])
            if one_of := next((one for one in told if one.place in named), None):
                yield _seen(_AT_HAND, gold.document, one_of, events[i].get("actors", ()))


def _seen(part: str, document: Document, one: Asked, gold: Sequence[str]) -> Seen:
    names = [{actor.name("fr"), actor.name(document.language)} for actor in one.actors]
    right = [any(same_actor(who, name) for who in gold for name in bearing) for bearing in names]
    return Seen(part, document.language, document.id, one.signs, right, len(gold), one.ruled)


def fitted(rows: Sequence[Seen], names: Mapping[str, int]) -> "GradientBoostingClassifier":
    """The trees that make the actors of the gold likeliest."""
    counts = [_COUNTS[row.part, row.language] for row in rows for _ in row.signs]
    return trees.fitted(trees.told_of(rows), [hit for row in rows for hit in row.right], names, counts)


def f1(rows: Sequence[Seen], said: Sequence[Sequence[bool]]) -> float:
    """Of the actors of happenings, in percent."""
    told = sum(map(sum, said))
    hits = sum(a and b for row, one in zip(rows, said, strict=True) for a, b in zip(row.right, one, strict=True))
    return 200 * hits / (told + sum(row.gold for row in rows))


def apart(rows: Sequence[Seen]) -> Iterator[tuple[Seen, list[bool]]]:
    """The happenings with those who take part, by trees fitted without their article."""
    for row, likely in trees.apart(rows, fitted):
        yield row, [share >= LIKELY[ruled] for share, ruled in zip(likely, row.ruled, strict=True)]


def main() -> None:
    """Fit, print how often those who take part are right, and write what was asked for."""
    parser = asking("likely_actors", __doc__)
    parser.add_argument("--write", action="store_true", help="write the trees")
    given = parser.parse_args()
    rows = [row for language in _LANGUAGES for row in seen(language)]
    others = list(apart(rows))
    figures: dict[str, float] = {}
    print("| happenings | seen | actors F1 by grammar | fitted to others |\n| --- | --- | --- | --- |")
    for part, language in _COUNTS:
        group = [(row, said) for row, said in others if (row.part, row.language) == (part, language)]
        held = [row for row, _ in group]
        by_grammar, weighed = f1(held, [row.ruled for row in held]), f1(held, [said for _, said in group])
        figures[f"{part}, {language}"] = round(weighed, 1)
        print(f"| {part}, {language} | {len(group)} | {by_grammar:.1f} | {weighed:.1f} |")
    if given.write:
        names = trees.names_of(trees.told_of(rows))
        trees.write("actors", fitted(rows, names), names)
    keep(figures, given.json)


if __name__ == "__main__":
    main()
