"""What extraction costs beside the language model alone: news of which a third, a half or all sentences have a date."""

import contextlib
import random
import re
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers import system
from benchmarks.texts import Text
from benchmarks.times import Worker
from events import Document, find_times

SHARES = {"a third": 1 / 3, "half": 1 / 2, "all": 1.0}
OURS, THEIRS = "chronofrise_extract", "spacy_pipeline"
LENGTH = 30_000  # code points of a text, that of a long dossier read at once


@dataclass
class Cost:
    """What was measured.

    Attributes:
        missing: why nothing was, or "".
        ratios: by language and share of dated sentences, the model's time over that of the extraction, a round each.
        speeds: kB a second of the extraction, likewise.
        memory: peak of the extracting process, MB.
    """

    missing: str = ""
    ratios: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    speeds: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    memory: float = 0.0

    @property
    def vs_spacy(self) -> float:
        """The least of the medians."""
        return min(statistics.median(rounds) for rounds in self.ratios.values())


def with_dates(texts: Sequence[Text], share: float, length: int = LENGTH, seed: int = 3) -> str:
    """News of a length, in paragraphs of four sentences, the given share of which hold a date.

    Args:
        texts: whose sentences are drawn, of one language.
        share: 0 to 1.
        length: code points, about.
        seed: of what is drawn.
    """
    pick = random.Random(seed)
    dated, others = _sorted_out(texts)
    drawn: list[str] = []
    while sum(map(len, drawn)) < length:
        want = round(12 * share)
        dozen = pick.sample(dated, min(want, len(dated))) + pick.sample(others, min(12 - want, len(others)))
        pick.shuffle(dozen)
        drawn += dozen
    return "\n\n".join(" ".join(drawn[n : n + 4]) for n in range(0, len(drawn), 4))


def _sorted_out(texts: Sequence[Text]) -> tuple[list[str], list[str]]:
    """The sentences of texts, those with a date and the others."""
    sides: tuple[list[str], list[str]] = [], []
    for text in texts:
        for sentence in re.split(r"(?<=[.!?»])\s+", text.text):
            if len(sentence) > 40 and sentence[-1] in ".!?":
                times = find_times(Document("s", sentence, text.language, text.published or None))
                sides[not any(time.type in ("DATE", "TIME") for time in times)].append(sentence)
    return sides


def measured(texts: Sequence[Text], rounds: int = 3, length: int = LENGTH) -> Cost:
    """The cost in every language of the texts; extraction and model take turns, each in a process of its own.

    Args:
        texts: whose sentences are read.
        rounds: turns of each.
        length: code points of a text.
    """
    cost = Cost(missing=system(OURS).missing() or system(THEIRS).missing())
    if cost.missing:
        return cost
    long = {
        (language, name): Text(f"{language} {name}", language, "2024-06-26", with_dates(same, share, length), ())
        for language in sorted({text.language for text in texts})
        for name, share in SHARES.items()
        if (same := [text for text in texts if text.language == language])
    }
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        workers = {name: Worker(name, list(long.values()), Path(folder)) for name in (OURS, THEIRS)}
        for worker in workers.values():
            stack.callback(worker.close)
            worker.answer()
        for number in range(rounds):
            for key, text in long.items():
                order = (OURS, THEIRS) if number % 2 else (THEIRS, OURS)
                took = {name: workers[name].run(text=text.id) for name in order}
                cost.ratios.setdefault(key, []).append(took[THEIRS]["seconds"] / took[OURS]["seconds"])
                size = len(text.text.encode()) / 1000
                cost.speeds.setdefault(key, []).append(size / took[OURS]["seconds"])
                cost.memory = max(cost.memory, took[OURS]["memory_mb"])
    return cost


def table(cost: Cost) -> Iterator[str]:
    """What was measured, as lines of Markdown."""
    if cost.missing:
        yield f"Cost: missing: {cost.missing}"
        return
    yield "| sentences with a date | language | extraction, kB/s | whole spaCy pipeline's time over ours |"
    yield "| --- | --- | --- | --- |"
    for (language, share), ratios in cost.ratios.items():
        speed = statistics.median(cost.speeds[language, share])
        yield f"| {share} | {language} | {speed:.1f} | {statistics.median(ratios):.2f} |"
    yield f"\nThe extracting process took {cost.memory:.0f} MB at most, with the models of both languages"


def flat(cost: Cost) -> Mapping[str, float]:
    """The figures that are judged, by name."""
    return {} if cost.missing else {"vs_spacy": cost.vs_spacy, "memory_mb": cost.memory}
