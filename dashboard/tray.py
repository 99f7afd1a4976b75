"""The tray of events without a date: why they have none, their sentences, and a place to give what is missing."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.archive import Archive
from dashboard.card import highlighted, published_in_words
from dashboard.catalogue import Catalogue
from dashboard.choices import undated
from dashboard.dossier import Dossier, Patch
from dashboard.plain import plain
from dashboard.times import Rows
from dashboard.words import Words
from events import REASONS, ChronofriseError, read_published

_NEEDS_DATE = "no-publication-date"
_MOST = 60  # sentences shown of one reason


def show_tray(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the tray of the rows that have no place on the axis; nothing where there are none."""
    rows = rows[~catalogue.placed[rows]]
    if not len(rows):
        return
    st.html(
        f'<h2 class="cf-section" id="tray">{plain(words.many("tray.heading", len(rows)), "html")}</h2>'
        f'<p class="cf-soft" style="margin:0">{plain(words("tray.intro"), "html")}</p>'
    )
    reasons = catalogue.table["reason"].array.take(rows).to_numpy()
    # What the reader can mend comes first, and open.
    for reason in sorted(REASONS, key=lambda reason: (reason != _NEEDS_DATE, REASONS.index(reason))):
        mine = rows[np.asarray(reasons == reason, dtype=bool)]
        if not len(mine):
            continue
        label = words("tray.reason", reason=words.name("reasons", reason), count=len(mine))
        expander = st.expander(
            label,
            expanded=reason == _NEEDS_DATE and not isinstance(dossier, Archive),
            key=f"reason-{reason}",
            on_change="rerun",
        )
        if expander.open:  # closed ones send nothing
            with expander:
                if reason == _NEEDS_DATE and not isinstance(dossier, Archive):
                    _ask_dates(dossier, catalogue.table.iloc[mine], words)
                st.html(_sentences(catalogue.records(mine[:_MOST]), dossier, words))
                if len(mine) > _MOST:
                    st.caption(words("tray.more", count=len(mine) - _MOST))


def _ask_dates(dossier: Dossier, rows: pd.DataFrame, words: Words) -> None:
    found = [dossier.document(identity) for identity in dict.fromkeys(rows["document"])]
    if None in found:
        st.caption(words("tray.no_article"))
    for document in filter(None, found):
        identity = document.id
        title = plain(document.title or words("input.untitled"), "markdown")
        with st.form(f"published-{identity}", border=False, enter_to_submit=True):
            at, beside = st.columns([3, 1], vertical_alignment="bottom")
            at.text_input(
                words("tray.give_date", title=title), key=f"give-{identity}", placeholder=words("tray.give_date_hint")
            )
            beside.form_submit_button(
                words("tray.apply"), on_click=_apply, args=(identity,), type="primary", width="stretch"
            )


def _apply(identity: str) -> None:
    """Give an article its publication date; its events move onto the axis without a model."""
    words, dossier = state.words(), state.dossier()
    typed = st.session_state[f"give-{identity}"]
    try:
        published = read_published(typed, words.language)
        if published is None:
            state.fail_with(words("errors.bad-date", value=plain(typed, "markdown")))
            return
    except ChronofriseError as error:
        state.fail(error)
        return
    if not state.decide([Patch("document", identity, "published", published)], "published"):
        return
    moved = state.dossier()
    count = len(undated(dossier.table)) - len(undated(moved.table))
    newly = moved.table["event"][
        moved.table["start"].notna() & moved.table["event"].isin(undated(dossier.table)["event"])
    ]
    if len(newly):
        state.select(str(newly.iloc[0]))
    understood = words("tray.understood", date=published_in_words(published, words))
    state.say(f"{understood}. {words.many('tray.moved', count) if count > 0 else words('tray.moved_none')}")


def _sentences(rows: Sequence[Mapping[str, Any]], dossier: Dossier, words: Words) -> str:
    items = []
    for row in rows:
        document = dossier.document(row["document"])
        source = document.title if document else ""
        status = "" if row["modality"] == "happened" else f" ({words.name('modalities', row['modality'])})"
        items.append(
            f'<li><button type="button" class="cf-shows" data-event="{plain(row["event"], "html")}">'
            f"{plain(row['title'] or row['trigger'], 'html')}</button>{plain(status, 'html')}<br>"
            f'{_marked(row)}<br><span class="cf-soft">{plain(source, "html")}</span></li>'
        )
    return f'<ul class="cf-tray">{"".join(items)}</ul>'


def _marked(row: Mapping[str, Any]) -> str:
    """The sentence with the words that would date it marked."""
    quote, start = row["quote"], row["quote_start_char"]
    if pd.isna(start) or pd.isna(row["said_start_char"]):
        return plain(quote, "html")
    first, last = int(row["said_start_char"]) - int(start), int(row["said_end_char"]) - int(start)
    if quote[max(first, 0) : max(last, 0)] != row["said"]:
        return plain(quote, "html")
    return highlighted(quote, [(first, last, "cf-said")], 0, len(quote))
