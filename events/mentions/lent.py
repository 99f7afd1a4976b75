"""Subjects that are not in the verb's own clause: of the verb that it is joined to, of the main clause, of what it qualifies."""

from collections.abc import Iterator, Sequence

from events.actors import actor_words, bare
from events.mentions.arguments import PREDICATES, Unit, passive
from events.mentions.called import calling
from events.reading import Sentence

_CONTROLLED = ("xcomp", "advcl", "ccomp", "obl:arg")
_CONTROLLING = ("obj", "iobj", "obl:arg", "nsubj:pass")


def subject_tokens(sentence: Sentence, main: int) -> list[int]:
    """The tokens that are subject of a verb in its own clause; a relative pronoun gives way to what it stands for."""
    return [
        antecedent_of(sentence, c)
        for c in sentence.children(main)
        if sentence.tokens[c].dep.startswith(("nsubj", "csubj", "expl:subj"))
    ]


def antecedent_of(sentence: Sentence, place: int) -> int:
    """What a relative pronoun stands for: the head of its clause."""
    if sentence.tokens[place].pos != "PRON":
        return place
    for above in sentence.ancestors(place):
        if sentence.tokens[above].dep in ("acl:relcl", "acl") and sentence.tokens[above].head != above:
            return _past_apposition(sentence, place, agreeing(sentence, above, sentence.tokens[above].head))
        if (brought := _brought_out(sentence, above)) is not None:
            return brought
        if sentence.tokens[above].dep not in ("conj", "xcomp", "advcl"):
            break
    return _named_before(sentence, place)


def _past_apposition(sentence: Sentence, pronoun: int, noun: int) -> int:
    """«Paul Verdier, 68 ans, qui a négocié», «Paul Verdier, son voisin, renversé»: who stands before what tells of them between commas."""
    tokens = sentence.tokens
    if pronoun < 2 or tokens[pronoun - 1].text != ",":
        return noun
    number = tokens[noun].pos == "NUM" or any(tokens[c].dep == "nummod" for c in sentence.children(noun))
    comma = next((place for place in range(noun - 1, 0, -1) if tokens[place].text == ","), 0)
    inside = tokens[comma + 1 : noun]
    told = tokens[noun].pos == "NOUN" and all(token.pos in ("DET", "ADJ") for token in inside)
    told = told and not any(token.text == "," for token in tokens[noun : pronoun - 1])
    return comma - 1 if comma and (number or told) and tokens[comma - 1].pos == "PROPN" else noun


def _named_before(sentence: Sentence, pronoun: int) -> int:
    """«Il remplace Paul Verdier, qui a annoncé»: the name before a relative pronoun whose clause the tree hangs elsewhere."""
    tokens = sentence.tokens
    relative = tokens[pronoun].morph.get("PronType") == "Rel" and tokens[pronoun].dep.startswith("nsubj")
    astray = tokens[tokens[pronoun].head].dep in ("dep", "parataxis")
    if not relative or not astray or pronoun < 2 or tokens[pronoun - 1].text != ",":
        return pronoun
    return pronoun - 2 if tokens[pronoun - 2].pos == "PROPN" else pronoun


def _brought_out(sentence: Sentence, verb: int) -> int | None:
    """«C'est lui qui avait plafonné les retraits»: who is brought out, on whom the tree hangs the clause as something else."""
    tokens = sentence.tokens
    head = tokens[verb].head
    small = {tokens[child].dep for child in sentence.children(head)}
    hangs = tokens[verb].dep in ("dep", "advcl", "ccomp", "advcl:cleft") and head < verb
    return head if hangs and "cop" in small and "expl:subj" in small and "case" not in small else None


def agreeing(sentence: Sentence, verb: int, noun: int) -> int:
    """The noun, or the one above it that agrees with the verb: «les forces de l'opération, qui avaient»."""
    forms = [*(child for child in sentence.children(verb) if sentence.tokens[child].dep.startswith("aux")), verb]
    number = next((n for place in forms if (n := sentence.tokens[place].morph.get("Number"))), None)
    own = sentence.tokens[noun].morph.get("Number")
    above = sentence.tokens[noun].head
    fits = (
        number is not None
        and own is not None
        and own != number
        and sentence.tokens[above].morph.get("Number") == number
    )
    return above if fits and sentence.tokens[noun].dep == "nmod" else noun


def borrowed(sentence: Sentence, main: int, language: str) -> Iterator[tuple[int, str]]:
    """Subjects that a verb without its own takes from another: token and place.

    That of the verb that it is joined to, of the main clause for a participle or infinitive, the object of a verb
    that makes somebody do it ("accuse le Soudan d'avoir bombardé"), the noun that a participle or relative
    clause qualifies.
    """
    tokens = sentence.tokens
    subjects = [c for c in sentence.children(main) if tokens[c].dep.startswith("nsubj") and tokens[c].pos != "PRON"]
    if any(bare(tokens[c].text) not in actor_words(language).days for c in subjects):
        return  # of «évincée l'an passé» the year is no subject
    if any(c not in subjects for c in subject_tokens(sentence, main)):
        return
    before = _opening_subject(sentence, main)
    if before is not None:
        yield before, "object" if passive(sentence, main) else "subject"
        return
    if told := list(_told_of_opener(sentence, main, language)):
        yield from told
        return
    slot = "object" if _undergoes(sentence, main, language) and not _does_more(sentence, main, language) else "subject"
    if (joined := _joined_to(sentence, main, language)) is not None and (found := subject_tokens(sentence, joined)):
        yield from ((token, slot) for token in found)
        return
    apposed = main > 1 and tokens[main - 1].text == "," and tokens[main - 2].pos in ("NOUN", "PROPN", "PRON")
    apposed = apposed and bare(tokens[main - 2].text) not in actor_words(language).days  # «a été arrêté lundi, jugé»
    if apposed and tokens[main].dep == "xcomp" and tokens[main - 2].pos == "PROPN" and _bare_participle(sentence, main):
        slot = "object"  # «a battu Alexandr Stoianoglo, suspendu»
    if apposed and slot == "object" and tokens[main].dep not in ("conj", "ROOT"):
        # «succède à Serval, déclenchée en 2013»: what stands before the comma
        qualified = tokens[main].head if tokens[main].dep in ("acl", "amod") else main
        named = _past_apposition(sentence, main, qualified) if qualified < main else main
        yield (named if named < qualified else _past_apposition(sentence, main, main - 2)), slot
        return
    yield from _from_above(sentence, main, slot, language)


def _from_above(sentence: Sentence, main: int, slot: str, language: str) -> Iterator[tuple[int, str]]:
    """The subjects of the verbs above one, with the place that they have beside it."""
    tokens, place, lower = sentence.tokens, main, main
    for _ in range(4):
        dep, governor = tokens[place].dep, tokens[place].head
        if governor == place:
            yield from _sentence_opener(sentence, main)
            return
        if dep in ("acl", "acl:relcl", "amod") and tokens[governor].pos not in PREDICATES:
            if dep != "acl:relcl":
                yield agreeing(sentence, place, governor), slot
            return
        judges = tokens[place].pos == "ADJ" and dep in ("xcomp", "oprd")
        if judges and tokens[lower].dep != "conj":  # "found Pine guilty of [shooting] Reyes"
            judged = [c for c in sentence.children(governor) if tokens[c].dep == "obj"]
            yield from ((token, slot) for token in judged or subject_tokens(sentence, governor))
            return
        if dep not in (*_CONTROLLED, "conj", "obl:mod", "acl", "parataxis", "dep"):
            return
        if dep in ("ccomp", "parataxis") and tokens[place].morph.get("VerbForm") != "Inf":
            return
        if dep in _CONTROLLED and tokens[governor].key in actor_words(language).object_control:
            below = (c for c in sentence.children(governor) if c != place and tokens[c].dep in _CONTROLLING)
            if (controlling := next(below, None)) is not None:
                yield controlling, slot
                return
        if dep == "conj" and _shares_helper(sentence, main, language) and _undergoes(sentence, governor, language):
            slot = "object"  # «a été arrêté et [inculpé]»
        lower, place = place, governor
        if found := subject_tokens(sentence, place):
            yield from ((token, slot) for token in found)
            return
        if dep == "xcomp" and (before := _opening_subject(sentence, place)) is not None:
            yield before, slot
            return


def _shares_helper(sentence: Sentence, main: int, language: str) -> bool:
    """Whether a participle that has a passive shares the helper of the verb that it is joined to."""
    moves = sentence.tokens[main].key in actor_words(language).without_passive
    return _bare_participle(sentence, main) and not moves


def _joined_to(sentence: Sentence, main: int, language: str) -> int | None:
    """«Elle avait été élue de justesse, puis exclue»: the verb that a participle is joined to which the tree hangs on a noun."""
    tokens = sentence.tokens
    linked = any(tokens[c].dep == "cc" for c in sentence.children(main))
    if tokens[main].dep not in ("acl", "amod", "advcl") or not (
        (linked and tokens[main].dep != "advcl") or _does_more(sentence, main, language)
    ):
        return None
    before = [p for p in range(main) if tokens[p].pos == "VERB" and subject_tokens(sentence, p)]
    return before[-1] if before else None


def _does_more(sentence: Sentence, main: int, language: str) -> bool:
    """«a suspendu le Parlement, limogé le chef du gouvernement»: a participle that shares the helper of the verb before it."""
    tokens = sentence.tokens
    if not _bare_participle(sentence, main) or main < 2:
        return False
    times = actor_words(language).days | actor_words(language).not_names  # «survenue le mois précédent»
    reached = [c for c in sentence.children(main) if tokens[c].dep == "obj" and c > main]
    reached = [c for c in reached if bare(tokens[c].text) not in times]
    definite = any(
        tokens[c].pos == "PROPN"
        or any(tokens[d].morph.get("Definite") == "Def" or tokens[d].dep == "nmod:poss" for d in sentence.children(c))
        for c in reached
    )
    before = [p for p in range(main) if tokens[p].pos == "VERB" and subject_tokens(sentence, p)]
    helped = before and any(tokens[c].dep == "aux:tense" for c in sentence.children(before[-1]))
    return bool(definite and helped)


def opened_for(sentence: Sentence, main: int, language: str) -> Iterator[tuple[int, str]]:
    """«Photographe du théâtre à partir de 1951, elle tourna»: the subject of what a bare noun or participle opens.

    With the place that it has there: who is told of by a participle undergoes it.
    """
    tokens = sentence.tokens
    token, text = tokens[main], bare(tokens[main].text)
    said = "person" in calling(language).kinds(text) or text in actor_words(language).titles
    participle = token.text.endswith(calling(language).participles) or token.morph.get("VerbForm") == "Part"
    finite = token.pos in PREDICATES and not participle
    if main > 1 or (main and tokens[0].pos != "ADJ") or not (said or participle) or finite:
        return
    joined = [c for c in sentence.children(main) if tokens[c].dep == "conj" and tokens[c - 1].pos == "DET"]
    slot = "object" if token.pos in PREDICATES and token.key not in actor_words(language).without_passive else "subject"
    comma = next((p for p in range(main, len(tokens)) if tokens[p].text == ","), len(tokens))
    if joined and joined[0] == comma + 2:
        yield joined[0], slot  # «Réunis hier à Abuja, les chefs d'État», which the tree joins
        return
    for place in (main, *range(comma + 1, len(tokens))):
        if (place == main or tokens[place].pos in PREDICATES) and (
            found := [c for c in subject_tokens(sentence, place) if c > comma]
        ):
            yield found[0], slot
            return


def _bare_participle(sentence: Sentence, main: int) -> bool:
    """Whether a token is a past participle without an auxiliary."""
    token = sentence.tokens[main]
    helped = any(sentence.tokens[c].dep.startswith("aux") for c in sentence.children(main))
    return token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past" and not helped


def _told_of_opener(sentence: Sentence, main: int, language: str) -> Iterator[tuple[int, str]]:
    """«Fondé en 1887, nationalisé en 1945, il est entré»: of whom the participle that opens the sentence tells, the next one does."""
    tokens = sentence.tokens
    if main < 2 or tokens[main - 1].text != "," or not _bare_participle(sentence, main):
        return
    opens = _bare_participle(sentence, 0)
    if opens and any(tokens[0].morph.get(key) != tokens[main].morph.get(key) for key in ("Gender", "Number")):
        return
    for place, _ in opened_for(sentence, 0, language):
        if place > main:
            yield place, "object"


def _opening_subject(sentence: Sentence, main: int) -> int | None:
    """«La France, présente dans le pays, a suspendu»: the subject that the tree hangs on a clause before its verb."""
    tokens = sentence.tokens
    opening = [c for c in sentence.children(main) if c < main and tokens[c].dep in ("advcl", "acl", "amod", "appos")]
    for clause in opening:
        if any(tokens[c].dep == "mark" for c in sentence.children(clause)):
            continue  # «Victor Salles, que sa famille croyait mort, est rentré»
        before = [place for place in subject_tokens(sentence, clause) if place < clause]
        if before:
            return before[0]
    return None


def before_verb(sentence: Sentence, found: Sequence[Unit], main: int) -> Iterator[tuple[Unit, str]]:
    """The names that stand before a finite verb to which the tree gives no subject: «Israël évacua», «Londres, puis Paris, acceptèrent».

    Those before the verb that it is joined to, where none stands before its own.
    """
    yield from _just_before(sentence, found, main)
    above = sentence.tokens[main].head
    # «Paul Verdier, dont le fils est mort, s'est engagé à partir»
    joins = sentence.tokens[main].dep in ("conj", "xcomp")
    joined = joins and above < main and sentence.tokens[above].pos in PREDICATES
    if joined and not any(unit.first > above for unit in found if unit.last <= main):
        yield from _just_before(sentence, found, above)


def set_before(sentence: Sentence, found: Sequence[Unit], subject: int) -> Iterator[Unit]:
    """«Paul Verdier, le tribun de la gauche, a reconnu»: the name that the tree makes the root, what tells of it the subject."""
    tokens = sentence.tokens
    start = min(sentence.subtree(subject))
    for unit in found:
        between = [token.text for token in tokens[unit.last : start]]
        commas = between[:1] == [","] and (len(between) == 1 or between[-1] == ",")
        if commas and tokens[unit.top].dep == "ROOT" and not unit.case and unit.last < start:
            yield unit


def _just_before(sentence: Sentence, found: Sequence[Unit], main: int) -> Iterator[tuple[Unit, str]]:
    tokens = sentence.tokens
    helpers = [c for c in sentence.children(main) if c < main and tokens[c].dep.startswith(("aux", "cop"))]
    if tokens[main].morph.get("VerbForm") in ("Inf", "Ger") and tokens[main].text == tokens[main].lemma and not helpers:
        return
    if any(tokens[c].dep.startswith(("nsubj", "csubj", "expl:subj")) for c in sentence.children(main)):
        return
    start = min([main, *helpers])
    while start and (
        tokens[start - 1].pos == "ADV" or (tokens[start - 1].pos == "PRON" and tokens[start - 1].head == main)
    ):
        start -= 1
    for unit in reversed([unit for unit in found if unit.last <= start]):
        between = tokens[unit.last : start]
        closed = len(between) > 1 and between[0].text == between[-1].text == ","
        if (
            not unit.case
            and (not between or closed or [t.text for t in between] == [","])
            and unit.mentions[0].how != "possessive"
        ):
            yield unit, "object" if passive(sentence, main) else "subject"
            return


def _undergoes(sentence: Sentence, main: int, language: str) -> bool:
    """Whether the subject of a verb form undergoes it: a passive, or a past participle without an auxiliary.

    Not that of a verb without a passive: «arrivé dimanche, le président» came himself.
    """
    if sentence.tokens[main].key in actor_words(language).without_passive:
        return False
    if passive(sentence, main):
        return True
    token = sentence.tokens[main]
    helped = any(sentence.tokens[c].dep.startswith(("aux", "cop")) for c in sentence.children(main))
    participle = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    return (participle or token.pos == "ADJ") and not helped and token.dep in ("acl", "advcl", "amod", "appos", "ROOT")


def _sentence_opener(sentence: Sentence, main: int) -> Iterator[tuple[int, str]]:
    """«Lancé en 2020, l'engin est arrivé»: the participle that the tree made the root."""
    tokens = sentence.tokens
    if main > 1 or tokens[main].morph.get("VerbForm") != "Part":
        return
    for place in range(main + 1, len(tokens)):
        token = tokens[place]
        if token.pos == "VERB" and token.dep in ("parataxis", "conj", "ROOT"):
            for found in subject_tokens(sentence, place) or [c for c in sentence.children(place) if c < place]:
                yield found, "object"
            comma = next((p for p in range(main, place) if tokens[p].text == ","), None)
            if comma is not None:
                yield from (
                    (p, "object") for p in range(comma + 1, place) if tokens[p].pos in ("NOUN", "PROPN", "PRON")
                )
            return
