"""A corpus to look at, and tables whose texts and names lie in Arrow's memory, on disk until someone looks."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from events.frame import empty_table, join_tables
from events.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

FOLDED = "_folded"
"""A column of a corpus besides: title and sentence as ``fold`` has them, to be searched."""

DOCUMENT_COLUMNS = ("document", "title", "source", "published", "language")
"""What is at hand of each article without its text."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """A corpus to look at.

    Attributes:
        address: as it was given.
        table: the events, or the happenings where they are merged and up to date: columns of ``SCHEMA``, and of
            ``MERGED``, whose texts and names lie in Arrow's memory; names are lists. The column ``FOLDED`` besides.
        _documents: what is at hand of each article, and its part, sorted by id.
    """

    address: str
    table: pd.DataFrame
    _documents: "pa.Table"

    @functools.cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of each article by its id."""
        ids, titles = (self._documents.column(name).to_pylist() for name in ("document", "title"))
        return dict(zip(ids, titles, strict=True))

    def article(self, identity: str, *, text: bool = True) -> Document | None:
        """An article, None where it is not here.

        Args:
            identity: its id.
            text: whether its text is needed, which is read from disk.
        """
        ids = self._documents.column("document")
        row = bisect_left(range(len(ids)), identity, key=lambda row: ids[row].as_py())
        if row == len(ids) or ids[row].as_py() != identity:
            return None
        known = {name: self._documents.column(name)[row].as_py() for name in (*DOCUMENT_COLUMNS, "part")}
        said = self._text(known["part"], identity) if text else ""
        return Document(identity, said, known["language"], known["published"] or None, known["title"], known["source"])

    def _text(self, part: str, identity: str) -> str:
        table = _read(self.address, f"documents/{part}.parquet", ("document", "text"))
        ids = table.column("document").to_pylist()
        return str(table.column("text")[ids.index(identity)].as_py())

    def rows(self, documents: Iterable[str]) -> pd.DataFrame:
        """The rows of events of some articles, as ``extract`` gives them."""
        import pyarrow as pa
        import pyarrow.compute as pc

        from events.arrow import from_arrow

        wanted = pa.array(list(documents), pa.string())
        held = pc.is_in(self._documents.column("document"), value_set=wanted.cast(pa.large_string()))
        tables = []
        for part in sorted(set(self._documents.column("part").filter(held).to_pylist())):
            table = _read(self.address, f"events/{part}.parquet", None)
            tables.append(from_arrow(table.filter(pc.is_in(table.column("document"), value_set=wanted))))
        return join_tables(tables) if tables else empty_table()


@functools.lru_cache(maxsize=16)
def _read(address: str, place: str, columns: tuple[str, ...] | None) -> "pa.Table":
    from events.corpus.sheets import read_parquet

    return read_parquet(address, place, columns)


def is_packed(table: pd.DataFrame) -> bool:
    """Whether the names of a table lie in Arrow's memory, as those of a corpus do."""
    return any(isinstance(kind, pd.ArrowDtype) for kind in table.dtypes)


def unpacked(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of a corpus as an events table: names as tuples, equal ones held once."""
    if not is_packed(table):
        return table
    columns: dict[str, Any] = {}
    for name in table.columns:
        if name == FOLDED:
            continue
        values = table[name]
        columns[name] = pd.Series(tuples(values), index=table.index, dtype=object) if _has_names(values) else values
    return pd.DataFrame(columns, index=table.index)


def _has_names(values: pd.Series) -> bool:
    return isinstance(values.dtype, pd.ArrowDtype)


def tuples(values: pd.Series) -> Sequence[tuple[str, ...]]:
    """The names of rows of a corpus as tuples, equal ones held once."""
    once: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = (tuple(value) for value in values.array.__arrow_array__().to_pylist())
    return [once.setdefault(value, value) for value in found]
