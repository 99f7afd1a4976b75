"""Titles and appositions of names: what only says who somebody is takes no part itself."""

from collections.abc import Sequence
from dataclasses import replace

from events.actors.naming import ActorMention, bare
from events.actors.words import ActorWords
from events.reading import Sentence

_FARTHEST = 12  # tokens between a title and its name ("le ministre malien des Affaires étrangères et de la ..., X")
_WITHIN = ("ADJ", "ADP", "DET", "NOUN", "PROPN", "NUM", "X", "", "ADV")
_ABOUT = ("state", "organisation", "group", "operation", "people")


def titled(
    sentence: Sentence, mentions: Sequence[ActorMention], words: ActorWords
) -> tuple[list[ActorMention], list[ActorMention]]:
    """The mentions with their titles as part of them, and those that only stand in a title.

    In "le ministre russe de la Défense, Sergueï Choïgou" only the person acts; in "le ministre russe de la
    Défense" the state does.
    """
    whole = [_with_titles(sentence, mention, mentions, words) for mention in mentions]
    kept: list[ActorMention] = []
    aside: list[ActorMention] = []
    for number, mention in enumerate(whole):
        after = whole[number + 1] if number + 1 < len(whole) else None
        named_so = after is not None and after.actor.kind in ("person", "organisation") and mention.last == after.first
        if mention.how == "demonym" and named_so:
            aside.append(mention)  # «l'Américain Alan Shepard», «le Japonais Toyota»
            continue
        within = any(
            other.whole[0] <= mention.first and mention.last <= other.whole[1]
            for place, other in enumerate(whole)
            if place != number
            and other.actor.kind in ("person", "organisation", "operation", "group")
            and not (mention.first <= other.first and other.last <= mention.last)
        )
        within = within or _whose(sentence, mention, whole[number - 1] if number else None, words)
        (aside if within and mention.actor.kind in _ABOUT else kept).append(mention)
    return kept, aside


def _whose(sentence: Sentence, mention: ActorMention, before: ActorMention | None, words: ActorWords) -> bool:
    """Whether a name in commas says to whom the person before it belongs: «Thomas Esnault, de la CGT, claquait la porte»."""
    if before is None or before.actor.kind != "person" or mention.how == "demonym":
        return False
    between = [bare(token.text) for token in sentence.tokens[before.last : mention.first]]
    led = len(between) > 1 and between[0] == "," and between[1] in words.of_linking and len(between) < 4
    after = sentence.tokens[mention.last].text if mention.last < len(sentence.tokens) else "."
    return led and after in (",", ".", ";", ")", "»")


def _with_titles(
    sentence: Sentence, mention: ActorMention, mentions: Sequence[ActorMention], words: ActorWords
) -> ActorMention:
    if mention.actor.kind == "person":
        first = _before(sentence, mention, mentions, words)
        last = _after(sentence, mention, mentions, words)
    elif mention.how in ("name", "model", "pattern") and mention.actor.kind != "state":
        first, last = (
            _with_article(sentence, _described(sentence, mention, words), mention.first, mentions),
            mention.whole[1],
        )
    else:
        return mention
    if (first, last) == mention.whole:
        return mention
    said = [*range(first, mention.first), *range(mention.last, last)]
    nouns = {bare(sentence.tokens[p].text) for p in said if sentence.tokens[p].pos in ("NOUN", "PROPN", "ADJ", "")}
    if mention.actor.kind == "person":  # «le patron de la scierie» is no "scierie"
        nouns = {noun for noun in nouns if noun in words.titles or noun.endswith(words.agent_endings)}
    return replace(
        mention, whole_first=first, whole_last=last, nouns=mention.nouns | frozenset(n for n in nouns if len(n) > 1)
    )


def _before(sentence: Sentence, mention: ActorMention, mentions: Sequence[ActorMention], words: ActorWords) -> int:
    """Where the titles before a name begin."""
    tokens = sentence.tokens
    others = {p for m in mentions if m.actor.kind == "person" and m is not mention for p in range(m.first, m.last)}
    place, best, commas = mention.first - 1, mention.first, 0
    while place >= 0 and place >= mention.first - _FARTHEST:
        token = tokens[place]
        if place in others:
            break
        if token.text == "," and place == mention.first - 1:
            commas += 1
        elif token.text in ("'", "’", ".", "-", "s") or token.text == "'s":
            pass
        elif bare(token.text) in words.titles and token.pos not in ("VERB", "AUX"):
            best = place
        elif token.pos in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ", "PUNCT"):
            if not (token.pos == "CCONJ" and commas):
                break
        elif (
            token.pos not in _WITHIN
            or (not commas and best == mention.first and not _epithet(sentence, place, mention, words))
            or (best < mention.first and not commas and not _leads(sentence, place, words))
        ):
            break
        elif _epithet(sentence, place, mention, words) and not commas and best == mention.first:
            best = place if token.pos != "ADP" else best
        place -= 1
    if commas and _ends_before(sentence, best, mention, words):
        return mention.first
    return _apposed(sentence, _with_article(sentence, best, mention.first, mentions), words)


def _ends_before(sentence: Sentence, title: int, mention: ActorMention, words: ActorWords) -> bool:
    """Whether a name begins a clause after a noun that is no title of it: «Après l'agression d'une infirmière, [Paul Roy] a»."""
    tokens = sentence.tokens
    after = tokens[mention.last] if mention.last < len(tokens) else None
    led = title - 1 if title and tokens[title - 1].pos == "DET" else title
    of = led > 0 and bare(tokens[led - 1].text) in words.of_linking
    return of and after is not None and after.pos in ("VERB", "AUX")


def _apposed(sentence: Sentence, first: int, words: ActorWords) -> int:
    """«Un pilote d'hélicoptère français, le lieutenant Boiteux, a»: where the noun begins that the name explains."""
    tokens = sentence.tokens
    start = first - 1 if first and tokens[first - 1].pos == "DET" else first
    if start < 3 or tokens[start - 1].text != ",":
        return first
    place = start - 2
    while place >= 0 and tokens[place].pos in ("NOUN", "ADJ", "ADP", "DET", "PROPN") and place > start - 10:
        if tokens[place].pos == "DET" and (place == 0 or bare(tokens[place - 1].text) not in words.of_linking):
            noun = bare(tokens[place + 1].text)
            human = noun in words.titles or noun.endswith(words.agent_endings)
            return place if human else first
        place -= 1
    return first


def _epithet(sentence: Sentence, place: int, mention: ActorMention, words: ActorWords) -> bool:
    """Whether a word directly before a name belongs to it ("le luthier Bastien Noël", "l'ancien maire Paul Verdier")."""
    token = sentence.tokens[place]
    if bare(token.text) in words.not_names or bare(token.text) in words.days:
        return False  # «a engagé mardi Riccardo Muti»
    if token.pos == "NOUN" and not token.text[:1].isupper():
        return place == mention.first - 1 or sentence.tokens[place + 1].pos in ("ADJ", "NOUN")
    return token.pos in ("ADJ", "ADP", "DET", "NOUN", "PROPN") and any(
        bare(sentence.tokens[p].text) in words.titles for p in range(max(0, place - 8), place)
    )


def _leads(sentence: Sentence, place: int, words: ActorWords) -> bool:
    """Whether a word stands before a title as part of it ("l'ancien vice-président du ...")."""
    token = sentence.tokens[place]
    if token.pos == "DET" and place and bare(sentence.tokens[place - 1].text) in words.of_linking:
        place -= 1  # «le président de [la] Fifa Paul Roy»
    return token.pos == "ADJ" or (
        token.pos in ("ADP", "DET", "NOUN", "PROPN") and _epithet(sentence, place, _NOBODY, words)
    )


_NOBODY = ActorMention(-5, -5, 0, 0, None, "")  # type: ignore[arg-type]


def _with_article(sentence: Sentence, best: int, first: int, mentions: Sequence[ActorMention]) -> int:
    """The titles with the demonym that stands before them in English, and with their article."""
    tokens = sentence.tokens
    if best < first:
        while best > 0 and (
            (tokens[best - 1].pos == "ADJ" and tokens[best - 1].head >= best)
            or any(m.how == "demonym" and m.last == best for m in mentions)
        ):
            best -= 1
        if best > 0 and tokens[best - 1].text in ("'s", "’s"):  # "Senegal's president, Bassirou Diomaye Faye"
            holder = next((m for m in mentions if m.last == best - 1), None)
            best = holder.first if holder is not None else best
    return best


def _after(sentence: Sentence, mention: ActorMention, mentions: Sequence[ActorMention], words: ActorWords) -> int:
    """Where the apposition after a name ends: ", ministre malien de la Défense,"."""
    tokens = sentence.tokens
    last = mention.last
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return last
    place = last + 1
    while place < len(tokens) and place < last + 5 and tokens[place].pos in ("DET", "ADJ", "NUM", "ADV", "ADP"):
        place += 1
    noun = bare(tokens[place].text) if place < len(tokens) else ""
    trade = place < len(tokens) and tokens[place].pos == "NOUN" and noun.endswith(words.trades)
    if noun not in words.titles and not trade:
        return last
    others = {p for m in mentions if m.actor.kind == "person" and m is not mention for p in range(m.first, m.last)}
    while place < len(tokens) and place < last + _FARTHEST:
        token = tokens[place]
        if token.text in (",", ";", ":", "(", ")", "»", "."):
            break
        if place in others or token.pos in ("VERB", "AUX", "PRON", "SCONJ"):
            if token.pos in ("VERB", "AUX") and tokens[place - 1].text != ",":
                return last if token.morph.get("VerbForm") == "Fin" else place
            break
        place += 1
    return place


def _described(sentence: Sentence, mention: ActorMention, words: ActorWords) -> int:
    """Where the noun begins that says what an organisation is: "l'ONG Greenpeace", "l'agence de presse AFP"."""
    tokens = sentence.tokens
    first = mention.whole[0]
    place = first - 1
    while place >= 0 and place >= first - 4:
        noun = bare(tokens[place].text)
        if noun in words.named or noun in words.craft:
            return place
        if tokens[place].pos not in ("ADJ", "NOUN", "ADP") or (place == first - 1 and tokens[place].pos == "ADP"):
            return first
        place -= 1
    return first
