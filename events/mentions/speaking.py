"""Whom «je» and "I" mean: who says what is quoted, or answers in an interview."""

from collections.abc import Iterator

from events.actors import Named, bare
from events.actors.naming import CLOSING, OPENING
from events.mentions.likely_meant import Word, meant
from events.mentions.spoken import Memory
from events.model import Actor
from events.reading import Sentence

_ON = 2  # sentences in which somebody who was quoted speaks on


def listen(sentence: Sentence, memory: Memory) -> None:
    """Take in a question to somebody, who answers from then on: «Comment avez-vous appris la nouvelle ?»."""
    texts = [token.text for token in sentence.tokens]
    asks = memory.fresh and "?" in texts[-2:] and not any(text in OPENING for text in texts)
    if asks and any(bare(text).lstrip("-") in memory.words.addressed for text in texts):
        known = memory.by_id.get(memory.foremost)
        memory.interviewed = known if known is not None and known.kind == "person" else memory.interviewed


def speaker(sentence: Sentence, who: Named, memory: Memory, number: int, place: int) -> tuple[Actor, ...]:
    """Who says "I" at a place of a sentence; nobody where that cannot be told.

    Args:
        sentence: the sentence.
        who: the actors that it names.
        memory: whom the text spoke of before.
        number: of the sentence.
        place: the token of the pronoun.
    """
    named = {m.actor.id: m.actor for m in who.actors if m.actor.kind == "person"}
    if len(named) > 1:
        return ()
    quoted = in_quotes(sentence, place)
    found = tuple(named.values()) or _who_says(sentence, memory, number, place)
    if not found and quoted and memory.quoted is not None and number - memory.quoted[1] <= _ON:
        found = (memory.quoted[0],)
    if not found and quoted:
        found = _told_before(memory, number)
    if not found and not quoted and memory.interviewed is not None:
        return (memory.interviewed,)
    if len(found) == 1 and quoted:
        memory.quoted = (found[0], number)
    return found


def in_quotes(sentence: Sentence, place: int) -> bool:
    """Whether a token stands in words that are quoted, as far as its sentence shows."""
    before = [token.text for token in sentence.tokens[:place]]
    return sum(text in OPENING for text in before) > sum(text in CLOSING and text not in OPENING for text in before)


def _who_says(sentence: Sentence, memory: Memory, number: int, place: int) -> tuple[Actor, ...]:
    """Whom the pronoun means that says so: «« J'ai démissionné », dit-elle», "she says"."""
    for at in _outside(sentence, place):
        token = sentence.tokens[at]
        sort = memory.words.subject.get(bare(token.text).lstrip("-"), "")
        if sort[1:] == "1" and token.pos == "PRON" and token.dep.startswith("nsubj"):
            return meant(memory, Word(sort, number, "subject", token.head, "person"))
    return ()


def _outside(sentence: Sentence, place: int) -> Iterator[int]:
    """The tokens after the quote in which one stands."""
    tokens = sentence.tokens
    end = next((at for at in range(place, len(tokens)) if tokens[at].text in CLOSING), len(tokens))
    return iter(range(end + 1, len(tokens)))


def _told_before(memory: Memory, number: int) -> tuple[Actor, ...]:
    """The one person who is a subject of the sentence before: «Anne Roy a dirigé la ville dix ans. « J'ai ... »»."""
    near = (one for one in reversed(memory.spoken) if one.sentence == number - 1)
    persons = {a.id: a for one in near if one.place == "subject" for a in one.actors if a.kind == "person"}
    return tuple(persons.values()) if len(persons) == 1 else ()
