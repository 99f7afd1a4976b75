"""Where a title that is too long may end: before a phrase without which its clause still stands."""

from collections.abc import Callable, Collection, Sequence

from events.reading import Sentence, Token

_CUT_BEFORE = ("ADP", "CCONJ", "PUNCT", "SCONJ")
_SHORTEST = 35  # characters that a title cut between phrases keeps at least; else it is cut at a word, with an ellipsis
_OBJECTS = ("obj", "xcomp", "ccomp", "obl:arg", "iobj")
_LEADING = (*_CUT_BEFORE, "PART", "DET")
_STUMPS = ("NOUN", "ADJ", "VERB")
_PARTS = ("fixed", "flat", "compound", "nummod", "goeswith")
_CLAUSES = ("acl", "acl:relcl")


def cut(
    sentence: Sentence,
    places: Sequence[int],
    needed: Collection[int],
    longest: int,
    joined: Callable[[Sequence[int]], str],
    of: Collection[str],
) -> str:
    """The words up to where they fit, cut after a whole phrase if there is one; empty where they can be cut nowhere.

    Args:
        sentence: the sentence.
        places: the tokens of the title, in order.
        needed: tokens that are not cut off.
        longest: most characters.
        joined: what tokens read as.
        of: prepositions that say of what something is, by their key.
    """
    open_ended = ""
    for end in range(len(places) - 1, 0, -1):
        if any(place in needed for place in places[end:]):
            break  # what happened is not cut off
        first = sentence.tokens[places[end]]
        if first.pos not in _CUT_BEFORE and first.dep not in _CLAUSES:
            continue
        stop = _stop(sentence, places, end, needed)
        left, gone = places[:stop], frozenset(places[stop:])
        if not left or (left[-1] not in needed and _reaches_on(sentence, left[-1], gone)):
            continue
        short = joined(left)
        if not _SHORTEST <= len(short) <= longest:
            continue
        if _whole(sentence, left, gone, of):
            return short
        open_ended = open_ended or short
    return open_ended


def _stop(sentence: Sentence, places: Sequence[int], end: int, needed: Collection[int]) -> int:
    """Where what is left ends: without what would lead to words that are gone ("un dialogue [visant] à", "[et d']une")."""
    tokens, stop = sentence.tokens, end
    while stop and places[stop - 1] not in needed:
        last, cut_off = tokens[places[stop - 1]], tokens[places[min(stop, end)]]
        if (
            (last.pos not in _LEADING or last.entity)
            and not _leads_on(last, cut_off)
            and not _stump(tokens, places[:stop])
        ):
            break
        stop -= 1
    return stop


def _stump(tokens: Sequence[Token], left: Sequence[int]) -> bool:
    """Whether a lone word after a comma is left of what it began: «la Somaïr, [filiale] à 63 %»."""
    cut_off = left[-1] + 1 < len(tokens) and tokens[left[-1] + 1].pos == "ADP"
    return len(left) > 2 and tokens[left[-2]].text == "," and tokens[left[-1]].pos in _STUMPS and cut_off


def _leads_on(token: Token, cut_off: Token) -> bool:
    """Whether a participle or adverb only leads to what was cut off ("un dialogue [visant] à renforcer", "[lors] de")."""
    participle = token.morph.get("Tense") == "Pres" and token.morph.get("VerbForm") == "Part"
    return participle or (token.pos == "ADV" and cut_off.pos in ("ADP", "ADV"))


def _reaches_on(sentence: Sentence, last: int, gone: Collection[int]) -> bool:
    """Whether a verb would be left without the object that is cut off: "denied that the decision [had]"."""
    below = (c for c in sentence.children(last) if sentence.tokens[c].dep in ("obj", "xcomp", "ccomp"))
    pos = sentence.tokens[last].pos
    return pos == "AUX" or (pos == "VERB" and any(child in gone for child in below))


def _whole(sentence: Sentence, left: Sequence[int], gone: Collection[int], of: Collection[str]) -> bool:
    """Whether nothing that is left lacks what it needs: no verb its object, no noun what it is of («le départ [de la junte]»)."""
    tokens, stay = sentence.tokens, frozenset(left)
    parted = (place for place in gone if tokens[place].head in stay and tokens[place].head < place)
    return not _bare(sentence, left[-1]) and not any(_lacked(sentence, place, left, of) for place in parted)


def _bare(sentence: Sentence, last: int) -> bool:
    """Whether what is left ends on a verb that is no passive: «les avions [ont bombardé]» à Gao les positions des rebelles."""
    passive = any(sentence.tokens[c].dep in ("aux:pass", "nsubj:pass") for c in sentence.children(last))
    return sentence.tokens[last].pos == "VERB" and not passive


def _lacked(sentence: Sentence, place: int, left: Sequence[int], of: Collection[str]) -> bool:
    """Whether the token that one hangs on does not stand without it."""
    tokens, token = sentence.tokens, sentence.tokens[place]
    above = tokens[token.head]
    if token.dep in _PARTS or (token.dep == "amod" and token.pos == "ADJ"):
        return True
    if above.pos in ("VERB", "AUX"):
        bare = above.dep == "acl" and left[-1] == token.head  # «dans un contexte [marqué par]»
        return bare or token.dep in _OBJECTS
    if above.pos == "ADJ" and token.dep in (*_OBJECTS, "nmod", "obl:mod"):
        return True  # «un pays voisin [du Togo]»
    if token.dep == "acl" and token.morph.get("VerbForm") == "Inf":
        return True  # «des actes de nature [à mettre]»
    ends = left[-1] in sentence.subtree(token.head)
    if token.dep == "conj" and token.pos == "NOUN":
        return ends and above.dep.startswith(("obl", "nmod"))  # «pour l'enlèvement [et le meurtre]»
    named = above.pos == "PROPN" or any(tokens[c].pos == "PROPN" for c in sentence.children(token.head) if c in left)
    led = any(tokens[c].key in of for c in sentence.children(place) if c < place)
    return token.dep == "nmod" and ends and led and not named and _says_which(sentence, token.head, place)


def _says_which(sentence: Sentence, noun: int, other: int) -> bool:
    """Whether a noun needs the one that it is of: «[le départ] de la junte», «[des dizaines] de milliers», not «une réforme des retraites»."""
    alone = sentence.tokens[noun].dep != "nmod" and not _determined(sentence, noun)  # «en présence»
    return alone or _definite(sentence, noun) or not _determined(sentence, other)


def _definite(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[c].morph.get("Definite") == "Def" for c in sentence.children(noun) if c < noun)


def _determined(sentence: Sentence, noun: int) -> bool:
    """Whether a noun has an article, of its own or in its preposition («[du] conseil»), or is a name."""
    before = [sentence.tokens[c] for c in sentence.children(noun) if c < noun]
    return sentence.tokens[noun].pos == "PROPN" or any("Definite" in one.morph or one.pos == "DET" for one in before)
