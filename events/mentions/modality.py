"""Whether a happening happened, is planned, only imagined, or denied, as its words have it."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from events.actors.naming import CLOSING, OPENING
from events.language import load
from events.mentions.attach import Attached
from events.mentions.kept import is_infinitive
from events.mentions.lexicon import Lexicon
from events.mentions.means import by_means
from events.mentions.triggers import Trigger
from events.model import Modality, fold
from events.reading import Sentence

_UNDER = ("xcomp", "ccomp", "obj", "obl:arg", "conj", "advcl", "acl", "nmod", "obl:mod", "nsubj:pass", "obl")
_HELD = ("obj", "xcomp", "ccomp", "obl:arg", "advcl")  # how what is prevented hangs on its verb
_STEPS = 4
_NEAR = 2  # tokens from «prévue» to its day
_BESIDE = 2  # tokens between a verb and a word that says that something is over
_CONVENED = ("election", "protest", "visit")
_QUOTES = {*OPENING, *CLOSING}
_DAY_LETTERS = 3  # «1er»
_TOLD = ("death", "appointment", "justice", "attack")  # «annonce sa démission»: it is announced by being done
_DONE = ("sanction", "founding")  # «ont décidé de geler», «annonce la dissolution»: done by the word


class Told(NamedTuple):
    """How real a happening is said to be.

    Attributes:
        modality: happened, planned, hypothetical or denied.
        intended: it is planned by somebody's words ("prévu", "appelle à") and not by a future tense alone, which tells
            what happened as well ("il mourra en 1821"): a day gone by says nothing of whether it came about.
        due: news tells so what is to come, and a story what was to come and perhaps never did ("devait se réunir"): the
            day decides.
    """

    modality: Modality
    intended: bool = False
    due: bool = False


_PLANNED, _INTENDED = Told("planned"), Told("planned", intended=True)
_HAPPENED, _HYPOTHETICAL, _DENIED = Told("happened"), Told("hypothetical"), Told("denied")
_DUE = Told("hypothetical", due=True)


def modality(sentence: Sentence, attached: Attached, words: Lexicon, date: int = -1) -> Told:
    """The modality of a happening from its own verb and those above it.

    Without a parse every happening counts as happened, unless a word of its clause plans or denies it.

    Args:
        sentence: the sentence.
        attached: the happening.
        words: of the language.
        date: the first token of its date, -1 where it has none.
    """
    if not sentence.parsed:
        return _by_words(sentence, attached, words)
    failing = attached.through is not None and attached.through.lemma in words.lists["failing"]
    start = attached.through.main if attached.through and not failing else attached.trigger.main
    if _negated(sentence, start, words) or _called_off(sentence, attached, words, date):
        return _DENIED
    own = _own(sentence, start, words) or _under_duty(sentence, start, words)
    if own is _PLANNED and sentence.tokens[start].key in words.lists["unplanned"] and _of_a_day(sentence, date):
        return _HAPPENED  # «élu en 1991, il sera renversé le 4 mai 1994»
    if own is not None:
        return own
    found = _above(sentence, attached.trigger.main if attached.trigger.noun else start, attached, words)
    if found is _INTENDED and _is_over(sentence, attached.trigger, words, date):
        return _HAPPENED
    if found is _HAPPENED and attached.trigger.noun:
        return _above(sentence, start, attached, words)  # «il est possible que l'armée soit intervenue»
    return found


def _of_a_day(sentence: Sentence, date: int) -> bool:
    """Whether a date begins with the number of a day, or with a word before it: «le 4 mai», "May 4"."""
    near = sentence.tokens[date : date + 2] if date >= 0 else ()
    return any(token.text[:1].isdigit() and len(token.text) <= _DAY_LETTERS for token in near)


def _called_off(sentence: Sentence, attached: Attached, words: Lexicon, date: int) -> bool:
    """Whether what was planned for the date is told to be called off: «La visite, prévue en mai, a été reportée»."""
    tokens, trigger = sentence.tokens, attached.trigger
    plans = range(trigger.first, trigger.last) if attached.through is None else (attached.through.main,)
    planned = [p for p in plans if tokens[p].dep in ("acl", "amod") and tokens[p].key in words.lists["planned"]]
    noun = trigger.main if trigger.noun else tokens[trigger.main].head
    if not trigger.noun and trigger.main not in planned:
        return False
    head, dep = tokens[noun].head, tokens[noun].dep
    passive = any(tokens[c].dep in ("aux:pass", "cop") for c in sentence.children(head))
    undergone = dep in ("obj", "nsubj:pass", "nmod") or (dep == "nsubj" and passive)
    off = tokens[head].key in words.lists["calling_off"] and undergone
    if date >= 0 and planned and not 0 < date - max(planned) <= _NEAR:
        return False  # «a reporté la visite prévue mardi au 3 juillet»: the new day
    within = range(trigger.first, trigger.last)  # «le report de la présidentielle prévue le 25 février»
    if any(tokens[p].pos == "NOUN" and tokens[p].key in words.lists["calling_off"] for p in within):
        below = (child for p in within for child in sentence.children(p))
        planned += [c for c in below if tokens[c].dep == "acl" and tokens[c].key in words.lists["planned"]]
        return bool(planned)
    if dep.startswith("nsubj") and tokens[head].key in words.lists["taking_place"]:
        return bool(planned) and _negated(sentence, head, words)  # «Le vote attendu lundi n'a pas eu lieu»
    return bool(planned) and off and not _negated(sentence, head, words)


def _is_over(sentence: Sentence, told: Trigger, words: Lexicon, date: int) -> bool:
    """Whether a participle before the date says that a noun came about: «La sentence rendue lundi était attendue»."""
    tokens = sentence.tokens
    noun = told.main if told.noun else tokens[told.main].head
    done = (c for c in sentence.children(noun) if tokens[c].dep == "acl" and noun < c < date)
    over = any(tokens[c].key not in words.lists["planned"] and tokens[c].morph.get("VerbForm") == "Part" for c in done)
    return over and tokens[noun].pos == "NOUN" and tokens[noun].head > date


def _above(sentence: Sentence, place: int, attached: Attached, words: Lexicon) -> Told:
    """What the words say that a happening hangs on, from the nearest up."""
    for _ in range(_STEPS):
        token = sentence.tokens[place]
        relation, head = _complement(sentence, place, words) or (token.dep, token.head)
        if (
            head == place
            or not (relation in _UNDER or relation == "acl:relcl")
            or _after_colon(sentence, place, head, relation)
        ):
            break
        if relation == "nmod" and attached.trigger.sense.type == "election" and by_means(sentence, place, words):
            break  # "rejected the pact in a [referendum]"
        if relation.startswith("acl") and (doubted := _doubted(sentence, place, head, words)):
            return doubted
        if relation == "acl:relcl":
            break
        below, place = place, head
        above = sentence.tokens[place].key
        if attached.trigger.noun and relation == "obj" and above in words.lists["presupposing"]:
            return _HAPPENED  # «a rejeté l'appel visant à annuler le jugement»
        if sentence.tokens[place].pos not in ("VERB", "NOUN", "ADJ", "AUX"):
            continue
        if above in words.lists["preventing"] and relation in _HELD and _in_vain(sentence, place, words):
            return _HAPPENED  # «ne put empêcher la prise de la ville»
        if above in words.lists["denial"] and relation in ("xcomp", "ccomp", "obj"):
            return _DENIED  # but «balayé aux législatives»
        if above in words.lists["unfulfilled"] and relation == "xcomp":
            return _DENIED
        if relation in ("conj", "advcl", "acl", "obl:mod", "nmod", "obl") and sentence.tokens[place].pos != "NOUN":
            continue
        if above in words.lists["convening"] and relation == "obj" and attached.trigger.sense.type in _CONVENED:
            return _INTENDED  # "called snap elections", not "called for elections", nor "called the verdict a sham"
        made = relation == "acl" and sentence.tokens[below].morph.get("Tense") == "Past"  # "a call held in June"
        tried = token.pos == "VERB" and relation == "xcomp" and above in words.lists["trying"]
        if above in words.lists["hypothetical"] and not (made or tried):
            return _HYPOTHETICAL
        told = attached.trigger.noun and attached.trigger.sense.type in _TOLD
        told = told or (above in words.lists["performing"] and attached.trigger.sense.type in _DONE)
        if (
            above in words.lists["planned"]
            and not told
            and _governs(sentence, relation, attached, tends=above in words.lists["tending"])
        ):
            return _PLANNED if above in words.lists["tenses"] else _INTENDED
        if above in words.lists["ending"]:
            continue  # «n'a cessé d'augmenter»
        if sentence.tokens[place].pos == "VERB" and relation in ("xcomp", "obj") and _negated(sentence, place, words):
            return _DENIED
        if relation == "ccomp" and _subjunctive(sentence, below) and above not in words.lists["facts"]:
            return _HYPOTHETICAL
    return _HAPPENED


def _in_vain(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether something is told not to have been prevented: «n'a pas pu [empêcher]», "failed to [prevent]"."""
    above, below = sentence.tokens[verb].head, _negated(sentence, verb, words)
    if below or sentence.tokens[verb].dep != "xcomp" or above == verb:
        return below
    return sentence.tokens[above].key in words.lists["unfulfilled"] or _negated(sentence, above, words)


def _doubted(sentence: Sentence, clause: int, noun: int, words: Lexicon) -> Told | None:
    """What a noun says of the clause that says what it is: «les accusations selon lesquelles il a trahi», "no evidence that".

    Of a relative clause ("the claims that he made") it says nothing.
    """
    token = sentence.tokens[noun]
    if token.pos != "NOUN" or not any(_opens_content(sentence, child, words) for child in sentence.children(clause)):
        return None
    if token.key in words.lists["evidence"] and _negated(sentence, noun, words):
        return _DENIED
    return _HYPOTHETICAL if token.key in words.lists["unproven"] else None


def _opens_content(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a word opens a clause that says what a noun is: a conjunction, or «selon lesquelles»."""
    tokens = sentence.tokens
    after = place > 0 and tokens[place - 1].form in words.lists["according"]
    return tokens[place].dep == "mark" or (after and tokens[place].form.startswith(tuple(words.lists["whereby"])))


def _after_colon(sentence: Sentence, place: int, head: int, relation: str) -> bool:
    """Whether a colon stands before a clause, which it tells for itself: «il a demandé de l'aide : une crue a tout emporté»."""
    return relation == "ccomp" and any(token.text == ":" for token in sentence.tokens[head:place])


def _complement(sentence: Sentence, place: int, words: Lexicon) -> tuple[str, int] | None:
    """The clause that a verb of demand has, though the model hangs it on the one who is asked as if it told of him.

    «exigé des militaires qu'ils rendent le pouvoir»
    """
    token = sentence.tokens[place]
    above = sentence.tokens[token.head]
    asks = sentence.tokens[above.head].key in words.lists["hypothetical"]
    if token.dep != "acl:relcl" or above.dep not in ("obj", "obl:arg", "obl", "iobj") or not asks:
        return None
    if any(sentence.tokens[c].dep == "nsubj" and sentence.tokens[c].pos == "PRON" for c in sentence.children(place)):
        return "ccomp", above.head
    return None


def _subjunctive(sentence: Sentence, main: int) -> bool:
    """Whether the clause of a verb is in the subjunctive: «qu'il soit évacué», "that it be cleared"."""
    helpers = [sentence.tokens[c] for c in sentence.children(main) if sentence.tokens[c].dep.startswith(("aux", "cop"))]
    if any(token.morph.get("Mood") == "Sub" for token in (*helpers, sentence.tokens[main])):
        return True
    bare = sentence.tokens[main].morph.get("VerbForm") == "Inf" and not helpers
    bare = bare or (len(helpers) == 1 and helpers[0].morph.get("VerbForm") == "Inf")
    return bare and any(sentence.tokens[c].dep == "mark" for c in sentence.children(main))


def _governs(sentence: Sentence, relation: str, attached: Attached, *, tends: bool) -> bool:
    """A planning verb plans infinitives, objects and passive subjects; a clause with its own finite verb stands alone."""
    if relation in ("obj", "nsubj:pass", "nmod", "acl"):
        return not tends
    start = attached.through.main if attached.through else attached.trigger.main
    infinitive = sentence.tokens[start].morph.get("VerbForm") == "Inf" or _to_be_done(sentence, start)
    return infinitive or (attached.trigger.noun and not tends)


def _to_be_done(sentence: Sentence, main: int) -> bool:
    """Whether a verb is the infinitive of a passive: "is expected to [be completed]"."""
    helpers = (sentence.tokens[c] for c in sentence.children(main) if sentence.tokens[c].dep == "aux:pass")
    return any(one.morph.get("VerbForm") == "Inf" for one in helpers)


def _under_duty(sentence: Sentence, main: int, words: Lexicon) -> Told | None:
    """What a verb of duty or chance above says: "doit s'ouvrir", "pourrait s'achever", "devait rentrer"."""
    above = sentence.tokens[sentence.tokens[main].head]
    lemma = above.key
    if sentence.tokens[main].dep != "xcomp" or not (lemma in words.lists["duty"] or lemma in words.lists["chance"]):
        return None
    if above.pos == "AUX" and not is_infinitive(sentence, main):
        return None  # "is [complete]", but "is to [rule]"
    if _negated(sentence, sentence.tokens[main].head, words):
        return _DENIED
    helpers = [c for c in sentence.children(sentence.tokens[main].head) if sentence.tokens[c].dep.startswith("aux")]
    if any(sentence.tokens[c].morph.get("Mood") == "Cnd" for c in helpers):
        return _HYPOTHETICAL  # «aurait dû se tenir»
    if lemma in words.lists["chance"]:
        return _HYPOTHETICAL if above.morph.get("Mood") == "Cnd" else None
    if helpers or above.morph.get("Tense") == "Past":
        return _HAPPENED  # «a dû rappeler ses troupes»: it has
    return _DUE if above.morph.get("Tense") == "Imp" else _INTENDED


def _own(sentence: Sentence, main: int, words: Lexicon) -> Told | None:
    """What the form of the verb itself says: future and conditional, or an auxiliary of plan or duty."""
    forms = [main, *(c for c in sentence.children(main) if sentence.tokens[c].dep.startswith("aux"))]
    if sentence.tokens[main].pos not in ("VERB", "AUX"):
        return None
    for place in forms:
        token = sentence.tokens[place]
        lemma = token.key
        if token.morph.get("Mood") == "Cnd":
            return _INTENDED if token.dep == "aux:pass" and _foretold(sentence, main, words) else _HYPOTHETICAL
        if token.morph.get("Tense") == "Fut":
            return _PLANNED
        if lemma in words.lists["will"]:
            return _PLANNED if lemma in words.lists["tenses"] else _INTENDED
        if lemma in words.lists["would"]:
            reported = lemma in words.lists["reported"] and _reported(sentence, main, words)
            return _INTENDED if reported else _HYPOTHETICAL
    for child in sentence.children(main):
        if fold(sentence.tokens[child].text) in words.lists["conditions"] and sentence.tokens[child].dep == "mark":
            return None if _concedes(sentence, main, child, words) else _HYPOTHETICAL
        if sentence.tokens[child].dep == "mark" and _phrase_before(sentence, child) & words.lists["aims"]:
            return _HYPOTHETICAL
    if sentence.tokens[main].key in words.lists["planned"] and sentence.tokens[main].dep == "acl":
        return _PLANNED
    if sentence.tokens[main].key in words.lists["awaited"] and _is_now(sentence, main):
        return _INTENDED  # «Mark Rutte est attendu jeudi»
    return _HYPOTHETICAL if _inverted(sentence, main, words) else None


def _concedes(sentence: Sentence, main: int, mark: int, words: Lexicon) -> bool:
    """Whether a condition says what did happen, beside what did too: «Si le maire a démissionné, le conseil ne s'est pas réuni»."""
    tokens = sentence.tokens
    above = tokens[main].head
    if tokens[mark].form not in words.lists["conceding"] or above == main or tokens[main].dep != "advcl":
        return False
    return _is_perfect(sentence, main) and (_is_perfect(sentence, above) or tokens[above].morph.get("Tense") == "Imp")


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is told in the perfect: «a démissionné», «a été licencié»."""
    helpers = (sentence.tokens[c] for c in sentence.children(verb) if sentence.tokens[c].dep == "aux:tense")
    return any(one.morph.get("Tense") == "Pres" and one.morph.get("Mood") == "Ind" for one in helpers)


def _is_now(sentence: Sentence, main: int) -> bool:
    """Whether a verb is in the passive of the present: «est attendu»."""
    helpers = [sentence.tokens[c] for c in sentence.children(main) if sentence.tokens[c].dep.startswith(("aux", "cop"))]
    passive = sentence.tokens[main].morph.get("VerbForm") == "Part" and len(helpers) == 1
    return passive and helpers[0].dep in ("aux:pass", "cop") and helpers[0].morph.get("Tense") == "Pres"


def _reported(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether what would be was to come when it was said: "said he would resign", not "says he would resign".

    What hangs on a condition is not, nor the words of a quote, nor what was feared or denied.
    """
    tokens = sentence.tokens
    clause = main
    while tokens[clause].dep == "conj" and tokens[tokens[clause].head].pos in ("VERB", "AUX"):
        clause = tokens[clause].head
    verb = tokens[clause].head
    if tokens[clause].dep != "ccomp" or tokens[verb].morph.get("Tense") != "Past":
        return False
    unsure = words.lists["hypothetical"] | words.lists["denial"] | words.lists["warning"]
    if tokens[verb].key in unsure or _negated(sentence, verb, words) or _conditional(sentence, main, words):
        return False
    quotes = sum(token.text in _QUOTES for token in tokens[:main])
    return quotes % 2 == 0 and not any(tokens[child].key in words.lists["having"] for child in sentence.children(main))


def _foretold(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether a passive was to come when it was said: «a ajouté qu'une autopsie serait pratiquée», not «serait arrivé»."""
    passive = sentence.tokens[main].text.lower() not in load(words.language, "tense")["motion"]
    return passive and _reported(sentence, main, words)


def _conditional(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether a condition stands before a verb or in a clause of it: "whether he would go", "would go if it rained"."""
    clauses = (child for child in sentence.children(main) if sentence.tokens[child].dep == "advcl")
    marks = (c for place in (main, *clauses) for c in sentence.children(place) if sentence.tokens[c].dep == "mark")
    return any(sentence.tokens[mark].form in words.lists["conditions"] | words.lists["hypothetical"] for mark in marks)


def _phrase_before(sentence: Sentence, mark: int) -> set[str]:
    """The words that end with a conjunction, folded: {"a moins que", "moins que"}."""
    texts = [fold(token.text) for token in sentence.tokens[max(0, mark - 2) : mark + 1]]
    return {" ".join(texts[place:]) for place in range(len(texts) - 1)}


def _inverted(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """«Had he left, ...»: a condition that only its order of words tells."""
    if sentence.tokens[main].dep != "advcl":
        return False
    helpers = [c for c in sentence.children(main) if fold(sentence.tokens[c].text) in words.lists["inverting"]]
    subjects = [c for c in sentence.children(main) if sentence.tokens[c].dep.startswith("nsubj")]
    return bool(helpers and subjects) and min(helpers) < min(subjects)


def _negated(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether a word of negation hangs on the verb, or "aucun", "no" on the noun."""
    found = {
        sentence.tokens[child].form
        for child in sentence.children(main)
        if sentence.tokens[child].dep in ("advmod", "det", "neg", "cc", "mark", "case")
        and not any(token.text in OPENING for token in sentence.tokens[main:child])  # «a répondu : « Non, jamais »»
    }
    signs = {sign.strip("'") for sign in words.lists["negation"]} if found else set()
    found &= signs
    if not found or _only(sentence, main, words):
        return False
    return not (found <= words.lists["half_negation"] and _expletive(sentence, main, words, signs - found))


def no_longer(sentence: Sentence, trigger: Trigger, words: Lexicon) -> Trigger | None:
    """A verb in the present that says that something is over, with the words that say so: «[ne circulent plus]»."""
    tokens, main = sentence.tokens, trigger.main
    below = sentence.children(main)
    helpers = [tokens[c] for c in below if tokens[c].dep.startswith(("aux", "cop"))]
    now = all(one.dep in ("aux:pass", "cop") for one in helpers)
    now = now and any(one.morph.get("Tense") == "Pres" for one in (helpers or [tokens[main]]))
    near = range(max(0, main - _BESIDE), min(len(tokens), main + _BESIDE))
    over = [place for place in near if tokens[place].form in words.lists["no_longer"]]
    now = now and tokens[main].pos == "VERB"
    if not now or not over or not _negated(sentence, main, words):
        return None
    signs = words.lists["negation"] | words.lists["half_negation"] | words.lists["no_longer"]
    told = [place for place in near if tokens[place].form in signs]
    return replace(trigger, first=min(trigger.first, *told), last=max(trigger.last, max(told) + 1))


def _expletive(sentence: Sentence, main: int, words: Lexicon, signs: Collection[str]) -> bool:
    """«avant que la cour ne lève cette mesure», «craint que l'usine ne ferme»: half a negation that denies nothing."""
    marks = {fold(sentence.tokens[c].text) for c in sentence.children(main) if sentence.tokens[c].dep == "mark"}
    said = {sentence.tokens[place].form for place in sentence.subtree(main)}
    return bool(marks & words.lists["only"]) and said.isdisjoint(signs)


def _only(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """«ne ... que» and «ne ... plus que» restrict and do not deny, nor does "not ... until May"."""
    joined = {p for c in sentence.children(main) if sentence.tokens[c].dep == "conj" for p in sentence.subtree(c)}
    texts = [sentence.tokens[child].form for child in sentence.subtree(main) if child not in joined]
    only = words.lists["only"]
    if sentence.tokens[main].key in words.lists["going_on"]:
        return False  # "did not last until Monday"
    denying = [text for text, after in zip(texts, [*texts[1:], ""], strict=True) if after not in only]
    return bool(only & set(texts)) and words.lists["only_not"].isdisjoint(denying)


def _by_words(sentence: Sentence, attached: Attached, words: Lexicon) -> Told:
    first = attached.trigger.first
    before = {fold(token.text) for token in sentence.tokens[max(0, first - 6) : first]}
    if words.lists["not_before"] & before:
        return _DENIED
    if words.lists["will"] & before:
        return _PLANNED
    return _HYPOTHETICAL if words.lists["would"] & before else _HAPPENED
