"""Tokens as the text writes them, at the length of a title."""

import functools
import re
from collections.abc import Collection, Mapping, Sequence

from events.reading import Sentence, Token

LONGEST = 90
"""Most characters of a title."""

_EUPHONIC = re.compile(r"(?<=[ae])-t(?= )")  # of «a-t-il ajouté», whose pronoun a name stands for
_BLANKS, _BEFORE_MARK, _COMMAS = re.compile(r"\s+"), re.compile(r"\s+([,.)])"), re.compile(r",(\s*,)+")
_GUILLEMETS = re.compile(r"\s*[«»]\s*")
_MARKS = ("'", "‘", "’", '"')
_CUT_BEFORE = ("ADP", "CCONJ", "PUNCT", "SCONJ")
_SHORTEST = 35  # characters that a title cut between phrases keeps at least; else it is cut at a word, with an ellipsis


def written(
    sentence: Sentence,
    places: Sequence[int],
    text: str,
    instead: Mapping[int, str] | None = None,
    needed: Collection[int] = frozenset(),
) -> str:
    """The tokens in the given order, with names for pronouns, cut before a phrase where they are too long.

    Args:
        sentence: the sentence.
        places: its tokens.
        text: the document's text.
        instead: other words for some of them.
        needed: tokens that are not cut off.
    """
    out = _joined(sentence, places, text, instead or {})
    if len(out) <= LONGEST:
        return out
    for end in range(len(places) - 1, 0, -1):
        if any(place in needed for place in places[end:]):
            break  # what happened is not cut off
        if sentence.tokens[places[end]].pos in _CUT_BEFORE:
            end -= _leads_on(sentence.tokens[places[end - 1]], sentence.tokens[places[end]]) and (
                places[end - 1] not in needed
            )
            if places[end - 1] not in needed and _reaches_on(sentence, places[end - 1], places[end:]):
                continue
            short = _joined(sentence, places[:end], text, instead or {})
            if _SHORTEST <= len(short) <= LONGEST:
                return short
            if len(short) < _SHORTEST:
                break
    return shortened(out)


def fits(sentence: Sentence, places: Sequence[int], text: str) -> bool:
    """Whether the tokens are no longer than a title may be."""
    return len(_joined(sentence, places, text, {})) <= LONGEST


def _leads_on(token: Token, cut: Token) -> bool:
    """Whether a participle or adverb only leads to what was cut off ("un dialogue [visant] à renforcer", "[lors] de")."""
    participle = token.morph.get("Tense") == "Pres" and token.morph.get("VerbForm") == "Part"
    return participle or (token.pos == "ADV" and cut.pos == "ADP")


def _reaches_on(sentence: Sentence, last: int, cut: Collection[int]) -> bool:
    """Whether a verb would be left without the object that is cut off: "denied that the decision [had]"."""
    below = (c for c in sentence.children(last) if sentence.tokens[c].dep in ("obj", "xcomp", "ccomp"))
    pos = sentence.tokens[last].pos
    return pos == "AUX" or (pos == "VERB" and any(child in cut for child in below))


def _name(token: Token) -> bool:
    return token.pos == "PROPN" or token.entity != "" or token.text[1:2].isupper()


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


def shortened(words: str) -> str:
    """The words, cut at a blank with an ellipsis where they are longer than a title may be."""
    if len(words) <= LONGEST:
        return words
    cut = words.rfind(" ", 0, LONGEST)
    return words[: cut if cut > 0 else LONGEST - 1].rstrip(" ,;:’'") + "…"
