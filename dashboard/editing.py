"""The card's other half: what a person decides of the event selected, kept at once and undone at will."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.choices import records
from dashboard.dossier import Dossier, Row, corrections, new_key
from dashboard.journal import show_decided
from dashboard.plain import plain
from dashboard.review import reviewing
from dashboard.words import Words
from events import EVENT_TYPES, MODALITIES, PRECISIONS, ChronofriseError, OwnActors, date_in_words, known_actors, slug

_NEAR = 60  # events offered to be merged with

_COARSE = ("day", "week", "month", "quarter", "season", "half-year", "year", "decade", "century")


def show_editing(dossier: Dossier, key: str, words: Words) -> None:
    """Lay out what can be decided of an event: at a click, and field by field."""
    row = corrections.row_of(dossier, key)
    if row is None:
        return
    show_decided(dossier, key, words)
    _at_a_click(dossier, key, words)
    form = st.expander(words("edit.open"), icon=":material/edit:", key="edit", on_change="rerun")
    if form.open:
        with form:
            _fields(dossier, row, key, words)
    more = st.expander(words("edit.more"), icon=":material/call_split:", key="edit_more", on_change="rerun")
    if more.open:
        with more:
            _merge(dossier, key, words)
            _split(row, key, words)


def _at_a_click(dossier: Dossier, key: str, words: Words) -> None:
    status, starred = (dossier.decisions.value("event", key, name) for name in ("status", "star"))
    with st.container(horizontal=True, key="decide", gap="small"):
        # While checking, the bar above the card has these.
        for name, icon in () if reviewing() else (("confirmed", "check_circle"), ("rejected", "block")):
            st.button(
                words(f"edit.{'un' if status == name else ''}{name}"),
                key=f"decide-{name}",
                icon=f":material/{icon}:",
                type="primary" if status == name else "secondary",
                on_click=decide,
                args=(key, {"status": None if status == name else name}, name),
            )
        st.button(
            words("edit.unstar" if starred else "edit.star"),
            key="decide-star",
            icon=":material/star:" if starred else ":material/star_border:",
            type="primary" if starred else "secondary",
            on_click=decide,
            args=(key, {"star": None if starred else True}, "star"),
        )


def decide(key: str, fields: Mapping[str, Any], kind: str = "edit") -> None:
    """Give an event these fields; where several articles tell it, it is rejected and dated for all of them."""
    dossier, (_, *others) = state.dossier(), state.tellings(key)
    patches = corrections.edits(dossier, key, fields)
    if "status" in fields:
        for other in others:
            patches += corrections.edits(dossier, other, {"status": fields["status"]})
    if "date" in fields and patches and others:
        patches += corrections.told_of_one(dossier, key, others, one=True)
    state.decide(patches, kind)


def _fields(dossier: Dossier, row: Row, key: str, words: Words) -> None:
    """One widget a field, each showing what stands now and keeping what is put in its place."""
    _date(dossier, row, key, words)
    _hold("edit-title", row["title"])
    st.text_input(words("table.title"), key="edit-title", on_change=_typed, args=(key, "title"))
    kind, modality = st.columns(2)
    _choice(kind, "type", EVENT_TYPES, "types", row, key, words)
    _choice(modality, "modality", MODALITIES, "modalities", row, key, words)
    _actors(row, key, words)
    places = sorted({place for places in dossier.table["places"] for place in places} | set(_texts(row["places"])))
    _hold("edit-places", _texts(row["places"]))
    st.multiselect(
        words("card.places"),
        places,
        key="edit-places",
        accept_new_options=True,
        placeholder=words("edit.places_hint"),
        on_change=_typed,
        args=(key, "places"),
    )
    _hold("edit-note", dossier.decisions.value("event", key, "note") or "")
    st.text_area(words("edit.note"), key="edit-note", height=80, placeholder=words("edit.note_hint"),
                 on_change=_typed, args=(key, "note"))  # fmt: skip
    changed = [
        name
        for name in dossier.decisions.of("event", key)
        if name not in ("star", "status", "note", "merged_into", "same", "apart")
    ]
    if changed and key in (dossier.laid.machine if dossier.laid else ()):
        st.button(words("edit.as_machine"), key="as_machine", icon=":material/undo:", on_click=_take_back,
                  args=(key, tuple(changed)))  # fmt: skip


def _hold(widget: str, value: Any) -> None:
    """Show what stands: undone, or changed in another window, a field follows."""
    st.session_state[widget] = value


def _texts(value: object) -> list[str]:
    return list(value) if isinstance(value, list) else []


def _typed(key: str, field: str) -> None:
    value = st.session_state[f"edit-{field}"]
    if isinstance(value, str):
        value = " ".join(value.split()) if field != "note" else value.strip()
        if field == "title" and not value:
            state.fail_with(state.words()("edit.title_missing"))
            return
    decide(key, {field: list(dict.fromkeys(value)) if isinstance(value, list) else value})


def _choice(at: Any, field: str, codes: Sequence[str], group: str, row: Row, key: str, words: Words) -> None:
    _hold(f"edit-{field}", row[field])
    at.selectbox(
        words(f"table.{field}"),
        codes,
        key=f"edit-{field}",
        format_func=lambda code: words.name(group, code),
        on_change=_typed,
        args=(key, field),
    )


def _date(dossier: Dossier, row: Row, key: str, words: Words) -> None:
    """The date, freely or in EDTF, with what was understood; and its precision, which may only get coarser."""
    at, beside = st.columns([3, 2])
    decided = dossier.decisions.value("event", key, "date")
    refused: tuple[str, str, str] = st.session_state.get("edit_refused", ("", "", ""))
    wrong = refused[0] == key
    stands = decided["typed"] if decided else date_in_words(row, words.language)
    _hold("edit-date", refused[1] if wrong else stands)
    at.text_input(words("table.date"), key="edit-date", placeholder=words("edit.date_hint"),
                  on_change=_date_typed, args=(key,))  # fmt: skip
    if wrong:
        at.error(refused[2])
    else:
        edtf = f" · EDTF {row['edtf']}" if row["edtf"] else ""
        understood = words("edit.understood", date=date_in_words(row, words.language))
        at.html(f'<p class="cf-understood">{plain(understood + edtf, "html")}</p>')
    precision = str(row["precision"])
    if precision:
        coarser = [unit for unit in _COARSE if PRECISIONS.index(unit) > PRECISIONS.index(precision)]
        _hold("edit-precision", precision)
        beside.selectbox(
            words("card.precision"),
            [precision, *coarser],
            key="edit-precision",
            format_func=lambda code: words.name("precisions", code),
            help=words("edit.precision_help"),
            on_change=_made_coarser,
            args=(key,),
        )


def published_of(dossier: Dossier, row: Mapping[str, object]) -> str:
    """When the article of a row was published, as EDTF, "" where that is not known."""
    document = dossier.document(str(row["document"]))
    return document.edtf if document else ""


def _date_typed(key: str) -> None:
    words, dossier, typed = state.words(), state.dossier(), st.session_state["edit-date"]
    row = corrections.row_of(dossier, key)
    st.session_state.pop("edit_refused", None)
    if row is None or typed == date_in_words(row, words.language):
        return
    try:
        date = corrections.date_typed(typed, words.language, published_of(dossier, row))
    except ChronofriseError as error:
        sentence = words.error(error, lambda value: plain(value, "markdown"))
        st.session_state["edit_refused"] = (key, typed, sentence)
        return
    decide(key, {"date": date})


def _made_coarser(key: str) -> None:
    row = corrections.row_of(state.dossier(), key)
    try:
        if row is not None:
            decide(key, {"date": corrections.date_coarser(row, st.session_state["edit-precision"])})
    except ChronofriseError as error:
        state.fail(error)


def actor_names(words: Words) -> dict[str, str]:
    """The name of every actor that is known by id: of the gazetteer, and of the dossier's own."""
    return _names_of(words.language, state.dossier().actors)


@lru_cache(maxsize=8)
def _names_of(language: str, own: OwnActors | None) -> dict[str, str]:
    return known_actors(language, own)


def actor_choices(row: Row, words: Words) -> dict[str, str]:
    """Names of the actors that can be chosen by id: those of the row first, then the gazetteer's."""
    mine = dict(zip(_texts(row["actor_ids"]), _texts(row["actors"]), strict=False))
    known = actor_names(words)
    return {**{id_: known.get(id_, name) for id_, name in mine.items()}, **known}


def _actors(row: Row, key: str, words: Words) -> None:
    names = actor_choices(row, words)
    _hold("edit-actors", _texts(row["actor_ids"]))
    st.multiselect(
        words("card.actors"),
        list(names),
        key="edit-actors",
        format_func=lambda actor: names.get(actor, actor),
        accept_new_options=True,
        placeholder=words("edit.actors_hint"),
        on_change=_actors_chosen,
        args=(key,),
    )


def as_actors(chosen: Sequence[str], row: Row, words: Words) -> list[list[str]]:
    """Id, name and role of what was chosen or typed; who is in the row already keeps their role."""
    names = actor_choices(row, words)
    by_name = {slug(name): id_ for id_, name in reversed(names.items())}
    roles = dict(zip(_texts(row["actor_ids"]), [*_texts(row["roles"]), *[""] * 99], strict=False))
    actors = {}
    for said in chosen:
        id_ = said if said in names else by_name.get(slug(said)) or f"own:{slug(said) or 'x'}"
        actors[id_] = [id_, names.get(id_, " ".join(said.split())), roles.get(id_, "")]
    return list(actors.values())


def _actors_chosen(key: str) -> None:
    row = corrections.row_of(state.dossier(), key)
    if row is not None:
        decide(key, {"actors": as_actors(st.session_state["edit-actors"], row, state.words())})


def _take_back(key: str, fields: tuple[str, ...]) -> None:
    st.session_state.pop("edit_refused", None)
    state.decide(corrections.take_back(state.dossier(), key, fields), "as_machine")


def _merge(dossier: Dossier, key: str, words: Words) -> None:
    """Make one event of this one and another; or take apart what was made one."""
    parts = dossier.laid.parts.get(key, ()) if dossier.laid else ()
    if parts:
        st.button(words.many("edit.unmerge", len(parts)), key="unmerge", icon=":material/call_split:",
                  on_click=_unmerge, args=(key,))  # fmt: skip
    _tellings(dossier, key, words)
    table = state.catalogue().table
    place = state.catalogue().place.get(key, 0)
    near = table.iloc[max(0, place - _NEAR // 2) : place + _NEAR // 2]
    order = sorted(range(len(near)), key=lambda at: abs(at - min(place, _NEAR // 2)))  # the nearest in time first
    captions = {
        other["event"]: f"{date_in_words(other, words.language)} · {other['title']}"
        for other in records(near.iloc[order])
        if other["event"] != key
    }
    st.selectbox(
        words("edit.merge"),
        list(captions),
        index=None,
        key=f"merge-{key}",
        format_func=lambda event: captions.get(event, event),
        placeholder=words("edit.merge_hint"),
        help=words("edit.merge_help"),
        on_change=_merged,
        args=(key,),
    )


def _merged(key: str) -> None:
    if other := st.session_state[f"merge-{key}"]:
        if "mentions" in state.catalogue().table:  # each happening once: both rows stay, and are told as one
            state.decide(corrections.told_of_one(state.dossier(), key, [other], one=True), "merge")
        else:
            state.decide(corrections.merge(key, [other]), "merge")


def _tellings(dossier: Dossier, key: str, words: Words) -> None:
    """The other articles that tell the event, each to be taken out of it."""
    others = state.tellings(key)[1:]
    if not others:
        return
    st.html(f'<p class="cf-understood" style="margin:0">{plain(words("edit.told_by"), "html")}</p>')
    found = records(dossier.table[dossier.table["event"].isin(others)].head(_NEAR))
    for other in found:
        document = dossier.document(other["document"])
        text, button = st.columns([3, 2], vertical_alignment="center")
        name = (document.title if document else "") or other["document"]
        date = date_in_words(other, words.language)
        text.html(
            f'<p class="cf-entry">{plain(name, "html")}<br><span class="cf-soft">{plain(date, "html")} · {plain(other["title"], "html")}</span></p>'
        )
        button.button(words("edit.not_same"), key=f"apart-{other['event']}", icon=":material/call_split:",
                      on_click=_apart, args=(key, other["event"]), width="stretch")  # fmt: skip


def _apart(key: str, other: str) -> None:
    """Take a telling out of an event: it is another happening than any other row of it tells."""
    rest = [row for row in state.tellings(key) if row != other]
    state.decide(corrections.told_of_one(state.dossier(), other, rest, one=False), "apart")


def _unmerge(key: str) -> None:
    state.decide(corrections.unmerge(state.dossier(), key), "unmerge")


def _split(row: Row, key: str, words: Words) -> None:
    """Make two events of one: each with a title and a date of its own."""
    date = date_in_words(row, words.language)
    with st.form(f"split-{key}", border=False):
        st.html(f'<p class="cf-understood" style="margin:0">{plain(words("edit.split_help"), "html")}</p>')
        for part in (1, 2):
            title, when = st.columns([3, 2])
            title.text_input(words("edit.split_title", part=part), value=row["title"], key=f"split-title-{part}-{key}")
            when.text_input(words("table.date"), value=date, key=f"split-date-{part}-{key}")
        st.form_submit_button(words("edit.split"), icon=":material/call_split:", on_click=_splitted, args=(key,))


def _splitted(key: str) -> None:
    words, dossier = state.words(), state.dossier()
    row = corrections.row_of(dossier, key)
    if row is None:
        return
    parts = []
    try:
        for part in (1, 2):
            typed, title = (st.session_state[f"split-{name}-{part}-{key}"].strip() for name in ("date", "title"))
            fields: dict[str, Any] = {"title": title or row["title"]}
            if typed != date_in_words(row, words.language):
                fields["date"] = corrections.date_typed(typed, words.language, published_of(dossier, row))
            parts.append(fields)
    except ChronofriseError as error:
        state.fail(error)
        return
    state.decide(corrections.split(dossier, key, new_key(), *parts), "split")
