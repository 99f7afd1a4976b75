"""The ``chronofrise`` command: ``add`` articles to a dossier, ``extract`` a table, draw a ``chart``, ``run`` over a corpus and
``merge`` it, open the ``dashboard``.

Exit codes: 0 done; 1 done, but some of what was given could not be read; 2 a mistake in the command, a file or a
date, told in one sentence on the standard error; 130 interrupted.
"""

import argparse
import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

import pandas as pd

from dashboard import archive, home
from dashboard.card import published_in_words
from dashboard.chart_command import chart_arguments, run_chart
from dashboard.choices import records
from dashboard.corpus_command import merge_arguments, run_arguments, run_corpus, run_merge
from dashboard.dossier import ACTORS, ENDING, Decisions, DossierError, Patch, Store, given_actors
from dashboard.gathering import (
    Gathered,
    columns_said,
    gather,
    said_of_article,
    said_of_copies,
    said_of_models,
    unreadable,
)
from dashboard.settings import ADDRESSES, SETTINGS
from dashboard.told import merged
from dashboard.words import Words, load_words
from dashboard.writing import check_place, write_whole
from events import (
    ChronofriseError,
    Document,
    Failure,
    ReadingError,
    TableError,
    date_in_words,
    extract,
    languages,
    open_corpus,
    read_actors,
    read_published,
    read_text,
    rename_actors,
    write_table,
)

_FORMATS = ("csv", "jsonl", "parquet")
_PARTLY, _MISTAKE, _INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command run with some arguments, those of the process by default."""
    words = load_words(user_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without é is no reason to stop
    try:
        asked = _parser(words).parse_args(argv)
        work = {
            "add": _add,
            "extract": _extract,
            "chart": run_chart,
            "run": run_corpus,
            "merge": run_merge,
            "dashboard": _dashboard,
        }
        return work[asked.command](asked, words)
    except ChronofriseError as error:
        print(words.error(error), file=sys.stderr)
        return _MISTAKE
    except KeyboardInterrupt:
        print(words("command.interrupted"), file=sys.stderr)
        return _INTERRUPTED


def user_language() -> str:
    """The language of the terminal: French unless the locale is an English one."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if re.match(r"en(?![a-z])", locale) else "fr"


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence of the reader's language."""

    words: Words

    def error(self, message: str) -> NoReturn:
        cases = (
            (r"unrecognized arguments: (.*)", "unknown_arguments"),
            (r"the following arguments are required: (.*)", "missing_arguments"),
            (r"argument ([^:]+): .*", "bad_argument"),
            (r"(.*)", "bad_command"),
        )
        for pattern, key in cases:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                print(self.words(f"command.{key}", words=" ".join(match[1].split())), file=sys.stderr)
                break
        raise SystemExit(_MISTAKE)


class _Help(argparse.HelpFormatter):
    """Help whose first word is in the reader's language."""

    words: Words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self.words("command.usage") if prefix is None else prefix)


def _parser(words: Words) -> argparse.ArgumentParser:
    # argparse makes its parsers and formatters itself, so that the words reach them as a class's own.
    formatter: type[_Help] = type("_HelpInWords", (_Help,), {"words": words})
    parser_class: type[_Parser] = type("_ParserInWords", (_Parser,), {"words": words})
    parser = parser_class(
        prog="chronofrise", description=words("command.description"), add_help=False, formatter_class=formatter
    )
    _in_words(parser, words)
    shown = f"chronofrise {_version()}"
    parser.add_argument("--version", action="version", version=shown, help=words("command.version_help"))
    commands = parser.add_subparsers(
        dest="command", required=True, title=words("command.commands"), metavar="add|extract|chart|run|merge|dashboard"
    )
    for name, add in (
        ("add", _add_arguments),
        ("extract", _extract_arguments),
        ("chart", chart_arguments),
        ("run", run_arguments),
        ("merge", merge_arguments),
        ("dashboard", _dashboard_arguments),
    ):
        says = words(f"command.{name}_help")
        command = commands.add_parser(name, help=says, description=says, add_help=False, formatter_class=formatter)
        _in_words(command, words)
        add(command, words)
    return parser


def _in_words(parser: argparse.ArgumentParser, words: Words) -> None:
    parser._positionals.title = words("command.arguments")
    parser._optionals.title = words("command.options")
    parser.add_argument("-h", "--help", action="help", help=words("command.help_help"))


def _add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("dossier", metavar="DOSSIER", type=_dossier_path, help=words("command.dossier_help"))
    _article_arguments(parser, words, "command.articles_help")
    parser.add_argument("--by", metavar="NAME", default="", help=words("command.by_help"))


def _extract_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    _article_arguments(parser, words, "command.files_help")
    parser.add_argument("--again", action="store_true", help=words("command.again_help"))
    parser.add_argument("--merge", action="store_true", help=words("command.merge_help"))
    parser.add_argument("--most", metavar="N", type=int, help=words("command.most_help"))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help=words("command.output_help"))


def _article_arguments(parser: argparse.ArgumentParser, words: Words, files: str) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=words(files))
    parser.add_argument("--published", metavar="DATE", default="", help=words("command.published_help"))
    parser.add_argument("--language", metavar="fr|en", default="", help=words("command.language_help"))
    parser.add_argument("--actors", metavar="FILE", default="", help=words("command.actors_help"))
    parser.add_argument("--column", metavar="ROLE=NAME", action="append", default=[], help=words("command.column_help"))
    parser.add_argument("--list", action="store_true", help=words("command.list_help"))


def _dashboard_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("dossier", nargs="?", metavar="DOSSIER|OUT", type=_shown_path, help=words("command.open_help"))
    parser.add_argument("--port", type=int, metavar="PORT", default=8501, help=words("command.port_help"))
    parser.add_argument("--no-addresses", action="store_true", help=words("command.no_addresses_help"))


def _dossier_path(name: str) -> Path:
    """The path of a dossier; its ending need not be typed."""
    return Path(name if name.endswith(ENDING) or Path(name).is_file() else name + ENDING)


def _shown_path(name: str) -> Path | str:
    """The path of a dossier, or the address of a corpus."""
    return name if "://" in name or Path(name).is_dir() else _dossier_path(name)


def _version() -> str:
    try:
        return version("chronofrise")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "?"


def _dashboard(asked: argparse.Namespace, words: Words) -> int:
    if asked.no_addresses:
        os.environ[ADDRESSES] = "off"
    if isinstance(asked.dossier, str):
        print(words("command.getting_ready", file=asked.dossier), file=sys.stderr)
        open_corpus(asked.dossier)  # what takes long is done before the page asks
        os.environ[archive.OPENED] = asked.dossier
    elif asked.dossier is not None:
        path = asked.dossier.absolute()
        Store.open(path).dossier()  # what cannot be opened is said here, and what can is read before the page asks
        home.remember(path)
        os.environ[home.OPENED] = str(path)

    from streamlit_app import app

    app.run(config={**SETTINGS, "server.port": asked.port})
    return 0


def _add(asked: argparse.Namespace, words: Words) -> int:
    """Keep each article as soon as it is read: what was said to be kept is kept, whatever comes after."""
    documents = _documents(asked, words)
    partly = _PARTLY if asked.failed else 0
    if asked.list or not documents:
        return partly if asked.list else _MISTAKE
    given = _given_actors(asked.actors, words) if asked.actors else None
    is_new = not asked.dossier.exists()
    store = Store.create(asked.dossier) if is_new else Store.open(asked.dossier)
    if given is not None and store.dossier().decisions.value(*ACTORS) != given.new:
        store.decide([given], "actors", asked.by.strip())
    known = {document.id for document in store.dossier().documents}
    for document in documents:
        if document.id in known:
            print(words("command.known", file=_shown(document)))
    for document, count in store.read([d for d in documents if d.id not in known], words.language, asked.by.strip()):
        print(words.many("command.added", count, file=_shown(document)), flush=True)
    kept = store.dossier()
    print(
        words("command.holds", file=asked.dossier, articles=len(kept.documents), events=len(kept.table)),
        file=sys.stderr,
    )
    return partly


def _given_actors(name: str, words: Words) -> Patch:
    """The patch that makes a file of actors the dossier's own."""
    return given_actors(Path(name).name, read_text(_bytes(name, words), name))


def _shown(document: Document) -> str:
    return _printable(document.source or document.title)


def _extract(asked: argparse.Namespace, words: Words) -> int:
    """Read all there is to read before anything is written."""
    if asked.most is not None and (asked.most < 1 or not asked.merge):
        print(words("command.most_needs"), file=sys.stderr)
        return _MISTAKE
    if asked.output is not None:
        _check_output(asked.output, words)
    dossiers = [name for name in asked.files if name.endswith(ENDING)]
    alone = len(asked.files) == 1 and not (asked.published or asked.language or asked.actors or asked.list)
    if dossiers and not alone:
        raise DossierError("dossier-alone", "A dossier is extracted alone, with its own dates.", file=dossiers[0])
    asked.failed = False
    table, decisions = (
        _from_dossier(Path(dossiers[0]), asked, words) if dossiers else (_from_files(asked, words), Decisions())
    )
    partly = _PARTLY if asked.failed else 0
    if table is None:
        return partly if asked.list else _MISTAKE
    if asked.merge:
        table = merged(table, decisions)
    if asked.most is not None:
        table = table.nlargest(asked.most, "salience").sort_index().reset_index(drop=True)
    if asked.output is None:
        print(in_columns(table, words, shutil.get_terminal_size((110, 24)).columns), end="")
    else:
        _write(table, asked.output, words)
        print(words.many("command.written", len(table), file=str(asked.output)), file=sys.stderr)
    return partly


def _from_dossier(path: Path, asked: argparse.Namespace, words: Words) -> tuple[pd.DataFrame, Decisions]:
    """The table of a dossier with everything that was decided in it; read again first where that was asked."""
    store = Store.open(path)
    if asked.again:
        for document, count in store.read_again(words.language):
            print(words.many("command.added", count, file=_shown(document)), file=sys.stderr)
        if lost := len(store.dossier().lost):
            print(words.many("command.lost", lost), file=sys.stderr)
    dossier = store.dossier()
    return rename_actors(dossier.table, words.language, dossier.actors), dossier.decisions


def _from_files(asked: argparse.Namespace, words: Words) -> pd.DataFrame | None:
    """The table of what can be read; None where nothing can, or where only a list was asked for."""
    actors = read_actors(_bytes(asked.actors, words), asked.actors) if asked.actors else None
    documents = _documents(asked, words)
    if asked.list or not documents:
        return None
    table = extract(documents, names=words.language, actors=actors)
    for sentence in said_of_models([document.language for document in documents], words):
        print(sentence, file=sys.stderr)
    return table


def _documents(asked: argparse.Namespace, words: Words) -> list[Document]:
    """The documents of all that can be read; what cannot is told on the standard error, and does not stop the rest.

    Raises:
        ReadingError: the language, the date or a column is none.
    """
    if asked.language and asked.language not in languages():
        raise ReadingError("unknown-language", f"{asked.language!r} is no language of ours.", language=asked.language)
    published = read_published(asked.published, words.language) if asked.published else None
    read = _gathered(asked, words)
    for sentence in said_of_copies(read.articles, words):
        print(_printable(sentence), file=sys.stderr)
    for failure in read.failures:
        print(_printable(words.error(failure.error)), file=sys.stderr)
    if len(read.failures) + len(read.articles) > 1 and read.failures:
        print(words.many("command.not_read", len(read.failures)), file=sys.stderr)
    asked.failed = bool(read.failures)
    if asked.list:
        for article in read.articles:
            print(_printable(said_of_article(article, _day(published or article.published, words), words)))
    return read.documents(published, asked.language)


def _gathered(asked: argparse.Namespace, words: Words) -> Gathered:
    articles, failures = [], []
    shows = sys.stderr.isatty()
    for number, found in enumerate(gather(asked.files, columns_said(asked.column), words), start=1):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            articles.append(found)
        if shows:
            print(f"\r{words('command.gathered', count=number)}", end="", file=sys.stderr, flush=True)
    if shows:
        print("\r\x1b[K", end="", file=sys.stderr)
    return Gathered(tuple(articles), tuple(failures))


def _day(published: str, words: Words) -> str:
    return published_in_words(published, words) if published else ""


def _bytes(name: str, words: Words) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise ReadingError("no-file", f"There is no file {name!r}.", file=name) from None
    except OSError as error:
        raise unreadable(name, error, words) from None


def _check_output(path: Path, words: Words) -> None:
    ending = path.suffix.lstrip(".").lower()
    if ending not in _FORMATS:
        raise TableError(
            "unknown-format", f"A table is .csv, .jsonl or .parquet, not {ending!r}.", format=ending or path.name
        )
    check_place(path, words)


def _write(table: pd.DataFrame, path: Path, words: Words) -> None:
    ending = path.suffix.lstrip(".").lower()
    write_whole(path, lambda file: write_table(table, file, format=ending, language=words.language), words)


def in_columns(table: pd.DataFrame, words: Words, width: int) -> str:
    """The table as lines of text: date in words, type, title and actors, in columns that fit a width."""
    if table.empty:
        return words("command.nothing_found") + "\n"
    rows = [
        (date_in_words(row, words.language), words.name("types", row["type"]), row["title"], ", ".join(row["actors"]))
        for row in records(table)
    ]
    heads = tuple(words(f"table.{name}") for name in ("date", "type", "title", "actors"))
    cells = [tuple(_printable(cell) for cell in row) for row in (heads, *rows)]
    room = _widths(cells, width)
    lines = [
        "  ".join(_cut(cell, size).ljust(size) for cell, size in zip(row, room, strict=True)).rstrip() for row in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * size for size in room), *lines[1:]]) + "\n"


def _printable(text: str) -> str:
    """The text in one line without control characters: an article may hold terminal codes."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: max(0, size - 1)] + "…"


def _widths(cells: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Each column as wide as its widest cell; where that is too much, title and actors share what is left."""
    widest = [max(len(row[column]) for row in cells) for column in range(4)]
    left = max(40, width - widest[0] - widest[1] - 6)
    if widest[2] + widest[3] <= left:
        return widest
    actors = min(widest[3], max(left // 3, left - widest[2]))
    return [widest[0], widest[1], min(widest[2], left - actors), actors]
