"""No test reads or writes what belongs to the reader of this machine."""

import pytest


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOFRISE_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("CHRONOFRISE_DOSSIER", raising=False)
