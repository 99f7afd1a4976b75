"""A corpus on disk: parts of three Parquet datasets, each whole or not there, and what they were made with.

    OUT/chronofrise.json      format, version, settings, articles of a part, persons of the reader's own
    OUT/documents/PART.parquet
    OUT/events/PART.parquet
    OUT/failures/PART.parquet     only where something failed

A part is done when its file of documents is there, which is written last.
"""

import io
import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.corpus.place import filesystem, refused, write_whole
from events.corpus.settings import FORMAT, Settings, made_by
from events.errors import CorpusError
from events.frame import SCHEMA, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

_MANIFEST = "chronofrise.json"

DOCUMENTS: Mapping[str, str] = {
    "document": "id, made from the name and the text",
    "title": "headline, or the first line",
    "source": "the paper or site, or empty",
    "address": "where it is on the web, or empty",
    "author": "who wrote it, or empty",
    "published": "EDTF day, month or year, empty where it is not known",
    "language": "ISO 639-1 code",
    "name": "file in the source, and the place in it",
    "text": "the article, whole; the offsets of its events count in it",
    "events": "how many were found",
}
"""The columns of documents; all are texts but the last."""

FAILURES: Mapping[str, str] = {
    "name": "file in the source, and the place in it",
    "document": "id, empty where no article was read",
    "stage": "read or extract",
    "reason": "a word: the code of the error, too-slow, too-much-memory, crashed, or the name of a Python error",
    "message": "the same in a sentence",
}
"""The columns of failures, all texts."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Store:
    """The place of a corpus.

    Attributes:
        address: as the reader wrote it.
        settings: of the run.
        size: articles of a part.
    """

    address: str
    settings: Settings
    size: int

    @classmethod
    def begin(cls, address: str, settings: Settings, size: int) -> "Store":
        """The corpus at an address, made where there is none yet.

        Args:
            address: of a folder.
            settings: of the run.
            size: articles of a part, for a new one.

        Raises:
            CorpusError: another version (corpus-version) or other settings (corpus-settings) made it, something
                else is there (not-a-corpus), or it cannot be written.
        """
        system, path = filesystem(address)
        kept = manifest(address)
        if kept is None:
            try:
                if system.exists(path) and (not system.isdir(path) or system.ls(path)):
                    raise CorpusError("not-a-corpus", f"{address} is there and holds no corpus.", file=address)
                system.makedirs(path, exist_ok=True)
            except OSError as error:
                raise refused(address, error) from None
            kept = {"format": FORMAT, "made_by": made_by(), "settings": settings.kept(), "part_articles": size}
            kept["persons"] = settings.persons()
            data = json.dumps(kept, ensure_ascii=False, indent=1).encode()
            write_whole(system, posixpath.join(path, _MANIFEST), data)
        _same(address, kept, settings)
        return cls(address, settings, int(kept["part_articles"]))

    def done(self) -> set[str]:
        """The names of the parts that are there."""
        return set(parts(self.address, "documents"))

    def failed(self) -> set[str]:
        """The names of the parts in which something failed."""
        return set(parts(self.address, "failures"))

    def write(self, part: str, documents: Sequence[Row], events: "Sequence[pa.Table]", failures: Sequence[Row]) -> None:
        """Write a part whole.

        Raises:
            CorpusError: the disk is full (corpus-full), or the place cannot be written (corpus-read-only).
        """
        import pyarrow as pa

        found = pa.concat_tables([arrow_schema(SCHEMA).empty_table(), *events])
        self._write("events", part, found)
        if failures:
            self._write("failures", part, _texts(failures, FAILURES))
        else:  # of an earlier run
            self._remove("failures", part)
        self._write("documents", part, _texts(documents, DOCUMENTS))

    def _write(self, kind: str, part: str, table: "pa.Table") -> None:
        system, path = filesystem(self.address)
        write_whole(system, posixpath.join(path, kind, f"{part}.parquet"), parquet(table))

    def remove(self, names: Iterable[str]) -> None:
        """Take parts out; what says that they are there goes first."""
        for part in names:
            for kind in ("documents", "events", "failures"):
                self._remove(kind, part)

    def _remove(self, kind: str, part: str) -> None:
        system, path = filesystem(self.address)
        place = posixpath.join(path, kind, f"{part}.parquet")
        if system.exists(place):
            system.rm_file(place)


def parquet(table: "pa.Table") -> bytes:
    """The bytes of a Parquet file, the same for the same table."""
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _texts(rows: Sequence[Row], columns: Mapping[str, str]) -> "pa.Table":
    import pyarrow as pa

    types = {"events": pa.int64()}
    return pa.table(
        {name: pa.array([_sound(row[name]) for row in rows], types.get(name, pa.string())) for name in columns}
    )


def _sound(value: object) -> object:
    """A text that UTF-8 can hold: half a surrogate pair, which a damaged file may have, becomes a question mark."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return value


def manifest(address: str) -> dict[str, Any] | None:
    """What the corpus at an address was made with, None where there is none.

    Raises:
        CorpusError: what is there cannot be read (not-a-corpus).
    """
    system, path = filesystem(address)
    try:
        with system.open(posixpath.join(path, _MANIFEST), "rb") as file:
            kept = json.loads(file.read())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        kept = None
    if not isinstance(kept, dict) or not {"format", "made_by", "settings", "part_articles"} <= kept.keys():
        raise CorpusError("not-a-corpus", f"{address} is there and holds no corpus.", file=address)
    return kept


def same_version(address: str, kept: Mapping[str, Any]) -> None:
    """Refuse a corpus that another version made.

    Raises:
        CorpusError: it did (corpus-version).
    """
    if (kept["format"], kept["made_by"]) != (FORMAT, made_by()):
        raise CorpusError(
            "corpus-version",
            f"{address} was made by Chronofrise {kept['made_by']}, this is {made_by()}: make it anew in another place.",
            file=address,
            version=kept["made_by"],
            own=made_by(),
        )


def _same(address: str, kept: Mapping[str, Any], settings: Settings) -> None:
    same_version(address, kept)
    other = sorted(name for name, value in settings.kept().items() if kept["settings"].get(name) != value)
    if other:
        raise CorpusError(
            "corpus-settings",
            f"{address} was made with other settings ({', '.join(other)}): name another place, or the same settings.",
            file=address,
            settings=", ".join(other),
        )


def parts(address: str, kind: str) -> list[str]:
    """The names of the parts that have a file of a kind, in order."""
    system, path = filesystem(address)
    try:
        found = system.ls(posixpath.join(path, kind), detail=False)
    except FileNotFoundError:
        return []
    names = (place.replace("\\", "/").rsplit("/", 1)[-1] for place in found)
    return sorted(name.removesuffix(".parquet") for name in names if name.endswith(".parquet") and name[0] != ".")
