"""What is done by a paper or a ruling whose day is told, and has that day: «a indiqué la mairie dans un communiqué mardi»."""

from collections.abc import Sequence
from dataclasses import replace

from events.mentions.attach import Attached
from events.mentions.dated import Dates, Unit
from events.mentions.lexicon import Lexicon
from events.mentions.triggers import Trigger
from events.reading import Sentence


def done_through(
    sentence: Sentence, attached: Attached, unit: Unit, dates: Dates, found: Sequence[Trigger], words: Lexicon
) -> Attached:
    """What a date belongs to, or what was done by that: «ont été [condamnés] par une sentence rendue mardi».

    Args:
        sentence: the sentence.
        attached: the likely happening of the date.
        unit: the date.
        dates: those of the sentence.
        found: the candidates of the sentence.
        words: the lexicon.
    """
    noun = _paper(sentence, attached.trigger, words)
    verb = next((t for t in found if noun >= 0 and t.main == _doing(sentence, noun) and not t.noun), None)
    if verb is None or verb.duty == "weak" or sentence.tokens[verb.main].pos != "VERB":
        return attached
    own = set(sentence.subtree(verb.main)) - set(sentence.subtree(noun))
    others = (place for other in dates.units() if other != unit for place in range(other.first, other.last))
    return attached if not own.isdisjoint(others) else replace(attached, trigger=verb, through=None, ends=False)


def _paper(sentence: Sentence, trigger: Trigger, words: Lexicon) -> int:
    """The paper or ruling by which something is done that a trigger is, or that a participle tells of; else -1."""
    tokens = sentence.tokens
    noun = trigger.main if tokens[trigger.main].pos == "NOUN" else tokens[trigger.main].head
    told = noun == trigger.main or tokens[trigger.main].dep == "acl"
    by = _doing(sentence, noun) >= 0 and tokens[noun].key in words.lists["means"]
    return noun if told and by and by_means(sentence, noun, words) else -1


def by_means(sentence: Sentence, noun: int, words: Lexicon) -> bool:
    """Whether a noun is told as that by which something was done: «[dans] un communiqué», "[in] a referendum"."""
    cases = (sentence.tokens[child].form for child in sentence.children(noun) if sentence.tokens[child].dep == "case")
    return any(form in words.lists["by_means_of"] for form in cases)


def _doing(sentence: Sentence, noun: int) -> int:
    """The verb that a noun is an adjunct of, also where it stands between commas after the subject; else -1.

    «Le président, dans un message diffusé jeudi, a condamné l'attaque»
    """
    token = sentence.tokens[noun]
    if token.dep.startswith("obl"):
        return token.head
    first = sentence.subtree(noun)[0]
    aside = first > 0 and sentence.tokens[first - 1].text == "," and sentence.tokens[token.head].dep.startswith("nsubj")
    return sentence.tokens[token.head].head if token.dep == "nmod" and aside else -1
