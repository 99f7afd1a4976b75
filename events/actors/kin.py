"""Kin whom a text names by their first name alone, with the family's surname: "Rodrigo Duterte ... sa fille Sara"."""

from collections.abc import Sequence

from events.actors.gazetteer import words_of
from events.actors.naming import bare
from events.actors.words import ActorWords
from events.model import Actor
from events.reading import Sentence


def of_family(sentence: Sentence, place: int, words: ActorWords) -> bool:
    """Whether a name is that of somebody's kin who bear the same surname: «son frère [Mathias]», «son épouse, [Martine],»."""
    tokens = sentence.tokens
    at = place - 1
    if at > 0 and tokens[at].text == ",":
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if after is not None and after.text not in (",", ".", ";", ")"):
            return False
        at -= 1
        while at > 0 and tokens[at].pos == "ADJ" and bare(tokens[at].text) not in words.family:
            at -= 1
    if at < 1 or bare(tokens[at].text) not in words.family:
        return False
    at -= 1
    while at > 0 and tokens[at].pos == "ADJ":
        at -= 1
    return bare(tokens[at].text) in words.possessive


def with_surname(name: str, near: Sequence[Actor], language: str, words: ActorWords) -> str:
    """A first name with the surname of those named last, where they have one for all; else as it is.

    Args:
        name: the first name.
        near: the persons named last.
        language: in which they are named.
        words: the data of the language of the text.
    """
    surnames = {_surname(actor.name(language), words) for actor in near}
    surname = surnames.pop() if len(surnames) == 1 else ""
    return f"{name} {surname}" if surname else name


def _surname(name: str, words: ActorWords) -> str:
    """The surname of a first name with one: "" where the name has more words or begins with no first name."""
    parts = name.split()
    first = "-".join(words_of(parts[0])) if parts else ""
    known = first in words.first_names or first.partition("-")[0] in words.first_names
    return parts[1] if len(parts) == 2 and known and not parts[1].isupper() else ""  # «Baudouin III»
