"""``chronofrise chart``: an image of a table's events, the same as the page gives."""

import argparse
import datetime as dt
import difflib
import re
import sys
from pathlib import Path
from typing import cast

import numpy as np

from dashboard.catalogue import Catalogue, catalogue_of
from dashboard.choices import LANES, UNITS, Choices, Filters, Lanes, Tab, Unit, month_of
from dashboard.dossier import ENDING, Dossier, Store
from dashboard.export.browser import server_browser
from dashboard.export.caption import file_name
from dashboard.export.errors import ExportError
from dashboard.export.figure import image_figure
from dashboard.export.image import make_image
from dashboard.export.order import CHARTS, FORMATS, SCALES, Format, Order, read_format, read_size
from dashboard.told import told_once
from dashboard.words import LANGUAGES, Words, load_words
from dashboard.writing import check_place, write_whole
from events import ReadingError, fold, read_table, rename_actors

_LISTS = {"actor": "actors", "type": "types", "place": "places"}


def chart_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Give the parser of ``chart`` its arguments."""

    def add(*names: str, **options: object) -> None:
        key = names[-1].lstrip("-").replace("-", "_")
        parser.add_argument(*names, help=words(f"command.chart_{key}_help"), **options)  # type: ignore[arg-type]

    add("table", metavar="TABLE", type=Path)
    for name in _LISTS:
        add(f"--{name}", action="append", default=[], metavar=name.upper())
    add("--text", default="", metavar="TEXT")
    add("--from", dest="first", default="", metavar="YEAR")
    add("--to", dest="last", default="", metavar="YEAR")
    add("--certain", action="store_true")
    add("--chart", choices=CHARTS, default="timeline")
    add("--lanes", choices=LANES, default="actor")
    add("--unit", choices=UNITS, default="auto")
    add("--format", choices=FORMATS, default="")
    add("--size", default="article", metavar="SIZE")
    add("--scale", type=int, choices=SCALES, default=2)
    add("--title", default="", metavar="TEXT")
    add("--licence", default="", metavar="TEXT")
    add("--link", default="", metavar="URL")
    add("--dark", action="store_true")
    add("--words", choices=tuple(LANGUAGES), default=words.language)
    add("-o", "--output", metavar="OUT", type=Path)


def run_chart(asked: argparse.Namespace, words: Words) -> int:
    """Make the image, and say where it is.

    Raises:
        ChronofriseError: the table, a filter or the size is not right, or the image could not be made.
    """
    width, height = read_size(asked.size)
    format = _format(asked)
    if asked.output is not None:
        check_place(asked.output, words)
    dossier, said = _opened(asked.table), load_words(asked.words)
    titles = {document.id: document.title or document.source for document in dossier.documents}
    told = told_once(dossier.table, dossier.decisions)
    catalogue = catalogue_of(rename_actors(told, said.language, dossier.actors), titles, source=dossier.table)
    choices = Choices(
        filters=_filters(asked, catalogue, said),
        lanes=cast(Lanes, asked.lanes),
        tab=cast(Tab, asked.chart),
        unit=cast(Unit, asked.unit),
        language=said.language,
    )
    rows = np.flatnonzero(catalogue.answer(choices.filters))
    order = Order(
        choices.tab,
        width,
        height,
        asked.scale,
        asked.title[:300],
        asked.licence[:300],
        asked.link[:300],
        asked.dark,
        Store(dossier.path).read_on() if dossier.path is not None else None,
    )
    today = dt.date.today()
    figure = image_figure(dossier, catalogue, rows, choices, said, order, today)
    made = make_image(figure, format, order, said, server_browser())
    path = asked.output or Path(f"{file_name(dossier, choices, catalogue, today, said, choices.tab)}.{format}")
    write_whole(path, lambda file: file.write(made), words)
    print(words("command.drawn", file=path), file=sys.stderr)
    return 0


def _format(asked: argparse.Namespace) -> Format:
    """The format asked for, else that of the file's ending, else PNG."""
    if asked.format or asked.output is None:
        return read_format(asked.format or "png")
    return read_format(asked.output.suffix)


def _opened(path: Path) -> Dossier:
    if not path.is_file():
        raise ReadingError("no-file", f"There is no file {str(path)!r}.", file=path)
    if path.suffix == ENDING:
        return Store.open(path).dossier()
    return Dossier((), read_table(path), "table", path.name)


def _filters(asked: argparse.Namespace, catalogue: Catalogue, words: Words) -> Filters:
    actors, types, places = (
        tuple(_value(name, said, catalogue, words) for said in getattr(asked, option))
        for option, name in _LISTS.items()
    )
    return Filters(
        actors=actors,
        types=types,
        places=places,
        text=asked.text,
        first=_month(asked.first, 1) if asked.first else None,
        last=_month(asked.last, 12) if asked.last else None,
        certain=asked.certain,
    ).changed()


def _value(name: str, said: str, catalogue: Catalogue, words: Words) -> str:
    """The value of a filter by its id or its name, in any case and without accents."""
    facet = catalogue.facets[name]
    named = {
        fold(words.name("types", identity) if name == "types" else shown): identity
        for identity, shown in reversed(list(zip(facet.ids, facet.names, strict=True)))
    }
    known = {fold(identity): identity for identity in facet.ids} | named
    if fold(said) in known:
        return known[fold(said)]
    near = difflib.get_close_matches(fold(said), list(named), 3)
    hint = ", ".join(facet.name(named[one]) for one in near) or words("command.none_near")
    raise ExportError("unknown-value", f"{said!r} is not in the table; near it are: {hint}.", value=said, near=hint)


def _month(said: str, edge: int) -> int:
    """A year, of which the edge is the month, or a year and a month, as a month's number."""
    match = re.fullmatch(r"(-?\d{1,4})(?:-(\d\d?))?", said.strip())
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        raise ExportError("bad-month", f"{said!r} is neither a year (2014) nor a month (2014-08).", value=said)
    return month_of(int(match[1]), int(match[2]) if match[2] else edge)
