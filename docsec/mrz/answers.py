"""What the rules answer about one place.

What they answer about a State is kept, for it stands in other MRZs too, of any format. Days are
too many to be kept one by one: see `docsec.mrz.days`.
"""

from __future__ import annotations

from functools import cache

from docsec.findings import Finding, Span, Status
from docsec.mrz.kept import Kept
from docsec.mrz.rules.content import state_of
from docsec.mrz.zone import number_value

STATES_KEPT = 4096
"""How many answers are kept, for a dozen times as many States as there are."""

Findings = tuple[Finding, ...]
Value = str | None
Answer = tuple[Findings, Value, int]
"""What was found, what the field means, and the statuses as bits: see `statuses`."""

_BITS = {
    Status.NOT_PERFORMED: 0,
    Status.SUCCESSFUL: 0,
    Status.UNDETERMINED: 1,
    Status.ABORTED: 2,
    Status.FAILED: 4,
}
WORST = (Status.SUCCESSFUL, Status.UNDETERMINED, *[Status.ABORTED] * 2, *[Status.FAILED] * 4)
"""The worst status, by the bits of all findings of an MRZ of which something was performed."""


def statuses(found: Findings) -> int:
    """Return the statuses of the strong findings as bits: or them, and look up in `WORST`."""
    bits, successful, failed = 0, Status.SUCCESSFUL, Status.FAILED
    for each in found:
        status = each.status
        if status is not successful and each.strong:
            if status is failed:
                return _BITS[failed]  # nothing is worse
            bits |= _BITS[status]
    return bits


@cache
def states(span: Span, key: str) -> Kept[str, Answer]:
    """Return the answers about the State at ``span``, the field ``key``, in any format."""

    def ask(printed: str) -> Answer:
        found = (state_of(span, key, printed),)
        return found, number_value(printed), statuses(found)

    return Kept(ask, STATES_KEPT)
