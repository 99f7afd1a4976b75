"""Which sense a word has in its sentence: by the words that stand with it as arguments, who does it, and its voice."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from events.actors import actor_words
from events.language import load
from events.mentions.lent import borrowed
from events.model import fold
from events.reading import Sentence

_NOT_SUBJECT = "~"  # before a word that stands in another place than the subject
_SUBJECT = "^"  # before a word that is the subject of an active verb, or the object of a passive one
_SMALL = "="  # before a word that begins with a small letter ("second [tour]", not "le Tour de France")
_CASE = "+"  # before a preposition that leads to an argument
_OF_VERBS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "obl:mod", "obl:agent", "xcomp", "oprd", "ccomp")
_OF_NOUNS = ("nmod", "amod", "compound", "conj", "flat:name", "appos", "flat", "nmod:poss")
_DOERS = ("nsubj", "obl:agent")
_DONE_TO = ("obj", "nsubj:pass")
_NOMINAL = ("NOUN", "PROPN", "NUM")
_ASTRAY = ("obj", "iobj", "obl:arg", "obl:agent", "nsubj:pass")  # what no noun has: the tree hung it on a date
_MARKS = frozenset({"@state", "@organisation", "@group", "@operation"})
"""Kinds of those named that count in any place; a person counts by the place."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a lexicon entry says of a happening: type, PLOVER code, and the roles of its arguments.

    Where it is ``sure`` no context makes it another type.
    """

    type: str
    plover: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """The folded words that a verb or noun has as arguments, with what qualifies them.

    Attributes:
        words: all of them, once more with a sign of their place before them, pairs of a noun and what qualifies it
            ("conseil etat"), prepositions before them with "+", and the marks "@place", "@person", "@verb", "@that",
            "@where" (a place that is not the subject) and "@passive".
        doers: those of its subject, or of the agent of a passive.

    Those who are named or meant by a pronoun count with what the text calls them, and with "@" and their kind.
    """

    words: frozenset[str]
    doers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A sense that a word has where certain words are its arguments.

    Attributes:
        sense: what it then means.
        words: one of them stands with it.
        doers: one of them does it, besides.
    """

    sense: Sense
    words: frozenset[str]
    doers: frozenset[str]

    def fits(self, around: Company) -> bool:
        """Whether a word's company is such that it has this sense."""
        done_by = not self.doers or not self.doers.isdisjoint(around.doers)
        return done_by and (not self.words or not self.words.isdisjoint(around.words))


def frame_of(record: Mapping[str, Any], sense: Sense, groups: Mapping[str, frozenset[str]]) -> Frame | None:
    """The frame that a record asks for, or None where its words mean one thing whatever stands with them.

    Args:
        record: of the language data, with ``beside``, ``objects``, ``subjects`` or ``doers``; "#name" stands for a
            group.
        sense: of the record.
        groups: words of one kind, by name.
    """
    beside = _words(record.get("beside", ()), groups)
    beside |= {_NOT_SUBJECT + word for word in _words(record.get("objects", ()), groups)}
    beside |= {_SUBJECT + word for word in _words(record.get("subjects", ()), groups)}
    doers = _words(record.get("doers", ()), groups)
    return Frame(sense, frozenset(beside), frozenset(doers)) if beside or doers else None


def _words(entries: Iterable[str], groups: Mapping[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        found |= groups[entry[1:]] if entry.startswith("#") else {fold(entry)}
    return found


Called = Mapping[int, frozenset[str]]
"""By token what those named or meant there are called, folded, with marks of their kind."""


def company(sentence: Sentence, main: int, called: Called, language: str) -> Company:
    """The words that a verb or noun has as arguments.

    Args:
        sentence: the sentence.
        main: the token of the verb or noun.
        called: what those named or meant in the sentence are called.
        language: of the text.
    """
    tokens = sentence.tokens
    near = [c for c in sentence.children(main) if tokens[c].dep in _OF_VERBS or tokens[c].dep in _OF_NOUNS]
    near += [
        g for c in near if c > main and tokens[c].pos in _NOMINAL for g in sentence.children(c) if _astray(sentence, g)
    ]
    if tokens[main].pos == "NOUN" and tokens[main].dep.startswith("nsubj"):  # «des heurts éclatent entre ...»
        near += [c for c in sentence.children(tokens[main].head) if c > main and tokens[c].dep in _OF_VERBS]
    passive = _passive(sentence, main)
    doing = [c for c in near if tokens[c].dep in _DOERS or (passive and _by(sentence, c, language))]
    if tokens[main].dep in ("acl", "amod", "acl:relcl"):
        near.append(tokens[main].head)
        doing += [tokens[main].head] if _active_relative(sentence, main) or _finite_clause(sentence, main) else []
    if tokens[main].dep in ("conj", "xcomp") and tokens[tokens[main].head].pos in ("VERB", "AUX"):
        shared = [c for c in sentence.children(tokens[main].head) if tokens[c].dep.startswith("nsubj")]
        near += shared
        doing += [c for c in shared if tokens[c].dep == "nsubj"]
    words: set[str] = set()
    doers: set[str] = set()
    itself = tokens[main].key in actor_words(language).without_passive
    for place in near:
        token, forms = tokens[place], _forms(sentence, place, main)
        words |= forms
        if place in called:
            forms |= called[place]
            words |= called[place] & _MARKS
        subject = token.dep.startswith("nsubj") or (place == tokens[main].head and place in doing)
        if token.entity == "place" and not (subject and "@person" in forms):
            forms.add("@place" if subject else "@where")
        words |= _placed(forms, subject=subject)
        if place in doing or (subject and itself):
            doers |= forms
        if token.dep == "nsubj:pass" and not itself:
            words |= _placed(forms, subject=False)
        if token.dep in _DONE_TO and token.entity in ("place", "person"):
            words.add(f"@{token.entity}")
        words |= {_CASE + tokens[c].key for c in sentence.children(place) if tokens[c].dep == "case"}
        if token.text.islower():
            words.add(_SMALL + token.form)
    if "@place" in words:
        words.add(_NOT_SUBJECT + "@place")
    for place, slot in borrowed(sentence, main, language) if tokens[main].pos == "VERB" else ():
        forms = _forms(sentence, place, main) | called.get(place, frozenset())
        words |= _placed(forms, subject=slot == "subject")
        doers |= forms if slot == "subject" else set()
    if any(tokens[c].dep == "xcomp" and tokens[c].pos == "VERB" for c in near):
        words.add("@verb")
    if any(tokens[c].dep == "ccomp" or (tokens[c].dep == "xcomp" and tokens[c].pos == "ADJ") for c in near):
        words.add("@that")
    if passive:
        words.add("@passive")
    return Company(frozenset(words), frozenset(doers))


def _placed(forms: Iterable[str], *, subject: bool) -> set[str]:
    """Words with the sign of their place before them."""
    sign = _SUBJECT if subject else _NOT_SUBJECT
    return {sign + form for form in forms}


def _forms(sentence: Sentence, place: int, main: int) -> set[str]:
    """The lemma and text of a token and of what qualifies it."""
    tokens = sentence.tokens
    below = [g for g in sentence.children(place) if tokens[g].dep in _OF_NOUNS and g != main]
    below += [b for g in tuple(below) if tokens[g].pos in ("NUM", "SYM") for b in sentence.children(g) if b != main]
    token = tokens[place]
    found = {token.key, token.form}
    for p in below:
        found |= {tokens[p].key, tokens[p].form, f"{token.form} {tokens[p].form}"}
    return found


def _astray(sentence: Sentence, place: int) -> bool:
    """Whether the tree hung an argument of the verb on another noun, a date most often ("a fermé jeudi sa base")."""
    token = sentence.tokens[place]
    bare = token.dep == "nmod" and token.pos == "NOUN" and token.text.islower()
    if bare and place > token.head:
        return not any(sentence.tokens[c].dep in ("case", "punct") for c in sentence.children(place))
    return token.dep in _ASTRAY


def _by(sentence: Sentence, place: int, language: str) -> bool:
    """Whether a word that hangs on a passive verb does it, whatever the tree calls it ("bloqué par une centaine d'élèves")."""
    tokens = sentence.tokens
    cases = [tokens[c] for c in sentence.children(place) if tokens[c].dep == "case"]
    return tokens[place].dep.startswith("obl") and any(case.key in _agents(language) for case in cases)


@functools.cache
def _agents(language: str) -> frozenset[str]:
    """Prepositions that lead to who does what a passive tells."""
    return frozenset(fold(word) for word, slot in load(language, "sentences")["cases"].items() if slot == "by")


def _active_relative(sentence: Sentence, main: int) -> bool:
    """«les soldats [qui] ont quitté le pays»: the noun that the clause qualifies is its subject."""
    return sentence.tokens[main].dep == "acl:relcl" and any(
        sentence.tokens[c].dep == "nsubj" and sentence.tokens[c].pos == "PRON" for c in sentence.children(main)
    )


def _finite_clause(sentence: Sentence, main: int) -> bool:
    """«La reine [séjourne] à Monaco»: the noun on which the tree hangs a finite verb without subject is its subject."""
    token = sentence.tokens[main]
    without = not any(sentence.tokens[c].dep.startswith("nsubj") for c in sentence.children(main))
    return token.dep == "acl" and token.head < main and token.morph.get("VerbForm") == "Fin" and without


def _passive(sentence: Sentence, main: int) -> bool:
    """Whether a verb is in the passive, as a participle that qualifies a noun or heads a sentence is."""
    tokens = sentence.tokens
    children = sentence.children(main)
    if any(tokens[c].dep in ("aux:pass", "nsubj:pass", "obl:agent") for c in children):
        return True
    participle = tokens[main].morph.get("VerbForm") == "Part" and tokens[main].morph.get("Tense") == "Past"
    bare = not any(tokens[c].dep.startswith("aux") for c in children)
    return participle and (tokens[main].dep in ("acl", "amod") or bare)
