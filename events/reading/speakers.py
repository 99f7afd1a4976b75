"""Gives verbs of saying who says it and what, and nouns their own verb beside a clause of saying: as ``mending``."""

from collections.abc import Sequence

from events.model import fold
from events.reading.mending import NAMES, Form, Mending, Word

_CLOSING = ("»", "”", '"')


def mend_sayings(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Mend who says what in a sentence in place; the arguments as of ``mend``."""
    if how.inverts:
        mend_speakers(heads, deps, told, how)
        _turn_relatives(heads, deps, told, how)
        _turn_said(heads, deps, told, how)


def mend_speakers(heads: list[int], deps: list[str], told: Sequence[Word], how: Mending) -> None:
    """Make who says something the subject where they follow a verb of saying thrown in: «..., a indiqué dimanche Matteo Bruni».

    Verbs that have a person as object count only after a quote: «a fermé sa frontière, a accusé la Syrie» has none thrown in.
    """
    for verb, one in enumerate(told):
        telling = verb + 1 < len(told) and (one.key, told[verb + 1].key) in how.tellings
        if one.pos != "VERB":
            continue
        start = verb
        while start and told[start - 1].pos in ("AUX", "ADV", "PRON") and told[start - 1].form not in how.that:
            start -= 1
        if not start or told[start - 1].text not in (",", *_CLOSING):
            continue
        if any(head == verb and deps[n].startswith(("nsubj", "ccomp")) for n, head in enumerate(heads[:verb])):
            continue
        quoted = any(one.text in _CLOSING for one in told[max(0, start - 2) : start])
        reflexive = any(heads[n] == verb and deps[n].startswith("expl") for n in range(start, verb))
        if not (one.key in how.sayings or one.key in how.thrown_in or telling or (quoted and reflexive)):
            continue
        goes_on = any(head == verb and deps[n] == "conj" for n, head in enumerate(heads))  # «... et a rompu l'accord»
        if not quoted and (goes_on or not (one.key in how.thrown_in or telling)):
            continue
        speaker = _speaker(told, verb + 1 + telling, how, quoted=quoted)
        if speaker is None or heads[verb] == speaker:
            continue
        _take_over(heads, deps, told, start, verb, speaker)
        for place in range(verb + 1, speaker):
            if heads[place] == verb and deps[place].startswith(("nsubj", "obj")):
                deps[place] = "obl:mod"  # «dimanche»
        heads[speaker], deps[speaker] = verb, "nsubj"
        if deps[verb] in ("conj", "dep"):
            deps[verb] = "parataxis"


def _take_over(heads: list[int], deps: list[str], told: Sequence[Word], start: int, verb: int, speaker: int) -> None:
    """Hang on a verb thrown in what follows it, up to a comma, and on who says it the rest of the name: «, a dit Paul [Sy] [mardi]»."""
    end = next((n for n in range(speaker, len(told)) if told[n].text in (",", ";", ".")), len(told))
    named = speaker
    while told[speaker].pos == "PROPN" and named + 1 < end and told[named + 1].pos == "PROPN":
        named += 1
    for place in range(speaker + 1, end):
        if heads[place] < start or (place <= named and heads[place] > named):
            name = place <= named
            heads[place], deps[place] = (speaker, "flat:name") if name else (verb, "obl:mod")


def _turn_relatives(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Give a noun its own verb where the parser takes that of a clause after it for it: «L'accord, que X avait signé, [a été rompu]»."""
    for that in range(1, len(heads)):
        inner = heads[that]
        if told[that].form not in how.that or inner <= that or told[inner].pos != "VERB":
            continue
        noun, own = (
            _described(heads, deps, told, that),
            any(heads[n] == inner and deps[n].startswith("nsubj") for n in range(that, inner)),
        )
        if noun is None or not own:
            continue
        after = range(inner + 1, len(heads))
        outer = next((n for n in after if heads[n] == inner and _lacks_subject(heads, deps, told, n)), None)
        if outer is None:
            continue
        above, dep = (outer, "ROOT") if heads[inner] in (inner, noun) else (heads[inner], deps[inner])
        heads[outer], deps[outer] = above, dep
        passive = any(heads[n] == outer and deps[n] == "aux:pass" for n in range(len(heads)))
        heads[noun], deps[noun] = outer, "nsubj:pass" if passive else "nsubj"
        heads[inner], deps[inner], deps[that] = noun, "acl:relcl", "obj"


def _turn_said(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Make a clause of what somebody said hang on that verb and not on its day: «a annoncé le 14 août [qu'il] partait»."""
    _turn_bound(heads, deps, told, how)
    for verb, day in enumerate(list(heads)):
        dated = told[day].pos == "NUM" or told[day].form in how.days
        if not dated or verb <= day or told[verb].pos != "VERB" or not deps[verb].startswith(("acl", "ccomp", "advcl")):
            continue
        mark = next((n for n in range(day + 1, verb) if told[n].form in how.that), None)
        above = heads[day] if told[heads[day]].pos == "VERB" else heads[heads[day]]
        if mark is not None and heads[mark] == verb and told[above].key in how.sayings and above < day:
            heads[verb], deps[verb], deps[mark] = above, "ccomp", "mark"


def _turn_bound(heads: list[int], deps: list[str], told: Sequence[Form], how: Mending) -> None:
    """Make a verb that the parser hangs on the day after it what somebody said: «a précisé que l'école serait [fermée] lundi»."""
    for verb, day in enumerate(list(heads)):
        above = heads[day]
        if (
            day <= verb
            or told[day].form not in how.days
            or told[verb].pos != "VERB"
            or told[above].key not in how.sayings
        ):
            continue
        below = [n for n, head in enumerate(heads) if head == verb and n < verb]
        if above < verb and any(told[n].form in how.that and deps[n] == "mark" for n in below):
            heads[verb], deps[verb], heads[day] = above, "ccomp", verb


def _described(heads: Sequence[int], deps: Sequence[str], told: Sequence[Form], that: int) -> int | None:
    """The noun before «que» that has no verb of its own: the root itself, or taken for a part of the clause after it."""
    inner = heads[that]
    end = that - 2 if told[that - 1].text == "," else that - 1
    for noun in range(end, -1, -1):
        if told[noun].pos in ("VERB", "AUX"):
            return None
        root = heads[noun] == noun and heads[inner] == noun and deps[inner].startswith("acl")
        if told[noun].pos in NAMES and (root or heads[noun] == inner):
            return noun
    return None


def _lacks_subject(heads: Sequence[int], deps: Sequence[str], told: Sequence[Form], verb: int) -> bool:
    """Whether a finite verb has neither a subject nor a word that joins it to what stands before."""
    if told[verb].pos != "VERB" or not deps[verb].startswith(
        ("advcl", "conj", "ccomp", "xcomp", "parataxis", "obl", "dep")
    ):
        return False
    below = [n for n in range(len(heads)) if heads[n] == verb]
    finite = "Fin" in (
        told[verb].morph.get("VerbForm"),
        *(told[n].morph.get("VerbForm") for n in below if deps[n].startswith("aux")),
    )
    return finite and not any(deps[n].startswith(("nsubj", "mark", "cc", "expl")) for n in below if n < verb)


def _speaker(told: Sequence[Word], place: int, how: Mending, *, quoted: bool) -> int | None:
    """The noun of who says something, after days, adverbs and what has a preposition; None where what follows is something else.

    After words in quotes any definite noun is who said them: «..., racontait le vainqueur».
    """
    while place < len(told):
        one = told[place]
        if (
            one.pos in ("ADV", "NUM")
            or one.form in how.days
            or (
                one.pos == "DET"
                and place + 1 < len(told)
                and (told[place + 1].pos == "NUM" or told[place + 1].form in how.days)
            )
        ):
            place += 1
        elif one.text == "," and told[place - 1].form in how.days:
            place += 1  # «a déclaré lundi, Paul Lemoine»
        elif one.pos == "ADP":
            place += 1
            while place < len(told) and told[place].pos in ("DET", "ADJ", "NUM"):
                place += 1
            if place >= len(told) or told[place].pos not in (*NAMES, "PRON", "X"):
                return None
            place += 1  # «à l'AFP»
            while place < len(told) and told[place].pos == "NOUN" and told[place].form not in how.days:
                place += 1  # «lors d'un point presse»
        else:
            break
    if place < len(told) and told[place].pos == "DET":
        if told[place].morph.get("Poss") == "Yes":
            return None  # «a annoncé sa démission»
        place += 1
        while place + 1 < len(told) and told[place].pos in ("ADJ", "NUM") and told[place + 1].pos in ("ADJ", *NAMES):
            place += 1
        if place >= len(told):
            return None
        spoken = quoted and told[place].pos == "NOUN"
        joined = [one.form for one in told[place : place + 3]]  # «l'état-major»
        name = fold("-".join(joined[::2])) if len(joined) > 2 and joined[1] in ("-", "‑") else joined[0]
        return place if spoken or told[place].pos == "PROPN" or _says(name, how) else None
    return place if place < len(told) and told[place].pos == "PROPN" else None


def _says(noun: str, how: Mending) -> bool:
    """Whether a noun is of those who say something: «les autorités», «les archéologues»."""
    one = noun.removesuffix("s")
    return noun in how.speakers or one in how.speakers or one.endswith(how.trades)
