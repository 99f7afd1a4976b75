"""Fits the boosted trees of ``events.mentions.trees`` to what is known of things, and writes them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from benchmarks.folds import folds
from events.mentions.trees import DEPTH

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

TREES = 100
"""As many as are fitted where nothing else is said."""
FOLDER = Path(__file__).parents[1] / "events" / "language" / "all"
_FOLDS = 5
_RATE = 0.15
_SHARE = 0.7  # of the rows, for each tree
_LEAST = 30  # rows at each end of a tree
_OFTEN = 60  # rows that have a sign, for it to be asked

Floats = npt.NDArray[np.float64]
Told = Mapping[str, float]
"""The signs of one thing, by name."""


class Asked(Protocol):
    """A question of a document with several things that may be its answer, each with its signs."""

    @property
    def document(self) -> str:
        """Its id."""

    @property
    def signs(self) -> Sequence[Told]:
        """Of each of those things."""


Row = TypeVar("Row", bound=Asked)


def told_of(rows: Iterable[Asked]) -> list[Told]:
    """The signs of all that may be the answers, one after the other."""
    return [signs for row in rows for signs in row.signs]


def apart(
    rows: Sequence[Row], fit: "Callable[[Sequence[Row], Mapping[str, int]], GradientBoostingClassifier]"
) -> Iterator[tuple[Row, list[float]]]:
    """The questions with how likely each answer is, by trees that ``fit`` fitted without their document."""
    fold = folds((row.document for row in rows), _FOLDS)
    for number in range(_FOLDS):
        others = [row for row in rows if fold[row.document] != number]
        held = [row for row in rows if fold[row.document] == number]
        names = names_of(told_of(others))
        likely = iter(fit(others, names).predict_proba(table(told_of(held), names))[:, 1].tolist())
        yield from ((row, [next(likely) for _ in row.signs]) for row in held)


def names_of(told: Iterable[Told]) -> dict[str, int]:
    """The signs that are seen often, with a number each."""
    counted = Counter(name for signs in told for name, amount in signs.items() if amount)
    return {name: place for place, name in enumerate(sorted(n for n, often in counted.items() if often >= _OFTEN))}


def table(told: Sequence[Told], names: Mapping[str, int]) -> Floats:
    """The signs of all, a row each."""
    found = np.zeros((len(told), len(names)))
    for place, signs in enumerate(told):
        for name, amount in signs.items():
            if name in names:
                found[place, names[name]] = amount
    return found


def fitted(
    told: Sequence[Told],
    right: Sequence[bool],
    names: Mapping[str, int],
    counts: Sequence[float] | None = None,
    size: tuple[int, int] = (TREES, DEPTH),
) -> "GradientBoostingClassifier":
    """The trees that make what is right likeliest.

    Args:
        told: the signs of each.
        right: whether each is what is asked for.
        names: of the signs that are asked.
        counts: how much each counts.
        size: how many trees, and how many questions each asks at most.
    """
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        n_estimators=size[0],
        max_depth=size[1],
        learning_rate=_RATE,
        subsample=_SHARE,
        min_samples_leaf=_LEAST,
        random_state=5,
    )
    return model.fit(table(told, names), right, sample_weight=counts)


def write(name: str, model: "GradientBoostingClassifier", names: Mapping[str, int]) -> None:
    """Write trees under a name; an end of one that comes early asks what is always so."""
    count, asked = len(model.estimators_), 2**DEPTH - 1
    columns = np.zeros((count, asked), np.int16)
    bounds = np.full((count, asked), np.inf, np.float32)
    values = np.zeros((count, asked + 1), np.float32)
    for number, tree in enumerate(model.estimators_[:, 0]):
        inner, places = tree.tree_, {0: 0}
        for place in range(asked):
            node = places[place]
            split = inner.children_left[node] >= 0
            columns[number, place] = inner.feature[node] if split else 0
            bounds[number, place] = inner.threshold[node] if split else np.inf
            places[2 * place + 1] = inner.children_left[node] if split else node
            places[2 * place + 2] = inner.children_right[node] if split else node
        values[number] = [_RATE * inner.value[places[asked + end], 0, 0] for end in range(asked + 1)]
    share = float(model.init_.class_prior_[1])
    base = np.array([np.log(share / (1 - share))], np.float32)
    arrays = {"signs": np.array(list(names)), "columns": columns, "bounds": bounds, "values": values, "base": base}
    FOLDER.mkdir(exist_ok=True)
    np.savez_compressed(FOLDER / f"{name}.npz", allow_pickle=False, **arrays)
