"""What a document spoke of so far, and how much each stands out for a small word that comes next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from events.actors import ActorWords, words_in
from events.mentions.called import Calling
from events.model import Actor

FAR = 10  # sentences back to which a small word may reach
_LONG = 6  # sentences without a state after which another may be the one of the text
_NEXT = 1.5  # that a thing, the subject of one sentence, stands out less in the next
_GONE, _GONE_UNNAMED = 0.5, 1.5  # that who was named, or only spoken of, stands out less in each sentence that follows
_AT_HAND = 1  # sentences back in which two persons are that a plural means
_PERSON = 1.6  # that a person who is spoken of is sooner "il" than anything else
_FEW = 3  # sentences in which those who do something are at hand
_MOST = 2  # times as often as any other is the organisation named that a text is about
_OFTEN = 2  # times named or meant, that tell of whom a text is though it says not what that one is
_MAIN, _MAIN_LATER = 1.6, 0.5  # whom the title names, at the head of a paragraph and further on
_SHORT = 2  # letters of the last word of a name that tell nothing by themselves
_SALIENCE = {"subject": 4.0, "object": 2.0, "other": 1.0, "owner": 0.5}


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody or something that a sentence speaks of.

    Attributes:
        actors: who; several where names are joined, none where no name is known.
        gender: m, f, n, or x for what is not known.
        number: 1 or 2, 0 for what is not known.
        kind: of the actors; "thing" for what has no name.
        place: subject, object, other or owner.
        sentence, token: where.
        nouns: by which it was called.
        verb: the token that it hangs on in its sentence, -1 where that is not kept.
        small: whether a pronoun spoke of it.
        new: whether its noun has an indefinite article: «Un homme de 34 ans».
        seized: whether somebody had them arrested.
    """

    actors: tuple[Actor, ...]
    gender: str
    number: int
    kind: str
    place: str
    sentence: int
    token: int
    nouns: frozenset[str] = frozenset()
    verb: int = -1
    small: bool = False
    new: bool = False
    seized: bool = False


@dataclass
class Memory:
    """What a document spoke of so far.

    Attributes:
        words, calls: the data of its language.
        title: the folded words of its title.
        members: by organisation who is in it.
        heads: ids of those who are head of a state when the document is published.
        elected: ids of those whom the text told so far to be elected, or the like.
        persons: those whom the whole text names, each with the state they are of and the nouns of their titles there.
        fresh: whether the sentence that is read begins a paragraph, where whom the title names stands out.
        counts, total: how often each actor, and all of them, were spoken of so far.
        foremost: the id of the one spoken of most, the first of equals, "" where nobody was.
        quoted: who was quoted last, with the number of the sentence.
        interviewed: who answers the questions of an interview, None where it is none.
        asked, answer: the last word whose meaning was weighed, with how much was spoken of until then, and what it means.
    """

    words: ActorWords
    calls: Calling
    title: frozenset[str] = frozenset()
    members: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    elected: set[str] = field(default_factory=set)
    persons: Sequence[tuple[Actor, str, frozenset[str]]] = ()
    fresh: bool = True
    spoken: list[Spoken] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    by_id: dict[str, Actor] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    ruled: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    total: int = 0
    foremost: str = ""
    quoted: tuple[Actor, int] | None = None
    interviewed: Actor | None = None
    asked: object = None
    answer: Spoken | None = None
    juntas: Counter[str] = field(default_factory=Counter)
    seen: dict[str, int] = field(default_factory=dict)
    mains: dict[str, bool] = field(default_factory=dict)

    def called(self, actor: Actor) -> frozenset[str]:
        """The nouns by which the text called somebody so far."""
        return self.nouns.get(actor.id, frozenset())

    def is_main(self, actor: Actor) -> bool:
        """Whether the title names somebody who is no state."""
        if not self.title or actor.kind == "state":
            return False
        if actor.id not in self.mains:
            self.mains[actor.id] = named_in(self.title, actor)
        return self.mains[actor.id]

    def state_of_junta(self) -> Actor | None:
        """The state that the text names most beside its junta or coup, the one it names most where it names none so."""
        (first, most), (_, next_most) = [*self.juntas.most_common(2), ("", 0), ("", 0)][:2]
        return self.by_id[first] if most > next_most else self.main_state()

    def main_state(self, number: int = -1) -> Actor | None:
        """The state that was named most so far, the earliest of equals.

        In a sentence of that number it is another where that one was not named for long and one was just now.
        """
        if not self.states:
            return None
        main = self.states.most_common(1)[0][0]
        if not self.states[main] and self.seen.get(main) == number:
            return None  # «L'armée a signé un accord à Mascate»
        if number - self.seen.get(main, number) > _LONG:
            now = [state for state, last in self.seen.items() if number - last <= 1]
            main = now[0] if len(now) == 1 else main
        return self.by_id[main]

    def main_body(self, noun: str) -> tuple[Actor, ...]:
        """The organisation that the text is about, of those that may be called so: the one in the title, or called so and named most."""
        counted = [self.by_id[id_] for id_, _ in self.counts.most_common() if id_ in self.by_id]
        fits = [a for a in counted if a.kind == "organisation" and self.calls.fits(a, noun, self.called(a))]
        sorts = self.calls.bodies.sorts
        told = [actor for actor in fits if sorts(self.called(actor)) or self.counts[actor.id] >= _OFTEN]
        entitled = [actor for actor in fits if self.is_main(actor)] or told
        if len(entitled) > 1 and self.counts[entitled[0].id] < _MOST * self.counts[entitled[1].id]:
            return ()
        return tuple(entitled[:1])

    def named_later(self, state: str, noun: str) -> tuple[Actor, ...]:
        """The one person of a state whom the text names, further on, by a title: «Le président ivoirien ... Alassane Ouattara»."""
        persons = {actor.id: actor for actor, of, nouns in self.persons if of == state and noun in nouns}
        return tuple(persons.values()) if len(persons) == 1 else ()

    def learn_gender(self, actor: Actor, gender: str) -> None:
        """Take in the gender of a person that no name tells, for what was told of them before too."""
        if actor.id in self.genders:
            return
        self.genders[actor.id] = gender
        for place, one in enumerate(self.spoken):
            if len(one.actors) == 1 and one.actors[0].id == actor.id and one.gender == "x":
                self.spoken[place] = replace(one, gender=gender)

    def count(self, actor: Actor) -> None:
        """Count one time that an actor was spoken of."""
        self.counts[actor.id] += 1
        self.total += 1
        if self.counts[actor.id] > self.counts[self.foremost]:
            self.foremost = actor.id

    def hear(self, actor: Actor, *, counted: bool) -> None:
        """Count one naming of an actor; of a state only where it is ``counted`` for the one that the text is about."""
        self.by_id[actor.id] = actor
        self.count(actor)
        if actor.kind == "state" and counted:
            self.states[actor.id] += 1

    def weigh(self, one: Spoken, number: int) -> float:
        """How much somebody stands out in a later sentence, or in this one, for a noun that may mean them."""
        weight = _SALIENCE[one.place] - _GONE * (number - one.sentence) + self._just_told(one, number)
        weight += _PERSON if one.kind == "person" else 0.0
        weight += 0.25 * min(min(self.counts[actor.id] for actor in one.actors), 8)
        weight += 1.0 if one.sentence == 0 else 0.0
        if len(one.actors) == 1 and self.is_main(one.actors[0]):
            weight += _MAIN if self.fresh else _MAIN_LATER
        return weight

    def weigh_unnamed(self, one: Spoken, number: int, part: str) -> float:
        """How much what has no name stands out for a pronoun: things do for a sentence.

        Args:
            one: what was spoken of.
            number: of the sentence of the pronoun.
            part: what the pronoun is in its clause.
        """
        back, here = number - one.sentence, self._just_told(one, number)
        if one.kind == "thing":
            likely = 4.0 if part == "object" and one.place == "object" else 0.0
            gone = _NEXT if back == 1 and one.place == "subject" else 2.0 * back
            return _SALIENCE[one.place] - 1.0 - gone + here + likely
        near = _PERSON if one.kind == "person" and part in ("subject", "passive") and back <= _AT_HAND else 0.0
        return _SALIENCE[one.place] - _GONE_UNNAMED * back + here + near

    @staticmethod
    def _just_told(one: Spoken, number: int) -> float:
        return 1.5 if one.sentence == number and one.place == "subject" else 0.0

    @staticmethod
    def is_subject(one: Spoken, number: int, verb: int) -> bool:
        """Whether something is the subject of a verb of a sentence."""
        return one.sentence == number and one.verb == verb >= 0 and one.place == "subject"

    def subjects(self, number: int, *verbs: int) -> frozenset[str]:
        """The ids of those that are subjects of verbs of a sentence so far."""
        near = [one for one in self.spoken[-12:] if any(self.is_subject(one, number, verb) for verb in verbs)]
        return frozenset(actor.id for one in near for actor in one.actors) | ({""} if near else frozenset())

    def holder(self, called: frozenset[str], number: int, gender: str, *, of_state: bool = False) -> tuple[Actor, ...]:
        """The person who stands out most of those called so, or else of those without a title.

        Args:
            called: what holders of the office are called.
            number: of the sentence.
            gender: of the noun.
            of_state: whether it is the office of a head of state: those known to hold it come first, and who has no title
                holds it where they were elected.
        """
        ways = ("heads", "titled", "plain") if of_state else ("titled", "plain")
        for way in ways:
            best: Spoken | None = None
            most = 0.0
            for one in self.spoken[-80:]:
                if len(one.actors) != 1 or one.actors[0].kind != "person" or {gender, one.gender} == {"m", "f"}:
                    continue
                actor = one.actors[0]
                nouns = self.nouns.get(actor.id, frozenset()) & self.words.titles
                head = actor.id in self.heads
                fits = {
                    "heads": head,
                    "titled": bool(nouns & called),
                    "plain": not nouns and (actor.id in self.elected or not of_state),
                }[way]
                weight = self.weigh(one, number) + 6.0
                if fits and weight > most:
                    best, most = one, weight
            if best is not None:
                return best.actors
        return ()

    def native(self, state: str, gender: str, number: int) -> tuple[Actor, ...]:
        """The person who stands out most of those who may be from a state."""
        best: Spoken | None = None
        most = 0.0
        for one in self.spoken[-80:]:
            if number - one.sentence > FAR or len(one.actors) != 1 or one.actors[0].kind != "person":
                continue
            ruled = self.ruled.get(one.actors[0].id, "")
            if {gender, one.gender} == {"m", "f"} or (ruled and ruled != state):
                continue
            weight = self.weigh(one, number) + 6.0 + (2.0 if ruled == state else 0.0)
            if weight > most:
                best, most = one, weight
        return best.actors if best is not None else ()

    def several(self, count: int, kind: str, number: int) -> tuple[Actor, ...]:
        """The last ones named together, as many as said and of a kind; or those that did something last."""
        for one in reversed(self.spoken[-60:]):
            if number - one.sentence > 3 * FAR or len(one.actors) < 2:
                continue
            if (not count or len(one.actors) == count) and (not kind or all(is_kind(a, kind) for a in one.actors)):
                # «l'indépendance de l'Abkhazie et de l'Ossétie»: these two do nothing
                aside = kind == "state" and one.place in ("owner", "other")
                near = [other for other in self.spoken[-60:] if number - other.sentence <= _FEW]
                return (self._doing(count, near, kind) if aside else ()) or one.actors
        if kind == "state" and (joined := self._joined(count, number)):
            return joined
        kinds = [kind] if kind else ["person", "state"]
        return next((found for one in kinds if (found := self._recent(count, one, number))), ())

    def pair(self, number: int) -> tuple[Actor, ...]:
        """«Il épouse Anna Karina ; ils divorcent»: the two persons of the last sentences, where they tell of no third."""
        near = [one for one in self.spoken[-30:] if number - one.sentence <= _AT_HAND]
        persons = {a.id: a for one in near for a in one.actors if a.kind == "person"}
        return tuple(persons.values()) if len(persons) == 2 else ()

    def _joined(self, count: int, number: int) -> tuple[Actor, ...]:
        """«L'AES ... Les trois pays»: the members of the organisation spoken of last, where they are as many as said."""
        for one in reversed(self.spoken[-60:]):
            if number - one.sentence > FAR or len(one.actors) != 1 or one.actors[0].id not in self.members:
                continue
            members = self.members[one.actors[0].id]
            return members if len(members) == count else ()
        return ()

    def _recent(self, count: int, kind: str, number: int) -> tuple[Actor, ...]:
        """The so many of a kind that were named last, where the sentences that name them name no others."""
        for back in range(FAR):
            near = [one for one in self.spoken[-60:] if number - one.sentence <= back]
            known = {a.id: a for one in near for a in one.actors if is_kind(a, kind)}
            if len(known) >= count:
                return tuple(known.values()) if len(known) == count else self._doing(count, near, kind)
        return ()

    @staticmethod
    def _doing(count: int, near: Sequence[Spoken], kind: str) -> tuple[Actor, ...]:
        """Those of a kind that are subjects, where they are as many as said."""
        doing = {a.id: a for one in near if one.place == "subject" for a in one.actors if is_kind(a, kind)}
        return tuple(doing.values()) if len(doing) == count else ()


def named_in(title: frozenset[str], actor: Actor) -> bool:
    """Whether a title, by its folded words, names somebody, a person by the surname."""
    names = [words_in(name)[-1:] for name in actor.names.values()]
    return any(len(word) > _SHORT and word in title for name in names for word in name)


def is_kind(actor: Actor, kind: str) -> bool:
    """Whether an actor is of a kind; armed groups and organisations pass for each other."""
    both = ("organisation", "group")
    return actor.kind == kind or (kind in both and actor.kind in both)


def agrees(one: Spoken, gender: str, number: int) -> bool:
    """Whether something may be meant by a small word of a gender and number."""
    if one.number and number != one.number:
        return False
    if gender == "n":
        return one.kind != "person"
    return not (gender in "mf" and one.gender in "mf" and gender != one.gender)
