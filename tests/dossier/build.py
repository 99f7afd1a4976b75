"""Dossiers for the tests, made by hand: no model is loaded."""

from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.dossier import Patch, Store
from dashboard.dossier.machine import rows_of
from events import Document, iso_day, read_date, to_table
from tests.page.build import row, who

TEXT = "Le sommet s’ouvre le 3 mai 2021 à Dakar. Le maire démissionne le lendemain. La grève commence en juin."


def article(number: int = 1, text: str = TEXT, **changes: Any) -> Document:
    return Document(f"article-{number}", f"{text} ({number})", **{"title": f"Article {number}", **changes})


def told(document: Document, events: int = 3, prefix: str = "") -> pd.DataFrame:
    """Some events of an article, a day apart, each with a quote of its own."""
    return to_table(
        row(
            f"{prefix}{document.id}-{n}",
            f"2021-05-{n + 3:02d}",
            f"2021-05-{n + 4:02d}",
            "day",
            document=document.id,
            sources=(document.id,),
            trigger=f"mot{n}",
            trigger_start_char=n * 10,
            trigger_end_char=n * 10 + 4,
            quote=f"Phrase {n} de {document.id}.",
            edtf=f"2021-05-{n + 3:02d}",
            confidence=0.5 + n / 100,
            **who("Mali", "Goïta"),
        )
        for n in range(events)
    )


def store(folder: Path, articles: int = 2, name: str = "essai") -> Store:
    """A dossier with some articles of three events each."""
    made = Store.create(folder / f"{name}.chronofrise")
    for number in range(1, articles + 1):
        made.put(article(number), told(article(number)), "Aïcha")
    return made


def date(typed: str, language: str = "fr") -> dict[str, Any]:
    """A date as a decision has it."""
    columns = read_date(typed, language)
    days = {
        name: "" if columns[name] is None else iso_day(columns[name])
        for name in ("start", "end", "not_before", "not_after")
    }
    return {"typed": typed, **columns, **days}


def shown(store: Store, key: str) -> dict[str, Any]:
    """The row of an event as it stands."""
    table = store.dossier().table
    return rows_of(table[table["event"] == key])[0]


def edit(key: str, field: str, value: Any) -> Patch:
    return Patch("event", key, field, value)
