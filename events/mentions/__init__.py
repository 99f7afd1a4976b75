"""Event mentions: the happenings that each sentence tells, with date words, actors, modality and caption."""

from collections import Counter
from collections.abc import Iterator, Sequence

from events.actors import Gazetteer, gazetteer, recognise
from events.mentions.dated import Unit
from events.mentions.governed import governing
from events.mentions.lexicon import lexicon
from events.mentions.likely_actors import actors_of
from events.mentions.likely_implied import Implied, implied_in
from events.mentions.likely_types import types_of
from events.mentions.meant import with_meant
from events.mentions.scenes import Scenes
from events.mentions.states import states
from events.mentions.telling import Telling
from events.mentions.written import shortened
from events.model import Document, EventMention
from events.reading import body, headings, sentences
from events.times import Reading

__all__ = ["mentions_of", "shortened", "tellings_of"]


def tellings_of(document: Document, readings: Sequence[Reading], book: Gazetteer | None = None) -> list[Telling]:
    """What each sentence of a document tells, in text order.

    Args:
        document: in a language with data.
        readings: its time expressions, as ``times.find`` gives them.
        book: who is known; the package's gazetteer by default.

    Raises:
        ModelError: the language needs a model that is missing or of another version.
    """
    spans = body(document.text, document.language)
    heads = headings(document.text, spans)
    parsed = list(sentences(document.text, document.language, spans))
    book = book or gazetteer()
    named = recognise(parsed, document.language, book)
    words = lexicon(document.language)
    bodies = {m.actor.id for who in named for m in who.actors if m.actor.kind == "organisation"}
    members = {id_: joined for id_ in bodies if (joined := book.members_on(id_, document.edtf))}
    leaders = book.heads_on(document.edtf)
    meant = with_meant(parsed, named, document.language, document.title or "", members, leaders)
    actors = actors_of([one.named for one in meant], document.title or "")
    told = [
        Telling(document, sentence, spoken_of, readings, words, sentence.start_char in heads, actors)
        for sentence, spoken_of in zip(parsed, meant, strict=True)
    ]
    types = types_of(parsed, (trigger for one in told for trigger in one.found), document.language)
    if types is not None:
        for one in told:
            one.retype(types)
    return told


def mentions_of(document: Document, readings: Sequence[Reading], book: Gazetteer | None = None) -> list[EventMention]:
    """The event mentions of a document, in text order.

    Args:
        document: in a language with data.
        readings: its time expressions, as ``times.find`` gives them.
        book: who is known; the package's gazetteer by default.

    Raises:
        ModelError: as ``tellings_of``.
    """
    told = tellings_of(document, readings, book)
    heads = governing(told, document.edtf)
    return list(_told(told, heads, implied_in([one.named for one in told], document.title or "")))


def _told(told: Sequence[Telling], heads: Sequence[Unit | None], implied: Implied | None) -> Iterator[EventMention]:
    """The mentions of each sentence, with the date that another gives it where it has none, and those who likely take part."""
    scenes = Scenes()
    for one, head in zip(told, heads, strict=True):
        mentions = list(one.mentions(head or scenes.day(one)))
        scenes.tell(one, mentions)
        if implied is not None:
            mentions = list(_with_implied(one, mentions, implied))
        starts = [one.sentence.tokens[t.main].start_char for t in states(one.sentence, one.found, one.dates, one.words)]
        yield from (m for m in mentions if not any(m.trigger_start_char <= at < m.trigger_end_char for at in starts))


def _with_implied(one: Telling, mentions: Sequence[EventMention], implied: Implied) -> Iterator[EventMention]:
    """The mentions of a sentence with those who likely take part; who shares a verb is told ("Mali left in 2022, Niger in 2023")."""
    implied.hear(one)
    often = Counter(mention.trigger_start_char for mention in mentions)
    for mention in mentions:
        if often[mention.trigger_start_char] == 1:
            yield implied.added(one, mention)
        else:
            implied.tell(mention)
            yield mention
