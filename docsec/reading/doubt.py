"""When a reading may make a finding fail, and where two readings differ.

A rule applied to characters read from a picture fails only if every character it used was read
above the confidence limit of Policy, or agreed on by a second reader, and none was read otherwise
by that. A reader without confidences can never make one fail by itself.
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
    sure = certain(reading, policy.confidence_limit)
    for each in mrz.findings:
        if each.status is Status.FAILED and not _rests_on(each, sure):
            reason = "readers-differ" if _disputed(each, reading) else "reading-uncertain"
            yield replace(each, status=Status.UNDETERMINED, reason=reason)
        else:
            yield each


def certain(reading: Reading, limit: float) -> tuple[tuple[bool, ...], ...]:
    """Return for each character whether it may be relied on; all are doubted by default."""
    confidence = reading.confidence or tuple((0.0,) * len(line) for line in reading.lines)
    sure = [[value >= limit for value in line] for line in confidence]
    second = reading.second
    if second is not None and second.lines:
        sure = [list(line) for line in second.agrees] or [[False] * len(line) for line in sure]
    return tuple(tuple(line) for line in sure)


def _rests_on(each: Finding, sure: tuple[tuple[bool, ...], ...]) -> bool:
    if each.code in _SHAPE:
        return False
    used = [value for span in spans_used(each) for value in _in(span, sure)]
    return bool(used) and all(used)


def _disputed(each: Finding, reading: Reading) -> bool:
    second = reading.second
    if second is None or not second.lines:
        return False
    if not second.agrees:
        return True
    return any(not value for span in spans_used(each) for value in _in(span, second.agrees))


def _in(span: Span, values: tuple[tuple[bool, ...], ...]) -> tuple[bool, ...]:
    return values[span.line - 1][span.start - 1 : span.end]


def second_opinion(reading: Reading) -> Iterator[Finding]:
    """Yield where a second reader saw something else, or that it saw the same; if one was asked."""
    second = reading.second
    if second is None:
        return
    if second.lines:
        yield from agreement(reading.lines, second.lines, "reading.second-reader")
    else:
        yield finding(
            "reading.second-reader", Status.NOT_PERFORMED, reason="second-reader-found-nothing"
        )


def agreement(
    typed: tuple[str, ...], read: tuple[str, ...], code: str = "reading.agreement"
) -> Iterator[Finding]:
    """Yield where the typed and the read lines differ, or that they are the same."""
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
