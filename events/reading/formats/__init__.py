"""The formats that articles come in: one module a format, told apart by what the bytes are.

Libraries are loaded when a file of their format is read, so that importing ``events`` stays light.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from events.errors import ReadingError
from events.reading.article import Article, Failure, failed
from events.reading.finish import finished_or_failed
from events.reading.formats.limits import LARGEST_FILE_MB

FORMATS: Mapping[str, tuple[str, ...]] = {
    "text": ("txt", "text"),
    "markdown": ("md", "markdown"),
    "html": ("html", "htm", "xhtml", "shtml"),
    "mhtml": ("mhtml", "mht"),
    "pdf": ("pdf",),
    "word": ("docx",),
    "mail": ("eml",),
    "csv": ("csv", "tsv"),
    "jsonl": ("jsonl", "ndjson", "json"),
    "excel": ("xlsx", "xlsm"),
    "zip": ("zip",),
}
"""Endings of file names by format, those that people know first."""

_MODULES = {
    "text": "plain",
    "markdown": "plain",
    "html": "page",
    "mhtml": "mail",
    "pdf": "pdf",
    "word": "word",
    "mail": "mail",
    "csv": "table",
    "jsonl": "table",
    "excel": "table",
    "zip": "archive",
}
_OTHERS = {
    "doc": "old-office",
    "xls": "old-office",
    "ppt": "unread-format",
    "odt": "unread-format",
    "rtf": "unread-format",
    "rar": "unknown-archive",
    "7z": "unknown-archive",
    "gz": "unknown-archive",
    "tgz": "unknown-archive",
    "tar": "unknown-archive",
    "bz2": "unknown-archive",
    "xz": "unknown-archive",
    "msg": "unread-format",
    "epub": "unread-format",
}
_SIGNATURES = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "binary-file"),
    (b"\x7fELF", "binary-file"),
    (b"MZ\x90", "binary-file"),
    (b"Rar!", "unknown-archive"),
    (b"7z\xbc\xaf", "unknown-archive"),
    (b"\x1f\x8b", "unknown-archive"),
    (b"BZh", "unknown-archive"),
    (b"\xfd7zXZ", "unknown-archive"),
    (b"{\\rtf", "unread-format"),
    (b"PAR1", "unread-format"),
    (b"bplist00", "binary-file"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAIL = re.compile(rb"(?:From |(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|From|X-[\w-]+):)", re.I)
_MAIL_LINES = re.compile(rb"^(?:From|To|Subject|Date|MIME-Version|Content-Type|Message-ID):", re.I | re.M)

_LOG = logging.getLogger(__name__)

Reader = Callable[[bytes, str, Mapping[str, str] | None], Iterable[Article | Failure]]


def read_articles(data: bytes, name: str, *, columns: Mapping[str, str] | None = None) -> Iterator[Article | Failure]:
    """What is in a file, one after the other: articles, and for each thing that cannot be read why.

    One file gives one article, except tables, archives and messages with attachments. What cannot be read never
    stops the rest, and never raises.

    Args:
        data: the file's bytes.
        name: of the file; its ending helps only where the bytes do not say what it is.
        columns: for tables, the name of the column by role, as ``table_columns`` guesses it.
    """
    try:
        kind = format_of(data, name)
        module = import_module(f"{__name__}.{_MODULES[kind]}")
        reader: Reader = module.read
        if kind == "zip":
            yield from reader(data, name, columns)
        else:
            for found in reader(data, name, columns):
                yield finished_or_failed(found)
    except ReadingError as error:
        yield Failure(name, error)
    except Exception:
        _LOG.info("cannot read %s", name, exc_info=True)
        yield Failure(name, failed("broken-file", name, "{file} is damaged and cannot be read."))


def format_of(data: bytes, name: str) -> str:
    """The format of a file, one of FORMATS: by its first bytes, and by the ending of its name where those are text.

    Raises:
        ReadingError: the file is empty, too large, or in a format that is not read.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise failed("blank-text", name, "{file} has no text.")
    if len(data) > LARGEST_FILE_MB * 1_000_000:
        raise failed("too-large", name, "{file} is larger than {limit} MB.", limit=LARGEST_FILE_MB)
    ending = ending_of(name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, name, ending)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise failed("encrypted", name, "{file} is encrypted.") if encrypted else _refused("old-office", name, ending)
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            raise _refused(code, name, ending)
    return _of_text(data, name, ending)


def _of_text(data: bytes, name: str, ending: str) -> str:
    by_ending = next((kind for kind, endings in FORMATS.items() if ending in endings), "")
    if by_ending in ("pdf", "word", "excel", "zip"):
        raise failed("broken-file", name, "{file} is damaged and cannot be read.")
    if by_ending in ("mail", "mhtml", "csv", "jsonl", "markdown", "html"):
        return by_ending
    if ending in _OTHERS:
        raise _refused(_OTHERS[ending], name, ending)
    if _HTML.match(data[:4096].lstrip(b"\xef\xbb\xbf")):
        return "html"
    head = data[:4096]
    if by_ending != "text" and _MAIL.match(head) and len(_MAIL_LINES.findall(head)) >= 3:
        return "mhtml" if b"multipart/related" in head.lower() else "mail"
    return "text"


def _zipped(data: bytes, name: str, ending: str) -> str:
    """Word and Excel files are ZIP archives too."""
    from events.reading.formats.limits import opened

    names = set(opened(data, name).namelist())
    if "word/document.xml" in names:
        return "word"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "excel"
    if "mimetype" in names or "[Content_Types].xml" in names or ending in ("docx", "xlsx", "odt"):
        raise _refused("unread-format", name, ending)
    return "zip"


def _refused(code: str, name: str, ending: str) -> ReadingError:
    sentences = {
        "picture": "{file} is a picture: its text cannot be read.",
        "binary-file": "{file} is not a text file.",
        "unknown-archive": "{file} is an archive that is not read: make it a .zip.",
        "old-office": "{file} is in an old Office format: save it as .docx or .xlsx.",
        "unread-format": "{file} is in a format that is not read ({ending}).",
    }
    return failed(code, name, sentences[code], ending=f".{ending}" if ending else "?")


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without its dot; "" where there is none.

    >>> ending_of("presse/Mali.HTML")
    'html'
    """
    stem, dot, ending = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")
    return ending.lower() if dot and stem and len(ending) <= 8 else ""
