"""The happening that a date counts from, as the words after it name it: "two years after the coup"."""

from collections.abc import Container, Iterator
from itertools import islice
from typing import NamedTuple

from events.times.reading import Said
from events.times.sentence import Sentence
from events.times.verbs import Verbs

_NAMING = 4  # tokens in which a happening is named
_SAME = 3  # tokens of "le même jour"
_CAME = 5  # tokens up to the end of "la veille" in which a verb of arriving stands
_TELLING = 3  # tokens before it in which a verb says what follows
_MARKS = frozenset(",;:.!?()")


class Hanging(NamedTuple):
    """The happening that a date counts from: its words, where they end, how they name it."""

    words: str = ""
    end_char: int | None = None
    by: str = ""


def hangs_on(sentence: Sentence, last: int, said: Said, verbs: Verbs) -> Hanging:
    """What "two years after the coup" counts from: the first content words of what follows."""
    if said.happening:
        return Hanging(said.happening, sentence.spans[last - 1][1])
    counts = said.anchor == "story" and said.count is not None
    if not (counts or said.relation_story is not None) or last >= len(sentence.tokens):
        return Hanging()
    counting = sentence.rules.tables["counts_from"]
    leads = counting.get(sentence.form(max(0, last - 3), last)) or counting.get(sentence.form(last - 1, last))
    links = sentence.rules.tables["hanging"]
    if said.nth_day:
        leads = "plain" if _link(sentence, last, sentence.rules.tables["hanging_of"]) else "never"
    if leads in (None, "never") or (leads == "of" and not _link(sentence, last, sentence.rules.tables["hanging_of"])):
        return Hanging()  # «le lendemain le relais»
    if leads in ("of", "as") and _comes_from(sentence, last):
        return Hanging()
    same = _link(sentence, last, sentence.rules.tables["hanging_as"]) if leads == "as" else 0
    if leads == "as" and not (same and _is_as_another(sentence, last, last + same, verbs)):
        return Hanging()  # «le même jour, il part»
    first, by = last + same, "there"
    while (link := _link(sentence, first, links)) and first + link < len(sentence.tokens):
        kind = str(links[sentence.form(first, first + link)])
        by = by if kind == "there" or by == "who" else kind
        first += link
    if first == last and not sentence.tokens[first][0].isupper() and not (leads == "any" and _names(sentence, first)):
        return Hanging()
    bare = first == last or by == "who"
    if bare and not said.counted and _opens_clause(sentence, last) and (by == "who" or _goes_to_end(sentence, last)):
        return Hanging()  # "She died on Saturday; the day before she had corrected the proofs"
    if by == "self":
        return Hanging(sentence.tokens[last], sentence.spans[last][1], by)  # «quatre ans avant elle»
    nouns = list(islice(_nouns(sentence, first), 2))
    if not nouns:  # "their second cup, twenty years after their first"
        return Hanging(sentence.tokens[first - 1], sentence.spans[first - 1][1], by) if by == "own" else Hanging()
    words = " ".join(sentence.tokens[place] for place in nouns)
    end = _after_phase(sentence, nouns[-1])
    return Hanging(words, sentence.spans[end][1], "as" if leads == "as" else by)


def _after_phase(sentence: Sentence, noun: int) -> int:
    """The last word of a name that only says a phase of what follows: of «le début» in «le début de l'invasion russe»."""
    tables = sentence.rules.tables
    if sentence.form(noun, noun + 1) not in tables.get("phase", {}):
        return noun
    first = noun + 1
    if not (link := _link(sentence, first, tables["hanging_of"])):
        return noun
    while link:
        first += link
        link = _link(sentence, first, tables["hanging"])
    return max(_nouns(sentence, first), default=noun)


def _comes_from(sentence: Sentence, last: int) -> bool:
    """Whether a place follows from which somebody came: «arrivée la veille de Rome», «rentré le jour même des États-Unis»."""
    arriving = sentence.rules.tables.get("arriving", {})
    link = _link(sentence, last, sentence.rules.tables["hanging_of"])
    named = sentence.tokens[last + link : last + link + 1] if link else []
    came = any(sentence.form(place, place + 1) in arriving for place in range(max(0, last - _CAME), last))
    return bool(named) and named[0][0].isupper() and came


def _is_as_another(sentence: Sentence, last: int, first: int, verbs: Verbs) -> bool:
    """Whether "le même jour que" leads to whose day it is, and not to a clause: «a annoncé le même jour que l'eau baissait»."""
    tables = sentence.rules.tables
    before = range(max(0, last - _SAME - _TELLING), last - _SAME)
    if any(sentence.form(place, place + 1) in tables.get("telling", ()) for place in before):
        return False
    ends = (at for at in range(first, clause_end(sentence, last)) if sentence.form(at, at + 1) in tables["hanging_end"])
    end = next(ends, clause_end(sentence, last))
    return not any(first <= verb < end for verb, _ in verbs.places)


def clause_end(sentence: Sentence, last: int) -> int:
    """Where the clause ends that begins at a place: at the next mark."""
    tokens = sentence.tokens
    return next((place for place in range(last, len(tokens)) if tokens[place] in _MARKS), len(tokens))


def _names(sentence: Sentence, first: int) -> bool:
    """Whether a word begins a name or clause that "after" leads to ("nineteen months after drones had struck")."""
    form, tables = sentence.form(first, first + 1), sentence.rules.tables
    return sentence.tokens[first].isalpha() and form not in tables["stop"] and form not in tables["mark"]


def _opens_clause(sentence: Sentence, last: int) -> bool:
    """Whether an expression of two or three words that ends at a place stands at the head of a clause."""
    before = sentence.tokens[max(0, last - 4) : max(0, last - 2)]
    return last <= 4 or any(token in (";", ":", ".") for token in before)


def _goes_to_end(sentence: Sentence, last: int) -> bool:
    """Whether no comma parts what follows from another clause: "The day before high winds had kept them down."."""
    return "," not in sentence.tokens[last : clause_end(sentence, last) + 1]


def _link(sentence: Sentence, first: int, links: Container[tuple[str, ...]]) -> int:
    """How many tokens from a place lead to a happening: "la", "avoir été"."""
    return next((length for length in (3, 2, 1) if sentence.form(first, first + length) in links), 0)


def _nouns(sentence: Sentence, first: int) -> Iterator[int]:
    """The places of the words of a name that begins at a place; a mark ends it."""
    tables = sentence.rules.tables
    for place in range(first, min(first + _NAMING, len(sentence.tokens))):
        token, form = sentence.tokens[place], sentence.form(place, place + 1)
        if len(token) > 1 and form not in tables["hanging"] and (place == first or form not in tables["stop"]):
            yield place
        elif not token.isalnum() and not token.endswith(("'", "’", "-")):
            return
