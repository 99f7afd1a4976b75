"""What agencies put into a text that tells nothing: "DHAKA, Sept 12 (Reuters) - " at its head, "(BA.N)" after a company."""

import functools
import re

from events.language import load
from events.model import fold

_HEAD = re.compile(r"\s*([^()\n]{0,70}?)\(([^()\n]{2,30})\)\s*[-–—]{1,2}\s+(?=\S)")
_TICKER = re.compile(
    r"\s\((?!(?:U\.[SNK]|E\.U)\))(?:[A-Z0-9]{1,6}\.[A-Z]{1,3}|[A-Z]{2,8}: ?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?)\)"
)
_CODE = 2  # letters of an agency's name that names other things too
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@functools.cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The folded names of agencies, and the small words of the names of towns."""
    data = load("others", "reading")
    return frozenset(map(fold, data["agencies"])), frozenset(data["in_towns"])


def dispatch_start(text: str, start: int, stop: int) -> int:
    """The place after the town, day and agency with which a paragraph opens; its own start where it does not.

    >>> dispatch_start("KYIV, Ukraine (AP) — Missiles fell.", 0, 35)
    21
    """
    match = _HEAD.match(text, start, stop)
    if match is None:
        return start
    agencies, small = _known()
    by = re.split(r"[/,]", fold(match[2]))[0].strip()
    towns = _WORD.findall(match[1])
    named = all(word[0].isupper() or word in small or any(map(str.isdigit, match[1])) for word in towns)
    told = match[1].isupper() or any(letter.isdigit() or letter == "," for letter in match[1])
    sure = told or len(by) > _CODE or len(towns) <= 1  # "Lionel Messi (PA) - the captain - was injured"
    return match.end() if by in agencies and named and sure else start


def bears_ticker(text: str, end: int) -> bool:
    """Whether a company's ticker follows a place of a text, so that what ends there is its name.

    >>> bears_ticker("Boeing (BA.N) fell", 6)
    True
    """
    return text[end : end + 2].endswith("(") and _TICKER.match(text, end) is not None


def without_tickers(text: str) -> str:
    """A text of the same length with blanks for what a company is called on its exchange.

    >>> without_tickers("Boeing (BA.N) fell")
    'Boeing        fell'
    """
    return _TICKER.sub(lambda match: " " * len(match[0]), text) if "(" in text else text
