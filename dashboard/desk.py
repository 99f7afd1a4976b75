"""The bar of the dossier: its name with what can be done with the file, undo and redo, and who is reading."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import home, keeping, state
from dashboard.archive import Archive
from dashboard.dossier import Change, Dossier
from dashboard.journal import in_words
from dashboard.plain import plain
from dashboard.review import show_review_switch
from dashboard.words import Words
from events import ChronofriseError


def show_desk(dossier: Dossier, words: Words) -> None:
    """Lay out the bar."""
    with st.container(horizontal=True, vertical_alignment="center", key="desk"):
        name = (
            dossier.name
            if dossier.path or isinstance(dossier, Archive)
            else words("desk.sample_name")
            if dossier.origin == "sample"
            else ""
        )
        menu = st.popover(
            plain(name or words("desk.unsaved"), "markdown"),
            icon=":material/folder_open:",
            key="menu",
            on_change="rerun",
        )
        if menu.open:
            with menu:
                _menu(dossier, words)
        _step("undo", ":material/undo:", dossier.undo, dossier, words)
        _step("redo", ":material/redo:", dossier.redo, dossier, words)
        if not isinstance(dossier, Archive):
            show_review_switch(words)
        if dossier.path is None and not dossier.table.empty:
            hint = "corpus.hint" if isinstance(dossier, Archive) else "desk.not_yet"
            st.html(f'<p class="cf-soft cf-hint">{plain(words(hint), "html")}</p>')


def _step(name: str, icon: str, change: Change | None, dossier: Dossier, words: Words) -> None:
    what = in_words(change, dossier, words) if change is not None else words(f"desk.no_{name}")
    st.button(
        words(f"desk.{name}"),
        key=name,
        icon=icon,
        type="tertiary",
        disabled=change is None,
        help=plain(what, "markdown"),
        on_click=_stepped,
        args=(name,),
        shortcut={"undo": "Ctrl+Z", "redo": "Ctrl+Y"}[name],
    )


def _stepped(name: str) -> None:
    words = state.words()
    try:
        change = keeping.undo() if name == "undo" else keeping.redo()
    except ChronofriseError as error:
        state.fail(error)
        return
    if change is not None:
        done = in_words(change, state.dossier(), words)
        state.say(words(f"desk.{name}_done", what=plain(done, "markdown")))


def _menu(dossier: Dossier, words: Words) -> None:
    """What can be done with the file; laid out only while the menu is open."""
    if dossier.path is not None:
        st.caption(plain(words("desk.lies_in", folder=str(dossier.path.parent)), "markdown"))
    others = [path for path in keeping.in_folder() if path != dossier.path]
    st.selectbox(
        words("desk.open"),
        others,
        index=None,
        key="open_dossier",
        format_func=lambda path: _listed(path, words),
        placeholder=words("desk.open_hint" if others else "desk.none_yet"),
        on_change=_opened,
        disabled=not others,
    )
    with st.form("by_path", border=False, clear_on_submit=False):
        st.text_input(words("desk.path"), key="dossier_path", placeholder=words("desk.path_hint"))
        st.form_submit_button(words("desk.open_path"), on_click=_opened_path)
    with st.form("name_it", border=False, clear_on_submit=False):
        st.text_input(words("desk.name"), key="dossier_name", placeholder=words("desk.name_hint"))
        for action, icon in (("new", "note_add"), ("save_as", "save_as"), ("copy", "file_copy")):
            st.form_submit_button(
                words(f"desk.{action}"),
                key=f"desk-{action}",
                icon=f":material/{icon}:",
                on_click=_named,
                args=(action,),
                width="stretch",
            )
    if dossier.origin != "sample":
        st.button(words("input.back_to_sample"), key="to_sample", on_click=state.back_to_sample, width="stretch")
    st.text_input(
        words("desk.who"), value=home.who(), key="who", placeholder=words("desk.who_hint"), on_change=_introduced
    )


def _listed(path: Path, words: Words) -> str:
    """A dossier in the list: its name, its folder, and the day when it was last changed."""
    try:
        day = dt.date.fromtimestamp(path.stat().st_mtime).isoformat()
    except OSError:
        day = "?"
    return words("desk.listed", name=path.stem, folder=path.parent.name, day=day)


def _opened() -> None:
    if path := st.session_state["open_dossier"]:
        _show(lambda: keeping.open_(path))


def _opened_path() -> None:
    typed = st.session_state["dossier_path"].strip()
    if typed:
        _show(lambda: keeping.open_(home.place(typed)))


def _show(opened: Callable[[], Dossier]) -> None:
    try:
        dossier = opened()
    except ChronofriseError as error:
        state.fail(error)
        return
    _reset()
    state.opened(dossier)


def _reset() -> None:
    st.session_state["menu"] = False
    for name in ("dossier_name", "dossier_path"):
        st.session_state.pop(name, None)


def _named(action: str) -> None:
    words, name = state.words(), st.session_state["dossier_name"].strip()
    if not name:
        state.fail_with(words("desk.name_missing"))
        return
    try:
        if action == "new":
            keeping.new(name, free=False)
            state.opened(keeping.current())
            st.session_state["intake_open"] = True
        else:
            path = keeping.copy(name, go_on=action == "save_as")
            keeping.current()
            state.say(words(f"desk.{action}_done", file=plain(str(path), "markdown")))
    except ChronofriseError as error:
        state.fail(error)
        return
    _reset()


def _introduced() -> None:
    home.name_reader(st.session_state["who"])
