"""Finding and resolving dates, beside others on the same texts: ``python -m benchmarks.times``.

Accuracy is F1 in percent as ``benchmarks.scoring`` defines it. Speed is UTF-8 kB a second of one core's time, the
median of rounds in which the systems take turns, each in a process of its own with all it needs loaded before;
memory is the peak of that process. ``ours/theirs`` above 1 means that ours is faster, or takes more memory.
"chronofrise extract" is the whole extraction with its language model, for what the parse adds to the dates.
"""

import contextlib
import json
import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.asking import asking, keep
from benchmarks.peers import SYSTEMS, system
from benchmarks.scoring import MEASURES, Counts, Timex, first_day, pairs, same_day, score
from benchmarks.texts import Text, from_file, own
from benchmarks.worker import written

ROOT = Path(__file__).parents[1]
OURS = SYSTEMS[0]
LENGTHS = tuple(round(10_000 * 10 ** (step / 2)) for step in range(7))
"""Code points of the texts that growth is measured on: 10 kB to 10 MB."""
_JUDGED = {"heideltime": "vs_heideltime", "dateparser_search": "vs_dateparser"}


class Worker:
    """A system in a process of its own."""

    def __init__(self, name: str, texts: list[Text], folder: Path) -> None:
        path = folder / f"{name}.json"
        path.write_text(written(texts), "utf-8")
        self.log = (folder / f"{name}.log").open("w+", encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.worker", name, str(path)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True
        )

    def answer(self) -> dict[str, Any]:
        """Its next line.

        Raises:
            RuntimeError: it ended instead.
        """
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.log.seek(0)
            raise RuntimeError((self.log.read().strip().splitlines() or ["it ended without a word"])[-1])
        return dict(json.loads(line))

    def run(self, **order: object) -> dict[str, Any]:
        """One more run, and what it took: ``seconds`` and ``memory_mb``."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.log):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


@dataclass
class Result:
    """What was measured of one system.

    Attributes:
        name: of the system, as shown.
        missing: why it was not measured, or "".
        texts: those in a language that it reads.
        found: its expressions by id of the text.
        speeds: kB a second, a round each.
        memory: peak in MB.
    """

    name: str
    missing: str = ""
    texts: list[Text] = field(default_factory=list)
    found: Mapping[str, list[Timex]] = field(default_factory=dict)
    speeds: list[float] = field(default_factory=list)
    memory: float = 0.0

    @property
    def speed(self) -> float:
        """The median round."""
        return statistics.median(self.speeds) if self.speeds else 0.0

    def faster_than(self, other: "Result") -> float:
        """The median of what each round says of this system's speed over another's, measured right after it."""
        return statistics.median(one / two for one, two in zip(self.speeds, other.speeds, strict=True))

    def counts(self, language: str = "") -> Counts:
        """The score, in one language or all."""
        return score((t.times, self.found[t.id]) for t in self.texts if language in ("", t.language))


def kilobytes(texts: Sequence[Text]) -> float:
    """Size of the texts in UTF-8, thousands of bytes."""
    return sum(len(text.text.encode("utf-8", "surrogatepass")) for text in texts) / 1000


def measured(
    texts: Sequence[Text], names: Sequence[str] = SYSTEMS, rounds: int = 5, lengths: Sequence[int] = LENGTHS
) -> tuple[dict[str, Result], list[tuple[int, float]]]:
    """Every system on the texts, and the seconds that ours takes by the length of a text.

    Args:
        texts: with their gold.
        names: systems of ``benchmarks.peers``.
        rounds: how often speed is measured; the systems take turns.
        lengths: code points of the texts that growth is measured on.
    """
    results: dict[str, Result] = {}
    workers: dict[str, Worker] = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        for name in names:
            module = system(name)
            result = results[name] = Result(module.NAME, module.missing())
            result.texts = [t for t in texts if module.LANGUAGES is None or t.language in module.LANGUAGES]
            if not result.texts:
                result.missing = result.missing or "does not read this language"
            if result.missing:
                continue
            worker = Worker(name, result.texts, Path(folder))
            stack.callback(worker.close)
            try:
                found = worker.answer()["found"]
            except RuntimeError as error:
                result.missing = f"failed: {error}"
                continue
            result.found = {id_: [_timex(time) for time in times] for id_, times in found.items()}
            workers[name] = worker
        for _ in range(rounds):
            for name, worker in list(workers.items()):
                try:
                    took = worker.run()
                except (RuntimeError, OSError) as error:
                    results[name].missing = f"failed: {error}"
                    del workers[name]
                    continue
                results[name].speeds.append(kilobytes(results[name].texts) / took["seconds"])
                results[name].memory = took["memory_mb"]
        ours = workers.get(OURS)
        growth = [(n, ours.run(length=n)["seconds"]) for n in lengths] if ours else []
    return results, growth


def _timex(data: Mapping[str, Any]) -> Timex:
    return Timex(**{**data, "others": tuple(data["others"])})


def exponent(growth: Sequence[tuple[int, float]]) -> float:
    """Slope of the logarithm of time over that of length, by least squares: 1 where time is linear.

    >>> round(exponent([(10, 0.1), (100, 1.0), (1000, 10.0)]), 6)
    1.0
    """
    points = [(math.log(length), math.log(seconds)) for length, seconds in growth]
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def story_right(result: Result, language: str = "") -> tuple[int, int]:
    """How many expressions that hang on another date of the text have the right day, and how many have one.

    "Quelques jours plus tard" has none that could be right.
    """
    right = total = 0
    for text in result.texts:
        if language not in ("", text.language):
            continue
        matched = dict(pairs(text.times, result.found[text.id]))
        with_day = [i for i in text.story if any(map(first_day, text.times[i].values))]
        total += len(with_day)
        right += sum(i in matched and same_day(text.times[i], result.found[text.id][matched[i]]) for i in with_day)
    return right, total


def import_ratios(times: int = 5) -> tuple[float, float]:
    """The time to import ``events``, and ``find_times`` from it, over that of pandas, in fresh processes in turns."""
    codes = {"events": "import events", "find_times": "from events import find_times", "pandas": "import pandas"}
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for turn in range(times + 1):
        for name, code in codes.items():
            timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
            done = subprocess.run([sys.executable, "-c", timed], cwd=ROOT, capture_output=True, text=True, check=True)
            if turn:  # the first is to have the files at hand
                taken[name].append(float(done.stdout))
    events, found, pandas = (statistics.median(taken[name]) for name in codes)
    return events / pandas, found / pandas


def rules_mb() -> float:
    """The memory that the date rules of all languages take in a fresh process, in MB."""
    code = (
        "import tracemalloc, events; tracemalloc.start();"
        "[events.find_times(events.Document('d', '2020', language)) for language in events.languages()];"
        "print(tracemalloc.get_traced_memory()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout) / 1e6


def table(results: Mapping[str, Result], language: str) -> Iterator[str]:
    """The figures in one language, or all, as lines of Markdown."""
    yield "| system | " + " | ".join(MEASURES) + " |"
    yield "| --- |" + " --- |" * len(MEASURES)
    for result in results.values():
        if not result.missing and any(text.language == language for text in result.texts):
            counts = result.counts(language)
            yield f"| {result.name} | " + " | ".join(f"{counts.f1(measure):.1f}" for measure in MEASURES) + " |"


def costs(results: Mapping[str, Result]) -> Iterator[str]:
    """Speed and memory, as lines of Markdown."""
    ours = results[OURS]
    yield "| system | kB/s | ours/theirs | memory, MB | ours/theirs |"
    yield "| --- | --- | --- | --- | --- |"
    for result in results.values():
        if result.missing:
            yield f"| {result.name} | missing: {result.missing} | | | |"
        else:
            faster, more = ours.faster_than(result), ours.memory / result.memory
            yield f"| {result.name} | {result.speed:.0f} | {faster:.1f} | {result.memory:.0f} | {more:.2f} |"


def flat(results: Mapping[str, Result], growth: Sequence[tuple[int, float]]) -> dict[str, float]:
    """The figures that are judged, by name; those of a peer that is missing, or left out, are not there."""
    ours = results[OURS]
    counts = ours.counts()
    figures = {measure.lower(): counts.f1(measure) for measure in ("strict", "value", "DATED")}
    for name, key in _JUDGED.items():
        if name in results and not results[name].missing:
            figures[key] = ours.faster_than(results[name])
    if len(growth) > 1:
        figures["growth_exponent"] = exponent(growth)
    return {name: round(figure, 3) for name, figure in figures.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print tables, and write figures where asked."""
    parser = asking("times", __doc__)
    parser.add_argument("--corpus", type=Path, metavar="F.jsonl", help="texts with gold; without, the project's own")
    parser.add_argument("--rounds", type=int, default=5, help="how often speed is measured (5)")
    parser.add_argument("--only", nargs="+", choices=SYSTEMS, default=SYSTEMS, help="systems to measure")
    parser.add_argument("--short", action="store_true", help="leave out growth with length and time of import")
    given = parser.parse_args(arguments)
    try:
        texts = from_file(given.corpus) if given.corpus else own()
    except (OSError, ValueError) as error:
        raise SystemExit(str(error)) from None
    names = list(dict.fromkeys([OURS, *given.only]))
    results, growth = measured(texts, names, max(given.rounds, 1), () if given.short else LENGTHS)
    if results[OURS].missing:
        raise SystemExit(results[OURS].missing)
    for line in report(results, growth):
        print(line)
    if not given.short:
        events, found = import_ratios()
        print(
            f"\nImporting events takes {events:.2f} times as long as importing pandas, find_times from it {found:.2f}"
        )
        print(f"\nThe rules of all languages, compiled, take {rules_mb():.1f} MB")
    keep(flat(results, growth), given.json)


def report(results: Mapping[str, Result], growth: Sequence[tuple[int, float]]) -> Iterator[str]:
    """All that was measured of the systems, as lines of Markdown."""
    ours = results[OURS]
    for language in sorted({text.language for text in ours.texts}):
        texts = [text for text in ours.texts if text.language == language]
        times = sum(len(text.times) for text in texts)
        yield f"\n{language}: {len(texts)} texts, {times} expressions, {kilobytes(texts):.0f} kB; F1 in percent\n"
        yield from table(results, language)
    yield "\nSpeed and memory\n"
    yield from costs(results)
    for result in results.values():
        right, total = (0, 0) if result.missing else story_right(result, "fr")
        if total:
            yield f"\nStory-anchored, French, right day: {result.name} {right} of {total} ({100 * right / total:.1f} %)"
    for length, seconds in growth:
        yield f"\n{length / 1000:8.0f} kB of news in {seconds:.3f} s ({length / 1000 / seconds:.0f} kB/s)"
    if len(growth) > 1:
        yield f"\nTime grows with length to the power of {exponent(growth):.3f}"


if __name__ == "__main__":
    main()
