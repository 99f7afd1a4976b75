"""Who is meant by "il", "sa", "le pays", "les deux hommes", "ce dernier": rules over who was named before.

What a sentence speaks of is kept in a list with gender, number and place in the sentence; a small word means the
one that fits and stands out most, and nobody where that one is not named ("un homme ... il").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from events.actors import ActorMention, ActorWords, Named, actor_words, bare, is_locative, woman_or_man, words_in
from events.mentions.arguments import comes_from
from events.mentions.called import calling, said_to_be
from events.mentions.kept import plain
from events.mentions.leading import named_after
from events.mentions.phrases import head_of, joined_mentions, noun_gender, number_of, place_in_clause
from events.mentions.referring import Referring
from events.mentions.speaking import listen
from events.mentions.spoken import Memory, Spoken
from events.model import Actor, fold
from events.reading import Sentence

_NOMINAL = ("NOUN", "PROPN", "ADJ")
_BODIES = ("organisation", "group")


@dataclass(frozen=True, slots=True)
class Meant:
    """Who and what a sentence speaks of.

    Attributes:
        named: its actors, with those that are only meant.
        state: the one that the text is about so far, or None.
        nouns: for pronouns that are subjects and mean no person by name, the words that told it, by token.
        called: what those named or meant at a token are called in the text, and the marks of their kind.
    """

    named: Named
    state: Actor | None
    nouns: Mapping[int, str]
    called: Mapping[int, frozenset[str]]


def with_meant(
    sentences: Sequence[Sentence],
    named: Sequence[Named],
    language: str,
    title: str = "",
    members: Mapping[str, tuple[Actor, ...]] | None = None,
    heads: frozenset[str] = frozenset(),
) -> list[Meant]:
    """For each sentence who and what it speaks of, named there or before.

    Args:
        sentences: of one document.
        named: the actors of each.
        language: of the document.
        title: of the document; whom it names stands out.
        members: by organisation who is in it when the document is published.
        heads: ids of those who are head of a state then.
    """
    memory = Memory(actor_words(language), calling(language), frozenset(words_in(title)), members or {}, heads)
    memory.persons = [(m.actor, _ruled(who, m), m.nouns) for who in named for m in who.actors if m.nouns]
    memory.genders = _genders(named, memory)
    out = list[Meant]()
    lead = named_after(sentences, named, memory.words, memory.calls)
    for number, (sentence, who) in enumerate(zip(sentences, named, strict=True)):
        for mention in (*who.actors, *who.aside):
            memory.by_id[mention.actor.id] = mention.actor
        memory.fresh = number == 0 or sentence.paragraph != sentences[number - 1].paragraph
        _learn(sentence, who, memory, number)
        _learn_juntas(sentence, who, memory)
        listen(sentence, memory)
        reader = _Reader(sentence, who, memory, number)
        meant = reader.read() if sentence.parsed else ()
        absorbed = reader.refers.absorbed | (_titles_of(sentence, who, lead) if number == 0 else set())
        named_here = [mention for mention in who.actors if mention not in absorbed]
        meant = (*meant, *lead) if number == 0 else meant
        everyone = tuple(sorted((*named_here, *meant), key=lambda mention: mention.first))
        nouns = {place: told for place, one in reader.nouns.items() if (told := _told_by(sentences, one))}
        out.append(
            Meant(
                replace(who, actors=everyone, implied=_implied(sentence, everyone, memory, number)),
                memory.state_of_junta() if memory.juntas else memory.main_state(),
                nouns,
                _called(everyone, memory) | _things(sentences, reader),
            )
        )
    return out


def _genders(named: Sequence[Named], memory: Memory) -> dict[str, str]:
    """Of persons the gender that their titles tell anywhere in the text, or else their first name: "Mme Hasina" further on."""
    found: dict[str, str] = {}
    persons = [mention for who in named for mention in who.actors if mention.actor.kind == "person"]
    for nouns_told in (True, False):
        for mention in persons:
            name = "" if nouns_told else next(iter(mention.actor.names.values()), "")
            gender = woman_or_man(name, mention.nouns if nouns_told else (), memory.words)
            if gender != "x":
                found.setdefault(mention.actor.id, gender)
    return found


def _titles_of(sentence: Sentence, who: Named, lead: Sequence[ActorMention]) -> set[ActorMention]:
    """What only says whose office it is of those whom the next sentence names: «La présidente de la Commission a présenté ...»."""
    if len(lead) != 1:
        return set()
    tokens, place = sentence.tokens, lead[0].first
    said = (m for m in who.actors if m.actor.kind in ("state", "organisation") and m.how != "anaphora")
    return {m for m in said if place in (tokens[m.first].head, tokens[tokens[m.first].head].head) and m.first > place}


def _things(sentences: Sequence[Sentence], reader: "_Reader") -> dict[int, frozenset[str]]:
    """For pronouns the noun that they stand for, where that has no name: «[elle] fut levée en mars» of a quarantine."""
    nouns = {place: sentences[one.sentence].tokens[one.token] for place, one in reader.nouns.items()}
    return {place: frozenset({noun.key, fold(noun.text)}) for place, noun in nouns.items()}


def _called(mentions: Sequence[ActorMention], memory: Memory) -> dict[int, frozenset[str]]:
    """For the tokens of each mention, titles too, what the actor is called so far ("président" of "il"), with "@person" and the like.

    A person whose state the gazetteer knows leads or speaks for it: "@leader".
    """
    found: dict[int, frozenset[str]] = {}
    for mention in mentions:
        if mention.how in ("demonym", "possessive"):
            continue
        actor = mention.actor
        marks = {f"@{actor.kind}", "@leader"} if actor.kind == "person" and actor.state else {f"@{actor.kind}"}
        for place in range(*mention.whole):
            found[place] = memory.nouns.get(actor.id, frozenset()) | marks
    return found


def _told_by(sentences: Sequence[Sentence], one: Spoken) -> str:
    """The words by which something was told, with its article and what qualifies it, "" where it has no article."""
    sentence = sentences[one.sentence]
    tokens = sentence.tokens
    places = sorted(plain(sentence, one.token, sentence.subtree(one.token)))
    joined = next((n for n, p in enumerate(places) if tokens[p].pos == "CCONJ"), len(places))
    places = places if one.number == 2 else places[:joined]
    while places and tokens[places[-1]].pos in ("ADP", "DET", "PUNCT", "CCONJ"):
        places.pop()
    if places and tokens[places[0]].morph.get("Poss") == "Yes":
        return ""  # «leur départ»: whose, a title would not say
    if not places or tokens[places[0]].pos != "DET" or any(tokens[p].pos in ("VERB", "AUX", "PRON") for p in places):
        return ""
    pieces = [tokens[places[0]].text]
    for before, place in pairwise(places):
        pieces.append(" " * (tokens[place].start_char > tokens[before].end_char) + tokens[place].text)
    words = "".join(pieces)
    return words[:1].lower() + words[1:]


def _learn(sentence: Sentence, who: Named, memory: Memory, number: int) -> None:
    """Take in who is called what, of which gender, and of which state."""
    for mention in (*who.actors, *(one for one in who.aside if one.actor.kind in _BODIES)):
        actor = mention.actor
        told = mention.nouns | said_to_be(sentence, mention, memory.calls)
        memory.nouns[actor.id] = memory.called(actor) | told
        if actor.kind == "person":
            name = next(iter(actor.names.values()), "")
            gender = woman_or_man(name, mention.nouns, memory.words)
            if gender == "x" and actor.id not in memory.genders:
                genders = {memory.calls.genders.get(noun, "") for noun in told} - {""}
                gender = genders.pop() if len(genders) == 1 else _agreed(sentence, mention, memory.words)
            if gender != "x":
                memory.genders[actor.id] = gender
            if of := _ruled(who, mention):
                memory.ruled[actor.id] = of
    for mention in (*who.actors, *who.aside):
        if mention.actor.kind == "state" and not _only_origin(sentence, mention, memory):
            known = mention.actor.id in memory.states
            merely_where = mention.locative and mention.how == "capital" and not known  # «réunis à Accra»
            memory.states[mention.actor.id] += 0 if merely_where else 1
            memory.seen[mention.actor.id] = number


def _only_origin(sentence: Sentence, mention: ActorMention, memory: Memory) -> bool:
    """Whether a demonym only tells where somebody or a firm is from, so that the text is not about the state: «Le groupe américain»."""
    words = memory.words
    if comes_from(sentence, mention, words, memory.calls):
        return True
    token = sentence.tokens[mention.first]
    noun = bare(sentence.tokens[token.head].text)
    firm = token.dep in ("amod", "compound") and noun in words.named - words.forces
    after = sentence.tokens[mention.last] if mention.last < len(sentence.tokens) else token
    led = mention.first > 0 and sentence.tokens[mention.first - 1].pos == "DET" and token.text.islower()
    named = led and after.pos == "PROPN" and after.text[:1].isupper()  # «Le britannique Ineos»
    return mention.how == "demonym" and (firm or named)


def _ruled(who: Named, mention: ActorMention) -> str:
    """Id of the state that a person is of, by the titles or the gazetteer, "" where neither tells."""
    within = (m.actor.id for m in who.aside if mention.whole[0] <= m.first < mention.whole[1])
    return next(within, mention.actor.state)


def _agreed(sentence: Sentence, mention: ActorMention, words: ActorWords) -> str:
    """The gender of a person by the participle of which they are the subject: «Nour Hadid est [arrivée]»; x where none tells."""
    tokens = sentence.tokens
    head = head_of(sentence, *mention.whole)
    verb = tokens[head].head
    participle = tokens[verb].morph.get("VerbForm") == "Part" and tokens[verb].morph.get("Number") == "Sing"
    if not participle or not tokens[head].dep.startswith("nsubj"):
        return "x"
    below = [tokens[child] for child in sentence.children(verb)]
    told = noun_gender(sentence, verb)
    moves = tokens[verb].key in words.without_passive or any(one.dep == "aux:pass" for one in below)
    agrees = moves or told == "f"  # «s'est donné dix jours» agrees with nobody
    return (
        told
        if agrees and not any(one.dep == "obj" and one.start_char < tokens[verb].start_char for one in below)
        else "x"
    )


def _learn_juntas(sentence: Sentence, who: Named, memory: Memory) -> None:
    """Count the states named in a sentence that tells of a junta: the one whose junta it is most, or in which it is."""
    tokens = sentence.tokens
    states = [mention for mention in who.actors if mention.actor.kind == "state"]
    juntas = {place for place, token in enumerate(tokens) if bare(token.text) in memory.words.juntas} if states else ()
    verbs = {tokens[place].head for place in juntas}  # «la junte a accusé la France»
    for mention in states if juntas else ():
        other = tokens[mention.first].head in verbs and not mention.locative
        near = (mention.locative or mention.how == "name") and not other
        memory.juntas[mention.actor.id] += 3 if tokens[mention.first].head in juntas else near


def _implied(
    sentence: Sentence, mentions: Sequence[ActorMention], memory: Memory, number: int
) -> tuple[int, Actor] | None:
    """The person of a portrait, whom a sentence without a subject goes on telling of ("En 1998, départ pour Londres").

    The one that the text names most, where the sentence before tells of them too and this one names nobody; with the
    token of what happened to them.
    """
    persons = {m.how == "possessive" for m in mentions if m.actor.kind == "person"}
    place = _untold(sentence, memory) if not persons else None
    mourned = _mourned(sentence, memory) if False not in persons else None
    if place is None and mourned is None:
        return None
    counted = [memory.by_id[id_] for id_, _ in memory.counts.most_common(3) if id_ in memory.by_id]
    before = [one for one in memory.spoken[-20:] if number - one.sentence == 1 and one.place == "subject"]
    near = {actor.id for one in before for actor in one.actors}
    main = counted[0] if counted and counted[0].kind == "person" else None
    if main is None or (place is not None and main.id not in near):
        return None
    told = place if place is not None else mourned
    return (told, main) if told is not None else None


def _mourned(sentence: Sentence, memory: Memory) -> int | None:
    """«Les obsèques auront lieu lundi»: the token of what is held for the dead, where it does not say for whom."""
    for place, token in enumerate(sentence.tokens):
        if token.pos == "NOUN" and bare(token.text) in memory.calls.mourned:
            below = [sentence.tokens[c] for c in sentence.children(place)]
            whose = any(one.dep.startswith("nmod") or one.morph.get("Poss") == "Yes" for one in below)
            return None if whose else place
    return None


def _untold(sentence: Sentence, memory: Memory) -> int | None:
    """The token of a noun of somebody's life, or of a participle, that tells something without a subject or a verb."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        below = [tokens[c] for c in sentence.children(place)]
        if token.pos in ("AUX", "PRON") or any(one.dep.startswith(("nsubj", "aux", "cop", "csubj")) for one in below):
            return None
        if token.pos == "VERB":
            return place if token.head == place and token.morph.get("VerbForm") == "Part" else None
        if token.pos == "NOUN" and bare(token.text) in memory.calls.lives:
            return None if any(one.pos == "DET" for one in below) else place
    return None


class _Reader:
    """Reads one sentence from left to right: who is named, who is meant."""

    def __init__(self, sentence: Sentence, who: Named, memory: Memory, number: int) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.who = who
        self.memory = memory
        self.words = memory.words
        self.number = number
        self.begins = {mention.whole[0]: mention for mention in who.actors}
        self.taken = {place for mention in who.actors for place in range(*mention.whole)}
        self.taken |= {place for mention in who.aside for place in range(*mention.whole)}
        self.refers = Referring(sentence, who, memory, number)
        self.nouns: dict[int, Spoken] = {}

    def read(self) -> tuple[ActorMention, ...]:
        """The mentions of those that are only meant."""
        found: list[ActorMention] = []
        place = 0
        joined = self._joined()
        self._hear_aside()
        while place < len(self.tokens):
            group = joined.get(place)
            if group is not None:
                self._hear(group)
                place = max(place + 1, group[-1].whole[1])
                continue
            mention = self.begins.get(place)
            if mention is not None:
                if (native := self.refers.native_meant(mention)) is not None:
                    self.refers.absorbed.add(mention)
                    found += [self._mention(place, place + 1, actor, "noun") for actor in native]
                    self._speak(native, place, "x", 1)
                else:
                    self._hear((mention,))
                place = max(place + 1, mention.whole[1])
                continue
            if place not in self.taken:
                if (one := self.refers.noun_meant(place)) is not None:
                    self.nouns[place] = one
                actors, how, last = self.refers.meant_at(place)
                if not actors and self.tokens[place].pos in _NOMINAL and (called := self._called_at(place)):
                    actors, how, last = called, "noun", place + 1
                found += [self._mention(place, last, actor, how) for actor in actors] if actors else ()
                if len(actors) == 1 and how == "noun":
                    self._learn_gender(actors[0], place)
                if actors and how != "possessive":
                    self._speak(actors, place, noun_gender(self.sentence, place) if how == "noun" else "x", len(actors))
                elif not actors:
                    self._unnamed(place)
                place = max(place + 1, last)
                continue
            place += 1
        return tuple(replace(m, how="anaphora") if m.how == "noun" else m for m in found)

    def _called_at(self, place: int) -> tuple[Actor, ...]:
        """Who is meant by what they have or by where they are from."""
        return self.refers.described.part(place) or self.refers.described.native(place)

    def _learn_gender(self, actor: Actor, place: int) -> None:
        """«Le Nantais» tells that Anaël Hervouet is a man."""
        gender = self.refers.described.gender(place)
        if actor.kind == "person" and gender in "mf":
            self.memory.learn_gender(actor, gender)

    def _mention(self, first: int, last: int, actor: Actor, how: str) -> ActorMention:
        tokens = self.tokens
        where = how == "noun" and is_locative(self.sentence, first, self.memory.words)  # «défilaient dans le pays»
        return ActorMention(first, last, tokens[first].start_char, tokens[last - 1].end_char, actor, how, where)

    # ------------------------------------------------------------ names

    def _joined(self) -> dict[int, tuple[ActorMention, ...]]:
        """Names joined by "et" and commas, by the token that begins them."""
        groups: dict[int, tuple[ActorMention, ...]] = {}
        for group in joined_mentions(self.sentence, self.who.actors, self.words.of_linking):
            if len(group) > 1:
                groups[group[0].whole[0]] = group
        return groups

    def _hear_aside(self) -> None:
        """«L'entraîneur du Stade rochelais, Patrick Delmas, ... Le club a»: bodies that a title names may be meant later."""
        for mention in self.who.aside:
            if mention.actor.kind in _BODIES:
                gender, number = self._features(mention)
                nouns, verb = mention.nouns, self.tokens[mention.first].head
                spoken = Spoken(
                    (mention.actor,),
                    gender,
                    number,
                    mention.actor.kind,
                    "owner",
                    self.number,
                    mention.first,
                    nouns,
                    verb,
                )
                self._add(spoken)

    def _hear(self, group: Sequence[ActorMention]) -> None:
        for mention in group:
            self.memory.hear(mention.actor, counted=not _only_origin(self.sentence, mention, self.memory))
        first, last = group[0].whole[0], group[-1].whole[1]
        place = place_in_clause(self.sentence, first, last)
        if len(group) > 1:
            self._speak(tuple(m.actor for m in group), first, "x", 2, place)
        for mention in group:
            if self.tokens[self.tokens[mention.first].head].key in self.memory.words.electing:
                self.memory.elected.add(mention.actor.id)
            gender, number = self._features(mention)
            if mention.actor.kind == "organisation" and gender in "mf":
                self.memory.genders[mention.actor.id] = gender
            where = (
                "owner"
                if len(group) > 1
                else place
                if place != "other"
                else place_in_clause(self.sentence, *mention.whole)
            )
            if mention.how == "demonym" and self.tokens[mention.first].pos == "ADJ" and len(group) == 1:
                head = self.tokens[mention.first].head
                if number == 1 and bare(self.tokens[head].text) not in self.words.nouns:
                    self._unnamed(head)  # «un repreneur italien»: somebody, and not Italy
                    continue
                where = place_in_clause(self.sentence, min(head, mention.first), max(head, mention.first) + 1)
            self._add(
                Spoken(
                    (mention.actor,),
                    gender,
                    number,
                    mention.actor.kind,
                    where,
                    self.number,
                    mention.first,
                    mention.nouns,
                    self.tokens[head_of(self.sentence, *mention.whole)].head,
                    seized=self._seized(mention),
                )
            )

    def _seized(self, mention: ActorMention) -> bool:
        """Whether a name is the object of a verb that tells how somebody is taken: «fait arrêter [Paul Roy]»."""
        head = self.tokens[head_of(self.sentence, *mention.whole)]
        reached = head.dep in ("obj", "dep") and head.head < mention.first
        return reached and self.tokens[head.head].key in self.memory.calls.seizing

    def _speak(self, actors: Sequence[Actor], token: int, gender: str, count: int, place: str = "") -> None:
        kind = actors[0].kind if len({actor.kind for actor in actors}) == 1 else "people"
        if count == 1:
            gender = self.memory.genders.get(actors[0].id, gender)
        number = 2 if count > 1 else number_of(self.sentence, token)
        where = place or place_in_clause(self.sentence, token, token + 1)
        for actor in actors:
            self.memory.count(actor)
        head, small = self.tokens[token].head, self.tokens[token].pos in ("PRON", "DET")
        self._add(Spoken(tuple(actors), gender, number, kind, where, self.number, token, verb=head, small=small))

    def _add(self, one: Spoken) -> None:
        self.memory.spoken.append(one)

    def _features(self, mention: ActorMention) -> tuple[str, int]:
        """Gender and number of a name as the words around it have them."""
        actor, tokens = mention.actor, self.tokens
        if actor.kind == "person":
            return self.memory.genders.get(actor.id, "x"), 1
        if actor.kind == "organisation" and self.words.of_persons:
            return "x", 0  # "Leeds United were promoted. They ..."
        head = mention.first
        if mention.how == "demonym" and tokens[head].pos == "ADJ":
            head = tokens[head].head
        if mention.how in ("model", "pattern") and mention.whole[0] < mention.first:
            head = mention.whole[0]  # «le fonds Orval» is «il», «la société Orval» «elle»
        before = bare(tokens[mention.first - 1].text) if mention.first else ""
        gender = (
            noun_gender(self.sentence, head) if head != mention.first else self.words.article_genders.get(before, "x")
        )
        number = number_of(self.sentence, head)
        if mention.how == "demonym" and before in self.words.of_nations:
            number = 2
        if mention.how in ("capital", "seat"):
            number = 1
        return gender, number if mention.how == "demonym" or actor.kind in ("group", "people") else (
            number if number == 2 and before in self.words.of_many else 1
        )

    def _unnamed(self, place: int) -> None:
        """Keep what has no name but could be meant later: the noun that is a subject or an object."""
        token = self.tokens[place]
        if token.pos != "NOUN" or place in self.taken:
            return
        if token.dep.startswith("nsubj") or token.dep in ("obj", "ROOT"):
            number = number_of(self.sentence, place)
            where = "subject" if token.dep.startswith("nsubj") else "object"
            text = bare(token.text)
            calls = self.memory.calls
            human = (
                calls.kind(text) == "person"
                or text in self.words.titles
                or "person" in self.words.nouns.get(text, ())
                or text.endswith(self.words.human)
            )
            kind = "person" if human else "thing"
            gender, nouns = noun_gender(self.sentence, place), frozenset({text})
            new = any(self.sentence.tokens[c].morph.get("Definite") == "Ind" for c in self.sentence.children(place))
            self._add(Spoken((), gender, number, kind, where, self.number, place, nouns, token.head, new=new))
