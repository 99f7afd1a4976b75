"""Dossiers: articles, what the machine read in them, and what persons decided, in one file on disk."""

from dashboard.dossier import corrections
from dashboard.dossier.content import SAMPLE, Dossier, document_id, first_line, load_sample
from dashboard.dossier.decisions import ACTORS, BLANK, EVENT_FIELDS, STATUSES, Decision, Decisions, Patch
from dashboard.dossier.errors import DossierError, refused
from dashboard.dossier.file import ENDING
from dashboard.dossier.gazetteer import given_actors, ruled, rules_toml
from dashboard.dossier.history import Change
from dashboard.dossier.machine import Row
from dashboard.dossier.store import Store, new_key
from dashboard.dossier.view import PERSON, Laid, Lost

__all__ = [
    "ACTORS",
    "BLANK",
    "ENDING",
    "EVENT_FIELDS",
    "PERSON",
    "SAMPLE",
    "STATUSES",
    "Change",
    "Decision",
    "Decisions",
    "Dossier",
    "DossierError",
    "Laid",
    "Lost",
    "Patch",
    "Row",
    "Store",
    "corrections",
    "document_id",
    "first_line",
    "given_actors",
    "load_sample",
    "new_key",
    "refused",
    "ruled",
    "rules_toml",
]
