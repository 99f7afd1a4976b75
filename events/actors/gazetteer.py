"""The gazetteer: who is known by which names, read from the TOML beside this file, and the reader's own on top."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from events.language.tokens import Seen
from events.model import Actor, fold

if TYPE_CHECKING:
    from events.actors.own import OwnActor, OwnActors

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a language names an actor.

    Attributes:
        actor: id; "" for words that the reader says are none.
        kind: name, demonym, capital, seat or force (its army by name).
        capitals: written in capitals only (an abbreviation such as "UA"), so that "ua" is none.
        anyhow: however it is written, as the reader's own file has it.
        small: for a name whether it is the demonym too where it is written in small letters («le peuple suisse»).
    """

    actor: str
    kind: str
    capitals: bool = False
    anyhow: bool = False
    small: bool = False


_Words = tuple[str, ...]


@dataclass(eq=False)
class Gazetteer:
    """Actors by id, and for each language the forms that name them, by their folded words.

    Attributes:
        actors: by id.
        forms: by language and folded words.
        longest: for each language, how many words the longest form that begins with a word has.
        lived: for actors whose validity is known the days from and until, "" where open.
        before: for an actor the ids of those whom it succeeded.
        shared: by language and folded words, the ids of all who bear one name, in the order of the files.
        members: by organisation its members, each with the days from and until, "" where open.
        heads: for heads of state the terms of each, with the days from and until, "" where open.
        dated: the reader's forms that mean somebody only from a day to a day: language, words, form, days.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    forms: dict[str, dict[_Words, Form]] = field(default_factory=dict)
    longest: dict[str, dict[str, int]] = field(default_factory=dict)
    dated: list[tuple[_Words, Form, str, str]] = field(default_factory=list)
    lived: dict[str, tuple[str, str]] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)
    shared: dict[tuple[str, _Words], tuple[str, ...]] = field(default_factory=dict)
    members: dict[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    heads: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Take in one entry of the TOML."""
        spoken = {key: value for key, value in entry.items() if isinstance(value, dict) and "name" in value}
        names = {language: str(words["name"]) for language, words in spoken.items()}
        actor = Actor(str(entry["id"]), str(entry["kind"]), names, str(entry.get("state", "")))
        self.actors[actor.id] = actor
        self.lived[actor.id] = (str(entry.get("from", "")), str(entry.get("until", "")))
        if "members" in entry:
            joined = ((str(m["id"]), str(m.get("from", "")), str(m.get("until", ""))) for m in entry["members"])
            self.members[actor.id] = tuple(joined)
        if "head_of_state" in entry:
            terms = ((str(term.get("from", "")), str(term.get("until", ""))) for term in entry["head_of_state"])
            self.heads[actor.id] = tuple(terms)
        if "successor" in entry:
            self.before.setdefault(str(entry["successor"]), []).append(actor.id)
        for language, words in spoken.items():
            for name in (words["name"], *words.get("aliases", ())):
                self._form(language, name, Form(actor.id, "name", name.isupper() and len(name) <= 4))
            for key, kind in (
                ("demonyms", "demonym"),
                ("capitals", "capital"),
                ("seats", "seat"),
                ("forces", "force"),
            ):
                for name in words.get(key, ()):
                    self._form(language, name, Form(actor.id, kind))

    def _form(self, language: str, name: str, form: Form) -> None:
        words = words_of(name)
        first = self.forms.setdefault(language, {}).setdefault(words, form)
        if first.actor != form.actor and first.kind == form.kind == "name":
            self.shared[language, words] = (*self.shared.get((language, words), (first.actor,)), form.actor)
        if (first.actor, first.kind, form.kind) == (form.actor, "name", "demonym"):
            self.forms[language][words] = replace(first, small=True)
        self._measure(language, words)

    def _measure(self, language: str, words: _Words) -> None:
        if words:
            longest = self.longest.setdefault(language, {})
            longest[words[0]] = max(longest.get(words[0], 0), len(words))

    def name(self, actor: str, language: str, default: str = "") -> str:
        """The name of an actor by id, or the default where it is not in the gazetteer."""
        known = self.actors.get(actor)
        return known.name(language) if known else default

    def then(self, actor: Actor, start: str, end: str) -> Actor:
        """Who an actor was from one day to another: «Moscou» in 1956 is the Soviet Union, which Russia succeeded.

        Args:
            actor: as a capital or seat of power names it.
            start: first day, ISO 8601.
            end: the day after the last.
        """
        if end > self.lived.get(actor.id, ("", ""))[0]:
            return actor
        for former in self.before.get(actor.id, ()):
            first, last = self.lived[former]
            if first <= start and end <= last:
                return self.actors[former]
        return actor

    def lives(self, actor: str, start: str, end: str) -> bool:
        """Whether an actor's validity, as far as it is known, has a day in common with an interval; see ``then``.

        A validity may be a year or a month ("2015-09"), which then counts whole.
        """
        first, last = self.lived.get(actor, ("", ""))
        return not (first and end[: len(first)] < first) and not (last and start[: len(last)] > last)

    def members_on(self, actor: str, day: str) -> tuple[Actor, ...]:
        """The members of an organisation on a day ("2019-05", as far as it is known); none where either is not known.

        Args:
            actor: id of the organisation.
            day: ISO 8601, "" where unknown.
        """
        joined = self.members.get(actor, ()) if day else ()
        return tuple(self.actors[id_] for id_, first, last in joined if _valid(day, first, last))

    def heads_on(self, day: str) -> frozenset[str]:
        """The ids of those who are head of a state on a day ("2019-05", as far as it is known); all who ever were where it is not.

        Args:
            day: ISO 8601, "" where unknown.
        """
        return frozenset(
            id_
            for id_, terms in self.heads.items()
            if not day or any(_valid(day, first, last) for first, last in terms)
        )

    def meant(self, actor: Actor, sharing: Iterable[tuple[str, ...]], start: str, end: str) -> Actor:
        """Who is meant by a name that several bear at different times: «le CNSP» in 2020 is Mali's, in 2023 Niger's.

        Args:
            actor: who bears the name first in the files.
            sharing: for each shared name the ids of those who bear it.
            start: first day, ISO 8601, or "" where unknown.
            end: the day after the last.
        """
        for ids in sharing:
            alive = [id_ for id_ in ids if start and self.lives(id_, start, end)]
            if actor.id in ids and len(alive) == 1:
                return self.actors[alive[0]]
        return actor

    def with_own(self, own: "OwnActors") -> "Gazetteer":
        """The gazetteer with the reader's own actors, whose names win."""
        book = Gazetteer(
            dict(self.actors),
            {language: dict(forms) for language, forms in self.forms.items()},
            {language: dict(longest) for language, longest in self.longest.items()},
            lived=self.lived,
            before=self.before,
            shared=dict(self.shared),
            members=self.members,
            heads=self.heads,
        )
        for entry in own.actors:
            book._take(entry)
        return book

    def _take(self, entry: "OwnActor") -> None:
        if entry.kind != "none":
            before = self.actors.get(entry.id)
            names = dict(before.names) if before else {}
            if "" in entry.names:
                names = dict.fromkeys({*self.forms, *names}, entry.names[""])
            names |= {language: name for language, name in entry.names.items() if language}
            state = entry.state or (before.state if before else "")
            self.actors[entry.id] = Actor(entry.id, entry.kind, names, state)
        for name in dict.fromkeys((*entry.names.values(), *entry.aliases)):
            anyhow = not any(map(str.isupper, name.partition(" ")[2] or name))  # «Des manifestants» heads a sentence
            form = Form(entry.id, "name", name.isupper() and len(name) <= 4, anyhow)
            for language in self.forms:
                self._measure(language, words_of(name))
                self.shared.pop((language, words_of(name)), None)
                if not (entry.from_ or entry.until):
                    self.forms[language][words_of(name)] = form
            if entry.from_ or entry.until:
                self.dated.append((words_of(name), form, entry.from_, entry.until))

    def on(self, published: str) -> "Gazetteer":
        """The gazetteer as of a publication date ("2019-05", "" where unknown): who is meant by names that change hands.

        A name that one entry alone has means that one whatever the date.
        """
        if not self.dated:
            return self
        meant: dict[_Words, list[tuple[Form, str, str]]] = {}
        for words, form, first, last in self.dated:
            meant.setdefault(words, []).append((form, first, last))
        book = Gazetteer(self.actors, {language: dict(forms) for language, forms in self.forms.items()}, self.longest)
        book.lived, book.before, book.shared = self.lived, self.before, self.shared
        book.members, book.heads = self.members, self.heads
        for words, options in meant.items():
            valid = [form for form, first, last in options if _valid(published, first, last)]
            chosen = valid[0] if len(valid) == 1 else options[0][0] if len({o[0].actor for o in options}) == 1 else None
            for forms in book.forms.values():
                if chosen is not None:
                    forms[words] = chosen
                else:
                    forms.pop(words, None)  # two held it, and the article's date does not tell which
        return book


def _valid(published: str, first: str, last: str) -> bool:
    """Whether a date as far as it is known lies between two that may be less exact."""
    if not published:
        return False
    since = published[: len(first)] >= first[: len(published)] if first else True
    till = published[: len(last)] <= last[: len(published)] if last else True
    return since and till


def words_of(name: str) -> _Words:
    """The words of a name without case, accents, hyphens and apostrophes."""
    return _WORDS[name]


_WORDS: Seen[_Words] = Seen(lambda name: tuple(WORD.findall(fold(name))))


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


@functools.lru_cache(maxsize=4)
def gazetteer_with(own: "OwnActors | None") -> Gazetteer:
    """The gazetteer of the package with the reader's own actors, if there are any."""
    return gazetteer() if own is None else gazetteer().with_own(own)
