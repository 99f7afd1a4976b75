"""The panel where articles come in: pasted, uploaded, listed with title and date, then read."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from dashboard import home, keeping, state
from dashboard.card import published_in_words
from dashboard.dossier import ACTORS, Patch, Store, document_id, first_line
from dashboard.plain import plain
from dashboard.settings import UPLOAD_LIMIT
from dashboard.state import Draft
from dashboard.words import LANGUAGES, Words
from events import (
    ChronofriseError,
    Document,
    detect_language,
    read_actors,
    read_published,
    read_table,
    read_text,
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
            _uploader("files", words("input.upload"), ["txt", "md"], _take_files, several=True)
            _uploader("actors", words("input.actors"), ["toml", "csv"], _take_actors, about=words("input.actors_help"))
            _kept_actors(words)
            _uploader("table", words("input.open_table"), ["csv", "jsonl", "parquet"], _open_table)
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
    elif _put([(first_line(text), text)]):
        st.session_state["pasted"] = ""


def _take_files(key: str) -> None:
    articles = []
    try:
        for file in st.session_state[key] or []:
            text = read_text(file.getvalue(), file.name)
            articles.append((file.name.rsplit(".", 1)[0].replace("_", " ").replace("-", " "), text))
    except ChronofriseError as error:
        state.fail(error)
    _put(
        [
            (first_line(text) if "\n" in text.strip() and len(first_line(text)) < 120 else name, text)
            for name, text in articles
        ]
    )
    _forget("files")


def _put(articles: list[tuple[str, str]]) -> bool:
    """Put articles at the end of the list; says so where one is in it already."""
    drafts = list(state.drafts())
    known = {draft.text for draft in drafts}
    for title, text in articles:
        if text in known:
            state.fail_with(state.words()("input.twice"))
            return False
        known.add(text)
        drafts.append(Draft(document_id(title, text), text, title, "", detect_language(text)))
    state.keep_drafts(tuple(drafts))
    return True


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
    try:
        table = read_table(io.BytesIO(file.getvalue()), format=file.name.rsplit(".", 1)[-1].lower())
        keeping.new(file.name.rsplit(".", 1)[0]).put_table(table, home.who())
    except ChronofriseError as error:
        state.fail(error)
    else:
        state.opened(keeping.current())
        state.say(state.words().many("input.opened", len(table)))
        st.session_state["intake_open"] = False
    _forget("table")


def _list(words: Words) -> None:
    drafts = state.drafts()
    st.html(f'<h3 class="cf-section">{plain(words.many("input.list", len(drafts)), "html")}</h3>')
    state.keep_drafts(tuple(_row(draft, words) for draft in drafts))
    mode = st.segmented_control(
        words("input.mode"),
        ["new", "add"],
        default="new" if state.dossier().origin == "sample" else "add",
        required=True,
        format_func=lambda mode: words(f"input.{mode}"),
        key="mode",
    )
    if st.button(words.many("input.extract", len(drafts)), key="extract", type="primary"):
        _extract(state.drafts(), mode == "add", words)


def _row(draft: Draft, words: Words) -> Draft:
    """One article of the list; returns it as the reader has it now."""
    with st.container(key=f"draft-{draft.id}"):
        title_at, date_at, language_at, remove_at = st.columns([5, 4, 2, 1.4], vertical_alignment="bottom")
        title = title_at.text_input(
            words("input.title"), value=draft.title, placeholder=words("input.title_hint"), key=f"title-{draft.id}"
        )
        published = date_at.text_input(
            words("input.published"),
            value=draft.published,
            placeholder=words("input.published_hint"),
            key=f"date-{draft.id}",
        )
        codes = list(dict.fromkeys([*LANGUAGES, draft.language]))
        language = language_at.selectbox(
            words("input.language"),
            codes,
            index=codes.index(draft.language),
            format_func=lambda code: _language_name(code, words),
            key=f"language-{draft.id}",
        )
        remove_at.button(
            words("input.remove"), key=f"remove-{draft.id}", on_click=_remove, args=(draft.id,), width="stretch"
        )
        count = words("input.characters", count=f"{len(draft.text):,}".replace(",", "\u202f"))
        st.html(f'<p class="cf-understood">{plain(_understood(published, words), "html")} · {count}</p>')
    return replace(draft, title=title, published=published, language=language or draft.language)


def _language_name(code: str, words: Words) -> str:
    return words.texts.get(f"input.languages.{code}", words("input.other_language", code=code))


def _understood(typed: str, words: Words) -> str:
    """What the page understands of a publication date as typed."""
    try:
        published = read_published(typed, words.language)
    except ChronofriseError as error:
        return words.error(error)
    if published is None:
        return words("input.unknown_date")
    return words("input.understood", date=published_in_words(published, words))


def _remove(identity: str) -> None:
    state.keep_drafts(tuple(draft for draft in state.drafts() if draft.id != identity))


def _extract(drafts: tuple[Draft, ...], add: bool, words: Words) -> None:
    """Read the articles of the list and keep each as soon as it is read; what is kept leaves the list."""
    found, kept, before, given = 0, [], keeping.on_show(), state.actor_list()
    try:
        documents = [_document(draft, words) for draft in drafts]
        store = keeping.store(words("desk.sample_name")) if add else keeping.new(documents[0].title[:60])
        _give_actors(store, given)
        bar = st.progress(0.0, text=words("input.loading_model"))
        for document, count in store.read(documents, words.language, home.who()):
            kept.append(document.id)
            found += count
            bar.progress(len(kept) / len(documents), text=words("input.reading", done=len(kept), total=len(documents)))
    except ChronofriseError as error:
        state.fail(error)
        if not add and not kept:
            keeping.back_to(before)
    else:
        st.session_state["intake_open"] = False
        state.say(words.many("input.done", found) if found else words("input.done_none"))
    state.keep_drafts(tuple(draft for draft in drafts if draft.id not in kept))
    now = keeping.current()
    if kept and not add:
        state.opened(now)
    st.rerun()


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
    )
