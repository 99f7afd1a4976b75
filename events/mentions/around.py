"""The actors around one trigger, and which place each has: subject, object, by, of, to, with, against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from events.actors import ActorMention, Named, actor_words, bare
from events.actors.naming import CLOSING
from events.mentions.arguments import Link, Unit, link, passive, slot_of_case, units
from events.mentions.attach import Attached
from events.mentions.called import calling
from events.mentions.lent import antecedent_of, before_verb, borrowed, opened_for, set_before
from events.mentions.lexicon import lexicon
from events.mentions.owners import another_of, by_men_of, of_kin, owner_counts, takes_part
from events.reading import Sentence

_STOPS = ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj", "conj", "cc")
_PARTING = (",", *CLOSING)
_SPEECH = ("statement",)
_DONE_TO = ("attack",)
"""Types of what somebody does to others, so that who is named near is not as a matter of course either."""
_DONE_BY = ("statement", "protest")
"""Types of what is done by who makes it or calls for it."""
_OF_OTHERS = ("appointment", "justice", "coup", "death")
"""Types of what who calls for it wants others to do or undergo."""
_FARTHEST = 4  # tokens of a date between a verb and its object
_ADDRESSED = ("person", "organisation", "group")

DEFAULT_ROLES = {
    "subject": "agent",
    "object": "patient",
    "by": "agent",
    "of": "agent",
    "to": "target",
    "with": "counterpart",
    "against": "target",
    "patient": "patient",
}
"""The role of each place, where the lexicon has no other for the trigger."""


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part in a happening.

    Attributes:
        mention: who.
        role: agent, patient, or what the lexicon calls it.
        likely: whether grammar leaves them out and what else is known does not (``likely_actors``).
    """

    mention: ActorMention
    role: str
    likely: bool = False


class Arguments:
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
        self.data = actor_words(language)
        self.calls = calling(language)
        self.lists = lexicon(language).lists
        self.units = units(sentence, named.actors, self.data.of_linking)
        self.implied = self._implied(named)
        self.said = self.trigger.sense.type in _SPEECH
        within = range(self.trigger.first, self.trigger.last)
        # «l'accord signé avec Paris»: what hangs on a participle of the trigger's noun is its own
        below = (child for place in within for child in sentence.children(place) if self.tokens[child].dep == "acl")
        self.participles = {place for place in below if self.tokens[place].morph.get("VerbForm") == "Part"}
        self.words = {self.trigger.main, *(p for p in within if self.tokens[p].pos in ("VERB", "NOUN"))}
        stops = () if self.trigger.noun else self.words
        self.links = [link(sentence, unit, cases, language, stops) for unit in self.units]

    def _implied(self, named: Named) -> ActorMention | None:
        """Whom a sentence without a subject tells of, as a mention of no token, where the trigger is what it tells."""
        if named.implied is None or not self.trigger.first <= named.implied[0] < self.trigger.last:
            return None
        place, actor = named.implied
        start_char = self.tokens[place].start_char
        return ActorMention(place, place, start_char, start_char, actor, "implied")

    def found(self) -> Iterator[tuple[ActorMention, str]]:
        """The actors with the place that each has, those of the trigger's own words first."""
        seen, done = False, False
        for unit, slot in self._told():
            does = slot in ("subject", "by") or (slot == "of" and self.trigger.sense.type != "other")
            seen, done = True, done or does  # «elle a reçu la médaille du CNRS»
            for mention in unit.mentions:
                yield mention, slot
        yield from ((mention, "object") for unit in self._holders() for mention in unit.mentions)
        if seen and not done and self.implied is not None and self.trigger.noun:
            yield self.implied, "subject"
        if seen and not done and self.trigger.noun:
            yield from self._opened()  # «Élue à l'Académie des sciences, elle»
        if seen and not done and self.trigger.noun and self.attached.through is None:
            for unit in self._doers():
                yield from ((mention, "subject") for mention in unit.mentions)
        if not seen:
            stand_in = list(self._opened()) or self._of_portrait()
            yield from stand_in
            seen = bool(stand_in)
        if seen:
            return
        if self.trigger.noun and self.trigger.sense.type == "coup":
            yield from ((mention, "to") for mention in self._state_before())
        elif not self._has_unnamed_subject() and not self._is_of_another() and (slot := self._slot_inherited()):
            for unit in self._inherited():
                yield from ((mention, slot) for mention in unit.mentions if not self._only_judges(mention))

    def _only_judges(self, mention: ActorMention) -> bool:
        """«Le tribunal de Lille a condamné trois hommes pour [l'incendie]»: whether a court has no part in what it judges."""
        name = mention.actor.name(self.language)
        return self.trigger.sense.type != "justice" and lexicon(self.language).is_one(name, "courts")

    def _is_of_another(self) -> bool:
        """Whether what opens a sentence happened to somebody or something without a name: «Après l'accident [d'un bus], X»."""
        main = self.trigger.main
        if not self.trigger.noun or self.attached.through is not None:
            return False
        below = [c for c in self.sentence.children(main) if self.tokens[c].dep == "nmod" and c > main]
        told = [c for c in below if self.tokens[c].pos == "NOUN" and bare(self.tokens[c].text) not in self.data.days]
        led = any(self.tokens[c].pos == "DET" for place in told for c in self.sentence.children(place))
        verb = next((p for p in self.sentence.ancestors(main) if self.tokens[p].pos == "VERB"), -1)
        return led and verb > main and not self.tokens[main].dep.startswith(("nsubj", "obj"))

    def side_unknown(self, mention: ActorMention) -> bool:
        """Whether nothing tells on which side of an attack a person is who stands beside its noun."""
        done = self.trigger.noun and self.trigger.sense.type in _DONE_TO
        return done and mention.actor.kind == "person" and self._slot_inherited() == ""

    def _slot_inherited(self) -> str:
        """The place that the subject of the clause around has in a happening of nobody's, "" where it has none.

        Of an attack the verb has to say it: «a commis l'attentat», «blessé dans l'attentat», and not «a écrit sur l'attentat».
        """
        if not self.trigger.noun:
            return "object"
        verbs = [self.tokens[place] for place in self.words if self.tokens[place].pos == "VERB"]
        ancestors = (self.tokens[place] for place in self.sentence.ancestors(self.trigger.main))
        above = next((token for token in ancestors if token.pos == "VERB"), None)
        if above is not None and above.dep != "acl":
            verbs.append(above)  # not «le message revendiquant les attentats»
        keys = {verb.key for verb in verbs}
        announced = self.trigger.sense.type in _DONE_BY and not keys.isdisjoint(self.lists["calling_for"])
        if announced or not keys.isdisjoint(self.lists["doing"]):
            return "subject"  # "made the announcement", «appellent à la grève»
        if self.trigger.sense.type in _OF_OTHERS and not keys.isdisjoint(self.lists["wanting"]):
            return ""
        if self.trigger.sense.type not in _DONE_TO:
            return "object"
        return "" if keys.isdisjoint(self.lists["undergoing"]) else "object"

    def _opened(self) -> Iterator[tuple[ActorMention, str]]:
        for place, slot in opened_for(self.sentence, self.trigger.main, self.language):
            yield from ((mention, slot) for unit in self._at(place, "subject") for mention in unit.mentions)

    def _of_portrait(self) -> list[tuple[ActorMention, str]]:
        if self.implied is None or self._has_unnamed_subject():
            return []
        return [(self.implied, "subject" if self.trigger.noun else "object")]

    def _told(self) -> Iterator[tuple[Unit, str]]:
        if self.trigger.noun:
            yield from self._around_noun()
            through = self.attached.through
            if through is not None and self._is_undergone(through.main):
                held = self._around_verb(through.main, held=True)
                yield from ((unit, "object" if slot == "subject" else slot) for unit, slot in held)
            elif through is not None:
                yield from self._around_verb(through.main, held=True)
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

    def _is_undergone(self, place: int) -> bool:
        """Whether a word says of somebody that they undergo what follows: «est victime d'une agression»."""
        return self.tokens[place].key in self.lists["undergone_as"]

    # ------------------------------------------------------------ verbs

    def _around_verb(self, main: int, held: bool = False) -> Iterator[tuple[Unit, str]]:
        has_subject = False
        own = list(self._own(main, held))
        undergone = passive(self.sentence, main) or self._has_subject_beside(main)
        if self.said and not any(slot == "subject" for _, slot in own) and not undergone:
            own = [(unit, "subject" if slot == "object" else slot) for unit, slot in own]  # «a annoncé le ministre»
            has_subject = self._says_so(main)
        own += [(unit, "by") for unit in self._clashing(main)]
        own += self._set_before(main)
        for unit, slot in own:
            has_subject = has_subject or slot == "subject"
            yield unit, slot
        if not any(slot == "object" for _, slot in own) and not passive(self.sentence, main):
            yield from ((unit, "object") for unit in self._astray(main))
        yield from ((unit, "object") for unit in self._by_doing(main))
        for place, slot in (*self._relative(main), *self._whose(main)):
            yield from ((unit, slot) for unit in self._at(place, slot))
        if not has_subject:
            own = [
                (unit, slot) for unit, slot in before_verb(self.sentence, self.units, main) if self._touches(unit, main)
            ]
            if own:  # «le boson que Peter Higgs et François Englert avaient imaginé», wherever the tree hangs them
                yield from own
                return
            lent = list(borrowed(self.sentence, main, self.language))
            for place, slot in lent:
                yield from ((self._of_one(unit, place, main), slot) for unit in self._at(place, slot))
            if not lent:
                yield from before_verb(self.sentence, self.units, main)
                for place in (c for c in self.sentence.children(main) if self.tokens[c].dep == "nsubj"):
                    yield from ((unit, "subject") for unit in self._leaders(place))

    def _clashing(self, main: int) -> Iterator[Unit]:
        """«Une bataille entre l'armée et [le M23] a fait dix morts»: who fight each other, where it is deadly."""
        if self.trigger.sense.type != "death":
            return
        for child in self.sentence.children(main):
            sense = lexicon(self.language).nouns.get(self.tokens[child].key)
            if self.tokens[child].dep != "nsubj" or sense is None or sense.type != "attack":
                continue
            between = next((p for p in range(child, main) if self.tokens[p].form in self.lists["between"]), main)
            yield from (unit for unit in self.units if between < unit.first < main)

    def _has_subject_beside(self, main: int) -> bool:
        """Whether a verb has a subject that nothing parts from it: "Two men insulted the writer Anna Weil"."""
        subjects = (c for c in self.sentence.children(main) if self.tokens[c].dep == "nsubj" and c < main)
        return any(all(token.text not in _PARTING for token in self.tokens[c:main]) for c in subjects)

    def _set_before(self, main: int) -> list[tuple[Unit, str]]:
        slot = "object" if passive(self.sentence, main) else "subject"
        nouns = [c for c in self.sentence.children(main) if self.tokens[c].dep.startswith("nsubj")]
        nouns = [c for c in nouns if self.tokens[c].pos == "NOUN"]
        return [(unit, slot) for noun in nouns for unit in set_before(self.sentence, self.units, noun)]

    def _touches(self, unit: Unit, main: int) -> bool:
        """Whether a unit stands directly before a finite verb and its helpers."""
        helpers = [c for c in self.sentence.children(main) if c < main and self.tokens[c].dep.startswith("aux")]
        finite = bool(helpers) or self.tokens[main].morph.get("VerbForm") == "Fin"
        return finite and unit.last == min([main, *helpers])

    def _says_so(self, main: int) -> bool:
        """«..., a annoncé sa fille»: whether somebody without a name says what stands before."""
        start = min([main, *(c for c in self.sentence.children(main) if self.tokens[c].dep.startswith("aux"))])
        after = self.tokens[main + 1 : main + 3]
        inverted = start > 0 and self.tokens[start - 1].text == "," and len(after) == 2
        return inverted and after[0].pos == "DET" and after[1].pos == "NOUN"

    def _own(self, main: int, held: bool) -> Iterator[tuple[Unit, str]]:
        helped = self._helped(main)
        for unit, way in zip(self.units, self.links, strict=True):
            aside = way.slot in ("by", "with", "against")
            owned = way.governor == main or (way.governor in self.participles and aside)
            owned = owned or (way.governor == helped and aside)
            way = self._parted(unit, way)
            if not owned or not way.slot or not self._takes_part(unit, way.slot):
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
            if way.through and not other and not owner_counts(self.sentence, unit, way, self.trigger, self.data):
                continue
            yield unit, other or way.slot

    def _parted(self, unit: Unit, way: Link) -> Link:
        """The other side of what is parted from it or sold by it: "was spun off [from Nordvik]"."""
        parts = self.tokens[way.governor].key in self.lists["parting"] and unit.case in self.lists["parted_by"]
        return replace(way, slot="with") if parts and not way.slot else way

    def _takes_part(self, unit: Unit, slot: str) -> bool:
        explained = any(u.first <= unit.top < u.last and u.mentions[0].how != "possessive" for u in self.units)
        return takes_part(self.sentence, unit, slot, self.data, self.calls, explained)

    def _astray(self, main: int) -> Iterator[Unit]:
        """«devance depuis dimanche Rose Talbot»: the name after a verb, dates between them, that the tree hangs on no verb."""
        if any(self.tokens[c].dep in ("obj", "ccomp", "xcomp") for c in self.sentence.children(main)):
            return
        for unit, way in zip(self.units, self.links, strict=True):
            between = self.tokens[main + 1 : unit.first]
            if unit.first <= main or unit.case or way.slot or len(between) > _FARTHEST:
                continue
            small = [bare(token.text) for token in between if token.pos not in ("ADV", "NUM", "DET", "ADP")]
            if all(word in self.data.not_names or word in self.data.days for word in small):
                yield unit
            return

    def _helped(self, main: int) -> int:
        """The verb that a modal one stands for, or -1: «a dû rappeler ses militaires à la demande de Bamako»."""
        token = self.tokens[main]
        above = self.tokens[token.head]
        helps = token.dep == "xcomp" and above.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Inf"
        return token.head if helps else -1

    def _other_side(self, unit: Unit, way: Link) -> str:
        """The place of whom the thing done concerns: «rompu ses relations avec le Rwanda», «suspendu son aide à Kigali»."""
        given = self.data.given
        slot = slot_of_case(unit.case, self.cases)
        if self.said and way.slot == "object" and len(way.through) == 1 and slot == "to":
            return "to" if unit.mentions[0].actor.kind in _ADDRESSED else ""  # «a proposé une alliance au parti»
        before = self.tokens[unit.first - 2] if unit.first > 1 else None
        if not way.through and slot == "to" and before is not None and bare(before.text) in given:
            return "with"  # the tree hangs it on the verb
        if way.slot == "subject" and len(way.through) == 1 and slot == "against":
            return slot  # «une attaque contre la ville a fait deux morts»
        if self.said or way.slot != "object" or len(way.through) != 1:
            return ""
        if slot in ("with", "against"):
            return slot
        return "with" if slot == "to" and bare(self.tokens[way.through[0]].text) in given else ""

    def _relative(self, main: int) -> Iterator[tuple[int, str]]:
        """What the relative pronouns of a verb stand for."""
        for child in self.sentence.children(main):
            token = self.tokens[child]
            if token.dep == "mark" and (before := self._before_relative(child)) is not None:
                yield before, "object"
            if token.pos != "PRON" or not token.dep.startswith(("nsubj", "obj")):
                continue
            place = antecedent_of(self.sentence, child)
            if place != child:
                undergoes = passive(self.sentence, main) or token.dep == "obj"
                yield place, "object" if undergoes else "subject"

    def _before_relative(self, place: int) -> int | None:
        """«le Parti des territoires, qu'il a fondé»: the name before a comma and a pronoun that the tree takes for a conjunction."""
        after = place > 1 and bare(self.tokens[place].text) in self.calls.relatives
        after = after and self.tokens[place - 1].text == ","
        named = [unit for unit in self.units if unit.last == place - 1 and unit.mentions[0].how != "anaphora"]
        return named[0].first if after and named else None

    def _holders(self) -> Iterator[Unit]:
        """«a bombardé des quartiers tenus par les rebelles»: who has the ground that an attack strikes."""
        if self.trigger.sense.type not in _DONE_TO:
            return
        for unit, way in zip(self.units, self.links, strict=True):
            held = self.tokens[way.governor]
            has = way.slot == "by" and held.dep == "acl" and held.key in self.lists["held"]
            if has and not self.words.isdisjoint(self.sentence.ancestors(way.governor)):
                yield unit

    def _by_doing(self, main: int) -> Iterator[Unit]:
        """«a gagné en battant la Nouvelle-Zélande»: whom the gerund of a verb reaches."""
        marks = self.data.gerund
        for place in range(main + 2, len(self.tokens)):
            token = self.tokens[place]
            if token.pos != "VERB" or main not in (token.head, self.tokens[token.head].head):
                continue
            if bare(self.tokens[place - 1].text) not in marks:
                continue
            for unit, way in zip(self.units, self.links, strict=True):
                if way.governor == place and way.slot == "object" and not way.through:
                    yield unit

    def _whose(self, main: int) -> Iterator[tuple[int, str]]:
        """«les États-Unis, dont les troupes sont parties»: the owner of those who do it."""
        words = self.data
        for child in self.sentence.children(main):
            token = self.tokens[child]
            if not token.dep.startswith("nsubj") or bare(token.text) not in words.forces:
                continue
            for small in (*self.sentence.children(child), *self.sentence.children(main)):
                if bare(self.tokens[small].text) in words.whose and small > 1:
                    before = small - 2 if self.tokens[small - 1].text == "," else small - 1
                    yield before, "object" if passive(self.sentence, main) else "subject"

    def _at(self, place: int, slot: str) -> list[Unit]:
        """The units at a token, or named in its phrase where it is itself no name."""
        direct = [unit for unit in self.units if unit.first <= place < unit.last]
        if direct and of_kin(self.sentence, place, direct[0], self.data, self.calls):
            return []
        if direct:
            return direct
        if self.tokens[place].dep == "appos":  # "Muhammad Yunus, the banker who won"
            above = self.tokens[place].head
            if named := [unit for unit in self.units if unit.first <= above < unit.last]:
                return named
        inside = phrase(self.sentence, place)
        found = [
            unit
            for unit in self.units
            if (unit.top == place or unit.mentions[0].first in inside) and self._takes_part(unit, slot)
        ]
        return found or self._leaders(place)

    def _of_one(self, unit: Unit, place: int, main: int) -> Unit:
        """«Paul Verdier et Anne Ferval, évincée»: of names that are joined the one at a place, where a participle tells of one."""
        token = self.tokens[main]
        one = token.dep in ("acl", "amod") and token.morph.get("Number") == "Sing"
        there = tuple(m for m in unit.mentions if m.whole[0] <= place < m.whole[1])
        return replace(unit, mentions=there) if one and there else unit

    def _leaders(self, place: int) -> list[Unit]:
        """«une coalition menée par HTC lançait l'offensive»: by whom those are led who have no name."""
        led = {c for c in self.sentence.children(place) if self.tokens[c].dep == "acl"}
        pairs = zip(self.units, self.links, strict=True)
        return [unit for unit, way in pairs if way.governor in led and way.slot == "by"]

    # ------------------------------------------------------------ nouns

    def _around_noun(self) -> Iterator[tuple[Unit, str]]:
        men = (unit for unit in self.units if by_men_of(self.sentence, unit, self.trigger, self.cases, self.data))
        yield from ((unit, "by") for unit in men)
        for main in sorted(self.words):
            yield from self._complements_of(main)
        yield from self._after_noun()

    def _complements_of(self, main: int) -> Iterator[tuple[Unit, str]]:
        """The units that hang on a noun: "la visite de X à Y", "sa mort", "l'attaque russe"."""
        for unit, way in zip(self.units, self.links, strict=True):
            first = unit.mentions[0]
            if first.how in ("demonym", "possessive") and unit.top == main:
                yield unit, "of"
            elif way.governor in self.participles and self._led_to(way) and not way.through:
                yield unit, way.slot
            elif unit.first <= self.tokens[main].head < unit.last and self.tokens[main].dep in (
                "nmod",
                "appos",
                "acl",
                "amod",
            ):
                yield unit, "subject"  # «Ali Bongo, au pouvoir depuis 2009»
            elif another_of(self.sentence, unit, main, self.data, self.calls):
                continue
            elif main in way.through or (way.governor == main and self.tokens[main].pos == "NOUN"):
                slot = slot_of_case(unit.case, self.cases) or "of"
                yield unit, "to" if first.locative and slot != "of" else slot

    def _led_to(self, way: Link) -> bool:
        """Whether a participle of a noun leads to somebody: «signé avec Paris», «une amende infligée à Google»."""
        gives = way.slot == "to" and self.tokens[way.governor].key in self.data.giving
        return gives or way.slot in ("by", "with", "against")

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
        led = any(self.tokens[c].pos == "DET" for c in self.sentence.children(self.trigger.main))  # not «En tournée, X»
        for unit, way in zip(self.units, self.links, strict=True):
            if another_of(self.sentence, unit, self.trigger.main, self.data, self.calls):
                continue
            own = way.slot in ("subject", "object") and way.governor >= last and self.tokens[way.governor].pos == "VERB"
            if led and own:
                continue  # «Après l'accident d'un bus, [la préfète] est venue»
            if self.trigger.last <= unit.mentions[0].first < last and self._takes_part(unit, "of"):
                slot = slot_of_case(unit.case, self.cases)
                yield unit, "to" if unit.mentions[0].locative else slot or "of"

    def _object_of_container(self) -> Iterator[tuple[Unit, str]]:
        """«L'attaque a visé le Mali»: who the verb of a noun that is its subject reaches."""
        token = self.tokens[self.trigger.main]
        governor = token.head
        if self._is_undergone(governor) and token.dep in ("nmod", "obl:arg"):  # «est victime d'une agression»
            yield from ((unit, "object") for unit, slot in self._around_verb(governor) if slot == "subject")
        if token.dep != "nsubj" or governor == self.trigger.main or self.trigger.sense.type == "other":
            return  # «une éclipse a traversé le Mexique»: there it is seen
        for unit, way in zip(self.units, self.links, strict=True):
            if way.governor == governor and way.slot in ("object", "to") and not way.through:
                yield unit, "patient"

    def _state_before(self) -> Iterator[ActorMention]:
        """«des sanctions contre le Niger après le coup d'État»: the state named last before a coup has it."""
        before = [
            (m, way.slot)
            for unit, way in zip(self.units, self.links, strict=True)
            for m in unit.mentions
            if m.actor.kind == "state" and m.first < self.trigger.first
            if m.how == "demonym" or slot_of_case(unit.case, self.cases) not in ("with", "by")
        ]
        others = [
            m for m, slot in before if slot != "subject"
        ]  # «L'Espagne a suspendu son aide au Niger après le coup»
        yield from (others or [m for m, _ in before])[-1:]

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
        """The subject of the main clause, for a happening in whose own clause nobody is named.

        Where the tree makes the subject the root, what hangs on it has that ("Londres, puis Paris, acceptèrent").
        """
        start = self.attached.through.main if self.attached.through else self.trigger.main
        root = next(iter(self.sentence.ancestors(start)[-1:]), start)
        if not self.trigger.noun and root < start and self.tokens[root].pos in ("PROPN", "PRON"):
            yield from (unit for unit in self.units if unit.first <= root < unit.last and not unit.case)
        for above in (start, *self.sentence.ancestors(start)):
            if self.tokens[above].pos not in ("VERB", "AUX"):
                continue
            for child in self.sentence.children(above):
                if self.tokens[child].dep.startswith("nsubj") and child not in self.words:
                    yield from self._at(antecedent_of(self.sentence, child), "subject")


def phrase(sentence: Sentence, place: int) -> set[int]:
    """The tokens of a phrase: one with what hangs on it, other clauses apart."""
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
