"""The check digits, with both readings of a long document number (Doc 9303-3 4.9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from docsec.findings import Finding, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.positions import DigitPosition
from docsec.mrz.zone import LongNumber, Zone
from docsec.registry import finding, not_performed

PREFIX = "mrz.check-digits."
KEPT = 4096


def check_digit(name: str) -> Callable[[Zone], Iterator[Finding]]:
    """Return the rule that compares the check digit ``name`` with the computed one."""

    def rule(zone: Zone) -> Iterator[Finding]:
        for digit in zone.layout.digits:
            if digit.name == name:
                long = zone.long_number if name == "document-number" else None
                yield _plain(zone, digit) if long is None else _long(zone, digit, long)

    return rule


def _plain(zone: Zone, digit: DigitPosition) -> Finding:
    code = PREFIX + digit.name
    covered, printed = zone.text(*digit.covers), zone.text(digit.span)
    if not printed or len(covered) < digit.length:
        return not_performed(code, "line-too-short", field=digit.field)
    expected = compute(covered)
    if expected is None:
        return not_performed(code, "character-outside-alphabet", field=digit.field)
    empty = digit.filler_when_empty and not covered.strip(FILLER)
    return _compared(digit, expected, printed, empty)


# Most MRZs share the answers: there are ten right ones for each digit.
@lru_cache(maxsize=KEPT)
def _compared(digit: DigitPosition, expected: str, printed: str, empty: bool) -> Finding:
    matches = printed == expected or (empty and printed == FILLER)
    return finding(
        PREFIX + digit.name,
        Status.SUCCESSFUL if matches else Status.FAILED,
        where=digit.span,
        field=digit.field,
        expected=expected,
        actual=printed,
        uses=(*digit.covers, digit.span),
    )


def _long(zone: Zone, digit: DigitPosition, number: LongNumber) -> Finding:
    if number.expected is None:
        return not_performed(
            PREFIX + digit.name, "character-outside-alphabet", field="document_number"
        )
    status, reason = Status.FAILED, None
    if number.printed == number.expected:
        status = Status.SUCCESSFUL
    elif number.printed == number.with_filler:
        status, reason = Status.UNDETERMINED, "filler-counted"
    return finding(
        PREFIX + digit.name,
        status,
        where=number.digit,
        field="document_number",
        expected=number.expected,
        actual=number.printed,
        reason=reason,
        uses=(*digit.covers, digit.span, number.rest),
        reference=f"{zone.layout.part} n.j",
    )
