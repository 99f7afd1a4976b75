"""Dates of what is only compared with: "plus qu'en 2019", "contre 18 millions en 2023", "après celle du 5 octobre"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from events.mentions.lexicon import Lexicon
from events.model import fold
from events.reading import Sentence

_OTHER = 12  # tokens from «celle» to the date of it
_CLAUSE = 5  # tokens from "than" to the date of its clause
_FAR = 7  # tokens before the date in which the words of a comparison stand
_QUANTITY = ("NUM", "NOUN", "ADP", "DET", "SYM", "ADJ", "PROPN")


def compares(sentence: Sentence, first: int, since: bool, words: Lexicon, dated: Collection[int] = ()) -> bool:
    """Whether a date is that of what something is compared with, which is another happening and not told.

    Args:
        sentence: the sentence.
        first: first token of the date.
        since: whether the date is the beginning of a span ("depuis 2011").
        words: the lexicon, with the lists of words that compare.
        dated: the tokens of all dates of the sentence, which are no amounts: "from 1992 to 1995".
    """
    tokens = sentence.tokens
    if _another(sentence, first, words):
        return True
    before = [token.form for token in tokens[max(0, first - _FAR) : first]]
    if since:
        return not words.lists["compared"].isdisjoint(before) or _record(sentence, first, before, words)
    while (
        before
        and (before[-1] in ("", "l") or tokens[first - 1].pos in ("ADP", "DET"))
        and before[-1] not in words.lists["than"]
    ):
        before.pop()
        first -= 1
    if before and before[-1] in words.lists["than"] and first - 1 not in dated:  # "no earlier than 3 May"
        return not words.lists["comparing"] or not words.lists["comparing"].isdisjoint(before)
    if _in_than_clause(sentence, first, words):
        return True
    against = next((n for n in range(len(before) - 1, -1, -1) if before[n] in words.lists["against"]), None)
    if against is None:
        return False
    begin = first - len(before) + against + 1
    amounts = (tokens[place].pos == "NUM" and place not in dated for place in range(begin, first))
    return any(amounts) and all(token.pos in _QUANTITY for token in tokens[begin:first])


def _in_than_clause(sentence: Sentence, first: int, words: Lexicon) -> bool:
    """Whether a date is of a short clause of comparison, where the word that opens it opens no other: "than it was in 1985"."""
    tokens = sentence.tokens[max(0, first - _CLAUSE) : first]
    than = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].form in words.lists["than"]), None)
    if than is None or words.lists["comparing"] or not tokens or tokens[-1].pos not in ("VERB", "AUX"):
        return False
    return all(token.pos in ("PRON", "DET", "NOUN", "PROPN", "VERB", "AUX") for token in tokens[than + 1 :])


def _record(sentence: Sentence, first: int, before: Sequence[str], words: Lexicon) -> bool:
    """Whether a superlative or an ordinal stands before "since": "the lowest since 1994", «la troisième baisse depuis mars»."""
    tokens, place = sentence.tokens, first - 1
    if any(token.morph.get("Degree") == "Sup" for token in tokens[max(0, first - _FAR) : first]):
        return True
    while place > 0 and tokens[place].pos in ("ADP", "NOUN", "ADJ") and tokens[place].morph.get("NumType") != "Ord":
        place -= 1
    if place >= 0 and tokens[place].morph.get("NumType") == "Ord" and first - place <= _FAR:
        return True
    pairs = {" ".join(pair) for pair in pairwise(before)}
    return not words.lists["superlatives"].isdisjoint(pairs)


def _another(sentence: Sentence, first: int, words: Lexicon) -> bool:
    """Whether the date tells one of a kind from another ("quinze jours après celle du 5 octobre")."""
    tokens, place = sentence.tokens, first
    while place and tokens[place - 1].pos in ("ADP", "DET"):
        place -= 1
    pronoun = tokens[place - 1] if 0 < place < first else None
    if pronoun is None or fold(pronoun.text) not in words.lists["standing_for"]:
        return _after_another(sentence, place, words)
    return not pronoun.dep.startswith("nsubj")  # «celle du 5 octobre a duré une heure» tells of it


def _after_another(sentence: Sentence, end: int, words: Lexicon) -> bool:
    """Whether a date is of another of its kind, whose it says: «intervient après celle des pilotes en juillet 2018»."""
    tokens = sentence.tokens
    for place in range(end - 1, max(0, end - _OTHER), -1):
        if tokens[place].pos in ("VERB", "AUX"):
            return False
        if tokens[place].form in words.lists["standing_for"]:
            return tokens[place - 1].form in words.lists["beside_another"]
    return False


def compared_before(sentence: Sentence, first: int, words: Lexicon) -> range:
    """The tokens before a date that say that another is compared with it («par rapport à»); none where they do not."""
    before = sentence.tokens[first - 1].form if first else " "
    for phrase in words.lists["compared_to"]:
        if not phrase.endswith(before):
            continue
        length = phrase.count(" ") + 1
        if first >= length and " ".join(token.form for token in sentence.tokens[first - length : first]) == phrase:
            return range(first - length, first)
    return range(0)


def said_again(sentence: Sentence, last: int, words: Lexicon) -> range:
    """The tokens after a comma behind a date that say again what it is, «le 4 mars[, jour] où»; none where they do not."""
    tokens = sentence.tokens
    noun = last + 2 + (last + 2 < len(tokens) and tokens[last + 2].pos == "DET")
    if noun + 2 >= len(tokens) or tokens[last + 1].text != "," or tokens[noun].key not in words.lists["day_again"]:
        return range(0)
    one, other = tokens[noun + 1], tokens[noun + 2]
    clause = one.pos in ("PRON", "SCONJ", "ADV") or (one.pos == "ADP" and other.pos == "PRON")
    return range(last + 1, noun + 1) if clause else range(0)
