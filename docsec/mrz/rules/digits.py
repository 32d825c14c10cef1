"""The check digits, with both readings of a long document number (Doc 9303-3 4.9)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from docsec.findings import Finding, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.positions import DigitPosition
from docsec.mrz.zone import LongNumber, Zone
from docsec.registry import finding, not_performed

PREFIX = "mrz.check-digits."
KEPT = 4096


def document_number(zone: Zone) -> Iterable[Finding]:
    """Compare the digit of the document number, in both readings where the number runs on."""
    digit, long = zone.layout.digit_if_any("document-number"), zone.long_number
    if digit is None:
        return ()
    return (_plain(zone, digit) if long is None else _long(zone, digit, long),)


def date_of_birth(zone: Zone) -> Iterable[Finding]:
    """Compare the digit of the date of birth."""
    return _compare(zone, "date-of-birth")


def date_of_expiry(zone: Zone) -> Iterable[Finding]:
    """Compare the digit of the date of expiry."""
    return _compare(zone, "date-of-expiry")


def optional_data(zone: Zone) -> Iterable[Finding]:
    """Compare the digit of the optional data, which passports have."""
    return _compare(zone, "optional-data")


def composite(zone: Zone) -> Iterable[Finding]:
    """Compare the digit over several fields, which visas do not have."""
    return _compare(zone, "composite")


def _compare(zone: Zone, name: str) -> Iterable[Finding]:
    digit = zone.layout.digit_if_any(name)
    return () if digit is None else (_plain(zone, digit),)


def _plain(zone: Zone, digit: DigitPosition) -> Finding:
    return digit_over(digit, zone.text(*digit.covers), zone.text(digit.span))


def digit_over(digit: DigitPosition, covered: str, printed: str) -> Finding:
    """Compare the digit that is ``printed`` with that of the characters it covers.

    Args:
        digit: which digit it is, and where.
        covered: fewer characters than it covers where a line ends before them.
        printed: nothing where the line ends before it.
    """
    if not printed or len(covered) < digit.length:
        return not_performed(PREFIX + digit.name, "line-too-short", field=digit.field)
    expected = compute(covered)
    if expected is None:
        return not_performed(PREFIX + digit.name, "character-outside-alphabet", field=digit.field)
    empty = digit.filler_when_empty and not covered.strip(FILLER)
    return compared(digit, expected, printed, empty)


# Most MRZs share the answers: there are ten right ones for each digit.
@lru_cache(maxsize=KEPT)
def compared(digit: DigitPosition, expected: str, printed: str, empty: bool = False) -> Finding:
    """Compare the digit that is ``printed`` with the one ``expected``.

    Args:
        digit: which digit it is, and where.
        expected: as computed.
        printed: one character.
        empty: whether the field is empty and a filler may stand for 0.
    """
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
