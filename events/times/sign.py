"""What one word of a sentence says of the tense."""

from typing import NamedTuple


class Sign(NamedTuple):
    """What a word says of the tense: its own, and whether words after it come before that, as after an auxiliary.

    Attributes:
        tense: past, story, future, present or "".
        leads: it is an auxiliary.
        breaks: it parts clauses.
        relative: it opens a relative clause.
        announced: it may put something at a later date.
        appointed: it may give something its date.
        compares: a date after it may only be compared with.
        participle: it looks like a participle, which tells of the past where a date is right beside it.
        lasting: it is of a tense for what went on.
        meant: it says what was to be.
        says: it reports.
        ahead: what follows it may be to come, whatever its tense («a renvoyé ... au 3 mai»).
        gerund: it may say in passing what somebody does («en rejetant»).
        adds: after a comma it opens a relative clause that only adds to its noun.
        tells: it may be of a verb that has a tense.
        joins: it may join a verb to the one before.
        parts: it parts clauses and says nothing else.
    """

    tense: str
    leads: bool
    breaks: bool
    relative: bool
    announced: bool
    appointed: bool
    compares: bool
    participle: bool
    lasting: bool
    meant: bool
    says: bool
    gerund: bool
    ahead: bool
    adds: bool
    tells: bool
    joins: bool
    parts: bool
