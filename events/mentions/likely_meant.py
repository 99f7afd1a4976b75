"""Which of those spoken of a pronoun or possessive means: of those who agree with it, the one whom its signs make likeliest.

Whom the text speaks of most, how far back and as what it spoke of each, how many others it spoke of since, what the clause
tells of the one meant: boosted trees over these signs, fitted to annotated news by ``python -m benchmarks.likely_meant
--write``, tell how likely each is meant. Where nobody is likely, a thing or somebody without a name may be meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.mentions.spoken import FAR, Memory, Spoken, agrees
from events.mentions.trees import Signs, trees
from events.model import Actor

LIKELY = 0.33
"""From how likely somebody is meant."""
LATE = 20
"""Sentences after which a text is well under way."""
_CLOSE = 0.05  # by how much two may differ that are as likely
_SEEN = 80  # times that something was spoken of, back to which a word may reach
_NEAR = 12  # times that something was spoken of in this sentence and the one before
_THINGS = 4  # without a name, the last of which may be meant
_MOST = 12  # times spoken of, from which it tells no more
_ACTING = ("subject", "passive")
_REACHED = ("object", "other")
_BODIES = ("operation", "organisation", "group")
_PERSONS = ("person", "people")


@dataclass(frozen=True, slots=True)
class Word:
    """A pronoun or possessive.

    Attributes:
        sort: gender and number ("m1").
        sentence: the number of its sentence.
        part: what it is in its clause: subject, passive (subject of such a verb), object, other or owner.
        verb: the token that it hangs on, -1 where it is not known.
        like: person or organisation, where what is said of it tells which.
        above: the verb that has the subject of that, where it is an infinitive.
        quote: the tokens in quotes that it says somebody said.
        opener: the tokens before it that open the sentence and tell of it.
        sentenced: whether its verb tells what becomes of somebody who was seized: «Il a été condamné».
    """

    sort: str
    sentence: int
    part: str
    verb: int = -1
    like: str = ""
    above: int = -1
    quote: range = range(0)
    opener: range = range(0)
    sentenced: bool = False

    @property
    def gender(self) -> str:
        """m, f, n, or x for what it does not tell."""
        return self.sort[0]

    @property
    def number(self) -> int:
        """1 or 2."""
        return int(self.sort[1])


@dataclass(slots=True)
class Candidate:
    """Who or what may be meant, as it was spoken of last.

    Attributes:
        last: that time.
        rank: how many others were spoken of since.
        times: that it was spoken of in the sentences within reach.
        subject: how many sentences ago it was a subject, ``FAR`` + 1 where it was none.
        named: likewise, when it was named and not only meant.
    """

    last: Spoken
    rank: int
    times: int = 0
    subject: int = FAR + 1
    named: int = FAR + 1

    def hear(self, one: Spoken, back: int) -> None:
        """Count one time that it was spoken of, so many sentences ago."""
        self.times += 1
        if one.place == "subject":
            self.subject = min(self.subject, back)
        if not one.small:
            self.named = min(self.named, back)


def meant(memory: Memory, word: Word) -> tuple[Actor, ...]:
    """Who is meant; nobody where something without a name is, or nothing that the text spoke of."""
    best = foremost(memory, word)
    return best.actors if best is not None else ()


def foremost(memory: Memory, word: Word) -> Spoken | None:
    """What is meant, with or without a name; asked twice of one word it is weighed once."""
    asked = (word, len(memory.spoken))
    if memory.asked != asked:
        memory.asked, memory.answer = asked, _weighed(memory, word)
    return memory.answer


def _weighed(memory: Memory, word: Word) -> Spoken | None:
    candidates = possible(memory, word)
    if word.part == "owner" and (own := _own_subject(word, candidates)) is not None:
        return own  # «Le tribunal a rendu son verdict»
    if (stranger := _stranger(memory, word, candidates)) is not None:
        return stranger
    fitted = trees("pronouns") if any(one.last.actors for one in candidates) else None
    if fitted is not None:
        shares = fitted.likely(list(signs(memory, word, candidates))).tolist()
        if (best := likeliest(memory, candidates, shares)) is not None:
            return (_seized_before(word, candidates) or _subject_beside(word, candidates, best) or best).last
    things = [one.last for one in candidates if not one.last.actors]
    return max(things, key=lambda one: memory.weigh_unnamed(one, word.sentence, word.part), default=None)


def _subject_beside(word: Word, candidates: Sequence[Candidate], best: Candidate) -> Candidate | None:
    """The subject of the sentence before, where the likeliest is somebody whom that sentence only names beside it.

    «Paul Adam est soupçonné d'avoir armé Luc Morand. [Il] a été condamné.»
    """
    before = word.sentence - 1
    if word.part not in _ACTING or best.last.kind != "person" or best.last.sentence != before:
        return None
    if best.last.place == "subject" or best.last.small:
        return None
    told = [
        one for one in candidates
        if one.last.kind == "person" and len(one.last.actors) == 1 and one.last.sentence == before and one.last.place == "subject"
    ]  # fmt: skip
    return told[0] if len(told) == 1 and told[0] is not best else None


def _seized_before(word: Word, candidates: Sequence[Candidate]) -> Candidate | None:
    """Who was seized in the sentence before, of one that tells what became of somebody: «X a fait arrêter Paul Roy. [Il] a été condamné»."""
    if not word.sentenced or word.part != "passive":
        return None
    seized = [one for one in candidates if one.last.seized and one.last.sentence == word.sentence - 1]
    return seized[0] if len(seized) == 1 else None


def likeliest(
    memory: Memory, candidates: Sequence[Candidate], shares: Sequence[float], least: float = LIKELY
) -> Candidate | None:
    """The candidate with a name that is likeliest, of several as likely the one that the text speaks of most; None where none is likely.

    Args:
        memory: what the text spoke of.
        candidates: who may be meant.
        shares: how likely each is.
        least: from how likely one is meant.
    """
    named = [(share, one) for share, one in zip(shares, candidates, strict=True) if one.last.actors]
    most = max((share for share, _ in named), default=0.0)
    close = [one for share, one in named if share >= max(least, most - _CLOSE)]
    return max(close, key=lambda one: min(memory.counts[actor.id] for actor in one.last.actors), default=None)


def _own_subject(word: Word, candidates: Sequence[Candidate]) -> Spoken | None:
    """The subject of the clause of a possessive, where it is a thing, or somebody, without a name."""
    told = (one.last for one in candidates if not one.last.actors and one.last.place == "subject")
    return next((one for one in told if _of_its_verb(word, one)), None)


def _stranger(memory: Memory, word: Word, candidates: Sequence[Candidate]) -> Spoken | None:
    """Somebody without a name of whom the text goes on: «Un homme de 34 ans a été interpellé. [Il] a été écroué.»

    So does it of a definite noun, where whom the sentence names is not its subject: «Selon le procureur Jean Roux, le
    conducteur ... Il». Who only does an office for others is none («Une juge a refusé. Elle ...»), nor somebody of the
    other gender.
    """
    if word.part not in _ACTING:
        return None
    near = [one for one in candidates if one.last.sentence >= word.sentence - 1 and not one.last.small]
    subjects = [one.last for one in near if one.last.place == "subject" and one.last.kind in _PERSONS]
    latest = max(subjects, key=lambda one: (one.sentence, one.token), default=None)
    if latest is None or latest.actors or _of_its_verb(word, latest):
        return None
    persons = memory.calls.persons
    genders = {memory.calls.genders.get(noun, "x") for noun in latest.nouns}
    genders |= {"f" for noun in latest.nouns & memory.words.women} | {"m" for noun in latest.nouns & memory.words.men}
    of_office = persons.trying | (persons.told if latest.new else frozenset[str]())
    if not latest.nouns.isdisjoint(of_office) or {word.gender, *genders} >= {"m", "f"}:
        return None
    named = [one.last for one in candidates if one.last.actors and one.last.sentence >= latest.sentence - 1]
    aside = bool(named) and all(one.place == "other" and one.sentence == latest.sentence for one in named)
    return latest if latest.new or aside else None


def possible(memory: Memory, word: Word) -> list[Candidate]:
    """Who agrees with a word and may be meant by it where it stands, the one spoken of last first."""
    found: dict[tuple[str, ...] | int, Candidate] = {}
    things = 0
    others = frozenset[str]()
    if word.part in _REACHED:  # «il lui reproche»: who has the pronoun's own verb as subject is somebody else
        others = memory.subjects(word.sentence, word.verb, word.above)
    newer = _since(memory, word)
    for one in reversed(memory.spoken[-_SEEN:]):
        back = word.sentence - one.sentence
        if back > FAR or not agrees(one, word.gender, word.number) or _ruled_out(memory, word, one, others):
            continue
        if one.actors and back > 1 and one.kind in newer:
            continue
        ids = tuple(actor.id for actor in one.actors)
        things += not ids
        if not ids and things > _THINGS:
            continue
        found.setdefault(ids or -things, Candidate(one, len(found))).hear(one, back)
    alike = [
        one for one in found.values() if one.last.actors and (one.last.kind in _PERSONS) == (word.like == "person")
    ]
    kept = alike if word.like and alike else found.values()  # «Fondé en 1887, il est entré en Bourse»: no person
    return [one for one in found.values() if not one.last.actors or one in kept]


def _since(memory: Memory, word: Word) -> tuple[str, ...]:
    """The kinds of those of whom a newer subject without a name, or body, takes the place: «La France ... L'usine a ouvert. Elle ...»."""
    if word.part not in _ACTING:
        return ()
    if not word.like and _subject_before(memory, word, ("thing",)):
        return ("state", *_BODIES)
    return ("state",) if _subject_before(memory, word, _BODIES) else ()


def _ruled_out(memory: Memory, word: Word, one: Spoken, others: frozenset[str]) -> bool:
    """Whether grammar forbids it: the subject of the pronoun's own verb; for "him" a thing, for "she" what is nobody."""
    if others and one.actors and all(actor.id in others for actor in one.actors):
        return True
    if others and not one.actors and memory.is_subject(one, word.sentence, word.verb):
        return True
    if word.part == "other" and one.kind == "thing":
        return True
    if one.sentence == word.sentence and one.token in (*word.quote, *word.opener):
        return True  # «« La Russie a montré sa force », a-t-il ajouté», «Chargé par Paul Roy de l'enquête, il»
    return memory.words.of_persons and word.gender in "mf" and one.kind not in (*_PERSONS, "operation")


def signs(memory: Memory, word: Word, candidates: Sequence[Candidate]) -> Iterator[Signs]:
    """What tells of each candidate whether it is meant, by name, with its amount."""
    same = list(_of_word(memory, word, candidates))
    for one in candidates:
        yield [*same, *of_candidate(word, one), *in_text(memory, one)]


def _of_word(memory: Memory, word: Word, candidates: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
    yield f"word {word.part}", 1
    yield f"sort {word.sort}", 1
    yield f"like {word.like}", 1
    yield "english", memory.words.of_persons
    yield "opens a paragraph", memory.fresh
    yield "sentence", min(word.sentence, LATE)
    for one in candidates:
        if not one.last.actors and _of_its_verb(word, one.last):
            yield f"unnamed {one.last.kind} of its verb", 1
    yield "candidates", len(candidates)
    yield "persons", sum(one.last.kind == "person" and bool(one.last.actors) for one in candidates)


def _subject_before(memory: Memory, word: Word, kinds: Sequence[str]) -> bool:
    """Whether the sentence before has something of some kinds that agrees as its subject."""
    near = (one for one in memory.spoken[-_NEAR:] if one.sentence == word.sentence - 1 and one.kind in kinds)
    known = (word.gender,) if "thing" in kinds else (word.gender, "x")
    return any(one.place == "subject" and one.gender in known and agrees(one, word.gender, word.number) for one in near)


def _of_its_verb(word: Word, one: Spoken) -> bool:
    """Whether something hangs on the verb of a pronoun, or of what a possessive tells whose it is."""
    return one.sentence == word.sentence and one.verb == word.verb >= 0


def of_candidate(word: Word, one: Candidate) -> Iterator[tuple[str, float]]:
    """What tells of a candidate by how it was spoken of, beside the word that may mean it."""
    last, back = one.last, word.sentence - one.last.sentence
    yield f"place {last.place}", 1
    yield f"place {last.place} {word.part}", 1
    yield f"kind {last.kind}", 1
    yield "back", back
    yield "token", last.token
    yield "rank", one.rank
    yield "times", one.times
    yield "subject back", one.subject
    yield "named back", one.named
    yield "small", last.small
    yield "gender unknown", last.gender == "x"
    yield "gender agrees", last.gender == word.gender
    yield "of its verb", _of_its_verb(word, last)


def in_text(memory: Memory, one: Candidate) -> Iterator[tuple[str, float]]:
    """What tells of a candidate by how much the text is about it."""
    last = one.last
    yield "several", len(last.actors)
    yield "somebody's", not last.nouns.isdisjoint(memory.words.kin)
    yield "first sentence", last.sentence == 0
    if last.actors:
        least = min(memory.counts[actor.id] for actor in last.actors)
        yield "count", min(least, _MOST)
        yield "share", least / max(1, memory.total)
        yield "foremost", last.actors[0].id == memory.foremost
        yield "in title", len(last.actors) == 1 and memory.is_main(last.actors[0])
