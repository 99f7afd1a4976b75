"""Whom the first sentence tells of who is named in the next: "A broker was jailed on Tuesday. Paul Verdier, 51, had ..."."""

from collections.abc import Sequence

from events.actors import ActorMention, ActorWords, Named, bare
from events.mentions.called import Calling, said_to_be
from events.mentions.phrases import head_of, noun_gender, number_of
from events.reading import Sentence

_SUBJECTS = ("nsubj", "nsubj:pass")


def named_after(
    sentences: Sequence[Sentence], named: Sequence[Named], words: ActorWords, calls: Calling
) -> tuple[ActorMention, ...]:
    """The subject of the first sentence as mentions of the persons whom the next names at its head; else none.

    The first sentence names no person and has a noun of persons as its subject. Where that is one, the next names
    one: with an age, or as its subject; called by nothing that the noun does not fit. Where it has a number ("two
    brothers"), the next names as many, joined, at its head.
    """
    if len(sentences) < 2 or not sentences[0].parsed or not sentences[1].parsed:
        return ()
    if any(mention.actor.kind == "person" for mention in named[0].actors):
        return ()
    place = _somebody(sentences[0], words, calls)
    persons = {m.actor.id: m for m in reversed(named[1].actors) if m.actor.kind == "person"}
    if place is None:
        return ()
    count = _count(sentences[0], place, words)
    if len(persons) != count or not _told(sentences, place, list(persons.values()), calls):
        return ()
    token = sentences[0].tokens[place]
    return tuple(
        ActorMention(place, place + 1, token.start_char, token.end_char, mention.actor, "anaphora")
        for mention in persons.values()
    )


def _somebody(sentence: Sentence, words: ActorWords, calls: Calling) -> int | None:
    """The token of the subject, where that is one person without a name, or so many."""
    for place, token in enumerate(sentence.tokens):
        if token.dep not in _SUBJECTS or token.pos != "NOUN":
            continue
        noun = bare(token.text)
        if number_of(sentence, place) == 2:
            noun = token.key
            persons = "person" in calls.kinds(noun) or noun in words.kin
            return place if _count(sentence, place, words) > 1 and persons else None
        small = [sentence.tokens[c] for c in sentence.children(place) if c < place]
        led = any(one.pos == "DET" and one.morph.get("Definite") in ("Ind", "Def") for one in small)
        return place if led and "person" in calls.kinds(noun) else None
    return None


def _count(sentence: Sentence, place: int, words: ActorWords) -> int:
    """How many a noun in the plural stands for, 1 for the singular, 0 where that is not said."""
    if number_of(sentence, place) == 1:
        return 1
    return words.numbers.get(bare(sentence.tokens[place - 1].text), 0) if place else 0


def _told(sentences: Sequence[Sentence], place: int, persons: Sequence[ActorMention], calls: Calling) -> bool:
    """Whether the second sentence goes on telling of those who are the subject of the first."""
    if len(persons) > 1:
        return min(mention.whole[0] for mention in persons) <= 1
    noun = bare(sentences[0].tokens[place].text)
    return _goes_on(sentences[1], persons[0]) and _fits(sentences[1], persons[0], noun, calls)


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
