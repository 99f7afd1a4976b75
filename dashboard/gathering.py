"""What the command is given to read: files, folders, addresses and the standard input, and what is said of it."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.dossier import document_id, first_line
from dashboard.words import Words
from dashboard.writing import os_reason
from events import (
    ROLES,
    Article,
    Document,
    Failure,
    ReadingError,
    Told,
    copies,
    files_in,
    languages,
    model_missing,
    read_address,
    read_articles,
)

_ADDRESS = re.compile(r"https?://\S+", re.I)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read.

    Attributes:
        articles: each with the name that it is called by.
        failures: what could not be read.
    """

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]

    def documents(self, published: str | None, language: str) -> list[Document]:
        """Documents of the articles.

        Args:
            published: EDTF of all of them where the reader said one.
            language: ISO 639-1 code of all of them where the reader said one.
        """
        return [_document(article, published, language) for article in self.articles]


def gather(names: Sequence[str], columns: Mapping[str, str], words: Words) -> Iterator[Article | Failure]:
    """What is in files, in the files of folders, at addresses, and on the standard input ("-").

    Args:
        names: of these.
        columns: for tables of articles, the column by role.
        words: in which the standard input is named.
    """
    for name in dict.fromkeys(names):
        if _ADDRESS.fullmatch(name):
            yield from read_address(name)
        elif name == "-":
            yield from read_articles(sys.stdin.buffer.read(), words("command.standard_input"), columns=columns)
        elif Path(name).is_dir():
            yield from _folder(Path(name), columns, words)
        else:
            yield from _file(Path(name), name, columns, words)


def _folder(folder: Path, columns: Mapping[str, str], words: Words) -> Iterator[Article | Failure]:
    try:
        paths = list(files_in(folder))
    except OSError as error:
        yield Failure(str(folder), unreadable(str(folder), error, words))
        return
    if not paths:
        empty = ReadingError("empty-archive", f"{folder} holds no file that can be read.", file=str(folder))
        yield Failure(str(folder), empty)
    for path in paths:
        yield from _file(path, str(path), columns, words)


def _file(path: Path, name: str, columns: Mapping[str, str], words: Words) -> Iterator[Article | Failure]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        yield Failure(name, ReadingError("no-file", f"There is no file {name!r}.", file=name))
    except OSError as error:
        yield Failure(name, unreadable(name, error, words))
    else:
        yield from read_articles(data, name, columns=columns)


def unreadable(name: str, error: OSError, words: Words) -> ReadingError:
    """The error for a file that the system does not give."""
    return ReadingError("unreadable", f"{name} cannot be read: {error}.", file=name, reason=os_reason(error, words))


def columns_said(said: Sequence[str]) -> dict[str, str]:
    """The column by role, out of "text=Contenu".

    Raises:
        ReadingError: it names no role (bad-column).

    >>> columns_said(["text=Contenu"])
    {'text': 'Contenu'}
    """
    columns = {}
    for entry in said:
        role, equals, column = entry.partition("=")
        if not equals or role.strip().lower() not in ROLES:
            raise ReadingError("bad-column", f"{entry!r} names no column.", value=entry, roles=", ".join(ROLES))
        columns[role.strip().lower()] = column.strip()
    return columns


def _document(article: Article, published: str | None, language: str) -> Document:
    title = article.title or first_line(article.text)
    # Two files may hold the same article, and are still two documents; "a.txt" names the one it is.
    stem = article.name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    identity = document_id(stem or title, f"{article.name}\n{article.text}")
    name = article.name if article.format == "table" or "://" in article.name else Path(article.name).name
    source = replace(article, name=name).cited
    return Document(
        identity, article.text, language or article.language, published or article.published or None, title, source
    )


def said_of_copies(articles: Sequence[Article], words: Words) -> list[str]:
    """One sentence for each article that repeats another."""
    told = [Told(article.text, article.published, article.source, article.address) for article in articles]
    return [
        words(
            "command.copy",
            file=articles[copy.place].name,
            of=articles[copy.of].name,
            kind=words(f"command.kind_{copy.kind}"),
        )
        for copy in copies(told)
    ]


def said_of_models(codes: Iterable[str], words: Words) -> list[str]:
    """One sentence for each language that is read by its words alone, since its optional model is not there.

    Args:
        codes: languages of articles that were read.
        words: of the reader's language.
    """
    absent = [error for code in sorted(set(codes) & set(languages())) if (error := model_missing(code))]
    return [words("input.read_plainly", **error.details) for error in absent]


def said_of_article(article: Article, date: str, words: Words) -> str:
    """One line on an article: when it was published, its language, its source, and where these were read.

    Args:
        article: as read.
        date: of publication, in words, or "".
        words: of the reader's language.
    """

    def fact(value: str, name: str) -> str:
        origin = article.found.get(name)
        return words("command.from_where", fact=value, origin=words.name("origins", origin)) if origin else value

    language = words.texts.get(f"input.languages.{article.language}", article.language)
    return words(
        "command.read_line",
        file=article.name,
        date=fact(date, "published") if date else words("command.no_date"),
        language=fact(language, "language"),
        source=f", {fact(article.source, 'source')}" if article.source else "",
    )
