"""Words of a text as tokens, and a lexicon that writes each token as one character.

Patterns over tokens become regular expressions over those characters: a text shrinks to a fifth, a token
that no pattern names is ".", and what is left is matched by ``re`` without any backtracking over letters.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

Value = TypeVar("Value")
_COMMON = "A-Za-zÀ-ÖØ-öø-ɏ"  # letters that need no look into the Unicode tables
TOKEN = re.compile(rf"[{_COMMON}]+[^\W\d_]*|[^\W\d_]+|\d+|[^\w\s]|_")
UNKNOWN = "."

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "—": "-", "‐": "-"}
_FIRST = 0x4E00  # where the private characters of a lexicon begin: letters, so that none is special to ``re``
_MOST_DIGITS = 4
_MOST_SEEN = 50_000  # words of texts that are kept, so that a long run over strangers' texts stays small
_LONGEST_SEEN = 40


def digit_class(digits: str) -> str:
    """The class of a number written in digits, by its value and length; UNKNOWN from five digits on.

    z: 0; a: 1-12; b: 13-23; f: 24; c: 25-31; d: 32-59; e: 60-99; t: three digits; y: 1000-2999;
    q: other four digits.
    """
    value, length = int(digits), len(digits)
    if length > _MOST_DIGITS:
        return UNKNOWN
    if length == _MOST_DIGITS:
        return "y" if 1000 <= value <= 2999 else "q"
    if length == 3:
        return "t"
    for letter, last in (("z", 0), ("a", 12), ("b", 23), ("f", 24), ("c", 31), ("d", 59)):
        if value <= last:
            return letter
    return "e"


def words_of(text: str) -> tuple[str, ...]:
    """The tokens of a wording, lower-case, with one form of apostrophe and hyphen."""
    return tuple(normal(token) for token in TOKEN.findall(unicodedata.normalize("NFC", text)))


def normal(token: str) -> str:
    """A token in lower case, with one form of apostrophe and hyphen."""
    return _SAME.get(token) or token.lower()


def unaccented(word: str) -> str:
    """The word without accents, as careless or capital writing has it."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


class Seen(dict[str, Value]):
    """What a word as a text spells it comes to, worked out once: a few thousand words make up most of any text."""

    def __init__(self, worked_out: Callable[[str], Value], most: int = _MOST_SEEN) -> None:
        self.worked_out = worked_out
        self.most = most

    def __missing__(self, token: str) -> Value:
        value = self.worked_out(token)
        if len(self) < self.most and len(token) <= _LONGEST_SEEN:
            self[token] = value
        return value


NORMAL = Seen(normal)
"""Tokens as texts spell them to ``normal``."""

PIECES: "Seen[tuple[str, ...]]" = Seen(lambda word: tuple(TOKEN.findall(word)))
"""What stands between two blanks ("l'été,") to its tokens. All that is no blank belongs to a token."""


@dataclass
class Lexicon:
    """The words that patterns name, each with its character. Words are added while a language is compiled."""

    codes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.seen = Seen(self._code_of)
        for length in range(1, _MOST_DIGITS + 1):
            for value in range(10**length):
                digits = f"{value:0{length}d}"
                self.codes[digits] = digit_class(digits)

    def code(self, word: str) -> str:
        """The character of a word, made new where it has none.

        Its unaccented spelling shares it, and so does that of a capital without its accent ("Eté").
        """
        if word not in self.codes:
            self.seen.clear()
            character = chr(_FIRST + len(self.codes))
            self.codes[word] = character
            plain = unaccented(word)
            if len(word) > 2:
                self.codes.setdefault(plain, character)
                self.codes.setdefault(plain[0] + word[1:], character)
        return self.codes[word]

    def encode(self, words: Iterable[str]) -> str:
        """Words that hold no blank, one character for each of their tokens."""
        return "".join(map(self.seen.__getitem__, words))

    def _code_of(self, word: str) -> str:
        return "".join(self.codes.get(token) or self.codes.get(normal(token), UNKNOWN) for token in PIECES[word])
