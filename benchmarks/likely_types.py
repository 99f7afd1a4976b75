"""Which type a happening has, by the lexicon, and by what is fitted to annotated news: ``python -m benchmarks.likely_types``.

Reads the annotated news of ``tests/corpus`` and the articles at hand. Figures are of annotated news in four parts, each
typed by what the others were fitted to, so that no article is typed by its own. ``--write`` writes the weights that
``events.mentions.likely_types`` uses, fitted to all of it; ``--json FILE`` the figures.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import numpy as np
import numpy.typing as npt

from benchmarks.asking import asking, keep
from benchmarks.events import PARTS, golds
from benchmarks.folds import folds
from events import EVENT_TYPES, Document
from events.mentions import tellings_of
from events.mentions.likely_types import AROUND, Rows, content, rows_of, signs, words_around
from events.mentions.telling import Telling
from events.reading import Token
from events.reading.vectors import vectors
from events.times import readings_of
from tests import gold as corpus
from tests.scoring import stems

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1] / "events" / "language"
_LANGUAGES = ("fr", "en")
_PARTS = 4
_LOUD = {"itself": 1.5, "arguments": 1.0, "sentence": 1.5, "document": 2.0}
"""How much the words of each group count, beside a lemma: a mean of many vectors is short."""
_LOUD_SIGNS = {"lexicon": 2.0, "lemma": 1.0, "actor": 0.5, "beside": 1.0, "document": 1.0}
_FREE = 1.0  # the inverse of the penalty on large weights
_OFTEN = 3  # times that a lemma happens, to have weights of its own
_OFTEN_SAID = 5  # happenings that have a word around, likewise, where words have no vectors
_NEWS, _AT_HAND = "news", "at hand"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A happening of the gold.

    Attributes:
        part: annotated news, or an article at hand, which the lexicon knows.
        document: its id.
        around: the words of each of ``AROUND``.
        signs: the others, by name.
        type: by the gold.
        said: by the lexicon, "" where it does not find the happening.
    """

    part: str
    document: str
    around: tuple[Sequence[Token], ...]
    signs: Mapping[str, float]
    type: str
    said: str


@dataclass(frozen=True, slots=True)
class Known:
    """The columns of what is fitted, in their order.

    Attributes:
        rows: gives words their numbers.
        table: the vectors of the words, None where each is a column of its own.
        words: those, by lemma.
        names: of the signs.
    """

    rows: Rows
    table: Floats | None
    words: Mapping[str, int]
    names: Mapping[str, int]

    @property
    def width(self) -> int:
        """Columns of a group of words."""
        return len(self.words) if self.table is None else self.table.shape[1]


def seen(language: str) -> list[Seen]:
    """The happenings of the annotated news and of the articles at hand."""
    with mock.patch("events.mentions.types_of", return_value=None):
        found = [one for document, marks in corpus.news(language) for one in _of_news(document, marks)]
        for gold in golds(PARTS[1], language):
            found += at_hand(gold)
        for number, (type_, trigger, sentence) in enumerate(
            [*corpus.types(language), *corpus.types(language, "more-types")]
        ):
            document = Document(f"types-{number}", sentence, language, None)
            found += at_hand(corpus.Gold(document, events=[{"type": type_, "trigger": trigger}]))
    return found


def _of_news(document: Document, marks: Sequence[corpus.Mark]) -> Iterator[Seen]:
    whole = Whole(document)
    for mark in marks:
        one = next((t for t in whole.told if t.sentence.start_char <= mark.start < t.sentence.end_char), None)
        if one is None or not one.sentence.parsed:
            continue
        tokens = one.sentence.tokens
        inside = [p for p, t in enumerate(tokens) if t.start_char < mark.end and mark.start < t.end_char]
        if inside:
            yield whole.seen(_NEWS, one, inside, mark.type)


def at_hand(gold: corpus.Gold) -> Iterator[Seen]:
    """The events of an article, where their trigger stands in one sentence alone or beside the words of their date."""
    whole = Whole(gold.document)
    for event in gold.events:
        wanted = stems(event["trigger"])
        places = [
            (one, inside)
            for one in whole.told
            if one.sentence.parsed
            and (inside := [p for p, t in enumerate(one.sentence.tokens) if stems(t.text) & wanted])
        ]
        text = gold.document.text
        beside = [
            (one, inside)
            for one, inside in places
            if event.get("words", "") in text[one.sentence.start_char : one.sentence.end_char]
        ]
        places = beside or places
        if len(places) == 1:
            yield whole.seen(_AT_HAND, *places[0], event["type"])


class Whole:
    """A document as it is read, with the types of the lexicon."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.told = tellings_of(document, readings_of(document))
        self.words = [word for one in self.told for word in content(one.sentence)]
        self.types = Counter(trigger.sense.type for one in self.told for trigger in one.found)

    def seen(self, part: str, one: Telling, inside: Sequence[int], type_: str) -> Seen:
        """The happening of some tokens of a sentence."""
        found = [t for t in one.found if not t.duty]
        trigger = next((t for t in found if t.main in inside), None) or next(
            (t for t in found if set(range(t.first, t.last)) & set(inside)), None
        )
        if trigger:
            first, last, main = trigger.first, trigger.last, trigger.main
        else:
            first, last, main = inside[0], inside[-1] + 1, _head(one, inside)
        around = (*words_around(one.sentence, first, last, main), content(one.sentence), self.words)
        told: dict[str, float] = {}
        language = self.document.language
        for name, amount in signs(one.sentence, main, trigger, one.named, one.found, self.types, language):
            told[name] = told.get(name, 0) + amount
        return Seen(part, self.document.id, around, told, type_, trigger.sense.type if trigger else "")


def _head(one: Telling, inside: Sequence[int]) -> int:
    return next(
        (p for p in inside if one.sentence.tokens[p].head not in inside or one.sentence.tokens[p].head == p), inside[0]
    )


def columns_of(rows: Sequence[Seen], language: str) -> Known:
    """The columns of what is fitted to happenings: of words and signs, those that happen often enough."""
    named = Counter(name for row in rows for name in row.signs)
    often = sorted(name for name in named if named[name] >= _OFTEN)
    names = {name: place for place, name in enumerate(often)}
    of_model = vectors(language)
    if of_model is not None:
        return Known(rows_of(language, {}), of_model.table, {}, names)
    counted = Counter(word for row in rows for word in {word.key for word in row.around[2]})
    listed = {w: place for place, w in enumerate(sorted(w for w in counted if counted[w] >= _OFTEN_SAID))}
    return Known(rows_of(language, listed), None, listed, names)


def fitted(rows: Sequence[Seen], known: Known) -> "LogisticRegression":
    """The regression that is fitted to happenings.

    What the lexicon says of the articles at hand is left out: it was written with them before it.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_FREE, max_iter=200, tol=1e-3)
    return model.fit(features(rows, known), [row.type for row in rows])


def features(rows: Sequence[Seen], known: Known) -> "csr_matrix":
    """The words around and the signs, a row a happening."""
    from scipy.sparse import csr_matrix, hstack

    groups = []
    for number, name in enumerate(AROUND):
        entries = [
            (_LOUD[name] / len(found), place, row)
            for place, one in enumerate(rows)
            for found in [known.rows(one.around[number])]
            for row in found
        ]
        amounts, places, columns = zip(*entries, strict=True)
        width = known.width if known.table is None else len(known.table)
        means = csr_matrix((amounts, (places, columns)), (len(rows), width))
        groups.append(means if known.table is None else csr_matrix(means @ known.table))
    told = [
        (amount * _LOUD_SIGNS[name.split()[0]], place, known.names[name])
        for place, row in enumerate(rows)
        for name, amount in row.signs.items()
        if name in known.names and (row.part == _NEWS or not name.startswith("lexicon "))
    ]
    amounts, places, columns = zip(*told, strict=True)
    return hstack([*groups, csr_matrix((amounts, (places, columns)), (len(rows), len(known.names)))]).tocsr()


def apart(rows: Sequence[Seen], language: str) -> Iterator[tuple[Seen, str]]:
    """The happenings of the news with their types, by what was fitted without their article."""
    part_of = folds((row.document for row in rows if row.part == _NEWS), _PARTS)
    for number in range(_PARTS):
        others = [row for row in rows if part_of.get(row.document) != number]
        held = [row for row in rows if part_of.get(row.document) == number and row.part == _NEWS]
        columns = columns_of(others, language)
        yield from zip(held, fitted(others, columns).predict(features(held, columns)).tolist(), strict=True)


def write(language: str, rows: Sequence[Seen]) -> None:
    """Write the weights that the extractor uses."""
    columns = columns_of(rows, language)
    model = fitted(rows, columns)
    places = [EVENT_TYPES.index(name) for name in model.classes_]
    weights, base = np.zeros((model.coef_.shape[1], len(EVENT_TYPES))), np.full(len(EVENT_TYPES), -10.0)
    weights[:, places], base[places] = model.coef_.T, model.intercept_
    width = columns.width
    arrays = {name: weights[n * width : (n + 1) * width] * _LOUD[name] for n, name in enumerate(AROUND)}
    loud = np.array([[_LOUD_SIGNS[name.split()[0]]] for name in columns.names])
    arrays |= {"signs": weights[width * len(AROUND) :] * loud, "base": base}
    small = {name: array.astype(np.float16) for name, array in arrays.items()}
    names = {"words": np.array(list(columns.words), dtype=str), "names": np.array(list(columns.names))}
    np.savez_compressed(ROOT / language / "types.npz", allow_pickle=False, **names, **small)


def main() -> None:
    """Fit, print how often the type is right, and write what was asked for."""
    parser = asking("likely_types", __doc__)
    parser.add_argument("--language", default="fr", choices=_LANGUAGES)
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    rows = seen(given.language)
    told = [(row, type_) for row, type_ in apart(rows, given.language) if row.said]
    figures = {
        "lexicon": 100 * sum(row.said == row.type for row, _ in told) / len(told),
        "fitted": 100 * sum(type_ == row.type for row, type_ in told) / len(told),
    }
    print(f"{len(rows)} happenings; {len(told)} of annotated news that the lexicon finds\n")
    print("| type by | right, % |\n| --- | --- |")
    print(f"| the lexicon | {figures['lexicon']:.1f} |\n| what is fitted | {figures['fitted']:.1f} |")
    if given.write:
        write(given.language, rows)
    keep({name: round(value, 1) for name, value in figures.items()}, given.json)


if __name__ == "__main__":
    main()
