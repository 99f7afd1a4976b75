"""The log of the dossier in words, and what a person should know of decisions: rejected events, and lost ones."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.card import published_in_words
from dashboard.choices import records
from dashboard.dossier import BLANK, Change, Decision, Dossier, Lost, Patch, Row, Store, corrections
from dashboard.plain import bound, plain
from dashboard.words import Words
from events import ChronofriseError, date_in_words

_MOST = 100
Titles = Mapping[str, str]
_NONE: Titles = {}
_READ = ("date", "title", "type", "actors", "places", "modality")
"""Fields of which the machine has a value where nobody decided one."""


def in_words(change: Change, dossier: Dossier, words: Words, titles: Titles = _NONE) -> str:
    """A change in a line: what it was about and what became of it, as plain text.

    Args:
        change: an entry of the log.
        dossier: as it stands.
        words: of the reader's language.
        titles: of events that were added by hand once, by id.
    """
    said = [patch_in_words(patch, dossier, words, titles) for patch in change.patches[:3]]
    more = len(change.patches) - 3
    return " ; ".join([*said, *([words("journal.more", count=more)] if more > 0 else [])]) or words.name(
        "journal.kinds", change.kind
    )


def patch_in_words(patch: Patch, dossier: Dossier, words: Words, titles: Titles = _NONE) -> str:
    """One decision: "Titre de « X » : « ancien » → « nouveau »"; as ``in_words``."""
    about = _about(patch, dossier, titles)
    what = words.name("journal.fields", f"{patch.scope}_{patch.field}")
    if patch.field in ("row", "removed", "read", "star", "merged_into", "same", "apart", "list"):
        back = "_back" if patch.new is None and patch.field != "read" else ""
        into = patch.new or patch.old or ""
        into = (
            _value(patch, into, words, dossier, titles)
            if isinstance(into, list)
            else _title(str(into), dossier, titles)
        )
        return words.name("journal.fields", f"{patch.scope}_{patch.field}{back}").format(about=about, into=into)
    nothing = _without(patch, dossier, words)
    old, new = (_value(patch, value, words, dossier, titles) or nothing for value in (patch.old, patch.new))
    return words("journal.changed", what=what, about=about, old=old, new=new)


def _without(patch: Patch, dossier: Dossier, words: Words) -> str:
    """What there is of a cell where nothing is decided of it: what the machine read, or nothing."""
    if patch.scope != "event" or patch.field not in _READ:
        return words("journal.nothing")
    row = corrections.machine_row(dossier, patch.key)
    read = _machine_value(row, patch.field, words)
    return words("journal.as_read_value", value=read) if read else words("journal.as_read")


def _about(patch: Patch, dossier: Dossier, titles: Titles) -> str:
    if patch.scope == "document":
        document = dossier.document(patch.key)
        return (document.title or document.source) if document else patch.key
    if patch.scope == "rule":
        rule = patch.new or patch.old or {}
        return ", ".join(rule.get("aliases", ()))
    if patch.scope == "actors":
        return str((patch.new or patch.old or {}).get("file", ""))
    row = patch.new if patch.scope == "added" else None
    return str((row or {}).get("title", "")) or _title(patch.key, dossier, titles)


def _title(key: str, dossier: Dossier, titles: Titles) -> str:
    """The title of an event wherever it is: in the table, rejected, merged, lost or taken back."""
    if dossier.laid is not None:
        for table in (dossier.table, dossier.laid.rejected):
            found = table["title"][table["event"] == key]
            if len(found):
                return str(found.iloc[0])
        if key in dossier.laid.machine:
            return str(dossier.laid.machine[key]["title"])
    lost = next((str(lost.was["title"]) for lost in dossier.lost if lost.key == key), "")
    added = str((dossier.decisions.value("added", key, "row") or {}).get("title", ""))
    return lost or added or titles.get(key, "…")


def _titles(entries: Iterable[Change]) -> Titles:
    """The titles under which events were added by hand, by id, wherever they are now."""
    return {
        patch.key: str(row.get("title", ""))
        for entry in entries
        for patch in entry.patches
        if patch.scope == "added" and (row := patch.new or patch.old)
    }


def _value(patch: Patch, value: Any, words: Words, dossier: Dossier, titles: Titles = _NONE) -> str:
    if value is None or value == "":
        return ""
    if patch.field == "date":
        return words("journal.quoted", words=date_in_words(value, words.language))
    if patch.field == "row":
        return words(
            "journal.row", title=value.get("title", ""), date=date_in_words({**BLANK, **value}, words.language)
        )
    if patch.field == "list":
        return str(value["file"])
    if patch.field == "actors":
        return ", ".join(actor[1] for actor in value)
    if patch.field == "places":
        return ", ".join(value)
    if patch.scope == "rule":
        return str(next(iter(value["names"].values())))
    if patch.field in ("same", "apart"):
        return ", ".join(words("journal.quoted", words=_title(key, dossier, titles)) for key in value)
    groups = {"type": "types", "modality": "modalities", "status": "edit.statuses"}
    if patch.field in groups:
        return words.name(groups[patch.field], str(value))
    return words("journal.quoted", words=str(value))


def show_journal(dossier: Dossier, words: Words) -> None:
    """Lay out the log and the lists, each folded away until it is asked for."""
    if dossier.path is None:
        return
    if dossier.lost:
        with st.expander(words.many("journal.lost", len(dossier.lost)), icon=":material/link_off:", key="lost"):
            st.caption(words("journal.lost_help"))
            for lost in dossier.lost:
                _lost(lost, dossier, words)
    rejected = dossier.laid.rejected if dossier.laid is not None else dossier.table.iloc[:0]
    if len(rejected):
        with st.expander(words.many("journal.rejected", len(rejected)), icon=":material/block:", key="rejected"):
            for row in records(rejected.head(_MOST)):
                text, button = st.columns([6, 1.4], vertical_alignment="center")
                text.html(f'<p class="cf-entry">{_line(date_in_words(row, words.language), row["title"])}</p>')
                button.button(words("journal.restore"), key=f"restore-{row['event']}", on_click=_restore,
                              args=(row["event"],), width="stretch")  # fmt: skip
    log = st.expander(words("journal.heading"), icon=":material/history:", key="journal", on_change="rerun")
    if log.open:
        with log:
            _log(dossier, words)


def _line(date: str, title: str) -> str:
    return f"<b>{plain(date, 'html')}</b> · {plain(title, 'html')}"


def _lost(lost: Lost, dossier: Dossier, words: Words) -> None:
    decided = " ; ".join(
        patch_in_words(Patch("event", lost.key, name, decision.value), dossier, words)
        for name, decision in lost.decisions.items()
    )
    who = ", ".join(dict.fromkeys(decision.who for decision in lost.decisions.values() if decision.who))
    text, button = st.columns([6, 1.4], vertical_alignment="center")
    quote = plain(words("card.quoted", quote=str(lost.was["quote"])), "html")
    text.html(
        f'<p class="cf-entry">{plain(decided, "html")}'
        f'{" · " + plain(who, "html") if who else ""}<br><span class="cf-soft">{quote}</span></p>'
    )
    button.button(
        words("journal.forget"), key=f"forget-{lost.key}", on_click=_forget, args=(lost.key,), width="stretch"
    )


def _restore(event: str) -> None:
    if state.decide([Patch("event", event, "status", None)], "restore"):
        state.select(event)


def _forget(key: str) -> None:
    state.decide(corrections.take_back(state.dossier(), key), "forget")


def _log(dossier: Dossier, words: Words) -> None:
    """The log, newest first: when, who, what; what was undone is struck out."""
    assert dossier.path is not None
    before: int | None = st.session_state.get("log_before")
    try:
        entries = Store(dossier.path).log(_MOST, before)
    except ChronofriseError as error:
        st.error(words.error(error))
        return
    items = []
    by_number, titles = {entry.number: entry for entry in entries}, _titles(entries)
    for entry in entries:
        what = bound(_said(entry, by_number, dossier, words, titles))
        gone = ' class="cf-gone"' if entry.state in ("undone", "dropped") else ""
        who = plain(entry.who or words("journal.nobody"), "html")
        moment = f"{published_in_words(entry.at[:10], words)}, {plain(entry.at[11:19], 'html')} UTC"
        items.append(
            f'<li value="{entry.number}"><span class="cf-soft">{moment} · {who}</span><br><span{gone}>{plain(what, "html")}</span></li>'
        )
    st.html(f'<ol class="cf-log">{"".join(items)}</ol>')
    st.caption(words("journal.help"))
    with st.container(horizontal=True, key="log_pages", gap="small"):
        if before is not None:
            st.button(words("journal.newest"), key="log_newest", on_click=_page, args=(None,))
        if len(entries) == _MOST and entries[-1].number > 1:
            st.button(words("journal.older"), key="log_older", on_click=_page, args=(entries[-1].number,))
        st.download_button(
            words("journal.export"),
            data=lambda: log_csv(dossier, words),
            file_name=f"{dossier.name}-{words('journal.file')}.csv",
            mime="text/csv",
            key="log_csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _page(before: int | None) -> None:
    st.session_state["log_before"] = before


def _said(entry: Change, known: Mapping[int, Change], dossier: Dossier, words: Words, titles: Titles) -> str:
    if entry.kind not in ("undo", "redo"):
        return in_words(entry, dossier, words, titles)
    about = known.get(entry.of or 0)
    what = in_words(about, dossier, words, titles) if about else words("journal.number", number=entry.of)
    return words(f"journal.{entry.kind}", what=what)


def log_csv(dossier: Dossier, words: Words) -> bytes:
    """The whole log as a CSV that spreadsheets open, oldest first: a row for each decision, and each undo.

    Columns: number, at (UTC), who, state, of (what an undo was about), what, id of event or article, field, old, new.
    What was the machine's before stands in the place of the old.
    """
    assert dossier.path is not None
    out = io.StringIO()
    rows = csv.writer(out)
    names = ("number", "at", "who", "state", "of", "what", "key", "field", "old", "new")
    rows.writerow([words(f"journal.columns.{name}") for name in names])
    entries = Store(dossier.path).log(1 << 31)
    titles = _titles(entries)
    for entry in reversed(entries):
        state_of = words.name("journal.states", entry.kind if entry.kind in ("undo", "redo") else entry.state)
        head = [entry.number, entry.at, entry.who, state_of, entry.of or ""]
        for patch in entry.patches or (None,):
            if patch is None:
                rows.writerow(map(_cell, [*head, words.name("journal.kinds", entry.kind), "", "", "", ""]))
                continue
            nothing = _without(patch, dossier, words) if patch.field in _READ else ""
            old, new = (_value(patch, value, words, dossier, titles) or nothing for value in (patch.old, patch.new))
            said = [patch_in_words(patch, dossier, words, titles), patch.key, patch.field, old, new]
            rows.writerow(map(_cell, [*head, *said]))
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def show_decided(dossier: Dossier, key: str, words: Words) -> None:
    """What persons decided of an event, beside what the machine had, with who and when."""
    decided = dossier.decisions.of("event", key)
    machine = dossier.laid.machine.get(key) if dossier.laid is not None else None
    lines = []
    if by := dossier.decisions.of("added", key).get("row"):
        lines.append(f"{plain(words('journal.added_by'), 'html')} {_signed(by, words)}")
    for name, decision in decided.items():
        label = plain(words.name("journal.short", name), "html")
        read = _machine_value(machine, name, words)
        beside = (
            f' <span class="cf-soft">({plain(words("journal.machine", value=read), "html")})</span>' if read else ""
        )
        patch = Patch("event", key, name, decision.value)
        said = _value(patch, decision.value, words, dossier) if name != "star" else ""
        lines.append(f"<b>{label}</b> {plain(said, 'html')}{beside} {_signed(decision, words)}")
    if lines:
        items = "".join(f"<li>{line}</li>" for line in lines)
        st.html(f'<ul class="cf-decided" aria-label="{plain(words("journal.decided"), "html")}">{items}</ul>')


def _signed(decision: Decision, words: Words) -> str:
    who = decision.who or words("journal.nobody")
    return f'<span class="cf-soft">— {plain(who, "html")}, {plain(published_in_words(decision.at[:10], words), "html")}</span>'


def _machine_value(row: Row | None, name: str, words: Words) -> str:
    if row is None or name not in _READ:
        return ""
    if name == "date":
        return date_in_words(row, words.language)
    value = row[name]
    if isinstance(value, list):
        return ", ".join(value) or words("journal.nothing")
    groups = {"type": "types", "modality": "modalities"}
    return words.name(groups[name], str(value)) if name in groups else str(value)
