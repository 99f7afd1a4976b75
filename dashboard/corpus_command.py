"""``chronofrise run`` and ``chronofrise merge``: the events of a corpus, here or on a Dask cluster, with how far it is."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from dashboard.gathering import columns_said, said_of_models
from dashboard.words import Words
from events import CorpusError, Progress, Settings, cluster, extract_corpus, merge_corpus, read_actors

_PARTLY, _INTERRUPTED = 1, 130
_EVERY = 10.0  # seconds between two lines where nothing can be overwritten


def run_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of ``chronofrise run``."""
    parser.add_argument("source", metavar="SOURCE", help=words("command.source_help"))
    parser.add_argument("out", metavar="OUT", help=words("command.corpus_help"))
    _where_arguments(parser, words)
    parser.add_argument("--actors", metavar="FILE", default="", help=words("command.actors_help"))
    parser.add_argument("--column", metavar="ROLE=NAME", action="append", default=[], help=words("command.column_help"))
    parser.add_argument("--limit-seconds", metavar="S", type=_above_0, help=words("command.limit_seconds_help"))
    parser.add_argument("--limit-mb", metavar="MB", type=_count, help=words("command.limit_mb_help"))
    parser.add_argument("--retry", action="store_true", help=words("command.retry_help"))
    parser.add_argument("--merge", action="store_true", help=words("command.run_merge_help"))


def merge_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of ``chronofrise merge``."""
    parser.add_argument("out", metavar="OUT", help=words("command.made_corpus_help"))
    _where_arguments(parser, words)


def _where_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", metavar="N", type=_count, default=0, help=words("command.workers_help"))
    where.add_argument("--scheduler", metavar="ADDRESS", default="", help=words("command.scheduler_help"))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _above_0(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e9:
        raise ValueError(text)
    return number


def run_corpus(asked: argparse.Namespace, words: Words) -> int:
    """Run, and say how far it is; what is done stays whatever happens."""
    limits = {"limit_seconds": asked.limit_seconds, "limit_mb": asked.limit_mb}
    settings = Settings(
        names=words.language,
        columns=columns_said(asked.column),
        actors=read_actors(_bytes(asked.actors), asked.actors) if asked.actors else None,
        **{name: value for name, value in limits.items() if value is not None},
    )
    told = _Told(words)
    try:
        with cluster(asked.workers, asked.scheduler) as client:
            _say_page(client, words)
            done = extract_corpus(asked.source, asked.out, client, settings=settings, retry=asked.retry, progress=told)
            told.end()
            for sentence in (_summary(done, asked.out, words), *said_of_models(done.languages, words)):
                print(sentence, file=sys.stderr)
            if asked.merge:
                _merge(asked.out, client, words)
    except KeyboardInterrupt:
        told.end()
        print(words("command.run_interrupted", documents=told.documents), file=sys.stderr)
        return _INTERRUPTED
    finally:
        told.end()
    return _PARTLY if done.failures or done.lost else 0


def run_merge(asked: argparse.Namespace, words: Words) -> int:
    """Merge, and say how far it is."""
    with cluster(asked.workers, asked.scheduler) as client:
        _say_page(client, words)
        _merge(asked.out, client, words)
    return 0


def _say_page(client: Any, words: Words) -> None:
    if client is not None and client.dashboard_link:
        print(words("command.dask_page", address=client.dashboard_link), file=sys.stderr)


def _merge(out: str, client: Any, words: Words) -> None:
    live = sys.stderr.isatty()

    def tell(step: int, steps: int, at: int, total: int) -> None:
        if live:
            line = words("command.merge_line", step=step, steps=steps, at=at, total=total)
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)

    try:
        merged = merge_corpus(out, client, progress=tell)
    finally:
        if live:
            print(file=sys.stderr)
    print(words("command.merged", file=out, rows=merged.rows, events=merged.happenings), file=sys.stderr)


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CorpusError("no-file", f"There is no file {name!r}.", file=name, reason=error) from None


class _Told:
    """Says how far a run is: one line that changes on a terminal, a line now and then elsewhere."""

    def __init__(self, words: Words) -> None:
        self.documents = 0
        self._words, self._live, self._last = words, sys.stderr.isatty(), time.monotonic()
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        """Tell it, where it is time to."""
        self.documents = progress.documents
        now = time.monotonic()
        if self._live:
            print(f"\r{self._line(progress)}\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = True
        elif now - self._last >= _EVERY:
            print(self._line(progress), file=sys.stderr, flush=True)
            self._last = now

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            print(file=sys.stderr)
        self._shown = False

    def _line(self, progress: Progress) -> str:
        words, total = self._words, max(1, progress.articles)
        at = progress.before + progress.expected
        bar = "█" * (20 * at // total)
        return words(
            "command.run_line",
            bar=f"{bar:░<20}",
            at=at,
            total=progress.articles,
            rate=f"{progress.rate:.1f}",
            left=_left(progress.left, words),
            events=progress.events,
            failures=progress.failures,
        )


def _left(seconds: float | None, words: Words) -> str:
    """How long it will take, as people say it.

    >>> from dashboard.words import load_words
    >>> _left(7384, load_words("en"))
    '2 h 03'
    """
    if seconds is None:
        return "?"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 1:
        return words("command.seconds", count=rest)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return words("command.hours", hours=hours, minutes=f"{minutes:02d}")
    return words("command.minutes", count=minutes)


def _summary(done: Progress, out: str, words: Words) -> str:
    said = [words("command.run_done", file=out, documents=done.documents, events=done.events, before=done.before)]
    if done.failures:
        said.append(words.many("command.run_failures", done.failures))
    if done.removed:
        said.append(words.many("command.run_removed", done.removed))
    if done.lost:
        said.append(words.many("command.run_lost", done.lost))
    return " ".join(said)
