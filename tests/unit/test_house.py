"""The rules of the house, as commands: lint, format, types, import contracts, and where the packages are."""

import subprocess
import sys
from pathlib import Path

import pytest

import dashboard
import events

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("importlinter.cli", "lint"),
    ],
    ids=["lint", "format", "types", "imports"],
)
def test_the_house_rules_hold(command):
    module, *arguments = command
    program = (
        [sys.executable, "-m", module, *arguments]
        if module != "importlinter.cli"
        else [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    )
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_packages_are_ours():
    """Another distribution installs a top-level ``events`` too."""
    assert Path(events.__file__).parent == ROOT / "events"
    assert Path(dashboard.__file__).parent == ROOT / "dashboard"


def test_importing_events_loads_no_model_and_no_page():
    code = "import events, sys; print([m for m in ('spacy', 'streamlit', 'plotly', 'dateparser') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_no_python_file_names_a_language():
    """A language is a folder of data; code that asks for one by name would not work for the next."""
    named = [
        path
        for folder in ("times", "mentions", "merge", "actors")
        for path in (ROOT / "events" / folder).rglob("*.py")
        if '"fr"' in path.read_text("utf-8") or '"en"' in path.read_text("utf-8")
    ]
    assert not named


def test_nothing_under_events_reads_the_clock():
    """Dates come from texts and from what the user says, so that a table made twice is the same."""
    words = (".today(", ".now(", ".utcnow(", "time.time(", "gmtime(", "localtime(")
    reading = [p for p in (ROOT / "events").rglob("*.py") if any(word in p.read_text("utf-8") for word in words)]
    assert not reading


def test_every_public_name_is_in_a_room_and_importing_the_package_reads_none():
    program = "import sys, events; print(*sorted(m for m in sys.modules if m.startswith('events') or m == 'pandas'))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["events"]
    assert all(getattr(events, name) is not None for name in events.__all__)
    assert set(events.__all__) <= set(dir(events))
    with pytest.raises(AttributeError, match="no attribute 'utils'"):
        _ = events.utils
