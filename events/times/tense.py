"""The tense of the verb that a time expression goes with, read from the forms of the words around it.

No parse is needed: a future ending, an auxiliary with a participle near it, an ending of the past. Of several
verbs the nearest counts, those across a comma or a conjunction being further away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from events.language import load
from events.language.tokens import Seen, normal

_ACROSS = 4  # tokens that a break between a verb and the expression counts for
_CLAUSE = 3  # tokens that a verb with its participles spans
_REACH = 30  # tokens beyond which a verb says nothing


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of one sentence.

    Attributes:
        places: token places with their tense.
        breaks: places of what parts clauses.
        aside: for a verb of a relative clause, the place of the pronoun that opens it.
    """

    places: tuple[tuple[int, str], ...]
    breaks: tuple[int, ...]
    aside: Mapping[int, int] = field(default_factory=dict)

    def near(self, first: int, last: int) -> str:
        """past, story, future, or "" for the verb that tokens ``[first, last)`` go with."""
        best, least = "", _REACH
        for place, tense in self.places:
            if first <= place < last or self.aside.get(place, -1) >= last:
                continue  # «le recensement de mars, qui devrait être affiné»
            low, high = (place, first) if place < first else (last - 1, place)
            crossed = sum(1 for break_ in self.breaks if low < break_ < high)
            distance = high - low + _ACROSS * crossed
            if distance < least:
                best, least = tense, distance
        return best


class _Sign(NamedTuple):
    """What a word says of the tense: its own, and whether words after it come before that, as after an auxiliary.

    Attributes:
        tense: past, story, future or "".
        leads: it is an auxiliary.
        breaks: it parts clauses.
        relative: it opens a relative clause.
    """

    tense: str
    leads: bool
    breaks: bool
    relative: bool


class Tenses:
    """The signs of tense of one language."""

    def __init__(self, language: str) -> None:
        data = load(language, "tense")
        self.future_words = frozenset(data["future_words"])
        self.future_endings = tuple(data["future_endings"])
        self.future_not = frozenset(data["future_not"])
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.participles = tuple(data["participles"])
        self.reach = int(data["participle_reach"])
        self.past_words = frozenset(data["past_words"])
        self.past_endings = tuple(data["past_endings"])
        self.past_not = frozenset(data["past_not"])
        self.story_words = frozenset(data["story_words"])
        self.story_endings = tuple(data["story_endings"])
        self.story_not = frozenset(data["story_not"])
        self.breaks = frozenset(data["breaks"])
        self.relatives = frozenset(data.get("relatives", ()))
        self._seen: Seen[_Sign | None] = Seen(self._alone)

    def of(self, tokens: Sequence[str]) -> Verbs:
        """The verbs of a sentence's tokens."""
        places: list[tuple[int, str]] = []
        breaks: list[int] = []
        relatives: list[int] = []
        for place, sign in enumerate(map(self._seen.__getitem__, tokens)):
            if sign is None:
                continue
            tense = sign.tense
            if sign.leads:
                tense = self._led(tokens[place + 1 : place + 1 + self.reach]) or tense
            if tense:
                places.append((place, tense))
            if sign.breaks:
                breaks.append(place)
            if sign.relative:
                relatives.append(place)
        return Verbs(tuple(places), tuple(breaks), _aside(relatives, places) if relatives else {})

    def _alone(self, token: str) -> "_Sign | None":
        """What a word says by itself."""
        word = normal(token)
        tense = self._tense(word, token)
        leads = word in self.auxiliaries and tense in ("", "past")
        sign = _Sign(tense, leads, word in self.breaks, word in self.relatives)
        return sign if any(sign) else None

    def _tense(self, word: str, token: str) -> str:
        if self._story(word, token):
            return "story"
        long = len(word) > 3
        if word in self.future_words or (long and word.endswith(self.future_endings) and word not in self.future_not):
            return "future"
        past = word in self.past_words or (long and word.endswith(self.past_endings) and word not in self.past_not)
        return "past" if past else ""

    def _led(self, following: Sequence[str]) -> str:
        """The tense of an auxiliary with the words that follow it."""
        words = [normal(token) for token in following]
        if any(word in self.future_words for word in words):
            return "future"
        return "past" if any(len(word) > 1 and word.endswith(self.participles) for word in words) else ""

    def _story(self, word: str, token: str) -> bool:
        """Whether a word is of the tense that tells history and not news (the French passé simple)."""
        if word in self.story_words:
            return True
        return len(word) > 4 and token.islower() and word.endswith(self.story_endings) and word not in self.story_not


def _aside(relatives: Sequence[int], places: Sequence[tuple[int, str]]) -> dict[int, int]:
    """The verbs of relative clauses, each with the place of its pronoun."""
    aside: dict[int, int] = {}
    pronoun = first = -1
    pronouns = iter(relatives)
    following = next(pronouns, None)
    for verb, _ in places:
        while following is not None and following < verb:
            pronoun, first = following, -1
            following = next(pronouns, None)
        if pronoun >= 0 and first < 0:
            first = verb
        if first >= 0 and verb <= first + _CLAUSE:
            aside[verb] = pronoun
    return aside


@cache
def tenses(language: str) -> Tenses:
    """The signs of tense of a language with data, read once."""
    return Tenses(language)
