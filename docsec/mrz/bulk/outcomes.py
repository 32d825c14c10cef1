"""What was found in one MRZ as a set of bits, and what a set of bits means under a policy.

Each finding code has two bits side by side: failed, then undetermined. Few of the possible sets
occur, so the words for each are made once and shared by all rows that have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docsec.findings import Mrz, Status
from docsec.mrz.positions import Layout
from docsec.policy import OFF, Policy
from docsec.registry import CODES

_LISTED = (Status.FAILED, Status.UNDETERMINED)
_CODES = tuple(
    code
    for code, row in CODES.items()
    if code.startswith("mrz.") and any(status in row.statuses for status in _LISTED)
)
_PLACE = {code: place for place, code in enumerate(_CODES)}
ALL_FAILED = sum(1 << 2 * place for place in range(len(_CODES)))
"""The failed bit of every code; one place higher is its undetermined bit."""

# These rules are performed on every MRZ, whatever else is.
_ALWAYS = ("mrz.line-count", "mrz.format", "mrz.line-length")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one MRZ, in the words of `docsec.parse`.

    Attributes:
        format: the format, or None where none fits.
        status: the worst status of the strong findings.
        failed: the codes of the findings that failed, in the order of the registry.
        undetermined: the codes of the findings that are undetermined, likewise.
    """

    format: str | None
    status: Status
    failed: tuple[str, ...]
    undetermined: tuple[str, ...]


def bit(code: str, status: Status) -> int:
    """Return the bit that says that ``code`` failed or is undetermined; 0 for other statuses.

    Raises:
        KeyError: for a code that never is either.
    """
    return 1 << (2 * _PLACE[code] + _LISTED.index(status)) if status in _LISTED else 0


def settles(policy: Policy) -> bool:
    """Whether some rule is performed on every MRZ, so that none is 'not performed' as a whole."""
    return any(policy.strictness.get(code) != OFF for code in _ALWAYS)


def of_bits(bits: int, layout: Layout, policy: Policy) -> Outcome:
    """Return the meaning of ``bits`` with the rules as strict as ``policy`` has them."""
    listed: dict[Status, dict[str, None]] = {status: {} for status in _LISTED}
    worst = Status.SUCCESSFUL
    for code, status in _found(bits):
        strictness = policy.strictness.get(code)
        if strictness == OFF:
            continue
        if strictness:
            status = Status.UNDETERMINED
        listed[status][code] = None
        if status is not worst and _strong(code, policy) and worst is not Status.FAILED:
            worst = status
    return Outcome(layout.id, worst, *map(tuple, listed.values()))


def of_parsed(mrz: Mrz) -> Outcome:
    """Return the outcome of an MRZ that `docsec.parse` took apart."""
    found = {(finding.code, finding.status) for finding in mrz.findings}
    return Outcome(mrz.format, mrz.status, *_listed(found))


def _found(bits: int) -> Iterator[tuple[str, Status]]:
    while bits:
        lowest = bits & -bits
        place, status = divmod(lowest.bit_length() - 1, 2)
        yield _CODES[place], _LISTED[status]
        bits ^= lowest


def _strong(code: str, policy: Policy) -> bool:
    return CODES[code].strong or (code == "mrz.expiry" and policy.expiry_counts)


def _listed(found: set[tuple[str, Status]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    failed, undetermined = (
        tuple(sorted((code for code, status in found if status is listed), key=_PLACE.__getitem__))
        for listed in _LISTED
    )
    return failed, undetermined
