"""Vectors of word forms, worked out once for each form: a language model does it for each token.

The first layers of spaCy's ``MultiHashEmbed`` see one token at a time, by its form, its norm and whether a space
follows; only the layers after them see its neighbours.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from events.reading.faster.layers import layers_of

_MOST = 50_000  # forms whose vectors are kept; about 20 MB


class _Kept:
    """The vectors of the forms met so far, of one layer; the readers of a server share them."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        self.layer = layer
        self.places: dict[tuple[int, int, int], int] = {}
        self.rows: Any = None
        self.lock = threading.Lock()

    def vectors(self, docs: Sequence[Doc]) -> list[Any]:
        """A vector for each token of each document."""
        keys = [list(map(tuple, doc.to_array([ORTH, NORM, SPACY]).tolist())) for doc in docs]
        with self.lock:
            if len(self.places) > _MOST:
                self.places.clear()
            new = list(dict.fromkeys(key for of in keys for key in of if key not in self.places))
            if new:
                self._learn(docs[0].vocab, new)
            return [self.rows[[self.places[key] for key in of]] for of in keys]

    def _learn(self, vocab: Any, new: Sequence[tuple[int, int, int]]) -> None:
        words = Doc(
            vocab, words=[vocab.strings[orth] for orth, _, _ in new], spaces=[bool(spaced) for _, _, spaced in new]
        )
        for token, (_, norm, _) in zip(words, new, strict=True):
            if token.norm != norm:
                token.norm_ = vocab.strings[norm]
        (rows,) = self.layer.predict([words])
        kept = len(self.places)
        if self.rows is None or kept + len(new) > len(self.rows):
            room = numpy.empty((2 * (kept + len(new)), rows.shape[1]), rows.dtype)
            room[:kept] = self.rows[:kept] if kept else 0
            self.rows = room
        self.rows[kept : kept + len(new)] = rows
        self.places.update(zip(new, range(kept, kept + len(new)), strict=True))


def with_kept_vectors(model: Language) -> Language:
    """The model, whose layers that see one token at a time see each form once; what they say stays the same."""
    for layer in layers_of(model):
        if layer.has_ref("embed"):
            embed = layer.get_ref("embed")
            layer.layers[:] = [_keeping(inner) if inner is embed else inner for inner in layer.layers]
    return model


def _keeping(layer: Model[Any, Any]) -> Model[Any, Any]:
    kept = _Kept(layer)

    def forward(_: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:  # noqa: ARG001
        return kept.vectors(docs), lambda gradient: gradient  # it is never trained

    return Model("kept_vectors", forward, layers=[layer])
