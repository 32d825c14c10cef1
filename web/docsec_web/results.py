"""A report in the shape of the Check page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from docsec.findings import WORST_FIRST, Finding, Mrz, Reading, Report, Status
from docsec.report.arrange import arrange
from docsec.report.json import report_as_dict
from docsec.report.pictures import Shown, line_cuts, shown
from docsec_web import language
from docsec_web.uploads import Examined


@dataclass(frozen=True, slots=True)
class Group:
    """The findings under one heading; ``status`` is the worst of them, strong or not."""

    name: str
    status: Status
    attention: tuple[tuple[int, Finding], ...]
    sound: tuple[Finding, ...]
    skipped: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One document as the Check page shows it."""

    report: Report
    pictures: tuple[Shown, ...]
    cuts: tuple[str, ...]
    attention: tuple[tuple[int, Finding], ...]
    beside: tuple[Finding, ...]
    groups: tuple[Group, ...]
    differences: tuple[Mapping[str, Any], ...]
    json: str


def result(examined: Examined) -> Result:
    """Return what the page shows of one examined document."""
    report, capture = examined.report, examined.capture
    attention = arrange(report.findings).attention
    return Result(
        report,
        shown(capture, report) if capture else (),
        line_cuts(capture, report) if capture else (),
        attention,
        beside(report.findings),
        groups(report.findings, attention),
        differences(report),
        json.dumps(report_as_dict(report, language.current()), ensure_ascii=False, indent=2),
    )


def beside(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return what failed without counting in the status, such as the expiry."""
    return tuple(each for each in findings if each.status is Status.FAILED and not each.strong)


def gathered(
    attention: tuple[tuple[int, Finding], ...],
) -> tuple[tuple[Finding, tuple[int, ...]], ...]:
    """Return each code and status once, with the numbers of all its findings."""
    found: dict[tuple[str, Status], list[tuple[int, Finding]]] = {}
    for number, finding in attention:
        found.setdefault((finding.code, finding.status), []).append((number, finding))
    return tuple(
        (members[0][1], tuple(number for number, _ in members)) for members in found.values()
    )


def groups(
    findings: tuple[Finding, ...], attention: tuple[tuple[int, Finding], ...]
) -> tuple[Group, ...]:
    """Return the findings by group, in reading order."""
    names = dict.fromkeys(each.group for each in findings)
    return tuple(_group(name, findings, attention) for name in names)


def _group(
    name: str, findings: tuple[Finding, ...], attention: tuple[tuple[int, Finding], ...]
) -> Group:
    members = tuple(each for each in findings if each.group == name)
    present = {each.status for each in members}
    return Group(
        name,
        next((status for status in WORST_FIRST if status in present), Status.NOT_PERFORMED),
        tuple((number, each) for number, each in attention if each.group == name),
        tuple(each for each in members if each.status is Status.SUCCESSFUL),
        tuple(each for each in members if each.status is Status.NOT_PERFORMED),
    )


def differences(report: Report) -> tuple[Mapping[str, Any], ...]:
    """Return typed and read lines side by side, character by character; nothing if not both."""
    if not report.typed or report.mrz is None or report.reading is None:
        return ()
    return _beside_each_other(report.mrz, report.reading)


def _beside_each_other(mrz: Mrz, reading: Reading) -> tuple[Mapping[str, Any], ...]:
    rows = []
    for line, (typed, read) in enumerate(zip_longest(mrz.lines, reading.lines, fillvalue=""), 1):
        blocks = SequenceMatcher(None, typed, read, autojunk=False).get_matching_blocks()
        same_typed = {at for block in blocks for at in range(block.a, block.a + block.size)}
        same_read = {at for block in blocks for at in range(block.b, block.b + block.size)}
        rows.append(
            {
                "line": line,
                "typed": [(sign, at not in same_typed) for at, sign in enumerate(typed)],
                "read": [(sign, at not in same_read) for at, sign in enumerate(read)],
            }
        )
    return tuple(rows)
