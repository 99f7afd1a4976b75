"""News text in, a table of dated events out, with the reason for every date."""

from events.actors import OwnActors, read_actors
from events.cells import defused, restored
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
from events.sheet import (
    FROM_TABLE,
    SHEET_ENDINGS,
    SHEET_FIELDS,
    CellProblem,
    Imported,
    Sheet,
    events_of,
    guess_columns,
    read_sheet,
)
from events.times import DATE_COLUMNS, coarser_date, find_times, read_date
from events.wording import date_in_words, dates_in_words, last_day

__all__ = [
    "DATE_COLUMNS",
    "EVENT_TYPES",
    "FROM_TABLE",
    "LIMIT_MB",
    "LINKS",
    "MERGED",
    "MODALITIES",
    "PRECISIONS",
    "REASONS",
    "SCHEMA",
    "SHEET_ENDINGS",
    "SHEET_FIELDS",
    "ActorsError",
    "CellProblem",
    "ChronofriseError",
    "Document",
    "DocumentError",
    "Imported",
    "LanguageDataError",
    "ModelError",
    "OwnActors",
    "ReadingError",
    "Sheet",
    "TableError",
    "TimeExpression",
    "apart_from",
    "coarser_date",
    "date_in_words",
    "dates_in_words",
    "defused",
    "detect_language",
    "empty_table",
    "events_of",
    "extract",
    "extract_each",
    "find_times",
    "fold",
    "guess_columns",
    "join_tables",
    "languages",
    "last_day",
    "merge",
    "model_missing",
    "read_actors",
    "read_date",
    "read_published",
    "read_sheet",
    "read_table",
    "read_text",
    "redate",
    "rename_actors",
    "restored",
    "slug",
    "write_table",
]
