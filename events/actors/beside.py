"""Names that stand beside others or on things and take no part: a party in brackets, what else somebody is called, a slogan on a wall."""

from collections.abc import Sequence

from events.actors.naming import CLOSING, OPENING, ActorMention, bare
from events.actors.words import ActorWords
from events.reading import Sentence

_BODIES = ("organisation", "group", "state")


def beside(
    sentence: Sentence, mentions: Sequence[ActorMention], words: ActorWords
) -> tuple[list[ActorMention], list[ActorMention]]:
    """The mentions of those who may take part, and of those who only stand beside another name or on a thing."""
    kept: list[ActorMention] = []
    aside: list[ActorMention] = []
    for number, one in enumerate(mentions):
        before = mentions[number - 1] if number else None
        idle = (
            _in_brackets(sentence, one, mentions, words)
            or _called_besides(sentence, one, before, words)
            or _written(sentence, one, words)
            or _hyphened(sentence, one)
        )
        (aside if idle else kept).append(one)
    return kept, aside


def _in_brackets(sentence: Sentence, one: ActorMention, mentions: Sequence[ActorMention], words: ActorWords) -> bool:
    """«La maire [(LR)]», «Julie Marchal [(UMP, puis LR)]»: of what party somebody is."""
    if one.actor.kind not in _BODIES:
        return False
    tokens = sentence.tokens
    opens = next((p for p in range(one.first - 1, -1, -1) if tokens[p].text in "()"), -1)
    closes = next((p for p in range(one.last, len(tokens)) if tokens[p].text in "()"), -1)
    if opens < 1 or closes < 0 or (tokens[opens].text, tokens[closes].text) != ("(", ")"):
        return False
    named = {p for m in mentions if m.actor.kind in _BODIES for p in range(m.first, m.last)}
    others = [tokens[p] for p in range(opens + 1, closes) if p not in named]
    if any(token.pos not in ("CCONJ", "ADV", "PUNCT", "ADP", "DET") for token in others):
        return False
    person = any(m.actor.kind == "person" and m.first < opens <= m.whole[1] for m in mentions)
    return person or bare(tokens[opens - 1].text) in words.titles


def _called_besides(sentence: Sentence, one: ActorMention, before: ActorMention | None, words: ActorWords) -> bool:
    """«Mona Vial, [née Monique Durand]», «Teddy Vance, [de son vrai nom Paul Merlin]»."""
    if before is None or before.actor.kind != "person" or one.actor.kind != "person":
        return False
    between = [bare(token.text) for token in sentence.tokens[before.last : one.first]]
    between = [word for word in between if word not in OPENING]
    return bool(between) and between[0] in (",", "(") and tuple(between[1:]) in words.other_names


def _written(sentence: Sentence, one: ActorMention, words: ActorWords) -> bool:
    """«une inscription « FLNC »»: what is written on something."""
    tokens = sentence.tokens
    before, after = tokens[max(0, one.first - 2) : one.first], tokens[one.last : one.last + 1]
    quoted = len(before) == 2 and bool(after) and before[1].text in OPENING and after[0].text in CLOSING
    return quoted and bare(before[0].text) in words.written


def _hyphened(sentence: Sentence, one: ActorMention) -> bool:
    """«les Alpes-de-[Haute-Provence]»: the last part of a name that hyphens make one."""
    tokens = sentence.tokens
    if one.how != "model" or one.first < 2 or tokens[one.first - 1].text not in ("-", "‑"):
        return False
    return tokens[one.first - 2].end_char + 1 == tokens[one.first].start_char
