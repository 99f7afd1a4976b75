"""Word documents (.docx) by python-docx, whose parser resolves no entities.

The day on which a document was made or saved is not the day of publication, and is not read.
"""

import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from events.reading.article import Article, failed, one_line
from events.reading.formats.limits import opened, readable

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}p": "\n\n"}


def read(data: bytes, name: str, _: Mapping[str, str] | None = None) -> Iterator[Article]:
    """The document as one article: paragraphs and cells of tables in their order.

    Raises:
        ReadingError: it is damaged (broken-file), or unpacks to too much (zip-bomb).
    """
    archive = opened(data, name)
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise failed("encrypted", name, "{file} is encrypted.")
    if not all(map(readable, archive.infolist())):
        raise failed("broken-file", name, "{file} is damaged and cannot be read.")
    import io

    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        text = _text(document.element.body)
        properties = document.core_properties
        title, author = one_line(properties.title), one_line(properties.author)
        language = one_line(properties.language)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, OSError, EOFError):
        raise failed("broken-file", name, "{file} is damaged and cannot be read.") from None
    author = "" if author == "python-docx" else author
    facts = {"title": title, "author": author, "language": language}
    known = {fact: value for fact, value in facts.items() if value}
    yield Article(name, "word", text, **known, found=dict.fromkeys(known, "properties"))


def _text(body: "_Element") -> str:
    """The words of all paragraphs, those inserted by reviewers too; what they struck out is not there."""
    pieces: list[str] = []
    for element in body.iter():
        if element.tag == f"{_W}t":
            if not any(parent.tag == _FALLBACK for parent in element.iterancestors()):
                pieces.append(element.text or "")
        elif isinstance(element.tag, str):
            pieces.append(_SIGNS.get(element.tag, ""))
    paragraphs = ("".join(pieces)).split("\n\n")
    return "\n\n".join(words.strip() for words in paragraphs if words.strip())
