"""The installed language models are the ones that everything here was measured with."""

import hashlib
import importlib
from pathlib import Path

import pytest

from events import languages
from events.language import load
from events.reading import model_missing

RECORDED = {
    "fr": "cc5eb8c03894662222fe0039df47ea5e0c458643e34139616d1c8667112fbe0f",
    "en": "157e33f913dd0bbd690777a67f7c517e2de31fb981e1ea4f5beca368530af2ca",
}


def digest(folder: Path) -> str:
    """One hash over the names and contents of a model's files."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


@pytest.mark.parametrize("language", languages())
def test_the_model_is_the_recorded_one(language):
    data = load(language, "model")
    assert model_missing(language) is None
    package = Path(importlib.import_module(data["package"]).__file__).parent
    (folder,) = [path for path in package.iterdir() if path.is_dir() and path.name.endswith(data["version"])]
    assert digest(folder) == RECORDED[language]
