"""Compares events with gold: one to one, same first day first, by a word that the triggers share."""

import datetime as dt
import re
from dataclasses import dataclass

import pandas as pd

from events import fold


@dataclass
class Score:
    """Counts over documents; rates in 0 to 1."""

    gold: int = 0
    said: int = 0
    pairs: int = 0
    exact: int = 0
    typed: int = 0
    modal: int = 0
    actors_gold: int = 0
    actors_said: int = 0
    actors_hit: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.pairs / (self.gold + self.said)

    @property
    def actors_f1(self) -> float:
        return 2 * self.actors_hit / (self.actors_gold + self.actors_said)

    def add(self, events, table: pd.DataFrame) -> list[str]:
        """Count one document in; what was missed and what was too much, for people."""
        dated = [event for event in events if event.get("begin")]
        rows = [row for row in table.to_dict("records") if not pd.isna(row["start"])]
        candidates = sorted(
            (-agree, days_of(event) != days_of_row(row), i, j)
            for i, event in enumerate(dated)
            for j, row in enumerate(rows)
            if (agree := dates_agree(days_of(event), days_of_row(row)))
            and stems(event["trigger"]) & stems(row["trigger"])
        )
        used_events, used_rows = set(), set()
        for *_, i, j in candidates:
            if i in used_events or j in used_rows:
                continue
            used_events.add(i)
            used_rows.add(j)
            self._pair(dated[i], rows[j])
        self.gold += len(dated)
        self.said += len(rows)
        missed = [f"missed {e['begin']} {e['trigger']}" for i, e in enumerate(dated) if i not in used_events]
        return missed + [f"extra {r['edtf']} {r['trigger']}" for j, r in enumerate(rows) if j not in used_rows]

    def _pair(self, event, row) -> None:
        self.pairs += 1
        self.exact += days_of(event) == days_of_row(row)
        self.typed += event["type"] == row["type"]
        self.modal += event.get("modality", "happened") == row["modality"]
        gold, said = event.get("actors", []), list(row["actors"])
        hit = sum(any(same_name(a, b) for b in said) for a in gold)
        self.actors_gold += len(gold)
        self.actors_said += len(said)
        self.actors_hit += min(hit, len(said))


def stems(trigger: str) -> set[str]:
    words = re.findall(r"\w+", fold(trigger))[:4]
    return {word[:5] for word in words if len(word) > 2} or set(words)


def days_of(event) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(event["begin"]), dt.date.fromisoformat(event["end"])


def days_of_row(row) -> tuple[dt.date, dt.date]:
    return row["start"].date(), row["end"].date() - dt.timedelta(1)


def dates_agree(a, b) -> int:
    if a[0] == b[0]:
        return 2
    shared = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return int(shared > 0 and 2 * shared >= (max(a[1], b[1]) - min(a[0], b[0])).days + 1)


def same_name(a: str, b: str) -> bool:
    one, other = fold(a).split(), fold(b).split()
    return one == other or (
        bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))
    )
