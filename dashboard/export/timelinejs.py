"""The JSON of TimelineJS: dates as precise as they are known, in words of ours."""

import html
import json
from typing import Any

import numpy as np

from dashboard.export.selection import Selection

_LEVELS = {"day": 3, "weekend": 3, "week": 3, "part-of-month": 3, "month": 2, "quarter": 2, "season": 2}
_LEVELS |= {"half-year": 2, "part-of-year": 2}  # all others are of years


def timelinejs(selection: Selection) -> bytes:
    """The file as bytes; events without an interval are not in it."""
    words = selection.words
    about = [selection.subject, *selection.filters]
    said = {
        "title": {
            "text": {"headline": html.escape(selection.title), "text": html.escape(" · ".join(about))},
        },
        "events": [
            _slide(row, date, selection)
            for row, date in zip(selection.rows, selection.dates, strict=True)
            if not np.isnat(row["start"])
        ],
        "scale": "human",
        "language": words.language,
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _slide(row: dict[str, Any], date: str, selection: Selection) -> dict[str, Any]:
    start, end = row["start"], row["end"]
    level = _LEVELS.get(row["precision"], 1 if row["precision"] else 3)
    first, last = _date(start, level), _date(end, level, before=True)
    words = selection.words
    title = html.escape(row["title"] or row["trigger"])
    status = "" if row["modality"] == "happened" else f" ({html.escape(words.name('modalities', row['modality']))})"
    quote = f"<p>{html.escape(words('card.quoted', quote=row['quote']))}</p>" if row["quote"] else ""
    sources = "".join(f"<p><em>{html.escape(source)}</em></p>" for source in selection.sources(row))
    return {
        "unique_id": row["event"],
        "start_date": first,
        **({"end_date": last} if last != first else {}),
        "display_date": html.escape(date),
        "text": {"headline": title + status, "text": quote + sources},
        "group": words.name("types", row["type"]),
        "edtf": row["edtf"],
    }


def _date(day: np.datetime64, level: int, *, before: bool = False) -> dict[str, int]:
    """Year, month and day of a day or of the one before it, as many as are known; the year before year 1 is 0."""
    day = np.datetime64(int(day.astype(int)) - before, "D")
    year = int(day.astype("datetime64[Y]").astype(int)) + 1970
    month = int(day.astype("datetime64[M]").astype(int)) % 12 + 1
    number = int((day - day.astype("datetime64[M]").astype("datetime64[D]")).astype(int)) + 1
    return dict(list({"year": year, "month": month, "day": number}.items())[:level])
