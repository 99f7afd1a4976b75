"""A caption for a happening in the text's own words: a clause or noun phrase that reads as a headline."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from events.mentions import kept
from events.mentions.attach import Attached
from events.mentions.phrases import qualified
from events.mentions.roles import antecedent
from events.mentions.triggers import Lexicon, Trigger
from events.mentions.written import LONGEST, shortened, unelided, written
from events.model import fold
from events.reading import Sentence, Token

__all__ = ["Caption", "shortened", "title"]

_PERSONS = ("1", "2")
_ROOM = 88  # characters of subject and predicate from which the subject is told by its noun alone
_CLITIC = ("expl", "iobj", "obj", "advmod")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words, and whether they name nobody who does it, so that an actor may lead them."""

    words: str
    headless: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """The tokens of a clause: who does it, what is done, what stands for a subject not named, whether it says "I"."""

    subject: tuple[int, ...]
    rest: tuple[int, ...]
    instead: Mapping[int, str]
    headless: bool
    spoken: bool = False


def title(
    sentence: Sentence,
    attached: Attached,
    words: Lexicon,
    dates: Collection[int],
    text: str,
    meant: Mapping[int, str],
    people: Mapping[int, str],
) -> Caption:
    """The clause or noun phrase around the trigger, without its date, at most 90 characters.

    Args:
        sentence: the sentence.
        attached: the happening.
        words: the lexicon.
        dates: tokens of the sentence that belong to dates, which the row shows beside its title.
        text: the document's text.
        meant: for pronouns, the name of whom they mean.
        people: the persons named, by the first token of their naming.
    """
    caption = _caption(sentence, attached, words, dates, text, meant, people)
    return replace(caption, words=shortened(unelided(caption.words, words.elided)))


def _caption(
    sentence: Sentence,
    attached: Attached,
    words: Lexicon,
    dates: Collection[int],
    text: str,
    meant: Mapping[int, str],
    people: Mapping[int, str],
) -> Caption:
    trigger = attached.trigger
    if not sentence.parsed:
        return Caption(_window(sentence, trigger.first, dates, text))
    gone = kept.with_prepositions(sentence, dates) - set(range(trigger.first, trigger.last))
    main = attached.through.main if attached.through else trigger.main
    gone -= {main}
    if trigger.noun and not _told_by_clause(sentence, attached):
        caption = _noun_caption(sentence, trigger, words, gone, text)
        above = _telling_verb(sentence, trigger.main)
        part = sentence.tokens[trigger.main].dep in ("obj", "obl", "obl:arg", "obl:mod", "nsubj", "nsubj:pass", "nmod")
        alone = fold(sentence.tokens[trigger.main].lemma) in words.lists["people"]  # «Vainqueur en 2020, il ...»
        is_subject = (
            above is not None
            and sentence.tokens[trigger.main].dep.startswith("nsubj")
            and sentence.tokens[trigger.main].head == above
        )
        alone = alone or (attached.through is not None and sentence.tokens[trigger.main].dep == "nmod")
        if (
            alone
            or (" " in caption.words and not is_subject)
            or above is None
            or not part
            or trigger.main not in kept.pruned(sentence, above, words)
        ):
            return caption
        clause = _clause(sentence, above, _core(trigger), gone - {above}, meant, words)
        fuller = Caption(_of_clause(sentence, clause, _core(trigger), text), clause.headless)
        return fuller if clause.subject or clause.headless else caption
    if trigger.sense.type == "statement" and (
        said := _saying(sentence, main, trigger, words, gone, text, meant, people)
    ):
        return said
    clause = _clause(sentence, main, _core(trigger), gone, meant, words)
    if trigger.noun and fold(sentence.tokens[main].lemma) in words.lists["dating"]:
        return _noun_caption(sentence, trigger, words, gone, text)  # «la dernière hausse remonte à septembre»
    told = _of_clause(sentence, clause, _core(trigger) | {main}, text)
    return Caption(words.quoted.format(title=told) if clause.spoken else told, clause.headless)


def _noun_caption(sentence: Sentence, trigger: Trigger, words: Lexicon, gone: set[int], text: str) -> Caption:
    places = kept.noun_phrase(sentence, trigger, words) - gone
    return Caption(written(sentence, kept.trimmed(sentence, places, _core(trigger), True), text), True)


def _telling_verb(sentence: Sentence, noun: int) -> int | None:
    """The finite verb in whose clause a noun stands."""
    for above in sentence.ancestors(noun):
        if sentence.tokens[above].pos == "VERB":
            forms = [above, *(c for c in sentence.children(above) if sentence.tokens[c].dep.startswith("aux"))]
            finite = any(sentence.tokens[form].morph.get("VerbForm") == "Fin" for form in forms)
            return above if finite else None
    return None


def _core(trigger: Trigger) -> set[int]:
    return set(range(trigger.first, trigger.last))


def _of_clause(sentence: Sentence, clause: _Clause, core: set[int], text: str) -> str:
    rest = kept.trimmed(sentence, set(clause.rest), core, False, clause.headless)
    subject = kept.trimmed(
        sentence, set(clause.subject), set(clause.subject) if len(clause.subject) == 1 else core, False, True
    )
    subject = _without_stump(sentence, _without_opening(sentence, subject))
    whole = [*subject, *_closing_comma(sentence, subject), *rest]
    if len(subject) > 3 and len(written(sentence, subject, text)) + len(written(sentence, rest, text)) > _ROOM:
        heads = [p for p in subject if sentence.tokens[p].head not in subject]
        short = sorted(set().union(*(kept.plain(sentence, head, subject) for head in heads)))
        whole = [*short, *rest] if short else whole
    return written(sentence, whole, text, clause.instead, core & set(rest))


def _without_opening(sentence: Sentence, subject: list[int]) -> list[int]:
    """Without the place that opens the sentence before its subject ("[À Genève,] les discussions")."""
    tokens = sentence.tokens
    if not subject or subject[0] == 0 or tokens[subject[0] - 1].pos != "ADP" or tokens[subject[0]].entity != "place":
        return subject
    comma = next((n for n, p in enumerate(subject) if tokens[p].text == ","), None)
    return subject[comma + 1 :] if comma is not None and comma + 1 < len(subject) else subject


def _without_stump(sentence: Sentence, subject: list[int]) -> list[int]:
    """Without the one word after a comma whose complement was a date ("le sommet[, ouvert] jeudi, s'achève")."""
    if len(subject) > 2 and sentence.tokens[subject[-2]].text == "," and sentence.tokens[subject[-1]].pos == "VERB":
        return subject[:-2]
    return subject


def _closing_comma(sentence: Sentence, subject: list[int]) -> list[int]:
    """The comma that ends an apposition within the subject ("le préfet, Hugo Décembre, doit")."""
    tokens = sentence.tokens
    after = subject[-1] + 1 if subject else 0
    within = any(tokens[p].text == "," for p in subject)
    return [after] if within and after < len(tokens) and tokens[after].text == "," else []


def _told_by_clause(sentence: Sentence, attached: Attached) -> bool:
    """Whether a finite verb holds the noun; a participle only qualifies it ("le coup d'État mené en août")."""
    if attached.through is None:
        return False
    main = attached.through.main
    forms = [
        main,
        *(child for child in sentence.children(main) if sentence.tokens[child].dep.startswith(("aux", "cop"))),
    ]
    if sentence.tokens[main].dep == "acl:relcl" and sentence.tokens[main].head == attached.trigger.main:
        return True
    return any(sentence.tokens[place].morph.get("VerbForm") in ("Fin", "Inf") for place in forms)


def _saying(
    sentence: Sentence,
    main: int,
    trigger: Trigger,
    words: Lexicon,
    gone: set[int],
    text: str,
    meant: Mapping[int, str],
    people: Mapping[int, str],
) -> Caption | None:
    """«Abdoulaye Diop : ...»: who says it and what, where a verb of plain saying has a clause for what is said."""
    tokens = sentence.tokens
    if trigger.noun or trigger.sense.plover:
        return None
    quoting = _quoting(sentence, main, words, gone, text, meant, people)
    if quoting is not None or fold(tokens[main].lemma) not in words.lists["reporting"]:
        return quoting
    children = sentence.children(main)
    turned = not any(tokens[c].dep.startswith("nsubj") and c < main for c in children)
    said = next((c for c in children if tokens[c].dep == "ccomp"), None)
    if said is None and turned:  # «..., a annoncé le ministre»
        said = next((c for c in children if tokens[c].dep in ("advcl", "parataxis") and c < main), None)
    if said is None and (tokens[main].dep == "parataxis" or _thrown_in(sentence, main)):
        said = tokens[main].head
    if said is None or not _clausal(sentence, said) or said in gone:
        return None
    subject = next(
        (
            c
            for c in sentence.children(main)
            if tokens[c].dep.startswith("nsubj") or (c > main and tokens[c].dep == "obj" and said < main)
        ),
        None,
    )
    if subject is None and tokens[main].dep == "conj":  # "evacuated its plants but said work had resumed"
        subject = next((c for c in sentence.children(tokens[main].head) if tokens[c].dep == "nsubj"), None)
    if subject is None or (tokens[subject].pos == "PRON" and subject not in meant):
        return None
    who = kept.pruned(sentence, subject, words) - gone
    if said in who:
        return None
    speaker = next((people[p] for p in sorted(who) if p in people), "") or written(
        sentence, kept.trimmed(sentence, who, {subject}, False), text, meant
    )
    clause = _clause(sentence, said, {said}, gone | who, meant, words, main)
    told = _of_clause(sentence, clause, {said}, text)
    if " " not in told:
        return None
    if speaker and told.startswith(f"{speaker} "):
        return Caption(told)  # «Me Lanoë a annoncé qu'elle formerait un pourvoi»
    first = (*clause.subject, *clause.rest)[:1]
    if (
        first
        and first[0] not in clause.instead
        and tokens[first[0]].pos not in ("PROPN",)
        and tokens[first[0]].entity == ""
    ):
        told = told[:1].lower() + told[1:]
    return Caption(shortened(words.led.format(actor=speaker, title=told)))


def _thrown_in(sentence: Sentence, main: int) -> bool:
    """Whether a verb of saying with who says it follows what is said after a comma ("..., ont annoncé les archéologues")."""
    tokens = sentence.tokens
    children = sentence.children(main)
    first = min((main, *(c for c in children if tokens[c].dep.startswith("aux"))))
    led = any(tokens[c].dep in ("mark", "cc") or tokens[c].dep.startswith("nsubj") for c in children if c < main)
    who = any(tokens[c].dep in ("obj", "nsubj") for c in children if c > main)
    return (
        tokens[main].dep in ("advcl", "conj")
        and tokens[main].head < main
        and who
        and not led
        and first > 0
        and tokens[first - 1].text == ","
    )


def _quoting(
    sentence: Sentence,
    main: int,
    words: Lexicon,
    gone: set[int],
    text: str,
    meant: Mapping[int, str],
    people: Mapping[int, str],
) -> Caption | None:
    """«Abdoulaye Diop : « ... »»: who says it and the words quoted, where the sentence has them between guillemets."""
    tokens = sentence.tokens
    opening = next((p for p, token in enumerate(tokens) if token.text in ("«", "“")), None)
    closing = next((p for p in range(len(tokens) - 1, 0, -1) if tokens[p].text in ("»", "”")), None)
    if opening is None or closing is None or opening < main < closing:
        return None
    if not any(tokens[place].pos in ("VERB", "AUX") for place in range(opening, closing)):
        return None  # the title of a book
    subject = next((c for c in sentence.children(main) if tokens[c].dep.startswith("nsubj")), None)
    quoted = " ".join(text[tokens[opening].start_char : tokens[closing].end_char].split())
    if subject is None or opening < subject < closing or (tokens[subject].pos == "PRON" and subject not in meant):
        return Caption(quoted, True) if len(quoted) <= LONGEST else None
    who = kept.pruned(sentence, subject, words) - gone
    speaker = next((people[p] for p in sorted(who) if p in people), "") or written(
        sentence, kept.trimmed(sentence, who, {subject}, False), text, meant
    )
    led = words.led.format(actor=speaker, title=quoted)
    return Caption(led if len(led) <= LONGEST else shortened(led[: -len(tokens[closing].text)]))


def _clausal(sentence: Sentence, place: int) -> bool:
    deps = {sentence.tokens[child].dep for child in sentence.children(place)}
    return sentence.tokens[place].pos in ("VERB", "AUX") or bool(deps & {"cop", "nsubj", "nsubj:pass"})


def _clause(
    sentence: Sentence,
    main: int,
    core: set[int],
    gone: set[int],
    meant: Mapping[int, str],
    words: Lexicon,
    without: int = -1,
) -> _Clause:
    """The verb with its subject, complements and auxiliaries."""
    tokens = sentence.tokens
    while (
        tokens[main].dep == "xcomp" and tokens[tokens[main].head].pos in ("VERB", "AUX") and tokens[main].pos == "VERB"
    ):
        main = tokens[main].head
    keep = kept.pruned(sentence, main, words) - gone - {without}
    subjects = [
        c for c in sentence.children(main) if tokens[c].dep.startswith(("nsubj", "csubj", "expl:subj")) and c != without
    ]
    subject = next((c for c in subjects if tokens[c].pos != "PRON"), subjects[0] if subjects else None)
    speaks = subject is not None and tokens[subject].morph.get("Person") in _PERSONS
    who, instead = _who(sentence, main, subjects, subject, meant, words)
    headless = speaks and bool(who)
    for child in subjects:
        keep -= set(sentence.subtree(child))
    keep -= {
        c
        for c in sentence.children(main)
        if c < main and tokens[c].dep != "case" and fold(tokens[c].text) in words.lists["dangling"]
    }
    who -= gone
    keep -= who
    if not who:
        keep, instead = _without_subject(sentence, main, keep), dict(instead)
        headless = subject is not None or tokens[main].dep in ("advcl", "conj", "ROOT")
        if subject is not None and fold(tokens[main].lemma) in words.lists["duty"] and main not in core:
            keep -= {main}  # «il doit rencontrer la présidente»
        elif subject is not None and _needs_infinitive(sentence, main, words):
            instead[main] = tokens[main].lemma
            keep = {p for p in keep if not (tokens[p].head == main and tokens[p].dep.startswith("aux"))}
    if who and subject is None:  # «les flammes ont parcouru 350 hectares avant d'[être] fixées»
        keep -= {p for p in keep if tokens[p].head == main and tokens[p].morph.get("VerbForm") == "Inf" and p < main}
    first = min(
        (p for p in keep if p == main or (tokens[p].head == main and tokens[p].dep.startswith(("aux", "cop")))),
        default=main,
    )
    if who or subject is not None:
        keep = {
            p
            for p in keep
            if p >= first
            or p in core
            or (tokens[p].head == main and tokens[p].dep.startswith(_CLITIC) and first - p <= 3)
        }
    return _Clause(tuple(sorted(who)), tuple(sorted(keep)), instead, headless, speaks)


def _who(
    sentence: Sentence,
    main: int,
    subjects: list[int],
    subject: int | None,
    meant: Mapping[int, str],
    words: Lexicon,
) -> tuple[set[int], dict[int, str]]:
    """The tokens of who does it, with names for pronouns; none for a pronoun that means nobody known."""
    tokens = sentence.tokens
    if subject is None:
        return _borrowed(sentence, main, meant, words)
    speaks = tokens[subject].morph.get("Person") in _PERSONS
    if subject in meant and not speaks:
        if tokens[subject].pos != "PRON" and tokens[subject - 1].pos == "DET":
            return {subject, subject - 1}, {subject: meant[subject], subject - 1: ""}
        return {subject}, {subject: meant[subject]}
    if tokens[subject].pos != "PRON":
        nouns = [c for c in subjects if tokens[c].pos != "PRON" and c < main] or [subject]
        who = set().union(*(kept.pruned(sentence, noun, words) for noun in nouns))
        who |= {p for p in range(min(who), max(who)) if tokens[p].pos == "CCONJ"} if len(nouns) > 1 else set()
        return who, {}
    if (
        tokens[main].dep in ("acl:relcl", "acl")
        and tokens[subject].morph.get("PronType") != "Prs"
        and not _somebody(tokens[subject])
    ):
        above = antecedent(sentence, main)
        return {p for p in kept.pruned(sentence, above, words) if p < main}, {}
    nobody = _impersonal(sentence, main, words) or fold(tokens[subject].text).strip("'-") in words.lists["impersonal"]
    return ({subject} if speaks or nobody else set()), {}


def _somebody(token: Token) -> bool:
    """Whether a pronoun is a personal one: «Bruxelles, où [il] doit rencontrer» is not of Brussels."""
    return "Person" in token.morph and token.morph.get("PronType") != "Rel"


def _impersonal(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """«il faudra attendre», «there was»: the subject means nobody."""
    return fold(sentence.tokens[main].lemma) in words.lists["impersonal_verbs"]


def _borrowed(
    sentence: Sentence, main: int, meant: Mapping[int, str], words: Lexicon
) -> tuple[set[int], dict[int, str]]:
    """The subject of the verb that this one is joined to, or what a participle qualifies."""
    tokens = sentence.tokens
    if tokens[main].dep in ("acl", "acl:relcl"):
        noun = qualified(sentence, main) if tokens[main].dep == "acl" else tokens[main].head
        return ({p for p in kept.pruned(sentence, noun, words) if p < main}, {}) if noun is not None else (set(), {})
    place = main
    for _ in range(3):
        if tokens[place].dep not in ("conj", "xcomp", "advcl", "parataxis") or tokens[place].head == place:
            break
        place = tokens[place].head
        for child in sentence.children(place):
            if tokens[child].dep.startswith("nsubj"):
                if child in meant:
                    return {child}, {child: meant[child]}
                if tokens[child].pos != "PRON":
                    return kept.pruned(sentence, child, words), {}
    return _opened(sentence, main, words), {}


def _opened(sentence: Sentence, main: int, words: Lexicon) -> set[int]:
    """The subject before which a participle or adjective opens the sentence ("Présente au Tchad, [la France] a")."""
    tokens = sentence.tokens
    comma = next((p for p in range(main, min(main + 15, len(tokens))) if tokens[p].text == ","), None)
    if main > 1 or comma is None or (tokens[main].pos == "VERB" and tokens[main].morph.get("VerbForm") != "Part"):
        return set()
    for place in range(comma + 1, len(tokens)):
        if tokens[place].dep.startswith("nsubj"):
            return kept.pruned(sentence, place, words) - set(range(comma + 1)) if tokens[place].pos != "PRON" else set()
    return set()


def _without_subject(sentence: Sentence, main: int, keep: set[int]) -> set[int]:
    """The verb phrase where its subject is a pronoun that means nobody known: no auxiliary stands at its head, and no «-même»."""
    tokens = sentence.tokens
    dropped = {
        p
        for p in keep
        if tokens[p].head == main
        and p < main
        and (tokens[p].dep == "cop" or (tokens[p].dep.startswith(("aux", "expl")) and _participle(sentence, main)))
    }
    dropped |= {p for p in keep if 1 < p < main and tokens[p - 1].text in "-‑" and tokens[p - 2].pos == "PRON"}
    bare = {main} if fold(tokens[main].lemma) == "be" else set()
    return keep - dropped - bare


def _participle(sentence: Sentence, main: int) -> bool:
    return sentence.tokens[main].morph.get("VerbForm") == "Part" or sentence.tokens[main].pos not in ("VERB", "AUX")


def _needs_infinitive(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether the verb, bare of its pronoun, would read as another form ("quittait le lycée")."""
    tokens = sentence.tokens
    if tokens[main].pos not in ("VERB", "AUX") or not words.infinitives:
        return False
    passive = any(tokens[c].dep in ("aux:pass", "nsubj:pass") for c in sentence.children(main))
    moved = any(fold(tokens[c].lemma) == "etre" and tokens[c].dep.startswith("aux") for c in sentence.children(main))
    return not passive and not moved


def _window(sentence: Sentence, first: int, dates: Collection[int], text: str) -> str:
    """Without a parse: the clause from the comma before the trigger to the one after it."""
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:.()–—!?"]
    low = max((place for place in breaks if place < first), default=-1) + 1
    high = min((place for place in breaks if place > first), default=len(sentence.tokens))
    return written(sentence, [place for place in range(low, high) if place not in dates], text)
