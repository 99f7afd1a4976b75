"""Gives verbs their objects, and nouns those joined to them, where a language's model hangs them elsewhere: as ``mending``."""

from collections.abc import Sequence

from events.reading.mending import NAMES, Mending, Word, under, within


def mend_objects(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Mend the objects of a sentence in place; the arguments as of ``mend``."""
    _turn_objects(heads, deps, told)
    if how.inverts:
        _turn_second(heads, deps, told)
    _turn_judged(heads, deps, told, how)
    _turn_nearer(heads, deps, told, how)
    if how.inverts:
        _turn_named(heads, deps, told, how)
        _turn_placed(heads, deps, told, how)
        _turn_far(heads, deps, told)
        _turn_besides(heads, deps, told, how)


def _turn_objects(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Make a noun hang on the verb right before it where the parser turns the two round: «a [prêté] serment»."""
    for verb, dep in enumerate(deps):
        noun = heads[verb]
        if dep != "dep" or noun != verb + 1 or told[verb].pos != "VERB" or told[noun].pos != "NOUN":
            continue
        heads[verb], deps[verb] = (verb, "ROOT") if heads[noun] == noun else (heads[noun], deps[noun])
        for place, head in enumerate(heads):
            heads[place] = verb if head == noun and deps[place] in ("punct", "obl:mod", "parataxis") else head
        heads[noun], deps[noun] = verb, "obj"


def _turn_second(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Join a participle to the verb and not to the name that this reaches: «ont arrêté Jean Morel et [pris] le palais»."""
    for verb, dep in enumerate(list(deps)):
        if dep not in ("conj", "acl", "advcl") or told[verb].pos != "VERB":
            continue
        name = heads[verb]
        names = _named_by(heads, deps, told, name) or ([name] if _reaching(told, name, verb) else [])
        first = heads[names[-1]] if names else name
        if told[verb].morph.get("VerbForm") != "Part" or not first < verb or not _goes_on(heads, deps, told, verb):
            continue
        helped = any(deps[n] == "aux:tense" and told[n].key == "avoir" for n in under(heads, first))
        if not helped or any(n < verb and deps[n].startswith(("aux", "nsubj")) for n in under(heads, verb)):
            continue
        for place in [n for one in names for n in under(heads, one) if n > verb]:
            stop = told[place].pos == "PUNCT"
            cased = any(deps[n] == "case" for n in under(heads, place))
            heads[place] = first if stop else verb
            deps[place] = deps[place] if stop else "obl:mod" if cased else "obj"
        heads[verb], deps[verb] = first, "conj"


def _named_by(heads: Sequence[int], deps: Sequence[str], told: Sequence[Word], name: int) -> list[int]:
    """A part of a name, with the first of it and the noun that leads to it: «le président Jean [Morel]»; nothing where it is none."""
    found = [name] if told[name].pos == "PROPN" else []
    while (
        found and deps[name] in ("flat:name", "nmod", "appos") and heads[name] < name and told[heads[name]].pos in NAMES
    ):
        if any(deps[n] in ("case", "punct") and n < name for n in under(heads, name)):
            break
        name = heads[name]
        found.append(name)
    return found


def _reaching(told: Sequence[Word], noun: int, verb: int) -> bool:
    """Whether a participle that is joined to a noun has an object right after it: «le président Jean Morel et pris [le] palais»."""
    after = told[verb + 1].pos if verb + 1 < len(told) else ""
    return told[noun].pos == "NOUN" and after in ("DET", "NUM", "PROPN")


def _goes_on(heads: Sequence[int], deps: Sequence[str], told: Sequence[Word], verb: int) -> bool:
    """Whether a participle goes on with what the one before it tells: «et pris», or «, pris le palais et fermé»."""
    if told[verb - 1].pos == "CCONJ":
        return True
    below = {deps[n] for n in under(heads, verb) if n > verb}
    return told[verb - 1].text == "," and {"obj", "conj"} <= below


def _turn_judged(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make somebody of whom a verb says what they are its object, and days its own: "A jury found [Harold Pine] guilty on Tuesday of fraud"."""
    for what, dep in enumerate(deps):
        verb = heads[what]
        if dep != "ccomp" or told[what].pos != "ADJ" or told[verb].pos != "VERB" or what < verb:
            continue
        below = list(under(heads, what))
        beside = ("nsubj", *(("compound", "nmod:poss") if what - 1 in below else ()))  # "declared [her] innocent"
        who = next((n for n in reversed(below) if deps[n] in beside and verb < n < what), None)
        if who is None or any(deps[n].startswith(("aux", "cop", "mark")) for n in below):
            continue
        heads[who], deps[who], deps[what] = verb, "obj", "xcomp"
        for day in [n for n in (*below, *under(heads, verb)) if n > what and told[n].form in how.days]:
            heads[day] = verb
            for place in list(under(heads, day)):
                if deps[place] == "nmod" and told[place].form not in how.days:
                    heads[place], deps[place] = what, "obl:mod"


def _turn_nearer(heads: list[int], deps: Sequence[str], told: Sequence[Word], how: Mending) -> None:
    """Make a second object that of the verb right before it, which "and" joins: «ont arrêté le ministre et fermé [les frontières]»."""
    for noun, dep in enumerate(deps):
        first = heads[noun]
        if dep != "obj" or told[noun].pos not in NAMES or told[noun].form in how.days:
            continue
        between = range(min((n for n in range(first, noun) if heads[n] == noun), default=noun) - 1, first, -1)
        verb = next((n for n in between if told[n].pos != "ADV" and told[n].form not in how.days), first)
        if heads[verb] != first or deps[verb] != "conj" or told[verb].pos != "VERB":
            continue
        own = any(deps[n].startswith(("obj", "ccomp", "xcomp", "aux:pass")) for n in under(heads, verb))
        taken = any(deps[n] == "obj" and n < verb for n in under(heads, first))
        if taken and not own:
            heads[noun] = verb


def _turn_named(heads: Sequence[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make a name after a verb of doing its object where it has none: «la police a arrêté vendredi [Jean Morel]»."""
    for name, dep in enumerate(deps):
        verb = heads[name]
        if dep not in ("obl:mod", "parataxis", "xcomp", "appos", "dep") or verb >= name or told[name].pos != "PROPN":
            continue
        below = list(under(heads, verb))
        if told[verb].pos != "VERB" or not any(deps[n] == "aux:tense" and told[n].key == "avoir" for n in below):
            continue
        own = [n for n in below if n < verb and deps[n].startswith("nsubj")]
        objects = (n for n in below if told[n].form not in how.days)
        free = not any(deps[n].startswith(("obj", "ccomp", "aux:pass", "expl")) for n in objects)
        between = all(told[n].form in how.days or told[n].pos == "ADV" for n in range(verb + 1, name))
        if own and free and between and not any(deps[n] in ("case", "cop") for n in under(heads, name)):
            deps[name] = "obj"


def _turn_placed(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make a noun after a place the object of the verb that has none: «a reçu jeudi à Accra [le ministre]»."""
    for noun, dep in enumerate(deps):
        place = heads[noun]
        verb = heads[place]
        if dep not in ("nmod", "appos") or told[noun].pos != "NOUN" or not verb < place < noun:
            continue
        if told[verb].pos != "VERB" or not deps[place].startswith("obl") or not told[place].text[0].isupper():
            continue
        led = {deps[n] for n in under(heads, place) if n < place}
        own = {deps[n] for n in under(heads, noun) if n < noun}
        near = all(within(heads, n, noun) or within(heads, n, place) for n in range(place, noun))
        if (
            "case" not in led
            or "case" in own
            or "det" not in own
            or not near
            or "," in (t.text for t in told[place:noun])
        ):
            continue
        below = [n for n in under(heads, verb) if told[n].form not in how.days]
        helped = any(deps[n] == "aux:tense" and told[n].key == "avoir" for n in below)
        free = not any(deps[n].startswith(("obj", "ccomp", "xcomp", "aux:pass", "expl")) for n in below)
        if helped and free and any(n < verb and deps[n].startswith("nsubj") for n in below):
            heads[noun], deps[noun] = verb, "obj"


def _turn_far(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Make a name the object of the verb of a clause before it and no part of the noun of that: «X, qui a racheté en 2015 [Balto]»."""
    for verb, dep in enumerate(deps):
        noun = heads[verb]
        if dep != "acl:relcl" or noun >= verb or told[verb].pos != "VERB":
            continue
        below = list(under(heads, verb))
        if any(deps[n].startswith(("obj", "ccomp", "xcomp", "aux:pass", "expl")) for n in below):
            continue
        if not any(deps[n].startswith("nsubj") and told[n].morph.get("PronType") == "Rel" for n in below):
            continue
        tops, subject = [noun], "nsubj"
        if deps[noun].startswith("nsubj"):
            tops, subject = [noun, heads[noun]], deps[noun]
        elif heads[noun] == noun:  # the verb of the noun itself, taken for one of the clause
            tops += [n for n in below if n > verb and told[n].pos == "VERB" and deps[n] in ("advcl", "conj")]
        below_tops = (n for top in tops for n in under(heads, top))
        far = [n for n in below_tops if verb < n and told[n].pos in NAMES and deps[n] in ("nmod", "appos", subject)]
        name = next((n for n in far if not any(deps[m] == "case" for m in under(heads, n))), None)
        plain = name is not None and told[name].pos == "NOUN" and told[name - 1].pos != "DET"
        if name is None or plain or any(told[n].text == "," for n in range(verb, name)):
            continue
        main = heads[name]
        if main in tops[1:] and heads[noun] == noun:
            if any(told[n].text == "," for n in range(name, main)):
                heads[main], deps[main] = noun, "parataxis"
            else:
                continue
        for place in far:
            if place == name:
                heads[place], deps[place] = verb, "obj"
            elif told[place].pos == "PROPN" and place > name:
                heads[place], deps[place] = name, "flat:name"


def _turn_besides(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Join a noun to the subject and not to its verb: «X a été arrêté vendredi, ainsi que [son frère]»."""
    for noun, dep in enumerate(deps):
        verb = heads[noun]
        if dep != "conj" or not verb < noun or told[noun].pos not in NAMES or told[verb].pos != "VERB":
            continue
        joint = next((n for n in under(heads, noun) if deps[n] == "cc" and n < noun), None)
        if joint is None or not any(deps[n] == "fixed" for n in under(heads, joint)):
            continue
        below = [n for n in under(heads, verb) if told[n].form not in how.days]
        taken = next((n for n in below if n < joint and deps[n] in ("obj", "ccomp", "xcomp")), None)
        subject = next((n for n in below if n < verb and deps[n].startswith("nsubj")), None)
        other = subject if taken is None else taken
        beside = taken is None or (deps[taken] == "obj" and all(within(heads, n, taken) for n in range(taken, joint)))
        if other is not None and beside and told[other].pos in NAMES:
            heads[noun] = other
