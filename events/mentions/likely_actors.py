"""Who of those whom a sentence names, or means, takes part in a happening: what grammar says, weighed with what else is known.

Grammar errs where a tree does, and does not know whom a text is about. Each actor of a sentence has signs: the role that
grammar gives, how it is named and hangs in the sentence, of what kind it is and what happens, how much the document
speaks of it. Boosted trees (Friedman 2001, "Greedy function approximation") over these signs tell how likely a reader
would name it; they are fitted to annotated news and to the articles at hand by ``python -m benchmarks.likely_actors --write``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.actors import ActorMention, Named, bare, words_in
from events.mentions.arguments import Link, Unit, comes_from, slot_of_case, somebody
from events.mentions.around import DEFAULT_ROLES, Arguments, Part
from events.mentions.owners import another_of, left_behind, merely_where, said_there
from events.mentions.spoken import named_in
from events.mentions.trees import Signs, Trees, trees

LIKELY = {True: 0.3, False: 0.45}
"""From how likely an actor takes part: one who does by grammar, and one whom grammar leaves out."""
_FAR = 40  # tokens beyond which a name is far from what happens
_STOPS = ",;:()–—"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may take part in a happening.

    Attributes:
        mention: the naming that stands nearest to it in the sentence.
        role: what grammar gives, "" where that leaves it out.
        unit, link: with whom it is named and how it hangs on what happens; None for one that is only implied.
    """

    mention: ActorMention
    role: str
    unit: Unit | None
    link: Link | None


class LikelyActors:
    """Says who takes part in the happenings of one document.

    Args:
        named: the actors of each sentence, those that are only meant among them.
        title: of the document.
        fitted: what tells how likely they are.
    """

    def __init__(self, named: Sequence[Named], title: str, fitted: Trees) -> None:
        self._fitted = fitted
        self._first: dict[str, int] = {}
        self._counts = Counter[str]()
        kinds = dict[str, str]()
        words = frozenset(words_in(title))
        self._entitled = set[str]()
        for number, who in enumerate(named):
            for mention in who.actors:
                id_ = mention.actor.id
                self._counts[id_] += 1
                if id_ not in self._first:
                    self._first[id_], kinds[id_] = number, mention.actor.kind
                    if named_in(words, mention.actor):
                        self._entitled.add(id_)
        self._foremost = {kinds[id_]: id_ for id_, _ in reversed(self._counts.most_common())}
        self._all = max(1, self._counts.total())

    def weighed(self, arguments: Arguments, ruled: Sequence[Part]) -> list[Part]:
        """Those who likely take part in a happening, in the order of the text.

        Args:
            arguments: the happening and those whom its sentence names.
            ruled: who takes part by grammar alone.
        """
        candidates = self.candidates(arguments, ruled)
        if not candidates:
            return []
        likely = self._fitted.likely(list(self.signs(arguments, candidates)))
        known = {part.mention.actor.id: part for part in ruled}
        roles = {**DEFAULT_ROLES, **arguments.trigger.sense.roles}
        found = [
            known.get(one.mention.actor.id) or Part(one.mention, roles.get(_slot(one, arguments), "agent"), likely=True)
            for one, share in zip(candidates, likely.tolist(), strict=True)
            if share >= LIKELY[bool(one.role)] and (one.role or not arguments.side_unknown(one.mention))
        ]
        return sorted(found, key=lambda part: part.mention.first)

    def candidates(self, arguments: Arguments, ruled: Sequence[Part]) -> list[Candidate]:
        """Everyone whom the sentence names or means, each once."""
        roles = {part.mention.actor.id: part.role for part in ruled}
        best: dict[str, tuple[tuple[bool, int], Candidate]] = {}
        for unit, way in zip(arguments.units, arguments.links, strict=True):
            if unit.case in arguments.data.sources and not any(m.actor.id in roles for m in unit.mentions):
                continue  # «selon le procureur Jean Roux»
            if arguments.trigger.noun and another_of(
                arguments.sentence, unit, arguments.trigger.main, arguments.data, arguments.calls
            ):
                continue  # «la mort du fils de Jean Roux»
            for mention in unit.mentions:
                if mention.actor.id not in roles and _only_beside(mention, way, arguments):
                    continue
                rank = (way.governor not in arguments.words, _gap(mention, arguments))
                if mention.actor.id not in best or rank < best[mention.actor.id][0]:
                    one = Candidate(mention, roles.get(mention.actor.id, ""), unit, way)
                    best[mention.actor.id] = (rank, one)
        found = [one for _, one in best.values()]
        return found + [Candidate(p.mention, p.role, None, None) for p in ruled if p.mention.actor.id not in best]

    def signs(self, arguments: Arguments, candidates: Sequence[Candidate]) -> Iterator[Signs]:
        """What tells of each candidate whether it takes part, by name, with its amount."""
        kinds = Counter(one.mention.actor.kind for one in candidates if one.role)
        for one in candidates:
            yield self._signs(one, arguments, kinds, len(candidates))

    def _signs(
        self, one: Candidate, arguments: Arguments, kinds: Counter[str], many: int
    ) -> Iterator[tuple[str, float]]:
        actor, trigger = one.mention.actor, arguments.trigger
        yield f"role {one.role}", 1
        yield f"kind {actor.kind}", 1
        yield f"type {trigger.sense.type}", 1
        yield f"how {one.mention.how}", 1
        yield from self._in_document(actor.id, actor.kind)
        yield "taking part", kinds.total()
        yield "persons taking part", kinds["person"]
        yield "taking part, of its kind", kinds[actor.kind] - bool(one.role)
        yield "candidates", many
        if one.unit is not None and one.link is not None:
            yield from _in_sentence(one.mention, one.unit, one.link, arguments)
            if not one.role:
                yield from _left_out(one.mention, one.link, arguments)

    def _in_document(self, id_: str, kind: str) -> Iterator[tuple[str, float]]:
        yield "first named", self._first.get(id_, _FAR)
        yield "named", self._counts[id_]
        yield "share", self._counts[id_] / self._all
        yield "in title", id_ in self._entitled
        yield "foremost", self._foremost.get(kind) == id_


def _only_beside(mention: ActorMention, way: Link, arguments: Arguments) -> bool:
    """Whether somebody is but where something is said, a journey begins, or those are who agree: «les belligérants au Yémen»."""
    where = mention.locative and mention.actor.kind == "state" and arguments.trigger.sense.type == "agreement"
    said = said_there(arguments.sentence, mention, way.slot, arguments.trigger, arguments.data)
    nouns = [bare(arguments.sentence.tokens[place].text) for place in way.through[-1:]]
    parties = any(somebody(n, arguments.calls, arguments.data) or n in arguments.data.counted for n in nouns)
    left = left_behind(arguments.sentence, way.slot, arguments.trigger, arguments.data)
    return said or left or (where and parties)


def _in_sentence(mention: ActorMention, unit: Unit, way: Link, arguments: Arguments) -> Iterator[tuple[str, float]]:
    tokens, trigger = arguments.sentence.tokens, arguments.trigger
    yield f"slot {way.slot}", 1
    yield f"led by {slot_of_case(unit.case, arguments.cases) or bool(unit.case)}", 1
    yield f"dep {tokens[unit.top].dep}", 1
    through = arguments.attached.through
    yield "on it", way.governor in arguments.words or (through is not None and way.governor == through.main)
    before = mention.first < trigger.first
    yield "before", before
    yield "gap", _gap(mention, arguments)
    between = tokens[mention.last : trigger.first] if before else tokens[trigger.last : mention.first]
    yield "stops", sum(token.text in _STOPS for token in between)


def _left_out(mention: ActorMention, way: Link, arguments: Arguments) -> Iterator[tuple[str, float]]:
    """Why grammar leaves somebody out: it is only where something happens, where others are from, or whose others are."""
    sentence = arguments.sentence
    yield "merely where", merely_where(sentence, mention, way.slot, arguments.trigger, arguments.data)
    yield "comes from", comes_from(sentence, mention, arguments.data, arguments.calls)
    nouns = [bare(sentence.tokens[place].text) for place in way.through]
    yield "of somebody", any(somebody(noun, arguments.calls, arguments.data) for noun in nouns)
    yield "through", len(nouns)
    if nouns:
        yield f"through {way.slot}", 1


def _gap(mention: ActorMention, arguments: Arguments) -> int:
    """Tokens between a name and what happens."""
    first, last = arguments.trigger.first, arguments.trigger.last
    return min(_FAR, max(0, first - mention.last if mention.first < first else mention.first - last))


def _slot(one: Candidate, arguments: Arguments) -> str:
    """The place of one whom grammar leaves out."""
    if one.link is not None and one.link.slot:
        return one.link.slot
    return "subject" if one.mention.first < arguments.trigger.first else "object"


def actors_of(named: Sequence[Named], title: str) -> LikelyActors | None:
    """What tells who takes part in the happenings of a document, None where nothing was fitted.

    Args:
        named: the actors of each sentence, those that are only meant among them.
        title: of the document.
    """
    fitted = trees("actors")
    return LikelyActors(named, title, fitted) if fitted is not None else None
