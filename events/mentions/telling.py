"""What one sentence tells: its happenings as mentions, with actors, modality, speaker and caption."""

import functools
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from events.actors import ActorMention, Named, dateline
from events.language import load
from events.mentions.around import Part
from events.mentions.assigned import Assigning
from events.mentions.attach import Attached
from events.mentions.clauses import Naming
from events.mentions.dated import Dates, Unit
from events.mentions.each import others_of
from events.mentions.gapped import Share, chain_of, members
from events.mentions.governed import governed
from events.mentions.holding import named_by
from events.mentions.lexicon import Lexicon
from events.mentions.likely_actors import LikelyActors
from events.mentions.likely_types import LikelyTypes
from events.mentions.meant import Meant
from events.mentions.modality import modality, no_longer
from events.mentions.roles import parts, places_of, speaker_of
from events.mentions.shared import asked
from events.mentions.signs import signs_of
from events.mentions.span import span_of
from events.mentions.title import Caption, noun_title, title
from events.mentions.triggers import Trigger, candidates
from events.mentions.written import shortened
from events.model import Actor, Document, EventMention, Modality, fold
from events.reading import Sentence
from events.times import Reading

_UNDATED_TYPES = frozenset(
    {
        "coup",
        "visit",
        "agreement",
        "statement",
        "attack",
        "deployment",
        "sanction",
        "election",
        "justice",
        "protest",
        "death",
        "appointment",
        "founding",
        "economy",
    }
)
_NOT_BY_NAME = ("anaphora", "possessive", "demonym", "capital", "seat")
OF_A_STATE = frozenset({"coup", "election"})
"""Types that happen to a state, which is the one that the text is about where none is named."""
_SAID = ("ccomp", "xcomp", "obj", "obl:arg", "parataxis", "conj", "nmod", "csubj")
"""How what is said hangs on the verb that says it; a relative clause does not."""
_CLAUSES = ("ROOT", "conj", "acl:relcl", "ccomp", "parataxis", "xcomp", "advcl")


class Telling:
    """One sentence with its dates, candidates and actors."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        meant: Meant,
        readings: Sequence[Reading],
        words: Lexicon,
        heading: bool,
        actors: LikelyActors | None = None,
    ) -> None:
        self.likely_actors = actors
        self._types: LikelyTypes | None = None
        self.state = meant.state
        self.nouns = meant.nouns
        self.document = document
        self.sentence = sentence
        self.named = meant.named
        self.words = words
        self.heading = heading
        self.dates = Dates(sentence, readings, words)
        self.sentence = sentence = self.dates.freed()
        self.found = [
            trigger
            for trigger in map(self._apart, candidates(sentence, words, meant.called))
            if not self._is_name_or_date(trigger)
        ]

    def retype(self, types: LikelyTypes) -> None:
        """Give each happening the type that it most likely has."""
        self._types = types
        self.found = types.typed(self.sentence, self.found, self.named)

    def _apart(self, trigger: Trigger) -> Trigger:
        """The words of a happening up to a date that stands among them: «[nommée] hier à la tête du musée»."""
        within = [place for place in range(trigger.first, trigger.last) if place in self.dates.tokens]
        if not within or within[0] <= trigger.main:
            return trigger
        return replace(trigger, last=within[0])

    def _is_name_or_date(self, trigger: Trigger) -> bool:
        """«l'intervention Serval» names an operation, «la visite» a happening, «le garde des sceaux X» a person."""
        if not self.dates.tokens.isdisjoint(range(trigger.first, trigger.last)):
            return True
        return trigger.noun and any(
            mention.first <= trigger.main < mention.last
            or (mention.actor.kind == "operation" and mention.first == trigger.last)
            or (mention.actor.kind == "person" and mention.whole[0] <= trigger.main < mention.whole[1])
            for mention in self.named.actors
        )

    def mentions(self, head: Unit | None = None) -> Iterator[EventMention]:
        """The happenings that have a date, then those told without one; a heading tells none of the latter.

        Args:
            head: the date of another sentence that governs this one, which has none.
        """
        dated: set[int] = set()
        if head is not None and self.sentence.parsed:
            for trigger in governed(self.sentence, self.found, self.words):
                dated.add(trigger.main)
                yield self._mention(Attached(trigger, 1.0), replace(head, first=0, last=0), True)
        gapped = members(self.sentence, self.dates, self.found, self.named)
        assigning = Assigning(self.sentence, self.dates, self.found, self.words, gapped)
        bounding = list(assigning.on_that_day())
        for unit, attached in bounding:
            dated.add(attached.trigger.main)
            yield replace(self._mention(self._typed(attached), unit, False), on_that_day=True)
        of_it = {attached.trigger.main for _, attached in bounding}
        assigned = list(assigning.assigned())
        others = others_of(self.sentence, [(unit, attached) for unit, attached, _ in assigned], self.words)
        for unit, attached, inferred in assigned:
            if attached.trigger.main in of_it:
                continue
            dated.add(attached.trigger.main)
            attached = self._typed(attached)
            if self._since(unit):
                if (over := no_longer(self.sentence, attached.trigger, self.words)) is not None:
                    yield replace(self._mention(replace(attached, trigger=over), unit, inferred), modality="happened")
                    continue
                if self._modality(attached) == "denied":
                    continue  # what did not happen since a day has none
            chain = chain_of(unit, gapped) if not inferred else []
            first = Share(None, unit, chain)
            yield self._mention(attached, unit, inferred, first, without=others.get(unit, frozenset()))
            for member in chain:
                yield self._mention(attached, member.unit, inferred, Share(member, unit, chain))
        for unit, other, attached in assigning.counted_from():
            if attached.trigger.main not in dated:
                dated.add(attached.trigger.main)
                yield self._counted_from(unit, other, attached)
        if not self.heading:
            for trigger in self.found:
                told = named_by(self.sentence, trigger, self.found)
                again = (told is not None and told.main in dated) or self._done_with_its_object(trigger, dated)
                if trigger.main not in dated and not again:
                    yield from self._undated(trigger)

    def _done_with_its_object(self, trigger: Trigger, dated: Collection[int]) -> bool:
        """Whether a verb tells what its object names, which has its date in its phrase: "lost the October 2022 election"."""
        tokens = self.sentence.tokens
        objects = {c for c in self.sentence.children(trigger.main) if tokens[c].dep == "obj"} & set(dated)
        alike = {t.main for t in self.found if t.main in objects and t.sense.type == trigger.sense.type}
        phrases = (p for unit in self.dates.units() for p in range(unit.first, unit.last))
        return not trigger.noun and any(tokens[p].head in alike and p < tokens[p].head for p in phrases)

    def _typed(self, attached: Attached) -> Attached:
        """What happened with its likely type where a verb that mostly holds another happening tells it alone."""
        if self._types is None:
            return attached
        trigger = self._types.holding(self.sentence, attached.trigger, self.found, self.named)
        return attached if trigger is attached.trigger else replace(attached, trigger=trigger)

    def _counted_from(self, unit: Unit, other: Unit, attached: Attached) -> EventMention:
        """The quake of «lundi, trois jours après le séisme»: what one date says again by counting from it."""
        trigger = attached.trigger
        dates = self.dates.untitled(None) - self.dates.hanging()
        after = self.dates.hangs_until(unit.times[0]) or unit.last
        if trigger.noun:
            caption = noun_title(self.sentence, trigger, self.words, dates, self.document.text)
        else:
            caption = title(self.sentence, attached, self.words, dates, self.document.text, self._naming)
            after = max(after, *self.sentence.subtree(trigger.main)) + 1
        inside = range(unit.last, after)
        mention = self._mention(attached, unit, True, inside=inside)
        mention = replace(mention, modality="happened", back_from=other.times[0])
        return replace(mention, title=caption.words, headless=caption.headless)

    def _since(self, unit: Unit) -> bool:
        """«n'a plus fait la guerre depuis 1814»."""
        return self.dates.readings[unit.times[0]].signal == "since" and len(unit.times) == 1

    def _named_for(self, trigger: Trigger, share: Share | None) -> Named:
        """The actors and places of the sentence, or of a member that shares its verb."""
        return share.named(self.sentence, trigger, self.named) if share else self.named

    def _taking_part(self, attached: Attached, share: Share | None = None, inside: range | None = None) -> list[Part]:
        """Who takes part in a happening, as far as they are named ``inside`` some tokens."""
        trigger, sentence = attached.trigger, self.sentence
        named = self._named_for(trigger, share)
        taking_part = parts(sentence, attached, named, self.words.cases, self.document.language, self.likely_actors)
        if share and share.member:
            taking_part = share.parts(sentence, trigger, taking_part, self.named)
        return [part for part in taking_part if inside is None or part.mention.first in inside]

    def _acting(self, trigger: Trigger, taking_part: Sequence[Part]) -> tuple[list[Actor], list[str]]:
        """The actors of a happening with their roles, the state that the text is about among them where it is of one."""
        actors = [part.mention.actor for part in taking_part]
        roles = [self._role(trigger, part) for part in taking_part]
        if self._of_the_state(trigger) and not self._of_somebody(trigger, actors, roles):
            state = self._state_of(trigger)
            actors += [state] if state else []
            roles += ["country"] if state else []
        return actors, roles

    def _state_of(self, trigger: Trigger) -> Actor | None:
        """The state that the text is about; for a coup another of the sentence where that one acts from outside.

        «L'Espagne a suspendu sa coopération avec l'armée nigérienne à la suite du coup d'État»
        """
        if self.state is None or trigger.sense.type != "coup":
            return self.state
        states = [m for m in self.named.actors if m.actor.kind == "state"]
        own = [m for m in states if m.actor.id == self.state.id]
        others = [m.actor for m in states if m.actor.id != self.state.id and m.first < trigger.first]
        tokens = self.sentence.tokens
        apart = any(self._led_by(m) in ("with", "by") for m in own)
        does = any(tokens[m.first].dep == "nsubj" for m in own)
        return (others[-1] if others else None) if apart or (does and others) else self.state

    def _led_by(self, mention: ActorMention) -> str:
        """The place of an actor that the preposition before it says."""
        cases = (c for c in self.sentence.children(mention.first) if self.sentence.tokens[c].dep == "case")
        return next((place for c in cases if (place := self.words.cases.get(self.sentence.tokens[c].form))), "")

    def _mention(
        self,
        attached: Attached,
        unit: Unit | None,
        inferred: bool,
        share: Share | None = None,
        inside: range | None = None,
        without: Collection[int] = (),
    ) -> EventMention:
        """A happening with its date; who takes part is named ``inside`` some tokens, or anywhere, and not by those ``without``."""
        taking_part = [p for p in self._taking_part(attached, share, inside) if p.mention.first not in without]
        return self._told(attached, unit, inferred, share, taking_part)

    def _told(
        self, attached: Attached, unit: Unit | None, inferred: bool, share: Share | None, taking_part: Sequence[Part]
    ) -> EventMention:
        """A happening with its date and those who take part."""
        trigger, sentence = attached.trigger, self.sentence
        tokens = sentence.tokens
        actors, roles = self._acting(trigger, taking_part)
        begin, after = span_of(sentence, attached, self.dates.tokens, self.found, self.words)
        first, last = tokens[begin], tokens[after - 1]
        how = "inferred" if inferred else ("lexicon" if trigger.known else "form")
        others = share.untitled(sentence, trigger) if share else frozenset[int]()
        caption = self._caption(attached, unit, others, taking_part)
        if share and share.leads(sentence):
            caption = self._swapped(attached, unit, share) or replace(caption, headless=True)
        real = modality(sentence, attached, self.words, unit.first if unit and unit.last else -1)
        mention = EventMention(
            trigger_start_char=first.start_char,
            trigger_end_char=last.end_char,
            type=trigger.sense.type,
            plover=trigger.sense.plover,
            lemma=trigger.lemma,
            modality=real.modality,
            times=unit.times if unit else (),
            quote_start_char=sentence.start_char,
            quote_end_char=sentence.end_char,
            actors=tuple(actors),
            roles=tuple(roles),
            places=places_of(sentence, attached, self._named_for(trigger, share)),
            speaker=self._speaker(attached),
            title=caption.words,
            headless=caption.headless,
            intended=real.intended,
            due=real.due,
            rule=f"{trigger.sense.type}:{how}",
            signs=self._signs(attached, unit, inferred),
            definite=self._definite(trigger),
            likely=trigger.likely,
            likely_actors=frozenset(part.mention.actor.id for part in taking_part if part.likely),
            sharing=tuple(dict.fromkeys(p.mention.sharing for p in taking_part if p.mention.sharing)),
            by_seat=frozenset(p.mention.actor.id for p in taking_part if p.mention.how in ("capital", "seat")),
        )
        return _retyped(mention, self.words)

    def _signs(self, attached: Attached, unit: Unit | None, inferred: bool) -> Mapping[str, float]:
        dates, happenings = len(self.dates.units()), len(self.found)
        parsed = self.sentence.parsed
        return signs_of(attached, unit, inferred=inferred, parsed=parsed, dates=dates, happenings=happenings)

    def _caption(
        self, attached: Attached, unit: Unit | None, others: Collection[int], taking_part: Sequence[Part] = ()
    ) -> Caption:
        """The title, without dates but with the durations that belong to what happened ("cinq ans de prison")."""
        gone = (self.dates.untitled(unit) | set(others)) - set(range(attached.trigger.first, attached.trigger.last))
        gone |= set(range(dateline(self.sentence)))
        hanging = self.dates.hanging().difference(*self.dates.inside.values())
        if attached.trigger.noun and attached.through is None and attached.trigger.main in hanging:
            # «un mois après l'annonce, le 24 août, de la rupture»
            caption = noun_title(self.sentence, attached.trigger, self.words, gone - hanging, self.document.text)
        else:
            partaking = frozenset(place for part in taking_part for place in range(*part.mention.whole))
            naming = replace(self._naming, partaking=partaking)
            caption = title(self.sentence, attached, self.words, gone, self.document.text, naming)
        owner = next((m for m in self.named.actors if self._owns(m, caption.words)), None)
        if owner is None:
            return caption
        name = owner.actor.name(self.document.language)
        told = caption.words[:1].lower() + caption.words[1:]
        return Caption(shortened(self.words.led.format(actor=name[:1].upper() + name[1:], title=told)))

    @functools.cached_property
    def _naming(self) -> Naming:
        """Who is meant and named, for titles."""
        names = (m for m in self.named.actors if m.how not in _NOT_BY_NAME)
        spans = {place: m.whole for m in names for place in range(*m.whole)}
        owned = frozenset(m.first for m in self.named.actors if m.how == "possessive")
        return Naming(self._meant, self._people, spans, owned)

    @functools.cached_property
    def _people(self) -> dict[int, str]:
        """The names of the persons of the sentence, by their first token."""
        persons = (m for m in self.named.actors if m.actor.kind == "person")
        return {mention.first: mention.actor.name(self.document.language) for mention in persons}

    @functools.cached_property
    def _meant(self) -> dict[int, str]:
        """What stands in a title for pronouns, by their token."""
        meant = [m for m in self.named.actors if m.how == "anaphora"]
        several = Counter(m.first for m in meant if m.first not in self.nouns)
        by_name = (m for m in meant if m.actor.kind == "person" or several[m.first] > 1)
        alone = {m.first: self._all_at(m.first) for m in by_name if self._stands_alone(m)}
        return {**self.nouns, **alone}

    def _all_at(self, place: int) -> str:
        """The names of those whom a word means: "[they] signed" is of "Anna Weil and Tom Reed"."""
        names = [m.actor.name(self.document.language) for m in self.named.actors if m.first == place]
        return self.words.together.format(others=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]

    def _swapped(self, attached: Attached, unit: Unit | None, share: Share) -> Caption | None:
        """The title of the happening told first, with a member's own words instead."""
        whole = self._caption(attached, unit, replace(share, member=None).untitled(self.sentence, attached.trigger))
        words = share.swapped(self.sentence, attached.trigger, whole.words, self.document.text)
        return Caption(shortened(words)) if words else None

    def _stands_alone(self, mention: ActorMention) -> bool:
        """Whether it stands for a name in a title: a pronoun, or "ce dernier"."""
        token = self.sentence.tokens[mention.first]
        return token.pos == "PRON" or fold(token.text) in self.words.lists["last"]

    def _owns(self, mention: ActorMention, caption: str) -> bool:
        """Whether the word that a title begins with says that something is theirs ("[ses] obsèques auront lieu")."""
        token = self.sentence.tokens[mention.first]
        theirs = mention.how in ("possessive", "anaphora") and token.pos in ("DET", "PRON")
        return (
            theirs
            and token.dep in ("det", "nmod:poss", "det:poss")
            and caption.startswith(f"{token.text.capitalize()} ")
        )

    @staticmethod
    def _of_the_state(trigger: Trigger) -> bool:
        """«le scrutin», «le coup d'État»: named by a noun, it is of the state; «les habitants éliront» may be of a town."""
        return trigger.noun and trigger.sense.type in OF_A_STATE

    @staticmethod
    def _of_somebody(trigger: Trigger, actors: Sequence[Actor], roles: Sequence[str]) -> bool:
        """Whether the words name whom a coup or an election concerns: a state, a person chosen or overthrown."""
        if trigger.sense.type == "coup":
            return "victim" in roles or any(actor.kind == "state" for actor in actors)
        return bool(actors)

    @staticmethod
    def _role(trigger: Trigger, part: Part) -> str:
        """A coup or an election is not made by the state in which it is."""
        return "country" if trigger.sense.type in OF_A_STATE and part.mention.actor.kind == "state" else part.role

    def _modality(self, attached: Attached) -> Modality:
        return modality(self.sentence, attached, self.words).modality

    def _speaker(self, attached: Attached) -> str:
        """Who says it, where a verb of saying governs the happening."""
        main = attached.through.main if attached.through else attached.trigger.main
        for above in self.sentence.ancestors(main):
            if self.sentence.tokens[main].dep not in _SAID:
                return ""
            main = above
            if self.sentence.tokens[above].key in self.words.lists["reporting"]:
                return speaker_of(self.sentence, above, self.named)
        return ""

    def _definite(self, trigger: Trigger) -> bool:
        before = self.sentence.tokens[trigger.first - 1] if trigger.first else None
        return trigger.noun and before is not None and fold(before.text) in _demonstratives(self.document.language)

    def _undated(self, trigger: Trigger) -> Iterator[EventMention]:
        """A happening without a date, where a finite verb of the lexicon tells it and names who takes part."""
        if not trigger.known or trigger.duty or trigger.sense.type not in _UNDATED_TYPES or not self.sentence.parsed:
            return
        if trigger.noun and (trigger.likely or not self._announced(trigger)):
            return  # «a critiqué la réforme» tells of no reform by itself, whatever type is likely
        if asked(self.sentence, trigger, self.words):
            return
        token = self.sentence.tokens[trigger.main]
        if not trigger.noun and (token.dep not in _CLAUSES or not self._tells(trigger)):
            return
        attached = Attached(trigger, 1.0)
        taking_part = self._taking_part(attached)
        if self._acting(trigger, taking_part)[0] and not self._definite(trigger):
            yield self._told(attached, None, False, None, taking_part)

    def _tells(self, trigger: Trigger) -> bool:
        """Whether the verb tells that something happened or will: past, future, or under plan or denial; not a habit."""
        token = self.sentence.tokens[trigger.main]
        forms = [
            token,
            *(
                self.sentence.tokens[c]
                for c in self.sentence.children(trigger.main)
                if self.sentence.tokens[c].dep.startswith("aux")
            ),
        ]
        passive = [form for form in forms if form.dep == "aux:pass"]
        if passive and not any(form.dep == "aux:tense" for form in forms):
            forms = passive  # «sont souvent qualifiés de»: a habit
        tenses = {form.morph.get("Tense", "") for form in forms}
        if tenses & {"Past", "Fut"}:
            return True
        return self._modality(Attached(trigger, 1.0)) in ("denied", "planned") and token.morph.get("VerbForm") == "Inf"

    def _announced(self, trigger: Trigger) -> bool:
        """Whether the noun is what somebody announced, demanded or denied."""
        token = self.sentence.tokens[trigger.main]
        if token.dep not in ("obj", "obl:arg") or trigger.sense.type == "statement":
            return False
        above = self.sentence.tokens[token.head].key
        return (
            above in self.words.lists["reporting"]
            or above in self.words.lists["planned"]
            or above in self.words.lists["denial"]
        )


@functools.cache
def _demonstratives(language: str) -> frozenset[str]:
    """The words of a language that point to something known ("cette"), folded."""
    return frozenset(map(fold, load(language, "sentences")["demonstratives"]))


def _retyped(mention: EventMention, words: Lexicon) -> EventMention:
    """The type that the actors ask for: a person who succeeds another is appointed, an operation that begins is deployed."""
    kinds = {actor.kind for actor in mention.actors}
    begins = mention.lemma in words.lists["of_operations"]
    if mention.type == "other" and begins and mention.actors and mention.actors[0].kind == "operation":
        return replace(mention, type="deployment")
    if mention.type == "deployment" and mention.lemma in words.lists["successions"] and kinds <= {"person"}:
        return replace(mention, type="appointment" if kinds else "other", plover="")
    return mention
