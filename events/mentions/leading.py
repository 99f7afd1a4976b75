"""Whom the first sentence tells of who is named in the next: "A broker was jailed on Tuesday. Paul Verdier, 51, had ..."."""

from collections.abc import Sequence

from events.actors import ActorMention, Named, bare
from events.mentions.called import Calling, said_to_be
from events.mentions.phrases import head_of, noun_gender, number_of
from events.reading import Sentence

_SUBJECTS = ("nsubj", "nsubj:pass")


def named_after(sentences: Sequence[Sentence], named: Sequence[Named], calls: Calling) -> ActorMention | None:
    """The subject of the first sentence as a mention of the only person whom the next names, its subject; else None.

    The first sentence names nobody and has a noun of a person with an indefinite article as its subject; the name
    that follows has an age, or opens its sentence, and is called by nothing that the noun does not fit.
    """
    if len(sentences) < 2 or not sentences[0].parsed or not sentences[1].parsed:
        return None
    if any(mention.actor.kind == "person" for mention in named[0].actors):
        return None
    place = _somebody(sentences[0], calls)
    persons = {m.actor.id: m for m in reversed(named[1].actors) if m.actor.kind == "person"}
    if place is None or len(persons) != 1:
        return None
    mention = next(iter(persons.values()))
    noun = bare(sentences[0].tokens[place].text)
    if not _goes_on(sentences[1], mention) or not _fits(sentences[1], mention, noun, calls):
        return None
    token = sentences[0].tokens[place]
    return ActorMention(place, place + 1, token.start_char, token.end_char, mention.actor, "anaphora")


def _somebody(sentence: Sentence, calls: Calling) -> int | None:
    """The token of the subject, where that is one person without a name."""
    for place, token in enumerate(sentence.tokens):
        if token.dep not in _SUBJECTS or token.pos != "NOUN" or number_of(sentence, place) != 1:
            continue
        small = [sentence.tokens[c] for c in sentence.children(place) if c < place]
        indefinite = any(one.pos == "DET" and one.morph.get("Definite") == "Ind" for one in small)
        return place if indefinite and "person" in calls.kinds(bare(token.text)) else None
    return None


def _goes_on(sentence: Sentence, mention: ActorMention) -> bool:
    """Whether the sentence tells of the person whom it names: its subject, with an age or at its head."""
    tokens = sentence.tokens
    subject = tokens[head_of(sentence, *mention.whole)].dep in (*_SUBJECTS, "ROOT")
    after = tokens[mention.last : mention.last + 2]
    aged = len(after) == 2 and after[0].text == "," and after[1].pos == "NUM"
    return (subject and mention.whole[0] <= 1) or aged


def _fits(sentence: Sentence, mention: ActorMention, noun: str, calls: Calling) -> bool:
    called = mention.nouns | said_to_be(sentence, mention, calls)
    genders = {noun_gender(sentence, mention.first), calls.genders.get(noun, "x")}
    alike = not called or noun in called or not calls.persons.sorts(called).isdisjoint(calls.persons.sorts({noun}))
    return alike and genders != {"m", "f"}
