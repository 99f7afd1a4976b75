"""Who takes part in a happening though its words name nobody for it: «Le procès s'ouvre lundi», «L'usine a fermé».

Those of whom the text speaks most, or spoke last, may be meant. Signs of the happening and of how the text spoke of each
tell how likely a reader would name them: boosted trees over these signs are fitted to annotated news and to the
articles at hand by ``python -m benchmarks.likely_implied --write``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from events.actors import Named, words_in
from events.mentions.around import DEFAULT_ROLES
from events.mentions.spoken import named_in
from events.mentions.telling import OF_A_STATE, Telling
from events.mentions.trees import Signs, Trees, trees
from events.mentions.triggers import Trigger
from events.model import Actor, EventMention
from events.reading import Sentence

LIKELY = 0.5
"""From how likely somebody takes part whom the sentence does not name."""
_BODY = "body"
_SORTS = ("person", "state", _BODY)
_SORT = {"person": "person", "state": "state", "organisation": _BODY, "group": _BODY, "operation": _BODY}
_LATE, _BACK = 20, 15  # sentences beyond which more tell nothing
_SEEN = 60  # of those spoken of last
_MOST = 8  # of a sort, of those spoken of most
_AGAIN = 2  # of those of the happening before


class Implied:
    """Adds those who likely take part to the happenings of one document, told in order.

    Args:
        named: the actors of each sentence, those that are only meant among them.
        title: of the document.
        fitted: what tells how likely they are.
    """

    def __init__(self, named: Sequence[Named], title: str, fitted: Trees) -> None:
        self._fitted = fitted
        self._title = frozenset(words_in(title))
        self._total = Counter(m.actor.id for who in named for m in who.actors)
        self._all = max(1, self._total.total())
        self._known: dict[str, Actor] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._subject: dict[str, bool] = {}
        self._recent: dict[str, None] = {}  # the one spoken of last at its end
        self._most: dict[str, list[str]] = {sort: [] for sort in _SORTS}
        self._sorts = Counter[str]()
        self._counts = Counter[str]()
        self._spoken = 0
        self._acted = Counter[str]()
        self._told = 0
        self._number = -1
        self._here: set[str] = set()  # whom the sentence names, and grammar leaves out
        self._before: frozenset[str] = frozenset()

    def hear(self, one: Telling) -> None:
        """Take in whom the next sentence names or means."""
        self._number += 1
        self._here = {mention.actor.id for mention in one.named.actors}
        tokens = one.sentence.tokens
        for mention in one.named.actors:
            id_, sort = mention.actor.id, _SORT.get(mention.actor.kind, "")
            self._sorts[sort] += id_ not in self._known
            self._known[id_] = mention.actor
            self._counts[id_] += 1
            self._spoken += 1
            self._recent.pop(id_, None)
            self._recent[id_] = None
            if sort:
                most = dict.fromkeys([*self._most[sort], id_])
                self._most[sort] = sorted(most, key=lambda one: -self._counts[one])[:_MOST]
            self._first.setdefault(id_, self._number)
            self._last[id_] = self._number
            self._subject[id_] = mention.first < len(tokens) and tokens[mention.first].dep.startswith("nsubj")

    def tell(self, mention: EventMention) -> None:
        """Take in who takes part in the happening that was told last."""
        have = frozenset(actor.id for actor in mention.actors)
        self._before = have or self._before
        self._told += 1
        self._acted.update(have)

    def added(self, one: Telling, mention: EventMention) -> EventMention:
        """A happening of the sentence heard last, with those who likely take part."""
        candidates = self.candidates(mention)
        shares: list[float] = []
        if candidates:
            told = [list(self._of_candidate(actor, mention)) for actor in candidates]
            shares = self._fitted.likely(told, self._of_all(one, mention)).tolist()
        self.tell(mention)
        found = [actor for actor, share in zip(candidates, shares, strict=True) if share >= LIKELY]
        if not found:
            return mention
        trigger = _trigger(one, mention)
        role = {**DEFAULT_ROLES, **(trigger.sense.roles if trigger is not None else {})}["of"]
        return replace(
            mention,
            actors=(*mention.actors, *found),
            roles=(*mention.roles, *(role for _ in found)),
            likely_actors=mention.likely_actors | {actor.id for actor in found},
        )

    def candidates(self, mention: EventMention) -> list[Actor]:
        """Where nobody takes part by the words: of each sort the one spoken of most, the one spoken of last, some of the happening before."""
        if mention.actors:
            return []  # «La CEDEAO a suspendu le Mali»: who takes part is told
        recent = [id_ for id_ in islice(reversed(self._recent), _SEEN) if id_ not in self._here]
        found: dict[str, None] = {}
        for sort in _SORTS:
            ids = [id_ for id_ in recent if _SORT.get(self._known[id_].kind) == sort]
            if sort == "state" and mention.type in OF_A_STATE:
                continue  # «Les habitants éliront leur maire»: whose state holds it is told where it is known
            most = (id_ for id_ in self._most[sort] if id_ not in self._here)
            again = [id_ for id_ in ids if id_ in self._before]
            found.update(dict.fromkeys([*islice(most, 1), *ids[:1], *again[:_AGAIN]]))
        return [self._known[id_] for id_ in found]

    def signs(self, one: Telling, mention: EventMention, candidates: Sequence[Actor]) -> Iterator[Signs]:
        """What tells of each candidate whether it takes part, by name, with its amount."""
        same = self._of_all(one, mention)
        for actor in candidates:
            yield [*same, *self._of_candidate(actor, mention)]

    def _of_all(self, one: Telling, mention: EventMention) -> list[tuple[str, float]]:
        return [*self._of_mention(one, mention), *_of_trigger(one, _trigger(one, mention))]

    def _of_mention(self, one: Telling, mention: EventMention) -> Iterator[tuple[str, float]]:
        yield f"type {mention.type}", 1
        yield f"modality {mention.modality}", 1
        yield "dated", bool(mention.times)
        yield "definite", mention.definite
        yield "named here", len(one.named.actors)
        yield "sentence", min(self._number, _LATE)

    def _of_candidate(self, actor: Actor, mention: EventMention) -> Iterator[tuple[str, float]]:
        id_, sort = actor.id, _SORT[actor.kind]
        most = self._most[sort]
        yield f"kind {actor.kind}", 1
        yield f"kind {sort} type {mention.type}", 1
        yield "count", self._counts[id_]
        yield "share", self._counts[id_] / self._spoken
        yield "share of all", self._total[id_] / self._all
        yield "back", min(self._number - self._last[id_], _BACK)
        yield "last a subject", self._subject[id_]
        yield "first", min(self._first[id_], _LATE)
        yield "rank", most.index(id_) if id_ in most else _MOST
        yield "of its sort", self._sorts[sort]
        yield "took part before", id_ in self._before
        yield "took part", self._acted[id_]
        yield "took part, share", self._acted[id_] / max(1, self._told)
        yield "in title", named_in(self._title, actor)


def _trigger(one: Telling, mention: EventMention) -> Trigger | None:
    """The candidate of the sentence that a happening was told by."""
    tokens, named = one.sentence.tokens, range(mention.trigger_start_char, mention.trigger_end_char)
    return next((t for t in one.found if tokens[t.main].start_char in named), None)


def _of_trigger(one: Telling, trigger: Trigger | None) -> Iterator[tuple[str, float]]:
    """What the sentence says of a happening: its verb, subject and object, and what they are."""
    if trigger is None:
        return
    sentence, tokens = one.sentence, one.sentence.tokens
    yield "noun", trigger.noun
    yield "known", trigger.known
    yield f"duty {trigger.duty}", 1
    yield f"dep {tokens[trigger.main].dep}", 1
    yield f"object is {trigger.sense.roles.get('object', '')}", 1
    verb = trigger.main
    if trigger.noun:
        children = [tokens[child] for child in sentence.children(trigger.main)]
        yield f"trigger {trigger.lemma}", 1
        yield f"led by {_determiner(sentence, trigger.main)}", 1
        yield "complements", sum(child.dep in ("nmod", "amod") for child in children)
        verb = tokens[trigger.main].head
    children_of_verb = sentence.children(verb)
    subject = next((child for child in children_of_verb if tokens[child].dep.startswith("nsubj")), None)
    told = next((tokens[child].pos for child in children_of_verb if tokens[child].dep == "obj"), "none")
    yield f"object {told}", 1
    yield "by somebody", any(tokens[child].dep == "obl:agent" for child in children_of_verb)
    yield f"subject {tokens[subject].pos if subject is not None else 'none'}", 1
    if subject is not None:
        yield from _of_subject(one, subject)


def _of_subject(one: Telling, place: int) -> Iterator[tuple[str, float]]:
    token = one.sentence.tokens[place]
    yield f"subject number {token.morph.get('Number', '')}", 1
    yield f"subject led by {_determiner(one.sentence, place)}", 1
    yield "passive", token.dep == "nsubj:pass"
    if token.pos == "NOUN":
        yield f"subject {token.key}", 1
    yield "subject is somebody", token.key in one.words.lists["people"]
    yield "subject does things", token.key in one.words.lists["doers"]
    yield "subject happens", any(t.noun and t.first <= place < t.last for t in one.found)


def _determiner(sentence: Sentence, place: int) -> str:
    """Which determiner a noun has: definite, indefinite, of somebody, another, or none."""
    morph = next((sentence.tokens[c].morph for c in sentence.children(place) if sentence.tokens[c].pos == "DET"), None)
    if morph is None:
        return "none"
    return morph.get("Definite") or ("Poss" if morph.get("Poss") else "another")


def implied_in(named: Sequence[Named], title: str) -> Implied | None:
    """What adds those who likely take part to the happenings of a document, None where nothing was fitted.

    Args:
        named: the actors of each sentence, those that are only meant among them.
        title: of the document.
    """
    fitted = trees("implied")
    return Implied(named, title, fitted) if fitted is not None else None
