"""Happenings that have the date of another by the make of their sentence, each without a date of its own.

- verbs joined to the one that the date is of: "ont arrêté lundi le ministre et suspendu la Constitution"
- what a gathering did: "Réunis jeudi à Accra, les chefs d'État ont décidé"
- what happened when: "en décembre 2022, quand Pedro Castillo fut arrêté"
- what went on meanwhile: "... dans une vidéo le 11 mars, tandis que les dirigeants se réunissaient à Kingston"
- how it was done or what it led to: "un attentat a frappé mardi le marché, tuant douze personnes"
- what a relative clause goes on with: "ont pénétré jeudi dans la ville, où ils ont brûlé le marché"
- what it was done at: "a restitué jeudi le camp au cours d'une cérémonie"
- what a gathering decided: "at its meeting of 31 July it lifted its rate", and what a cause led to
- what a colon goes on with: "la colère a éclaté dimanche : le roi a été accueilli par des huées"
- what is done by announcing or deciding it: "annonçait la dissolution du gouvernement", "ont décidé de geler les avoirs"
"""

from collections.abc import Collection, Iterator, Sequence

from events.mentions.attach import Attached
from events.mentions.dated import Unit
from events.mentions.lexicon import Lexicon
from events.mentions.tenses import in_tense
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence

_DONE_BY_WORD = ("sanction", "founding")
"""Types of what is done by being announced or decided by those who may."""
_AT_ONCE = ("visit", "statement")
"""What is told in the participle that opens a sentence and goes on in its verb ("Réunis jeudi", "Interrogé mardi")."""
_TOO_PLAIN = ("statement", "other")
"""Types of verbs that in a participle mostly say only how something was done."""
_OPENING = 5  # tokens of a sentence within which what it opens with stands
_BESIDE_MAIN = ("acl", "acl:relcl", "advcl", "amod", "xcomp")
_ENDING = 3  # letters of the ending of a tense: "-ait", "-ent"
_PARTICIPLE_CLAUSES = ("acl", "advcl", "amod", "appos", "nmod", "obl:mod", "dep", "ROOT")


def sharing(
    sentence: Sentence,
    unit: Unit,
    attached: Attached,
    found: Sequence[Trigger],
    dates: Collection[int],
    words: Lexicon,
    day: bool = False,
    lasts: bool = False,
) -> Iterator[Trigger]:
    """The happenings that a date also dates, because its own happening stands so to them.

    Args:
        sentence: the sentence.
        unit: the date.
        attached: the happening that it dates.
        found: the candidates of the sentence.
        dates: tokens of all its dates; a happening with one after it in its own clause shares no other.
        words: the lexicon.
        lasts: whether it is the beginning of what lasts: «alors que la guerre dure depuis 2023».
        day: whether the date is a single day, to which what a relative clause tells in the same tense belongs too.
    """
    if not sentence.parsed:
        return
    main = _verb(sentence, attached)
    others = [trigger for trigger in found if trigger.main != main and trigger is not attached.trigger]
    yield from _joined(sentence, unit, main, others, dates, words)
    yield from _gathered(sentence, unit, attached.trigger, others, dates, words)
    yield from _when(sentence, unit, others, words)
    if not lasts:
        yield from _meanwhile(sentence, unit, main, others, dates, words)
    if day and sentence.tokens[main].key not in words.lists["reporting"]:
        yield from _as_it_happened(sentence, unit, main, others, dates, words)
    yield from _at_gathering(sentence, unit, main, others, dates, words)
    yield from _opened_at(sentence, unit, attached.trigger, others, dates, words)
    yield from _thereby(sentence, unit, main, others, dates, words)
    yield from _led_to(sentence, unit, attached, others, dates, words)
    yield from _decided_at(sentence, unit, attached.trigger, others, dates, words)
    if day:
        yield from _relative(sentence, unit, main, others, dates, words)
        yield from _after_colon(sentence, unit, main, others, dates, words)


def _verb(sentence: Sentence, attached: Attached) -> int:
    """The verb that tells a happening: that which holds it, or whose object it is."""
    main = (attached.through or attached.trigger).main
    token = sentence.tokens[main]
    held = attached.through is None and attached.trigger.noun and token.dep in ("obj", "obl:arg", "nsubj:pass")
    return token.head if held else main


def _joined(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """The verbs joined to that of the date, after it, in its own tense."""
    tokens = sentence.tokens
    if tokens[main].pos not in ("VERB", "AUX") or tokens[main].dep in _PARTICIPLE_CLAUSES[:-1]:
        return
    fronted = unit.first <= 2 or tokens[unit.first - 1].text in (";", ":")
    for trigger in others:
        token = tokens[trigger.main]
        if trigger.noun or trigger.duty or token.dep != "conj" or token.pos != "VERB":
            continue
        if not chained(sentence, trigger.main, main) or trigger.first < unit.last:
            continue
        if len(unit.times) > 1 and _led(sentence, trigger.main, words.lists["then"]):
            continue  # «Il présida le Conseil de 1986 à 1995, puis siégea au Sénat»
        own_subject = any(tokens[c].dep.startswith("nsubj") for c in sentence.children(trigger.main))
        helped = shares_helper(sentence, trigger.main, main, words) and not own_subject
        if not (fronted or helped) and (own_subject or trigger.sense.type == "other" or not trigger.known):
            continue
        same = form_of(sentence, trigger.main) == form_of(sentence, main) or _rhymes(sentence, trigger.main, main)
        if (
            (same or helped)
            and not _dated(sentence, trigger.main, dates, unit)
            and not _later(sentence, trigger.main, words)
        ):
            yield trigger


def shares_helper(sentence: Sentence, place: int, main: int, words: Lexicon) -> bool:
    """«a relevé son maillot et [montré] la cicatrice»: a participle without an auxiliary after one that has it.

    By its form, too, where the model takes it for another.
    """
    token = sentence.tokens[place]
    bare = not any(sentence.tokens[c].dep.startswith("aux") for c in sentence.children(place))
    helped = any(sentence.tokens[c].dep.startswith("aux") for c in sentence.children(main))
    return bare and helped and (token.morph.get("VerbForm") == "Part" or token.text in words.participles)


def _later(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """«l'avait acquis en 2019 et délaissé [depuis]»: a verb that says to be of the time after."""
    return any(fold(sentence.tokens[p].text) in words.lists["from_then_on"] for p in sentence.subtree(place))


def _rhymes(sentence: Sentence, place: int, main: int) -> bool:
    """«proclamait ... et bloquait»: finite forms of one ending are of one tense, whatever the model says of one of them."""
    one, other = sentence.tokens[place], sentence.tokens[main]
    finite = all(token.morph.get("VerbForm") == "Fin" for token in (one, other))
    return finite and one.text[-_ENDING:] == other.text[-_ENDING:]


def _meanwhile(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """The verb of the clause that says what else happened then, or of the clause above it, where that has no date."""
    tokens = sentence.tokens
    told = main
    while tokens[told].dep == "xcomp":
        told = tokens[told].head  # «alors qu'il tentait de fuir le 5 mai»
    for trigger in others:
        if trigger.noun or tokens[trigger.main].pos not in ("VERB", "AUX"):
            continue
        below = tokens[trigger.main].dep == "advcl" and tokens[trigger.main].head == main
        above = tokens[told].dep == "advcl" and tokens[told].head == trigger.main
        clause = trigger.main if below else told
        if not (below and trigger.duty != "weak") and not (above and tokens[trigger.main].pos == "VERB"):
            continue  # "was a student when he met her in 1968"
        if above and tokens[main].key in words.lists["planned"]:
            continue  # «manifestaient, tandis qu'un autre défilé est prévu dimanche»
        apart = set(sentence.subtree(trigger.main)) - (set(sentence.subtree(told)) if above else set())
        apart -= set(range(unit.first, unit.last))
        led = _led(sentence, clause, words.lists["meanwhile"])
        led = led or (above and _of_one(sentence, clause) and _led(sentence, clause, words.lists["as_one"]))
        if led and apart.isdisjoint(dates):
            yield trigger


def _as_it_happened(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """What a clause tells as over that says what else befell, or the clause above it: "stepped down as the firm filed on May 3"."""
    tokens = sentence.tokens
    if not in_tense(sentence, main, words, "finished"):
        return
    for trigger in others:
        place = trigger.main
        below = tokens[place].dep == "advcl" and tokens[place].head == main and place > unit.last
        above = tokens[main].dep == "advcl" and tokens[main].head == place and trigger.last < unit.first
        clause = place if below else main
        if trigger.noun or trigger.duty or not trigger.known or not (below or above):
            continue
        own = any(tokens[c].dep.startswith("nsubj") for c in sentence.children(clause))
        told = own and in_tense(sentence, place, words, "finished") and _led(sentence, clause, words.lists["as_one"])
        apart = set(sentence.subtree(place)) - (set(sentence.subtree(main)) if above else set())
        if (
            told
            and trigger.sense.type != "statement"
            and apart.isdisjoint(set(dates) - set(range(unit.first, unit.last)))
        ):
            yield trigger


def _of_one(sentence: Sentence, clause: int) -> bool:
    """Whether a clause tells of somebody by a pronoun: "was arrested as he tried to leave"."""
    subjects = (c for c in sentence.children(clause) if sentence.tokens[c].dep.startswith("nsubj"))
    return any(sentence.tokens[c].pos == "PRON" for c in subjects)


def _opened_at(
    sentence: Sentence, unit: Unit, noun: Trigger, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """What was done at what a sentence opens with: "In a speech in Lyon on Friday, Martin [praised] the police"."""
    tokens = sentence.tokens
    opens = noun.noun and noun.first <= _OPENING and tokens[0].form in words.lists["opening_at"]
    if not opens or unit.last >= len(tokens) or tokens[unit.last].text != ",":
        return
    for trigger in others:
        token = tokens[trigger.main]
        told = token.head == trigger.main and token.pos == "VERB" and trigger.duty != "weak"
        if told and trigger.first > unit.last and not _dated(sentence, trigger.main, dates, unit):
            yield trigger


def _thereby(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """The present participle after a verb that is over: "s'est emparée du pouvoir lundi, [arrêtant] le président".

    Only of what is a happening by its own word, for "en levant son verre" tells none.
    """
    tokens = sentence.tokens
    for trigger in others:
        token = tokens[trigger.main]
        present = token.morph.get("VerbForm") in ("Part", "Ger") and token.morph.get("Tense", "Pres") == "Pres"
        below = token.dep == "advcl" and token.head == main and trigger.main > main and present
        if not below or trigger.noun or trigger.duty or not trigger.known or trigger.sense.type in _TOO_PLAIN:
            continue
        helped = any(tokens[c].dep.startswith("aux") for c in sentence.children(trigger.main))
        if helped or _dated(sentence, trigger.main, dates, unit) or _later(sentence, trigger.main, words):
            continue
        yield trigger


def _relative(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """The verb of a relative clause after the date, in the tense of what is over as the verb of the date is."""
    tokens = sentence.tokens
    if not in_tense(sentence, main, words, "finished"):
        return
    for trigger in others:
        token = tokens[trigger.main]
        goes_on = token.dep == "acl:relcl" or (
            token.dep == "advcl" and _led(sentence, trigger.main, words.lists["where"])
        )
        empty = trigger.duty and (trigger.duty != "light" or trigger.sense.type == "other")
        if not goes_on or token.pos != "VERB" or trigger.first < unit.last or trigger.noun or empty:
            continue
        above = next((p for p in sentence.ancestors(trigger.main) if tokens[p].pos in ("VERB", "AUX")), None)
        below = sentence.subtree(trigger.main)
        denied = any(fold(tokens[p].text) in words.lists["negation"] for p in below)
        if above != main or denied or not in_tense(sentence, trigger.main, words, "finished"):
            continue
        if not _dated(sentence, trigger.main, dates, unit) and not _later(sentence, trigger.main, words):
            yield trigger


def _led_to(
    sentence: Sentence,
    unit: Unit,
    attached: Attached,
    others: Sequence[Trigger],
    dates: Collection[int],
    words: Lexicon,
) -> Iterator[Trigger]:
    """The object of a verb of causing whose subject the date is of: "l'incendie a provoqué lundi la [mort] de trois personnes"."""
    tokens, verb = sentence.tokens, attached.through
    if verb is None or tokens[verb.main].key not in words.lists["causing"] or attached.trigger.first > verb.first:
        return
    for trigger in others:
        led = tokens[trigger.main].dep == "obj" and tokens[trigger.main].head == verb.main
        if led and trigger.noun and trigger.known and not _dated(sentence, trigger.main, dates, unit):
            yield trigger


def _decided_at(
    sentence: Sentence, unit: Unit, first: Trigger, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """The verb of a sentence that a gathering opens: "At its meeting of 31 July it [lifted] its rate"."""
    tokens = sentence.tokens
    token = tokens[first.main]
    opens = first.noun and first.first < unit.first <= first.last + 2 and first.main <= _OPENING
    if not opens or first.sense.type != "visit" or not token.dep.startswith(("obl", "nmod", "advmod")):
        return
    before = " ".join(t.form for t in tokens[: first.main])
    if not any(f"{before} ".startswith(f"{words_} ") for words_ in words.lists["opening_occasions"]):
        return
    above = token.head if tokens[token.head].pos == "VERB" else tokens[token.head].head  # «Lors de sa réunion du 3»
    for trigger in others:
        if trigger.noun or trigger.main != above or trigger.duty == "weak":
            continue
        if trigger.first >= unit.last and not _dated(sentence, trigger.main, dates, unit):
            yield trigger


def _after_colon(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """The first verb after a colon, of the same tense, where nothing there has a date: what was told before is told now."""
    tokens = sentence.tokens
    colon = next((p for p in range(max(unit.last, main), len(tokens)) if tokens[p].text in (":", ";")), len(tokens))
    if colon + 1 >= len(tokens) or tokens[colon].text != ":" or not tokens[colon + 1].text[0].isalnum():
        return
    end = next((p for p in range(colon + 1, len(tokens)) if tokens[p].text in (":", ";", "«", "“")), len(tokens))
    if any(colon < place < end for place in dates) or not in_tense(sentence, main, words, "finished"):
        return
    for trigger in others:
        token = tokens[trigger.main]
        if not colon < trigger.first < end or trigger.noun or token.pos != "VERB" or token.dep in _BESIDE_MAIN:
            continue
        if trigger.duty != "weak" and in_tense(sentence, trigger.main, words, "finished"):
            yield trigger
        return


def _led(sentence: Sentence, place: int, marks: Collection[str]) -> bool:
    """Whether one of the words joins the clause of a verb to the one above it."""
    return any(child < place and sentence.tokens[child].form in marks for child in sentence.children(place))


def _at_gathering(
    sentence: Sentence, unit: Unit, main: int, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """What something was done at: "a restitué jeudi le camp au cours d'une [cérémonie]"."""
    tokens = sentence.tokens
    for trigger in others:
        token = tokens[trigger.main]
        near = main in (token.head, tokens[token.head].head) and token.dep in ("obl", "obl:mod", "obl:arg", "nmod")
        if not (trigger.noun and trigger.known and near):
            continue
        before = " ".join(t.form for t in tokens[max(0, trigger.first - 5) : trigger.first])
        led = any(f" {words_} " in f" {before} " for words_ in words.lists["occasions"])
        if led and not _dated(sentence, trigger.main, dates, unit):
            yield trigger


def chained(sentence: Sentence, place: int, main: int) -> bool:
    """Whether a verb is joined to another, itself or through others joined between them."""
    while sentence.tokens[place].dep == "conj" and sentence.tokens[place].head < place:
        place = sentence.tokens[place].head
        if place == main:
            return True
    return False


def form_of(sentence: Sentence, place: int) -> tuple[str, str]:
    """Form and tense, by which verbs joined tell one time; participles share an auxiliary."""
    token = sentence.tokens[place]
    form = token.morph.get("VerbForm", "")
    if form == "Part":
        aux = [sentence.tokens[c] for c in sentence.children(place) if sentence.tokens[c].dep.startswith("aux")]
        return ("Part", "Fut" if any(a.morph.get("Tense") == "Fut" for a in aux) else "")
    return (form, token.morph.get("Tense", ""))


def _dated(sentence: Sentence, place: int, dates: Collection[int], unit: Unit) -> bool:
    """Whether a verb has a date of its own among what hangs on it."""
    mine = set(range(unit.first, unit.last))
    return any(child in dates and child not in mine for child in sentence.subtree(place))


def _gathered(
    sentence: Sentence, unit: Unit, first: Trigger, others: Sequence[Trigger], dates: Collection[int], words: Lexicon
) -> Iterator[Trigger]:
    """What those did who met, heard or came on that day: the verb of the clause that such a participle opens."""
    token = sentence.tokens[first.main]
    at_once = first.lemma in words.lists["gathering"] or (first.sense.type in _AT_ONCE and not first.noun)
    # «Réuni en congrès samedi, il a ...»
    opens = sentence.tokens[0].key in words.lists["gathering"] and token.head == 0
    if not (at_once or opens) or first.main > 3 or not (opens or token.dep in _PARTICIPLE_CLAUSES):
        return
    if any(sentence.tokens[c].dep.startswith(("nsubj", "aux:tense")) for c in sentence.children(first.main)):
        return  # «Le préfet a salué»: a clause of its own
    for trigger in others:
        if trigger.noun or trigger.first < unit.last or sentence.tokens[trigger.main].pos != "VERB":
            continue
        if sentence.tokens[trigger.main].dep in ("acl", "amod", "acl:relcl"):
            continue  # «Par un décret publié jeudi, le chef de la république [autoproclamée] a ordonné»
        if trigger.duty == "weak" or _dated(sentence, trigger.main, dates, unit):
            return
        if sentence.tokens[trigger.main].morph.get("VerbForm") != "Inf":
            yield trigger
            return


def _when(sentence: Sentence, unit: Unit, others: Sequence[Trigger], words: Lexicon) -> Iterator[Trigger]:
    """The clause that says after a date what happened then."""
    tokens, place = sentence.tokens, unit.last
    while place < len(tokens) and (tokens[place].text == "," or fold(tokens[place].text) in words.lists["day_words"]):
        place += 1
    if place >= len(tokens) or tokens[place].form not in words.lists["when"]:
        return
    for trigger in others:
        if trigger.first > place and (trigger.known or not trigger.noun) and trigger.duty != "weak":
            if not any(tokens[p].text in (",", ";") for p in range(place, trigger.first)):
                yield trigger
            return


def asked(sentence: Sentence, trigger: Trigger, words: Lexicon) -> bool:
    """Whether a participle that opens the sentence only says how somebody came to do something ("Interrogé mardi, il")."""
    opens = trigger.main <= 3 and sentence.tokens[trigger.main].dep in _PARTICIPLE_CLAUSES[:-1]
    return opens and trigger.sense.type == "statement" and trigger.lemma in words.lists["gathering"]


def decided(sentence: Sentence, attached: Attached, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """What was done by deciding it, which then is the happening: "ont décidé de [geler] les avoirs"."""
    if not sentence.parsed or sentence.tokens[attached.trigger.main].key not in words.lists["deciding"]:
        return None
    done = _done_by_word(sentence, attached.trigger, [t for t in found if t is not attached.trigger], words)
    return next((trigger for trigger in done if not trigger.noun), None)


def _done_by_word(sentence: Sentence, saying: Trigger, others: Sequence[Trigger], words: Lexicon) -> Iterator[Trigger]:
    """What is done by the word that the date is of: its object, or what was decided, and what is joined to that."""
    if saying.sense.type in _DONE_BY_WORD and sentence.tokens[saying.main].morph.get("VerbForm") == "Inf":
        for trigger in others:
            token = sentence.tokens[trigger.main]
            if token.dep == "conj" and token.head == saying.main and trigger.sense.type in _DONE_BY_WORD:
                yield trigger
        return
    lemma = sentence.tokens[saying.main].key
    if lemma not in words.lists["performing"]:
        return
    below = {saying.main}
    for trigger in others:
        token = sentence.tokens[trigger.main]
        governed = token.head in below and token.dep in ("obj", "xcomp", "ccomp", "obl:arg", "conj")
        if governed and trigger.sense.type in _DONE_BY_WORD and (trigger.noun or token.morph.get("VerbForm") == "Inf"):
            below.add(trigger.main)
            yield trigger
