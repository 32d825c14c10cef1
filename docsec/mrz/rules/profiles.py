"""Kinds of document with something of their own: crew, emergencies, visas (Doc 9303-5, -7, -8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from docsec.findings import Finding, Span, Status
from docsec.mrz.dates import expiry_date
from docsec.mrz.zone import Zone
from docsec.registry import finding

CREW_MEMBER, EMERGENCY = "AC", "PE"

_EMPLOYER = Span(1, 16, 18)
# Two characters of IATA, one of them a letter at least, or three letters of ICAO Doc 8585.
_EMPLOYER_CODE = re.compile("[A-Z][A-Z0-9]<|[0-9][A-Z]<|[A-Z]{3}")


def crew(zone: Zone) -> Iterator[Finding]:
    """A crew member certificate names the employer (Doc 9303-5 App. C).

    The airlines' lists are no part of Doc 9303: only the form of the code is looked at.
    """
    layout = zone.layout
    if layout.id != "TD1" or zone.text(layout.field("document_code").span) != CREW_MEMBER:
        return
    employer = zone.text(_EMPLOYER)
    known = _EMPLOYER_CODE.fullmatch(employer)
    yield finding(
        "mrz.profile.cmc",
        Status.SUCCESSFUL if known else Status.UNDETERMINED,
        where=_EMPLOYER,
        field="optional_data_1",
        actual=employer,
        reason=None if known else "employer-code-form",
    )


def emergency(zone: Zone) -> Iterator[Finding]:
    """An emergency passport should be valid for twelve months at most (Doc 9303-8 4.4.2).

    The edition at hand has no code for it; the one that is looked for is unverified.
    """
    if zone.layout.id != "TD3":
        return
    code = zone.text(zone.layout.field("document_code").span)
    if code != EMERGENCY:
        return
    today = zone.policy.reference_date
    latest = f"{today.year + 1:04d}{today:-%m-%d}"
    expiry = zone.fields["expiry_date"].value
    late = expiry is not None and expiry > latest
    yield finding(
        "mrz.profile.etd",
        Status.UNDETERMINED if late else Status.SUCCESSFUL,
        where=zone.layout.field("document_code").span,
        field="document_code",
        expected=latest,
        actual=expiry or code,
        reason="valid-over-twelve-months" if late else None,
    )


def visa(zone: Zone) -> Iterable[Finding]:
    """`visa_of` as a rule."""
    if zone.layout.first_letters != "V":
        return ()
    span = zone.layout.field("expiry_date").span
    return visa_of(span, expiry_date(zone.text(span), zone.policy.reference_date).value)


def visa_of(span: Span, value: str | None) -> tuple[Finding, ...]:
    """Say what the last date of a visa means (Doc 9303-7 4.1.1.1, field 05)."""
    return () if value is None else _visa_at(span)


@cache
def _visa_at(span: Span) -> tuple[Finding, ...]:
    return (finding("mrz.profile.visa", Status.SUCCESSFUL, where=span, field="expiry_date"),)
