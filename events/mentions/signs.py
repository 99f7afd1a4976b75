"""What speaks for a mention and against it, by name, for the confidence in its row."""

from collections.abc import Mapping

from events.mentions.attach import Attached
from events.mentions.dated import Unit

_FAR = 9.0  # cost from which nothing is attached
_MANY = 5


def signs_of(
    attached: Attached, unit: Unit | None, *, inferred: bool, parsed: bool, dates: int, happenings: int
) -> Mapping[str, float]:
    """The signs of a mention, each with its amount of 0 to 1.

    Args:
        attached: the happening, and how far its date was from it.
        unit: its date, or None.
        inferred: whether the date is shared with another happening.
        parsed: whether a model read the sentence.
        dates: how many dates the sentence has.
        happenings: how many happenings it may tell.
    """
    trigger = attached.trigger
    signs = {
        "guessed word": float(not trigger.known),
        "noun": float(trigger.noun),
        "statement": float(trigger.sense.type == "statement"),
        "other": float(trigger.sense.type == "other"),
        "held by a verb": float(attached.through is not None),
        "no parse": float(not parsed),
        "many happenings": min(max(happenings - 1, 0), _MANY) / _MANY,
    }
    if unit is not None:
        signs |= {
            "far": min(attached.cost, _FAR) / _FAR,
            "close": float(attached.cost < 1),
            "shared date": float(inferred),
            "many dates": min(max(dates - 1, 0), _MANY) / _MANY,
        }
    return {name: amount for name, amount in signs.items() if amount}
