"""The settings are the same however the page is started."""

import subprocess
import sys
import tomllib
from pathlib import Path

import streamlit.config

from dashboard.settings import SETTINGS

ROOT = Path(__file__).parents[2]


def _flat(table, prefix=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def test_the_file_holds_the_settings_of_the_command():
    assert dict(_flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8")))) == dict(SETTINGS)


def test_the_page_is_private():
    assert SETTINGS["browser.gatherUsageStats"] is False
    assert SETTINGS["server.address"] == "127.0.0.1"
    assert SETTINGS["server.maxUploadSize"] == 200


def test_streamlit_knows_every_setting():
    assert [name for name in SETTINGS if name not in streamlit.config._config_options_template] == []


def test_the_page_starts_without_a_language_model():
    code = "import sys, streamlit_app; sys.exit(sorted({'spacy', 'dateparser', 'torch'} & set(sys.modules)).__repr__() if 'spacy' in sys.modules else 0)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
