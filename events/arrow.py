"""The events table as Arrow has it, for tables that are larger than what Python's own texts and tuples can hold."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
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


def plain_values(column: "pa.ChunkedArray") -> list[Any]:
    """The values of a column as Python has them, days as numpy has them."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        return list(column.to_numpy().astype("datetime64[s]"))
    values: list[Any] = column.to_pylist()
    return values


def rows_in(table: "pa.Table") -> list[dict[str, Any]]:
    """The rows of an Arrow table of ours by column name, unchecked: days as numpy has them, lists as tuples."""
    columns = [_with_tuples(table.column(name)) for name in table.column_names]
    return [dict(zip(table.column_names, row, strict=True)) for row in zip(*columns, strict=True)]


def _with_tuples(column: "pa.ChunkedArray") -> list[Any]:
    import pyarrow as pa

    values = plain_values(column)
    return [tuple(value) for value in values] if pa.types.is_list(column.type) else values


def arrow_rows(rows: Sequence[Mapping[str, object]], names: Sequence[str]) -> "pa.Table":
    """An Arrow table of rows that have been checked, in their order."""
    import pyarrow as pa

    schema = arrow_schema(names)
    arrays = []
    for name in names:
        kind = schema.field(name).type
        values = [row[name] for row in rows]
        if pa.types.is_timestamp(kind):
            arrays.append(pa.array(np.array(values, dtype="datetime64[s]"), kind))
        else:
            arrays.append(pa.array(values, kind))
    return pa.Table.from_arrays(arrays, schema=schema)
