"""The events table as Arrow has it, for tables that are larger than what Python's own texts and tuples can hold."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from events.frame import arrow_schema, columns_of, typed

if TYPE_CHECKING:
    import pyarrow as pa


def to_arrow(table: pd.DataFrame) -> "pa.Table":
    """The table as Arrow has it: days as timestamps in seconds, tuples as lists of texts."""
    import pyarrow as pa

    schema = arrow_schema(columns_of(table))
    arrays = [pa.array(table[name], type=schema.field(name).type, from_pandas=True) for name in schema.names]
    return pa.Table.from_arrays(arrays, schema=schema)


def from_arrow(table: "pa.Table") -> pd.DataFrame:
    """The events table of an Arrow table that has its columns, its rows in their order.

    Raises:
        TableError: a value that the schema does not allow; names row, column and value.
    """
    return typed({name: plain_values(table.column(name)) for name in columns_of(table.column_names)})


def plain_values(column: "pa.ChunkedArray") -> list[object]:
    """The values of a column as Python has them, days as numpy has them."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        return list(column.to_numpy().astype("datetime64[s]"))
    values: list[object] = column.to_pylist()
    return values


def names_in(column: "pa.ChunkedArray") -> Iterable[tuple[str, ...]]:
    """The tuples of a column of lists."""
    return map(tuple, column.to_pylist())
