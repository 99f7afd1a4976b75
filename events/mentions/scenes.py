"""The day that a sentence without a date has from one before it, where it goes on with the same scene.

«Le ministre a été limogé vendredi. La Première ministre a appelé un ancien rival à le remplacer.»
"""

from collections.abc import Iterator, Sequence

from events.mentions.dated import Unit
from events.mentions.governed import Dated, root_of
from events.mentions.tenses import in_tense
from events.model import EventMention, fold
from events.reading import Sentence


class Scenes:
    """What the sentences of a text, told in order, give those after them.

    - the first: the news itself. Its weekday is that of all that is told as over, until a sentence has another date
    - any: its weekday is that of the next sentence of its paragraph
    - one of what had happened before: its date is that of the next one of its paragraph that goes on with that
    """

    def __init__(self) -> None:
        self._lead: Unit | None = None
        self._scene: Unit | None = None
        self._background: Unit | None = None
        self._before: Dated | None = None

    def day(self, one: Dated) -> Unit | None:
        """The date that the next sentence has from those before it, or None."""
        before = self._before
        if before is None or one.dates.inside or not _tells_on(one):
            return None
        root = root_of(one.sentence)
        near = one.sentence.paragraph == before.sentence.paragraph
        if in_tense(one.sentence, root, one.words, "background"):
            return self._background if near else None
        if not in_tense(one.sentence, root, one.words, "finished"):
            return None
        if self._lead is not None:
            return self._lead
        return self._scene if near and not _says(one, root) else None

    def tell(self, one: Dated, mentions: Sequence[EventMention]) -> None:
        """Take in what a sentence tells, with its own dates or the one that it was given."""
        if self._before is None:
            self._lead = next(_days(one, mentions), None)
        elif one.dates.units():
            self._lead = None
        root = root_of(one.sentence)
        finished = in_tense(one.sentence, root, one.words, "finished")
        self._scene = next(_days(one, _of_root(one.sentence, root, mentions)), None) if finished else None
        self._background = _background(one, root, mentions)
        self._before = one


def _days(one: Dated, mentions: Sequence[EventMention]) -> Iterator[Unit]:
    """The days on which a sentence tells that something happened that is over, if the next may be of them as well.

    A weekday or "yesterday": what news tells of the days before it, it tells scene by scene. A month or a year holds
    more than one scene, and so does today.
    """
    root = root_of(one.sentence)
    verb = root is not None and one.sentence.tokens[root].pos in ("VERB", "AUX")
    if verb and not in_tense(one.sentence, root, one.words, "finished"):
        return
    told = {m.times for m in mentions if m.modality == "happened" and not _aside(one.sentence, m)}
    dated = {m.times for m in mentions if m.times and m.type != "statement"}
    for unit in one.dates.units():
        if len(unit.times) != 1 or unit.times not in told or not _of_these_days(one, unit):
            continue
        said = one.dates.readings[unit.times[0]].background == "said"
        if not (said and dated - {unit.times}):  # «a été arrêté le 16 décembre, a annoncé jeudi le parquet»
            yield unit


def _aside(sentence: Sentence, mention: EventMention) -> bool:
    """Whether something is only told of somebody: «l'homme [interpellé] mardi a été mis en examen»."""
    tokens, first, last = sentence.tokens, mention.trigger_start_char, mention.trigger_end_char
    verbs = (p for p, t in enumerate(tokens) if first <= t.start_char < last and t.pos in ("VERB", "AUX"))
    verb = next(verbs, None)
    return verb is not None and any(tokens[p].dep.startswith("acl") for p in (verb, *sentence.ancestors(verb)))


def _background(one: Dated, root: int | None, mentions: Sequence[EventMention]) -> Unit | None:
    """The date of what a sentence tells of what had happened before, if that is its main clause."""
    if not in_tense(one.sentence, root, one.words, "background"):
        return None
    told = {m.times for m in _of_root(one.sentence, root, mentions) if m.modality == "happened"}
    units = (unit for unit in one.dates.units() if not any(one.dates.readings[index].signal for index in unit.times))
    return next((unit for unit in units if unit.times in told), None)


def _of_root(sentence: Sentence, root: int | None, mentions: Sequence[EventMention]) -> list[EventMention]:
    """What the main clause tells."""
    at = sentence.tokens[root].start_char if root is not None else -1
    return [m for m in mentions if m.trigger_start_char <= at < m.trigger_end_char]


def _of_these_days(one: Dated, unit: Unit) -> bool:
    """Whether a date is a weekday or "yesterday", and not since when or until when."""
    reading = one.dates.readings[unit.times[0]]
    said = reading.said
    yesterday = said.anchor == "published" and said.unit == "day" and said.count == -1
    return not reading.signal and (said.weekday is not None or yesterday)


def _tells_on(one: Dated) -> bool:
    """Whether a sentence may go on with a scene: neither of another place nor of what did not happen."""
    sentence, root = one.sentence, root_of(one.sentence)
    if root is None or one.heading:
        return False
    opening = sentence.tokens[0]
    if opening.pos == "ADP" or not opening.text[:1].isalnum() or sentence.tokens[-1].text == "?":
        return False  # «En Bretagne, les trains n'ont pas roulé», a quotation, a question
    words = one.words.lists["negation"] | one.words.lists["from_then_on"]  # «est devenue depuis une forteresse»
    if not any(trigger.main == root for trigger in one.found):
        return False
    return not any(fold(token.text) in words for token in sentence.tokens)


def _says(one: Dated, root: int | None) -> bool:
    """Whether its verb only reports what somebody said, which may be later."""
    return any(trigger.main == root and trigger.sense.type == "statement" for trigger in one.found)
