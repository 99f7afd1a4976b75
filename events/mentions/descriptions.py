"""Whom a noun with a determiner means: "le pays", "la romancière", "les deux hommes", "ce dernier", "le club"."""

from events.actors import ActorMention, Named, bare, words_in
from events.mentions.likely_described import Noun, called_so
from events.mentions.likely_meant import Candidate
from events.mentions.phrases import noun_gender, number_of, place_in_clause
from events.mentions.spoken import FAR, Memory, Spoken, agrees, is_kind
from events.model import Actor, fold
from events.reading import Sentence

Found = tuple[tuple[Actor, ...], str, int]
"""Who is meant, how, and the token after the words."""
_NEAR = 3  # sentences back to which it is asked who was hurt


class Descriptions:
    """The nouns of one sentence that mean somebody named before, who is in the memory.

    Attributes:
        absorbed: mentions that only qualify such a noun ("le président [ivoirien]"), added to as they are read.
    """

    def __init__(
        self, sentence: Sentence, who: Named, memory: Memory, number: int, absorbed: set[ActorMention]
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.who = who
        self.memory = memory
        self.words = memory.words
        self.calls = memory.calls
        self.number = number
        self.absorbed = absorbed

    def meant(self, place: int, text: str) -> Found:
        """«le pays», «la société», «ce dernier», «les deux hommes», «l'ancien président ivoirien»."""
        start = self._determiner(place)
        if start is None or self._introduces(place):
            return (), "", place + 1
        noun, after = self._noun_at(place, text)
        count = self.count(start + 1, place)
        plural = self.tokens[place].morph.get("Number") == "Plur" or count > 1
        if text in self.words.last and self.tokens[place].dep not in ("amod",):
            return self.last(place), "noun", after
        office = self._office(place)
        if office and not plural:
            of_state = not office.isdisjoint(self.words.heading)
            holder = self.memory.holder(office, self.number, self.gender(place), of_state=of_state)
            if holder:  # «le chef du gouvernement arménien»: he acts, and not Armenia
                self.absorbed |= {m for m in self.who.actors if m.how == "demonym" and place < m.first <= place + 4}
            return holder, "noun", after
        bound = self._qualified(place, after)
        if bound == "complement":
            organ = (noun,) in self.words.of_states and self.tokens[place].dep.startswith("nsubj")
            state = self._of_kind(place, "state", noun, plural) if organ else ()
            return state, "noun" if state else "", after  # «le ministère de la Défense»
        actors = self._several(noun, text, count, bound, plural)
        if actors is None:
            actors = self._one(place, start, noun, bound, plural)
            if not actors and not plural:
                actors = self._alone(place, start, noun)
        if actors:
            self.absorbed |= self._demonyms(place)
        return (actors, "noun", after) if actors else ((), "", after)

    def _several(self, noun: str, text: str, count: int, bound: str, plural: bool) -> tuple[Actor, ...] | None:
        """Those meant by a number and a noun, or by a noun in the plural; None where one may be meant."""
        if text in self.words.several and not bound:
            return self.memory.several(self.words.several[text], "person", self.number)
        if count > 1 and text in self.words.counted and (states := self.memory.several(count, "state", self.number)):
            return states
        if count > 1 and text in self.words.partners and not bound:
            return self.memory.several(count, "", self.number)  # «les deux parties», firms too
        kinds = self._kinds(noun)
        if count > 1 and text in self.calls.pairs and not bound:
            return self.memory.several(count, "person", self.number)
        if count > 1 and kinds:
            found = next((found for kind in kinds if (found := self.memory.several(count, kind, self.number))), ())
            persons = [actor for actor in found if actor.kind == "person"]
            one = noun.removesuffix("s")
            strangers = persons and (
                bound == "adjective" or not all(self._fits(actor, noun) or self._fits(actor, one) for actor in persons)
            )
            return () if strangers else found
        if plural and kinds[-1:] == ("person",) and not bound:
            return self._together(noun)
        return None

    def _fits(self, actor: Actor, noun: str) -> bool:
        return self.calls.fits(actor, noun, self.memory.called(actor))

    def _together(self, noun: str) -> tuple[Actor, ...]:
        """«les accusés»: the last persons named together, where the text calls each of them so or the noun fits anybody."""
        persons = self.calls.persons
        for one in reversed(self.memory.spoken[-60:]):
            if self._back(one) > FAR or len(one.actors) < 2 or not all(is_kind(a, "person") for a in one.actors):
                continue
            called = [self.memory.called(actor) for actor in one.actors]
            fit = noun in persons.anybody or all(persons.sorts(c) and persons.fits(noun, c) for c in called)
            return one.actors if fit else ()
        return ()

    def _one(self, place: int, start: int, noun: str, bound: str, plural: bool) -> tuple[Actor, ...]:
        pointed = bare(self.tokens[start].text) in self.words.demonstratives
        kinds = self._kinds(noun)
        if not kinds and pointed and noun in self.words.titles:
            kinds = ("person",)
        if noun in self.calls.undergone and not plural:
            return self._hurt()
        called = self._called(place, noun)
        if called is not None and not plural:
            return (called,)
        for kind in kinds:
            if bound == "sort" and kind == "organisation" and not self.calls.kinds(noun):
                continue  # «le cabinet de guerre»
            if bound == "sort" and noun in self.calls.bodies.told:
                continue  # «la juridiction d'appel» is another
            if bound and kind not in ("organisation", "person"):
                continue  # «l'organisation ouest-africaine» is one named before, «le pays voisin» another
            if bound and kind == "person" and not self._bound_to_one(place, noun, bound):
                continue  # «le ministre chargé» may be another; «l'intéressé» is not
            office = noun in self.words.officials and noun in self.words.titles - self.calls.persons.told
            once = kind == "person" and self._once(start, place) and not office
            actors = self._of_kind(place, kind, noun, plural)
            if not actors and once:
                actors = self._of_kind(place, kind, noun, plural, anybody=True)
            if not actors and plural and kind == "organisation":
                actors = self.memory.several(0, kind, self.number)  # «les syndicats»
            if actors:
                return actors
        state = "" if plural or "person" not in kinds or noun not in self.words.officials else self._state_of(place)
        return self.memory.named_later(state, noun) if state else ()

    def _alone(self, place: int, start: int, noun: str) -> tuple[Actor, ...]:
        """«La contrôleuse»: the only woman, or man, whom the text has named, who may be called so."""
        tokens, text = self.tokens, bare(self.tokens[place].text)
        gender = self.gender(place)
        definite = tokens[start].morph.get("Definite") == "Def" or bare(tokens[start].text) in self.words.demonstratives
        human = text in self.words.titles or "person" in self._kinds(noun)
        process = (
            text in self.calls.persons.told - self.calls.alone or text in self.words.kin or text in self.words.others
        )
        if gender not in "mf" or not definite or not human or process or text in self.words.officials:
            return ()
        if not tokens[place].dep.startswith(("nsubj", "obj", "iobj")) or "organisation" in self._kinds(noun):
            return ()
        if any(noun in one.nouns and not one.actors for one in self.memory.spoken[-60:]):
            return ()
        told = {id_: actor for id_, actor in self.memory.by_id.items() if actor.kind == "person"}
        fits = [a for a in told.values() if self.memory.genders.get(a.id, "x") in (gender, "x")]
        others = self.memory.subjects(self.number, tokens[place].head)
        sure = len(fits) == 1 and self.memory.genders.get(fits[0].id, "x") == gender and fits[0].id not in others
        return tuple(fits) if sure and self._fits_alone(fits[0], noun) else ()

    def _fits_alone(self, actor: Actor, noun: str) -> bool:
        """Whether what the text called somebody so far leaves room for the noun."""
        beside = (m.nouns for m in self.who.actors if m.actor.id == actor.id)
        if self.calls.persons.at_odds(noun, self.memory.called(actor).union(*beside)):
            return False
        sorts = self.calls.persons.sorts(self.memory.called(actor))
        groups = self.calls.persons.groups.get(noun, frozenset())
        return not sorts or not groups or not sorts.isdisjoint(groups)

    # ------------------------------------------------------------ the words around the noun

    def _introduces(self, place: int) -> bool:
        """«L'exploitant, Petralis, a»: a noun that a name explains means nobody told before; nor does «est le capitaine»."""
        if any(self.tokens[c].dep == "cop" for c in self.sentence.children(place)):
            return True
        comma = place + 1
        while comma < min(place + 8, len(self.tokens)) and self.tokens[comma].pos in (
            "ADJ",
            "ADP",
            "DET",
            "NOUN",
            "PROPN",
        ):
            comma += 1
        if comma + 1 >= len(self.tokens) or self.tokens[comma].text != ",":
            return False
        after = self.tokens[comma + 1]
        if comma == place + 1 and after.text[:1].isupper() and after.pos == "PROPN":
            return self.tokens[place].dep.startswith(("nsubj", "nmod", "obl"))
        named = [m.first for m in self.who.actors if m.actor.kind in ("person", "organisation")]
        return any(
            comma < first <= comma + 5
            and all(t.pos in ("DET", "ADJ", "NOUN", "PROPN") for t in self.tokens[comma + 1 : first])
            for first in named
        )

    def _noun_at(self, place: int, text: str) -> tuple[str, int]:
        """The noun as the data have it, of several words or tokens where they do ("start-up"), and the token after it."""
        for phrase in self.calls.phrases.get(text, ()):
            said, after = list[str](), place
            while after < len(self.tokens) and len(said) < len(phrase):
                said += words_in(self.tokens[after].text)
                after += 1
            if tuple(said) == phrase:
                written = "".join(t.text if t.text in "-‑" else f" {t.text}" for t in self.tokens[place:after])
                joined = fold(written.strip()).replace("- ", "-").replace("‑ ", "-")
                return (joined if self.calls.kinds(joined) else " ".join(phrase)), after
        for form in (text, self.tokens[place].key, text.removesuffix("s")):
            if self.words.nouns.get(form) or self.calls.kinds(form):
                return form, place + 1
        return text, place + 1

    def _kinds(self, noun: str) -> tuple[str, ...]:
        said = self.words.nouns.get(noun, ())
        return (*said, *(kind for kind in self.calls.kinds(noun) if kind not in said))

    def _office(self, place: int) -> frozenset[str]:
        """What else one is called who is meant by the words at a place: «le chef de l'État» is a president."""
        said = tuple(word for token in self.tokens[place : place + 5] for word in words_in(token.text))
        return next((nouns for phrase, nouns in self.words.offices if said[: len(phrase)] == phrase), frozenset())

    def _determiner(self, place: int) -> int | None:
        """Where the determiner of a noun stands, numbers and adjectives between them apart."""
        at = place - 1
        while (
            at >= 0
            and place - at <= 4
            and (
                self.tokens[at].pos in ("ADJ", "NUM")
                or (self.tokens[at].pos in ("NOUN", "PUNCT") and at < self.tokens[at].head <= place)
            )
        ):
            at -= 1
        said = bare(self.tokens[at].text) if at >= 0 else ""
        if said in self.words.noun_determiners:
            return at
        if said not in self.words.contracted or self.tokens[at].pos == "DET":
            return None  # «des militaires ont pris le pouvoir»: nobody told before
        return at

    def count(self, first: int, last: int) -> int:
        """The number that some words say, 1 where they say none."""
        return max((self.words.numbers.get(bare(t.text), 1) for t in self.tokens[first:last]), default=1)

    def _qualified(self, place: int, after: int) -> str:
        """Whether the noun has a "complement" of its own ("le président du Sénat"), an "adjective", or neither.

        A complement without a determiner, which is no name, says of what "sort" it is: "le meneur de jeu".
        """
        bound = ""
        for child in self.sentence.children(place):
            token = self.tokens[child]
            if place < child < after or token.pos == "NUM":
                continue
            small = [self.tokens[c] for c in self.sentence.children(child)]
            if any(one.pos == "NUM" for one in small):
                continue  # «ce vendeur de 26 ans»
            led = any(one.dep == "case" for one in small)
            sort = led and token.pos == "NOUN" and not any(one.dep in ("det", "nmod", "nmod:poss") for one in small)
            sort = sort and not any(bare(one.text) in self.words.contracted for one in small)
            between = self.tokens[after:child]
            near = not any(t.text == "," or t.pos in ("VERB", "AUX") for t in between)
            if child > place and near and token.dep in ("nmod", "appos", "flat:name") and (led or token.pos == "PROPN"):
                if not sort:
                    return "complement"
                bound = bound or "sort"
            if token.dep == "acl:relcl" and child > place and not any(t.text == "," for t in between):
                return "complement"  # "the botanist who had hired me"
            if token.dep == "amod" and child > place and not self.pointing(place):
                bound = "adjective"
        following = self.tokens[after] if after < len(self.tokens) else None
        return "complement" if following is not None and following.pos == "PROPN" else bound

    def _bound_to_one(self, place: int, noun: str, bound: str) -> bool:
        """Whether an adjective leaves a person the one told before: of a state or a region, or of no office."""
        if noun not in self.words.titles or self._state_of(place):
            return True
        if bound == "sort":
            return noun not in self.words.officials
        adjectives = [c for c in self.sentence.children(place) if self.tokens[c].dep == "amod" and c > place]
        said = [bare(self.tokens[c].text) for c in adjectives]
        return bool(said) and all(word.endswith((*self.calls.of_places, *self.calls.of_parties)) for word in said)

    def pointing(self, place: int) -> bool:
        """Whether a demonstrative stands before the noun: "ce vendeur ambulant"."""
        start = self._determiner(place)
        return start is not None and bare(self.tokens[start].text) in self.words.demonstratives

    def _once(self, start: int, place: int) -> bool:
        """«l'ancien missionnaire»: what somebody was before, whatever the text calls them now."""
        return any(bare(token.text) in self.words.former for token in self.tokens[start + 1 : place])

    def gender(self, place: int) -> str:
        """The gender of a noun with a determiner, which says it where the noun does not ("la maire")."""
        start = self._determiner(place)
        told = noun_gender(self.sentence, start) if start is not None else "x"
        if told == "x" and bare(self.tokens[place].text).endswith(self.calls.epicene):
            return "x"  # «l'économiste»
        return told if told != "x" else noun_gender(self.sentence, place)

    def _demonyms(self, place: int) -> set[ActorMention]:
        return {m for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place}

    def _state_of(self, place: int) -> str:
        """Id of the state whose demonym qualifies a noun, or ""."""
        return next((m.actor.id for m in self._demonyms(place)), "")

    # ------------------------------------------------------------ those named before

    def _called(self, place: int, noun: str) -> Actor | None:
        """The one that the text called by this noun, of the state that the words say."""
        state = self._state_of(place)
        gender = self.gender(place)
        called = {id_ for id_, nouns in self.memory.nouns.items() if noun in nouns}
        for one in reversed(self.memory.spoken if called else ()):
            if len(one.actors) != 1 or one.actors[0].id not in called:
                continue
            actor = one.actors[0]
            if actor.kind == "person" and {gender, self.memory.genders.get(actor.id, "x")} == {"m", "f"}:
                continue  # «la nouvelle maire» is not the former «maire», a man
            ruled = self.memory.ruled.get(actor.id, "") or actor.state
            if not state or ruled == state or (not ruled and actor.kind == "person"):
                return actor
        return None

    def last(self, place: int, sort: str = "") -> tuple[Actor, ...]:
        """«ce dernier»: the one named last, of the gender and number that the word has."""
        number = int(sort[1]) if sort else number_of(self.sentence, place)
        gender = sort[0] if sort else noun_gender(self.sentence, place)
        for one in reversed(self.memory.spoken[-30:]):
            if self.number - one.sentence > 1:
                break
            if one.actors and agrees(one, gender if gender in "mf" else "x", number):
                return one.actors
        return ()

    def _hurt(self) -> tuple[Actor, ...]:
        """«la victime»: the person to whom something was done in the sentences before, where there is one."""
        near = [one for one in self.memory.spoken[-60:] if 0 < self.number - one.sentence <= _NEAR]
        if any(self.calls.undergone & one.nouns for one in near if not one.actors):
            return ()
        doers = {actor.id for one in near if one.place == "subject" for actor in one.actors}
        found = {
            one.actors[0].id: one.actors
            for one in near
            if len(one.actors) == 1 and one.actors[0].kind == "person" and one.actors[0].id not in doers
        }
        return next(iter(found.values())) if len(found) == 1 else ()

    def part(self, place: int) -> tuple[Actor, ...]:
        """«l'action a gagné 3 %», «les salariés ont débrayé», "shares fell": the firm that a text is about."""
        token = self.tokens[place]
        if token.pos != "NOUN" or not token.dep.startswith("nsubj"):
            return ()
        noun = self.calls.parts.get(bare(token.text), "")
        if not noun:
            return ()
        children = self.sentence.children(place)
        below = [
            self.tokens[c] for c in children if c < place or self.tokens[c - 1].text != ","
        ]  # «l'action, cotée, a»
        if any(one.dep.startswith(("nmod", "amod", "nummod", "acl", "appos", "compound")) for one in below):
            return ()  # «l'action de Danone», «les salariés grévistes», «les 40 salariés»
        articles = [one.morph.get("Definite") for one in below if one.pos == "DET"]
        if articles != ["Def"] and (articles or bare(token.text) not in self.calls.bare_parts):
            return ()
        return self.memory.main_body(noun)

    def native(self, place: int) -> tuple[Actor, ...]:
        """«le Lyonnais»: the person who stands out most, called by a town or region that no list has."""
        token = self.tokens[place]
        if not token.text[:1].isupper() or token.pos not in ("NOUN", "PROPN", "ADJ"):
            return ()
        start = self._determiner(place)
        if start is None or start != place - 1 or not token.dep.startswith("nsubj"):
            return ()
        if number_of(self.sentence, start) != 1:
            return ()
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if following is None or following.text[:1].isupper() or following.text in ("-", "‑"):
            return ()
        if following.text == "," and not self._relative_after(place + 1):
            return ()
        ends = bool(self.calls.of_places) and bare(token.text).endswith(self.calls.of_places)
        if not ends and bare(token.text) not in self.calls.persons.anybody:
            return ()
        return self._of_kind(place, "person", bare(token.text), False, anybody=True)

    def _relative_after(self, comma: int) -> bool:
        """Whether a relative clause stands after a comma: «la Savoyarde, qui fêtait ses 40 ans»; a name may stand there too."""
        after = self.tokens[comma + 1] if comma + 1 < len(self.tokens) else None
        return after is not None and after.pos == "PRON" and after.morph.get("PronType") == "Rel"

    def _of_kind(self, place: int, kind: str, noun: str, plural: bool, anybody: bool = False) -> tuple[Actor, ...]:
        if kind == "state":
            if self._state_of(place) or (plural and noun in self.words.counted):
                return ()
            main = self.memory.state_of_junta() if noun in self.words.juntas else self.memory.main_state(self.number)
            return (main,) if main is not None else ()
        if kind == "person" and plural:
            return ()
        if any(noun in one.nouns and not one.actors for one in self.memory.spoken[-40:] if self._back(one) <= FAR):
            return ()  # «un motard a été blessé ... le motard»
        candidates = self._candidates(place, kind, noun, plural, anybody)
        if len(candidates) > 1:
            return called_so(self.memory, self._word(place, kind, noun, plural, anybody), candidates)
        return candidates[0].last.actors if candidates else ()

    def _candidates(self, place: int, kind: str, noun: str, plural: bool, anybody: bool) -> list[Candidate]:
        """Who of a kind may be called so, the one spoken of last first."""
        others = self.memory.subjects(self.number, self.tokens[place].head)  # «il a reçu le ministre»: somebody else
        found: dict[str, Candidate] = {}
        for one in reversed(self.memory.spoken[-60:]):
            if self._back(one) > 2 * FAR or len(one.actors) != 1 or not is_kind(one.actors[0], kind):
                continue
            id_ = one.actors[0].id
            opens = one.sentence == self.number and one.token == 0 and one.place != "owner"
            if opens and noun in self.words.officials:
                continue  # «Luc Perrin, son frère, a écrit au ministre»
            if id_ not in others and self._may_be(one, place, kind, noun, plural, anybody):
                found.setdefault(id_, Candidate(one, len(found))).hear(one, self._back(one))
        return list(found.values())

    def _word(self, place: int, kind: str, noun: str, plural: bool, once: bool) -> Noun:
        return Noun(
            sort=f"{self.gender(place)}{1 + plural}",
            sentence=self.number,
            part=place_in_clause(self.sentence, place, place + 1),
            verb=self.tokens[place].head,
            noun=noun,
            kind=kind,
            bound=self._qualified(place, place + 1),
            pointed=self.pointing(place),
            once=once,
            state=self._state_of(place),
        )

    def _back(self, one: Spoken) -> int:
        return self.number - one.sentence

    def _may_be(self, one: Spoken, place: int, kind: str, noun: str, plural: bool, anybody: bool) -> bool:
        actor = one.actors[0]
        if kind != "person":
            if kind == "group" and actor.kind != kind and not self.calls.bodies.known(noun):
                return False  # «les séparatistes» are no organisation
            fits = kind != "organisation" or self._fits(actor, noun)
            return fits and not (plural and one.number == 1 and kind != "group")
        if {self.gender(place), one.gender} == {"m", "f"}:
            return False
        ruled, state = self.memory.ruled.get(actor.id, ""), self._state_of(place)
        if state and ruled != state and (ruled or noun in self.words.officials):
            return False  # «le président sénégalais» is one of Senegal
        return anybody or self._fits(actor, noun)
