"""Who of several has which of several dates: «la Suède et la Finlande ont respectivement signé en 1985 et 1992»."""

from collections.abc import Mapping, Sequence

from events.mentions.attach import Attached
from events.mentions.dated import Unit
from events.mentions.lexicon import Lexicon
from events.reading import Sentence
from events.reading.mending import NAMES


def others_of(
    sentence: Sentence, assigned: Sequence[tuple[Unit, Attached]], words: Lexicon
) -> Mapping[Unit, frozenset[int]]:
    """For each date of a verb with as many subjects the tokens of those who have another; none where no word parts them.

    Args:
        sentence: the sentence.
        assigned: its dates with their happenings.
        words: the lexicon.
    """
    if words.lists["respectively"].isdisjoint(token.form for token in sentence.tokens):
        return {}
    found = dict[Unit, frozenset[int]]()
    for main in {attached.trigger.main for _, attached in assigned}:
        units = sorted(
            (unit for unit, attached in assigned if attached.trigger.main == main), key=lambda one: one.first
        )
        subjects = _subjects(sentence, main)
        if len(units) == len(subjects) > 1:
            for number, unit in enumerate(units):
                found[unit] = frozenset().union(*(own for at, own in enumerate(subjects) if at != number))
    return found


def _subjects(sentence: Sentence, main: int) -> list[frozenset[int]]:
    """The tokens of each of the names that are joined before a verb."""
    tokens = sentence.tokens
    first = next((c for c in sentence.children(main) if tokens[c].dep.startswith("nsubj") and c < main), None)
    if first is None or tokens[first].pos not in NAMES:
        return []
    joined = sorted(p for p in sentence.subtree(first) if tokens[p].dep == "conj" and tokens[p].pos in NAMES)
    starts = [first, *joined]
    return [
        frozenset(sentence.subtree(one)).difference(*(sentence.subtree(other) for other in starts if other > one))
        for one in starts
    ]
