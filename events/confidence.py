"""How sure a row is: of rows found by the same signs, the share that people who read the text agreed with.

A logistic regression over what was used to get to the row. Its weights are data (``confidence.toml``), fitted to the
gold by ``python -m benchmarks.confidence --write``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from events.errors import LanguageDataError

LEAST, MOST = 0.02, 0.98
"""Nothing is certain to be wrong, and nothing certain."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the signs tell.

    Attributes:
        base: the logarithm of the odds where there is no sign.
        signs: what an amount of 1 of each adds to it.
        at_most: signs no gold speaks of, with the most that a row with them is sure.
        times: others, with how many times as sure a row with them is.
    """

    base: float
    signs: Mapping[str, float]
    at_most: Mapping[str, float]
    times: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights, read once.

    Raises:
        LanguageDataError: their file is no TOML.
    """
    import tomllib  # here: importing ``events`` stays light
    from importlib.resources import files

    try:
        data = tomllib.loads((files(__package__) / "confidence.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError("unreadable", f"confidence.toml: {error}", file="confidence.toml") from error
    return Weights(float(data["base"]), data["signs"], data["at_most"], data["times"])


def how_sure(signs: Mapping[str, float]) -> float:
    """The confidence in a row, ``LEAST`` to ``MOST``, in hundredths.

    Args:
        signs: what was used to get to it, by name, each with its amount.
    """
    known = weights()
    weighed = {name: amount for name, amount in signs.items() if name not in known.at_most and name not in known.times}
    odds = known.base + sum(known.signs[name] * amount for name, amount in weighed.items())
    most = min((known.at_most[name] for name in signs if name in known.at_most), default=MOST)
    share = math.prod(known.times[name] for name in signs if name in known.times)
    return round(min(max(1 / (1 + math.exp(-odds)), LEAST), most) * share, 2)


def reduced(confidence: float, name: str) -> float:
    """The confidence in a row that now has one of the signs of ``Weights.times``."""
    return round(confidence * weights().times[name], 2)


def restored(confidence: float, name: str) -> float:
    """The confidence in a row that has one of the signs of ``Weights.times`` no longer, within two hundredths."""
    return round(min(max(confidence / weights().times[name], LEAST), MOST), 2)


def revised(confidence: float, before: Mapping[str, float], after: Mapping[str, float]) -> float:
    """The confidence in a row some of whose signs have changed; as ``how_sure`` would say, within a hundredth.

    Args:
        confidence: what was said of it.
        before: the signs that no longer hold or still do.
        after: those that hold now in their place.
    """
    known = weights()
    change = sum(known.signs[name] * amount for name, amount in after.items())
    change -= sum(known.signs[name] * amount for name, amount in before.items())
    if not change:
        return confidence
    odds = math.log(confidence / (1 - confidence)) + change
    return round(min(max(1 / (1 + math.exp(-odds)), LEAST), MOST), 2)
