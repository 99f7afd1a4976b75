"""Where the paragraphs of a text lie, also of one whose lines were broken to a width."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:;»”\")\]]\s*$")
_WIDEST = 110  # code points: what prints, mails and text exports break their lines at is narrower
_FEWEST = 4  # lines from which a width can be seen
_FULL = 0.6  # of the widest line: a shorter one was ended by its writer


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs: lines, those joined that were broken only to fit a width.

    A line feed is such a break before a small letter that goes on with a sentence, and, where the whole text has
    lines of one width, after any line that is full. Empty lines always part.

    Yields:
        Half-open code points; each span begins and ends on a line with letters.
    """
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if match[0].strip()]
    full = _width(text, lines)
    begin = end = -1
    for start, stop in lines:
        if begin >= 0 and start == end + 1 and _goes_on(text, begin, end, start, full):
            end = stop
            continue
        if begin >= 0:
            yield begin, end
        begin, end = start, stop
    if begin >= 0:
        yield begin, end


def _width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """How long a line must be to have been broken for its length, or 0 where lines are paragraphs."""
    widest = max((stop - start for start, stop in lines), default=0)
    if len(lines) < _FEWEST or widest > _WIDEST:
        return 0
    inner = [line for line, after in pairwise(lines) if after[0] == line[1] + 1]
    least = round(widest * _FULL)
    full = [line for line in inner if line[1] - line[0] >= least]
    cut = [line for line in full if not _ENDS.search(text, max(line[0], line[1] - 4), line[1])]
    return least if len(full) >= 0.7 * len(inner) > 0 and len(cut) > 0.5 * len(full) else 0


def _goes_on(text: str, begin: int, end: int, start: int, full: int) -> bool:
    """Whether the line that ends at ``end`` goes on in the one that begins at ``start``."""
    last = text.rfind("\n", begin, end) + 1 or begin
    if full:
        return end - last >= full
    first = text[start : start + 40].lstrip()[:1]
    return first.islower() and end - last >= 20 and not _ENDS.search(text, max(last, end - 4), end)
