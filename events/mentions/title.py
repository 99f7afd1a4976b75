"""A caption for a happening in the text's own words: a clause or noun phrase that reads as a headline."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from events.mentions import kept
from events.mentions.attach import Attached
from events.mentions.called import calling
from events.mentions.clauses import Clause, Naming, clause_of
from events.mentions.compare import compared_before, said_again
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger, impersonal
from events.mentions.written import LONGEST, length, shortened, unelided, written
from events.model import fold
from events.reading import Sentence, Token
from events.reading.mending import NAMES, mending, suffixed

__all__ = ["Caption", "noun_title", "shortened", "title"]

_ROOM_OF_SUBJECT = 40  # characters of a subject up to which it stands in full


_STUMPS = ("VERB", "ADJ")
_STRAIGHT = '"'
_HOUR = re.compile(r"\d{1,2}[hH:](\d\d)?")
_COMMA_WITHIN = re.compile(r"[,.](?=[”\"]$)")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words, and whether they name nobody who does it, so that an actor may lead them."""

    words: str
    headless: bool = False


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
        return Caption(_window(sentence, trigger.first, dates, text))
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
        fuller = Caption(_of_clause(sentence, clause, _core(trigger), text), clause.headless)
        return fuller if clause.subject or clause.headless else caption
    if trigger.sense.type == "statement" and (said := _saying(sentence, main, trigger, words, gone, text, naming)):
        return said
    clause = clause_of(sentence, main, _core(trigger), gone, naming, words)
    if trigger.noun and sentence.tokens[main].key in words.lists["dating"]:
        return _noun_caption(sentence, trigger, words, gone, text)  # «la dernière hausse remonte à septembre»
    led = any(p < main and sentence.tokens[p].dep == "mark" for p in clause.rest)  # «la décision de limoger»
    if clause.subject and words.infinitives and not led and _infinitive(sentence, main, clause):
        who = _of_clause(sentence, replace(clause, rest=()), set(clause.subject), text)
        what = _of_clause(sentence, replace(clause, subject=()), _core(trigger) | {main}, text)
        return Caption(words.led.format(actor=who, title=what[:1].lower() + what[1:]), clause.headless)
    clause = _with_object(sentence, main, clause, words, gone)
    bare = sentence.tokens[main].dep == "acl" and not any(
        sentence.tokens[child].dep.startswith("aux") for child in sentence.children(main)
    )
    if bare and clause.subject and _of_nobody(sentence, clause.subject[0], naming, words):
        clause = replace(clause, subject=clause.subject[1:])  # «[son] projet annoncé»
    told = _of_clause(sentence, clause, _core(trigger) | {main}, text, _done_to(sentence, main, words, gone))
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
    return Caption(written(sentence, kept.trimmed(sentence, places, _core(trigger), True), text), True)


def _with_participle(
    sentence: Sentence, trigger: Trigger, participle: int, words: Lexicon, text: str
) -> Caption | None:
    """«Grève lancée»: a bare noun with the participle right after it, which has its date; "éclata" is taken for one."""
    token = sentence.tokens[participle]
    if participle != trigger.last or token.morph.get("VerbForm") != "Part" or token.text.endswith(words.sure):
        return None
    return Caption(written(sentence, [*range(trigger.first, trigger.last), participle], text), True)


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
    return top < verb and sentence.tokens[top].dep.startswith("obl")


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


def _of_clause(
    sentence: Sentence,
    clause: Clause,
    core: set[int],
    text: str,
    done_to: Sequence[int] = (),
    longest: int = LONGEST,
) -> str:
    """The clause in words; led by ``done_to``, the noun that it tells of, where that has room."""
    rest = kept.trimmed(sentence, set(clause.rest), core, False, clause.headless)
    rest.sort(key=clause.rest.index)
    pronouns = all(sentence.tokens[p].pos == "PRON" for p in clause.subject)  # «ce qui»
    fixed = set(clause.subject) if len(clause.subject) == 1 or pronouns else core
    subject = kept.trimmed(sentence, set(clause.subject), fixed, False, True)
    subject = _without_stump(sentence, _without_opening(sentence, subject))
    whole = [*subject, *_closing_comma(sentence, subject, rest), *rest]
    if len(subject) > 3 and _too_long(sentence, subject, rest, text, longest):
        last = max(core & set(rest), default=len(sentence.tokens))
        needed = [p for p in rest if p <= last]
        short = kept.shortest(sentence, subject, rest)
        short = short if length(sentence, [*short, *needed], text) <= LONGEST else kept.plainest(sentence, subject)
        whole = [*short, *rest]
    led = [*done_to, *(place for place in whole if place not in done_to)]
    if done_to and subject and len(written(sentence, led, text, clause.instead, led)) < longest:
        return written(sentence, led, text, clause.instead, core & set(rest), longest)
    return written(sentence, whole, text, clause.instead, core & set(rest), longest)


def _too_long(sentence: Sentence, subject: Sequence[int], rest: Sequence[int], text: str, longest: int) -> bool:
    """Whether a clause has no room for its subject in full, which a short one always has."""
    told = length(sentence, subject, text)
    commas = any(sentence.tokens[p].text == "," for p in subject)
    joined = any(sentence.tokens[p].pos == "CCONJ" for p in subject)
    short = told <= _ROOM_OF_SUBJECT and (joined or not commas)
    return not short and told + len(written(sentence, rest, text)) > longest - 2


def _without_opening(sentence: Sentence, subject: list[int]) -> list[int]:
    """Without the place that opens the sentence before its subject ("[À Genève,] les discussions")."""
    tokens = sentence.tokens
    if not subject or subject[0] == 0 or tokens[subject[0] - 1].pos != "ADP" or tokens[subject[0]].entity != "place":
        return subject
    comma = next((n for n, p in enumerate(subject) if tokens[p].text == ","), None)
    return subject[comma + 1 :] if comma is not None and comma + 1 < len(subject) else subject


def _without_stump(sentence: Sentence, subject: list[int]) -> list[int]:
    """Without the one word after a comma whose complement was a date ("le sommet[, ouvert] jeudi, s'achève")."""
    if len(subject) > 2 and sentence.tokens[subject[-2]].text == "," and sentence.tokens[subject[-1]].pos in _STUMPS:
        return subject[:-2]
    return subject


def _closing_comma(sentence: Sentence, subject: list[int], rest: list[int]) -> list[int]:
    """The comma that ends an apposition within the subject ("le préfet, Hugo Décembre, doit")."""
    tokens = sentence.tokens
    within = any(tokens[p].text == "," for p in subject)
    ends = (subject[-1] + 1, min(rest, default=0) - 1) if within else ()
    return [place for place in ends if 0 < place < len(tokens) and tokens[place].text == "," and place not in rest][:1]


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


def _saying(
    sentence: Sentence,
    main: int,
    trigger: Trigger,
    words: Lexicon,
    gone: set[int],
    text: str,
    naming: Naming,
) -> Caption | None:
    """«Abdoulaye Diop : ...»: who says it and what, where a verb of plain saying has a clause for what is said."""
    tokens = sentence.tokens
    if trigger.noun or trigger.sense.plover:
        return None
    above = sentence.tokens[main].head
    if impersonal(sentence, main, words) and above != main and _clausal(sentence, above):
        told_by = clause_of(sentence, above, {above}, gone, naming, words, main)
        return Caption(_of_clause(sentence, told_by, {above}, text), told_by.headless)
    quoting = _quoting(sentence, main, words, gone, text, naming)
    if quoting is not None or not _says(sentence, main, words):
        return quoting
    children = sentence.children(main)
    if (announced := _announced(sentence, main, naming)) is not None:
        told_by = clause_of(sentence, announced, {announced}, gone, naming, words, main)
        return Caption(_of_clause(sentence, told_by, {announced}, text))
    turned = not any(tokens[c].dep.startswith("nsubj") and c < main and not suffixed(tokens[c]) for c in children)
    said = next((c for c in children if tokens[c].dep == "ccomp"), None)
    if said is None and turned:  # «..., a annoncé le ministre»
        said = next((c for c in children if tokens[c].dep in ("advcl", "parataxis") and c < main), None)
    if said is None and (tokens[main].dep == "parataxis" or _thrown_in(sentence, main)):
        said = tokens[main].head
    if said is None or not _clausal(sentence, said) or said in gone:
        return None
    if any(token.text == ";" for token in tokens[min(said, main) : max(said, main)]):
        return None  # "ordered airlines to cut flights; the FAA said cuts would stay"
    subject = next(
        (
            c
            for c in sentence.children(main)
            if tokens[c].dep.startswith("nsubj")
            or (c > main and tokens[c].dep == "obj" and said < main and tokens[c].pos == "PROPN")
        ),
        None,
    )
    if subject is None and tokens[main].dep == "conj":  # "evacuated its plants but said work had resumed"
        subject = next((c for c in sentence.children(tokens[main].head) if tokens[c].dep == "nsubj"), None)
    if subject is not None and suffixed(tokens[subject]) and subject not in naming.meant:
        told_by = clause_of(sentence, said, {said}, gone, naming, words, main)  # «Le maire partira, a-t-il dit»
        return Caption(_of_clause(sentence, told_by, {said}, text), told_by.headless)
    if subject is None or (tokens[subject].pos == "PRON" and subject not in naming.meant):
        return None
    who = kept.pruned(sentence, subject, words) - gone
    if said in who:
        return None
    speaker = _speaker(sentence, subject, who, text, naming)
    clause = clause_of(sentence, said, {said}, gone | who, naming, words, main)
    own = _own_pronoun(sentence, said)
    several = own is not None and tokens[own].morph.get("Number") == "Plur" and naming.meant.get(own) != speaker
    if said > main and own is not None and (not clause.subject or (several and own in clause.subject)):
        whole = clause_of(sentence, main, {main}, gone, naming, words, said)
        marks = {c for c in sentence.children(said) if tokens[c].dep == "mark" and main < c < own}
        rest = {*whole.rest, *(kept.pruned(sentence, said, words) - gone), *marks, own}
        return Caption(_of_clause(sentence, replace(whole, rest=tuple(sorted(rest))), {main, said}, text))
    told = _of_clause(sentence, clause, {said}, text, longest=LONGEST - len(words.led.format(actor=speaker, title="")))
    if " " not in told:
        return None
    if speaker and told.startswith(f"{speaker} "):
        return Caption(_of_clause(sentence, clause, {said}, text))  # «Me Lanoë a annoncé qu'elle formerait un pourvoi»
    first = (*clause.subject, *clause.rest)[:1]
    if (
        first
        and first[0] not in clause.instead
        and tokens[first[0]].pos not in ("PROPN",)
        and tokens[first[0]].entity == ""
    ):
        told = told[:1].lower() + told[1:]
    return Caption(shortened(words.led.format(actor=speaker, title=told)))


def _speaker(sentence: Sentence, subject: int, who: set[int], text: str, naming: Naming) -> str:
    """Who says something, the first person named or all who are joined: «[Ada Sol et Luc Baud] : ...»."""
    trimmed = kept.trimmed(sentence, who, {subject}, False)
    joined = any(sentence.tokens[p].dep == "conj" and sentence.tokens[p].head == subject for p in who)
    several = joined and any(sentence.tokens[p].pos == "CCONJ" for p in who)
    person = next((naming.people[p] for p in sorted(who) if p in naming.people), "") if not several else ""
    return person or written(sentence, kept.shortest(sentence, trimmed) if several else trimmed, text, naming.meant)


def _announced(sentence: Sentence, main: int, naming: Naming) -> int | None:
    """The clause that says what nobody is named for announcing: "It was announced on Friday that Ada Brenner would lead the bank"."""
    tokens, children = sentence.tokens, sentence.children(main)
    subjects = [c for c in children if tokens[c].dep.startswith(("nsubj", "expl"))]
    nobody = all(tokens[c].pos == "PRON" and c not in naming.meant for c in subjects)
    passive = any(tokens[c].dep == "aux:pass" for c in children)
    clauses = (c for c in children if tokens[c].dep == "ccomp" and c > main and _clausal(sentence, c))
    said = next((c for c in clauses if any(tokens[m].dep == "mark" for m in sentence.children(c))), None)
    return said if passive and nobody and len(subjects) == 1 else None


def _says(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether a verb is one of saying, alone or with the infinitive after it («a fait savoir»)."""
    key = sentence.tokens[main].key
    after = (sentence.tokens[c].key for c in sentence.children(main) if c > main)
    return key in words.lists["reporting"] or any((key, other) in mending(words.language).tellings for other in after)


def _own_pronoun(sentence: Sentence, said: int) -> int | None:
    """The pronoun that is the subject of what somebody says: «a annoncé qu'[il] ne se représenterait pas»."""
    subjects = (c for c in sentence.children(said) if sentence.tokens[c].dep.startswith("nsubj") and c < said)
    return next((c for c in subjects if sentence.tokens[c].pos == "PRON" and sentence.tokens[c].text.islower()), None)


def _thrown_in(sentence: Sentence, main: int) -> bool:
    """Whether a verb of saying with who says it follows what is said after a comma ("..., ont annoncé les archéologues")."""
    tokens = sentence.tokens
    children = sentence.children(main)
    first = min((main, *(c for c in children if tokens[c].dep.startswith("aux"))))
    after = [c for c in children if c > main or suffixed(tokens[c])]
    led = any(tokens[c].dep.startswith(("mark", "cc", "nsubj")) for c in children if c not in after)
    who = any(tokens[c].dep == "nsubj" or (tokens[c].dep == "obj" and tokens[c].pos == "PROPN") for c in after)
    return (
        tokens[main].dep in ("advcl", "conj", "parataxis")
        and tokens[main].head < main
        and who
        and not led
        and first > 0
        and tokens[first - 1].text == ","
    )


def _quotes(tokens: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marks that open and close what a sentence quotes; straight ones only where there are two."""
    straight = sum(token.text == _STRAIGHT for token in tokens) == 2
    return ((_STRAIGHT,), (_STRAIGHT,)) if straight else (("«", "“"), ("»", "”"))


def _quoting(
    sentence: Sentence,
    main: int,
    words: Lexicon,
    gone: set[int],
    text: str,
    naming: Naming,
) -> Caption | None:
    """«Abdoulaye Diop : « ... »»: who says it and the words quoted, where the sentence has them between guillemets."""
    tokens = sentence.tokens
    opens, closes = _quotes(tokens)
    opening = next((p for p, token in enumerate(tokens) if token.text in opens), None)
    closing = next((p for p in range(len(tokens) - 1, 0, -1) if tokens[p].text in closes), None)
    if opening is None or closing is None or opening < main < closing:
        return None
    if not any(tokens[place].pos in ("VERB", "AUX") for place in range(opening, closing)):
        return None  # the title of a book
    if tokens[opening].text != "«" and not tokens[opening + 1].text[0].isupper():
        return None  # "the plan, he said, was 'very bad' for the city"
    subject = next((c for c in sentence.children(main) if tokens[c].dep.startswith("nsubj")), None)
    quoted = " ".join(text[tokens[opening].start_char : tokens[closing].end_char].split())
    quoted = _COMMA_WITHIN.sub("", quoted)
    if (
        subject is None
        or opening < subject < closing
        or (tokens[subject].pos == "PRON" and subject not in naming.meant)
    ):
        return Caption(quoted, True) if len(quoted) <= LONGEST else None
    who = kept.pruned(sentence, subject, words) - gone
    speaker = next((naming.people[p] for p in sorted(who) if p in naming.people), "") or written(
        sentence, kept.trimmed(sentence, who, {subject}, False), text, naming.meant
    )
    led = words.led.format(actor=speaker, title=quoted)
    return Caption(led if len(led) <= LONGEST else shortened(led[: -len(tokens[closing].text)]))


def _clausal(sentence: Sentence, place: int) -> bool:
    deps = {sentence.tokens[child].dep for child in sentence.children(place)}
    return sentence.tokens[place].pos in ("VERB", "AUX") or bool(deps & {"cop", "nsubj", "nsubj:pass"})


def _window(sentence: Sentence, first: int, dates: Collection[int], text: str) -> str:
    """Without a parse: the clause from the comma before the trigger to the one after it."""
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:.()–—!?"]
    low = max((place for place in breaks if place < first), default=-1) + 1
    high = min((place for place in breaks if place > first), default=len(sentence.tokens))
    return written(sentence, [place for place in range(low, high) if place not in dates], text)
