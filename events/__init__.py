"""News text in, a table of dated events out, with the reason for every date."""

from events.actors import OwnActors, read_actors
from events.errors import (
    ActorsError,
    ChronofriseError,
    DocumentError,
    LanguageDataError,
    ModelError,
    ReadingError,
    TableError,
)
from events.frame import (
    SCHEMA,
    empty_table,
    join_tables,
    read_table,
    sort_table,
    table_from_columns,
    to_table,
    write_table,
)
from events.language import languages
from events.model import EVENT_TYPES, MODALITIES, PRECISIONS, REASONS, Document, TimeExpression, fold, slug
from events.pipeline import extract, extract_each, known_actors, redate, rename_actors
from events.reading import LIMIT_MB, detect_language, model_missing, read_published, read_text
from events.times import DATE_COLUMNS, coarser_date, find_times, read_date
from events.wording import date_in_words, iso_day, last_day

__all__ = [
    "DATE_COLUMNS",
    "EVENT_TYPES",
    "LIMIT_MB",
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
    "coarser_date",
    "date_in_words",
    "detect_language",
    "empty_table",
    "extract",
    "extract_each",
    "find_times",
    "fold",
    "iso_day",
    "join_tables",
    "known_actors",
    "languages",
    "last_day",
    "model_missing",
    "read_actors",
    "read_date",
    "read_published",
    "read_table",
    "read_text",
    "redate",
    "rename_actors",
    "slug",
    "sort_table",
    "table_from_columns",
    "to_table",
    "write_table",
]
