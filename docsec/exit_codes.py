"""The exit codes of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from docsec.findings import Reading, Report, Status


class ExitCode(IntEnum):
    """What a command returns."""

    SUCCESSFUL = 0
    WRONG_USE = 1
    FAILED = 2
    UNDETERMINED = 3
    NOT_READ = 4
    MISSING_PART = 5


# With several results the first of these that occurs is returned; wrong use always wins.
_ORDER = (
    ExitCode.WRONG_USE,
    ExitCode.FAILED,
    ExitCode.UNDETERMINED,
    ExitCode.NOT_READ,
    ExitCode.MISSING_PART,
    ExitCode.SUCCESSFUL,
)

_BY_STATUS = {
    Status.SUCCESSFUL: ExitCode.SUCCESSFUL,
    Status.FAILED: ExitCode.FAILED,
    Status.UNDETERMINED: ExitCode.UNDETERMINED,
    Status.ABORTED: ExitCode.UNDETERMINED,
    Status.NOT_PERFORMED: ExitCode.NOT_READ,
}


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the code for several results."""
    present = set(codes)
    return next((code for code in _ORDER if code in present), ExitCode.SUCCESSFUL)


def of_status(status: Status) -> ExitCode:
    """Return the code for one status."""
    return _BY_STATUS[status]


def of_report(report: Report) -> ExitCode:
    """Return the code for a report; a missing reader counts where nothing failed or is unsure."""
    statuses = [report.status, *(other.status for other in report.others)]
    code = worst(of_status(status) for status in statuses)
    if code in (ExitCode.FAILED, ExitCode.UNDETERMINED):
        return code
    lacking = any(finding.reason == "reader-missing" for finding in report.findings)
    return ExitCode.MISSING_PART if lacking else code


def of_reading(reading: Reading) -> ExitCode:
    """Return the code for a reading: whether anything was read."""
    return ExitCode.SUCCESSFUL if reading.lines else ExitCode.NOT_READ
