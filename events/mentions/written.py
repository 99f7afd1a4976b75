"""Tokens as the text writes them, at the length of a title."""

import functools
import re
from collections.abc import Collection, Mapping, Sequence

from events.mentions.cut import cut
from events.mentions.kept import hyphened
from events.mentions.lexicon import Lexicon
from events.reading import Sentence, Token

LONGEST = 90
"""Most characters of a title."""

_EUPHONIC = re.compile(r"(?<=[ae])-t(?= )")  # of «a-t-il ajouté», whose pronoun a name stands for
_BLANKS, _BEFORE_MARK, _COMMAS = re.compile(r"\s+"), re.compile(r"\s+([,.)])"), re.compile(r",(\s*,)+")
_GUILLEMETS = re.compile(r"\s*[«»]\s*")
_MARKS = ("'", "‘", "’", '"')


def written(
    sentence: Sentence,
    places: Sequence[int],
    text: str,
    words: Lexicon,
    instead: Mapping[int, str] | None = None,
    needed: Collection[int] = frozenset(),
    longest: int = LONGEST,
) -> str:
    """The tokens in the given order, with names for pronouns, cut before a phrase where they are too long.

    Args:
        sentence: the sentence.
        places: its tokens.
        text: the document's text.
        words: the lexicon.
        instead: other words for some of them.
        needed: tokens that are not cut off.
        longest: most characters.
    """

    def joined(some: Sequence[int]) -> str:
        return _joined(sentence, some, text, instead or {})

    places = _rejoined(sentence, places)
    out = joined(places)
    if len(out) <= longest:
        return out
    return cut(sentence, places, needed, longest, joined, words.lists["of"]) or shortened(out, longest)


def _rejoined(sentence: Sentence, places: Sequence[int]) -> list[int]:
    """The tokens with the other parts of words that a hyphen parts: «Bergen[-]Belsen», "[72-year-]old driver"."""
    return list(dict.fromkeys(part for place in places for part in hyphened(sentence, place)))


def length(sentence: Sentence, places: Sequence[int], text: str) -> int:
    """The characters of tokens as a title would write them, uncut."""
    return len(_joined(sentence, places, text, {}))


def _name(token: Token) -> bool:
    return token.pos == "PROPN" or (token.entity != "" and token.pos != "VERB") or token.text[1:2].isupper()


def _joined(sentence: Sentence, places: Sequence[int], text: str, instead: Mapping[int, str]) -> str:
    out, last = "", None
    marks = [
        place for place in places if sentence.tokens[place].text in _MARKS and sentence.tokens[place].pos == "PUNCT"
    ]
    loose = marks if len(marks) % 2 else ()
    for place in (place for place in places if place not in loose):
        token = sentence.tokens[place]
        if last is not None:
            before, gap = sentence.tokens[last], place - last != 1
            elided = gap and before.text[-1:] in "’'" and len(before.text) > 1
            glued = elided and text[before.end_char : before.end_char + 1].isalnum()
            apart = (gap and not glued) or (not gap and before.end_char < token.start_char)
            out += " " if apart or last in instead else ""
        out += instead.get(
            place, token.text if place or not out or _name(token) else token.text[:1].lower() + token.text[1:]
        )
        last = place
    out = _BLANKS.sub(" ", out)
    out = _BEFORE_MARK.sub(r"\1", out)
    out = _EUPHONIC.sub("", out)
    out = _COMMAS.sub(",", out)
    out = out.strip(" ,;:–—-")
    if out.count("«") != out.count("»"):
        out = _GUILLEMETS.sub(" ", out).strip()
    return out[:1].upper() + out[1:]


def unelided(words: str, elided: Mapping[str, str]) -> str:
    """The words, those written in full again that stood before a vowel which is gone ("s'réveillé": "se réveillé").

    Args:
        words: a title.
        elided: the full word for each that a language shortens before a vowel.
    """
    if not elided:
        return words

    def full(match: re.Match[str]) -> str:
        if match.start() and match[1][0].isupper():
            return match[0]  # «Ousmane N'diaye»
        return _like(elided[match[1].lower()], match[1]) + " "

    return _elisions(tuple(elided)).sub(full, words)


@functools.cache
def _elisions(shortened: tuple[str, ...]) -> re.Pattern[str]:
    """Words that are shortened before a vowel where a consonant follows them."""
    return re.compile(rf"\b({'|'.join(shortened)})['’](?=(?-i:[bcdfgjklmnpqrstvwxz]))", re.IGNORECASE)


def _like(word: str, other: str) -> str:
    return word.capitalize() if other[:1].isupper() else word


def shortened(words: str, longest: int = LONGEST) -> str:
    """The words, cut at a blank with an ellipsis where they are longer than a title may be."""
    if len(words) <= longest:
        return words
    blank = words.rfind(" ", 0, longest)
    return words[: blank if blank > 0 else longest - 1].rstrip(" ,;:’'") + "…"
