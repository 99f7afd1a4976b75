"""The title of what somebody says: who, and what or the words quoted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from events.mentions import kept
from events.mentions.clauses import Naming, clause_of
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger, impersonal
from events.mentions.worded import Caption, of_clause
from events.mentions.written import LONGEST, shortened, written
from events.reading import Sentence, Token
from events.reading.mending import mending, suffixed

_STRAIGHT = '"'
_COMMA_WITHIN = re.compile(r"[,.](?=[”\"]$)")


def saying(
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
        return Caption(of_clause(sentence, told_by, {above}, text, words), told_by.headless)
    quoting = _quoting(sentence, main, words, gone, text, naming)
    if quoting is not None or not _says(sentence, main, words):
        return quoting
    if (announced := _announced(sentence, main, naming)) is not None:
        told_by = clause_of(sentence, announced, {announced}, gone, naming, words, main)
        return Caption(of_clause(sentence, told_by, {announced}, text, words))
    said = _said(sentence, main)
    if said is None or said in gone:
        return None
    subject = _subject(sentence, main, said)
    if subject is not None and suffixed(tokens[subject]) and subject not in naming.meant:
        told_by = clause_of(sentence, said, {said}, gone, naming, words, main)  # «Le maire partira, a-t-il dit»
        return Caption(of_clause(sentence, told_by, {said}, text, words), told_by.headless)
    if subject is None or (tokens[subject].pos == "PRON" and subject not in naming.meant):
        return None
    who = _who_says(sentence, subject, words, gone, naming)
    if said in who:
        return None
    speaker = _speaker(sentence, subject, who, text, words, naming)
    clause = clause_of(sentence, said, {said}, gone | who, naming, words, main)
    own = _own_pronoun(sentence, said)
    several = own is not None and tokens[own].morph.get("Number") == "Plur" and naming.meant.get(own) != speaker
    if said > main and own is not None and (not clause.subject or (several and own in clause.subject)):
        whole = clause_of(sentence, main, {main}, gone, naming, words, said)
        marks = {c for c in sentence.children(said) if tokens[c].dep == "mark" and main < c < own}
        rest = {*whole.rest, *(kept.pruned(sentence, said, words) - gone), *marks, own}
        return Caption(of_clause(sentence, replace(whole, rest=tuple(sorted(rest))), {main, said}, text, words))
    told = of_clause(
        sentence, clause, {said}, text, words, longest=LONGEST - len(words.led.format(actor=speaker, title=""))
    )
    if " " not in told:
        return None
    named = {name for place, name in naming.people.items() if place in naming.spans}
    apposed = own is not None and own in clause.subject and naming.meant.get(own) in named
    unnamed = not any(place in naming.people for place in who)  # «Me Ada Sol, l'avocate, a dit qu'elle ferait appel»
    if speaker and (told.startswith(f"{speaker} ") or (apposed and unnamed)):
        return Caption(
            of_clause(sentence, clause, {said}, text, words)
        )  # «Me Lanoë a annoncé qu'elle formerait un pourvoi»
    first = (*clause.subject, *clause.rest)[:1]
    if (
        first
        and first[0] not in clause.instead
        and tokens[first[0]].pos not in ("PROPN",)
        and tokens[first[0]].entity == ""
    ):
        told = told[:1].lower() + told[1:]
    return Caption(shortened(words.led.format(actor=speaker, title=told)))


def _said(sentence: Sentence, main: int) -> int | None:
    """The clause of what somebody says, after the verb of saying or before it («..., a annoncé le ministre»)."""
    tokens, children = sentence.tokens, sentence.children(main)
    turned = not any(tokens[c].dep.startswith("nsubj") and c < main and not suffixed(tokens[c]) for c in children)
    said = next((c for c in children if tokens[c].dep == "ccomp"), None)
    if said is None and turned:
        said = next((c for c in children if tokens[c].dep in ("advcl", "parataxis") and c < main), None)
    if said is None and (tokens[main].dep == "parataxis" or _thrown_in(sentence, main)):
        said = tokens[main].head
    if said is None or not _clausal(sentence, said):
        return None
    parted = any(token.text == ";" for token in tokens[min(said, main) : max(said, main)])
    return None if parted else said  # "ordered airlines to cut flights; the FAA said cuts would stay"


def _subject(sentence: Sentence, main: int, said: int) -> int | None:
    """Who says it: the subject of the verb, or of the one that this is joined to ("evacuated its plants but said")."""
    tokens = sentence.tokens
    for child in sentence.children(main):
        after = child > main and tokens[child].dep == "obj" and said < main and tokens[child].pos == "PROPN"
        if tokens[child].dep.startswith("nsubj") or after:
            return child
    shared = sentence.children(tokens[main].head) if tokens[main].dep == "conj" else ()
    return next((c for c in shared if tokens[c].dep == "nsubj"), None)


def _who_says(sentence: Sentence, subject: int, words: Lexicon, gone: set[int], naming: Naming) -> set[int]:
    """The tokens of who says something, with the whole of a name of which the tree has a part."""
    return (kept.pruned(sentence, subject, words) | set(range(*naming.spans.get(subject, (0, 0))))) - gone


def _speaker(sentence: Sentence, subject: int, who: set[int], text: str, words: Lexicon, naming: Naming) -> str:
    """Who says something, the first person named or all who are joined: «[Ada Sol et Luc Baud] : ...»."""
    trimmed = kept.trimmed(sentence, who, {subject}, False)
    joined = any(sentence.tokens[p].dep == "conj" and sentence.tokens[p].head == subject for p in who)
    several = joined and any(sentence.tokens[p].pos == "CCONJ" for p in who)
    person = next((naming.people[p] for p in sorted(who) if p in naming.people), "") if not several else ""
    places = kept.shortest(sentence, trimmed) if several else trimmed
    return person or written(sentence, places, text, words, naming.meant)


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
    who = _who_says(sentence, subject, words, gone, naming)
    speaker = _speaker(sentence, subject, who, text, words, naming)
    led = words.led.format(actor=speaker, title=quoted)
    return Caption(led if len(led) <= LONGEST else shortened(led[: -len(tokens[closing].text)]))


def _clausal(sentence: Sentence, place: int) -> bool:
    deps = {sentence.tokens[child].dep for child in sentence.children(place)}
    return sentence.tokens[place].pos in ("VERB", "AUX") or bool(deps & {"cop", "nsubj", "nsubj:pass"})
