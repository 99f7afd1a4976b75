"""Whether a happening happened, is planned, only imagined, or denied, as its words have it."""

from events.mentions.attach import Attached
from events.mentions.lexicon import Lexicon
from events.model import Modality, fold
from events.reading import Sentence

_UNDER = ("xcomp", "ccomp", "obj", "obl:arg", "conj", "advcl", "acl", "nmod", "obl:mod", "nsubj:pass", "obl")
_STEPS = 4
_TOLD = ("death", "appointment", "justice", "attack")  # «annonce sa démission»: it is announced by being done
_DONE = ("sanction", "founding")  # «ont décidé de geler», «annonce la dissolution»: done by the word


def modality(sentence: Sentence, attached: Attached, words: Lexicon) -> Modality:
    """The modality of a happening from its own verb and those above it.

    Without a parse every happening counts as happened, unless a word of its clause plans or denies it.
    """
    if not sentence.parsed:
        return _by_words(sentence, attached, words)
    start = attached.through.main if attached.through else attached.trigger.main
    if _negated(sentence, start, words):
        return "denied"
    own = _own(sentence, start, words)
    if own is not None:
        return own
    duty = _under_duty(sentence, start, words)
    if duty is not None:
        return duty
    place = attached.trigger.main if attached.trigger.noun else start
    for _ in range(_STEPS):
        token = sentence.tokens[place]
        if token.head == place or token.dep not in _UNDER:
            break
        relation, place = token.dep, token.head
        above = fold(sentence.tokens[place].lemma)
        if sentence.tokens[place].pos not in ("VERB", "NOUN", "ADJ", "AUX"):
            continue
        if above in words.lists["denial"] and relation in ("xcomp", "ccomp", "obj", "obl:arg"):
            return "denied"
        if relation in ("conj", "advcl", "acl", "obl:mod", "nmod", "obl") and sentence.tokens[place].pos != "NOUN":
            continue
        if above in words.lists["hypothetical"]:
            return "hypothetical"
        told = attached.trigger.noun and attached.trigger.sense.type in _TOLD
        told = told or (above in words.lists["performing"] and attached.trigger.sense.type in _DONE)
        if above in words.lists["planned"] and not told and _governs(sentence, relation, attached):
            return "planned"
        if sentence.tokens[place].pos == "VERB" and _negated(sentence, place, words) and relation in ("xcomp", "obj"):
            return "denied"
    return "happened"


def _governs(sentence: Sentence, relation: str, attached: Attached) -> bool:
    """A planning verb plans infinitives, objects and passive subjects; a clause with its own finite verb stands alone."""
    if relation in ("obj", "nsubj:pass", "nmod", "acl"):
        return True
    start = attached.through.main if attached.through else attached.trigger.main
    return sentence.tokens[start].morph.get("VerbForm") == "Inf" or attached.trigger.noun


def _under_duty(sentence: Sentence, main: int, words: Lexicon) -> Modality | None:
    """What a verb of duty or chance above says: "doit s'ouvrir", "pourrait s'achever", "devait rentrer"."""
    above = sentence.tokens[sentence.tokens[main].head]
    lemma = fold(above.lemma)
    if sentence.tokens[main].dep != "xcomp" or not (lemma in words.lists["duty"] or lemma in words.lists["chance"]):
        return None
    if _negated(sentence, sentence.tokens[main].head, words):
        return "denied"
    if lemma in words.lists["duty"]:
        return "hypothetical" if above.morph.get("Tense") == "Imp" else "planned"
    return "hypothetical" if above.morph.get("Mood") == "Cnd" else None


def _own(sentence: Sentence, main: int, words: Lexicon) -> Modality | None:
    """What the form of the verb itself says: future and conditional, or an auxiliary of plan or duty."""
    forms = [main, *(c for c in sentence.children(main) if sentence.tokens[c].dep.startswith("aux"))]
    if sentence.tokens[main].pos not in ("VERB", "AUX"):
        return None
    for place in forms:
        token = sentence.tokens[place]
        lemma = fold(token.lemma)
        if token.morph.get("Mood") == "Cnd":
            return "hypothetical"
        if token.morph.get("Tense") == "Fut":
            return "planned"
        if lemma in words.lists["will"]:
            return "planned"
        if lemma in words.lists["would"]:
            return "hypothetical"
    for child in sentence.children(main):
        if fold(sentence.tokens[child].text) in words.lists["conditions"] and sentence.tokens[child].dep == "mark":
            return "hypothetical"
    if fold(sentence.tokens[main].lemma) in words.lists["planned"] and sentence.tokens[main].dep == "acl":
        return "planned"
    return None


def _negated(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether a word of negation hangs on the verb, or "aucun", "no" on the noun."""
    signs = words.lists["negation"]
    for child in sentence.children(main):
        token = sentence.tokens[child]
        negative = fold(token.text).strip("'") in {sign.strip("'") for sign in signs}
        if negative and token.dep in ("advmod", "det", "neg", "cc", "mark", "case"):
            return not _only(sentence, main, words)
    return False


def _only(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """«ne ... que» restricts and does not deny."""
    texts = [fold(sentence.tokens[child].text).strip("'") for child in sentence.subtree(main)]
    said = set(texts)
    return bool(words.lists["only"] & said) and not words.lists["only_not"] & said


def _by_words(sentence: Sentence, attached: Attached, words: Lexicon) -> Modality:
    first = attached.trigger.first
    before = {fold(token.text) for token in sentence.tokens[max(0, first - 6) : first]}
    if words.lists["not_before"] & before:
        return "denied"
    if words.lists["will"] & before:
        return "planned"
    return "hypothetical" if words.lists["would"] & before else "happened"
