"""How long images and files of data take, beside Plotly's ``write_image`` and pandas' own writers.

``python -m benchmarks.export`` prints a table; ``--json FILE`` also writes its figures, flat. Ours and the plain
call draw the same figure at the same size, in turns, in one run; a first image is that of a new process, which
starts its browser as a user's does. All that Plotly's call is given is the figure: its image has the same marks,
and no embedded letters, title in the metadata, or size on paper.

- ``png_first_ratio``, ``png_warm_ratio``: ours over the plain call, 150 events; smaller is better.
- ``FORMAT_EVENTS_first_s``, ``_warm_s``: seconds of each format for 20, 150 and 2,000 events.
- ``swapped``: of 50 images asked by 8 readers at once, each with its own mark, how many have not their own.
- ``csv_ratio``, ``parquet_ratio``: 100,000 rows, ours over ``DataFrame.to_csv`` and ``to_parquet`` of the same table.
"""

import argparse
import datetime as dt
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from benchmarks.asking import asking, keep
from dashboard.catalogue import catalogue_of
from dashboard.choices import Choices
from dashboard.dossier import Dossier
from dashboard.export.browser import Browser, server_browser
from dashboard.export.figure import image_figure
from dashboard.export.image import make_image, with_dress
from dashboard.export.order import FORMATS, Order
from dashboard.figures.traces import Figure
from dashboard.words import load_words
from events import empty_table, write_table

WORDS = load_words("fr")
SIZES = (20, 150, 2_000)
TODAY = dt.date(2026, 11, 24)
ORDER = Order(scale=1)
ROUNDS, TABLE_ROUNDS, ROWS, READERS, SWAPPED = 7, 5, 100_000, 8, 50
_TYPES = ("coup", "visit", "agreement", "statement", "attack", "election")


def table_of(events: int) -> pd.DataFrame:
    """Made-up events of 2000 to 2025, always the same, of days, months and years."""
    draw = np.random.default_rng(7)
    first = np.sort(draw.integers(10_957, 20_400, events))
    grain = draw.choice(["day", "month", "year"], events, p=[0.6, 0.3, 0.1])
    start = np.array(first, dtype="datetime64[D]")
    start = np.where(grain == "month", start.astype("datetime64[M]").astype("datetime64[D]"), start)
    start = np.where(grain == "year", start.astype("datetime64[Y]").astype("datetime64[D]"), start)
    wide = {"day": 1, "month": 28, "year": 365}
    end = start + np.array([wide[one] for one in grain])
    text = empty_table()
    values: dict[str, object] = {}
    for name in text.columns:
        dtype = str(text[name].dtype)
        filler: object = "" if dtype == "str" else () if dtype == "object" else pd.NaT if "datetime" in dtype else 1
        values[name] = pd.Series([filler] * events, dtype=text[name].dtype)
    actors = [(f"Acteur {number}",) for number in draw.integers(0, 40, events)]
    values |= {
        "event": [f"e{number}" for number in range(events)],
        "document": [f"d{number % 500}" for number in range(events)],
        "title": [f"Événement numéro {number} de l’année" for number in range(events)],
        "quote": [f"Phrase numéro {number} qui raconte « cet événement », et le date." for number in range(events)],
        "type": draw.choice(_TYPES, events),
        "modality": ["happened"] * events,
        "anchor": ["absolute"] * events,
        "start": start.astype("datetime64[s]"),
        "end": end.astype("datetime64[s]"),
        "extent": ["within"] * events,
        "precision": grain,
        "edtf": [str(day) for day in start],
        "actors": actors,
        "actor_ids": [(f"other:{names[0].lower().replace(' ', '-')}",) for names in actors],
        "roles": [("agent",)] * events,
        "sources": [(f"d{number % 500}",) for number in range(events)],
        "confidence": draw.uniform(0.4, 1, events).round(2),
    }
    return pd.DataFrame({name: pd.Series(values[name]).astype(text[name].dtype) for name in text.columns})


def figure_of(events: int) -> Figure:
    """The figure of an image of so many events."""
    table = table_of(events)
    dossier, catalogue = Dossier((), table, "table", "mesure.csv"), catalogue_of(table)
    return image_figure(dossier, catalogue, np.arange(events), Choices(), WORDS, ORDER, TODAY)


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plain_image(figure: Figure) -> bytes:
    """The PNG that Plotly's own call makes."""
    made: bytes = go.Figure(figure, skip_invalid=True).to_image(format="png", width=1200, height=675, scale=1)
    return made


def _browser() -> Browser:
    found = server_browser()
    if found is None:
        sys.exit("No Chrome or Chromium was found: there is nothing to measure.")
    return found


def first_image(which: str, format: str, events: int) -> float:
    """Seconds of the first image of a new process, its imports and the making of the table apart."""
    command = [sys.executable, "-m", "benchmarks.export", "--first", which, format, str(events)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def _first(which: str, format: str, events: int) -> None:
    figure = figure_of(events)
    if which == "plain":
        print(seconds(lambda: plain_image(figure)))
    else:
        browser = _browser()
        print(seconds(lambda: make_image(figure, format, ORDER, WORDS, browser)))  # type: ignore[arg-type]
        browser.close()


def measured_images() -> dict[str, float]:
    """Seconds of each format and the ratios to the plain call."""
    found: dict[str, float] = {}
    browser = _browser()
    for events in SIZES:
        figure = figure_of(events)
        for format in FORMATS:
            make_image(figure, format, ORDER, WORDS, browser)
            times = [seconds(lambda: make_image(figure, format, ORDER, WORDS, browser)) for _ in range(ROUNDS)]  # noqa: B023 (called at once)
            found[f"{format}_{events}_warm_s"] = statistics.median(times)
            found[f"{format}_{events}_first_s"] = first_image("ours", format, events)
    figure = figure_of(150)
    ours, plain, first, first_plain = [], [], [], []
    for _ in range(3):
        plain.append(seconds(lambda: plain_image(figure)))
        ours += [seconds(lambda: make_image(figure, "png", ORDER, WORDS, browser)) for _ in range(3)]
        first_plain.append(first_image("plain", "png", 150))
        first.append(first_image("ours", "png", 150))
    found["plain_warm_s"], found["plain_first_s"] = statistics.median(plain), statistics.median(first_plain)
    found["png_warm_ratio"] = statistics.median(ours) / found["plain_warm_s"]
    found["png_first_ratio"] = statistics.median(first) / found["plain_first_s"]
    found["swapped"] = swapped(browser)
    browser.close()
    return found


def swapped(browser: Browser) -> int:
    """Of images asked by several readers at once, how many have not the mark that their reader put in."""
    figure = figure_of(20)

    def own(number: int) -> bool:
        mark = f"marque {number:03}."
        note = {"text": mark, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
        mine = {**figure, "layout": {**figure["layout"], "annotations": [note]}}
        made = browser.draw(with_dress(mine, WORDS), format="svg", width=1200, height=675).decode()
        return mark in made and made.count("marque ") == 1

    with ThreadPoolExecutor(READERS) as readers:
        return sum(not right for right in readers.map(own, range(SWAPPED)))


def measured_tables() -> dict[str, float]:
    """The ratios of our writers to pandas'; the same table, in turns."""
    table = table_of(ROWS)
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "csv": (
            lambda: write_table(table, io.BytesIO(), format="csv"),
            lambda: table.to_csv(io.BytesIO(), index=False),
        ),
        "parquet": (
            lambda: write_table(table, io.BytesIO(), format="parquet"),
            lambda: table.to_parquet(io.BytesIO(), index=False),
        ),
    }
    found: dict[str, float] = {}
    for name, (ours, theirs) in pairs.items():
        rounds = [(seconds(ours), seconds(theirs)) for _ in range(TABLE_ROUNDS)]
        found[f"{name}_s"], found[f"{name}_pandas_s"] = (
            statistics.median(times) for times in zip(*rounds, strict=True)
        )
        found[f"{name}_ratio"] = found[f"{name}_s"] / found[f"{name}_pandas_s"]
    return found


def main() -> None:
    """Print the table."""
    parser = asking("export", __doc__)
    parser.add_argument("--first", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.first:
        _first(asked.first[0], asked.first[1], int(asked.first[2]))
        return
    found = measured_tables() | measured_images()
    print(f"{'format':8} {'events':>7} {'first, s':>9} {'warm, s':>9}")
    for format in FORMATS:
        for events in SIZES:
            first, warm = (found[f"{format}_{events}_{when}_s"] for when in ("first", "warm"))
            print(f"{format:8} {events:7} {first:9.2f} {warm:9.2f}")
    print(f"\nplain write_image, 150 events: first {found['plain_first_s']:.2f} s, again {found['plain_warm_s']:.2f} s")
    for name, most in (
        ("png_warm_ratio", 0.2),
        ("png_first_ratio", 1.2),
        ("swapped", 0),
        ("csv_ratio", 1.5),
        ("parquet_ratio", 1.3),
    ):
        print(f"{name:16} {found[name]:6.2f}  (at most {most})")
    keep({name: round(value, 4) for name, value in found.items()}, asked.json)


if __name__ == "__main__":
    main()
