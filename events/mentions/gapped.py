"""Happenings whose verb is told once: "le Mali en 2022, puis le Niger un an plus tard".

What grammars call gapping: each member has a date and a name of its own and shares the words of the first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from events.actors import Named
from events.mentions.around import Part
from events.mentions.dated import Dates, Unit
from events.mentions.triggers import Trigger
from events.reading import Sentence, Token

_LONGEST = 8  # tokens of a member without its date: a name with its determiner and a preposition
_BEFORE = ("PUNCT", "CCONJ", "ADV")
_WORDS = ("DET", "ADP", "PROPN", "NOUN", "ADJ", "NUM", "X")


@dataclass(frozen=True, slots=True)
class Member:
    """One date of an enumeration that tells its verb once.

    Attributes:
        unit: the date.
        leader: the date of the member before it.
        places: the tokens of its own words, the date apart.
    """

    unit: Unit
    leader: Unit
    places: tuple[int, ...]


def members(sentence: Sentence, dates: Dates, found: Sequence[Trigger], named: Named) -> dict[Unit, Member]:
    """The dates that follow another with a name of their own and no verb, by date.

    Args:
        sentence: the sentence, with its tree.
        dates: its dates.
        found: the happenings that it names.
        named: who and where it names.
    """
    if not sentence.parsed:
        return {}
    names = {place for m in named.actors for place in range(m.first, m.last)}
    names |= {place.first for place in named.places}
    happening = {place for trigger in found for place in range(trigger.first, trigger.last)} - names
    units = dates.units()
    said: dict[Unit, Member] = {}
    for leader, unit in pairwise(units):
        own = _own(sentence, leader, unit, dates.tokens)
        if own and not happening & set(range(leader.last, _end(sentence, unit))) and names & set(own):
            said[unit] = Member(unit, leader, own)
    return said


def _own(sentence: Sentence, leader: Unit, unit: Unit, inside: Collection[int]) -> tuple[int, ...]:
    """The words of a member before its date, that end it; none where anything else stands there."""
    tokens = sentence.tokens
    start = leader.last
    while start < unit.first and tokens[start].pos in _BEFORE:
        start += 1
    places = tuple(place for place in range(start, unit.first) if place not in inside)
    plain = all(tokens[place].pos in _WORDS for place in places)
    parted = any(tokens[place].text == "," or tokens[place].pos == "CCONJ" for place in range(leader.last, start))
    ended = _end(sentence, unit) == unit.last
    return places if parted and plain and ended and 0 < len(places) <= _LONGEST else ()


def _end(sentence: Sentence, unit: Unit) -> int:
    """The token at which a member ends: its date's last where a comma, "et" or the end of the sentence follows."""
    tokens = sentence.tokens
    after = unit.last
    if after == len(tokens) or tokens[after].pos == "CCONJ" or tokens[after].text in (",", ".", ";", "…", "!", "?"):
        return unit.last
    return unit.last + 1


def chain_of(unit: Unit, gapped: Mapping[Unit, Member]) -> list[Member]:
    """The members that share the words told with a date, in order."""
    chain: list[Member] = []
    for member in gapped.values():
        if member.leader == (chain[-1].unit if chain else unit):
            chain.append(member)
    return chain


@dataclass(frozen=True, slots=True)
class Share:
    """What one happening has of words that several share.

    Attributes:
        member: its own words and date; None for the happening that is told first.
        first: the date of that one.
        chain: all members after it.
    """

    member: Member | None
    first: Unit
    chain: Sequence[Member]

    def named(self, sentence: Sentence, trigger: Trigger, named: Named) -> Named:
        """Who and where is named for it alone or for all; a member's own actors apart, which ``parts`` adds."""
        if not self.chain:
            return named
        gone = {place for member in self.chain for place in _written(member)}
        places = gone
        if self.member:
            places = (gone - set(self.member.places)) | set(self._replaced(sentence, trigger))
        return replace(
            named,
            actors=tuple(m for m in named.actors if m.first not in gone),
            places=tuple(p for p in named.places if p.first not in places),
        )

    def parts(self, sentence: Sentence, trigger: Trigger, shared: Sequence[Part], named: Named) -> list[Part]:
        """Who takes part in a member's happening: those of the first that it does not replace, and its own instead."""
        if self.member is None:
            return list(shared)
        replaced = self._replaced(sentence, trigger)
        instead = [part for part in shared if part.mention.first in replaced]
        if not instead and _case(sentence, self.member.places):
            return list(shared)  # «withdrew from Mali in 2022, from Niger in 2023»: where it happens
        role = instead[0].role if instead else next((part.role for part in shared), "agent")
        own = [Part(m, role) for m in named.actors if m.first in self.member.places]
        rest = [part for part in shared if part not in instead]
        return [*rest, *own] if _case(sentence, self.member.places) else [*own, *rest]

    def untitled(self, sentence: Sentence, trigger: Trigger) -> frozenset[int]:
        """The tokens that its title leaves out: those of the others; its own where an actor leads the title instead."""
        if not self.chain:
            return frozenset()
        gone = {place for member in self.chain for place in _written(member)}
        if self.member:
            gone |= set(self._replaced(sentence, trigger))
            gone -= set(self.member.places) if _case(sentence, self.member.places) else set()
        return frozenset(gone)

    def leads(self, sentence: Sentence) -> bool:
        """Whether its title is to be led by who it is about, since the clause has lost its own subject or object."""
        return self.member is not None and not _case(sentence, self.member.places)

    def swapped(self, sentence: Sentence, trigger: Trigger, title: str, text: str) -> str:
        """The title of the first with a member's own words instead ("[Hama] fell" for "[Aleppo] fell"), "" where it lacks them."""
        replaced = self._replaced(sentence, trigger)
        if self.member is None or not replaced:
            return ""
        places = list(self.member.places)
        while len(places) > 1 and sentence.tokens[places[-1]].pos in ("ADP", "DET"):
            places.pop()  # the preposition of its date
        old, own = (_text(sentence, words, text) for words in (replaced, places))
        for one, other in ((old[:1].upper() + old[1:], own[:1].upper() + own[1:]), (old, own)):
            if one in title:
                return title.replace(one, other, 1)
        return ""

    def _replaced(self, sentence: Sentence, trigger: Trigger) -> tuple[int, ...]:
        return _replaced(sentence, self.member, self.first, trigger) if self.member else ()


def _text(sentence: Sentence, places: Sequence[int], text: str) -> str:
    return text[sentence.tokens[places[0]].start_char : sentence.tokens[places[-1]].end_char]


def _written(member: Member) -> range:
    return range(member.leader.last, member.unit.last)


def _replaced(sentence: Sentence, member: Member, first: Unit, trigger: Trigger) -> tuple[int, ...]:
    """The words of the first member in whose place a member's own stand.

    "retiré [du Mali] en 2022, puis du Burkina Faso" takes what has the same preposition, "les pays ont rompu : [le Mali]
    en 2022, le Niger" the words before the first date, else the subject is taken ("[le Mali] a rompu en 2022, le Niger").
    """
    tokens = sentence.tokens
    case = _case(sentence, member.places)
    between = [place for place in range(trigger.last, first.first) if tokens[place].text not in ",:"]
    while between and tokens[between[-1]].pos == "ADP" and not case:
        between.pop()  # the preposition of the date
    if case:
        starts = [place for place in between if tokens[place].pos == "ADP" and tokens[place].lemma == case]
        return tuple(place for place in between if place >= starts[-1]) if starts else ()
    person = tokens[member.places[0]].entity == "person"
    # «a visité Kiev en mai et Olaf Scholz en juin»
    other = person and between and tokens[between[-1]].entity == "place"
    if between and not other and not any(tokens[place].pos in ("ADP", "VERB", "AUX") for place in between):
        return tuple(between)
    heads = {trigger.main, tokens[trigger.main].head}  # «est reconnu indépendant»: of the verb that leads to it
    subjects = [child for head in heads for child in sentence.children(head) if tokens[child].dep.startswith("nsubj")]
    things = _name_at_end(sentence, trigger, between)
    unnamed = subjects and not any(tokens[place].pos == "PROPN" for place in subjects)
    if things and unnamed and tokens[member.places[0]].pos == "PROPN" and not person:
        return things  # «L'armée a repris [Kidal] en novembre, puis Aguelhok en janvier»
    told = {place for subject in subjects for place in sentence.subtree(subject) if place < trigger.first}
    while told and max(told) + 1 < trigger.first and _goes_on(tokens[max(told) + 1]):
        told.add(max(told) + 1)  # the rest of a name that the tree parts
    return tuple(sorted(told))


def _goes_on(token: Token) -> bool:
    """Whether a token goes on with a name."""
    return token.pos == "PROPN" or (bool(token.entity) and not token.entity_starts)


def _name_at_end(sentence: Sentence, trigger: Trigger, between: Sequence[int]) -> tuple[int, ...]:
    """The name with which the words of the first member end before its date, after a preposition or as the object of the verb."""
    words = [*range(trigger.main + 1, trigger.last), *between]
    first = len(words)
    while first and sentence.tokens[words[first - 1]].pos == "PROPN":
        first -= 1
    return tuple(words[first:])


def _case(sentence: Sentence, places: Sequence[int]) -> str:
    """The preposition that a member begins with, "" where it has none."""
    first = sentence.tokens[places[0]]
    return first.lemma if first.pos == "ADP" else ""
