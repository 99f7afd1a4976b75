"""A caption for a happening in the text's own words."""

import re
from collections.abc import Collection

from events.mentions.attach import Attached
from events.mentions.roles import antecedent
from events.mentions.triggers import Lexicon
from events.model import fold
from events.reading import Sentence

LONGEST = 90
"""Most characters of a title."""

_LEFT_OUT = ("acl:relcl", "advcl", "parataxis", "cc", "mark", "punct", "ccomp")
_DANGLING = ("ADP", "DET", "CCONJ", "PUNCT", "SCONJ", "PRON")


def title(sentence: Sentence, attached: Attached, words: Lexicon, dates: Collection[int], text: str) -> str:
    """The clause or noun phrase around the trigger, without its date, at most 90 characters.

    Args:
        sentence: the sentence.
        attached: the happening.
        words: the lexicon.
        dates: tokens of the sentence that belong to time expressions.
        text: the document's text.
    """
    trigger = attached.trigger
    if not sentence.parsed:
        return _window(sentence, trigger.first, dates, text)
    nominal = trigger.noun and not _told_by_clause(sentence, attached)
    keep = _noun_phrase(sentence, attached, words) if nominal else _clause(sentence, attached)
    keep |= set(range(trigger.first, trigger.last))
    keep -= _with_prepositions(sentence, dates)
    keep |= _small_words_between(sentence, keep)
    places = _trimmed(sentence, keep, set(range(trigger.first, trigger.last)), nominal)
    return _written(
        sentence,
        places if trigger.noun else _subject_first(sentence, places, trigger.main, trigger.sense.type == "statement"),
        text,
    )


def _told_by_clause(sentence: Sentence, attached: Attached) -> bool:
    """Whether a finite verb holds the noun; a participle only qualifies it ("le coup d'État mené en août")."""
    if attached.through is None:
        return False
    main = attached.through.main
    forms = [main, *(child for child in sentence.children(main) if sentence.tokens[child].dep.startswith("aux"))]
    return any(sentence.tokens[place].morph.get("VerbForm") != "Part" for place in forms)


def _noun_phrase(sentence: Sentence, attached: Attached, words: Lexicon) -> set[int]:
    """The noun with what qualifies it: its subtree, and the complements that stand directly after it."""
    trigger = attached.trigger
    keep = _pruned(sentence, trigger.main)
    place = trigger.last
    while place < len(sentence.tokens) and place < trigger.last + 18:
        token = sentence.tokens[place]
        if (
            token.pos in ("VERB", "AUX", "SCONJ", "PRON")
            or token.text in (";", ":", "(", "»", "«")
            or token.text == "."
            or token.dep == "mark"
        ):
            break
        if token.text == "," and not _apposition(sentence, place, words):
            break
        keep.add(place)
        place += 1
    verbs = [p for p in keep if p >= trigger.last and sentence.tokens[p].pos in ("VERB", "AUX")]
    last = min([place, *verbs])
    return {p for p in keep if trigger.first - 3 <= p < last}


def _apposition(sentence: Sentence, comma: int, words: Lexicon) -> bool:
    """Whether a name follows the comma ("du ministre, Sadio Camara, à Bamako") or has just ended before it."""
    tokens = sentence.tokens
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return (after is not None and after.pos == "PROPN") or (
        comma > 0
        and tokens[comma - 1].pos == "PROPN"
        and after is not None
        and after.pos == "ADP"
        and fold(after.text) in words.lists["places_after_names"]
    )


def _clause(sentence: Sentence, attached: Attached) -> set[int]:
    """The verb with its subject, complements and auxiliaries; a relative pronoun gives way to what it stands for."""
    main = attached.through.main if attached.through else attached.trigger.main
    tokens = sentence.tokens
    while tokens[main].dep == "xcomp" and tokens[tokens[main].head].pos in ("VERB", "AUX"):
        main = tokens[main].head
    keep = _pruned(sentence, main)
    relative = [
        p
        for p in keep
        if tokens[p].pos == "PRON" and tokens[p].morph.get("PronType") == "Rel" and tokens[p].head == main
    ]
    has_subject = any(
        tokens[child].dep.startswith("nsubj") and tokens[child].pos != "PRON" for child in sentence.children(main)
    )
    if tokens[main].dep in ("acl:relcl", "acl") and not has_subject:
        keep -= set(relative)
        keep |= {p for p in _pruned(sentence, antecedent(sentence, main)) if p < main}
    elif not has_subject and tokens[main].dep in ("conj", "xcomp", "advcl"):
        keep |= _borrowed_subject(sentence, main)
    return keep


def _borrowed_subject(sentence: Sentence, main: int) -> set[int]:
    place = main
    for _ in range(3):
        place = sentence.tokens[place].head
        for child in sentence.children(place):
            if sentence.tokens[child].dep.startswith("nsubj"):
                return _pruned(sentence, child)
    return set()


def _pruned(sentence: Sentence, place: int) -> set[int]:
    keep, todo = {place}, [place]
    while todo:
        top = todo.pop()
        for child in sentence.children(top):
            token = sentence.tokens[child]
            if token.dep in _LEFT_OUT and not (token.dep == "punct" and token.text in "-‑’'«»"):
                continue
            if token.dep == "conj" and token.pos in ("VERB", "AUX"):
                continue
            if child not in keep:
                keep.add(child)
                todo.append(child)
    return keep


def _small_words_between(sentence: Sentence, keep: set[int]) -> set[int]:
    """The commas and conjunctions that stand between two kept tokens."""
    tokens = sentence.tokens
    small = {p for p, token in enumerate(tokens) if token.text in (",", "»", "«") or token.pos == "CCONJ"}
    return {p for p in small if p - 1 in keep and p + 1 in keep}


def _with_prepositions(sentence: Sentence, dates: Collection[int]) -> set[int]:
    """The tokens of dates with the prepositions and articles that lead to them."""
    gone = set(dates)
    for place in sorted(dates):
        before = place - 1
        while (
            before >= 0 and before not in gone and sentence.tokens[before].pos in ("ADP", "DET") and before + 1 in gone
        ):
            gone.add(before)
            before -= 1
    return gone


def _trimmed(sentence: Sentence, keep: set[int], core: set[int], noun: bool) -> list[int]:
    """Without prepositions, conjunctions and commas left at the ends or before a gap."""
    places = sorted(keep)
    while (
        places
        and places[-1] not in core
        and sentence.tokens[places[-1]].pos in _DANGLING
        and sentence.tokens[places[-1]].text not in ("»",)
    ):
        places.pop()
    while (
        places
        and places[0] not in core
        and (
            sentence.tokens[places[0]].pos in ("ADP", "CCONJ", "PUNCT", "SCONJ")
            and sentence.tokens[places[0]].text != "«"
        )
    ):
        places.pop(0)
    while noun and len(places) > 1 and sentence.tokens[places[0]].pos == "DET" and places[0] not in core:
        places.pop(0)
    return places


def _without_fronted(sentence: Sentence, places: list[int], core: set[int]) -> list[int]:
    """Without the place at the head of a sentence ("À New York, le Conseil ...")."""
    if not places or sentence.tokens[places[0]].pos != "ADP" or places[0] in core:
        return places
    comma = next((n for n, place in enumerate(places[:8]) if sentence.tokens[place].text == ","), None)
    return places[comma + 1 :] if comma is not None and not core & set(places[: comma + 1]) else places


def _subject_first(sentence: Sentence, places: list[int], main: int, statement: bool) -> list[int]:
    """«a annoncé le ministre» turned round: the subject leads its verb."""
    verb = [
        p for p in places if p == main or (sentence.tokens[p].head == main and sentence.tokens[p].dep.startswith("aux"))
    ]
    subjects = ("nsubj", "nsubj:pass", "obj") if statement else ("nsubj", "nsubj:pass")
    after = [p for p in places if p > main and sentence.tokens[p].dep in subjects and sentence.tokens[p].head == main]
    before = [p for p in places if p < min(verb, default=main)]
    if not after or before or not verb:
        return places
    subject = [p for p in places if p in _pruned(sentence, after[0])]
    return subject + [p for p in places if p not in subject]


def _written(sentence: Sentence, places: list[int], text: str) -> str:
    """The kept tokens as the text writes them, cut at a word where they are too long."""
    out = ""
    last = None
    for place in places:
        token = sentence.tokens[place]
        if last is not None:
            apart = (
                place - last != 1
                or text[sentence.tokens[last].end_char : token.start_char].strip(" \u00a0\u202f") != ""
                or token.start_char > sentence.tokens[last].end_char
            )
            out += " " if apart else ""
        out += token.text
        last = place
    out = re.sub(r"\s+", " ", out)
    out = re.sub(r"\s+([,.)])", r"\1", out)
    out = re.sub(r",(\s*,)+", ",", out)
    out = re.sub(r"([’'])\s+", r"\1", out).strip(" ,;:–—-")
    if out.count("«") != out.count("»"):
        out = re.sub(r"\s*[«»]\s*", " ", out).strip()
    return shortened(out[:1].upper() + out[1:])


def shortened(words: str) -> str:
    """The words, cut at a blank with an ellipsis where they are longer than a title may be."""
    if len(words) <= LONGEST:
        return words
    cut = words.rfind(" ", 0, LONGEST)
    return words[: cut if cut > 0 else LONGEST - 1].rstrip(" ,;:’'") + "…"


def _window(sentence: Sentence, first: int, dates: Collection[int], text: str) -> str:
    """Without a parse: the clause from the comma before the trigger to the one after it."""
    breaks = [place for place, token in enumerate(sentence.tokens) if token.text in ",;:.()–—!?"]
    low = max((place for place in breaks if place < first), default=-1) + 1
    high = min((place for place in breaks if place > first), default=len(sentence.tokens))
    return _written(sentence, [place for place in range(low, high) if place not in dates], text)
