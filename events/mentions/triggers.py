"""The candidates for happenings that a sentence holds, by the lexicon of its language."""

from dataclasses import dataclass, replace

from events.mentions.lexicon import DUTIES, NEVER, NOBODY_CALLED, OTHER, Lexicon
from events.mentions.senses import Called, Sense
from events.model import fold
from events.reading import Sentence

_NAMED = ("visit", "founding")
"""Types of nouns that are names of bodies where they begin with a capital."""
_WHATEVER = "*"  # in the place of a verb in the data: any verb that means nothing by itself there
_SHORT_FORM = 6  # letters of a form that says by its ending alone that it is a verb's, and more


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate in a sentence.

    Attributes:
        first, last: its tokens, half-open.
        main: the token that stands for it in the tree.
        sense: type and roles.
        noun: whether it is nominal.
        known: whether it is in the lexicon rather than guessed.
        duty: container, light or aspect for verbs that hold a happening rather than name one, weak for those
            that tell a state and name a happening only where nothing else does, else "".
        lemma: dictionary form.
        likely: whether its type is the likeliest (``likely_types``) and not the lexicon's.
    """

    first: int
    last: int
    main: int
    sense: Sense
    noun: bool
    known: bool
    duty: str
    lemma: str
    likely: bool = False


def candidates(sentence: Sentence, words: Lexicon, called: Called = NOBODY_CALLED) -> list[Trigger]:
    """Everything in a sentence that may name a happening, in order; phrases take their words.

    Args:
        sentence: the sentence.
        words: of its language.
        called: what those named or meant in the sentence are called, by token.
    """
    found: list[Trigger] = []
    place = 0
    while place < len(sentence.tokens):
        phrase = words.phrase_at(sentence, place)
        if phrase is not None:
            last, sense, duty, key = phrase
            if duty == NEVER:
                place = last
                continue
            main = _main(sentence, place, last)
            end = last
            while end > place + 1 and _leads_on(sentence, end - 1):
                end -= 1  # of "condamner à" the verb names it, of "grève des" the noun
            noun = sentence.tokens[main].pos not in ("VERB", "AUX")
            text = " ".join(fold(token.lemma) for token in sentence.tokens[place:last])
            if sense.type and sentence.parsed:
                keys = [text, key]
                after = [sentence.tokens[p].pos for p in range(main + 1, last)]
                if main == place and after in (["ADP"], ["ADP", "DET"]):
                    keys.insert(0, sentence.tokens[main].key)  # «appelé à la présidence» is a nomination
                if text.startswith("se "):  # «la garnison s'est rendue»
                    keys.append(f"se {sentence.tokens[main].key}")
                sense = words.framed(sentence, main, keys[::-1], sense, called) or sense
            found.append(Trigger(place, max(end, main + 1), main, sense, noun and not duty, not duty, duty, text))
            place = last
            continue
        trigger = _single(sentence, place, words, called)
        if trigger is not None:
            found.append(trigger)
        place += 1
    return found


def _leads_on(sentence: Sentence, place: int) -> bool:
    """Whether a token only leads to what follows ("condamner [à]", "grève [des]"), unlike the particle of "took over"."""
    token = sentence.tokens[place]
    return token.pos in ("ADP", "DET", "SCONJ") and token.dep != "compound:prt"


def named(
    sentence: Sentence, first: int, last: int, main: int, noun: bool, known: Trigger | None, words: Lexicon
) -> Trigger:
    """A happening whose words are given, with what the lexicon and its own candidate at that place say of it."""
    if known is not None:
        duty = known.duty if known.duty != "weak" else ""
        return replace(known, first=first, last=last, main=main, noun=noun and known.noun, duty=duty)
    lemma = sentence.tokens[main].key
    duty = next((duty for duty in DUTIES if lemma in words.lists[duty]), "") if not noun else ""
    sense = (words.nouns if noun else words.verbs).get(lemma)
    return Trigger(first, last, main, sense or OTHER, noun, sense is not None, duty, lemma)


def _main(sentence: Sentence, first: int, last: int) -> int:
    """The token of a phrase whose head is outside it."""
    for place in range(first, last):
        head = sentence.tokens[place].head
        if not first <= head < last or head == place:
            return place
    return first


def _single(sentence: Sentence, place: int, words: Lexicon, called: Called) -> Trigger | None:
    """The candidate at one token: a verb, a form of one that the model took for another word, or a noun."""
    token = sentence.tokens[place]
    if not sentence.parsed:
        return _by_form(sentence, place, words)
    if not token.text.isalpha() and not any(map(str.isalpha, token.text)):
        return None  # the bullet of a list, a dash
    if token.pos in ("VERB", "AUX", "NOUN") and token.entity and place > 0 and token.text[:1].isupper():
        return None  # a name that the model took for a word
    if token.pos in ("VERB", "AUX"):
        return _verb(sentence, place, words, called)
    return (
        _predicate(sentence, place, words)
        or _misread_verb(sentence, place, words, called)
        or _noun(sentence, place, words, called)
    )


def _verb(sentence: Sentence, place: int, words: Lexicon, called: Called) -> Trigger | None:
    token = sentence.tokens[place]
    lemma = token.key
    opens = place == 0 and lemma in words.lists["titling"]  # «Nommée chevalier des Arts en janvier, elle ...»
    if token.dep.startswith(("aux", "cop", "discourse")) or (token.dep == "amod" and place < token.head and not opens):
        return None  # «the ruling party», «a stolen car»
    if impersonal(sentence, place, words):
        return Trigger(place, place + 1, place, replace(words.verbs[words.saying], sure=True), False, True, "", lemma)
    if _after_quote(sentence, place):
        return Trigger(place, place + 1, place, words.verbs[words.saying], False, True, "", lemma)
    sense = words.verbs.get(lemma)
    keys: tuple[str, ...] = (lemma,)
    if _reflexive(sentence, place):
        sense = words.verbs.get(f"se {lemma}") or sense
        keys = (f"se {lemma}", lemma)
    if lemma in words.lists["failing"] and _leads(sentence, place):
        return Trigger(place, place + 1, place, OTHER, False, False, "weak", lemma)  # "failed to [agree]"
    if lemma in words.lists["never_verbs"] and (
        words.framed(sentence, place, keys, None, called) is None or _leads(sentence, place)
    ):
        return Trigger(place, place + 1, place, _said_of(sentence, place, words), False, False, "weak", lemma)
    sense = words.framed(sentence, place, keys, sense, called)
    duty = next((duty for duty in DUTIES if lemma in words.lists[duty]), "")
    if duty == "container" and sense is not None and sense is not words.verbs.get(lemma):
        duty = ""  # «le gouvernement est tombé» holds no happening, it is one
    if not duty and sense is None and lemma in words.lists["planned"]:
        duty = "container"  # «une élection est prévue en février»
    known = sense is not None
    if sense is words.verbs.get(lemma) and (not known or lemma in words.lists["transparent"]):
        sense = words.of_argument(sentence, place) or sense
    if sense is None:
        sense = words.framed(sentence, place, (_WHATEVER,), None, called)
    return Trigger(place, place + 1, place, sense or OTHER, False, known, duty, lemma)


def _said_of(sentence: Sentence, place: int, words: Lexicon) -> Sense:
    """What a verb of being says of its subject, where it is the head ("he was minister")."""
    tokens = sentence.tokens
    nouns = (tokens[c] for c in sentence.children(place) if tokens[c].dep == "xcomp" and tokens[c].pos == "NOUN")
    return next((words.predicates[noun.key] for noun in nouns if noun.key in words.predicates), OTHER)


def _predicate(sentence: Sentence, place: int, words: Lexicon) -> Trigger | None:
    """What a copula says of its subject («les foyers étaient sans courant»), but for a noun that names a happening.

    An office that somebody has tells an appointment ("elle est ministre depuis mai").
    """
    token, children = sentence.tokens[place], sentence.children(place)
    if not children or not any(sentence.tokens[child].dep == "cop" for child in children):
        return None
    if token.pos == "NOUN" and token.key in words.nouns:
        return None
    after = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
    if token.pos in ("NOUN", "ADJ") and after is not None and after.pos == "PROPN" and place + 1 in children:
        return None  # «c'était le républicain Newt Gingrich» says who somebody was
    if token.key in words.lists["undergone_as"] and any(
        sentence.tokens[c].dep in ("nmod", "obl:arg") for c in children
    ):
        return Trigger(place, place + 1, place, OTHER, False, False, "light", token.key)
    return Trigger(place, place + 1, place, words.predicates.get(token.key, OTHER), False, False, "weak", token.key)


def _misread_verb(sentence: Sentence, place: int, words: Lexicon, called: Called) -> Trigger | None:
    """A form of a verb that the model took for a noun or an adjective."""
    token = sentence.tokens[place]
    lemma = token.key
    participle = token.pos == "ADJ" and lemma != token.form  # «free elections» free nobody
    verb = ""
    if participle and token.dep in ("acl", "advcl", "ROOT", "amod") and lemma in words.verbs:
        verb = lemma
    elif (known := words.participles.get(token.text.lower())) and (
        _stands_apart(sentence, place) or _after_auxiliary(sentence, place) or _goes_with_verb(sentence, place)
    ):
        verb = known
    elif token.text.islower() and token.text.endswith(words.finite) and len(token.text) > _SHORT_FORM:
        verb = words.verb_of(token.text)
        return Trigger(place, place + 1, place, words.verbs.get(verb, OTHER), False, verb in words.verbs, "", verb)
    elif token.pos == "NOUN" and token.text.islower() and _after_auxiliary(sentence, place):
        verb = fold(token.text)  # «a [récité] les premiers versets»
    elif (known := words.finite_forms.get(token.text)) and lemma not in words.nouns and token.dep != "case":
        sure = token.text.endswith(words.sure) and len(token.text) >= _SHORT_FORM and _led_by_none(sentence, place)
        verb = known if sure or _only_verb(sentence, place) else ""
    if not verb:
        return None
    sense = words.framed(sentence, place, (verb,), words.verbs.get(verb), called)
    if sense is None:
        sense = words.framed(sentence, place, (_WHATEVER,), None, called)
    return Trigger(place, place + 1, place, sense or OTHER, False, sense is not None, "", verb)


def _noun(sentence: Sentence, place: int, words: Lexicon, called: Called) -> Trigger | None:
    token = sentence.tokens[place]
    lemma = token.key
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X") or lemma in words.lists["never_nouns"]:
        return None
    if lemma in words.lists["ends_of"] and any(_ended(sentence, c, words) for c in sentence.children(place)):
        return Trigger(place, place + 1, place, OTHER, True, True, "", lemma)
    if _ended(sentence, place, words):
        return None
    known = words.nouns.get(lemma) or words.nouns.get(token.form)
    if known is not None and token.pos != "ADJ":
        if known.type in _NAMED and place > 0 and token.text[:1].isupper() and not token.text.isupper():
            return None  # «les marches du Congrès», «la présidente de la Confédération»
        sense = words.framed(sentence, place, (lemma,), known, called) or known
        return Trigger(place, place + 1, place, sense, True, True, "", lemma)
    if token.pos != "NOUN" or not (place == 0 or token.text[:1].islower()):
        return None
    eventive = len(lemma) > 6 and lemma.endswith(words.suffixes)
    if not eventive and lemma not in words.framed_nouns:
        return None
    framed = words.framed(sentence, place, (lemma,), None, called)  # «un exercice naval», «l'ouverture des débats»
    if framed is None and not eventive:
        return None
    return Trigger(place, place + 1, place, framed or OTHER, True, framed is not None, "", lemma)


def _ended(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a noun names what is told to end, which then is what happens: «la cessation des [attaques]»."""
    token = sentence.tokens[place]
    above = sentence.tokens[token.head]
    of = any(sentence.tokens[c].dep == "case" for c in sentence.children(place))
    known = words.nouns.get(token.key)
    fought = known is not None and known.type == "attack"
    return token.dep == "nmod" and of and fought and above.pos == "NOUN" and above.key in words.lists["ends_of"]


def _stands_apart(sentence: Sentence, place: int) -> bool:
    """Whether a form opens a phrase after a comma or the sentence, as a participle does ("la ville, assiégée depuis mai")."""
    tokens = sentence.tokens
    opens = place == 0 or tokens[place - 1].text in (",", "(", "–", "—")
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    small = ("ADP", "NOUN", "ADV", "DET", "NUM", "", *(("ADJ",) if place == 0 else ()))  # «Vendu neuf en 2009, ...»
    apart = following is not None and (following.pos in small or following.text == ",")
    return opens and apart


def _goes_with_verb(sentence: Sentence, place: int) -> bool:
    """Whether a form stands where a participle does: in a clause that qualifies a noun («une levée de fonds [bouclée] en
    2019»), or joined to one that has its helper («a dépêché deux mécaniciens et [incriminé] le carburant»).
    """
    tokens = sentence.tokens
    token, head = tokens[place], tokens[tokens[place].head]
    if token.dep == "acl":
        return True
    joined = token.dep == "conj" and head.pos == "VERB" and tokens[place - 1].pos in ("CCONJ", "ADV", "PUNCT")
    return joined and any(tokens[c].dep.startswith("aux") for c in sentence.children(token.head))


def _led_by_none(sentence: Sentence, place: int) -> bool:
    """Whether no article or preposition leads to a word, as they do to a noun."""
    return place > 0 and sentence.tokens[place - 1].pos not in ("DET", "ADP", "NUM", "ADJ")


def _after_auxiliary(sentence: Sentence, place: int) -> bool:
    """Whether a form makes a tense with an auxiliary, whatever the model takes it for («a [gelé] les loyers»)."""
    return any(child < place and sentence.tokens[child].dep == "aux:tense" for child in sentence.children(place))


def _only_verb(sentence: Sentence, place: int) -> bool:
    """Whether a form of a verb stands where one does, in a sentence in which the model found none ("le rappeur écope mardi")."""
    tokens = sentence.tokens
    before = tokens[place - 1] if place else None
    if before is not None and before.pos == "PRON":
        return True  # «M. Gagnon le remplaçait»
    follows = before is not None and (
        before.pos in ("NOUN", "PROPN") or (before.pos == "ADJ" and before.head < place - 1)
    )
    return follows and not any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" for t in tokens)


def _leads(sentence: Sentence, place: int) -> bool:
    """Whether an infinitive tells what a verb leads to ("venu réclamer")."""
    return any(
        sentence.tokens[child].dep == "xcomp" and sentence.tokens[child].pos == "VERB"
        for child in sentence.children(place)
    )


def _reflexive(sentence: Sentence, place: int) -> bool:
    """Whether a clitic makes the verb another one ("se rendre")."""
    return any(
        child < place and sentence.tokens[child].morph.get("Reflex") == "Yes" for child in sentence.children(place)
    )


def impersonal(sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether a verb is thrown in after a comma that says what nobody is named for: «..., a-t-on appris mardi»."""
    tokens = sentence.tokens
    nobody = [c for c in sentence.children(place) if tokens[c].form.lstrip("-") in words.lists["nobody"] and c < place]
    helpers = [c for c in sentence.children(place) if tokens[c].dep.startswith("aux") and c < place]
    if not nobody or not helpers or min(helpers) > nobody[0]:
        return False
    return min(helpers) > 0 and tokens[min(helpers) - 1].text == ","


def _after_quote(sentence: Sentence, place: int) -> bool:
    """«... », a-t-il lancé: whatever the verb, it says what was quoted."""
    tokens = sentence.tokens
    said_by = (child for child in sentence.children(place) if tokens[child].dep.startswith(("nsubj", "obj")))
    if not any(tokens[child].dep != "obj" or child > place for child in said_by):  # «a souri [la gardienne]»
        return False
    before = place - 1
    while before >= 0 and (
        tokens[before].dep.startswith(("aux", "nsubj", "expl", "discourse")) or tokens[before].text in (",", "-")
    ):
        before -= 1
    return 0 <= before < place - 1 and tokens[before].text in ("»", "”", '"') and tokens[before + 1].text == ","


_FORM_ENDINGS = ("", "s", "ed", "d", "es", "ing")


def _by_form(sentence: Sentence, place: int, words: Lexicon) -> Trigger | None:
    """A candidate by its form alone, where no model gives lemmas."""
    token = sentence.tokens[place]
    form = token.form
    for ending in _FORM_ENDINGS:
        if ending and not form.endswith(ending):
            continue
        stem = form.removesuffix(ending)
        for lemma in (stem, stem + "e"):
            if lemma in words.lists["never_verbs"] or lemma in words.lists["never_nouns"]:
                return None
            if lemma in words.verbs and lemma not in words.nouns:
                return Trigger(place, place + 1, place, words.verbs[lemma], False, True, "", lemma)
            if lemma in words.nouns and ending in ("", "s", "es"):
                return Trigger(place, place + 1, place, words.nouns[lemma], True, True, "", lemma)
            if lemma in words.verbs:
                return Trigger(place, place + 1, place, words.verbs[lemma], False, True, "", lemma)
    return None
