"""What is no happening though a sentence dates it: a state of which nothing says since when or until when it lasted.

«en janvier, les rues étaient désertes», «le pays comptait 1 300 maternités en 1975»; but «les rues sont désertes depuis
janvier», «elle valut un prix à son auteur».
"""

from collections.abc import Iterator, Sequence

from events.mentions.dated import Dates
from events.mentions.lexicon import OTHER, Lexicon
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence


def states(sentence: Sentence, found: Sequence[Trigger], dates: Dates, words: Lexicon) -> Iterator[Trigger]:
    """The candidates of a sentence that only tell how something was on a day.

    They are candidates nevertheless: a date that is theirs is of no other word («« Le foin était trop vert pour un mois
    d'août », a expliqué le brigadier»).
    """
    weak = [trigger for trigger in found if trigger.duty == "weak"]
    if not weak or any(len(unit.times) > 1 for unit in dates.units()):
        return  # from one day to another
    if any(fold(token.lemma) in words.lists["state_signals"] for token in sentence.tokens):
        return
    for trigger in weak:
        if _predicate(sentence, trigger, words) or _lasts(sentence, trigger, words):
            yield trigger


def _predicate(sentence: Sentence, trigger: Trigger, words: Lexicon) -> bool:
    """Whether it is what a copula says of its subject.

    No office, for somebody was appointed to it, no participle («le club fut privé de licence»), and not what a
    preposition leads to («étaient sans courant mardi»).
    """
    token = sentence.tokens[trigger.main]
    if token.pos not in ("NOUN", "ADJ") or not token.text.islower() or trigger.lemma in words.predicates:
        return False
    led = any(sentence.tokens[child].dep == "case" for child in sentence.children(trigger.main))
    return token.text not in words.participles and not led


def _lasts(sentence: Sentence, trigger: Trigger, words: Lexicon) -> bool:
    """Whether a verb of being or having is in the tense of what lasts; «n'avait plus que» tells what has ended."""
    token = sentence.tokens[trigger.main]
    children = [sentence.tokens[child] for child in sentence.children(trigger.main)]
    negated = any(child.form in words.lists["half_negation"] for child in children)
    alone = not negated and not any(child.dep.startswith("aux") for child in children)
    lasting = fold(token.morph.get("Tense", "")) in words.lists["lasting"]
    return trigger.lemma in words.lists["states"] and lasting and alone and (trigger.likely or trigger.sense == OTHER)
