"""The one to four words of the text that name a happening: its trigger with what completes it.

A verb alone often names nothing ("a pris", "took"): its object, predicate or particle right after it belongs to the
name ("pris la ville", "sworn in", "devenait président"), as does the verb that carries a noun ("mené une attaque",
"l'armistice fut signé", "l'aval donné") and the adjective or complement of a noun ("vigilance orange", "chute du mur").
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from events.mentions.attach import Attached
from events.mentions.lexicon import Lexicon
from events.mentions.phrases import qualified
from events.mentions.triggers import Trigger
from events.reading import Sentence

_MOST_WORDS = 4
_SMALL = ("DET", "ADJ", "NUM", "ADP", "ADV", "PRON")
_COMPLETING = ("obj", "xcomp", "compound:prt", "iobj", "obl:arg", "attr")
_OF_THINGS = (
    "other",
    "economy",
    "founding",
)  # whose verbs are often named by their subject ("les offres seront examinées")
_DONE_TO_THINGS = ("statement", "agreement")  # and those whose passive is: «un appel d'offres sera publié»
_LEADING = ("light", "aspect", "container")  # duties of verbs that say what became of a noun
_CLITICS = ("iobj", "expl:comp", "expl:pass", "expl:subj")
_GOVERNED = ("xcomp", "obl:arg", "ccomp")
_LOOSE = ("obl", "obl:arg", "obl:mod", "nmod", "advmod", "ccomp")


def span_of(
    sentence: Sentence, attached: Attached, dates: Collection[int], found: Sequence[Trigger], words: Lexicon
) -> tuple[int, int]:
    """First token of the words that name a happening, and the token after their last.

    Args:
        sentence: the sentence.
        attached: the happening.
        dates: tokens of time expressions, which name nothing.
        found: the candidates of the sentence.
        words: the lexicon, with the verbs that name nothing without their object ("prendre").
    """
    trigger = attached.trigger
    first, last = trigger.first, trigger.last
    if not sentence.parsed:
        return first, last
    if trigger.noun:
        first, last = _with_verb(sentence, attached, dates)
        if (first, last) == (trigger.first, trigger.last) and attached.ends and attached.through:
            return span_of(sentence, Attached(attached.through, attached.cost), dates, found, words)
        if (first, last) == (trigger.first, trigger.last):
            first, last = _noun(sentence, first, last, trigger.main, dates)
            first = _from_verb(sentence, trigger, first, dates, found)
            if first == trigger.first:
                last = _to_verb(sentence, trigger, last, words) or _to_participle(sentence, trigger, last, dates)
    elif (governor := _governor(sentence, trigger, found, words)) is not None:
        first = governor.first
        last = _completed(sentence, first, last, trigger.main, dates, False)
    elif (caused := _caused(sentence, trigger, found)) is not None:
        first = caused.first
        last = _completed(sentence, first, last, trigger.main, dates, False)
    elif not _turned(sentence, trigger):
        last = _completed(sentence, first, last, trigger.main, dates, trigger.duty in ("weak", "light"))
        completed = last > trigger.last
        if first > 0 and sentence.tokens[first - 1].dep.startswith("expl") and first - 1 not in dates:
            first -= 1  # «s'achève»
        begin = min(
            _after_subject(sentence, trigger, first, last, found, words),
            _after_noun(sentence, trigger, first, last, found),
        )
        if begin == first and completed and _loosely(sentence, trigger, last):
            begin = _after_subject(sentence, trigger, first, trigger.last, found, words)
            last = trigger.last if begin < first else last  # «la sirène avait retenti [dans quatre communes]»
        apart = None
        if not completed and begin == first and trigger.lemma in words.lists["empty"]:
            apart = _object_apart(sentence, trigger, dates)
        if apart is None and (begin, last) == (trigger.first, trigger.last):
            last = _with_complement(sentence, trigger, dates)
        first, last = apart or (begin, last)
    if not trigger.noun and (first, last) == (trigger.first, trigger.last):
        first = _from_noun(sentence, trigger)
    while _words(sentence, first, trigger.last) > _MOST_WORDS and sentence.tokens[first].pos in ("PRON", "AUX"):
        first += 1  # «[se sont] mises en grève»
    return first, last


def _governor(sentence: Sentence, trigger: Trigger, found: Sequence[Trigger], words: Lexicon) -> Trigger | None:
    """The verb right before an infinitive that says what became of it: «a [cessé] d'exercer», "[began] playing"."""
    tokens = sentence.tokens
    if trigger.noun or tokens[trigger.main].dep not in _GOVERNED or trigger.first != trigger.main:
        return None
    head = tokens[trigger.main].head
    verb = next((t for t in found if t.main == head and not t.noun and t.last <= trigger.first), None)
    lemma = tokens[head].key
    if verb is None or lemma in words.lists["modals"] | words.lists["calling"]:
        return None
    if verb.duty == "weak" and lemma not in words.lists["outcomes"]:
        return None
    between = tokens[verb.last : trigger.first]
    near = all(token.pos in ("ADP", "PART", "PRON") for token in between)
    finite = tokens[trigger.main].morph.get("VerbForm") == "Fin"
    return verb if near and not finite and _words(sentence, verb.first, trigger.last) <= _MOST_WORDS else None


def _caused(sentence: Sentence, trigger: Trigger, found: Sequence[Trigger]) -> Trigger | None:
    """The verb right before an infinitive that says who had it done: «s'est [fait] arrêter»."""
    tokens = sentence.tokens
    infinitive = tokens[trigger.main].morph.get("VerbForm") == "Inf" and trigger.first == trigger.main
    before = next((t for t in found if not t.noun and t.last == trigger.first), None) if infinitive else None
    return before if before is not None and tokens[before.main].head == trigger.main else None


def _loosely(sentence: Sentence, trigger: Trigger, last: int) -> bool:
    """Whether what completes a verb says only where, how or to whom."""
    tokens = sentence.tokens
    return not any(
        tokens[p].head == trigger.main and tokens[p].dep in ("obj", "xcomp") for p in range(trigger.last, last)
    )


def _turned(sentence: Sentence, trigger: Trigger) -> bool:
    """«a annoncé le ministre»: what follows a verb of saying without a subject before it is who says it."""
    return trigger.sense.type == "statement" and not any(
        child < trigger.main and sentence.tokens[child].dep.startswith(("nsubj", "aux:pass"))
        for child in sentence.children(trigger.main)
    )


def _with_verb(sentence: Sentence, attached: Attached, dates: Collection[int]) -> tuple[int, int]:
    """The noun with the verb that carries it, where they stand together."""
    trigger, verb = attached.trigger, attached.through
    if verb is None:
        return trigger.first, trigger.last
    first, last = min(trigger.first, verb.first), max(trigger.last, verb.last)
    between = range(min(trigger.last, verb.last), max(trigger.first, verb.first))
    near = all(
        place not in dates
        and (
            (sentence.tokens[place].pos in (*_SMALL, "AUX", "PART") and sentence.tokens[place].text not in "(),;:")
            or (sentence.tokens[place].text == "," and sentence.tokens[place + 1].morph.get("PronType") == "Rel")
        )
        for place in between
    )
    return (first, last) if near and _words(sentence, first, last) <= _MOST_WORDS else (trigger.first, trigger.last)


def _from_verb(
    sentence: Sentence, trigger: Trigger, first: int, dates: Collection[int], found: Sequence[Trigger]
) -> int:
    """Where the verb begins whose object a noun is, where it stands right before it ("repris l'entraînement")."""
    tokens = sentence.tokens
    head = tokens[trigger.main].head
    verb = next((t for t in found if not t.noun and t.main == head and t.last <= first), None)
    if verb is None or tokens[trigger.main].dep not in ("obj", "obl:arg", "obl:agent"):
        return first
    if verb.sense.type == "statement" and verb.duty != "light":
        return first  # «annoncé la grève»; but «présenté un rapport»
    between = range(verb.last, first)
    near = all((tokens[p].pos in _SMALL or tokens[p].dep == "amod") and p not in dates for p in between)
    return verb.first if near and _short(sentence, verb.first, trigger.last, trigger.last) else first


def _to_verb(sentence: Sentence, trigger: Trigger, last: int, words: Lexicon) -> int | None:
    """The end of the verb whose subject a noun is, right after it («le procès devrait débuter», «l'explosion souffla»); or None."""
    tokens = sentence.tokens
    verb = tokens[trigger.main].head
    if not tokens[trigger.main].dep.startswith("nsubj") or tokens[verb].pos != "VERB" or verb < last:
        return None
    helps = all(token.pos in ("AUX", "ADV", "PART") or token.dep in _CLITICS for token in tokens[last:verb])
    end = verb + 1
    while end < len(tokens) and tokens[end].dep in _CLITICS:
        end += 1
    held = end < len(tokens) and tokens[end].dep == "xcomp" and tokens[end].head == verb
    end = end + 1 if held else verb + 1
    if not helps or (tokens[verb].key in words.lists["modals"] and not held):
        return None
    return end if _counted(sentence, trigger.first, end) <= _MOST_WORDS else None


def _to_participle(sentence: Sentence, trigger: Trigger, last: int, dates: Collection[int]) -> int:
    """The end of the participle that says what became of a noun, right after it («l'aval donné», «le procès, ouvert»)."""
    tokens, place = sentence.tokens, last
    while place < len(tokens) and (tokens[place].text == "," or tokens[place].pos == "ADV") and place not in dates:
        place += 1
    told = place < len(tokens) and tokens[place].pos == "VERB" and place not in dates
    if not told or tokens[place].dep not in ("acl", "amod") or tokens[place].head != trigger.main:
        return last
    return place + 1 if _counted(sentence, trigger.first, place + 1) <= _MOST_WORDS else last


def _after_subject(
    sentence: Sentence, trigger: Trigger, first: int, last: int, found: Sequence[Trigger], words: Lexicon
) -> int:
    """Where the verb's subject begins, if it stands right before it and names the happening ("repairs will begin")."""
    tokens, place = sentence.tokens, first
    modal = tokens[trigger.main].head if tokens[trigger.main].dep == "xcomp" else trigger.main
    while place > 0 and (
        tokens[place - 1].pos in ("AUX", "ADV", "PART")
        or place - 1 == modal
        or tokens[place - 1].dep in _CLITICS  # «un hommage [lui] sera rendu»
    ):
        place -= 1
    noun = next((t for t in found if t.noun and t.last == place), None)
    if noun is not None and tokens[trigger.main].dep == "acl" and tokens[trigger.main].head == noun.main:
        return noun.first if _words(sentence, noun.first, last) <= _MOST_WORDS else first  # «un accord signé»
    begin, main = (noun.first, noun.main) if noun else (place - 1, place - 1)
    while (
        noun is None
        and trigger.sense.type == "other"
        and main > 0
        and tokens[main].pos == "ADJ"
        and tokens[main].head < main
        and tokens[main].dep == "amod"
    ):
        begin = main = tokens[main].head  # «la fumée blanche est apparue»
    if main < 0 or tokens[main].pos != "NOUN" or tokens[main].head not in (trigger.main, modal):
        return first
    lemma = tokens[main].key
    who = lemma in words.lists["people"] or (main > 0 and tokens[main].text[:1].isupper())
    if noun is None and who:
        return first  # «le président a décrété», «le Sénat a adopté»: who does it is no name of it
    done = tokens[main].dep == "nsubj:pass" and trigger.sense.type in _DONE_TO_THINGS
    plain = trigger.sense.type in _OF_THINGS or bool(trigger.duty) or done or lemma not in words.lists["doers"]
    told = tokens[main].dep.startswith("nsubj") and (noun is not None or plain)
    return begin if told and _short(sentence, begin, trigger.last, last) else first


def _after_noun(sentence: Sentence, trigger: Trigger, first: int, last: int, found: Sequence[Trigger]) -> int:
    """Where the noun begins that a participle tells of ("une panne de propulseur, survenue", "le bilan, établi")."""
    tokens = sentence.tokens
    main = qualified(sentence, trigger.main)
    if main is None or main >= first or tokens[main].pos != "NOUN":
        return first
    noun = next((t for t in found if t.noun and t.first <= main < t.last), None)
    named = noun is not None or trigger.sense.type in _OF_THINGS
    begin = noun.first if noun is not None else main
    between = tokens[main + 1 : first]
    near = all(t.pos in ("ADP", "DET", "ADJ", "NOUN") or t.text == "," for t in between)
    return begin if named and near and _words(sentence, begin, last) <= _MOST_WORDS else first


def _from_noun(sentence: Sentence, trigger: Trigger) -> int:
    """Where the noun stands that a participle tells of, little between («le procès des rebelles, ouvert», «le discours prononcé»)."""
    tokens, main = sentence.tokens, sentence.tokens[trigger.main].head
    told = tokens[trigger.main].dep == "acl" and main < trigger.first and tokens[main].pos == "NOUN"
    between = tokens[main + 1 : trigger.first]
    near = all(t.pos in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "ADV") or t.text == "," for t in between)
    return main if told and near and _counted(sentence, main, trigger.last) <= _MOST_WORDS else trigger.first


def _object_apart(sentence: Sentence, trigger: Trigger, dates: Collection[int]) -> tuple[int, int] | None:
    """The object of a verb that names nothing alone, where a date stands between ("prendra lundi le commandement")."""
    tokens = sentence.tokens
    for child in sentence.children(trigger.main):
        if tokens[child].dep == "obj" and child in dates:
            below = (c for c in sentence.children(child) if tokens[c].dep == "nmod" and c not in dates)
            what = next((c for c in below if tokens[c].text.islower()), None)  # but «donné six mois à Londres»
            return None if what is None else _noun(sentence, what, what + 1, what, dates)  # «trois jours de [deuil]»
    for child in sentence.children(trigger.main):
        after = child >= trigger.last and tokens[child].dep in ("obj", "xcomp") and tokens[child].pos == "NOUN"
        if after and child not in dates and any(place in dates for place in range(trigger.last, child)):
            return _noun(sentence, child, child + 1, child, dates)
    return None


def _noun(sentence: Sentence, first: int, last: int, main: int, dates: Collection[int]) -> tuple[int, int]:
    tokens = sentence.tokens
    if first > 0 and tokens[first - 1].dep == "compound" and tokens[first - 1].head == main and first - 1 not in dates:
        return first - 1, last  # «investor day»
    place = last
    while place < len(tokens) and tokens[place].head == main and tokens[place].dep == "amod" and place not in dates:
        place += 1
    if place == last:
        while place < len(tokens) and tokens[place].pos in ("ADP", "DET") and place not in dates and place < last + 2:
            place += 1
        complement = (
            last < place < len(tokens)
            and tokens[place].pos == "NOUN"
            and tokens[place].head == main
            and tokens[place].dep == "nmod"
            and place not in dates
        )
        place = place + 1 if complement else last
    return (first, place) if _words(sentence, first, place) <= _MOST_WORDS else (first, last)


def _completed(sentence: Sentence, first: int, last: int, main: int, dates: Collection[int], loose: bool) -> int:
    """The end of a verb's words with its object, predicate or particle, where that comes right after."""
    tokens, place = sentence.tokens, last
    wanted = (*_COMPLETING, *_LOOSE) if loose else _COMPLETING
    while place < len(tokens) and place not in dates and _words(sentence, first, place + 1) <= _MOST_WORDS:
        token = tokens[place]
        if token.head == main and token.dep in wanted and token.pos not in ("PRON", "PUNCT"):
            end = place + 1
            nxt = tokens[end] if end < len(tokens) else None
            if token.dep in ("amod", "compound"):
                place += 1
                continue
            if (
                nxt is not None
                and nxt.dep == "flat:name"
                and end not in dates
                and _words(sentence, first, end + 1) <= _MOST_WORDS
            ):
                end += 1
            return end
        if token.pos not in _SMALL and token.dep not in ("compound", "amod", "nmod:poss", "case", "mark"):
            break
        place += 1
    return last


def _with_complement(sentence: Sentence, trigger: Trigger, dates: Collection[int]) -> int:
    """The end of a verb's words with the noun that says how or to what, where it has no object ("[placés] en vigilance")."""
    end = _completed(sentence, trigger.first, trigger.last, trigger.main, dates, True)
    token = sentence.tokens[end - 1]
    return end if end > trigger.last and token.pos == "NOUN" and token.text.islower() else trigger.last


def _short(sentence: Sentence, first: int, main: int, last: int) -> bool:
    """Whether tokens are few enough for a name: up to its main word, and all but helpers («chaudière [a] rendu l'âme»)."""
    spoken = [token for token in sentence.tokens[first:last] if token.text[0].isalnum()]
    return _counted(sentence, first, main) <= _MOST_WORDS and sum(token.pos != "AUX" for token in spoken) <= _MOST_WORDS


def _counted(sentence: Sentence, first: int, last: int) -> int:
    """Words, helpers and what an apostrophe parts among them: "l'accord" is two."""
    return sum(token.text[0].isalnum() for token in sentence.tokens[first:last])


def _words(sentence: Sentence, first: int, last: int) -> int:
    """Words between blanks: "l'accord" is one."""
    if last <= first:
        return 0
    ends = pairwise(sentence.tokens[first:last])
    return 1 + sum(one.end_char < other.start_char for one, other in ends)
