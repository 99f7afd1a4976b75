"""What can go wrong, as one tree.

    ChronofriseError
    ├── DocumentError       a document that cannot be worked on
    ├── ReadingError        a file or typed value that cannot be read
    ├── TableError          a table that is not one of ours
    ├── ModelError          the language model is missing or not the one expected
    ├── ActorsError         a file of the reader's own actors that cannot be used
    ├── CorpusError         a run over a corpus that cannot begin or go on
    └── LanguageDataError   a rule file that is refused at load

Every error carries a ``code`` and ``details``, so that the page and the command line can say it in the
reader's language; ``str(error)`` is the English sentence.
"""


class ChronofriseError(Exception):
    """Base of every error that this project raises on purpose.

    Attributes:
        code: what went wrong, a word of a closed list per class, for translation.
        details: the values that the sentence names, by name.
    """

    def __init__(self, code: str, message: str, **details: object) -> None:
        super().__init__(message)
        self.code = code
        self.details = {name: str(value) for name, value in details.items()}

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.code, str(self), self.details)


def _again(kind: type[ChronofriseError], code: str, message: str, details: dict[str, str]) -> ChronofriseError:
    """The error on the other side of a process."""
    return kind(code, message, **details)


class DocumentError(ChronofriseError):
    """A document with no text, or with a publication date that is no EDTF day, month or year."""


class ReadingError(ChronofriseError):
    """A file that is not text, is too large, or a typed date that says no date."""


class TableError(ChronofriseError):
    """A table that lacks columns, or holds values, that the schema does not allow."""


class ModelError(ChronofriseError):
    """A language model that is not installed, or not the version this was measured with."""


class ActorsError(ChronofriseError):
    """A file of the reader's own actors with an entry that cannot be used; names file, line and reason."""


class CorpusError(ChronofriseError):
    """A run over a corpus that cannot begin or go on: its source, its place, its scheduler, or a missing extra."""


class LanguageDataError(ChronofriseError):
    """A file of language data with a rule that cannot be used; names file, rule and reason."""
