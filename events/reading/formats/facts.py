"""What a web page says of its article: title, author, day of publication, language, source, address.

Markup that is made for machines comes first (JSON-LD of schema.org, meta elements, microdata), then the address,
then words on the page, then what htmldate finds. htmldate fills a month up to a day and counts "hier" from the
clock, so that its day is taken only where the page has that day in writing.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from events.reading.article import Article, one_line
from events.reading.finish import urlsafe
from events.reading.said import dated_address, line_of_its_own, said_in_lines, stamped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"article|posting|report|reportage|opinion|review|analysis", re.I)
_PUBLISHED_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "publication_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "pub_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "prism.publicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "article.published",
    "article_date_original",
    "original-publish-date",
    "cxenseparse:recs:publishtime",
    "date",
)
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "modified",
)
_LANGUAGE_META = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")
_PLACES = "//*[{}]".format(
    " or ".join(
        f"contains(translate(concat(@class, ' ', @id), 'DATEPUBLISHOM', 'datepublishom'), '{word}')"
        for word in ("date", "publi", "posted", "timestamp", "heure", "fecha", "datum")
    )
)
_FAR = dt.datetime(9998, 12, 31)  # the libraries would take today
_MOST_PLACES = 60
_LONGEST_LINE = 200


def facts_of(tree: "HtmlElement", name: str, address: str = "") -> Article:
    """An article with the facts of a page and no text yet.

    Args:
        tree: the page.
        name: of the file.
        address: where it was fetched or saved from, where that is known.
    """
    said = _Page(tree, name, address)
    facts = {
        "title": said.title(),
        "author": said.author(),
        "language": said.language(),
        "source": said.source(),
        "address": said.address(),
        "published": said.published(),
    }
    known = {fact: found for fact, found in facts.items() if found[0]}
    return Article(
        name,
        "html",
        "",
        **{fact: value for fact, (value, _) in known.items()},
        found={fact: origin for fact, (_, origin) in known.items()},
    )


class _Page:
    """One page, looked at in several ways; every answer is a value and where it stands."""

    def __init__(self, tree: "HtmlElement", name: str, address: str) -> None:
        self._tree, self._name, self._given = tree, name, address
        self._meta = _metas(tree)
        self._linked = _main_linked(list(_linked_data(tree)), self._meta.get("og:title", ""))
        self._library = _from_library(tree, address)

    def title(self) -> tuple[str, str]:
        headline = one_line(_text_of(self._linked.get("headline")))
        if headline:
            return headline, "json-ld"
        if title := self._meta.get("og:title") or self._meta.get("dc.title") or self._meta.get("citation_title"):
            return one_line(title), "meta"
        return one_line(self._library.title or ""), "markup"

    def author(self) -> tuple[str, str]:
        return one_line(self._library.author or ""), "markup"

    def language(self) -> tuple[str, str]:
        for origin, value in (
            ("json-ld", _text_of(self._linked.get("inLanguage"))),
            ("markup", self._tree.get("lang") or self._tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
            *(("meta", self._meta.get(key, "")) for key in _LANGUAGE_META),
        ):
            if re.match(r"[A-Za-z]{2}(?=$|[-_])", value.strip()):
                return value.strip()[:2].lower(), origin
        return "", ""

    def source(self) -> tuple[str, str]:
        publisher = one_line(_text_of(self._linked.get("publisher")))
        if publisher and not publisher.startswith("http"):
            return publisher, "json-ld"
        for key in ("og:site_name", "dc.publisher", "publisher", "citation_journal_title", "application-name"):
            if (value := one_line(self._meta.get(key, ""))) and not value.startswith("http"):
                return value, "meta"
        return "", ""

    def address(self) -> tuple[str, str]:
        if self._given:
            return self._given, "address"
        canonical = next(iter(self._tree.xpath("//link[@rel='canonical']/@href")), "")
        for value, origin in ((canonical, "markup"), (self._meta.get("og:url", ""), "meta")):
            if urlsafe(str(value).strip()):
                return str(value).strip(), origin
        linked = _text_of(self._linked.get("mainEntityOfPage")) or _text_of(self._linked.get("url"))
        return (linked, "json-ld") if urlsafe(linked) else ("", "")

    def published(self) -> tuple[str, str]:
        language = self.language()[0] or "fr"
        seen = self._in_words(language)
        for value, origin in (*self._for_machines("datePublished", _PUBLISHED_META), *self._times()):
            if edtf := stamped(value, language):
                return _local(edtf, value, seen), origin
        by_address = dated_address(self.address()[0])
        for edtf, origin in (
            (by_address if len(by_address) == 10 else "", "address"),
            (seen, "text"),
            (self._by_library(), "markup"),
            (by_address, "address"),
        ):
            if edtf:
                return edtf, origin
        modified = [stamped(value, language) for value, _ in self._for_machines("dateModified", _MODIFIED_META)]
        modified.append(said_in_lines(self._lines(), language, "modified"))
        return next(((edtf, "modified") for edtf in modified if edtf), ("", ""))

    def _for_machines(self, property_name: str, metas: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        yield _text_of(self._linked.get(property_name)), "json-ld"
        for key in metas:
            if value := self._meta.get(key):
                yield value, "meta"
        for element in self._tree.xpath(f"//*[@itemprop='{property_name}']"):
            yield element.get("content") or element.get("datetime") or element.text_content(), "microdata"

    def _times(self) -> Iterator[tuple[str, str]]:
        """The ``time`` of publication; that of a teaser beside the article is not it."""
        marked = self._tree.xpath(
            "//time[@pubdate or contains(@class, 'publi') or contains(@class, 'entry-date')"
            " or contains(@class, 'dt-published')][@datetime]"
        )
        inside = self._tree.xpath(
            "(//article//header | //article[not(ancestor::aside)] | //main//header)//time[@datetime]"
        )
        alone = self._tree.xpath("//time[@datetime]")
        for times in (
            marked[:1],
            inside[:1] if _one_day(inside) or _near_heading(inside) else [],
            alone if _one_day(alone) else [],
        ):
            if times and "modif" not in (times[0].get("class") or "") and "updat" not in (times[0].get("class") or ""):
                yield times[0].get("datetime"), "time"

    def _in_words(self, language: str) -> str:
        """A date in words for people: after "publié le", or in an element whose class says that it is the date."""
        if edtf := said_in_lines(self._lines(), language):
            return edtf
        if edtf := line_of_its_own(self._after_heading(), language):
            return edtf
        found = {
            edtf
            for line in self._dated_places()
            if any(c.isdigit() for c in line) and (edtf := stamped(_trimmed(line), language))
        }
        return found.pop() if len(found) == 1 else ""

    def _lines(self) -> list[str]:
        """The short lines of the page in order, before and after the article."""
        lines = []
        for element in self._tree.iter(
            "p",
            "div",
            "span",
            "time",
            "li",
            "td",
            "header",
            "footer",
            "small",
            "em",
            "i",
            "b",
            "strong",
            "h2",
            "h3",
            "h4",
            "font",
            "address",
            "dd",
            "dt",
            "a",
        ):
            if len(element) > 8:
                continue
            words = " ".join(element.text_content().split()) if len(element) else " ".join((element.text or "").split())
            if words and len(words) <= _LONGEST_LINE and any(c.isdigit() for c in words) and not _aside(element):
                lines.append(words)
        return lines

    def _after_heading(self) -> list[str]:
        """The headline and the pieces of text that follow it."""
        for heading in self._tree.xpath("//h1")[:1]:
            after = heading.xpath("following::text()[normalize-space()][position() < 5]")
            pieces = [str(piece) for piece in after if piece.getparent().tag not in ("script", "style")]
            return [" ".join(piece.split()) for piece in [heading.text_content(), *pieces]]
        return []

    def _dated_places(self) -> list[str]:
        places = self._tree.xpath(_PLACES)[:_MOST_PLACES]
        lines = [" ".join(element.text_content().split()) for element in places if not _aside(element)]
        return [line for line in lines if len(line) <= 80]

    def _by_library(self) -> str:
        """Htmldate's day where the page has that day in writing; its own month or year where only that is there."""
        found = self._library.date or ""
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", found):
            return ""
        year, month, day = found.split("-")
        shown = " ".join([*self._tree.itertext(), *self._meta.values(), *self._tree.xpath("//@datetime|//@title")])[
            :2_000_000
        ]
        forms = (
            rf"{year}[-/.]?{month}[-/.]?{day}",
            rf"\b0?{int(day)}[-/. ]0?{int(month)}[-/. ]{year}\b",
            rf"\b0?{int(day)}(?:er|st|nd|rd|th|º|\.)?\s+(?:de\s+)?[^\W\d_]{{3,12}}\.?,?\s+(?:de\s+)?{year}\b",
            rf"\b[^\W\d_]{{3,12}}\.?\s+0?{int(day)}(?:st|nd|rd|th)?,?\s+{year}\b",
        )
        return found if any(re.search(form, shown) for form in forms) else ""


def _local(edtf: str, value: str, seen: str) -> str:
    """The day as readers of the page saw it, where the one for machines is in UTC and theirs is the next or the last.

    A page of Bamako or Paris says "Publié le 27 juin à 00h30" and, for machines, 2024-06-26T22:30Z.
    """
    utc = re.search(r"T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00:?00)$", value.strip())
    if not utc or len(edtf) != 10 or len(seen) != 10:
        return edtf
    apart = abs((dt.date.fromisoformat(seen) - dt.date.fromisoformat(edtf)).days)
    return seen if apart == 1 else edtf


def _trimmed(line: str) -> str:
    """A line without the hour after its date: "26.06.2024, 10:12 Uhr"."""
    return re.sub(r"[,\s–—|-]*(?:à|at|um|a las|alle|às)?\s*\d{1,2}\s?[:hH.]\s?\d\d.*$", "", line) or line


def _one_day(times: list[Any]) -> bool:
    return len({(time.get("datetime") or "")[:10] for time in times}) == 1


def _near_heading(times: list[Any]) -> bool:
    """Whether the first of the times stands in the head of its article, beside the headline."""
    header = next(times[0].iterancestors("header"), None) if times else None
    return header is not None and bool(header.xpath(".//h1"))


def _aside(element: Any) -> bool:
    """Whether an element stands beside the article: in an aside, a menu, or a list of other articles."""
    return any(
        parent.tag in ("aside", "nav")
        or re.search(
            r"\b(?:related|teaser|most-read|sidebar|recommend|breaking|ticker)", (parent.get("class") or "").lower()
        )
        for parent in element.iterancestors()
    )


def _metas(tree: "HtmlElement") -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (
            element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop") or ""
        )
        if key and (content := (element.get("content") or "").strip()):
            metas.setdefault(key.strip().lower(), content)
    return metas


def _linked_data(tree: "HtmlElement") -> Iterator[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, however deep in graphs and lists."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            todo = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while todo and seen < 500:
            seen += 1
            entry = todo.pop(0)
            if isinstance(entry, list):
                todo = [*entry, *todo]
            elif isinstance(entry, Mapping):
                yield entry
                todo += [
                    entry[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                    if isinstance(entry.get(key), list | dict)
                ]


def _main_linked(entries: list[Mapping[str, Any]], title: str) -> Mapping[str, Any]:
    """The object that describes the article of the page, among those of its teasers and its site."""
    articles = [entry for entry in entries if _ARTICLE_TYPES.search(_type_of(entry))]
    titled = [entry for entry in articles if title and one_line(_text_of(entry.get("headline"))) == one_line(title)]
    dated = [entry for entry in titled or articles if entry.get("datePublished")]
    pages = [entry for entry in entries if _type_of(entry).lower() == "webpage" and entry.get("datePublished")]
    return next(iter([*dated, *titled, *articles, *pages]), {})


def _type_of(entry: Mapping[str, Any]) -> str:
    kinds = entry.get("@type", "")
    return " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)


def _text_of(value: object) -> str:
    """A value of JSON-LD as text: its name where it is an object, the first where it is a list."""
    if isinstance(value, list):
        return _text_of(value[0]) if value else ""
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("@id") or value.get("alternateName") or "")
    return value if isinstance(value, str) else ""


def _from_library(tree: "HtmlElement", address: str) -> Any:
    from trafilatura.metadata import extract_metadata

    options = {"original_date": True, "extensive_search": False, "max_date": _FAR, "min_date": dt.datetime(1800, 1, 1)}
    return extract_metadata(tree, address or None, options, False)
