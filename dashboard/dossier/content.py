"""What the page shows: articles and the table of their events, together and never changed in place."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from dashboard.dossier.decisions import Decisions
from dashboard.dossier.history import Change
from dashboard.dossier.view import Laid, Lost
from events import Document, OwnActors, read_table

SAMPLE = Path(__file__).parents[1] / "sample"
"""The folder of the sample: documents.toml, articles/ and table.jsonl."""

Origin = Literal["sample", "articles", "table"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Articles and the events found in them.

    Attributes:
        documents: the articles; none where only a table was opened.
        table: their events.
        origin: where it came from.
        name: the file that was opened, else "".
        path: the file that keeps the dossier, None where it is only on show.
        revision: number of the last change.
        decisions: what persons decided.
        laid: how that lies over what the machine read, None where it is only on show.
        lost: decisions about events that the table has no more.
        older: ids of articles that another version of the program read.
        actors: the dossier's own, from its rules and the list that its reader gave.
        undo: what would be undone next, or None.
        redo: what would be done again next, or None.
    """

    documents: tuple[Document, ...]
    table: pd.DataFrame
    origin: Origin
    name: str = ""
    path: Path | None = None
    revision: int = 0
    decisions: Decisions = field(default_factory=Decisions)
    laid: Laid | None = None
    lost: tuple[Lost, ...] = ()
    older: tuple[str, ...] = ()
    actors: OwnActors | None = None
    undo: Change | None = None
    redo: Change | None = None

    def document(self, identity: str) -> Document | None:
        """The article of an id, None where it is not here."""
        return next((document for document in self.documents if document.id == identity), None)

    def articles(self) -> Mapping[str, Document]:
        """The articles by id."""
        return {document.id: document for document in self.documents}

    def titles(self) -> Mapping[str, str]:
        """The title of each article by its id, its source where it has none."""
        return {document.id: document.title or document.source for document in self.documents}

    def told(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The other rows that tell an event on show, where they are at hand."""
        others = [mention for mention in row.get("mentions", ()) if mention != row["event"]]
        return self.table[self.table["event"].isin(others)] if others else self.table.iloc[:0]


def load_sample() -> Dossier:
    """The dossier that ships with the program; no language model is needed for it."""
    listed = tomllib.loads((SAMPLE / "documents.toml").read_text("utf-8"))["document"]
    documents = tuple(
        Document(
            id=entry["id"],
            text=(SAMPLE / entry["file"]).read_text("utf-8"),
            language=entry["language"],
            published=entry["published"],
            title=entry["title"],
            source=entry["source"],
        )
        for entry in listed
    )
    return Dossier(documents, read_table(SAMPLE / "table.jsonl"), "sample")


def document_id(title: str, text: str) -> str:
    """An id made from what the article says, so that the same article has the same one everywhere.

    >>> document_id("Été à Bamako", "Texte.").startswith("t-bamako-")
    True
    """
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:32].strip("-") or "article"
    return f"{words}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def first_line(text: str, limit: int = 120) -> str:
    """The first line of an article that says anything, as its title, cut at a word."""
    line = next((" ".join(line.split()).lstrip("#").strip() for line in text.splitlines() if line.strip(" #\t")), "")
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + "…"
