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


# What .ci/run installs: a test that is skipped for want of it there has not been run at all.
INSTALLED_IN_CI = ("no browser", "tesseract", "PassportEye", "rapidocr")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run of .ci/run in which a test was skipped for want of what it installs."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") != "true" or reporter is None:
        return
    for report in reporter.stats.get("skipped", []):
        if any(name in str(report.longrepr) for name in INSTALLED_IN_CI):
            reporter.write_line(f"\nskipped for want of what CI installs: {report.longrepr}")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
