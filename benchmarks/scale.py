"""From ten articles to ten million: runs, merging and the page at scale: ``python -m benchmarks.scale [--json FILE]``.

Articles are composed from the sentences of our own sample, with names, dates and lengths varied by a seed; tables of
events are made directly. ``--articles``, ``--events`` and ``--only`` make it shorter.

- ``docs_per_s``: articles a second of a run in one process, its model loaded
- ``worker_mb``, ``events_per_doc``: what the sum on paper needs besides
- ``speedup_2``: time of one worker over that of two, models loaded
- ``overhead_1``: time with one worker over that in process, models loaded
- ``worker_memory_ratio``: megabytes that a reader has held at most after all articles, over those after a tenth
- ``merge_exponent``: slope of log time over log events, from a hundredth of the events to all of them
- ``open_ratio_1m``, ``repaint_ratio_1m``, ``memory_mb_1m``: the page on all events: first paint over that on 1,000, a
  click on a filter over one line of text (as in ``benchmarks.dashboard``), megabytes of the server
"""

import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from benchmarks.asking import asking, keep
from benchmarks.dashboard import ARGUMENTS, find_chromium, make_table, measure, shown
from benchmarks.merge import invented
from benchmarks.times import exponent
from dashboard.dossier import load_sample
from events import Settings, cluster, extract_corpus, merge_corpus
from events.arrow import to_arrow
from events.corpus.run import Progress
from events.corpus.store import Store

if TYPE_CHECKING:
    from dask.distributed import Client

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "January February March April May June July August September October November December",
)
_PEOPLE = ("Awa", "Ibrahim", "Fatou", "Moussa", "Claire", "Jean", "Maria", "Oumar")
_SURNAMES = ("Zorgbo", "Delvaux", "Kanté", "Brenner", "Ostrel", "Talla", "Vasseur", "Ndour")
_PLACES = ("Bamako", "Niamey", "Ouagadougou", "Dakar", "Abidjan", "Lomé", "Paris", "Moscou")
_STEPS = ("run", "merge", "page")
_TURNS = 3  # of this process, of one worker and of two


def composed(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Articles of sentences of the sample, each with names, dates and a length of its own.

    Args:
        count: how many.
        seed: of what is drawn.
    """
    draw = random.Random(seed)
    sentences: dict[str, list[str]] = {}
    for document in load_sample().documents:
        found = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])", " ".join(document.text.split()))
        sentences.setdefault(document.language, []).extend(found)
    for number in range(count):
        language = draw.choice(sorted(sentences))
        length = max(3, min(60, round(draw.lognormvariate(2.6, 0.6))))
        said = [_varied(draw.choice(sentences[language]), draw) for _ in range(length)]
        paragraphs = [" ".join(said[place : place + 4]) for place in range(0, length, 4)]
        day = f"{draw.randint(2012, 2025)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        yield {
            "title": f"Article {number}",
            "text": "\n\n".join(paragraphs),
            "published": day,
            "language": language,
            "source": draw.choice(_PLACES),
        }


def _varied(sentence: str, draw: random.Random) -> str:
    """The sentence with other years, days, months, persons and towns."""
    sentence = re.sub(r"\b20[012]\d\b", lambda _: str(draw.randint(2005, 2025)), sentence)
    for months in _MONTHS:
        names = months.split()
        sentence = re.sub(rf"\b({'|'.join(names)})\b", lambda _, names=names: draw.choice(names), sentence)
    sentence = re.sub(r"\b[A-Z]\w+ (?:Goïta|Traoré|Tiani|Keïta|Diop)\b", lambda _: _person(draw), sentence)
    towns = "|".join(_PLACES)
    return re.sub(rf"\b({towns})\b", lambda _: draw.choice(_PLACES), sentence)


def _person(draw: random.Random) -> str:
    return f"{draw.choice(_PEOPLE)} {draw.choice(_SURNAMES)}"


def write_articles(path: Path, rows: Iterable[Mapping[str, str]]) -> str:
    """A file of articles."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return str(path)


class _Timer:
    """Time of runs from the end of their first parts, by which every model is loaded, to the end of the last.

    Args:
        warm: parts that come before, in each run.
        early: articles of all runs after which what the reader holds is noted.
    """

    def __init__(self, warm: int, early: int) -> None:
        self.warm, self.early, self.early_mb, self.peak_mb = warm, early, 0.0, 0.0
        self.seconds, self.articles, self.events, self.done = 0.0, 0, 0, 0
        self._begun, self._before = 0.0, 0

    def run(self, source: str, out: Path, client: "Client | None") -> None:
        """Do a run and count it in."""
        self._begun, self._before = time.perf_counter(), 0  # of a run that is all first parts
        result = extract_corpus(source, str(out), client, progress=self._after_part)
        self.seconds += time.perf_counter() - self._begun
        self.articles += result.documents - self._before
        self.done, self.events = self.done + result.documents, self.events + result.events
        self.peak_mb = max(self.peak_mb, result.peak_mb)

    def _after_part(self, progress: Progress) -> None:
        if progress.finished == self.warm:
            self._begun, self._before = time.perf_counter(), progress.documents
        if self.done + progress.documents >= self.early and not self.early_mb:
            self.early_mb = progress.peak_mb

    @property
    def each(self) -> float:
        """Seconds an article."""
        return self.seconds / max(1, self.articles)

    def told(self, name: str) -> str:
        """What was run, in a line."""
        return (
            f"{name}: {self.done} articles, {self.events} events, {1000 * self.each:.0f} ms each, {self.peak_mb:.0f} MB"
        )


def measure_runs(folder: Path, count: int) -> dict[str, float]:
    """Runs in this process, with one worker and with two, in turns, so that all are of the same minutes.

    One worker has one reader for all its runs, and what that holds after a tenth of the articles and after all is
    compared; two workers have the first half of each turn's articles, this process the first quarter.
    """
    rows, step = list(composed(count)), max(2, -(-count // _TURNS))
    here, one, two = _Timer(2, count), _Timer(2, count // 10), _Timer(4, count)
    with cluster(1) as worker, cluster(2) as workers:
        for number, low in enumerate(range(0, count, step)):
            turn = rows[low : low + step]
            half, quarter = turn[: -(-len(turn) // 2)], turn[: -(-len(turn) // 4)]
            runs = [("here", here, None, quarter), ("one", one, worker, turn), ("two", two, workers, half)]
            for name, timer, client, some in runs if number % 2 else reversed(runs):
                source = write_articles(folder / f"{name}-{number}.jsonl", some)
                timer.run(source, folder / f"{name}-{number}", client)
    for name, timer in (("here", here), ("one", one), ("two", two)):
        print(timer.told(name), flush=True)
    return {
        "docs_per_s": round(1 / here.each, 2),
        "speedup_2": round(one.each / two.each, 3),
        "overhead_1": round(one.each / here.each, 3),
        "worker_memory_ratio": round(one.peak_mb / one.early_mb, 3),
        "worker_mb": round(max(timer.peak_mb for timer in (here, one, two))),
        "events_per_doc": round(two.events / two.done, 2),
    }


def write_events(place: Path, table: pd.DataFrame, step: int = 2_500) -> str:
    """A corpus of a table of events, as a run would have written it."""
    store = Store.begin(str(place), Settings(), 256)
    for low in range(0, len(table), step):
        rows = table.iloc[low : low + step].reset_index(drop=True)
        documents = [_article(one) for one in dict.fromkeys(rows["document"])]
        store.write(f"made-{low:09d}", documents, [to_arrow(rows)], [])
    return str(place)


def _article(identity: str) -> dict[str, object]:
    texts = dict.fromkeys(("source", "address", "author"), "")
    return {**texts, "document": identity, "title": identity, "name": identity, "text": identity, "language": "fr"} | {
        "published": "2024",
        "events": 1,
    }


def measure_merge(folder: Path, count: int) -> dict[str, float]:
    """Merging a hundredth of the events and all of them with two workers.

    Time is processor time, of this process and the workers together: machines are shared.
    """
    taken = {}
    with cluster(2) as client:
        assert client is not None
        for number, worker in enumerate(client.scheduler_info()["workers"]):  # words are loaded before time counts
            warm = write_events(folder / f"warm-{number}", invented(200))
            client.submit(merge_corpus, warm, workers=[worker], pure=False).result()
        for size in (count // 100, count):
            place = write_events(folder / f"merge-{size}", invented(size))
            begun = _processor()
            merged = merge_corpus(place, client)
            taken[size] = _processor() - begun
            print(
                f"merge: {merged.rows} rows, {merged.happenings} happenings, {merged.seconds:.0f} s, "
                f"{taken[size]:.1f} s of processor",
                flush=True,
            )
            shutil.rmtree(place)
    return {"merge_exponent": round(exponent(list(taken.items())), 3), "merge_rows_per_s": round(count / taken[count])}


def _processor() -> float:
    """Seconds of processor that this process and those that it has begun have had."""
    from psutil import Process

    me = Process()
    times = [process.cpu_times() for process in (me, *me.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))


def measure_page(folder: Path, count: int, clicks: int) -> dict[str, float]:
    """The page on corpora of 1,000 events and of all, beside one line of text."""
    from playwright.sync_api import sync_playwright

    places = {}
    for size in (1_000, count):
        place = write_events(folder / f"page-{size}", make_table(size), step=20_000)
        begun = time.perf_counter()
        _open_once(place)
        print(f"page: {size} events made ready to look at in {time.perf_counter() - begun:.1f} s", flush=True)
        places[size] = place
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with shown(browser, "line", folder / "none", "lines") as (line, _):
            found = {size: measure(browser, "corpus", Path(place), line, clicks) for size, place in places.items()}
        browser.close()
    for size, one in found.items():
        print(
            f"page: {size} events: first {one.first:.0f} ms, click {one.repaint:.0f} ms, {one.memory:.0f} MB",
            flush=True,
        )
    most, few = found[count], found[1_000]
    return {
        "open_ratio_1m": round(most.first / few.first, 3),
        "repaint_ratio_1m": round(most.repaint / most.line, 3),
        "memory_mb_1m": round(most.memory, 1),
    }


def _open_once(place: str) -> None:
    from events import open_corpus

    open_corpus(place)


def on_paper(
    figures: Mapping[str, float], merged: int, articles: int = 10_000_000, machines: int = 4, cores: int = 16
) -> str:
    """Hours and machines for ten million articles, from what was measured.

    Args:
        figures: of the runs, and where there are any of merging.
        merged: events that were merged to measure how fast that is.
        articles: as long as those composed here, half of them French.
        machines: that read and merge.
        cores: of each, with a worker each.
    """
    if "docs_per_s" not in figures:
        return ""
    core = figures["docs_per_s"]
    work = articles / core / 3600
    workers = machines * cores
    said = [
        f"On paper: {articles:,} such articles at {core:.1f} a second and core are {work:,.0f} core hours: "
        f"{work / workers:,.0f} hours on {workers} cores ({machines} machines of {cores}), where twice the workers are "
        f"twice as fast."
    ]
    if "merge_rows_per_s" in figures and "events_per_doc" in figures:
        events = articles * figures["events_per_doc"]
        growth = (events / merged) ** (figures["merge_exponent"] - 1)
        merging = events / figures["merge_rows_per_s"] * growth / 3600
        said.append(
            f"Their {events / 1e6:,.0f} million events are merged in {merging:,.0f} core hours more, where time goes on "
            f"growing with rows to the power of {figures['merge_exponent']:g}."
        )
    if "worker_mb" in figures:
        said.append(
            f"A worker holds {figures['worker_mb']:,.0f} MB: {figures['worker_mb'] * cores / 1e3:,.0f} GB a machine."
        )
    return " ".join(said)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write the file that was asked for."""
    parser = asking("scale", __doc__)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--clicks", type=int, default=11)
    parser.add_argument("--only", choices=_STEPS, action="append", help="measure only this; may be given again")
    asked = parser.parse_args(arguments)
    steps: dict[str, Callable[[Path], dict[str, float]]] = {
        "run": lambda folder: measure_runs(folder, asked.articles),
        "merge": lambda folder: measure_merge(folder, asked.events),
        "page": lambda folder: measure_page(folder, asked.events, asked.clicks),
    }
    figures: dict[str, float] = {}
    for name in asked.only or _STEPS:
        with tempfile.TemporaryDirectory() as folder:
            figures |= steps[name](Path(folder))
    print("\n| what | measured |\n| --- | --- |")
    for name, value in figures.items():
        print(f"| `{name}` | {value:g} |")
    print(f"\n{on_paper(figures, asked.events)}")
    keep(figures, asked.json)


if __name__ == "__main__":
    main()
