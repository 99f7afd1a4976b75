"""Watches over the process that reads: one article that takes too long, or too much memory, is stopped alone."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.corpus.place import filesystem, missing_extra
from events.corpus.reader import Task
from events.corpus.settings import Settings
from events.corpus.source import Piece
from events.errors import CorpusError

if TYPE_CHECKING:
    import psutil
    import pyarrow as pa

READER = "from events.corpus.reader import main; main()"
"""What the process that reads is started with."""

_LOOK = 0.1  # seconds between two looks at the memory of a reader that says nothing
_FULL = 0.7  # of the limit that a reader may hold between two pieces
_LOAD = 600.0  # seconds that a model may take to be loaded
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(slots=True)
class Found:
    """What a piece gave.

    Attributes:
        documents: rows.
        events: tables.
        failures: rows.
    """

    documents: "list[Mapping[str, object]]" = field(default_factory=list)
    events: "list[pa.Table]" = field(default_factory=list)
    failures: "list[Mapping[str, object]]" = field(default_factory=list)


class Guard:
    """Holds one reader, started when it is first needed and again whenever it was stopped.

    Args:
        settings: of the run.

    Raises:
        CorpusError: the extra is not installed (scale-missing).
    """

    def __init__(self, settings: Settings) -> None:
        if find_spec("psutil") is None:
            raise missing_extra()
        self.settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._watched: psutil.Process | None = None
        self.peak_mb = 0.0

    def work(self, piece: Piece) -> Found:
        """What is in a piece; whatever stops a reader is a failure of the article that it was at.

        Raises:
            ModelError: a language model is missing or of another version.
            CorpusError: no reader can be started (no-reader).
        """
        found, task = Found(), Task(piece, held=_held(piece))
        while True:
            stopped = self._one_reader(task, found)
            if stopped is None:
                return found
            failure, is_file = stopped
            found.failures.append(failure)
            name = str(failure["name"])
            names = {str(row["name"]) for row in (*found.documents, *found.failures)}
            left_out = task.left_out | ({name} if is_file else set())
            task = replace(task, done=frozenset(names), left_out=frozenset(left_out))

    def close(self) -> None:
        """End the reader."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = self._watched = None

    def _start(self) -> Connection:
        if self._connection is not None:
            return self._connection
        import psutil

        mine, theirs = Pipe()
        number = theirs.fileno()
        root = str(Path(__file__).parents[2])
        paths = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-c", READER, str(number)],
            pass_fds=(number,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": paths},
        )
        theirs.close()
        self._watched = psutil.Process(self._process.pid)
        self._connection = mine
        mine.send(self.settings)
        return mine

    def _one_reader(self, task: Task, found: Found) -> tuple[dict[str, object], bool] | None:
        """Work with one reader until the piece is done (None), or the failure of what it was stopped at."""
        at: tuple[str, Any] = ("load", "")
        try:
            connection = self._start()
            connection.send(task)
            begun = time.monotonic()
            while True:
                limit = _LOAD if at[0] == "load" else self.settings.limit_seconds
                reason = self._wait(connection, begun, limit)
                if reason:
                    self.close()
                    return self._stopped(at, reason)
                kind, value = connection.recv()
                begun = time.monotonic()
                if kind == "end":
                    if self._memory() > _FULL * self.settings.limit_mb:  # what it has learnt is no article's fault
                        self.close()
                    return None
                if kind == "stop":
                    raise value
                if kind == "done":
                    found.documents.append(value[1])
                    found.events.append(value[2])
                elif kind == "failed":
                    found.failures.append(value)
                else:
                    at = kind, value
        except (EOFError, ConnectionError):
            self.close()
            return self._stopped(at, "crashed")

    def _wait(self, connection: Connection, begun: float, limit: float) -> str:
        """Wait until the reader says something; else why it must be stopped."""
        while not connection.poll(_LOOK):
            if time.monotonic() - begun > limit:
                return "too-slow"
            if self._memory() > self.settings.limit_mb:
                return "too-much-memory"
        return ""

    def _memory(self) -> float:
        """Megabytes that the reader holds."""
        import psutil

        try:
            held = self._watched.memory_info().rss / 1e6 if self._watched is not None else 0.0
        except psutil.Error:
            return 0.0
        self.peak_mb = max(self.peak_mb, held)
        return held

    def _stopped(self, at: tuple[str, Any], reason: str) -> tuple[dict[str, object], bool]:
        stage, what = at
        if stage == "load":
            raise CorpusError(
                "no-reader", f"A reader could not be started, or not load its model ({reason}).", reason=reason
            )
        name, document = what if stage == "extract" else (what, "")
        limits = {
            "too-slow": f"{name} took more than {self.settings.limit_seconds:g} seconds.",
            "too-much-memory": f"{name} took the reader over {self.settings.limit_mb} MB.",
            "crashed": f"{name} ended the process that read it.",
        }
        row = {"name": name, "document": document, "stage": stage, "reason": reason, "message": limits[reason]}
        return row, stage == "read"


def _held(piece: Piece) -> dict[str, bytes]:
    """The bytes of files that lie in this process's memory, which no other sees."""
    held = {}
    for path in piece.files:
        if path.startswith("memory:"):
            system, place = filesystem(path)
            held[path] = system.cat_file(place)
    return held


_mine = threading.local()


def guard(settings: Settings) -> Guard:
    """The guard of this thread; another one where the settings are others."""
    kept: Guard | None = getattr(_mine, "guard", None)
    if kept is None or kept.settings != settings:
        if kept is not None:
            kept.close()
        kept = _mine.guard = Guard(settings)
    return kept
