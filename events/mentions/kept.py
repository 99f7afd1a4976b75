"""The tokens of a clause or noun phrase that a caption keeps."""

from collections.abc import Collection, Sequence

from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence, Token

_LEFT_OUT = ("acl:relcl", "advcl", "parataxis", "cc", "punct", "ccomp", "discourse", "vocative")
_POSSESSIVE = ("'s", "’s", "'", "’")
_DASHES, _HYPHENS = ("–", "—"), ("-", "‑")
_NAMED = ("NOUN", "PROPN")
_DANGLING = ("ADP", "DET", "CCONJ", "PUNCT", "SCONJ", "PRON")


def pruned(sentence: Sentence, place: int, words: Lexicon) -> set[int]:
    """A token with what hangs on it, other clauses and what stands in brackets apart."""
    tokens = sentence.tokens
    keep, todo = {place}, [place]
    while todo:
        top = todo.pop()
        for child in sentence.children(top):
            token = tokens[child]
            if child in keep or not _belongs(sentence, child, top, words):
                continue
            keep.add(child)
            if not (token.dep == "mark" or token.dep == "punct"):
                todo.append(child)
    keep |= _parted(sentence, keep)
    return keep | _small_words_between(sentence, keep)


def _parted(sentence: Sentence, keep: Collection[int]) -> set[int]:
    """The first parts of words that a hyphen parts, with their article: «L'état-major», of which the model keeps "major"."""
    found = set[int]()
    for place in keep:
        first = hyphened(sentence, place).start
        found.update(range(first, place))
        if first < place and first and sentence.tokens[first - 1].pos == "DET":
            found.add(first - 1)
    return found


def hyphened(sentence: Sentence, place: int) -> range:
    """The tokens of the word that a token is of, which hyphens may part: «Bergen-Belsen», "72-year-old"; not «a-t-il»."""
    first, last = place, place
    while _joins(sentence, first - 2):
        first -= 2
    while _joins(sentence, last):
        last += 2
    return range(first, last + 1)


def _joins(sentence: Sentence, place: int) -> bool:
    """Whether a hyphen joins a token to the one after it, neither of them a pronoun."""
    tokens = sentence.tokens
    if place < 0 or place + 2 >= len(tokens) or tokens[place + 1].text not in _HYPHENS:
        return False
    one, hyphen, other = tokens[place : place + 3]
    glued = one.end_char == hyphen.start_char and hyphen.end_char == other.start_char
    words = (part.text[0].isalnum() and part.text[-1].isalnum() and part.text != "t" for part in (one, other))
    return glued and "PRON" not in (one.pos, other.pos) and all(words)


def _belongs(sentence: Sentence, child: int, top: int, words: Lexicon) -> bool:
    tokens = sentence.tokens
    token = tokens[child]
    if token.dep == "punct" and _restricts(sentence, child, words):
        return True
    if token.dep == "punct" and token.text.isalpha():
        return True  # «l'[ex] chef», which the model takes for a mark
    if token.dep == "punct":
        return token.text in "«»%" or (token.text in "-‑’'" and child == top + 1)
    if token.dep == "ccomp" and _verbless(sentence, child):
        return True
    if token.dep in _LEFT_OUT or (token.dep == "conj" and token.pos in ("VERB", "AUX")):
        return False
    if token.dep == "mark":  # «promis [de] s'impliquer», «plus [que] cinq malades», «arrivé [au] pouvoir»
        led = token.pos == "ADP" and (tokens[top].pos in ("NOUN", "PROPN") or _stands_in(sentence, child, top))
        return led or is_infinitive(sentence, top) or _restricts(sentence, child, words)
    before = _before(sentence, child)
    if before in ("(", "[") or (before in _DASHES and child > top):
        return False
    return not (token.dep == "acl" and before == "," and top < child)


def _verbless(sentence: Sentence, child: int) -> bool:
    """Whether a clause is but what something is made: "to have [the site operational]"."""
    below = {sentence.tokens[c].dep for c in sentence.children(child)}
    clause = any(dep.startswith(("aux", "cop", "mark")) for dep in below)
    return sentence.tokens[child].pos == "ADJ" and "nsubj" in below and not clause


def _stands_in(sentence: Sentence, child: int, top: int) -> bool:
    """Whether a preposition is of a noun that the model takes for a verb: «les drapeaux sont [en] berne»."""
    copulas = any(sentence.tokens[c].dep == "cop" for c in sentence.children(top))
    return copulas and child == top - 1


def is_infinitive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is an infinitive, also a past one («soupçonnés d'[avoir braqué] une banque»)."""
    helpers = (c for c in sentence.children(verb) if sentence.tokens[c].pos == "AUX" and c < verb)
    return sentence.tokens[next(helpers, verb)].morph.get("VerbForm") == "Inf"


def _restricts(sentence: Sentence, child: int, words: Lexicon) -> bool:
    """«on ne comptait plus que cinq malades»: without its "que" a title would say the contrary."""
    if sentence.tokens[child].form not in words.lists["only"]:
        return False
    return any(token.form in ("ne", "n") for token in sentence.tokens[max(0, child - 6) : child])


def halves_of(sentence: Sentence, main: int, words: Lexicon) -> set[int]:
    """The «ne» of a verb, which stands before no participle."""
    return {c for c in sentence.children(main) if sentence.tokens[c].form in words.lists["half_negation"]}


def restrictions(sentence: Sentence, main: int, keep: Collection[int], words: Lexicon) -> set[int]:
    """The «ne ... que» of a verb of which nothing that it restricts to is kept: "la production n'a repris" denies.

    So does "will not return" without "until February".
    """
    tokens, halves = sentence.tokens, halves_of(sentence, main, words)
    if not words.lists["half_negation"]:
        return _until_then(sentence, main, keep, words)
    ends = [p for p in sentence.subtree(main) if p > main and _restricts(sentence, p, words)] if halves else []
    if not ends or any(fold(tokens[c].text) in words.lists["only_not"] for c in sentence.children(main)):
        return set()
    if any(place > ends[0] and tokens[place].pos not in _DANGLING for place in keep):
        return set()
    return halves | {place for place in keep if place >= ends[0]}


def _until_then(sentence: Sentence, main: int, keep: Collection[int], words: Lexicon) -> set[int]:
    """The "not" of a verb that came about on a day that is not kept: "did [not] return until May"."""
    tokens = sentence.tokens
    if tokens[main].key in words.lists["going_on"]:
        return set()
    denied = {c for c in sentence.children(main) if tokens[c].form in words.lists["negation"]}
    joined = {p for c in sentence.children(main) if tokens[c].dep == "conj" for p in sentence.subtree(c)}
    after = (p for p in sentence.subtree(main) if p > main and p not in joined)
    until = next((p for p in after if tokens[p].form in words.lists["only"]), None)
    if not denied or until is None or any(place > until and tokens[place].pos not in _DANGLING for place in keep):
        return set()
    return denied


def _before(sentence: Sentence, child: int) -> str:
    """The text of the token before all that hangs on one."""
    first = sentence.subtree(child)[0]
    return sentence.tokens[first - 1].text if first else ""


def _small_words_between(sentence: Sentence, keep: set[int]) -> set[int]:
    """The commas and conjunctions that stand between two kept tokens."""
    tokens = sentence.tokens
    between = (p + 1 for p in keep if p + 2 in keep)
    small = {p for p in between if tokens[p].text in (",", "»", "«") or tokens[p].pos == "CCONJ"}
    small |= {joint for p in keep if (joint := _joint(sentence, p, keep)) is not None}
    return small.union(*({p + 1, p + 2} for p in keep if p + 3 in keep and _lists_on(sentence, p + 1, keep)))


def _joint(sentence: Sentence, place: int, keep: Collection[int]) -> int | None:
    """The conjunction before one more name, which a clause may part from the first: "Ann Lowe, who fell ill, [and] Tom Reed"."""
    tokens, start = sentence.tokens, place
    above = tokens[place].head
    if tokens[place].dep != "conj" or tokens[place].pos != "PROPN" or above not in keep:
        return None
    if not tokens[above].dep.startswith("nsubj"):
        return None
    while start - 1 in keep and start - 1 in sentence.subtree(place):
        start -= 1
    return start - 1 if start and tokens[start - 1].pos == "CCONJ" else None


def _lists_on(sentence: Sentence, comma: int, keep: Collection[int]) -> bool:
    """Whether a comma and the conjunction after it lead to one more name after another comma: "Ann Lowe, 40[, and] Tom Reed"."""
    tokens = sentence.tokens
    if tokens[comma].text != "," or tokens[comma + 1].pos != "CCONJ":
        return False
    one = next((p for p in keep if p > comma and tokens[p].dep == "conj" and tokens[p].pos in _NAMED), None)
    name = one is not None and tokens[one].pos == "PROPN"
    while one is not None and tokens[one].dep == "conj":
        one = tokens[one].head
    if one is None or not (name or tokens[one].dep.startswith("nsubj")):
        return False
    return any(tokens[p].text == "," and p - 1 in keep and p + 1 in keep for p in range(one, comma))


def noun_phrase(sentence: Sentence, trigger: Trigger, words: Lexicon) -> set[int]:
    """The noun with what qualifies it: its subtree, and the complements that stand directly after it."""
    keep = pruned(sentence, trigger.main, words)
    place = trigger.last
    while place < len(sentence.tokens) and place < trigger.last + 18:
        token = sentence.tokens[place]
        stop = token.pos in ("VERB", "AUX", "SCONJ", "PRON") or token.text in (
            ";",
            ":",
            "(",
            "»",
            "«",
            ".",
            "…",
            "!",
            "?",
        )
        if stop or token.dep == "mark" or (token.text == "," and not _apposition(sentence, place, words)):
            break
        keep.add(place)
        place += 1
    verbs = [p for p in keep if p >= trigger.last and sentence.tokens[p].pos in ("VERB", "AUX")]
    last = min([place, *verbs])
    owner = next((c for c in sentence.children(trigger.main) if sentence.tokens[c].dep == "nmod:poss"), trigger.first)
    first = min(trigger.first - 3, *sentence.subtree(owner)) if owner < trigger.first else trigger.first - 3
    return {p for p in keep if first <= p < last} | set(range(trigger.first, trigger.last))


def _apposition(sentence: Sentence, comma: int, words: Lexicon) -> bool:
    """Whether a name follows the comma ("du ministre, Sadio Camara, à Bamako") or has just ended before it."""
    tokens = sentence.tokens
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return (after is not None and after.pos == "PROPN" and not after.dep.startswith("nsubj")) or (
        comma > 0
        and tokens[comma - 1].pos == "PROPN"
        and after is not None
        and after.pos == "ADP"
        and fold(after.text) in words.lists["places_after_names"]
    )


def with_prepositions(sentence: Sentence, dates: Collection[int]) -> set[int]:
    """The tokens of dates with the prepositions and articles that lead to them, and what joins one to another.

    Of "take charge of [Wednesday's] tie" the preposition leads to the tie.
    """
    gone, tokens, skipped = set(dates), sentence.tokens, set[int]()
    for place in sorted(dates):
        before, end = place - 1, place + 1
        while end in dates:
            end += 1
        if end < len(tokens) and tokens[end].text in _POSSESSIVE:
            continue
        while (
            before >= 0
            and before not in gone
            and (tokens[before].pos in ("ADP", "DET") or _whole_of(sentence, before, gone))
            and tokens[before].dep != "compound:prt"  # «stepped down in 2022»
            and (before + 1 in gone or before + 1 in skipped)
        ):
            (skipped if _of_noun_after(sentence, before, end) else gone).add(before)
            before -= 1
    after = [place + 1 for place in gone if place + 1 < len(tokens)]
    gone |= {place for place in after if tokens[place].text in _POSSESSIVE}
    return gone | {place for place in after if tokens[place].pos == "CCONJ" and place + 1 in gone}


def _of_noun_after(sentence: Sentence, place: int, end: int) -> bool:
    """Whether a small word before a date leads to the noun after it: "confirmed [the] 2019 sentence", "[in] a 2014 uprising"."""
    token = sentence.tokens[place]
    if token.pos == "ADP" and sentence.tokens[place + 1].pos != "DET":
        return False
    indefinite = token.pos == "DET" and token.morph.get("Definite") == "Ind"  # "a 2014 uprising" is no "a uprising"
    return token.head >= end and sentence.tokens[token.head].pos in ("NOUN", "PROPN") and not indefinite


def _whole_of(sentence: Sentence, place: int, gone: Collection[int]) -> bool:
    """Whether an adjective is of a date after it, with its article between: «[toute] la nuit de lundi»."""
    token = sentence.tokens[place]
    article, noun = sentence.tokens[place + 1], sentence.tokens[token.head]
    described = token.pos == "ADJ" and token.dep == "amod" and noun.pos == "NOUN" and token.head in gone
    return described and article.pos == "DET" and article.head == token.head and noun.morph.get("Number") == "Sing"


def trimmed(sentence: Sentence, keep: set[int], core: set[int], noun: bool, head: bool = False) -> list[int]:
    """Without prepositions, conjunctions and commas left at the ends or before a gap."""
    tokens = sentence.tokens
    places = sorted(keep)
    while places and places[-1] not in core and (_dangles(tokens[places[-1]]) or _leads_on(sentence, places[-1])):
        places.pop()
    while (
        places
        and places[0] not in core
        and tokens[places[0]].text != "«"
        and not tokens[places[0]].entity  # «de Gaulle»
        and (
            tokens[places[0]].pos in ("ADP", "CCONJ", "PUNCT", "SCONJ")
            or (len(places) > 1 and tokens[places[0]].morph.get("PronType") == "Rel")
        )
    ):
        if tokens[places[0]].pos == "ADP" and places[1:2] == [places[0] + 1]:
            if not (noun or head):
                break  # «[à] l'issue du scrutin»: with its noun it may stand
            if tokens[places[0]].dep == "advmod":
                break  # «[au moins] 30 soldats»
        places.pop(0)
    while noun and len(places) > 1 and tokens[places[0]].pos == "DET" and places[0] not in core:
        places.pop(0)
    places = _without_loose_ends(sentence, places, core)
    kept = set(places)
    places = [
        p for p in places if tokens[p].text != "," or ({p - 1, p + 1} <= kept and not _unpaired(sentence, p, kept))
    ]
    return [
        p
        for n, p in enumerate(places)
        if not (
            tokens[p].pos in ("ADP", "DET")
            and tokens[p].dep != "compound:prt"
            and p not in core
            and n + 1 < len(places)
            and _gap(sentence, p, places[n + 1])
        )
    ]


def _unpaired(sentence: Sentence, comma: int, kept: Collection[int]) -> bool:
    """Whether the comma that opens what another closes is gone with a date: «ont signé, jeudi à Alger[,] un accord»."""
    opening = next((p for p in range(comma - 1, 0, -1) if sentence.tokens[p].text == ","), 0)
    cut = any(p not in kept for p in range(opening + 1, comma))
    return opening > 0 and opening + 1 not in kept and opening - 1 in kept and cut


def _without_loose_ends(sentence: Sentence, places: list[int], core: set[int]) -> list[int]:
    """Without what was joined by a word that is gone ("la découverte du polonium [celle du radium]")."""
    tokens, kept = sentence.tokens, set(places)
    for place in places:
        token = tokens[place]
        if token.dep != "conj" or token.head not in kept or token.head > place or place in core:
            continue
        part = kept & set(sentence.subtree(place))
        before = min(p for p in part if tokens[p].text != ",") - 1
        comma = before in kept and tokens[before].text == "," and (before not in part or _enumerated(sentence, place))
        joint = comma or (before in kept and tokens[before].pos == "CCONJ")
        if not joint and not any(tokens[p].pos == "CCONJ" for p in part) and part.isdisjoint(core):
            kept -= part
    return [place for place in places if place in kept]


def _enumerated(sentence: Sentence, place: int) -> bool:
    """Whether what a comma joins is one of several («Ali, [ses enfants] et sa femme») or a name («son rival, [Abdou Sy]»)."""
    tokens = sentence.tokens
    others = (c for c in sentence.children(tokens[place].head) if tokens[c].dep == "conj")
    several = any(tokens[below].dep == "cc" for other in others for below in sentence.children(other))
    return several or any(tokens[p].pos == "PROPN" for p in sentence.subtree(place))


def shortest(sentence: Sentence, subject: Sequence[int], rest: Sequence[int] | None = None) -> list[int]:
    """A subject in its nouns alone; of several persons their names: «[Ada Sol et Luc Baud] ont visité le musée»."""
    tokens, inside = sentence.tokens, set(subject)
    finite = next((tokens[p].morph for p in rest or () if tokens[p].morph.get("VerbForm") == "Fin"), None)
    several = rest is None or (finite is not None and finite.get("Number") != "Sing")
    if several and (names := _persons_joined(sentence, subject)):
        return names
    heads = _heads(sentence, subject)
    more = list[int]()
    for place in subject:
        above = tokens[place].head
        named = tokens[above].dep == "appos" and tokens[above].pos == "PROPN"
        above = tokens[above].head if named else above  # «la ministre Ada Sol et [le préfet]»
        if tokens[place].dep == "conj" and above in (*heads, *more) and tokens[place].pos in _NAMED:
            more.append(place)
    if not more or not any(tokens[p].pos == "CCONJ" for p in subject):
        return plainest(sentence, subject)
    short = set[int]()
    for head in (*heads, *more):
        own = set(sentence.subtree(head)) & inside
        own = own.difference(*(sentence.subtree(other) for other in more if other != head and other in own))
        short |= {p for p in own if tokens[p].entity == "person"} or plain(sentence, head, own)
        start = min(p for p in own if tokens[p].text != ",")
        if head in more and tokens[start].pos != "CCONJ" and tokens[start - 1].text == ",":
            short.add(start - 1)
    return sorted(short | {p for p in inside if tokens[p].pos == "CCONJ" and min(short) < p < max(short)})


def _persons_joined(sentence: Sentence, subject: Sequence[int]) -> list[int]:
    """The names of several persons whom a conjunction joins, with what parts them; none where one is of another («l'avocate d'Ada Sol»)."""
    tokens, names = sentence.tokens, list[list[int]]()
    for place in subject:
        if tokens[place].entity != "person":
            continue
        if names and names[-1][-1] == place - 1:
            names[-1].append(place)
        else:
            names.append([place])
    plural = any(tokens[p].morph.get("Number") == "Plur" for p in _heads(sentence, subject) if tokens[p].pos == "NOUN")
    above = [p for name in names for p in (name[0], *sentence.ancestors(name[0]))]
    within = plural and any(
        tokens[p].dep.startswith(("obl", "acl")) for p in above
    )  # «les soldats tués par Ada Sol et»
    if len(names) < 2 or within or any(name[0] and tokens[name[0] - 1].pos == "ADP" for name in names):
        return []
    out = names[0]
    for number, name in enumerate(names[1:], 2):
        between = range(out[-1] + 1, name[0])
        last = number == len(names)
        parts = [p for p in between if (tokens[p].pos == "CCONJ" if last else tokens[p].text == ",")]
        if not parts:
            return []
        out = [*out, parts[-1 if last else 0], *name]
    return out


def plainest(sentence: Sentence, subject: Sequence[int]) -> list[int]:
    """A subject without what its nouns stand without, however many join in."""
    return sorted(set().union(*(plain(sentence, head, subject) for head in _heads(sentence, subject))))


def _heads(sentence: Sentence, places: Collection[int]) -> list[int]:
    return [p for p in places if sentence.tokens[p].head not in places or sentence.tokens[p].head == p]


def plain(sentence: Sentence, place: int, places: Collection[int]) -> set[int]:
    """Of the tokens of a noun phrase those without which its noun does not stand, for a title that is too long."""
    tokens, inside = sentence.tokens, set(places)
    low = place
    while low - 1 in inside and place - low < 4 and tokens[low - 1].text not in (",", "(", "»"):
        low -= 1
    high = place
    while high + 1 in inside and high - place < 8 and tokens[high + 1].text not in (",", "(", "«"):
        high += 1
    while high > place and _dangles(tokens[high]):
        high -= 1
    return set(range(low, high + 1))


def _dangles(token: Token) -> bool:
    """Whether a title does not end on a token; it may on a name and on "retook [it]"."""
    if token.pos == "PRON" and (token.entity or token.morph.get("NumType") == "Card"):
        return False  # «une Ariane [5]», «Blaise Compaoré», of which the model takes the second for a pronoun
    if token.pos == "ADV" and token.text[-1] in "'’":
        return True  # «et [n'] a pu»
    accusative = token.pos == "PRON" and token.dep in ("obj", "iobj") and token.morph.get("Case") == "Acc"
    return token.pos in _DANGLING and token.text != "»" and token.dep != "compound:prt" and not accusative


def _leads_on(sentence: Sentence, place: int) -> bool:
    """Whether an adverb only leads to what its preposition led to ("à Bamako, [lors] d'une cérémonie")."""
    tokens = sentence.tokens
    return tokens[place].pos == "ADV" and place + 1 < len(tokens) and tokens[place + 1].pos == "ADP"


def _gap(sentence: Sentence, place: int, following: int) -> bool:
    """Whether the noun that a preposition or article led to is gone."""
    head = sentence.tokens[place].head
    return following > place + 1 and place < head < following
