"""Who takes part in a happening, and in which role: the arguments of its trigger."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.actors import ActorMention, Named, actor_words, bare
from events.mentions.arguments import comes_from, passive
from events.mentions.around import DEFAULT_ROLES, Arguments, Part, phrase
from events.mentions.attach import Attached
from events.mentions.called import calling
from events.mentions.fitting import fitted
from events.mentions.lent import agreeing
from events.mentions.lexicon import lexicon
from events.mentions.likely_actors import LikelyActors
from events.mentions.owners import merely_where
from events.mentions.triggers import Trigger
from events.reading import Sentence

_BY_PERSONS = ("statement", "appointment", "death", "justice", "election")
"""Types in which a person acts, and not the state whose office it is ("a été investi président de l'Argentine")."""


def parts(
    sentence: Sentence,
    attached: Attached,
    named: Named,
    cases: Mapping[str, str],
    language: str,
    likely: LikelyActors | None = None,
) -> list[Part]:
    """The actors of a happening with their roles, each once, in the order of the text.

    Args:
        sentence: the sentence.
        attached: the happening, with the verb that holds it if one does.
        named: the actors of the sentence.
        cases: preposition to the place of an argument (with, against, by, of, to).
        language: of the text.
        likely: weighs who takes part by grammar and who does not; None leaves it at grammar.
    """
    if not sentence.parsed:
        return _nearby(sentence, attached.trigger, named, language)
    if (holder := _in_office(sentence, attached.trigger, named, language)) is not None:
        return [Part(holder, attached.trigger.sense.roles.get("object", "appointee"))]
    arguments = Arguments(sentence, attached, named, cases, language)
    roles = {**DEFAULT_ROLES, **attached.trigger.sense.roles}
    if attached.trigger.sense.type == "appointment" and _succeeds(sentence, attached.trigger, language):
        roles |= {"by": roles.get("subject", "appointee"), "object": "holder"}  # «est remplacé par Robert Lacombe»
    if attached.trigger.sense.type == "sanction" and not attached.trigger.noun:
        roles["of"] = roles["object"]  # "froze the assets of Asad Karimi"
    if attached.trigger.sense.type == "visit" and _hosted(sentence, attached, language):
        roles |= {"subject": "host", "by": "host"}  # "Kenya hosted the summit"
    kills = attached.trigger.sense.type == "death" and _kills(sentence, attached.trigger, language)
    kept: dict[str, Part] = {}
    slots: dict[str, str] = {}
    doing: set[str] = set()
    words = actor_words(language)
    for mention, slot in arguments.found():
        if not merely_where(sentence, mention, slot, attached.trigger, words) and not comes_from(
            sentence, mention, words, calling(language)
        ):
            kept.setdefault(mention.actor.id, Part(mention, roles.get(slot, "agent")))
            slots.setdefault(mention.actor.id, slot)
            doing |= {mention.actor.id} if kills and slot == "subject" else set()
    if attached.trigger.sense.type in _BY_PERSONS and any(
        part.mention.actor.kind == "person" for part in kept.values()
    ):
        kept = {
            key: part
            for key, part in kept.items()
            if not _of_an_office(sentence, part.mention, attached.trigger, language)
        }
    ruled = sorted(kept.values(), key=lambda part: part.mention.first)
    found = ruled if likely is None else likely.weighed(arguments, ruled)
    found = fitted(sentence, attached.trigger, found, slots, language)
    return [replace(part, role="agent") if part.mention.actor.id in doing else part for part in found]


def _hosted(sentence: Sentence, attached: Attached, language: str) -> bool:
    """Whether the verb that holds a meeting says who had it at home: "Kenya [hosted] the summit"."""
    through = attached.through
    return through is not None and sentence.tokens[through.main].key in lexicon(language).lists["hosting"]


def _kills(sentence: Sentence, trigger: Trigger, language: str) -> bool:
    """Whether a verb says that somebody killed, so that who does it is not who died: «a tué quatre personnes», not «s'est tué»."""
    itself = any(sentence.tokens[child].dep.startswith("expl") for child in sentence.children(trigger.main))
    return not trigger.noun and not itself and sentence.tokens[trigger.main].key in lexicon(language).lists["killing"]


def _succeeds(sentence: Sentence, trigger: Trigger, language: str) -> bool:
    """Whether a verb in the passive says who comes in whose place."""
    verbs = lexicon(language).lists["replacing"]
    return not trigger.noun and sentence.tokens[trigger.main].key in verbs and passive(sentence, trigger.main)


def _in_office(sentence: Sentence, trigger: Trigger, named: Named, language: str) -> ActorMention | None:
    """Who stands right before an office told after a comma: «a battu [Luc Vial], au pouvoir depuis 2011»."""
    tokens, comma = sentence.tokens, trigger.first - 1
    listed = tokens[trigger.main].form in lexicon(language).lists["in_office"]
    told = trigger.noun and (trigger.sense.type == "appointment" or listed)
    if not told or comma < 1 or tokens[comma].text != "," or tokens[trigger.first].pos != "ADP":
        return None
    return next((m for m in named.actors if m.last == comma and m.actor.kind == "person"), None)


def _of_an_office(sentence: Sentence, mention: ActorMention, trigger: Trigger, language: str) -> bool:
    """Whether a name only says whose office it is: "président de l'Argentine", "le ministre malien"."""
    if mention.actor.kind != "state":
        return False
    if mention.how == "anaphora":  # «le ministre a quitté le gouvernement»
        token = sentence.tokens[mention.first]
        owned = bare(token.text) in actor_words(language).forces and not token.dep.startswith("nsubj")
        return trigger.sense.type == "appointment" and owned
    above = sentence.tokens[mention.first].head
    titles = actor_words(language).titles
    near = [above, *range(max(0, mention.first - 4), mention.first)]
    return any(bare(sentence.tokens[p].text) in titles and sentence.tokens[p].pos == "NOUN" for p in near)


def antecedent(sentence: Sentence, verb: int) -> int:
    """The noun that a relative clause or participle qualifies."""
    return agreeing(sentence, verb, sentence.tokens[verb].head)


def _nearby(sentence: Sentence, trigger: Trigger, named: Named, language: str) -> list[Part]:
    """Without a parse: the actors of the trigger's clause, those before it as subjects, those after as objects."""
    roles = {**DEFAULT_ROLES, **trigger.sense.roles}
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:()–—"]
    low = max((place for place in breaks if place < trigger.first), default=-1)
    high = min((place for place in breaks if place >= trigger.last), default=len(sentence.tokens))
    found: dict[str, Part] = {}
    inside = [m for m in named.actors if low < m.first < high] or list(named.actors[:2])
    for mention in inside:
        slot = "subject" if mention.first < trigger.first else ("to" if mention.locative else "object")
        if not merely_where(sentence, mention, slot, trigger, actor_words(language)):
            found.setdefault(mention.actor.id, Part(mention, roles.get(slot, "agent")))
    return list(found.values())


def speaker_of(sentence: Sentence, main: int, named: Named) -> str:
    """The id of the actor who is the subject of a verb of saying, or ""."""
    for child in sentence.children(main):
        if sentence.tokens[child].dep.startswith("nsubj"):
            inside = phrase(sentence, child)
            for mention in named.actors:
                within = any(token in inside for token in range(mention.first, mention.last))
                if within and mention.actor.kind in ("person", "organisation", "state", "group"):
                    return mention.actor.id
    return ""


def places_of(sentence: Sentence, attached: Attached, named: Named) -> tuple[str, ...]:
    """Names of the places in the trigger's own clause, each once."""
    if not sentence.parsed:
        return tuple(dict.fromkeys(place.name for place in named.places))
    clause = phrase(sentence, attached.trigger.main)
    if attached.through is not None:
        clause |= phrase(sentence, attached.through.main)
    if attached.trigger.noun:
        clause |= set(range(attached.trigger.last, min(attached.trigger.last + 15, len(sentence.tokens))))
    inside: Sequence[str] = [place.name for place in named.places if place.first in clause]
    return tuple(dict.fromkeys(inside))
