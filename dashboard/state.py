"""What one reader's session keeps: which event is selected, the language, and the articles being put in.

All of it lives in ``st.session_state``: two tabs never see each other's. Which dossier is on show, and changing
it, is ``dashboard.keeping``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import keeping
from dashboard.choices import records
from dashboard.dossier import Dossier, Patch
from dashboard.plain import plain
from dashboard.words import LANGUAGES, Words, load_words
from events import EVENT_TYPES, ChronofriseError, OwnActors, rename_actors

_MOST_SHARED = 3  # catalogues kept besides those of the sessions


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


def words() -> Words:
    """The words of the reader's language: the one chosen, at first the browser's."""
    return load_words(choices().language if "choices" in st.session_state else _browser_language())


def _browser_language() -> str:
    code = (st.context.locale or "fr").split("-")[0].lower()
    return code if code in LANGUAGES else "fr"


def dossier() -> Dossier:
    """The dossier on show; at first the one that the address, the command or the last visit names, else the sample."""
    found = keeping.current()
    if (error := keeping.trouble()) is not None:
        fail(error)
    return found


def catalogue() -> Catalogue:
    """The dossier's events in the reader's language and names, ready for filters; kept until one of these changes."""
    current, language, own = dossier(), words().language, own_actors()
    kept = st.session_state.get("catalogue")
    if kept is None or kept[0] is not current or kept[1] != language or kept[2] is not own:
        kept = (current, language, own, _ready(current, language, own))
        st.session_state["catalogue"] = kept
    ready: Catalogue = kept[3]
    return ready


_shared: OrderedDict[tuple[int, str], Catalogue] = OrderedDict()
_lock = threading.Lock()


def _ready(current: Dossier, language: str, own: OwnActors | None) -> Catalogue:
    """The catalogue of a dossier: the same for every reader and every reload of one table, and never changed."""
    if own is not None:  # a reader's own names are theirs alone
        return _made(current, language, own)
    key = id(current.table), language
    with _lock:
        if key not in _shared or _shared[key].source is not current.table:
            _shared[key] = _made(current, language, None)
            while len(_shared) > _MOST_SHARED:
                _shared.popitem(last=False)
        _shared.move_to_end(key)
        return _shared[key]


def _made(current: Dossier, language: str, own: OwnActors | None) -> Catalogue:
    titles = {document.id: document.title or document.source for document in current.documents}
    return catalogue_of(rename_actors(current.table, language, own), titles, source=current.table)


def show_dossier(new: Dossier) -> None:
    """Put a table or the sample on show, with an event that tells how dates are found already open."""
    keeping.show(new)
    st.session_state["selected"] = telling_event(new.table)


def back_to_sample() -> None:
    """Put the sample on show again."""
    show_dossier(keeping.sample())


def start_empty() -> None:
    """Put a dossier without articles on show, and open the panel where they come in."""
    show_dossier(Dossier((), dossier().table.iloc[:0], "articles"))


def telling_event(table: pd.DataFrame) -> str:
    """The event to open at first: one dated by another date of the text, as that shows best what a card says."""
    for wanted in (
        (table["anchor"] == "story") & (table["precision"] == "month"),
        table["anchor"] == "story",
        table["precision"] == "month",
        table["precision"] != "",
    ):
        rows = records(table[wanted & table["start"].notna()].head(200))
        if rows:
            return str(min(rows, key=lambda row: EVENT_TYPES.index(row["type"]))["event"])
    return ""


def selected() -> str:
    """Id of the event selected, "" for none; at first a telling one."""
    if "selected" not in st.session_state:
        st.session_state["selected"] = telling_event(dossier().table)
    return str(st.session_state["selected"])


def select(event: str) -> None:
    """Select an event by its id."""
    choose(selected=event)


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
    """Show the sentence that was kept, until the reader does the next thing."""
    if not st.session_state.pop("unasked", False):
        st.session_state["said_now"] = st.session_state.pop("said", ("", ""))
    kind, text = st.session_state.get("said_now", ("", ""))
    if kind == "done":
        st.success(text)
    elif kind == "failed":
        st.error(text)
    elif kind == "noted":
        st.warning(text)


def unasked() -> None:
    """Say that the next run of the page comes from the browser alone, and takes no sentence away."""
    st.session_state["unasked"] = True


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


def decide(patches: Sequence[Patch], kind: str = "edit") -> bool:
    """Keep decisions; where that fails its sentence is shown and nothing has changed. Whether they are kept."""
    try:
        keeping.decide(patches, kind, words()("desk.sample_name"))
    except ChronofriseError as error:
        fail(error)
        return False
    return True
