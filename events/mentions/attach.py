"""Which happening of its sentence a date belongs to.

That which the signs speak for (``weighing``): the way through the tree, the noun of a happening that stands directly
before the date, the nearest verb; verbs that only hold a happening ("intervenir", "avoir lieu", "mener") give their
date to it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from events.mentions.holding import argument, happening_at, held, named_by
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger
from events.mentions.weighing import Place, weight
from events.model import fold
from events.reading import Sentence

_AS_NEAR = 0.5  # by how much the way to a happening by its verb may cost more
_GATHERINGS = ("protest", "visit", "election")
"""Types of what people are called to on a day."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A date with its happening.

    Attributes:
        trigger: what it dates.
        cost: how far it was found; from 0, about 6 is doubtful.
        through: the verb that holds the happening, or None.
        ends: whether that verb says that it ended, which then is what happened.
    """

    trigger: Trigger
    cost: float
    through: Trigger | None = None
    ends: bool = False


def attach(
    sentence: Sentence, first: int, last: int, found: Sequence[Trigger], words: Lexicon, dates: Collection[int]
) -> list[Attached]:
    """The happenings that the date in tokens ``[first, last)`` may belong to, the likeliest first.

    Args:
        sentence: the sentence.
        first: first token of the date.
        last: the token after its last.
        found: the candidates of the sentence.
        words: the lexicon.
        dates: tokens that belong to any date, which name no happening.
    """
    place = Place(sentence, date_head(sentence, first, last), first, last, found, words)
    costs: list[tuple[float, int, Attached]] = []
    for trigger, inner in candidates_at(place, dates):
        cost = weight(place, trigger, holds=inner is not None)
        attached = Attached(trigger, max(cost, 0.0))
        if inner is not None:
            attached = Attached(inner, max(cost, 0.0), trigger, trigger.lemma in words.lists["ending"])
        costs.append((cost, trigger.main, attached))
    costs.sort(key=lambda entry: entry[:2])
    return _by_its_verb([attached for _, _, attached in costs])


def _by_its_verb(likely: list[Attached]) -> list[Attached]:
    """With the way to the likeliest by its verb first, where that is as near: «Un passeport est en circulation depuis mai»."""
    best = likely[0] if likely else None
    if best is None or best.through is not None:
        return likely
    ways = (one for one in likely if one.through is not None and one.trigger.main == best.trigger.main)
    return [one for one in ways if one.cost - best.cost < _AS_NEAR][:1] + likely


def candidates_at(place: Place, dates: Collection[int]) -> Iterator[tuple[Trigger, Trigger | None]]:
    """What a date may belong to, each with the happening that it gives its date to, or None; see ``attach``."""
    sentence, found, words = place.sentence, place.found, place.words
    destined = _destined(sentence, place.head, place.first, words)
    called = None if destined else _called_for(sentence, place.first, found, words)
    for trigger in found:
        if set(range(trigger.first, trigger.last)) & set(dates):
            continue
        inner = _aimed_at(sentence, trigger, found, words) if destined else None
        if called is not None and sentence.tokens[called.main].head == trigger.main:
            inner = called
        yield trigger, inner or _told_by(sentence, trigger, found, words)


def _told_by(sentence: Sentence, trigger: Trigger, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """The noun that names better what a verb tells."""
    if trigger.noun:
        return None
    if not trigger.duty:
        return named_by(sentence, trigger, found)
    inner = held(sentence, trigger, found, words)
    if inner is None and trigger.duty == "light" and not trigger.known:
        return argument(sentence, trigger.main, found, ("nsubj:pass",), words)  # «un bilan sera dressé»
    return inner


def _destined(sentence: Sentence, head: int, first: int, words: Lexicon) -> bool:
    """Whether the date is the one that something is meant for ("prévu pour samedi")."""
    before = [sentence.tokens[place] for place in range(max(0, first - 2), first)]
    cases = [sentence.tokens[child] for child in sentence.children(head) if sentence.tokens[child].dep == "case"]
    return any(fold(token.text) in words.lists["destined"] for token in (*before[-1:], *cases))


def _aimed_at(sentence: Sentence, verb: Trigger, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """What is announced, promised or called for a date: it is dated, not the announcement."""
    lemma = sentence.tokens[verb.main].key
    if verb.noun or not (lemma in words.lists["reporting"] or lemma in words.lists["planned"]):
        return None
    if (
        sentence.tokens[verb.main].dep in ("acl", "amod")
        and sentence.tokens[sentence.tokens[verb.main].head].pos == "NOUN"
    ):
        return happening_at(sentence, sentence.tokens[verb.main].head, found)
    return argument(sentence, verb.main, found, ("nsubj:pass", "obj", "nsubj"), words)


def _called_for(sentence: Sentence, first: int, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """The gathering called for, where the date stands right after it ("appellent à [manifester] mardi")."""
    for trigger in found:
        token = sentence.tokens[trigger.main]
        governed = token.dep in ("obl:arg", "obl:mod", "obl", "xcomp", "obj") and token.head < trigger.main
        if not governed or trigger.sense.type not in _GATHERINGS or trigger.last > first:
            continue
        near = all(sentence.tokens[place].pos in ("ADP", "DET") for place in range(trigger.last, first))
        if near and sentence.tokens[token.head].key in words.lists["calling"]:
            return trigger
    return None


def date_head(sentence: Sentence, first: int, last: int) -> int:
    """The token of the date whose head is outside it."""
    for place in range(first, last):
        head = sentence.tokens[place].head
        if not first <= head < last:
            return place
    return first
