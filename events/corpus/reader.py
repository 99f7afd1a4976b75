"""The process that reads articles for another one, which watches over it (``events.corpus.guard``).

It says what it is about to do before it does it, so that whoever stops it knows what it was stopped at. The model
of a language is loaded before the first article of that language, and that time is counted to no article.
"""

import hashlib
import io
import signal
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from events.arrow import to_arrow
from events.corpus.settings import Settings
from events.corpus.source import Piece
from events.errors import ChronofriseError, ModelError
from events.model import Document, slug
from events.pipeline import extract_each
from events.reading import Article, Failure, read_articles
from events.reading.formats.limits import LARGEST_FILE_MB
from events.reading.formats.stretch import read_stretch

_SLACK = 60  # seconds of processor time over the limit after which the system ends a reader that nobody watches


@dataclass(frozen=True, slots=True)
class Task:
    """A piece, without what another reader has done or was stopped at.

    Attributes:
        piece: to be read.
        done: names of articles.
        left_out: names of files, and of rows of tables.
        held: bytes of files that only the other process has, by path.
    """

    piece: Piece
    done: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    held: Mapping[str, bytes] = field(default_factory=dict)


Message = tuple[str, object]
"""What is said to the watcher: a word and what belongs to it.

- ``read`` name: a file is being read up to its next article, or a row of a table is being understood
- ``load`` language: a model is being loaded
- ``extract`` (name, id): the events of an article are being looked for
- ``done`` (name, row of documents, Arrow table of events): they were found
- ``failed`` row of failures: they could not be
- ``end`` "": the piece is done
- ``stop`` error: nothing can be done, as where a model is missing
"""


def main() -> None:
    """Read one piece after another until the other side is gone; the first argument is the number of its pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    connection = Connection(int(sys.argv[1]))
    try:
        settings: Settings = connection.recv()
        warm: set[str] = set()
        while True:
            task: Task = connection.recv()
            try:
                for message in _messages(task, settings, warm):
                    connection.send(message)
                    _limit(settings.limit_seconds)
            except ModelError as error:
                connection.send(("stop", error))
            else:
                connection.send(("end", ""))
    except (EOFError, ConnectionError):
        return


def _limit(seconds: float) -> None:
    """Let the system end this process where it works on much longer than anyone would let it."""
    import resource  # which Windows has not

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds + _SLACK)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _messages(task: Task, settings: Settings, warm: set[str]) -> Iterator[Message]:
    for path, name in zip(task.piece.files, task.piece.names, strict=True):
        if name in task.left_out:
            continue
        yield "read", name
        try:
            for place, articles in _read(task, path, name, settings):
                if place in task.left_out:
                    continue
                yield "read", place
                for found in articles:
                    yield from _of_one(found, task, settings, warm)
                    yield "read", name
        except OSError as error:
            yield "failed", _failure(name, "", "read", "unreadable", f"{name} cannot be read: {error}.")
        except MemoryError:
            yield "failed", _failure(name, "", "read", "too-much-memory", f"{name} needs too much memory.")


def _read(task: Task, path: str, name: str, settings: Settings) -> Iterator[tuple[str, Iterator[Article | Failure]]]:
    """What can be read by itself, by its name, with its articles: each row of a table, else the whole file."""
    import fsspec

    piece = task.piece
    with io.BytesIO(task.held[path]) if path in task.held else fsspec.open(path, "rb") as file:
        if piece.shape is not None and piece.stretch is not None:
            yield from read_stretch(file, name, piece.shape, piece.stretch)
            return
        data = file.read(LARGEST_FILE_MB * 1_000_000 + 1)
    yield name, iter(read_articles(data, name, columns=settings.columns))


def _of_one(found: Article | Failure, task: Task, settings: Settings, warm: set[str]) -> Iterator[Message]:
    if found.name in task.done:
        return
    if isinstance(found, Failure):
        yield "failed", _failure(found.name, "", "read", found.error.code, str(found.error))
        return
    document = document_of(found)
    if document.language not in warm:
        yield "load", document.language
        list(extract_each(Document("1", "2020.", document.language), settings.names, settings.actors))
        warm.add(document.language)
    yield "extract", (found.name, document.id)
    try:
        for _, table in extract_each(document, settings.names, settings.actors):
            ids = own_ids(table["event"].tolist(), document.id)
            row = _row(found, document, len(table))
            yield "done", (found.name, row, to_arrow(table.assign(event=ids)))
    except ModelError:
        raise
    except ChronofriseError as error:
        yield "failed", _failure(found.name, document.id, "extract", error.code, str(error))
    except Exception as error:  # whatever one article does to the program, the others are read
        said = f"{type(error).__name__}: {error}"[:500]
        yield "failed", _failure(found.name, document.id, "extract", type(error).__name__, said)


def document_of(article: Article) -> Document:
    """The document of an article; its id is made from the name and the text, so that it is one in every run."""
    stem = article.name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    title = article.title or _first_line(article.text)
    content = f"{article.name}\x00{article.text}".encode("utf-8", "surrogatepass")
    readable = slug(stem)[:32].strip("-") or "article"
    identity = f"{readable}-{hashlib.sha256(content).hexdigest()[:16]}"
    return Document(identity, article.text, article.language, article.published or None, title, article.cited)


def own_ids(events: list[str], document: str) -> list[str]:
    """The ids of events made a document's own: one text under two names tells its events twice.

    >>> own_ids(["0123456789abcdef"], "mali")
    ['0123456789abcdef-d937aa06d']
    """
    ending = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return [f"{event}-d{ending}" for event in events]


def _first_line(text: str, limit: int = 120) -> str:
    line = next((" ".join(line.split()).lstrip("#").strip() for line in text.splitlines() if line.strip(" #\t")), "")
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + "…"


def _row(article: Article, document: Document, events: int) -> dict[str, object]:
    return {
        "document": document.id,
        "title": document.title,
        "source": document.source,
        "address": article.address,
        "author": article.author,
        "published": document.edtf,
        "language": document.language,
        "name": article.name,
        "text": document.text,
        "events": events,
    }


def _failure(name: str, document: str, stage: str, reason: str, message: str) -> dict[str, object]:
    return {"name": name, "document": document, "stage": stage, "reason": reason, "message": message}
