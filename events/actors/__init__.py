"""Actors: who is known (``gazetteer``), and who is named where in a document (``recognise``)."""

from events.actors.gazetteer import Gazetteer, gazetteer
from events.actors.naming import ActorMention, Named, PlaceMention, bare
from events.actors.people import woman_or_man
from events.actors.recognise import recognise
from events.actors.words import ActorWords, actor_words

__all__ = [
    "ActorMention",
    "ActorWords",
    "Gazetteer",
    "Named",
    "PlaceMention",
    "actor_words",
    "bare",
    "gazetteer",
    "recognise",
    "woman_or_man",
]
