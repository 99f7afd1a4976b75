"""No test reads or writes what belongs to the reader of this machine, and none fails because the machine is slow."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOFRISE_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("CHRONOFRISE_DOSSIER", raising=False)
