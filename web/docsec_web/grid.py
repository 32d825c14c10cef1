"""An MRZ in the shape of the grid: one square a character."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docsec.findings import Mrz, Span, Status
from docsec.mrz.alphabet import VALUES
from docsec.mrz.explain import Cell, DigitWorking, Explanation
from docsec_web import language

TINTS = 6
MOST_CELLS = 400

# The worst comes last and stays.
_MARKED = (Status.UNDETERMINED, Status.ABORTED, Status.FAILED)


@dataclass(frozen=True, slots=True)
class Square:
    """One character of the grid; ``tint`` is the number of its field, ``mark`` a status."""

    cell: Cell
    tint: int | None
    mark: str | None
    meaning: str
    value: int | None


def squares(explanation: Explanation) -> tuple[tuple[Square, ...], ...]:
    """Return the grid of characters, or nothing where the text is far from any MRZ."""
    if sum(map(len, explanation.cells)) > MOST_CELLS:
        return ()
    keys = list(explanation.mrz.fields)
    marks = _marks(explanation.mrz)
    digits = {digit.name: digit for digit in explanation.digits}
    return tuple(
        tuple(
            Square(
                cell,
                keys.index(cell.field) % TINTS if cell.field in keys else None,
                marks.get((cell.line, cell.position)),
                _meaning(cell, explanation.mrz, digits),
                VALUES.get(cell.character),
            )
            for cell in line
        )
        for line in explanation.cells
    )


def _marks(mrz: Mrz) -> dict[tuple[int, int], str]:
    marks: dict[tuple[int, int], str] = {}
    for status in _MARKED:
        for finding in mrz.findings:
            where = finding.where
            if finding.status is status and isinstance(where, Span):
                for position in range(where.start, where.end + 1):
                    marks[where.line, position] = status.value
    return marks


def _meaning(cell: Cell, mrz: Mrz, digits: Mapping[str, DigitWorking]) -> str:
    if cell.digit is not None:
        digit = digits[cell.digit]
        computed = "–" if digit.remainder is None else digit.remainder
        name = language.say(f"digit.{cell.digit}")
        return language.say(
            "meaning.check-digit", name=name, expected=computed, actual=digit.printed
        )
    if cell.field is None and mrz.format is not None:
        return language.say("meaning.no-field")
    if cell.character == "<":
        return language.say("meaning.filler")
    field = mrz.fields.get(cell.field or "")
    return (field.value or "") if field else ""
