"""Which paragraphs of a text are the article, and which are teasers and the page's own words."""

import re
from collections.abc import Collection

from events.language import load
from events.model import fold
from events.reading.paragraphs import paragraphs

_TEASER_LETTERS = 40  # of a teaser must come again for it to be one
_ENDS_SENTENCE = re.compile(r"[.!?…:;»”\")\]]\s*$")


def body(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs to extract from: no teaser that the text repeats, no furniture of the page."""
    said = [fold(words) for words in load(language, "sentences")["furniture"]]
    spans = list(paragraphs(text))
    folded = [" ".join(fold(text[start:end]).split()) for start, end in spans]
    return [
        span
        for number, span in enumerate(spans)
        if not _teaser(number, folded) and not any(folded[number].startswith(words) for words in said)
    ]


def _teaser(number: int, folded: list[str]) -> bool:
    """A paragraph cut off with an ellipsis, whose beginning a later paragraph has too."""
    words = folded[number]
    if not words.endswith(("…", "...")):
        return False
    beginning = words.rstrip("….")[:_TEASER_LETTERS]
    return len(beginning) > 15 and any(other.startswith(beginning) for other in folded[number + 1 :])


def headings(text: str, spans: Collection[tuple[int, int]]) -> set[int]:
    """Where the paragraphs that are headings start: short, and without the stop that ends a sentence."""
    return {start for start, end in spans if end - start < 200 and not _ENDS_SENTENCE.search(text[start:end])}
