"""A caption for a happening in the text's own words: a clause or noun phrase that reads as a headline."""

import re
from collections.abc import Collection
from dataclasses import replace

from events.mentions import kept
from events.mentions.attach import Attached
from events.mentions.called import calling
from events.mentions.clauses import Clause, Naming, clause_of
from events.mentions.compare import compared_before, said_again
from events.mentions.lexicon import Lexicon
from events.mentions.saying import saying
from events.mentions.triggers import Trigger
from events.mentions.worded import Caption, of_clause
from events.mentions.written import shortened, unelided, written
from events.model import fold
from events.reading import Sentence
from events.reading.mending import NAMES, mending

__all__ = ["Caption", "noun_title", "shortened", "title"]

_HOUR = re.compile(r"\d{1,2}[hH:](\d\d)?")


def title(
    sentence: Sentence,
    attached: Attached,
    words: Lexicon,
    dates: Collection[int],
    text: str,
    naming: Naming,
) -> Caption:
    """The clause or noun phrase around the trigger, without its date, at most 90 characters.

    Args:
        sentence: the sentence.
        attached: the happening.
        words: the lexicon.
        dates: tokens of the sentence that belong to dates, which the row shows beside its title.
        text: the document's text.
        naming: who is meant and named.
    """
    caption = _caption(sentence, attached, words, dates, text, naming)
    return Caption(shortened(unelided(caption.words, words.elided)), caption.headless)


def noun_title(sentence: Sentence, trigger: Trigger, words: Lexicon, dates: Collection[int], text: str) -> Caption:
    """The noun of a happening with what qualifies it, whatever its clause tells; as ``title``."""
    gone = kept.with_prepositions(sentence, dates) - _core(trigger)
    caption = _noun_caption(sentence, trigger, words, gone, text)
    return Caption(shortened(unelided(caption.words, words.elided)), caption.headless)


def _caption(
    sentence: Sentence,
    attached: Attached,
    words: Lexicon,
    dates: Collection[int],
    text: str,
    naming: Naming,
) -> Caption:
    trigger = attached.trigger
    if not sentence.parsed:
        return Caption(_window(sentence, trigger.first, dates, text, words))
    gone = kept.with_prepositions(sentence, dates) - set(range(trigger.first, trigger.last))
    gone |= {place for date in dates for place in compared_before(sentence, date, words)}
    gone |= {place for date in dates for place in said_again(sentence, date, words)}
    gone |= _times_joined(sentence, dates, words)
    main = attached.through.main if attached.through else trigger.main
    gone -= {main}
    if trigger.noun and not _told_by_clause(sentence, attached):
        caption = _noun_caption(sentence, trigger, words, gone, text)
        if attached.through is not None and " " not in caption.words:
            caption = _with_participle(sentence, trigger, attached.through.main, words, text) or caption
        above = _telling_verb(sentence, trigger.main)
        part = sentence.tokens[trigger.main].dep in ("obj", "obl", "obl:arg", "obl:mod", "nsubj", "nsubj:pass", "nmod")
        alone = sentence.tokens[trigger.main].key in words.lists["people"]  # «Vainqueur en 2020, il ...»
        is_subject = (
            above is not None
            and sentence.tokens[trigger.main].dep.startswith("nsubj")
            and sentence.tokens[trigger.main].head == above
        )
        # «ont suspendu leur grève [lancée] le 3 juin»: the participle has the date, and not the clause
        alone = alone or (attached.through is not None and not sentence.tokens[trigger.main].dep.startswith("nsubj"))
        if (
            alone
            or (" " in caption.words and not is_subject)
            or above is None
            or not part
            or _stands_before(sentence, trigger.main, above)
            or trigger.main not in kept.pruned(sentence, above, words)
        ):
            return caption
        clause = clause_of(sentence, above, _core(trigger), gone - {above}, naming, words)
        fuller = Caption(of_clause(sentence, clause, _core(trigger), text, words), clause.headless)
        return fuller if clause.subject or clause.headless else caption
    if trigger.sense.type == "statement" and (said := saying(sentence, main, trigger, words, gone, text, naming)):
        return said
    clause = clause_of(sentence, main, _core(trigger), gone, naming, words)
    if trigger.noun and sentence.tokens[main].key in words.lists["dating"]:
        return _noun_caption(sentence, trigger, words, gone, text)  # «la dernière hausse remonte à septembre»
    led = any(p < main and sentence.tokens[p].dep == "mark" for p in clause.rest)  # «la décision de limoger»
    if clause.subject and words.infinitives and not led and _infinitive(sentence, main, clause):
        who = of_clause(sentence, replace(clause, rest=()), set(clause.subject), text, words)
        what = of_clause(sentence, replace(clause, subject=()), _core(trigger) | {main}, text, words)
        return Caption(words.led.format(actor=who, title=what[:1].lower() + what[1:]), clause.headless)
    clause = _with_object(sentence, main, clause, words, gone)
    bare = sentence.tokens[main].dep == "acl" and not any(
        sentence.tokens[child].dep.startswith("aux") for child in sentence.children(main)
    )
    if bare and clause.subject and _of_nobody(sentence, clause.subject[0], naming, words):
        clause = replace(clause, subject=clause.subject[1:])  # «[son] projet annoncé»
    told = of_clause(sentence, clause, _core(trigger) | {main}, text, words, _done_to(sentence, main, words, gone))
    return Caption(words.quoted.format(title=told) if clause.spoken else told, clause.headless)


def _times_joined(sentence: Sentence, dates: Collection[int], words: Lexicon) -> set[int]:
    """What joins to a date and dates nothing: «lundi [et les jours suivants]», «à 14h00 [GMT]»."""
    tokens, spells = sentence.tokens, mending(words.language).spells
    joined = {
        p for day in dates for p in sentence.children(day) if tokens[p].dep == "conj" and tokens[p].form in spells
    }
    zones = {
        p
        for p in range(1, len(tokens))
        if p - 1 in dates
        and _HOUR.fullmatch(tokens[p - 1].text)
        and tokens[p].text.isupper()
        and len(tokens[p].text) <= 4
    }
    told = [p for last in dates if last + 1 not in dates for p in _zone_after(sentence, last, words)]
    return zones.union(told, *(sentence.subtree(p) for p in joined))


def _zone_after(sentence: Sentence, last: int, words: Lexicon) -> range:
    """The words after an hour that say where it is one: «à 10 h 12[, heure de Paris]»; none where they do not."""
    tokens = sentence.tokens
    place = last + 1 + (tokens[last + 1 : last + 2] != () and tokens[last + 1].text == ",")
    if place + 1 >= len(tokens) or tokens[place].form not in words.lists["hours_of"]:
        return range(0)
    start = end = place + 1 + (tokens[place + 1].pos == "ADP")
    while end < len(tokens) and (tokens[end].pos == "PROPN" or (end == place + 1 and tokens[end].pos == "ADJ")):
        end += 1
    return range(last + 1, end) if end > start else range(0)


def _of_nobody(sentence: Sentence, place: int, naming: Naming, words: Lexicon) -> bool:
    """Whether a word says that a thing is somebody's of whom it is not known who they are."""
    token, owned = sentence.tokens[place], sentence.tokens[sentence.tokens[place].head]
    possessive = token.pos == "DET" and token.morph.get("Poss") == "Yes" and place not in naming.owned
    return possessive and owned.pos == "NOUN" and "person" not in calling(words.language).kinds(owned.form)


def _noun_caption(sentence: Sentence, trigger: Trigger, words: Lexicon, gone: set[int], text: str) -> Caption:
    places = kept.noun_phrase(sentence, trigger, words) - gone
    return Caption(written(sentence, kept.trimmed(sentence, places, _core(trigger), True), text, words), True)


def _with_participle(
    sentence: Sentence, trigger: Trigger, participle: int, words: Lexicon, text: str
) -> Caption | None:
    """«Grève lancée»: a bare noun with the participle right after it, which has its date; "éclata" is taken for one."""
    token = sentence.tokens[participle]
    if participle != trigger.last or token.morph.get("VerbForm") != "Part" or token.text.endswith(words.sure):
        return None
    return Caption(written(sentence, [*range(trigger.first, trigger.last), participle], text, words), True)


def _telling_verb(sentence: Sentence, noun: int) -> int | None:
    """The finite verb in whose clause a noun stands."""
    for above in sentence.ancestors(noun):
        if sentence.tokens[above].pos == "VERB":
            forms = [above, *(c for c in sentence.children(above) if sentence.tokens[c].dep.startswith("aux"))]
            finite = any(sentence.tokens[form].morph.get("VerbForm") == "Fin" for form in forms)
            return above if finite else None
    return None


def _stands_before(sentence: Sentence, noun: int, verb: int) -> bool:
    """Whether a noun is of what stands before a verb and its subject: «Depuis [l'accident], il ne marche plus»."""
    top = next((p for p in (noun, *sentence.ancestors(noun)) if sentence.tokens[p].head == verb), noun)
    return top < verb and sentence.tokens[top].dep.startswith(("obl", "advmod"))


def _core(trigger: Trigger) -> set[int]:
    return set(range(trigger.first, trigger.last))


def _infinitive(sentence: Sentence, main: int, clause: Clause) -> bool:
    """Whether a clause has no finite verb («avant de [tourner] avec Grémillon»), so that its subject cannot stand before it."""
    verbs = [main, *(p for p in clause.rest if sentence.tokens[p].pos in ("VERB", "AUX") and p < main)]
    forms = [sentence.tokens[p] for p in verbs]
    return all(form.morph.get("VerbForm") == "Inf" and fold(form.text) == form.key for form in forms)


def _done_to(sentence: Sentence, main: int, words: Lexicon, gone: Collection[int]) -> list[int]:
    """The noun and the pronoun before a clause of which they are the object: "[un tracé que] les organisateurs dévoileront"."""
    tokens = sentence.tokens
    that = next(
        (c for c in sentence.children(main) if c < main and fold(tokens[c].text) in calling(words.language).relatives),
        None,
    )
    if not that or any(c > main and c not in gone and tokens[c].dep == "obj" for c in sentence.children(main)):
        return []
    before = that - 1 if tokens[that - 1].text != "," else that - 2
    if tokens[main].dep == "acl:relcl":
        noun = tokens[main].head
    else:  # where the tree takes the clause for what a verb says
        noun = next((c for c in sentence.children(tokens[main].head) if tokens[c].dep == "obj" and c <= before), -1)
        noun = noun if noun >= 0 and before in kept.pruned(sentence, noun, words) else -1
    if noun < 0 or tokens[noun].pos != "NOUN" or noun >= that:
        return []
    places = (kept.pruned(sentence, noun, words) - set(sentence.subtree(main)) - set(gone)) & set(range(that))
    return [*kept.trimmed(sentence, places, {noun}, False, True), that]


def _with_object(sentence: Sentence, main: int, clause: Clause, words: Lexicon, gone: Collection[int]) -> Clause:
    """A relative clause with what its pronoun stands for as object: "Norvane bought [Calyx]" of "Calyx, which Norvane bought".

    That is a name, or a noun of whose clause the subject is not known.
    """
    tokens = sentence.tokens
    that = next(
        (p for p in clause.rest if p < main and fold(tokens[p].text) in calling(words.language).relatives), None
    )
    if tokens[main].dep != "acl:relcl" or that is None or tokens[that].dep != "obj":
        return clause
    noun = tokens[main].head
    if tokens[noun].pos != "PROPN" and clause.subject:
        return clause
    lost = {that, noun} | set(clause.rest) | set(clause.subject)
    whole = sorted(p for p in kept.pruned(sentence, noun, words) - set(gone) - lost | {noun} if p < that)
    rest = [p for p in clause.rest if p != that]
    at = rest.index(main) + 1 if main in rest else len(rest)
    return replace(clause, rest=(*rest[:at], *whole, *rest[at:]))


def _told_by_clause(sentence: Sentence, attached: Attached) -> bool:
    """Whether a finite verb holds the noun; a participle only qualifies it ("le coup d'État mené en août")."""
    if attached.through is None:
        return _predicated(sentence, attached.trigger.main)
    main = attached.through.main
    forms = [
        main,
        *(child for child in sentence.children(main) if sentence.tokens[child].dep.startswith(("aux", "cop"))),
    ]
    if sentence.tokens[main].dep == "acl:relcl" and sentence.tokens[main].head == attached.trigger.main:
        return True
    if sentence.tokens[main].dep == "acl:relcl" and attached.trigger.main in sentence.ancestors(main):
        return False  # "the convention in Milwaukee, which opens": the clause has another noun
    return any(sentence.tokens[place].morph.get("VerbForm") in ("Fin", "Inf") for place in forms)


def _predicated(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is what a clause says of its subject: «les salariés sont en [grève]»."""
    below = [sentence.tokens[c] for c in sentence.children(noun) if c < noun]
    finite = any(one.dep.startswith(("cop", "aux")) and one.morph.get("VerbForm") == "Fin" for one in below)
    subjects = [one for one in below if one.dep.startswith("nsubj")]
    return finite and bool(subjects) and subjects[-1].pos in NAMES


def _window(sentence: Sentence, first: int, dates: Collection[int], text: str, words: Lexicon) -> str:
    """Without a parse: the clause from the comma before the trigger to the one after it."""
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:.()–—!?"]
    low = max((place for place in breaks if place < first), default=-1) + 1
    high = min((place for place in breaks if place > first), default=len(sentence.tokens))
    return written(sentence, [place for place in range(low, high) if place not in dates], text, words)
