"""What a verb that names no happening holds: "intervenir", "avoir lieu", "mener", and the noun that names one better.

A container, light or aspect verb gives its date to its subject, its object, or the noun that it qualifies.
"""

from collections.abc import Sequence

from events.mentions.lexicon import Lexicon
from events.mentions.senses import Sense
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence

CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj", "xcomp")
"""How a clause hangs on the word above it."""
_HELD_BY = {
    "weak": (),
    "container": ("nsubj", "nsubj:pass", "obl", "obl:arg", "obl:mod", "iobj", "obj"),
    "light": ("obj", "obl:arg", "nsubj:pass", "iobj", "nsubj"),
    "aspect": ("nsubj", "obj", "obl:arg", "nsubj:pass", "xcomp"),
}


def held_by(sentence: Sentence, verb: Trigger, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """The happening that a verb holds and does not name: of a container, light or aspect verb, or of a modal one."""
    if verb.duty:
        return held(sentence, verb, found, words)
    if verb.noun or sentence.tokens[verb.main].key not in words.lists["modals"]:
        return None
    return next(
        (
            t
            for t in found
            if t.first >= verb.last
            and sentence.tokens[t.main].head == verb.main
            and sentence.tokens[t.main].dep in ("xcomp", "ccomp", "obj")
            and not t.noun
        ),
        None,
    )


def held(sentence: Sentence, verb: Trigger, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """The happening that a container, light or aspect verb holds: its subject, object, or the noun that it qualifies."""
    if verb.duty == "weak":
        return _beyond(sentence, verb, found)
    if (awaited := _awaited(sentence, verb, found, words)) is not None:
        return awaited
    nouns = [t for t in found if t.noun and t is not verb and not bare(sentence, t.first, words)]
    before = next((trigger for trigger in nouns if trigger.last == verb.first and trigger.known), None)
    if before is not None and not any(child_dep.startswith("aux") for child_dep in _child_deps(sentence, verb.main)):
        return before  # «le coup d'État mené en août»
    if not sentence.parsed:
        return None
    place = verb.main
    while sentence.tokens[place].dep == "xcomp" and sentence.tokens[sentence.tokens[place].head].pos in ("VERB", "AUX"):
        place = sentence.tokens[place].head  # «les travaux, qui devaient débuter»
    token = sentence.tokens[place]
    qualified = _qualified(sentence, token.head, nouns) if token.dep in ("acl", "acl:relcl", "amod") else None
    if qualified is not None:
        return qualified
    nouns = [t for t in nouns if not of_another_time(sentence, t, words)]
    following = [t for t in nouns if t.known and t.first >= verb.last]
    if verb.duty == "light" and (done := _done(sentence, verb, nouns, following)) is not None:
        return done
    return _argument_held(sentence, verb, nouns, found, words) or next(
        (t for t in following if _below(sentence, t.main, verb.main)), None
    )


def _awaited(sentence: Sentence, verb: Trigger, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """What came at last: «il fallut attendre 2011 pour que le musée [rouvre]»."""
    tokens = sentence.tokens
    above = tokens[tokens[verb.main].head]
    if verb.lemma not in words.lists["awaiting"] or above.key not in words.lists["needing"]:
        return None
    for trigger in found:
        token = tokens[trigger.main]
        told = token.dep in ("advcl", "obl:mod", "xcomp", "ccomp") and tokens[token.head] in (tokens[verb.main], above)
        if told and trigger.first > verb.last and not trigger.noun and trigger.duty != "weak":
            return trigger
        if told and trigger.duty == "weak" and trigger.first > verb.last:  # «pour voir la loi promulguée»
            return next((t for t in found if t.first > trigger.last and not t.noun and t.duty != "weak"), None)
    return None


def _done(sentence: Sentence, verb: Trigger, nouns: Sequence[Trigger], following: Sequence[Trigger]) -> Trigger | None:
    """What a light verb does: its passive subject, what follows it, or its object though it is not known."""
    relation = {t.main: _relation_to(sentence, t.main, verb.main) for t in nouns}
    if subject := next((t for t in nouns if t.known and relation[t.main] == "nsubj:pass"), None):
        return subject  # «une réunion est prévue à la salle des fêtes»
    first = next((t for t in following if relation[t.main]), None)
    if first is not None and first.sense.type != "statement":
        return first
    return next((t for t in nouns if relation[t.main] == "obj"), None)  # «les ventes connaissent un boom»


def _argument_held(
    sentence: Sentence, verb: Trigger, nouns: Sequence[Trigger], found: Sequence[Trigger], words: Lexicon
) -> Trigger | None:
    """The happening among the arguments of a verb, those of the lexicon first."""
    relation = {t.main: _relation_to(sentence, t.main, verb.main) for t in nouns}
    if (
        verb.duty in ("container", "aspect")
        and "obj" not in _child_deps(sentence, verb.main)
        and not any(t.known and relation[t.main] for t in nouns)
        and (subject := argument(sentence, verb.main, found, ("nsubj", "nsubj:pass"), words))
        and subject.sense.type != "statement"
    ):
        return subject
    best: Trigger | None = None
    for wanted in _HELD_BY[verb.duty]:
        for trigger in nouns:
            if relation[trigger.main] != wanted:
                continue
            if trigger.known and trigger.sense.type != "statement":
                return trigger
            best = best or trigger
    return best


def _qualified(sentence: Sentence, place: int, nouns: Sequence[Trigger]) -> Trigger | None:
    """The happening at a noun, or else the one that the noun completes ("une [panne] de propulseur, survenue")."""
    at = next((trigger for trigger in nouns if trigger.first <= place < trigger.last), None)
    token = sentence.tokens[place]
    if at is None and token.dep == "nmod" and token.head < place:
        return next((t for t in nouns if t.known and t.first <= token.head < t.last), None)
    return at


def _below(sentence: Sentence, place: int, verb: int) -> bool:
    """Whether a noun hangs on a verb by nouns alone, no clause between."""
    while sentence.tokens[place].head not in (place, verb):
        if _said_again(sentence, place):
            return False
        place = sentence.tokens[place].head
        if sentence.tokens[place].pos in ("VERB", "AUX") or sentence.tokens[place].dep in CLAUSES:
            return False
    return sentence.tokens[place].head == verb and not _said_again(sentence, place)


def _said_again(sentence: Sentence, place: int) -> bool:
    """Whether a noun after a comma only says again what stands before: «reçu à Lyon, dernière [étape] d'une tournée»."""
    first = sentence.subtree(place)[0]
    first += sentence.tokens[first].text == ","
    led = any(sentence.tokens[child].dep == "case" for child in sentence.children(place))
    beside = sentence.tokens[place].dep in ("conj", "appos", "obl:mod") and not led
    return beside and first > 0 and sentence.tokens[first - 1].text == ","


def of_another_time(sentence: Sentence, trigger: Trigger, words: Lexicon) -> bool:
    """«a éclaté après un signalement»: what came before or after is another happening."""
    tokens, place = sentence.tokens, trigger.first - 1
    while place >= 0 and tokens[place].pos in ("DET", "ADJ", "NUM", "ADV"):
        place -= 1
    return place >= 0 and fold(tokens[place].text) in words.lists["other_time"]


def bare(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """«en hausse», «en direct»: a preposition without an article makes no happening of a noun."""
    before = sentence.tokens[place - 1] if place else None
    return before is not None and fold(before.text) in words.lists["bare"]


def _beyond(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> Trigger | None:
    """What is told by way of a verb that tells nothing: "venu [réclamer]", "le [sommet] est à Abuja"."""
    for trigger in found:
        token = sentence.tokens[trigger.main]
        if token.head != verb.main or trigger is verb:
            continue
        if token.dep == "xcomp" and not trigger.noun and trigger.duty != "weak" and trigger.first > verb.main:
            return trigger
        if token.dep.startswith("nsubj") and trigger.noun and trigger.known and trigger.sense.type != "statement":
            return trigger
    return None


def argument(
    sentence: Sentence, verb: int, found: Sequence[Trigger], relations: Sequence[str], words: Lexicon
) -> Trigger | None:
    """The common noun that stands in one of the relations to a verb, as a happening; the first relation counts most."""
    for relation in relations:
        for child in sentence.children(verb):
            token = sentence.tokens[child]
            named = sentence.tokens[min(child + 1, len(sentence.tokens) - 1)].text[:1].isupper()
            plain = token.pos == "NOUN" and (child == 0 or not token.text[:1].isupper())
            if token.dep == relation and plain and not named:  # «l'opération Serval» is no happening
                at = happening_at(sentence, child, found)
                if not at.known and token.key in words.lists["people"]:
                    continue  # «sa fille a été mise en cause»
                return at
    return None


def happening_at(sentence: Sentence, place: int, found: Sequence[Trigger]) -> Trigger:
    """The candidate at a noun, or one made of the noun alone."""
    known = next((trigger for trigger in found if trigger.first <= place < trigger.last), None)
    return known or Trigger(place, place + 1, place, Sense("other"), True, False, "", sentence.tokens[place].key)


def _child_deps(sentence: Sentence, place: int) -> list[str]:
    return [sentence.tokens[child].dep for child in sentence.children(place)]


def _relation_to(sentence: Sentence, place: int, verb: int) -> str:
    """How a noun hangs on a verb, itself or through the noun that it complements ("à la suite d'une visite").

    The subject of a verb of duty is that of what it leads ("les négociations doivent reprendre").
    """
    token = sentence.tokens[place]
    if token.head == verb:
        return token.dep
    if token.dep == "nsubj" and token.head == sentence.tokens[verb].head and sentence.tokens[verb].dep == "xcomp":
        return token.dep
    if token.dep in ("nmod", "flat", "appos") and sentence.tokens[token.head].head == verb:
        if _said_again(sentence, token.head):
            return ""
        return sentence.tokens[token.head].dep
    return ""


def named_by(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> Trigger | None:
    """The noun that is the subject of an active verb and names the happening better ("un putsch a renversé")."""
    if verb.sense.type == "statement" or verb.noun or verb.duty:
        return None
    if sentence.tokens[verb.main].dep == "acl:relcl" and not _passive(sentence, verb.main):
        return _antecedent(sentence, verb, found)
    for trigger in found:
        subject = trigger.noun and trigger.known and sentence.tokens[trigger.main].head == verb.main
        told = trigger.sense.type != "statement" and (verb.known or trigger.sense.type != "other")
        if subject and sentence.tokens[trigger.main].dep == "nsubj" and told:
            return trigger  # «a cyberattack crippled hospitals»
    return None


def _passive(sentence: Sentence, place: int) -> bool:
    return any(sentence.tokens[child].dep in ("aux:pass", "nsubj:pass") for child in sentence.children(place))


def _antecedent(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> Trigger | None:
    """The happening that the subject of a relative clause stands for ("le bilan du séisme qui a frappé Noto")."""
    tokens = sentence.tokens
    subject = next((c for c in sentence.children(verb.main) if tokens[c].dep == "nsubj"), None)
    if subject is None or tokens[subject].pos != "PRON":
        return None
    head = tokens[verb.main].head
    for trigger in found:
        named = trigger.noun and trigger.known and trigger.sense.type != "statement" and trigger.last <= subject
        if named and (
            trigger.main == head or (tokens[trigger.main].dep == "nmod" and tokens[trigger.main].head == head)
        ):
            return trigger
    return None
