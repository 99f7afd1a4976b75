"""An event added by hand: typed in full, or begun by marking its words in an article."""

from typing import Any

import streamlit as st

from dashboard import state
from dashboard.dossier import Dossier, Row, corrections, new_key
from dashboard.editing import actor_names, as_actors
from dashboard.plain import plain
from dashboard.view import article
from dashboard.words import Words
from events import EVENT_TYPES, MODALITIES, ChronofriseError, Document

_BLANK: Row = {"actor_ids": [], "actors": [], "roles": []}


def show_adding(dossier: Dossier, words: Words) -> None:
    """Lay out the form, folded away until it is asked for."""
    folded = st.expander(words("adding.open"), icon=":material/add_circle:", key="adding", on_change="rerun")
    if not folded.open:
        return
    with folded:
        document = _which(dossier, words)
        span = _marking(document, words) if document is not None else None
        _form(document, span, words)


def _which(dossier: Dossier, words: Words) -> Document | None:
    titles = {document.id: document.title or document.source for document in dossier.documents}
    chosen = st.selectbox(
        words("adding.article"),
        list(titles),
        index=None,
        key="adding-article",
        format_func=lambda identity: titles.get(identity, identity),
        placeholder=words("adding.article_hint"),
    )
    return dossier.document(chosen or "")


def _marking(document: Document, words: Words) -> tuple[int, int] | None:
    """The article, and the words that are marked in it."""
    answer = article()(
        data={
            "id": document.id,
            "text": document.text,
            "language": document.language,
            "hint": words("adding.mark"),
            "label": words("adding.mark_label"),
        },
        key="marking",
        on_marked_change=lambda: None,
    )
    span = span_of(str(answer.get("marked") or ""), document)
    if span is not None:
        marked = f"{words('adding.marked')} {words('card.quoted', quote=document.text[span[0] : span[1]])}"
        st.html(f'<p class="cf-understood" style="margin:0">{plain(marked, "html")}</p>')
    return span


def span_of(answer: str, document: Document) -> tuple[int, int] | None:
    """The words that the browser says are marked; None where they are not of this article."""
    identity, *places = answer.rsplit("|", 2)
    if identity != document.id or len(places) != 2 or not all(place.isdecimal() for place in places):
        return None
    start, end = map(int, places)
    return (start, end) if 0 <= start < end <= len(document.text) else None


def _form(document: Document | None, span: tuple[int, int] | None, words: Words) -> None:
    marked = " ".join(document.text[span[0] : span[1]].split())[:120] if document and span else ""
    names = actor_names(words)
    mark = (document.id, span) if document and span else None
    if mark and st.session_state.get("add-marked") != mark:
        st.session_state["add-title"] = marked  # other words marked are another title
    st.session_state["add-marked"] = mark
    with st.form("add", border=False):
        title, date = st.columns([3, 2])
        title.text_input(words("table.title"), key="add-title")
        date.text_input(words("table.date"), key="add-date", placeholder=words("edit.date_hint"))
        kind, modality = st.columns(2)
        kind.selectbox(
            words("table.type"),
            EVENT_TYPES,
            key=f"add-type-{words.language}",  # a list is sent by its words, which another language has not
            index=EVENT_TYPES.index("other"),
            format_func=lambda code: words.name("types", code),
        )
        modality.selectbox(
            words("table.modality"),
            MODALITIES,
            key=f"add-modality-{words.language}",
            format_func=lambda code: words.name("modalities", code),
        )
        st.multiselect(
            words("card.actors"),
            list(names),
            key="add-actors",
            format_func=lambda actor: names.get(actor, actor),
            accept_new_options=True,
            placeholder=words("edit.actors_hint"),
        )
        st.text_input(words("card.places"), key="add-places", placeholder=words("adding.places_hint"))
        st.form_submit_button(
            words("adding.add"), type="primary", icon=":material/add:", on_click=_added, args=(document, span)
        )


def _added(document: Document | None, span: tuple[int, int] | None) -> None:
    words, typed = state.words(), {name: st.session_state[f"add-{name}"] for name in ("title", "date", "places")}
    title = " ".join(typed["title"].split())
    if not title:
        state.fail_with(words("edit.title_missing"))
        return
    fields: dict[str, Any] = {
        "title": title,
        "type": st.session_state[f"add-type-{words.language}"],
        "modality": st.session_state[f"add-modality-{words.language}"],
        "actors": as_actors(st.session_state["add-actors"], _BLANK, words),
        "places": [place.strip() for place in typed["places"].split(",") if place.strip()],
    }
    try:
        fields["date"] = corrections.date_typed(typed["date"], words.language, document.edtf if document else "")
    except ChronofriseError as error:
        state.fail(error)
        return
    key = new_key()
    if state.decide([corrections.added(key, fields, document, span)], "add"):
        for name in ("title", "date", "places"):
            st.session_state[f"add-{name}"] = ""
        st.session_state["add-actors"] = []
        state.select(key)
        state.say(words("adding.done", title=plain(title, "markdown")))
