"""Who is named where in a document's sentences: gazetteer and patterns first, the model's names for the rest."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from events.actors.gazetteer import WORD, Form, Gazetteer, words_of
from events.language import load
from events.model import Actor, fold, slug
from events.reading import Sentence

_NAME_PARTICLES = {"de", "du", "des", "d", "van", "von", "ben", "bin", "el", "al", "ag", "ould", "la", "le", "di", "da"}


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One naming of an actor in a sentence.

    Attributes:
        first, last: tokens, half-open.
        start_char, end_char: code points in the document, half-open.
        actor: who.
        how: name, demonym, capital, seat, pattern, person or model.
        locative: a preposition of place stands before it.
    """

    first: int
    last: int
    start_char: int
    end_char: int
    actor: Actor
    how: str
    locative: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One naming of a place: tokens, half-open, and its name."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """The actors and places of one sentence."""

    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]


@dataclass(frozen=True)
class _Words:
    """What a language's actor data says, folded for lookup."""

    locative: tuple[tuple[str, ...], ...]
    titles: frozenset[str]
    not_names: frozenset[str]
    patterns: tuple[tuple[tuple[str, ...], str], ...]
    language_after: frozenset[str]
    determiners: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    data = load(language, "actors")
    patterns = [(words_of(form), kind) for kind, forms in data["patterns"].items() for form in forms]
    titles = {word for title in data["titles"] for word in words_of(title)}
    return _Words(
        locative=tuple(sorted((words_of(form) for form in data["locative"]), key=len, reverse=True)),
        titles=frozenset(titles),
        not_names=frozenset(fold(name) for name in data["not_names"]),
        patterns=tuple(sorted(patterns, key=lambda pattern: -len(pattern[0]))),
        language_after=frozenset(load(language, "sentences")["lists"]["language_names_after"]),
        determiners=frozenset(load(language, "sentences")["lists"]["determiners"]),
    )


def recognise(sentences: Sequence[Sentence], language: str, book: Gazetteer) -> list[Named]:
    """The actors and places of each sentence of one document.

    A person is one actor under all forms of the name in the document: the fullest form names it.
    """
    words = _words(language)
    known = [_known(sentence, language, book, words) for sentence in sentences]
    people = _People(book, language)
    for sentence, found in zip(sentences, known, strict=True):
        for first, last in _person_spans(sentence, found, words):
            people.learn(_span_text(sentence, first, last))
    return [_named(sentence, found, words, people) for sentence, found in zip(sentences, known, strict=True)]


def _span_text(sentence: Sentence, first: int, last: int) -> str:
    parts = []
    for place in range(first, last):
        token = sentence.tokens[place]
        gap = place > first and token.start_char > sentence.tokens[place - 1].end_char
        parts.append((" " if gap else "") + token.text)
    return "".join(parts)


def _folded(sentence: Sentence) -> list[tuple[str, int]]:
    """The folded words of a sentence, each with the token it lies in: hyphens and apostrophes part words."""
    return [(word, place) for place, token in enumerate(sentence.tokens) for word in WORD.findall(fold(token.text))]


def _known(sentence: Sentence, language: str, book: Gazetteer, words: _Words) -> list[ActorMention]:
    """The mentions that the gazetteer and the patterns give, longest first from the left."""
    folded = _folded(sentence)
    forms, longest = book.forms.get(language, {}), book.longest.get(language, 0)
    found: list[ActorMention] = []
    at = 0
    while at < len(folded):
        match = _form_at(sentence, folded, at, forms, longest, words) or _pattern_at(
            sentence, folded, at, words, book, language
        )
        if match is None:
            at += 1
            continue
        actor, how, count = match
        first, last = folded[at][1], folded[at + count - 1][1] + 1
        found.append(_mention(sentence, first, last, book.actors.get(actor.id, actor), how, words))
        at += count
    return found


def _form_at(
    sentence: Sentence,
    folded: list[tuple[str, int]],
    at: int,
    forms: dict[tuple[str, ...], Form],
    longest: int,
    words: _Words,
) -> tuple[Actor, str, int] | None:
    for count in range(min(longest, len(folded) - at), 0, -1):
        form = forms.get(tuple(word for word, _ in folded[at : at + count]))
        if form is None:
            continue
        first, last = folded[at][1], folded[at + count - 1][1] + 1
        text = _span_text(sentence, first, last)
        if not _whole_tokens(folded, at, count) or not _written_as(text, form):
            continue
        if form.kind == "demonym" and _language_name(sentence, first, words):
            continue
        return Actor(form.actor, ""), form.kind, count
    return None


def _whole_tokens(folded: list[tuple[str, int]], at: int, count: int) -> bool:
    """Whether a match does not end inside a token ("Franco" of "Franco-Allemand" kept together by the model)."""
    after = at + count
    return after >= len(folded) or folded[after][1] != folded[after - 1][1]


def _written_as(text: str, form: Form) -> bool:
    """Names have a capital letter, abbreviations are in capitals; adjectives may be small."""
    if form.capitals:
        return text.upper() == text
    return form.kind == "demonym" or any(c.isupper() for c in text)


def _language_name(sentence: Sentence, first: int, words: _Words) -> bool:
    """«en français» names the language."""
    return (
        first > 0
        and sentence.tokens[first - 1].text.lower() in words.language_after
        and sentence.tokens[first].text[:1].islower()
    )


def _pattern_at(
    sentence: Sentence, folded: list[tuple[str, int]], at: int, words: _Words, book: Gazetteer, language: str
) -> tuple[Actor, str, int] | None:
    """«opération X», «groupe X»: a common noun with the capitalised word after it."""
    for form, kind in words.patterns:
        count = len(form)
        if tuple(word for word, _ in folded[at : at + count]) != form or at + count >= len(folded):
            continue
        word, place = folded[at + count]
        token = sentence.tokens[place]
        directly = place == folded[at + count - 1][1] + 1
        if (
            not directly
            or not token.text[:1].isupper()
            or word in words.not_names
            or token.pos not in ("", "PROPN", "NOUN", "X")
        ):
            continue
        if (word,) in book.forms.get(language, {}):
            return None
        return Actor(f"{kind}:{slug(token.text)}", kind, {language: token.text}), "pattern", count + 1
    return None


def _mention(sentence: Sentence, first: int, last: int, actor: Actor, how: str, words: _Words) -> ActorMention:
    tokens = sentence.tokens
    return ActorMention(
        first,
        last,
        tokens[first].start_char,
        tokens[last - 1].end_char,
        actor,
        how,
        _is_locative(sentence, first, words),
    )


def _is_locative(sentence: Sentence, first: int, words: _Words) -> bool:
    before = [word for token in sentence.tokens[max(0, first - 3) : first] for word in WORD.findall(fold(token.text))]
    if before and before[-1] in words.determiners:
        before.pop()
    return any(tuple(before[-len(form) :]) == form for form in words.locative if form)


def _person_spans(sentence: Sentence, known: Sequence[ActorMention], words: _Words) -> list[tuple[int, int]]:
    """Tokens of the names of persons: those the model found and those after a title, without the title."""
    taken = {
        place for mention in known if mention.actor.kind != "person" for place in range(mention.first, mention.last)
    }
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(sentence.tokens):
        if place in taken or not _name_like(sentence, place, words):
            place += 1
            continue
        last = place + 1
        while (
            last < len(sentence.tokens)
            and last not in taken
            and (_name_like(sentence, last, words) or _joins(sentence, last, words))
        ):
            last += 1
        while last > place + 1 and not _name_like(sentence, last - 1, words):
            last -= 1
        if _is_person(sentence, place, last, words):
            spans.append((place, last))
        place = last
    return spans


def _name_like(sentence: Sentence, place: int, words: _Words) -> bool:
    token = sentence.tokens[place]
    if not token.text[:1].isupper() or not token.text[:1].isalpha():
        return False
    folded = fold(token.text)
    if folded in words.not_names or folded in words.titles:
        return False
    return token.pos in ("PROPN", "") or token.entity == "person" or (place > 0 and token.pos in ("X", "NOUN", "ADJ"))


def _joins(sentence: Sentence, place: int, words: _Words) -> bool:
    """Particles and hyphens inside a name."""
    tokens = sentence.tokens
    if place + 1 >= len(tokens) or not _name_like(sentence, place + 1, words):
        return False
    text = tokens[place].text
    touching = tokens[place - 1].end_char == tokens[place].start_char == tokens[place + 1].start_char - len(text)
    return (fold(text).strip("'") in _NAME_PARTICLES and tokens[place].entity == "person") or (
        text in "-‑'’" and touching
    )


def _is_person(sentence: Sentence, first: int, last: int, words: _Words) -> bool:
    tokens = sentence.tokens
    if any(token.entity == "person" for token in tokens[first:last]) and any(
        len(token.text) > 2 for token in tokens[first:last]
    ):
        return not any(
            token.entity in ("organisation", "place") and token.entity_starts for token in tokens[first:last]
        )
    before = first - 1
    if before >= 0 and tokens[before].text == "," and before > 0:
        if last - first < 2:
            return False
        nearby = tokens[max(0, before - 8) : before]
        return any(fold(token.text) in words.titles for token in nearby) and any(tokens[first].text)
    if before >= 0 and tokens[before].text == "." and before > 0:
        before -= 1
    titled = before >= 0 and fold(tokens[before].text).strip(".") in words.titles
    return titled and not any(token.entity in ("organisation", "place") for token in tokens[first:last])


class _People:
    """The persons of a document by all forms of their names."""

    def __init__(self, book: Gazetteer, language: str) -> None:
        self.book = book
        self.language = language
        self.full: dict[str, Actor] = {}

    def learn(self, name: str) -> None:
        words = words_of(name)
        form = self.book.forms.get(self.language, {}).get(words)
        if form is not None:
            self.full.setdefault(form.actor, self.book.actors[form.actor])
        elif len(words) > 1:
            key = f"person:{slug(name)}"
            self.full.setdefault(key, Actor(key, "person", {self.language: name}))

    def who(self, name: str) -> Actor:
        """The person of a name: in the gazetteer, or the one of the document whose name ends in it."""
        words = words_of(name)
        form = self.book.forms.get(self.language, {}).get(words)
        if form is not None and form.actor in self.book.actors:
            return self.book.actors[form.actor]
        fits = [actor for actor in self.full.values() if _ends_in(actor.name(self.language), words)]
        if len(fits) == 1:
            return fits[0]
        if not fits and len(words) == 1:
            fits = [
                a for a in self.book.actors.values() if a.kind == "person" and _ends_in(a.name(self.language), words)
            ]
            if len(fits) == 1:
                return fits[0]
        return Actor(f"person:{slug(name)}", "person", {self.language: name})


def _ends_in(full: str, words: tuple[str, ...]) -> bool:
    name = words_of(full)
    return len(name) >= len(words) and name[len(name) - len(words) :] == words


def _named(sentence: Sentence, known: list[ActorMention], words: _Words, people: _People) -> Named:
    mentions = list(known)
    taken = {place for mention in known for place in range(mention.first, mention.last)}
    for first, last in _person_spans(sentence, known, words):
        if not taken & set(range(first, last)):
            actor = people.who(_span_text(sentence, first, last))
            mentions.append(_mention(sentence, first, last, actor, "person", words))
            taken |= set(range(first, last))
    places = [
        PlaceMention(m.first, m.last, _span_text(sentence, m.first, m.last))
        for m in mentions
        if m.locative and m.how in ("name", "capital") and m.actor.kind == "state"
    ]
    for first, last, entity in _entities(sentence):
        if taken & set(range(first, last)) or not sentence.tokens[last - 1].text[:1].isupper():
            continue
        name = _span_text(sentence, first, last)
        if fold(name) in words.not_names or not re.search(r"\w\w", name):
            continue
        if entity == "place":
            places.append(PlaceMention(first, last, name))
        elif entity == "organisation" and all(
            t.pos in ("PROPN", "ADP", "DET", "NUM", "PUNCT", "X") for t in sentence.tokens[first:last]
        ):
            actor = Actor(f"organisation:{slug(name)}", "organisation", {people.language: name})
            mentions.append(_mention(sentence, first, last, actor, "model", words))
    mentions.sort(key=lambda mention: mention.first)
    return Named(tuple(mentions), tuple(sorted(places, key=lambda place: place.first)))


def _entities(sentence: Sentence) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for place, token in enumerate(sentence.tokens):
        if not token.entity:
            continue
        if spans and spans[-1][1] == place and spans[-1][2] == token.entity and not token.entity_starts:
            spans[-1] = (spans[-1][0], place + 1, token.entity)
        else:
            spans.append((place, place + 1, token.entity))
    return spans
