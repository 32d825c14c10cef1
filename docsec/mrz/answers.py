"""What the rules answer about one place, kept by what is printed there.

Days and States stand in other MRZs too, of any format that has them in the same place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from docsec.findings import Finding, Span, Status
from docsec.mrz import dates
from docsec.mrz.positions import DigitPosition
from docsec.mrz.rules import doubted_on, profiles
from docsec.mrz.rules.content import state_of
from docsec.mrz.rules.dates import birth_of, century_of, expired_of, expiry_of
from docsec.mrz.rules.digits import digit_over
from docsec.mrz.zone import number_value

KEPT = 40_000
"""How many answers are kept about a place: more than there are days in a century."""

PLACES_KEPT = 16

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


class Answers(dict[str, Answer]):
    """The answers about one place, by what is printed there; asked for when first looked up."""

    def __init__(self, ask: Callable[[str], tuple[Findings, Value]]) -> None:
        """Take what returns the findings and the value for what is printed."""
        super().__init__()
        self._ask = ask

    def __missing__(self, printed: str) -> Answer:
        found, value = self._ask(printed)
        if len(self) >= KEPT:
            self.clear()
        answer = self[printed] = found, value, statuses(found)
        return answer


@lru_cache(maxsize=PLACES_KEPT)
def births(digit: DigitPosition, today: date, doubtful: bool) -> Answers:
    """Return the answers about a date of birth with its ``digit`` behind it.

    Args:
        digit: its place and that of the date.
        today: the reference date.
        doubtful: whether the line is too long or too short.
    """
    (span,) = digit.covers

    def ask(printed: str) -> tuple[Findings, Value]:
        raw = printed[: dates.LENGTH]
        meaning = dates.birth_date(raw, today)
        found: Findings = (
            digit_over(digit, raw, printed[dates.LENGTH :]),
            *birth_of(span, raw, meaning),
            *century_of(span, raw, meaning, today),
        )
        return doubted_on(found, {span.line}) if doubtful else found, meaning.value

    return Answers(ask)


@lru_cache(maxsize=PLACES_KEPT)
def expiries(digit: DigitPosition, today: date, doubtful: bool, of_visa: bool) -> Answers:
    """Return the answers about a date of expiry with its ``digit`` behind it; see `births`."""
    (span,) = digit.covers

    def ask(printed: str) -> tuple[Findings, Value]:
        raw = printed[: dates.LENGTH]
        meaning = dates.expiry_date(raw, today)
        found: Findings = (
            digit_over(digit, raw, printed[dates.LENGTH :]),
            *expiry_of(span, raw, meaning),
            *expired_of(span, meaning, today),
        )
        if of_visa:
            found += tuple(profiles.visa_of(span, meaning))
        return doubted_on(found, {span.line}) if doubtful else found, meaning.value

    return Answers(ask)


@cache
def states(span: Span, key: str) -> Answers:
    """Return the answers about the State at ``span``, the field ``key``."""
    return Answers(lambda printed: ((state_of(span, key, printed),), number_value(printed)))
