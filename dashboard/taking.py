"""What comes in: files and addresses are read one after the other, with progress, a way to stop, and what failed."""

import re
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from dashboard import state
from dashboard.dossier import document_id, first_line
from dashboard.plain import plain
from dashboard.settings import addresses_allowed
from dashboard.state import Draft
from dashboard.words import Words
from events import FORMATS, ROLES, Article, Columns, Failure, ReadingError, read_address, read_articles, table_columns

_ADDRESS = re.compile(r"https?://\S+")
_TABLES = (*FORMATS["csv"], *FORMATS["jsonl"], *FORMATS["excel"])
_MOST_SHOWN = 200  # failures; the rest are counted
_SHOWN_EVERY = 0.1  # seconds between two movements of the bar


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing to be read.

    Attributes:
        name: of the file, or the address.
        data: the file's bytes; None for an address.
        columns: of a table, the column by role.
    """

    name: str
    data: bytes | None = None
    columns: Mapping[str, str] | None = None

    def read(self) -> Iterator[Article | Failure]:
        """What is in it; never raises."""
        if self.data is not None:
            yield from read_articles(self.data, self.name, columns=self.columns)
        elif addresses_allowed():
            yield from read_address(self.name)
        else:
            error = ReadingError("addresses-off", f"{self.name} is not fetched here.", file=self.name)
            yield Failure(self.name, error)


@dataclass(slots=True)
class _Taking:
    """What is being read; it lives in the session, so that a run of the page that is cut short loses nothing.

    A run that a click ends goes on beside the next one until it asks for the session: hence the lock, and the place
    for what was read and is not in the list yet.
    """

    waiting: deque[Incoming] = field(default_factory=deque)
    now: Iterator[Article | Failure] | None = None
    done: int = 0
    total: int = 0
    articles: int = 0
    found: Article | Failure | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of articles that waits for the reader to say which column holds what."""

    name: str
    data: bytes
    columns: Columns


def addresses_in(pasted: str) -> list[str]:
    r"""The addresses, where what was pasted is nothing but addresses.

    >>> addresses_in("https://example.org/a\n\nhttps://example.org/b"), addresses_in("Voir https://example.org")
    (['https://example.org/a', 'https://example.org/b'], [])
    """
    words = pasted.split()
    return list(dict.fromkeys(words)) if words and all(map(_ADDRESS.fullmatch, words)) else []


def take(items: Sequence[Incoming]) -> None:
    """Put things to be read at the end of those that wait; tables wait for their columns first."""
    taking = _taking()
    for item in items:
        if item.data is not None and item.columns is None and item.name.lower().endswith(_TABLES):
            _take_table(item.name, item.data)
        else:
            taking.waiting.append(item)
            taking.total += 1
    st.session_state["taking"] = taking


def _take_table(name: str, data: bytes) -> None:
    try:
        table = Table(name, data, table_columns(data, name))
    except ReadingError as error:
        _fail(Failure(name, error))
    else:
        st.session_state["tables"] = (*_tables(), table)


def _taking() -> _Taking:
    taking: _Taking = st.session_state.get("taking") or _Taking()
    return taking


def _tables() -> tuple[Table, ...]:
    tables: tuple[Table, ...] = st.session_state.get("tables", ())
    return tables


def _failures() -> tuple[Failure, ...]:
    failures: tuple[Failure, ...] = st.session_state.get("failures", ())
    return failures


def _fail(failure: Failure) -> None:
    st.session_state["failures"] = (*_failures(), failure)


def show_taking(words: Words) -> None:
    """Read what waits, if anything does, and show how far it is; each article is in the list once it is read."""
    taking = _taking()
    if not taking.waiting and taking.now is None:
        return
    bar = st.progress(0.0)
    st.button(words("input.stop"), key="stop-taking", on_click=_stop, icon=":material/stop:")
    shown = 0.0
    while taking.waiting or taking.now is not None:
        if time.monotonic() - shown > _SHOWN_EVERY:
            # Here a click on the button ends this run of the page.
            text = words("input.taking", done=taking.done, total=taking.total)
            bar.progress(taking.done / taking.total, text=f"{text} · {words.many('input.taken', taking.articles)}")
            shown = time.monotonic()
        _step(taking)
    st.session_state["taking"] = None
    if taking.articles:
        state.say(words.many("input.taken", taking.articles))
    st.rerun()


def _stop() -> None:
    st.session_state["taking"] = None
    state.say(state.words()("input.stopped"))


def _step(taking: _Taking) -> None:
    """Read one article more."""
    with taking.lock:
        if taking.found is None and not (taking.waiting or taking.now):
            return  # the run before this one was at the last
        if taking.now is None and taking.found is None:
            taking.now = taking.waiting[0].read()
        if taking.found is None and taking.now is not None:
            taking.found = next(taking.now, None)
        if taking.found is None:
            taking.waiting.popleft()
            taking.now = None
            taking.done += 1
            return
        if isinstance(taking.found, Failure):
            _fail(taking.found)
        elif put(taking.found):
            taking.articles += 1
        taking.found = None


def put(article: Article) -> bool:
    """Put an article at the end of the list; False where it is in it already, which is said."""
    drafts = state.drafts()
    draft = _draft(article)
    for other in drafts:
        if other.text == draft.text and (other.name, other.address) == (draft.name, draft.address):
            error = ReadingError("same-again", f"{draft.name} is in the list already.", file=draft.name or draft.title)
            _fail(Failure(draft.name, error))
            return False
    state.keep_drafts((*drafts, draft))
    return True


def _draft(article: Article) -> Draft:
    title = article.title or _title(article)
    identity = document_id(title, article.text)
    if identity in {draft.id for draft in state.drafts()}:  # the same text from elsewhere: said in the list
        identity = document_id(title, f"{article.name}\n{article.address}\n{article.text}")
    return Draft(
        identity,
        article.text,
        title,
        article.published,
        article.language,
        article.name,
        article.source,
        article.address,
        dict(article.found),
        article.unread,
    )


def _title(article: Article) -> str:
    """The first line where it looks like a headline, else the name of the file."""
    first = first_line(article.text)
    headline = "\n" in article.text.strip() and len(first) < 120
    stem = article.name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return first if headline or not stem else stem


def show_tables(words: Words) -> None:
    """For each table that waits, which column holds what, as guessed, for the reader to change."""
    tables = _tables()
    chosen = [_show_table(table, number, words) for number, table in enumerate(tables)]
    if len(tables) > 1 and all(roles["text"] for roles in chosen):
        label = words("input.tables_read", count=len(tables))
        st.button(label, key="tables-read", type="primary", on_click=_read_tables, args=(chosen,))


def _show_table(table: Table, number: int, words: Words) -> dict[str, str]:
    """One table; returns the column by role as the reader has it now, "" for none."""
    with st.container(border=True, key=f"columns-{number}"):
        said = words.many("input.table_columns", table.columns.rows, file=table.name)
        st.html(f'<h3 class="cf-section">{plain(said, "html")}</h3>')
        summary, fields = st.container(), st.expander(words("input.table_change"), expanded=not table.columns.roles)
        with fields:
            places = [place for _ in range(2) for place in st.columns(4, gap="small")]
            roles = {
                role: _column(role, table, number, place, words) for role, place in zip(ROLES, places, strict=False)
            }
        understood = " · ".join(
            words("input.column_is", role=words(f"facts.{role}"), column=column)
            for role, column in roles.items()
            if column
        )
        with summary:
            st.html(f'<p class="cf-columns">{plain(understood or words("input.table_needs_text"), "html")}</p>')
        with st.container(horizontal=True):
            st.button(
                words("input.table_read"),
                key=f"table-read-{number}",
                type="primary" if len(_tables()) == 1 else "secondary",
                disabled=not roles["text"],
                help=None if roles["text"] else words("input.table_needs_text"),
                on_click=_read_tables,
                args=([roles], number),
            )
            st.button(words("input.table_leave"), key=f"table-leave-{number}", on_click=_leave_table, args=(number,))
    return roles


def _column(role: str, table: Table, number: int, place: "st.delta_generator.DeltaGenerator", words: Words) -> str:
    names = ["", *table.columns.names]
    chosen = place.selectbox(
        words(f"facts.{role}"),
        names,
        index=names.index(table.columns.roles.get(role, "")),
        format_func=lambda name: plain(name, "markdown") or words("input.table_none"),
        key=f"column-{number}-{role}-{table.name}",
    )
    return chosen if chosen in table.columns.names else ""


def _read_tables(chosen: Sequence[Mapping[str, str]], first: int = 0) -> None:
    """Put tables among what is to be read, from one on, each with its columns."""
    tables = _tables()[first : first + len(chosen)]
    for _ in tables:
        _leave_table(first)
    # A role without a column is given as "", so that it is not guessed again.
    take([Incoming(table.name, table.data, dict(roles)) for table, roles in zip(tables, chosen, strict=True)])


def _leave_table(number: int) -> None:
    st.session_state["tables"] = tuple(table for place, table in enumerate(_tables()) if place != number)


def show_failures(words: Words) -> None:
    """What could not be read and why, each in one sentence, until the reader has seen enough of it."""
    failures = _failures()
    if not failures:
        return
    with st.container(border=True, key="failures"):
        heading = words.many("input.failures", len(failures))
        items = "".join(f"<li>{plain(words.error(failure.error), 'html')}</li>" for failure in failures[:_MOST_SHOWN])
        if len(failures) > _MOST_SHOWN:
            items += f"<li>{plain(words('input.failures_more', count=len(failures) - _MOST_SHOWN), 'html')}</li>"
        st.html(f'<h3 class="cf-section">{plain(heading, "html")}</h3><ul class="cf-failures">{items}</ul>')
        st.button(words("input.failures_forget"), key="forget-failures", on_click=_forget_failures)


def _forget_failures() -> None:
    st.session_state["failures"] = ()
