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
from events import EVENT_TYPES, Document, fold
from events.mentions import tellings_of
from events.mentions.likely_types import AROUND, SAID, content, told, words_around
from events.mentions.telling import Telling
from events.reading.vectors import Vectors, vectors
from events.times import readings_of
from tests import gold as corpus
from tests.scoring import stems

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1] / "events" / "language"
_PARTS = 4
_LOUD = {"itself": 1.5, "arguments": 1.0, "sentence": 1.5, "document": 2.0, "lexicon": 2.0}
"""How much the words of each group count, beside a lemma: a mean of many vectors is short."""
_FREE = 1.0  # the inverse of the penalty on large weights
_OFTEN = 3  # times that a lemma happens, to have weights of its own
_NEWS, _AT_HAND = "news", "at hand"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A happening of the gold.

    Attributes:
        part: annotated news, or an article at hand, which the lexicon knows.
        document: its id.
        vectors: the means of those of ``AROUND``, one after the other.
        lemma: of the word that stands for it.
        type: by the gold.
        said: by the lexicon, "" where it does not find the happening.
        told: what the lexicon says of it, as a number (``events.mentions.likely_types.told``).
    """

    part: str
    document: str
    vectors: Floats
    lemma: str
    type: str
    said: str
    told: int


def seen(language: str) -> list[Seen]:
    """The happenings of the annotated news and of the articles at hand."""
    words = vectors(language)
    if words is None:
        raise SystemExit(f"the model of {language} has no vectors")
    with mock.patch("events.mentions.types_of", return_value=None):
        found = [one for document, marks in corpus.news(language) for one in _of_news(document, marks, words)]
        for gold in golds(PARTS[1], language):
            found += _at_hand(gold, words)
        for number, (type_, trigger, sentence) in enumerate(
            [*corpus.types(language), *corpus.types(language, "more-types")]
        ):
            document = Document(f"types-{number}", sentence, language, None)
            found += _at_hand(corpus.Gold(document, events=[{"type": type_, "trigger": trigger}]), words)
    return found


def _of_news(document: Document, marks: Sequence[corpus.Mark], words: Vectors) -> Iterator[Seen]:
    sentences = tellings_of(document, readings_of(document))
    whole = _whole(sentences)
    for mark in marks:
        one = next((t for t in sentences if t.sentence.start_char <= mark.start < t.sentence.end_char), None)
        if one is None or not one.sentence.parsed:
            continue
        tokens = one.sentence.tokens
        inside = [p for p, t in enumerate(tokens) if t.start_char < mark.end and mark.start < t.end_char]
        if inside:
            yield _seen(_NEWS, document, whole, one, inside, mark.type, words)


def _at_hand(gold: corpus.Gold, words: Vectors) -> Iterator[Seen]:
    """The events of an article, where their trigger stands in one sentence alone or beside the words of their date."""
    sentences = tellings_of(gold.document, readings_of(gold.document))
    whole = _whole(sentences)
    for event in gold.events:
        wanted = stems(event["trigger"])
        places = [
            (one, inside)
            for one in sentences
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
            yield _seen(_AT_HAND, gold.document, whole, places[0][0], places[0][1], event["type"], words)


def _whole(sentences: Sequence[Telling]) -> list[str]:
    """The words of a document that mean something by themselves."""
    return [word for one in sentences for word in content(one.sentence)]


def _seen(
    part: str,
    document: Document,
    whole: Sequence[str],
    one: Telling,
    inside: Sequence[int],
    type_: str,
    words: Vectors,
) -> Seen:
    trigger = next((t for t in one.found if not t.duty and t.main in inside), None) or next(
        (t for t in one.found if not t.duty and set(range(t.first, t.last)) & set(inside)), None
    )
    first, last, main = (trigger.first, trigger.last, trigger.main) if trigger else (*_span(inside), _head(one, inside))
    itself, arguments = words_around(one.sentence, first, last, main)
    groups = (itself, arguments, content(one.sentence), whole)
    means = [
        words.table[rows].mean(0) if (rows := words.rows(group)) else np.zeros(words.table.shape[1]) for group in groups
    ]
    said = trigger.sense.type if trigger else ""
    lemma = fold(one.sentence.tokens[main].lemma)
    return Seen(part, document.id, np.concatenate(means), lemma, type_, said, told(trigger, document.language))


def _span(inside: Sequence[int]) -> tuple[int, int]:
    return inside[0], inside[-1] + 1


def _head(one: Telling, inside: Sequence[int]) -> int:
    return next(
        (p for p in inside if one.sentence.tokens[p].head not in inside or one.sentence.tokens[p].head == p), inside[0]
    )


def fitted(rows: Sequence[Seen], lemmas: Mapping[str, int]) -> "LogisticRegression":
    """The regression that is fitted to happenings.

    What the lexicon says of the articles at hand is left out: it was written with them before it.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_FREE, max_iter=200, tol=1e-3)
    return model.fit(features(rows, lemmas), [row.type for row in rows])


def features(rows: Sequence[Seen], lemmas: Mapping[str, int]) -> "csr_matrix":
    """The vectors of the words around, what the lexicon says, and the lemma, a row a happening."""
    from scipy.sparse import csr_matrix, hstack

    width = len(rows[0].vectors) // len(AROUND)
    words = np.array([row.vectors for row in rows]) * np.repeat([_LOUD[name] for name in AROUND], width)
    told = [(place, row.told if row.part == _NEWS else SAID - 1) for place, row in enumerate(rows)]
    own = [(place, lemmas[row.lemma]) for place, row in enumerate(rows) if row.lemma in lemmas]
    lexicon = csr_matrix((np.full(len(told), _LOUD["lexicon"]), tuple(zip(*told, strict=True))), (len(rows), SAID))
    lemma = csr_matrix((np.ones(len(own)), tuple(zip(*own, strict=True))), (len(rows), len(lemmas)))
    return hstack([csr_matrix(words), lexicon, lemma]).tocsr()


def lemmas_of(rows: Sequence[Seen]) -> dict[str, int]:
    """A number for each lemma that happens more than once or twice."""
    counted = Counter(row.lemma for row in rows)
    return {lemma: place for place, lemma in enumerate(sorted(known for known in counted if counted[known] >= _OFTEN))}


def apart(rows: Sequence[Seen]) -> Iterator[tuple[Seen, str]]:
    """The happenings of the news with their types, by what was fitted without their article."""
    part_of = folds((row.document for row in rows if row.part == _NEWS), _PARTS)
    for number in range(_PARTS):
        others = [row for row in rows if part_of.get(row.document) != number]
        held = [row for row in rows if part_of.get(row.document) == number and row.part == _NEWS]
        lemmas = lemmas_of(others)
        yield from zip(held, fitted(others, lemmas).predict(features(held, lemmas)).tolist(), strict=True)


def write(language: str, rows: Sequence[Seen]) -> None:
    """Write the weights that the extractor uses."""
    lemmas = lemmas_of(rows)
    model = fitted(rows, lemmas)
    places = [EVENT_TYPES.index(name) for name in model.classes_]
    weights, base = np.zeros((model.coef_.shape[1], len(EVENT_TYPES))), np.full(len(EVENT_TYPES), -10.0)
    weights[:, places], base[places] = model.coef_.T, model.intercept_
    width = len(rows[0].vectors) // len(AROUND)
    arrays = {name: weights[n * width : (n + 1) * width] * _LOUD[name] for n, name in enumerate(AROUND)}
    end = width * len(AROUND)
    arrays |= {"lexicon": weights[end : end + SAID] * _LOUD["lexicon"], "lemma": weights[end + SAID :], "base": base}
    small = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(ROOT / language / "types.npz", allow_pickle=False, lemmas=np.array(list(lemmas)), **small)


def main() -> None:
    """Fit, print how often the type is right, and write what was asked for."""
    parser = asking("likely_types", __doc__)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    rows = seen(given.language)
    told = [(row, type_) for row, type_ in apart(rows) if row.said]
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
