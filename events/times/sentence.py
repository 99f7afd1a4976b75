"""A sentence as its tokens, and as the code that patterns are matched against."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from events.language.rules import Grammar
from events.language.tokens import NORMAL, PIECES, normal

_MARKS = 8  # code points around an expression that is all of its text


class Sentence:
    """The tokens of one sentence, as text, in lower case with one form of apostrophe and hyphen (``words``), and as code.

    Args:
        text: in which it stands.
        begin: code points, half-open with ``end``.
        end: of the sentence.
        rules: the grammar by which it is coded.
        words: the sentence cut at its blanks.
        code: these words as the grammar codes them.
    """

    def __init__(self, text: str, begin: int, end: int, rules: Grammar, words: Sequence[str], code: str) -> None:
        self.text = text
        self.begin = begin
        self.end = end
        self.rules = rules
        self.code = code
        self.tokens = list(chain.from_iterable(map(PIECES.__getitem__, words)))
        self.words = list(map(NORMAL.__getitem__, self.tokens))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the tokens lie: nothing but blanks is between them."""
        spans = []
        place, find = self.begin, self.text.index
        for token in self.tokens:
            begin = find(token, place)
            place = begin + len(token)
            spans.append((begin, place))
        return spans

    def form(self, first: int, last: int) -> tuple[str, ...]:
        """Tokens as the tables of a grammar have them."""
        return tuple(self.words[first:last])

    @cached_property
    def capitals(self) -> bool:
        """Whether it is all in capitals."""
        return self.text[self.begin : self.end].isupper()

    def touch(self, place: int) -> bool:
        """Whether no blank stands before the token of a place."""
        return self.spans[place - 1][1] == self.spans[place][0]

    def tight(self, first: int, last: int) -> bool:
        """Whether no blank stands between the tokens of ``[first, last)``."""
        return all(self.touch(place) for place in range(first + 1, last))

    def joined(self, first: int) -> bool:
        """Whether a word stands before it or is joined to it by a hyphen, as in a name ("École Pierre-Dimanche")."""
        if first == 0:
            return False
        before = self.tokens[first - 1]
        hyphened = normal(before) == "-" and first > 1 and self.tight(first - 2, first + 1)
        return before.isalnum() or hyphened

    def is_before_capital(self, last: int) -> bool:
        """Whether a word with a capital follows, as a surname does ("Noël Forgeard"), in what is not all in capitals."""
        return last < len(self.tokens) and self.tokens[last][0].isupper() and not self.capitals

    def is_all(self, first: int, last: int) -> bool:
        """Whether the text is these tokens and nothing else but marks."""
        begin, end = self.spans[first][0], self.spans[last - 1][1]
        if begin > _MARKS or len(self.text) - end > _MARKS:
            return False
        return not any(character.isalnum() for character in self.text[:begin] + self.text[end:])
