"""The words of the page and of the command, French and English, as data."""

import functools
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from events import ChronofriseError

LANGUAGES: Mapping[str, str] = {"fr": "Français", "en": "English"}
"""The languages of the page, each by its own name."""

_LONG = 10_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Attributes:
        language: ISO 639-1 code.
        texts: the words by dotted key ("tray.apply").
        lists: lists of words by dotted key ("chart.months").
    """

    language: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def __call__(self, key: str, **details: object) -> str:
        """The words of a key, with {names} filled in; long numbers in groups of three digits, as the language has it.

        Raises:
            KeyError: no such key; a test holds the keys of all languages together.
        """
        text = self.texts[key]
        return text.format(**{name: self._grouped(value) for name, value in details.items()}) if details else text

    def _grouped(self, value: object) -> object:
        """A number of five digits or more in groups; a year, or anything else, as it is."""
        if isinstance(value, int) and abs(value) >= _LONG:
            return f"{value:,}".replace(",", self.texts["page.thousands"])
        return value

    def many(self, key: str, count: int, **details: object) -> str:
        """The words of a key that bends with a number: ``key_one`` or ``key_many``, {count} filled in.

        French takes the singular for 0 and 1, English for 1 alone.
        """
        one = count == 1 or (count == 0 and self.language == "fr")
        return self(f"{key}_{'one' if one else 'many'}", count=count, **details)

    def error(self, error: ChronofriseError, shown: Callable[[str], str] = str) -> str:
        """The sentence for an error, its own English one where its code has no words here.

        Args:
            error: what went wrong.
            shown: what makes the values in it harmless where they are shown.
        """
        try:
            details = {name: shown(value) for name, value in error.details.items()}
            return self.texts[f"errors.{error.code}"].format(**details)
        except KeyError:
            return shown(str(error))

    def name(self, group: str, code: str) -> str:
        """The word of a code in a group ("types", "reasons"), the code itself where it has none."""
        return self.texts.get(f"{group}.{code}", code)


@functools.cache
def load_words(language: str) -> Words:
    """The words of a language; French for one that has none."""
    language = language if language in LANGUAGES else "fr"
    data = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    _flatten("", data, texts, lists)
    return Words(language, texts, lists)


def _flatten(prefix: str, data: Mapping[str, object], texts: dict[str, str], lists: dict[str, tuple[str, ...]]) -> None:
    for name, value in data.items():
        if isinstance(value, Mapping):
            _flatten(f"{prefix}{name}.", value, texts, lists)
        elif isinstance(value, list):
            lists[prefix + name] = tuple(str(word) for word in value)
        else:
            texts[prefix + name] = str(value)
