"""A browser on the server that makes images: kept warm through Kaleido, one image at a time, started again when it dies.

Kaleido's own server hangs without a browser and mixes up its callers; so the browser is looked for first, and a
lock lets one caller in at a time.
"""

import asyncio
import atexit
import contextlib
import functools
import logging
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError as FutureCancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from pathlib import Path
from typing import Any, TypeVar

from dashboard.export.errors import ExportError
from dashboard.figures.traces import Figure

LIMIT = 40.0
"""Seconds that one image may take, the start of the browser apart."""

WAIT = 120.0
"""Seconds that a reader waits for those before."""

_START = 40.0  # seconds that the browser may take to start
_FRESH = 50  # images after which the page is read anew
_CLOSE = 10.0  # and to end
_NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge", "msedge")
_HERE = Path(__file__).parent
# Nothing that is drawn may fetch anything: the scripts of the page are files of ours, all else is in it.
_POLICY = (
    "default-src 'none'; script-src file: 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:"
)
_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")


def find_browser() -> str | None:
    """Path of a Chrome or Chromium, None where there is none.

    ``BROWSER_PATH`` says which one, if it is set; then the path is searched, then the places known to Kaleido.
    """
    if named := os.environ.get("BROWSER_PATH"):
        return shutil.which(named)
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return str(found) if found else None


class Browser:
    """One browser process with one page, and the thread that talks to it.

    Attributes:
        path: of the program.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._kaleido: Any = None

    def draw(self, figure: Figure, *, format: str, width: int, height: int, scale: float = 1) -> bytes:
        """The image of a figure; a browser that died or hangs is started again once.

        Args:
            figure: Plotly's data and layout; a dress in ``layout.meta`` is put on, see ``image.js``.
            format: png, svg or pdf.
            width: pixels.
            height: pixels.
            scale: pixels of the image for one of the figure.

        Raises:
            ExportError: others keep the browser too long (browser-busy), or it fails twice (browser-failed).
        """
        if not self._lock.acquire(timeout=WAIT):
            raise ExportError("browser-busy", "The browser of the server is busy with other images; try again soon.")
        try:
            asked = {"format": format, "width": width, "height": height, "scale": scale}
            return self._drawn(figure, asked)
        finally:
            self._lock.release()

    def warm(self) -> None:
        """Start the browser in the background, so that the first image does not wait for it."""
        if self._kaleido is None:
            threading.Thread(target=self._warm, daemon=True, name="warm-browser").start()

    def close(self) -> None:
        """End the browser; the next image starts it again."""
        with self._lock:
            self._stop()

    def _warm(self) -> None:
        with self._lock, contextlib.suppress(*_failures()):
            self._start()

    def _drawn(self, figure: Figure, asked: dict[str, Any]) -> bytes:
        reason = ""
        for _ in range(2):
            try:
                self._start()
                made: bytes = self._wait(self._kaleido.calc_fig(figure, opts=asked), LIMIT)
                return made
            except _failures() as error:
                reason = f"{type(error).__name__}: {error}"
                _log.warning("The browser failed and is started again: %s", reason)
                self._stop()
        raise ExportError("browser-failed", f"The browser of the server could not make the image ({reason}).")

    def _start(self) -> None:
        if self._kaleido is not None:
            return
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=_run, args=(self._loop,), daemon=True, name="images").start()
        self._kaleido = self._wait(self._opened(), _START)

    async def _opened(self) -> Any:
        # Made within the loop: its queues belong to the loop that runs when they are made.
        new = _kaleido()(n=1, timeout=LIMIT, page_generator=_Page(), path=self.path)
        await new.open()
        return new

    def _wait(self, work: Coroutine[Any, Any, _Made], seconds: float) -> _Made:
        assert self._loop is not None
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(seconds)
        except FutureTimeoutError:
            future.cancel()
            raise

    def _stop(self) -> None:
        """End the process and the thread, whatever state they are in."""
        loop, kaleido, self._loop, self._kaleido = self._loop, self._kaleido, None, None
        if loop is None:
            return
        if kaleido is not None:
            with contextlib.suppress(*_failures()):
                asyncio.run_coroutine_threadsafe(kaleido.close(), loop).result(_CLOSE)
            if (process := getattr(kaleido, "subprocess", None)) is not None:
                _kill(process)
        loop.call_soon_threadsafe(_end, loop)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and, where the system knows groups, those that it started: the browser is one of them."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_CLOSE)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


def _end(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.call_later(0.2, loop.stop)


@functools.cache
def _failures() -> tuple[type[BaseException], ...]:
    """All that a browser that died, hangs or cannot draw raises."""
    from choreographer.errors import DevtoolsProtocolError
    from kaleido.errors import KaleidoError

    return (
        *(OSError, RuntimeError, ValueError, TimeoutError, FutureTimeoutError, FutureCancelledError),
        asyncio.CancelledError,
        DevtoolsProtocolError,
        KaleidoError,
    )


@functools.cache
def _kaleido() -> Any:
    """Kaleido, which reads Plotly's 5 MB anew after every image, as one that does so only now and then."""
    from kaleido import Kaleido

    class Seldom(Kaleido):  # type: ignore[misc]
        _made = 0

        async def _return_kaleido_tab(self, tab: Any) -> None:
            self._made += 1
            if self._made % _FRESH:
                await self.tabs_ready.put(tab)
            else:
                await super()._return_kaleido_tab(tab)

    return Seldom


class _Page:
    """The page in which Kaleido draws: its own, with our way of making images and nothing from the network."""

    def generate_index(self) -> str:
        """The page as HTML; Kaleido writes it to a file."""
        from kaleido import PageGenerator

        scripts = [(_HERE / name).as_uri() for name in ("image.js", "kaleido.js")]
        page = str(PageGenerator(mathjax=False, others=scripts).generate_index())
        head = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><style>@page {{ margin: 0 }}</style>'
        return page.replace("<head>", f"<head>{head}", 1)


_lock = threading.Lock()
_browsers: dict[str, Browser] = {}


def server_browser() -> Browser | None:
    """The browser of this process, None where the machine has none; the same for all readers."""
    path = find_browser()
    if path is None:
        return None
    with _lock:
        if path not in _browsers:
            _browsers[path] = Browser(path)
            atexit.register(_browsers[path].close)
        return _browsers[path]
