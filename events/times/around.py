"""What the small words around a verb say of its tense: what joins it to another, leads to it or denies it."""

from collections.abc import Sequence

from events.language import load
from events.times.verbs import CLAUSE

_TAKING = 8  # tokens from what denies a verb to what says that something took place: «n'a finalement pas pu se tenir»
_OPENING = 2  # tokens of "as of" at the head of a sentence
_DENIED = 8  # tokens from "not" to the day until which it is denied, where no verb is known


class Around:
    """The small words of one language beside its verbs.

    Attributes:
        sharing: words that join a verb that shares the helper of the one before.
        bare_present: forms of the present that are infinitives too; infinitive_after: words that lead to these.
        passive: helpers of the passive, which alone a participle shares.
        lasting: forms of verbs of what goes on, of which "not until" tells the end.
        negating: words with which "until" says when something began.
        paired: words that part clauses, but not where they stand around another word.
        telling_that: words that open what somebody says; saying: verbs that say it; would_be: forms of "would be".
        so_far: helpers of the perfect.
        motion: participles that take "to be" in the perfect, which would be no passive.
        taking_place: words of verbs that say that something took place; putting_off: those that say that it will later.
        agents: words that lead to who did what a participle tells.
    """

    def __init__(self, language: str) -> None:
        data = load(language, "tense")
        self.sharing = frozenset(data.get("sharing", ()))
        self.bare_present = frozenset(data.get("bare_present", ()))
        self.infinitive_after = frozenset(data.get("infinitive_after", ()))
        self.passive = frozenset(data.get("passive_helper", ()))
        self.lasting = tuple(data.get("lasting", ()))
        self.negating = frozenset(data.get("negating", ()))
        self.paired = frozenset(data.get("paired", ()))
        self.future_words = frozenset(data["future_words"])
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.participles = tuple(data["participles"])
        self.breaks = frozenset(data["breaks"])
        self.joining = frozenset(data["joining"])
        self.telling_that = frozenset(data.get("telling_that", ()))
        self.saying = frozenset(data["saying"])
        self.so_far = frozenset(data.get("so_far", ()))
        self.would_be = frozenset(data.get("would_be", ()))
        self.motion = frozenset(data["motion"])
        self.taking_place = frozenset(data.get("taking_place", ()))
        self.agents = frozenset(data.get("agents", ()))
        self.putting_off = frozenset(data.get("putting_off", ()))

    def was_foretold(self, words: Sequence[str], place: int) -> bool:
        """Whether a passive of the conditional is of what was said to come: «a ajouté qu'une autopsie serait pratiquée lundi»."""
        after = words[place + 1 : place + 1 + CLAUSE]
        if words[place] not in self.would_be or not self.motion.isdisjoint(after):
            return False
        if not any(len(word) > 1 and word.endswith(self.participles) for word in after):
            return False
        that = next((at for at in range(place - 1, -1, -1) if words[at] in self.telling_that), -1)
        return that > 0 and not self.saying.isdisjoint(words[max(0, that - CLAUSE) : that])

    def fell_through(self, words: Sequence[str], planned: int) -> int:
        """Where it is said after a participle that what was to be was not, -1 where it is not: «prévu lundi, n'a pas eu lieu»."""
        for place in range(planned + 1, min(len(words), planned + _DENIED)):
            if words[place] in self.negating:
                told = words[place : place + _TAKING]
                return -1 if self.taking_place.isdisjoint(told) else place + _TAKING
        return -1

    def was_put_off(self, words: Sequence[str], main: int) -> bool:
        """Whether a verb says that what was to be would be later or never: «a été reporté», "was cancelled"."""
        told = words[max(0, main - 2) : main + CLAUSE + 1]
        return self.negating.isdisjoint(told) and not self.putting_off.isdisjoint(told)

    def is_pair(self, words: Sequence[str], place: int) -> bool:
        """Whether a word that would part clauses stands around another: "as early as Friday"."""
        word = words[place]
        return word in self.paired and word in (
            *words[place + 2 : place + 3],
            *words[max(0, place - 2) : max(0, place - 1)],
        )

    def infinitive_led(self, words: Sequence[str], place: int) -> str | None:
        """The tense of what leads to a form that is of the present or an infinitive: "talks will start again"; None of the present."""
        if words[place] not in self.bare_present:
            return None
        before = words[max(0, place - 2) : place]
        if not self.infinitive_after.isdisjoint(before[-1:]):
            return ""  # "was due to start": what leads to it says when
        return "future" if any(word in self.future_words for word in before) else None

    def shares_helper(self, words: Sequence[str], before: int, place: int, tense: str) -> bool:
        """Whether a verb joined to one to come shares its helper: "will be closed in 2026 and demolished the year after"."""
        joined = bool(self.sharing) and place > 1 and words[place - 1] in self.sharing and words[place - 2] != ","
        if not joined or tense not in ("past", "present") or words[place] in self.auxiliaries:
            return False
        formed = tense == "present" or (
            words[place].endswith(self.participles)
            and not self.passive.isdisjoint(words[max(0, before - 1) : before + 2])
        )
        return formed and not any(word in self.breaks and word not in self.joining for word in words[before:place])

    def as_of(self, words: Sequence[str], verb: int, first: int, *, earlier: bool) -> str:
        """The signal that "as of" stands for: by then where it is told how far things had come, else from then on.

        "As of Monday, 12 had died", "had found 12 as of Monday", but "has been banned as of Monday".
        """
        perfect = verb > first <= _OPENING and not self.so_far.isdisjoint(words[max(first, verb - CLAUSE) : verb + 1])
        return "by" if earlier or perfect else "from"

    def is_only_from(self, words: Sequence[str], verb: int, first: int) -> bool:
        """Whether "until" says when something began: "did not return until May" is of a return in May."""
        begin = max(0, verb - CLAUSE) if 0 <= verb < first else max(0, first - _DENIED)
        if any(word in self.lasting for word in words[begin:first]):
            return False  # "did not last until Monday"
        for place in range(first - 1, begin - 1, -1):
            if words[place] in self.negating:
                return True
            if words[place] in self.breaks and place < first - 1:
                return False
        return False
