"""Who is named where in a document's sentences: gazetteer and patterns first, the model's names for the rest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from events.actors.acting import acting
from events.actors.beside import beside
from events.actors.gazetteer import Gazetteer, words_of
from events.actors.kin import of_family, with_surname
from events.actors.known import NOBODY, is_product, known, mention
from events.actors.naming import CLOSING, OPENING, ActorMention, Named, PlaceMention, bare, is_locative, span_text
from events.actors.organisations import Built, built, no_body, of_nations, opens_plainly
from events.actors.people import People, title_gender
from events.actors.person_names import name_of, of_a_place, of_title, person_spans, surnames
from events.actors.titles import titled
from events.actors.words import ActorWords, actor_words
from events.model import Actor, fold, slug
from events.reading import Sentence, Token

_DASHES = ("-", "–", "—", "--")
_JOINING = ("-", "‑", "'", "’")
_SHORTEST_TOWN, _LONGEST_DATELINE = 3, 14  # letters, tokens
_DIGITS_OF_DAY = 2
_SURE_KINDS = ("organisation", "group", "operation", "people", "none")


def recognise(sentences: Sequence[Sentence], language: str, book: Gazetteer) -> list[Named]:
    """The actors and places of each sentence of one document.

    A person or an organisation is one actor under all forms of the name in the document: the fullest names it.
    """
    words = actor_words(language)
    listed = [known(sentence, language, book, words) for sentence in sentences]
    states = {found.actor.id for mentions in listed for found in mentions if found.actor.kind == "state"}
    names = _Names(book, language, words, People(book, language, states))
    learnt = [names.learn(sentence, found) for sentence, found in zip(sentences, listed, strict=True)]
    names.people.settle()
    for sentence, found, (forms, persons) in zip(sentences, listed, learnt, strict=True):
        forms += names.learn_acting(sentence, found, forms, persons)
    return [
        _named(sentence, found, forms, persons, names)
        for sentence, found, (forms, persons) in zip(sentences, listed, learnt, strict=True)
    ]


class _Names:
    """The names of one document without an entry: what each was taken for, and where its form says what it is."""

    def __init__(self, book: Gazetteer, language: str, words: ActorWords, people: People) -> None:
        self.book = book
        self.language = language
        self.words = words
        self.people = people
        self.votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self.bodies: dict[tuple[str, ...], Actor] = {}
        self.latest: tuple[Actor, ...] = ()
        """The persons that the sentence read last names."""
        self.counts: Counter[str] = Counter()
        """How often each person was named so far."""

    def learn(self, sentence: Sentence, found: Sequence[ActorMention]) -> tuple[list[Built], list[tuple[int, int]]]:
        """Take in the names of a sentence; gives those whose form says an organisation, and the tokens of persons."""
        sure = {
            place
            for m in found
            if (m.actor.kind in _SURE_KINDS and m.how != "seat") or (m.how == "name" and m.last - m.first > 1)
            for place in range(m.first, m.last)
        }
        forms = list(built(sentence, self.words, sure))
        inside = {place for form in forms for place in range(form.first, form.whole_last)}
        demonyms = {m.first for m in found if m.how == "demonym"} - inside
        forms += of_nations(sentence, demonyms - {place - 1 for place in sure}, self.words)
        for form in forms:
            self._learn_body(form)
        taken = self.taken(found, forms)
        listed = {place for m in found if m.actor.kind == "person" for place in range(m.first, m.last)}
        for m in found:
            if m.actor.kind == "person":
                self.people.keep(m.actor, span_text(sentence, m.first, m.last))
        persons = person_spans(sentence, taken, self.words)
        told = [
            (first, last, name_of(sentence, (first, last), persons, self.people, self.words)) for first, last in persons
        ]
        for first, _, name in told:
            title = first > 0 and bare(sentence.tokens[first - 1].text) in self.words.titles
            self.votes[words_of(name)]["person"] += 3 if title else 1
        for first, last, entity in entities(sentence, self.words):
            if entity != "person" and not taken & set(range(first, last)):
                self.votes[words_of(span_text(sentence, first, last))][entity] += 1
        for first, last, name in told:
            if words_of(name) not in self.bodies and not listed & set(range(first, last)):
                self.people.learn(name)
        return forms, persons

    def learn_acting(
        self,
        sentence: Sentence,
        found: Sequence[ActorMention],
        forms: Sequence[Built],
        persons: Sequence[tuple[int, int]],
    ) -> list[Built]:
        """Take in the names that the document takes for no person and that act as organisations do, where nothing else names them."""
        taken = {place for form in forms for place in range(form.whole_first, form.whole_last)}
        taken |= {place for m in found if m.how != "capital" for place in range(m.first, m.last)}
        taken |= {place for first, last in persons for place in range(first, last)}
        capitals = {place for m in found if m.how == "capital" for place in range(m.first, m.last)}
        acts = [form for form in acting(sentence, self.words, taken, capitals) if not self._person(form.name)]
        for form in acts:
            self._learn_body(form)
        return acts

    def _person(self, name: str) -> bool:
        """Whether a name is taken for a person's, or is the surname of one and of no body that a form told."""
        key = words_of(name)
        return self.sort(name) == "person" or (
            len(key) == 1 and key not in self.bodies and self.people.by_surname(key[0]) is not None
        )

    def taken(self, found: Sequence[ActorMention], forms: Sequence[Built]) -> set[int]:
        """The tokens that the gazetteer or a form names, persons apart."""
        places = {place for m in found if m.actor.kind != "person" for place in range(m.first, m.last)}
        return places | {place for form in forms for place in range(form.first, form.whole_last)}

    def _learn_body(self, form: Built) -> None:
        key = words_of(form.name)
        actor = self.listed(key) or self.bodies.get(key)
        actor = actor or (self.listed(words_of(form.short)) if form.short else None)
        actor = actor or (None if form.sure else self.body(form.name))
        actor = actor or Actor(f"{form.kind}:{slug(form.name)}", form.kind, {self.language: form.name})
        self.bodies.setdefault(key, actor)
        if form.short:
            self.bodies.setdefault(words_of(form.short), actor)

    def listed(self, key: tuple[str, ...]) -> Actor | None:
        """The organisation, group or operation of the gazetteer by that name."""
        form = self.book.forms.get(self.language, {}).get(key)
        actor = self.book.actors.get(form.actor) if form is not None else None
        return actor if actor is not None and actor.kind in _SURE_KINDS else None

    def body(self, name: str) -> Actor | None:
        """The organisation of a name: one that a form told, or whose name begins with it ("Tarn" of "Tarn Shipping")."""
        key = words_of(name)
        if key in self.bodies:
            return self.bodies[key]
        if len(key) == 1 and len(key[0]) > 2:
            fits = {
                actor.id: actor
                for words, actor in self.bodies.items()
                if words[:1] == key and words[0] not in self.words.heads
            }
            if len(fits) == 1:
                return next(iter(fits.values()))
        return None

    def note(self, persons: Iterable[Actor]) -> None:
        """Take in whom a sentence names."""
        named = tuple(persons)
        self.latest = named or self.latest
        self.counts.update(actor.id for actor in named)

    def told_of(self, near: Sequence[Actor]) -> tuple[Actor, ...]:
        """Those of some persons than whom the document named nobody else as often so far, of whom it tells."""
        counts = self.counts.copy()
        counts.update({actor.id for actor in near} - set(counts))
        others = max((count for id_, count in counts.items() if id_ not in {a.id for a in near}), default=0)
        return tuple(near) if all(counts[actor.id] > others for actor in near) else ()

    def sort(self, name: str) -> str:
        """What a name is taken for in most places of the document."""
        votes = self.votes.get(words_of(name))
        return votes.most_common(1)[0][0] if votes else ""


def _named(
    sentence: Sentence,
    found: list[ActorMention],
    forms: Sequence[Built],
    persons: Sequence[tuple[int, int]],
    names: _Names,
) -> Named:
    words = names.words
    inside = {place for form in forms for place in range(form.first, form.whole_last)}
    mentions = [m for m in found if not inside & set(range(m.first, m.last)) and not _surname(sentence, m, names)]
    mentions = [m for m in mentions if m.actor.kind != "person" or not _bears_name(sentence, m.first, m.last, words)]
    mentions += [_body_mention(sentence, form, names) for form in forms]
    taken = {place for m in mentions for place in range(*m.whole)}
    for first, last in persons:
        if taken & set(range(first, last)):
            mentions = [_longer(sentence, m, first, last, words) for m in mentions]
            taken |= {place for m in mentions for place in range(*m.whole)}
            continue
        name = name_of(sentence, (first, last), persons, names.people, words)
        if last == first + 1 and not names.people.knows(names.people.who(name)) and of_family(sentence, first, words):
            whole = with_surname(name, _whose_kin(sentence, first, mentions, names), names.language, words)
            if whole != name:
                names.people.learn_kin(whole)
                name = whole
        if _bears_name(sentence, first, last, words):
            taken |= set(range(first, last))
            continue
        body = names.body(name)
        titled_so = first > 0 and bare(sentence.tokens[first - 1].text) in words.titles
        if body is not None and not titled_so:
            mentions.append(mention(sentence, first, last, body, "model", words))
        elif names.sort(name) in ("person", "") or titled_so or len(words_of(name)) > 1:
            led = bare(sentence.tokens[first - 1].text) if first else ""
            person = names.people.who(name, title_gender(led, words) if last == first + 1 else "x")
            if (
                last == first + 1
                and not titled_so
                and not names.people.knows(person)
                and is_locative(sentence, first, words)
            ):
                continue  # «vainqueur à Omdourman»
            mentions.append(mention(sentence, first, last, person, "person", words))
        elif names.sort(name) == "organisation":  # the model says so elsewhere
            actor = Actor(f"organisation:{slug(name)}", "organisation", {names.language: name})
            mentions.append(mention(sentence, first, last, actor, "model", words))
        else:
            continue
        taken |= set(range(first, last))
    for place, person in surnames(sentence, taken, names.people, words):
        mentions.append(mention(sentence, place, place + 1, person, "person", words))
        taken.add(place)
    places = [
        PlaceMention(m.first, m.last, span_text(sentence, m.first, m.last))
        for m in mentions
        if m.locative and m.how in ("name", "capital") and m.actor.kind == "state"
    ]
    for one in _rest(sentence, taken, names):
        if isinstance(one, PlaceMention):
            places.append(one)
        else:
            mentions.append(one)
    start = dateline(sentence)
    mentions = sorted((m for m in mentions if m.actor is not NOBODY and m.first >= start), key=lambda m: m.first)
    named, aside = titled(sentence, mentions, words)
    kept, idle = beside(sentence, named, words)
    names.note(m.actor for m in kept if m.actor.kind == "person")
    return Named(tuple(kept), tuple(sorted(places, key=lambda place: place.first)), (*aside, *idle))


def _whose_kin(sentence: Sentence, place: int, mentions: Sequence[ActorMention], names: _Names) -> tuple[Actor, ...]:
    """Those whose kin somebody may be: the one subject of the sentence so far, or whom the document tells of."""
    before = [m for m in mentions if m.actor.kind == "person" and m.first < place]
    subject = len(before) == 1 and sentence.tokens[before[0].first].dep.startswith("nsubj")
    near = tuple(m.actor for m in before)
    return near if subject else names.told_of(near or names.latest)


def _surname(sentence: Sentence, one: ActorMention, names: _Names) -> bool:
    """Whether what may be a demonym is the name of somebody whom the document names in full: "Robert Dane ... Dane denied it"."""
    token = sentence.tokens[one.first]
    alone = one.how == "demonym" and one.last == one.first + 1 and token.pos == "PROPN" and token.text[:1].isupper()
    before = sentence.tokens[one.first - 1] if one.first else None
    led = before is not None and before.pos == "DET"
    return alone and not led and names.people.by_surname(bare(token.text)) is not None


def dateline(sentence: Sentence) -> int:
    """The token after "DOHA (AFP) -", "LA HAYE, 27 fév -" at the head of a dispatch; 0 where there is none."""
    tokens = sentence.tokens
    place = 0
    while place < len(tokens) and (tokens[place].text.isupper() or _joins_towns(sentence, place)):
        place += 1
    if sum(len(token.text) for token in tokens[:place]) < _SHORTEST_TOWN:
        place = 0
        while place < len(tokens) and tokens[place].entity == "place" and not (place and tokens[place].entity_starts):
            place += 1  # "Bruxelles — La commission"
        return place + 1 if place and place < len(tokens) and tokens[place].text in _DASHES[1:] else 0
    town = place
    while place < len(tokens) and place < _LONGEST_DATELINE and tokens[place].pos not in ("VERB", "AUX", "DET"):
        before, token = tokens[place - 1], tokens[place]
        spaced = before.end_char < token.start_char
        if token.text in _DASHES and (spaced or before.text == ")"):
            return place + 1
        place += 1
    return _undashed(sentence, town)


def _undashed(sentence: Sentence, town: int) -> int:
    """The token after "CEBU, Philippines Divers", "JOS, Nigeria, Oct 5 Gunmen": a town in capitals with its country, its day at most."""
    tokens = sentence.tokens
    if len(tokens) < town + 4 or tokens[town].text != "," or not tokens[town + 1].text.istitle():
        return 0
    place = town + 2
    if tokens[place].text == ",":
        month, number = tokens[place + 1], tokens[place + 2]
        dated = month.text.istitle() and number.text.isdigit() and len(number.text) <= _DIGITS_OF_DAY
        return place + 3 if dated and _opens(tokens[place + 3 : place + 4]) else 0
    country = tokens[town + 1].pos == "PROPN" and tokens[town + 1].dep in ("compound", "appos", "nmod")
    return place if country and _opens(tokens[place : place + 1]) else 0


def _opens(tokens: Sequence[Token]) -> bool:
    """Whether a word may be the first of a sentence."""
    return bool(tokens) and tokens[0].text[:1].isupper()


def _joins_towns(sentence: Sentence, place: int) -> bool:
    """Whether a token joins two words of a town's name without blanks: "PORT-AU-PRINCE"."""
    tokens = sentence.tokens
    return 0 < place < len(tokens) - 1 and (
        tokens[place].text in _JOINING and tokens[place - 1].end_char == tokens[place + 1].start_char - 1
    )


def _bears_name(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    """Whether a person's name is that of something else: «le camp [sergent-chef Adji Kosseï]», a work in quotes."""
    tokens = sentence.tokens
    start = first
    while start and (bare(tokens[start - 1].text) in words.titles or tokens[start - 1].text in "-‑"):
        start -= 1
    before = tokens[start - 1] if start else None
    after = tokens[last] if last < len(tokens) else None
    if before is None:
        return False
    quoted = after is not None and before.text in OPENING and after.text in CLOSING
    return quoted or (bare(before.text) in words.bearing and before.pos in ("NOUN", "PROPN"))


def _longer(sentence: Sentence, one: ActorMention, first: int, last: int, words: ActorWords) -> ActorMention:
    """A listed person with the names that the text adds: «Idriss Déby Itno»."""
    if (
        one.actor.kind != "person"
        or not (first <= one.first and one.last <= last)
        or (first, last) == (one.first, one.last)
    ):
        return one
    return mention(sentence, first, last, one.actor, one.how, words)


def _body_mention(sentence: Sentence, form: Built, names: _Names) -> ActorMention:
    actor = names.bodies[words_of(form.name)]
    how = "pattern" if actor.id in names.book.actors else "model"
    told = mention(sentence, form.first, form.last, actor, how, names.words, form.whole_first)
    nouns = frozenset({form.noun} if form.noun else ())
    return replace(told, whole_first=form.whole_first, whole_last=form.whole_last, nouns=nouns)


def _rest(sentence: Sentence, taken: set[int], names: _Names) -> Iterator[ActorMention | PlaceMention]:
    """What only the model names: places, organisations, and the short names of those that were told in full."""
    words = names.words
    for first, last, entity in entities(sentence, words):
        while first < last and sentence.tokens[first].pos in ("DET", "ADP") and last - first > 1:
            first += 1  # "the Rapid Support Forces"
        if entity == "place":
            first = _after_office(sentence, first, last, words)
        while last - first > 1 and sentence.tokens[last - 1].text in ("'s", "’s", "'", "’"):
            last -= 1  # "First Meridian's shares"
        while entity == "organisation" and last < len(sentence.tokens) and _more(sentence, last, taken):
            last += 1  # «l'Hyper Cacher»
        if taken & set(range(first, last)) or not sentence.tokens[last - 1].text[:1].isupper():
            continue
        name = span_text(sentence, first, last)
        head = last == first + 1 and bare(name) in words.heads - words.alone  # «Parti le 1er février»
        if head or fold(name) in words.not_names or len(max(words_of(name), key=len, default="")) < 2:
            continue
        body = names.body(name)
        if body is not None and entity == "place" and is_locative(sentence, first, words):
            body = None  # «à Lens», where a club of that name is told of
        who = names.people.who(name) if entity == "organisation" and names.sort(name) == "person" else None
        if body is not None:
            yield mention(sentence, first, last, body, "model", words)
        elif who is not None:
            yield mention(sentence, first, last, who, "person", words)
        elif entity == "place" or words_of(name) in words.towns or of_a_place(sentence, first, words):
            yield PlaceMention(first, last, name)
        elif (
            entity == "organisation" and not is_product(sentence, first, last) and _proper(sentence, first, last, words)
        ):
            actor = Actor(f"organisation:{slug(name)}", "organisation", {names.language: name})
            yield mention(sentence, first, last, actor, "model", words)
    yield from _short_names(sentence, taken, names)


def _after_office(sentence: Sentence, first: int, last: int, words: ActorWords) -> int:
    """Where the name of a place begins of which the model takes an office for a part: «le procureur (de la République) de [Mons]»."""
    tokens = sentence.tokens
    titled = bare(tokens[first].text) in words.titles and tokens[first].text.islower()
    before = tokens[first - 3] if first > 2 else None
    of_office = before is not None and tokens[first].pos == "NOUN" and bare(before.text) in words.titles
    place = first + 1
    if not (titled or of_office) or place >= last or tokens[place].pos != "ADP":
        return first
    while place < last - 1 and (tokens[place].pos in ("ADP", "DET") or (titled and tokens[place].pos == "NOUN")):
        place += 1
    return place


def _more(sentence: Sentence, place: int, taken: set[int]) -> bool:
    """Whether a word with a capital goes on with a name that the model has cut."""
    token = sentence.tokens[place]
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN") and not token.entity and place not in taken


def _short_names(sentence: Sentence, taken: set[int], names: _Names) -> Iterator[ActorMention]:
    """Organisations by a name told in full before, where the model sees none ("Ferralis prévoit")."""
    entity = {place for first, last, _ in entities(sentence, names.words) for place in range(first, last)}
    for place, token in enumerate(sentence.tokens):
        if place in taken or place in entity or not token.text[:1].isupper() or token.pos == "DET":
            continue
        body = names.bodies.get(words_of(token.text))
        if body is not None:
            yield mention(sentence, place, place + 1, body, "model", names.words)


def _proper(sentence: Sentence, first: int, last: int, words: ActorWords) -> bool:
    """Whether the model's organisation is a name and not an office or a title ("ministre de la Défense")."""
    tokens = sentence.tokens[first:last]
    if opens_plainly(sentence, first, last):
        return False
    if len(tokens) > 1 and (bare(tokens[-1].text) in words.place_tails or bare(tokens[0].text) in words.place_heads):
        return False  # "Harrow Bridge"
    if no_body(span_text(sentence, first, last), words):
        return False
    named = last < len(sentence.tokens) and sentence.tokens[last].entity == "person"
    if named and of_title(sentence, first, words):
        return False  # "Commissioner for Social Affairs Jean Moussa"
    if bare(tokens[0].text) in words.titles or all(bare(t.text) in words.not_names for t in tokens):
        return False
    if is_locative(sentence, first, words) and len(tokens) == 1 and not tokens[0].text.isupper():
        return False  # «à Cherbourg»
    return tokens[0].text[:1].isupper() and all(
        t.pos in ("PROPN", "ADP", "DET", "NUM", "PUNCT", "X", "") or t.text[:1].isupper() or t.text == "&"
        for t in tokens
    )


def entities(sentence: Sentence, words: ActorWords) -> list[tuple[int, int, str]]:
    """The names that the model found, without what says when: tokens, half-open, and person, organisation or place."""
    spans: list[tuple[int, int, str]] = []
    ended = False
    for place, token in enumerate(sentence.tokens):
        opens = place == 0 and token.pos == "VERB"  # «Parti de Lorient, il»
        ended = bool(token.entity) and (opens or token.text in words.of_time or (ended and not token.entity_starts))
        if not token.entity or ended:
            continue
        if spans and spans[-1][1] == place and spans[-1][2] == token.entity and not token.entity_starts:
            spans[-1] = (spans[-1][0], place + 1, token.entity)
        else:
            spans.append((place, place + 1, token.entity))
    return spans
