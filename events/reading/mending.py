"""Mends in the parse of a sentence what a language's model is known to get wrong, before anything is read of it."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from events.language import load
from events.model import fold

NAMES = ("NOUN", "PROPN")
"""Parts of speech that name somebody or something."""


class Form(NamedTuple):
    """What a token has of itself, wherever it stands; see ``Token``."""

    text: str
    form: str
    lemma: str
    key: str
    pos: str
    morph: dict[str, str]


class Word(Protocol):
    """What mending asks of a token: a ``Form``, or a ``Token`` that has its place already."""

    @property
    def text(self) -> str:
        """As written."""

    @property
    def form(self) -> str:
        """As written, folded."""

    @property
    def key(self) -> str:
        """The lemma, folded."""

    @property
    def pos(self) -> str:
        """Universal part of speech."""

    @property
    def morph(self) -> Mapping[str, str]:
        """Universal features."""


@dataclass(frozen=True)
class Mending:
    """What a language has to know for it.

    Attributes:
        prepositions_head: whether nouns hang on their prepositions, which Universal Dependencies turns round.
        tellings: verbs that tell together with the infinitive after them, folded.
        sayings: folded verbs of saying.
        thrown_in: those that are thrown in without a quote, and have no person as object.
        speakers: folded nouns of those who say something.
        trades: how nouns of those who do something end.
        days: folded words for days and parts of the day.
        misread: present forms that are taken for nouns, adjectives or adverbs, with their infinitives.
        leading: those of them that are verbs only before some words, with these.
        participles: participles that are taken for nouns after a comma («X, [mort] lundi»), with their infinitives.
        of_things: folded verbs whose participle tells of a thing, not of a person, after a comma.
        undergone: folded verbs of what is done to somebody, whose past form may be a participle ("was tried and [jailed]").
        fining: those of them whose object is what somebody has to pay.
        clefts: folded pronouns of a clause that brings something out ("it was ... that").
        that: folded words that lead to what such a clause tells.
        nots, untils: words that deny such a day, and with which they deny what was before it ("not until May").
        wheres: words for where, as written, that are no subject.
        held: folded nouns with which a verb says that something is held («avoir lieu»), which are no subject.
        spells: folded nouns of time beside days.
        joins: whether what a hyphen joins is one word, though the model parts it.
        inverts: whether who says something may stand after the verb without a pronoun («a annoncé le ministre»).
    """

    prepositions_head: bool
    tellings: frozenset[tuple[str, ...]]
    sayings: frozenset[str]
    thrown_in: frozenset[str]
    speakers: frozenset[str]
    trades: tuple[str, ...]
    days: frozenset[str]
    misread: Mapping[str, str]
    leading: Mapping[str, frozenset[str]]
    participles: Mapping[str, str]
    of_things: frozenset[str]
    undergone: frozenset[str]
    fining: frozenset[str]
    clefts: frozenset[str]
    that: frozenset[str]
    nots: frozenset[str]
    untils: frozenset[str]
    wheres: frozenset[str]
    held: frozenset[str]
    spells: frozenset[str]
    joins: bool
    inverts: bool


@functools.cache
def mending(language: str) -> Mending:
    """What a language has to know for it."""
    model, actors = load(language, "model"), load(language, "actors")
    nouns, bodies = actors["nouns"], actors["organisations"]
    speakers = (
        *actors["titles"],
        *bodies["named"],
        *bodies["of"],
        *nouns["person"],
        *nouns["state"],
        *model["speakers"],
    )
    return Mending(
        prepositions_head=model["prepositions_head"],
        tellings=frozenset(tuple(map(fold, words)) for words in model["tellings"]),
        sayings=frozenset(map(fold, load(language, "triggers")["lists"]["reporting"])),
        thrown_in=frozenset(map(fold, model["thrown_in"])),
        speakers=frozenset(map(fold, speakers)),
        trades=tuple(map(fold, actors["trades"])),
        days=frozenset(map(fold, model["days"])),
        misread=_presents(model["misread"]),
        leading={form: frozenset(map(fold, words)) for form, words in model["leading"].items()},
        participles=model["participles"],
        of_things=frozenset(map(fold, model["of_things"])),
        undergone=frozenset(map(fold, model["undergone"])),
        fining=frozenset(map(fold, model["fining"])),
        clefts=frozenset(map(fold, model["clefts"])),
        that=frozenset(map(fold, model["that"])),
        nots=frozenset(map(fold, model["nots"])),
        untils=frozenset(map(fold, model["untils"])),
        wheres=frozenset(model["wheres"]),
        held=frozenset(model["held"]),
        spells=frozenset(map(fold, model["spells"])),
        joins=model["joins"],
        inverts=model["inverts"],
    )


def _presents(verbs: Iterable[str]) -> dict[str, str]:
    """The forms of the third person of some verbs, with their infinitives; an irregular form stands before its verb ("dément:démentir")."""
    found = dict[str, str]()
    for verb in verbs:
        form, _, infinitive = verb.rpartition(":")
        stem = infinitive.removesuffix("er")
        found |= {form: infinitive} if form else {f"{stem}e": infinitive, f"{stem}ent": infinitive}
    return found


def mend(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Mend the tree of a sentence in place.

    Args:
        heads: of each token the place of its head, its own at the root.
        deps: the relation to it.
        told: the tokens.
        how: what the language has to know.
    """
    if how.prepositions_head:
        _turn_prepositions(heads, deps, told)
        _turn_passives(heads, deps, told)
        _turn_prefixed(heads, deps, told)
    _turn_participles(heads, deps, told, how)
    if how.inverts:
        _turn_bare(heads, deps, told)
        _turn_infinitives(heads, deps, told)
        _turn_agreeing(heads, deps, told)
        _turn_days(heads, deps, told, how)
        _turn_joined_days(heads, deps, told, how)
        _turn_after_days(heads, deps, told, how)
    _turn_joined(heads, deps, told, how)
    if how.tellings:
        _join_tellings(heads, deps, told, how)


def _join_tellings(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Make a verb and an infinitive that tell together one: «..., a [fait savoir] dimanche l'armée».

    What hangs on the infinitive, or on what follows it where the parser knows of no clause, hangs on the verb from then on.
    """
    for first, (one, other) in enumerate(itertools.pairwise(told)):
        if (one.key, other.key) not in how.tellings:
            continue
        both = first, first + 1
        above, dep = next(((heads[n], deps[n]) for n in both if heads[n] not in both), (first, "ROOT"))
        broken = above > first and told[above].pos in NAMES  # on who says it
        if broken or told[above].pos not in ("VERB", "AUX", *NAMES):
            for place, head in enumerate(heads[:first]):
                heads[place] = first if broken and head == above else head  # «a»
            above = next((n for n, head in enumerate(heads) if head == n and n not in both), first)
            dep = "advcl" if above != first else "ROOT"
        after = first + 2  # «dimanche», of which the parser makes a clause of its own
        cut = after < len(told) and told[after].form in how.days
        for place, head in enumerate(heads):
            if head in both or (cut and (place == after or (head == after and deps[place] in ("obj", "nsubj")))):
                heads[place] = first
        heads[first], deps[first], heads[first + 1], deps[first + 1] = above, dep, first, "xcomp"


def _turn_participles(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Make a participle after a comma hang on the noun before it, where it agrees with that and not with the subject.

    Or where it is of a verb that is said of things: «a suspendu son projet, [annoncé] en mars».

    «Au lendemain de la dissolution, [prononcée] dimanche, les partis ont conclu un accord.»
    """
    for place in range(2, len(heads)):
        if told[place].pos != "VERB" or told[place - 1].text != "," or deps[place] not in ("advcl", "conj"):
            continue
        if told[place].morph.get("VerbForm") != "Part" or told[place].morph.get("Tense") != "Past":
            continue
        if any(heads[n] == place and deps[n].startswith(("aux", "nsubj", "cc")) for n in range(len(heads))):
            continue
        noun = place - 2
        while told[noun].pos != "NOUN" and heads[noun] < noun and deps[noun] in ("amod", "flat:name", "nmod", "appos"):
            noun = heads[noun]
        above, own = heads[place], told[place].morph
        while not _agree(own, told[noun].morph) and deps[noun] == "nmod" and heads[noun] < noun:
            noun = heads[noun]  # «son projet de base, annoncé en mars»
        subject = next((n for n, head in enumerate(heads) if head == above and deps[n].startswith("nsubj")), None)
        if told[noun].pos != "NOUN" or subject in (None, noun) or noun == above:
            continue
        other = told[place].key in how.of_things or not _agree(own, told[int(subject or 0)].morph)
        if _agree(own, told[noun].morph) and other:
            heads[place], deps[place] = noun, "acl"


def _turn_bare(heads: list[int], deps: list[str], told: Sequence[Form]) -> None:
    """Make a participle right after an object that it agrees with hang on it: «ont suspendu leur mouvement [entamé] le 3 juin»."""
    for place, dep in enumerate(list(deps)):
        noun, above = place - 1, heads[place]
        if dep not in ("dep", "advcl") or told[place].pos != "VERB" or heads[noun] != above or deps[noun] != "obj":
            continue
        if told[place].morph.get("VerbForm") != "Part" or told[place].morph.get("Tense") != "Past":
            continue
        if told[noun].pos != "NOUN" or not _agree(told[place].morph, told[noun].morph):
            continue
        if not any(deps[n].startswith(("aux", "nsubj", "cc", "mark")) for n in under(heads, place)):
            heads[place], deps[place] = noun, "acl"


def _turn_infinitives(heads: list[int], deps: list[str], told: Sequence[Form]) -> None:
    """Make an infinitive no part of a preposition, which «à partir de» alone is: «a promis de [partir] en juin»."""
    for place, led in enumerate(list(heads)):
        infinitive = told[place].pos == "VERB" and told[place].morph.get("VerbForm") == "Inf" and deps[place] == "fixed"
        if not infinitive or led != place - 1 or told[led].pos != "ADP" or heads[led] >= led:
            continue
        if place + 1 < len(told) and told[place + 1].pos == "ADP" and told[place + 1].key == told[led].key:
            continue  # «de partir de»
        if told[heads[led]].pos != "VERB" or deps[led] == "case":
            continue
        for below in list(under(heads, led)):
            heads[below] = place
        heads[place], deps[place], heads[led], deps[led] = heads[led], "xcomp", place, "mark"


def _turn_agreeing(heads: list[int], deps: Sequence[str], told: Sequence[Form]) -> None:
    """Make what describes a noun hang on the one right before it, where it agrees with that and not with its head.

    «la veuve de l'ouvrier [mort] en 2014»
    """
    for place in range(2, len(heads)):
        above, before = heads[place], place - 1
        if deps[place] not in ("acl", "amod") or told[place].pos not in ("VERB", "ADJ") or above >= before:
            continue
        if told[before].pos != "NOUN" or told[above].pos != "NOUN" or not within(heads, before, above):
            continue
        if not {"Gender", "Number"} <= told[before].morph.keys():
            continue
        if _agree(told[place].morph, told[before].morph) and not _agree(told[place].morph, told[above].morph):
            heads[place] = before


def _turn_days(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Make a day hang on the verb before it, or the noun of its subject, and on no adjective: «l'Arabie saoudite [vendredi]»."""
    for day, above in enumerate(list(heads)):
        if told[day].form not in how.days or told[above].pos != "ADJ" or deps[above] not in ("amod", "nmod"):
            continue
        if above != day - 1 or deps[day] not in ("nmod", "obl:mod", "obj", "appos"):
            continue
        noun = heads[above]
        while heads[noun] != noun and told[heads[noun]].pos in NAMES:
            noun = heads[noun]
        verb = heads[noun]
        after = told[verb].pos == "VERB" and verb < day
        heads[day], deps[day] = (verb, "obl:mod") if after else (noun, "nmod")


def _turn_joined_days(heads: list[int], deps: Sequence[str], told: Sequence[Form], how: Mending) -> None:
    """Join a verb to the one before it and not to its day: «a été arrêté lundi et [inculpé]»."""
    for place, day in enumerate(list(heads)):
        verb = heads[day]
        joined = deps[place] == "conj" and told[place].pos == "VERB" and told[day].form in how.days
        if joined and verb < day < place and told[verb].pos == "VERB":
            heads[place] = verb


def _turn_after_days(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Make what is right after a day the object that the day is not: «a adopté lundi [des sanctions]»."""
    for day, verb in enumerate(list(heads)):
        if deps[day] != "obj" or told[day].form not in how.days or told[verb].pos != "VERB":
            continue
        noun = next((n for n in under(heads, day) if n > day and deps[n] == "nmod" and told[n].pos in NAMES), None)
        cases = [n for n in under(heads, noun) if deps[n] == "case"] if noun is not None else []
        if noun is None or cases != [day + 1] or told[day + 1].morph.get("Number") != "Plur":
            continue
        heads[noun], deps[noun], deps[day], deps[day + 1] = verb, "obj", "obl:mod", "det"


def _agree(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether gender and number are the same, as far as both say them."""
    return all(name not in one or other.get(name, one[name]) == one[name] for name in ("Gender", "Number"))


def _turn_joined(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Give a verb that "and" joins to another the noun right before it as its subject, which the parser joins to a noun before.

    "Iran fired missiles at Israel on Sunday and [Israel] bombed Tehran": it makes one of Sunday and Israel.
    """
    for noun, dep in enumerate(deps):
        other = heads[noun]
        if dep != "conj" or told[noun].pos not in NAMES or other >= noun or told[other].pos not in (*NAMES, "NUM"):
            continue
        joint = next((n for n in range(noun - 1, other, -1) if told[n].pos == "CCONJ"), -1)
        end = noun + 1
        while end < len(heads) and within(heads, end, noun):
            end += 1
        day = told[other].form in how.days and told[noun].form not in how.days
        verb = _verb_of(heads, deps, told, end, day)
        if joint < 0 or verb is None or told[heads[verb]].pos not in ("VERB", "AUX"):
            continue
        if heads[verb] > other or not within(heads, other, heads[verb]) or "mark" in deps[heads[verb] : joint]:
            continue  # «..., que François Englert et Robert Brout avaient imaginé»
        passive = any(head == verb and deps[n] == "aux:pass" for n, head in enumerate(heads))
        heads[noun], deps[noun] = verb, "nsubj:pass" if passive else "nsubj"
        heads[joint], deps[verb] = verb, "conj"


def suffixed(word: Word) -> bool:
    """Whether a pronoun is joined to the verb before it: «a-t[-il]»."""
    return word.pos == "PRON" and word.text[:1] in "-‑"


def under(heads: Sequence[int], place: int) -> Iterator[int]:
    """The tokens that hang on another."""
    return (n for n, head in enumerate(heads) if head == place and n != place)


def within(heads: Sequence[int], place: int, top: int) -> bool:
    """Whether a token hangs on another, or is it."""
    steps = len(heads)  # a tree in the making may go round in a circle
    while place != top and heads[place] != place and steps:
        steps -= 1
        place = heads[place]
    return place == top


def _verb_of(
    heads: Sequence[int], deps: Sequence[str], told: Sequence[Form], start: int, participle: bool
) -> int | None:
    """The verb that begins at a token, where it is finite, or may be, is joined to another and has no subject."""
    if start >= len(told) or told[start].pos not in ("VERB", "AUX"):
        return None
    verb = heads[start] if deps[start].startswith(("aux", "cop")) else start
    below = [n for n, head in enumerate(heads) if head == verb and n < verb]
    own = any(deps[n].startswith(("nsubj", "csubj", "expl", "mark")) for n in below)
    told_of = told[start].morph
    finite = told_of.get("VerbForm") == "Fin" or (participle and told_of.get("Tense") == "Past")
    return verb if finite and not own and deps[verb] in ("conj", "advcl", "parataxis", "dep") else None


def _turn_passives(heads: list[int], deps: list[str], told: Sequence[Form]) -> None:
    """Make a participle after its helper the head where the parser makes it what the helper leads to: "Kohl was [slain]"."""
    for verb, dep in enumerate(list(deps)):
        helper = heads[verb]
        if dep != "xcomp" or not helper < verb <= helper + 2 or told[helper].pos != "AUX" or told[verb].pos != "VERB":
            continue
        form = told[verb].morph
        if told[helper].key != "be" or form.get("VerbForm") != "Part" or form.get("Tense") != "Past":
            continue
        heads[verb], deps[verb] = (verb, "ROOT") if heads[helper] == helper else (heads[helper], deps[helper])
        for place, head in enumerate(heads):
            if head == helper and place not in (helper, verb):
                heads[place] = verb
                deps[place] = "nsubj:pass" if deps[place] == "nsubj" else deps[place]
        heads[helper], deps[helper] = verb, "aux:pass"


def _turn_prefixed(heads: list[int], deps: list[str], told: Sequence[Form]) -> None:
    """Make a verb the head of the part that a hyphen parts from it, where the parser makes two verbs of them: "was re-[arrested]"."""
    for first in range(len(heads) - 2):
        verb = first + 2
        if told[first + 1].text != "-" or heads[verb] != first or told[first].pos != "VERB" or told[verb].pos != "VERB":
            continue
        heads[verb], deps[verb] = (verb, "ROOT") if heads[first] == first else (heads[first], deps[first])
        passive = False
        for place in list(under(heads, first)):
            heads[place] = verb
            passive |= told[place].key == "be" and deps[place].startswith("aux")
        heads[first], deps[first] = verb, "compound"
        for place in under(heads, verb):
            deps[place] = "nsubj:pass" if passive and deps[place] == "nsubj" else deps[place]


def _turn_prepositions(heads: list[int], deps: list[str], told: Sequence[Form]) -> None:
    """Make the noun, not its preposition, hang on the verb or noun, as Universal Dependencies does."""
    for number, dep in enumerate(list(deps)):
        if dep not in ("pobj", "pcomp"):
            continue
        preposition = heads[number]
        if deps[preposition] not in ("prep", "agent", "iobj"):
            continue
        above = heads[preposition]
        agent = deps[preposition] == "agent"
        deps[number] = "obl:agent" if agent else ("nmod" if told[above].pos in ("NOUN", "PROPN") else "obl:mod")
        heads[number] = above if above != preposition else number
        deps[preposition], heads[preposition] = "case", number
