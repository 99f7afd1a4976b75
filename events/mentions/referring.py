"""Which of those named before a small word or noun means: "il", "sa", "le pays", "les deux hommes", "ce dernier"."""

from events.actors import ActorMention, Named, bare, words_in
from events.mentions.phrases import noun_gender, number_of
from events.mentions.spoken import FAR, Memory, Spoken, agrees, is_kind
from events.model import Actor, fold
from events.reading import Sentence


class Referring:
    """The words of one sentence that mean somebody named before, who is in the memory.

    Attributes:
        absorbed: mentions of the sentence that only qualify such a noun ("le président [ivoirien]").
    """

    def __init__(self, sentence: Sentence, who: Named, memory: Memory, number: int) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.who = who
        self.memory = memory
        self.words = memory.words
        self.number = number
        self.absorbed: set[ActorMention] = set()

    def meant_at(self, place: int) -> tuple[tuple[Actor, ...], str, int]:
        """Who the word at a place means, how, and the token after it."""
        token = self.tokens[place]
        text = bare(token.text).lstrip("-")
        for phrase in self.words.together:
            if phrase[0] == text and tuple(bare(t.text) for t in self.tokens[place : place + len(phrase)]) == phrase:
                several = self.memory.several(self._count(place, place + len(phrase)), "", self.number)
                return several, "anaphora", place + len(phrase)
        latter, after = self._latter(place, text)
        if latter and (last := self._last(place, self.words.subject[latter])):
            return last, "anaphora", after
        if token.pos in ("PRON", "DET", "") and token.dep != "nmod:poss":
            sort = self._pronoun(place, text)
            if sort and self._emphatic(place):
                return (), "", place + 1
            if sort:
                indirect = token.dep == "iobj" or text in ("lui", "leur")
                if token.dep.startswith(("nsubj", "expl:subj")) and not text.startswith("l"):
                    word = "passive" if self._passive(token.head) else "subject"
                else:
                    word = "other" if indirect else "object"
                actors = self.memory.meant(sort, self.number, word, token.head)
                if word in ("subject", "passive") and self._of_things(token.head, word):
                    actors = ()
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

    def _latter(self, place: int, text: str) -> tuple[str, int]:
        """«celui-ci», of one token or of three, and the token after it; "" where something else stands there."""
        if text and any(word.startswith(text) for word in self.words.latter):
            for after in range(place + 1, min(place + 3, len(self.tokens)) + 1):
                word = bare("".join(token.text for token in self.tokens[place:after]))
                if word in self.words.latter:
                    return word, after
        return "", place + 1

    def native_meant(self, mention: ActorMention) -> tuple[Actor, ...] | None:
        """Who is meant by where somebody is from («la Française avait démâté»); None where the state is meant."""
        place = mention.first
        token = self.tokens[place]
        before = self.tokens[place - 1] if place else None
        alone = mention.how == "demonym" and token.pos in ("NOUN", "PROPN") and token.text[:1].isupper()
        alone = alone and token.dep not in ("compound", "amod", "nmod", "appos")
        if not alone or before is None or before.morph.get("Definite") != "Def" or number_of(self.sentence, place) != 1:
            return None
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is not None and after.text[:1].isupper():
            return None
        gender = self._gender(place)
        return self.memory.native(mention.actor.id, gender if gender in "mf" else "x", self.number) or None

    def noun_meant(self, place: int) -> Spoken | None:
        """What a pronoun means that is a subject and nobody's name: "Un motard a été blessé. [Il] devait être opéré"."""
        token = self.tokens[place]
        if token.pos != "PRON" or not token.dep.startswith("nsubj"):
            return None
        sort = self._pronoun(place, bare(token.text).lstrip("-"))
        word = "passive" if self._passive(token.head) else "subject"
        found = self.memory.foremost(sort, self.number, word, token.head) if sort else None
        told = word == "passive" and found is not None and bool(found.actors)  # «il avait été annoncé»: no state
        named = told or (found is not None and any(actor.kind == "person" for actor in found.actors))
        return found if found is not None and not named and found.sentence < self.number else None

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

    def _emphatic(self, place: int) -> bool:
        """«Kylian Mbappé, lui, est parti»: says once more who stands before it."""
        around = self.tokens[place - 1 : place + 2]
        return place > 1 and len(around) == 3 and around[0].text == around[2].text == ","

    def _passive(self, verb: int) -> bool:
        return any(self.tokens[c].dep in ("aux:pass", "nsubj:pass") for c in self.sentence.children(verb))

    def _of_things(self, verb: int, word: str) -> bool:
        """Whether only a thing does or undergoes what a verb says: «il s'est tenu en mars», «il fut promulgué»."""
        lemma = fold(self.tokens[verb].lemma)
        if word == "passive":
            return lemma in self.words.done_to_things
        with_ = {fold(self.tokens[c].lemma).strip("'") for c in self.sentence.children(verb)}
        return any(lemma == one and (not beside or beside in with_) for one, beside in self.words.of_things)

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
        lemma = fold(self.tokens[governor].lemma)
        if lemma in self.words.impersonal_with:  # «il y a», but not «il avait quinze ans»
            small = {bare(self.tokens[c].text) for c in range(place + 1, governor)}
            return self.words.impersonal_with[lemma] in small
        return (clause and not saying) or lemma in self.words.impersonal

    def _owner(self, place: int, text: str) -> tuple[Actor, ...]:
        """Who something belongs to; nobody where it is said of another person ("sa veuve")."""
        owned = self.tokens[place].head
        if bare(self.tokens[owned].text) in self.words.others or self.tokens[owned].lemma in self.words.others:
            return ()
        return self.memory.meant(self.words.possessive[text], self.number, "owner")

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
        office = self._office(place)
        if office and not plural:
            return self.memory.holder(office, self.number, self._gender(place)), "noun", place + 1
        if bound == "complement":
            return nothing
        kinds = self.words.nouns.get(text, ()) or self.words.nouns.get(self.tokens[place].lemma, ())
        pointed = bare(self.tokens[start].text) in self.words.demonstratives
        if not kinds and pointed and text in self.words.titles:
            kinds = ("person",)
        if text in self.words.several and not bound:
            return self.memory.several(self.words.several[text], "person", self.number), "noun", place + 1
        if count > 1 and text in self.words.counted and (states := self.memory.several(count, "state", self.number)):
            return states, "noun", place + 1
        if count > 1 and kinds:
            for kind in kinds:
                several = self.memory.several(count, kind, self.number)
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
            if bound and kind == "person" and text in self.words.titles and not self._state_of(place):
                continue  # «le ministre chargé» may be another; «l'intéressé» is not
            actors = self._of_kind(place, kind, text, plural)
            if not actors and plural and kind == "organisation":
                actors = self.memory.several(0, kind, self.number)  # «les syndicats»
            if actors and bound:
                self.absorbed |= {
                    m for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place
                }
            if actors:
                return actors, "noun", place + 1
        return nothing

    def _office(self, place: int) -> frozenset[str]:
        """What else one is called who is meant by the words at a place: «le chef de l'État» is a president."""
        said = tuple(word for token in self.tokens[place : place + 5] for word in words_in(token.text))
        return next((nouns for phrase, nouns in self.words.offices if said[: len(phrase)] == phrase), frozenset())

    def _determiner(self, place: int) -> int | None:
        """Where the determiner of a noun stands, numbers and adjectives between them apart."""
        at = place - 1
        while at >= 0 and place - at <= 3 and self.tokens[at].pos in ("ADJ", "NUM"):
            at -= 1
        if at < 0 or bare(self.tokens[at].text) not in self.words.noun_determiners | {"du", "au", "des", "aux"}:
            return None
        if bare(self.tokens[at].text) == "des" and self.tokens[at].pos == "DET":
            return None  # «des militaires ont pris le pouvoir»: nobody told before
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
            between = self.tokens[place + 1 : child]
            near = not any(t.text == "," or t.pos in ("VERB", "AUX") for t in between)
            if child > place and near and token.dep in ("nmod", "appos", "flat:name") and (led or token.pos == "PROPN"):
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
        gender = self._gender(place)
        called = {id_ for id_, nouns in self.memory.nouns.items() if text in nouns}
        for one in reversed(self.memory.spoken if called else ()):
            if len(one.actors) != 1 or one.actors[0].id not in called:
                continue
            actor = one.actors[0]
            if actor.kind == "person" and {gender, self.memory.genders.get(actor.id, "x")} == {"m", "f"}:
                continue  # «la nouvelle maire» is not the former «maire», a man
            ruled = self.memory.ruled.get(actor.id, "")
            if not state or not ruled or ruled == state:
                return actor
        return None

    def _gender(self, place: int) -> str:
        """The gender of a noun with a determiner, which says it where the noun does not ("la maire")."""
        start = self._determiner(place)
        told = noun_gender(self.sentence, start) if start is not None else "x"
        return told if told != "x" else noun_gender(self.sentence, place)

    def _state_of(self, place: int) -> str:
        """Id of the state whose demonym qualifies a noun, or ""."""
        return next(
            (m.actor.id for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place), ""
        )

    def _last(self, place: int, sort: str = "") -> tuple[Actor, ...]:
        """«ce dernier»: the one named last, of the gender and number that the word has."""
        number = int(sort[1]) if sort else number_of(self.sentence, place)
        gender = sort[0] if sort else noun_gender(self.sentence, place)
        for one in reversed(self.memory.spoken[-30:]):
            if self.number - one.sentence > 1:
                break
            if one.actors and agrees(one, gender if gender in "mf" else "x", number):
                return one.actors
        return ()

    def _of_kind(self, place: int, kind: str, text: str, plural: bool) -> tuple[Actor, ...]:
        memory = self.memory
        gender = self._gender(place)
        if kind == "state":
            state = next(
                (m.actor for m in self.who.actors if m.how == "demonym" and self.tokens[m.first].head == place), None
            )
            if state is not None or (plural and text in self.words.counted):
                return ()
            main = memory.state_of_junta() if text in self.words.juntas else memory.main_state()
            return (main,) if main is not None else ()
        best: Spoken | None = None
        most = 0.0
        for one in memory.spoken[-60:]:
            if self.number - one.sentence > 2 * FAR or len(one.actors) != 1 or not is_kind(one.actors[0], kind):
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
        if text in self.words.courts:
            return text in called or text in words_in(next(iter(actor.names.values()), ""))
        if text in self.words.callings and called & self.words.named and text not in called:
            return text in words_in(next(iter(actor.names.values()), ""))
        if text in ("organisation", "institution", "instance", "organization", "body", "agence", "agency"):
            return True
        return public == (text in official) or text in called
