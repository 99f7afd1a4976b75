"""Each date of a sentence with its happening, and the happenings that share a date by the sentence's make."""

from collections.abc import Iterator, Sequence

from events.mentions.attach import Attached, attach
from events.mentions.dated import Dates, Unit
from events.mentions.triggers import Lexicon, Sense, Trigger
from events.model import fold
from events.reading import Sentence

_DOUBTFUL = 9.0  # cost of attachment from which a date is left alone rather than put on a happening
_AT_ONCE = ("visit", "statement")
"""What is told in the participle that opens a sentence and goes on in its verb ("Réunis jeudi", "Interrogé mardi")."""
_CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "csubj")
_RIVAL = 3.5  # by how much a second choice may cost more than the first, where that has its date already


class Assigning:
    """Gives the dates of a sentence to its happenings."""

    def __init__(self, sentence: Sentence, dates: Dates, found: Sequence[Trigger], words: Lexicon) -> None:
        self.sentence = sentence
        self.dates = dates
        self.readings = dates.readings
        self.found = found
        self.words = words

    def assigned(self) -> Iterator[tuple[Unit, Attached, bool]]:
        """Each date with its happening; one happening has one date, unless dates are enumerated."""
        options = []
        units = self.dates.units()
        for unit in units:
            free = [trigger for trigger in self.found if not self._hung_on(trigger, unit)] + self._adjective(unit)
            likely = attach(self.sentence, unit.first, unit.last, free, self.words, self.dates.tokens)
            choices = [attached for attached in likely if attached.cost < _DOUBTFUL]
            if choices:
                options.append((choices[0].cost, unit, choices))
            elif not self.found and (lone := self._lone()):
                options.append((_DOUBTFUL, unit, [lone]))
        taken: dict[int, Unit] = {}
        for least, unit, choices in sorted(options, key=lambda option: option[0]):
            for attached in choices:
                before = taken.get(attached.trigger.main)
                if before is not None and not self.dates.enumerated(before, unit):
                    if self.readings[unit.times[0]].said.anchor and self.readings[unit.times[0]].hangs_on:
                        break  # «samedi, cinq jours après la secousse» says one date twice
                    if attached.cost < least + _RIVAL:
                        continue
                    break
                if attached.cost > least + _RIVAL:
                    break
                taken[attached.trigger.main] = unit
                yield unit, attached, False
                for joined in self._joined(unit, attached, taken):
                    yield unit, joined, True
                break

    def _adjective(self, unit: Unit) -> list[Trigger]:
        """The adjective that a date qualifies ("indépendant depuis 1960"), which then is the happening."""
        tokens = self.sentence.tokens
        heads = {tokens[place].head for place in range(unit.first, unit.last)} - set(range(unit.first, unit.last))
        return [
            Trigger(place, place + 1, place, Sense("other"), False, False, "", fold(tokens[place].lemma))
            for place in heads
            if tokens[place].pos == "ADJ"
            and tokens[place].text.islower()
            and place not in self.dates.tokens
            and not any(trigger.first <= place < trigger.last for trigger in self.found)
        ]

    def _hung_on(self, trigger: Trigger, unit: Unit) -> bool:
        """«deux mois après le coup» dates what came two months later, not the coup."""
        end = self.readings[unit.times[-1]].hangs_on_end_char
        return end is not None and unit.last <= trigger.first and self.sentence.tokens[trigger.first].start_char < end

    def _joined(self, unit: Unit, attached: Attached, taken: dict[int, Unit]) -> Iterator[Attached]:
        """The verbs that share the date of the one they are joined to, where they have none of their own."""
        if attached.trigger.noun or attached.through or not self.sentence.parsed:
            return
        others = [other.first for other in self.dates.units() if other != unit]
        for trigger in self.found:
            if trigger.main not in taken and not trigger.noun and self._shares(trigger, attached, unit, others):
                taken[trigger.main] = unit
                yield Attached(trigger, attached.cost + 1.0)

    def _shares(self, trigger: Trigger, attached: Attached, unit: Unit, others: Sequence[int]) -> bool:
        """Whether a verb shares the date of another.

        A date at the head of a sentence is that of all its verbs of the lexicon that are joined; one after the first
        verb that of those that follow it and have the same subject ("jugé mardi et condamné"), and one in the
        participle that a sentence begins with that of its verb ("Réunis jeudi à Accra, les chefs d'État ont exigé").
        """
        tokens, main = self.sentence.tokens, attached.trigger.main
        if tokens[trigger.main].dep == "conj" and tokens[trigger.main].head == main:
            named = trigger.known and not trigger.duty and trigger.sense.type != "other"
            if not named or any(place > main for place in others):
                return False
            if unit.first <= 2:
                return True
            subject = any(tokens[child].dep.startswith("nsubj") for child in self.sentence.children(trigger.main))
            return unit.last <= trigger.first and not subject and self._alike(trigger.main, main)
        opens = main <= 1 and tokens[main].morph.get("VerbForm") == "Part" and attached.trigger.sense.type in _AT_ONCE
        governed = tokens[main].head == trigger.main and tokens[trigger.main].dep == "ROOT"
        return opens and governed and unit.last <= trigger.first and not any(map(self._in_main_clause, others))

    def _in_main_clause(self, place: int) -> bool:
        """Whether no clause below the main one holds a token."""
        way = [place, *self.sentence.ancestors(place)]
        return not any(self.sentence.tokens[step].dep in _CLAUSES for step in way)

    def _alike(self, one: int, other: int) -> bool:
        """Whether a verb has the tense of another: a form of it, or the auxiliary that both have."""
        forms = [self._auxiliary(verb) for verb in (one, other)]
        if forms[0] is None and self.sentence.tokens[one].morph.get("VerbForm") == "Part":
            return forms[1] is not None
        one, other = (verb if form is None else form for verb, form in zip((one, other), forms, strict=True))
        return self.sentence.tokens[one].morph.get("Tense") == self.sentence.tokens[other].morph.get("Tense")

    def _auxiliary(self, verb: int) -> int | None:
        tokens = self.sentence.tokens
        return next((child for child in self.sentence.children(verb) if tokens[child].dep.startswith("aux")), None)

    def _lone(self) -> Attached | None:
        """The noun that heads a sentence without a verb: "Festival de Cannes, du 14 au 25 mai"."""
        for place, token in enumerate(self.sentence.tokens):
            if token.dep == "ROOT" and token.pos in ("NOUN", "PROPN") and place not in self.dates.tokens:
                return Attached(
                    Trigger(place, place + 1, place, Sense("other"), True, False, "", token.lemma), _DOUBTFUL
                )
        return None
