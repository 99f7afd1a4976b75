"""Event mentions: the happenings that each sentence tells, with date words, actors, modality and caption."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from events.actors import Gazetteer, Named, gazetteer, recognise
from events.language import load
from events.mentions.attach import Attached, attach
from events.mentions.compare import compares
from events.mentions.meant import with_meant
from events.mentions.modality import modality
from events.mentions.roles import Part, parts, places_of, speaker_of
from events.mentions.span import span_of
from events.mentions.title import Caption, shortened, title
from events.mentions.triggers import Lexicon, Sense, Trigger, candidates, lexicon
from events.model import Actor, Document, EventMention, Modality, fold
from events.reading import Sentence, body, headings, sentences
from events.times import Reading

__all__ = ["mentions_of", "shortened"]

_DOUBTFUL = 9.0  # cost of attachment from which a date is left alone rather than put on a happening
_RIVAL = 3.5  # by how much a second choice may cost more than the first, where that has its date already
_UNDATED_TYPES = frozenset(
    {
        "coup",
        "visit",
        "agreement",
        "statement",
        "attack",
        "deployment",
        "sanction",
        "election",
        "justice",
        "protest",
        "death",
        "appointment",
        "founding",
        "economy",
    }
)
_OF_A_STATE = frozenset({"coup", "election"})
"""Types that happen to a state, which is the one that the text is about where none is named."""
_SAID = ("ccomp", "xcomp", "obj", "obl:arg", "parataxis", "conj", "nmod", "csubj")
"""How what is said hangs on the verb that says it; a relative clause does not."""
_CLAUSES = ("ROOT", "conj", "acl:relcl", "ccomp", "parataxis", "xcomp", "advcl")


@dataclass(frozen=True, slots=True)
class _Unit:
    """The reading, or the readings of a range, that date one happening, with their tokens in the sentence."""

    times: tuple[int, ...]
    first: int
    last: int


def mentions_of(document: Document, readings: Sequence[Reading], book: Gazetteer | None = None) -> list[EventMention]:
    """The event mentions of a document, in text order.

    Args:
        document: in a language with data.
        readings: its time expressions, as ``times.find`` gives them.
        book: who is known; the package's gazetteer by default.

    Raises:
        ModelError: the language needs a model that is missing or of another version.
    """
    spans = body(document.text, document.language)
    heads = headings(document.text, spans)
    parsed = list(sentences(document.text, document.language, spans))
    named = recognise(parsed, document.language, book or gazetteer())
    words = lexicon(document.language)
    found: list[EventMention] = []
    for sentence, (who, state) in zip(parsed, with_meant(parsed, named, document.language), strict=True):
        heading = any(sentence.start_char == start for start in heads)
        found += _Sentence(document, sentence, who, readings, words, heading, state).mentions()
    return found


class _Sentence:
    """One sentence with its dates, candidates and actors."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        named: Named,
        readings: Sequence[Reading],
        words: Lexicon,
        heading: bool,
        state: Actor | None,
    ) -> None:
        self.state = state
        self.document = document
        self.sentence = sentence
        self.named = named
        self.readings = readings
        self.words = words
        self.heading = heading
        data = load(document.language, "sentences")
        self.cases = {fold(key): slot for key, slot in data["cases"].items()}
        self.demonstratives = frozenset(map(fold, data["demonstratives"]))
        self.inside = {
            index: tokens
            for index, reading in enumerate(readings)
            if sentence.start_char <= reading.start_char < sentence.end_char and (tokens := self._tokens(reading))
        }
        self.dates = {place for tokens in self.inside.values() for place in tokens}
        for index in self.inside:
            self.dates |= self._signal(index)
        self.found = [trigger for trigger in candidates(sentence, words) if not self._is_name_or_date(trigger)]

    def _tokens(self, reading: Reading) -> list[int]:
        return [
            n
            for n, t in enumerate(self.sentence.tokens)
            if t.start_char < reading.end_char and reading.start_char < t.end_char
        ]

    def _signal(self, index: int) -> set[int]:
        """The tokens of the preposition before a time expression: «à partir du» tells no departure."""
        start = self.readings[index].signal_start_char
        if start is None:
            return set()
        end = self.readings[index].start_char
        return {n for n, t in enumerate(self.sentence.tokens) if start <= t.start_char < end}

    def _is_name_or_date(self, trigger: Trigger) -> bool:
        """«l'intervention Serval» names an operation, «la visite» a happening."""
        if set(range(trigger.first, trigger.last)) & self.dates:
            return True
        return trigger.noun and any(
            mention.first <= trigger.first < mention.last
            or (mention.actor.kind == "operation" and mention.first == trigger.last)
            for mention in self.named.actors
        )

    def mentions(self) -> Iterator[EventMention]:
        dated: set[int] = set()
        for unit, attached, inferred in self._assigned():
            dated.add(attached.trigger.main)
            yield self._mention(attached, unit, inferred)
        if not self.heading:
            for trigger in self.found:
                if trigger.main not in dated:
                    yield from self._undated(trigger)

    # ------------------------------------------------------------ dates

    def _units(self) -> list[_Unit]:
        """What dates a happening here: single expressions and ranges; an hour only where no day is told."""
        units: list[_Unit] = []
        ranges: dict[int, list[int]] = {}
        days = [i for i in self.inside if self.readings[i].said.kind == "date" and not _clock(self.readings[i])]
        for index in self.inside:
            reading = self.readings[index]
            if reading.said.kind == "duration" and not (reading.signal == "since" and reading.said.count):
                continue
            if self._compares(index):
                continue
            if reading.said.kind in ("set", "ref") or (_clock(reading) and days):
                continue
            if reading.range_ is not None:
                ranges.setdefault(reading.range_, []).append(index)
            else:
                units.append(self._unit((index,)))
        units += [self._unit(tuple(times)) for times in ranges.values()]
        units.sort(key=lambda unit: unit.first)
        return [unit for unit in units if not any(self._restates(unit, other) for other in units)]

    def _compares(self, index: int) -> bool:
        """«pour la première fois depuis 2011», «plus qu'en 2019»: what it compares with is another happening."""
        return compares(self.sentence, self.inside[index][0], self.readings[index].signal == "since", self.words)

    def _restates(self, unit: _Unit, other: _Unit) -> bool:
        """«neuf mois plus tard, le 24 mai 2021»: the words that count say again what the date beside them says."""
        one, two = (self.readings[u.times[0]].said for u in (unit, other))
        same = one.count == 0 and two.calendar  # «la même année, en octobre»
        return bool(one.anchor) and (two.absolute or same) and not two.anchor and self._adjacent(unit, other)

    def _unit(self, times: tuple[int, ...]) -> _Unit:
        tokens = [place for index in times for place in self.inside[index]]
        return _Unit(times, min(tokens), max(tokens) + 1)

    def _assigned(self) -> Iterator[tuple[_Unit, Attached, bool]]:
        """Each date with its happening; one happening has one date, unless dates are enumerated."""
        options = []
        units = self._units()
        for unit in units:
            free = [trigger for trigger in self.found if not self._hung_on(trigger, unit)] + self._adjective(unit)
            likely = attach(self.sentence, unit.first, unit.last, free, self.words, self.dates)
            choices = [attached for attached in likely if attached.cost < _DOUBTFUL]
            if choices:
                options.append((choices[0].cost, unit, choices))
            elif not self.found and (lone := self._lone()):
                options.append((_DOUBTFUL, unit, [lone]))
        taken: dict[int, _Unit] = {}
        for least, unit, choices in sorted(options, key=lambda option: option[0]):
            for attached in choices:
                before = taken.get(attached.trigger.main)
                if before is not None and not self._enumerated(before, unit):
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

    def _adjective(self, unit: _Unit) -> list[Trigger]:
        """The adjective that a date qualifies ("indépendant depuis 1960"), which then is the happening."""
        tokens = self.sentence.tokens
        heads = {tokens[place].head for place in range(unit.first, unit.last)} - set(range(unit.first, unit.last))
        return [
            Trigger(place, place + 1, place, Sense("other"), False, False, "", fold(tokens[place].lemma))
            for place in heads
            if tokens[place].pos == "ADJ"
            and tokens[place].text.islower()
            and place not in self.dates
            and not any(trigger.first <= place < trigger.last for trigger in self.found)
        ]

    def _hung_on(self, trigger: Trigger, unit: _Unit) -> bool:
        """«deux mois après le coup» dates what came two months later, not the coup."""
        end = self.readings[unit.times[-1]].hangs_on_end_char
        return end is not None and unit.last <= trigger.first and self.sentence.tokens[trigger.first].start_char < end

    def _enumerated(self, one: _Unit, other: _Unit) -> bool:
        """«en 2012, puis en 2020»: only small words between two dates."""
        if any(self.readings[unit.times[0]].said.anchor for unit in (one, other)):
            return False  # «en septembre, deux mois après le coup» says one date twice
        return self._adjacent(one, other)

    def _adjacent(self, one: _Unit, other: _Unit) -> bool:
        """Whether only small words stand between two dates."""
        low, high = sorted((one, other), key=lambda unit: unit.first)
        between = self.sentence.tokens[low.last : high.first]
        return len(between) <= 4 and all(
            t.pos in ("ADP", "CCONJ", "PUNCT", "ADV", "DET", "") and t.text not in "()" for t in between
        )

    def _joined(self, unit: _Unit, attached: Attached, taken: dict[int, _Unit]) -> Iterator[Attached]:
        """A date at the head of a sentence also dates the verbs joined to its own, where they have none."""
        main = attached.trigger.main
        if unit.first > 2 or attached.trigger.noun or attached.through or not self.sentence.parsed:
            return
        own = {a.first for u in self._units() if u is not unit for a in [u]}
        for trigger in self.found:
            token = self.sentence.tokens[trigger.main]
            if (
                trigger.main in taken
                or not trigger.known
                or trigger.noun
                or trigger.duty
                or trigger.sense.type == "other"
            ):
                continue
            if token.dep == "conj" and token.head == main and not any(place > main for place in own):
                taken[trigger.main] = unit
                yield Attached(trigger, attached.cost + 1.0)

    def _lone(self) -> Attached | None:
        """The noun that heads a sentence without a verb: "Festival de Cannes, du 14 au 25 mai"."""
        for place, token in enumerate(self.sentence.tokens):
            if token.dep == "ROOT" and token.pos in ("NOUN", "PROPN") and place not in self.dates:
                return Attached(
                    Trigger(place, place + 1, place, Sense("other"), True, False, "", token.lemma), _DOUBTFUL
                )
        return None

    # ------------------------------------------------------------ happenings

    def _mention(self, attached: Attached, unit: _Unit | None, inferred: bool) -> EventMention:
        trigger, sentence = attached.trigger, self.sentence
        tokens = sentence.tokens
        taking_part = parts(sentence, attached, self.named, self.cases, self.document.language)
        actors = [part.mention.actor for part in taking_part]
        roles = [self._role(trigger, part) for part in taking_part]
        if self.state and trigger.sense.type in _OF_A_STATE and not self._of_somebody(trigger, actors, roles):
            actors.append(self.state)
            roles.append("country")
        begin, after = span_of(sentence, attached, self.dates, self.found)
        first, last = tokens[begin], tokens[after - 1]
        how = "inferred" if inferred else ("lexicon" if trigger.known else "form")
        caption = self._caption(attached, unit)
        mention = EventMention(
            trigger_start_char=first.start_char,
            trigger_end_char=last.end_char,
            type=trigger.sense.type,
            plover=trigger.sense.plover,
            lemma=trigger.lemma,
            modality=self._modality(attached),
            times=unit.times if unit else (),
            quote_start_char=sentence.start_char,
            quote_end_char=sentence.end_char,
            actors=tuple(actors),
            roles=tuple(roles),
            places=places_of(sentence, attached, self.named),
            speaker=self._speaker(attached),
            title=caption.words,
            headless=caption.headless,
            rule=f"{trigger.sense.type}:{how}",
            confidence=_confidence(attached, inferred, sentence.parsed),
            definite=self._definite(trigger),
        )
        return _retyped(mention)

    def _caption(self, attached: Attached, unit: _Unit | None) -> Caption:
        """The title, without dates but with the durations that belong to what happened ("cinq ans de prison")."""
        gone = {p for index, inside in self.inside.items() if self.readings[index].said.kind == "date" for p in inside}
        for index in self.inside:
            gone |= self._signal(index) if self.readings[index].said.kind == "date" else set()
        if unit is not None:
            gone |= set(range(unit.first, unit.last))
        gone |= self._hanging() - set(range(attached.trigger.first, attached.trigger.last))
        meant = {
            m.first: m.actor.name(self.document.language)
            for m in self.named.actors
            if m.how == "anaphora" and m.actor.kind == "person" and self.sentence.tokens[m.first].pos == "PRON"
        }
        people = {m.first: m.actor.name(self.document.language) for m in self.named.actors if m.actor.kind == "person"}
        return title(self.sentence, attached, self.words, gone, self.document.text, meant, people)

    @staticmethod
    def _of_somebody(trigger: Trigger, actors: Sequence[Actor], roles: Sequence[str]) -> bool:
        """Whether the words name whom a coup or an election concerns: a state, a person chosen or overthrown."""
        if trigger.sense.type == "coup":
            return "victim" in roles or any(actor.kind == "state" for actor in actors)
        return bool(actors)

    @staticmethod
    def _role(trigger: Trigger, part: Part) -> str:
        """A coup or an election is not made by the state in which it is."""
        return "country" if trigger.sense.type in _OF_A_STATE and part.mention.actor.kind == "state" else part.role

    def _modality(self, attached: Attached) -> Modality:
        return modality(self.sentence, attached, self.words)

    def _hanging(self) -> set[int]:
        """The tokens of what dates count from ("the day after the summit"), which a title leaves out with them."""
        tokens, found = self.sentence.tokens, set[int]()
        for index, inside in self.inside.items():
            if self.readings[index].hangs_on_end_char is None:
                continue
            first = place = inside[-1] + 1
            while place < len(tokens) and tokens[place].pos not in ("PUNCT", "VERB", "AUX") and place < first + 8:
                place += 1
            found |= set(range(first, place))
        return found

    def _speaker(self, attached: Attached) -> str:
        """Who says it, where a verb of saying governs the happening."""
        main = attached.through.main if attached.through else attached.trigger.main
        for above in self.sentence.ancestors(main):
            if self.sentence.tokens[main].dep not in _SAID:
                return ""
            main = above
            if fold(self.sentence.tokens[above].lemma) in self.words.lists["reporting"]:
                return speaker_of(self.sentence, above, self.named)
        return ""

    def _definite(self, trigger: Trigger) -> bool:
        before = self.sentence.tokens[trigger.first - 1] if trigger.first else None
        return trigger.noun and before is not None and fold(before.text) in self.demonstratives

    def _undated(self, trigger: Trigger) -> Iterator[EventMention]:
        """A happening without a date, where a finite verb of the lexicon tells it and names who takes part."""
        if not trigger.known or trigger.duty or trigger.sense.type not in _UNDATED_TYPES or not self.sentence.parsed:
            return
        if trigger.noun and not self._announced(trigger):
            return
        token = self.sentence.tokens[trigger.main]
        if not trigger.noun and (token.dep not in _CLAUSES or not self._tells(trigger)):
            return
        mention = self._mention(Attached(trigger, 1.0), None, False)
        if mention.actors and not mention.definite:
            yield mention

    def _tells(self, trigger: Trigger) -> bool:
        """Whether the verb tells that something happened or will: past, future, or under plan or denial; not a habit."""
        token = self.sentence.tokens[trigger.main]
        forms = [
            token,
            *(
                self.sentence.tokens[c]
                for c in self.sentence.children(trigger.main)
                if self.sentence.tokens[c].dep.startswith("aux")
            ),
        ]
        tenses = {form.morph.get("Tense", "") for form in forms}
        if tenses & {"Past", "Fut"}:
            return True
        return self._modality(Attached(trigger, 1.0)) in ("denied", "planned") and token.morph.get("VerbForm") == "Inf"

    def _announced(self, trigger: Trigger) -> bool:
        """Whether the noun is what somebody announced, demanded or denied."""
        token = self.sentence.tokens[trigger.main]
        if token.dep not in ("obj", "obl:arg") or trigger.sense.type == "statement":
            return False
        above = fold(self.sentence.tokens[token.head].lemma)
        return (
            above in self.words.lists["reporting"]
            or above in self.words.lists["planned"]
            or above in self.words.lists["denial"]
        )


def _clock(reading: Reading) -> bool:
    """Whether it says an hour and no day."""
    said = reading.said
    return (said.hour is not None or bool(said.daypart)) and not (
        said.absolute or said.calendar or said.anchor or said.today
    )


def _retyped(mention: EventMention) -> EventMention:
    """The type that the actors ask for: a person who succeeds another is appointed, an operation that begins is deployed."""
    kinds = {actor.kind for actor in mention.actors}
    if mention.type == "other" and mention.actors and mention.actors[0].kind == "operation":
        return replace(mention, type="deployment")
    if mention.type == "deployment" and kinds == {"person"}:
        return replace(mention, type="other" if mention.plover == "RETREAT" else "appointment", plover="")
    return mention


def _confidence(attached: Attached, inferred: bool, parsed: bool) -> float:
    share = 0.95 - 0.05 * min(max(attached.cost, 0.0), 8.0)
    share -= 0.1 if not attached.trigger.known else 0.0
    share -= 0.15 if inferred else 0.0
    share -= 0.15 if not parsed else 0.0
    return max(share, 0.1)
