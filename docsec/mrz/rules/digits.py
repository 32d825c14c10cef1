"""The check digits, with both readings of a long document number (Doc 9303-3 4.9)."""

from __future__ import annotations

from functools import lru_cache

from docsec.findings import Finding, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.positions import DigitPosition
from docsec.mrz.zone import LongNumber, Zone
from docsec.registry import finding, not_performed

PREFIX = "mrz.check-digits."

ANSWERS_KEPT = 4096


def check_digits(zone: Zone) -> list[Finding]:
    """Compare every printed check digit with the computed one."""
    pieces = zone.pieces
    at = len(zone.layout.fields)
    covered_at = at + len(zone.layout.digits)
    found = []
    for digit in zone.layout.digits:
        printed = pieces[at]
        at += 1
        end = covered_at + len(digit.covers)
        covered = "".join(pieces[covered_at:end])
        covered_at = end
        if printed and len(covered) == digit.length:
            empty = digit.filler_when_empty and not covered.strip(FILLER)
            found.append(_compared(digit, compute(covered), printed, empty))
        else:
            code = PREFIX + digit.name
            found.append(not_performed(code, "line-too-short", field=digit.field))
    if zone.long_number is not None:
        digit = zone.layout.digit("document-number")
        found[zone.layout.digits.index(digit)] = _long(zone, digit, zone.long_number)
    return found


@lru_cache(maxsize=ANSWERS_KEPT)
def _compared(digit: DigitPosition, expected: str | None, printed: str, empty: bool) -> Finding:
    code = PREFIX + digit.name
    if expected is None:
        return not_performed(code, "character-outside-alphabet", field=digit.field)
    matches = printed == expected or (empty and printed == FILLER)
    return finding(
        code,
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
