"""What a catalogue asks of a table whose texts and names lie in Arrow's memory."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from events import FOLDED

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Places(Mapping[str, int]):
    """The row of each event by its id, and by those of the rows that were merged into it, looked for when asked."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table
        self._known: dict[str, int] = {}

    def __getitem__(self, event: str) -> int:
        if event not in self._known:
            if len(self._known) > 1000:
                self._known.clear()
            self._known[event] = self._found(event)
        if self._known[event] < 0:
            raise KeyError(event)
        return self._known[event]

    def _found(self, event: str) -> int:
        import pyarrow.compute as pc

        if not event:
            return -1
        row = int(pc.index(column(self._table, "event"), event).as_py())
        if row >= 0 or "mentions" not in self._table:
            return row
        told = column(self._table, "mentions")
        at = int(pc.index(pc.list_flatten(told), event).as_py())
        return int(pc.list_parent_indices(told)[at].as_py()) if at >= 0 else -1

    def __iter__(self) -> Iterator[str]:
        return iter(self._table["event"])

    def __len__(self) -> int:
        return len(self._table)


def column(table: pd.DataFrame, name: str) -> Any:
    """A column as one Arrow array; nothing is copied where it lies in Arrow's memory."""
    import pyarrow as pa

    found = pa.array(table[name].array)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def holding(table: pd.DataFrame, word: str) -> Mask:
    """Which events have a word, or a part of one, in their title or sentence; the word is folded."""
    import pyarrow.compute as pc

    found: Mask = pc.match_substring(column(table, FOLDED), word).to_numpy(zero_copy_only=False)
    return found


def numbered_names(table: pd.DataFrame, ids: str, names: str) -> tuple[Rows, Rows, list[str], list[str]]:
    """For each name of each row the row and a number, and by number the ids and what they are called."""
    import pyarrow as pa
    import pyarrow.compute as pc

    listed, called = column(table, ids), column(table, names)
    flat, said = pc.list_flatten(listed), pc.list_flatten(called)
    coded = flat.dictionary_encode()
    codes = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    rows = pc.list_parent_indices(listed).to_numpy(zero_copy_only=False).astype(np.int64)
    uniques = coded.dictionary.to_pylist()
    first = np.full(len(uniques), len(codes), np.int64)
    np.minimum.at(first, codes, np.arange(len(codes)))
    said = said if len(said) == len(flat) else flat
    return rows, codes, uniques, said.take(pa.array(first)).to_pylist()


def taken(table: pd.DataFrame, names: Sequence[str], rows: Rows, naming: Mapping[str, str]) -> list[Sequence[Any]]:
    """What some rows have in some columns: names as tuples, days and numbers as numpy has them.

    Args:
        table: of a corpus.
        names: of columns.
        rows: places in the table.
        naming: what the reader's language calls actors, by their ids.
    """
    columns = {name: _taken(table[name], rows) for name in names}
    if naming and "actors" in columns:
        ids = columns["actor_ids"] if "actor_ids" in columns else _taken(table["actor_ids"], rows)
        columns["actors"] = [_called(*pair, naming) for pair in zip(ids, columns["actors"], strict=True)]
    return list(columns.values())


def _taken(column: pd.Series, rows: Rows) -> Sequence[Any]:
    import pyarrow as pa

    if not isinstance(column.dtype, pd.ArrowDtype | pd.StringDtype):
        found: Sequence[Any] = column.array.take(rows).to_numpy()
        return found
    values = pa.array(column.array).take(pa.array(rows)).to_pylist()
    return [tuple(names) for names in values] if isinstance(column.dtype, pd.ArrowDtype) else values


def _called(ids: Sequence[str], names: Sequence[str], naming: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(naming.get(one, name) for one, name in zip(ids, names, strict=False))


def named(table: pd.DataFrame, naming: Mapping[str, str]) -> pd.DataFrame:
    """The rows with their actors called as the reader's language does."""
    if "actors" not in table or "actor_ids" not in table or not naming:
        return table
    pairs = zip(table["actor_ids"], table["actors"], strict=True)
    said = [_called(ids, names, naming) for ids, names in pairs]
    return table.assign(actors=pd.Series(said, index=table.index, dtype=object))


def ranks(table: pd.DataFrame, name: str, rows: Rows) -> Rows:
    """The order of some rows by the words of a column, without case and accents; alike ones have one number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = column(table, name).take(pa.array(rows))
    if pa.types.is_large_list(texts.type):
        texts = pc.binary_join(texts.cast(pa.list_(pa.string())), ", ")
    marks = "[\u0300-\u036f]"
    plain = pc.replace_substring_regex(pc.utf8_normalize(pc.utf8_lower(texts), form="NFD"), marks, "")
    plain = pc.if_else(pc.equal(plain, ""), "\uffff", plain)
    found: Rows = pc.rank(plain, tiebreaker="min").to_numpy(zero_copy_only=False).astype(np.int64)
    return found
