"""Words that name one sort of happening: what "two years after his death" may count from."""

import re
from functools import cache

from events.language import load
from events.model import fold


@cache
def _sorts(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sort) for sort in load(language, "happenings")["sorts"])


@cache
def _last_told(language: str) -> re.Pattern[str]:
    words = load(language, "happenings")["last_told"]
    phrases = (re.escape(word) + (r"\b" if " " in word else r"\s*(?:[,.;:!?)»”]|$)") for word in words)
    return re.compile(r"\s*(?:" + "|".join(phrases) + ")")


def alike(language: str, words: str) -> tuple[str, ...]:
    """Beginnings of words (folded) that name the sort of happening that some words begin with, or ().

    Args:
        language: a language with data.
        words: what follows "after", without its article ("décès de son père").
    """
    said = fold(words).lstrip()
    phase = next((word for word in load(language, "happenings")["phases"] if said.startswith(word)), "")
    if phase:  # «le début des incendies»
        said = said.partition(" ")[2].lstrip()
        said = next(
            (said[len(link) :] for link in load(language, "happenings")["phase_links"] if said.startswith(link)), said
        )
    found: dict[str, None] = {}
    for sort in _sorts(language):
        if said.startswith(sort):
            found.update(dict.fromkeys(sort))
    return tuple(found)


def points_back(language: str, words: str) -> bool:
    """Whether what follows "after" only points back to the date told last ("cela.", "cette date")."""
    return _last_told(language).match(fold(words)) is not None


def is_main(language: str, words: str) -> bool:
    """Whether words are such as name what a text is about, whatever it is ("catastrophe", "drame")."""
    return fold(words).startswith(_main(language))


@cache
def began(language: str) -> tuple[str, ...]:
    """Beginnings of the words that say that something began or somebody arrived, whose days are counted from then."""
    return tuple(load(language, "happenings")["began"])


@cache
def _main(language: str) -> tuple[str, ...]:
    return tuple(load(language, "happenings")["main"])
