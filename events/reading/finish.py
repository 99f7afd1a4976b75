"""The last step for every article: what its format left open is told from the text, or left unknown."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from events.errors import ReadingError
from events.reading.article import FACTS, Article, Failure, failed, one_line
from events.reading.body import front_matter
from events.reading.detect import detect_language
from events.reading.said import dated_address, said_published
from events.reading.text import LIMIT_MB

_CODE = re.compile(r"[a-z]{2}(?=$|[-_])")
_ENOUGH = 200  # letters from which on a detected language is surer than what a page says of itself


def finished(article: Article) -> Article:
    """The article with language, publication date and source as far as they can be known, each with its origin.

    Raises:
        ReadingError: it has no text (blank-text), or too much for one article (too-large).
    """
    if not article.text.strip():
        raise failed("blank-text", article.name, "{file} has no text.")
    if len(article.text) > LIMIT_MB * 1_000_000:
        raise failed("too-large", article.name, "{file} is larger than {limit} MB.", limit=LIMIT_MB)
    for step in (_clean, _with_language, _with_published, _with_source):
        article = step(article)
    known = {fact: article.found.get(fact, "") for fact in FACTS if getattr(article, fact)}
    return replace(article, found={fact: origin for fact, origin in known.items() if origin})


def finished_or_failed(found: Article | Failure) -> Article | Failure:
    """The same of what a file gave, or why it cannot be."""
    if isinstance(found, Failure):
        return found
    try:
        return finished(found)
    except ReadingError as error:
        return Failure(found.name, error)


def _clean(article: Article) -> Article:
    address = article.address.strip()
    return replace(
        article,
        title=one_line(article.title),
        author=one_line(article.author),
        source=one_line(article.source),
        address=address if urlsafe(address) else "",
    )


def urlsafe(address: str) -> bool:
    """Whether an address is one of a web page, in one line of printable letters.

    >>> urlsafe("https://rfi.fr/mali"), urlsafe("javascript:alert(1)")
    (True, False)
    """
    if len(address) > 2000 or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _with_language(article: Article) -> Article:
    """What the article says of itself, unless enough of its text says otherwise."""
    said = _CODE.match(article.language.lower().strip())
    letters = sum(map(str.isalpha, article.text[:5000]))
    if said and letters < _ENOUGH:
        return replace(article, language=said[0])
    told = detect_language(article.text[front_matter(article.text) :])
    if said and told == said[0]:
        return replace(article, language=told)
    return replace(article, language=told, found={**article.found, "language": "detected"})


def _with_published(article: Article) -> Article:
    if article.published:
        return article
    text = article.text[front_matter(article.text) :]
    for published, origin in (
        (said_published(text, article.language), "text"),
        (dated_address(article.address), "address"),
        (dated_address(article.name.replace("\\", "/").rsplit("/", 1)[-1]), "file-name"),
    ):
        if published:
            return replace(article, published=published, found={**article.found, "published": origin})
    return article


def _with_source(article: Article) -> Article:
    if article.source or not article.address:
        return article
    host = (urlsplit(article.address).hostname or "").removeprefix("www.")
    return replace(article, source=host, found={**article.found, "source": "address"})
