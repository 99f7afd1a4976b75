"""Dates that only measure: "plus qu'en 2019", "contre 18 millions en 2023", "for the first time since 2011"."""

from events.mentions.triggers import Lexicon
from events.model import fold
from events.reading import Sentence

_FAR = 7  # tokens before the date in which the words of a comparison stand
_QUANTITY = ("NUM", "NOUN", "ADP", "DET", "SYM", "ADJ", "PROPN")


def compares(sentence: Sentence, first: int, since: bool, words: Lexicon) -> bool:
    """Whether a date is that of what something is compared with, which is another happening and not told.

    Args:
        sentence: the sentence.
        first: first token of the date.
        since: whether the date is the beginning of a span ("depuis 2011").
        words: the lexicon, with the lists of words that compare.
    """
    tokens = sentence.tokens
    before = [fold(token.text).strip("'") for token in tokens[max(0, first - _FAR) : first]]
    if since:
        return not words.lists["compared"].isdisjoint(before)
    while (
        before
        and (before[-1] in ("", "l") or tokens[first - 1].pos in ("ADP", "DET"))
        and before[-1] not in words.lists["than"]
    ):
        before.pop()
        first -= 1
    if before and before[-1] in words.lists["than"]:
        return not words.lists["comparing"] or not words.lists["comparing"].isdisjoint(before)
    against = next((n for n in range(len(before) - 1, -1, -1) if before[n] in words.lists["against"]), None)
    if against is None:
        return False
    between = tokens[first - len(before) + against + 1 : first]
    return any(token.pos == "NUM" for token in between) and all(token.pos in _QUANTITY for token in between)
