"""What a date that stands alone governs: chronicles ("5 septembre. Michel Barnier est nommé à Matignon.").

The sentences after it in its paragraph that have no date of their own, up to one that has; where such dates are
headings, the paragraph below. And what the day of one sentence gives the next, where that goes on with the same scene:
«Le ministre a été limogé vendredi. La Première ministre a appelé un ancien rival à le remplacer.»
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from events.mentions.dated import Dates, Unit
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger
from events.model import EventMention, fold
from events.reading import Sentence

_SMALL = ("ADP", "DET", "PUNCT")
_NOT_THEN = ("Fut", "Imp")
"""Tenses of what came later or before, or lasted."""


def standing_alone(sentence: Sentence, dates: Dates) -> Unit | None:
    """The date of a sentence that holds nothing else."""
    units = dates.units()
    bare = all(
        place in dates.tokens or token.pos in _SMALL or not any(map(str.isalnum, token.text))
        for place, token in enumerate(sentence.tokens)
    )
    return units[0] if bare and len(units) == 1 else None


class Dated(Protocol):
    """A sentence with its dates."""

    sentence: Sentence
    dates: Dates
    words: Lexicon
    heading: bool

    @property
    def found(self) -> Sequence[Trigger]:
        """What it may tell."""


def governing(told: Sequence[Dated]) -> list[Unit | None]:
    """For each sentence of a text the date that governs it, or None."""
    heads = [standing_alone(one.sentence, one.dates) for one in told]
    paragraphs = [one.sentence.paragraph for one in told]
    headings = [n for n, head in enumerate(heads) if head and paragraphs[n] not in paragraphs[n + 1 : n + 2]]
    found: list[Unit | None] = [None] * len(told)
    now: Unit | None = None
    for n in range(1, len(told)):
        step = paragraphs[n] - paragraphs[n - 1]
        if heads[n - 1]:
            # One such heading of a text is the day on which it was written.
            now = heads[n - 1] if step == 0 or (step == 1 and len(headings) > 1) else None
        elif step:
            now = None
        if told[n].dates.units():
            now = None
        found[n] = now
    return found


def governed(sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """What the main clause of a sentence tells that a date governs, and what is joined to it in the same tense."""
    root = _root(sentence)
    if root is None or _tense(sentence, root) in _NOT_THEN:
        return
    for trigger in found:
        token = sentence.tokens[trigger.main]
        joined = token.dep == "conj" and token.head == root and not trigger.noun and trigger.known
        if (trigger.main == root and trigger.duty != "weak") or (
            joined and _tense(sentence, trigger.main) == _tense(sentence, root)
        ):
            yield trigger


def scene_of(one: Dated, mentions: Sequence[EventMention]) -> Unit | None:
    """The day of what the main clause of a sentence tells, if it may be the day of the next sentence as well.

    A weekday or "yesterday": what news tells of the days before it, it tells scene by scene. A month or a year holds
    more than one scene, and so does today.
    """
    root = _root(one.sentence)
    if root is None or not _finished(one, root):
        return None
    at = one.sentence.tokens[root].start_char
    told = [m for m in mentions if m.trigger_start_char <= at < m.trigger_end_char and m.modality == "happened"]
    days = [unit for unit in one.dates.units() if len(unit.times) == 1 and _of_these_days(one, unit)]
    return next((unit for unit in days if any(m.times == unit.times for m in told)), None)


def _of_these_days(one: Dated, unit: Unit) -> bool:
    """Whether a date is a weekday or "yesterday", and not since when or until when."""
    reading = one.dates.readings[unit.times[0]]
    said = reading.said
    yesterday = said.anchor == "published" and said.unit == "day" and said.count == -1
    return not reading.signal and (said.weekday is not None or yesterday)


def goes_on(one: Dated, before: Dated, first: bool) -> bool:
    """Whether a sentence without a date goes on with the scene of the one before it.

    In its paragraph, in the same tense of what is over, and neither of another place nor of what did not happen; what
    somebody said is of that day where the sentence before it is the ``first`` of the text, the news itself.
    """
    sentence, root = one.sentence, _root(one.sentence)
    if root is None or one.heading or one.dates.inside or sentence.paragraph != before.sentence.paragraph:
        return False
    if not (_finished(one, root) and _finished(before, _root(before.sentence))):
        return False
    opening = sentence.tokens[0]
    if opening.pos == "ADP" or not opening.text[:1].isalnum():
        return False  # «En Bretagne, les trains n'ont pas roulé», a quotation
    if any(fold(token.text) in one.words.lists["negation"] for token in sentence.tokens):
        return False
    told = next((trigger for trigger in one.found if trigger.main == root), None)
    return told is not None and (first or told.sense.type != "statement")


def _root(sentence: Sentence) -> int | None:
    return next((place for place, token in enumerate(sentence.tokens) if token.dep == "ROOT"), None)


def _finished(one: Dated, place: int | None) -> bool:
    """Whether a verb is in the tense in which news tells what is over."""
    if place is None:
        return False
    tokens = one.sentence.tokens
    forms = [tokens[c] for c in one.sentence.children(place) if tokens[c].dep.startswith("aux")]
    helper = next((form for form in forms if form.dep != "aux:pass"), None)
    form = helper or next(iter(forms), tokens[place])
    said = f"{'helper ' if helper else ''}{form.morph.get('Tense', '')}"
    return fold(said) in one.words.lists["finished"] and form.morph.get("Mood") != "Cnd"


def _tense(sentence: Sentence, place: int) -> str:
    """Of a verb, by its auxiliary where it has one."""
    forms = [child for child in sentence.children(place) if sentence.tokens[child].dep.startswith("aux")]
    tenses = [sentence.tokens[form].morph.get("Tense", "") for form in (*forms, place)]
    return next((tense for tense in tenses if tense), "")
