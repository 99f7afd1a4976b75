"""What was announced for a date soon to come, whose month the verb of announcing would put a year back."""

from collections.abc import Sequence
from functools import cache

from events import interval
from events.interval import Period
from events.language import load
from events.model import Document, fold
from events.times.choose import choose
from events.times.reading import Reading

_SOON = 75  # days
_LINK = 6  # code points after a date in which what goes on with a noun begins: "of", «d'un»
_BESIDE = 2  # words with which a date is the verb's own: «a annoncé en mars la fermeture», «a annoncé, en mars»


def announced(reading: Reading, document: Document) -> Reading:
    """The same, of the future where what a verb announces stands before a date that comes soon.

    «a annoncé l'envoi de 500 soldats au Liban en avril», said in March; such a reading stays ``done``, as its verb is.
    """
    said, verb = reading.said, reading.verb_char
    noun = _noun_announced(reading, document)
    if noun:
        befell = noun in _words(document.language, "befalling")
        return reading._replace(befell=True) if befell else reading._replace(tense="future")
    plain = said.month is not None and not (said.absolute or said.anchor or said.weekday is not None)
    own = reading.tense == "past" and not (reading.background or reading.signal or reading.attached)
    if not (plain and own) or verb is None or verb > reading.start_char or not document.edtf:
        return reading
    words = fold(document.text[verb : reading.start_char]).split()
    announces = reading.done and words[0].strip(",") in _words(document.language, "announcing_ahead")
    announces = announces or _agrees_to_do(words, document.language)
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


def _agrees_to_do(words: Sequence[str], language: str) -> bool:
    """Whether the words from a verb to its date tell what somebody agreed to do: «ont accepté de se revoir»."""
    agrees = not _words(language, "agreeing_ahead").isdisjoint(words[:2])
    infinitives = tuple(load(language, "tense").get("infinitives", ()))
    linked = any(word in _words(language, "intended_by") for word in words)
    return agrees and (linked or any(word.endswith(infinitives) for word in words[1:]))


def _noun_announced(reading: Reading, document: Document) -> str:
    """The noun inside whose phrase a weekday stands that a verb announces, "" where there is none: «a annoncé l'arrivée samedi d'un navire»."""
    said, verb = reading.said, reading.verb_char
    weekly = said.weekday is not None and said.day is None and said.month is None and said.relation is None
    if not weekly or verb is None or verb > reading.start_char or reading.tense != "past" or not reading.done:
        return ""
    text, language = document.text, document.language
    words = fold(text[verb : reading.start_char].replace("'", "' ").replace("’", "' ")).split()
    after = fold(text[reading.end_char : reading.end_char + _LINK]).replace("'", "' ").split()
    links = _words(language, "noun_goes_on")
    if words and words[-1] in _words(language, "noun_day"):
        words.pop()  # "the arrival [on] Saturday of a ship"
    announces = {"", *words[:2]} & _words(language, "announcing_ahead")
    noun = len(words) > 2 and words[-2] in {fold(word) for word in _words(language, "before_nouns")} | {"l'"}
    return words[-1] if announces and noun and after and after[0] in links else ""


@cache
def _words(language: str, name: str) -> frozenset[str]:
    """One of the lists of words of a language, folded."""
    return frozenset(map(fold, load(language, "tense").get(name, ())))
