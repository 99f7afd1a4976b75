"""What one reader's session keeps: the dossier, the event selected, the language, and the articles being put in.

All of it lives in ``st.session_state``: two tabs never see each other's.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.choices import records
from dashboard.dossier import Dossier, load_sample
from dashboard.plain import plain
from dashboard.words import LANGUAGES, Words, load_words
from events import EVENT_TYPES, ChronofriseError, OwnActors


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way in, as the reader typed it.

    Attributes:
        id: of the document that it becomes.
        text: the article.
        title: as typed.
        published: the publication date as typed, "" where it is unknown.
        language: ISO 639-1 code.
    """

    id: str
    text: str
    title: str
    published: str
    language: str


@st.cache_data(show_spinner=False)
def _sample() -> Dossier:
    return load_sample()


def words() -> Words:
    """The words of the reader's language: the one chosen, at first the browser's."""
    if "language" not in st.session_state:
        st.session_state["language"] = _browser_language()
    return load_words(st.session_state["language"])


def _browser_language() -> str:
    code = (st.context.locale or "fr").split("-")[0].lower()
    return code if code in LANGUAGES else "fr"


def dossier() -> Dossier:
    """The dossier on show; the sample at first."""
    if "dossier" not in st.session_state:
        show_dossier(_sample())
    current: Dossier = st.session_state["dossier"]
    return current


def show_dossier(new: Dossier) -> None:
    """Put another dossier on show, with an event that tells how dates are found already open."""
    st.session_state["dossier"] = new
    st.session_state["selected"] = telling_event(new.table)


def back_to_sample() -> None:
    """Put the sample on show again."""
    show_dossier(_sample())


def telling_event(table: pd.DataFrame) -> str:
    """The event to open at first: one dated by another date of the text, as that shows best what a card says."""
    rows = [row for row in records(table) if not pd.isna(row["start"])]
    rows.sort(key=lambda row: (row["anchor"] != "story", row["precision"] != "month", EVENT_TYPES.index(row["type"])))
    return str(rows[0]["event"]) if rows else ""


def selected() -> str:
    """Id of the event selected, "" for none."""
    return str(st.session_state.get("selected", ""))


def select(event: str) -> None:
    """Select an event by its id."""
    st.session_state["selected"] = event


def say(text: str) -> None:
    """Keep a sentence about what was done for the next run of the page."""
    st.session_state["said"] = ("done", text)


def fail(error: ChronofriseError) -> None:
    """Keep the sentence for an error for the next run; nothing else changes."""
    st.session_state["said"] = ("failed", words().error(error, lambda value: plain(value, "markdown")))


def fail_with(sentence: str) -> None:
    """Keep a sentence about what could not be done."""
    st.session_state["said"] = ("failed", sentence)


def show_said() -> None:
    """Show the sentence that was kept, once."""
    kind, text = st.session_state.pop("said", ("", ""))
    if kind == "done":
        st.success(text)
    elif kind == "failed":
        st.error(text)


def drafts() -> tuple[Draft, ...]:
    """The articles on their way in."""
    kept: tuple[Draft, ...] = st.session_state.get("drafts", ())
    return kept


def own_actors() -> OwnActors | None:
    """The reader's own actors, or None where none were given."""
    kept: OwnActors | None = st.session_state.get("own_actors")
    return kept


def keep_actors(new: OwnActors | None) -> None:
    """Keep the reader's own actors, or forget them."""
    st.session_state["own_actors"] = new


def keep_drafts(new: tuple[Draft, ...]) -> None:
    """Keep the articles on their way in."""
    st.session_state["drafts"] = new
