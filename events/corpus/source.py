"""What a run reads: the files of a folder or a glob and the rows of tables, as pieces of about as many articles.

Which articles make a piece depends on nothing but the source, and a piece is named by what is in it: the same
articles have the same name in every run, so that what is done already is known by its name alone. Files that come
later change only the pieces that they fall into.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from events.corpus.place import filesystem
from events.errors import CorpusError, ReadingError
from events.reading.formats.archive import passed_over
from events.reading.formats.stretch import Shape, Stretch, kind_of, stretches

_GLOB = frozenset("*?[")
_LEAST, _MOST = 8, 256  # articles of a piece
_PIECES = 64  # that a small source is cut into, so that several workers have something to do


@dataclass(frozen=True, slots=True)
class Piece:
    """Some articles that are worked on together.

    Attributes:
        name: of the part that they become; made from the source, the files and what tells that these have changed.
        files: paths of whole files, or of the one table; with their protocol.
        names: of these files in the source, by which articles are named.
        count: articles that are expected.
        shape: of the table, None for whole files.
        stretch: of the table, None for whole files.
    """

    name: str
    files: tuple[str, ...]
    names: tuple[str, ...]
    count: int
    shape: Shape | None = None
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A table that could not be cut into pieces.

    Attributes:
        name: of the part that says so.
        file: of the table in the source.
        error: why.
    """

    name: str
    file: str
    error: ReadingError


class Source:
    """A folder, a glob or a file, here or at any address that fsspec knows.

    Args:
        address: as the reader wrote it.
        columns: of tables, the column of each fact that the reader said.

    Raises:
        CorpusError: there is nothing there (no-source), it holds no article (empty-source), or it cannot be listed
            (source-unreadable).
    """

    def __init__(self, address: str, columns: Mapping[str, str]) -> None:
        self.address, self._columns = address, columns
        self._system, path = filesystem(address)
        try:
            self._files = sorted(self._listed(path), key=lambda file: file.name)
        except FileNotFoundError:
            raise CorpusError("no-source", f"There is nothing at {address}.", file=address) from None
        except OSError as error:
            raise CorpusError(
                "source-unreadable", f"{address} cannot be listed: {error}.", file=address, reason=error
            ) from None
        if not self._files:
            raise CorpusError("empty-source", f"{address} holds no file that can be read.", file=address)
        whole = _digest(self._system.unstrip_protocol(path))
        self.code = whole[:8]

    def _listed(self, path: str) -> Iterator[_File]:
        system = self._system
        if _GLOB & set(path) and not system.exists(path):
            found = system.glob(path, detail=True)
            root = path[: min(path.index(sign) for sign in _GLOB if sign in path)].rpartition("/")[0]
        elif system.isdir(path):
            found, root = system.find(path, detail=True), path
        else:
            info = system.info(path)
            found, root = {path: info}, path.rpartition("/")[0]
        for place, info in found.items():
            name = place.replace("\\", "/").removeprefix(root.replace("\\", "/")).lstrip("/")
            if info.get("type", "file") == "file" and not passed_over(name):
                yield _File(system.unstrip_protocol(place), name, _state(info))

    def size(self) -> int:
        """A good number of articles a piece, by how many there are."""
        articles = sum(1 if not kind_of(file.name) else _PIECES * _LEAST for file in self._files)
        return max(_LEAST, min(_MOST, articles // _PIECES))

    def pieces(self, size: int) -> Iterator[Piece | Unread]:
        """All pieces in order; each table is gone through once.

        Args:
            size: articles of a piece.
        """
        whole: list[_File] = []
        for file in self._files:
            if kind_of(file.name):
                yield from self._of_table(file, size)
                continue
            # The first of a piece is told by its name, so that one more file moves no others but its neighbours.
            if whole and (int(_digest(file.name)[:8], 16) % size == 0 or len(whole) >= 4 * size):
                yield self._of_files(whole)
                whole = []
            whole.append(file)
        if whole:
            yield self._of_files(whole)

    def _of_files(self, files: list[_File]) -> Piece:
        name = self._named(*(part for file in files for part in (file.name, file.state)))
        return Piece(name, tuple(file.path for file in files), tuple(file.name for file in files), len(files))

    def _of_table(self, file: _File, size: int) -> Iterator[Piece | Unread]:
        try:
            with self._system.open(file.path, "rb") as opened:
                shape, found = stretches(opened, file.name, size, self._columns)
                for stretch in found:
                    state = stretch.content or file.state
                    name = self._named(
                        file.name, state, stretch.first, stretch.row, repr(sorted(shape.layout.chosen.items()))
                    )
                    yield Piece(name, (file.path,), (file.name,), stretch.rows, shape, stretch)
        except ReadingError as error:
            yield Unread(self._named(file.name, file.state, error.code), file.name, error)
        except OSError as error:
            said = ReadingError("unreadable", f"{file.name} cannot be read: {error}.", file=file.name, reason=error)
            yield Unread(self._named(file.name, file.state, said.code), file.name, said)

    def _named(self, *parts: object) -> str:
        return f"{self.code}-{_digest(*parts)[:20]}"


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def _state(info: Mapping[str, Any]) -> str:
    """What of a file's entry changes when the file does."""
    tag = next((str(info[name]) for name in ("etag", "ETag", "md5", "md5Hash", "sha256") if info.get(name)), "")
    times = [
        str(info[name]) for name in ("mtime", "LastModified", "last_modified", "updated", "created") if name in info
    ]
    return tag or f"{info.get('size')} {times[:1]}"
