"""How much each event matters on a crowded chart: docs/salience.md says why so."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_SOURCES, _TYPE, _ACTORS, _ALONE = 0.35, 0.25, 0.15, 0.25
_TYPES = {
    "coup": 1.0,
    "election": 0.8,
    "attack": 0.8,
    "agreement": 0.8,
    "deployment": 0.7,
    "death": 0.7,
    "sanction": 0.7,
    "founding": 0.7,
    "appointment": 0.6,
    "justice": 0.6,
    "protest": 0.5,
    "visit": 0.5,
    "economy": 0.4,
    "other": 0.3,
    "statement": 0.2,
}
_MODALITY = {"happened": 1.0, "planned": 0.7, "denied": 0.5, "hypothetical": 0.4}
_FAR = 3653
"""Days from which an event stands alone as much as can be."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the salience of an event is made of.

    Attributes:
        day: its middle, in days, or None where it is undated.
        sources: how many tell it independently.
        actors: how many take part.
        type: of the event.
        modality: as in the table.
    """

    day: float | None
    sources: int
    actors: int
    type: str
    modality: str


def salience(events: Sequence[Weighed]) -> list[float]:
    """A number from 0 to 1 for each event; more sources, more actors, a weightier type and more room around it are more.

    >>> coup = Weighed(18492.5, 3, 2, "coup", "happened")
    >>> said = Weighed(18493.5, 1, 1, "statement", "happened")
    >>> salience([coup, said])
    [0.87, 0.271]
    """
    own = [own_weight(event) for event in events]
    return with_rooms([event.day for event in events], own, [stands(event) for event in events])


def own_weight(event: Weighed) -> float:
    """What an event weighs whatever is around it."""
    return stands(event) * (
        _SOURCES * (1 - 0.6**event.sources)
        + _TYPE * _TYPES.get(event.type, _TYPES["other"])
        + _ACTORS * (1 - 0.6**event.actors)
    )


def stands(event: Weighed) -> float:
    """How much of its weight an event has that was only announced, supposed or denied."""
    return _MODALITY.get(event.modality, 1.0)


def with_rooms(days: Sequence[float | None], own: Sequence[float], stand: Sequence[float]) -> list[float]:
    """The salience of events, in step: their own weight and the room around each.

    Args:
        days: the middle of each, None where undated.
        own: what each weighs by itself.
        stand: how much of its weight each has.
    """
    rooms = _rooms(days, own)
    return [round(weight + _ALONE * part * room, 3) for weight, part, room in zip(own, stand, rooms, strict=True)]


def _rooms(days: Sequence[float | None], weights: Sequence[float]) -> list[float]:
    """How far the next event is that weighs as much or more, 0 to 1 on a scale of logarithms; 0 for the undated.

    As the prominence of a summit: the one great event of a decade keeps its place beside a crowded week.
    """
    dated = sorted((day, index) for index, day in enumerate(days) if day is not None)
    nearest = dict.fromkeys((index for _, index in dated), float(_FAR))
    for run in (dated, dated[::-1]):
        higher: list[tuple[float, int]] = []
        for day, index in run:
            while higher and weights[higher[-1][1]] < weights[index]:
                higher.pop()
            if higher:
                nearest[index] = min(nearest[index], abs(day - higher[-1][0]))
            higher.append((day, index))
    return [math.log1p(nearest[index]) / math.log1p(_FAR) if index in nearest else 0.0 for index in range(len(days))]
