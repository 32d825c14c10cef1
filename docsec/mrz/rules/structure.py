"""Line count, line length, alphabet, classes of characters and fillers (Doc 9303-3 4.3 to 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docsec.findings import Finding, Span, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.layouts import LAYOUTS, Kind, Layout
from docsec.mrz.zone import Zone
from docsec.registry import finding, not_performed

_OUTSIDE = re.compile("[^A-Z0-9<]+")
_LETTERS_ONLY = (Kind.CODE, Kind.STATE, Kind.NAME)
_DIGITS = re.compile("[0-9]+")


def line_count(lines: tuple[str, ...]) -> Finding:
    """Whether some format has this many lines."""
    known = sorted({layout.line_count for layout in LAYOUTS.values()})
    status = Status.SUCCESSFUL if len(lines) in known else Status.FAILED
    expected = ", ".join(map(str, known))
    return finding("mrz.line-count", status, expected=expected, actual=str(len(lines)))


def format_found(layout: Layout | None, lines: tuple[str, ...]) -> Finding:
    """Which format the lines have, if any."""
    shape = " + ".join(str(len(line)) for line in lines)
    if layout is None:
        expected = ", ".join(
            f"{each.id} {each.line_count} x {each.line_length}" for each in LAYOUTS.values()
        )
        return finding("mrz.format", Status.FAILED, expected=expected, actual=shape)
    return finding("mrz.format", Status.SUCCESSFUL, actual=layout.id, reference=layout.part)


def line_length(layout: Layout, lines: tuple[str, ...]) -> Iterator[Finding]:
    """Whether each line has the length of the format; the surplus or the gap is the place."""
    length = str(layout.line_length)
    wrong = [
        (number, len(line))
        for number, line in enumerate(lines, 1)
        if len(line) != layout.line_length
    ]
    if not wrong:
        yield finding("mrz.line-length", Status.SUCCESSFUL, expected=length, actual=length)
    for number, actual in wrong:
        start, end = sorted((actual + 1, layout.line_length + 1))
        place = Span(number, start, max(start, end - 1))
        yield finding(
            "mrz.line-length", Status.FAILED, where=place, expected=length, actual=str(actual)
        )


def charset_of(lines: tuple[str, ...]) -> Iterator[Finding]:
    """Every run of characters outside the alphabet."""
    clean = True
    for number, line in enumerate(lines, 1):
        for run in _OUTSIDE.finditer(line):
            clean = False
            place = Span(number, run.start() + 1, run.end())
            yield finding(
                "mrz.charset", Status.FAILED, where=place, expected="A-Z 0-9 <", actual=run.group()
            )
    if clean:
        yield finding("mrz.charset", Status.SUCCESSFUL, expected="A-Z 0-9 <")


def charset(zone: Zone) -> Iterator[Finding]:
    """`charset_of` as a rule."""
    yield from charset_of(zone.lines)


def field_class(zone: Zone) -> Iterator[Finding]:
    """Names and codes hold letters and fillers only, no digit (Doc 9303-3 4.6)."""
    clean = True
    for position in zone.layout.fields:
        if position.kind not in _LETTERS_ONLY:
            continue
        span = position.span
        for run in _DIGITS.finditer(zone.text(span)):
            clean = False
            yield finding(
                "mrz.field-class",
                Status.FAILED,
                where=Span(span.line, span.start + run.start(), span.start + run.end() - 1),
                field=position.key,
                expected="A-Z <",
                actual=run.group(),
                reference=zone.layout.part,
            )
    if clean:
        yield finding("mrz.field-class", Status.SUCCESSFUL, expected="A-Z <")


def fillers(zone: Zone) -> Iterator[Finding]:
    """Data start at the first position of their field; fillers follow (Doc 9303-3 4.10)."""
    clean = True
    keys = ("document_code", "issuing_state", "nationality", "document_number")
    for key in filter(zone.layout.has, keys):
        span = zone.layout.field(key).span
        text = zone.text(span)
        if text.startswith(FILLER) and text.strip(FILLER):
            clean = False
            shift = len(text) - len(text.lstrip(FILLER))
            yield finding(
                "mrz.fillers",
                Status.FAILED,
                where=Span(span.line, span.start, span.start + shift - 1),
                field=key,
                actual=text,
                expected=text.lstrip(FILLER).ljust(len(text), FILLER),
            )
    if clean:
        yield finding("mrz.fillers", Status.SUCCESSFUL)


def missing(zone: Zone, code: str, key: str) -> Iterator[Finding]:
    """Yield 'not performed' where the line ends before the field does."""
    if not zone.complete(zone.layout.field(key).span):
        yield not_performed(code, "line-too-short", field=key)
