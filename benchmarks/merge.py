"""Told once: what merging gets right, and how its time grows: ``python -m benchmarks.merge``.

``b3`` is B-cubed F1 (Bagga and Baldwin 1998) in percent over the gold of ``tests/corpus/merge``: happenings told by
several articles, which run through ``extract`` first. ``joined_wrongly`` counts the pairs of neighbours of the gold
that were joined all the same; ``kept_*`` are the same for the files that were written after the rules were set.
``growth_exponent`` is the slope of log time over log rows, from 1,000 to 100,000 rows of invented news of one
decade, the same states and people all along, so that more rows are more rows a day. ``alike`` and ``one_day`` are
seconds for 10,000 rows that are all alike, and that are all of one day and actor.
"""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import pandas as pd

from benchmarks.asking import asking, keep
from benchmarks.times import exponent
from events import SCHEMA, empty_table, merge
from tests.told import Gold, Score, extracted, gold, score

SIZES = (1_000, 3_162, 10_000, 31_623, 100_000)
_TYPES = ("attack", "visit", "statement", "agreement", "protest", "sanction", "deployment", "justice", "election")
_STATES = ("MLI", "NER", "BFA", "FRA", "RUS", "TCD", "SEN", "USA", "GBR", "DEU", "TUR", "UKR", "CHN", "NGA", "BEN")
_TOGETHER = 20_000  # invented rows that become a table at a time
_SYLLABLES = ("ba", "ro", "ti", "ku", "sel", "mar", "den", "vo", "lan", "pi", "gor", "tha", "nu", "ke", "zim", "fa")


def invented(count: int, *, days: int = 3652, seed: int = 7, tellings: int = 3) -> pd.DataFrame:
    """A table of news that never was: happenings with actors, places and words of their own, told up to ``tellings`` times.

    Args:
        count: rows.
        days: over which they spread, from 2010.
        seed: of what is drawn.
        tellings: how often one happening is told at most.
    """
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(4000)]
    people = [f"{draw.choice(vocabulary)}-{draw.choice(vocabulary)}" for _ in range(600)]
    tables, rows, left = [], list[dict[str, object]](), count
    while left > 0:
        day = draw.randrange(days)
        state, person, kind = draw.choice(_STATES), draw.choice(people), draw.choice(_TYPES)
        place, words = draw.choice(vocabulary).title(), draw.choices(vocabulary, k=12)
        for _ in range(draw.randint(1, tellings)):
            said = draw.sample(words, k=9)
            when = _when(day, draw.random() < 0.15)
            rows.append(_row(count - left, kind, when, (f"state:{state}", f"person:{person}"), place, said))
            left -= 1
        if len(rows) >= _TOGETHER or left <= 0:  # rows of Python take ten times the memory of a table
            tables.append(_table(rows[: len(rows) + min(left, 0)]))
            rows.clear()
    return pd.concat(tables, ignore_index=True)


@cache
def _when(day: int, month: bool) -> dict[str, object]:
    """The columns that date an event.

    Args:
        day: since the first of 2010.
        month: whether only its month is known.
    """
    at = np.datetime64("2010-01-01") + day
    start = np.datetime64(at, "M").astype("datetime64[D]") if month else at
    end = (np.datetime64(at, "M") + 1).astype("datetime64[D]") if month else at + 1
    return {
        "start": np.datetime64(start, "s"),
        "end": np.datetime64(end, "s"),
        "extent": "within",
        "precision": "month" if month else "day",
        "edtf": str(start)[:7] if month else str(start),
        "anchor": "absolute",
    }


def _row(
    number: int, kind: str, when: Mapping[str, object], actors: tuple[str, ...], place: str, words: Sequence[str]
) -> dict[str, object]:
    return {
        **when,
        "event": f"{number:016x}",
        "document": f"d{number}",
        "title": words[0],
        "type": kind,
        "trigger": words[0],
        "modality": "happened",
        "quote": f"Ici, {' '.join(words[:5])} {place} {' '.join(words[5:])}.",
        "quote_start_char": 0,
        "actors": actors,
        "actor_ids": actors,
        "roles": ("agent",) * len(actors),
        "places": (place,),
        "sources": (f"d{number}",),
        "n_sources": 1,
        "confidence": 0.9,
    }


def _table(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    """The rows with the columns that they lack, empty."""
    empty = {"text": "", "names": (), "span": pd.NA, "day": pd.NaT, "count": 0, "share": 0.0}
    return pd.DataFrame(
        {
            name: pd.Series(
                [row[name] for row in rows] if name in rows[0] else [empty[column.kind]] * len(rows), dtype=kind
            )
            for (name, column), kind in zip(SCHEMA.items(), _kinds(), strict=True)
        }
    )


@cache
def _kinds() -> Sequence[object]:
    """The dtypes of a table's columns."""
    return list(empty_table().dtypes)


def alike(count: int) -> pd.DataFrame:
    """Rows that all say the same, each of a document of its own."""
    table = pd.concat([invented(1)] * count, ignore_index=True)
    table["event"] = [f"{number:016x}" for number in range(count)]
    table["document"] = [f"d{number}" for number in range(count)]
    table["sources"] = [(f"d{number}",) for number in range(count)]
    return table


def one_day(count: int) -> pd.DataFrame:
    """Happenings of one day and one actor."""
    table = invented(count, days=1, tellings=3)
    table["actor_ids"] = [("state:MLI", "person:one-and-only")] * count
    table["type"] = "attack"
    return table


def seconds(table: pd.DataFrame, times: int = 1) -> float:
    """The least processor time that merging takes, of several runs: it runs in one thread, and machines are shared."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        merge(table)
        taken.append(time.process_time() - begun)
    return min(taken)


def measured(*, kept: bool) -> tuple[Gold, Score]:
    """A part of the gold, and what merging makes of it."""
    part, table = gold(kept=kept), extracted(kept=kept)
    _, links = merge(table)
    return part, score(part, table, dict(zip(links["mention"], links["event"], strict=True)))


def report(name: str, part: Gold, found: Score) -> Iterator[str]:
    """What was measured of a part of the gold, as a row of Markdown."""
    rows = f"{found.found} of {found.marks}"
    yield (
        f"| {name} | {len(part.told_several_times)} | {rows} | {found.precision:.1f} | {found.recall:.1f} "
        f"| {found.f1:.1f} | {len(found.joined)} of {found.apart} |"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print tables, and write figures where asked."""
    parser = asking("merge", __doc__)
    parser.add_argument("--short", action="store_true", help="leave out growth")
    given = parser.parse_args(arguments)
    print("| gold | told several times | mentions found | precision | recall | B-cubed F1 | neighbours joined |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    parts = {name: measured(kept=name == "kept aside") for name in ("at hand", "kept aside")}
    for name, (part, found) in parts.items():
        print(*report(name, part, found), sep="\n")
    whole, kept = joint([found for _, found in parts.values()]), parts["kept aside"][1]
    figures = {**whole, "kept_b3": kept.f1, "kept_joined_wrongly": len(kept.joined)}
    if not given.short:
        seconds(invented(200))  # data and gazetteer are at hand after that
        growth = [(size, seconds(invented(size), 3 if size < 10_000 else 1)) for size in SIZES]
        for size, taken in growth:
            print(f"\n{size:8,d} rows in {taken:.2f} s ({size / taken:,.0f} rows/s)")
        figures["growth_exponent"] = round(exponent(growth), 3)
        figures["alike"], figures["one_day"] = round(seconds(alike(10_000)), 2), round(seconds(one_day(10_000)), 2)
        print(f"\nTime grows with rows to the power of {figures['growth_exponent']:.3f}")
        print(f"\n10,000 rows all alike in {figures['alike']} s, of one day and actor in {figures['one_day']} s")
    keep(figures, given.json)


def joint(scores: Sequence[Score]) -> dict[str, float]:
    """``b3`` and ``joined_wrongly`` over all parts: B-cubed averages over mentions, so parts weigh by theirs."""
    mentions = sum(found.found for found in scores) or 1
    precision = sum(found.precision * found.found for found in scores) / mentions
    recall = sum(found.recall * found.found for found in scores) / mentions
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"b3": round(f1, 1), "joined_wrongly": sum(len(found.joined) for found in scores)}


if __name__ == "__main__":
    main()
