"""News text in, a table of dated events out, with the reason for every date."""

from events.actors import OwnActors, read_actors
from events.chronology import LINKS, apart_from, merge
from events.errors import (
    ActorsError,
    ChronofriseError,
    DocumentError,
    LanguageDataError,
    ModelError,
    ReadingError,
    TableError,
)
from events.frame import MERGED, SCHEMA, empty_table, join_tables, read_table, write_table
from events.language import languages
from events.model import EVENT_TYPES, MODALITIES, PRECISIONS, REASONS, Document, TimeExpression, fold, slug
from events.pipeline import extract, extract_each, redate, rename_actors
from events.reading import LIMIT_MB, detect_language, model_missing, read_published, read_text
from events.times import find_times
from events.wording import date_in_words, last_day

__all__ = [
    "EVENT_TYPES",
    "LIMIT_MB",
    "LINKS",
    "MERGED",
    "MODALITIES",
    "PRECISIONS",
    "REASONS",
    "SCHEMA",
    "ActorsError",
    "ChronofriseError",
    "Document",
    "DocumentError",
    "LanguageDataError",
    "ModelError",
    "OwnActors",
    "ReadingError",
    "TableError",
    "TimeExpression",
    "apart_from",
    "date_in_words",
    "detect_language",
    "empty_table",
    "extract",
    "extract_each",
    "find_times",
    "fold",
    "join_tables",
    "languages",
    "last_day",
    "merge",
    "model_missing",
    "read_actors",
    "read_published",
    "read_table",
    "read_text",
    "redate",
    "rename_actors",
    "slug",
    "write_table",
]
