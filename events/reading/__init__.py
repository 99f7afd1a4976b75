"""From bytes and typed words to documents and parsed sentences."""

from events.reading.address import Fetcher, is_public, read_address
from events.reading.article import ORIGINS, Article, Failure
from events.reading.body import body, headings
from events.reading.copies import COPY_KINDS, Copy, Told, copies
from events.reading.detect import detect_language
from events.reading.folder import files_in
from events.reading.formats import FORMATS, read_articles
from events.reading.formats.columns import ROLES, Columns
from events.reading.formats.limits import LARGEST_FILE_MB
from events.reading.paragraphs import paragraphs
from events.reading.parse import Sentence, Token, model_missing, sentences
from events.reading.published import read_published
from events.reading.text import LIMIT_MB, read_text


def table_columns(data: bytes, name: str) -> Columns:
    """The columns of a table of articles, and which of them hold what, as far as that can be guessed.

    Args:
        data: the file's bytes: CSV, JSON Lines, JSON or Excel.
        name: of the file.

    Raises:
        ReadingError: it is no table, or one of events.
    """
    from events.reading.formats import table

    return table.table_columns(data, name)


__all__ = [
    "COPY_KINDS",
    "FORMATS",
    "LARGEST_FILE_MB",
    "LIMIT_MB",
    "ORIGINS",
    "ROLES",
    "Article",
    "Columns",
    "Copy",
    "Failure",
    "Fetcher",
    "Sentence",
    "Token",
    "Told",
    "body",
    "copies",
    "detect_language",
    "files_in",
    "headings",
    "is_public",
    "model_missing",
    "paragraphs",
    "read_address",
    "read_articles",
    "read_published",
    "read_text",
    "sentences",
    "table_columns",
]
