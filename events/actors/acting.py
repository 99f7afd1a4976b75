"""Organisations that nothing lists and no form tells, by what their sentence has them do: «Inéos a cédé», «la direction de Novaterre»."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from events.actors.gazetteer import words_of
from events.actors.naming import bare, is_locative
from events.actors.organisations import Built, capital, opens_plainly, plain, run_end
from events.actors.person_names import of_a_place
from events.actors.words import ActorWords
from events.reading import Sentence

_VERBS = ("VERB", "AUX")
_SHORTEST, _LONGEST = 2, 6  # letters of an abbreviation


def acting(sentence: Sentence, words: ActorWords, taken: Collection[int], capitals: Collection[int]) -> Iterator[Built]:
    """The names that do what only bodies and persons do, or to whom that is done, in order.

    Args:
        sentence: the sentence.
        words: the language's data.
        taken: tokens of those who are known otherwise, capitals of states apart.
        capitals: tokens of capitals, which stand for a team where they play one.
    """
    if not sentence.parsed:
        return
    place = 0
    while place < len(sentence.tokens):
        if place in taken or not capital(sentence, place):
            place += 1
            continue
        last = run_end(sentence, place)
        last = next((spot for spot in range(place, last) if spot in taken), last)
        first, place = place, last
        while last > first + 1 and sentence.tokens[last - 1].text.isdigit():
            last -= 1  # "had beaten Ashby 4-1"
        while first < last and (
            bare(sentence.tokens[first].text) in words.determiners | words.articles
            or (first == 0 and sentence.tokens[first].pos in ("ADP", "SCONJ", "CCONJ", "ADV", "PRON"))
        ):
            first += 1  # «L'ONG», «Chez Ferralux»
        if first == last or not _nameable(sentence, first, last, words):
            continue
        rivals = (*taken, *capitals) if first in capitals else taken
        plays = _of_body(sentence, first, last, words.sides, words) or _plays(sentence, first, last, words, rivals)
        called = "" if is_locative(sentence, first, words) else _called(sentence, last, words)
        if called in words.craft:
            yield replace(plain(sentence, first, last), kind="operation", noun=called)
        elif plays or called or (first not in capitals and _acts(sentence, first, last, words)):
            yield replace(plain(sentence, first, last), noun=called)


def _nameable(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    """Whether capitalised words may be a name: no person's, no title, no first word of a sentence with a small letter elsewhere."""
    tokens = sentence.tokens[first:last]
    if opens_plainly(sentence, first, last):
        return False
    if any(token.entity == "person" or bare(token.text) in words.titles for token in tokens):
        return False
    if last == first + 1 and (bare(tokens[0].text) in words.named or bare(tokens[0].text) in words.nouns):
        return False  # «l'ONG»
    if all(bare(token.text) in words.not_names for token in tokens) or any(t.text.isdigit() for t in tokens[:1]):
        return False
    after = sentence.tokens[last] if last < len(sentence.tokens) else None
    if after is not None and after.text in ("-", "‑") and after.start_char == tokens[-1].end_char:
        return False  # «Celui-ci»
    if of_a_place(sentence, first, words) or bare(tokens[0].text) in words.place_heads:
        return False
    if last - first > 1 and bare(tokens[-1].text) in words.place_tails:
        return False
    opens = first == 0 or sentence.tokens[first - 1].text in ("«", '"', "“", ":", "–", "—", "•")
    inside = any(letter.isupper() for letter in tokens[0].text[1:]) and not tokens[0].text.isupper()  # "WeWork"
    told = (
        inside or tokens[0].pos in ("PROPN", "X") or tokens[0].entity != "" or "-" in tokens[0].text or last - first > 1
    )
    return told or not opens or _abbreviation(tokens[0].text)


def _called(sentence: Sentence, last: int, words: ActorWords) -> str:
    """The noun in apposition that says what a name is: "the Ever Given, a container ship"; "" where there is none."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return ""
    if tokens[last + 1].pos != "DET":  # «Le Modef, syndicat minoritaire,»; «Faure, producteur de lait,» is somebody
        noun = bare(tokens[last + 1].text)
        body = noun in words.named and noun not in words.titles and not noun.endswith(words.human)
        return noun if body or noun in words.craft else ""
    for place, token in enumerate(tokens[last + 2 : last + 5], last + 2):
        noun = bare(token.text)
        if place + 1 < len(tokens) and (longer := f"{noun} {bare(tokens[place + 1].text)}") in words.named:
            return longer  # «Nivolis, une jeune pousse»
        if token.pos not in ("ADJ", "NOUN", "PUNCT"):
            return ""
        if noun in words.craft or noun in words.named:
            return noun
    return ""


def _abbreviation(text: str) -> bool:
    return text.isupper() and text.isalpha() and _SHORTEST <= len(text) <= _LONGEST


def _acts(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    town = words_of(" ".join(token.text for token in sentence.tokens[first:last])) in words.towns
    if town or is_locative(sentence, first, words):
        return False
    before = sentence.tokens[first - 1] if first else None
    led = before is not None and before.pos in ("DET", "NUM", "ADJ")
    abbreviated = last == first + 1 and _abbreviation(sentence.tokens[first].text)
    if led and not abbreviated:  # «L'Anti-Defamation League a lancé»
        tokens = sentence.tokens[first:last]
        alone = last == first + 1 and tokens[0].pos == "PROPN" and len(tokens[0].text) > _SHORTEST  # «l'Anssi a publié»
        told = alone or (last > first + 1 and not any(token.entity for token in tokens))
        return told and _does(sentence, first, last, words.acts)
    return (
        led
        or _of_body(sentence, first, last, words.within, words)
        or (first > 0 and bare(sentence.tokens[first - 1].text) in words.at)
        or _does(sentence, first, last, words.acts)
        or _undergoes(sentence, first, words.acts_on)
    )


def _of_body(sentence: Sentence, first: int, last: int, nouns: Collection[str], words: ActorWords) -> bool:
    """«la direction de Novaterre», "Ofwat's board"."""
    tokens = sentence.tokens
    small = bare(tokens[first - 1].text) if first else ""
    if first > 1 and (small in words.of_linking or small in words.by) and bare(tokens[first - 2].text) in nouns:
        return True
    owned = last + 1 < len(tokens) and tokens[last].text in ("'s", "’s", "'", "’")
    return owned and bare(tokens[last + 1].text) in nouns


def _verb_after(sentence: Sentence, last: int) -> int:
    """The verb in the active that follows a name directly, adverbs and helpers between them; -1 where there is none."""
    tokens = sentence.tokens
    place = last
    while place < len(tokens) and place < last + 4 and tokens[place].pos in ("AUX", "ADV", "PRON", "PART"):
        place += 1
    if place >= len(tokens) or tokens[place].pos not in _VERBS or tokens[place].morph.get("VerbForm") == "Ger":
        return -1
    if any(tokens[c].dep in ("aux:pass", "nsubj:pass") for c in sentence.children(place)):
        return -1
    helped = any(tokens[p].pos == "AUX" for p in range(last, place))
    participle = tokens[place].morph.get("VerbForm") == "Part"
    return place if helped or not participle else -1


def _does(sentence: Sentence, first: int, last: int, verbs: Collection[str]) -> bool:
    """Whether a name without a preposition stands before a verb of those, or is its subject: «Halden Mills, which ..., told»."""
    tokens = sentence.tokens
    if first and tokens[first - 1].pos in ("ADP", "SCONJ") and tokens[first - 1].dep == "case":
        return False
    verb = _verb_after(sentence, last)
    if verb < 0 and last < len(tokens) and tokens[last].text == ",":
        verb = next((tokens[place].head for place in range(first, last) if tokens[place].dep == "nsubj"), -1)
    return verb >= 0 and tokens[verb].key in verbs


def _undergoes(sentence: Sentence, first: int, verbs: Collection[str]) -> bool:
    """Whether a name directly follows a verb of those."""
    before = sentence.tokens[first - 1] if first else None
    return before is not None and before.pos in _VERBS and before.key in verbs


def _plays(sentence: Sentence, first: int, last: int, words: ActorWords, rivals: Collection[int]) -> bool:
    """«Nantes recevra Montpellier», "Liverpool beat Crystal Palace": a town before or after a verb of sport, a name on the other side."""
    tokens = sentence.tokens
    verb = _verb_after(sentence, last)
    if verb >= 0 and tokens[verb].key in words.plays and not is_locative(sentence, first, words):
        return verb + 1 < len(tokens) and capital(sentence, verb + 1) and verb + 1 not in rivals
    if not first or tokens[first - 1].pos not in _VERBS or tokens[first - 1].key not in words.plays:
        return False
    start = first - 2
    while start >= 0 and tokens[start].pos in ("AUX", "ADV"):
        start -= 1
    return start >= 0 and capital(sentence, start) and start not in rivals
