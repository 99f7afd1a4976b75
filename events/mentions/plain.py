"""Happenings of a text in a language without data: each sentence with a date, nothing more understood of it."""

import re
from collections.abc import Sequence

from events.mentions.title import shortened
from events.model import Document, EventMention, fold
from events.times import Reading
from events.times.fallback import sentences_of

_FIRST_WORDS = re.compile(r"\w\S*(?:[^\S\n]+\S+){0,5}")
_MOST = 60  # code points of a trigger, for scripts that put no blanks between words


def plain_mentions(document: Document, readings: Sequence[Reading]) -> list[EventMention]:
    """One mention a date, in text order: its sentence, of type "other" and without actors.

    Args:
        document: in any language.
        readings: its time expressions.
    """
    mentions = []
    spans = sentences_of(document.text)
    begin = end = 0
    for index, reading in enumerate(readings):
        while end < reading.end_char:
            begin, end = next(spans, (reading.start_char, reading.end_char))
        mentions.append(_mention(document.text, index, min(begin, reading.start_char), end))
    return mentions


def _mention(text: str, index: int, begin: int, end: int) -> EventMention:
    first = _FIRST_WORDS.search(text, begin, end)
    start, after = first.span() if first else (begin, end)
    after = start + len(text[start : min(after, start + _MOST)].rstrip(" ,;:.!?"))
    return EventMention(
        trigger_start_char=start,
        trigger_end_char=after,
        type="other",
        plover="",
        lemma=fold(text[start:after]),
        modality="happened",
        times=(index,),
        quote_start_char=begin,
        quote_end_char=end,
        actors=(),
        roles=(),
        places=(),
        speaker="",
        title=shortened(" ".join(text[begin:end].split())),
        rule="sentence",
        signs={"sentence alone": 1.0},
    )
