"""The rules that turn a model's tags into parts of speech, tried once for each kind of token, not for each token."""

from collections.abc import Sequence
from typing import Any

from spacy.attrs import DEP, LOWER, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

_MOST = 50_000  # kinds of tokens that are kept

_Match = tuple[int, int, int, int]  # number of the rule, its key, first token and the one after the last


class _Kept:
    """What ``AttributeRuler.match`` gives, from what it gave for the like."""

    def __init__(self, ruler: Any, vocab: Any) -> None:
        self.ask = ruler.match
        self.vocab = vocab
        self.single: dict[tuple[int, ...], Sequence[tuple[int, int]]] = {}
        self.longer = Matcher(vocab, validate=False)
        for number, rule in enumerate(ruler.patterns):
            patterns = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if patterns:
                self.longer.add(str(number), patterns)

    def match(self, doc: Doc) -> list[_Match]:
        """The rules that hold in a document, in their order."""
        if len(self.single) > _MOST:
            self.single.clear()
        found: list[_Match] = []
        for place, row in enumerate(doc.to_array([TAG, POS, LOWER, DEP]).tolist()):
            key = tuple(row)
            rules = self.single.get(key)
            if rules is None:
                rules = self.single[key] = self._ask(key)
            found += [(number, match, place, place + 1) for number, match in rules]
        longer = self.longer(doc, allow_missing=True) if len(self.longer) else ()
        found += [(int(self.vocab.strings[match]), match, first, last) for match, first, last in longer]
        return sorted(found)

    def _ask(self, key: Sequence[int]) -> list[tuple[int, int]]:
        tag, pos, form, relation = (self.vocab.strings[number] if number else "" for number in key)
        word = Doc(self.vocab, words=[form], tags=[tag], pos=[pos], heads=[0], deps=[relation])
        return [(number, match) for number, match, _, _ in self.ask(word)]


def with_kept_rules(model: Language) -> Language:
    """The model, whose rules on single tokens are tried once for each kind; what they say stays the same."""
    for name, component in model.pipeline:
        if name == "attribute_ruler":
            ruler: Any = component
            ruler.match = _Kept(ruler, model.vocab).match
    return model
