"""The clause of a happening, for its title: who does it, what is done, and what stands for a subject that is not named."""

from collections.abc import Mapping
from dataclasses import dataclass

from events.mentions import kept
from events.mentions.called import calling
from events.mentions.lexicon import Lexicon
from events.mentions.phrases import qualified
from events.mentions.roles import antecedent
from events.model import fold
from events.reading import Sentence, Token


@dataclass(frozen=True, slots=True)
class Naming:
    """What is known of the names of a sentence.

    Attributes:
        meant: for pronouns, the name of whom they mean.
        people: the persons named, by the first token of their naming.
        spans: for the tokens of a name and its titles all of them, half-open.
        owned: the possessives of which it is known whose.
        partaking: the tokens of those who take part in what is told.
    """

    meant: Mapping[int, str]
    people: Mapping[int, str]
    spans: Mapping[int, tuple[int, int]]
    owned: frozenset[int] = frozenset()
    partaking: frozenset[int] = frozenset()


_PERSONS = ("1", "2")
_BREAKS = (",", "(", ")")
_CLITIC = ("expl", "iobj", "obj", "advmod")


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a clause: who does it, what is done, what stands for a subject not named, whether it says "I"."""

    subject: tuple[int, ...]
    rest: tuple[int, ...]
    instead: Mapping[int, str]
    headless: bool
    spoken: bool = False


def clause_of(
    sentence: Sentence,
    main: int,
    core: set[int],
    gone: set[int],
    naming: Naming,
    words: Lexicon,
    without: int = -1,
) -> Clause:
    """The verb with its subject, complements and auxiliaries."""
    tokens = sentence.tokens
    while (
        tokens[main].dep == "xcomp" and tokens[tokens[main].head].pos in ("VERB", "AUX") and tokens[main].pos == "VERB"
    ):
        main = tokens[main].head
    keep = kept.pruned(sentence, main, words) - gone - {without}
    keep -= kept.restrictions(sentence, main, keep, words)
    subjects = [
        c for c in sentence.children(main) if tokens[c].dep.startswith(("nsubj", "csubj", "expl:subj")) and c != without
    ]
    if not subjects and (turned := _turned_subject(sentence, main)) is not None:
        subjects = [turned]
    subject = next((c for c in subjects if tokens[c].pos != "PRON"), subjects[0] if subjects else None)
    speaks = subject is not None and tokens[subject].morph.get("Person") in _PERSONS
    who, instead = _who(sentence, main, subjects, subject, naming, words)
    who = _whole_names(sentence, main, who, naming)
    halves = {p for p in who if tokens[p].form in words.lists["half_negation"] and main in (p + 1, tokens[p + 1].head)}
    who -= halves
    headless = speaks and bool(who)
    for child in subjects:
        keep -= set(sentence.subtree(child))
    keep -= {
        c
        for c in sentence.children(main)
        if c < main and tokens[c].dep not in ("case", "mark") and fold(tokens[c].text) in words.lists["dangling"]
    }
    who -= gone
    keep = (keep - who) | halves
    if not who and subject is None and (led := _leading(sentence, main)):
        keep -= led  # "she taught [before] serving as mayor"
        headless = True
    if not who:
        headless = headless or subject is not None or tokens[main].dep in ("advcl", "conj", "ROOT")
        keep, instead = _headed_by_verb(sentence, main, keep, core, subject is not None, dict(instead), words)
    if who and subject is None:  # «les flammes ont parcouru 350 hectares avant d'[être] fixées»
        helpers = {p for p in keep if tokens[p].head == main and p < main and tokens[p].dep.startswith(("aux", "cop"))}
        perfect = _perfect(sentence, main, helpers, who, words)
        instead = {**instead, **perfect}
        keep -= {p for p in helpers - set(perfect) if tokens[p].morph.get("VerbForm") == "Inf"}
    if who or subject is not None:
        keep = _from_verb(sentence, main, keep, core | halves)
    keep |= _right_after(main, core) - who - gone
    keep -= _feared(sentence, main, words)
    keep -= _contracted(sentence, main, keep, who)
    keep |= _content(sentence, main, keep, gone, words) if who else set()
    keep |= _shared_helpers(sentence, main, gone, words) if who else set()
    return Clause(tuple(sorted(who)), tuple(sorted(keep)), instead, headless, speaks)


def _headed_by_verb(
    sentence: Sentence, main: int, keep: set[int], core: set[int], told: bool, instead: dict[int, str], words: Lexicon
) -> tuple[set[int], dict[int, str]]:
    """The verb phrase of nobody who is named, and what it has instead of its finite verb; ``told`` where a pronoun is its subject."""
    tokens, keep = sentence.tokens, _without_subject(sentence, main, keep)
    if told and tokens[main].key in words.lists["duty"] and main not in core:
        keep -= {main}  # «il doit rencontrer la présidente»
    elif told and _needs_infinitive(sentence, main, words):
        instead[main] = tokens[main].lemma
        keep = {p for p in keep if not (tokens[p].head == main and tokens[p].dep.startswith("aux"))}
    elif _participle(sentence, main):
        keep -= kept.halves_of(sentence, main, words)
    return keep, instead


def _from_verb(sentence: Sentence, main: int, keep: set[int], needed: set[int]) -> set[int]:
    """Of a clause the verb with its helpers and what follows, and the small words right before it."""
    tokens = sentence.tokens
    helpers = (p for p in keep if tokens[p].head == main and tokens[p].dep.startswith(("aux", "cop")))
    first = min((*helpers, *({main} & keep)), default=main)
    return {
        p
        for p in keep
        if p >= first
        or p in needed
        or (p == first - 1 and _leads_to_infinitive(sentence, main, p))
        or (
            tokens[p].head == main
            and tokens[p].dep.startswith(_CLITIC)
            and first - p <= 3
            and not _apart(sentence, p, first)
        )
    }


def _leads_to_infinitive(sentence: Sentence, main: int, place: int) -> bool:
    """Whether a word leads to an infinitive that says what a noun is about: «la décision [de] limoger»."""
    infinitive = sentence.tokens[main].morph.get("VerbForm") == "Inf" and sentence.tokens[main].dep == "acl"
    return infinitive and sentence.tokens[place].dep == "mark"


def _feared(sentence: Sentence, main: int, words: Lexicon) -> set[int]:
    """The «ne» that denies nothing, and the helper of its passive: «avant que la fuite [ne soit] confirmée»."""
    tokens, children = sentence.tokens, [c for c in sentence.children(main) if c < main]
    led = any(tokens[c].dep == "mark" for c in children)
    forms = [c for c in (*children, main) if tokens[c].morph.get("Mood") == "Sub"]
    halves = kept.halves_of(sentence, main, words)
    denied = any(tokens[c].form in words.lists["negation"] for c in children if c not in halves)
    if not led or not forms or denied or not halves:
        return set()
    return halves | {
        c for c in children if tokens[c].dep.startswith("aux") and tokens[main].morph.get("VerbForm") == "Part"
    }


def _right_after(main: int, core: set[int]) -> set[int]:
    """The words of a happening that follow its verb: «a prêté [serment]»."""
    last = main
    while last + 1 in core:
        last += 1
    return set(range(main + 1, last + 1))


def _contracted(sentence: Sentence, main: int, keep: set[int], who: set[int]) -> set[int]:
    """The helper shortened onto a pronoun that is gone: "She['d] resigned"."""
    tokens = sentence.tokens
    helpers = {p for p in keep if p < main and tokens[p].head == main and tokens[p].dep.startswith("aux")}
    short = {p for p in helpers if tokens[p].text[0] in "'’" and p - 1 not in who}
    return short if short == helpers and tokens[main].morph.get("Tense") == "Past" else set()


def _leading(sentence: Sentence, main: int) -> set[int]:
    """The preposition before a verbal noun: "[before] serving"."""
    tokens = sentence.tokens
    before = {c for c in sentence.children(main) if c < main and tokens[c].dep == "case"}
    return before if tokens[main].pos == "VERB" and tokens[main].dep in ("obl:mod", "nmod") else set()


def _apart(sentence: Sentence, place: int, verb: int) -> bool:
    """Whether a comma parts a word from its verb: "[However], it plans to close"."""
    return any(token.text == "," for token in sentence.tokens[place:verb])


def _content(sentence: Sentence, main: int, keep: set[int], gone: set[int], words: Lexicon) -> set[int]:
    """What is found or owned up to, where a verb would end without it: «l'autopsie a révélé [que la victime était morte]»."""
    tokens, last = sentence.tokens, max(keep, default=main)
    if last != main and (tokens[last].dep != "xcomp" or tokens[last].head != main):
        return set()
    said = next((c for c in sentence.children(last) if tokens[c].dep == "ccomp" and c > last), None)
    if said is None or not any(tokens[c].dep.startswith("nsubj") and c not in gone for c in sentence.children(said)):
        return set()
    marks = {c for c in sentence.children(said) if tokens[c].dep == "mark"} - gone
    return (kept.pruned(sentence, said, words) - gone) | marks if marks else set()


def _shared_helpers(sentence: Sentence, main: int, gone: set[int], words: Lexicon) -> set[int]:
    """The helpers of the verb that a participle is joined to: «les soldats [ont] arrêté le ministre et fermé les frontières»."""
    tokens, first = sentence.tokens, sentence.tokens[main].head
    while tokens[first].dep == "conj" and tokens[first].pos == "VERB" and not _helped(sentence, first):
        first = tokens[first].head  # «ont arrêté le ministre, pris le palais et fermé les frontières»
    if (
        _helped(sentence, main)
        or tokens[main].dep != "conj"
        or tokens[main].pos != "VERB"
        or tokens[main].morph.get("Tense") != "Past"
    ):
        return set()
    if any(tokens[place].morph.get("VerbForm") != "Part" for place in (main, first)):
        return set()
    before = [c for c in sentence.children(first) if c < first]
    denies = words.lists["negation"] | words.lists["half_negation"]
    if any(tokens[c].dep.startswith("expl") or tokens[c].form in denies for c in before):
        return set()
    helpers = {c for c in before if tokens[c].dep.startswith("aux")}
    done_to = any(tokens[c].dep == "obj" for c in sentence.children(main) if c > main and c not in gone)
    return set() if done_to and any(tokens[c].dep == "aux:pass" for c in helpers) else helpers


def _helped(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a helper or a subject of its own."""
    return any(sentence.tokens[c].dep.startswith(("aux", "cop", "nsubj")) for c in sentence.children(verb))


def _perfect(sentence: Sentence, main: int, helpers: set[int], who: set[int], words: Lexicon) -> dict[int, str]:
    """The finite form of the helper of what was done before: «après [avoir] mis fin au règne, le général» is "a mis fin"."""
    tokens = sentence.tokens
    first = min(helpers, default=main)
    if (
        tokens[first].key not in words.perfect
        or tokens[first].dep != "aux:tense"
        or tokens[main].dep not in ("advcl", "acl")
    ):
        return {}
    marks = [tokens[c].form for c in sentence.children(main) if tokens[c].dep in ("mark", "case") and c < main]
    if (marks or [""])[0] not in words.perfect_after or tokens[first].morph.get("VerbForm") == "Fin":
        return {}
    heads = [p for p in who if tokens[p].head not in who]
    joined = any(tokens[p].dep == "conj" and tokens[p].pos in ("NOUN", "PROPN") for p in who)
    several = joined or any(tokens[p].morph.get("Number") == "Plur" for p in heads)
    return {first: words.perfect[tokens[first].key][several]}


def _whole_names(sentence: Sentence, main: int, who: set[int], naming: Naming) -> set[int]:
    """A subject with all of the names in it, of which the parser may have taken a part: «[Nangolo] Mbumba a prêté serment».

    With the noun that a name belongs to, where a preposition leads to it: «[des instructeurs d']Africa Corps ont débarqué».
    """
    tokens = sentence.tokens
    spans = {naming.spans[place] for place in who if place in naming.spans}
    start = next((p + 1 for p in range(min(who, default=0), -1, -1) if tokens[p].text in _BREAKS), 0)
    named = {place for first, last in spans if last <= main for place in range(max(first, start), last)}
    more = {place for place in named if tokens[place].text not in "()"} - who
    if not more or min(more) > min(who):
        return who
    first = min(more)
    if first and tokens[first - 1].pos == "DET":
        first -= 1  # «[le] général X»
    elif first > 1 and tokens[first - 1].pos == "ADP" and tokens[first - 1].dep == "case" and first - 2 not in who:
        while first and tokens[first - 1].pos in ("ADP", "NOUN", "ADJ", "DET"):
            first -= 1
            if tokens[first].pos == "DET" and tokens[first + 1].pos == "NOUN":
                break
    return who | more | set(range(first, min(more)))


def _turned_subject(sentence: Sentence, main: int) -> int | None:
    """«Lorsque s'ouvrit [la première ligne]»: what the tree makes the object of a clause that has a conjunction and no subject."""
    tokens = sentence.tokens
    children = sentence.children(main)
    reflexive = any(tokens[c].dep.startswith("expl") for c in children if c < main)
    led = tokens[main].dep == "advcl" and any(tokens[c].dep == "mark" for c in children if c < main)
    if not (reflexive and led and tokens[main].morph.get("VerbForm") == "Fin"):
        return None
    return next((c for c in children if c > main and tokens[c].dep == "obj" and tokens[c].pos == "NOUN"), None)


def _who(
    sentence: Sentence,
    main: int,
    subjects: list[int],
    subject: int | None,
    naming: Naming,
    words: Lexicon,
) -> tuple[set[int], dict[int, str]]:
    """The tokens of who does it, with names for pronouns; none for a pronoun that means nobody known."""
    tokens, meant = sentence.tokens, naming.meant
    if subject is None:
        who, instead = _borrowed(sentence, main, meant, words)
        beside = _name_beside(sentence, main, who, naming, words)
        return (beside, {}) if beside else (who, instead)
    speaks = tokens[subject].morph.get("Person") in _PERSONS
    if subject in meant and not speaks:
        if tokens[subject].pos != "PRON" and tokens[subject - 1].pos == "DET":
            return {subject, subject - 1}, {subject: meant[subject], subject - 1: ""}
        return {subject}, {subject: meant[subject]}
    if tokens[subject].pos != "PRON":
        nouns = [c for c in subjects if tokens[c].pos != "PRON" and c < main] or [subject]
        who = set().union(*(kept.pruned(sentence, noun, words) for noun in nouns))
        who |= {p for p in range(min(who), max(who)) if tokens[p].pos == "CCONJ"} if len(nouns) > 1 else set()
        return _whose(sentence, main, who, naming, words)
    if (
        tokens[main].dep in ("acl:relcl", "acl")
        and tokens[subject].morph.get("PronType") != "Prs"
        and not _somebody(tokens[subject])
    ):
        above = antecedent(sentence, main)
        if tokens[above].pos == "PRON" and above == subject - 1 and "Person" not in tokens[above].morph:
            return {above, subject}, {}  # «[ce qui] attend les voyageurs»
        named = _told_again(sentence, above)
        aside = set(sentence.subtree(above)) if named != above else _brought_out(sentence, named)
        return {p for p in kept.pruned(sentence, named, words) - aside if p < main}, {}
    if _of_some(sentence, subject):
        return kept.pruned(sentence, subject, words), {}
    nobody = _impersonal(sentence, main, words) or fold(tokens[subject].text).strip("'-") in words.lists["impersonal"]
    return ({subject} if speaks or nobody else set()), {}


def _brought_out(sentence: Sentence, noun: int) -> set[int]:
    """The words that only bring a noun out: «[c'est] le Belge Luc Maes qui préside»."""
    below = [c for c in sentence.children(noun) if c < noun]
    if not any(sentence.tokens[c].dep == "cop" for c in below):
        return set()
    return {p for c in below if sentence.tokens[c].dep not in ("det", "amod", "nummod") for p in sentence.subtree(c)}


def _whose(
    sentence: Sentence, main: int, who: set[int], naming: Naming, words: Lexicon
) -> tuple[set[int], dict[int, str]]:
    """The subject of a relative clause with the owner that its pronoun means: "[whose] house burnt" is "Ann Lowe's house".

    Without the pronoun and its preposition where that is of another part: "[from which] the inmates fled".
    """
    tokens, first = sentence.tokens, min(who)
    pronoun = next((p for p in (first, first + 1) if p in who and tokens[p].form in words.whose), None)
    own = words.whose[tokens[pronoun].form] if pronoun is not None else ""
    if pronoun is None or (own and tokens[main].dep != "acl:relcl"):
        return who, {}
    owner = tokens[main].head
    name = next((naming.people[p] for p in range(*naming.spans.get(owner, (0, 0))) if p in naming.people), "")
    owners = {p for p in kept.pruned(sentence, owner, words) if p < pronoun} if not name else {pronoun}
    if not own or pronoun != first or any(tokens[p].text == "," for p in owners - {pronoun}):
        return who - {first, pronoun}, {}
    if name:
        return who, {pronoun: own.format(owner=name)}
    last = max(owners)
    return who - {pronoun} | owners, {last: own.format(owner=tokens[last].text)}


def _name_beside(sentence: Sentence, main: int, who: set[int], naming: Naming, words: Lexicon) -> set[int]:
    """The name right before a participle, where it takes part and no other: «a succédé à [Luc Mba], évincé par un coup d'État».

    Also a person's within the subject that the tree gives it: «le successeur de [Paul Morel], mort lundi».
    """
    tokens, own = sentence.tokens, sentence.tokens[main].morph
    before = main - 1 - (tokens[main - 1].text == ",")
    helped = any(tokens[c].dep.startswith(("aux", "mark", "cc", "case")) for c in sentence.children(main) if c < main)
    if own.get("VerbForm") != "Part" or own.get("Tense") != "Past" or helped or own.get("Number") == "Plur":
        return set()  # «de RFI et France 24, accusées»
    span = naming.spans.get(before, (before, before))
    if naming.partaking.isdisjoint(range(*span)):
        return set()
    name = set(range(span[0] - (span[0] > 0 and tokens[span[0] - 1].pos == "DET"), span[1]))
    heads = (p for p in who if tokens[p].head not in who)
    nouns = [tokens[p] for p in heads if tokens[p].pos == "NOUN"]
    kinds = calling(words.language).kinds
    person = any(one.key in words.lists["doers"] or "person" in kinds(one.form) for one in nouns)
    within = any(tokens[p].dep == "nmod" and tokens[p].head in who for p in name if p in naming.people)
    return name if who.isdisjoint(naming.partaking) or (person and within) else set()


def _of_some(sentence: Sentence, pronoun: int) -> bool:
    """Whether a pronoun counts those that a noun after it names: «[Beaucoup] de commerces», "[Most] of the shops"."""
    personal = "Person" in sentence.tokens[pronoun].morph
    nouns = (c for c in sentence.children(pronoun) if c > pronoun and sentence.tokens[c].dep == "nmod")
    return not personal and any(sentence.tokens[c].pos in ("NOUN", "PROPN") for c in nouns)


def _told_again(sentence: Sentence, noun: int) -> int:
    """The name that a noun tells of between commas: "Thomas Ryder, a [cellist], who died"."""
    tokens = sentence.tokens
    above = tokens[noun].head
    apposed = tokens[noun].dep == "appos" and tokens[noun].pos == "NOUN" and above < noun
    return above if apposed and tokens[above].pos == "PROPN" else noun


def _somebody(token: Token) -> bool:
    """Whether a pronoun is a personal one: «Bruxelles, où [il] doit rencontrer» is not of Brussels."""
    return "Person" in token.morph and token.morph.get("PronType") != "Rel"


def _impersonal(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """«il faudra attendre», «there was»: the subject means nobody."""
    return sentence.tokens[main].key in words.lists["impersonal_verbs"]


def _borrowed(
    sentence: Sentence, main: int, meant: Mapping[int, str], words: Lexicon
) -> tuple[set[int], dict[int, str]]:
    """The subject of the verb that this one is joined to, or what a participle qualifies."""
    tokens = sentence.tokens
    if tokens[main].dep in ("acl", "acl:relcl"):
        noun = qualified(sentence, main) if tokens[main].dep == "acl" else tokens[main].head
        if noun is not None and tokens[main].morph.get("VerbForm") == "Inf":  # «[la décision du club] de limoger»
            while tokens[noun].dep == "nmod" and tokens[noun].head < noun:
                noun = tokens[noun].head
            return kept.pruned(sentence, noun, words) - set(sentence.subtree(main)), {}
        return ({p for p in kept.pruned(sentence, noun, words) if p < main}, {}) if noun is not None else (set(), {})
    place = main
    for _ in range(3):
        if tokens[place].dep not in ("conj", "xcomp", "advcl", "parataxis") or tokens[place].head == place:
            break
        place = tokens[place].head
        for child in sentence.children(place):
            if tokens[child].dep.startswith("nsubj"):
                if child in meant:
                    return {child}, {child: meant[child]}
                if tokens[child].pos != "PRON":
                    return kept.pruned(sentence, child, words), {}
    return _opened(sentence, main, meant, words)


def _opened(sentence: Sentence, main: int, meant: Mapping[int, str], words: Lexicon) -> tuple[set[int], dict[int, str]]:
    """The subject before which a participle or adjective opens the sentence ("Présente au Tchad, [la France] a")."""
    tokens = sentence.tokens
    comma = next((p for p in range(main, min(main + 15, len(tokens))) if tokens[p].text == ","), None)
    if main > 1 or comma is None or (tokens[main].pos == "VERB" and tokens[main].morph.get("VerbForm") != "Part"):
        return set(), {}
    for place in range(comma + 1, len(tokens)):
        if tokens[place].dep.startswith("nsubj"):
            if tokens[place].pos == "PRON":
                return ({place}, {place: meant[place]}) if place in meant else (set(), {})
            return kept.pruned(sentence, place, words) - set(range(comma + 1)), {}
    return set(), {}


def _without_subject(sentence: Sentence, main: int, keep: set[int]) -> set[int]:
    """The verb phrase where its subject is a pronoun that means nobody known: no auxiliary stands at its head, and no «-même»."""
    tokens = sentence.tokens
    dropped = {
        p
        for p in keep
        if tokens[p].head == main
        and p < main
        and (tokens[p].dep == "cop" or (tokens[p].dep.startswith(("aux", "expl")) and _participle(sentence, main)))
    }
    dropped |= {p for p in keep if 1 < p < main and tokens[p - 1].text in "-‑" and tokens[p - 2].pos == "PRON"}
    if _participle(sentence, main):  # «[l']a réadmis», «[lui] est refusée»
        dropped |= {p for p in keep if p < main and tokens[p].head == main and tokens[p].pos == "PRON"}
    bare = {main} if tokens[main].key == "be" else set()
    return keep - dropped - bare


def _participle(sentence: Sentence, main: int) -> bool:
    return sentence.tokens[main].morph.get("VerbForm") == "Part" or sentence.tokens[main].pos not in ("VERB", "AUX")


def _needs_infinitive(sentence: Sentence, main: int, words: Lexicon) -> bool:
    """Whether the verb, bare of its pronoun, would read as another form ("quittait le lycée")."""
    tokens = sentence.tokens
    if tokens[main].pos not in ("VERB", "AUX") or not words.infinitives:
        return False
    passive = any(tokens[c].dep in ("aux:pass", "nsubj:pass") for c in sentence.children(main))
    moved = any(tokens[c].key == "etre" and tokens[c].dep.startswith("aux") for c in sentence.children(main))
    return not passive and not moved
