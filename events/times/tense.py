"""The tense of the verb that a time expression goes with, read from the forms of the words around it.

No parse is needed: a future ending, an auxiliary with a participle near it, an ending of the past. Of several
verbs the nearest counts, those across a comma or a conjunction being further away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from events.language import load
from events.language.tokens import normal

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
        between: for a participle between commas ("closed since January"), the places of these.
    """

    places: tuple[tuple[int, str], ...]
    breaks: tuple[int, ...]
    aside: Mapping[int, int] = field(default_factory=dict)
    between: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def near(self, first: int, last: int) -> str:
        """past, story, future, or "" for the verb that tokens ``[first, last)`` go with."""
        best, least = "", _REACH
        for place, tense in self.places:
            if first <= place < last or self.aside.get(place, -1) >= last:
                continue  # «le recensement de mars, qui devrait être affiné»
            opens, closes = self.between.get(place, (first, last))
            if first < opens or last > closes:
                continue  # «le pont, fermé depuis janvier, rouvre en juin»
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
        self.passive = frozenset(data["passive"])
        self.announced = frozenset(data["announced"])
        self.towards = tuple([word] for word in data["towards"])
        self.pluperfect = frozenset(data["pluperfect"])
        self.breaks = frozenset(data["breaks"])
        self.relatives = frozenset(data.get("relatives", ()))

    def of(self, tokens: Sequence[str]) -> Verbs:
        """The verbs of a sentence's tokens."""
        words = [normal(token) for token in tokens]
        places = [
            (place, tense)
            for place in range(len(words))
            if (tense := "story" if self._story(words, tokens, place) else self._tense(words, place))
        ]
        breaks = tuple(place for place, word in enumerate(words) if word in self.breaks)
        return Verbs(tuple(places), breaks, self._aside(words, places), self._between(words, places))

    def _between(self, words: Sequence[str], places: Sequence[tuple[int, str]]) -> dict[int, tuple[int, int]]:
        """The participles that follow a comma, each with the places of that comma and the next, or the end."""
        found: dict[int, tuple[int, int]] = {}
        for place, tense in places:
            if tense == "past" and place and words[place - 1] == "," and words[place].endswith(self.participles):
                closes = next((at for at in range(place, len(words)) if words[at] == ","), len(words))
                found[place] = place - 1, closes
        return found

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

    def _tense(self, words: Sequence[str], place: int) -> str:
        word = words[place]
        if self._future(word) or self._announced(words, place):
            return "future"
        if word in self.auxiliaries:
            following = words[place + 1 : place + 1 + self.reach]
            if any(other in self.future_words for other in following):
                return "future"
            if any(len(other) > 1 and other.endswith(self.participles) for other in following):
                return "past"
        if word in self.past_words or (
            len(word) > 3 and word.endswith(self.past_endings) and word not in self.past_not
        ):
            return "future" if self._yet_to_be(words, place) else "past"
        return ""

    def _future(self, word: str) -> bool:
        if word in self.future_words:
            return True
        return len(word) > 3 and word.endswith(self.future_endings) and word not in self.future_not

    def _announced(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle puts something at a later date: «est reporté au 4 avril»."""
        if words[place] not in self.announced or words[place + 1 : place + 2] not in self.towards:
            return False
        return not any(word in self.pluperfect for word in words[max(0, place - _CLAUSE) : place])

    def _yet_to_be(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle is of a future passive: «sera signé», «doit être élue», "will be sworn in"."""
        for word in reversed(words[max(0, place - self.reach) : place]):
            if word in self.passive or self._future(word):
                return True
            if word in self.breaks or word in self.auxiliaries:
                return False
        return False

    def _story(self, words: Sequence[str], tokens: Sequence[str], place: int) -> bool:
        """Whether a word is of the tense that tells history and not news (the French passé simple)."""
        word = words[place]
        if word in self.story_words:
            return True
        return (
            len(word) > 4
            and tokens[place].islower()
            and word.endswith(self.story_endings)
            and word not in self.story_not
        )


@cache
def tenses(language: str) -> Tenses:
    """The signs of tense of a language with data, read once."""
    return Tenses(language)
