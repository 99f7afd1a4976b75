"""The files of language data: one folder a language, TOML."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from events.errors import LanguageDataError


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a folder of data, sorted."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if (entry / "wording.toml").is_file()))


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The content of one file of a language's data ("fr", "dates").

    Raises:
        LanguageDataError: there is no such file, or it is no TOML.
    """
    path = files(__package__) / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageDataError(
            "unreadable", f"{language}/{name}.toml: {error}", file=f"{language}/{name}.toml"
        ) from error
