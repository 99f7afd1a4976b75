"""From a corpus to a dossier: the articles whose events are on show, to be corrected by hand."""

import numpy as np
import streamlit as st

from dashboard import keeping, state
from dashboard.archive import Archive
from dashboard.catalogue import Catalogue
from dashboard.plain import plain
from dashboard.times import Rows
from dashboard.words import Words
from events import ChronofriseError

MOST = 300
"""Articles of a dossier that is cut from a corpus: as many as a person may well check."""


def show_cutting(archive: Archive, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the button, and how many articles that would be."""
    count, ids = articles_of(catalogue, rows)
    st.button(
        words.many("corpus.cut", count),
        key="cut",
        icon=":material/content_cut:",
        help=words("corpus.cut_help", most=MOST),
        disabled=not ids,
        on_click=_cut,
        args=(archive, ids),
        type="tertiary",
    )


def articles_of(catalogue: Catalogue, rows: Rows) -> tuple[int, list[str]]:
    """How many articles tell some events, and their ids, those of most events first; none where they are too many."""
    facet = catalogue.facets["documents"]
    codes = np.flatnonzero(facet.counts(catalogue.mask(rows)))
    return len(codes), [facet.ids[code] for code in codes.tolist()] if len(codes) <= MOST else []


def _cut(archive: Archive, ids: list[str]) -> None:
    words = state.words()
    try:
        store = keeping.cut(archive, ids, words("corpus.cut_name", name=archive.name))
    except ChronofriseError as error:
        state.fail(error)
        return
    state.opened(state.dossier())
    state.say(words.many("corpus.cut_done", len(ids), file=plain(store.path.stem, "markdown")))
