"""How fast the page is: first paint, a click on a filter, bytes and memory, for 100 to 100,000 events.

``python -m benchmarks.dashboard [--json FILE] [--clicks N] [--sizes 100,1000]``. Every time is a median in one
run; Chromium draws. Beside each click on our page, in turns, the same click in a page of one line, so that the
ratio is of the same minute however busy the machine is; and a page with ``px.timeline``.
"""

import itertools
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.asking import asking, keep
from dashboard.words import load_words
from events import EVENT_TYPES, empty_table

_PAGES = Path(__file__).parent / "pages"
_SIZES = (100, 1_000, 10_000, 100_000)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# As in the news: most events are words and violence. The filters clicked hold most events, so that both pages
# have as much to draw.
_SHARES = {"statement": 0.4, "attack": 0.2, "visit": 0.15, "agreement": 0.1}
_REST = 0.15 / (len(EVENT_TYPES) - len(_SHARES))
_CLICKED = tuple(_SHARES)

# Notes when a click happens, when a chart has been drawn and when the line has changed.
_WATCH = """
window.bench = { clicks: [], plots: [], lines: [] };
addEventListener("click", () => bench.clicks.push(performance.now()), true);
const seen = new WeakSet();
let line = null;
setInterval(() => {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    if (seen.has(chart) || !chart.on || !chart._fullLayout || chart.closest(".cf-strip")) continue;
    seen.add(chart);
    bench.plots.push(performance.now());
    chart.on("plotly_afterplot", () => bench.plots.push(performance.now()));
  }
}, 4);
new MutationObserver(() => {
  const text = document.querySelector(".line")?.textContent ?? null;
  if (text !== line) { line = text; bench.lines.push(performance.now()); }
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


@dataclass(slots=True)
class Measured:
    """What one page showed.

    Attributes:
        first: milliseconds from the start of the navigation to the first paint, of a browser that has nothing.
        repaint: milliseconds from a click on a filter to the next paint, a median.
        sent: bytes that the server sent for that, a median.
        memory: megabytes of the server when all was done.
        line: milliseconds of the same clicks in the page of one line, made in turns with these.
    """

    first: float
    repaint: float
    sent: float
    memory: float
    line: float


@dataclass(slots=True)
class Counter:
    """Bytes that came over the page's websocket."""

    received: int = 0
    sizes: list[int] = field(default_factory=list)


def make_table(count: int) -> pd.DataFrame:
    """A table of events that look like those of a dossier of news: skewed actors, mixed precisions, 4 % undated."""
    pick = np.random.default_rng(7)
    start = np.datetime64("2000-01-01", "D") + pick.integers(0, 9_400, count)
    grain = pick.choice(["day", "month", "year"], count, p=[0.6, 0.3, 0.1])
    month, year = start.astype("datetime64[M]"), start.astype("datetime64[Y]")
    first = np.where(
        grain == "day", start, np.where(grain == "month", month.astype("datetime64[D]"), year.astype("datetime64[D]"))
    )
    end = np.where(
        grain == "day",
        start + 1,
        np.where(grain == "month", (month + 1).astype("datetime64[D]"), (year + 1).astype("datetime64[D]")),
    )
    undated = pick.random(count) < 0.04
    first, end = (np.where(undated, np.datetime64("NaT"), days).astype("datetime64[s]") for days in (first, end))
    actors = np.minimum(pick.zipf(1.5, (count, 2)), 300)
    names = [tuple(f"Acteur {code}" for code in dict.fromkeys(pair)) for pair in actors.tolist()]
    # Words enough that hardly two events are taken for one happening: what is measured is a page of so many.
    syllables = ("ba", "ro", "ti", "ku", "sel", "mar", "den", "vo", "lan", "pi", "gor", "tha", "nu", "ke", "zim", "fa")
    words = np.array(["".join(three) for three in itertools.product(syllables, repeat=3)])
    titles = [" ".join(row) for row in words[pick.integers(0, len(words), (count, 5))]]
    places = [(f"Lieu {number}",) for number in pick.integers(0, 120, count)]
    articles = [(f"article-{number}",) for number in pick.integers(0, max(2, count // 20), count)]
    columns: dict[str, object] = {
        "event": [f"{number:016x}" for number in range(count)],
        "document": [sources[0] for sources in articles],
        "title": titles,
        "type": pick.choice(EVENT_TYPES, count, p=[_SHARES.get(kind, _REST) for kind in EVENT_TYPES]),
        "trigger": "accord",
        "modality": pick.choice(["happened", "planned", "denied"], count, p=[0.9, 0.08, 0.02]),
        "start": first,
        "end": end,
        "extent": np.where(undated, "", "within"),
        "precision": np.where(undated, "", grain),
        "anchor": "absolute",
        "reason": np.where(undated, "no-date", ""),
        "quote": [f"{' '.join(row).capitalize()}." for row in words[pick.integers(0, len(words), (count, 14))]],
        "actors": names,
        "actor_ids": [tuple(f"state:{name}" for name in mine) for mine in names],
        "roles": [("agent",) * len(mine) for mine in names],
        "places": places,
        "sources": articles,
        "n_sources": 1,
        "confidence": pick.random(count).round(2),
    }
    empty = empty_table()
    table = pd.DataFrame(columns, index=range(count)).reindex(columns=empty.columns)
    for name, kind in empty.dtypes.items():
        if name not in columns:
            blank = "" if str(kind) == "str" else pd.NA if str(kind) == "Int64" else np.datetime64("NaT")
            table[name] = pd.Series([blank] * count, dtype=kind)
    return table.sort_values("start", kind="stable", na_position="last", ignore_index=True)


@contextmanager
def serve(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The address and the process of a page that a command starts, which is given "{port}" in its arguments."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root = Path(__file__).parents[1]
    environment = {**os.environ, **environment, "PYTHONPATH": str(root)}
    command = [sys.executable, *(part.format(port=port) for part in command)]
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}/", process.pid
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.2)
    raise SystemExit(f"the page at {address} did not start")


def find_chromium() -> str | None:
    """The path of Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _memory(process: int) -> float:
    """Megabytes that a process has in memory; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def open_page(browser: Browser, address: str, what: str, counter: Counter) -> tuple[Page, float]:
    """The page in a browser that has nothing of it, and milliseconds to its first paint."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR").new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(_WATCH)

    def note(payload: str | bytes) -> None:
        counter.received += len(payload if isinstance(payload, bytes) else payload.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    page.goto(address)
    page.wait_for_function(f"bench.{what}.length > 0")
    return page, float(page.evaluate(f"bench.{what}[0]"))


def rest(page: Page) -> None:
    """Wait until the page has nothing left to do."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(700)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


@contextmanager
def shown(browser: Browser, script: str, table: Path, what: str) -> Iterator[tuple["Shown", float]]:
    """A page at rest, ready for clicks, and its first paint in a browser that has nothing, a median of two.

    Args:
        browser: that draws.
        script: of the page, without ".py".
        table: of its events.
        what: counts as painted: "plots" or "lines".
    """
    counter, firsts = Counter(), []
    run = ["-m", "streamlit", "run", str(_PAGES / f"{script}.py"), "--server.port={port}", "--server.headless=true"]
    with serve(run, {"CHRONOFRISE_BENCH_TABLE": str(table)}) as (address, process):
        for _ in range(3):  # the first of a new server reads the table
            page, first = open_page(browser, address, what, counter)
            firsts.append(first)
            rest(page)
            if len(firsts) < 3:
                page.context.close()
        if script in ("ours", "corpus"):
            page.get_by_role("button", name="Types").click()
            rest(page)
        yield Shown(page, script, what, counter, process), statistics.median(firsts[1:])
        page.context.close()


@dataclass(slots=True)
class Shown:
    """A page that is clicked.

    Attributes:
        page: in the browser.
        script: that lays it out, without ".py".
        what: counts as painted: "plots" or "lines".
        counter: of the bytes that came to it.
        process: of its server.
    """

    page: Page
    script: str
    what: str
    counter: Counter
    process: int

    def click(self, number: int) -> tuple[float, int]:
        """Milliseconds from a click on a filter to the next paint, and bytes sent until all is at rest again."""
        before = self.counter.received
        took = _click(self.page, self.script, self.what, _CLICKED[number % len(_CLICKED)])
        rest(self.page)
        return took, self.counter.received - before


def measure(browser: Browser, script: str, table: Path, line: Shown, clicks: int) -> Measured:
    """First paint and repaints of a page that draws a chart.

    Args:
        browser: that draws.
        script: of the page, without ".py".
        table: of its events.
        line: the page of one line, clicked in turns with it.
        clicks: on filters, of which the median is taken; one more goes before them.
    """
    with shown(browser, script, table, "plots") as (ours, first):
        turns = [(*ours.click(number), line.click(number)[0]) for number in range(clicks + 1)]
        # The first click also wakes what no later one has to.
        times, sizes, lines = (statistics.median(column) for column in zip(*turns[1:], strict=True))
        return Measured(first, times, sizes, _memory(ours.process), lines)


def _click(page: Page, script: str, what: str, kind: str) -> float:
    words = load_words("fr")
    button = page.get_by_test_id("stPopoverBody") if script in ("ours", "corpus") else page
    button = button.get_by_role(
        "button", name=words.name("types", kind) if script in ("ours", "corpus") else kind
    ).first
    page.evaluate("bench.clicks = []; bench.plots = []; bench.lines = []")
    button.click()
    page.wait_for_function(f"bench.{what}.some((at) => at > bench.clicks[0])")
    return float(page.evaluate(f"bench.{what}.find((at) => at > bench.clicks[0]) - bench.clicks[0]"))


def main() -> None:
    """Measure, print the table, and write the file that was asked for."""
    parser = asking("dashboard", __doc__)
    parser.add_argument("--clicks", type=int, default=9)
    parser.add_argument("--sizes", default=",".join(map(str, _SIZES)))
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        tables = {size: Path(folder) / f"{size}.pickle" for size in {*sizes, 10_000, 100, 100_000} if size in sizes}
        for size, path in tables.items():
            make_table(size).to_pickle(path)
        with shown(browser, "line", next(iter(tables.values())), "lines") as (line, first):
            for size in sizes:
                found[f"ours {size:,}"] = measure(browser, "ours", tables[size], line, asked.clicks)
            if 10_000 in sizes:
                clicks = max(2, asked.clicks // 3)
                found["px.timeline 10,000"] = measure(browser, "px", tables[10_000], line, clicks)
            lines = statistics.median(one.line for one in found.values())
            found["line"] = Measured(first, lines, line.click(0)[1], _memory(line.process), lines)
        browser.close()
    _print(found)
    keep(summary(found), asked.json)


def _print(found: dict[str, Measured]) -> None:
    print("| page | first paint, ms | click to paint, ms | over one line of text | bytes a click | memory, MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, one in found.items():
        times = f"{one.first:.0f} | {one.repaint:.0f} | {one.repaint / one.line:.2f}"
        print(f"| {name} | {times} | {one.sent:,.0f} | {one.memory:.0f} |")


def summary(found: dict[str, Measured]) -> dict[str, float]:
    """The figures that the page is held to, as far as they were measured."""
    figures: dict[str, float] = {}
    most, few = found.get("ours 100,000"), found.get("ours 100")
    if most:
        figures["repaint_ratio_100k"] = round(most.repaint / most.line, 3)
        figures["bytes_repaint_100k"] = most.sent
        figures["memory_mb_100k"] = round(most.memory, 1)
    if "px.timeline 10,000" in found and "ours 10,000" in found:
        figures["vs_px_10k"] = round(found["px.timeline 10,000"].repaint / found["ours 10,000"].repaint, 2)
    if most and few:
        figures["first_paint_ratio_100k"] = round(most.first / few.first, 3)
    return figures


if __name__ == "__main__":
    main()
