"""Line count, line length, alphabet, classes of characters and fillers (Doc 9303-3 4.3 to 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docsec.findings import Finding, Span, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.zone import Zone
from docsec.registry import finding, not_performed

_OUTSIDE = re.compile("[^A-Z0-9<]+")
# What is of the alphabet, and not of the class.
_OUTSIDE_CLASS = {
    Kind.CODE: re.compile("[0-9]+"),
    Kind.STATE: re.compile("[0-9]+"),
    Kind.NAME: re.compile("[0-9]+"),
    Kind.DIGITS: re.compile("[A-Z<]+"),
    Kind.RUSSIAN_NAME: re.compile("[015]+"),
}
_FILLED_FROM_THE_LEFT = ("document_code", "issuing_state", "nationality", "document_number")


def line_count(layout: Layout | None, lines: tuple[str, ...]) -> Finding:
    """Whether a format of ICAO, or the national layout that was found, has this many lines."""
    known = {each.line_count for each in LAYOUTS.values()}
    if layout is not None:
        known.add(layout.line_count)
    status = Status.SUCCESSFUL if len(lines) in known else Status.FAILED
    expected = ", ".join(map(str, sorted(known)))
    return finding("mrz.line-count", status, expected=expected, actual=str(len(lines)))


def format_found(layout: Layout | None, lines: tuple[str, ...]) -> Finding:
    """Which format the lines have, if any."""
    if layout is None:
        shape = " + ".join(str(len(line)) for line in lines)
        expected = ", ".join(
            f"{each.id} {each.line_count} x {each.line_length}" for each in LAYOUTS.values()
        )
        return finding("mrz.format", Status.FAILED, expected=expected, actual=shape)
    return finding("mrz.format", Status.SUCCESSFUL, actual=layout.id, reference=layout.part)


def line_length(layout: Layout, lines: tuple[str, ...]) -> Iterator[Finding]:
    """Whether each line has the length of the format; the surplus or the gap is the place."""
    wrong = wrong_lengths(layout, lines)
    if not wrong:
        printed = ", ".join(map(str, dict.fromkeys(layout.line_lengths)))
        yield finding("mrz.line-length", Status.SUCCESSFUL, expected=printed, actual=printed)
    for number in sorted(wrong):
        length, actual = layout.line_lengths[number - 1], len(lines[number - 1])
        start, end = sorted((actual + 1, length + 1))
        place = Span(number, start, max(start, end - 1))
        yield finding(
            "mrz.line-length", Status.FAILED, where=place, expected=str(length), actual=str(actual)
        )


def wrong_lengths(layout: Layout, lines: tuple[str, ...]) -> set[int]:
    """Return the numbers of the lines that are too long or too short."""
    pairs = enumerate(zip(lines, layout.line_lengths, strict=True), 1)
    return {number for number, (line, length) in pairs if len(line) != length}


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
    """Names and codes hold letters and fillers only, no digit (Doc 9303-3 4.6).

    Fields of digits hold nothing else. Dates and the sex have rules of their own, and what is
    outside the alphabet is told once.
    """
    clean = True
    for position in zone.layout.fields:
        outside = _OUTSIDE_CLASS.get(position.kind)
        if outside is None:
            continue
        span = position.span
        for run in outside.finditer(zone.text(span)):
            clean = False
            yield finding(
                "mrz.field-class",
                Status.FAILED,
                where=Span(span.line, span.start + run.start(), span.start + run.end() - 1),
                field=position.key,
                expected=position.allowed,
                actual=run.group(),
                reference=zone.layout.part,
            )
    if clean:
        yield finding("mrz.field-class", Status.SUCCESSFUL, expected="A-Z <")


def fillers(zone: Zone) -> Iterator[Finding]:
    """Data start at the first position of their field; fillers follow (Doc 9303-3 4.10)."""
    clean = True
    for key in filter(zone.layout.has, _FILLED_FROM_THE_LEFT):
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
    for span in zone.layout.empty:
        text = zone.text(span)
        if text.strip(FILLER):
            clean = False
            yield finding(
                "mrz.fillers",
                Status.FAILED,
                where=span,
                actual=text,
                expected=FILLER * len(text),
                reason="place-of-fillers",
                reference=zone.layout.part,
            )
    if clean:
        yield finding("mrz.fillers", Status.SUCCESSFUL)


def missing(zone: Zone, code: str, key: str) -> Iterator[Finding]:
    """Yield 'not performed' where the line ends before the field does."""
    if not zone.complete(zone.layout.field(key).span):
        yield not_performed(code, "line-too-short", field=key)
