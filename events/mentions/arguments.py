"""Which place each named actor has around a trigger: subject, object, by, of, to, with, against.

Where the tree hangs a name on its verb in an unlikely way, the order of the words decides: before the verb and
without a preposition it is the subject, after it the object.
"""

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from events.actors import ActorMention, ActorWords, actor_words, bare
from events.language import languages
from events.mentions.called import Calling
from events.mentions.phrases import head_of, joined_mentions
from events.reading import Sentence

PREDICATES = ("VERB", "AUX")
_ASIDE = ("by", "with", "against")
_DEEPEST = 4  # nominal links that are climbed from a name to its verb


@dataclass(frozen=True, slots=True)
class Unit:
    """Names joined with each other, that have one place in the sentence.

    Attributes:
        mentions: who.
        first, last: tokens with titles, half-open.
        top: the token that hangs on the rest of the sentence.
        case: the folded prepositions before it.
    """

    mentions: tuple[ActorMention, ...]
    first: int
    last: int
    top: int
    case: str


@dataclass(frozen=True, slots=True)
class Link:
    """How a unit hangs on a predicate or a noun.

    Attributes:
        governor: the token that it hangs on.
        slot: subject, object, by, of, to, with, against, or "" for none of them.
        through: nouns between the two, from the governor down; empty where it hangs on it itself.
    """

    governor: int
    slot: str
    through: tuple[int, ...] = ()


def units(sentence: Sentence, mentions: Sequence[ActorMention], linking: Collection[str]) -> list[Unit]:
    """The mentions of a sentence in units, in order; ``linking`` as for ``joined_mentions``."""
    found = []
    for group in joined_mentions(sentence, mentions, linking):
        first, last = group[0].whole[0], group[-1].whole[1]
        top = _top(sentence, group)
        found.append(Unit(group, first, last, top, _case(sentence, first, top)))
    return found


def _top(sentence: Sentence, group: Sequence[ActorMention]) -> int:
    first = group[0]
    token = sentence.tokens[first.first]
    if len(group) == 1 and first.how == "demonym" and token.pos == "ADJ" and token.head != first.first:
        before = first.first - 1  # «les troupes russes quittèrent»: the tree may hang the adjective on the verb
        astray = sentence.tokens[token.head].pos in PREDICATES and before >= 0
        return before if astray and sentence.tokens[before].pos == "NOUN" else token.head
    if len(group) == 1 and first.how == "possessive":
        return token.head
    comma = first.first - 1
    apposed = len(group) == 1 and first.whole[0] < comma and sentence.tokens[comma].text == ","
    if apposed and sentence.tokens[comma - 1].dep == "nmod" and bare(sentence.tokens[comma - 1].text) in first.nouns:
        return comma - 1  # «a annoncé le départ de son entraîneur, Goran Petrov»
    tops = [head_of(sentence, *mention.whole) for mention in group]
    on_verbs = [top for top in tops if sentence.tokens[sentence.tokens[top].head].pos in PREDICATES]
    return next(iter(on_verbs), tops[0])  # where the tree hangs but one of the joined names on the verb


def _case(sentence: Sentence, first: int, top: int) -> str:
    """The prepositions that lead to a name, as the order of words and the tree have them."""
    tokens = sentence.tokens
    words = [bare(tokens[c].text) for c in sentence.children(top) if tokens[c].dep == "case" and c < top]
    at = min(first, top) - 1
    while at >= 0 and tokens[at].pos in ("DET", "NUM", "ADJ"):
        if tokens[at].pos == "NUM" and tokens[at].head < at:
            break  # «que dirige depuis 2018 Bruno Castaing»
        at -= 1
    if at >= 0 and tokens[at].pos == "ADP" and not words:
        words = [bare(tokens[at].text)]
        if at and tokens[at - 1].pos in ("ADP", "ADV") and tokens[at].dep == "fixed":
            words.insert(0, bare(tokens[at - 1].text))
    return " ".join(words)


def slot_of_case(case: str, cases: Mapping[str, str]) -> str:
    """The place that prepositions give."""
    return cases.get(case) or next((cases[word] for word in case.split() if word in cases), "")


def link(sentence: Sentence, unit: Unit, cases: Mapping[str, str], language: str, stops: Collection[int] = ()) -> Link:
    """How a unit hangs on its verb, or on an adjective of ``stops``, the nouns between them told."""
    tokens = sentence.tokens
    place, through, case = unit.top, list[int](), unit.case
    adjective = unit.mentions[0].how in ("demonym", "possessive") and unit.top != unit.mentions[0].first
    if adjective:
        case = _case(sentence, unit.top, unit.top)
    for _ in range(_DEEPEST):
        token = tokens[place]
        governor = token.head
        clitics = actor_words(language).clitics
        if governor == place:
            return Link(place, "", tuple(reversed(through)))
        if tokens[governor].pos in PREDICATES or governor in stops or _is_predicate(sentence, governor):
            return Link(
                governor, _slot(sentence, unit, place, governor, case, cases, clitics), tuple(reversed(through))
            )
        data = actor_words(language)
        dated = bare(tokens[governor].text) in data.not_names or bare(tokens[governor].text) in data.days
        if not case and (dated or token.dep in ("conj", "appos", "flat:name")):  # «a reconnu samedi soir Jean Fort»
            case = _case(sentence, governor, governor)
            place = governor
            continue
        beside = tokens[governor].dep.startswith(("obl", "nmod", "advmod", "obj")) and tokens[governor].head != governor
        astray = case in data.receiving or slot_of_case(case, cases) in _ASIDE
        if (dated or _day(sentence, governor, language)) and beside and not through and astray:
            place = governor  # «s'est rendu mercredi à Téhéran», which the tree hangs on the day
            continue
        through.append(governor)
        helped = "with" if case and bare(tokens[governor].text) in actor_words(language).at_whose else ""
        place, case = governor, _case(sentence, governor, governor)
        if helped and (case or tokens[governor].dep.startswith("obl")):
            case, through = "", []
            return Link(_verb_above(sentence, governor), helped)
    return Link(place, "", tuple(reversed(through)))


def _day(sentence: Sentence, place: int, language: str) -> bool:
    """Whether a number is that of a day: «le 28 mai»."""
    below = (bare(sentence.tokens[child].text) for child in sentence.children(place))
    return sentence.tokens[place].text.isdigit() and any(word in actor_words(language).not_names for word in below)


def _verb_above(sentence: Sentence, place: int) -> int:
    for above in sentence.ancestors(place):
        if sentence.tokens[above].pos in PREDICATES:
            return above
    return place


def _is_predicate(sentence: Sentence, place: int) -> bool:
    """An adjective or noun with a copula governs as a verb does ("est favorable")."""
    return any(sentence.tokens[c].dep == "cop" for c in sentence.children(place))


def _slot(
    sentence: Sentence,
    unit: Unit,
    place: int,
    governor: int,
    case: str,
    cases: Mapping[str, str],
    clitics: Collection[str],
) -> str:
    tokens = sentence.tokens
    dep = tokens[place].dep
    pronoun = tokens[place].pos == "PRON"
    if case:
        if dep == "obl:agent":
            return "by"
        return slot_of_case(case, cases)
    if dep == "nsubj:pass":
        return "object"
    if pronoun:
        if unit.mentions[0].how == "anaphora" and bare(tokens[place].text) in clitics:
            return "object"  # «l'avait perdu», whatever the tree says
        if dep.startswith(("nsubj", "csubj", "expl:subj")):
            return "object" if passive(sentence, governor) else "subject"
        return "to" if dep == "iobj" else "object" if dep in ("obj", "expl:comp") else ""
    if dep.startswith("obl") and place < governor and _has_subject(sentence, governor):
        return ""  # «Mariée en 2017 au comédien X, la lauréate a divorcé»
    if place < governor and dep != "obj":
        return "object" if passive(sentence, governor) else "subject"
    if dep.startswith("nsubj") and _inverted(sentence, governor):
        return "subject"
    if dep in (
        "advmod",
        "obl:mod",
        "obl:arg",
        "nsubj",
        "obj",
        "xcomp",
        "appos",
        "dep",
        "iobj",
        "flat:name",
        "parataxis",
        "punct",
    ):
        return "object"
    return ""


def passive(sentence: Sentence, main: int) -> bool:
    """Whether a verb is in the passive; «est arrivé», which the tree may take for one, is none."""
    if sentence.tokens[main].key in _without_passive():
        return False
    return any(sentence.tokens[c].dep in ("aux:pass", "nsubj:pass") for c in sentence.children(main))


@functools.cache
def _without_passive() -> frozenset[str]:
    """Folded lemmas of verbs that have no passive, of all languages."""
    return frozenset().union(*(actor_words(language).without_passive for language in languages()))


def _has_subject(sentence: Sentence, governor: int) -> bool:
    return any(sentence.tokens[c].dep.startswith("nsubj") for c in sentence.children(governor))


def _inverted(sentence: Sentence, governor: int) -> bool:
    """«a annoncé mercredi le procureur»: a subject after its verb, where no other stands before it."""
    subjects = [c for c in sentence.children(governor) if sentence.tokens[c].dep.startswith("nsubj")]
    objects = (c for c in sentence.children(governor) if sentence.tokens[c].dep == "obj" and c > governor)
    return len(subjects) == 1 and next(objects, None) is None  # «que dirige Bruno Castaing»


# ---------------------------------------------------------------- demonyms of those who only come from a state


def comes_from(sentence: Sentence, mention: ActorMention, words: ActorWords, calls: Calling) -> bool:
    """Whether a demonym only tells where somebody or something is from: «un collègue japonais», «des milliers de Tunisiens»."""
    if mention.how != "demonym":
        return False
    tokens = sentence.tokens
    token = tokens[mention.first]
    if token.dep in ("amod", "compound") and token.head != mention.first:
        noun = bare(tokens[token.head].text)
        if noun in words.of_no_state:
            return True
        if noun in words.officials:
            return False
        if tokens[token.head].morph.get("Number") != "Plur":
            return somebody(noun, calls, words)
        person = somebody(noun, calls, words) or noun.removesuffix("s").endswith(words.human)
        return person and noun not in words.forces and _counted(sentence, token.head)
    if token.pos not in ("NOUN", "PROPN") or mention.first == 0:
        return False
    before = tokens[mention.first - 1]
    if before.morph.get("Definite") == "Def" and before.morph.get("Number") == "Sing" and before.pos == "DET":
        return True  # «a réagi le Français, triple Ballon d'or»
    counted = (
        before.pos == "NUM"
        or before.morph.get("Definite") == "Ind"
        or (bare(before.text) == "des" and before.pos == "DET")
    )
    many = (
        before.pos == "ADP"
        and bare(before.text) in words.partitive
        and tokens[mention.first - 2].pos in ("NOUN", "NUM")
    )
    return counted or (many and mention.first > 1)


def somebody(noun: str, calls: Calling, words: ActorWords) -> bool:
    """Whether a folded noun, in the plural too, is that of a person."""
    forms = {noun, noun.removesuffix("s")}
    listed = any(form in words.titles or "person" in words.nouns.get(form, ()) for form in forms)
    return (
        listed
        or not forms.isdisjoint(words.others)
        or any(form.endswith(words.trades) or "person" in calls.kinds(form) for form in forms)
    )


def _counted(sentence: Sentence, noun: int) -> bool:
    """Whether those whom a noun in the plural means are some of many: «deux maçons portugais», «des plongeurs norvégiens»."""
    below = [sentence.tokens[child] for child in sentence.children(noun)]
    return any(one.pos == "NUM" or (one.pos == "DET" and one.morph.get("Definite") == "Ind") for one in below)


def set_apart(sentence: Sentence, mention: ActorMention) -> bool:
    """Whether a place stands by itself at the head of a sentence, a comma after it."""
    tokens = sentence.tokens
    return mention.first <= 2 and mention.last < len(tokens) and tokens[mention.last].text == ","
