"""A run over a corpus: here or on any Dask cluster, resumed where it stopped, the same however it was cut up."""

import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.corpus.place import missing_extra
from events.corpus.settings import Settings, made_by
from events.corpus.store import Store
from events.corpus.tasks import each
from events.errors import CorpusError

if TYPE_CHECKING:
    from distributed import Client

    from events.corpus.source import Piece, Source, Unread

_WAIT = 30.0  # seconds for a scheduler to answer, and for its first worker


@dataclass(slots=True)
class Progress:
    """How far a run is.

    Attributes:
        articles: that there are.
        before: articles that were done by earlier runs.
        parts: that this run has to do.
        finished: parts that it has done.
        expected: articles of these, as they were counted before they were read.
        documents: read by this run.
        events: found.
        failures: what could not be read.
        lost: parts that no worker could do.
        removed: parts of articles that are no more in the source, or have changed, that were taken out.
        seconds: since it began to read.
        dashboard: address of Dask's own page, "" without a cluster.
        peak_mb: megabytes that a reader held at most.
        languages: of the articles read.
    """

    articles: int = 0
    before: int = 0
    parts: int = 0
    finished: int = 0
    expected: int = 0
    documents: int = 0
    events: int = 0
    failures: int = 0
    lost: int = 0
    removed: int = 0
    seconds: float = 0.0
    dashboard: str = ""
    peak_mb: float = 0.0
    languages: set[str] = field(default_factory=set)

    def add(self, articles: int, done: "Done | None", seconds: float) -> None:
        """Count a part in: as many articles as were expected, what became of it, and the seconds up to its end."""
        self.finished += 1
        self.seconds = seconds
        self.expected += articles
        if done is None:
            self.lost += 1
            return
        self.documents += done.documents
        self.events += done.events
        self.failures += done.failures
        self.peak_mb = max(self.peak_mb, done.peak_mb)
        self.languages.update(done.languages)

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.documents / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at this rate; None where that cannot be said yet."""
        rest = self.articles - self.before - self.expected
        return rest * self.seconds / self.expected if self.expected else None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a part: how much is in it, in which languages, and the megabytes that its reader held at most."""

    documents: int
    events: int
    failures: int
    peak_mb: float = 0.0
    languages: frozenset[str] = frozenset()


def extract_corpus(
    source: str,
    out: str,
    client: "Client | None" = None,
    *,
    settings: Settings | None = None,
    retry: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Find the events of all articles of a source and write them as Parquet: documents, events and failures.

    Goes on where an earlier run stopped: nothing is done twice and nothing is missed. What is written depends on
    neither the workers nor their order. An article that cannot be read, or that takes more time or memory than
    the settings allow, is a row of failures.

    Args:
        source: a folder, a glob, or a table of articles (JSON Lines, CSV, Parquet); a path or any address of fsspec.
        out: a folder, likewise; made where it is not there.
        client: of a Dask cluster whose workers reach ``source`` and ``out`` too; None works in this process,
            with one reader beside it.
        settings: what else there is to say.
        retry: whether parts in which something failed are done again.
        progress: called after each part.

    Returns:
        What this run did.

    Raises:
        CorpusError: the source or the place cannot be used, or the disk is full; what was done stays.
        ModelError: a language model is missing or of another version.
    """
    from events.corpus.source import Source  # here and below: importing ``events`` stays light

    settings = settings or Settings()
    from_ = Source(source, settings.columns)
    store = Store.begin(out, settings, from_.size())
    state, tell = Progress(dashboard=_dashboard(client)), progress or (lambda _: None)
    pieces, unread = _planned(from_, store)
    todo = _todo(pieces, store, retry)
    state.articles = sum(piece.count for piece in pieces)
    state.before = state.articles - sum(piece.count for piece in todo)
    state.parts = len(todo)
    for table in unread:
        _write_unread(store, table)
        state.failures += 1
    tell(state)
    given, begun = (Work(piece, store, made_by()) for piece in todo), time.monotonic()
    with contextlib.ExitStack() as ends:
        if client is None:
            ends.enter_context(_reader_ended(settings))
        for one, result in ends.enter_context(contextlib.closing(each(client, work, given))):
            state.add(one.piece.count, result, time.monotonic() - begun)
            tell(state)
    if not state.lost:
        gone = _gone(store, from_, {piece.name for piece in pieces} | {one.name for one in unread})
        store.remove(gone)
        state.removed = len(gone)
    return state


def _todo(pieces: "Sequence[Piece]", store: Store, retry: bool) -> "list[Piece]":
    """The pieces that are not done yet, and where that was asked for those in which something failed."""
    failed = store.failed() if retry else set()
    done = store.done()
    return [piece for piece in pieces if piece.name not in done or piece.name in failed]


def _planned(source: "Source", store: Store) -> "tuple[list[Piece], list[Unread]]":
    from events.corpus.source import Piece, Unread

    found = list(source.pieces(store.size))
    pieces = {one.name: one for one in found if isinstance(one, Piece)}
    return list(pieces.values()), [one for one in found if isinstance(one, Unread)]


def _write_unread(store: Store, one: "Unread") -> None:
    row = {
        "name": one.file,
        "document": "",
        "stage": "read",
        "reason": one.error.code,
        "message": str(one.error),
    }
    store.write(one.name, [], [], [row])


def _gone(store: Store, source: "Source", wanted: set[str]) -> list[str]:
    """Parts of this source that it does not hold any more."""
    return sorted(part for part in store.done() if part.startswith(f"{source.code}-") and part not in wanted)


@dataclass(frozen=True, slots=True)
class Work:
    """A piece on its way to whoever does it.

    Attributes:
        piece: to be read.
        store: where to.
        made: the version that gave it out.
    """

    piece: "Piece"
    store: Store
    made: str


def work(given: Work) -> Done:
    """Do a piece, wherever this is, and write its part.

    Raises:
        CorpusError: the worker has another version (worker-version), or the place cannot be written.
        ModelError: a language model is missing or of another version.
    """
    from events.corpus.guard import guard

    if given.made != made_by():
        raise CorpusError(
            "worker-version",
            f"A worker has Chronofrise {made_by()}, this is {given.made}.",
            version=made_by(),
            own=given.made,
        )
    watch = guard(given.store.settings)
    found = watch.work(given.piece)
    given.store.write(given.piece.name, found.documents, found.events, found.failures)
    events = sum(table.num_rows for table in found.events)
    languages = frozenset(str(row["language"]) for row in found.documents)
    return Done(len(found.documents), events, len(found.failures), watch.peak_mb, languages)


@contextlib.contextmanager
def _reader_ended(settings: Settings) -> Iterator[None]:
    """The reader beside this process ends with the run."""
    from events.corpus.guard import guard

    try:
        yield
    finally:
        guard(settings).close()


def _dashboard(client: "Client | None") -> str:
    return str(client.dashboard_link or "") if client is not None else ""


_KEEPING = {"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None}
"""Workers keep freed memory for the next article: Dask has them give it back at once, which takes a tenth of the time
and more (https://distributed.dask.org/en/stable/worker-memory.html#automatically-trim-memory)."""


@contextlib.contextmanager
def cluster(workers: int = 0, scheduler: str = "") -> "Iterator[Client | None]":
    """A client of a cluster of this machine's, or of one that runs elsewhere; none for neither.

    Args:
        workers: processes of a cluster here.
        scheduler: address of one that runs.

    Raises:
        CorpusError: the extra is not installed (scale-missing), nothing answers there (no-scheduler), or it has no
            worker (no-workers).
    """
    if not workers and not scheduler:
        yield None
        return
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise missing_extra() from None
    if scheduler:
        with _client_of(Client, scheduler) as client:
            yield client
        return
    # Ctrl-C is for this process, which ends its workers itself.
    with _uninterrupted(), dask.config.set(_KEEPING):
        made = LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.ERROR
        )
    with made, Client(made) as client:
        yield client


def _client_of(kind: "type[Client]", scheduler: str) -> "Client":
    try:
        client = kind(scheduler, timeout=_WAIT)
    except (OSError, ValueError, TypeError):
        raise CorpusError("no-scheduler", f"No Dask scheduler answers at {scheduler}.", address=scheduler) from None
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError:
        client.close()
        raise CorpusError("no-workers", f"The scheduler at {scheduler} has no worker.", address=scheduler) from None
    return client


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started meanwhile do not hear Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
