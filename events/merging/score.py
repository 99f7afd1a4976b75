"""Whether two rows tell one happening: points for what speaks for it and against it.

The points were set by hand on the gold of ``tests/corpus/merge``; docs/merging.md has them in a table.
"""

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from events.merging.telling import LONG, NEAR, Telling
from events.merging.words import Said

Rule = Literal["same-sentence", "copy", "once", "words", "names", "asked"]

ENOUGH = 5.0
"""Points from which two rows are one happening."""
ONCE = frozenset({"coup", "election", "death"})
"""Types of which one actor hardly has two within days."""
_FAMILIES = (
    {"coup", "appointment"},
    {"coup", "justice"},
    {"attack", "death"},
    {"attack", "deployment"},
    {"deployment", "founding"},
    {"visit", "agreement"},
    {"statement", "appointment"},
    {"appointment", "election"},
    {"founding", "agreement"},
    {"justice", "sanction"},
)
"""Types that two texts may well give to one happening."""
NOT_TWICE = frozenset({"statement", "visit", "protest"})
"""Types that one does again the next day: there a day apart is another happening."""
_OF_PERSONS = frozenset({"death", "justice", "appointment", "election"})
"""Types that are about someone: with another person it is another happening."""
WON = frozenset({"coup", "election"})
"""Types whose deed is one whatever it is called."""
UNREAL = frozenset({"denied", "hypothetical"})
"""Modalities of which one is no happening of another modality."""
VIOLENT = frozenset({"=attack", "=kill", "=die", "=shoot", "=bomb", "=murder", "=gunman", "=war"})
"""Deeds that two texts may well give to one happening."""
_FOLLOWS = tuple(
    (frozenset(f"={name}" for name in first.split()), frozenset(f"={name}" for name in then.split()))
    for first, then in (
        ("die kill murder attack", "bury"),
        ("arrest", "sentence free trial"),
        ("sentence", "free"),
        ("sanction suspend", "lift"),
        ("open begin join enter", "close leave"),
        ("buy", "sell"),
        ("elect appoint crown", "resign die"),
        ("promise", "sign open begin vote"),
        ("fire flood earthquake storm", "open promise"),
        ("sign agree", "vote"),
    )
)
"""Deeds of which one follows another, so that they are two however alike their sentences are."""
_KINDS = frozenset(f"={name}" for name in ("presidential", "legislative", "municipal", "regional", "referendum"))
"""Kinds of which a happening has one."""
SAME_DAYS, WITHIN_DAYS = 2.0, 1.5
"""Most points for the same days, and for days of which one's lie within the other's."""
SHARED, SEVERAL, UNNAMED = 3.5, 1.0, -4.0
"""Most points for names in common, those for several where no row has others, and against other names alone."""
ELSEWHERE, OTHERS = -1.0, -1.5
"""Points against two places and, the least of them, against other persons."""
SAME_DEED, LIKE_DEED, TOLD_DEED = 1.5, 1.0, 0.3
"""Points for one name of the deed, for two names that may be of one deed, and for a deed that the other sentence tells."""
NUMBERS = 1.5
"""Most points for numbers in common."""
WORDS = 4.0
"""Points for the same words, by how alike they are."""
LIFE = 400
"""Days by which sources may differ over what happens once, as a death."""
COPY = 0.8
"""Share of three-word runs of the shorter quote that are in the longer."""
_SHORT = 6  # words of a quote below which a copy must be word for word
_ON_ONE_SUBJECT = 0.15  # cosine below which two statements of a day are on two subjects
_CLOSE = 0.3  # cosine from which words are the reason


@dataclass(frozen=True, slots=True)
class Match:
    """Why two rows are one happening.

    Attributes:
        score: 0 to 1.
        rule: same-sentence (one sentence of one document), copy (the same words), once (what happens once to
            these actors in these days), words (similar words), names (the same names, numbers and deeds), asked.
        disputed: their dates disagree.
    """

    score: float
    rule: Rule
    disputed: bool = False


def match(one: Telling, other: Telling) -> Match | None:
    """Why two rows are one happening, or None where they are two as far as can be seen. The order makes no difference."""
    if one.document == other.document:
        return _within(one, other)
    if one.modality != other.modality and {one.modality, other.modality} & UNREAL:
        return None
    if one.when is None or other.when is None:
        return _undated(one, other)
    when = _dates(one, other)
    if when is None:
        return None
    if one.trigger == other.trigger and copy(one.said, other.said):
        return Match(1.0, "copy", when < 0)
    found = points(one, other, when)
    enough = sum(found.values()) >= ENOUGH and (found["names"] > 0 or found["words"] >= WORDS * _CLOSE)
    if not enough or _two_subjects(one, other, found):
        return None
    once = one.type == other.type and one.type in ONCE
    rule: Rule = "words" if found["words"] >= WORDS * _CLOSE else "once" if once else "names"
    return Match(round(1 - math.exp(-sum(found.values()) / ENOUGH), 3), rule, when < 0)


def points(one: Telling, other: Telling, when: float) -> dict[str, float]:
    """What speaks for one happening (above 0) and against it, by name.

    Args:
        one: a row.
        other: of another document.
        when: points for the days of both, which are not far apart.
    """
    return {
        "dates": when,
        "types": types(one.type, other.type),
        "names": _names(one, other),
        "places": _places(one, other),
        "words": WORDS * _words(one, other),
        "deed": _deed(one, other),
        "kinds": _kinds(one, other),
        "numbers": _numbers(one, other),
        "persons": _persons(one, other),
        "dispute": _dispute(one, other) if when < 0 else 0.0,
    }


def _within(one: Telling, other: Telling) -> Match | None:
    """Two rows of one document are one where one sentence names the deed twice, or a deed that is done once."""
    if one.type != other.type or one.modality != other.modality or not (one.actors & other.actors):
        return None
    if one.quote == other.quote and (one.when is None or other.when is None or one.when == other.when):
        return Match(0.9, "same-sentence")
    again = one.said.repeated or other.said.repeated
    if one.type in ONCE and not again and _nested(one.when, other.when) and _deed(one, other) >= 0:
        return Match(0.8, "once")
    return None


def _undated(one: Telling, other: Telling) -> Match | None:
    """Without both dates, only the same words tell, or a death of the same person."""
    if one.type != other.type:
        return None
    if one.trigger == other.trigger and copy(one.said, other.said):
        return Match(1.0, "copy")
    dead = one.type == "death" and one.once & other.once and _deed(one, other) > 0
    return Match(0.8, "once") if dead else None


def _two_subjects(one: Telling, other: Telling, found: Mapping[str, float]) -> bool:
    """Whether two statements of one speaker are on two subjects."""
    if one.type != other.type or one.type != "statement":
        return False
    subjects = (one.names.keys() & other.names.keys()) - one.actors - other.actors
    named = any(not name.startswith("state:") for name in subjects)
    return found["words"] < WORDS * _ON_ONE_SUBJECT and found["numbers"] <= 0 and not named


def _nested(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return False
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


def _dates(one: Telling, other: Telling) -> float | None:
    """Points for the days: the finer, the more; below 0 where they disagree; None where they are far apart."""
    if one.when is None or other.when is None:
        return None
    days = [row[1] - row[0] for row in (one.when, other.when)]
    if one.lasting != other.lasting and max(days) > NEAR:
        return None
    if one.lasting and other.lasting and one.when != other.when:
        return None
    if one.when == other.when:
        return SAME_DAYS if days[0] <= NEAR else 1.5 if days[0] <= 31 else 0.5 if days[0] <= LONG else 0.0
    gap = max(one.when[0], other.when[0]) - min(one.when[1], other.when[1])
    if gap < 0:
        if not _nested(one.when, other.when):
            return 0.5 if max(days) <= 31 else 0.0
        within_years = 0.5 if one.type == other.type and one.type in ONCE else 0.0
        return (
            WITHIN_DAYS
            if max(days) <= NEAR
            else 1.0
            if max(days) <= 31
            else within_years
            if max(days) <= LONG
            else None
        )
    if gap < NEAR and max(days) <= NEAR and not {one.type, other.type} & NOT_TWICE:
        return -0.5 * gap - 0.01
    if one.type == other.type and one.once & other.once and gap < LIFE:
        return -1.0
    return None


def types(one: str, other: str) -> float:
    """Points for two types."""
    if one == other:
        return 2.5 if one in ONCE else 0.5 if one == "statement" else 1.0
    return 0.0 if "other" in (one, other) or {one, other} in _FAMILIES else -1.5


def _names(one: Telling, other: Telling) -> float:
    """For names in common, more where a row has no other; against rows that each have others and none in common."""
    shared = one.names.keys() & other.names.keys()
    found = 0.0
    for name in shared:
        found += min(one.names[name], other.names[name])
    found = min(SHARED, found)
    if not _both_have_others(one, other):
        return found + SEVERAL if len(shared) > 1 and _telling(one, other, shared) else found
    once = shared and one.type == other.type and one.type in ONCE
    return found if once or _telling(one, other, shared) else found + UNNAMED


def _telling(one: Telling, other: Telling, shared: AbstractSet[str]) -> bool:
    """Whether names in common tell one happening: no states, and where it is about someone not the town alone."""
    of_persons = one.type == other.type and one.type in _OF_PERSONS
    where = one.places & other.places if of_persons else frozenset[str]()  # two are arrested in Dakar on a day
    return any(not name.startswith("state:") for name in shared - where)


def _both_have_others(one: Telling, other: Telling) -> bool:
    """Whether each row has names that the other has not, states apart."""
    return not one.strong <= other.alike and not other.strong <= one.alike


def _words(one: Telling, other: Telling) -> float:
    """Cosine of the words, those that name the deed apart."""
    deeds = one.trigger | other.trigger
    return cosine(one.said.words, other.said.words, deeds)


def _places(one: Telling, other: Telling) -> float:
    """Against rows that are each at a place that the other does not name at all."""
    if not one.places or not other.places:
        return 0.0
    return 0.0 if one.places & other.names.keys() or other.places & one.names.keys() else ELSEWHERE


def _deed(one: Telling, other: Telling) -> float:
    """For one name of the deed; against a deed that follows the other, or that the data tells from it."""
    mine, theirs = one.trigger, other.trigger
    if mine & theirs:
        return SAME_DEED
    if any((mine & a and theirs & b) or (mine & b and theirs & a) for a, b in _FOLLOWS):
        return -4.0
    if mine & VIOLENT and theirs & VIOLENT:
        return LIKE_DEED
    if one.type == other.type and one.type in WON:
        return LIKE_DEED  # of whatever words
    if mine & other.said.words.keys() or theirs & one.said.words.keys():
        return TOLD_DEED
    known = all(any(token.startswith("=") for token in row.trigger) for row in (one, other))
    return -0.5 if known and one.type not in ONCE else 0.0


def _kinds(one: Telling, other: Telling) -> float:
    mine, theirs = (_KINDS & (row.trigger | row.said.words.keys()) for row in (one, other))
    return -3.0 if mine and theirs and not mine & theirs else 0.0


def _numbers(one: Telling, other: Telling) -> float:
    if not one.said.numbers or not other.said.numbers:
        return 0.0
    return min(NUMBERS, 0.75 * len(one.said.numbers & other.said.numbers)) or -0.25


def _persons(one: Telling, other: Telling) -> float:
    """Against rows that are each of other persons."""
    if not one.persons or not other.persons or one.persons & other.persons:
        return 0.0
    return -3.0 if one.type == other.type and one.type in _OF_PERSONS else OTHERS


def _dispute(one: Telling, other: Telling) -> float:
    """Against one happening on two dates: one row tells of a repetition, or each names what the other does not."""
    found = -2.0 if one.said.repeated != other.said.repeated else 0.0
    return found - (1.5 if _both_have_others(one, other) else 0.0)


def cosine(one: Mapping[str, float], other: Mapping[str, float], without: AbstractSet[str] = frozenset()) -> float:
    """Cosine of two weighted bags of words, 0 to 1, some words left out.

    >>> round(cosine({"bridge": 1.0, "old": 1.0}, {"bridge": 1.0}), 3)
    0.707
    """
    shared = (one.keys() & other.keys()) - without
    if not shared:
        return 0.0
    dot = math.fsum(one[token] * other[token] for token in shared)
    norms = [math.fsum(w * w for token, w in bag.items() if token not in without) for bag in (one, other)]
    return dot / math.sqrt(norms[0] * norms[1])


def copy(one: Said, other: Said) -> bool:
    """Whether one sentence repeats the other's words, as a teaser or an agency's copy does."""
    short, long = sorted((one.signature, other.signature), key=len)
    if len(short) < _SHORT or short == long:
        return short == long and len(short) > 0
    runs = {long[place : place + 3] for place in range(len(long) - 2)}
    mine = [short[place : place + 3] for place in range(len(short) - 2)]
    return sum(run in runs for run in mine) >= COPY * len(mine)
