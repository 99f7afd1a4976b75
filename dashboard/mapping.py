"""A table of events from elsewhere: which column says what, and what of it cannot be taken, before it is opened."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.plain import plain
from dashboard.words import Words
from events import SHEET_FIELDS, CellProblem, ChronofriseError, Imported, Sheet, events_of, guess_columns, read_sheet

_SAMPLE = 4  # rows that are shown of the table
_MOST_SHOWN = 8  # problems that are listed
_MUST = ("date", "title")


def offer_mapping(data: bytes, name: str) -> None:
    """Keep a table that is none of ours, so that the reader can say what its columns are.

    Raises:
        ReadingError: it cannot be read.
        TableError: it is no table.
    """
    st.session_state["sheet"] = read_sheet(data, name)
    st.session_state["sheet_round"] = st.session_state.get("sheet_round", 0) + 1


def show_mapping(words: Words, take: Callable[[pd.DataFrame, str], None]) -> None:
    """Lay out the step, where a table waits for it.

    Args:
        words: of the reader's language.
        take: opens a table of events under the name of its file; may raise ChronofriseError.
    """
    sheet: Sheet | None = st.session_state.get("sheet")
    if sheet is None:
        return
    with st.container(border=True, key="mapping"):
        heading = words("mapping.heading", file=sheet.name)
        st.html(f'<h3 class="cf-section">{plain(heading, "html")}</h3>')
        st.html(_sample(sheet, words))
        columns = _columns(sheet, words)
        imported = _imported(sheet, columns, words)
        if imported is not None:
            _problems(imported, words)
        with st.container(horizontal=True):
            st.button(
                words.many("mapping.take", 0 if imported is None else len(imported.table)),
                key="mapping-take",
                type="primary",
                icon=":material/table_view:",
                disabled=imported is None,
                on_click=_take,
                args=(imported, sheet.name, take),
            )
            st.button(words("mapping.drop"), key="mapping-drop", on_click=_forget)


def _sample(sheet: Sheet, words: Words) -> str:
    """The first rows as a table of HTML."""
    head = "".join(f'<th scope="col">{plain(name, "html")}</th>' for name in sheet.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{plain(_short(cell), 'html')}</td>" for cell in row) + "</tr>"
        for row in sheet.rows[:_SAMPLE]
    )
    count = len(sheet.rows)
    said = words.many("mapping.rows", count) if count > _SAMPLE else words.many("mapping.all_rows", count)
    caption = plain(said, "html")
    return (
        f'<div class="cf-sheet"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _short(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell if len(cell) <= 60 else cell[:59] + "…"


def _columns(sheet: Sheet, words: Words) -> dict[str, str]:
    """The column of each field, as the reader has it now."""
    guessed = guess_columns(sheet.head)
    turn, found = st.session_state.get("sheet_round", 0), {}
    for number, name in enumerate(SHEET_FIELDS):
        if number % 3 == 0:  # row by row, so that on a phone they stand in their order
            places = st.columns(3)
        options = ["", *sheet.head]
        chosen = places[number % 3].selectbox(
            words(f"fields.{name}"),
            options,
            index=options.index(guessed.get(name, "")),
            format_func=lambda column: column or words("mapping.none"),
            key=f"mapping-{turn}-{name}",
            filter_mode=None,
        )
        if chosen in sheet.head:
            found[name] = chosen
    return found


def _imported(sheet: Sheet, columns: Mapping[str, str], words: Words) -> Imported | None:
    """The events of the columns chosen, None where these are too few; the same are not made twice."""
    key = (id(sheet), tuple(columns.items()), words.language)
    kept = st.session_state.get("imported")
    if kept is not None and kept[0] == key:
        made: Imported = kept[1]
        return made
    if not all(name in columns for name in _MUST):
        st.info(words("mapping.must"), icon=":material/info:")
        return None
    try:
        imported = events_of(sheet, columns, words.language)
    except ChronofriseError as error:
        st.error(words.error(error, lambda value: plain(value, "markdown")))
        return None
    st.session_state["imported"] = (key, imported)
    return imported


def _problems(imported: Imported, words: Words) -> None:
    if not imported.problems:
        return
    lines = [f"- {problem_in_words(problem, words)}" for problem in imported.problems[:_MOST_SHOWN]]
    more = len(imported.problems) - _MOST_SHOWN
    lines += [f"- {words.many('mapping.more', more)}"] if more > 0 else []
    st.warning(words.many("mapping.problems", len(imported.problems)) + "\n\n" + "\n".join(lines))


def problem_in_words(problem: CellProblem, words: Words) -> str:
    """What is wrong with a cell, as markdown: its row, its column and its value."""
    details = {name: plain(str(getattr(problem, name)), "markdown") for name in ("row", "column", "value")}
    return words(f"problems.{problem.code}", **details)


def _take(imported: Imported, name: str, take: Callable[[pd.DataFrame, str], None]) -> None:
    try:
        take(imported.table, name)
    except ChronofriseError as error:
        state.fail(error)
    else:
        state.say(state.words().many("mapping.opened", len(imported.table)))
        _forget()


def _forget() -> None:
    for name in ("sheet", "imported"):
        st.session_state.pop(name, None)
