"""Loads, checks and compiles the languages, once a process. No other room knows their files."""

from functools import cache

from events.language.files import languages, load
from events.language.grammar import Grammar, compile_grammar

__all__ = ["Grammar", "compile_grammar", "grammar", "languages", "load"]


@cache
def grammar(language: str, name: str) -> Grammar:
    """The compiled grammar in a file of a language ("fr", "dates").

    Raises:
        LanguageDataError: a rule of the file cannot be used.
    """
    return compile_grammar(f"{language}/{name}.toml", load(language, name))
