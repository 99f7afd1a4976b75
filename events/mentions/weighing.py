"""What speaks for and against giving a date to a happening, and how much each sign counts.

The weights are data (``attach.toml``), fitted to annotated news and to the articles at hand by
``python -m benchmarks.attach --write``; a sign has an amount, and the likeliest happening has the least sum.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from events.errors import LanguageDataError
from events.mentions.holding import CLAUSES, bare, of_another_time
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger
from events.reading import Sentence, Token

_FAR = 40  # tokens beyond which the way through the tree is all that counts
_STOPS = frozenset(',;:()–—»«"')


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands.

    Attributes:
        sentence: the sentence.
        head: the token of the date whose head is outside it.
        first, last: the tokens of the date, half-open.
        found: the candidates that it may belong to.
        words: the lexicon.
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    found: Sequence[Trigger]
    words: Lexicon

    def between(self, trigger: Trigger) -> range:
        """The tokens between the date and a candidate."""
        before = trigger.last <= self.first
        return range(trigger.last, self.first) if before else range(self.last, trigger.first)


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """How much each sign counts, in sentences that are ``parsed`` and in those that are ``unparsed``; read once.

    Raises:
        LanguageDataError: their file is no TOML.
    """
    import tomllib  # here: importing ``events`` stays light
    from importlib.resources import files

    try:
        return tomllib.loads((files(__package__) / "attach.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError("unreadable", f"attach.toml: {error}", file="attach.toml") from error


def weight(place: Place, trigger: Trigger, *, holds: bool) -> float:
    """What speaks against a date's being of a candidate, in the sum.

    Args:
        place: where the date stands.
        trigger: the candidate.
        holds: whether it gives its date to another happening.
    """
    known = weights()["parsed" if place.sentence.parsed else "unparsed"]
    return sum(known.get(name, 0.0) * amount for name, amount in signs(place, trigger, holds=holds))


def signs(place: Place, trigger: Trigger, *, holds: bool) -> Iterator[tuple[str, float]]:
    """What speaks for and against a candidate, by name of the weight, with its amount; see ``weight``."""
    yield "always", 1
    if holds or trigger.duty:
        yield ("holds another" if holds else trigger.duty), 1
    yield from _beside(place, trigger)
    if place.sentence.parsed:
        yield from _in_form(place, trigger)
        yield from _next_to(place, trigger)


def _in_form(place: Place, trigger: Trigger) -> Iterator[tuple[str, float]]:
    """How a candidate hangs in its sentence: by its relation, the form of a verb, what leads to a noun."""
    sentence, tokens = place.sentence, place.sentence.tokens
    token = tokens[trigger.main]
    yield f"{'noun' if trigger.noun else 'verb'} as {token.dep}", 1
    children = sentence.children(trigger.main)
    if not trigger.noun:
        form, tense = token.morph.get("VerbForm", ""), token.morph.get("Tense", "")
        if any(tokens[child].dep.startswith("aux") for child in children):
            yield "with a helper", 1
        elif form == "Inf":
            yield "infinitive", 1
        elif form in ("Part", "Ger"):
            yield ("past participle" if form == "Part" and tense != "Pres" else "present participle"), 1
        return
    led = next((tokens[child] for child in children if tokens[child].dep == "case"), None)
    if led is None:
        yield "led by nothing", 1
        return
    yield f"led by {_slot(place, led)}", 1
    if not any(tokens[c].pos == "DET" or tokens[c].dep in ("nmod:poss", "nummod") for c in children):
        yield "led without an article", 1


def _next_to(place: Place, trigger: Trigger) -> Iterator[tuple[str, float]]:
    """What stands between a date and a candidate: a stop, another verb, for a noun more than its complements."""
    inside = place.between(trigger)
    between = place.sentence.tokens[inside.start : max(inside.start, inside.stop)]
    before = trigger.last <= place.first
    stops = _STOPS.intersection([token.text for token in between])
    if stops:
        yield "apart", 1
    if ";" in stops or ":" in stops:
        yield "far apart", 1
    if before and "," in stops and _in_ended_clause(place, trigger):
        yield "in a clause that has ended", 1
    if trigger.noun and before:
        near = all(token.pos in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM") for token in between)
        yield ("noun before, near" if near else "noun before, far"), 1
    elif not trigger.noun:
        yield from _first_verb(place, trigger, before=before)


def _in_ended_clause(place: Place, trigger: Trigger) -> bool:
    """Whether a relative clause in commas has ended before the date: "will replace its chairman, who was named in 2016, in May"."""
    sentence, tokens = place.sentence, place.sentence.tokens
    way = (trigger.main, *sentence.ancestors(trigger.main))
    relative = next((at for at in way if tokens[at].dep == "acl:relcl"), None)
    if relative is None:
        return False
    clause = sentence.subtree(relative)
    begin, end = min(clause), max(clause)
    opened = begin > 0 and tokens[begin - 1].text == ","
    return opened and end < place.first and any(token.text == "," for token in tokens[end : place.first])


def _first_verb(place: Place, trigger: Trigger, *, before: bool) -> Iterator[tuple[str, float]]:
    """Whether a verb is the one nearest to the date on its side, or the main one after a date that opens the sentence."""
    inside = place.between(trigger)
    rivals = (t for t in place.found if not t.noun and t.duty != "weak" and t.main != trigger.main)
    if trigger.duty != "weak" and not any(t.main in inside for t in rivals):
        yield ("nearest verb before" if before else "nearest verb after"), 1
    if place.first <= 2 and not before and place.sentence.tokens[trigger.main].dep == "ROOT":
        yield "fronted main verb", 1


def _beside(place: Place, trigger: Trigger) -> Iterator[tuple[str, float]]:
    """How far a candidate is from the date, and what is known of the two where they stand."""
    sentence, head, first, last = place.sentence, place.head, place.first, place.last
    found, words = place.found, place.words
    before = trigger.last <= first
    gap = first - trigger.last if before else trigger.first - last
    yield "gap", min(max(gap, 0), _FAR)
    if sentence.parsed:
        steps, clauses = _path(sentence, head, trigger.main)
        yield "step", steps
        yield "clause", clauses
        yield "break", _breaks(sentence, trigger, first, last, words)
        yield "other part", _in_other_part(sentence, trigger, first, last, found)
        yield from _place_in_tree(place, trigger)
    else:
        yield "unparsed break", _breaks(sentence, trigger, first, last, words)
    if not trigger.known:
        yield "unknown noun" if trigger.noun else "unknown verb", 1
    if not before:
        yield "noun after" if trigger.noun else "verb after", 1
    if trigger.noun and before and _directly_before(sentence, trigger, first, found):
        yield "known noun before" if trigger.known else "unknown noun before", 1
        if _object_of(sentence, trigger.main, found):
            yield "object before", 1
        elif _completes_object(sentence, trigger, first, found):
            yield "in an object before", 1
    if trigger.noun and before and _reported(sentence, trigger.main, words):
        yield "reported", 1
    if trigger.noun and bare(sentence, trigger.first, words):
        yield "bare", 1
    if trigger.noun and of_another_time(sentence, trigger, words):
        yield ("counted from" if before else "of another time"), 1  # «depuis [son rachat] en 2016»
    if trigger.noun and _does(sentence, trigger.main, words):
        yield "doer", 1
    opens = _begins_clause(sentence, first, words)
    fronted = first <= 2 or opens
    if fronted and not trigger.noun and not before:
        yield "fronted verb", 1
        if sentence.parsed and _on_way(sentence, trigger, found):
            yield "on the way to the verb", 1
    if opens and before and sentence.parsed:
        yield "before the clause", 1
    if trigger.sense.type == "statement" and not trigger.noun:
        yield "saying beside" if 0 <= gap <= 2 and (before or fronted) else "saying", 1
    heads = trigger.first == 0 and sentence.tokens[trigger.main].morph.get("VerbForm", "Part") != "Part"
    if before and not heads and not trigger.noun and 0 <= gap <= 2:
        yield "verb before", 1


def _place_in_tree(place: Place, trigger: Trigger) -> Iterator[tuple[str, float]]:
    """How a happening stands in its sentence: what a clause tells is likelier dated than what only completes a noun."""
    sentence, head = place.sentence, place.head
    relation = sentence.tokens[trigger.main].dep
    if trigger.noun:
        if sentence.tokens[head].head == trigger.main:
            yield _on_noun(place, trigger), 1
        if relation == "nmod":
            yield "complement of a noun", 1
        if relation == "nsubj:pass":
            yield "passive subject", 1
    elif trigger.main <= 1 and relation in CLAUSES and sentence.tokens[head].head == trigger.main:
        yield "opens with its date", 1  # "Born in Lima on 3 May, he taught"
    elif relation in ("ROOT", "acl:relcl", "conj"):
        yield "clause of its own", 1
    elif relation in ("acl", "amod"):
        yield "qualifies a noun", 1


def _on_noun(place: Place, trigger: Trigger) -> str:
    """How a date hangs on a noun: as its adjective ("last week's strike", «le scrutin précédent»), by "of", or else."""
    tokens = place.sentence.tokens
    if place.head < trigger.main or tokens[place.head].dep == "amod" or tokens[place.head].pos == "ADJ":
        return "date in its phrase"
    led = (tokens[child] for child in place.sentence.children(place.head) if tokens[child].dep == "case")
    return "date of noun" if any(_slot(place, token) == "of" for token in led) else "date on noun"


def _slot(place: Place, token: Token) -> str:
    """Where a preposition puts what it leads to, by the list of the language; "another" where it is not in it."""
    return place.words.cases.get(token.form, "another")


def _does(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a noun is who does what the verb says ("annoncée par l'inspection", "la direction a dit")."""
    token = sentence.tokens[place]
    if token.dep == "obl:agent":
        return True
    return token.dep == "nsubj" and sentence.tokens[token.head].key in words.lists["reporting"]


def _reported(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a noun is what somebody said something of ("announced the withdrawal on Saturday")."""
    token = sentence.tokens[place]
    return token.dep == "obj" and sentence.tokens[token.head].key in words.lists["reporting"]


def _object_of(sentence: Sentence, place: int, found: Sequence[Trigger]) -> bool:
    """Whether a noun is the object of a verb that names a happening of its own ("rejected her deal")."""
    token = sentence.tokens[place]
    return token.dep in ("obj", "obl:arg") and any(
        t.main == token.head and not t.noun and not t.duty and t.known for t in found
    )


def _completes_object(sentence: Sentence, noun: Trigger, first: int, found: Sequence[Trigger]) -> bool:
    """«a exclu l'équipe de son championnat vendredi»: a date without a preposition is of the verb and not of the noun."""
    tokens, place = sentence.tokens, noun.main
    if tokens[place].dep != "nmod" or any(tokens[p].pos in ("ADP", "DET") for p in range(noun.last, first + 1)):
        return False
    while tokens[place].dep == "nmod" and tokens[tokens[place].head].pos == "NOUN":
        place = tokens[place].head
    return _object_of(sentence, place, found)


def _begins_clause(sentence: Sentence, first: int, words: Lexicon) -> bool:
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 2) : first]]
    if any(text in (";", ":") or text in words.lists["clause_starts"] for text in before):
        return True
    return (
        len(before) == 2 and before[1] == "," and before[0] in words.lists["clause_marks"]
    )  # «veut que, en 2019, ...»


def _on_way(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a participle stands between a date that opens a clause and its verb: "In May a surveyor [hired] by X valued it"."""
    tokens = sentence.tokens
    token = tokens[verb.main]
    participle = token.morph.get("VerbForm") == "Part" and token.dep in ("acl", "amod", "advcl")
    if not participle or any(tokens[c].dep.startswith("aux") for c in sentence.children(verb.main)):
        return False
    above = next((p for p in sentence.ancestors(verb.main) if tokens[p].pos in ("VERB", "AUX")), -1)
    return above > verb.main and any(t.main == above and t.duty != "weak" for t in found)


def _breaks(sentence: Sentence, trigger: Trigger, first: int, last: int, words: Lexicon) -> int:
    low, high = (trigger.last, first) if trigger.last <= first else (last, trigger.first)
    return sum(
        1
        for token in sentence.tokens[low:high]
        if token.text in ",;:()–—" or token.lemma in words.lists["clause_marks"]
    )


def _in_other_part(sentence: Sentence, trigger: Trigger, first: int, last: int, found: Sequence[Trigger]) -> bool:
    """Whether a semicolon or colon parts a happening from a date that has another on its own side ("il plia : le 3, ...")."""
    between = sentence.tokens[min(first, trigger.first) + 1 : max(first, trigger.first) + 1]
    if not any(token.text in (";", ":") for token in between):
        return False
    parts = [0, *(n for n, token in enumerate(sentence.tokens) if token.text in (";", ":")), len(sentence.tokens)]
    own = next((low, high) for low, high in pairwise(parts) if low <= first < high)
    return any(own[0] <= t.first < own[1] and not first <= t.first < last for t in found if t.duty != "weak")


def _path(sentence: Sentence, a: int, b: int) -> tuple[float, float]:
    """Steps through the tree between two tokens, and how many of them cross into a clause."""
    up_a, up_b = [a, *sentence.ancestors(a)], [b, *sentence.ancestors(b)]
    shared = next((place for place in up_a if place in up_b), None)
    if shared is None:
        return 8.0, 0.0
    way = up_a[: up_a.index(shared)] + up_b[: up_b.index(shared)]
    clauses = sum(1 for place in way if sentence.tokens[place].dep in CLAUSES)
    return len(way), clauses


def _directly_before(sentence: Sentence, trigger: Trigger, first: int, found: Sequence[Trigger]) -> bool:
    """Whether only the complements of the noun stand between it and the date: no verb, no other happening."""
    between = range(trigger.last, first)
    if len(between) > 25 or any(sentence.tokens[place].text in (";", ":") for place in between):
        return False
    if any(
        sentence.tokens[place].pos in ("VERB", "AUX") and sentence.tokens[place].morph.get("VerbForm") != "Part"
        for place in between
    ):
        return False
    return not any(other.first in between and ((other.noun and other.known) or not other.noun) for other in found)
