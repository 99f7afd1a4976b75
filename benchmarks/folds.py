"""Parts of a corpus, each of which is measured with what is fitted to the others."""

from collections.abc import Iterable

import numpy as np


def folds(documents: Iterable[str], number: int) -> dict[str, int]:
    """The part of each document, of as many parts as said, the same in every run.

    Args:
        documents: their ids, more than once if need be.
        number: of parts.
    """
    names = sorted(set(documents))
    return {name: n % number for n, name in enumerate(np.random.default_rng(5).permutation(names).tolist())}
