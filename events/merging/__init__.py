"""One happening told several times in a document is one event."""

from collections.abc import Sequence
from dataclasses import replace

from events.model import EventMention, fold

_ONCE = frozenset({"coup", "election", "death", "founding"})
"""Types of which a document hardly tells two on the same days."""
_STEM = 5  # letters by which two forms of a word are known
_COMPARED = 50  # events of a block that a mention is compared with, the last told


def told_once(mentions: Sequence[EventMention], dates: Sequence[tuple[int, int] | None]) -> dict[int, list[int]]:
    """The mentions that stand for an event each, in order, with those that tell it again, as indices.

    What is only counted back to and has a date of its own elsewhere is left out.

    Mentions are compared only within one type and interval, so that the work grows with the text and not with
    its square.

    Args:
        mentions: of one document, in text order.
        dates: the interval of each, or None where it has none.
    """
    told: dict[int, list[int]] = {}
    blocks: dict[object, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.back_from is not None and _dated_elsewhere(index, mentions, dates):
            continue
        block = blocks.setdefault((mention.type, dates[index], mention.lemma if dates[index] is None else ""), [])
        first = next((other for other in block[-_COMPARED:] if _same(mention, dates[index], mentions[other])), None)
        if first is None:
            block.append(index)
            told[index] = []
        else:
            told[first].append(index)
    dated: dict[tuple[str, str], list[int]] = {}
    for index in told:
        if dates[index] is not None:
            dated.setdefault((mentions[index].type, mentions[index].lemma), []).append(index)
    for index in [index for index in told if dates[index] is None and not mentions[index].times]:
        again = dated.get((mentions[index].type, mentions[index].lemma), [])
        fuller = next((other for other in again[-_COMPARED:] if _shared(mentions[index], mentions[other])), None)
        if fuller is not None:
            told[fuller] += [index, *told.pop(index)]
    return told


def _dated_elsewhere(index: int, mentions: Sequence[EventMention], dates: Sequence[tuple[int, int] | None]) -> bool:
    """Whether a happening that is only counted back to has a date of its own, under its name or one of its type."""
    mention, when = mentions[index], dates[index]
    stems = tuple(word[:_STEM] for word in fold(mention.lemma).split() if len(word) >= _STEM - 1)
    for other, then in zip(mentions, dates, strict=True):
        if other.back_from is not None or then is None:
            continue
        if stems and any(word.startswith(stems) for word in fold(other.lemma).split()):
            return True
        near = when is not None and then[0] <= when[1] and when[0] <= then[1]
        if near and other.type == mention.type != "other":
            return True
    return False


def _shared(one: EventMention, other: EventMention) -> bool:
    """Whether an actor takes part in both."""
    return not {actor.id for actor in one.actors}.isdisjoint(actor.id for actor in other.actors)


def _same(one: EventMention, when: tuple[int, int] | None, other: EventMention) -> bool:
    """Whether two mentions of one type and interval tell one happening."""
    if one.modality != other.modality:
        return False
    compatible = _shared(one, other) or not one.actors or not other.actors
    if when is None:
        return one.lemma == other.lemma and compatible and one.times == other.times == ()
    if (one.trigger_start_char, one.trigger_end_char) == (other.trigger_start_char, other.trigger_end_char):
        return True
    return (one.lemma == other.lemma and compatible) or (one.type in _ONCE and _shared(one, other))


def with_details(mention: EventMention, again: Sequence[EventMention]) -> EventMention:
    """The mention with the actors and places that its other tellings add."""
    if not again:
        return mention
    actors, roles, places = list(mention.actors), list(mention.roles), list(mention.places)
    for other in again:
        for actor, role in zip(other.actors, other.roles, strict=True):
            if actor.id not in {known.id for known in actors}:
                actors.append(actor)
                roles.append(role)
        places += [place for place in other.places if place not in places]
    return replace(mention, actors=tuple(actors), roles=tuple(roles), places=tuple(places))
