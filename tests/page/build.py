"""Small tables and documents for the tests of the page, made by hand."""

from typing import Any

import pandas as pd

from events import SCHEMA, Document
from events.frame import to_table

TEXT = "Un coup d’État a eu lieu en août 2020 à Bamako. Une rectification a suivi neuf mois plus tard."
DOCUMENT = Document("article", TEXT, published="2024-06-26", title="Le Mali et ses coups", source="Essai")


def row(event: str, start: str | None, end: str | None, precision: str, **changes: Any) -> dict[str, Any]:
    """A row of the events table with plain values where nothing else is said."""
    values: dict[str, Any] = dict.fromkeys(SCHEMA, "")
    values |= {name: None for name, column in SCHEMA.items() if column.kind in ("span", "day")}
    values |= {name: () for name, column in SCHEMA.items() if column.kind == "names"}
    values |= {
        "event": event,
        "document": "article",
        "title": f"Titre de {event}",
        "type": "coup",
        "trigger": event,
        "modality": "happened",
        "start": start,
        "end": end,
        "extent": "within" if start else "",
        "precision": precision if start else "",
        "anchor": "absolute" if start else "none",
        "reason": "" if start else "no-date",
        "quote": f"Phrase de {event}.",
        "sources": ("article",),
        "n_sources": 1,
        "confidence": 0.8,
    }
    return values | changes


def who(*names: str) -> dict[str, Any]:
    """Actors by name, with the other columns that go with them."""
    return {
        "actors": names,
        "actor_ids": tuple(f"test:{name.lower()}" for name in names),
        "roles": ("agent",) * len(names),
    }


def story() -> pd.DataFrame:
    """Five events of every precision and an undated one, of the article above."""
    august = {"anchor_said": "août 2020", "anchor_start_char": 28, "anchor_end_char": 37}
    return to_table(
        [
            row(
                "serval",
                "2014-01-01",
                "2015-01-01",
                "year",
                type="deployment",
                edtf="2014",
                **who("Barkhane", "France"),
            ),
            row(
                "coup",
                "2020-08-01",
                "2020-09-01",
                "month",
                edtf="2020-08",
                **_said("coup d’État", "août 2020", 0, 47),
                **who("Mali"),
            ),
            row(
                "rectification",
                "2021-05-01",
                "2021-06-01",
                "month",
                edtf="2021-05~",
                anchor="story",
                **_said("rectification", "neuf mois plus tard", 48, 94),
                **august,
                **who("Mali"),
            ),
            row(
                "visite",
                "2024-06-01",
                "2024-06-11",
                "part-of-month",
                mod="START",
                type="visit",
                **who("Russie", "Mali"),
            ),
            row("elections", "2025-02-27", "2025-02-28", "day", type="election", modality="planned"),
            row("remplacement", None, None, "", type="deployment", **who("France", "Russie")),
        ]
    )


def _said(trigger: str, said: str, first: int, last: int) -> dict[str, Any]:
    place, words = TEXT.index(trigger), TEXT.index(said)
    return {
        "title": trigger,
        "trigger": trigger,
        "trigger_start_char": place,
        "trigger_end_char": place + len(trigger),
        "said": said,
        "said_start_char": words,
        "said_end_char": words + len(said),
        "quote": TEXT[first:last],
        "quote_start_char": first,
        "quote_end_char": last,
    }


HOSTILE = '<script>alert(1)</script> <a href="javascript:alert(1)">x</a> $x$ **b** :red[r] [x](y) &lt;'
