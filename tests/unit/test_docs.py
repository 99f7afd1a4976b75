"""The page of what is understood is what the language data gives now."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_dates_is_up_to_date():
    code = "import sys; sys.path.insert(0, 'docs'); import dates; sys.stdout.buffer.write(dates.page().encode())"
    now = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    assert (ROOT / "docs" / "dates.md").read_text("utf-8") == now, "run: python docs/dates.py"


def test_the_page_of_types_is_up_to_date():
    code = "import sys, runpy; sys.stdout.buffer.write(runpy.run_path('docs/event_types.py')['page']().encode())"
    now = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    assert (ROOT / "docs" / "events.md").read_text("utf-8") == now, "run: python docs/event_types.py"
