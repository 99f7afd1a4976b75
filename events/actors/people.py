"""The persons of a document: where they are named, and who is who under which form of a name."""

import functools
import re
from collections.abc import Collection, Iterable

from events.actors.gazetteer import Gazetteer, words_of
from events.actors.words import ActorWords, actor_words
from events.language.tokens import Seen
from events.model import Actor, slug

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tch|sch|ch|sh", "s"),
        (r"ou|w|v(?=\b)", "u"),
        (r"ph", "f"),
        (r"dj|j|gi", "j"),
        (r"[qkc]", "k"),
        (r"y", "i"),
        (r"z", "s"),
        (r"h", ""),
        (r"ae|ai|ei", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e\b", ""),
    )
)


def sounded(name: str) -> str:
    """The name as it sounds, roughly: transliterations of one name are alike.

    >>> sounded("Sergueï Choïgou") == sounded("Sergueï Choigu"), sounded("Yahya Sinouar") == sounded("Yahya Sinwar")
    (True, True)
    """
    return _SOUNDED[name]


def _sounded(name: str) -> str:
    said = " ".join(words_of(name))
    for pattern, sound in _SOUNDS:
        said = pattern.sub(sound, said)
    return said.replace(" ", "")


_SOUNDED: Seen[str] = Seen(_sounded)


class People:
    """The persons of a document by all forms of their names.

    Args:
        book: the gazetteer.
        language: of the document.
        states: ids of the states that it names.
    """

    def __init__(self, book: Gazetteer, language: str, states: Collection[str]) -> None:
        self.book = book
        self.states = states
        self.language = language
        self.full: dict[str, Actor] = {}
        self._by_word: dict[str, dict[str, None]] = {}
        self.surnames: dict[str, set[str]] = {}
        self.sounds: dict[str, Actor] = {}
        self.kin: set[str] = set()

    def learn_kin(self, name: str) -> None:
        """Take in somebody whom the text names by a first name alone, as the kin of one with that surname, who bears it first."""
        actor = Actor(f"person:{slug(name)}", "person", {self.language: name})
        if self._listed(words_of(name)) is None and actor.id not in self.full:
            self.kin.add(actor.id)
            self._add(actor)
            self.sounds.setdefault(sounded(name), actor)

    def learn(self, name: str) -> None:
        """Take in a name of two words or more, or one that the gazetteer has."""
        actor = self._listed(words_of(name))
        if actor is not None:
            self.keep(actor, name)
        elif len(words_of(name)) > 1:
            alike = self.sounds.get(sounded(name)) or _listed_sounds(self.book).get(sounded(name))
            self.keep(alike or Actor(f"person:{slug(name)}", "person", {self.language: name}), name)

    def keep(self, actor: Actor, said: str) -> None:
        """Take in a person whom the document names in these words."""
        self._add(actor)
        for name in (*actor.names.values(), said):
            self.sounds.setdefault(sounded(name), actor)
            words = words_of(name)
            if len(words) > 1:
                self.surnames.setdefault(words[-1], set()).add(actor.id)

    def _add(self, actor: Actor) -> None:
        """Take in a person by the first and last words of their names, which alone others are looked up by."""
        if actor.id in self.full:
            return
        self.full[actor.id] = actor
        for words in filter(None, map(words_of, actor.names.values())):
            for word in (words[0], words[-1]):
                self._by_word.setdefault(word, {})[actor.id] = None

    def settle(self) -> None:
        """Take the surnames of two words or more that the document tells alone for those of whom it names in full."""
        gone: dict[str, Actor] = {}
        for id_, actor in list(self.full.items()):
            words = words_of(actor.name(self.language))
            longer = [one for one in self._fitting(words) if one.id != id_]
            if id_ in self.book.actors or len(words) < 2 or len(longer) != 1:
                continue
            del self.full[id_]
            gone[id_] = longer[0]
        if not gone:
            return
        for sound, one in self.sounds.items():
            while one.id in gone:
                one = gone[one.id]
            self.sounds[sound] = one
        for ids in self.surnames.values():
            ids.difference_update(gone)

    def knows(self, actor: Actor) -> bool:
        """Whether the gazetteer has a person, or the document names that one in full."""
        return actor.id in self.full or actor.id in self.book.actors

    def by_surname(self, word: str) -> Actor | None:
        """The one person whom the document names in full with that surname ("Ferrand fut arrêté")."""
        fits = self.surnames.get(word, set())
        return self.full[next(iter(fits))] if len(fits) == 1 else None

    def _listed(self, words: tuple[str, ...]) -> Actor | None:
        form = self.book.forms.get(self.language, {}).get(words)
        actor = self.book.actors.get(form.actor) if form is not None else None
        return actor if actor is not None and actor.kind == "person" else None

    def who(self, name: str, gender: str = "x") -> Actor:
        """The person of a name: in the gazetteer, or the one of the document whose name holds it.

        Args:
            name: as the text has it.
            gender: what a title before a surname tells ("Mme"), "x" where none does: no man is meant by it then.
        """
        words = words_of(name)
        actor = self._listed(words) or self.sounds.get(sounded(name))
        if actor is not None:
            return actor
        fits = self._fitting(words)
        if gender != "x":
            data = actor_words(self.language)
            fits = [one for one in fits if {gender, woman_or_man(one.name(self.language), (), data)} != {"m", "f"}]
        if len(fits) == 1:
            return fits[0]
        if not fits and len(words) > 1:
            listed = _listed_sounds(self.book).get(sounded(name))
            if listed is not None:
                return listed
        if not fits and len(words) == 1:
            listed_fits = _by_surname(self.book, self.language).get(words[0], ())
            if len(listed_fits) == 1 and self.book.actors[listed_fits[0]].state in self.states:
                return self.book.actors[listed_fits[0]]  # «M. Diop» is one of many where Mali is not spoken of
        return Actor(f"person:{slug(name)}", "person", {self.language: name})

    def _fitting(self, words: tuple[str, ...]) -> list[Actor]:
        """The persons of the document whose name ends in the words, or else begins with the one first name."""
        if not words:
            return []
        alike = [self.full[id_] for id_ in self._by_word.get(words[-1], ()) if id_ in self.full]
        ends = [actor for actor in alike if _ends_in(actor, words)]
        ends = [actor for actor in ends if actor.id not in self.kin] or ends
        if ends or len(words) > 1:
            return ends or [actor for actor in alike if any(_holds(n, words) for n in actor.names.values())]
        return [actor for actor in alike if any(words_of(n)[:1] == words for n in actor.names.values())]


def _ends_in(actor: Actor, words: tuple[str, ...]) -> bool:
    """Whether a name of a person has some words at its end."""
    said = map(words_of, actor.names.values())
    return any(name[len(name) - len(words) :] == words for name in said)


def _holds(full: str, words: tuple[str, ...]) -> bool:
    """Whether first and last words are those of a longer name ("Damiba" for "Paul-Henri Sandaogo Damiba")."""
    name = words_of(full)
    return len(name) > len(words) and words[-1] == name[-1] and set(words) <= set(name)


@functools.lru_cache(maxsize=8)
def _listed_sounds(book: Gazetteer) -> dict[str, Actor]:
    """The persons of the gazetteer by the sound of their names of two words or more."""
    people = (actor for actor in book.actors.values() if actor.kind == "person")
    return {sounded(n): actor for actor in people for n in actor.names.values() if len(words_of(n)) > 1}


@functools.lru_cache(maxsize=16)
def _by_surname(book: Gazetteer, language: str) -> dict[str, tuple[str, ...]]:
    """Ids of the gazetteer's persons by the last word of their names in a language."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in book.actors.values():
        if actor.kind == "person":
            last = words_of(actor.name(language))[-1]
            found[last] = (*found.get(last, ()), actor.id)
    return found


def woman_or_man(name: str, nouns: Iterable[str], words: ActorWords) -> str:
    """The gender that titles or the first name tell: m, f, or x for neither."""
    said = set(nouns)
    if said & words.women:
        return "f"
    if said & words.men:
        return "m"
    parts = words_of(name)
    first = parts[0] if len(parts) > 1 else ""
    if first in words.women_first_names:
        return "f"
    return "m" if first in words.men_first_names else "x"


def title_gender(title: str, words: ActorWords) -> str:
    """The gender that a folded word before a surname tells, which is of men or of women alone: m, f, or x for neither."""
    if title in words.women:
        return "f"
    return "m" if title in words.gentlemen else "x"
