"""One happening told several times in a document is one event."""

from collections.abc import Sequence
from dataclasses import replace

from events.model import EventMention

_ONCE = frozenset({"coup", "election", "death", "founding"})
"""Types of which a document hardly tells two on the same days."""


def told_once(mentions: Sequence[EventMention], dates: Sequence[tuple[int, int] | None]) -> list[int]:
    """Indices of the mentions that stand for an event each, in order; the others tell one of these again.

    Args:
        mentions: of one document, in text order.
        dates: the interval of each, or None where it has none.
    """
    kept: list[int] = []
    for index in range(len(mentions)):
        if not any(_same(mentions[index], dates[index], mentions[other], dates[other]) for other in kept):
            kept.append(index)
    return [
        i
        for i in kept
        if dates[i] is not None or not any(_dated_too(mentions[i], mentions[j]) for j in kept if dates[j] is not None)
    ]


def _same(one: EventMention, when: tuple[int, int] | None, other: EventMention, then: tuple[int, int] | None) -> bool:
    if one.type != other.type or when != then or one.modality != other.modality:
        return False
    shared = {actor.id for actor in one.actors} & {actor.id for actor in other.actors}
    if when is None:
        return (
            one.lemma == other.lemma
            and (bool(shared) or not one.actors or not other.actors)
            and one.times == other.times == ()
        )
    if (one.trigger_start_char, one.trigger_end_char) == (other.trigger_start_char, other.trigger_end_char):
        return True
    return (one.lemma == other.lemma and (bool(shared) or not one.actors or not other.actors)) or (
        one.type in _ONCE and bool(shared)
    )


def _dated_too(undated: EventMention, dated: EventMention) -> bool:
    """Whether a mention without a date tells again what one with a date does."""
    shared = {actor.id for actor in undated.actors} & {actor.id for actor in dated.actors}
    return not undated.times and undated.type == dated.type and undated.lemma == dated.lemma and bool(shared)


def with_details(mention: EventMention, again: Sequence[EventMention]) -> EventMention:
    """The mention with the actors and places that its other tellings add."""
    actors, roles, places = list(mention.actors), list(mention.roles), list(mention.places)
    for other in again:
        for actor, role in zip(other.actors, other.roles, strict=True):
            if actor.id not in {known.id for known in actors}:
                actors.append(actor)
                roles.append(role)
        places += [place for place in other.places if place not in places]
    return replace(mention, actors=tuple(actors), roles=tuple(roles), places=tuple(places))
