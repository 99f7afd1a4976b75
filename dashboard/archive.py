"""A corpus on show: a dossier whose events and articles stay on disk until someone looks at them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.dossier import Dossier
from events import Corpus, Document, open_corpus

OPENED = "CHRONOFRISE_CORPUS"
"""Environment variable that tells the page which corpus the command was given."""


@dataclass(frozen=True, slots=True)
class Archive(Dossier):
    """A corpus on show.

    Attributes:
        corpus: where its articles are read from.
    """

    corpus: Corpus | None = None

    def document(self, identity: str) -> Document | None:
        """The article of an id, read from disk; None where it is not here."""
        return None if self.corpus is None else self.corpus.article(identity)

    def articles(self) -> Mapping[str, Document]:
        """What is known of each article, without its text."""
        return {} if self.corpus is None else _Articles(self.corpus)

    def titles(self) -> Mapping[str, str]:
        """The title of each article."""
        return {} if self.corpus is None else self.corpus.titles

    def told(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The other rows that tell an event, read from disk."""
        if self.corpus is None or len(row.get("mentions", ())) < 2:
            return self.table.iloc[:0]
        rows = self.corpus.rows([row["document"], *row["sources"], *row.get("copies", ())])
        return rows[rows["event"].isin([mention for mention in row["mentions"] if mention != row["event"]])]


class _Articles(Mapping[str, Document]):
    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def __getitem__(self, identity: str) -> Document:
        found = self._corpus.article(identity, text=False)
        if found is None:
            raise KeyError(identity)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._corpus.titles)

    def __len__(self) -> int:
        return len(self._corpus.titles)


def open_archive(address: str) -> Archive:
    """A corpus on show.

    Raises:
        CorpusError: there is none, or it could not be made ready.
    """
    corpus = open_corpus(address)
    name = address.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return Archive((), corpus.table, "table", name, corpus=corpus)
