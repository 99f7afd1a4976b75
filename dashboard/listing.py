"""The list of what was read: title, date and language of each article to be changed, where they come from, copies."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard import state
from dashboard.card import published_in_words
from dashboard.plain import plain
from dashboard.state import Draft
from dashboard.words import LANGUAGES, Words
from events import ChronofriseError, Copy, Document, Told, copies, read_published

_PAGE = 15
"""Articles shown at once: each has widgets of its own."""


def show_list(words: Words) -> None:
    """Lay out the list; what the reader changes in it is kept."""
    drafts = state.drafts()
    st.html(f'<h3 class="cf-section">{plain(words.many("input.list", len(drafts)), "html")}</h3>')
    repeats = _repeats(drafts, state.dossier().documents)
    _show_copies(repeats, words)
    shown = _shown(drafts, words)
    changed = {drafts[place].id: _row(drafts[place], repeats.get(drafts[place].id), words) for place in shown}
    state.keep_drafts(tuple(changed.get(draft.id, draft) for draft in drafts))


def _shown(drafts: Sequence[Draft], words: Words) -> list[int]:
    """Places of the articles of the page that is open."""
    undated = [place for place, draft in enumerate(drafts) if not draft.published.strip()]
    places = list(range(len(drafts)))
    if len(drafts) > _PAGE and undated:
        said = words.many("input.undated", len(undated))
        if st.toggle(f"{said} — {words('input.undated_only')}", key="undated_only"):
            places = undated
    if len(places) <= _PAGE:
        return places
    last = (len(places) - 1) // _PAGE
    page = min(st.session_state.get("list_page", 0), last)
    with st.container(horizontal=True, vertical_alignment="center", key="list-pages"):
        st.button(words("input.earlier"), key="list-earlier", disabled=page == 0, on_click=_turn, args=(page - 1,))
        st.button(words("input.later"), key="list-later", disabled=page == last, on_click=_turn, args=(page + 1,))
        first, end = page * _PAGE, min(len(places), (page + 1) * _PAGE)
        st.html(
            f"<span>{plain(words('input.pages', first=first + 1, last=end, total=len(places)), 'html')}</span>",
            width="content",
        )
    return places[first:end]


def _turn(page: int) -> None:
    st.session_state["list_page"] = page


Repeat = tuple[Copy, str]  # how an article repeats another, and that one's title


def _repeats(drafts: Sequence[Draft], documents: Sequence[Document]) -> Mapping[str, Repeat]:
    """For each article of the list that repeats another of it or of the dossier, which and how."""
    key = tuple(draft.id for draft in drafts), tuple(document.id for document in documents)
    kept = st.session_state.get("repeats")
    if kept is None or kept[0] != key:
        kept = (key, _compared(drafts, documents))
        st.session_state["repeats"] = kept
    found: Mapping[str, Repeat] = kept[1]
    return found


def _compared(drafts: Sequence[Draft], documents: Sequence[Document]) -> dict[str, Repeat]:
    known = {draft.id for draft in drafts}
    others = [document for document in documents if document.id not in known]
    told = [Told(document.text, str(document.published or ""), *_source(document.source)) for document in others]
    told += [Told(draft.text, draft.published, draft.source, draft.address) for draft in drafts]
    titles = [document.title for document in others] + [draft.title for draft in drafts]
    found: dict[str, Repeat] = {}
    for copy in copies(told):
        place, of = copy.place, copy.of
        if place < len(others):  # what is in the dossier came first, whichever of the two is fuller
            place, of = of, place
        if place >= len(others):
            found.setdefault(drafts[place - len(others)].id, (copy, titles[of]))
    return found


def _source(cited: str) -> tuple[str, str]:
    """Source and address out of the words in which a document names where it appeared."""
    name, _, address = cited.rpartition(", ")
    return (name, address) if address.startswith("http") else (cited, "")


def _show_copies(repeats: Mapping[str, Repeat], words: Words) -> None:
    if repeats:
        with st.container(horizontal=True, vertical_alignment="center", key="copies"):
            st.html(f"<span>{plain(words.many('input.copies', len(repeats)), 'html')}</span>", width="content")
            st.button(words("input.copies_drop"), key="drop-copies", on_click=_drop, args=(frozenset(repeats),))


def _drop(identities: frozenset[str]) -> None:
    state.keep_drafts(tuple(draft for draft in state.drafts() if draft.id not in identities))


def _row(draft: Draft, repeat: Repeat | None, words: Words) -> Draft:
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
            key=f"language-{draft.id}-{words.language}",  # its words are those of the page's language
        )
        remove_at.button(
            words("input.remove"),
            key=f"remove-{draft.id}",
            on_click=_drop,
            args=(frozenset([draft.id]),),
            width="stretch",
        )
        new = replace(draft, title=title, published=published, language=language or draft.language)
        new = replace(new, found=_still_found(draft, new))
        lines = "".join(f"<span>{plain(line, 'html')}</span>" for line in _said_of(new, words))
        if repeat is not None:
            copy, title = repeat
            said = words(f"input.copy_{copy.kind}", title=title, shared=round(copy.shared * 100))
            lines += f"<strong>{plain(said, 'html')}</strong>"
        st.html(f'<p class="cf-understood">{lines}</p>')
    return new


def _still_found(old: Draft, new: Draft) -> dict[str, str]:
    """Where facts were read, without those that the reader changed."""
    typed = {fact for fact in ("title", "published", "language") if getattr(old, fact) != getattr(new, fact)}
    return {fact: origin for fact, origin in old.found.items() if fact not in typed}


def _said_of(draft: Draft, words: Words) -> list[str]:
    """What is known of an article, and where it was read."""
    understood = understood_as(draft.published, words)
    if origin := draft.found.get("published"):
        understood += f" ({words.name('origins', origin)})"
    lines = [understood]
    if draft.found.get("published") == "modified":
        lines.append(words("input.guessed_modified"))
    if draft.unread:
        lines.append(words("input.unread_date", words=draft.unread))
    if origin := draft.found.get("language"):
        lines.append(words("input.language_from", origin=words.name("origins", origin)))
    lines += [where for where in dict.fromkeys([draft.source, draft.name]) if where]
    lines.append(words("input.characters", count=len(draft.text)))
    return lines


def _language_name(code: str, words: Words) -> str:
    return words.texts.get(f"input.languages.{code}", words("input.other_language", code=code))


def understood_as(typed: str, words: Words) -> str:
    """What the page understands of a publication date as typed."""
    try:
        published = read_published(typed, words.language)
    except ChronofriseError as error:
        return words.error(error)
    if published is None:
        return words("input.unknown_date")
    return words("input.understood", date=published_in_words(published, words))
