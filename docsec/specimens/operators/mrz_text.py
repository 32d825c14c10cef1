"""The characters of the printed MRZ: one digit, and check digits computed anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docsec.errors import UsageError
from docsec.findings import Span
from docsec.mrz import check_digit
from docsec.mrz.alphabet import FILLER
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import DigitPosition
from docsec.specimens.document import Document
from docsec.specimens.operators.altered import Altered, needed

Lines = tuple[str, ...]


def mrz_digit(document: Document, line: int, position: int, character: str) -> Altered:
    """Replace one digit of the printed MRZ; the check digits stay as they were.

    Args:
        document: the specimen to alter.
        line: from 1.
        position: from 1.
        character: the digit that is printed instead.

    Raises:
        UsageError: where that place holds no digit, or the same digit, or there is no such place.
    """
    before = character_at(document, line, position)
    if not _is_digit(before) or not _is_digit(character) or before == character:
        place = {"line": line, "position": position}
        raise UsageError("specimen-operator-digit", before=before, character=character, **place)
    altered = put(document.printed, Span(line, position, position), character)
    return Altered(replace(document, printed=altered), before=(("before", before),))


def mrz_recompute(document: Document) -> Altered:
    """Print the check digits that the altered MRZ ought to have, as a careful forger does.

    Raises:
        UsageError: where all are right already, or there is no MRZ.
    """
    needed(document, "specimen-no-mrz", there=document.printed)
    lines = recomputed(document.format, document.printed)
    needed(document, "specimen-no-wrong-digit", there=lines != document.printed)
    return Altered(replace(document, printed=lines))


def character_at(document: Document, line: int, position: int) -> str:
    """Return the character printed at a place.

    Raises:
        UsageError: where there is no such place.
    """
    needed(document, "specimen-no-mrz", there=document.printed)
    layout = LAYOUTS[document.format]
    if not (1 <= line <= layout.line_count and 1 <= position <= layout.line_length):
        raise UsageError(
            "specimen-operator-place", format=document.format, line=line, position=position
        )
    return document.printed[line - 1][position - 1]


def _is_digit(character: str) -> bool:
    return len(character) == 1 and character in "0123456789"


def cut(lines: Lines, span: Span) -> str:
    """Return the characters of a span."""
    return lines[span.line - 1][span.start - 1 : span.end]


def put(lines: Lines, span: Span, text: str) -> Lines:
    """Return the lines with ``text`` at a span."""
    old = lines[span.line - 1]
    new = old[: span.start - 1] + text + old[span.end :]
    return (*lines[: span.line - 1], new, *lines[span.line :])


def recomputed(format_name: str, lines: Lines, touching: Iterable[Span] | None = None) -> Lines:
    """Return lines with the right check digits.

    Args:
        format_name: of the MRZ.
        lines: as printed.
        touching: only those that cover one of these spans; all if left out.
    """
    spans = None if touching is None else set(touching)
    for digit in LAYOUTS[format_name].digits:
        is_meant = spans is None or any(
            _overlap(one, span) for one in digit.covers for span in spans
        )
        if is_meant and not agrees(format_name, lines, digit):
            right = check_digit.compute(_covered(lines, digit)) or FILLER
            lines = put(lines, digit.span, right)
    return lines


def agrees(format_name: str, lines: Lines, digit: DigitPosition) -> bool:
    """Whether a check digit is right; that of a long number stands at the end of the number."""
    printed = cut(lines, digit.span)
    layout = LAYOUTS[format_name]
    if printed == FILLER and digit.name == "document-number" and layout.overflow:
        rest = cut(lines, layout.field(layout.overflow).span).partition(FILLER)[0]
        number = cut(lines, layout.field("document_number").span) + rest[:-1]
        return rest[-1:] == check_digit.compute(number)
    covered = _covered(lines, digit)
    if digit.filler_when_empty and not covered.strip(FILLER) and printed == FILLER:
        return True
    return printed == check_digit.compute(covered)


def _covered(lines: Lines, digit: DigitPosition) -> str:
    return "".join(cut(lines, span) for span in digit.covers)


def _overlap(one: Span, other: Span) -> bool:
    return one.line == other.line and one.start <= other.end and other.start <= one.end
