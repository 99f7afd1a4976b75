"""A language model made faster; what it says stays the same, to the last token (tests/reading/test_faster.py)."""

from spacy.language import Language

from events.reading.faster.entities import with_fast_names
from events.reading.faster.products import with_fast_products
from events.reading.faster.rules import with_kept_rules
from events.reading.faster.vectors import with_kept_vectors
from events.reading.faster.windows import with_fast_windows

__all__ = ["faster"]


def faster(model: Language) -> Language:
    """The model, whose layers and rules do nothing twice that does not depend on the neighbours of a token."""
    return with_fast_names(with_kept_rules(with_fast_windows(with_kept_vectors(with_fast_products(model)))))
