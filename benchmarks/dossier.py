"""What the size of a dossier costs: adding an article, opening, undoing, with 5,000 articles and 50,000 events.

``python -m benchmarks.dossier [--json FILE] [--articles N] [--times N] [--no-browser]``. Adding is timed beside the same
in an empty dossier, in turns; first paint beside that of the sample, each in a browser that has nothing of it.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, sync_playwright

from benchmarks.asking import asking, keep
from benchmarks.dashboard import ARGUMENTS, Counter, find_chromium, make_table, open_page, rest, serve
from dashboard.dossier import Patch, Store, file, history, load_sample, machine
from events import Document

_EVENTS = 10  # an article, in the mean
_DECIDED = 500  # events that were corrected before


def build(path: Path, articles: int) -> Store:
    """A dossier of so many articles, ten times the events, and some hundred decisions."""
    store = Store.create(path)
    texts = [document.text for document in load_sample().documents]
    table = make_table(articles * _EVENTS)
    # Each event in one article, about as many in each.
    table["document"] = [f"article-{number % articles}" for number in range(len(table))]
    table["sources"] = [(name,) for name in table["document"]]
    by_article = {str(name): rows for name, rows in table.groupby("document", sort=False)}
    with file.writing(path) as database:  # one transaction: how fast it is made is not measured
        decisions = history.decisions(database)
        for number in range(articles):
            document = Document(
                f"article-{number}", f"{texts[number % len(texts)]} ({number})", title=f"Article {number}"
            )
            change = history.begin(database, "2026-01-01T00:00:00+00:00", "", "read", "fact")
            machine.put(database, document, by_article[document.id], decisions, change, "bench")
            history.note(database, change, document.id)
    for number in range(0, _DECIDED, 10):
        events = table["event"].iloc[number : number + 10]
        store.decide([Patch("event", str(event), "title", f"Titre {event}") for event in events])
    return store


def _timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def adding(big: Store, folder: Path, times: int) -> dict[str, float]:
    """Milliseconds to add an article: read and keep, keep alone, and show the dossier again; big and empty.

    Every article is new, and goes to both in turns.
    """
    sample = load_sample().documents
    took: dict[str, list[float]] = {
        f"{what}_{size}": [] for what in ("add", "keep", "show") for size in ("big", "empty")
    }
    for number in range(times + 1):
        came = sample[number % len(sample)]
        document = replace(came, id=f"new-{number}", text=f"{came.text}\n\n{number}")
        empty = Store.create(folder / f"empty-{number}.chronofrise")
        table = _read(document)
        for size, store in (("big", big), ("empty", empty)) if number % 2 else (("empty", empty), ("big", big)):
            store.dossier()  # the window that adds has it open
            kept = replace(document, id=f"kept-{number}", text=f"{document.text}.")
            rows = _of(table, kept)
            row = {
                "add": _timed(lambda: list(store.read([document], "fr"))),  # noqa: B023 - called at once
                "keep": _timed(lambda: store.put(kept, rows)),  # noqa: B023
                "show": _timed(store.dossier),
            }
            if number:  # the first reading loads the model
                for what, value in row.items():
                    took[f"{what}_{size}"].append(value)
    return {name: statistics.median(values) for name, values in took.items()}


def _read(document: Document) -> pd.DataFrame:
    from events import extract

    return extract([document], names="fr")


def _of(table: pd.DataFrame, document: Document) -> pd.DataFrame:
    return table.assign(
        document=document.id,
        event=[f"{document.id}-{number}" for number in range(len(table))],
        sources=[(document.id,)] * len(table),
    )


def undoing(big: Store, times: int) -> dict[str, float]:
    """Milliseconds to undo a correction, and to undo and lay the table out again, in the big dossier."""
    event = str(big.dossier().table["event"].iloc[0])
    alone, shown = [], []
    for number in range(times):
        big.decide([Patch("event", event, "title", f"Titre {number}")])
        big.dossier()
        took = _timed(big.undo)
        alone.append(took)
        shown.append(took + _timed(big.dossier))
    return {"undo": statistics.median(alone), "undo_shown": statistics.median(shown)}


def opening(browser: Browser, folder: Path, big: Store, times: int) -> dict[str, float]:
    """Milliseconds to the first paint of the sample and of the big dossier, each as the command opens it.

    Of the first visit to a new server and, as a median, of those after it.
    """
    found = {}
    start = "import sys; from dashboard.command import main; sys.exit(main(sys.argv[1:]))"
    for name, given in (("sample", []), ("big", [str(big.path)])):
        command = ["-c", start, "dashboard", *given, "--port={port}"]
        with serve(command, {"CHRONOFRISE_HOME": str(folder / f"home-{name}")}) as (address, _):
            firsts = []
            for _ in range(times + 1):
                page, first = open_page(browser, address, "plots", Counter())
                rest(page)
                page.context.close()
                firsts.append(first)
        found[f"open_{name}"], found[f"first_{name}"] = statistics.median(firsts[1:]), firsts[0]
    return found


def main() -> None:
    """Measure, print the table, and write the file that was asked for."""
    parser = asking("dossier", __doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big = build(folder / "big.chronofrise", asked.articles)
        size = big.path.stat().st_size / 1e6
        cold = _timed(big.dossier)
        took = {**adding(big, folder, asked.times), **undoing(big, asked.times), "read": cold, "size_mb": size}
        if not asked.no_browser:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
                took |= opening(browser, folder, big, max(3, asked.times // 3))
                browser.close()
    _print(took)
    keep(summary(took), asked.json)


def _print(took: dict[str, float]) -> None:
    print("| what | big, ms | empty or sample, ms | ratio |\n| --- | --- | --- | --- |")
    for what, says in (
        ("add", "read an article and keep it"),
        ("keep", "keep one that was read"),
        ("show", "lay the table out again"),
    ):
        big, empty = took[f"{what}_big"], took[f"{what}_empty"]
        print(f"| {says} | {big:.1f} | {empty:.1f} | {big / empty:.2f} |")
    for what, says in (("first", "first paint, first visit to the server"), ("open", "first paint, later visits")):
        if f"{what}_big" in took:
            big, sample = took[f"{what}_big"], took[f"{what}_sample"]
            print(f"| {says} | {big:.0f} | {sample:.0f} | {big / sample:.2f} |")
    print(f"| undo | {took['undo']:.1f} | | |")
    print(f"| undo, and lay the table out again | {took['undo_shown']:.1f} | | |")
    print(f"| read the file from nothing | {took['read']:.0f} | | |")
    print(f"\nSize of the file: {took['size_mb']:.1f} MB")


def summary(took: dict[str, float]) -> dict[str, float]:
    """The figures that a dossier is held to, as far as they were measured."""
    figures = {
        "add_ratio": took["add_big"] / took["add_empty"],
        "keep_ratio": took["keep_big"] / took["keep_empty"],
        "undo_ms": took["undo"],
        "undo_shown_ms": took["undo_shown"],
    }
    if "open_big" in took:
        figures["open_ratio"] = took["open_big"] / took["open_sample"]
        figures["open_first_ratio"] = took["first_big"] / took["first_sample"]
    return {name: round(value, 3) for name, value in figures.items()}


if __name__ == "__main__":
    main()
