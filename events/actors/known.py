"""Mentions of the actors that the gazetteer lists, and of those that a pattern names ("opération X")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from events.actors.gazetteer import Form, Gazetteer
from events.actors.naming import ActorMention, bare, is_locative, span_text, words_in
from events.actors.words import ActorWords
from events.model import Actor, slug
from events.reading import Sentence

NOBODY = Actor("", "none")
"""Stands for words that the reader's own file says are no actor."""

_AFTER_ARTICLE = re.compile(r"[\s'’]")

_Folded = Sequence[tuple[str, int]]


def known(sentence: Sentence, language: str, book: Gazetteer, words: ActorWords) -> list[ActorMention]:
    """The mentions that the gazetteer and the patterns give, longest first from the left."""
    folded = [(word, place) for place, token in enumerate(sentence.tokens) for word in words_in(token.text)]
    forms, longest = book.forms.get(language, {}), book.longest.get(language, {})
    found: list[ActorMention] = []
    at = 0
    while at < len(folded):
        word = folded[at][0]
        if word not in longest and word not in words.patterns and word not in words.compounds:
            at += 1
            continue
        pair = _compound_at(sentence, folded, at, forms, words)
        if pair is not None:
            states, count = pair
            first, last = folded[at][1], folded[at + count - 1][1] + 1
            found += [mention(sentence, first, last, book.actors[state], "demonym", words) for state in states]
            at += count
            continue
        match = _form_at(sentence, folded, at, forms, longest.get(word, 0), words)
        match = match or _pattern_at(sentence, folded, at, words, book, language)
        if match is None:
            at += 1
            continue
        actor, how, count = match
        first, last = folded[at][1], folded[at + count - 1][1] + 1
        who = book.actors.get(actor.id, actor) if actor.id else NOBODY
        if count == 1 and _namesake(sentence, first, who, words):
            at += 1
            continue
        named = mention(sentence, first, last, who, how, words)
        sharing = book.shared.get((language, tuple(word for word, _ in folded[at : at + count])))
        found.append(replace(named, sharing=sharing) if sharing else named)
        at += count
    return found


def _compound_at(
    sentence: Sentence, folded: _Folded, at: int, forms: dict[tuple[str, ...], Form], words: ActorWords
) -> tuple[tuple[str, str], int] | None:
    """«franco-britanniques»: a demonym made of two names two states."""
    word, place = folded[at]
    if word not in words.compounds or at + 1 >= len(folded):
        return None
    following, after = folded[at + 1]
    form = forms.get((following,))
    joined = after == place or (after == place + 2 and sentence.tokens[place + 1].text in "-‑–")
    if form is None or form.kind != "demonym" or not joined:
        return None
    return (words.compounds[word], form.actor), 2


def _form_at(
    sentence: Sentence,
    folded: _Folded,
    at: int,
    forms: dict[tuple[str, ...], Form],
    longest: int,
    words: ActorWords,
) -> tuple[Actor, str, int] | None:
    for count in range(min(longest, len(folded) - at), 0, -1):
        form = forms.get(tuple(word for word, _ in folded[at : at + count]))
        if form is None or not _whole_tokens(folded, at, count):
            continue
        first, last = folded[at][1], folded[at + count - 1][1] + 1
        if form.small and span_text(sentence, first, last).islower():
            form = replace(form, kind="demonym")
        if not _written_as(span_text(sentence, first, last), form, count) and not (
            count == 1 and _many(sentence, first, form, words)
        ):
            continue
        if form.kind == "demonym" and _language_name(sentence, first, words):
            continue
        if form.kind in ("name", "capital") and _of_a_feature(sentence, first, form, words):
            continue
        if form.actor.startswith("organisation:") and _epithet(sentence, first, last, words):
            continue
        if form.kind == "name" and _goes_on_joined(sentence, last):
            continue
        made = form.actor.startswith("organisation:") and is_product(sentence, first, last)
        if count == 1 and (made or _inside_a_name(sentence, first, form, words)):
            continue
        return Actor(form.actor, ""), form.kind, count
    return None


def _goes_on_joined(sentence: Sentence, last: int) -> bool:
    """Whether a hyphen joins a capitalised word to a name: «la Croix[-Rouge]» is not the newspaper."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in ("-", "‑"):
        return False
    touching = (
        tokens[last - 1].end_char == tokens[last].start_char and tokens[last].end_char == tokens[last + 1].start_char
    )
    return touching and tokens[last + 1].text[:1].isupper()


def _whole_tokens(folded: _Folded, at: int, count: int) -> bool:
    """Whether a match neither begins nor ends inside a token ("Franco" of "Franco-Allemand" kept together by the model)."""
    after = at + count
    starts = at == 0 or folded[at][1] != folded[at - 1][1]
    return starts and (after >= len(folded) or folded[after][1] != folded[after - 1][1])


def _written_as(text: str, form: Form, count: int) -> bool:
    """Names have a capital letter, abbreviations are in capitals; adjectives may be small, and bodies of a long name."""
    if form.anyhow or (count > 2 and form.actor.startswith("organisation:")):
        return True  # «le parquet national financier»
    if form.capitals:
        return text.upper() == text
    if count == 2 and form.kind == "name":  # «le soir» at the head of a sentence is not the newspaper
        text = _AFTER_ARTICLE.split(text, maxsplit=1)[-1] if len(_AFTER_ARTICLE.split(text)[0]) < 4 else text
    return form.kind == "demonym" or any(c.isupper() for c in text)


def _many(sentence: Sentence, place: int, form: Form, words: ActorWords) -> bool:
    """«les talibans»: French writes the members of a group in small letters."""
    before = bare(sentence.tokens[place - 1].text) if place else ""
    return form.actor.startswith("group:") and form.kind == "name" and not form.capitals and before in words.before_many


def _epithet(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    """«Le Parisien Ousmane Dembélé»: somebody of the town, and not the newspaper."""
    after = sentence.tokens[last] if last < len(sentence.tokens) else None
    article = bare(sentence.tokens[first].text) in words.determiners and last - first == 2
    return article and after is not None and after.entity == "person" and after.text[:1].isupper()


def _of_a_feature(sentence: Sentence, first: int, form: Form, words: ActorWords) -> bool:
    """«la mer du Japon», «l'accord de Paris»: a sea or a treaty that bears the name of a state or of a town."""
    if (
        first < 2
        or not form.actor.startswith("state:")
        or bare(sentence.tokens[first - 1].text) not in words.of_linking
    ):
        return False
    noun = bare(sentence.tokens[first - 2].text)
    return noun in words.waters or (form.kind == "capital" and noun in words.named_after_towns)


def _language_name(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """«en français» names the language."""
    return (
        first > 0
        and sentence.tokens[first - 1].text.lower() in words.language_after
        and sentence.tokens[first].text[:1].islower()
    )


def _inside_a_name(sentence: Sentence, place: int, form: Form, words: ActorWords) -> bool:
    """Whether one word is part of another's name: "Real Madrid", "Gerald Ford", "le colonel de Castries"."""
    tokens = sentence.tokens
    entity = tokens[place].entity
    if form.actor.startswith("person:") or not tokens[place].text[:1].isupper():
        return False
    if entity == "person" and place and bare(tokens[place - 1].text) in words.titles:
        return True
    ranked = (
        place > 1 and bare(tokens[place - 1].text) in words.particles and bare(tokens[place - 2].text) in words.ranks
    )
    if ranked and form.kind == "capital":
        return True
    if not entity or not (form.actor.startswith("state:") or entity == "person"):
        return False
    begins = place > 0 and not tokens[place].entity_starts and tokens[place - 1].entity == entity
    before = begins and tokens[place - 1].text[:1].isupper() and tokens[place - 1].pos not in ("DET", "ADP")
    goes_on = place + 1 < len(tokens) and tokens[place + 1].entity == entity and not tokens[place + 1].entity_starts
    after = goes_on and tokens[place + 1].text[:1].isupper()
    return before or (after and entity == "person")


def _namesake(sentence: Sentence, place: int, who: Actor, words: ActorWords) -> bool:
    """Whether a surname is that of somebody else than the listed person: the first name before it is not theirs."""
    tokens = sentence.tokens
    start = place
    while start and tokens[start].entity == tokens[start - 1].entity == "person" and not tokens[start].entity_starts:
        start -= 1
    while start < place and bare(tokens[start].text) in words.titles:
        start += 1
    first = bare(tokens[start].text)
    if who.kind != "person" or start == place or len(first) < 3 or not tokens[start].text[:1].isupper():
        return False
    said = {word for name in who.names.values() for word in words_in(name)}
    return first[0] not in {word[0] for word in said}  # «Hissein» is «Hissène», «Leïla» is not «Moncef»


def is_product(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a maker's name is that of a thing: «une Peugeot», «un Airbus», «le Boeing 747»."""
    tokens = sentence.tokens
    before = tokens[first - 1] if first else None
    if before is None or before.pos != "DET" or before.morph.get("Number") == "Plur":
        return False
    if sentence.parsed and not first <= before.head < last:
        return False  # "a Ferralux spokesman"
    numbered = last < len(tokens) and tokens[last].text[:3].isdigit() and len(tokens[last].text) == 3
    return before.morph.get("Definite") == "Ind" or numbered


def _pattern_at(
    sentence: Sentence, folded: _Folded, at: int, words: ActorWords, book: Gazetteer, language: str
) -> tuple[Actor, str, int] | None:
    """«opération X», «milice X»: a common noun with the capitalised words after it."""
    for form, kind in words.patterns.get(folded[at][0], ()):
        count = len(form)
        if tuple(word for word, _ in folded[at : at + count]) != form or at + count >= len(folded):
            continue
        word, place = folded[at + count]
        token = sentence.tokens[place]
        directly = place == folded[at + count - 1][1] + 1
        if not directly or not token.text[:1].isupper() or word in words.not_names:
            continue
        if token.pos not in ("", "PROPN", "NOUN", "X", "ADJ"):
            continue
        if (word,) in book.forms.get(language, {}):
            return None
        last = place + 1
        while last < len(sentence.tokens) and _goes_on(sentence, last):
            last += 1
        name = span_text(sentence, place, last)
        taken = sum(1 for _, spot in folded[at:] if spot < last)
        return Actor(f"{kind}:{slug(name)}", kind, {language: name}), "pattern", taken
    return None


def _goes_on(sentence: Sentence, place: int) -> bool:
    before, token = sentence.tokens[place - 1], sentence.tokens[place]
    return token.text[:1].isupper() and token.start_char - before.end_char <= 1 and token.pos in ("PROPN", "NOUN", "X")


def mention(
    sentence: Sentence, first: int, last: int, actor: Actor, how: str, words: ActorWords, whole: int | None = None
) -> ActorMention:
    """A mention of an actor by some tokens, which may begin with titles at ``whole``."""
    tokens, start = sentence.tokens, first if whole is None else whole
    return ActorMention(
        first,
        last,
        tokens[first].start_char,
        tokens[last - 1].end_char,
        actor,
        how,
        is_locative(sentence, start, words) or (how == "capital" and _of_what_is_there(sentence, start, words)),
    )


def _of_what_is_there(sentence: Sentence, first: int, words: ActorWords) -> bool:
    """Whether a town says where something is or which one it is: "the Kenyan capital of [Nairobi]"."""
    before = [bare(token.text) for token in sentence.tokens[max(0, first - 2) : first]]
    return len(before) > 1 and before[0] in words.of_no_state and before[1] in words.of_linking
