"""The rules, in reading order. Each takes a `Zone` and yields findings; none raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from docsec.findings import Finding, Span, Status
from docsec.mrz.rules import content, dates, digits, names, structure
from docsec.mrz.rules.remembered import Remembered
from docsec.mrz.zone import Zone

Rule = Callable[[Zone], Iterable[Finding]]

CODES = Remembered(
    ("document_code", "issuing_state", "nationality", "sex"),
    content.document_code,
    content.issuing_state,
    content.nationality,
    content.specimen_code,
    content.sex,
)
BIRTH = Remembered(("birth_date",), dates.birth, dates.century)
EXPIRY = Remembered(("expiry_date",), dates.expiry, dates.expired)

RULES: tuple[Rule, ...] = (
    structure.shape,
    structure.charset,
    structure.field_class,
    structure.fillers,
    digits.check_digits,
    CODES,
    content.document_number,
    content.long_document_number,
    BIRTH,
    EXPIRY,
    dates.issue,
    names.structure,
    names.truncation,
)


def evaluate(zone: Zone) -> Iterable[Finding]:
    """Return what every rule finds in ``zone``.

    On a line that is too long or too short no position can be trusted, so what looks wrong
    there is undetermined: the length itself is what failed.
    """
    found: list[Finding] = []
    for rule in RULES:
        found += rule(zone)
    if zone.sound:
        return found
    unsound = structure.wrong_lengths(zone.layout, zone.lines)
    return [doubt_on(finding, unsound) for finding in found]


def doubt_on(finding: Finding, lines: set[int]) -> Finding:
    """Return ``finding``, undetermined instead of failed where it used one of ``lines``."""
    if finding.status is not Status.FAILED or finding.code in ("mrz.charset", "mrz.line-length"):
        return finding
    if any(span.line in lines for span in spans_used(finding)):
        return replace(finding, status=Status.UNDETERMINED, reason="line-length")
    return finding


def spans_used(finding: Finding) -> tuple[Span, ...]:
    """Return every part of the MRZ that ``finding`` looked at."""
    if finding.uses:
        return finding.uses
    return (finding.where,) if isinstance(finding.where, Span) else ()
