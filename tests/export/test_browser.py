"""The browser of the server: right images for many readers at once, after its death, and where there is none."""

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.export import browser as module
from dashboard.export.browser import Browser, find_browser
from dashboard.export.errors import ExportError
from dashboard.export.image import with_dress
from dashboard.words import load_words
from tests.export.conftest import figure_of

SMALL = {"width": 500, "height": 420}


def _marked(text: str):
    figure = figure_of()
    figure["layout"]["annotations"] = [{"text": text, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}]
    return with_dress(figure, load_words("fr"))


def test_every_reader_gets_their_own_image(browser):
    def one(number: int) -> bool:
        return f"marque {number}." in browser.draw(_marked(f"marque {number}."), format="svg", **SMALL).decode()

    with ThreadPoolExecutor(8) as readers:
        assert all(readers.map(one, range(24)))


def test_a_browser_that_dies_is_started_again(browser):
    browser.draw(_marked("avant"), format="svg", **SMALL)
    process = browser._kaleido.subprocess
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
    assert b"apres" in browser.draw(_marked("apres"), format="svg", **SMALL)
    assert browser._kaleido.subprocess.pid != process.pid


def test_a_browser_killed_in_mid_image_gives_the_image_all_the_same(browser):
    browser.draw(_marked("avant"), format="svg", **SMALL)
    process = browser._kaleido.subprocess
    timer = threading.Timer(0.05, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    assert b"pendant" in browser.draw(_marked("pendant"), format="svg", **SMALL)
    timer.join()


def test_a_browser_that_hangs_is_given_up_in_time(browser, monkeypatch):
    browser.draw(_marked("avant"), format="svg", **SMALL)
    process = browser._kaleido.subprocess
    os.killpg(process.pid, signal.SIGSTOP)
    monkeypatch.setattr(module, "LIMIT", 3.0)
    monkeypatch.setattr(module, "_CLOSE", 1.0)
    assert b"apres" in browser.draw(_marked("apres"), format="svg", **SMALL)
    assert process.wait(10) is not None


def test_a_program_that_is_no_browser_is_one_clear_sentence(monkeypatch):
    monkeypatch.setattr(module, "_START", 3.0)
    monkeypatch.setattr(module, "_CLOSE", 1.0)
    false = Browser("/bin/false")
    with pytest.raises(ExportError) as error:
        false.draw(_marked("x"), format="svg", **SMALL)
    assert error.value.code == "browser-failed"
    assert "Chrom" in load_words("fr").error(error.value)


def test_the_browser_is_the_one_named_or_none(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    assert find_browser() is None
