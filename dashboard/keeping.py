"""The session's dossier: which file it is, and every change to it.

The page holds no change of its own: what is shown is read from the file, which other tabs and programs may
change too. The sample, or a table on show, becomes a file of the reader's at the first change.
"""

import os
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from dashboard import home
from dashboard.archive import OPENED, Archive, open_archive
from dashboard.dossier import ENDING, Change, Dossier, DossierError, Patch, Store, load_sample
from dashboard.told import is_merged
from dashboard.words import Words
from events import ChronofriseError, CorpusError, unpacked

_ADDRESS = "dossier"
_LONG_NAME = 60
_SAMPLE, _CORPUS = "sample", "corpus"


@st.cache_resource(show_spinner=False)
def sample() -> Dossier:
    """The dossier that ships with the program: the same for every reader, so that its events are merged once."""
    return load_sample()


def current() -> Dossier:
    """The dossier as it stands now.

    Where its file cannot be read any more it is what was read last, and ``trouble`` says why.
    """
    if "dossier" not in st.session_state:
        _first()
    path: Path | None = st.session_state.get("path")
    if path is not None:
        try:
            st.session_state["dossier"] = Store(path).dossier()
        except DossierError as error:
            st.session_state["trouble"] = error
    found: Dossier = st.session_state["dossier"]
    return found


def code() -> str:
    """What the page's address says of the dossier on show."""
    path: Path | None = st.session_state.get("path")
    if path is not None:
        return home.code_of(path)
    return _CORPUS if isinstance(st.session_state.get("dossier"), Archive) else _SAMPLE


def trouble() -> ChronofriseError | None:
    """Why a dossier could not be read, once."""
    found: ChronofriseError | None = st.session_state.pop("trouble", None)
    return found


@st.cache_resource(show_spinner=False)
def _archive(corpus: str) -> Archive:
    """The corpus that the command was given, one for all readers."""
    return open_archive(corpus)


def _first() -> None:
    """What a new visit shows: the dossier of the address, of the command, or of the last visit; else the sample."""
    st.session_state["dossier"], st.session_state["path"] = sample(), None
    asked = st.query_params.get(_ADDRESS, "")
    if (corpus := os.environ.get(OPENED)) and asked in ("", _CORPUS):
        try:
            st.session_state["dossier"] = _archive(corpus)
        except CorpusError as error:
            st.session_state["trouble"] = error
        return
    path = home.known(asked) if asked != _SAMPLE else None
    if not asked:
        given = os.environ.get(home.OPENED)
        path = Path(given) if given else next(iter(home.recent()), None)
    if path is not None:
        try:
            open_(path)
        except DossierError as error:
            st.session_state["trouble"] = error


def show(new: Dossier) -> None:
    """Put the sample or a table on show; no file is made before the first change."""
    st.session_state["dossier"], st.session_state["path"] = new, None


def open_(path: Path) -> Dossier:
    """Open a dossier.

    Raises:
        DossierError: it cannot be opened; what was on show stays.
    """
    store = Store.open(path)
    found = store.dossier()
    _take(store, found)
    return found


def _take(store: Store, found: Dossier) -> None:
    st.session_state["path"], st.session_state["dossier"] = store.path.absolute(), found
    home.remember(store.path)


def new(name: str, *, free: bool = True) -> Store:
    """A new dossier, on show.

    Args:
        name: a name; a path too where it must be that one.
        free: whether another of that name gives the new one a number; else it is refused.

    Raises:
        DossierError: it cannot be made.
    """
    if not free and home.place(name).parent == home.folder():
        home.made_folder()
    store = Store.create(home.free_place(name) if free else home.place(name))
    _take(store, store.dossier())
    return store


def on_show() -> tuple[Dossier, Path | None]:
    """What is on show, to come back to by ``back_to``."""
    return current(), st.session_state.get("path")


def back_to(before: tuple[Dossier, Path | None]) -> None:
    """Put back what was on show before a new dossier, and drop that one: nothing came into it."""
    path: Path | None = st.session_state.get("path")
    if path is not None and path != before[1]:
        path.unlink(missing_ok=True)
    st.session_state["dossier"], st.session_state["path"] = before


def copy(name: str, *, go_on: bool) -> Path:
    """A copy of the dossier under another name or path.

    Args:
        name: a name, or a path.
        go_on: whether the copy is what is on show from now on ("save as").

    Raises:
        DossierError: it cannot be made, or something of that name is there.
    """
    path = home.place(name)
    if path.parent == home.folder():
        home.made_folder()
    store = _store(name, path).copy(path) if st.session_state.get("path") else _store(name, path)
    if go_on:
        _take(store, store.dossier())
    return store.path


def store(name: str) -> Store:
    """The file that keeps the dossier on show, made now where there is none yet.

    Args:
        name: for a new one.

    Raises:
        DossierError: it cannot be made, or what is on show is a merged table (merged-table).
    """
    return _store(name, None)


def name_for(dossier: Dossier, words: Words, title: str = "") -> str:
    """The name of the file that a dossier without one gets: the sample's, its own, or its first article's.

    Args:
        dossier: on show.
        words: of the reader's language.
        title: of the article that comes in.
    """
    if dossier.origin == "sample":
        return words("desk.sample_name")
    return dossier.name or short_name(title) or words("desk.unsaved")


def short_name(title: str) -> str:
    """A title as the name of a file: its first words, up to 60 characters.

    >>> short_name("Bamako et Moscou")
    'Bamako et Moscou'
    """
    return textwrap.shorten(title, _LONG_NAME, placeholder="") or title[:_LONG_NAME]


def _store(name: str, path: Path | None) -> Store:
    if st.session_state.get("path") is not None:
        return Store(st.session_state["path"])
    shown = current()
    if isinstance(shown, Archive):
        raise DossierError("corpus-on-show", "A corpus cannot be changed; cut a dossier from it.")
    if is_merged(shown.table):
        raise DossierError("merged-table", "A table whose happenings are merged cannot be corrected.")
    made = Store.create(path or home.free_place(name))
    for document in shown.documents:
        made.put(document, shown.table[shown.table["document"] == document.id], kind="table")  # read at another time
    without = shown.table[~shown.table["document"].isin([document.id for document in shown.documents])]
    if len(without):
        made.put_table(without)
    _take(made, made.dossier())
    return made


def cut(shown: Archive, articles: Sequence[str], name: str) -> Store:
    """A dossier of some articles of a corpus with what was found in them, on show: there it can be corrected.

    Args:
        shown: the corpus.
        articles: ids.
        name: for the dossier.

    Raises:
        DossierError: it cannot be made.
    """
    assert shown.corpus is not None
    rows = unpacked(shown.corpus.rows(articles))
    made = Store.create(home.free_place(name))
    for identity in articles:
        document = shown.document(identity)
        if document is not None:
            made.put(document, rows[rows["document"] == identity], kind="table")  # read at another time
    _take(made, made.dossier())
    return made


def decide(patches: Sequence[Patch], kind: str, name: str) -> None:
    """Keep decisions under the reader's name.

    Args:
        patches: all or none.
        kind: code of what was done.
        name: for the file, where the dossier has none yet.

    Raises:
        DossierError: they could not be kept; nothing has changed.
    """
    if patches:
        store(name).decide(patches, kind, home.who())
        current()


def undo() -> Change | None:
    """Undo what this window saw as the last change.

    Raises:
        DossierError: another window did something since, or it could not be saved.
    """
    return _step(Store.undo, st.session_state["dossier"].undo)


def redo() -> Change | None:
    """Do again what was undone last, as this window saw it.

    Raises:
        As ``undo``.
    """
    return _step(Store.redo, st.session_state["dossier"].redo)


def _step(step: Callable[[Store, str, int | None], Change | None], seen: Change | None) -> Change | None:
    path = st.session_state.get("path")
    try:
        return step(Store(path), home.who(), seen.number) if path is not None and seen is not None else None
    finally:
        current()  # also where another window was faster: what it did is what is to be looked at


def in_folder() -> tuple[Path, ...]:
    """The dossiers that a reader may want to open: the recent ones, then those of the folder."""
    lying = sorted(home.folder().glob(f"*{ENDING}")) if home.folder().is_dir() else []
    return tuple(dict.fromkeys([*home.recent(), *(path.absolute() for path in lying)]))
