"""Plain text out of bytes that a stranger made."""

import codecs
import re

from events.errors import ReadingError

LIMIT_MB = 10
"""Largest file that is read, in MB of 1,000,000 bytes."""

_BINARY = (b"\x00", b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PAGE_ENCODINGS = re.compile(r"utf-?(?:8|16)|iso8859|cp\d|koi8|mac-|gb|big5|shift_jis|euc")
_LEGACY = ("cp1252", "latin_1", "mac_roman", "iso8859_15", "cp850")


def read_text(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or a western encoding that is recognised.

    Line ends become line feeds; nothing else changes.

    Args:
        data: the file's bytes.
        name: names the file in errors.

    Raises:
        ReadingError: the file is too large (too-large), not text (binary-file), in an encoding that is not
            recognised (wrong-encoding), or has no text (blank-text).
    """
    if len(data) > LIMIT_MB * 1_000_000:
        raise ReadingError("too-large", f"{name} is larger than {LIMIT_MB} MB.", file=name, limit=LIMIT_MB)
    text = decoded(data, name)
    if any(ord(c) < 32 and c not in "\t\n\r\f\v\x1b" for c in text[:100_000]):
        raise ReadingError("binary-file", f"{name} is not a text file.", file=name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadingError("blank-text", f"{name} has no text.", file=name)
    return text


def decoded(data: bytes, name: str, said: str = "") -> str:
    """The letters of a file's bytes, line ends as they are.

    Args:
        data: the file's bytes.
        name: names the file in errors.
        said: the encoding that the file or its server says, believed where UTF-8 does not fit.

    Raises:
        ReadingError: it is not text (binary-file), or in an encoding that is not recognised (wrong-encoding).
    """
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _unknown(name) from None
    if data.startswith(_BINARY[1:]) or b"\x00" in data:
        raise ReadingError("binary-file", f"{name} is not a text file.", file=name)
    for encoding in dict.fromkeys(("utf-8-sig", _codec(said))):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    import charset_normalizer  # only for the rare file that is no UTF-8

    best = charset_normalizer.from_bytes(data[:200_000], cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise _unknown(name)
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        raise _unknown(name) from None


def _codec(said: str) -> str:
    """The name of the text encoding that a page says; browsers read ISO 8859-1 as Windows 1252."""
    try:
        found = codecs.lookup(said.strip()).name
    except (LookupError, ValueError):
        return "utf-8-sig"
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    return found if _PAGE_ENCODINGS.match(found) else "utf-8-sig"


def _unknown(name: str) -> ReadingError:
    return ReadingError("wrong-encoding", f"{name} is in no encoding that is recognised.", file=name)
