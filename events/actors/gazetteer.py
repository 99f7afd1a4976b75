"""The gazetteer: who is known by which names, read from the TOML beside this file."""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from events.model import Actor, fold

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a language names an actor.

    Attributes:
        actor: id.
        kind: name, demonym, capital, seat or force (its army by name).
        capitals: written in capitals only (an abbreviation such as "UA"), so that "ua" is none.
    """

    actor: str
    kind: str
    capitals: bool = False


@dataclass(eq=False)
class Gazetteer:
    """Actors by id, and for each language the forms that name them, by their folded words."""

    actors: dict[str, Actor] = field(default_factory=dict)
    forms: dict[str, dict[tuple[str, ...], Form]] = field(default_factory=dict)
    longest: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Take in one entry of the TOML."""
        spoken = {key: value for key, value in entry.items() if isinstance(value, dict) and "name" in value}
        names = {language: str(words["name"]) for language, words in spoken.items()}
        actor = Actor(str(entry["id"]), str(entry["kind"]), names, str(entry.get("state", "")))
        self.actors[actor.id] = actor
        for language, words in spoken.items():
            for name in (words["name"], *words.get("aliases", ())):
                self._form(language, name, Form(actor.id, "name", name.isupper() and len(name) <= 4))
            for key, kind in (("demonyms", "demonym"), ("capitals", "capital"), ("seats", "seat"), ("forces", "force")):
                for name in words.get(key, ()):
                    self._form(language, name, Form(actor.id, kind))

    def _form(self, language: str, name: str, form: Form) -> None:
        words = words_of(name)
        self.forms.setdefault(language, {}).setdefault(words, form)
        if words:
            longest = self.longest.setdefault(language, {})
            longest[words[0]] = max(longest.get(words[0], 0), len(words))

    def name(self, actor: str, language: str, default: str = "") -> str:
        """The name of an actor by id, or the default where it is not in the gazetteer."""
        known = self.actors.get(actor)
        return known.name(language) if known else default


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens and apostrophes."""
    return tuple(WORD.findall(fold(name)))


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, read once."""
    book = Gazetteer()
    folder = files(__package__) / "gazetteer"
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".toml"):
            for entry in tomllib.loads(path.read_text("utf-8")).get("actor", []):
                book.add(entry)
    return book
