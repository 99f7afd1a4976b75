"""Web pages: the main text by trafilatura, and the facts that the page says of it."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from events.reading.article import Article, failed
from events.reading.finish import urlsafe
from events.reading.text import LIMIT_MB, decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE_DATA = re.compile(rb"data:[\w.+/-]{0,80};base64,[A-Za-z0-9+/=\s]{100,}")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S{4,2000}?)\s*-->|Page saved with SingleFile\s+url:\s*(\S{4,2000})"
)
_LONGEST_PAGE_MB = 5  # of markup without its pictures; ten times the longest report
_MOST_ELEMENTS = 60_000  # long reports have a few thousand; trafilatura takes a second for 20,000
_LEAST_LETTERS = 40


def read(
    data: bytes, name: str, _: Mapping[str, str] | None = None, *, address: str = "", charset: str = ""
) -> Iterator[Article]:
    """The article of a page.

    Args:
        data: the page, as saved or fetched.
        name: of the file, or the address.
        address: where the page was fetched from, where that is known.
        charset: the encoding that the server said.

    Raises:
        ReadingError: there is no article in it (no-article), or it is nested or long beyond what pages are.
    """
    data = _INLINE_DATA.sub(b"data:,", data) if len(data) > 500_000 else data
    if len(data) > _LONGEST_PAGE_MB * 1_000_000:
        raise failed("too-large", name, "{file} is larger than {limit} MB.", limit=_LONGEST_PAGE_MB)
    html = decoded(data, name, said=_charset(data) or charset)
    tree = _tree(html, name)
    from events.reading.formats.facts import facts_of

    address = address or _saved_from(html)
    article = facts_of(tree, name, address)
    text = _main_text(tree, article.title)
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise failed("no-article", name, "{file} holds no article: no text was found in the page.")
    if len(text) > LIMIT_MB * 1_000_000:
        raise failed("too-large", name, "{file} is larger than {limit} MB.", limit=LIMIT_MB)
    yield _with_text(article, text)


def _with_text(article: Article, text: str) -> Article:
    from dataclasses import replace

    return replace(article, text=text)


def _charset(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def _saved_from(html: str) -> str:
    """The address that browsers and SingleFile leave in a comment at the head of what they save."""
    match = _SAVED_FROM.search(html[:6000])
    address = (match[1] or match[2]) if match else ""
    return address if urlsafe(address) else ""


def _tree(html: str, name: str) -> "HtmlElement":
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False, no_network=True)
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", html)
    try:
        tree: HtmlElement = document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise failed("no-article", name, "{file} holds no article: no text was found in the page.") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise failed("too-nested", name, "{file} nests its markup deeper than any real page.")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise failed("too-many-elements", name, "{file} has more markup than any real page.")
    return tree


def _main_text(tree: "HtmlElement", title: str) -> str:
    """Paragraphs with an empty line between them, as trafilatura finds them, without comments of readers."""
    from trafilatura import bare_extraction

    _unfold_layout(tree)
    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    text = (found.text or "") if found is not None and not isinstance(found, dict) else ""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line.strip("-|• ")]
    if lines and title and lines[0] == title:
        lines = lines[1:]  # the title is kept beside the text
    return "\n\n".join(lines)


def _unfold_layout(tree: "HtmlElement") -> None:
    """Make the tables that lay out a page, as those of 2000 did, into plain blocks; tables of figures stay."""
    for table in tree.xpath("//table[.//td[.//table or .//h1 or .//h2 or count(.//p) > 1 or count(.//br) > 5]]"):
        for element in table.iter("table", "tbody", "thead", "tr", "td", "th"):
            if next(element.iterancestors("table"), table) is table:
                element.tag = "div"
