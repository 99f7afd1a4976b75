"""A clause in the words of a title: who does it and what, with the subject shortened where it leaves no room."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.mentions import kept
from events.mentions.clauses import Clause
from events.mentions.lexicon import Lexicon
from events.mentions.written import LONGEST, length, written
from events.reading import Sentence

_ROOM_OF_SUBJECT = 40  # characters of a subject up to which it stands in full
_STUMPS = ("VERB", "ADJ")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words, and whether they name nobody who does it, so that an actor may lead them."""

    words: str
    headless: bool = False


def of_clause(
    sentence: Sentence,
    clause: Clause,
    core: set[int],
    text: str,
    words: Lexicon,
    done_to: Sequence[int] = (),
    longest: int = LONGEST,
) -> str:
    """The clause in words; led by ``done_to``, the noun that it tells of, where that has room."""
    rest = kept.trimmed(sentence, set(clause.rest), core, False, clause.headless)
    rest.sort(key=clause.rest.index)
    pronouns = all(sentence.tokens[p].pos == "PRON" for p in clause.subject)  # «ce qui»
    fixed = set(clause.subject) if len(clause.subject) == 1 or pronouns else core
    subject = kept.trimmed(sentence, set(clause.subject), fixed, False, True)
    subject = _without_stump(sentence, _without_opening(sentence, subject))
    whole = [*subject, *_closing_comma(sentence, subject, rest), *rest]
    if len(subject) > 3 and _too_long(sentence, subject, rest, text, words, longest):
        last = max(core & set(rest), default=len(sentence.tokens))
        needed = [p for p in rest if p <= last]
        short = kept.shortest(sentence, subject, rest)
        short = short if length(sentence, [*short, *needed], text) <= LONGEST else kept.plainest(sentence, subject)
        whole = [*short, *rest]
    led = [*done_to, *(place for place in whole if place not in done_to)]
    if done_to and subject and len(written(sentence, led, text, words, clause.instead, led)) < longest:
        return written(sentence, led, text, words, clause.instead, core & set(rest), longest)
    return written(sentence, whole, text, words, clause.instead, core & set(rest), longest)


def _too_long(
    sentence: Sentence, subject: Sequence[int], rest: Sequence[int], text: str, words: Lexicon, longest: int
) -> bool:
    """Whether a clause has no room for its subject in full, which a short one always has."""
    told = length(sentence, subject, text)
    commas = any(sentence.tokens[p].text == "," for p in subject)
    joined = any(sentence.tokens[p].pos == "CCONJ" for p in subject)
    short = told <= _ROOM_OF_SUBJECT and (joined or not commas)
    return not short and told + len(written(sentence, rest, text, words)) > longest - 2


def _without_opening(sentence: Sentence, subject: list[int]) -> list[int]:
    """Without the place that opens the sentence before its subject ("[À Genève,] les discussions")."""
    tokens = sentence.tokens
    if not subject or subject[0] == 0 or tokens[subject[0] - 1].pos != "ADP" or tokens[subject[0]].entity != "place":
        return subject
    comma = next((n for n, p in enumerate(subject) if tokens[p].text == ","), None)
    return subject[comma + 1 :] if comma is not None and comma + 1 < len(subject) else subject


def _without_stump(sentence: Sentence, subject: list[int]) -> list[int]:
    """Without the one word after a comma whose complement was a date ("le sommet[, ouvert] jeudi, s'achève")."""
    if len(subject) > 2 and sentence.tokens[subject[-2]].text == "," and sentence.tokens[subject[-1]].pos in _STUMPS:
        return subject[:-2]
    return subject


def _closing_comma(sentence: Sentence, subject: list[int], rest: list[int]) -> list[int]:
    """The comma that ends an apposition within the subject ("le préfet, Hugo Décembre, doit")."""
    tokens = sentence.tokens
    within = any(tokens[p].text == "," for p in subject)
    ends = (subject[-1] + 1, min(rest, default=0) - 1) if within else ()
    return [place for place in ends if 0 < place < len(tokens) and tokens[place].text == "," and place not in rest][:1]
