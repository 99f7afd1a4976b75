"""What the reader chose, and the rows of the table that answer it. No Streamlit here."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader chose; an empty choice lets everything through.

    Attributes:
        actors: ids of actors, of which an event needs one.
        types: types of event, of which an event needs to be one.
        first_year: an event shows when its interval overlaps the years from this one, or None.
        last_year: to this one, or None.
    """

    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    @property
    def any(self) -> bool:
        """Whether anything is chosen."""
        return self != Choices()


def filter_table(table: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    """The rows that answer the choices; undated rows follow all of them but the years."""
    keep = np.ones(len(table), dtype=bool)
    if choices.actors:
        wanted = set(choices.actors)
        keep &= np.fromiter((not wanted.isdisjoint(ids) for ids in table["actor_ids"]), bool, len(table))
    if choices.types:
        keep &= table["type"].isin(choices.types).to_numpy()
    start, end = (table[name].to_numpy("datetime64[s]") for name in ("start", "end"))
    # Comparisons with NaT are false, so undated rows are let through by the negation.
    if choices.first_year is not None:
        keep &= ~(end <= _new_year(choices.first_year))
    if choices.last_year is not None:
        keep &= ~(start >= _new_year(choices.last_year + 1))
    return table[keep].reset_index(drop=True)


def _new_year(year: int) -> np.datetime64:
    first: np.datetime64 = np.datetime64(year - 1970, "Y").astype("datetime64[s]")
    return first


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each by column name."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def dated(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with a date."""
    return table[table["start"].notna()].reset_index(drop=True)


def undated(table: pd.DataFrame) -> pd.DataFrame:
    """The rows without one."""
    return table[table["start"].isna()].reset_index(drop=True)


def years(table: pd.DataFrame) -> tuple[int, int] | None:
    """First and last year that an interval of the table touches, None where nothing is dated."""
    rows = dated(table)
    if rows.empty:
        return None
    first = rows["start"].to_numpy("datetime64[s]").min().astype("datetime64[Y]")
    last = (rows["end"].to_numpy("datetime64[s]").max() - np.timedelta64(1, "s")).astype("datetime64[Y]")
    return int(first.astype(int)) + 1970, int(last.astype(int)) + 1970


def actor_names(table: pd.DataFrame) -> dict[str, str]:
    """The name of each actor by id, those with most events first; each actor has one name."""
    counts = actor_counts(table)
    names: dict[str, str] = {}
    for ids, words in zip(table["actor_ids"], table["actors"], strict=True):
        for actor, name in zip(ids, words, strict=False):
            names.setdefault(actor, name)
    return {actor: names[actor] for actor in sorted(names, key=lambda a: (-counts[a], names[a].casefold(), a))}


def actor_counts(table: pd.DataFrame) -> Counter[str]:
    """How many events each actor takes part in, by id."""
    return Counter(actor for ids in table["actor_ids"] for actor in dict.fromkeys(ids))


def type_counts(table: pd.DataFrame) -> Counter[str]:
    """How many events each type has, most first."""
    return Counter(dict(Counter(table["type"].tolist()).most_common()))
