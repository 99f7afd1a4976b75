"""Who takes part in a happening, and in which role: the arguments of its trigger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.actors import ActorMention, Named, actor_words, bare
from events.mentions.arguments import (
    Link,
    Unit,
    agreeing,
    antecedent_of,
    before_verb,
    borrowed,
    comes_from,
    link,
    passive,
    set_apart,
    slot_of_case,
    units,
)
from events.mentions.attach import Attached
from events.mentions.triggers import Trigger
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
_SPEECH = ("statement",)
_WITHOUT_OWNERS = ("other", "death", "justice", "economy", "protest")
"""Types in which the owner of what is done to takes no part ("qui tiennent le nord du Mali")."""
_AT_PLACES = ("attack", "death", "protest", "justice")
"""Types in which an organisation after "à" is where it happens."""
_BY_PERSONS = ("statement", "appointment", "death", "justice", "election")
"""Types in which a person acts, and not the state whose office it is ("a été investi président de l'Argentine")."""


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part in a happening."""

    mention: ActorMention
    role: str


def parts(sentence: Sentence, attached: Attached, named: Named, cases: Mapping[str, str], language: str) -> list[Part]:
    """The actors of a happening with their roles, each once, in the order of the text.

    Args:
        sentence: the sentence.
        attached: the happening, with the verb that holds it if one does.
        named: the actors of the sentence.
        cases: preposition to the place of an argument (with, against, by, of, to).
        language: of the text.
    """
    if not sentence.parsed:
        return _nearby(sentence, attached.trigger, named)
    found = _Arguments(sentence, attached, named, cases, language).found()
    roles = {**_DEFAULT, **attached.trigger.sense.roles}
    kept: dict[str, Part] = {}
    for mention, slot in found:
        if not _merely_where(sentence, mention, slot, attached.trigger) and not comes_from(sentence, mention, language):
            kept.setdefault(mention.actor.id, Part(mention, roles.get(slot, "agent")))
    if attached.trigger.sense.type in _BY_PERSONS and any(
        part.mention.actor.kind == "person" for part in kept.values()
    ):
        kept = {key: part for key, part in kept.items() if not _of_an_office(sentence, part.mention, language)}
    return sorted(kept.values(), key=lambda part: part.mention.first)


def _of_an_office(sentence: Sentence, mention: ActorMention, language: str) -> bool:
    """Whether a name only says whose office it is: "président de l'Argentine", "le ministre malien"."""
    if mention.actor.kind != "state" or mention.how == "anaphora":
        return False
    above = sentence.tokens[mention.first].head
    titles = actor_words(language).titles
    near = [above, *range(max(0, mention.first - 4), mention.first)]
    return any(bare(sentence.tokens[p].text) in titles and sentence.tokens[p].pos == "NOUN" for p in near)


class _Arguments:
    """Looks for the actors around one trigger."""

    def __init__(
        self, sentence: Sentence, attached: Attached, named: Named, cases: Mapping[str, str], language: str
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.attached = attached
        self.trigger = attached.trigger
        self.cases = cases
        self.language = language
        self.units = units(sentence, named.actors)
        self.said = self.trigger.sense.type in _SPEECH
        within = range(self.trigger.first, self.trigger.last)
        # «l'accord signé avec Paris»: what hangs on a participle of the trigger's noun is its own
        self.participles = {
            n
            for n, token in enumerate(sentence.tokens)
            if token.head in within and token.dep == "acl" and token.morph.get("VerbForm") == "Part"
        }
        self.words = {self.trigger.main, *(p for p in within if self.tokens[p].pos in ("VERB", "NOUN"))}
        stops = () if self.trigger.noun else self.words
        self.links = [link(sentence, unit, cases, language, stops) for unit in self.units]

    def found(self) -> Iterator[tuple[ActorMention, str]]:
        """The actors with the place that each has, those of the trigger's own words first."""
        seen, done = False, False
        for unit, slot in self._told():
            does = slot in ("subject", "by") or (slot == "of" and self.trigger.sense.type != "other")
            seen, done = True, done or does  # «elle a reçu la médaille du CNRS»
            for mention in unit.mentions:
                yield mention, slot
        if seen and not done and self.trigger.noun and self.attached.through is None:
            for unit in self._doers():
                yield from ((mention, "subject") for mention in unit.mentions)
        if not seen and self.trigger.noun and self.trigger.sense.type == "coup":
            yield from ((mention, "to") for mention in self._state_before())
        elif not seen and not self._has_unnamed_subject():
            for unit in self._inherited():
                for mention in unit.mentions:
                    yield mention, "object"

    def _told(self) -> Iterator[tuple[Unit, str]]:
        if self.trigger.noun:
            yield from self._around_noun()
            if self.attached.through is not None:
                yield from self._around_verb(self.attached.through.main, held=True)
            elif any(self.tokens[c].dep == "cop" for c in self.sentence.children(self.trigger.main)):
                yield from self._around_verb(self.trigger.main)  # «ils étaient champions»
            else:
                yield from self._object_of_container()
            return
        for main in sorted(self.words):
            if self.tokens[main].pos in ("VERB", "AUX") or main == self.trigger.main:
                yield from self._around_verb(main)
            else:
                yield from self._complements_of(main)
        if self.attached.through is not None:
            yield from self._around_verb(self.attached.through.main, held=True)

    # ------------------------------------------------------------ verbs

    def _around_verb(self, main: int, held: bool = False) -> Iterator[tuple[Unit, str]]:
        has_subject = False
        own = list(self._own(main, held))
        if self.said and not any(slot == "subject" for _, slot in own) and not passive(self.sentence, main):
            own = [(unit, "subject" if slot == "object" else slot) for unit, slot in own]  # «a annoncé le ministre»
        for unit, slot in own:
            has_subject = has_subject or slot == "subject"
            yield unit, slot
        yield from ((unit, "object") for unit in self._by_doing(main))
        for place, slot in (*self._relative(main), *self._whose(main)):
            yield from ((unit, slot) for unit in self._at(place, slot))
        if not has_subject:
            lent = list(borrowed(self.sentence, main, self.language))
            for place, slot in lent:
                yield from ((unit, slot) for unit in self._at(place, slot))
            if not lent:
                yield from before_verb(self.sentence, self.units, main)

    def _own(self, main: int, held: bool) -> Iterator[tuple[Unit, str]]:
        helped = self._helped(main)
        for unit, way in zip(self.units, self.links, strict=True):
            aside = way.slot in ("by", "with", "against")
            owned = way.governor == main or (way.governor in self.participles and aside)
            owned = owned or (way.governor == helped and aside)
            if not owned or not way.slot or (way.slot == "object" and not self._takes_part(unit)):
                continue
            if held and (self.trigger.main in way.through or way.slot == "of"):
                continue
            if (
                held
                and self.trigger.noun
                and self.attached.through
                and self.attached.through.duty
                and way.slot == "object"
            ):
                continue
            other = self._other_side(unit, way)
            if way.through and not other and not self._counts_nested(unit, way):
                continue
            yield unit, other or way.slot

    def _helped(self, main: int) -> int:
        """The verb that a modal one stands for, or -1: «a dû rappeler ses militaires à la demande de Bamako»."""
        token = self.tokens[main]
        above = self.tokens[token.head]
        helps = token.dep == "xcomp" and above.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Inf"
        return token.head if helps else -1

    def _takes_part(self, unit: Unit) -> bool:
        """Whether the owner of something takes part in what befalls it: of soldiers, not of a house."""
        if unit.mentions[0].how != "possessive":
            return True
        return bare(self.tokens[unit.top].text) in actor_words(self.language).forces

    def _other_side(self, unit: Unit, way: Link) -> str:
        """The place of whom the thing done concerns: «rompu ses relations avec le Rwanda», «suspendu son aide à Kigali»."""
        given = actor_words(self.language).given
        slot = slot_of_case(unit.case, self.cases)
        before = self.tokens[unit.first - 2] if unit.first > 1 else None
        if not way.through and slot == "to" and before is not None and bare(before.text) in given:
            return "with"  # the tree hangs it on the verb
        if self.said or way.slot != "object" or len(way.through) != 1:
            return ""
        if slot in ("with", "against"):
            return slot
        return "with" if slot == "to" and bare(self.tokens[way.through[0]].text) in given else ""

    def _counts_nested(self, unit: Unit, way: Link) -> bool:
        """Whether a name inside an argument takes part ("les soldats de la Minusma"), or only says of what it is."""
        if self.said and way.slot != "subject":
            return False  # «a annoncé le retrait du Mali»: who leaves is told by another happening
        first = unit.mentions[0]
        words = actor_words(self.language)
        if bare(self.tokens[way.through[0]].text) in words.days:
            return False  # «blessé le jour du lancement de Serval»
        if first.actor.kind == "organisation" and self._former(way.through):
            return False  # «l'ancien trésorier de la fondation»
        struck = way.slot == "object" and self.trigger.sense.type == "attack"  # «bombardé le sud du Liban»
        where = first.locative and first.actor.kind == "state" and way.slot != "to" and not struck
        if len(way.through) > 2 or where:
            return False
        by_name = first.actor.kind == "state" and first.how in ("name", "capital", "anaphora")
        return not (by_name and way.slot == "object" and self.trigger.sense.type in _WITHOUT_OWNERS)

    def _former(self, nouns: tuple[int, ...]) -> bool:
        former = actor_words(self.language).former
        return any(bare(self.tokens[c].text) in former for noun in nouns for c in self.sentence.children(noun))

    def _relative(self, main: int) -> Iterator[tuple[int, str]]:
        """What the relative pronouns of a verb stand for."""
        for child in self.sentence.children(main):
            token = self.tokens[child]
            if token.pos != "PRON" or not token.dep.startswith(("nsubj", "obj")):
                continue
            place = antecedent_of(self.sentence, child)
            if place != child:
                undergoes = passive(self.sentence, main) or token.dep == "obj"
                yield place, "object" if undergoes else "subject"

    def _by_doing(self, main: int) -> Iterator[Unit]:
        """«a gagné en battant la Nouvelle-Zélande»: whom the gerund of a verb reaches."""
        marks = actor_words(self.language).gerund
        for place in range(main + 2, len(self.tokens)):
            token = self.tokens[place]
            hangs = main in (token.head, self.tokens[token.head].head)
            if token.pos != "VERB" or not hangs or bare(self.tokens[place - 1].text) not in marks:
                continue
            for unit, way in zip(self.units, self.links, strict=True):
                if way.governor == place and way.slot == "object" and not way.through:
                    yield unit

    def _whose(self, main: int) -> Iterator[tuple[int, str]]:
        """«les États-Unis, dont les troupes sont parties»: the owner of those who do it."""
        words = actor_words(self.language)
        for child in self.sentence.children(main):
            token = self.tokens[child]
            if not token.dep.startswith("nsubj") or bare(token.text) not in words.forces:
                continue
            for small in self.sentence.children(child):
                if bare(self.tokens[small].text) in words.whose and small > 1:
                    before = small - 2 if self.tokens[small - 1].text == "," else small - 1
                    yield before, "object" if passive(self.sentence, main) else "subject"

    def _at(self, place: int, slot: str) -> list[Unit]:
        """The units at a token, or named in its phrase where it is itself no name."""
        direct = [unit for unit in self.units if unit.first <= place < unit.last]
        if direct:
            return direct
        if self.tokens[place].dep == "appos":  # "Muhammad Yunus, the banker who won"
            above = self.tokens[place].head
            if named := [unit for unit in self.units if unit.first <= above < unit.last]:
                return named
        phrase = _phrase(self.sentence, place)
        found = [
            unit
            for unit in self.units
            if (unit.top == place or unit.mentions[0].first in phrase) and (slot != "object" or self._takes_part(unit))
        ]
        return found or self._leaders(place)

    def _leaders(self, place: int) -> list[Unit]:
        """«une coalition menée par HTC lançait l'offensive»: by whom those are led who have no name."""
        led = {c for c in self.sentence.children(place) if self.tokens[c].dep == "acl"}
        pairs = zip(self.units, self.links, strict=True)
        return [unit for unit, way in pairs if way.governor in led and way.slot == "by"]

    # ------------------------------------------------------------ nouns

    def _around_noun(self) -> Iterator[tuple[Unit, str]]:
        for main in sorted(self.words):
            yield from self._complements_of(main)
        yield from self._after_noun()

    def _complements_of(self, main: int) -> Iterator[tuple[Unit, str]]:
        """The units that hang on a noun: "la visite de X à Y", "sa mort", "l'attaque russe"."""
        for unit, way in zip(self.units, self.links, strict=True):
            first = unit.mentions[0]
            if first.how in ("demonym", "possessive") and unit.top == main:
                yield unit, "of"
            elif way.governor in self.participles and way.slot in ("by", "with", "against") and not way.through:
                yield unit, way.slot
            elif unit.first <= self.tokens[main].head < unit.last and self.tokens[main].dep in (
                "nmod",
                "appos",
                "acl",
                "amod",
            ):
                yield unit, "subject"  # «Ali Bongo, au pouvoir depuis 2009»
            elif main in way.through or (way.governor == main and self.tokens[main].pos == "NOUN"):
                slot = slot_of_case(unit.case, self.cases) or "of"
                yield unit, "to" if first.locative and slot != "of" else slot

    def _after_noun(self) -> Iterator[tuple[Unit, str]]:
        """The names between a noun and the next verb: complements and appositions, even where the tree errs."""
        last = self.trigger.last
        while last < len(self.tokens):
            token = self.tokens[last]
            finite = token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") in ("Fin", "Inf", None)
            relative = token.pos == "PRON" and token.morph.get("PronType") == "Rel"
            if finite or relative or token.pos == "SCONJ" or token.text in (";", ":", "("):
                break
            last += 1
        for unit in self.units:
            if self.trigger.last <= unit.mentions[0].first < last:
                slot = slot_of_case(unit.case, self.cases)
                yield unit, "to" if unit.mentions[0].locative else slot or "of"

    def _object_of_container(self) -> Iterator[tuple[Unit, str]]:
        """«L'attaque a visé le Mali»: who the verb of a noun that is its subject reaches."""
        token = self.tokens[self.trigger.main]
        governor = token.head
        if token.dep != "nsubj" or governor == self.trigger.main or self.trigger.sense.type == "other":
            return  # «une éclipse a traversé le Mexique»: there it is seen
        for unit, way in zip(self.units, self.links, strict=True):
            if way.governor == governor and way.slot in ("object", "to") and not way.through:
                yield unit, "patient"

    def _state_before(self) -> Iterator[ActorMention]:
        """«des sanctions contre le Niger après le coup d'État»: the state named last before a coup has it."""
        before = [
            m for unit in self.units for m in unit.mentions if m.actor.kind == "state" and m.first < self.trigger.first
        ]
        yield from before[-1:]

    def _doers(self) -> Iterator[Unit]:
        """«Paris a signé un traité avec Londres»: the subject of the verb whose object the noun is."""
        token = self.tokens[self.trigger.main]
        if token.dep in ("obj", "obl:arg") and token.head != self.trigger.main:
            for unit, way in zip(self.units, self.links, strict=True):
                if way.governor == token.head and way.slot == "subject" and not way.through:
                    yield unit

    def _has_unnamed_subject(self) -> bool:
        """«des militaires ont arrêté»: who does it is said, without a name; nobody else stands in for them."""
        if self.trigger.noun and self.attached.through is None:
            return False
        main = self.attached.through.main if self.attached.through else self.trigger.main
        subjects = [c for c in self.sentence.children(main) if self.tokens[c].dep.startswith("nsubj")]
        subjects += [place for place, _ in borrowed(self.sentence, main, self.language)]
        return any(c != self.trigger.main for c in subjects)

    def _inherited(self) -> Iterator[Unit]:
        """The subject of the main clause, for a happening in whose own clause nobody is named."""
        start = self.attached.through.main if self.attached.through else self.trigger.main
        for above in (start, *self.sentence.ancestors(start)):
            if self.tokens[above].pos not in ("VERB", "AUX"):
                continue
            for child in self.sentence.children(above):
                if self.tokens[child].dep.startswith("nsubj"):
                    yield from self._at(antecedent_of(self.sentence, child), "subject")


def _merely_where(sentence: Sentence, mention: ActorMention, slot: str, trigger: Trigger) -> bool:
    """A state in which something happens is a place, unless the happening has a host or target there."""
    if slot == "with":
        return False
    if mention.locative and mention.actor.kind == "organisation" and mention.how == "seat":
        return True  # «à Bruxelles»
    if mention.locative and mention.actor.kind == "organisation" and set_apart(sentence, mention):
        return True  # "At the Munich Security Conference, Zelensky said"
    if mention.locative and mention.actor.kind == "organisation" and slot == "to":
        return trigger.sense.type in _AT_PLACES  # «130 morts au Stade de France»
    if not mention.locative or mention.actor.kind != "state" or mention.how == "demonym":
        return False
    if set_apart(sentence, mention):
        return True  # «En France, les éditions Grasset»
    hosts = trigger.sense.roles.get("object") == "host"
    if mention.how in ("capital", "seat"):
        return not (trigger.sense.type == "coup" or (trigger.sense.type == "visit" and hosts))
    if trigger.sense.type == "visit" and not hosts:
        return True
    return slot not in ("to", "object", "patient") or "to" not in trigger.sense.roles


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


def antecedent(sentence: Sentence, verb: int) -> int:
    """The noun that a relative clause or participle qualifies."""
    return agreeing(sentence, verb, sentence.tokens[verb].head)


def _nearby(sentence: Sentence, trigger: Trigger, named: Named) -> list[Part]:
    """Without a parse: the actors of the trigger's clause, those before it as subjects, those after as objects."""
    roles = {**_DEFAULT, **trigger.sense.roles}
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:()–—"]
    low = max((place for place in breaks if place < trigger.first), default=-1)
    high = min((place for place in breaks if place >= trigger.last), default=len(sentence.tokens))
    found: dict[str, Part] = {}
    inside = [m for m in named.actors if low < m.first < high] or list(named.actors[:2])
    for mention in inside:
        slot = "subject" if mention.first < trigger.first else ("to" if mention.locative else "object")
        if not _merely_where(sentence, mention, slot, trigger):
            found.setdefault(mention.actor.id, Part(mention, roles.get(slot, "agent")))
    return list(found.values())


def speaker_of(sentence: Sentence, main: int, named: Named) -> str:
    """The id of the actor who is the subject of a verb of saying, or ""."""
    for child in sentence.children(main):
        if sentence.tokens[child].dep.startswith("nsubj"):
            inside = _phrase(sentence, child)
            for mention in named.actors:
                within = any(token in inside for token in range(mention.first, mention.last))
                if within and mention.actor.kind in ("person", "organisation", "state", "group"):
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
