"""Who takes part in a happening, and in which role: the arguments of its trigger, read off the tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.actors import ActorMention, Named
from events.mentions.attach import Attached
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence

_STOPS = ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj", "conj", "cc")
_DEFAULT = {
    "subject": "agent",
    "object": "patient",
    "by": "agent",
    "of": "agent",
    "to": "target",
    "with": "counterpart",
    "against": "target",
    "patient": "patient",
}
_IN_CAPITALS = ("visit", "coup")
_BY_PERSONS = ("statement", "appointment", "death", "justice", "election")
_SUBJECTS = ("nsubj", "csubj", "expl:subj")
_PLACES = {"with": "with", "against": "against", "by": "by", "of": "of", "to": "to"}


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part in a happening."""

    mention: ActorMention
    role: str


def parts(sentence: Sentence, attached: Attached, named: Named, cases: Mapping[str, str]) -> list[Part]:
    """The actors of a happening with their roles, each once, in the order of the text.

    Args:
        sentence: the sentence.
        attached: the happening, with the verb that holds it if one does.
        named: the actors of the sentence.
        cases: preposition to the place of an argument (with, against, by, of, to).
    """
    if not sentence.parsed:
        return _nearby(sentence, attached.trigger, named)
    roles = {**_DEFAULT, **attached.trigger.sense.roles}
    found: dict[str, Part] = {}
    arguments = list(_arguments(sentence, attached, cases))
    told = attached.trigger.sense.type == "statement" and all(slot != "subject" for _, slot in arguments)
    for place, slot in arguments:
        slot = "subject" if told and slot == "object" else slot  # «a annoncé le ministre»
        for mention in _within(sentence, place, named):
            found.setdefault(mention.actor.id, Part(mention, roles.get(slot, "agent")))
    if attached.trigger.noun:
        for mention in _complements(sentence, attached.trigger, named):
            found.setdefault(mention.actor.id, Part(mention, roles.get("to" if mention.locative else "of", "agent")))
    if not found:
        for mention in _inherited(sentence, attached, named):
            found.setdefault(mention.actor.id, Part(mention, roles.get("object", "patient")))
    kept = [part for part in found.values() if not _merely_where(part.mention, attached.trigger)]
    if attached.trigger.sense.type in _BY_PERSONS:
        kept = [part for part in kept if not _in_title(sentence, part.mention, kept)]
    return sorted(kept, key=lambda part: part.mention.first)


def _merely_where(mention: ActorMention, trigger: Trigger) -> bool:
    """A state in which something happens is a place, unless the happening has a host or target there."""
    if not mention.locative or mention.actor.kind != "state":
        return False
    if mention.how in ("capital", "seat"):
        return trigger.sense.type not in _IN_CAPITALS
    return "to" not in trigger.sense.roles


def _in_title(sentence: Sentence, mention: ActorMention, kept: Sequence[Part]) -> bool:
    """Whether an adjective only belongs to a person's title ("le président malien Keïta a démissionné")."""
    if mention.how != "demonym" or sentence.tokens[mention.first].pos != "ADJ":
        return False
    head = sentence.tokens[mention.first].head
    after = [
        part.mention
        for part in kept
        if part.mention.actor.kind == "person" and 0 < part.mention.first - mention.last <= 8
    ]
    return any(
        sentence.tokens[m.first].head == head
        or sentence.tokens[m.last - 1].head == head
        or m.first - mention.last <= 1
        or _apposed(sentence, mention.last, m.first)
        for m in after
    )


def _apposed(sentence: Sentence, low: int, high: int) -> bool:
    """Whether only the complement of a title and a comma stand between two places: no verb."""
    return all(token.pos in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "PUNCT") for token in sentence.tokens[low:high])


def _arguments(sentence: Sentence, attached: Attached, cases: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Tokens that are arguments of the trigger, each with its place: subject, object, by, of, to, with, against."""
    trigger = attached.trigger
    mains = {
        trigger.main,
        *(p for p in range(trigger.first, trigger.last) if sentence.tokens[p].pos in ("VERB", "NOUN")),
    }
    for main in sorted(mains):
        yield from _own_arguments(sentence, main, trigger.noun, cases)
    if not trigger.noun:
        yield from _shared_subject(sentence, trigger.main)
    governor = sentence.tokens[trigger.main]
    if trigger.noun and attached.through is None and governor.dep == "nsubj" and governor.head != trigger.main:
        for place, slot in _own_arguments(sentence, governor.head, False, cases):
            if slot in ("object", "to"):
                yield place, "patient"
    if attached.through is not None:
        slots = {"subject"} if trigger.noun and attached.through.duty else {"subject", "object"}
        for place, slot in _own_arguments(sentence, attached.through.main, False, cases):
            if place != trigger.main and (slot in slots or slot in ("to", "with", "by", "against")):
                yield place, slot
        yield from _shared_subject(sentence, attached.through.main)


def _own_arguments(sentence: Sentence, main: int, noun: bool, cases: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    tokens = sentence.tokens
    passive = _passive(sentence, main)
    for child in sentence.children(main):
        dep = tokens[child].dep
        if dep == "nsubj:pass" or (dep.startswith(_SUBJECTS) and passive):
            yield _antecedent(sentence, child), "object"
        elif dep.startswith(_SUBJECTS):
            yield _antecedent(sentence, child), "subject"
        elif dep == "obl:agent":
            yield child, "by"
        elif dep in ("obj", "iobj"):
            yield _antecedent(sentence, child), "object"
        elif dep == "nmod:poss":
            yield child, "of"
        elif dep.startswith(("obl", "nmod", "appos", "flat")):
            slot = _slot(sentence, child, cases)
            if slot or dep.startswith(("appos", "flat")):
                yield child, slot or "of"
        elif (dep in ("amod", "compound") and noun) or (dep == "conj" and noun and tokens[child].pos == "PROPN"):
            yield child, "of"
    if tokens[main].dep == "acl" and not noun:
        yield tokens[main].head, "object" if tokens[main].morph.get("Tense") == "Past" or passive else "subject"


def _passive(sentence: Sentence, main: int) -> bool:
    children = sentence.children(main)
    return any(sentence.tokens[child].dep in ("aux:pass", "nsubj:pass") for child in children)


def _slot(sentence: Sentence, place: int, cases: Mapping[str, str]) -> str:
    """The place that the prepositions of an argument give it."""
    words = [
        fold(sentence.tokens[child].text).strip("'")
        for child in sentence.children(place)
        if sentence.tokens[child].dep == "case"
    ]
    joined = " ".join(words)
    return cases.get(joined) or next((cases[word] for word in words if word in cases), "")


def _antecedent(sentence: Sentence, place: int) -> int:
    """What a relative pronoun stands for: the head of its clause."""
    if sentence.tokens[place].pos != "PRON":
        return place
    for above in sentence.ancestors(place):
        if sentence.tokens[above].dep in ("acl:relcl", "acl") and sentence.tokens[above].head != above:
            return _agreeing(sentence, above, sentence.tokens[above].head)
        if sentence.tokens[above].dep not in ("conj", "xcomp", "advcl"):
            break
    return place


def _agreeing(sentence: Sentence, verb: int, noun: int) -> int:
    """The noun, or the one above it that agrees with the verb: «les forces de l'opération, qui avaient»."""
    forms = [*(child for child in sentence.children(verb) if sentence.tokens[child].dep.startswith("aux")), verb]
    number = next((n for place in forms if (n := sentence.tokens[place].morph.get("Number"))), None)
    own = sentence.tokens[noun].morph.get("Number")
    above = sentence.tokens[noun].head
    fits = (
        number is not None
        and own is not None
        and own != number
        and sentence.tokens[above].morph.get("Number") == number
    )
    return above if fits and sentence.tokens[noun].dep == "nmod" else noun


def antecedent(sentence: Sentence, verb: int) -> int:
    """The noun that a relative clause or participle qualifies."""
    return _agreeing(sentence, verb, sentence.tokens[verb].head)


def _shared_subject(sentence: Sentence, main: int) -> Iterator[tuple[int, str]]:
    """The subject that a verb without its own shares with the verb that it is joined to."""
    tokens = sentence.tokens
    if any(tokens[child].dep.startswith("nsubj") for child in sentence.children(main)):
        return
    place = main
    for _ in range(4):
        if tokens[place].dep not in ("conj", "xcomp", "advcl") or tokens[place].head == place:
            return
        place = tokens[place].head
        for child in sentence.children(place):
            if tokens[child].dep.startswith("nsubj"):
                slot = "object" if _passive(sentence, main) else "subject"
                yield _antecedent(sentence, child), slot
                return


def _within(sentence: Sentence, place: int, named: Named) -> Iterator[ActorMention]:
    """The actors named in an argument, clauses that hang on it apart."""
    inside = _phrase(sentence, place)
    for mention in named.actors:
        if any(token in inside for token in range(mention.first, mention.last)):
            yield mention


def _phrase(sentence: Sentence, place: int) -> set[int]:
    inside, todo = {place}, [place]
    while todo:
        top = todo.pop()
        for child in sentence.children(top):
            dep = sentence.tokens[child].dep
            clause = dep in _STOPS and not (dep == "conj" and sentence.tokens[child].pos in ("PROPN", "NOUN"))
            if child not in inside and not clause:
                inside.add(child)
                todo.append(child)
    return inside


def _complements(sentence: Sentence, trigger: Trigger, named: Named) -> Iterator[ActorMention]:
    """The actors named between a noun and the next verb: its complements and appositions, even where the tree errs."""
    last = trigger.last
    while last < len(sentence.tokens):
        token = sentence.tokens[last]
        finite = token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") in ("Fin", "Inf", None)
        if (
            finite
            or token.text in (";", ":", "(")
            or token.pos == "SCONJ"
            or (token.pos == "PRON" and token.morph.get("PronType") == "Rel")
        ):
            break
        last += 1
    for mention in named.actors:
        if trigger.last <= mention.first < last:
            yield mention


def _inherited(sentence: Sentence, attached: Attached, named: Named) -> Iterator[ActorMention]:
    """The subject of the main clause, for a happening in whose own clause nobody is named."""
    start = attached.through.main if attached.through else attached.trigger.main
    for above in (start, *sentence.ancestors(start)):
        if sentence.tokens[above].pos not in ("VERB", "AUX"):
            continue
        for child in sentence.children(above):
            if sentence.tokens[child].dep.startswith("nsubj"):
                yield from _within(sentence, child, named)


def _nearby(sentence: Sentence, trigger: Trigger, named: Named) -> list[Part]:
    """Without a parse: the actors of the trigger's clause, those before it as subjects, those after as objects."""
    roles = {**_DEFAULT, **trigger.sense.roles}
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:()–—"]
    low = max((place for place in breaks if place < trigger.first), default=-1)
    high = min((place for place in breaks if place >= trigger.last), default=len(sentence.tokens))
    found: dict[str, Part] = {}
    inside = [m for m in named.actors if low < m.first < high] or list(named.actors[:2])
    for mention in inside:
        if not _merely_where(mention, trigger):
            slot = "subject" if mention.first < trigger.first else ("to" if mention.locative else "object")
            found.setdefault(mention.actor.id, Part(mention, roles.get(slot, "agent")))
    return list(found.values())


def speaker_of(sentence: Sentence, main: int, named: Named) -> str:
    """The id of the actor who is the subject of a verb of saying, or ""."""
    for child in sentence.children(main):
        if sentence.tokens[child].dep.startswith("nsubj"):
            for mention in _within(sentence, child, named):
                if mention.actor.kind in ("person", "organisation", "state", "group"):
                    return mention.actor.id
    return ""


def places_of(sentence: Sentence, attached: Attached, named: Named) -> tuple[str, ...]:
    """Names of the places in the trigger's own clause, each once."""
    if not sentence.parsed:
        return tuple(dict.fromkeys(place.name for place in named.places))
    clause = _phrase(sentence, attached.trigger.main)
    if attached.through is not None:
        clause |= _phrase(sentence, attached.through.main)
    if attached.trigger.noun:
        clause |= set(range(attached.trigger.last, min(attached.trigger.last + 15, len(sentence.tokens))))
    inside: Sequence[str] = [place.name for place in named.places if place.first in clause]
    return tuple(dict.fromkeys(inside))
