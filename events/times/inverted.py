"""Where a subject stands after its verb («a-t-on appris», «sera-t-il élu»), the place of what goes on behind it or before it."""

from collections.abc import Container, Sequence

_HYPHEN = "-"


def after_pronoun(words: Sequence[str], verb: int, pronouns: Container[str], link: str) -> int:
    """The place after a verb and the pronoun that is tied to it, if one is.

    Args:
        words: of a sentence, in lower case.
        verb: the place of the verb.
        pronouns: those that may stand so, in lower case.
        link: what may stand between hyphens before them.

    >>> after_pronoun(["a", "-", "t", "-", "on", "appris"], 0, {"on"}, "t")
    5
    >>> after_pronoun(["a", "appris"], 0, {"on"}, "t")
    1
    """
    tied = words[verb + 1 : verb + 5]
    if tied[:3] == [_HYPHEN, link, _HYPHEN]:
        return verb + 5 if tied[3:] and tied[3] in pronouns else verb + 1
    return verb + 3 if len(tied) > 1 and tied[0] == _HYPHEN and tied[1] in pronouns else verb + 1


def before_pronoun(words: Sequence[str], place: int, pronouns: Container[str], link: str) -> int:
    """The place of the word before, which is the verb where a pronoun tied to it stands there.

    Args:
        words: of a sentence, in lower case.
        place: of a word after the verb.
        pronouns: those that may stand so, in lower case.
        link: what may stand between hyphens before them.

    >>> before_pronoun(["Sera", "-", "t", "-", "il", "élu"], 5, {"il"}, "t")
    0
    """
    words = words[max(0, place - 4) : place]
    if len(words) < 2 or words[-1] not in pronouns or words[-2] != _HYPHEN:
        return place - 1
    return place - 5 if words == [_HYPHEN, link, _HYPHEN, words[-1]] and place >= 5 else max(0, place - 3)
