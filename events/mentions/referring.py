"""Which of those named before a small word means: "il", "sa", "lui", "celui-ci", "tous deux"; nouns are read in ``descriptions``."""

from collections.abc import Iterator

from events.actors import ActorMention, Named, bare
from events.actors.naming import CLOSING, OPENING
from events.mentions.descriptions import Descriptions
from events.mentions.likely_meant import Word, foremost, meant
from events.mentions.phrases import noun_gender, number_of
from events.mentions.speaking import speaker
from events.mentions.spoken import Memory, Spoken
from events.model import Actor
from events.reading import Sentence

_NEVER_MEANT = ("ADP", "PUNCT", "VERB", "AUX", "ADV", "NUM", "CCONJ", "SCONJ", "PART", "SYM", "INTJ")
"""Parts of speech of words that mean nobody by themselves."""


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
        self.described = Descriptions(sentence, who, memory, number, self.absorbed)

    def meant_at(self, place: int) -> tuple[tuple[Actor, ...], str, int]:
        """Who the word at a place means, how, and the token after it."""
        token = self.tokens[place]
        text = bare(token.text).lstrip("-")
        for phrase in self.words.together_from.get(text, ()):
            alone = len(phrase) > 1 and phrase[0] not in self.words.articles
            if not alone and place + len(phrase) <= len(self.tokens) and self._joins(place + len(phrase) - 1):
                continue  # "both sides", "both France and Britain", "the two men"
            if tuple(bare(t.text) for t in self.tokens[place : place + len(phrase)]) == phrase:
                several = self.memory.several(self.described.count(place, place + len(phrase)), "", self.number)
                return several, "anaphora", place + len(phrase)
        if token.pos in _NEVER_MEANT and text not in self.words.latter_beginnings and token.dep != "nmod:poss":
            return (), "", place + 1
        latter, after = self._latter(place) if text in self.words.latter_beginnings else ("", place)
        if latter and (last := self.described.last(place, self.words.subject[latter])):
            return last, "anaphora", after
        if token.pos in ("PRON", "DET", "") and token.dep != "nmod:poss":
            sort = self._pronoun(place, text)
            if sort and self._emphatic(place):
                return (), "", place + 1
            if sort:
                indirect = token.dep == "iobj" or text in self.words.indirect
                if (
                    token.dep.startswith(("nsubj", "expl:subj"))
                    and text not in self.words.clitics | self.words.indirect
                ):
                    word = "passive" if self._passive(token.head) else "subject"
                else:
                    word = "other" if indirect else "object"
                small = self._word(place, sort, word)
                actors = meant(self.memory, small)
                if word in ("subject", "passive") and self._of_things(token.head, word):
                    actors = ()
                if not actors and sort[1] == "2" and word in ("subject", "passive"):
                    nobody = foremost(self.memory, small) is None
                    actors = self.memory.pair(self.number) if nobody else ()
                return actors, "anaphora", place + 1
        if text in self.words.speaker and token.pos == "PRON":
            return speaker(self.sentence, self.who, self.memory, self.number, place), "anaphora", place + 1
        noun = bool(place) and self.tokens[place - 1].pos == "DET"  # «le son de cloche»
        if text in self.words.possessive and not noun and (token.pos in ("DET", "PRON") or token.dep == "nmod:poss"):
            return self._owner(place, text), "possessive", place + 1
        noun_next = place + 1 < len(self.tokens) and self.tokens[place + 1].pos == "NOUN"
        led = token.dep in ("amod", "compound") and token.head > place + 1  # "the first major Allied victory"
        before_noun = token.pos == "ADJ" and (noun_next or led)
        if token.pos in ("NOUN", "ADJ", "PROPN", "X") and place and not token.text[:1].isupper() and not before_noun:
            return self.described.meant(place, text)
        return (), "", place + 1

    def _word(self, place: int, sort: str, part: str) -> Word:
        """A pronoun with what its clause and the words before it tell of whom it means."""
        verb = self.tokens[place].head
        like, above = self._like(verb, part), self._above(verb)
        sentenced = self.tokens[verb].key in self.memory.calls.sentenced
        before = self._quote_before(place), self._opener_before(place)
        return Word(sort, self.number, part, verb, like, above, *before, sentenced)

    def _quote_before(self, place: int) -> range:
        """The words in quotes that a pronoun after them says somebody said; none where there are none."""
        before = place - 1
        while before >= 0 and (self.tokens[before].pos in ("AUX", "VERB") or self.tokens[before].text in ("-", "-t")):
            before -= 1
        if before < 1 or self.tokens[before].text != "," or self.tokens[before - 1].text not in CLOSING:
            return range(0)
        end = before - 1
        opens = next((p for p in range(end - 1, -1, -1) if self.tokens[p].text in OPENING), 0)
        return range(opens, end)

    def _opener_before(self, place: int) -> range:
        """The words that open a sentence and tell of its subject: «Chargé par Paul Roy de l'enquête, [il]», «Ami de Paul Roy, [il]»."""
        first = self.tokens[0]
        told = first.morph.get("VerbForm") == "Part" or first.pos in ("NOUN", "ADJ")
        if place < 2 or self.tokens[place - 1].text != "," or not told or self.tokens[place].dep[:5] != "nsubj":
            return range(0)
        finite = any(token.morph.get("VerbForm") == "Fin" for token in self.tokens[1:place])
        return range(0) if finite else range(place - 1)

    def _joins(self, place: int) -> bool:
        """Whether a word belongs to a noun or name after it."""
        after = self.tokens[place + 1].pos if place + 1 < len(self.tokens) else ""
        return self.tokens[place].pos != "ADJ" and after in ("NOUN", "PROPN", "DET", "ADJ", "ADP", "PRON")

    def _latter(self, place: int) -> tuple[str, int]:
        """«celui-ci», of one token or of three, and the token after it; "" where something else stands there."""
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
        if bare(token.text).endswith(self.memory.calls.of_many):
            return None  # "the French"
        if not alone or before is None or before.morph.get("Definite") != "Def" or number_of(self.sentence, place) != 1:
            return None
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is not None and after.text[:1].isupper():
            return None
        gender = self.described.gender(place)
        return self.memory.native(mention.actor.id, gender if gender in "mf" else "x", self.number) or None

    def noun_meant(self, place: int) -> Spoken | None:
        """What a pronoun means that is a subject and nobody's name: "Un motard a été blessé. [Il] devait être opéré"."""
        token = self.tokens[place]
        if token.pos != "PRON" or not token.dep.startswith("nsubj"):
            return None
        sort = self._pronoun(place, bare(token.text).lstrip("-"))
        word = "passive" if self._passive(token.head) else "subject"
        found = foremost(self.memory, self._word(place, sort, word)) if sort else None
        if found is not None and found.small:  # the words that told it stand further back
            told_by = (one for one in reversed(self.memory.spoken) if one.actors == found.actors and not one.small)
            found = next(told_by, found)
        told = word == "passive" and found is not None and bool(found.actors)  # «il avait été annoncé»: no state
        named = told or (found is not None and any(actor.kind == "person" for actor in found.actors))
        return found if found is not None and not named and found.sentence < self.number else None

    def _pronoun(self, place: int, text: str) -> str:
        token = self.tokens[place]
        explained = token.dep.startswith("expl") and text not in self.words.subject
        if explained or self._impersonal(place) or token.text.lower().strip("-‑") in self.words.there:
            return ""
        if (
            token.pos == "PRON"
            and token.dep.startswith(("nsubj", "expl:subj", "ROOT", "dislocated", "dep", "parataxis"))
            and text in self.words.subject
        ):
            return self.words.subject[text]
        if text in self.words.clausal and self._of_clause(token.head):
            return ""  # «ceux qui le souhaitent»
        object_only = text in self.words.object and text not in self.words.subject
        if token.pos == "PRON" and (object_only or token.dep.startswith(("obj", "iobj", "obl", "nmod", "conj"))):
            return self.words.object.get(text, "")
        return ""

    def _of_clause(self, verb: int) -> bool:
        """«il l'a confirmé»: whether the object of a verb may be a clause; «il l'a confirmée» agrees with somebody."""
        agrees = noun_gender(self.sentence, verb) == "f" or number_of(self.sentence, verb) == 2
        participle = self.tokens[verb].morph.get("VerbForm") == "Part"
        return self.tokens[verb].key in self.memory.calls.clausal and not (participle and agrees)

    def _emphatic(self, place: int) -> bool:
        """«Kylian Mbappé, lui, est parti»: says once more who stands before it."""
        around = self.tokens[place - 1 : place + 2]
        return place > 1 and len(around) == 3 and around[0].text == around[2].text == ","

    def _passive(self, verb: int) -> bool:
        return any(self.tokens[c].dep in ("aux:pass", "nsubj:pass") for c in self.sentence.children(verb))

    def _of_things(self, verb: int, word: str) -> bool:
        """Whether only a thing does or undergoes what a verb says: «il s'est tenu en mars», «il fut promulgué»."""
        lemma = self.tokens[verb].key
        if word == "passive":
            return lemma in self.words.done_to_things
        with_ = {self.tokens[c].key for c in self.sentence.children(verb)}
        return any(lemma == one and (not beside or beside in with_) for one, beside in self.words.of_things)

    def _impersonal(self, place: int) -> bool:
        """«il est prévu que», «il faut»: nobody."""
        token = self.tokens[place]
        if bare(token.text).lstrip("-") not in self.words.nobody:
            return False
        governor = token.head
        clause = any(
            self.tokens[c].dep in ("csubj", "ccomp", "expl:subj") and c > governor
            for c in self.sentence.children(governor)
        )
        saying = self.tokens[governor].pos == "VERB" and not any(
            self.tokens[c].dep == "aux:pass" for c in self.sentence.children(governor)
        )
        lemma = self.tokens[governor].key
        if lemma in self.words.impersonal_with:  # «il y a», but not «il avait quinze ans»
            small = {bare(self.tokens[c].text) for c in range(place + 1, governor)}
            return self.words.impersonal_with[lemma] in small
        return (clause and not saying) or lemma in self.words.impersonal

    def _owner(self, place: int, text: str) -> tuple[Actor, ...]:
        """Who something belongs to; nobody where it is said of another person ("sa veuve")."""
        owned = self.tokens[place].head
        if bare(self.tokens[owned].text) in self.words.others or self.tokens[owned].lemma in self.words.others:
            return ()
        calls, noun = self.memory.calls, self.tokens[owned]
        like = calls.belongings.get(bare(noun.text)) or calls.belongings.get(noun.key, "")
        clause = next((p for p in self.sentence.ancestors(owned) if self.tokens[p].pos == "VERB"), -1)
        if (own := self._of_participle(clause, self.words.possessive[text])) is not None:
            return (own,)
        return meant(self.memory, Word(self.words.possessive[text], self.number, "owner", clause, like))

    def _of_participle(self, verb: int, sort: str) -> Actor | None:
        """«Stoianoglo, suspendu de ses fonctions»: the person of whom a participle tells, whose what it speaks of is."""
        token = self.tokens[verb] if verb >= 0 else None
        if token is None or token.morph.get("VerbForm") != "Part" or "2" in sort:
            return None
        noun = token.head if token.dep in ("acl", "amod") else -1
        if token.dep == "xcomp" and verb > 1 and self.tokens[verb - 1].text == ",":
            noun = verb - 2
        named = (m for m in self.who.actors if m.first <= noun < m.last and m.actor.kind == "person")
        return next((m.actor for m in named), None)

    def _above(self, verb: int) -> int:
        """The verb whose subject an infinitive has: «l'Autriche le réclame afin de le juger»."""
        while self.tokens[verb].morph.get("VerbForm") == "Inf" and self.tokens[verb].head != verb:
            verb = self.tokens[verb].head
        return verb

    def _like(self, verb: int, word: str) -> str:
        """What the verb of a pronoun tells of it, or a participle that opens its sentence: a person, an organisation, or nothing."""
        like = self._done_by(verb, word)
        if like or word not in ("subject", "passive"):
            return like
        opening = (self._done_by(place, "passive") for place in self._opening(verb))
        return next((told for told in opening if told), "")

    def _done_by(self, verb: int, word: str) -> str:
        lemma, calls = self.tokens[verb].key, self.memory.calls
        if lemma in calls.doings:
            return "person" if word in ("subject", "passive") else ""
        return "organisation" if lemma in calls.undergoings and word == "passive" else ""

    def _opening(self, verb: int) -> Iterator[int]:
        """The participles before a verb that say of its subject what was done to it: «Fondé en 1887, nationalisé, il est entré»."""
        if self.tokens[0].morph.get("VerbForm") != "Part" or not verb:
            return
        for place, token in enumerate(self.tokens[:verb]):
            helped = any(self.tokens[c].dep.startswith("aux") for c in self.sentence.children(place))
            if token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past" and not helped:
                yield place
