"""The ``chronofrise`` command: ``add`` articles to a dossier, ``extract`` a table, or open the ``dashboard``.

Exit codes: 0 done; 2 a mistake in the command, a file or a date, told in one sentence on the standard error;
130 interrupted.
"""

import argparse
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, NoReturn

import pandas as pd

from dashboard import home
from dashboard.choices import records
from dashboard.dossier import ACTORS, ENDING, DossierError, Patch, Store, document_id, first_line, given_actors
from dashboard.settings import SETTINGS
from dashboard.words import Words, load_words
from events import (
    ChronofriseError,
    Document,
    ReadingError,
    TableError,
    date_in_words,
    detect_language,
    extract,
    languages,
    read_actors,
    read_published,
    read_text,
    rename_actors,
    write_table,
)

_FORMATS = ("csv", "jsonl", "parquet")
_MISTAKE, _INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command run with some arguments, those of the process by default."""
    words = load_words(user_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without é is no reason to stop
    try:
        asked = _parser(words).parse_args(argv)
        work = {"add": _add, "extract": _extract, "dashboard": _dashboard}
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
        dest="command", required=True, title=words("command.commands"), metavar="add|extract|dashboard"
    )
    for name, add in (
        ("add", _add_arguments),
        ("extract", _extract_arguments),
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
    _article_arguments(parser, words)
    parser.add_argument("--by", metavar="NAME", default="", help=words("command.by_help"))


def _extract_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    _article_arguments(parser, words)
    parser.add_argument("--again", action="store_true", help=words("command.again_help"))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help=words("command.output_help"))


def _article_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=words("command.files_help"))
    parser.add_argument("--published", metavar="DATE", default="", help=words("command.published_help"))
    parser.add_argument("--language", metavar="fr|en", default="", help=words("command.language_help"))
    parser.add_argument("--actors", metavar="FILE", default="", help=words("command.actors_help"))


def _dashboard_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("dossier", nargs="?", metavar="DOSSIER", type=_dossier_path, help=words("command.open_help"))
    parser.add_argument("--port", type=int, metavar="PORT", default=8501, help=words("command.port_help"))


def _dossier_path(name: str) -> Path:
    """The path of a dossier; its ending need not be typed."""
    return Path(name if name.endswith(ENDING) or Path(name).is_file() else name + ENDING)


def _version() -> str:
    try:
        return version("chronofrise")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "?"


def _dashboard(asked: argparse.Namespace, _: Words) -> int:
    if asked.dossier is not None:
        path = asked.dossier.absolute()
        Store.open(path).dossier()  # what cannot be opened is said here, and what can is read before the page asks
        home.remember(path)
        os.environ[home.OPENED] = str(path)

    from streamlit_app import app

    app.run(config={**SETTINGS, "server.port": asked.port})
    return 0


def _add(asked: argparse.Namespace, words: Words) -> int:
    """Keep each article as soon as it is read: what was said to be kept is kept, whatever comes after."""
    documents = _documents(asked.files, asked, words)
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
    return 0


def _given_actors(name: str, words: Words) -> Patch:
    """The patch that makes a file of actors the dossier's own."""
    return given_actors(Path(name).name, read_text(_bytes(name, words), name))


def _shown(document: Document) -> str:
    return _printable(document.source or document.title)


def _extract(asked: argparse.Namespace, words: Words) -> int:
    """Read all there is to read before anything is written."""
    if asked.output is not None:
        _check_output(asked.output, words)
    dossiers = [name for name in asked.files if name.endswith(ENDING)]
    if dossiers and (len(asked.files) > 1 or asked.published or asked.language or asked.actors):
        raise DossierError("dossier-alone", "A dossier is extracted alone, with its own dates.", file=dossiers[0])
    table = _from_dossier(Path(dossiers[0]), asked, words) if dossiers else _from_files(asked, words)
    if asked.output is None:
        print(in_columns(table, words, shutil.get_terminal_size((110, 24)).columns), end="")
    else:
        _write(table, asked.output, words)
        print(words.many("command.written", len(table), file=str(asked.output)), file=sys.stderr)
    return 0


def _from_dossier(path: Path, asked: argparse.Namespace, words: Words) -> pd.DataFrame:
    """The table of a dossier with everything that was decided in it; read again first where that was asked."""
    store = Store.open(path)
    if asked.again:
        for document, count in store.read_again(words.language):
            print(words.many("command.added", count, file=_shown(document)), file=sys.stderr)
        if lost := len(store.dossier().lost):
            print(words.many("command.lost", lost), file=sys.stderr)
    dossier = store.dossier()
    return rename_actors(dossier.table, words.language, dossier.actors)


def _from_files(asked: argparse.Namespace, words: Words) -> pd.DataFrame:
    actors = read_actors(_bytes(asked.actors, words), asked.actors) if asked.actors else None
    return extract(_documents(asked.files, asked, words), names=words.language, actors=actors)


def _documents(names: Sequence[str], asked: argparse.Namespace, words: Words) -> list[Document]:
    if asked.language and asked.language not in languages():
        raise ReadingError("unknown-language", f"{asked.language!r} is no language of ours.", language=asked.language)
    published = read_published(asked.published, words.language) if asked.published else None
    return [_document(name, published, asked.language, words) for name in dict.fromkeys(names)]


def _document(name: str, published: str | None, language: str, words: Words) -> Document:
    shown = words("command.standard_input") if name == "-" else name
    text = read_text(_bytes(name, words), shown)
    title = first_line(text)
    # Two files may hold the same article, and are still two documents; "a.txt" names the one it is.
    identity = document_id("entree" if name == "-" else Path(name).stem, f"{name}\n{text}")
    return Document(
        identity, text, language or detect_language(text), published, title, "" if name == "-" else Path(name).name
    )


def _bytes(name: str, words: Words) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise ReadingError("no-file", f"There is no file {name!r}.", file=name) from None
    except OSError as error:
        raise ReadingError(
            "unreadable", f"{name} cannot be read: {error}.", file=name, reason=_reason(error, words)
        ) from None


def _reason(error: OSError, words: Words) -> str:
    kind = (
        "folder"
        if isinstance(error, IsADirectoryError)
        else "permission"
        if isinstance(error, PermissionError)
        else "other"
    )
    return words(f"reasons_os.{kind}")


def _check_output(path: Path, words: Words) -> None:
    """Refuse at once what could not be written after minutes of work."""
    ending = path.suffix.lstrip(".").lower()
    if ending not in _FORMATS:
        raise TableError(
            "unknown-format", f"A table is .csv, .jsonl or .parquet, not {ending!r}.", format=ending or path.name
        )
    if path.is_dir() or not path.parent.is_dir():
        reason = words("reasons_os.folder" if path.is_dir() else "reasons_os.no_folder")
        raise TableError("not-writable", f"{path} cannot be written.", file=path, reason=reason)


def _write(table: pd.DataFrame, path: Path, words: Words) -> None:
    """Write the table beside its place and move it there whole: what stood there stays until then."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            beside = Path(file.name)
            try:
                _fill(table, file, path, words.language)
            except BaseException:
                beside.unlink()
                raise
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        raise TableError(
            "not-writable", f"{path} cannot be written.", file=path, reason=_reason(error, words)
        ) from None


def _fill(table: pd.DataFrame, file: IO[bytes], path: Path, language: str) -> None:
    write_table(table, file, format=path.suffix.lstrip(".").lower(), language=language)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
