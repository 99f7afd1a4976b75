"""A row of the events table as it is compared with others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from events import interval
from events.actors.gazetteer import gazetteer
from events.merging.words import FIRST, Said, lexicon, name_weight, named, said
from events.model import fold

_SHARED = 4  # first letters of a name that two languages write in two ways
_KEPT = 2**16  # actors whose names need not be looked up again
_STATE = 0.2  # how much the state of a known actor tells, where it is not named itself
NEAR = 3
"""Days by which sources may differ over one happening; an interval no longer counts as one day."""
LONG = 800
"""Days above which an interval is a period, which is compared by its first days only."""


@dataclass(slots=True)
class Telling:
    """One row of the events table, as it is compared: when, what, who, where, in which words.

    Attributes:
        id: of the row (column ``event``).
        order: by which rows are put in order whatever the order of the table; one text under two names makes ids
            of which only the endings differ ("-d2"), there the document decides.
        document: that tells it.
        type: of the happening.
        modality: as in the table.
        when: its days, half-open day numbers, of a period with an open end those at the known end; None where undated.
        lasting: how long it went on is part of what it is ("de 2013 à 2022").
        trigger: token of the words that name it.
        names: who and where, by how much each tells; ids of known actors, else tokens.
        alike: the names as they are compared across languages: known ids, else the first letters.
        strong: those of ``alike`` by which a row is told from others: no states, no first words of sentences.
        actors: ids of those who take part.
        persons: those of them that are persons.
        once: whom or what it happens to once at all: who dies, what is founded; names of ``names``.
        places: tokens of places that are no states.
        said: what its sentence says.
        quote: its sentence: document, place in it (-1 where it is not known) and text.
    """

    id: str
    order: tuple[str, str, str]
    document: str
    type: str
    modality: str
    when: tuple[int, int] | None
    lasting: bool
    trigger: frozenset[str]
    names: dict[str, float]
    alike: frozenset[str]
    strong: frozenset[str]
    actors: frozenset[str]
    persons: frozenset[str]
    once: frozenset[str]
    places: frozenset[str]
    said: Said
    quote: tuple[str, int, str]


def telling(row: Mapping[str, Any], when: tuple[int, int] | None) -> Telling:
    """A row of the events table as it is compared.

    Args:
        row: of the table.
        when: its interval in day numbers, or None.
    """
    spoken = said(str(row["quote"]), str(row["said"]))
    actors = frozenset(row["actor_ids"])
    names = dict(spoken.names)
    for actor in actors:
        for name, weight in _names_of(actor):
            names[name] = max(names.get(name, 0.0), weight)
    places = frozenset(token for place in row["places"] for token in named(place)) - spoken.elsewhere
    for place in places:
        names[place] = max(names.get(place, 0.0), name_weight(place))
    period = when
    if when is not None:
        period = _moment(when, str(row["extent"]), str(row["open"]), str(row["precision"]))
    id_, document = str(row["event"]), str(row["document"])
    alike, strong = _alike(names)
    return Telling(
        id=id_,
        order=_order(id_, document),
        document=document,
        type=str(row["type"]),
        modality=str(row["modality"]),
        when=period,
        lasting=period is not None and period == when and row["extent"] == "throughout" and when[1] - when[0] > 1,
        trigger=_deed(str(row["trigger"])),
        names=names,
        alike=alike,
        strong=strong,
        actors=actors,
        persons=frozenset(actor for actor in actors if actor.startswith("person:") and _known_or_full(actor)),
        once=_once(row, names),
        places=frozenset(place for place in places if not place.startswith("state:")),
        said=spoken,
        quote=(document, _place(row["quote_start_char"]), str(row["quote"])),
    )


def plain(row: Telling) -> list[Any]:
    """The row as JSON has it, without what follows from the rest."""
    spoken = row.said
    return [
        [row.id, row.document, row.type, row.modality, row.when, row.lasting, [*row.trigger], row.quote[1:]],
        [row.names, sorted(row.actors), sorted(row.persons), sorted(row.once), sorted(row.places)],
        [spoken.words, sorted(spoken.numbers), spoken.repeated, spoken.signature],
    ]


def from_plain(kept: list[Any]) -> Telling:
    """The row that ``plain`` was given; what its sentence names is in its names alone."""
    (id_, document, type_, modality, when, lasting, trigger, quote), who, spoken = kept
    names, actors, persons, once, places = who
    words, numbers, repeated, signature = spoken
    alike, strong = _alike(names)
    return Telling(
        id=id_,
        order=_order(id_, document),
        document=document,
        type=type_,
        modality=modality,
        when=None if when is None else (when[0], when[1]),
        lasting=lasting,
        trigger=frozenset(trigger),
        names=names,
        alike=alike,
        strong=strong,
        actors=frozenset(actors),
        persons=frozenset(persons),
        once=frozenset(once),
        places=frozenset(places),
        said=Said(words=words, numbers=set(numbers), repeated=repeated, signature=tuple(signature)),
        quote=(document, quote[0], quote[1]),
    )


def _order(id_: str, document: str) -> tuple[str, str, str]:
    return id_.partition("-d")[0], document, id_


def _alike(names: Mapping[str, float]) -> tuple[frozenset[str], frozenset[str]]:
    """Names as they are compared across languages, and those of them by which a row is told from others.

    A known id stays; of others the letters that two languages mostly share: "Londres" and "London" are one.
    """
    alike, strong = set(), set()
    for name, weight in names.items():
        spelled = name if ":" in name else name[:_SHARED]
        alike.add(spelled)
        if weight > FIRST and not name.startswith("state:"):
            strong.add(spelled)
    return frozenset(alike), frozenset(strong)


def _deed(trigger: str) -> frozenset[str]:
    """The first word that counts: of "attacked the market" the market is no deed."""
    lexis = lexicon()
    tokens = [lexis.token(word) for word in fold(trigger).replace("'", " ").split() if lexis.weight(word)]
    return frozenset(tokens[:1])


def _once(row: Mapping[str, Any], names: Mapping[str, float]) -> frozenset[str]:
    if row["type"] == "death":
        return frozenset(
            actor
            for actor, role in zip(row["actor_ids"], row["roles"], strict=False)
            if role == "victim" and actor.startswith("person:") and _known_or_full(actor)
        )
    if row["type"] == "founding":
        return frozenset(name for name in names if not name.startswith(("state:", "person:")))
    return frozenset()


def _place(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return -1


def _known_or_full(actor: str) -> bool:
    """A person of whom more than one word is known: a lone "Ostrel" may be a firm."""
    return actor in gazetteer().actors or "-" in actor


@lru_cache(_KEPT)
def _names_of(actor: str) -> tuple[tuple[str, float], ...]:
    """The id of a known actor and its state, else the tokens of its name, by how much each tells.

    Two texts may take one name for that of a place or of a firm.
    """
    known = gazetteer().actors.get(actor)
    if known:
        return ((actor, name_weight(actor)), *([(known.state, _STATE)] if known.state else []))
    tokens = named(actor.partition(":")[2].replace("-", " ").title())
    return tuple((token, _STATE if ":" in token and token != actor else name_weight(actor)) for token in tokens)


def _moment(when: tuple[int, int], extent: str, open_: str, precision: str) -> tuple[int, int]:
    """When something begins or ends, for a period of which only that is said."""
    if extent != "throughout" or open_ not in ("start", "end"):
        return when
    unit = precision.removeprefix("part-of-")
    unit = unit if unit in interval.UNITS else "day"
    at = interval.floor(when[0] if open_ == "end" else when[1] - 1, unit)
    return at.start, at.end
