"""The panel where articles come in: pasted, uploaded, listed with title and date, then read."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.dossier import Dossier
from dashboard.listing import show_list
from dashboard.mapping import offer_mapping, show_mapping
from dashboard.plain import plain
from dashboard.settings import UPLOAD_LIMIT
from dashboard.state import Draft
from dashboard.taking import Incoming, addresses_in, put, show_failures, show_tables, show_taking, take
from dashboard.words import Words
from events import (
    FORMATS,
    SHEET_ENDINGS,
    ChronofriseError,
    Document,
    Failure,
    TableError,
    extract_each,
    read_actors,
    read_articles,
    read_published,
    read_table,
)


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
            state.keep_actors(read_actors(file.getvalue(), file.name))
        except ChronofriseError as error:
            state.fail(error)
    _forget("actors")


def _kept_actors(words: Words) -> None:
    """Say whose actors are used, and let the reader stop that."""
    own = state.own_actors()
    if own is None:
        return
    said, drop = st.columns([3, 2], vertical_alignment="center")
    said.caption(words.many("input.actors_kept", len(own), file=plain(own.file, "markdown")))
    drop.button(
        words("input.actors_drop"), key="drop-actors", on_click=state.keep_actors, args=(None,), width="stretch"
    )


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
    """Open a table of events."""
    state.show_dossier(Dossier((), table, "table", name))
    st.session_state["intake_open"] = False


def _list(words: Words) -> None:
    show_list(words)
    drafts = state.drafts()
    mode = st.segmented_control(
        words("input.mode"),
        ["replace", "add"],
        default="replace" if state.dossier().origin == "sample" else "add",
        required=True,
        format_func=lambda mode: words(f"input.{mode}"),
        key="mode",
    )
    if st.button(words.many("input.extract", len(drafts)), key="extract", type="primary"):
        _extract(state.drafts(), mode == "add", words)


def _extract(drafts: tuple[Draft, ...], add: bool, words: Words) -> None:
    """Read the articles of the list, show how far it is, and put their events on show."""
    # A click ends this run of the page wherever it is, and the session cannot be written to from then on: what was
    # read is in a list that the session has already, for the next run to find.
    read: list[tuple[Document, pd.DataFrame]] = []
    try:
        documents = [_document(draft, words) for draft in drafts]
        st.session_state["being_read"] = (read, add)
        for each in _read(documents, words):
            read.append(each)  # noqa: PERF402 - what came before a click or an error is kept
    except ChronofriseError as error:
        settle()
        state.fail(error)
    else:
        found = sum(len(table) for _, table in read)
        settle()
        state.say(words.many("input.done", found) if found else words("input.done_none"))
        st.session_state["intake_open"] = False
    st.rerun()


def settle() -> None:
    """Put on show what a reading has read, also where it ended early; the rest stays in the list of articles."""
    if "being_read" not in st.session_state:
        return
    read, add = st.session_state.pop("being_read")
    state.say(state.words()("input.stopped_reading"))
    if read:
        empty = Dossier((), state.dossier().table.iloc[:0], "articles")
        documents, tables = zip(*read, strict=True)
        state.show_dossier((state.dossier() if add else empty).with_articles(documents, tables))
        state.note_extracted()
        done = {document.id for document in documents}
        state.keep_drafts(tuple(draft for draft in state.drafts() if draft.id not in done))


def _document(draft: Draft, words: Words) -> Document:
    return Document(
        id=draft.id,
        text=draft.text,
        language=draft.language,
        published=read_published(draft.published, words.language),
        title=draft.title.strip() or words("input.untitled"),
        source=", ".join(dict.fromkeys(part for part in (draft.source, draft.address or draft.name) if part)),
    )


def _read(documents: list[Document], words: Words) -> Iterator[tuple[Document, pd.DataFrame]]:
    bar = st.progress(0.0, text=words("input.loading_model"))
    st.button(words("input.stop"), key="stop-reading", icon=":material/stop:")
    read = extract_each(documents, names=words.language, actors=state.own_actors())
    for number, (document, table) in enumerate(read, start=1):
        yield document, table
        # Here a click on the button ends this run of the page.
        bar.progress(number / len(documents), text=words("input.reading", done=number, total=len(documents)))
