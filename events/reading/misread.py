"""Finds verbs, and names, that a language's model takes for other words, and gives them their place, before ``mending``."""

from collections.abc import Collection, Sequence

from events.model import fold
from events.reading.mending import NAMES, Form, Mending

_PAST = {"Tense": "Past", "VerbForm": "Part"}
_FINITE = {"Mood": "Ind", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}


def find_verbs(heads: list[int], deps: list[str], told: list[Form], how: Mending) -> None:
    """Make a verb of a form that the model takes for a noun, an adjective or an adverb: «Paris [dément] avoir», «La Russie [ferme] ses»."""
    for verb in range(1, len(told)):
        infinitive = how.misread.get(told[verb].text)
        if infinitive is None or _tells(heads, deps, told, verb) or not _fits(told, verb, how):
            continue
        joined = told[verb - 1].pos == "CCONJ" and told[heads[verb]].morph.get("VerbForm") == "Fin"
        if joined and deps[verb] == "conj":
            told[verb] = _as_verb(told[verb], infinitive)
        elif not any(_tells(heads, deps, told, place) for place in range(len(told))):
            subject = _subject_before(heads, told, verb)
            subject = _name_before(heads, deps, told, verb) if subject is None else subject
            if subject is not None:
                told[verb] = _as_verb(told[verb], infinitive)
                _head_clause(heads, deps, told, verb, subject, how.days)


def find_participles(heads: list[int], deps: list[str], told: list[Form], how: Mending) -> None:
    """Make a participle after a name and a comma, which the model takes for a noun, tell of that name: «à Marc Roy, [mort] dimanche»."""
    for place in range(2, len(told)):
        infinitive = how.participles.get(told[place].text)
        if infinitive is None or told[place].pos not in ("NOUN", "ADJ") or told[place - 1].text != ",":
            continue
        top = place - 2
        while deps[top] == "flat:name" and heads[top] < top:
            top = heads[top]
        if told[top].pos != "PROPN" or deps[place] not in ("appos", "conj", "nmod", "amod", "flat:name"):
            continue
        told[place] = told[place]._replace(lemma=infinitive, key=fold(infinitive), pos="VERB", morph=_PAST)
        heads[place], deps[place] = top, "acl"


def find_passives(heads: list[int], deps: list[str], told: list[Form], how: Mending) -> None:
    """Make a verb that a passive is joined to one, where it is of what is done to somebody: "was sentenced and [barred] from office".

    Where it has an object it is none: "was arrested and [charged] the gate".
    """
    for place, dep in enumerate(deps):
        first, own = heads[place], told[place].morph
        if told[place].key not in how.undergone or dep != "conj" or own.get("Tense") != "Past" or first >= place:
            continue
        below = {deps[n] for n, head in enumerate(heads) if head == place}
        passive = any(head == first and deps[n] == "aux:pass" for n, head in enumerate(heads))
        acts = any(name.startswith(("nsubj", "aux", "ccomp")) for name in below)
        amount = told[place].key in how.fining  # "and fined 20,000 pounds"
        if passive and not acts and ("obj" not in below or amount):
            told[place] = told[place]._replace(morph=_PAST)


def find_names(heads: list[int], deps: list[str], told: list[Form]) -> None:
    """Make a capital word right after a noun a part of it that the model takes for a verb or an adverb: «la société [Sogex] en 2015»."""
    for place in range(1, len(told)):
        one, before = told[place], told[place - 1]
        if (
            one.pos not in ("VERB", "ADV")
            or not one.text[0].isupper()
            or not one.text[1:].islower()
            or before.pos not in NAMES
        ):
            continue
        top = heads[place - 1] if deps[place - 1] == "flat:name" else place - 1
        above = top
        while told[above].pos not in ("VERB", "AUX") and heads[above] != above and above != place:
            above = heads[above]
        if above == place:
            continue
        told[place] = one._replace(lemma=one.text, key=one.form, pos="PROPN", morph={})
        for below, head in enumerate(heads):
            heads[below] = above if head == place else head
        heads[place], deps[place] = top, "flat:name" if told[top].pos == "PROPN" else "nmod"


def _as_verb(form: Form, infinitive: str) -> Form:
    number = {"Number": "Plur" if form.text.endswith("ent") and infinitive.endswith("er") else "Sing"}
    return form._replace(lemma=infinitive, key=fold(infinitive), pos="VERB", morph={**_FINITE, **number})


def _fits(told: Sequence[Form], verb: int, how: Mending) -> bool:
    """Whether a form stands where a verb may: after its subject, with something after it."""
    before, after = told[verb - 1], told[verb + 1] if verb + 1 < len(told) else None
    if (
        after is None
        or after.text in (".", "!", "?", ":")
        or before.pos not in (*NAMES, "ADJ", "PUNCT", "CCONJ", "PRON")
    ):
        return False
    wanted = how.leading.get(told[verb].text)
    return after.form in wanted if wanted else after.pos not in (*NAMES, "ADJ") or after.form in how.days


def _tells(heads: Sequence[int], deps: Sequence[str], told: Sequence[Form], place: int) -> bool:
    """Whether a token is the finite verb of a main clause."""
    if told[place].morph.get("VerbForm") != "Fin":
        return False
    verb = heads[place] if deps[place].startswith(("aux", "cop")) else place
    return not deps[verb].startswith(("acl", "amod", "flat"))


def _subject_before(heads: Sequence[int], told: Sequence[Form], verb: int) -> int | None:
    """The definite noun or the name that a verb without one in its tree has before it; the root, or the subject of what is taken for it."""
    root = next((n for n, head in enumerate(heads) if head == n), 0)
    mine = (n for n in range(verb) if heads[n] == root and told[n].pos in NAMES)
    subject = root if root < verb else next(mine, -1)
    if subject < 0 or told[subject].pos not in NAMES:
        return None
    led = next((told[n] for n in range(subject) if heads[n] == subject and told[n].pos == "DET"), None)
    return subject if led is None or led.morph.get("Definite") == "Def" or led.morph.get("Poss") else None


def _name_before(heads: Sequence[int], deps: Sequence[str], told: Sequence[Form], verb: int) -> int | None:
    """The name right before a verb, after what opens the sentence: «Né à Nantes, Paul Roy [entre] à la banque»."""
    top = verb - 1
    while deps[top] == "flat:name" and heads[top] < top:
        top = heads[top]
    return top if top and told[top].pos == "PROPN" and told[top - 1].text == "," else None


def _head_clause(
    heads: list[int], deps: list[str], told: Sequence[Form], verb: int, subject: int, days: Collection[str]
) -> None:
    """Make a verb the root, with its subject, and what stands after it as its objects."""
    root = next((n for n, head in enumerate(heads) if head == n), 0)
    heads[verb], deps[verb], heads[subject], deps[subject] = verb, "ROOT", verb, "nsubj"
    if root < verb and root != subject:
        heads[root], deps[root] = verb, "advcl"
    cased = {heads[n] for n, dep in enumerate(deps) if dep == "case"}
    for place, head in enumerate(heads):
        before = place < verb and head == root > verb
        after = place > verb and (place == root or (head in (subject, root, verb) and not head == root > verb))
        if place in (verb, subject) or not (before or after):
            continue
        heads[place] = verb
        if told[place].pos in ("VERB", "AUX"):
            deps[place] = "xcomp"
        elif after and told[place].pos in (*NAMES, "NUM", "ADV", "PRON"):
            thing = told[place].pos in NAMES and told[place].form not in days and place not in cased
            deps[place] = "obj" if thing else "obl:mod"
