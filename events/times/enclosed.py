"""What stands in brackets, dashes or quotes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from events.times.reading import Reading

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", '"': '"', "—": "—", "–": "–"}
_QUOTES, _DASHES, _ENDS = frozenset('»”"'), frozenset("—–"), frozenset((*".!?;", ""))
_OPENING = re.compile(r'[(\[«“"—–]')
_ENCLOSING = re.compile(r"[()\[\]«»“”\"\n]|[.!?;](?=\s)|(?<=\s)[—–](?=[\s,])")
_DEEPEST = 4


class Enclosure(NamedTuple):
    """Brackets, dashes or quotes with what is in them; half-open."""

    start: int
    end: int
    quote: bool


def enclosures(text: str) -> list[Enclosure]:
    """Brackets, dashes and quotes that close on the line on which they open, by their beginnings."""
    found: list[Enclosure] = []
    opening = _OPENING.search(text)
    while opening is not None:  # most lines have none of them
        end = text.find("\n", opening.start()) + 1 or len(text)
        found += _of_line(text, opening.start(), end)
        opening = _OPENING.search(text, end)
    return sorted(found)


def _of_line(text: str, begin: int, end: int) -> list[Enclosure]:
    found: list[Enclosure] = []
    open_: list[tuple[int, str]] = []  # where, and what closes it
    for match in _ENCLOSING.finditer(text, begin, end):
        place, mark = match.start(), match.group().strip()
        if mark in _ENDS:
            open_ = [] if not mark else [(at, closes) for at, closes in open_ if closes not in _DASHES]
            continue
        depth = next((depth for depth in range(len(open_) - 1, -1, -1) if open_[depth][1] == mark), None)
        if depth is not None:
            found.append(Enclosure(open_[depth][0], match.end(), mark in _QUOTES))
            del open_[depth:]
        elif (closes := _PAIRS.get(mark)) and len(open_) < _DEEPEST:
            open_.append((place, closes))
    return found


def around_each(enclosures: Sequence[Enclosure], readings: Sequence[Reading]) -> list[tuple[Enclosure, ...]]:
    """For each reading what it stands in, from the outside."""
    found: list[tuple[Enclosure, ...]] = []
    coming = iter(enclosures)
    following = next(coming, None)
    current: list[Enclosure] = []
    for reading in readings:
        while following is not None and following.start < reading.start_char:
            current.append(following)
            following = next(coming, None)
        current = [one for one in current if one.end > reading.start_char]
        found.append(tuple(current))
    return found
