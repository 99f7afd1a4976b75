"""Who is meant by "il", "sa", "le pays", "les deux hommes", "ce dernier": rules over who was named before.

What a sentence speaks of is kept in a list with gender, number and place in the sentence; a small word means the
one that fits and stands out most, and nobody where that one is not named ("un homme ... il").
"""

from collections.abc import Sequence
from dataclasses import replace

from events.actors import ActorMention, Named, actor_words, bare, woman_or_man
from events.mentions.phrases import head_of, joined_mentions, noun_gender, number_of, place_in_clause
from events.mentions.spoken import FAR, Memory, Spoken, agrees
from events.model import Actor, fold
from events.reading import Sentence

_HUMAN = ("eur", "euse", "rice", "iste", "ien", "ienne", "logue", "man", "er", "or", "ist", "ian")


def with_meant(
    sentences: Sequence[Sentence], named: Sequence[Named], language: str
) -> list[tuple[Named, Actor | None]]:
    """For each sentence its actors with those that are only meant, and the state that the text is about so far."""
    words = actor_words(language)
    memory, out = Memory(words), []
    for number, (sentence, who) in enumerate(zip(sentences, named, strict=True)):
        for mention in (*who.actors, *who.aside):
            memory.by_id[mention.actor.id] = mention.actor
        _learn(who, memory)
        reader = _Reader(sentence, who, memory, number)
        meant = reader.read() if sentence.parsed else ()
        named_here = [mention for mention in who.actors if mention not in reader.absorbed]
        everyone = tuple(sorted((*named_here, *meant), key=lambda mention: mention.first))
        out.append((replace(who, actors=everyone), memory.main_state()))
    return out


def _learn(who: Named, memory: Memory) -> None:
    """Take in who is called what, of which gender, and of which state."""
    for mention in who.actors:
        actor = mention.actor
        memory.nouns[actor.id] = memory.nouns.get(actor.id, frozenset()) | mention.nouns
        if actor.kind == "person":
            name = next(iter(actor.names.values()), "")
            gender = woman_or_man(name, mention.nouns, memory.words)
            if gender != "x":
                memory.genders[actor.id] = gender
            of = next((m.actor.id for m in who.aside if mention.whole[0] <= m.first < mention.whole[1]), actor.state)
            if of:
                memory.ruled[actor.id] = of
    for mention in (*who.actors, *who.aside):
        if mention.actor.kind == "state":
            memory.states[mention.actor.id] += 1


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
        self.absorbed: set[ActorMention] = set()

    def read(self) -> tuple[ActorMention, ...]:
        """The mentions of those that are only meant."""
        found: list[ActorMention] = []
        place = 0
        joined = self._joined()
        while place < len(self.tokens):
            group = joined.get(place)
            if group is not None:
                self._hear(group)
                place = max(place + 1, group[-1].whole[1])
                continue
            mention = self.begins.get(place)
            if mention is not None:
                self._hear((mention,))
                place = max(place + 1, mention.whole[1])
                continue
            if place not in self.taken:
                actors, how, last = self._meant_at(place)
                found += [self._mention(place, last, actor, how) for actor in actors]
                if actors and how != "possessive":
                    self._speak(actors, place, noun_gender(self.sentence, place) if how == "noun" else "x", len(actors))
                elif not actors:
                    self._unnamed(place)
                place = max(place + 1, last)
                continue
            place += 1
        return tuple(replace(m, how="anaphora") if m.how == "noun" else m for m in found)

    def _mention(self, first: int, last: int, actor: Actor, how: str) -> ActorMention:
        tokens = self.tokens
        return ActorMention(first, last, tokens[first].start_char, tokens[last - 1].end_char, actor, how)

    # ------------------------------------------------------------ names

    def _joined(self) -> dict[int, tuple[ActorMention, ...]]:
        """Names joined by "et" and commas, by the token that begins them."""
        groups: dict[int, tuple[ActorMention, ...]] = {}
        for group in joined_mentions(self.sentence, self.who.actors):
            if len(group) > 1:
                groups[group[0].whole[0]] = group
        return groups

    def _hear(self, group: Sequence[ActorMention]) -> None:
        for mention in group:
            self.memory.hear(mention.actor, mention.how)
        first, last = group[0].whole[0], group[-1].whole[1]
        place = place_in_clause(self.sentence, first, last)
        if len(group) > 1:
            self._speak(tuple(m.actor for m in group), first, "x", 2, place)
        for mention in group:
            gender, number = self._features(mention)
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
                )
            )

    def _speak(self, actors: Sequence[Actor], token: int, gender: str, count: int, place: str = "") -> None:
        kind = actors[0].kind if len({actor.kind for actor in actors}) == 1 else "people"
        if count == 1 and kind == "person":
            gender = self.memory.genders.get(actors[0].id, gender)
        number = 2 if count > 1 else number_of(self.sentence, token)
        where = place or place_in_clause(self.sentence, token, token + 1)
        for actor in actors:
            self.memory.counts[actor.id] += 1
        self._add(Spoken(tuple(actors), gender, number, kind, where, self.number, token, verb=self.tokens[token].head))

    def _add(self, one: Spoken) -> None:
        self.memory.spoken.append(one)

    def _features(self, mention: ActorMention) -> tuple[str, int]:
        """Gender and number of a name as the words around it have them."""
        actor, tokens = mention.actor, self.tokens
        if actor.kind == "person":
            return self.memory.genders.get(actor.id, "x"), 1
        head = mention.first
        if mention.how == "demonym" and tokens[head].pos == "ADJ":
            head = tokens[head].head
        if mention.how in ("model", "pattern") and mention.whole[0] < mention.first:
            head = mention.whole[0]  # «le fonds Orval» is «il», «la société Orval» «elle»
        before = bare(tokens[mention.first - 1].text) if mention.first else ""
        gender = (
            noun_gender(self.sentence, head)
            if head != mention.first
            else {"le": "m", "du": "m", "au": "m", "la": "f"}.get(before, "x")
        )
        number = number_of(self.sentence, head)
        if mention.how == "demonym" and before in ("les", "des", "the"):
            number = 2
        if mention.how in ("capital", "seat"):
            number = 1
        return gender, number if mention.how == "demonym" or actor.kind in ("group", "people") else (
            number if number == 2 and before == "les" else 1
        )

    # ------------------------------------------------------------ who is meant

    def _meant_at(self, place: int) -> tuple[tuple[Actor, ...], str, int]:
        """Who the word at a place means, how, and the token after it."""
        token = self.tokens[place]
        text = bare(token.text).lstrip("-")
        for phrase in self.words.together:
            if tuple(bare(t.text) for t in self.tokens[place : place + len(phrase)]) == phrase:
                return self._several(self._count(place, place + len(phrase)), ""), "anaphora", place + len(phrase)
        if token.pos in ("PRON", "DET", ""):
            sort = self._pronoun(place, text)
            if sort:
                indirect = token.dep == "iobj" or text in ("lui", "leur")
                if token.dep.startswith(("nsubj", "expl:subj")) and not text.startswith("l"):
                    word = "passive" if self._passive(token.head) else "subject"
                else:
                    word = "other" if indirect else "object"
                actors = self.memory.meant(sort, self.number, word, token.head)
                return actors, "anaphora", place + 1
        if text in self.words.speaker and token.pos == "PRON":
            said = [m.actor for m in self.who.actors if m.actor.kind == "person"]
            return (tuple(said) if len(said) == 1 else ()), "anaphora", place + 1
        if text in self.words.possessive and (token.pos in ("DET", "PRON") or token.dep == "nmod:poss"):
            return self._owner(place, text), "possessive", place + 1
        before_noun = token.pos == "ADJ" and place + 1 < len(self.tokens) and self.tokens[place + 1].pos == "NOUN"
        if token.pos in ("NOUN", "ADJ", "PROPN", "X") and place and not token.text[:1].isupper() and not before_noun:
            return self._noun(place, text)
        return (), "", place + 1

    def _pronoun(self, place: int, text: str) -> str:
        token = self.tokens[place]
        explained = token.dep.startswith("expl") and text not in self.words.subject
        if explained or self._impersonal(place) or token.text.lower().strip("-‑") == "là":
            return ""
        if (
            token.pos == "PRON"
            and token.dep.startswith(("nsubj", "expl:subj", "ROOT", "dislocated", "dep", "parataxis"))
            and text in self.words.subject
        ):
            return self.words.subject[text]
        object_only = text in self.words.object and text not in self.words.subject
        if token.pos == "PRON" and (object_only or token.dep.startswith(("obj", "iobj", "obl", "nmod", "conj"))):
            return self.words.object.get(text, "")
        return ""

    def _passive(self, verb: int) -> bool:
        return any(self.tokens[c].dep in ("aux:pass", "nsubj:pass") for c in self.sentence.children(verb))

    def _impersonal(self, place: int) -> bool:
        """«il est prévu que», «il faut»: nobody."""
        token = self.tokens[place]
        if bare(token.text).lstrip("-") not in ("il", "it"):
            return False
        governor = token.head
        clause = any(
            self.tokens[c].dep in ("csubj", "ccomp", "expl:subj") and c > governor
            for c in self.sentence.children(governor)
        )
        saying = self.tokens[governor].pos == "VERB" and not any(
            self.tokens[c].dep == "aux:pass" for c in self.sentence.children(governor)
        )
        return (clause and not saying) or fold(self.tokens[governor].lemma) in self.words.impersonal

    def _owner(self, place: int, text: str) -> tuple[Actor, ...]:
        """Who something belongs to; nobody where it is said of another person ("sa veuve")."""
        owned = self.tokens[place].head
        if bare(self.tokens[owned].text) in self.words.others or self.tokens[owned].lemma in self.words.others:
            return ()
        return self.memory.meant(self.words.possessive[text], self.number, "owner")

    def _several(self, count: int, kind: str) -> tuple[Actor, ...]:
        """The last ones named together, as many as said and of a kind."""
        for one in reversed(self.memory.spoken[-60:]):
            if self.number - one.sentence > 3 * FAR or len(one.actors) < 2:
                continue
            if (not count or len(one.actors) == count) and (not kind or all(_is(a, kind) for a in one.actors)):
                return one.actors
        return next(
            (found for one in ([kind] if kind else ["person", "state"]) if (found := self._recent(count, one))), ()
        )

    def _recent(self, count: int, kind: str) -> tuple[Actor, ...]:
        """The so many of a kind that were named last, where the sentences that name them name no others."""
        for back in range(FAR):
            near = [one for one in self.memory.spoken[-60:] if self.number - one.sentence <= back]
            known = {a.id: a for one in near for a in one.actors if _is(a, kind)}
            if len(known) >= count:
                return tuple(known.values()) if len(known) == count else ()
        return ()

    def _noun(self, place: int, text: str) -> tuple[tuple[Actor, ...], str, int]:
        """«le pays», «la société», «ce dernier», «les deux hommes», «l'ancien président ivoirien»."""
        nothing: tuple[tuple[Actor, ...], str, int] = ((), "", place + 1)
        start = self._determiner(place)
        if start is None:
            return nothing
        count = self._count(start + 1, place)
        plural = self.tokens[place].morph.get("Number") == "Plur" or count > 1
        if text in self.words.last and self.tokens[place].dep not in ("amod",):
            return self._last(place), "noun", place + 1
        bound = self._qualified(place)
        if bound == "complement":
            return nothing
        kinds = self.words.nouns.get(text, ()) or self.words.nouns.get(self.tokens[place].lemma, ())
        pointed = bare(self.tokens[start].text) in self.words.demonstratives
        if not kinds and pointed and (text in self.words.titles or text.endswith(self.words.agent_endings)):
            kinds = ("person",)
        if count > 1 and kinds:
            for kind in kinds:
                several = self._several(count, kind)
                if several:
                    return several, "noun", place + 1
            return nothing
        called = self._called(place, text)
        if called is not None and not plural:
            self.absorbed |= {m for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place}
            return (called,), "noun", place + 1
        for kind in kinds:
            if bound and kind not in ("organisation", "person"):
                continue  # «l'organisation ouest-africaine» is one named before, «le pays voisin» another
            if bound and kind == "person" and not self._state_of(place):
                continue
            actors = self._of_kind(place, kind, text, plural)
            if actors and bound:
                self.absorbed |= {
                    m for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place
                }
            if actors:
                return actors, "noun", place + 1
        return nothing

    def _determiner(self, place: int) -> int | None:
        """Where the determiner of a noun stands, numbers and adjectives between them apart."""
        at = place - 1
        while at >= 0 and place - at <= 3 and self.tokens[at].pos in ("ADJ", "NUM"):
            at -= 1
        if at < 0 or bare(self.tokens[at].text) not in self.words.noun_determiners | {"du", "au", "des", "aux"}:
            return None
        return at

    def _count(self, first: int, last: int) -> int:
        return max((self.words.numbers.get(bare(t.text), 1) for t in self.tokens[first:last]), default=1)

    def _qualified(self, place: int) -> str:
        """Whether the noun has a "complement" of its own ("le président du Sénat") or an "adjective", or neither."""
        bound = ""
        for child in self.sentence.children(place):
            token = self.tokens[child]
            led = any(self.tokens[c].dep == "case" for c in self.sentence.children(child))
            if token.pos == "NUM" or any(self.tokens[c].pos == "NUM" for c in self.sentence.children(child)):
                continue  # «ce vendeur de 26 ans»
            if child > place and token.dep in ("nmod", "appos", "flat:name") and (led or token.pos == "PROPN"):
                return "complement"
            if token.dep == "amod" and child > place and not self.pointing(place):
                bound = "adjective"
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return "complement" if after is not None and after.pos == "PROPN" else bound

    def pointing(self, place: int) -> bool:
        """Whether a demonstrative stands before the noun: "ce vendeur ambulant"."""
        start = self._determiner(place)
        return start is not None and bare(self.tokens[start].text) in self.words.demonstratives

    def _called(self, place: int, text: str) -> Actor | None:
        """The one that the text called by this noun, of the state that the words say."""
        state = self._state_of(place)
        best: tuple[int, Actor] | None = None
        for one in reversed(self.memory.spoken):
            if len(one.actors) != 1:
                continue
            actor = one.actors[0]
            ruled = self.memory.ruled.get(actor.id, "")
            if text in self.memory.nouns.get(actor.id, ()) and (not state or not ruled or ruled == state):
                best = (one.sentence, actor)
                break
        return best[1] if best else None

    def _state_of(self, place: int) -> str:
        """Id of the state whose demonym qualifies a noun, or ""."""
        return next(
            (m.actor.id for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place), ""
        )

    def _last(self, place: int) -> tuple[Actor, ...]:
        """«ce dernier»: the one named last."""
        number = number_of(self.sentence, place)
        gender = noun_gender(self.sentence, place)
        for one in reversed(self.memory.spoken[-30:]):
            if self.number - one.sentence > 1:
                break
            if one.actors and agrees(one, gender if gender in "mf" else "x", number):
                return one.actors
        return ()

    def _of_kind(self, place: int, kind: str, text: str, plural: bool) -> tuple[Actor, ...]:
        memory = self.memory
        gender = noun_gender(self.sentence, place)
        if kind == "state":
            state = next(
                (m.actor for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place), None
            )
            if state is not None or (
                plural and text in ("pays", "countries", "nations", "regimes", "governments", "states")
            ):
                return ()
            main = memory.main_state()
            return (main,) if main is not None else ()
        best: Spoken | None = None
        most = 0.0
        for one in memory.spoken[-60:]:
            if self.number - one.sentence > 2 * FAR or len(one.actors) != 1 or not _is(one.actors[0], kind):
                continue
            if kind == "person":
                if gender in "mf" and one.gender in "mf" and one.gender != gender:
                    continue
                of = self._state_of(place)
                if of and memory.ruled.get(one.actors[0].id) != of:
                    continue  # «le président sénégalais» is one of Senegal
                called = memory.nouns.get(one.actors[0].id, frozenset()) & self.words.titles
                generic = text in ("homme", "femme", "man", "woman", "interesse", "interessee", "jeune")
                if called and not generic and text not in called and text in self.words.titles:
                    continue
                if plural:
                    continue
            elif plural and one.number == 1 and kind != "group":
                continue
            if kind == "organisation" and not self._same_sort(one.actors[0], text):
                continue
            weight = memory.weigh(one, self.number, "subject") + 4.0
            if weight > most:
                best, most = one, weight
        return best.actors if best is not None else ()

    def _same_sort(self, actor: Actor, text: str) -> bool:
        """Whether an organisation may be called so: a court is no "société", a company no "tribunal"."""
        official = (self.words.of | self.words.heads) - self.words.named
        called = self.memory.nouns.get(actor.id, frozenset())
        public = bool(called & official) and not called & self.words.named
        if text in ("organisation", "institution", "instance", "organization", "body", "agence", "agency"):
            return True
        return public == (text in official) or text in called

    def _unnamed(self, place: int) -> None:
        """Keep what has no name but could be meant later: the noun that is a subject or an object."""
        token = self.tokens[place]
        if token.pos != "NOUN" or place in self.taken:
            return
        if token.dep.startswith("nsubj") or token.dep in ("obj", "ROOT"):
            number = number_of(self.sentence, place)
            where = "subject" if token.dep.startswith("nsubj") else "object"
            text = bare(token.text)
            human = text in self.words.titles or "person" in self.words.nouns.get(text, ()) or text.endswith(_HUMAN)
            kind = "person" if human else "thing"
            self._add(
                Spoken((), noun_gender(self.sentence, place), number, kind, where, self.number, place, verb=token.head)
            )


def _is(actor: Actor, kind: str) -> bool:
    return (
        actor.kind == kind
        or (kind == "organisation" and actor.kind == "group")
        or (kind == "group" and actor.kind == "organisation")
    )
