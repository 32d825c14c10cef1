"""When a reading may make a finding fail, and where two readings differ.

A rule applied to characters read from a picture fails only if every character it used was read
above the confidence limit of Policy. A reader without confidences can never make one fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from docsec.findings import Finding, Mrz, Reading, Span, Status
from docsec.mrz.rules import spans_used
from docsec.policy import Policy
from docsec.registry import finding

# A line lost or gained in reading is far likelier than one misprinted.
_SHAPE = ("mrz.line-count", "mrz.line-length", "mrz.format")


def doubted(mrz: Mrz, reading: Reading, policy: Policy) -> Iterator[Finding]:
    """Yield the findings of ``mrz``, undetermined instead of failed where the reading may err."""
    for each in mrz.findings:
        if each.status is Status.FAILED and not _certain(each, reading, policy.confidence_limit):
            yield replace(each, status=Status.UNDETERMINED, reason="reading-uncertain")
        else:
            yield each


def _certain(each: Finding, reading: Reading, limit: float) -> bool:
    if reading.confidence is None or each.code in _SHAPE:
        return False
    values = [
        value
        for span in spans_used(each)
        for value in reading.confidence[span.line - 1][span.start - 1 : span.end]
    ]
    return bool(values) and min(values) >= limit


def agreement(typed: tuple[str, ...], read: tuple[str, ...]) -> Iterator[Finding]:
    """Yield where the typed and the read lines differ, or that they are the same."""
    code = "reading.agreement"
    if typed == read:
        yield finding(code, Status.SUCCESSFUL)
    elif len(typed) != len(read):
        yield finding(
            code,
            Status.UNDETERMINED,
            expected=str(len(typed)),
            actual=str(len(read)),
            reason="lines-differ",
        )
    else:
        for number, (first, second) in enumerate(zip(typed, read, strict=True), 1):
            yield from _differences(code, number, first, second)


def _differences(code: str, number: int, typed: str, read: str) -> Iterator[Finding]:
    """Yield each stretch where two lines differ; the place is that in the typed line."""
    for tag, start, end, from_, to in SequenceMatcher(None, typed, read, False).get_opcodes():
        if tag == "equal":
            continue
        first = min(start + 1, len(typed))
        yield finding(
            code,
            Status.UNDETERMINED,
            where=Span(number, first, max(first, end)),
            expected=typed[start:end] or "–",
            actual=read[from_:to] or "–",
        )
