"""What several rooms of tests need."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast a busy machine is says nothing about the code; speed is measured in benchmarks.
settings.register_profile("docsec", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("docsec")

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("DOCSEC_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public test material, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"no test material: there is no folder {SHARED.name} (set DOCSEC_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    """The shipped samples."""
    return ROOT / "samples"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences in English whatever the machine speaks."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("DOCSEC_LANG", "en")
