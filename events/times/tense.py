"""The tense of the verb that a time expression goes with, read from the forms of the words around it.

No parse is needed: a future ending, an auxiliary with a participle near it, an ending of the past.
"""

from collections.abc import Container, Sequence
from functools import cache
from itertools import pairwise

from events.language import load
from events.language.tokens import NORMAL, Seen
from events.times.ahead import Ahead
from events.times.around import Around
from events.times.inverted import after_pronoun, before_pronoun
from events.times.sign import Sign
from events.times.verbs import CLAUSE, EITHER, Verbs, relative_verbs

_MEASURED = 14  # tokens between a word that compares numbers and the date
_DECIMAL = (",", ".")
_HEAD = 24  # tokens of a participle's phrase at the head of a sentence
_DONE_FIRST = 9  # tokens from "after" to the day of what was done first
_DONE_BEFORE = 5  # tokens from «d'avoir» to the day of what was done
_DONE = 10  # tokens from «avoir» of what was done to its night
_RANKED = 9  # tokens from "the first" to the infinitive of what somebody is the first to do
_HEADED = 2  # tokens before a participle at the head of its sentence: «D'abord prévu lundi, ...»
_SAID = 2  # tokens in which a verb that reports follows its auxiliary: «a fait savoir»


class Tenses:
    """The signs of tense of one language."""

    def __init__(self, language: str) -> None:
        data = load(language, "tense")
        self.future_words = frozenset(data["future_words"])
        self.future_endings = tuple(data["future_endings"])
        in_r = data["stems_in_r"]
        lasting_in_r = (stem + ending for stem in in_r for ending in data["lasting_in_r"])
        self.future_not = frozenset(data["future_not"]).union(lasting_in_r)
        self.future_not_endings = tuple(data["future_not_endings"])
        self.formerly = frozenset(data["formerly"])
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.having = frozenset(data.get("having", ()))
        self.participles = tuple(data["participles"])
        self.participles_not = frozenset(data["participles_not"])
        self.beside_words = frozenset(data["beside_words"])
        self.reach = int(data["participle_reach"])
        self.present_words = frozenset(data["present_words"])
        self.present_not = tuple(tuple(phrase.split()) for phrase in data.get("present_not", ()))
        self.past_words = frozenset(data["past_words"])
        self.past_endings = tuple(data["past_endings"])
        self.past_not = frozenset(data["past_not"]).union(data.get("present_not_story", ()))
        story_in_r = (stem + ending for stem in in_r for ending in data["story_in_r"])
        self.story_words = frozenset(data["story_words"]).union(story_in_r)
        self.story_endings = tuple(data["story_endings"])
        self.story_not = frozenset(data["story_not"]).union(data.get("present_not_story", ()))
        self.foretelling = frozenset(data["foretelling"])
        self.foretelling_endings = tuple(data["foretelling_endings"])
        self.passive = frozenset(data["passive"])
        self.also_done = frozenset(data.get("also_done", ()))
        self.done = frozenset(data.get("done", ()))
        self.done_after_having = frozenset(data.get("done_after_having", ()))
        self.done_at_once = frozenset(data.get("done_at_once", ()))
        self.future_before = frozenset(data.get("future_before", ()))
        self.future_links = frozenset(data.get("future_links", ()))
        self.opening_clauses = frozenset(data.get("opening_clauses", ()))
        self.fronting = frozenset(data.get("fronting", ()))
        self.planned = frozenset(data.get("planned", ()))
        self.inverted = frozenset(data.get("inverted", ()))
        self.inverted_link = str(data.get("inverted_link", ""))
        self.having_over = frozenset(data.get("having_over", ()))
        self.able = frozenset(data["able"])
        self.before_doing = frozenset(data["before_doing"])
        self.doing = tuple(data["doing"])
        self.having_done = frozenset(data.get("having_done", ()))
        self.gerund_after = frozenset(data.get("gerund_after", ()))
        self.gerund_endings = tuple(data.get("gerund_endings", ()))
        self.future_perfect = frozenset(data.get("future_perfect", ()))
        self.future_perfect_of = frozenset(data.get("future_perfect_of", ()))
        self.owing = frozenset(data.get("owing", ()))
        self.owed = frozenset(data.get("owed", ()))
        self.infinitives = tuple(data.get("infinitives", ()))
        self.infinitive_of = frozenset(data.get("infinitive_of", ()))
        self.ranked = frozenset(data.get("ranked", ()))
        self.conditional = frozenset(data.get("conditional", ()))
        self.pluperfect = frozenset(data["pluperfect"])
        self.ahead = Ahead(language)
        self.around = Around(language)
        self.pluperfect_not = frozenset(data["pluperfect_not"])
        self.pluperfect_motion = frozenset(data["pluperfect_motion"])
        self.lasting_endings = tuple(data["lasting_endings"])
        self.motion = frozenset(data["motion"])
        self.meant = frozenset(data["meant"])
        self.saying = frozenset(data["saying"])
        self.opening = frozenset(data["before_saying"])
        self.aside_reach = int(data["before_saying_reach"])
        self.before_verb = self.auxiliaries.union(data["clitics"])
        self.units = frozenset(data["units"])
        self.unit_links = frozenset(data["unit_links"])
        self.bare_participles = frozenset(data["bare_participles"])
        self.attaching = frozenset(data["attaching"])
        self.dating = frozenset(data.get("dating", ()))
        self.comparing = frozenset(data["comparing"])
        self.comparing_links = frozenset(data["comparing_links"])
        self.measuring = frozenset(data["measuring"])
        self.beside_endings = tuple(data["beside_endings"])
        self.beside_not_endings = tuple(data["beside_not_endings"])
        self.beside_not = frozenset(data["beside_not"])
        self.before_nouns = frozenset(data["before_nouns"])
        self.breaks = frozenset(data["breaks"])
        self.joining = frozenset(data["joining"])
        self.relatives = frozenset(data.get("relatives", ()))
        self.relatives_in_commas = frozenset(data.get("relatives_in_commas", ()))
        self.being_now = frozenset(data.get("being_now", ()))
        self.cleft = frozenset(data.get("cleft", ()))
        self.cleft_verbs = frozenset(data.get("cleft_verbs", ()))
        self._seen: Seen[Sign | None] = Seen(self._alone)
        self._leads_to = Seen(self._after_auxiliary)
        self._foretells = Seen(self._before_participle)

    def of(self, tokens: Sequence[str], words: Sequence[str]) -> Verbs:
        """The verbs of a sentence, of its tokens as they stand there and in lower case."""
        places: list[tuple[int, str]] = []
        breaks: list[int] = []
        relatives: list[int] = []
        beside: dict[int, str] = {}
        earlier: set[int] = set()
        lasting: set[int] = set()
        meant: set[int] = set()
        saying: set[int] = set()
        compares = False
        signs = [(place, sign) for place, sign in enumerate(map(self._seen.__getitem__, tokens)) if sign]
        amounts = frozenset() if self.units.isdisjoint(words) else self._amounts(words)
        ahead = False
        joining: list[int] = []
        for place, sign in signs:
            if sign.parts:
                if place not in amounts and not self.around.is_pair(words, place):
                    breaks.append(place)
                continue
            ahead = ahead or sign.ahead
            if sign.tells and (tense := self._said(tokens, words, place, sign)):
                if (
                    places
                    and places[-1][1] == "future"
                    and self.around.shares_helper(words, places[-1][0], place, tense)
                ):
                    tense = "future"
                places.append((place, tense))
                if sign.lasting:
                    lasting.add(place)
                if sign.meant:
                    meant.add(place)
                reports = (sign.says or sign.leads) and self._reports(words, place)
                if reports and (len(places) > 1 or not self._is_fronted(words, place)):
                    saying.add(place)
            elif sign.gerund and place and words[place - 1] in self.gerund_after:
                beside[place] = "past"  # «En rejetant mercredi le pourvoi, la Cour rend ...»
            elif sign.participle and self._told_passively(words, place):
                places.append((place, "story"))
            elif sign.participle and not self._named(words, place) and not _is_name(tokens, place):
                beside[place] = "future" if self._yet_to_be(words, place) else "past"
                if words[place] in self.saying and self._reports(words, place):
                    saying.add(place)
            if sign.leads and self._earlier(words, place):
                earlier.add(place)
            if sign.breaks and place not in amounts and not self.around.is_pair(words, place):
                breaks.append(place)
                if sign.joins:
                    joining.append(place)
            compares = compares or sign.compares
            if sign.relative or (sign.adds and place and words[place - 1] == "," and not self._is_cleft(words)):
                relatives.append(place)
        failed = self._put_off(words, places, earlier)
        aside = relative_verbs(relatives, places) if relatives else {}
        between = self._between(tokens, words, places)
        apposed = tuple(place for place in beside if place and words[place - 1] == ",") if beside else ()
        commas = tuple(place for place in breaks if words[place] == ",") if apposed or aside else ()
        last = places[-1][0] if places and between else -1
        if last in between and between[last][1] == len(words) and all(place in between for place, _ in places):
            del between[last]  # "A second, on Monday, at noon, reached them": what ends it is its verb
        return Verbs(
            tuple(places),
            tuple(breaks),
            aside,
            between,
            beside,
            frozenset(earlier),
            frozenset(lasting),
            frozenset(meant),
            frozenset(saying),
            tuple(place for place in breaks if words[place] == ";") if ";" in words else (),
            compares,
            tuple(joining),
            amounts,
            ahead,
            commas,
            apposed,
            self._said_that(words, places),
            failed | self._put_off_by(words, places),
            frozenset(at for at in beside if not self.around.agents.isdisjoint(words[at + 1 : at + 2])),
        )

    def _said_that(self, words: Sequence[str], places: Sequence[tuple[int, str]]) -> frozenset[int]:
        """The places of what opens what somebody said: "said in a statement on Tuesday [that] she would resign"."""
        said = (at for at, told in places if told == "past" and not self.saying.isdisjoint(words[at : at + CLAUSE]))
        first = next(said, len(words))
        return frozenset(place for place in range(first, len(words)) if words[place] in self.around.telling_that)

    def _put_off_by(self, words: Sequence[str], places: Sequence[tuple[int, str]]) -> frozenset[int]:
        """The participles of what was to be whose sentence puts it off: «Le procès, prévu du 6 au 8 mars, a été reporté»."""
        return frozenset(
            place
            for (place, tense), (main, told) in pairwise(places)
            if tense == "future"
            and told == "past"
            and words[place].endswith(self.participles)
            and self.around.was_put_off(words, main)
        )

    def _is_cleft(self, words: Sequence[str]) -> bool:
        """Whether a sentence opens as one whose clause tells on: «C'est déguisée en mendiante, à pied, qu'elle y vint»."""
        return bool(words) and words[0] in self.cleft and not self.cleft_verbs.isdisjoint(words[1:3])

    def _amounts(self, words: Sequence[str]) -> frozenset[int]:
        """The places of the numbers and units of amounts: «1,1 %», «3,5 millions d'euros»."""
        found: set[int] = set()
        for last, word in enumerate(words):
            if word not in self.units:
                continue
            first = last
            while first > 0 and self._is_of_amount(words[first - 1]):
                first -= 1
            while first <= last and not words[first].isdigit():
                first += 1
            found.update(range(first, last + 1))
        return frozenset(found)

    def _is_of_amount(self, word: str) -> bool:
        return word.isdigit() or word in _DECIMAL or word in self.units or word in self.unit_links

    def compared(self, words: Sequence[str], first: int) -> bool:
        """Whether a date is only compared with: «celui du 4 mai 2021», «contre 3 millions un an plus tôt»."""
        before = words[max(0, first - _MEASURED) : first]
        linked = before[:-1] if before and before[-1] in self.comparing_links else before
        if linked and linked[-1] in self.comparing:
            return True
        if self.measuring.isdisjoint(before):
            return False
        place = max(place for place, word in enumerate(before) if word in self.measuring)
        return any(word[0].isdigit() for word in before[place + 1 :])

    def foretold(self, words: Sequence[str], verb: int) -> bool:
        """Whether the verb at a place, of a future, says what will be and not what would: «est fixée au 9 janvier» does."""
        if 0 < verb < len(words) and words[verb - 1] in self.being_now and words[verb] in self.future_words:
            return True
        words = words[max(0, verb - CLAUSE) : verb + 1]
        return any(word in self.foretelling or word.endswith(self.foretelling_endings) for word in words)

    def is_perfect(self, words: Sequence[str], verb: int) -> bool:
        """Whether a verb or participle tells in the perfect of news: «a jugé», «a été jugé»."""
        return not self.having.isdisjoint(words[max(0, verb - CLAUSE) : verb + 1])

    def plans(self, words: Sequence[str], verb: int) -> bool:
        """Whether a verb that looks ahead tells that somebody planned something: "In May, the firm planned a takeover"."""
        verb += words[verb] in self.having  # «Dimanche, le maire a convoqué une réunion»
        after = words[verb + 1 : verb + 2]
        return (
            verb < len(words)
            and words[verb] in self.planned
            and bool(after)
            and (after[0] in self.before_nouns or after[0] in self.ahead.to_be_done)
        )

    def was_over(self, words: Sequence[str], first: int) -> bool:
        """Whether a date is of what an infinitive tells as over: «annonce avoir abattu deux drones dans la nuit»."""
        for place in range(first - 1, max(-1, first - 1 - _DONE), -1):
            if words[place] in self.breaks:
                return False
            if words[place] in self.having_done:
                return any(map(self._participle, words[place + 1 : place + 3]))
        return False

    def was_done(self, words: Sequence[str], first: int) -> bool:
        """Whether a weekday is of what somebody is said to have done: «l'accusent d'avoir menti jeudi»."""
        for place in range(first - 1, max(-1, first - 1 - _DONE_BEFORE), -1):
            if words[place] in self.breaks:
                return False
            if words[place] in self.having_over and any(map(self._participle, words[place + 1 : place + 3])):
                return place > 1 and words[place - 1] == "'"
        return False

    def came_first(self, words: Sequence[str], first: int) -> bool:
        """Whether a weekday is of what was done before the rest: "resumed the search after [suspending it on Saturday]"."""
        for place in range(first - 1, max(0, first - 1 - _DONE_FIRST), -1):
            if words[place] in self.breaks:
                return False
            if words[place - 1] in self.before_doing:
                return words[place].endswith(self.doing)
        return False

    def attaches(self, words: Sequence[str], first: int) -> bool:
        """Whether a date stands with the noun before it: «le coup d'État de 2020», and not «L'ouvrage date de 1963»."""
        if first > 1 and words[first - 1] == "'":
            first -= 1  # «la présidentielle d'octobre»
        dates = first > 1 and words[first - 2] in self.dating
        return first > 0 and words[first - 1] in self.attaching and not dates

    def names(self, words: Sequence[str], first: int) -> bool:
        """Whether a year only follows a comma or a noun, so that nothing says that something happened then."""
        return words[first - 1] == "," or self.attaches(words, first)

    def _said(self, tokens: Sequence[str], words: Sequence[str], place: int, sign: Sign) -> str:
        """What a word says of the tense, given the words around it."""
        if sign.leads:
            return self._led(words, place) or sign.tense
        if sign.tense == "future" and place and words[place - 1] in self.comparing:
            return ""  # «comme prévu le 3 mai»
        if (
            sign.tense == "future"
            and place
            and words[place] in self.done_after_having
            and words[place - 1] in self.having
        ):
            return "past"
        formerly = place > 0 and words[place - 1] in self.formerly
        if formerly and (
            sign.tense == "future" or (sign.appointed and self.ahead.is_appointed(tokens, words, place, ever=True))
        ):
            return EITHER  # «initialement prévu le 5 juin»
        if sign.tense == "future" and words[place] in self.also_done and not self._leads_on(words, place):
            return "past"  # «a été fixé le 23 juillet»
        if sign.tense == "future" and words[place] in self.future_before:
            following = words[place + 1 : place + 2]
            return "future" if following and following[0] in self.future_links else ""
        if sign.tense == "future" and words[place] in self.owing and self._owes(words, place):
            return ""  # «La date ne doit rien au hasard»
        if sign.announced and self.ahead.is_announced(words, place):
            return "future"
        if sign.tense == "future" and words[place] in self.future_perfect and self._is_over(words, place):
            return "past"
        if sign.appointed:
            return "future" if self.ahead.is_appointed(tokens, words, place) else sign.tense
        if (led := self.around.infinitive_led(words, place)) is not None:
            return led
        if sign.tense == "present" and any(_begins(words, place, phrase) for phrase in self.present_not):
            return "past"  # «Vendredi, l'homme ouvre le feu»: a scene, and no announcement
        if sign.tense in ("future", "present"):
            reflexive = place > 0 and sign.tense == "present" and words[place - 1] == "'"
            listed = not reflexive and (sign.tense == "present" or words[place] in self.future_words)
            return "" if listed and self._named(words, place) else sign.tense  # «à son compte», «leur rencontre»
        if sign.tense == "past" and self._told_passively(words, place):
            return "story"  # «Elle fut élue le 13 mai»
        if sign.tense == "past" and self._yet_to_be(words, place):
            return "future"
        if place and words[place] in self.bare_participles and words[place - 1] in self.ahead.towards:
            return ""  # "planning to cut"
        if sign.tense == "past" and self._is_noun(words, place):
            return ""  # «trois jours après l'annonce de sa mort»
        return sign.tense

    def _is_over(self, words: Sequence[str], place: int) -> bool:
        """Whether a future says of what is over what it was: «il aura fallu échanger en février»."""
        return not self.future_perfect_of.isdisjoint(words[place + 1 : place + 1 + self.reach])

    def _leads_on(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle that may look ahead does: «est fixé au 3 mai», and not «a été fixé le 3 mai»."""
        return self.ahead.leads_to_a_day(words, place) or not self._after_participle(words, place)

    def _is_done(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle that may look ahead does not: «avait été déclaré fixé le 23 juillet»."""
        return words[place] in self.also_done and not self._leads_on(words, place)

    def _after_participle(self, words: Sequence[str], place: int) -> bool:
        before = words[place - 1] if place else ""
        if before in self.done_at_once and place + 1 < len(words):
            return words[place + 1] not in self.before_nouns
        return before in self.done or (len(before) > 3 and before.endswith(self.participles))

    def _owes(self, words: Sequence[str], place: int) -> bool:
        """Whether a verb of what is due has an object and no infinitive: «doit autant au hasard», not «doit tout revoir»."""
        words = words[place + 1 : place + 3]
        return bool(words) and words[0] in self.owed and not words[-1].endswith(self.infinitives)

    def _reports(self, words: Sequence[str], place: int) -> bool:
        """Whether a verb reports what its sentence says before: «, a annoncé mercredi le procureur»."""
        after = after_pronoun(words, place, self.inverted, self.inverted_link)
        follows = not self.saying.isdisjoint(words[after : after + _SAID])
        if not follows and words[place] not in self.saying:
            return False
        while place and words[place - 1] in self.before_verb:
            place -= 1
        return not self.opening.isdisjoint(words[max(0, place - self.aside_reach) : place])

    def _is_fronted(self, words: Sequence[str], verb: int) -> bool:
        """Whether the first verb of a sentence has no more before it than when or where: "On 26 March, the mayor said"."""
        return words[0] in self.fronting and words[:verb].count(",") == 1

    def _put_off(self, words: Sequence[str], places: list[tuple[int, str]], earlier: Container[int]) -> frozenset[int]:
        """What was to be, in commas, of what had happened before is over: «Le départ, prévu samedi, avait été retardé».

        So is what fell through, whose places come back: «Le vote attendu lundi n'a pas eu lieu».
        """
        failed: set[int] = set()
        for index, (place, tense) in enumerate(places):
            opened = place <= _HEADED or "," in words[max(0, place - 2) : place]  # «, initialement prévue samedi,»
            if tense not in ("future", EITHER) or not words[place].endswith(self.participles):
                continue
            end = self.around.fell_through(words, place)
            if end > 0 and not any(map(self._future, words[place + 1 : end])):
                places[index] = place, "past"
                failed.add(place)
            elif opened:
                closes = next((at for at in range(place, len(words)) if words[at] == ","), len(words))
                main = next((at for at, _ in places[index + 1 :] if at > closes), -1)
                if main in earlier:
                    places[index] = place, "past"
        return frozenset(failed)

    def _between(
        self, tokens: Sequence[str], words: Sequence[str], places: Sequence[tuple[int, str]]
    ) -> dict[int, tuple[int, int]]:
        """The participles that follow a comma, each with the places of that comma and the next, or the end."""
        found: dict[int, tuple[int, int]] = self._at_head(
            tokens, words, any(tense == "future" for at, tense in places if at)
        )
        for place, tense in places:
            opened = tense == "past" and place and words[place - 1] in (",", ";")
            if opened and words[place].endswith(self.participles) and words[place] not in self.auxiliaries:
                closes = next((at for at in range(place, len(words)) if words[at] == ","), len(words))
                found[place] = place - 1, closes
        return found

    def _at_head(self, tokens: Sequence[str], words: Sequence[str], to_come: bool) -> dict[int, tuple[int, int]]:
        """A participle that opens its sentence, until the comma: «Interpellé à Lisbonne en 2022, il a été remis».

        One that may look ahead only where nothing of the sentence is to come: «Convoqués mercredi, ils ont refusé».
        """
        if "," not in words[:_HEAD]:
            return {}
        word, following = words[0], self._seen[tokens[1]]
        sign = self._seen[word]
        over = word in self.also_done and not to_come
        formed = sign is not None and (sign.participle or sign.tense == "past" or over) and not sign.leads
        verbal = following is not None and bool(following.tense or following.leads)  # "Reed left on May 3, ..."
        return {0: (-1, words.index(","))} if formed and not verbal and word.endswith(self.participles) else {}

    def _alone(self, token: str) -> Sign | None:
        """What a word says by itself."""
        word = NORMAL[token]
        tense = self._tense(word, token)
        leads = word in self.auxiliaries and tense in ("", "past")
        looks = word in self.beside_words or (
            len(word) > 2
            and word.endswith(self.beside_endings)
            and word not in self.beside_not
            and not word.endswith(self.beside_not_endings)
        )
        announced = word in self.ahead.announced
        appointed = word in self.ahead.appointed | self.ahead.calling | self.ahead.setting
        sign = Sign(
            parts=False,
            tense=tense,
            leads=leads,
            breaks=word in self.breaks,
            relative=word in self.relatives,
            announced=announced,
            appointed=appointed,
            compares=word in self.comparing or word in self.measuring,
            participle=looks and not tense,
            lasting=tense == "past" and len(word) > 3 and word.endswith(self.lasting_endings),
            meant=word in self.meant,
            says=bool(tense) and word in self.saying,
            gerund=not tense and bool(self.gerund_endings) and word.endswith(self.gerund_endings),
            ahead=word in self.ahead.looking,
            adds=word in self.relatives_in_commas,
            tells=bool(tense or leads or announced or appointed),
            joins=word in self.joining,
        )
        if sign.breaks and sum(map(bool, sign)) == 1:
            return sign._replace(parts=True)
        return sign if any(sign) else None

    def _tense(self, word: str, token: str) -> str:
        named = len(token) > 1 and token.istitle()  # an ending says nothing of a name: «Accra», «Ankara»
        if self._story(word, token):
            return "story"
        if word in self.future_words or (not named and self._future(word)):
            return "future"
        past = word in self.past_words or (
            len(word) > 3 and not named and word.endswith(self.past_endings) and word not in self.past_not
        )
        if past:
            return "past"
        return "present" if word in self.present_words else ""

    def _future(self, word: str) -> bool:
        if word in self.future_words:
            return True
        ends = len(word) > 3 and word.endswith(self.future_endings) and word not in self.future_not
        return ends and not word.endswith(self.future_not_endings)

    def _led(self, words: Sequence[str], place: int) -> str:
        """The tense of an auxiliary at a place with the words that follow it."""
        after = after_pronoun(words, place, self.inverted, self.inverted_link)
        following = range(after, self._end_of_reach(words, after))
        if self.ahead.announces(words, after) or self.ahead.is_to_do(words, place):
            return "future"
        if self.ahead.is_about_to(words, place):
            return "present"
        if self.around.was_foretold(words, place):
            return "future"
        tenses_ = ["past" if self._is_done(words, at) else self._leads_to[words[at]] for at in following]
        return "future" if "future" in tenses_ else "past" if "past" in tenses_ else ""

    def _end_of_reach(self, words: Sequence[str], first: int) -> int:
        """Up to where a participle may be of an auxiliary: not beyond what opens a clause ("it was announced that France would")."""
        last = min(len(words), first + self.reach)
        return next((at for at in range(first, last) if words[at] in self.opening_clauses), last)

    def _after_auxiliary(self, word: str) -> str:
        """The tense that a word gives an auxiliary before it."""
        if word in self.future_words:
            return "future"
        if word in self.pluperfect_not or word in self.participles_not:
            return ""  # «a lieu», «ont jusqu'au 2 octobre»
        return "past" if len(word) > 1 and word.endswith(self.participles) else ""

    def _earlier(self, words: Sequence[str], place: int) -> bool:
        """Whether an auxiliary with what follows tells of what had happened before: «avait vendu», «s'était enfui»."""
        word = words[place]
        following = words[place + 1 : place + 1 + self.reach]
        if word in self.pluperfect:
            if following and following[0] in self.pluperfect_not:
                return False
            return any(map(self._participle, following))
        if word in self.pluperfect_motion:
            return not self.motion.isdisjoint(following) or words[place - 1] == "'"
        return False

    def _participle(self, word: str) -> bool:
        return len(word) > 1 and (
            word.endswith(self.participles) or word in self.past_words or word in self.bare_participles
        )

    def _yet_to_be(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle is of a future passive: «sera signé», «doit être élue», "will be sworn in"."""
        if self.ahead.announces(words, place):
            return True
        before = before_pronoun(words, place, self.inverted, self.inverted_link)
        for at in range(before, max(-1, before - self.reach), -1):
            foretells = self._foretells[words[at]]
            if self.around.was_foretold(words, at):
                return True
            if foretells and words[at] in self.passive and (words[place] in self.motion or self._was_able(words, at)):
                return False  # «pour être allé lundi à Pau»
            if foretells is not None:
                return foretells and not self._is_infinitive_clause(words, at)
        return False

    def _was_able(self, words: Sequence[str], place: int) -> bool:
        """Whether an infinitive tells what could or had to be done, and was: «ont pu [être] libérés»."""
        helpers = self.having | self.pluperfect
        able = place > 1 and words[place - 1] in self.able
        return able and not helpers.isdisjoint(words[max(0, place - 1 - self.reach) : place - 1])

    def _is_infinitive_clause(self, words: Sequence[str], place: int) -> bool:
        """Whether an infinitive has the tense of the verb before it: «étendue le 3 août, avant d'être levée le 9».

        So has one that says of whom something is the first: "became the first woman to be elected mayor".
        """
        if not self.infinitive_of.isdisjoint(words[max(0, place - CLAUSE) : place]):
            return True
        first = next((at for at in range(place - 1, max(-1, place - _RANKED), -1) if words[at] in self.ranked), -1)
        if first < 0 or not self.breaks.isdisjoint(words[first:place]):
            return False
        return not any(self._future(word) for word in words[max(0, first - _RANKED) : place])

    def _before_participle(self, word: str) -> bool | None:
        """Whether a word before a participle makes it one yet to be; None where the word says nothing of it."""
        if word in self.passive or self._future(word):
            return True
        return False if word in self.breaks or word in self.auxiliaries else None

    def _is_noun(self, words: Sequence[str], place: int) -> bool:
        word = words[place]
        return word in self.past_words and word.endswith(self.participles) and self._named(words, place)

    def _told_passively(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle is of the tense of stories: «Le projet fut sauvé à l'automne»."""
        before = words[max(0, place - CLAUSE) : place]
        return any(word in self.auxiliaries and word in self.story_words for word in before)

    def _named(self, words: Sequence[str], place: int) -> bool:
        """Whether what looks like a participle is a noun, by the word before it («le comité», «200 invités»)."""
        before = words[place - 1] if place else ""
        return before in self.before_nouns or before.isdigit()

    def _story(self, word: str, token: str) -> bool:
        """Whether a word is of the tense that tells history and not news (the French passé simple)."""
        if word in self.story_words:
            return True
        return len(word) > 4 and token.islower() and word.endswith(self.story_endings) and word not in self.story_not


def _begins(words: Sequence[str], place: int, phrase: Sequence[str]) -> bool:
    return tuple(words[place : place + len(phrase)]) == phrase


def _is_name(tokens: Sequence[str], place: int) -> bool:
    """Whether a word has a capital that the head of a sentence or quote does not give it: «Sékou Touré»."""
    return place > 0 and tokens[place].istitle() and tokens[place - 1].isalnum()


@cache
def tenses(language: str) -> Tenses:
    """The signs of tense of a language with data, read once."""
    return Tenses(language)
