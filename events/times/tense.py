"""The tense of the verb that a time expression goes with, read from the forms of the words around it.

No parse is needed: a future ending, an auxiliary with a participle near it, an ending of the past. Of several
verbs the nearest counts, those across a comma or a conjunction being further away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

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
        self._seen = Seen(self._alone)

    def of(self, tokens: Sequence[str], words: Sequence[str]) -> Verbs:
        """The verbs of a sentence.

        Args:
            tokens: of the sentence.
            words: the same as ``normal`` makes them.
        """
        places = []
        for place, (tense, leads) in enumerate(map(self._seen.__getitem__, tokens)):
            if leads:
                tense = self._led(words[place + 1 : place + 1 + self.reach]) or tense
            if tense:
                places.append((place, tense))
        breaks = tuple(place for place, word in enumerate(words) if word in self.breaks)
        return Verbs(tuple(places), breaks, self._aside(words, places))

    def _aside(self, words: Sequence[str], places: Sequence[tuple[int, str]]) -> dict[int, int]:
        """The verbs of relative clauses, each with the place of its pronoun."""
        aside: dict[int, int] = {}
        pronoun = first = -1
        verbs = iter([place for place, _ in places])
        verb = next(verbs, None)
        for at, word in enumerate(words):
            if at == verb:
                if pronoun >= 0 and first < 0:
                    first = at
                if first >= 0 and at <= first + _CLAUSE:
                    aside[at] = pronoun
                verb = next(verbs, None)
            if word in self.relatives:
                pronoun, first = at, -1
        return aside

    def _alone(self, token: str) -> tuple[str, bool]:
        """The tense of a word by itself, and whether the words that it leads as an auxiliary come before that."""
        word = normal(token)
        long = len(word) > 3
        if self._story(word, token):
            return "story", False
        if word in self.future_words or (long and word.endswith(self.future_endings) and word not in self.future_not):
            return "future", False
        past = word in self.past_words or (long and word.endswith(self.past_endings) and word not in self.past_not)
        return "past" if past else "", word in self.auxiliaries

    def _led(self, following: Sequence[str]) -> str:
        """The tense of an auxiliary with the words that follow it."""
        if any(word in self.future_words for word in following):
            return "future"
        return "past" if any(len(word) > 1 and word.endswith(self.participles) for word in following) else ""

    def _story(self, word: str, token: str) -> bool:
        """Whether a word is of the tense that tells history and not news (the French passé simple)."""
        if word in self.story_words:
            return True
        return len(word) > 4 and token.islower() and word.endswith(self.story_endings) and word not in self.story_not


@cache
def tenses(language: str) -> Tenses:
    """The signs of tense of a language with data, read once."""
    return Tenses(language)
