"""The check digits, with both readings of a long document number (Doc 9303-3 4.9)."""

from __future__ import annotations

from collections.abc import Iterator

from docsec.findings import Finding, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.positions import DigitPosition
from docsec.mrz.zone import LongNumber, Zone
from docsec.registry import finding, not_performed

PREFIX = "mrz.check-digits."


def check_digits(zone: Zone) -> Iterator[Finding]:
    """Compare every printed check digit with the computed one."""
    for digit in zone.layout.digits:
        if digit.name == "document-number" and zone.long_number is not None:
            yield _long(zone, digit, zone.long_number)
        else:
            yield _plain(zone, digit)


def _plain(zone: Zone, digit: DigitPosition) -> Finding:
    code = PREFIX + digit.name
    if not zone.complete(digit.span, *digit.covers):
        return not_performed(code, "line-too-short", field=digit.field)
    covered, printed = zone.text(*digit.covers), zone.text(digit.span)
    expected = compute(covered)
    if expected is None:
        return not_performed(code, "character-outside-alphabet", field=digit.field)
    empty = digit.filler_when_empty and not covered.strip(FILLER)
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
