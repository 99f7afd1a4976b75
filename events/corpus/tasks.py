"""Work given out one piece after another: done here, or by the workers of a cluster."""

import contextlib
import functools
import gc
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from events.errors import CorpusError

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3  # pieces that wait at each worker, so that none stands idle
_AGAIN = 3  # times that a piece is given out again whose workers were lost

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(
    client: "Client | None", function: Callable[[Item], Result], items: Iterable[Item]
) -> Generator[tuple[Item, Result | None]]:
    """Each item with what a function makes of it, as it comes; None for one whose workers were lost again and again.

    Never more is given out than keeps all workers busy, and what was given out is called back where nobody waits for
    it any more.

    Args:
        client: of a cluster, None to work here.
        function: that does the work.
        items: that it is given.

    Raises:
        CorpusError: the scheduler is gone (scheduler-lost); and whatever ``function`` raises.
    """
    if client is None:
        for item in items:
            yield item, function(item)
        return
    yield from _on(client, function, iter(items))


def unswept(function: Callable[[Item], Result]) -> Callable[[Item], Result]:
    """The function without a search for garbage while it works: what it makes by the million has no cycles."""

    @functools.wraps(function)
    def work(item: Item) -> Result:
        if not gc.isenabled():
            return function(item)
        gc.disable()
        try:
            return function(item)
        finally:
            gc.enable()

    return work


@dataclass(slots=True)
class _Out(Generic[Item]):
    """An item that was given out."""

    item: Item
    times: int
    future: "Future" = field(repr=False)


def _on(
    client: "Client", function: Callable[[Item], Result], waiting: Iterator[Item]
) -> Generator[tuple[Item, Result | None]]:
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    out: dict[object, _Out[Item]] = {}
    coming = as_completed([])

    def give(item: Item, times: int = 1) -> None:
        future = client.submit(function, item, pure=False)
        out[future.key] = _Out(item, times, future)
        coming.add(future)

    def fill() -> None:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        for item in _first(waiting, _AHEAD * max(1, len(workers)) - len(out)):
            give(item)

    try:
        fill()
        while out:
            future = next(coming)
            one = out.pop(future.key)
            error = future.exception() if future.status != "finished" else None
            if future.status == "finished":
                yield one.item, future.result()
            elif isinstance(error, KilledWorker) and one.times <= _AGAIN:
                give(one.item, one.times + 1)
            elif isinstance(error, KilledWorker):
                yield one.item, None
            elif isinstance(error, BaseException):
                raise error
            else:
                raise CorpusError("scheduler-lost", "The scheduler is gone; start again to go on.")
            fill()
    finally:
        with contextlib.suppress(OSError, TimeoutError):
            client.cancel([one.future for one in out.values()])


def _first(items: Iterator[Item], most: int) -> Iterator[Item]:
    for _ in range(most):
        try:
            yield next(items)
        except StopIteration:
            return
