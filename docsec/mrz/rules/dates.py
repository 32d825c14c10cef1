"""Dates of birth and expiry (Doc 9303-3 4.8; Doc 9303-2 App. C, C.43)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from docsec.findings import Finding, Span, Status
from docsec.mrz.dates import LENGTH, MrzDate, birth_date, expiry_date
from docsec.mrz.zone import Zone
from docsec.registry import finding, not_performed

OLDEST = 120
"""No holder is older, in years; an earlier century that makes one is ruled out."""

LONGEST = 10
"""The years a document with a chip should be valid for at most (Doc 9303-9 2.2)."""

KEPT = 1024

LIMITS_KEPT = 64
"""How many days to judge on, and places, are known."""

# What passes says nothing of the day, which stands in the field, and is written once.
_passed = lru_cache(maxsize=KEPT)(finding)


class Limits(NamedTuple):
    """Days that others are held against, in ISO 8601.

    Attributes:
        today: the reference date.
        expiry: the last that an expiry should be.
        birth: the year from which on a birth may be a century earlier as well.
    """

    today: str
    expiry: str
    birth: str


@lru_cache(maxsize=LIMITS_KEPT)
def limits_on(today: date) -> Limits:
    """Return the days that others are held against ``today``."""
    latest = f"{today.year + LONGEST:04d}{today:-%m-%d}"
    return Limits(today.isoformat(), latest, f"{today.year + 100 - OLDEST:04d}")


def birth(zone: Zone) -> Iterable[Finding]:
    """`birth_of` as a rule."""
    if not zone.layout.has("birth_date"):
        return ()
    span = zone.layout.field("birth_date").span
    raw = zone.text(span)
    return birth_of(span, raw, birth_date(raw, zone.policy.reference_date))


def birth_of(span: Span, raw: str, meaning: MrzDate) -> list[Finding]:
    """A day of the calendar, or unknown parts marked as the standard marks them."""
    if len(raw) < LENGTH:
        return [not_performed("mrz.dates", "line-too-short", field="birth_date")]
    if meaning.problem is None:
        return _a_date(span, "birth_date", raw if meaning.partial else None)
    by_halves = meaning.problem == "unknown-part"
    each = finding(
        "mrz.dates",
        Status.UNDETERMINED if by_halves else Status.FAILED,
        where=span,
        field="birth_date",
        expected="YYMMDD",
        actual=raw,
        reason="part-unknown-by-halves" if by_halves else None,
    )
    return [each]


def _a_date(span: Span, key: str, partial: str | None) -> list[Finding]:
    """Say that the field ``key`` is a date, and of a ``partial`` one what stands there."""
    passed = Status.SUCCESSFUL
    found = [_passed("mrz.dates", passed, where=span, field=key, expected="YYMMDD")]
    if partial is not None:
        found.append(finding("mrz.date-unknown", passed, where=span, field=key, actual=partial))
    return found


def expiry(zone: Zone) -> Iterable[Finding]:
    """`expiry_of` as a rule."""
    if not zone.layout.has("expiry_date"):
        return ()
    span = zone.layout.field("expiry_date").span
    raw = zone.text(span)
    return expiry_of(span, raw, expiry_date(raw, zone.policy.reference_date))


def expiry_of(span: Span, raw: str, meaning: MrzDate) -> list[Finding]:
    """A day of the calendar; no part of an expiry may be unknown."""
    if len(raw) < LENGTH:
        return [not_performed("mrz.dates", "line-too-short", field="expiry_date")]
    if meaning.problem is None and not meaning.partial:
        return _a_date(span, "expiry_date", None)
    unknown = meaning.partial and meaning.problem != "characters"
    each = finding(
        "mrz.date-unknown" if unknown else "mrz.dates",
        Status.FAILED,
        where=span,
        field="expiry_date",
        expected="YYMMDD",
        actual=raw,
    )
    return [each]


def order(zone: Zone) -> Iterable[Finding]:
    """Whether the document ended before the holder was born, as the centuries are taken."""
    layout, today = zone.layout, zone.policy.reference_date
    if not (layout.has("birth_date") and layout.has("expiry_date")):
        return ()
    begins, ends = layout.field("birth_date").span, layout.field("expiry_date").span
    born = birth_date(zone.text(begins), today).value
    ended = expiry_date(zone.text(ends), today).value
    if not (born and ended and ended < born):
        return ()
    each = finding(
        "mrz.dates",
        Status.UNDETERMINED,
        where=ends,
        field="expiry_date",
        expected=born,
        actual=ended,
        reason="expiry-before-birth",
        uses=(ends, begins),
    )
    return (each,)


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


def century(zone: Zone) -> Iterable[Finding]:
    """`century_of` as a rule."""
    if not zone.layout.has("birth_date"):
        return ()
    span = zone.layout.field("birth_date").span
    raw, today = zone.text(span), zone.policy.reference_date
    return century_of(span, raw, birth_date(raw, today), today)


def century_of(span: Span, raw: str, meaning: MrzDate, today: date) -> Iterable[Finding]:
    """Say which century was taken for the birth, and whether the one before is possible too."""
    value = meaning.value
    if value is None:
        return ()
    each = _passed(
        "mrz.century",
        Status.SUCCESSFUL,
        where=span,
        field="birth_date",
        expected=value[: len("YYYY")],
        actual=raw[: len("YY")],
        reason="other-century-possible" if value >= limits_on(today).birth else None,
    )
    return (each,)


def expired(zone: Zone) -> Iterable[Finding]:
    """`expired_on` as a rule."""
    if not zone.layout.has("expiry_date"):
        return ()
    span = zone.layout.field("expiry_date").span
    today = zone.policy.reference_date
    return expired_on(span, limits_on(today))(expiry_date(zone.text(span), today).value)


@lru_cache(maxsize=LIMITS_KEPT)
def expired_on(span: Span, limits: Limits) -> Callable[[str | None], tuple[Finding, ...]]:
    """Return what tells whether a date of expiry is past on a day: a fact about time."""
    code, key, on = "mrz.expiry", "expiry_date", limits.today
    passed, for_long = (
        (finding(code, Status.SUCCESSFUL, where=span, field=key, expected=on, reason=reason),)
        for reason in (None, "valid-over-ten-years")
    )

    def expired_of(value: str | None) -> tuple[Finding, ...]:
        if value is None or len(value) != len("YYYY-MM-DD"):
            return ()
        if value < on:
            return (finding(code, Status.FAILED, where=span, field=key, expected=on, actual=value),)
        return for_long if value > limits.expiry else passed

    return expired_of
