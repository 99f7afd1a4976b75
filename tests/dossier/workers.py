"""What the crash tests run in processes of their own: ``python -m tests.dossier.workers NAME PATH ...``.

Each line printed is a promise: what it names had been confirmed as saved.
"""

import os
import resource
import signal
import sqlite3
import sys
import time
from pathlib import Path

from dashboard.dossier import DossierError, Patch, Store
from dashboard.dossier.store import program
from tests.dossier.build import article, told


def _say(*words: object) -> None:
    print(*words, flush=True)


def importing(path: Path) -> None:
    """Put articles in until killed."""
    store = Store.open(path)
    for number in range(100, 100_000):
        store.put(article(number), told(article(number)))
        _say(f"article-{number}")


def editing(path: Path, event: str, name: str, most: str = "100000") -> None:
    """Write note after note on an event."""
    store = Store.open(path)
    for number in range(int(most)):
        store.decide([Patch("event", event, "note", f"{name} {number}")], who=name)
        _say(f"{name} {number}")


def filling(path: Path, work: str, room: str) -> None:
    """Put in an article, or make a copy, for which the disk has no room; then an edit, for which it may have."""
    store = Store.open(path)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = path.stat().st_size + int(room)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        if work == "copy":
            store.copy(path.with_name("copie.chronofrise"))
        else:
            store.put(article(900, "Un mot. " * 200_000), told(article(900)))
    except DossierError as error:
        _say(error.code)
    else:
        _say("saved")


def unwritable(path: Path) -> None:
    """Do what needs a folder that may be written, as someone who may not."""
    program()  # the interpreter's own files may be in a folder that this someone may not enter
    if os.geteuid() == 0:
        os.setegid(65534)
        os.seteuid(65534)
    for work in (
        lambda: Store.open(path).dossier(),
        lambda: Store(path).decide([Patch("event", "article-1-0", "title", "Changé")]),
        lambda: Store(path).undo(),
        lambda: Store.create(path.with_name("neuf.chronofrise")),
        lambda: Store(path).copy(path.with_name("copie.chronofrise")),
    ):
        try:
            work()
        except DossierError as error:
            _say(error.code, error)
        else:
            _say("done")


def holding(path: Path) -> None:
    """Keep the file locked until killed."""
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        _say("held")
        time.sleep(600)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
