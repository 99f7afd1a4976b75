"""The panel where articles come in: pasted, uploaded, listed with title and date, then read."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import home, keeping, state
from dashboard.dossier import ACTORS, Dossier, Patch, Store
from dashboard.gathering import said_of_models
from dashboard.listing import show_list
from dashboard.mapping import offer_mapping, show_mapping
from dashboard.plain import plain
from dashboard.settings import UPLOAD_LIMIT
from dashboard.state import Draft
from dashboard.taking import Incoming, addresses_in, put, show_failures, show_tables, show_taking, take
from dashboard.told import is_merged
from dashboard.words import Words
from events import (
    FORMATS,
    SHEET_ENDINGS,
    ChronofriseError,
    Document,
    Failure,
    TableError,
    read_actors,
    read_articles,
    read_published,
    read_table,
    read_text,
)


@dataclass(frozen=True, slots=True)
class _Being:
    """What is being read.

    Attributes:
        kept: ids of the articles that are in the dossier by now.
        added: to the dossier on show, not to a new one.
        before: what was on show.
    """

    kept: list[str]
    added: bool
    before: tuple[Dossier, Path | None]


def show_intake(words: Words) -> None:
    """Lay out the panel."""
    with st.container(border=True, key="intake"):
        st.html(f'<h2 class="cf-section">{plain(words("input.heading"), "html")}</h2>')
        pasting, choosing = st.columns([3, 2], gap="medium")
        with pasting:
            st.text_area(words("input.paste"), key="pasted", placeholder=words("input.paste_hint"), height=170)
            st.button(words("input.put"), key="put", on_click=_put_pasted, icon=":material/playlist_add:")
        with choosing:
            endings = [ending for kind in FORMATS.values() for ending in kind]
            about = words("input.upload_help", limit=UPLOAD_LIMIT)
            _uploader("files", words("input.upload"), endings, _take_files, several=True, about=about)
            _uploader("actors", words("input.actors"), ["toml", "csv"], _take_actors, about=words("input.actors_help"))
            _kept_actors(words)
            _uploader("table", words("input.open_table"), list(SHEET_ENDINGS), _open_table)
        show_taking(words)
        show_tables(words)
        show_failures(words)
        show_mapping(words, _show_table)
        if state.drafts():
            _list(words)
        st.caption(words("input.example_kept"))


def _uploader(
    name: str, label: str, endings: list[str], take: Callable[[str], None], *, several: bool = False, about: str = ""
) -> None:
    # A new key each time makes the widget forget its files once they are in the list.
    key = f"{name}-{st.session_state.get(f'{name}-round', 0)}"
    st.file_uploader(
        label,
        type=endings,
        accept_multiple_files=several,
        key=key,
        on_change=take,
        args=(key,),
        max_upload_size=UPLOAD_LIMIT,
        help=about or None,
    )


def _forget(name: str) -> None:
    st.session_state[f"{name}-round"] = st.session_state.get(f"{name}-round", 0) + 1


def _put_pasted() -> None:
    words, text = state.words(), st.session_state["pasted"]
    if not text.strip():
        state.fail_with(words("errors.blank-paste"))
    elif addresses := addresses_in(text):
        take([Incoming(address) for address in addresses])
        st.session_state["pasted"] = ""
    elif text in {draft.text for draft in state.drafts()}:
        state.fail_with(words("input.twice"))
    else:
        for found in read_articles(text.encode("utf-8", "replace"), f"{words('input.paste_name')}.txt"):
            if isinstance(found, Failure):
                state.fail(found.error)
            elif put(replace(found, name="")):
                st.session_state["pasted"] = ""


def _take_files(key: str) -> None:
    take([Incoming(file.name, file.getvalue()) for file in st.session_state[key] or []])
    _forget("files")


def _take_actors(key: str) -> None:
    """Keep the reader's own actors for the articles that are read from now on."""
    file = st.session_state[key]
    if file is not None:
        try:
            state.keep_actors(file.name, read_text(file.getvalue(), file.name))
        except ChronofriseError as error:
            state.fail(error)
    _forget("actors")


def _kept_actors(words: Words) -> None:
    """Say whose actors are used, and let the reader stop that."""
    given = state.actor_list()
    if given is None:
        return
    own = read_actors(given["text"].encode("utf-8"), given["file"])
    said, drop = st.columns([3, 2], vertical_alignment="center")
    said.caption(words.many("input.actors_kept", len(own), file=plain(own.file, "markdown")))
    drop.button(words("input.actors_drop"), key="drop-actors", on_click=state.drop_actors, width="stretch")


def _open_table(key: str) -> None:
    file = st.session_state[key]
    if file is None:
        return
    data, ending = file.getvalue(), file.name.rsplit(".", 1)[-1].lower()
    try:
        try:
            table = read_table(io.BytesIO(data), format=ending)
        except TableError as error:
            if error.code not in ("not-our-table", "unknown-format", "not-csv", "ragged"):
                raise
            offer_mapping(data, file.name)  # it is not ours: the reader says which column is what
        else:
            _show_table(table, file.name)
            state.say(state.words().many("input.opened", len(table)))
    except ChronofriseError as error:
        state.fail(error)
    _forget("table")


def _show_table(table: pd.DataFrame, name: str) -> None:
    """Open a table of events: a new dossier, unless its happenings are merged already, which only are looked at.

    Raises:
        DossierError: the dossier cannot be made.
    """
    if is_merged(table):
        keeping.show(Dossier((), table, "table", name))
    else:
        keeping.new(name.rsplit(".", 1)[0]).put_table(table, home.who())
    state.opened(keeping.current())
    st.session_state["intake_open"] = False


def _list(words: Words) -> None:
    show_list(words)
    drafts = state.drafts()
    mode = _mode(state.dossier(), words)
    if st.button(words.many("input.extract", len(drafts)), key="extract", type="primary"):
        _extract(state.drafts(), mode == "add", words)


def _mode(shown: Dossier, words: Words) -> str:
    """Where the articles are to go; nothing to ask while the dossier on show is empty."""
    if shown.table.empty and not shown.documents:
        return "add"
    chosen: str = st.segmented_control(
        words("input.mode"),
        ["new", "add"],
        default="new" if shown.origin == "sample" else "add",
        required=True,
        format_func=lambda mode: words(f"input.{mode}"),
        key="mode",
    )
    return chosen


def _extract(drafts: tuple[Draft, ...], add: bool, words: Words) -> None:
    """Read the articles of the list and keep each as soon as it is read; what is kept leaves the list."""
    # A click ends this run of the page wherever it is, and the session cannot be written to from then on: the ids of
    # what was kept are in a list that the session has already, for the next run to find.
    found, given = 0, state.actor_list()
    being = _Being([], add, keeping.on_show())
    try:
        documents = [_document(draft, words) for draft in drafts]
        title = documents[0].title
        name = keeping.name_for(state.dossier(), words, title)
        store = keeping.store(name) if add else keeping.new(keeping.short_name(title))
        st.session_state["being_read"] = being
        _give_actors(store, given)
        bar = st.progress(0.0, text=words("input.loading_model"))
        st.button(words("input.stop"), key="stop-reading", icon=":material/stop:")
        for document, count in store.read(documents, words.language, home.who()):
            being.kept.append(document.id)
            found += count
            # Here a click on the button ends this run of the page.
            kept = len(being.kept)
            bar.progress(kept / len(documents), text=words("input.reading", done=kept, total=len(documents)))
    except ChronofriseError as error:
        settle()
        state.fail(error)
    else:
        settle()
        done = _done(found, words)
        absent = said_of_models([document.language for document in documents], words)
        state.say(" ".join([done, *(plain(sentence, "markdown") for sentence in absent)]))
        st.session_state["intake_open"] = False
    st.rerun()


def _done(found: int, words: Words) -> str:
    """How many events were found, and why the page shows fewer where it does."""
    if not found:
        return words("input.done_none")
    said, shown = words.many("input.done", found), len(state.catalogue())
    return f"{said} {words('input.done_merged', shown=shown)}" if shown < len(state.dossier().table) else said


def settle() -> None:
    """Put on show what a reading has kept, also where it ended early; the rest stays in the list of articles."""
    if "being_read" not in st.session_state:
        return
    being: _Being = st.session_state.pop("being_read")
    state.say(state.words()("input.stopped_reading"))
    if not being.kept and not being.added:
        keeping.back_to(being.before)
        return
    state.keep_drafts(tuple(draft for draft in state.drafts() if draft.id not in being.kept))
    now = keeping.current()
    if not being.added or being.before[0].table.empty:
        state.opened(now)


def _give_actors(store: Store, given: Mapping[str, str] | None) -> None:
    """Make the list of actors that the panel says is used the dossier's own, before articles are read with it."""
    if given and store.dossier().decisions.value(*ACTORS) != given:
        store.decide([Patch(*ACTORS, new=dict(given))], "actors", home.who())
    st.session_state.pop("actor_list", None)


def _document(draft: Draft, words: Words) -> Document:
    return Document(
        id=draft.id,
        text=draft.text,
        language=draft.language,
        published=read_published(draft.published, words.language),
        title=draft.title.strip() or words("input.untitled"),
        source=", ".join(dict.fromkeys(part for part in (draft.source, draft.address or draft.name) if part)),
    )
