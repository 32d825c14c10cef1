"""Line count, line length, alphabet, classes of characters and fillers (Doc 9303-3 4.3 to 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from docsec.findings import Finding, Status
from docsec.mrz.alphabet import FILLER
from docsec.mrz.layouts import LAYOUTS, SHAPES_KEPT
from docsec.mrz.positions import FieldPosition, Kind, Layout, span_at
from docsec.mrz.zone import Zone
from docsec.registry import finding, not_performed

RUNS_KEPT = 4096
"""How many runs of characters in the wrong place an answer is kept for."""

_OUTSIDE = re.compile("[^A-Z0-9<]+")
# What is of the alphabet, and not of the class.
_OUTSIDE_CLASS = {
    Kind.CODE: re.compile("[0-9]+"),
    Kind.STATE: re.compile("[0-9]+"),
    Kind.NAME: re.compile("[0-9]+"),
    Kind.DIGITS: re.compile("[A-Z<]+"),
    Kind.RUSSIAN_NAME: re.compile("[015]+"),
}

_FAILED = Status.FAILED

CHARSET_PASSED = (finding("mrz.charset", Status.SUCCESSFUL, expected="A-Z 0-9 <"),)
_CLASS_PASSED = (finding("mrz.field-class", Status.SUCCESSFUL, expected="A-Z <"),)
_FILLERS_PASSED = (finding("mrz.fillers", Status.SUCCESSFUL),)
_FILLED_FROM_THE_LEFT = ("document_code", "issuing_state", "nationality", "document_number")


def shape(zone: Zone) -> Iterable[Finding]:
    """Line count, format and line lengths."""
    return shape_of(zone.layout, tuple(map(len, zone.lines)))


@lru_cache(maxsize=SHAPES_KEPT)
def shape_of(layout: Layout | None, lengths: tuple[int, ...]) -> tuple[Finding, ...]:
    """Return what there is to say of the lengths of lines, and which format they make up."""
    found = [_line_count(layout, len(lengths))]
    if lengths:
        found.append(_format_found(layout, lengths))
    if layout is not None:
        found += _line_length(layout, lengths)
    return tuple(found)


def _line_count(layout: Layout | None, count: int) -> Finding:
    """Whether a format of ICAO, or the national layout that was found, has this many lines."""
    known = {each.line_count for each in LAYOUTS.values()}
    if layout is not None:
        known.add(layout.line_count)
    status = Status.SUCCESSFUL if count in known else Status.FAILED
    expected = ", ".join(map(str, sorted(known)))
    return finding("mrz.line-count", status, expected=expected, actual=str(count))


def _format_found(layout: Layout | None, lengths: tuple[int, ...]) -> Finding:
    """Which format the lines have, if any."""
    if layout is None:
        printed = " + ".join(map(str, lengths))
        expected = ", ".join(
            f"{each.id} {each.line_count} x {each.line_length}" for each in LAYOUTS.values()
        )
        return finding("mrz.format", Status.FAILED, expected=expected, actual=printed)
    return finding("mrz.format", Status.SUCCESSFUL, actual=layout.id, reference=layout.part)


def _line_length(layout: Layout, lengths: tuple[int, ...]) -> Iterator[Finding]:
    """Whether each line has the length of the format; the surplus or the gap is the place."""
    if lengths == layout.line_lengths:
        printed = ", ".join(map(str, dict.fromkeys(lengths)))
        yield finding("mrz.line-length", Status.SUCCESSFUL, expected=printed, actual=printed)
    for number, (actual, length) in enumerate(zip(lengths, layout.line_lengths, strict=True), 1):
        if actual != length:
            start, end = sorted((actual + 1, length + 1))
            yield finding(
                "mrz.line-length",
                Status.FAILED,
                where=span_at(number, start, max(start, end - 1)),
                expected=str(length),
                actual=str(actual),
            )


@lru_cache(maxsize=SHAPES_KEPT)
def wrong_lengths(layout: Layout, lengths: tuple[int, ...]) -> frozenset[int]:
    """Return the numbers of the lines that are too long or too short."""
    pairs = enumerate(zip(lengths, layout.line_lengths, strict=True), 1)
    return frozenset(number for number, (length, right) in pairs if length != right)


def charset(zone: Zone) -> Iterable[Finding]:
    """`charset_of` as a rule."""
    return CHARSET_PASSED if zone.clean else charset_of(zone.lines)


def charset_of(lines: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return every run of characters outside the alphabet, of lines that have some."""
    return tuple(
        [
            finding(
                "mrz.charset",
                _FAILED,
                where=span_at(number, run.start() + 1, run.end()),
                expected="A-Z 0-9 <",
                actual=run.group(),
            )
            for number, line in enumerate(lines, 1)
            for run in _OUTSIDE.finditer(line)
        ]
    )


def field_class(zone: Zone) -> Iterable[Finding]:
    """Names and codes hold letters and fillers only, no digit (Doc 9303-3 4.6).

    Fields of digits hold nothing else. Dates and the sex have rules of their own, and what is
    outside the alphabet is told once.
    """
    found: list[Finding] = []
    pieces = zone.pieces
    for at, position, outside in _classed(zone.layout):
        text = pieces[at]
        if outside.search(text):
            found += [
                _out_of_class(position, zone.layout, run.start(), run.group())
                for run in outside.finditer(text)
            ]
    return found or _CLASS_PASSED


@cache
def _classed(layout: Layout) -> list[tuple[int, FieldPosition, re.Pattern[str]]]:
    """Return the fields that have a class, each with its place among all and what is outside."""
    return [
        (at, position, _OUTSIDE_CLASS[position.kind])
        for at, position in enumerate(layout.fields)
        if position.kind in _OUTSIDE_CLASS
    ]


# Nearly always a single character, and so soon met again.
@lru_cache(maxsize=RUNS_KEPT)
def _out_of_class(position: FieldPosition, layout: Layout, at: int, run: str) -> Finding:
    start = position.span.start + at
    return finding(
        "mrz.field-class",
        _FAILED,
        where=span_at(position.span.line, start, start + len(run) - 1),
        field=position.key,
        expected=position.allowed,
        actual=run,
        reference=layout.part,
    )


def fillers(zone: Zone) -> Iterable[Finding]:
    """Data start at the first position of their field; fillers follow (Doc 9303-3 4.10)."""
    pieces = zone.pieces
    found = [
        _late(position, pieces[at])
        for at, position in _filled(zone.layout)
        if pieces[at][:1] == FILLER and pieces[at].strip(FILLER)
    ]
    if not zone.layout.empty:
        return found or _FILLERS_PASSED
    found += [
        finding(
            "mrz.fillers",
            Status.FAILED,
            where=span,
            actual=text,
            expected=FILLER * len(text),
            reason="place-of-fillers",
            reference=zone.layout.part,
        )
        for span in zone.layout.empty
        if (text := zone.text(span)).strip(FILLER)
    ]
    return found or _FILLERS_PASSED


@cache
def _filled(layout: Layout) -> list[tuple[int, FieldPosition]]:
    """Return the fields whose data start at their first position, each with its place."""
    fields = enumerate(layout.fields)
    return [(at, position) for at, position in fields if position.key in _FILLED_FROM_THE_LEFT]


def _late(position: FieldPosition, text: str) -> Finding:
    span, data = position.span, text.lstrip(FILLER)
    return finding(
        "mrz.fillers",
        Status.FAILED,
        where=span_at(span.line, span.start, span.start + len(text) - len(data) - 1),
        field=position.key,
        actual=text,
        expected=data.ljust(len(text), FILLER),
    )


def missing(zone: Zone, code: str, key: str) -> Iterator[Finding]:
    """Yield 'not performed' where the line ends before the field does."""
    if not zone.complete(zone.layout.field(key).span):
        yield not_performed(code, "line-too-short", field=key)
