"""A server of the page and a real Chromium, shared by the tests of a module."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, WebSocket, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 60_000
"""Milliseconds: the machines of CI are slow, and nothing waits longer than it has to."""
AT_REST = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app?.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
        && !document.querySelector("[data-testid=stSkeleton], .cf-chart:not([data-drawn]), .cf-chart[data-owes], .cf-mark:empty");
}"""
"""Whether the server is reached, no answer is being shown, every chart is drawn and none will speak by itself."""


def find_chromium() -> str:
    """The path of Chromium, "" where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these tests say why they are skipped; under CI they fail instead.

    With one, a journey that fails is made once more: on a busy machine a browser may be late; what is broken fails again.
    """
    for item in items:
        if not Path(item.path).is_relative_to(Path(__file__).parent):
            continue
        if find_chromium() or os.environ.get("CI") == "true":
            item.add_marker(pytest.mark.flaky(reruns=1))
        else:
            item.add_marker(pytest.mark.skip(reason="no chromium, chromium-browser or google-chrome on the path"))


def start_server(log: Path, *, port: int = 0) -> tuple[str, "subprocess.Popen[bytes]"]:
    """The address of a page that was started, at a free port unless one is given, and its process."""
    if not port:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
    return f"http://127.0.0.1:{port}/", process


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running page keeps dossiers and what belongs to its reader."""
    return tmp_path_factory.mktemp("server-home")


@pytest.fixture(autouse=True)
def _new_reader(server_home: Path) -> None:
    """Each test has a reader of its own, who has opened nothing yet."""
    for path in server_home.iterdir():
        path.unlink()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, server_home: Path) -> Iterator[str]:
    """The address of a running page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHRONOFRISE_HOME", str(server_home))
        address, process = start_server(tmp_path_factory.mktemp("server") / "log")
    yield address
    process.terminate()
    process.wait(10)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, log.read_text("utf-8", "replace")
            time.sleep(0.2)
    raise AssertionError(f"the server does not answer: {log.read_text('utf-8', 'replace')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium() or None, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Reader:
    """Someone in front of the page, who notes every error and every request that leaves the machine."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.troubles: list[str] = []
        self.waiting = self.late = False
        self.page.set_default_timeout(WAIT)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        context.on("request", lambda request: self._request(request.url))
        self.page.on("websocket", self._talk)

    def _talk(self, socket: WebSocket) -> None:
        self._request(socket.url)
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self.waiting = self.late = True

    def _received(self, frame: bytes | str) -> None:
        """What was asked while the server worked it answers by another run."""
        if not isinstance(frame, bytes):
            return
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.late = False
        elif kind == "script_finished":
            self.waiting = self.late or message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in ("127.0.0.1", "localhost"):
            self.troubles.append(f"left the machine: {url}")

    def open(self, search: str = "") -> "Reader":
        """Go to the page and wait for its timeline."""
        self.page.goto(self.address + search)
        self.page.wait_for_selector(".cf-chart[data-drawn]")
        self.rest()
        return self

    def rest(self, after: float = 100) -> None:
        """Wait until the page has nothing left to do: each question was answered and what came of it is drawn.

        Args:
            after: milliseconds that the page may take to ask; a slider takes more than others.
        """
        self.page.wait_for_timeout(after)
        while True:
            self.page.wait_for_function(AT_REST)
            if not self.waiting:
                break
            self.page.wait_for_timeout(20)

    def events(self) -> set[str]:
        """Ids of the events on the timeline."""
        return set(
            self.page.evaluate("document.querySelector('.cf-chart').data.find(t => t.name === 'events').customdata")
        )

    def count(self) -> str:
        """The sentence that says how many events are shown."""
        return self.page.locator(".cf-count").inner_text()

    def card(self) -> str:
        """The text of the card of the event selected."""
        return self.page.locator(".cf-card").inner_text()

    def move(self, name: str) -> None:
        """Press one of the buttons that move the axis: "in", "out", "back", "on", "reset"."""
        self.page.locator(f".cf-moves button[data-act={name}]").click()
        self.rest()

    def filter(self, name: str) -> Locator:
        """The opened popover of a filter."""
        body = self.page.get_by_test_id("stPopoverBody")
        if not body.count():
            self.page.locator(f".st-key-open-{name}").get_by_role("button").first.click()
            body.wait_for()
            self.rest()
        return body

    def close(self) -> None:
        """Close what is open above the page."""
        self.page.locator(".cf-brand").click()
        self.page.get_by_test_id("stPopoverBody").wait_for(state="detached")
        self.rest()

    def range(self) -> list[str]:
        """The two ends of the axis as they are now."""
        ends: list[str] = self.page.evaluate("document.querySelector('.cf-chart')._fullLayout.xaxis.range")
        return ends

    def click_event(self, event: str) -> None:
        """Click the mark of an event where it stands on the screen."""
        x, y = self.page.evaluate(
            """(id) => {
                const chart = document.querySelector(".cf-chart");
                const trace = chart.data.find((t) => t.name === "events");
                const place = trace.customdata.indexOf(id);
                const { xaxis, yaxis } = chart._fullLayout;
                const box = chart.getBoundingClientRect();
                return [box.left + xaxis._offset + xaxis.d2p(trace.x[place]), box.top + yaxis._offset + yaxis.d2p(trace.y[place])];
            }""",
            event,
        )
        self.page.mouse.move(x, y)
        self.page.wait_for_timeout(150)
        self.page.mouse.click(x, y)
        self.rest()


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Reader]:
    """A French reader at a desk; the test fails at the end if anything went wrong behind the page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR", accept_downloads=True)
    person = Reader(context, server)
    yield person
    context.close()
    assert person.troubles == []
