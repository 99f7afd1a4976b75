"""Compares events with gold: one to one, same first day first, by a word that the triggers share.

A row and an event of the gold go together where they begin on the same day, or share at least half of the days
of both, and where their triggers share a word (first five letters, case and accents aside). "Quoted" asks of the
happening only that the row's quote holds the gold's trigger.
"""

import datetime as dt
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pandas as pd

from events import fold
from events.actors import gazetteer
from events.actors.gazetteer import words_of

Event = Mapping[str, Any]
"""Of the gold: ``begin`` and ``end`` (days, both inclusive), trigger, type, actors, modality; or of a system, where
``start`` and ``end`` are half-open days and there is a quote. What has no date is not scored."""

_FIRST, _LAST = np.datetime64("0001-01-01"), np.datetime64("9999-12-31")
_QUOTE = 600  # code points of a quote that count


@dataclass
class Score:
    """Counts over documents; rates in 0 to 1.

    Attributes:
        gold, said: dated events of the gold and of the system.
        pairs: those that go together.
        quoted: those that would, did only the quote count.
        exact, typed, modal: pairs with the same days, type and modality.
        actors_gold, actors_said, actors_hit: actors of the pairs.
        sure: of every row how sure it was said to be, and whether it is one of a pair.
    """

    gold: int = 0
    said: int = 0
    pairs: int = 0
    quoted: int = 0
    exact: int = 0
    typed: int = 0
    modal: int = 0
    actors_gold: int = 0
    actors_said: int = 0
    actors_hit: int = 0
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        return Score(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(Score)})

    @property
    def f1(self) -> float:
        return _f1(self.pairs, self.said, self.gold)

    @property
    def precision(self) -> float:
        return self.pairs / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.pairs / self.gold if self.gold else 0.0

    @property
    def quote_f1(self) -> float:
        return _f1(self.quoted, self.said, self.gold)

    @property
    def actors_f1(self) -> float:
        return _f1(self.actors_hit, self.actors_said, self.actors_gold)

    def of_pairs(self, name: str) -> float:
        """The share of pairs that agree in something: exact, typed or modal."""
        return getattr(self, name) / self.pairs if self.pairs else 0.0

    def add(self, events: Sequence[Event], table: pd.DataFrame) -> list[str]:
        """Count one document in; what was missed and what was too much, for people."""
        return self.count(events, rows_of(table))

    def count(self, events: Sequence[Event], rows: Sequence[Event]) -> list[str]:
        """As ``add``, for rows that are in no table."""
        dated = [event for event in events if event.get("begin")]
        pairs = paired(dated, rows, same_happening)
        for i, j in pairs:
            self._pair(dated[i], rows[j])
        found, right = ({pair[side] for pair in pairs} for side in (0, 1))
        self.gold += len(dated)
        self.said += len(rows)
        self.quoted += len(paired(dated, rows, _quoted))
        self.sure += [(row.get("confidence", 1.0), j in right) for j, row in enumerate(rows)]
        missed = [f"missed {e['begin']} {e['trigger']}" for i, e in enumerate(dated) if i not in found]
        return missed + [f"extra {r['start']} {r['trigger']}" for j, r in enumerate(rows) if j not in right]

    def _pair(self, event: Event, row: Event) -> None:
        self.pairs += 1
        self.exact += days_of(event) == days_of(row)
        self.typed += event["type"] == row["type"]
        self.modal += event.get("modality", "happened") == row["modality"]
        gold, said = event.get("actors", []), list(row["actors"])
        hit = sum(any(same_actor(a, b) for b in said) for a in gold)
        self.actors_gold += len(gold)
        self.actors_said += len(said)
        self.actors_hit += min(hit, len(said))


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The dated rows of an events table, with days for timestamps; those before Christ no calendar of Python's holds."""
    held = (table["start"] >= _FIRST) & (table["end"] < _LAST)
    dated = table[held].to_dict("records")
    return [{**row, "start": row["start"].date(), "end": row["end"].date()} for row in dated]


def paired(
    gold: Sequence[Event], rows: Sequence[Event], happening: Callable[[Event, Event], bool]
) -> list[tuple[int, int]]:
    """Which event of the gold goes with which row, as indices; one to one, same first day first."""
    candidates = sorted(
        (-agree, days_of(event) != days_of(row), i, j)
        for i, event in enumerate(gold)
        for j, row in enumerate(rows)
        if (agree := dates_agree(days_of(event), days_of(row))) and happening(event, row)
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in candidates:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return sorted(pairs.items())


def same_happening(event: Event, row: Event) -> bool:
    return bool(stems(event["trigger"]) & stems(row["trigger"]))


def _quoted(event: Event, row: Event) -> bool:
    return fold(event["trigger"]) in fold(row["quote"][:_QUOTE])


def _f1(hit: int, said: int, gold: int) -> float:
    return 2 * hit / (said + gold) if said + gold else 0.0


def stems(trigger: str) -> set[str]:
    words = re.findall(r"\w+", fold(trigger))[:4]
    return {word[:5] for word in words if len(word) > 2} or set(words)


def days_of(event: Event) -> tuple[dt.date, dt.date]:
    """First and last day, of an event of the gold or of a row."""
    if "begin" in event:
        return dt.date.fromisoformat(event["begin"]), dt.date.fromisoformat(event["end"])
    return event["start"], event["end"] - dt.timedelta(1)


def dates_agree(a: tuple[dt.date, dt.date], b: tuple[dt.date, dt.date]) -> int:
    """2 where they begin on the same day, 1 where at least half of their union is shared, else 0."""
    if a[0] == b[0]:
        return 2
    shared = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return int(shared > 0 and 2 * shared >= (max(a[1], b[1]) - min(a[0], b[0])).days + 1)


def same_actor(a: str, b: str) -> bool:
    """Whether two names are of one actor: alike, or both known for the same one ("Khrushchev", «Khrouchtchev»)."""
    return same_name(a, b) or not _known_as(a).isdisjoint(_known_as(b))


@functools.cache
def _known_as(name: str) -> frozenset[str]:
    """Ids of the actors of the gazetteer that bear a name in some language; capitals and demonyms are none."""
    found = (forms.get(words_of(name)) for forms in gazetteer().forms.values())
    return frozenset(form.actor for form in found if form is not None and form.kind == "name")


def same_name(a: str, b: str) -> bool:
    one, other = fold(a).split(), fold(b).split()
    return one == other or (
        bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))
    )
