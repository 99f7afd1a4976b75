"""Which happening a date belongs to, on a corpus in TimeML whose TLINKs say it: a folder of ``.tml`` files.

Dates and happenings are those of the gold; a system chooses, among the gold happenings of the sentence, the one
that the date belongs to. Counted are the dates with a link to a happening of their own sentence (TLINK between a
TIMEX3 of the text and an EVENT); right is any happening that is linked to them.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from events.mentions.attach import attach
from events.mentions.holding import held_by
from events.mentions.lexicon import Lexicon, lexicon
from events.mentions.triggers import Trigger, candidates, named
from events.reading import Sentence, sentences

_DATED = ("DATE", "TIME")


@dataclass(frozen=True)
class Question:
    """A date in tokens ``[first, last)`` of a sentence, and the happenings that it may belong to."""

    sentence: Sentence
    first: int
    last: int
    found: Sequence[Trigger]
    words: Lexicon


Chooser = Callable[[Question], int]
"""The main token of the happening that a date belongs to."""


@dataclass
class Marked:
    """A text of the corpus: its words, and where its gold stands in them, as half-open code points."""

    text: str = ""
    dates: dict[str, tuple[int, int]] = field(default_factory=dict)
    events: dict[str, tuple[int, int]] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    links: dict[str, set[str]] = field(default_factory=dict)


def read(path: Path) -> Marked:
    """A file of the corpus.

    Raises:
        ElementTree.ParseError: the file is no XML.
    """
    root = ElementTree.parse(path).getroot()
    marked = Marked()
    body = root.find("TEXT")
    if body is None:
        return marked
    _walk(body, marked)
    for link in root.iter("TLINK"):
        event, time = link.get("eventInstanceID"), link.get("relatedToTime")
        if event is None:
            event, time = link.get("relatedToEventInstance"), link.get("timeID")
        if event in marked.events and time in marked.dates:
            marked.links.setdefault(str(time), set()).add(str(event))
    return marked


def _walk(node: ElementTree.Element, marked: Marked) -> None:
    begin = len(marked.text)
    marked.text += node.text or ""
    for child in node:
        _walk(child, marked)
        marked.text += child.tail or ""
    span = begin, len(marked.text)
    if node.tag == "EVENT":
        name = node.get("eiid") or node.get("eid") or ""
        marked.events[name] = span
        if node.get("pos") != "VERB":
            marked.nouns.add(name)
    if node.tag == "TIMEX3" and node.get("type") in _DATED:
        marked.dates[node.get("tid") or ""] = span


def attached(folder: Path, choose: Chooser, language: str = "fr") -> tuple[int, int]:
    """How many dates a system gives to a happening that they are linked to, and how many dates there are."""
    right = total = 0
    for path in sorted(folder.glob("*.tml")):
        marked = read(path)
        for sentence in sentences(marked.text, language):
            for hit in _in_sentence(sentence, marked, choose, lexicon(language)):
                right, total = right + hit, total + 1
    return right, total


def _in_sentence(sentence: Sentence, marked: Marked, choose: Chooser, words: Lexicon) -> Iterator[bool]:
    places = {name: found for name, span in marked.events.items() if (found := _tokens(sentence, span))}
    known = {trigger.main: trigger for trigger in candidates(sentence, words)}
    triggers = {name: _trigger(sentence, found, name in marked.nouns, known, words) for name, found in places.items()}
    for name, span in marked.dates.items():
        inside = _tokens(sentence, span)
        linked = {triggers[event].main for event in marked.links.get(name, ()) if event in triggers}
        if inside and linked:
            happenings = list(triggers.values())
            choice = choose(Question(sentence, inside[0], inside[-1] + 1, happenings, words))
            yield bool(_one_with(sentence, choice, happenings, words) & linked)


def _one_with(sentence: Sentence, choice: int, found: Sequence[Trigger], words: Lexicon) -> set[int]:
    """The choice with the happening that it only holds, or the verbs that hold it.

    The gold marks both in "une réunion se tiendra", "a dû être hospitalisé", and links the one or the other.
    """
    held = {t.main: inner.main for t in found if (inner := held_by(sentence, t, found, words)) is not None}
    return {choice, held.get(choice, choice), *(outer for outer, inner in held.items() if inner == choice)}


def _tokens(sentence: Sentence, span: tuple[int, int]) -> list[int]:
    return [n for n, t in enumerate(sentence.tokens) if t.start_char < span[1] and span[0] < t.end_char]


def _trigger(
    sentence: Sentence, found: Sequence[int], noun: bool, known: dict[int, Trigger], words: Lexicon
) -> Trigger:
    """A gold happening as a candidate: what the lexicon knows of it, on the gold's own words."""
    main = next((place for place in found if sentence.tokens[place].head not in found), found[0])
    return named(sentence, found[0], found[-1] + 1, main, noun, known.get(main), words)


def ours(asked: Question) -> int:
    """As the extraction attaches dates."""
    likely = attach(asked.sentence, asked.first, asked.last, asked.found, asked.words, range(asked.first, asked.last))
    return likely[0].trigger.main if likely else -1


def nearest(asked: Question) -> int:
    """The happening with the fewest words between it and the date."""
    return min(
        asked.found, key=lambda t: asked.first - t.main if t.main < asked.first else t.main - asked.last + 1
    ).main


def last_before(asked: Question) -> int:
    """The last happening before the date, or the first after it."""
    before = [t.main for t in asked.found if t.main < asked.first]
    return max(before) if before else min(t.main for t in asked.found)


def shortest_path(asked: Question) -> int:
    """The happening that is the fewest steps away in the tree of the sentence."""
    tokens, inside = asked.sentence.tokens, range(asked.first, asked.last)
    head = next((place for place in inside if tokens[place].head not in inside), asked.first)
    return min(asked.found, key=lambda t: (_steps(asked.sentence, head, t.main), abs(t.main - head))).main


def _steps(sentence: Sentence, one: int, other: int) -> int:
    ways = [[place, *sentence.ancestors(place)] for place in (one, other)]
    return min(
        (ways[0].index(place) + ways[1].index(place) for place in set(ways[0]) & set(ways[1])),
        default=len(ways[0]) + len(ways[1]),
    )
