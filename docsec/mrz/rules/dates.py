"""Dates of birth and expiry (Doc 9303-3 4.8; Doc 9303-2 App. C, C.43)."""

from __future__ import annotations

from collections.abc import Iterator

from docsec.findings import Finding, Status
from docsec.mrz.dates import birth_date, expiry_date
from docsec.mrz.rules.structure import missing
from docsec.mrz.zone import Zone
from docsec.registry import finding

OLDEST = 120
"""No holder is older, in years; an earlier century that makes one is ruled out."""

LONGEST = 10
"""The years a document with a chip should be valid for at most (Doc 9303-9 2.2)."""


def birth(zone: Zone) -> Iterator[Finding]:
    """A day of the calendar, or unknown parts marked as the standard marks them."""
    if not zone.layout.has("birth_date"):
        return
    span = zone.layout.field("birth_date").span
    yield from missing(zone, "mrz.dates", "birth_date")
    if not zone.complete(span):
        return
    raw = zone.text(span)
    meaning = birth_date(raw, zone.policy.reference_date)
    status, reason = Status.SUCCESSFUL, None
    if meaning.problem == "unknown-part":
        status, reason = Status.UNDETERMINED, "part-unknown-by-halves"
    elif meaning.problem:
        status = Status.FAILED
    yield finding(
        "mrz.dates",
        status,
        where=span,
        field="birth_date",
        expected="YYMMDD",
        actual=raw,
        reason=reason,
    )
    if meaning.partial and meaning.problem is None:
        yield finding(
            "mrz.date-unknown", Status.SUCCESSFUL, where=span, field="birth_date", actual=raw
        )


def expiry(zone: Zone) -> Iterator[Finding]:
    """A day of the calendar; no part of an expiry may be unknown."""
    if not zone.layout.has("expiry_date"):
        return
    span = zone.layout.field("expiry_date").span
    yield from missing(zone, "mrz.dates", "expiry_date")
    if not zone.complete(span):
        return
    raw = zone.text(span)
    meaning = expiry_date(raw, zone.policy.reference_date)
    unknown = meaning.partial and meaning.problem != "characters"
    status, reason = Status.SUCCESSFUL, None
    if unknown or meaning.problem:
        status = Status.FAILED
    elif _before_birth(zone, meaning.value):
        status, reason = Status.UNDETERMINED, "expiry-before-birth"
    yield finding(
        "mrz.date-unknown" if unknown else "mrz.dates",
        status,
        where=span,
        field="expiry_date",
        expected="YYMMDD",
        actual=raw,
        reason=reason,
    )


def _before_birth(zone: Zone, expiry: str | None) -> bool:
    """Whether the document ended before the holder was born, as the centuries are taken."""
    birth = zone.fields.get("birth_date")
    if birth is None or birth.value is None or expiry is None:
        return False
    return expiry[: len(birth.value)] < birth.value


def issue(zone: Zone) -> Iterator[Finding]:
    """A year and month, where a national layout has the issue in its number."""
    if not zone.layout.has("issue_date"):
        return
    field = zone.fields["issue_date"]
    yield finding(
        "mrz.dates",
        Status.SUCCESSFUL if field.value else Status.FAILED,
        where=zone.layout.field("issue_date").span,
        field="issue_date",
        expected="YYMM",
        actual=field.raw,
    )


def century(zone: Zone) -> Iterator[Finding]:
    """Say which century was taken for the birth, and whether the one before is possible too."""
    field = zone.fields.get("birth_date")
    if field is not None and field.value is not None:
        age_otherwise = zone.policy.reference_date.year - int(field.value[:4]) + 100
        yield finding(
            "mrz.century",
            Status.SUCCESSFUL,
            where=zone.layout.field("birth_date").span,
            field="birth_date",
            expected=field.value,
            actual=field.raw,
            reason="other-century-possible" if age_otherwise <= OLDEST else None,
        )


def expired(zone: Zone) -> Iterator[Finding]:
    """Whether the date of expiry is past on the reference date: a fact about time."""
    field = zone.fields.get("expiry_date")
    if field is None or field.value is None or len(field.value) != len("YYYY-MM-DD"):
        return
    day = zone.policy.reference_date
    today, long_after = day.isoformat(), f"{day.year + LONGEST:04d}{day:-%m-%d}"
    yield finding(
        "mrz.expiry",
        Status.FAILED if field.value < today else Status.SUCCESSFUL,
        reason="valid-over-ten-years" if field.value > long_after else None,
        where=zone.layout.field("expiry_date").span,
        field="expiry_date",
        expected=today,
        actual=field.value,
    )
