"""Who is meant by "il", "le pays", "la junte": the last one named of that kind, by rules."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from events.actors import ActorMention, Named
from events.language import load
from events.model import Actor, fold
from events.reading import Sentence

_SEVERAL = "several"
_MANY = ("group", "organisation", "people", "operation")
"""Kinds of which one may be "they"."""
_STANDING = {"name", "person", "pattern", "model", "capital", "seat"}


@functools.cache
def _kinds(language: str) -> dict[str, str]:
    """The folded words that stand for somebody, with the kind they stand for; "" for a pronoun."""
    data = load(language, "sentences")["anaphora"]
    kinds = {fold(word): kind for kind in ("state", "organisation", "operation", "person") for word in data[kind]}
    return kinds | {fold(word): "" for word in data["singular"]} | {fold(word): _SEVERAL for word in data["plural"]}


@dataclass
class Memory:
    """Who was named so far in a document.

    Attributes:
        subject: the actors that the last sentence's subject named.
        last: the last actor named of each kind.
        states: how often each state was named.
    """

    subject: list[Actor] = field(default_factory=list)
    last: dict[str, Actor] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    by_id: dict[str, Actor] = field(default_factory=dict)

    def hear(self, sentence: Sentence, named: Named) -> None:
        """Take in who a sentence names."""
        subject = []
        for mention in named.actors:
            self.last[mention.actor.kind] = mention.actor
            self.by_id[mention.actor.id] = mention.actor
            if mention.actor.kind == "state":
                self.states[mention.actor.id] += 1
            if mention.how in _STANDING and _in_subject(sentence, mention):
                subject.append(mention.actor)
        if subject:
            self.subject = subject

    def main_state(self) -> Actor | None:
        """The state that was named most so far, the earliest of equals."""
        return self.by_id[self.states.most_common(1)[0][0]] if self.states else None

    def several(self, states: bool) -> list[Actor]:
        """Who "they" are: those that the last subject named together, or what is made of many."""
        if states:
            return [actor for actor in self.subject if actor.kind == "state"]
        if len(self.subject) > 1:
            return self.subject
        return [actor for actor in self.subject if actor.kind in _MANY]

    def meant_by(self, kind: str) -> Actor | None:
        """Who a pronoun ("") or a noun that stands for a kind means."""
        if kind == "":
            return self.subject[0] if len(self.subject) == 1 else None
        if kind == "state":
            return self.main_state()
        return next((actor for actor in self.subject if actor.kind == kind), None) or self.last.get(kind)


def _in_subject(sentence: Sentence, mention: ActorMention) -> bool:
    if not sentence.parsed:
        return mention.first == 0
    place = mention.last - 1
    for _ in range(4):
        token = sentence.tokens[place]
        if token.dep.startswith("nsubj"):
            return True
        if token.head == place or token.pos in ("VERB", "AUX"):
            return False
        place = token.head
    return False


def standing_for(sentence: Sentence, named: Named, memory: Memory, language: str) -> Iterator[ActorMention]:
    """The pronouns and nouns of a sentence that stand for somebody named before it, as mentions.

    A noun counts with its determiner and without a complement or adjective of its own ("le pays", not "le pays
    voisin" or "le président malien").
    """
    kinds = _kinds(language)
    taken = {place for mention in named.actors for place in range(mention.first, mention.last)}
    for place, token in enumerate(sentence.tokens):
        kind = kinds.get(fold(token.text))
        if kind is None or place in taken or not sentence.parsed:
            continue
        if kind in ("", _SEVERAL) and not token.dep.startswith("nsubj"):
            continue
        if kind == _SEVERAL:
            for actor in memory.several(token.pos != "PRON"):
                yield ActorMention(place, place + 1, token.start_char, token.end_char, actor, "anaphora")
            continue
        if kind and not _bare(sentence, place, language):
            continue
        actor = memory.meant_by(kind)
        if actor is not None:
            yield ActorMention(place, place + 1, token.start_char, token.end_char, actor, "anaphora")


def _bare(sentence: Sentence, place: int, language: str) -> bool:
    before = fold(sentence.tokens[place - 1].text) if place else ""
    qualified = any(
        sentence.tokens[c].dep in ("nmod", "amod", "acl:relcl", "appos", "flat:name") for c in sentence.children(place)
    )
    return before in load(language, "sentences")["lists"]["determiners"] and not qualified


def with_meant(
    sentences: Sequence[Sentence], named: Sequence[Named], language: str
) -> list[tuple[Named, Actor | None]]:
    """For each sentence its actors with those that are only meant, and the state that the text is about so far."""
    memory, out = Memory(), []
    for sentence, who in zip(sentences, named, strict=True):
        meant = tuple(standing_for(sentence, who, memory, language))
        memory.hear(sentence, who)
        everyone = tuple(sorted((*who.actors, *meant), key=lambda mention: mention.first))
        out.append((Named(everyone, who.places), memory.main_state()))
    return out
