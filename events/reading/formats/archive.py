"""ZIP archives: every file in them, read one at a time and never unpacked to the disk."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from events.errors import ReadingError
from events.reading.article import Article, Failure, failed, one_line
from events.reading.formats.limits import LARGEST_FILE_MB, opened, readable

PASSED_OVER = frozenset(
    [
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "svg",
        "ico",
        "bmp",
        "tif",
        "tiff",
        "avif",
        "css",
        "js",
        "mjs",
        "map",
        "woff",
        "woff2",
        "ttf",
        "otf",
        "eot",
        "mp3",
        "mp4",
        "m4a",
        "webm",
        "ogg",
        "wav",
        "mov",
        "ds_store",
        "db",
        "ini",
        "lnk",
        "url",
        "webloc",
        "json_map",
        "p7s",
        "asc",
        "sig",
        "vcf",
        "ics",
    ]
)
"""Endings of files that come along with saved pages and messages, and hold no article."""

_COMPANION = re.compile(r"(?:^|/)[^/]+(?:_files|_fichiers|_dateien|_archivos|_file|\.assets)/", re.I)
_HIDDEN = re.compile(r"(?:^|/)(?:\.[^/.]|__MACOSX/|Thumbs\.db$|desktop\.ini$)", re.I)


def passed_over(path: str) -> bool:
    """Whether a file holds no article by its name: pictures, scripts, what browsers save beside a page, hidden files.

    >>> passed_over("Mali_fichiers/pub.html"), passed_over("a/.DS_Store"), passed_over("a/mali.html")
    (True, True, False)
    """
    path = path.replace("\\", "/")
    ending = path.rsplit("/", 1)[-1].rpartition(".")[2].lower()
    return ending in PASSED_OVER or bool(_COMPANION.search(path) or _HIDDEN.search(path))


def member_name(path: str) -> str:
    """The name of a file in an archive, in one line, as it is shown."""
    return one_line(path.replace("\\", "/"), 200) or "?"


def read(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Iterator[Article | Failure]:
    """What is in the files of an archive, in the order of the archive; one that cannot be read does not stop the rest.

    Raises:
        ReadingError: the archive itself is refused, or has no file to read.
    """
    archive = opened(data, name)
    members = [member for member in archive.infolist() if not member.is_dir() and not passed_over(member.filename)]
    if not members:
        raise failed("empty-archive", name, "{file} holds no file that can be read.")
    for member in members:
        inside = f"{name}/{member_name(member.filename)}"
        try:
            content = _content(archive, member, inside)
        except ReadingError as error:
            yield Failure(inside, error)
        else:
            yield from _read(content, inside, columns)


def _read(content: bytes, inside: str, columns: Mapping[str, str] | None) -> Iterator[Article | Failure]:
    from events.reading.formats import format_of, read_articles

    try:
        nested = format_of(content, inside) == "zip"
    except ReadingError as error:
        yield Failure(inside, error)
        return
    if nested:
        yield Failure(inside, failed("nested-archive", inside, "{file} is packed in another file: take it out first."))
    else:
        yield from read_articles(content, inside, columns=columns)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, inside: str) -> bytes:
    path = member.filename.replace("\\", "/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in path.split("/"):
        raise failed("unsafe-path", inside, "{file} has a path that leads out of its archive.")
    if member.flag_bits & 1:
        raise failed("encrypted", inside, "{file} is encrypted.")
    if member.file_size > LARGEST_FILE_MB * 1_000_000:
        raise failed("too-large", inside, "{file} is larger than {limit} MB.", limit=LARGEST_FILE_MB)
    if not readable(member):
        raise failed("broken-file", inside, "{file} is damaged and cannot be read.")
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise failed("broken-file", inside, "{file} is damaged and cannot be read.") from None
