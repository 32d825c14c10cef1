"""Records as dictionaries, in the names that `docsec/data/report.schema.json` fixes."""

from __future__ import annotations

from typing import Any

from docsec import messages
from docsec.findings import (
    Field,
    Finding,
    Mrz,
    Polygon,
    Proposal,
    Reading,
    Region,
    Report,
    Span,
    overall,
)
from docsec.mrz.explain import Cell, DigitWorking, Explanation

Json = dict[str, Any]


def report_as_dict(report: Report, language: str) -> Json:
    """Return what `inspect --json` prints for one document."""
    return {
        "file": report.file,
        "page": report.page,
        "sha256": report.pictures[0].sha256 if report.pictures else None,
        "status": report.status.value,
        "mrz": {
            "typed": report.typed,
            "reading": reading_as_dict(report.reading) if report.reading else None,
            "parsed": mrz_as_dict(report.mrz, language) if report.mrz else None,
        },
        "findings": [finding_as_dict(each, language) for each in report.findings],
        "groups": [
            {
                "group": group,
                "title": messages.text(f"group.{group}", language),
                "status": overall(members).value,
                "findings": [each.code for each in members],
            }
            for group, members in report.groups.items()
        ],
        "pictures": [
            {
                "light": facts.light,
                "name": facts.name,
                "sha256": facts.sha256,
                "width": facts.width,
                "height": facts.height,
            }
            for facts in report.pictures
        ],
        "others": [report_as_dict(each, language) for each in report.others],
        "timings": dict(report.timings),
        "language": language,
        "version": report.version,
    }


def reading_as_dict(reading: Reading) -> Json:
    """Return a reading, without the file it came from."""
    return {
        "lines": list(reading.lines),
        "format": reading.format,
        "confidence": ([list(line) for line in reading.confidence] if reading.confidence else None),
        "regions": [_points(region) for region in reading.regions],
        "rotation": reading.rotation,
        "reader": reading.reader,
        "seconds": reading.seconds,
        "picture": reading.picture,
        "alternatives": _alternatives(reading),
        "second": _second(reading),
        "reason": reading.reason,
    }


def _alternatives(reading: Reading) -> list[Any] | None:
    if reading.alternatives is None:
        return None
    return [
        [[list(other) for other in character] for character in line]
        for line in reading.alternatives
    ]


def _second(reading: Reading) -> Json | None:
    second = reading.second
    if second is None:
        return None
    agrees = [list(line) for line in second.agrees]
    return {"reader": second.reader, "lines": list(second.lines), "agrees": agrees}


def mrz_as_dict(mrz: Mrz, language: str) -> Json:
    """Return what `parse --json` prints."""
    return {
        "format": mrz.format,
        "lines": list(mrz.lines),
        "status": mrz.status.value,
        "fields": {key: _field(field) for key, field in mrz.fields.items()},
        "findings": [finding_as_dict(each, language) for each in mrz.findings],
        "proposals": [_proposal(each, language) for each in mrz.proposals],
    }


def finding_as_dict(finding: Finding, language: str) -> Json:
    """Return one finding with its sentence."""
    measure = finding.measure
    return {
        "code": finding.code,
        "status": finding.status.value,
        "group": finding.group,
        "strong": finding.strong,
        "where": _place(finding.where),
        "region": _place(finding.region),
        "field": finding.field,
        "expected": finding.expected,
        "actual": finding.actual,
        "reference": finding.reference,
        "reason": finding.reason,
        "routine": finding.routine,
        "measure": (
            {
                "name": measure.name,
                "value": measure.value,
                "unit": measure.unit,
                "limit": measure.limit,
            }
            if measure
            else None
        ),
        "evidence": finding.evidence.kind if finding.evidence else None,
        "message": messages.sentence(finding, language),
    }


def explanation_as_dict(explanation: Explanation, language: str) -> Json:
    """Return what `explain --json` prints: every character, every digit worked out."""
    return {
        **mrz_as_dict(explanation.mrz, language),
        "cells": [[_cell(cell, language) for cell in line] for line in explanation.cells],
        "digits": [_digit(digit, language) for digit in explanation.digits],
    }


def _cell(cell: Cell, language: str) -> Json:
    return {
        "line": cell.line,
        "position": cell.position,
        "character": cell.character,
        "field": cell.field,
        "field_name": messages.text(f"field.{cell.field}", language) if cell.field else None,
        "digit": cell.digit,
        "digit_name": messages.text(f"digit.{cell.digit}", language) if cell.digit else None,
        "allowed": cell.allowed,
        "covered_by": list(cell.covered_by),
    }


def _digit(digit: DigitWorking, language: str) -> Json:
    return {
        "name": digit.name,
        "title": messages.text(f"digit.{digit.name}", language),
        "field": digit.field,
        "where": _place(digit.span),
        "covers": [_place(span) for span in digit.covers],
        "steps": [
            {
                "character": step.character,
                "value": step.value,
                "weight": step.weight,
                "product": step.product,
            }
            for step in digit.steps
        ],
        "sum": digit.total if digit.steps else None,
        "remainder": digit.remainder,
        "printed": digit.printed,
    }


def _field(field: Field) -> Json:
    return {
        "raw": field.raw,
        "value": field.value,
        "line": field.line,
        "start": field.start,
        "end": field.end,
    }


def _proposal(proposal: Proposal, language: str) -> Json:
    return {
        "lines": list(proposal.lines),
        "changes": [
            {
                "line": each.line,
                "position": each.position,
                "before": each.before,
                "after": each.after,
                "reason": each.reason,
                "also": list(each.also),
            }
            for each in proposal.changes
        ],
        "supported_by": list(proposal.supported_by),
        "mended": list(proposal.mended),
        "chance": proposal.chance,
        "reason": proposal.reason,
        "message": messages.text(f"proposal.{proposal.reason}", language),
    }


def _place(where: Span | Region | None) -> Json | None:
    if isinstance(where, Span):
        return {"line": where.line, "start": where.start, "end": where.end}
    if isinstance(where, Region):
        return {"picture": where.picture, "polygon": _points(where.polygon)}
    return None


def _points(polygon: Polygon) -> list[list[float]]:
    return [[round(x, 5), round(y, 5)] for x, y in polygon]
