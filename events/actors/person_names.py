"""Which tokens of a sentence are the name of a person, and whose it is."""

from collections.abc import Collection, Iterator, Sequence

from events.actors.gazetteer import words_of
from events.actors.kin import of_family
from events.actors.naming import CLOSING, OPENING, after_of, bare, is_locative, span_text
from events.actors.people import People
from events.actors.words import ActorWords
from events.model import Actor
from events.reading import Sentence

_APOSTROPHES = ("'", "’")


def person_spans(sentence: Sentence, taken: Collection[int], words: ActorWords) -> list[tuple[int, int]]:
    """Tokens of the names of persons: those the model found and those after a title, without the title."""
    spans: list[tuple[int, int]] = []
    shouted = _shouted(sentence)
    place = 0
    while place < len(sentence.tokens):
        if place in taken or not _begins_name(sentence, place, words):
            place += 1
            continue
        last = place + 1
        while (
            last < len(sentence.tokens)
            and last not in taken
            and (
                _name_like(sentence, last, words, inside=True)
                or _joins(sentence, last, words)
                or _second_half(sentence, last)
                or (
                    last == place + 1
                    and sentence.tokens[place].text.islower()
                    and sentence.tokens[last].text[:1].isupper()
                )
            )
        ):
            last += 1
        while last > place + 1 and not (
            _name_like(sentence, last - 1, words, inside=True) or _second_half(sentence, last - 1)
        ):
            last -= 1
        first = place
        while first < last and not (
            _name_like(sentence, first, words)
            or _titled(sentence, first, words)
            or sentence.tokens[first].text.islower()
        ):
            first += 1
        first = _after_body(sentence, _after_region(sentence, first, last, words), last, words)
        opens = next((n for n in range(first, last) if sentence.tokens[n].entity == "person"), first)
        named = first < last and sentence.tokens[first].entity in ("place", "organisation")
        if named and sentence.tokens[opens].entity_starts:
            first = opens  # «Le Parisien Ousmane Dembélé»
        if first < opens and sentence.tokens[opens].entity_starts and of_title(sentence, first, words):
            first = opens
        lone = first + 1 == last and sentence.tokens[first].text.islower()  # «le patron de Tesla»
        if first < last and not lone and not shouted and _is_person(sentence, first, last, words):
            spans.append((first, last))
        place = last
    return spans


def _after_region(sentence: Sentence, first: int, last: int, words: ActorWords) -> int:
    """Where a name begins of which the model takes a region for a part: «le préfet du Lot [Marc Vidal]»."""
    before = sentence.tokens[first - 1].text if 0 < first < last else ""
    led = before in ("du", "de", "des") or (before in ("la", "l'", "l’", "les") and first > 1)
    return first + 1 if led and last - first > 2 and bare(sentence.tokens[first].text) in words.regions else first


def _after_body(sentence: Sentence, first: int, last: int, words: ActorWords) -> int:
    """Where a person's name begins after that of the body whose office it is: «le président de la Fifa [Gianni Infantino]»."""
    tokens = sentence.tokens
    begins = next((n for n in range(first + 1, last - 1) if bare(tokens[n].text) in words.first_names), first)
    if begins == first or tokens[first].entity == "person":
        return first
    if any(bare(tokens[first].text) in known for known in (words.heads, words.bearing, words.first_names)):
        return first
    return begins if of_an_office(sentence, first, words) else first


def of_an_office(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """Whether a name says of what somebody has an office: «le président de la [Fifa]»."""
    of = after_of(sentence, first, words)
    title = bare(sentence.tokens[of - 1].text) if of else ""
    return title.rpartition("-")[2] in words.titles  # «la vice-présidente du Sénat»


def of_title(sentence: Sentence, place: int, words: ActorWords) -> bool:
    """Whether words say for what somebody has a title, right before the name: "Minister for [Foreign Affairs] Ann Weil"."""
    led = False
    for token in reversed(sentence.tokens[:place]):
        if led and bare(token.text) in words.titles:
            return True
        if token.pos not in ("ADP", "DET") and not token.text[:1].isupper():
            return False
        led |= token.pos == "ADP"
    return False


def name_of(
    sentence: Sentence, span: tuple[int, int], spans: Sequence[tuple[int, int]], people: People, words: ActorWords
) -> str:
    """The name that some tokens are, with the surname that another joined to it has for both: «[Yann] et Loïc Galtier»."""
    first, last = span
    name = span_text(sentence, first, last)
    if surname := _after_nickname(sentence, last, spans):
        return f"{name} {surname}"
    if last > first + 1 or bare(name) not in words.first_names or people.by_surname(bare(name)) is not None:
        return name
    if of_family(sentence, first, words):
        return name  # «Paul Rose, son frère [Jacques] et Francis Simard»
    for start, end in spans:
        if start <= last or end < start + 2:
            continue
        between = sentence.tokens[last:start]
        small = [t for t in between if t.pos == "CCONJ" or t.text == ","]
        others = [t for t in between if t.pos != "CCONJ" and t.text != "," and bare(t.text) not in words.first_names]
        own = bare(sentence.tokens[start].text) in words.first_names
        if others or not own or not small or small[-1].pos != "CCONJ":
            return name
        return f"{name} {span_text(sentence, start + 1, end)}"
    return name


def _after_nickname(sentence: Sentence, last: int, spans: Sequence[tuple[int, int]]) -> str:
    """The surname after a nickname in quotes: «Wilfried « Marteau » [Ayivi]»; "" where none stands there."""
    tokens = sentence.tokens
    quoted = last + 2 < len(tokens) and tokens[last].text in OPENING and tokens[last + 2].text in CLOSING
    end = next((end for start, end in spans if start == last + 3), None) if quoted else None
    return span_text(sentence, last + 3, end) if end is not None else ""


def surnames(
    sentence: Sentence, taken: Collection[int], people: People, words: ActorWords
) -> Iterator[tuple[int, Actor]]:
    """Lone surnames of those whom the document names in full, where the model sees no person ("Ferrand fut arrêté")."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if place in taken or token.pos not in ("PROPN", "") or not _name_like(sentence, place, words):
            continue
        person = people.by_surname(bare(token.text))
        if person is None or is_locative(sentence, place, words) or _of_a_thing(sentence, place, words):
            continue
        before = tokens[place - 1] if place else None
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        longer = (
            before is not None and before.text[:1].isupper() and before.pos == "PROPN" and place - 1 not in taken
        ) or (after is not None and ((after.text[:1].isupper() and after.pos == "PROPN") or after.text in "-‑"))
        if not longer:
            yield place, person


def _shouted(sentence: Sentence) -> bool:
    """Whether the sentence is in capitals, which then tell no names."""
    letters = [token.text for token in sentence.tokens if token.text.isalpha() and len(token.text) > 2]
    return len(letters) > 4 and sum(text.isupper() for text in letters) > 0.7 * len(letters)


def _begins_name(sentence: Sentence, place: int, words: ActorWords) -> bool:
    """Whether a name may begin here: a capital, or the particle of "le colonel de Castries"."""
    token = sentence.tokens[place]
    if token.text[:1].isupper():
        named = token.entity == "person" or _titled(sentence, place, words)
        return _name_like(sentence, place, words) or (named and _name_like(sentence, place, words, inside=True))
    after = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
    particle = bare(token.text) in words.particles and token.text[:1].islower()
    if not particle or after is None or not after.text[:1].isupper():
        return False
    if _ranked(sentence, place, words):
        return True
    small = bare(token.text) in words.of_linking  # «un juge de Metz», «un pastel de Renoir»
    if after.entity != "person" or (small and place > 0 and sentence.tokens[place - 1].pos == "NOUN"):
        return False
    titled = after.entity_starts and _titled(sentence, place, words)
    return token.entity == "person" or (titled and not _named_after(sentence, place + 2))


def _named_after(sentence: Sentence, place: int) -> bool:
    """«la procureure de Brézel, Hélène Mercredi»: a name after the comma, so that the one before it is a place."""
    tokens = sentence.tokens
    return place + 1 < len(tokens) and tokens[place].text == "," and tokens[place + 1].text[:1].isupper()


def _name_like(sentence: Sentence, place: int, words: ActorWords, inside: bool = False) -> bool:
    """Whether a token may be of a name; ``inside`` one, also where by itself it would be none ("Bastien Noël")."""
    token = sentence.tokens[place]
    if not token.text[:1].isupper() or not token.text[:1].isalpha():
        return False
    folded = bare(token.text)
    if folded in words.titles and not (inside and token.entity == "person" and not token.entity_starts):
        return False
    if folded in words.not_names and not inside:
        return False
    after = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
    # «Phyo Zeya Thaw»
    opens = place > 0 or (after is not None and after.pos == "PROPN" and _capital_letter(after.text))
    told = token.pos in ("PROPN", "") or token.entity == "person" or (opens and token.pos in ("X", "NOUN", "ADJ"))
    surname = inside and place > 0 and bare(sentence.tokens[place - 1].text) in words.first_names  # «Sylvie Lhermet»
    return told or surname or (place > 0 and folded in words.first_names)  # «la Danoise Mette», for the model a verb


def _joins(sentence: Sentence, place: int, words: ActorWords) -> bool:
    """Particles, hyphens and initials inside a name."""
    tokens = sentence.tokens
    if place + 1 >= len(tokens):
        return False
    text, after = tokens[place].text, tokens[place + 1]
    named = _name_like(sentence, place + 1, words, inside=True)
    particle = bare(text) in words.particles
    led = place > 1 and bare(tokens[place - 1].text) in words.particles  # «Mohammed al-Bachir»
    if text in "-‑" and tokens[place - 1].end_char == tokens[place].start_char == after.start_char - 1 and not led:
        inner = place > 1 and tokens[place - 2].text in ("-", "‑") and after.text[:1].isupper()  # «Asad-uz-Zaman»
        return inner or (after.text[:1].isalpha() and tokens[place - 1].text[:1].isupper())  # «Yoon Suk-yeol»
    beyond = tokens[place + 2] if place + 2 < len(tokens) else None
    if particle and after.text in ("-", "‑") and beyond is not None and beyond.text[:1].isupper():
        return after.end_char == beyond.start_char and tokens[place - 1].text[:1].isupper()  # «Nimr al-Nimr»
    if text in ("-", "‑") and bare(tokens[place - 1].text) in words.particles and place > 1:
        return after.text[:1].isupper() and tokens[place - 2].text[:1].isupper()
    if particle and text[:1].isupper() and after.text[:1].isupper() and tokens[place - 1].text[:1].isupper():
        return bare(tokens[place - 1].text) in words.first_names  # «Anne Le Goff», «Bruno Le Maire»
    if particle and bare(after.text) in words.particles and place + 2 < len(tokens):
        named = named or (_name_like(sentence, place + 2, words, inside=True) and after.entity == "person")
    if not named and not (text in "-‑" and after.entity == "person" and not after.entity_starts):
        return False
    if (
        particle
        and text.islower()
        and bare(tokens[place - 1].text) in words.first_names
        and not tokens[place - 1].entity
    ):
        return True  # «Béatrix de Wavrin», of whom the model sees a town alone
    touching = tokens[place - 1].end_char == tokens[place].start_char == after.start_char - len(text)
    whole = tokens[place].entity == "person" and not tokens[place].entity_starts
    return (particle and whole) or (text in "-‑’'" and touching) or (text == "." and len(tokens[place - 1].text) == 1)


def _second_half(sentence: Sentence, place: int) -> bool:
    """Whether a token is what stands after the hyphen or apostrophe of a name: "yeol" of "Yoon Suk-yeol", "Maire" of "Le Maire", "h" of "Le Floc'h"."""
    tokens = sentence.tokens
    before, text = tokens[place - 1], tokens[place].text
    touching = before.end_char == tokens[place].start_char
    if touching and before.text[:1].isupper() and text.isalpha() and before.text[-1:] in _APOSTROPHES:
        return True
    if place < 2:
        return False
    if touching and text[:1] in "-‑" and text[1:].isalpha() and tokens[place].entity == before.entity == "person":
        return True  # "Ko Wen-je", whose end the model takes for a pronoun
    hyphen = before.text in ("-", "‑") and touching and text.isalpha()
    return hyphen or (before.text == "Le" and text[:1].isupper() and tokens[place - 2].pos == "PROPN")


def _ranked(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """«le colonel de Castries»: after a rank a small word begins a name."""
    return first > 0 and bare(sentence.tokens[first - 1].text) in words.ranks


def _titled(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """Whether a title stands directly before a token."""
    before = first - 1
    if before > 0 and sentence.tokens[before].text == ".":
        before -= 1
    return before >= 0 and bare(sentence.tokens[before].text) in words.titles


def _is_person(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    tokens = sentence.tokens
    if words_of(" ".join(token.text for token in tokens[first:last])) in words.towns and not _titled(
        sentence, first, words
    ):
        return False
    if of_a_place(sentence, first, words):
        return False
    if last == first + 1 and (_of_kin(sentence, first, words) or of_family(sentence, first, words)):
        return True
    if first == 0 and last == 1 and (_opens_as_participle(sentence, words) or _opens_as_noun(sentence, words)):
        return False
    if all(bare(token.text) in words.not_names for token in tokens[first:last]):
        return False  # «la première IRM»
    if _titled(sentence, first, words):
        return not any(token.entity == "organisation" for token in tokens[first:last])
    if any(token.entity == "person" for token in tokens[first:last]) and any(
        len(token.text) > 2 for token in tokens[first:last]
    ):
        if last == first + 1 and _of_a_thing(sentence, first, words):
            return False
        return not any(
            token.entity in ("organisation", "place") and token.entity_starts for token in tokens[first:last]
        )
    if last - first < 2:
        return False
    if _told_after(sentence, first, last, words):
        return True
    if first > 1 and tokens[first - 1].text == ",":
        nearby = tokens[max(0, first - 9) : first - 1]
        if any(bare(token.text) in words.titles for token in nearby):
            return True
    if bare(tokens[first].text) not in words.first_names:
        return False
    # «Salvador Allende», which the model took for an organisation; «la fondation Jean Jaurès» is one
    body = tokens[first].entity == "organisation" and (
        last - first > 3
        or (first > 0 and tokens[first - 1].pos in ("DET", "NOUN"))
        or any(bare(token.text) in words.tails | words.heads for token in tokens[first:last])
    )
    return not body


def _told_after(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    """Whether an age or an office follows a name of two words that nothing else tells: «Phyo Zeya Thaw, 41 ans,», «X, son ministre de»."""
    tokens = sentence.tokens
    if (
        last + 2 >= len(tokens)
        or tokens[last].text != ","
        or not all(_capital_letter(t.text) for t in tokens[first:last])
    ):
        return False
    if any(token.entity == "organisation" for token in tokens[first:last]) or _led(sentence, first):
        return False
    place = last + 1
    if tokens[place].text.isdigit():
        return bare(tokens[place + 1].text) in words.aged
    if tokens[place].pos == "DET":
        place += 1
    return place < len(tokens) and tokens[place].pos == "NOUN" and bare(tokens[place].text) in words.titles


def _capital_letter(text: str) -> bool:
    """Whether a word begins with a capital letter and goes on in small ones."""
    return text[:1].isupper() and text[1:].islower()


def _led(sentence: Sentence, first: int) -> bool:
    """Whether a determiner or a noun stands directly before a name: «le fonds Attestor Crédit, chargé de»."""
    return first > 0 and sentence.tokens[first - 1].pos in ("DET", "NOUN")


def _opens_as_participle(sentence: Sentence, words: ActorWords) -> bool:
    """«Enterré lundi», «Conviée par le roi»: a participle at the head of a sentence, which the model takes for a name."""
    tokens = sentence.tokens
    text = tokens[0].text
    after = tokens[1] if len(tokens) > 1 else None
    ends = bool(words.participles) and text.lower().endswith(words.participles)
    if not ends or after is None or bare(text) in words.first_names or text[1:2].isupper():
        return False
    return after.pos in ("ADP", "DET", "ADV", "NUM", "NOUN") and not after.text[:1].isupper()


def _opens_as_noun(sentence: Sentence, words: ActorWords) -> bool:
    """«Quarante patients», «Verdict attendu»: a number or a noun at the head of a sentence, with what qualifies it."""
    tokens = sentence.tokens
    if tokens[0].pos == "NUM":
        return True
    after = tokens[1] if len(tokens) > 1 else None
    if tokens[0].pos != "NOUN" or after is None or bare(tokens[0].text) in words.first_names:
        return False
    return after.text.islower() and after.head == 0 and after.dep in ("amod", "acl")


def of_a_place(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """«la ville d'Arkadelphia», "the town of Arkadelphia": the name of a place, which the noun before it says."""
    tokens = sentence.tokens
    linked = first > 1 and bare(tokens[first - 1].text) in words.of_linking
    return linked and bare(tokens[first - 2].text) in words.place_nouns and tokens[first - 2].pos == "NOUN"


def _of_kin(sentence: Sentence, place: int, words: ActorWords) -> bool:
    """«son père, [Hafez], mort»: a first name between commas after a word of kin."""
    tokens = sentence.tokens
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    closed = after is not None and after.text in (",", ".", ")")
    if place + 4 < len(tokens) and after is not None and after.text == tokens[place + 4].text == ",":
        whose, noun = bare(tokens[place + 2].text), bare(tokens[place + 3].text)
        if whose in words.possessive and noun in words.kin:
            return True  # "Raisa, his wife, died"
    return closed and place > 1 and tokens[place - 1].text == "," and bare(tokens[place - 2].text) in words.kin


def _of_a_thing(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """Whether one word is the name of a thing or place: "la chapelle Sixtine", "à Sidi Bouzid"."""
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.pos != "NOUN" or before.text[:1].isupper():
        return False
    noun = bare(before.text)
    ones = {noun.removesuffix(many) + one for many, one in words.plurals if noun.endswith(many)}
    titles = not ones.isdisjoint(words.titles)  # «les généraux Lecomte et Thomas»
    return not titles and not noun.endswith(words.agent_endings) and noun not in words.others
