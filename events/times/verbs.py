"""The verbs of one sentence, and which of them a time expression goes with.

Of several verbs the nearest counts, those across a comma or a conjunction being further away.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from events.times.reading import Background

EITHER = "either"
"""The tense of what was to be and may be over or not («initialement prévu»): neither past nor future."""

_ACROSS = 4  # tokens that a break between a verb and the expression counts for
_PARTED = 7  # tokens that a semicolon counts for, besides
CLAUSE = 3  # tokens that a verb with its participles spans
_BESIDE = 3  # tokens between a date and a participle that it follows («interpellés dès ce mardi»)
_FAR = 10**9
_AGENT = 9  # tokens from a participle to the date after who did it
_JOINS = 2  # tokens between what joins two verbs and the second («et joueront», «et il a»)
_HEAD = 2  # tokens before an expression that opens its sentence
_REACH = 30  # tokens beyond which a verb says nothing


class Verbs(NamedTuple):
    """The verbs of one sentence.

    Attributes:
        places: token places with their tense.
        breaks: places of what parts clauses.
        aside: for a verb of a relative clause, the place of the pronoun that opens it.
        between: for a participle between commas ("closed since January"), the places of these.
        beside: places of participles without their auxiliary, with the tense for a date right after them.
        earlier: places of what says that something had happened before ("avait", "had").
        lasting: places of verbs in a tense for what went on or is told as a scene (the French imparfait).
        meant: places of verbs that only say what was to be ("devait rentrer le surlendemain").
        saying: places of verbs that report, set off by a comma or a quote («, a annoncé mercredi le procureur»).
        parted: places of semicolons, across which a verb hardly reaches («il meurt ; deux ans après, elle rentre»).
        compares: a word stands in it after which a date may only be compared with.
        joining: places of what joins a verb to the one before («ont gagné, mardi soir, et joueront»).
        ahead: a word stands in it after which a day may be to come, whatever the tense.
        commas: places of commas, where some part of the sentence may stand between two.
        apposed: places of participles without their auxiliary right after a comma.
        telling_that: places of what opens what somebody says ("that", «que»).
        put_off: places of participles of what was to be that the sentence puts off («prévu en mars, a été reporté»).
        by_agent: places of participles without their auxiliary that say who did it («rendue par le jury»).
        amounts: places of numbers and units, which set no verb further away («tombée à 1,1 % en août»).
    """

    places: tuple[tuple[int, str], ...]
    breaks: tuple[int, ...]
    aside: Mapping[int, int]
    between: Mapping[int, tuple[int, int]]
    beside: Mapping[int, str]
    earlier: frozenset[int]
    lasting: frozenset[int]
    meant: frozenset[int]
    saying: frozenset[int]
    parted: tuple[int, ...] = ()
    compares: bool = False
    joining: tuple[int, ...] = ()
    amounts: frozenset[int] = frozenset()
    ahead: bool = False
    commas: tuple[int, ...] = ()
    apposed: tuple[int, ...] = ()
    telling_that: frozenset[int] = frozenset()
    put_off: frozenset[int] = frozenset()
    by_agent: frozenset[int] = frozenset()

    def near(self, first: int, last: int, after: int) -> tuple[str, int]:
        """past, story, future, present, or "" for the verb that tokens ``[first, last)`` go with, and its place or -1.

        Verbs before ``after`` that follow are of a clause that names what is counted from ("after she had left").
        """
        if 0 in self.between and first < self.between[0][1]:
            # «Interpellé à Lisbonne en janvier 2022, il a été remis à la France», «Battu le 2 juin, il remonta le fleuve»
            return "story" if self._opened() == "story" else "past", 0
        told = self._in_apposition(first, last)
        if told >= 0:
            return self.beside[told], told
        done = self._after_agent(first)
        if done >= 0:
            return self.beside[done], done
        best, least, at = self._right_before(first)
        joined = self._joined(last) if self.joining else _FAR
        # «avait ajourné, le 3 février, le scrutin prévu le 25»: of the verb before it
        inside = last in self.breaks and first - 1 in self.breaks and last not in self.parted
        ending = last in self.commas and self._ends_clause(first)
        begin = bisect_left(self.places, (first - _REACH + 1,))
        said_so = last in self.telling_that and begin < len(self.places) and self.places[begin][0] < first
        end = bisect_left(self.places, (last - 1 + _REACH,))
        for place, tense in self.places[begin:end]:
            if place in self.put_off and 0 < first - place <= CLAUSE:
                return tense, place  # "The trial scheduled for April 6 was postponed"
            if first <= place < max(last, after) or self.aside.get(place, -1) >= last:
                continue  # «le recensement de mars, qui devrait être affiné»
            if said_so and place >= last:
                break  # "said in a statement on Tuesday that she would resign"
            if ending and place >= last:
                break  # "a Democrat who will chair the panel from January, said"
            if self.commas and place < first and self._is_closed(place, first):
                continue  # «La mission, dont le Mali exigeait le départ, boucle ses valises avant le 31 décembre»
            low, high = (place, first) if place < first else (last - 1, place)
            if high - low - len(self.amounts) >= least:
                continue
            opens, closes = self.between.get(place, (first, last))
            if first < opens or last > closes:
                continue  # «le pont, fermé depuis janvier, rouvre en juin»
            distance = high - low + _ACROSS * (self._breaks_between(low, high) - (inside and place < first))
            if self.amounts:
                distance -= sum(between in self.amounts for between in range(low + 1, high))
            if self.parted:
                distance += _PARTED * sum(low < mark < high for mark in self.parted)
            if place >= joined:
                break
            if distance < least:
                best, least, at = tense, distance, place
        return self._main(last) if at < 0 and first <= _HEAD else (best, at)

    def _is_closed(self, verb: int, first: int) -> bool:
        """Whether a verb is of a relative clause in commas that has ended before a place."""
        pronoun = self.aside.get(verb, -1)
        if pronoun < 1 or pronoun - 1 not in self.commas:
            return False
        return bisect_right(self.commas, verb) < bisect_left(self.commas, first)

    def _ends_clause(self, first: int) -> bool:
        """Whether an expression that a comma follows ends a relative clause whose verb stands before it."""
        verb = max((place for place in self.aside if place < first), default=-1)
        return verb >= 0 and bisect_right(self.commas, verb) == bisect_left(self.commas, first)

    def _in_apposition(self, first: int, last: int) -> int:
        """The participle after a comma whose date no verb parts from it («, reconnu coupable en juillet, connaîtra»), or -1."""
        nearest = bisect_left(self.apposed, first) - 1
        if nearest < 0:
            return -1
        participle = self.apposed[nearest]
        comma = bisect_right(self.commas, participle)
        closed = comma < len(self.commas) and self.commas[comma] >= last
        verb = bisect_right(self.places, (participle, "~"))
        return participle if closed and (verb == len(self.places) or self.places[verb][0] >= first) else -1

    def _after_agent(self, first: int) -> int:
        """The participle before any verb whose agent a date follows («La sentence rendue par le jury lundi était»), or -1."""
        done = max((place for place in self.by_agent if place < first), default=-1)
        if done < 0 or first - done > _AGENT or self._breaks_between(done, first) > 0:
            return -1
        return -1 if any(verb < first for verb, _ in self.places) else done

    def _main(self, last: int) -> tuple[str, int]:
        """The tense of the past of a sentence's first verb, however far from its head: «Lundi, X, 68 ans, maire de Y, a été tué»."""
        verbs = (verb for verb in self.places if verb[0] not in self.aside and verb[0] not in self.between)
        place, tense = next((verb for verb in verbs if verb[0] >= last), (-1, ""))
        return (tense, place) if tense in ("past", "story") else ("", -1)

    def _joined(self, last: int) -> int:
        """The place of the first verb that is joined to one before the expression, which then goes with that one."""
        if self.places and self.places[0][0] < last:
            for place in self.joining[bisect_left(self.joining, last) :]:
                verb = next((verb for verb, _ in self.places if verb > place), _FAR)
                if verb <= place + _JOINS:
                    return verb
        return _FAR

    def looks_ahead(self, verb: int) -> bool:
        """Whether a participle opens a sentence that tells of what is to come: «Nommée en janvier, elle exposera»."""
        return verb == 0 and 0 in self.between and self._opened() == "future"

    def _opened(self) -> str:
        """The tense of the sentence that a participle opens."""
        after = self.between[0][1]
        return next((tense for place, tense in self.places if place > after), "")

    def _breaks_between(self, low: int, high: int) -> int:
        """How many breaks lie between two places."""
        return bisect_left(self.breaks, high) - bisect_right(self.breaks, low)

    def background(self, verb: int, first: int) -> Background:
        """What the verb at a place says of how far the story moves on, as in ``Reading.background``."""
        pronoun = self._pronoun_of(verb, first)
        if pronoun < first and self._breaks_between(pronoun, max(verb, first)) <= 0:
            return "clause" if self._is_earlier(verb) else "relative"
        if verb in self.saying:
            return "said"
        if verb in self.meant and verb < first:
            return "clause"
        if self._is_earlier(verb):
            return "before"
        return "during" if verb in self.lasting else ""

    def _is_earlier(self, verb: int) -> bool:
        return not self.earlier.isdisjoint(range(max(0, verb - CLAUSE), verb + 1))

    def _pronoun_of(self, verb: int, first: int) -> int:
        """The place of the pronoun of whose clause a verb is, by itself or its auxiliary; ``first`` where it is of none."""
        if verb in self.beside:  # «celle qui lui avait succédé en 2008»
            verb = next((place for place in range(verb - 1, verb - 1 - CLAUSE, -1) if place in self.aside), verb)
        return self.aside.get(verb, first)

    def apart(self, verb: int, first: int) -> bool:
        """Whether the expression stands with a participle: «La loi, votée en 2019, est contestée», «la loi votée en mars»."""
        if verb in self.beside and not any(verb - CLAUSE <= place < verb for place, _ in self.places):
            return True
        opens, closes = self.between.get(verb, (first, first))
        return opens < first < closes

    def _right_before(self, first: int) -> tuple[str, int, int]:
        """The tense of a participle right before a date («une femme tuée vendredi»), how far it is, and its place.

        With an amount between them no verb after the date is nearer («une inflation tombée à 1,1 % en août devrait»).
        """
        nothing = "", _REACH, -1
        place, away = first - 1, 0
        while place >= 0 and away < _BESIDE:
            if place in self.beside:
                if place + away + 1 < first and self._leads(place):
                    return self.beside[place], 1, place
                return (self.beside[place], first - place, place) if first - place <= _BESIDE else nothing
            if place in self.breaks:
                break
            away += place not in self.amounts
            place -= 1
        return nothing

    def _leads(self, participle: int) -> bool:
        """Whether no verb of its clause stands before a participle, as one does in «prévoit un déficit ramené à 4 % en août»."""
        verb = max((place for place, _ in self.places if place < participle), default=-1)
        return bool(self.places) and (verb < 0 or self._breaks_between(verb, participle) > 0)


def relative_verbs(relatives: Sequence[int], places: Sequence[tuple[int, str]]) -> dict[int, int]:
    """The verbs of relative clauses, each with the place of its pronoun."""
    aside: dict[int, int] = {}
    pronoun = first = -1
    pronouns = iter(relatives)
    following = next(pronouns, None)
    for verb, _ in places:
        while following is not None and following < verb:
            pronoun, first = following, -1
            following = next(pronouns, None)
        if pronoun >= 0 and first < 0:
            first = verb
        if first >= 0 and verb <= first + CLAUSE:
            aside[verb] = pronoun
    return aside
