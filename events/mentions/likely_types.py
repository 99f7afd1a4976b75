"""Which type a happening most likely has, by its words and by those around it.

No lexicon has all the words of the news, and most words mean several things. Multinomial logistic regression over the
vectors of the words (those that name the happening, its arguments, its sentence, its document), its lemma and what the
lexicon says tells the likeliest. Weights are fitted to annotated news by ``python -m benchmarks.likely_types --write``.
"""

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from events.language import weights
from events.mentions.lexicon import DUTIES, lexicon
from events.mentions.senses import Sense
from events.mentions.triggers import Trigger
from events.model import EVENT_TYPES
from events.reading import Sentence
from events.reading.vectors import Floats, Vectors, vectors

AROUND = ("itself", "arguments", "sentence", "document")
"""The words that a type is told by, each group by the mean of its vectors."""
SAID = 3 * len(EVENT_TYPES) + 1
"""How many different things the lexicon may say (``told``)."""
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_ARGUMENTS = (
    "nsubj",
    "obj",
    "iobj",
    "obl",
    "xcomp",
    "ccomp",
    "oprd",
    "nmod",
    "amod",
    "compound",
    "appos",
    "conj",
    "flat",
)
_PARTS = ("nmod", "amod", "compound", "flat", "appos")
_QUALIFYING = ("acl", "amod", "acl:relcl")


def words_around(sentence: Sentence, first: int, last: int, main: int) -> tuple[list[str], list[str]]:
    """The words that name a happening, and those that are its arguments, with what qualifies them.

    Args:
        sentence: the sentence.
        first: the first token that names it.
        last: the token after the last.
        main: the one that stands for it in the tree.
    """
    tokens = sentence.tokens
    itself = [p for p in range(first, last) if tokens[p].pos in _CONTENT] or [main]
    near = [c for c in sentence.children(main) if tokens[c].dep.startswith(_ARGUMENTS)]
    if tokens[main].dep in _QUALIFYING:
        near.append(tokens[main].head)
    elif tokens[main].dep in ("conj", "xcomp"):
        near += [c for c in sentence.children(tokens[main].head) if tokens[c].dep.startswith("nsubj")]
    near += [g for p in tuple(near) for g in sentence.children(p) if tokens[g].dep.startswith(_PARTS)]
    arguments = dict.fromkeys(p for p in near if not first <= p < last and tokens[p].pos in _CONTENT)
    return [tokens[p].text for p in itself], [tokens[p].text for p in arguments]


def content(sentence: Sentence) -> list[str]:
    """The words of a sentence that mean something by themselves."""
    return [token.text for token in sentence.tokens if token.pos in _CONTENT]


@dataclass(frozen=True)
class Weights:
    """What was fitted.

    Attributes:
        tables: for each of ``AROUND`` what each row of the vectors adds to the logarithm of the odds of each type.
        base: what each type has of itself.
        lexicon: what is added where the lexicon says something, by ``told``.
        lemma: what is added for a lemma, by its number.
        lemmas: the number of each folded lemma that has weights of its own.
    """

    tables: tuple[Floats, ...]
    base: Floats
    lexicon: Floats
    lemma: Floats
    lemmas: Mapping[str, int]


class LikelyTypes:
    """Says the types of the happenings of one document."""

    def __init__(self, sentences: Sequence[Sentence], words: Vectors, fitted: Weights, language: str) -> None:
        self._language = language
        self._words = words
        self._fitted = fitted
        rows = {sentence.start_char: words.rows(content(sentence)) for sentence in sentences}
        whole = [row for of_one in rows.values() for row in of_one]
        about = fitted.base + _mean(fitted.tables[3], whole)
        self._about = {start: about + _mean(fitted.tables[2], of_one) for start, of_one in rows.items()}

    def typed(self, sentence: Sentence, trigger: Trigger) -> Trigger:
        """The trigger with the type that it most likely has; one that holds a happening stays as it is."""
        if trigger.duty in DUTIES:
            return trigger
        itself, arguments = words_around(sentence, trigger.first, trigger.last, trigger.main)
        odds = self._about[sentence.start_char] + _mean(self._fitted.tables[0], self._words.rows(itself))
        odds = odds + _mean(self._fitted.tables[1], self._words.rows(arguments))
        odds += self._fitted.lexicon[told(trigger, self._language)]
        own = self._fitted.lemmas.get(sentence.tokens[trigger.main].key)
        odds += 0 if own is None else self._fitted.lemma[own]
        best = EVENT_TYPES[int(odds.argmax())]
        return (
            trigger if best == trigger.sense.type else replace(trigger, sense=_usual(self._language)[best], likely=True)
        )


def told(trigger: Trigger | None, language: str) -> int:
    """A number for what the lexicon says of a happening: its type, guessed, by the word alone, or by its company.

    The last one, ``SAID - 1``, where it does not find it.
    """
    if trigger is None:
        return SAID - 1
    words = lexicon(language)
    alone = (words.nouns if trigger.noun else words.verbs).get(trigger.lemma)
    sure = 0 if not trigger.known else 1 if trigger.sense is alone else 2
    return 3 * EVENT_TYPES.index(trigger.sense.type) + sure


def _mean(table: Floats, rows: Sequence[int]) -> Floats:
    """The mean of some rows of a table, nought where there are none."""
    if not rows:
        return np.zeros(table.shape[1], dtype=np.float32)
    mean: Floats = table[rows[0]] if len(rows) == 1 else np.add.reduce(table[rows]) / np.float32(len(rows))
    return mean


@functools.cache
def _usual(language: str) -> dict[str, Sense]:
    """The sense that most words of each type have in the lexicon of a language."""
    found = {kind: Counter[tuple[str, tuple[tuple[str, str], ...]]]() for kind in EVENT_TYPES}
    words = lexicon(language)
    for sense in (*words.verbs.values(), *words.nouns.values()):
        found[sense.type][sense.plover, tuple(sorted(sense.roles.items()))] += 1
    most = {kind: counted.most_common(1)[0][0] if counted else ("", ()) for kind, counted in found.items()}
    return {kind: Sense(kind, plover, dict(roles)) for kind, (plover, roles) in most.items()}


@functools.cache
def _fitted(language: str) -> Weights | None:
    known, words = weights(language, "types"), vectors(language)
    if known is None or words is None:
        return None
    tables = tuple(np.ascontiguousarray(words.table @ known[name]) for name in AROUND)
    lemmas = {str(lemma): place for place, lemma in enumerate(known["lemmas"])}
    return Weights(tables, known["base"], known["lexicon"], known["lemma"], lemmas)


def types_of(sentences: Sequence[Sentence], language: str) -> LikelyTypes | None:
    """What tells the types of the happenings of a document, None where its language has no weights or no model.

    Args:
        sentences: of the document.
        language: of it.
    """
    if not any(sentence.parsed for sentence in sentences):
        return None
    fitted, words = _fitted(language), vectors(language)
    return LikelyTypes(sentences, words, fitted, language) if fitted and words else None
