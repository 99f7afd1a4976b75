"""Where a run reads and writes: any place that fsspec knows, and files there that are whole or not at all."""

import contextlib
import errno
import os
import tempfile
from typing import TYPE_CHECKING

from events.errors import CorpusError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

EXTRA = 'pip install "chronofrise[scale]"'
"""The command that brings what a run needs."""


def filesystem(address: str) -> "tuple[AbstractFileSystem, str]":
    """The file system of an address, and the path in it.

    Raises:
        CorpusError: the extra is not installed (scale-missing), or nothing knows such addresses (no-protocol).
    """
    try:
        import fsspec
    except ImportError:
        raise missing_extra() from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise CorpusError(
            "no-protocol", f"{address} cannot be reached from here: {error}.", file=address, reason=error
        ) from None
    return system, path


def missing_extra() -> CorpusError:
    """The error for what is not installed."""
    return CorpusError("scale-missing", f"Runs over a corpus need an extra: {EXTRA}", command=EXTRA)


def write_whole(system: "AbstractFileSystem", path: str, data: bytes) -> None:
    """Write a file so that it is never seen half written: beside its place and then moved there.

    Stores of objects show a file only when it is whole.

    Raises:
        CorpusError: the disk is full (corpus-full), or the place cannot be written (corpus-read-only).
    """
    try:
        if not _is_here(system):
            system.pipe_file(path, data)
            return
        folder = os.path.dirname(path)
        os.makedirs(folder, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder, prefix=".unfinished-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise refused(path, error) from None


def refused(path: str, error: OSError) -> CorpusError:
    """The error for a place that cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CorpusError("corpus-full", f"{path} could not be written: the disk is full.", file=path)
    return CorpusError("corpus-read-only", f"{path} cannot be written: {error}.", file=path, reason=error)


def _is_here(system: "AbstractFileSystem") -> bool:
    return "file" in ((system.protocol,) if isinstance(system.protocol, str) else system.protocol)
