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

    def likely(self, told: Sequence[Signs]) -> Floats:
        """How likely those with such signs are what is asked for, from 0 to 1; of signs unknown nothing is asked."""
        table = np.zeros((len(told), len(self.places)), dtype=np.float32)
        for row, signs in enumerate(told):
            for name, amount in signs:
                column = self.places.get(name)
                if column is not None:
                    table[row, column] = amount
        rows, each = np.arange(len(table))[:, None], np.arange(len(self.columns))
        place = np.zeros((len(table), len(self.columns)), dtype=np.intp)
        for _ in range(DEPTH):
            place = 2 * place + 1 + (table[rows, self.columns[each, place]] > self.bounds[each, place])
        odds = self.base + self.values[each, place - self.columns.shape[1]].sum(axis=1)
        likely: Floats = 1 / (1 + np.exp(-odds))
        return likely


@functools.cache
def trees(name: str) -> Trees | None:
    """What was fitted under a name ("actors"), read once; None where there is nothing."""
    known = weights("all", name)
    if known is None:
        return None
    places = {str(sign): place for place, sign in enumerate(known["signs"])}
    return Trees(places, known["columns"].astype(np.intp), known["bounds"], known["values"], float(known["base"][0]))
