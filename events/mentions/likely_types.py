"""Which type a happening most likely has, by its words, by those around it and by who stands there.

No lexicon has all the words of the news, and most words mean several things. Multinomial logistic regression over words
(those that name the happening, its arguments, its sentence, its document) and signs (what the lexicon says, the lemma, the
kinds of actors, the other happenings of sentence and document) tells the likeliest. Words are their vectors where the
language's model has such, else each is a sign of its own. Weights are fitted to annotated news by
``python -m benchmarks.likely_types --write``.
"""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from events.actors import ActorMention, Named
from events.language import weights
from events.mentions.lexicon import DUTIES, lexicon
from events.mentions.senses import Sense
from events.mentions.triggers import Trigger
from events.model import EVENT_TYPES
from events.reading import Sentence, Token
from events.reading.vectors import Floats, vectors

AROUND = ("itself", "arguments", "sentence", "document")
"""The words that a type is told by, each group by the mean of what its words say."""
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
_FEW = 4  # other happenings of a document that say little of it
_BESIDE = 0.5  # how much another happening of the sentence counts
_DEEP = 4  # steps in the tree from an actor to what it takes part in


def words_around(sentence: Sentence, first: int, last: int, main: int) -> tuple[list[Token], list[Token]]:
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
    return [tokens[p] for p in itself], [tokens[p] for p in arguments]


def content(sentence: Sentence) -> list[Token]:
    """The words of a sentence that mean something by themselves."""
    return [token for token in sentence.tokens if token.pos in _CONTENT]


def signs(
    sentence: Sentence,
    main: int,
    trigger: Trigger | None,
    named: Named,
    found: Sequence[Trigger],
    document: Mapping[str, int],
    language: str,
) -> Iterator[tuple[str, float]]:
    """What tells of the type of a happening beside words, by name, with its amount.

    Args:
        sentence: the sentence.
        main: the token that stands for the happening.
        trigger: the happening, None where the lexicon does not find it.
        named: who stands in the sentence.
        found: all happenings of the sentence, with the types of the lexicon.
        document: how many happenings of its document have each type, by the lexicon.
        language: of the document.
    """
    yield f"lemma {sentence.tokens[main].key}", 1.0
    own = ""
    if trigger is not None:
        own = trigger.sense.type
        yield f"lexicon {said(trigger, language)}", 1.0
    for mention in named.actors:
        yield f"actor {mention.actor.kind} {_place(sentence, main, mention)}", 1.0
    for other in found:
        if other.main != main:
            yield f"beside {other.sense.type}", _BESIDE
    others = sum(document.values()) - bool(own) + _FEW
    for type_, count in document.items():
        yield f"document {type_}", (count - (type_ == own)) / others


def said(trigger: Trigger, language: str) -> str:
    """What the lexicon says of a happening: its type, guessed, by the word alone, or by its company."""
    words = lexicon(language)
    alone = (words.nouns if trigger.noun else words.verbs).get(trigger.lemma)
    sure = "guessed" if not trigger.known else "alone" if trigger.sense is alone else "in company"
    return f"{trigger.sense.type} {sure}"


def _place(sentence: Sentence, main: int, mention: ActorMention) -> str:
    """How an actor hangs on a happening, "" where it does not."""
    tokens, place = sentence.tokens, mention.first
    for _ in range(_DEEP):
        head = tokens[place].head
        if head == main:
            return tokens[place].dep.partition(":")[0]
        if head == place:
            break
        place = head
    return ""


Rows = Callable[[Iterable[Token]], list[int]]
"""The numbers of the words that have one."""


def rows_of(language: str, listed: Mapping[str, int]) -> Rows:
    """What gives words their numbers: the rows of their vectors, by form, or where a model has none, of a list, by lemma.

    Args:
        language: of the model.
        listed: the list.
    """
    known = vectors(language)
    if known is not None:
        return lambda words: known.rows(word.text for word in words)
    return lambda words: [listed[word.key] for word in words if word.key in listed]


@dataclass(frozen=True)
class Weights:
    """What was fitted.

    Attributes:
        rows: gives words their numbers.
        tables: for each of ``AROUND`` what each word adds to the logarithm of the odds of each type.
        base: what each type has of itself.
        signs: what is added for a sign, by its number.
        names: the number of each sign.
    """

    rows: Rows
    tables: tuple[Floats, ...]
    base: Floats
    signs: Floats
    names: Mapping[str, int]

    def told(self, signs: Iterable[tuple[str, float]]) -> Floats:
        """What signs add to the odds."""
        known = [(self.names[name], amount) for name, amount in signs if name in self.names]
        if not known:
            return np.zeros_like(self.base)
        places, amounts = zip(*known, strict=True)
        added: Floats = np.array(amounts, dtype=np.float32) @ self.signs[list(places)]
        return added


class LikelyTypes:
    """Says the types of the happenings of one document.

    Args:
        sentences: of the document.
        found: its happenings, with the types of the lexicon.
        fitted: what was fitted.
        language: of the document.
    """

    def __init__(self, sentences: Iterable[Sentence], found: Iterable[Trigger], fitted: Weights, language: str) -> None:
        self._language = language
        self._fitted = fitted
        self._document = Counter(trigger.sense.type for trigger in found)
        rows = {sentence.start_char: fitted.rows(content(sentence)) for sentence in sentences}
        whole = [row for of_one in rows.values() for row in of_one]
        of_all = fitted.base + _mean(fitted.tables[3], whole)
        self._of_sentence = {start: of_all + _mean(fitted.tables[2], of_one) for start, of_one in rows.items()}

    def typed(self, sentence: Sentence, found: Sequence[Trigger], named: Named) -> list[Trigger]:
        """The happenings of a sentence with the types that they most likely have; what only holds one or has one sense stays as it is.

        Args:
            sentence: one of the document.
            found: its happenings.
            named: who stands in it.
        """
        return [
            one if one.duty in DUTIES or one.sense.sure else self._typed(sentence, one, found, named, one)
            for one in found
        ]

    def holding(self, sentence: Sentence, trigger: Trigger, found: Sequence[Trigger], named: Named) -> Trigger:
        """What happened, where that is a word that mostly holds another happening, or none of those found, with its likely type.

        Args:
            sentence: one of the document.
            trigger: what happened.
            found: the happenings of the sentence.
            named: who stands in it.
        """
        one_of = trigger.duty not in DUTIES and any(trigger.main == one.main for one in found)
        if one_of or trigger.sense.type != "other":
            return trigger
        return self._typed(sentence, trigger, found, named, None)

    def _typed(
        self, sentence: Sentence, trigger: Trigger, found: Sequence[Trigger], named: Named, known: Trigger | None
    ) -> Trigger:
        """A happening with its likely type; ``known`` as the lexicon has it, if it says anything of its type."""
        fitted = self._fitted
        itself, arguments = words_around(sentence, trigger.first, trigger.last, trigger.main)
        odds = self._of_sentence[sentence.start_char] + _mean(fitted.tables[0], fitted.rows(itself))
        odds += _mean(fitted.tables[1], fitted.rows(arguments))
        odds += fitted.told(signs(sentence, trigger.main, known, named, found, self._document, self._language))
        best = EVENT_TYPES[int(odds.argmax())]
        if best == trigger.sense.type:
            return trigger
        return replace(trigger, sense=_usual(self._language)[best], likely=True)


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
    known = weights(language, "types")
    if known is None:
        return None
    words = vectors(language)
    rows = rows_of(language, {str(word): place for place, word in enumerate(known["words"])})
    tables = tuple(np.ascontiguousarray(words.table @ known[name] if words else known[name]) for name in AROUND)
    return Weights(rows, tables, known["base"], known["signs"], {str(n): p for p, n in enumerate(known["names"])})


def types_of(sentences: Sequence[Sentence], found: Iterable[Trigger], language: str) -> LikelyTypes | None:
    """What tells the types of the happenings of a document, None where its language has no weights or no model.

    Args:
        sentences: of the document.
        found: its happenings, with the types of the lexicon.
        language: of it.
    """
    if not any(sentence.parsed for sentence in sentences):
        return None
    fitted = _fitted(language)
    return LikelyTypes(sentences, found, fitted, language) if fitted else None
