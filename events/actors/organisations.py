"""Names of organisations that no list has, by how a language builds them: courts, parties, unions, companies, clubs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from events.actors.gazetteer import words_of
from events.actors.naming import CLOSING, OPENING, bare, span_text, words_in
from events.actors.person_names import of_an_office
from events.actors.words import ActorWords
from events.reading import Sentence

_FARTHEST = 6  # tokens from a common noun to the comma before its name
_SHORT = 4  # letters below which a head is an abbreviation ("AS Brennoc")
_LONGEST = 10  # tokens of a name that is built ("Ligue internationale contre le racisme et l'antisémitisme")


@dataclass(frozen=True, slots=True)
class Built:
    """A name found by its form.

    Attributes:
        first, last: tokens of the name, half-open.
        whole_first, whole_last: with the common noun before it, and the abbreviation in brackets after it.
        name: the name.
        kind: organisation, or operation for a ship or a probe.
        short: the abbreviation in brackets, or "".
        noun: the folded common noun, or "".
        sure: whether the form alone says so, whatever the model takes it for.
    """

    first: int
    last: int
    whole_first: int
    whole_last: int
    name: str
    kind: str
    short: str = ""
    noun: str = ""
    sure: bool = True


_NOMINAL = ("NOUN", "PROPN", "ADJ", "")


def built(sentence: Sentence, words: ActorWords, taken: Collection[int]) -> Iterator[Built]:
    """The names of a sentence, in order, none within another.

    Args:
        sentence: the sentence.
        words: the language's data.
        taken: tokens of the actors that the gazetteer knows, states and capitals apart.
    """
    place = 0
    while place < len(sentence.tokens):
        found = None
        if place not in taken and (sentence.tokens[place].pos in _NOMINAL or capital(sentence, place)):
            found = _headed(sentence, place, words) or _after_noun(sentence, place, words)
            found = (
                found
                or _of_many(sentence, place, words)
                or _with_complement(sentence, place, words)
                or _with_tail(sentence, place, words)
            )
        if found is None or any(spot in taken for spot in range(found.first, found.last)):
            place += 1
            continue
        if no_body(found.name, words):
            place = found.last  # «la Ligue des champions»
            continue
        if _organ_of_state(found, words):
            place += 1
            continue
        yield found
        place = max(found.whole_last, place + 1)


def _organ_of_state(found: Built, words: ActorWords) -> bool:
    """Whether a state acts by whom a name names: «le Parlement turc», «le ministère de la Défense»; each state has one."""
    said = words_of(found.name)
    organ = any(said[: len(name)] == name for name in words.of_states)
    return organ and not any(said[: len(name)] == name for name in words.of_themselves)


def _built(sentence: Sentence, first: int, last: int, kind: str, whole: int = -1, noun: str = "") -> Built:
    tokens = sentence.tokens
    short, end = "", last
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        text = tokens[last + 1].text
        if text[:1].isupper() and sum(letter.isupper() for letter in text) >= 2:
            short, end = text, last + 3
    name = span_text(sentence, first, last)
    return Built(first, last, first if whole < 0 else whole, end, name, kind, short, noun)


def of_nations(sentence: Sentence, demonyms: Collection[int], words: ActorWords) -> Iterator[Built]:
    """«Le finlandais Karhula», «l'américain Boeing»: a demonym in small letters before a name makes it a company's.

    Args:
        sentence: the sentence.
        demonyms: the tokens of demonyms.
        words: the language's data.
    """
    tokens = sentence.tokens
    for place in sorted(demonyms):
        at = place + 1
        led = place > 0 and tokens[place].text.islower() and bare(tokens[place - 1].text) in words.determiners
        if not led or at >= len(tokens) or not capital(sentence, at) or bare(tokens[at].text) in words.first_names:
            continue
        last = run_end(sentence, at)
        if not (tokens[at].entity == "person" and last > at + 1):
            yield _built(sentence, at, last, "organisation")


def plain(sentence: Sentence, first: int, last: int) -> Built:
    """Tokens as the name of an organisation, which the words around it tell."""
    return replace(_built(sentence, first, last, "organisation"), sure=False)


def no_body(name: str, words: ActorWords) -> bool:
    """Whether a name begins or ends as no organisation's does: «la Ligue des champions», "the Rugby World Cup"."""
    said = words_of(name)
    return any(said[: len(one)] == one or said[-len(one) :] == one for one in words.not_bodies)


def opens_plainly(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a common noun in the plural has its capital from the head of a sentence, as in "Farmers dumped milk"."""
    token = sentence.tokens[first]
    return first == 0 and last == 1 and token.pos == "NOUN" and token.morph.get("Number") == "Plur"


def capital(sentence: Sentence, place: int) -> bool:
    """Whether a token begins with a capital letter."""
    text = sentence.tokens[place].text
    return text[:1].isupper() and text[:1].isalpha()


def _headed(sentence: Sentence, place: int, words: ActorWords) -> Built | None:
    """«la Fédération française de football», «le Sénat», "Bank of England"."""
    tokens = sentence.tokens
    head = bare(tokens[place].text)
    if not capital(sentence, place) or (head not in words.heads and head not in words.alone):
        return None
    if (len(head) < _SHORT and not tokens[place].text.isupper()) or (place == 0 and tokens[0].pos == "VERB"):
        return None  # «As-tu», «Parti de Lorient, il»
    last = place + 1
    while last < len(tokens) and last < place + _LONGEST:
        step = _step(sentence, place, last, words)
        if not step:
            break
        last += step
    last = _before_verb(sentence, place, last)
    if last == place + 1 and tokens[place].text.lower().endswith(words.participles) and not place:
        return None
    if last == place + 1 and (head not in words.alone or tokens[place].pos in ("VERB", "ADJ")):
        return None
    return _built(sentence, place, last, "organisation", noun=head)


def _before_verb(sentence: Sentence, head: int, last: int) -> int:
    """Where a name ends of which the model takes the verb for an adjective: «le Parlement iranien [nationalise les] avoirs»."""
    tokens = sentence.tokens
    after = last
    while after < len(tokens) and tokens[after].pos == "ADV":
        after += 1
    told = any(token.morph.get("VerbForm") == "Fin" for token in tokens)
    verb = last > head + 1 and tokens[last - 1].pos == "ADJ" and tokens[last - 1].text.islower()
    return last - 1 if verb and not told and after < len(tokens) and tokens[after].pos == "DET" else last


def _step(sentence: Sentence, head: int, place: int, words: ActorWords) -> int:
    """By how many tokens a name that begins at ``head`` goes on at ``place``: 0 where it ends."""
    tokens = sentence.tokens
    token = tokens[place]
    within = _same_entity(sentence, head, place)
    if token.text in "-‑’'&" and place + 1 < len(tokens):
        touching = tokens[place - 1].end_char == token.start_char and token.end_char == tokens[place + 1].start_char
        return 2 if touching or token.text == "&" else 0
    if _of_somebody(sentence, head, place, words):
        return 0
    if token.pos in ("ADJ", "PROPN", "NOUN", "X", "") or (within and token.dep == "amod"):
        person = token.entity == "person" or bare(token.text) in words.titles
        lower_noun = token.pos == "NOUN" and not capital(sentence, place)
        return int(
            within or (token.pos == "ADJ" and not token.entity) or (not person and not lower_noun and token.pos != "")
        )
    if bare(token.text) not in words.links or place + 1 >= len(tokens):
        return 0
    after = place + 1
    if tokens[after].pos in ("DET", "NUM") and after + 1 < len(tokens):
        if tokens[after].morph.get("Definite") != "Def":
            return 0  # «la Fédération environnement et quinze associations»
        after += 1
    said = tokens[after]
    if _same_entity(sentence, head, after):
        return after + 1 - place  # «le Conseil de salut du Bornou», whatever part of speech "salut" is taken for
    again = tokens[after] if bare(token.text) in words.joining else None
    if again is not None and again.pos == "ADP" and after + 1 < len(tokens) and tokens[after + 1].pos == "NOUN":
        return after + 2 - place  # «le Bureau d'enquêtes et d'analyses»
    if said.pos not in ("NOUN", "PROPN", "ADJ", "X") or said.entity == "person" or bare(said.text) in words.titles:
        return 0
    strong = bare(token.text) in words.strong
    common = said.pos == "NOUN" and not capital(sentence, after)
    near = all(one.pos == "ADJ" for one in tokens[head + 1 : place])  # «l'Office français de la biodiversité»
    if not (strong and (not common or near or after == place + 1)) or bare(said.text) in words.days:
        return 0
    return after + 1 - place


def _of_somebody(sentence: Sentence, head: int, place: int, words: ActorWords) -> bool:
    """Whether the name of who has an office begins after a body that needs no more: «la présidente du Sénat [Marta] Gil»."""
    tokens = sentence.tokens
    whole = place == head + 1 and bare(tokens[head].text) in words.alone and place + 1 < len(tokens)
    named = whole and bare(tokens[place].text) in words.first_names and capital(sentence, place + 1)
    return named and of_an_office(sentence, head, words)


def _same_entity(sentence: Sentence, first: int, place: int) -> bool:
    """Whether the model takes all tokens from the first to a place for one name that is no person's."""
    tokens = sentence.tokens
    entity = tokens[first].entity
    return (
        entity in ("organisation", "place")
        and all(token.entity == entity for token in tokens[first : place + 1])
        and not any(token.entity_starts for token in tokens[first + 1 : place + 1])
    )


def run_end(sentence: Sentence, place: int) -> int:
    """The token after the capitalised words that begin at one, joined by hyphens, ampersands and blanks."""
    tokens = sentence.tokens
    last = place
    while last < len(tokens):
        if capital(sentence, last) or (last > place and tokens[last].text.isdigit() and len(tokens[last].text) < 4):
            last += 1
        elif (
            last > place
            and last + 1 < len(tokens)
            and tokens[last].text in "-‑’'&"
            and capital(sentence, last + 1)
            and (tokens[last].text == "&" or tokens[last - 1].end_char == tokens[last].start_char)
        ):
            last += 2
        else:
            break
        if last > place + 6:
            break
    return last


def _after_noun(sentence: Sentence, place: int, words: ActorWords) -> Built | None:
    """«le syndicat Sud-Rail», «le fabricant de wagons Ferralis», «la sonde Rosetta»."""
    tokens = sentence.tokens
    noun = bare(tokens[place].text)
    kind = "operation" if noun in words.craft else "organisation"
    if (noun not in words.named and kind == "organisation") or tokens[place].pos not in ("NOUN", "ADJ", "PROPN", ""):
        return None
    if tokens[place].text[:1].isupper() and place > 0 and not tokens[place].text.isupper():
        return None
    if (apposed := _apposed(sentence, place, kind, noun, words)) is not None:
        return apposed
    at = place + 1
    if (quoted := _in_quotes(sentence, place, kind, noun)) is not None:
        return quoted
    between = ("ADJ",) if kind == "operation" else ("ADJ", "NOUN", "ADP", "DET")
    while at < len(tokens) and at < place + 5 and not capital(sentence, at):
        if tokens[at].pos not in between:
            return None
        at += 1
    if at >= len(tokens) or not capital(sentence, at) or (at > place + 1 and tokens[at - 1].pos in ("ADP", "DET")):
        return None
    if at > place + 1 and not sentence.parsed:
        return None
    last = run_end(sentence, at)
    while kind == "operation" and last + 1 < len(tokens) and capital(sentence, last + 1):
        if bare(tokens[last].text) not in words.strong:
            break
        last = run_end(sentence, last + 1)  # "the ferry Herald of Free Enterprise"
    whole = at + 1  # «la coopérative Terres de l'Aulne»
    while whole < len(tokens) and tokens[whole].entity and not tokens[whole].entity_starts:
        whole += 1
    if whole > last and (tokens[at].entity == "organisation" or _whole_name(sentence, last, whole)):
        last = whole  # «le syndicat Solidaires paysans»
    last = _qualified(sentence, at, last, loose=noun in words.clubs)
    if noun in words.clubs and last + 1 < len(tokens) and bare(tokens[last].text) in words.joining:
        one = tokens[place].morph.get("Number") != "Plur" and tokens[last + 1].entity != "person"
        if one and capital(sentence, last + 1):  # «l'association Eau et Racines»
            last = run_end(sentence, last + 1)
    lone = last == at + 1
    if lone and (bare(tokens[at].text) in words.not_names and tokens[at].entity != "organisation"):
        return None
    if tokens[at].entity == "person" and last > at + 1 and kind == "organisation" and tokens[at].entity_starts:
        return None  # «le parti Jean Dupont» is not said; «l'association Jean Moulin» is rare
    return _built(sentence, at, last, kind, place, noun)


def _in_quotes(sentence: Sentence, place: int, kind: str, noun: str) -> Built | None:
    """«l'hebdomadaire chrétien « L'Angélus »», «le collectif « Un toit pour tous »»: a name in quotes after the common noun."""
    tokens = sentence.tokens
    at = place + 1
    while at < min(place + 3, len(tokens)) and tokens[at].pos == "ADJ":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].text not in OPENING or not capital(sentence, at + 1):
        return None
    end = next((n for n in range(at + 2, min(at + _LONGEST, len(tokens))) if tokens[n].text in CLOSING), None)
    if end is None or any(token.text in (",", ".", "!", "?") for token in tokens[at:end]):
        return None
    return replace(_built(sentence, at + 1, end, kind, place, noun), whole_last=end + 1)


def _whole_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the small words that the model takes for the end of a name are: «l'association Ballon [sans galon]»."""
    tokens = sentence.tokens[first:last]
    return capital(sentence, last - 1) or all(token.pos in ("ADJ", "ADP", "NOUN", "ADV", "CCONJ") for token in tokens)


def _qualified(sentence: Sentence, first: int, last: int, loose: bool = False) -> int:
    """Where a name ends that is a common noun with its adjective: «l'ONG Piste [claire]», «le syndicat Roue [libre]».

    Args:
        sentence: the sentence.
        first: the token at which it begins.
        last: the token after those it has so far.
        loose: whether such names are often so, whatever the model takes the noun for.
    """
    tokens = sentence.tokens
    if last != first + 1 or last >= len(tokens):
        return last
    told = tokens[last].pos == "ADJ" and tokens[last].dep == "amod" and tokens[last].head == first
    if loose and told and tokens[last].text.islower() and tokens[first].entity != "person":
        return last + 1
    many = tokens[first].text.endswith(("s", "x")) and tokens[last].text.endswith(("s", "x"))  # «Lisières tranquilles»
    if tokens[first].pos != "NOUN" and not many:
        return last
    tail = tokens[last]
    qualifies = tail.pos == "ADJ" and tail.dep == "amod" and tail.head == first
    agrees = many and tail.pos in ("ADJ", "VERB") and tail.morph.get("VerbForm") != "Fin"
    return last + 1 if (qualifies or agrees) and tail.text.islower() else last


def _apposed(sentence: Sentence, place: int, kind: str, noun: str, words: ActorWords) -> Built | None:
    """«L'exploitant, Petralis, a», «une association locale, Mères debout,»: a name in apposition to the common noun."""
    tokens = sentence.tokens
    led = place > 0 and tokens[place - 1].pos == "DET" and tokens[place - 1].morph.get("Number") != "Plur"
    at = place + 1
    while (
        led
        and at < min(place + _FARTHEST, len(tokens))
        and tokens[at].pos in ("ADJ", "NOUN", "ADP")
        and tokens[at].text != ","
    ):
        if capital(sentence, at):
            return None
        at += 1
    if not led or at + 2 >= len(tokens) or tokens[at].text != ",":
        return None
    first = at + 2 if bare(tokens[at + 1].text) in words.definite and not capital(sentence, at + 1) else at + 1
    if not capital(sentence, first) or any(bare(tokens[first].text) in lot for lot in (words.not_names, words.titles)):
        return None
    last = _qualified(sentence, first, run_end(sentence, first))
    while last < len(tokens) and tokens[last].entity == "organisation" and not tokens[last].entity_starts:
        last += 1
    closed = last < len(tokens) and tokens[last].text in (",", ".", ";", ":", ")")
    if not closed or tokens[first].entity == "person" or tokens[last - 1].entity == "person":
        return None
    if tokens[first].entity == "place" and tokens[last].text == "," and at > place + 1:
        return None  # «une usine textile, Roanne,»
    return _built(sentence, first, last, kind, place, noun)


def _of_many(sentence: Sentence, place: int, words: ActorWords) -> Built | None:
    """«les Galeries Lafayette», «les Chantiers Navals»: a plural common noun with a capital, and its name."""
    tokens = sentence.tokens
    token = tokens[place]
    if token.pos != "NOUN" or not token.text.endswith(("s", "x")):
        return None
    before = bare(tokens[place - 1].text) if place else ""
    if (
        before not in words.before_many
        or not capital(sentence, place)
        or token.entity == "person"
        or bare(token.text) in words.not_names
    ):
        return None
    last = run_end(sentence, place)
    if last != place + 2 or bare(tokens[place + 1].text) in words.not_names:
        return None
    return _built(sentence, place, last, "organisation")


def _with_complement(sentence: Sentence, place: int, words: ActorWords) -> Built | None:
    """«la cour d'appel de Lyon», «le parquet de Paris»."""
    tokens = sentence.tokens
    if tokens[place].pos not in ("NOUN", "PROPN", ""):
        return None
    noun = bare(tokens[place].text)
    following = bare(tokens[place + 1].text) if place + 1 < len(tokens) else ""
    told = noun in words.of or f"{noun} {following}" in words.of  # «le centre hospitalier de Brézel»
    before = tokens[place - 1] if place else None
    if before is not None and before.pos == "DET" and before.morph.get("Definite") == "Ind":
        return None  # «un tribunal de Copenhague» is one of many
    written = tokens[place].text.islower() or (tokens[place].text.isupper() and len(noun) > 1)  # «le CHU de Brézel»
    if not told or not written:
        return None
    said = tuple(word for token in tokens[place : place + 4] for word in words_in(token.text))
    if any(said[: len(organ)] == organ for organ in words.organs):
        return None  # «le conseil d'administration des Aciers Bahrel» is theirs
    at = place + 1
    while at < len(tokens) and at < place + 7 and not capital(sentence, at):
        letters = tokens[at].text.replace("'", "").replace("’", "").isalpha()  # «prud'hommes»
        fits = (tokens[at].pos in ("ADJ", "NOUN", "ADV", "X") and letters) or bare(tokens[at].text) in words.inside
        if not fits:
            return None
        at += 1
    if at >= len(tokens) or not capital(sentence, at) or bare(tokens[at - 1].text) not in words.inside:
        return None
    last = run_end(sentence, at)
    if tokens[at].entity == "person" and last > at + 1:
        return None
    return _built(sentence, place, last, "organisation", noun=noun)


def _is_tail(text: str, words: ActorWords) -> bool:
    """Whether a word ends a name of a body; short ones are capitals: "SA", and not the Tuareg "Ag"."""
    return bare(text) in words.tails and (len(text) >= _SHORT or text.isupper())


def _low_tail(sentence: Sentence, first: int, last: int, words: ActorWords) -> Built | None:
    """«Eastholm borough council», "Kent police": a place with what it is in small letters."""
    tokens = sentence.tokens
    while first < last and bare(tokens[first].text) in words.not_names:
        first += 1  # "On Thursday Marshgate council voted"
    if first >= last or tokens[first].pos == "ADJ" or tokens[last - 1].entity == "person":
        return None
    end = last
    while end < len(tokens) and bare(tokens[end].text) in words.courts:
        end += 1
    wanted = words.low_tails if end == last else words.low_tails | words.led_tails  # "a Leeds court" is one of several
    if end >= len(tokens) or tokens[end].text not in wanted or tokens[end].pos not in ("NOUN", "PROPN"):
        return None
    return _built(sentence, first, end + 1, "organisation", noun=bare(tokens[end].text))


def _with_tail(sentence: Sentence, place: int, words: ActorWords) -> Built | None:
    """«Marlow Crown Court», «the Linden Trust»: English says last what it is."""
    if not words.tails or not capital(sentence, place):
        return None
    if place > 0 and capital(sentence, place - 1):
        return None
    last = run_end(sentence, place)
    first = place
    while first < last and (bare(sentence.tokens[first].text) in words.articles or sentence.tokens[first].pos == "ADP"):
        first += 1
    if (low := _low_tail(sentence, first, last, words)) is not None:
        return low
    while last > first + 1 and not _is_tail(sentence.tokens[last - 1].text, words):
        last -= 1
    if last <= first:
        return None  # "A probe"
    after = sentence.tokens[last] if last < len(sentence.tokens) else None
    if (after is not None and bare(after.text) in words.craft and first > place) or (
        after is not None
        and bare(after.text) in words.craft
        and place
        and bare(sentence.tokens[place - 1].text) in words.definite
    ):
        return _built(sentence, first, last, "operation", noun=bare(after.text))  # "the Rosetta probe"
    led = first > 0 and bare(sentence.tokens[first - 1].text) in words.definite
    led = led and sentence.tokens[first].pos != "ADJ"  # "the British maker"
    if after is not None and led and after.pos == "NOUN" and bare(after.text) in words.named:
        return _built(sentence, first, last, "organisation", noun=bare(after.text))  # "the Unite union"
    if last < first + 2:
        return None
    return _built(sentence, first, last, "organisation", noun=bare(sentence.tokens[last - 1].text))
