"""Time expressions: what the words say (``find``), and what days they mean (``resolve``)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.language import languages
from events.model import Document, TimeExpression
from events.times.announced import announced
from events.times.dated import Dated
from events.times.dating import EventDate, event_date
from events.times.express import express
from events.times.happenings import alike, began, is_main, points_back
from events.times.reading import Reading, Said
from events.times.resolve import resolve
from events.times.typed import DATE_COLUMNS, coarser_date, read_date

_AFTER = 40  # code points after "deux ans après" that name the happening

__all__ = [
    "DATE_COLUMNS",
    "Dated",
    "EventDate",
    "Reading",
    "Said",
    "coarser_date",
    "event_date",
    "express",
    "find_times",
    "read_date",
    "readings_of",
    "resolve",
    "resolved",
]


def find_times(document: Document) -> list[TimeExpression]:
    """The time expressions of a document in text order, resolved from its publication date and its own story.

    Offsets are half-open code points into ``document.text``; ``start`` and ``end`` are half-open days. No
    language model is needed and no clock is read. Types, values and modifiers are TIMEX3 (ISO 24617-1), dates
    also EDTF (ISO 8601-2). What has no interval has a ``reason``. In languages without data of their own only
    dates with a day, month or year are found, by dateparser (``rule``), and nothing in those it does not know.

    >>> [t.edtf for t in find_times(Document("a", "Le coup d'août 2020, puis neuf mois plus tard."))]
    ['2020-08', '2021-05~']
    """
    readings = readings_of(document)
    return express(document.text, readings, resolved(document, readings))


def readings_of(document: Document) -> list[Reading]:
    """What the document's words say of time, by the rules of its language or else by dateparser."""
    if document.language in languages():
        from events.times.find import find  # here and below: importing ``events`` stays light

        found = find(document.text, document.language)
        return [
            _hanging(reading, document) if reading.hangs_on or reading.said.nth_day else announced(reading, document)
            for reading in found
        ]
    from events.times.fallback import find_by_dateparser

    return find_by_dateparser(document.text, document.language)


def _hanging(reading: Reading, document: Document) -> Reading:
    """A reading that hangs on a happening, with the words for that sort; on the date told last where it points there."""
    if reading.said.nth_day:
        return reading._replace(hangs_like=began(document.language))
    after = document.text[reading.end_char : reading.end_char + _AFTER]
    if points_back(document.language, after):
        return reading._replace(hangs_on="", hangs_on_end_char=None)
    start = after.find(reading.hangs_on.split()[0])
    words = reading.hangs_on if start < 0 or reading.said.happening else after[start:]
    main, like = is_main(document.language, reading.hangs_on), alike(document.language, words)
    said = reading.said
    if reading.hangs_by == "own" and not (like or main or said.counted) and said.unit in ("week", "month", "year"):
        # «Il leur porta le mois suivant ses vieux dossiers»
        return reading._replace(hangs_on="", hangs_on_end_char=None)
    return reading._replace(hangs_like=like, hangs_main=main)


def resolved(document: Document, readings: Sequence[Reading], anchors: Mapping[int, int] | None = None) -> list[Dated]:
    """The days of each reading, in order; of a language without data each by itself, as its story is not understood.

    Args:
        document: with its publication date, if that is known.
        readings: as ``readings_of`` gives them.
        anchors: as for ``resolve``.
    """
    if document.language in languages():
        return resolve(document.text, readings, document.edtf, anchors)
    return _each(document, readings)


def _each(document: Document, readings: Sequence[Reading]) -> list[Dated]:
    """The days of each reading by itself, but that one takes the year with which its month was named: "im Juli 2021 ... am 14. Juli"."""
    named: dict[int, int] = {}
    out = []
    for index, reading in enumerate(readings):
        said = reading.said
        on = named.get(said.month) if said.month is not None and said.year is None else None
        if on is not None:
            whole = reading._replace(said=replace(said, year=readings[on].said.year))
            dated = resolve(document.text, [whole], document.edtf)[0]._replace(anchor="story", on=on)
        else:
            dated = resolve(document.text, [reading], document.edtf)[0]
        if said.month is not None and said.year is not None:
            named[said.month] = index
        out.append(dated)
    return out
