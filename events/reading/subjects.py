"""Gives verbs their subjects where a language's model hangs them elsewhere: mends in the parse of a sentence, as ``mending``."""

from collections.abc import Sequence

from events.reading.mending import NAMES, Mending, Word, suffixed, under, within

_ASTRAY = ("obl:mod", "obl:arg", "iobj", "dep", "advmod", "parataxis")


def mend_subjects(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Mend the subjects of a sentence in place; the arguments as of ``mend``."""
    _turn_clefts(heads, deps, told, how)
    if how.inverts:
        _turn_wheres(heads, deps, told, how)
        _turn_suffixed(heads, deps, told)
        _turn_active(heads, deps, told)
        _turn_second(heads, deps, told, how)
        _turn_first(heads, deps, told)
        _turn_listed(heads, deps, told)
        _turn_dont(heads, deps, told)
        _turn_roots(heads, deps, told)
        _turn_aside(heads, deps, told)
        _turn_adverbials(heads, deps, told, how)


def _finite(heads: Sequence[int], deps: Sequence[str], told: Sequence[Word], verb: int) -> int | None:
    """The finite form of a verb: itself or its helper."""
    forms = (verb, *(n for n in under(heads, verb) if deps[n].startswith("aux")))
    return next((n for n in forms if told[n].morph.get("VerbForm") == "Fin"), None)


def _as_subject(heads: list[int], deps: list[str], noun: int, verb: int) -> None:
    passive = any(deps[n] == "aux:pass" for n in under(heads, verb))
    heads[noun], deps[noun] = verb, "nsubj:pass" if passive else "nsubj"


def _as_main(heads: list[int], deps: list[str], root: int, verb: int) -> None:
    """Make a verb the root of its sentence, with what stands after it, and the root its subject."""
    for place in list(under(heads, root)):
        if place > verb or (place != verb and deps[place] == "punct"):
            heads[place] = verb
    heads[verb], deps[verb] = verb, "ROOT"
    _as_subject(heads, deps, root, verb)


def _has_subject(heads: Sequence[int], deps: Sequence[str], verb: int) -> bool:
    return any(deps[n].startswith(("nsubj", "csubj", "expl:subj")) for n in under(heads, verb))


def _turn_clefts(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make the verb of a clause that brings out its day the main one: "It was in March 2011 that the war [began]"."""
    for it in range(len(heads) - 3):
        main = heads[it]
        if told[it].form not in how.clefts or main == it or deps[it] not in ("nsubj", "expl:subj", "expl"):
            continue
        clauses = (n for n in under(heads, main) if n > it and deps[n].startswith(("ccomp", "acl", "advcl")))
        verb = next((n for n in clauses if any(told[m].form in how.that for m in under(heads, n))), None)
        if verb is None or told[verb].pos != "VERB":
            continue
        that = next(n for n in under(heads, verb) if told[n].form in how.that)
        day = main if told[main].pos != "AUX" else _brought_out(heads, deps, told, main, that)
        led = day is not None and any(deps[n] == "case" for n in under(heads, day))
        if day is None or day > that or not (led or told[day].form in how.days):
            continue
        before = range(it + 1, min(n for n in (day, *under(heads, day)) if n > it))
        if any(told[n].pos in ("ADJ", "NOUN", "VERB") and n != main for n in before) or told[main].pos == "ADJ":
            continue  # "It was clear on Tuesday that"
        if any(told[n].form in how.nots for n in range(it + 1, day)) and not any(
            told[n].form in how.untils for n in range(it + 1, day)
        ):
            continue  # "It was not on Monday that"
        heads[verb], deps[verb] = (verb, "ROOT") if heads[main] == main else (heads[main], deps[main])
        for place in list(under(heads, main)):
            if place not in (verb, day) and (main != day or place == it or deps[place] == "cop"):
                small = told[place].pos in ("PUNCT", "ADV", "PART")
                heads[place], deps[place] = (
                    (day if small and place < that else verb),
                    (deps[place] if small else "discourse"),
                )
        if main != day:
            heads[main], deps[main] = verb, "discourse"
        heads[day], deps[day], deps[that] = verb, "obl:mod", "discourse"


def _brought_out(heads: Sequence[int], deps: Sequence[str], told: Sequence[Word], main: int, that: int) -> int | None:
    nouns = (n for n in under(heads, main) if main < n < that and told[n].pos in (*NAMES, "NUM"))
    return next((n for n in nouns if deps[n].startswith(("obl", "advmod", "xcomp"))), None)


def _turn_wheres(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make the noun after a verb its subject, not the "where" before it: «Lyon, où a été tué [un policier]»."""
    for where in range(1, len(heads)):
        verb = heads[where]
        if told[where].text.lower() not in how.wheres or verb < where or told[verb].pos != "VERB":
            continue
        if deps[where].startswith("nsubj"):
            deps[where] = "advmod"
        elif deps[where] not in ("advmod", "iobj") or where + 1 < min(
            [verb, *(n for n in under(heads, verb) if n > where)]
        ):
            continue  # «où le maire se rend»
        if verb + 1 < len(heads) and told[verb + 1].form in how.held and heads[verb + 1] == verb:
            deps[verb + 1] = "fixed"  # «où aura [lieu] un concert»
        after = (n for n in under(heads, verb) if n > verb and deps[n] in ("obj", "obl:mod", "xcomp"))
        plain = (n for n in after if told[n].pos in NAMES and told[n].form not in how.days)
        noun = next((n for n in plain if not any(deps[m] == "case" for m in under(heads, n))), None)
        if noun is not None and not _has_subject(heads, deps, verb):
            _as_subject(heads, deps, noun, verb)


def _turn_suffixed(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Make the pronoun that a hyphen joins to a verb its subject, and the sound before it nobody: «a[-t]-[elle] annoncé»."""
    for place in range(1, len(heads)):
        if not suffixed(told[place]) or told[place].morph.get("Person") != "3":
            continue
        sound = place - 1 if suffixed(told[place - 1]) else None
        form = place - 1 if sound is None else place - 2
        mood = told[form].morph.get("Mood") if form >= 0 and told[form].pos in ("VERB", "AUX") else None
        if mood in (None, "Imp"):
            continue
        verb = heads[form] if deps[form].startswith(("aux", "cop")) else form
        others = (n for n in under(heads, verb) if deps[n].startswith(("nsubj", "expl:subj")))
        if all(n in (place, sound) or n > verb for n in others):
            heads[place], deps[place] = verb, "nsubj"
        if sound is not None:
            heads[sound], deps[sound] = verb, "discourse"


def _turn_active(heads: Sequence[int], deps: list[str], told: Sequence[Word]) -> None:
    """Make the subject of a verb not one of a passive that there is not: «a-t-[il] lancé», «[Balto] a racheté Sogex»."""
    for place, dep in enumerate(deps):
        if dep != "nsubj:pass":
            continue
        joined = suffixed(told[place])
        helpers = [n for n in under(heads, heads[place]) if deps[n].startswith("aux")]
        has = any(told[n].key == "avoir" for n in helpers)
        if (joined or has) and not any(deps[n] == "aux:pass" for n in helpers):
            deps[place] = "nsubj"


def _turn_second(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make a second subject the object where the first stands before the verb: «il nomme [M. Sonko]», «le Parlement a élu [Luc Baud]»."""
    for noun, dep in enumerate(deps):
        verb = heads[noun]
        if not dep.startswith("nsubj") or noun < verb or told[noun].pos not in NAMES:
            continue
        before = [n for n in under(heads, verb) if n < verb and deps[n].startswith("nsubj")]
        pronoun = any(told[n].pos == "PRON" and "Person" in told[n].morph for n in before)
        relative = (
            n for n in before if told[n].morph.get("PronType") == "Rel" and told[n].text.lower() not in how.wheres
        )
        pronoun |= any(told[n].form not in how.that for n in relative)  # «qui a élu Luc Baud»
        turned = any(deps[n].startswith(("aux:pass", "expl")) or told[n].key == "etre" for n in under(heads, verb))
        doer = any(told[n].pos in NAMES and told[n].form not in {*how.days, *how.spells} for n in before)
        if pronoun or (doer and not turned and told[verb].pos == "VERB"):
            deps[noun] = "obj"


def _turn_first(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Join names that are the subject of one verb, of which the parser makes the first its root: «[Paul Mérin] et Luc Baud ont».

    Also of three («[Le Ghana], le Togo et le Bénin ont»), and where it keeps but the name of the second («[le ministre] et la ministre Ada Sol ont»).
    """
    root = next((n for n, head in enumerate(heads) if head == n), 0)
    if told[root].pos not in NAMES or any(deps[n] in ("cop", "case") for n in under(heads, root)):
        return
    for verb in under(heads, root):
        if deps[verb] not in ("conj", "parataxis") or told[verb].pos != "VERB":
            continue
        form = _finite(heads, deps, told, verb)
        second = next((n for n in under(heads, verb) if deps[n].startswith("nsubj") and n > root), None)
        if form is None or second is None or told[form].morph.get("Number") != "Plur" or second > form:
            continue
        if told[second].pos in NAMES and _join_first(heads, deps, told, root, second, verb):
            _as_main(heads, deps, root, verb)
            return


def _join_first(heads: list[int], deps: list[str], told: Sequence[Word], root: int, second: int, verb: int) -> bool:
    """Whether a noun stands with the subject of a verb after it, which is joined to it then."""
    plain = ("PROPN", "NOUN", "DET", "ADJ", "PUNCT", "CCONJ", "ADP")
    if any(told[n].pos not in plain for n in range(root, second)):
        return False
    start = min(n for n in range(root + 1, second + 1) if within(heads, n, second))
    joint = start - 1
    if told[joint].pos == "CCONJ" and heads[joint] == verb:
        heads[second], deps[second], heads[joint] = root, "conj", second
        return True
    others = [n for n in under(heads, second) if deps[n] == "conj" and n < verb]
    alike = (told[start].pos == "DET") == (told[root - 1].pos == "DET" if root else False)
    if told[joint].text == "," and joint - 1 <= root + 1 and others and alike:
        heads[second], deps[second] = root, "conj"
        return True
    before = next((n for n in range(root, second) if deps[n] == "conj" and within(heads, n, root)), None)
    if before is not None and told[second].pos == "PROPN" and within(heads, joint, before):
        heads[second], deps[second] = before, "appos"
        return True
    return False


def _turn_listed(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Join the second of three names to the first, which has the third: «le Burkina, [le Mali] et le Niger ont», «le ministre, [la préfète] et le maire»."""
    for noun, dep in enumerate(deps):
        if told[noun].pos not in NAMES or not dep.startswith(("nsubj", "nmod")):
            continue
        joined = any(deps[n] == "conj" and n > noun for n in under(heads, noun))
        if not joined or any(deps[n] == "case" for n in under(heads, noun)):
            continue
        start = min(n for n in range(noun + 1) if within(heads, n, noun))
        if not start or told[start - 1].text != ",":
            continue
        above = heads[noun]
        if dep == "nmod":
            first = above if deps[above].startswith("nsubj") and told[above].pos in NAMES and above < noun else None
        else:
            first = next((n for n in under(heads, above) if n < noun and deps[n] == dep and told[n].pos in NAMES), None)
        if first is not None:
            heads[noun], deps[noun], heads[start - 1] = first, "conj", noun


def _turn_dont(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Make those of whom only some are named the subject, not the named: «[Plusieurs ministres], dont X, défileront»."""
    root = next((n for n, head in enumerate(heads) if head == n), 0)
    if told[root].pos not in NAMES:
        return
    for verb in under(heads, root):
        if deps[verb] != "acl:relcl" or _finite(heads, deps, told, verb) is None:
            continue
        one = next((n for n in under(heads, verb) if deps[n].startswith("nsubj")), None)
        start = min([verb, *(n for n in under(heads, verb) if deps[n].startswith(("aux", "expl")))])
        if one is None or not root < one < start or told[start - 1].text != ",":
            continue
        whose = next((n for n in range(root + 1, one) if told[n].pos == "PRON" and heads[n] in (one, verb)), None)
        if whose is None or told[whose - 1].text != ",":
            continue
        heads[one], deps[one], heads[whose] = root, "appos", one
        _as_main(heads, deps, root, verb)
        return


def _turn_roots(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Make a noun the subject of the verb to which the parser makes it root: «[Ishiba], élu vendredi, a été investi»."""
    root = next((n for n, head in enumerate(heads) if head == n), 0)
    if told[root].pos not in NAMES or any(deps[n] in ("cop", "case") for n in under(heads, root)):
        return
    verb = next((n for n in range(root + 1, len(heads)) if _left_over(heads, deps, told, n, root)), None)
    if verb is None:
        return
    heads[verb], deps[verb] = verb, "ROOT"
    _as_subject(heads, deps, root, verb)
    for place in list(under(heads, root)):
        if deps[place] == "parataxis" and all(told[n].pos == "PROPN" for n in range(root + 1, place + 1)):
            deps[place] = "flat:name"  # «Météo-France»
    for place in list(under(heads, verb)):
        participle = told[place].morph.get("VerbForm") == "Part" and told[place].pos == "VERB"
        if root < place < verb and participle and told[place - 1].text == ",":
            heads[place], deps[place] = root, "acl"


def _turn_aside(heads: list[int], deps: list[str], told: Sequence[Word]) -> None:
    """Give the subject that the parser gives a participle between commas to the verb after it: «[Le procès], reporté en mai, s'ouvrira»."""
    for noun, dep in enumerate(list(deps)):
        part = heads[noun]
        verb = heads[part]
        if not dep.startswith("nsubj") or told[noun].pos not in NAMES or not noun < part < verb:
            continue
        form = _finite(heads, deps, told, verb) if told[verb].pos == "VERB" else None
        helped = told[part].morph.get("VerbForm") != "Part" or any(
            deps[n].startswith("aux") for n in under(heads, part)
        )
        if form is None or helped or told[part - 1].text != "," or _has_subject(heads, deps, verb):
            continue
        start = min([form, verb, *(n for n in under(heads, verb) if deps[n].startswith(("aux", "expl")))])
        if told[start - 1].text == "," and _one_number(told[noun], told[form]):
            _as_subject(heads, deps, noun, verb)
            heads[part], deps[part] = noun, "acl"


def _left_over(heads: Sequence[int], deps: Sequence[str], told: Sequence[Word], verb: int, root: int) -> bool:
    """Whether a verb has no subject and hangs on the root, a name right before it, or after a comma on it or on a clause of it."""
    form = _finite(heads, deps, told, verb) if told[verb].pos == "VERB" else None
    if form is None or _has_subject(heads, deps, verb):
        return False
    above = heads[verb]
    aside = deps[verb] == "parataxis" and above == root
    beyond = deps[verb] == "conj" and heads[above] == root and deps[above] == "acl:relcl"
    start = min(n for n in (form, verb, *under(heads, verb)) if deps[n].startswith(("aux", "expl")) or n == verb)
    joined = any(deps[n] in ("cc", "mark") for n in under(heads, verb) if n < verb)
    after = start > root + 1 and told[start - 1].text == ","
    parts = all(heads[n] == root or told[n].pos == "PROPN" for n in range(root + 1, start))
    bare = told[root].pos != "PROPN" and _bare(told, root)
    named = aside and parts and (bare or told[root].pos == "PROPN")
    return (
        (aside or beyond)
        and (after or named)
        and not joined
        and ((named and bare) or _one_number(told[root], told[form]))
    )


def _bare(told: Sequence[Word], noun: int) -> bool:
    """Whether a noun has a capital and nothing before it, as a name has that the model takes for a noun: «[Nestlé] a cédé»."""
    return told[noun].text[:1].isupper() and (noun == 0 or told[noun - 1].pos == "PUNCT")


def _turn_adverbials(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make a noun without a preposition the subject of the main verb that has none: «[UBS] a mis un terme»."""
    verb = next((n for n, head in enumerate(heads) if head == n), 0)
    form = _finite(heads, deps, told, verb) if told[verb].pos == "VERB" else None
    if form is None or _has_subject(heads, deps, verb):
        return
    opening = {n for n in under(heads, verb) if n < verb and deps[n] == "advcl"}
    aside = [n for n in range(min(form, verb)) if heads[n] in opening and told[n - 1].pos in ("DET", "PUNCT")]
    # «Arrivé au pouvoir en janvier, [le lieutenant-colonel] Damiba avait promis»
    aside = [n for n in aside if "," in (told[n - 1].text, told[n - 2].text) and n > heads[n]]
    for noun in sorted([*under(heads, verb), *aside], reverse=True):
        if noun > min(form, verb) or deps[noun] not in _ASTRAY or told[noun].pos not in (*NAMES, "X"):
            continue
        below = list(under(heads, noun))
        led = any(deps[n] in ("case", "mark") for n in below) or (noun and told[noun - 1].pos == "ADP")
        apart = told[0].pos == "DET" and heads[0] == noun and told[min(form, verb) - 1].text == ","
        sure = apart or told[form].morph.get("Number") == "Plur"  # one that is singular agrees by chance too
        named = (sure and any(told[n].pos == "DET" for n in below)) or told[noun].text[:1].isupper()
        timed = told[noun].form in how.days or told[noun].form in how.spells
        if named and not led and not timed and _one_number(told[noun], told[form]):
            _as_subject(heads, deps, noun, verb)
            return


def _one_number(one: Word, other: Word) -> bool:
    number = other.morph.get("Number")
    return one.morph.get("Number", number) == number and other.morph.get("Mood") != "Imp"
