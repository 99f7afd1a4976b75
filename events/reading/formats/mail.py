"""Messages (.eml), and the single files in which Chrome and Edge save a page (.mhtml): both are MIME."""

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import EmailMessage

from events.errors import ReadingError
from events.reading.article import Article, Failure, failed, one_line
from events.reading.finish import urlsafe
from events.reading.formats import page
from events.reading.said import stamped
from events.reading.text import decoded

_ENOUGH = 200  # letters from which on the plain part of a message is taken to be all of it
_MOST_PARTS = 200


def read(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Iterator[Article | Failure]:
    """The message, or the page, and then what is attached to it.

    The subject is the title; the day in the header of a message is its publication, in the sender's time zone.

    Raises:
        ReadingError: there is no text in it and nothing attached.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False) if not part.is_multipart()]
    if not message.keys() or not parts:
        raise failed("broken-file", name, "{file} is damaged and cannot be read.")
    if message.get_content_type() == "multipart/related" and _header(message, "Snapshot-Content-Location"):
        yield _saved_page(message, parts, name)
        return
    attached = [part for part in parts if _is_attached(part)]
    text = _body([part for part in parts if part not in attached], name)
    if text.strip():
        yield _message(message, text, name)
    elif not attached:
        raise failed("blank-text", name, "{file} has no text.")
    for part in attached:
        yield from _attachment(part, name, columns)


def _message(message: EmailMessage, text: str, name: str) -> Article:
    sender, _ = email.utils.parseaddr(_header(message, "From"))
    facts = {
        "title": re.sub(r"^(?:(?:re|fwd?|tr|fw)\s*:\s*)+", "", _header(message, "Subject"), flags=re.I),
        "source": sender or _header(message, "From"),
        "published": stamped(_header(message, "Date")),
        "language": _header(message, "Content-Language")[:2],
    }
    known = {fact: value for fact, value in facts.items() if value}
    return Article(name, "mail", text, **known, found=dict.fromkeys(known, "header"))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(message.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):  # the parser of headers, on odd ones
        return ""


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and part.get_content_maintype() not in ("text", "image")
    )


def _body(parts: list[EmailMessage], name: str) -> str:
    """The plain part of a message where it says something, else the main text of its HTML part."""
    plain = "\n".join(_decoded(part, name) for part in parts if part.get_content_type() == "text/plain")
    rich = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if rich is None or sum(map(str.isalpha, plain)) >= _ENOUGH:
        return plain.replace("\r\n", "\n")
    try:
        found = list(page.read(_bytes(rich), name, charset=rich.get_content_charset() or ""))
    except ReadingError:
        return plain
    return found[0].text if len(found[0].text) > len(plain) else plain


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: EmailMessage, name: str) -> str:
    data = _bytes(part)
    return decoded(data, name, said=part.get_content_charset() or "") if data.strip() else ""


def _saved_page(message: EmailMessage, parts: list[EmailMessage], name: str) -> Article:
    """The first HTML part; the day in the header is the one of saving."""
    rich = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if rich is None:
        raise failed("no-article", name, "{file} holds no article: no text was found in the page.")
    address = _header(message, "Snapshot-Content-Location")
    charset = rich.get_content_charset() or ""
    found = next(page.read(_bytes(rich), name, address=address if urlsafe(address) else "", charset=charset))
    return replace(found, format="mhtml")


def _attachment(part: EmailMessage, name: str, columns: Mapping[str, str] | None) -> Iterator[Article | Failure]:
    from events.reading.formats import ending_of, read_articles
    from events.reading.formats.archive import PASSED_OVER, member_name

    attached = member_name(part.get_filename() or "attachment")
    inside = f"{name}/{attached}"
    data = _bytes(part)
    if ending_of(attached) in PASSED_OVER:
        return
    if ending_of(attached) in ("eml", "zip") or data.startswith(b"PK\x05\x06"):
        yield Failure(inside, failed("nested-archive", inside, "{file} is packed in another file: take it out first."))
        return
    yield from read_articles(data, inside, columns=columns)
