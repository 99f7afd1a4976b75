"""Text and Markdown: the file is the article, whole."""

import re
from collections.abc import Iterator, Mapping

from events.reading.article import Article
from events.reading.body import front_matter
from events.reading.said import stamped
from events.reading.text import read_text

_FACT = re.compile(r"(?m)^([A-Za-z_ -]{2,30}):[ \t]*(.*)$")
_KEYS = {
    "title": ("title", "titre"),
    "author": ("author", "authors", "auteur", "auteurs", "byline"),
    "published": ("published", "date", "published_at", "pubdate", "publication", "publié", "publie"),
    "language": ("lang", "language", "langue"),
    "source": ("site", "site_name", "publisher", "source_name", "journal", "source", "média", "media"),
    "address": ("url", "source", "link", "lien", "source_url", "canonical"),
}


def read(data: bytes, name: str, _: Mapping[str, str] | None = None) -> Iterator[Article]:
    """The file as one article; a Markdown file may say facts of it between two lines of ``---`` at its head.

    Raises:
        ReadingError: as ``read_text``.
    """
    text = read_text(data, name)
    end = front_matter(text)
    if not end:
        yield Article(name, "text", text)
        return
    facts = _facts(text[:end])
    yield Article(name, "markdown", text, **facts, found=dict.fromkeys(facts, "front-matter"))


def _facts(head: str) -> dict[str, str]:
    said = {match[1].strip().lower(): match[2].strip().strip("\"'[]").strip() for match in _FACT.finditer(head)}
    facts: dict[str, str] = {}
    for fact, keys in _KEYS.items():
        for key in keys:
            value = said.get(key, "")
            if fact == "published":
                value = stamped(value, said.get("lang", "fr")[:2]) if value else ""
            # "source" is an address in some note-takers' files and a paper's name in others'.
            if fact in ("source", "address") and value.startswith(("http://", "https://")) != (fact == "address"):
                value = ""
            if value:
                facts[fact] = value
                break
    return facts
