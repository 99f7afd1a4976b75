"""Which paragraphs of a text are the article, and which are teasers and the page's own words.

The text itself is never changed: what is left out is left out of extraction alone, so offsets stay true.
"""

import re
from collections.abc import Collection, Sequence

from events.language import languages, load
from events.model import fold
from events.reading.paragraphs import paragraphs

_TEASER_LETTERS = 40  # of a teaser must come again for it to be one
_ENDS_SENTENCE = re.compile(r"[.!?…:;»”\")\]]\s*$")
_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(?:[^\n]*\n)*?---[^\S\n]*(?:\n|\Z)")
_LONGEST_CAPTION = 400  # code points; a longer paragraph with © in it is more than a caption
_LONGEST_DATELINE = 160  # code points of "Publié le 26 juin 2024 à 10:12, mis à jour à 11:40"
_MARKS = " \t:•|–—-*#>()[].…"


def body(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs to extract from: no teaser that the text repeats, no furniture of the page.

    Args:
        text: the whole text.
        language: ISO 639-1 code; what pages say in languages without data of their own is tried too.
    """
    begin = front_matter(text)
    spans = [(begin + start, begin + end) for start, end in paragraphs(text[begin:])]
    folded = [" ".join(fold(text[start:end]).split()) for start, end in spans]
    said = _Said(language)
    kept, in_links = [], False
    for number, (start, end) in enumerate(spans):
        words = folded[number]
        if said.opens_links(words):
            in_links = True
        elif in_links and not _ENDS_SENTENCE.search(text[start:end]) and len(words) < 200:
            continue
        else:
            in_links = False
            if not (said.is_furniture(words) or _teaser(number, folded)):
                kept.append((start, end))
    return kept


def front_matter(text: str) -> int:
    """Where a text begins after the block of facts between two lines of ``---`` that note-takers put first."""
    match = _FRONT_MATTER.match(text[:20_000])
    return match.end() if match and ":" in match[0] else 0


class _Said:
    """What pages say around articles, in one language and in those that have no data of their own."""

    def __init__(self, language: str) -> None:
        own = [language] if language in languages() else []
        data = [load(code, "reading") for code in [*own, "others"]]

        def words(name: str) -> list[str]:
            return [fold(entry) for part in data for entry in part.get(name, [])]

        self._begins = tuple(words("furniture"))
        self._alone = frozenset(words("alone"))
        self._opens = frozenset(words("opens"))
        self._credits = tuple(words("credits"))
        self._dated = (*words("published"), *words("modified"))

    def opens_links(self, words: str) -> bool:
        """A heading over links to other articles."""
        return words.strip(_MARKS) in self._opens

    def is_furniture(self, words: str) -> bool:
        """A line of the page, a caption with its credit, or the line that says when the article was published."""
        bare = words.strip(_MARKS)
        if bare in self._alone or _begins(words.lstrip(_MARKS), self._begins):
            return True
        if len(words) < _LONGEST_CAPTION and ("©" in words or words.endswith(self._credits)):
            return True
        return (
            len(words) < _LONGEST_DATELINE
            and any(c.isdigit() for c in words)
            and not words.endswith(".")
            and _begins(bare, self._dated)
        )


def _begins(words: str, beginnings: tuple[str, ...]) -> bool:
    """Whether the words begin with one of these, as whole words."""
    return words.startswith(beginnings) and any(
        words.startswith(entry) and not words[len(entry) : len(entry) + 1].isalnum() for entry in beginnings
    )


def _teaser(number: int, folded: Sequence[str]) -> bool:
    """A paragraph cut off with an ellipsis, whose beginning a later paragraph has too, or one that is told twice."""
    words = folded[number]
    if not words.endswith(("…", "...")):
        return False
    beginning = words.rstrip("….")[:_TEASER_LETTERS]
    return len(beginning) > 15 and any(other.startswith(beginning) for other in folded[number + 1 :])


def headings(text: str, spans: Collection[tuple[int, int]]) -> set[int]:
    """Where the paragraphs that are headings start: short, and without the stop that ends a sentence."""
    return {start for start, end in spans if end - start < 200 and not _ENDS_SENTENCE.search(text[start:end])}
