"""The rules, in reading order. Each takes a `Zone` and yields findings; none raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docsec.findings import Finding, Span, Status
from docsec.mrz.rules import content, dates, digits, names, profiles, structure
from docsec.mrz.zone import Zone

Rule = Callable[[Zone], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    structure.charset,
    structure.field_class,
    structure.fillers,
    digits.check_digits,
    content.document_code,
    content.issuing_state,
    content.nationality,
    content.specimen_code,
    content.document_number,
    content.long_document_number,
    dates.birth,
    dates.expiry,
    dates.issue,
    dates.century,
    dates.expired,
    content.sex,
    names.structure,
    names.truncation,
    names.transliteration,
    content.optional_data,
    profiles.crew,
    profiles.emergency,
    profiles.visa,
)


def evaluate(zone: Zone) -> Iterator[Finding]:
    """Yield what every rule finds in ``zone``.

    On a line that is too long or too short no position can be trusted, so what looks wrong
    there is undetermined: the length itself is what failed.
    """
    unsound = structure.wrong_lengths(zone.layout, zone.lines)
    for rule in RULES:
        for finding in rule(zone):
            yield doubt_on(finding, unsound) if unsound else finding


def doubt_on(finding: Finding, lines: set[int]) -> Finding:
    """Return ``finding``, undetermined instead of failed where it used one of ``lines``."""
    if finding.status is not Status.FAILED or finding.code == "mrz.charset":
        return finding
    if any(span.line in lines for span in spans_used(finding)):
        return replace(finding, status=Status.UNDETERMINED, reason="line-length")
    return finding


def spans_used(finding: Finding) -> tuple[Span, ...]:
    """Return every part of the MRZ that ``finding`` looked at."""
    if finding.uses:
        return finding.uses
    return (finding.where,) if isinstance(finding.where, Span) else ()
