"""Time expressions: what the words say (``find``), and what days they mean (``resolve``)."""

from events.language import languages
from events.model import Document, TimeExpression
from events.times.dated import Dated
from events.times.dating import EventDate, event_date
from events.times.express import express
from events.times.find import find
from events.times.reading import Reading, Said
from events.times.resolve import resolve

__all__ = ["Dated", "EventDate", "Reading", "Said", "event_date", "express", "find", "find_times", "resolve"]


def find_times(document: Document) -> list[TimeExpression]:
    """The time expressions of a document in text order, resolved from its publication date and its own story.

    Offsets are half-open code points into ``document.text``; ``start`` and ``end`` are half-open days. No
    language model is needed and no clock is read. Types, values and modifiers are TIMEX3 (ISO 24617-1), dates
    also EDTF (ISO 8601-2). What has no interval has a ``reason``.

    >>> [t.edtf for t in find_times(Document("a", "Le coup d'août 2020, puis neuf mois plus tard."))]
    ['2020-08', '2021-05~']
    """
    if document.language not in languages():
        return []
    readings = find(document.text, document.language)
    return express(document.text, readings, resolve(document.text, readings, document.edtf))
