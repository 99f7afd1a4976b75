"""Actors: who is known (``gazetteer``), and who is named where in a document (``recognise``)."""

from events.actors.dossier import united
from events.actors.gazetteer import Gazetteer, gazetteer, gazetteer_with
from events.actors.naming import ActorMention, Named, PlaceMention, after_of, bare, is_locative, words_in
from events.actors.own import OwnActor, OwnActors, read_actors
from events.actors.people import woman_or_man
from events.actors.recognise import dateline, recognise
from events.actors.words import ActorWords, actor_words, counterparts

__all__ = [
    "ActorMention",
    "ActorWords",
    "Gazetteer",
    "Named",
    "OwnActor",
    "OwnActors",
    "PlaceMention",
    "actor_words",
    "after_of",
    "bare",
    "counterparts",
    "dateline",
    "gazetteer",
    "gazetteer_with",
    "is_locative",
    "read_actors",
    "recognise",
    "united",
    "woman_or_man",
    "words_in",
]
