"""Names as phrases of a sentence: the token that stands for each in the tree, what it does, and those joined with it."""

from collections.abc import Collection, Iterator, Sequence

from events.actors import ActorMention, bare
from events.reading import Sentence

_FAR = 14  # tokens between a participle and the noun that it tells of


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of a span that hangs on something outside it; one on a verb before others."""
    tokens = sentence.tokens
    outer = [p for p in range(first, last) if not first <= tokens[p].head < last or tokens[p].head == p]
    on_verb = [p for p in outer if tokens[tokens[p].head].pos in ("VERB", "AUX") and tokens[p].pos != "PUNCT"]
    named = [p for p in on_verb if tokens[p].pos not in ("ADP", "DET", "CCONJ", "ADV")]
    subject = [p for p in named if tokens[p].dep.startswith("nsubj")]
    subject = subject or [
        p for p in outer if tokens[p].dep.startswith("nsubj") and tokens[p].head >= last
    ]  # «est mort»
    return next(iter(subject or named or on_verb or outer), first)


def joined_mentions(
    sentence: Sentence, mentions: Sequence[ActorMention], linking: Collection[str]
) -> Iterator[tuple[ActorMention, ...]]:
    """The mentions in groups that "et" and commas join: "le Mali, le Niger et le Burkina Faso".

    Args:
        sentence: the sentence.
        mentions: in order.
        linking: prepositions that may stand before each ("de la France et du Mali").
    """
    group: list[ActorMention] = []
    for mention in mentions:
        if mention.how == "possessive":
            yield (mention,)
            continue
        if group and not _joins(sentence, group[-1], mention, linking):
            yield from _groups(sentence, group)
            group = []
        group.append(mention)
    if group:
        yield from _groups(sentence, group)


def _groups(sentence: Sentence, group: list[ActorMention]) -> Iterator[tuple[ActorMention, ...]]:
    """A chain as one group where a conjunction ends it; each by itself where only commas stand between."""
    last = len(group)
    while last > 1 and not _conjoined(sentence, group[last - 2], group[last - 1]):
        last -= 1
    if last > 1:
        yield tuple(group[:last])
    else:
        last = 0
    for mention in group[last:]:
        yield (mention,)


def _between(one: ActorMention, other: ActorMention) -> range:
    return range(one.whole[1], other.whole[0])


def _joins(sentence: Sentence, one: ActorMention, other: ActorMention, linking: Collection[str]) -> bool:
    between = [sentence.tokens[p] for p in _between(one, other)]
    if not between or len(between) > 5 or other.whole[0] < one.whole[1]:
        return False
    led = sentence.tokens[one.whole[0] - 1] if one.whole[0] else None
    if led is not None and led.pos == "DET" and one.whole[0] > 1:
        led = sentence.tokens[one.whole[0] - 2]
    again = bare(led.text) if led is not None and led.pos == "ADP" else ""  # «par la Russie et par l'Iran»
    allowed = all(
        t.pos in ("CCONJ", "DET", "ADJ")
        or t.text in (",", "&")
        or (t.pos == "ADP" and (bare(t.text) in linking or bare(t.text) == again))
        or t.dep == "nmod:poss"
        or t.morph.get("Poss") == "Yes"
        for t in between
    )
    return allowed and any(t.pos == "CCONJ" or t.text in (",", "&") for t in between)


def _conjoined(sentence: Sentence, one: ActorMention, other: ActorMention) -> bool:
    return any(sentence.tokens[p].pos == "CCONJ" or sentence.tokens[p].text == "&" for p in _between(one, other))


def noun_gender(sentence: Sentence, place: int) -> str:
    """The gender of a noun: m, f or x."""
    return {"Masc": "m", "Fem": "f"}.get(sentence.tokens[place].morph.get("Gender", ""), "x")


def number_of(sentence: Sentence, place: int) -> int:
    """1 or 2."""
    return {"Sing": 1, "Plur": 2}.get(sentence.tokens[place].morph.get("Number", ""), 1)


def qualified(sentence: Sentence, place: int) -> int | None:
    """The noun that a participle tells of, with which it agrees ("une [panne] de propulseur, survenue en avril")."""
    tokens = sentence.tokens
    if tokens[place].dep not in ("acl", "amod") or tokens[place].head > place:
        return None
    noun = tokens[place].head
    while tokens[noun].dep == "acl" and tokens[noun].pos == "VERB" and tokens[noun].head < noun:
        noun = tokens[noun].head  # «une [lycéenne] portée disparue»
    while not _agree(sentence, noun, place) and tokens[noun].dep == "nmod" and tokens[noun].head < noun:
        noun = tokens[noun].head
    if _agree(sentence, noun, place):
        return noun
    near = range(place - 1, max(-1, place - _FAR), -1)  # «l'arrêté autorisant la piste, pris en août»
    return next((p for p in near if tokens[p].pos == "NOUN" and _agree(sentence, p, place)), None)


def _agree(sentence: Sentence, noun: int, place: int) -> bool:
    one, other = sentence.tokens[noun].morph, sentence.tokens[place].morph
    return all(key not in one or key not in other or one[key] == other[key] for key in ("Gender", "Number"))


def place_in_clause(sentence: Sentence, first: int, last: int) -> str:
    """Subject, object, owner or other: what the words do in their clause."""
    head = head_of(sentence, first, last)
    token = sentence.tokens[head]
    before = sentence.tokens[first - 1] if first else None
    if before is not None and before.pos == "DET" and first > 1:
        before = sentence.tokens[first - 2]
    led = before is not None and before.pos == "ADP"
    if token.dep.startswith("nsubj") and not led:
        return "subject"
    governor = sentence.tokens[token.head]
    if governor.pos in ("VERB", "AUX") and not led:
        if head < token.head and token.dep not in ("obj", "iobj"):
            return "subject"
        return "object"
    if token.dep in ("conj", "appos", "flat:name", "flat:foreign") and not led and token.head != head:
        above = sentence.tokens[token.head]
        return "subject" if above.dep.startswith("nsubj") else "other"
    if token.dep == "ROOT" and not led:
        return "subject"
    if governor.pos in ("NOUN", "PROPN") and led:
        return "owner" if not governor.dep.startswith("nsubj") else "other"
    return "other"
