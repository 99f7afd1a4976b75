"""The tenses in which news tells, by the lists of a language."""

from events.mentions.lexicon import Lexicon
from events.model import fold
from events.reading import Sentence


def in_tense(sentence: Sentence, place: int | None, words: Lexicon, sort: str) -> bool:
    """Whether a verb is in a tense of a list: "finished" of what is over, "background" of what was before that.

    A tense is that of the helper, or of the verb itself; what forms the passive is no helper.
    """
    if place is None:
        return False
    tokens = sentence.tokens
    forms = [tokens[c] for c in sentence.children(place) if tokens[c].dep.startswith("aux")]
    helper = next((form for form in forms if form.dep != "aux:pass"), None)
    form = helper or next(iter(forms), tokens[place])
    said = f"{'helper ' if helper else ''}{form.morph.get('Tense', '')}"
    return fold(said) in words.lists[sort] and form.morph.get("Mood") != "Cnd"
