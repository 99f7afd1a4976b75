"""The files of language data: one folder a language, TOML."""

from functools import cache
from typing import Any

from events.errors import LanguageDataError


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a folder of data, sorted."""
    from importlib.resources import files  # here and below: importing ``events`` stays light

    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if (entry / "wording.toml").is_file()))


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The content of one file of a language's data ("fr", "dates").

    Raises:
        LanguageDataError: there is no such file, or it is no TOML.
    """
    import tomllib
    from importlib.resources import files

    path = files(__package__) / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageDataError(
            "unreadable", f"{language}/{name}.toml: {error}", file=f"{language}/{name}.toml"
        ) from error
