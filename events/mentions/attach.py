"""Which happening of its sentence a date belongs to.

The shortest way through the tree, with a preference for the noun of a happening that stands directly before
the date; verbs that only hold a happening ("intervenir", "avoir lieu", "mener") give their date to it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.mentions.holding import CLAUSES, argument, bare, happening_at, held, named_by, of_another_time
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence

_FAR = 40  # tokens beyond which the way through the tree is all that counts
_WEIGHTS = {
    "gap": 0.12,
    "step": 1.0,
    "clause": 0.2,
    "break": 0.1,
    "other part": 3.0,
    "unparsed break": 0.5,
    "unknown noun": 0.5,
    "unknown verb": 0.5,
    "noun after": 0.3,
    "verb after": 0.5,
    "known noun before": -2.5,
    "unknown noun before": -1.0,
    "object before": 2.5,
    "in an object before": 5.0,
    "reported": 2.0,
    "fronted verb": -0.8,
    "saying beside": -1.5,
    "saying": 0.4,
    "verb before": -1.5,
    "doer": 3.0,
    "bare": 1.5,
    "of another time": 2.0,
    "date on noun": 0.8,
    "date in its phrase": -4.0,
    "complement of a noun": 0.5,
    "passive subject": -1.3,
    "clause of its own": -0.2,
    "qualifies a noun": 0.7,
    "opens with its date": -2.5,
}
_GATHERINGS = ("protest", "visit", "election")
"""Types of what people are called to on a day."""
_DUTY_COST = {"container": -1.0, "light": 0.5, "aspect": 1.0, "weak": 1.6}


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
    head = _head(sentence, first, last)
    destined = _destined(sentence, head, first, words)
    called = None if destined else _called_for(sentence, first, found, words)
    costs: list[tuple[float, int, Attached]] = []
    for trigger in found:
        if set(range(trigger.first, trigger.last)) & set(dates):
            continue
        cost = _cost(sentence, head, first, last, trigger, found, words)
        inner = _aimed_at(sentence, trigger, found, words) if destined else None
        if called is not None and sentence.tokens[called.main].head == trigger.main:
            inner = called
        inner = inner or _told_by(sentence, trigger, found, words)
        if inner is not None:
            ends = trigger.lemma in words.lists["ending"]
            costs.append((cost - 0.2, trigger.main, Attached(inner, max(cost - 0.2, 0.0), trigger, ends)))
        else:
            costs.append((cost + _DUTY_COST.get(trigger.duty, 0.0), trigger.main, Attached(trigger, max(cost, 0.0))))
    costs.sort(key=lambda entry: entry[:2])
    return [attached for _, _, attached in costs]


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
    lemma = fold(sentence.tokens[verb.main].lemma)
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
        if near and fold(sentence.tokens[token.head].lemma) in words.lists["calling"]:
            return trigger
    return None


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of the date whose head is outside it."""
    for place in range(first, last):
        head = sentence.tokens[place].head
        if not first <= head < last:
            return place
    return first


def _cost(
    sentence: Sentence,
    head: int,
    first: int,
    last: int,
    trigger: Trigger,
    found: Sequence[Trigger],
    words: Lexicon,
) -> float:
    return sum(_WEIGHTS[name] * amount for name, amount in _signs(sentence, head, first, last, trigger, found, words))


def _signs(
    sentence: Sentence,
    head: int,
    first: int,
    last: int,
    trigger: Trigger,
    found: Sequence[Trigger],
    words: Lexicon,
) -> Iterator[tuple[str, float]]:
    """What speaks for and against a happening, by name of the weight, with its amount."""
    before = trigger.last <= first
    gap = first - trigger.last if before else trigger.first - last
    yield "gap", min(max(gap, 0), _FAR)
    if sentence.parsed:
        steps, clauses = _path(sentence, head, trigger.main)
        yield "step", steps
        yield "clause", clauses
        yield "break", _breaks(sentence, trigger, first, last, words)
        yield "other part", _in_other_part(sentence, trigger, first, last, found)
        yield from _place_in_tree(sentence, head, trigger)
    else:
        yield "unparsed break", _breaks(sentence, trigger, first, last, words)
    if not trigger.known:
        yield "unknown noun" if trigger.noun else "unknown verb", 1
    if not before:
        yield "noun after" if trigger.noun else "verb after", 1
    if trigger.noun and before and _directly_before(sentence, trigger, first, found):
        yield "known noun before" if trigger.known else "unknown noun before", 1
        if _object_of(sentence, trigger.main, found):
            yield "object before", 1
        elif _completes_object(sentence, trigger, first, found):
            yield "in an object before", 1
    if trigger.noun and before and _reported(sentence, trigger.main, words):
        yield "reported", 1
    if trigger.noun and bare(sentence, trigger.first, words):
        yield "bare", 1
    if trigger.noun and not before and of_another_time(sentence, trigger, words):
        yield "of another time", 1
    if trigger.noun and _does(sentence, trigger.main, words):
        yield "doer", 1
    fronted = first <= 2 or _begins_clause(sentence, first, words)
    if fronted and not trigger.noun and not before:
        yield "fronted verb", 1
    if trigger.sense.type == "statement" and not trigger.noun:
        yield "saying beside" if 0 <= gap <= 2 and (before or fronted) else "saying", 1
    opens = trigger.first == 0 and sentence.tokens[trigger.main].morph.get("VerbForm", "Part") != "Part"
    if before and not opens and not trigger.noun and 0 <= gap <= 2:
        yield "verb before", 1


def _place_in_tree(sentence: Sentence, head: int, trigger: Trigger) -> Iterator[tuple[str, float]]:
    """How a happening stands in its sentence: what a clause tells is likelier dated than what only completes a noun."""
    relation = sentence.tokens[trigger.main].dep
    if trigger.noun:
        if sentence.tokens[head].head == trigger.main:
            yield ("date in its phrase" if head < trigger.main else "date on noun"), 1
        if relation == "nmod":
            yield "complement of a noun", 1
        if relation == "nsubj:pass":
            yield "passive subject", 1
    elif trigger.main <= 1 and relation in CLAUSES and sentence.tokens[head].head == trigger.main:
        yield "opens with its date", 1  # "Born in Lima on 3 May, he taught"
    elif relation in ("ROOT", "acl:relcl", "conj"):
        yield "clause of its own", 1
    elif relation in ("acl", "amod"):
        yield "qualifies a noun", 1


def _does(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a noun is who does what the verb says ("annoncée par l'inspection", "la direction a dit")."""
    token = sentence.tokens[place]
    if token.dep == "obl:agent":
        return True
    return token.dep == "nsubj" and fold(sentence.tokens[token.head].lemma) in words.lists["reporting"]


def _reported(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a noun is what somebody said something of ("announced the withdrawal on Saturday")."""
    token = sentence.tokens[place]
    return token.dep == "obj" and fold(sentence.tokens[token.head].lemma) in words.lists["reporting"]


def _object_of(sentence: Sentence, place: int, found: Sequence[Trigger]) -> bool:
    """Whether a noun is the object of a verb that names a happening of its own ("rejected her deal")."""
    token = sentence.tokens[place]
    return token.dep in ("obj", "obl:arg") and any(
        t.main == token.head and not t.noun and not t.duty and t.known for t in found
    )


def _completes_object(sentence: Sentence, noun: Trigger, first: int, found: Sequence[Trigger]) -> bool:
    """«a exclu l'équipe de son championnat vendredi»: a date without a preposition is of the verb and not of the noun."""
    tokens, place = sentence.tokens, noun.main
    if tokens[place].dep != "nmod" or any(tokens[p].pos in ("ADP", "DET") for p in range(noun.last, first + 1)):
        return False
    while tokens[place].dep == "nmod" and tokens[tokens[place].head].pos == "NOUN":
        place = tokens[place].head
    return _object_of(sentence, place, found)


def _begins_clause(sentence: Sentence, first: int, words: Lexicon) -> bool:
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 2) : first]]
    return any(text in (";", ":") or text in words.lists["clause_starts"] for text in before)


def _breaks(sentence: Sentence, trigger: Trigger, first: int, last: int, words: Lexicon) -> int:
    low, high = (trigger.last, first) if trigger.last <= first else (last, trigger.first)
    return sum(
        1
        for token in sentence.tokens[low:high]
        if token.text in ",;:()–—" or token.lemma in words.lists["clause_marks"]
    )


def _in_other_part(sentence: Sentence, trigger: Trigger, first: int, last: int, found: Sequence[Trigger]) -> bool:
    """Whether a semicolon or colon parts a happening from a date that has another on its own side ("il plia : le 3, ...")."""
    parts = [0, *(n for n, token in enumerate(sentence.tokens) if token.text in (";", ":")), len(sentence.tokens)]
    own = next((low, high) for low, high in pairwise(parts) if low <= first < high)
    if own[0] <= trigger.first < own[1]:
        return False
    return any(own[0] <= t.first < own[1] and not first <= t.first < last for t in found if t.duty != "weak")


def _path(sentence: Sentence, a: int, b: int) -> tuple[float, float]:
    """Steps through the tree between two tokens, and how many of them cross into a clause."""
    up_a, up_b = [a, *sentence.ancestors(a)], [b, *sentence.ancestors(b)]
    shared = next((place for place in up_a if place in up_b), None)
    if shared is None:
        return 8.0, 0.0
    way = up_a[: up_a.index(shared)] + up_b[: up_b.index(shared)]
    clauses = sum(1 for place in way if sentence.tokens[place].dep in CLAUSES)
    return len(way), clauses


def _directly_before(sentence: Sentence, trigger: Trigger, first: int, found: Sequence[Trigger]) -> bool:
    """Whether only the complements of the noun stand between it and the date: no verb, no other happening."""
    between = range(trigger.last, first)
    if len(between) > 25 or any(sentence.tokens[place].text in (";", ":") for place in between):
        return False
    if any(
        sentence.tokens[place].pos in ("VERB", "AUX") and sentence.tokens[place].morph.get("VerbForm") != "Part"
        for place in between
    ):
        return False
    return not any(other.first in between and ((other.noun and other.known) or not other.noun) for other in found)
