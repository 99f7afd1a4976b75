"""Rows as arrays, so that millions of pairs are looked at before Python looks at one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from events.merging.score import VIOLENT
from events.merging.telling import Telling

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Tokens = npt.NDArray[np.int32]

WIDE = 48
"""Tokens of one row above which they are not laid out as arrays."""
STRONG, WEAK = 1.0, 0.5
"""Weights of the names by which a row is told from others, and of its other names."""


@dataclass(frozen=True, slots=True)
class Bag:
    """Tokens of each row with their weights.

    Attributes:
        tokens: numbers of the first token of each row, of the second, and so on; -1 where a row has no more.
        weights: of these, likewise.
        whole: whether all of a row's tokens are there.
    """

    tokens: Tokens
    weights: Floats
    whole: Flags

    def of(self, rows: Ints) -> tuple[Tokens, Floats]:
        """The tokens of some rows, and their weights."""
        return np.take(self.tokens, rows, axis=1), np.take(self.weights, rows, axis=1)


class Columns:
    """What rows are compared by, as arrays.

    Args:
        rows: in their order (``Telling.order``).
    """

    def __init__(self, rows: Sequence[Telling]) -> None:
        self.rows = rows
        self._number: dict[str, int] = {}
        self.dated = np.array([row.when is not None for row in rows], dtype=bool)
        self.start = np.array([row.when[0] if row.when else 0 for row in rows], dtype=np.int64)
        self.end = np.array([row.when[1] if row.when else 0 for row in rows], dtype=np.int64)
        self.lasting = np.array([row.lasting for row in rows], dtype=bool)
        self.once = np.array([bool(row.once) for row in rows], dtype=bool)
        self.types: list[str] = []
        self.type = self._coded(self.types, lambda row: row.type)
        self.modalities: list[str] = []
        self.modality = self._coded(self.modalities, lambda row: row.modality)
        self.document = self._coded([], lambda row: row.document)
        self.trigger = np.array([self._of(next(iter(row.trigger))) if row.trigger else -1 for row in rows], np.int64)
        self.violent = np.array([not row.trigger.isdisjoint(VIOLENT) for row in rows], dtype=bool)
        self.names = self._bag([row.names for row in rows])
        self.alike = self._bag([{name: STRONG if name in row.strong else WEAK for name in row.alike} for row in rows])
        self.places = self._bag([dict.fromkeys(row.places, 1.0) for row in rows])
        self.persons = self._bag([dict.fromkeys(row.persons, 1.0) for row in rows])
        self.words = self._bag([row.said.words for row in rows])
        self.numbers = self._bag([dict.fromkeys(row.said.numbers, 1.0) for row in rows])
        self.states = np.array([token.startswith("state:") for token in self._number] + [False], dtype=bool)

    def __len__(self) -> int:
        return len(self.rows)

    def _of(self, token: str) -> int:
        return self._number.setdefault(token, len(self._number))

    def _coded(self, values: list[str], value: Callable[[Telling], str]) -> Ints:
        """The number of each row's value; the values are put into a list by it."""
        known: dict[str, int] = {}
        found = np.array([known.setdefault(value(row), len(known)) for row in self.rows], dtype=np.int64)
        values += known
        return found

    def _bag(self, bags: Sequence[Mapping[str, float]]) -> Bag:
        sizes = np.array([len(bag) for bag in bags], dtype=np.int64)
        whole = sizes <= WIDE
        wide = int(sizes[whole].max(initial=0))
        tokens = np.full((len(bags), wide), -1, dtype=np.int32)
        weights = np.zeros((len(bags), wide), dtype=np.float32)
        held = [bag for bag in bags if len(bag) <= WIDE]
        there = (np.arange(wide) < sizes[:, None]) & whole[:, None]
        tokens[there] = self._numbers(token for bag in held for token in bag)
        weights[there] = np.fromiter((weight for bag in held for weight in bag.values()), np.float32)
        return Bag(np.ascontiguousarray(tokens.T), np.ascontiguousarray(weights.T), whole)

    def _numbers(self, tokens: Iterable[str]) -> Tokens:
        return np.fromiter(map(self._of, tokens), np.int32)

    @cached_property
    def tokens(self) -> tuple[Ints, Ints]:
        """Names, words and numbers of all rows, each once a row, and where those of each row begin, and one more."""
        bags = [{*row.names, *row.said.words, *row.said.numbers} for row in self.rows]
        first = np.cumsum([0, *map(len, bags)])
        return self._numbers(token for bag in bags for token in bag).astype(np.int64), first

    @cached_property
    def runs(self) -> npt.NDArray[np.uint64]:
        """A bit for each three words of a row's sentence that follow each other; several may share one."""
        found = []
        for row in self.rows:
            words, bits = row.said.signature, 0
            for run in zip(words, words[1:], words[2:], strict=False):
                bits |= 1 << (hash(run) & 63)
            found.append(bits)
        return np.array(found, dtype=np.uint64)

    @cached_property
    def lengths(self) -> Ints:
        """Words of each row's sentence."""
        return np.array([len(row.said.signature) for row in self.rows], dtype=np.int64)

    @cached_property
    def place(self) -> Ints:
        """The place of each row among all by date, type, names and words: neighbours say nearly the same."""
        keys = [_alike(row) for row in self.rows]
        place = np.empty(len(keys), dtype=np.int64)
        place[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
        return place


def _alike(row: Telling) -> tuple[object, ...]:
    words = sorted(row.said.words, key=lambda token: (-row.said.words[token], token))
    return row.when or (0, 0), row.type, sorted(row.names), words, row.order
