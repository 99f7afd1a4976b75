"""Files written whole or not at all: what stood there stays until then."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from dashboard.words import Words
from events import TableError


def check_place(path: Path, words: Words) -> None:
    """Refuse at once what could not be written after minutes of work.

    Raises:
        TableError: the path is a folder, or its folder is not there.
    """
    if path.is_dir() or not path.parent.is_dir():
        reason = words("reasons_os.folder" if path.is_dir() else "reasons_os.no_folder")
        raise TableError("not-writable", f"{path} cannot be written.", file=path, reason=reason)


def write_whole(path: Path, fill: Callable[[IO[bytes]], object], words: Words) -> None:
    """Write a file beside its place and move it there whole.

    Args:
        path: its place.
        fill: writes into the open file.
        words: of the reader's language, for the reason of a failure.

    Raises:
        TableError: the disk is full, or the place cannot be written.
    """
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:80]}.", delete=False) as file:
            beside = Path(file.name)
            fill(file)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
        beside = None
    except OSError as error:
        why = os_reason(error, words)
        raise TableError("not-writable", f"{path} cannot be written.", file=path, reason=why) from None
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def os_reason(error: OSError, words: Words) -> str:
    """What the system refuses, in words."""
    kind = "other"
    if isinstance(error, IsADirectoryError):
        kind = "folder"
    elif isinstance(error, PermissionError):
        kind = "permission"
    elif error.errno == 28:  # ENOSPC
        kind = "full"
    return words(f"reasons_os.{kind}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
