"""Columns as cells of a file that spreadsheets open: a formula in a text stays a text."""

import io
import json
import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from events.wording import iso_day

_FORMULA = "^[=+\\-@\t\r\n'＝＋－＠]"
_STARTS = re.compile(_FORMULA)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?|-\d{4}(-\d\d(-\d\d)?)?")
BOM = b"\xef\xbb\xbf"
"""By this mark spreadsheets know UTF-8."""


def defused(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run; a signed number, year or day stays.

    >>> defused("=1+1"), defused("-0043"), defused("'tis"), defused("été")
    ("'=1+1", '-0043', "''tis", 'été')
    """
    return "'" + cell if _STARTS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def restored(cell: str) -> str:
    """What ``defused`` was given."""
    return cell.removeprefix("'")


def iso_days(days: pd.Series) -> list[str]:
    """Days as ISO text ("2020-08-18"), "" for NaT; years before 1000 have four digits, before 0 a sign."""
    unique, places = np.unique(days.to_numpy("datetime64[s]"), return_inverse=True)
    words = np.array([iso_day(day) for day in unique], dtype=object)
    return words[places].tolist() if len(words) else []


def csv_bytes(columns: Mapping[str, pd.Series | Sequence[str]]) -> bytes:
    """CSV in UTF-8 with a byte order mark: days in ISO text, tuples as JSON, formulas defused.

    Args:
        columns: by name; texts, days, numbers, or tuples of texts, all of one length.
    """
    import pyarrow as pa
    import pyarrow.csv as pc

    cells = {name: _cells(values) for name, values in columns.items()}
    buffer = io.BytesIO(BOM)
    buffer.seek(len(BOM))
    pc.write_csv(pa.table(cells), buffer)
    return buffer.getvalue()


def _cells(values: "pd.Series | Sequence[str]") -> object:
    """The values as an Arrow array of what stands in the cells."""
    import pyarrow as pa

    if not isinstance(values, pd.Series):
        return _defused(pa.array(values, pa.string()))
    if np.issubdtype(values.to_numpy().dtype, np.datetime64):
        return pa.array(iso_days(values), pa.string())
    if values.dtype == object:
        known: dict[object, str] = {}
        for value in values:
            if value not in known:
                known[value] = json.dumps(list(value), ensure_ascii=False)
        return pa.array([known[value] for value in values], pa.string())
    array = pa.array(values, from_pandas=True)
    array = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return _defused(array) if pa.types.is_string(array.type) or pa.types.is_large_string(array.type) else array


def _defused(texts: object) -> object:
    import pyarrow as pa
    import pyarrow.compute as pc

    risky = pc.match_substring_regex(texts, _FORMULA)
    if not pc.any(risky).as_py():
        return texts
    found = [defused(text) for text in pc.filter(texts, risky).to_pylist()]
    return pc.replace_with_mask(texts, risky, pa.array(found, texts.type))  # type: ignore[attr-defined]
