"""The rules, in reading order. Each takes a `Zone` and yields findings; none raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from docsec.findings import Finding, Span, Status
from docsec.mrz.rules import content, dates, digits, names, profiles, structure
from docsec.mrz.zone import Zone
from docsec.registry import with_status

Rule = Callable[[Zone], Iterable[Finding]]

# By the places they look at, so that `docsec.mrz.memory` can ask each group once about them.
GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "shape": (structure.shape,),
    "charset": (structure.charset,),
    "class": (structure.field_class,),
    "fillers": (structure.fillers,),
    "number": (
        digits.document_number,
        content.document_number,
        content.long_document_number,
    ),
    "document_code": (content.document_code,),
    "issuing_state": (content.issuing_state,),
    "nationality": (content.nationality,),
    "specimen": (content.specimen_code,),
    "sex": (content.sex,),
    "birth": (digits.date_of_birth, dates.birth, dates.century),
    "expiry": (digits.date_of_expiry, dates.expiry, dates.expired, profiles.visa),
    "order": (dates.order,),
    "optional": (digits.optional_data, content.optional_data),
    "composite": (digits.composite,),
    "name": (names.structure, names.truncation),
    "special": (names.transliteration, dates.issue, profiles.crew, profiles.emergency),
}
_OF_THE_LINES = "mrz.charset", "mrz.line-length"

RULES = tuple(rule for group in GROUPS.values() for rule in group)


def evaluate(zone: Zone) -> tuple[Finding, ...]:
    """Return what every rule finds in ``zone``.

    On a line that is too long or too short no position can be trusted, so what looks wrong
    there is undetermined: the length itself is what failed.
    """
    return doubted(tuple([finding for rule in RULES for finding in rule(zone)]), zone)


def doubted(found: tuple[Finding, ...], zone: Zone) -> tuple[Finding, ...]:
    """Return the findings, undetermined instead of failed where they used an unsound line."""
    if zone.sound:
        return found
    lengths = tuple(map(len, zone.lines))
    return doubted_on(found, structure.wrong_lengths(zone.layout, lengths))


def doubted_on(found: tuple[Finding, ...], lines: Set[int]) -> tuple[Finding, ...]:
    """Return the findings, undetermined instead of failed where they used one of ``lines``."""
    failed = Status.FAILED
    return tuple([doubt_on(each, lines) if each.status is failed else each for each in found])


def doubt_on(finding: Finding, lines: Set[int]) -> Finding:
    """Return ``finding``, undetermined instead of failed where it used one of ``lines``."""
    if finding.status is not Status.FAILED or finding.code in _OF_THE_LINES:
        return finding
    for span in finding.uses or spans_used(finding):
        if span.line in lines:
            return with_status(finding, Status.UNDETERMINED, "line-length")
    return finding


def spans_used(finding: Finding) -> tuple[Span, ...]:
    """Return every part of the MRZ that ``finding`` looked at."""
    if finding.uses:
        return finding.uses
    return (finding.where,) if isinstance(finding.where, Span) else ()
