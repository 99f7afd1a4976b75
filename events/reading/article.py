"""What reading a file or an address gives: articles, each with where its facts stand, and what could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from events.errors import ReadingError

ORIGINS = (
    "json-ld",
    "meta",
    "microdata",
    "time",
    "markup",
    "modified",
    "address",
    "text",
    "header",
    "column",
    "front-matter",
    "properties",
    "file-name",
    "detected",
)
"""Where a fact about an article stands:

- ``json-ld``, ``meta``, ``microdata``, ``time``: in the page, in that kind of markup
- ``markup``: in the page, in a place that htmldate or trafilatura knows
- ``modified``: only the day of a later version is said
- ``address``: in the address of the page
- ``text``: in words of the article or around it ("Publié le 26 juin 2024")
- ``header``: in the header of the message
- ``column``: in the article's row of the table
- ``front-matter``: in the facts at the head of a Markdown file
- ``properties``: in the properties of the document
- ``file-name``: in the name of the file
- ``detected``: told from the text itself
"""

FACTS = ("title", "author", "published", "language", "source", "address")
"""The facts that ``Article.found`` says an origin of, where they are known."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    Attributes:
        name: the file or address, and the place in it ("presse.zip/mali.html", "presse.csv:12").
        format: one of FORMATS.
        text: the article, whole; offsets count in it.
        title: the headline, or "".
        author: who wrote it, or "".
        published: EDTF day, month or year, "" where it is not known.
        language: ISO 639-1 code.
        source: the paper or site, or "".
        address: where it is on the web, or "".
        found: where each of these facts stands, one of ORIGINS by its name.
        unread: the words of a publication date that could not be read, or "".
    """

    name: str
    format: str
    text: str
    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    source: str = ""
    address: str = ""
    found: Mapping[str, str] = field(default_factory=dict, hash=False)
    unread: str = ""

    @property
    def cited(self) -> str:
        """Where it appeared, as a reader cites it: the source, and the address or else the file.

        >>> Article("a.html", "html", "…", source="RFI", address="https://rfi.fr/1").cited
        'RFI, https://rfi.fr/1'
        """
        return ", ".join(dict.fromkeys(part for part in (self.source, self.address or self.name) if part))


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read.

    Attributes:
        name: the file or address, and the place in it.
        error: why.
    """

    name: str
    error: ReadingError


def one_line(words: object, limit: int = 300) -> str:
    r"""Words in one line without control characters, cut at a length.

    >>> one_line(" Le\n titre\x00 ")
    'Le titre'
    """
    text = "" if words is None else str(words)[: 20 * limit]
    text = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def failed(code: str, name: str, message: str, **details: object) -> ReadingError:
    """The error for a file, named in its details as ``file``.

    Args:
        code: of the error.
        name: of the file.
        message: in English, with {file} where the name goes.
        details: other values that the sentence names.
    """
    return ReadingError(code, message.format(file=name, **details), file=name, **details)
