"""Frauds to practise on: each takes a description and returns the altered one.

An operator states where it changes the page, in which pictures that shows, and which findings
a checker ought to report, so that every altered specimen carries its own answer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from docsec.errors import UsageError
from docsec.findings import Span
from docsec.mrz import check_digit
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import DigitPosition, Kind
from docsec.specimens.document import Alteration, Document

Operator = Callable[[Document], Document]

_PATTERN = re.compile(r"mrz-digit:(\d{1,2}),(\d{1,2}),(.)")


def mrz_digit(document: Document, line: int, position: int, character: str) -> Document:
    """Replace one digit of the printed MRZ; the check digits stay as they were.

    Args:
        document: the specimen to alter.
        line: from 1.
        position: from 1.
        character: the digit that is printed instead.

    Raises:
        UsageError: where that place holds no digit, or the same digit, or there is no such place.
    """
    before = _digit_at(document, line, position, character)
    altered = _with_character(document.printed, line, position, character)
    failing = _failing(document.format, altered)
    alteration = Alteration(
        operator=f"mrz-digit:{line},{position},{character}",
        name="mrz-digit",
        parameters=(
            ("line", line),
            ("position", position),
            ("before", before),
            ("character", character),
        ),
        box=document.geometry.character_box(line, position),
        lights=("white",),
        findings=tuple(
            code
            for code, spans in failing.items()
            if any(span.line == line and span.start <= position <= span.end for span in spans)
        ),
    )
    earlier = (_still_failing(one, failing) for one in document.alterations)
    return replace(document, printed=altered, alterations=(*earlier, alteration))


def parse(text: str) -> Operator:
    """Return the operator written as on the command line, ``mrz-digit:LINE,POSITION,CHARACTER``.

    Raises:
        UsageError: where ``text`` names no operator.
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise UsageError("specimen-operator", operator=text)
    line, position, character = int(match[1]), int(match[2]), match[3]
    return lambda document: mrz_digit(document, line, position, character)


def _digit_at(document: Document, line: int, position: int, character: str) -> str:
    """Return the digit printed at a place, if ``character`` can be put there instead."""
    layout = LAYOUTS[document.format]
    place: dict[str, object] = {"line": line, "position": position}
    if not (1 <= line <= layout.line_count and 1 <= position <= layout.line_length):
        raise UsageError("specimen-operator-place", format=document.format, **place)
    before = document.printed[line - 1][position - 1]
    if not _is_digit(before) or not _is_digit(character) or before == character:
        raise UsageError("specimen-operator-digit", before=before, character=character, **place)
    return before


def _is_digit(character: str) -> bool:
    return len(character) == 1 and character in "0123456789"


def _with_character(
    lines: tuple[str, ...], line: int, position: int, character: str
) -> tuple[str, ...]:
    old = lines[line - 1]
    new = old[: position - 1] + character + old[position:]
    return (*lines[: line - 1], new, *lines[line:])


def _failing(format_name: str, lines: tuple[str, ...]) -> dict[str, tuple[Span, ...]]:
    """Return the codes that fail on ``lines``, each with what it looks at, in printed order."""
    layout = LAYOUTS[format_name]
    failing = {}
    for digit in layout.digits:
        if not _agrees(lines, digit):
            failing[f"mrz.check-digits.{digit.name}"] = (*digit.covers, digit.span)
    unreal = tuple(
        field.span
        for field in layout.fields
        if field.kind is Kind.DATE and not _is_date(_cut(lines, field.span))
    )
    return {**failing, "mrz.dates": unreal} if unreal else failing


def _agrees(lines: tuple[str, ...], digit: DigitPosition) -> bool:
    covered = "".join(_cut(lines, span) for span in digit.covers)
    return _cut(lines, digit.span) == check_digit.compute(covered)


def _is_date(text: str) -> bool:
    """Whether ``text`` is a day of the calendar; the century makes no difference here."""
    try:
        datetime.date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return False
    return True


def _cut(lines: tuple[str, ...], span: Span) -> str:
    return lines[span.line - 1][span.start - 1 : span.end]


def _still_failing(alteration: Alteration, failing: dict[str, tuple[Span, ...]]) -> Alteration:
    """Drop what a later alteration has put right, such as a check digit that was recomputed."""
    return replace(
        alteration, findings=tuple(code for code in alteration.findings if code in failing)
    )
