"""What was announced for a date soon to come, whose month the verb of announcing would put a year back."""

from functools import cache

from events import interval
from events.interval import Period
from events.language import load
from events.model import Document, fold
from events.times.choose import choose
from events.times.reading import Reading

_SOON = 75  # days
_BESIDE = 2  # words with which a date is the verb's own: «a annoncé en mars la fermeture», «a annoncé, en mars»


def announced(reading: Reading, document: Document) -> Reading:
    """The same, of the future where what a verb announces stands before a date that comes soon.

    «a annoncé l'envoi de 500 soldats au Liban en avril», said in March; such a reading stays ``done``, as its verb is.
    """
    said, verb = reading.said, reading.verb_char
    plain = said.month is not None and not (said.absolute or said.anchor or said.weekday is not None)
    own = reading.done and reading.tense == "past" and not (reading.background or reading.signal or reading.attached)
    if not (plain and own) or verb is None or verb > reading.start_char or not document.edtf:
        return reading
    words = fold(document.text[verb : reading.start_char]).split()
    announces = words[0].strip(",") in _words(document.language, "announcing_ahead")
    over = not _words(document.language, "having_done").isdisjoint(words)  # «a annoncé avoir fermé l'usine en mars»
    said_so = document.text[verb : reading.start_char].lower().split()[_BESIDE:]
    done = tuple(load(document.language, "tense").get("done_to", ()))
    over = over or any(word.endswith(done) for word in said_so)  # «la mort d'un chef blessé dans une frappe en mai»
    if len(words) - 1 <= _BESIDE or not announces or over:
        return reading
    published = interval.from_iso(document.edtf)
    found = choose(said, published.start, "")
    soon = isinstance(found, Period) and 0 < found.start - published.start <= _SOON
    return reading._replace(tense="future") if soon else reading


@cache
def _words(language: str, name: str) -> frozenset[str]:
    """One of the lists of words of a language, folded."""
    return frozenset(map(fold, load(language, "tense").get(name, ())))
