"""Actors: who is known (``gazetteer``), and who is named where in a document (``recognise``)."""

from events.actors.gazetteer import Gazetteer, gazetteer
from events.actors.recognise import ActorMention, Named, PlaceMention, recognise

__all__ = ["ActorMention", "Gazetteer", "Named", "PlaceMention", "gazetteer", "recognise"]
