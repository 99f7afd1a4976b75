"""Boosted trees (Friedman 2001, "Greedy function approximation") over signs: how likely something is, of which much is known.

They are fitted to annotated news and to the articles at hand by the benchmarks that measure them.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from events.language import weights
from events.reading.vectors import Floats

DEPTH = 3
"""Questions that each tree asks, one after the other."""
Signs = Iterable[tuple[str, float]]
"""What is known of one thing, by name, with its amount."""


@dataclass(frozen=True)
class Trees:
    """What was fitted: trees of ``DEPTH`` questions each.

    Attributes:
        places: the column of each sign, by its name.
        columns, bounds: of every tree its questions, from the first down: whether what stands in a column is over a bound.
        values: of every tree what each of its ends adds to the logarithm of the odds.
        base: their logarithm before any tree is asked.
    """

    places: Mapping[str, int]
    columns: npt.NDArray[np.intp]
    bounds: Floats
    values: Floats
    base: float

    def likely(self, told: Sequence[Signs], shared: Signs = ()) -> Floats:
        """How likely those with such signs are what is asked for, from 0 to 1; of signs unknown nothing is asked.

        Args:
            told: the signs of each.
            shared: signs that all have.
        """
        table = np.zeros((len(told), len(self.places)), dtype=np.float32)
        places = self.places
        for column, amount in [(places[name], amount) for name, amount in shared if name in places]:
            table[:, column] = amount
        for row, signs in zip(table, told, strict=True):
            for name, amount in signs:
                if name in places:
                    row[places[name]] = amount
        asked, trees, ends = self._asked
        answers = (table.take(asked, axis=1) > self.bounds.ravel()).ravel()
        at = np.arange(0, answers.size, len(asked))[:, None] + trees  # the first question of each tree
        place = np.zeros((len(told), len(trees)), dtype=np.intp)
        for _ in range(DEPTH):
            place += place + 1 + answers.take(at + place)
        odds = self.base + self.values.ravel().take(place + ends).sum(axis=1)
        likely: Floats = 1 / (1 + np.exp(-odds))
        return likely

    @functools.cached_property
    def _asked(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """The columns of all questions in one row; where those of each tree begin; what leads from a place to its ends."""
        count, each = self.columns.shape
        trees = np.arange(count)
        return self.columns.ravel(), trees * each, trees * self.values.shape[1] - each


@functools.cache
def trees(name: str) -> Trees | None:
    """What was fitted under a name ("actors"), read once; None where there is nothing."""
    known = weights("all", name)
    if known is None:
        return None
    places = {str(sign): place for place, sign in enumerate(known["signs"])}
    return Trees(places, known["columns"].astype(np.intp), known["bounds"], known["values"], float(known["base"][0]))
