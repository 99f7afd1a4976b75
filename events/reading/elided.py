"""Names that begin as if a word were elided: the "N'" of "Bah N'Daw" denies nothing, though a model of French parts it so."""

import re

_BEGINS = re.compile(r"(?<!\w)([NM])['’]((?i:[bcdfgjklmnpqrstvwxzç])|[A-ZÀ-ÖØ-Þ](?=[a-zß-öø-ÿ]))([^\W\d_])")


def legible(text: str) -> str:
    """A text of the same length whose names a model takes for names; what they are called stands in the text itself.

    Before a consonant nothing is elided in French, and what "ne" and "me" stand before is no name in capitals.

    >>> legible("Bah N'Daw n'a pas quitté N'Djamena")
    "Bah Nadaw n'a pas quitté Nadjamena"
    """
    return _BEGINS.sub(_whole, text) if "'" in text or "’" in text else text


def _whole(match: re.Match[str]) -> str:
    first, second, third = match.groups()
    return f"{first}A{second}{third}" if third.isupper() else f"{first}a{second.lower()}{third}"
