"""One system in a process of its own: ``python -m benchmarks.worker SYSTEM FILE``, spoken to in lines of JSON.

It reads the texts from FILE, says what it found in them, then for every line that it is sent takes the time of
one more run: over all texts, over the one that the line names, or over news of the length that it says. It keeps
to one core, so that no system is faster for having more of them.
"""

import contextlib
import gc
import json
import os
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from benchmarks.peers import system
from benchmarks.scoring import Timex
from benchmarks.texts import Text, news

_TURN = 1.0  # seconds that a system is given to run in, at a time


def written(texts: list[Text]) -> str:
    """Texts as JSON, for ``read``."""
    return json.dumps([asdict(text) for text in texts])


def read(data: str) -> list[Text]:
    """Texts from the JSON of ``written``."""
    return [Text(**{**text, "times": tuple(Timex(**time) for time in text["times"])}) for text in json.loads(data)]


def one_core() -> None:
    """Keep this process and its threads to one core, where the platform can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def peak_mb() -> float:
    """The most memory that this process had at a time, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux counts the peak of who started it as its own elsewhere
        told = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("utf-8"), re.M)
        if told:
            return int(told[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def seconds(work: Callable[[], object]) -> float:
    """How long a core works on it, which is what a clock would say if nothing else ran on this machine."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def a_turn(work: Callable[[], object]) -> float:
    """How long a piece of work takes: the median of a second of runs, after one that gets the caches warm again."""
    first = seconds(work)
    if first > _TURN:
        return first
    runs: list[float] = []
    while sum(runs) < _TURN:
        runs.append(seconds(work))
    return statistics.median(runs)


def main() -> None:
    """Serve one system until nothing more is asked."""
    one_core()
    module = system(sys.argv[1])
    texts = read(Path(sys.argv[2]).read_text("utf-8"))
    with contextlib.redirect_stdout(sys.stderr):
        tag, timexes = module.start(texts)
        found = {text.id: [asdict(time) for time in timexes(text, tag(text))] for text in texts}
    print(json.dumps({"found": found}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        length, only = order.get("length"), order.get("text")
        if only is not None:
            taken = seconds(lambda: [tag(text) for text in texts if text.id == only])  # noqa: B023 - called at once
        elif length is None:
            taken = a_turn(lambda: [tag(text) for text in texts])
        else:
            language = statistics.mode(text.language for text in texts)
            same = [text for text in texts if text.language == language]
            long = replace(same[0], text=news(same, length, seed=length))
            taken = a_turn(partial(tag, long))
        print(json.dumps({"seconds": taken, "memory_mb": peak_mb()}), flush=True)


if __name__ == "__main__":
    main()
