"""What a first try at events would be: HeidelTime's dates, the verb nearest to each, spaCy's entities as actors.

Every date is an event of the day, month or year that HeidelTime says; its happening is the verb that the fewest
words part from the date in its sentence; who takes part are the persons, organisations and places that the model
finds there, as written. All of them happened, and are of the type "other".
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.peers import heideltime
from benchmarks.peers.spacy_pipeline import missing as model_missing
from benchmarks.peers.spacy_pipeline import model
from benchmarks.texts import Text
from events.interval import Period, civil, decade, from_iso, half_year, iso_week, quarter, season

NAME = "first try"
_SEASONS = {"SP": 1, "SU": 2, "FA": 3, "AU": 3, "WI": 4}
_DAY = re.compile(r"\d{4}(-\d\d){0,2}(?=T|$)")
_NAMED = re.compile(r"(\d{4})-(?:W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|AU|WI))")
_ENTITIES = ("PER", "PERSON", "ORG", "LOC", "GPE")


def missing() -> str:
    """Why it cannot run."""
    return heideltime.missing() or model_missing()


def start(texts: Sequence[Text]) -> Callable[[Text], list[dict[str, Any]]]:
    """Load all that the texts need; what comes back gives the rows of a text, as ``tests.scoring`` takes them."""
    tag, timexes = heideltime.start(texts)
    models = {language: model(language) for language in sorted({text.language for text in texts})}

    def rows(text: Text) -> list[dict[str, Any]]:
        doc = models[text.language](text.text)
        return list(_rows(doc, timexes(text, tag(text))))

    return rows


def _rows(doc: Any, times: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        days = period(time.value) if time.type in ("DATE", "TIME") else None
        if span is None or days is None:
            continue
        sentence = span[0].sent
        verbs = [token for token in sentence if token.pos_ == "VERB"]
        if verbs:
            verb = min(verbs, key=lambda token: min(abs(token.i - span[0].i), abs(token.i - span[-1].i)))
            yield {
                "start": dt.date(*civil(days.start)),
                "end": dt.date(*civil(days.end)),
                "trigger": verb.text,
                "type": "other",
                "quote": sentence.text,
                "said": (time.start, time.end),
                "actors": list(dict.fromkeys(e.text for e in sentence.ents if e.label_ in _ENTITIES)),
                "modality": "happened",
            }


def period(value: str) -> Period | None:
    """The days of a TIMEX3 value; None where it names none.

    >>> period("2020-08") == from_iso("2020-08"), period("PRESENT_REF")
    (True, None)
    """
    if match := _DAY.match(value):
        return from_iso(match[0])
    if match := _NAMED.match(value):
        year = int(match[1])
        if match[2]:
            week = iso_week(year, int(match[2]))
            return Period(week.end - 2, week.end, "weekend") if match[3] else week
        if match[4]:
            return quarter(year, int(match[4]))
        return half_year(year, int(match[5])) if match[5] else season(year, _SEASONS[match[6]])
    return decade(int(value) * 10) if re.fullmatch(r"\d{3}", value) else None
