"""What recognising says of a sentence: who and which places its words name."""

import functools
from dataclasses import dataclass

from events.actors.gazetteer import WORD
from events.actors.words import ActorWords
from events.model import Actor, fold
from events.reading import Sentence

OPENING, CLOSING = ("«", "“", '"'), ("»", "”", '"')


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One naming of an actor in a sentence.

    Attributes:
        first, last: tokens, half-open.
        start_char, end_char: code points in the document, half-open.
        actor: who.
        how: name, demonym, capital, seat, pattern, person, model; anaphora for a word that stands for a name,
            possessive for "sa", "leur".
        locative: a preposition of place stands before it.
        whole_first, whole_last: tokens of the name with its titles and appositions, half-open.
        sharing: ids of all who bear the name at one time or another, where they are several.
        nouns: folded nouns of the titles and appositions ("ministre"), by which the text may call the actor again.
    """

    first: int
    last: int
    start_char: int
    end_char: int
    actor: Actor
    how: str
    locative: bool = False
    whole_first: int = -1
    whole_last: int = -1
    nouns: frozenset[str] = frozenset()
    sharing: tuple[str, ...] = ()

    @property
    def whole(self) -> tuple[int, int]:
        """Tokens of the name with its titles, half-open."""
        return (
            self.first if self.whole_first < 0 else self.whole_first,
            self.last if self.whole_last < 0 else self.whole_last,
        )


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One naming of a place: tokens, half-open, and its name."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """The actors and places of one sentence.

    Attributes:
        actors: who is named, in order.
        places: where, in order.
        aside: states and organisations that only say of whom a named person is the minister or the mayor.
        implied: whom a sentence without a subject tells of ("En 1998, départ pour Londres"), after the token of what.
    """

    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    aside: tuple[ActorMention, ...] = ()
    implied: tuple[int, Actor] | None = None


def span_text(sentence: Sentence, first: int, last: int) -> str:
    """The words of some tokens, with one blank where the text has any."""
    parts = []
    for place in range(first, last):
        token = sentence.tokens[place]
        gap = place > first and token.start_char > sentence.tokens[place - 1].end_char
        parts.append((" " if gap else "") + token.text)
    return "".join(parts)


@functools.lru_cache(maxsize=50_000)  # the words of a language come again and again
def bare(text: str) -> str:
    """A token's form for lookup: folded, without the apostrophe or full stop that may end it."""
    return fold(text).strip("'.")


@functools.lru_cache(maxsize=50_000)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a token, folded."""
    return tuple(WORD.findall(fold(text)))


def is_locative(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """Whether a preposition of place stands before a token, an article apart."""
    before = [word for token in sentence.tokens[max(0, first - 4) : first] for word in words_in(token.text)]
    if before and before[-1] in words.determiners:
        before.pop()
    return any(tuple(before[start:]) in words.locative for start in range(len(before)))


def after_of(sentence: Sentence, first: int, words: ActorWords) -> int | None:
    """The token of "of" before a token, its articles apart: «le président [de] la Fifa»; None where none stands there."""
    at = first - 1
    while at > 0 and sentence.tokens[at].pos == "DET":
        at -= 1
    return at if at >= 0 and bare(sentence.tokens[at].text) in words.of_linking else None
