"""Which of those who may be called so a noun means: «le ministre», «la société», "the banker": the one whom its signs make likeliest.

What the noun is and does in its clause, how far back and as what the text spoke of each, how much of it is of them, whether
it called them so before: boosted trees over these signs, fitted to annotated news as those of pronouns are (``likely_meant``),
tell how likely each is meant. Where nobody is likely, somebody may be whom the text has not named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.mentions.likely_meant import LATE, Candidate, Word, in_text, likeliest, of_candidate
from events.mentions.spoken import Memory
from events.mentions.trees import Signs, trees
from events.model import Actor

LIKELY_CALLED = 0.2
"""From how likely one of several is meant."""


@dataclass(frozen=True, slots=True)
class Noun(Word):
    """A noun with a determiner.

    Attributes:
        noun: as the data have it.
        kind: of those whom it may mean.
        bound: whether an "adjective" narrows it, or a "sort" ("le meneur de jeu"), or neither.
        pointed: whether a demonstrative stands before it.
        once: whether it says what somebody was before.
        state: the id of the state whose demonym stands beside it, "" where none does.
    """

    noun: str = ""
    kind: str = ""
    bound: str = ""
    pointed: bool = False
    once: bool = False
    state: str = ""


def called_so(memory: Memory, noun: Noun, candidates: Sequence[Candidate]) -> tuple[Actor, ...]:
    """Who is meant of several who may be called so, each one actor; nobody where none is likely."""
    fitted = trees("nouns")
    if fitted is None:
        return ()
    shares = fitted.likely(list(signs(memory, noun, candidates))).tolist()
    best = likeliest(memory, candidates, shares, LIKELY_CALLED)
    return best.last.actors if best is not None else ()


def signs(memory: Memory, noun: Noun, candidates: Sequence[Candidate]) -> Iterator[Signs]:
    """What tells of each candidate whether it is meant, by name, with its amount."""
    same = [*_of_noun(memory, noun), ("candidates", len(candidates))]
    alike = [_alike(memory, noun, memory.called(one.last.actors[0])) for one in candidates]
    for one, like in zip(candidates, alike, strict=True):
        called = [*_of_call(memory, noun, one.last.actors[0]), ("alike", like), ("others alike", sum(alike) - like)]
        yield [*same, *of_candidate(noun, one), *in_text(memory, one), *called]


def _of_noun(memory: Memory, noun: Noun) -> Iterator[tuple[str, float]]:
    words, persons, bodies = memory.words, memory.calls.persons, memory.calls.bodies
    yield f"word {noun.part}", 1
    yield f"sort {noun.sort}", 1
    yield f"bound {noun.bound}", 1
    yield f"for {noun.kind}", 1
    yield "pointed", noun.pointed
    yield "once", noun.once
    yield "demonym", bool(noun.state)
    yield "english", words.of_persons
    yield "opens a paragraph", memory.fresh
    yield "sentence", min(noun.sentence, LATE)
    yield "title", noun.noun in words.titles
    yield "official", noun.noun in words.officials
    yield "anybody", noun.noun in persons.anybody or noun.noun in bodies.anybody
    yield "only if told", noun.noun in persons.told or noun.noun in bodies.told
    yield "of both kinds", len(memory.calls.kinds(noun.noun)) > 1


def _of_call(memory: Memory, noun: Noun, actor: Actor) -> Iterator[tuple[str, float]]:
    """What tells of somebody by what the text told of them where it named them."""
    called = memory.called(actor)
    yield "called so", noun.noun in called
    yield "called", len(called)
    yield "gender told", memory.genders.get(actor.id, "x") == noun.gender
    yield "has a state", actor.id in memory.ruled
    yield "of that state", bool(noun.state) and memory.ruled.get(actor.id, "") == noun.state


def _alike(memory: Memory, noun: Noun, called: frozenset[str]) -> bool:
    """Whether the text called somebody so, or by a noun of the same sort."""
    nouns = memory.calls.persons if noun.kind == "person" else memory.calls.bodies
    return noun.noun in called or not nouns.sorts(called).isdisjoint(nouns.groups.get(noun.noun, ()))
