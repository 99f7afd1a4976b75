"""Vectors of words, as a language's model has them: words that stand in like sentences have like vectors."""

import functools
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from events.reading.parse import loaded

Floats = npt.NDArray[np.float32]


class Vectors:
    """The vectors of a model.

    Attributes:
        table: a row a vector, each of length one.
    """

    def __init__(self, language: str) -> None:
        vocabulary = loaded(language).vocab
        self._places: dict[int, int] = vocabulary.vectors.key2row
        self._key_of = vocabulary.strings.as_int
        table = np.asarray(vocabulary.vectors.data, dtype=np.float32)
        lengths = np.linalg.norm(table, axis=1, keepdims=True)
        self.table: Floats = (table / np.where(lengths > 0, lengths, 1)).astype(np.float32)

    def rows(self, words: Iterable[str]) -> list[int]:
        """The rows of the words that have one, by their form, else by that in small letters."""
        found = (self._row(word) for word in words)
        return [row for row in found if row >= 0]

    @functools.lru_cache(maxsize=50_000)  # noqa: B019  one lives as long as the process
    def _row(self, word: str) -> int:
        found = (self._places.get(self._key_of(form)) for form in (word, word.lower()))
        return int(next((place for place in found if place is not None), -1))


@functools.cache
def vectors(language: str) -> Vectors | None:
    """The vectors of a language's model, None where it has none."""
    return Vectors(language) if loaded(language).vocab.vectors.size else None
