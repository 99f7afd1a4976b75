"""Saved pages of our own with what is right about them: the elements of the article marked, the facts in a comment.

In ``pages/NN-layout.html`` the article's paragraphs carry ``data-gold``, and the comment on the first line says title,
day, language and source. Both are taken out before a page is read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HTMLParser, document_fromstring

PAGES = Path(__file__).parent / "pages"
_FACTS = re.compile(r"\A<!-- gold (.*?) -->\n")


@dataclass(frozen=True, slots=True)
class Page:
    """One saved page.

    Attributes:
        name: of its file.
        data: as a browser would have saved it.
        text: the article, a paragraph a line.
        title: of the article.
        published: EDTF, "" where the page does not say it.
        language: ISO 639-1 code.
        source: the paper, "" where the page says it nowhere but in its furniture.
    """

    name: str
    data: bytes
    text: str
    title: str
    published: str
    language: str
    source: str


def pages() -> Iterator[Page]:
    """All pages, in the order of their names."""
    for path in sorted(PAGES.glob("*.html")):
        marked = path.read_text("utf-8")
        said = _FACTS.match(marked)
        assert said, path.name
        facts = dict(re.findall(r'(\w+)="([^"]*)"', said[1]))
        tree = document_fromstring(marked.encode(), parser=HTMLParser(encoding="utf-8"))
        text = "\n".join(" ".join(element.text_content().split()) for element in tree.xpath("//*[@data-gold]"))
        shown = _FACTS.sub("", marked).replace(" data-gold", "")
        encoding = "cp1252" if "charset=iso-8859-1" in shown else "utf-8"
        yield Page(path.name, shown.encode(encoding), text, **facts)


def f1(found: str, right: str) -> float:
    """F1 in percent of the words of a text, each counted as often as it is there."""
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (found, right))
    both = sum((one & other).values())
    return 200 * both / max(1, one.total() + other.total())
