"""Names of a document as spaCy's recogniser finds them, most tokens at once.

Its transitions take one token each (BILUO), and outside a name the score of each depends on that token alone. So all
tokens are scored at once as outside, and one by one only inside a name. What a state may do is as in ``ner.pyx`` of
spaCy 3.8 for documents without names: a name has one type, goes over no start of a sentence and begins with no blank.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

_FEATURES = 3  # of a state: the token, the first of the open name, the one before
_NAME = "chronofrise_ner"


class Entities:
    """The recogniser of a model, in its place.

    Args:
        recogniser: ``EntityRecognizer`` of spaCy, greedy, of three features.
    """

    def __init__(self, recogniser: Any) -> None:
        model = recogniser.model
        self.tok2vec, self.lower, self.upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self.bias = self.lower.get_param("b")
        self.weights, self.offsets = self.upper.get_param("W"), self.upper.get_param("b")
        names = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        self.moves = [(name[0], name[2:]) for name in names]
        self.out = numpy.array([kind == "O" for kind, _ in self.moves])
        self.begins = numpy.array([kind == "B" for kind, _ in self.moves])
        self.opening = numpy.array([kind in "BU" and bool(label) for kind, label in self.moves])
        self.inside = {
            label: (names.index(f"I-{label}"), names.index(f"L-{label}")) for _, label in self.moves if label
        }

    def __call__(self, doc: Doc) -> Doc:
        """The document with its names."""
        self._name([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The documents with their names."""
        for batch in minibatch(docs, size=batch_size):  # type: ignore[no-untyped-call]
            self._name(batch)
            yield from batch

    def _name(self, docs: list[Doc]) -> None:
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        # first padding, then each token: its features, their hidden values, each in pieces
        states = self.lower.predict(self.tok2vec.predict(docs))
        best = self._outside(docs, states)
        first = 1
        for doc in docs:
            last = first + len(doc)
            doc.set_ents(list(self._spans(doc, best[first - 1 : last - 1], states[first:last])), default="outside")
            first = last

    def _outside(self, docs: list[Doc], states: Any) -> list[int]:
        """The best move at each token, were no name open."""
        padding, states = states[0], states[1:]
        alone = ((states[:, 0] + padding[1]) + padding[2]) + self.bias  # in the order of spaCy, to the last digit
        scores = self.upper.ops.gemm(_largest(alone), self.weights, trans2=True) + self.offsets
        scores = numpy.where(self.opening | self.out, scores, -numpy.inf)
        ends = numpy.concatenate([_ends(doc) for doc in docs])
        blank = numpy.concatenate([doc.to_array(IS_SPACE) == 1 for doc in docs])
        scores[numpy.ix_(ends, self.begins)] = -numpy.inf
        scores[numpy.ix_(blank, self.opening)] = -numpy.inf
        return scores.argmax(axis=1).tolist()  # type: ignore[no-any-return] # of equals the first, as there

    def _spans(self, doc: Doc, best: list[int], states: Any) -> Iterator[Span]:
        ends = _ends(doc).tolist()
        place = 0
        while place < len(doc):
            kind, label = self.moves[best[place]]
            start = place
            if kind == "B":
                place += 1
                while not ends[place] and self._goes_on(states, place, start, label):
                    place += 1
            place += 1
            if kind != "O":
                yield Span(doc, start, place, label=label)

    def _goes_on(self, states: Any, place: int, start: int, label: str) -> bool:
        """Whether a name goes on after a token, rather than that token ends it."""
        state = ((states[place, 0] + states[start, 1]) + states[place - 1, 2]) + self.bias
        hidden = state.max(axis=-1)
        on, end = (hidden @ self.weights[move] + self.offsets[move] for move in self.inside[label])
        return bool(on >= end)


def _largest(pieces: Any) -> Any:
    """The largest of each row of pieces, of which there are few: quicker one by one than along the row."""
    best = pieces[..., 0]
    for piece in range(1, pieces.shape[-1]):
        best = numpy.maximum(best, pieces[..., piece])
    return best


def _ends(doc: Doc) -> Any:
    """After which tokens no name goes on: the last of the document and those before a sentence."""
    return numpy.append(doc.to_array(SENT_START)[1:] == 1, True)


@Language.factory(_NAME)
def _entities(nlp: Language, name: str) -> Entities:  # noqa: ARG001 - the parameters are spaCy's
    return Entities(nlp.get_pipe("ner"))


def with_fast_names(model: Language) -> Language:
    """The model, whose names are found faster; which they are stays the same."""
    recogniser: Any = model.get_pipe("ner") if "ner" in model.pipe_names else None
    if (
        recogniser is None
        or recogniser.cfg["beam_width"] != 1
        or recogniser.model.get_ref("lower").get_dim("nF") != _FEATURES
    ):
        return model
    model.add_pipe(_NAME, after="ner")
    model.disable_pipe("ner")
    return model
