"""How much of a stranger's file is read, and the check of what a ZIP archive says that it holds."""

import io
import zipfile

from events.reading.article import failed

LARGEST_FILE_MB = 200
"""Largest file that is opened, in MB of 1,000,000 bytes; the text of one article has LIMIT_MB."""

MOST_UNPACKED_MB = 500
"""What an archive may hold unpacked."""

MOST_MEMBERS = 20_000
"""How many files an archive may hold."""

MOST_ROWS = 100_000
"""How many rows of a table are read."""

MOST_PAGES = 2_000
"""How many pages of a PDF are read."""

_LARGEST_RATIO = 200  # deflate makes text ten times smaller at best; a bomb, a thousand times
_SMALL_MB = 20  # what unpacks to less is no bomb whatever its ratio
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """An archive whose own list says that it can be unpacked within the limits.

    The list is what counts: ``zipfile`` never gives more bytes of a member than the list says.

    Raises:
        ReadingError: it is broken (broken-file), a bomb (zip-bomb) or has too many files (too-many-files).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError):
        raise failed("broken-file", name, "{file} is damaged and cannot be read.") from None
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise failed("too-many-files", name, "{file} holds more than {limit} files.", limit=MOST_MEMBERS)
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    too_much = unpacked > MOST_UNPACKED_MB * 1_000_000
    # Members that share their bytes are how a small archive unpacks to more than its ratio allows.
    overlapping = packed > len(data)
    if too_much or overlapping or (unpacked > _SMALL_MB * 1_000_000 and unpacked > _LARGEST_RATIO * max(1, packed)):
        raise failed(
            "zip-bomb", name, "{file} would unpack to more than is allowed ({limit} MB).", limit=MOST_UNPACKED_MB
        )
    return archive


def readable(member: zipfile.ZipInfo) -> bool:
    """Whether a member is packed in a way that unpacks bit by bit."""
    return member.compress_type in _METHODS
