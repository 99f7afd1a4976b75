"""The filtered table as bytes of a file."""

import io

import pandas as pd

from events import write_table


def csv_bytes(table: pd.DataFrame, language: str) -> bytes:
    """The table as CSV, with dates in the words of a language too; ``read_table`` reads it again."""
    buffer = io.BytesIO()
    write_table(table, buffer, format="csv", language=language)
    return buffer.getvalue()
