"""Which role somebody can have: who dismisses another holds no office for it, no court is accused, no person is a country."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from events.actors import actor_words, after_of
from events.mentions.arguments import passive
from events.mentions.around import Part
from events.mentions.called import calling
from events.mentions.lexicon import Lexicon, lexicon
from events.mentions.owners import given
from events.mentions.triggers import Trigger
from events.reading import Sentence

_DOING, _DONE = ("subject", "by"), ("object",)
_OF_EITHER = ("holder", "appointee", "accused", "candidate", "patient")
"""Roles that a verb gives to who undergoes it, and to its subject where it reaches nobody («a démissionné»)."""
_TRADING = ("buyer", "seller")
_PERSONS = ("person", "people")
_BODIES = ("state", "organisation", "group", "operation")
_NOT_OF = {  # the role instead, for those of some kinds
    "country": ((*_PERSONS, "organisation", "group", "operation"), "agent"),
    "organisation": (_PERSONS, "patient"),
    "appointee": (_BODIES, "organisation"),
    "holder": (_BODIES, "organisation"),
}

_OF_NO_COUNTRY = {"election": "candidate", "coup": "victim"}
"""What somebody is in whose country it does not happen, by type."""


def fitted(
    sentence: Sentence, trigger: Trigger, parts: Sequence[Part], slots: Mapping[str, str], language: str
) -> list[Part]:
    """The parts in a happening, with roles that those who have them can have.

    Args:
        sentence: the sentence.
        trigger: what happened.
        parts: who takes part.
        slots: by id of an actor the place that grammar gives it.
        language: of the text.
    """
    words = lexicon(language)
    reaches = {id_ for id_, slot in slots.items() if slot in _DONE}
    found = [replace(part, role=_role(sentence, trigger, part, slots, reaches, words)) for part in parts]
    if not any(part.role == "mediator" for part in found):
        return found
    return [replace(part, role="signatory") if part.role == "counterpart" else part for part in found]


def _role(
    sentence: Sentence,
    trigger: Trigger,
    part: Part,
    slots: Mapping[str, str],
    reaches: Collection[str],
    words: Lexicon,
) -> str:
    actor, role = part.mention.actor, part.role
    slot = slots.get(actor.id, "")
    does = slot in _DOING and not trigger.noun and not passive(sentence, trigger.main)
    if trigger.sense.type == "appointment" and _of_succession(sentence, trigger, words):
        return _succeeding(slot, "by" in slots.values()) or role
    told = set() if trigger.noun else set(trigger.lemma.split())
    if trigger.sense.type == "visit" and not told.isdisjoint(words.lists["hosting"]) and slot in (*_DOING, *_DONE):
        return "host" if slot in _DOING else "visitor"  # "Anna Weil was received by Tom Reed"
    if role == "candidate" and does and not told.isdisjoint(words.lists["convening"]):
        return "agent"  # "called early elections"
    if role in _TRADING:
        return _trading(trigger, role, slot, words)
    if role == "appointee" and not trigger.noun and not set(trigger.lemma.split()).isdisjoint(words.lists["leaving"]):
        role = "holder"
    stands = role == "candidate" and actor.kind == "person"  # «a battu Keiko Fujimori»
    if (
        does
        and role in _OF_EITHER
        and not stands
        and (set(reaches) - {actor.id} or _reaches(sentence, trigger, role, words))
    ):
        return "agent"  # «a limogé le directeur», and not «a quitté la direction»
    if role == "candidate" and trigger.sense.type == "election" and words.is_one(actor.name(words.language), "polling"):
        return "agent"  # «la Commission électorale a proclamé la victoire de Luc Vial»
    if role in ("accused", "appointee", "candidate") and words.is_one(actor.name(words.language), "courts"):
        asked = not set(trigger.lemma.split()).isdisjoint(words.lists["asking_courts"])
        return "receiver" if asked and slot in _DONE else "agent"
    if (own := _of_whom(sentence, trigger, part, slot, words)) is not None:
        return own
    if role == "country" and trigger.sense.type in _OF_NO_COUNTRY and actor.kind != "state":
        return _OF_NO_COUNTRY[trigger.sense.type]
    if role == "patient" and trigger.sense.type == "death" and actor.kind in _PERSONS:
        return "victim"
    kinds, instead = _NOT_OF.get(role, ((), ""))
    if actor.kind not in kinds:
        return role
    if role == "organisation" and trigger.sense.type == "founding" and slot in ("", "subject"):
        return "founder"
    return "agent" if does else "receiver" if slot == "to" else instead


def _of_whom(sentence: Sentence, trigger: Trigger, part: Part, slot: str, words: Lexicon) -> str | None:
    """The role of a complement that its place alone tells wrong, None where it tells it."""
    kind, type_ = part.mention.actor.kind, trigger.sense.type
    if type_ == "agreement" and part.role in ("signatory", "counterpart") and _mediates(sentence, part, words):
        return "mediator"  # «la médiation du Qatar a abouti à un accord»
    if slot == "of" and part.role == "target" and kind == "group" and trigger.noun:
        return "attacker"  # «les attaques de Boko Haram»
    if type_ == "protest" and kind == "organisation" and _employs(sentence, part, words):
        return "target"  # «les salariés de Renault sont en grève»
    if type_ == "justice" and part.role == "accused" and _polled(sentence, part, words):
        return "patient"  # «la cour a annulé l'élection de Luc Vial»
    if (
        type_ == "justice"
        and slot == "to"
        and kind != "state"
        and given(sentence, part.mention, actor_words(words.language))
    ):
        return "accused"  # «une amende infligée à Google»
    if type_ == "sanction" and kind == "organisation" and part.role == "target" and not trigger.noun:
        return "agent" if passive(sentence, trigger.main) and _led_by_of(sentence, part, words) else None
    overthrown = type_ == "coup" and not set(trigger.lemma.split()).isdisjoint(words.lists["overthrows"])
    return "victim" if slot == "of" and overthrown and trigger.noun and kind == "person" else None


def _employs(sentence: Sentence, part: Part, words: Lexicon) -> bool:
    """Whether a body is only told as where somebody works: «les salariés [de l'usine Renault]»."""
    of = after_of(sentence, part.mention.whole[0], actor_words(words.language))
    return of is not None and of > 0 and sentence.tokens[of - 1].form in words.lists["employed"]


def _polled(sentence: Sentence, part: Part, words: Lexicon) -> bool:
    """Whether somebody is only told as whose vote it was: «a confirmé [la victoire] de Luc Vial»."""
    above = sentence.ancestors(part.mention.first)[:2]
    return any(sentence.tokens[place].form in words.lists["polled"] for place in above)


def _mediates(sentence: Sentence, part: Part, words: Lexicon) -> bool:
    """Whether somebody only helps others to agree: «[une médiation] norvégienne», «[les bons offices] de l'Union africaine»."""
    tokens, first = sentence.tokens, part.mention.first
    owned = part.mention.how == "demonym" or _led_by_of(sentence, part, words)
    return owned and tokens[tokens[first].head].form in words.lists["mediating"]


def _led_by_of(sentence: Sentence, part: Part, words: Lexicon) -> bool:
    """Whether somebody is named after "of": «a été exclu [de la Ligue arabe]»."""
    return after_of(sentence, part.mention.whole[0], actor_words(words.language)) is not None


def _of_succession(sentence: Sentence, trigger: Trigger, words: Lexicon) -> bool:
    """Whether a verb in the active says who comes in whose place."""
    verb = sentence.tokens[trigger.main]
    helped = passive(sentence, trigger.main)
    return not trigger.noun and not helped and verb.key in words.lists["succeeding"]


def _succeeding(slot: str, by: bool) -> str:
    """The role of each in «X a remplacé Y», and in «X a remplacé Y par Z», where ``by`` somebody is told to come."""
    if slot == "subject":
        return "agent" if by else "appointee"
    return {"by": "appointee", "object": "predecessor", "to": "predecessor"}.get(slot, "")


def _trading(trigger: Trigger, role: str, slot: str, words: Lexicon) -> str:
    """Who buys and who sells, by the word that tells it; of what else is told of trade both only take part."""
    told = set(trigger.lemma.split())
    if not told.isdisjoint(words.lists["selling"]):
        return "seller" if slot in _DOING else "buyer"
    if not told.isdisjoint(words.lists["buying"]):
        return role
    return "agent" if role == "buyer" else "counterpart"


def _reaches(sentence: Sentence, trigger: Trigger, role: str, words: Lexicon) -> bool:
    """Whether a verb has an object on which it is done: somebody without a name, or for a court or a firm anything."""
    calls = calling(words.language)
    if role == "appointee" and any(sentence.tokens[c].dep.startswith("expl") for c in sentence.children(trigger.main)):
        return False  # «s'est proclamée cheffe de l'État»
    for child in sentence.children(trigger.main):
        token = sentence.tokens[child]
        if token.dep != "obj" or token.pos not in ("NOUN", "PROPN"):
            continue
        if role in ("accused", "patient") or "person" in calls.kinds(token.form):
            return True
    return False
