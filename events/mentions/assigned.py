"""Each date of a sentence with its happening, and the happenings that share a date by the sentence's make."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from events.mentions.attach import Attached, attach
from events.mentions.compare import compared_before, said_again
from events.mentions.dated import Dates, Unit, of_a_day
from events.mentions.holding import CLAUSES
from events.mentions.lexicon import Lexicon
from events.mentions.means import done_through
from events.mentions.senses import Sense
from events.mentions.shared import asked, decided, sharing
from events.mentions.speaking import in_quotes
from events.mentions.triggers import Trigger
from events.model import fold
from events.reading import Sentence, Token

_NAMING = ("NOUN", "PROPN", "PRON")
_DOUBTFUL = 9.0  # cost of attachment from which a date is left alone rather than put on a happening
_COUNTED = ("day", "week", "month", "year")
_BESIDE = 2  # tokens between a verb and its date
_AT_HOUR = 2.0  # cost up to which an hour beside a day is of a happening of its own
_YEAR = 4  # digits
_LIVED = range(40, 111)  # years; fewer may be those of an office or a career
_RIVAL = 3.5  # by how much a second choice may cost more than the first, where that has its date already


class Assigning:
    """Gives the dates of a sentence to its happenings."""

    def __init__(
        self,
        sentence: Sentence,
        dates: Dates,
        found: Sequence[Trigger],
        words: Lexicon,
        shared: Collection[Unit] = (),
    ) -> None:
        """``shared`` are dates whose happening is told with another date, and that are left out here."""
        self.sentence = sentence
        self.shared = shared
        self.dates = dates
        self.readings = dates.readings
        self.found = found
        self.words = words
        self.twice: list[tuple[Unit, Unit]] = []

    def assigned(self) -> Iterator[tuple[Unit, Attached, bool]]:
        """Each date with its happening; one happening has one date, unless dates are enumerated."""
        options = []
        for unit in self.dates.units():
            if unit in self.shared or self._of_a_thing(unit) or self._of_a_life(unit) or self._compared(unit):
                continue
            likely = attach(self.sentence, unit.first, unit.last, self.free(unit), self.words, self.dates.tokens)
            choices = [attached for attached in likely if attached.cost < _DOUBTFUL]
            if choices:
                options.append((choices[0].cost, unit, choices))
            elif not self.found and (lone := self._lone()):
                options.append((_DOUBTFUL, unit, [lone]))
        taken: dict[int, Unit] = {}
        given: list[tuple[Unit, Attached]] = []
        for least, unit, choices in sorted(options, key=lambda option: (*self._yields(option[1]), option[0])):
            for likely_one in choices:
                attached = done_through(self.sentence, likely_one, unit, self.dates, self.found, self.words)
                before = taken.get(attached.trigger.main)
                if before is not None and not self.dates.enumerated(before, unit):
                    if self._counted(unit) and self._as_fine(before, unit):
                        self.twice.append((unit, before))
                        break  # «samedi, cinq jours après la secousse» says one date twice
                    if attached.cost < least + _RIVAL:
                        continue
                    break
                if attached.cost > least + _RIVAL:
                    break
                other = self._same_clause(attached.trigger, taken) if self._counted(unit) else None
                if other is not None and self._as_fine(other, unit):
                    self.twice.append((unit, other))
                    break  # «a remporté mardi l'élection, quatre ans après sa défaite»
                taken[attached.trigger.main] = unit
                done = decided(self.sentence, attached, self.found, self.words)
                given.append((unit, replace(attached, trigger=done) if done else attached))
                break
        for unit in self.dates.hours:
            if (at_hour := self._at_hour(unit, taken)) is not None:
                taken[at_hour.trigger.main] = unit
                given.append((unit, at_hour))
        hanging = self.dates.hanging()
        days = {place for unit in self.dates.units() for place in range(unit.first, unit.last)}  # no «trente mois»
        shared: list[tuple[Unit, Attached, bool]] = []
        for unit, attached in given:
            others = [
                trigger
                for trigger in sharing(
                    self.sentence,
                    unit,
                    attached,
                    self.found,
                    days,
                    self.words,
                    day=self._a_day(unit),
                    lasts=self.readings[unit.times[0]].signal == "since",
                )
                if trigger.main not in taken
                and trigger.main not in hanging  # «dix jours après les heurts qui ont éclaté»
            ]
            taken |= {trigger.main: unit for trigger in others}
            if others and asked(self.sentence, attached.trigger, self.words):
                yield unit, Attached(others.pop(0), attached.cost), False
            else:
                yield unit, attached, False
            shared += [(unit, Attached(trigger, attached.cost + 1.0), True) for trigger in others]
        yield from shared

    def free(self, unit: Unit) -> list[Trigger]:
        """What a date may belong to."""
        found = [
            t
            for t in self.found
            if not (
                self._hung_on(t, unit)
                or self._said_since(t, unit)
                or self._announces(t, unit)
                or self._of_clause_before(t, unit)
                or self._only_source(t)
                or self._said_aside(t, unit)
                or self._judges(t, unit)
                or self._only_awaits(t, unit)
            )
        ]
        return found + self._adjective(unit) + self._office(unit) + self._in_office(unit)

    def _announces(self, trigger: Trigger, unit: Unit) -> bool:
        """«a annoncé l'envoi de soldats en avril», said in March: the month is of what was announced, not of its verb."""
        reading = self.readings[unit.times[0]]
        ahead = (reading.tense == "future" or reading.befell) and reading.done and trigger.sense.type == "statement"
        return ahead and not trigger.noun and self.sentence.tokens[trigger.main].start_char == reading.verb_char

    def _only_awaits(self, trigger: Trigger, unit: Unit) -> bool:
        """Whether what is over awaits what a day to come is of: "was remanded for [sentencing] on July 12"."""
        reading = self.readings[unit.times[0]]
        if trigger.noun or reading.tense != "future" or not self._is_over(trigger.main):
            return False
        nouns = (t for t in self.found if t.noun and trigger.last <= t.first and t.last <= unit.first)
        return any(t.sense.type == "justice" and self._is_led(t) and self._ends_at(t, unit) for t in nouns)

    def _is_led(self, trigger: Trigger) -> bool:
        """Whether a preposition leads to a noun: "for [sentencing]", not "set sentencing"."""
        tokens = self.sentence.tokens
        return any(tokens[c].dep == "case" and c < trigger.first for c in self.sentence.children(trigger.main))

    def _ends_at(self, trigger: Trigger, unit: Unit) -> bool:
        """Whether no more than a preposition stands between a noun and a date."""
        return all(self.sentence.tokens[place].pos == "ADP" for place in range(trigger.last, unit.first))

    def _is_over(self, verb: int) -> bool:
        """Whether a verb tells of the past, by itself or its first auxiliary."""
        tokens = self.sentence.tokens
        helpers = [c for c in self.sentence.children(verb) if tokens[c].dep.startswith("aux")]
        return tokens[min([*helpers, verb])].morph.get("Tense") == "Past"

    def _compared(self, unit: Unit) -> bool:
        """Whether a date is one that another is compared with: «en baisse par rapport à 2017»."""
        return bool(compared_before(self.sentence, unit.first, self.words))

    def _of_clause_before(self, trigger: Trigger, unit: Unit) -> bool:
        """Whether what joins clauses parts a happening from a date that opens the next: «Les troupes avancent, mais le 6 mai X attaque Lyon»."""
        tokens, start = self.sentence.tokens, unit.first
        if trigger.last > start or not self.sentence.parsed:
            return False
        while start and tokens[start - 1].pos in ("DET", "ADP"):
            start -= 1
        if not start or trigger.last > start:
            return False
        lead = tokens[start - 1]
        told = lead.form in self.words.lists["that"] and self._tells(trigger, start - 1)
        joined = lead.pos == "CCONJ" and tokens[start - 2].text == ","
        if not told and not joined and not self._spliced(trigger, start, unit):
            return False
        after = unit.last + (unit.last < len(tokens) and tokens[unit.last].text == ",")
        opens = after < len(tokens) and (tokens[after].pos in (*_NAMING, "NUM") or tokens[after].dep == "det")
        relative = opens and tokens[after].morph.get("PronType") == "Rel"
        verbs = (t for t in self.found if t.first > after and not t.noun and t.duty != "weak")
        return opens and not relative and next(verbs, None) is not None

    def _spliced(self, trigger: Trigger, start: int, unit: Unit) -> bool:
        """Whether only a comma parts two clauses, a date between commas being of the second: «Il a été puni, en 2009, Luc a fui»."""
        tokens = self.sentence.tokens
        after = unit.last + 1
        commas = after < len(tokens) and tokens[start - 1].text == tokens[unit.last].text == ","
        content = any(token.form in self.words.lists["that"] for token in tokens[trigger.last : start])
        if not commas or (trigger.sense.type == "statement" and not content):
            return False
        verbs = [tokens[p].head for p in range(len(tokens)) if tokens[p].dep.startswith("nsubj") and self._says(p)]
        later = [
            v for v in verbs if v > after and any(min(self.sentence.subtree(c)) == after for c in self._subjects(v))
        ]
        reports = any(tokens[v].key in self.words.lists["reporting"] for v in later)
        told = any(t.first > after and t.duty != "weak" for t in self.found)
        return bool(later) and told and not reports and any(v < start for v in verbs)

    def _subjects(self, verb: int) -> list[int]:
        return [c for c in self.sentence.children(verb) if self.sentence.tokens[c].dep.startswith("nsubj")]

    def _says(self, subject: int) -> bool:
        """Whether a subject is of a finite clause that no conjunction leads."""
        tokens, verb = self.sentence.tokens, self.sentence.tokens[subject].head
        forms = [tokens[c] for c in self.sentence.children(verb) if tokens[c].dep.startswith(("aux", "cop"))]
        finite = any(form.morph.get("VerbForm") == "Fin" for form in (*forms, tokens[verb]))
        led = any(tokens[c].dep == "mark" for c in self.sentence.children(verb))
        return finite and not led and tokens[verb].dep != "acl:relcl"

    def _tells(self, trigger: Trigger, that: int) -> bool:
        """Whether a verb says what the clause after it tells: «Le rapport note que le 19 mai, ...», and not «n'a rouvert qu'en mai»."""
        halves = self.words.lists["half_negation"]
        children = self.sentence.children(trigger.main)
        only = any(self.sentence.tokens[c].form in halves for c in children)
        return not trigger.noun and not only and that - trigger.last <= _BESIDE

    def _judges(self, trigger: Trigger, unit: Unit) -> bool:
        """Whether somebody who is quoted only says how things are today: "it just wasn't there today"."""
        today = self.readings[unit.times[0]].said.today
        return today and trigger.duty == "weak" and in_quotes(self.sentence, trigger.main)

    def _only_source(self, trigger: Trigger) -> bool:
        """Whether a noun is only where something is told: «Selon le rapport, le 4 juin, une patrouille a ouvert le feu»."""
        cases = (c for c in self.sentence.children(trigger.main) if self.sentence.tokens[c].dep == "case")
        return trigger.noun and any(self.sentence.tokens[c].form in self.words.lists["according"] for c in cases)

    def _said_aside(self, trigger: Trigger, unit: Unit) -> bool:
        """Whether a date in front is of what is told and not of who says so: «Le 4 mai 2013, rappelle le journal, Luc a été arrêté»."""
        tokens, begin = self.sentence.tokens, unit.last + 1
        opens = trigger.first in range(begin, begin + _BESIDE) and begin < len(tokens) and tokens[unit.last].text == ","
        if trigger.noun or trigger.sense.type != "statement" or not opens:
            return False
        if any(tokens[place].pos not in ("AUX", "PRON", "PUNCT") for place in range(begin, trigger.first)):
            return False
        closes = next((p for p in range(trigger.last, len(tokens)) if tokens[p].text == ","), len(tokens))
        return any(other.first > closes and not other.noun and other.duty != "weak" for other in self.found)

    def _said_since(self, trigger: Trigger, unit: Unit) -> bool:
        """«répète Nadia Roy, déléguée depuis 2022»: what is said was not said since, where that stands apart."""
        since = self.readings[unit.times[0]].signal == "since" and len(unit.times) == 1
        saying = not trigger.noun and trigger.sense.type == "statement"
        return since and saying and unit.first - trigger.last > _BESIDE

    def _a_day(self, unit: Unit) -> bool:
        """Whether a date is a single day, and not since or until when."""
        reading = self.readings[unit.times[0]]
        return len(unit.times) == 1 and not reading.signal and of_a_day(reading)

    def _same_clause(self, trigger: Trigger, taken: Mapping[int, Unit]) -> Unit | None:
        """The date that a verb has already in whose own clause a noun stands."""
        place, tokens = trigger.main, self.sentence.tokens
        while trigger.noun and tokens[place].head != place and tokens[place].dep not in (*CLAUSES, "conj"):
            place = tokens[place].head
            if place in taken and tokens[place].pos in ("VERB", "AUX"):
                return taken[place]
        return None

    def _at_hour(self, unit: Unit, taken: Collection[int]) -> Attached | None:
        """What happened at an hour of the day that the sentence tells, where that is another happening.

        «a été arrêté mardi, après avoir été vu vers 23 heures»
        """
        likely = attach(self.sentence, unit.first, unit.last, self.found, self.words, self.dates.tokens)
        first = next(iter(likely), None)
        if first is None or first.cost >= _AT_HOUR or first.trigger.main in taken:
            return None
        return first if first.trigger.duty != "weak" else None

    def _of_a_thing(self, unit: Unit) -> bool:
        """Whether a year only tells which thing is meant ("the Taft-Hartley Act of 1947", «un couvent du XVIIe siècle»)."""
        said, tokens = self.readings[unit.times[0]].said, self.sentence.tokens
        coarse = said.absolute and not said.calendar
        place = unit.first - 1
        if not coarse or place < 1 or tokens[place].dep != "case" or len(unit.times) > 1:
            return False
        noun = place - 1
        while noun > 0 and tokens[noun].pos == "ADJ":
            noun -= 1
        heads = {tokens[p].head for p in range(unit.first, unit.last)}
        thing = tokens[noun].pos in ("NOUN", "PROPN") and noun in heads
        of = tokens[place].key in self.words.lists["of"] and not self._in_course(noun, place)
        return thing and of and not any(t.first <= noun < t.last for t in self.found)

    def _in_course(self, noun: int, place: int) -> bool:
        """Whether a noun only leads to the time in which something was: «au cours de l'année 2019», "in the course of 1951"."""
        before = " ".join(token.form for token in self.sentence.tokens[max(0, noun - 3) : place + 1])
        return any(f" {before}".endswith(f" {led}") for led in self.words.lists["in_course"])

    def _of_a_life(self, unit: Unit) -> bool:
        """Whether years in brackets tell when somebody lived: «Marie Curie (1867-1934)»."""
        tokens = self.sentence.tokens
        name = unit.first - 2
        closed = unit.last < len(tokens) and tokens[unit.last].text == ")"
        if len(unit.times) != 2 or name < 0 or tokens[unit.first - 1].text != "(" or not closed:
            return False
        years = [int(t.text) for t in tokens[unit.first : unit.last] if t.text.isdigit() and len(t.text) == _YEAR]
        lived = years[-1] - years[0] if years else 0
        named = tokens[name].pos == "PROPN" and (tokens[name].entity == "person" or tokens[name].dep == "flat:name")
        return named and lived in _LIVED

    def on_that_day(self) -> Iterator[tuple[Unit, Attached]]:
        """What a clause tells of a date itself that bounds something else: "closed since 1960, when a quake struck".

        So it does of one that something is only compared with: "the worst since 1960, when a quake struck".
        """
        tokens = self.sentence.tokens
        for index, inside in self.dates.inside.items():
            reading = self.readings[index]
            if (
                reading.signal not in ("since", "until", "from")
                or reading.said.kind != "date"
                or reading.range_ is not None
            ):
                continue
            for trigger in self.found:
                token = tokens[trigger.main]
                told = not trigger.noun and trigger.duty != "weak" and token.dep == "acl:relcl"
                its = token.head in (*inside, *said_again(self.sentence, inside[-1], self.words))
                if told and its and trigger.first > inside[-1]:
                    yield Unit((index,), inside[0], inside[-1] + 1), Attached(trigger, 1.0)

    def counted_from(self) -> Iterator[tuple[Unit, Unit, Attached]]:
        """What dates that say another one again count from: the quake of «lundi, trois jours après le séisme».

        The counting date, the other, and the happening; after ``assigned`` has ended.
        """
        for unit, other in (*self.dates.restated, *self.twice):
            reading = self.readings[unit.times[0]]
            if (
                reading.said.unit not in _COUNTED
                or not reading.said.count
                or reading.said.approx
                or len(unit.times) > 1
            ):
                continue
            clause = self._clause_after(unit) if reading.hangs_on else []
            if clause:
                yield from ((unit, other, Attached(trigger, 1.0)) for trigger in clause)
                continue
            end = reading.hangs_on_end_char or 0
            after = [t for t in self.found if t.first >= unit.last and self._begins(t) < end]
            if reading.hangs_on and after and after[0].known and (after[0].noun or self._over_before(after[0])):
                yield unit, other, Attached(after[0], 1.0)

    def _clause_after(self, unit: Unit) -> list[Trigger]:
        """What a clause tells that a date counts from, where it is told in the past: "two days after police raided his home"."""
        tokens = self.sentence.tokens
        heads = {tokens[place].head for place in range(unit.first, unit.last)}
        verb = next((t for t in self.found if t.main in heads and t.main >= unit.last and not t.noun), None)
        if verb is None or tokens[verb.main].dep != "advcl" or verb.duty == "weak":
            return []
        told = tokens[verb.main].morph
        if told.get("Tense") != "Past" or told.get("VerbForm") != "Fin":
            return []
        joined = [c for c in self.sentence.children(verb.main) if tokens[c].dep == "conj"]
        return [verb, *(t for t in self.found if t.main in joined and not t.noun)]

    def _begins(self, trigger: Trigger) -> int:
        """Where a happening begins in the text: a verb that another is counted from with its subject."""
        tokens = self.sentence.tokens
        subjects = [c for c in self.sentence.children(trigger.main) if tokens[c].dep.startswith("nsubj")]
        over = not trigger.noun and self._over_before(trigger)
        return tokens[min([trigger.first, *subjects]) if over else trigger.first].start_char

    def _over_before(self, trigger: Trigger) -> bool:
        """Whether a verb tells what was over then: «trois jours après [avoir quitté] la prison», "after they had agreed"."""
        helped = any(self.sentence.tokens[c].dep.startswith("aux") for c in self.sentence.children(trigger.main))
        return helped and self.sentence.tokens[trigger.main].dep == "advcl" and trigger.duty != "weak"

    def _as_fine(self, one: Unit, counted: Unit) -> bool:
        """Whether a date may be the day to which another counts: of «levées en février» no «au lendemain du putsch» is."""
        daily = self.readings[counted.times[0]].said.unit == "day"
        return not daily or of_a_day(self.readings[one.times[0]])

    def _yields(self, unit: Unit) -> tuple[bool, bool]:
        """Whether a date leaves a happening to others: one that counts, or says until when ("on Friday adjourned it until July 30")."""
        return self._counted(unit), self.readings[unit.times[0]].signal == "until"

    def _counted(self, unit: Unit) -> bool:
        """Whether a date counts from what the sentence names, and so may say again what another says."""
        reading = self.readings[unit.times[0]]
        return bool(reading.said.anchor and reading.hangs_on)

    def _adjective(self, unit: Unit) -> list[Trigger]:
        """The adjective that a date qualifies ("indépendant depuis 1960"), which then is the happening."""
        tokens = self.sentence.tokens
        heads = {tokens[place].head for place in range(unit.first, unit.last)} - set(range(unit.first, unit.last))
        return [
            Trigger(place, place + 1, place, Sense("other"), False, False, "", tokens[place].key)
            for place in heads
            if tokens[place].pos == "ADJ"
            and tokens[place].text.islower()
            and not any(tokens[child].dep == "case" for child in self.sentence.children(place))  # «de tramway»
            and place not in self.dates.tokens
            and not self._said_of(place)
            and not any(trigger.first <= place < trigger.last for trigger in self.found)
        ]

    def _said_of(self, place: int) -> bool:
        """Whether it is how somebody says to be («s'est dit préoccupé jeudi»): the saying has the date."""
        token = self.sentence.tokens[place]
        return token.dep == "xcomp" and any(
            t.main == token.head and t.sense.type == "statement" and not t.noun for t in self.found
        )

    def _office(self, unit: Unit) -> list[Trigger]:
        """What somebody was or became from a date on ("Vainqueur en 2020, il ...", "ministre depuis juin, il ...")."""
        tokens = self.sentence.tokens
        closed = unit.last == len(tokens) or tokens[unit.last].text in (",", ".", ";")
        place = unit.first - 1
        while (
            closed and place >= 0 and (place in self.dates.tokens or tokens[place].pos not in ("VERB", "AUX", "PUNCT"))
        ):
            opens = place == 0 or tokens[place - 1].text == ","
            if opens and tokens[place].pos == "NOUN" and tokens[place].key in self.words.lists["people"]:
                if any(trigger.first <= place < trigger.last for trigger in self.found):
                    return []
                lemma = tokens[place].key
                return [Trigger(place, place + 1, place, self._called(place), True, True, "", lemma)]
            place -= 1
        return []

    def _in_office(self, unit: Unit) -> list[Trigger]:
        """«Son président, [en poste] depuis 2019, a annoncé»: an office held from a date on, told between commas."""
        tokens, noun = self.sentence.tokens, unit.first - 1
        while noun > 0 and noun in self.dates.tokens:
            noun -= 1
        set_off = noun > 1 and tokens[noun - 2].text in (",", "(") and tokens[noun - 1].pos == "ADP"
        closed = unit.last == len(tokens) or tokens[unit.last].text in (",", ".", ")", ";")
        if not (set_off and closed and fold(tokens[noun].text) in self.words.lists["in_office"]):
            return []
        return [Trigger(noun - 1, noun + 1, noun, Sense("appointment"), True, True, "", tokens[noun].key)]

    def _called(self, place: int) -> Sense:
        """A title is one that somebody is appointed to."""
        office = self.sentence.tokens[place].key in self.words.lists["offices"]
        return Sense("appointment" if office else "other")

    def _hung_on(self, trigger: Trigger, unit: Unit) -> bool:
        """«deux mois après le coup» dates what came two months later, not the coup; nor does «..., le 18 mars» date it."""
        tokens = self.sentence.tokens
        if self._counts_from(trigger, unit):
            return True
        for index, inside in self.dates.inside.items():
            end = self.readings[index].hangs_on_end_char
            if end is None or trigger.first <= inside[-1] or tokens[trigger.first].start_char >= end:
                continue
            if index in unit.times or unit.last <= inside[0]:
                return True  # nor does «reçu lundi, trois ans après le début de l'invasion»
            if unit.first >= trigger.last and self._parted(tokens[trigger.last : unit.first], unit):
                return True
        return False

    def _counts_from(self, trigger: Trigger, unit: Unit) -> bool:
        """Whether a verb tells the clause that a date counts from: "the day after his body was [discovered], police arrested"."""
        token = self.sentence.tokens[trigger.main]
        marks = {c for c in self.sentence.children(trigger.main) if self.sentence.tokens[c].dep == "mark"}
        led = token.dep == "advcl" and not marks.isdisjoint(range(unit.first, unit.last))
        return led and not trigger.noun and self._counted(unit) and token.head > trigger.main >= unit.last

    def _parted(self, between: Sequence[Token], unit: Unit) -> bool:
        """Whether a date after a comma is not of the noun before it: it has a conjunction, or no other happening has one."""
        alone = not any(other != unit and not self._counted(other) for other in self.dates.units())
        marks = [token.text for token in between if token.pos == "CCONJ" or token.text == ","]
        told = any(token.pos in ("VERB", "AUX") for token in between)  # «de la dissolution, prononcée le 9 juin»
        return "," in marks and not told and (alone or marks != [","])

    def _lone(self) -> Attached | None:
        """The noun that heads a sentence without a verb: "Festival de Cannes, du 14 au 25 mai", "* 2020 : putsch"."""
        tokens = self.sentence.tokens
        nouns = [
            place
            for place, token in enumerate(tokens)
            if token.pos in ("NOUN", "PROPN") and place not in self.dates.tokens and token.text[:1].isalpha()
        ]
        root = next((place for place, token in enumerate(tokens) if token.dep == "ROOT"), 0)
        place = root if root in nouns else next(iter(nouns), None)
        if place is None or (root not in nouns and tokens[root].text[:1].isalpha()):
            return None
        noun = Trigger(place, place + 1, place, Sense("other"), True, False, "", tokens[place].lemma)
        return Attached(noun, _DOUBTFUL)
