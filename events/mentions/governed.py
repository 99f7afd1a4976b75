"""What a date that stands alone governs: chronicles ("5 septembre. Michel Barnier est nommé à Matignon.").

The sentences after it in its paragraph that have no date of their own, up to one that has; where such dates are
headings, the paragraphs below. A time of day has its day from them and leaves them in force. So does a date with a
colon that opens its paragraph govern the sentences after its own.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from events.mentions.dated import Dates, Unit
from events.mentions.lexicon import Lexicon
from events.mentions.shared import chained, form_of, shares_helper
from events.mentions.triggers import Trigger
from events.reading import Sentence

_SMALL = ("ADP", "DET", "PUNCT")
_CLAUSES = ("acl", "acl:relcl", "advcl")
_BULLETS = ("-", "–", "—", "•", "*")
_NOT_THEN = ("Fut", "Imp")
"""Tenses of what came later or before, or lasted."""
_DAY = len("2024-06-26")
_MONTH = 31  # days, at most
_YEAR = 12 * _MONTH


def standing_alone(sentence: Sentence, dates: Dates) -> Unit | None:
    """The date of a sentence that holds nothing else."""
    units = dates.units()
    bare = len(units) == 1 and all(
        place in dates.tokens or token.pos in _SMALL or not any(map(str.isalnum, token.text))
        for place, token in enumerate(sentence.tokens)
    )
    return units[0] if bare else None


def opening(sentence: Sentence, dates: Dates) -> Unit | None:
    """The date with which an entry of a timeline opens: "April 15, 2023: Fighting erupts in Khartoum."."""
    units, tokens = dates.units(), sentence.tokens
    opens = bool(units) and units[0].first <= 1 and units[0].last + 1 < len(tokens)
    return units[0] if opens and tokens[units[0].last].text == ":" else None


class Dated(Protocol):
    """A sentence with its dates."""

    sentence: Sentence
    dates: Dates
    words: Lexicon
    heading: bool

    @property
    def found(self) -> Sequence[Trigger]:
        """What it may tell."""


def governing(told: Sequence[Dated], published: str = "") -> list[Unit | None]:
    """For each sentence of a text the date that governs it, or None.

    Args:
        told: the sentences.
        published: EDTF day of publication, or "".
    """
    heads = [standing_alone(one.sentence, one.dates) for one in told]
    paragraphs = [one.sentence.paragraph for one in told]
    headings = [n for n, head in enumerate(heads) if head and paragraphs[n] not in paragraphs[n + 1 : n + 2]]
    opens = len(headings) > 1 or any(_is_of_another_day(told[n], heads[n], published) for n in headings)
    found: list[Unit | None] = [None] * len(told)
    now: Unit | None = None
    for n in range(1, len(told)):
        step = paragraphs[n] - paragraphs[n - 1]
        if heads[n - 1]:
            now = heads[n - 1] if step == 0 or (step == 1 and opens) else None
        elif step and not _goes_on(told, n, headings):
            now = None
        elif not step and (entry := opening(told[n - 1].sentence, told[n - 1].dates)) is not None:
            now = entry
        if told[n].dates.only_hours():
            continue
        if told[n].dates.units() and not _only_beside(told[n]):
            now = None
        if now is not None and _tense(told[n].sentence, root_of(told[n].sentence)) not in _NOT_THEN:
            found[n] = now
    return found


def _is_of_another_day(one: Dated, head: Unit | None, published: str) -> bool:
    """Whether a date is not that of publication, nor the day beside it; the only one that stands alone may say when a text was written."""
    said = one.dates.readings[head.times[0]].said if head is not None else None
    if said is None or said.day is None or said.month is None or len(published) != _DAY:
        return False
    month, day = int(published[5:7]), int(published[8:10])
    apart = abs(_MONTH * (said.month - month) + said.day - day)
    return 1 < apart < _YEAR - 1  # New Year's Eve stands beside New Year's Day


def _goes_on(told: Sequence[Dated], n: int, headings: Sequence[int]) -> bool:
    """Whether a paragraph is of the section of the one before: another heading follows, or it goes on with a list."""
    sentence = told[n].sentence
    listed = bool(sentence.tokens) and sentence.tokens[0].text in _BULLETS
    return listed or bool(headings and headings[0] < n < headings[-1])


def _only_beside(one: Dated) -> bool:
    """Whether all dates of a sentence are of its clauses: «5 mai. Ils votent la loi de l'ingénieur, qui meurt le 9»."""
    tokens = one.sentence.tokens
    return all(
        any(tokens[place].dep in _CLAUSES for place in one.sentence.ancestors(unit.first)) for unit in one.dates.units()
    )


def governed(sentence: Sentence, found: Sequence[Trigger], words: Lexicon) -> Iterator[Trigger]:
    """What the main clause of a sentence tells that a date governs, and what is joined to it in the same tense."""
    root = root_of(sentence)
    if root is None:
        return
    for trigger in found:
        if trigger.duty != "weak" and (trigger.main == root or _joined(sentence, root, trigger, words)):
            yield trigger


def _joined(sentence: Sentence, root: int, trigger: Trigger, words: Lexicon) -> bool:
    """Whether a verb goes on with what the main verb tells, in its tense or as a participle that shares its auxiliary."""
    place = trigger.main
    if trigger.noun or sentence.tokens[place].dep != "conj" or not chained(sentence, place, root):
        return False
    alike = form_of(sentence, place) == form_of(sentence, root)
    return (trigger.known and alike) or shares_helper(sentence, place, root, words)


def root_of(sentence: Sentence) -> int | None:
    """The token at the head of a sentence."""
    return next((place for place, token in enumerate(sentence.tokens) if token.dep == "ROOT"), None)


def _tense(sentence: Sentence, place: int | None) -> str:
    """Of a verb, by its auxiliary where it has one."""
    if place is None:
        return ""
    forms = [child for child in sentence.children(place) if sentence.tokens[child].dep.startswith("aux")]
    tenses = [sentence.tokens[form].morph.get("Tense", "") for form in (*forms, place)]
    return next((tense for tense in tenses if tense), "")
