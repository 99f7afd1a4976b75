"""Loads, checks and compiles the languages, once a process. No other room knows their files."""

from functools import cache
from typing import TYPE_CHECKING

from events.language.files import languages, load, weights

if TYPE_CHECKING:
    from events.language.rules import Grammar

__all__ = ["grammar", "languages", "load", "weights"]


@cache
def grammar(language: str, name: str) -> "Grammar":
    """The compiled grammar in a file of a language ("fr", "dates").

    Raises:
        LanguageDataError: a rule of the file cannot be used.
    """
    from events.language.rules import compile_grammar  # importing ``events`` compiles nothing

    return compile_grammar(f"{language}/{name}.toml", load(language, name))
