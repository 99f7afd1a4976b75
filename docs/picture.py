"""Makes docs/picture.png, the picture of the page that opens the README: ``python docs/picture.py``.

Starts the page on its sample and photographs it in Chromium (chromium, chromium-browser or google-chrome on
the path), at 1440 by 900 in French and in light colours.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "picture.png"


def main() -> None:
    """Make the picture."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("No chromium, chromium-browser or google-chrome on the path.")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless", "true"]
    server = subprocess.Popen([*command, "--server.port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        _photograph(f"http://127.0.0.1:{port}/", chromium)
    finally:
        server.terminate()
        server.wait(10)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    sys.exit("The page did not start.")


def _photograph(address: str, chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(
            viewport={"width": 1440, "height": 900}, locale="fr-FR", color_scheme="light", device_scale_factor=1.5
        )
        page.goto(address)
        page.wait_for_selector(".cf-chart[data-drawn]", timeout=60_000)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_timeout(2000)  # the chart is drawn again once its width is known
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
