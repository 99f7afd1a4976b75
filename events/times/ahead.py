"""What words say of a day that it is still to come, whatever the tense of their verb: put off to it, meant for it, called for it."""

from collections.abc import Sequence

from events.language import load
from events.language.tokens import NORMAL
from events.times.verbs import CLAUSE

_DECREED = 16  # tokens from a verb that decrees something to the last of its days
_AWAITED = 14  # tokens from what is done for something, or up to it, to its date
_PUT_OFF = 10  # tokens from a verb that puts something off to the day that it is put off to
_NAMED = 5  # tokens from a noun to its date: «l'attentat contre le maire du 3 mai»
_LINKED = 3  # tokens from what leads to a hearing to it: "ahead of the trial"
_GIVEN = 10  # tokens from a verb that gives somebody time to the end of that time
_DOING = 4  # tokens from there to what leads to what is to be done: «jusqu'à dimanche aux occupants pour partir»
_BEFELL = 8  # tokens from what leads to a misfortune to its day: "over the murder of Anna Reid in August"


class Ahead:
    """The words of one language that look ahead.

    Attributes:
        announced: participles that put something at a later date where a word of ``towards`` follows.
        towards: the words that lead to that date.
        appointed: participles that give something its day where a word of ``appointing`` follows.
        calling: verbs that do so with what they call between.
        setting: those that do so only then.
        awaited: nouns of hearings; awaited_after: words that lead to one that somebody waits for; kept_for: those that do with "for".
        giving_until: verbs that give somebody time; time_to: words that lead to what it is for.
        about_to: forms of what somebody is doing on a day to come.
        decreeing: verbs that decree something for days to come; preparing, up_to, for_doing: words of what is done for something.
        looking_back: words that lead to what is over; done_to: how participles end.
        befalling: nouns of what nobody announces, of which a verb to come tells only what follows from it.
        befalling_after: the words that lead to them.
    """

    def __init__(self, language: str) -> None:
        data, dates = load(language, "tense"), load(language, "dates")["words"]
        self.announced = frozenset(data["announced"])
        self.announcing = frozenset(data.get("announcing", ()))
        self.announced_now = frozenset(data.get("announced_now", ()))
        self.about_to = frozenset(data.get("about_to", ()))
        self.awaited = frozenset(data.get("awaited", ()))
        self.giving_until = frozenset(data.get("giving_until", ()))
        self.time_to = frozenset(data.get("time_to", ()))
        self.kept_for = frozenset(data.get("kept_for", ()))
        self.awaited_after = frozenset(data.get("awaited_after", ()))
        self.intending = frozenset(data.get("intending", ()))
        self.intended_by = frozenset(data.get("intended_by", ()))
        self.calling_to = frozenset(data.get("calling_to", ()))
        self.decreeing = frozenset(data.get("decreeing", ()))
        self.preparing = frozenset(data.get("preparing", ()))
        self.looking_back = frozenset(data.get("looking_back", ()))
        self.done = tuple(data.get("done_to", ()))
        self.up_to = frozenset(data.get("up_to", ()))
        self.for_doing = frozenset(data.get("for_doing", ()))
        self.to_be_done = frozenset(data.get("to_be_done", ()))
        self.appointed = frozenset(data.get("appointed", ()))
        self.appointed_to = frozenset(data.get("appointed_to", ()))
        self.appointed_after = frozenset(data.get("appointed_after", ()))
        self.calling = frozenset(data.get("calling", ()))
        self.setting = frozenset(data.get("setting", ()))
        self.appointing = frozenset(data.get("appointing", ()))
        self.appointing_reach = int(data.get("appointing_reach", 1))
        self.towards = frozenset(data["towards"])
        self.day_words = frozenset(NORMAL[word] for table in ("weekday", "month") for word in dates[table])
        self.putting_off = self.announced | frozenset(data.get("also_done", ())) | frozenset(data.get("put_off", ()))
        self.summoning = self.calling | frozenset(data.get("summoning", ()))
        self.looking = self.putting_off | self.summoning | self.intending | self.calling_to | self.decreeing
        self.looking |= self.preparing | self.up_to
        self.pluperfect = frozenset(data["pluperfect"])
        self.infinitives = tuple(data.get("infinitives", ()))
        self.before_nouns = frozenset(data["before_nouns"])
        self.breaks = frozenset(data["breaks"])
        self.befalling = frozenset(data.get("befalling", ()))
        self.befalling_after = frozenset(data.get("befalling_after", ()))
        self.pointing_ahead = frozenset(data.get("pointing_ahead", ()))
        self.befalling_then = frozenset(data.get("befalling_then", ()))
        self.first_since = frozenset(data.get("first_since", ()))

    def puts_off(self, words: Sequence[str], first: int) -> bool:
        """Whether what a date follows puts something off to it: «a renvoyé l'affaire au 15 janvier»."""
        link = words[first - 1] if first else ""
        if link not in self.towards and link not in self.appointing:
            return False
        later = self.putting_off if link in self.towards else self.summoning
        for place in range(first - 2, max(-1, first - 2 - _PUT_OFF), -1):
            word = words[place]
            if word in later:
                return self.pluperfect.isdisjoint(words[max(0, place - CLAUSE) : place])
            if word in self.breaks and word != ",":
                return False
        return False

    def intends(self, words: Sequence[str], first: int) -> bool:
        """Whether a date is of what somebody means to do: «menace de bloquer le port mardi», "vows to return on Monday"."""
        infinitive = bool(first) and any(word.endswith(self.infinitives) for word in words[max(0, first - 2) : first])
        aside = 3 if first > 1 and words[first - 1] == "," else 2  # «a convié l'élève à chanter, le 1er juin, ...»
        for place in range(first - aside, max(-1, first - aside - _PUT_OFF), -1):
            word = words[place]
            if word in self.breaks:
                return False
            calls = word in self.calling_to and words[place + 1] in self.towards
            noun = place > 0 and words[place - 1] in self.before_nouns  # «une demande de titre»
            if (word in self.intending and not noun) or calls:
                before = words[max(0, place - CLAUSE) : place]
                return (infinitive or calls) and self.pluperfect.isdisjoint(before)
            infinitive = infinitive or word in self.intended_by or word.endswith(self.infinitives)
        return False

    def decrees(self, words: Sequence[str], first: int) -> bool:
        """Whether a range is of what somebody decided on, before it or after: «a interdit la marche du 2 au 5 février»."""
        for place in range(first - 1, max(-1, first - 1 - _DECREED), -1):
            word = words[place]
            if word.endswith(self.done) and word not in self.decreeing:
                return False  # «a interdit de stade les supporters arrêtés du 2 au 5 juillet»
            if word in self.decreeing:
                return self.pluperfect.isdisjoint(words[max(0, place - CLAUSE) : place])
            if word in self.breaks and word != ",":
                return False
        return False

    def awaits(self, words: Sequence[str], first: int) -> bool:
        """Whether a date is of what somebody prepares for, or does something up to: «pour régner jusqu'aux élections de mai»."""
        up_to = False
        for place in range(first - 1, max(-1, first - 1 - _AWAITED), -1):
            word = words[place]
            if word in self.preparing or (up_to and word in self.for_doing):
                return self.pluperfect.isdisjoint(words[: place + 1])
            up_to = up_to or word in self.up_to
            if word in self.breaks or word in self.looking_back:
                return False
        return False

    def is_awaited(self, words: Sequence[str], first: int) -> bool:
        """Whether a date is of a hearing that somebody waits for: "was remanded for sentencing on July 12", not "appeared for"."""
        place = next((at for at in (first - 1, first - 2) if at > 0 and words[at] in self.awaited), 0)
        links = words[max(0, place - _LINKED) : place]
        kept = not self.kept_for.isdisjoint(words[:place]) and not self.appointing.isdisjoint(links)
        return (kept or not self.awaited_after.isdisjoint(links)) and self.pluperfect.isdisjoint(words[:place])

    def is_deadline(self, words: Sequence[str], first: int, last: int) -> bool:
        """Whether somebody is given until a date to do something: "gave them until Sunday to leave", not "gave a talk until Sunday"."""
        before, after = words[max(0, first - _GIVEN) : first], words[last : last + _DOING]
        stop = next((at for at, word in enumerate(after) if word in self.breaks), len(after))
        given = not self.giving_until.isdisjoint(before) and not self.time_to.isdisjoint(after[:stop])
        return given and self.pluperfect.isdisjoint(before)

    def befell(self, words: Sequence[str], first: int, verb: int) -> int:
        """The place of the word that leads to what a date is of where that is over: "will be tried *for* an attack in March".

        It is -1 where the date is of the verb: "will be tried for murder in March".
        """
        named = False
        for place in range(first - 1, max(verb, first - 1 - _BEFELL), -1):
            word = words[place]
            if word in self.first_since:
                return place
            if word in self.breaks:
                return -1
            if word in self.befalling_after and place < first - 1:
                noun = words[place + 1] in self.before_nouns or words[place + 1].endswith("s")
                return place if named and noun else -1
            named = named or word in self.befalling
        return -1

    def is_of_what_befell(self, words: Sequence[str], first: int) -> bool:
        """Whether a date is of a noun of what nobody announces: «l'attentat de Nice du 14 juillet»."""
        for place in range(first - 1, max(-1, first - 1 - _NAMED), -1):
            if words[place] in self.breaks:
                return False
            if words[place] in self.befalling:
                return True
        return False

    def has_day(self, words: Sequence[str]) -> bool:
        """Whether words name a day or a month, or point to one: "next week"."""
        return not self.day_words.isdisjoint(words) or not self.pointing_ahead.isdisjoint(words)

    def leads_to_a_day(self, words: Sequence[str], place: int) -> bool:
        """Whether a day is what follows a word: «fixé au 3 mai», «reporté à lundi», and not «convoqué à la suite de»."""
        after = words[place + 1 : place + 3]
        return len(after) > 1 and after[0] in self.towards and (after[1].isdigit() or after[1] in self.day_words)

    def is_announced(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle puts something at a later date: «est reporté au 4 avril»."""
        if place + 1 >= len(words) or words[place + 1] not in self.towards:
            return False
        return self.pluperfect.isdisjoint(words[max(0, place - CLAUSE) : place])

    def is_appointed(self, tokens: Sequence[str], words: Sequence[str], place: int, *, ever: bool = False) -> bool:
        """Whether a participle gives something its day: "sentencing is set for July 11", "called a strike for 2 October".

        Or says what is about to be done ("is set to join"); ``ever`` also where that had been so ("had been set for May").
        """
        after = words[place + 1 : place + 1 + self.appointing_reach]
        if not ever and not self.pluperfect.isdisjoint(words[max(0, place - CLAUSE) : place]):
            return False
        if (
            words[place] in self.appointed_to
            and words[place - 1] in self.appointed_after
            and self._is_infinitive(after)
        ):
            return True  # not "forty volunteers set to work"
        at = next((at for at, word in enumerate(after) if word in self.appointing), None)
        if at is None:
            return False
        if at == 0 and words[place] not in self.calling:
            return True
        day = tokens[place + at + 2 : place + 1 + self.appointing_reach]
        calls = words[place] in self.calling or (at > 0 and words[place] in self.setting)
        return calls and bool(day) and (day[0].isdigit() or (at > 0 and day[0].istitle()))

    def _is_infinitive(self, words: Sequence[str]) -> bool:
        """Whether "to" and a verb is what follows: "to join", not "to the left"."""
        return (
            len(words) > 1 and words[0] in self.to_be_done and words[1].isalpha() and words[1] not in self.before_nouns
        )

    def announces(self, words: Sequence[str], place: int) -> bool:
        """Whether a participle looks ahead by a verb of the present: «est annoncée samedi», not «s'est annoncé»."""
        if not 0 < place < len(words) or words[place] not in self.announced_now:
            return False
        reflexive = place > 1 and words[place - 2] == "'"
        return words[place - 1] in self.announcing and not reflexive

    def is_about_to(self, words: Sequence[str], place: int) -> bool:
        """Whether what somebody is doing is meant of a day to come: "is stepping down on March 1", "is also leaving"."""
        return words[place] in self.announcing and not self.about_to.isdisjoint(words[place + 1 : place + 3])

    def is_to_do(self, words: Sequence[str], place: int) -> bool:
        """Whether what somebody has to do is told by "is to": "he is to appeal", not "the house is to the left"."""
        return words[place] in self.announcing and self._is_infinitive(words[place + 1 : place + 3])
