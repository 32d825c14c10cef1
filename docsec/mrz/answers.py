"""What the rules answer about one place.

What they answer about a State is kept, for it stands in other MRZs too, of any format. Days are
too many: to keep them would cost a new MRZ more than to ask anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial

from docsec.findings import Finding, Span, Status
from docsec.mrz.dates import LENGTH, MrzDate, birth_date, expiry_date
from docsec.mrz.positions import DigitPosition
from docsec.mrz.rules import doubted_on
from docsec.mrz.rules.content import state_of
from docsec.mrz.rules.dates import birth_of, century_of, expired_of, expiry_of
from docsec.mrz.rules.digits import digit_over
from docsec.mrz.rules.profiles import visa_of
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
    bits, successful = 0, Status.SUCCESSFUL
    for each in found:
        if each.status is not successful and each.strong:
            bits |= _BITS[each.status]
    return bits


def births(digit: DigitPosition, today: date, doubtful: bool) -> Callable[[str], Answer]:
    """Return what answers about a date of birth with its ``digit`` behind it.

    Args:
        digit: its place and that of the date.
        today: the reference date.
        doubtful: whether the line is too long or too short.
    """

    def about(span: Span, raw: str, meaning: MrzDate) -> list[Finding]:
        return [*birth_of(span, raw, meaning), *century_of(span, raw, meaning, today)]

    return partial(_answer, digit, today, doubtful, birth_date, about)


def expiries(
    digit: DigitPosition, today: date, doubtful: bool, of_visa: bool
) -> Callable[[str], Answer]:
    """Return what answers about a date of expiry with its ``digit`` behind it; see `births`."""

    def about(span: Span, raw: str, meaning: MrzDate) -> list[Finding]:
        found = [*expiry_of(span, raw, meaning), *expired_of(span, meaning, today)]
        return [*found, *visa_of(span, meaning)] if of_visa else found

    return partial(_answer, digit, today, doubtful, expiry_date, about)


def _answer(
    digit: DigitPosition,
    today: date,
    doubtful: bool,
    read: Callable[[str, date], MrzDate],
    about: Callable[[Span, str, MrzDate], list[Finding]],
    printed: str,
) -> Answer:
    """Return the answer about a date and its digit, of which a part only may be ``printed``."""
    (span,), raw = digit.covers, printed[:LENGTH]
    meaning = read(raw, today)
    found: Findings = (digit_over(digit, raw, printed[LENGTH:]), *about(span, raw, meaning))
    if doubtful:
        found = doubted_on(found, {span.line})
    return found, meaning.value, statuses(found)


class States(dict[str, Answer]):
    """The answers about a State, by what is printed; asked for when first looked up."""

    def __init__(self, span: Span, key: str) -> None:
        """Take the place of the State, and its field."""
        super().__init__()
        self._place = span, key

    def __missing__(self, printed: str) -> Answer:
        found = (state_of(*self._place, printed),)
        if len(self) >= STATES_KEPT:
            self.clear()
        answer = self[printed] = found, number_value(printed), statuses(found)
        return answer


@cache
def states(span: Span, key: str) -> States:
    """Return the answers about the State at ``span``, the field ``key``, in any format."""
    return States(span, key)
