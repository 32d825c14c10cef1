"""What each character of an MRZ is, and each check digit worked out: data, no sentences.

>>> explanation = explain('''P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
... L898902C36UTO7408122F1204159ZE184226B<<<<<10''')
>>> explanation.cells[1][19].field, explanation.cells[1][19].digit
('birth_date', 'date-of-birth')
>>> digit = explanation.digits[1]
>>> digit.total, digit.remainder, digit.printed
(122, 2, '2')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docsec.findings import Mrz, Span
from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.check_digit import Step, working
from docsec.mrz.layouts import KNOWN, DigitPosition, Kind
from docsec.mrz.parse import parse
from docsec.mrz.repair import with_proposals
from docsec.mrz.zone import Zone, lay
from docsec.policy import Policy

# What may stand in a field of each kind, as shown to a person.
ALLOWED = {
    Kind.CODE: "A-Z <",
    Kind.STATE: "A-Z <",
    Kind.NAME: "A-Z <",
    Kind.NUMBER: "A-Z 0-9 <",
    Kind.DATE: "0-9",
    Kind.MONTH: "0-9",
    Kind.SEX: "M F <",
    Kind.OPTIONAL: "A-Z 0-9 <",
}
DIGIT_ALLOWED = "0-9"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed character.

    Attributes:
        line: from 1.
        position: from 1.
        character: as printed.
        field: the key of its field; for a check digit the field it protects; None if surplus.
        digit: the name of the check digit it is, or None.
        allowed: the characters the place may hold.
        covered_by: the check digits computed over it.
    """

    line: int
    position: int
    character: str
    field: str | None
    digit: str | None
    allowed: str
    covered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigitWorking:
    """A check digit worked out.

    Attributes:
        name: the last part of its finding code.
        field: the field it protects; None for the composite.
        span: where it is printed.
        covers: the ranges it is computed over.
        steps: value, weight and product of each character; empty if one has no value.
        printed: the digit that is there.
    """

    name: str
    field: str | None
    span: Span
    covers: tuple[Span, ...]
    steps: tuple[Step, ...]
    printed: str

    @property
    def total(self) -> int:
        """The sum of the products."""
        return sum(step.product for step in self.steps)

    @property
    def remainder(self) -> int | None:
        """The sum modulo 10: what should be printed; None if it cannot be computed."""
        return self.total % 10 if self.steps else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An MRZ with every character and check digit accounted for."""

    mrz: Mrz
    cells: tuple[tuple[Cell, ...], ...]
    digits: tuple[DigitWorking, ...]


def explain(text: str | Iterable[str], policy: Policy | None = None) -> Explanation:
    """Return the explanation of the MRZ in ``text``; without a format, cells have no field."""
    policy = policy or Policy()
    mrz = with_proposals(parse(text, policy), policy)
    if mrz.format is None:
        return Explanation(mrz, _bare_cells(mrz.lines), ())
    zone = lay(mrz.lines, KNOWN[mrz.format], policy)
    digits = tuple(_working(zone, digit) for digit in zone.layout.digits)
    return Explanation(mrz, _cells(zone, digits), digits)


def _bare_cells(lines: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell(number, position, character, None, None, "A-Z 0-9 <", ())
            for position, character in enumerate(line, 1)
        )
        for number, line in enumerate(lines, 1)
    )


def _working(zone: Zone, digit: DigitPosition) -> DigitWorking:
    span, covers = digit.span, digit.covers
    number = zone.long_number
    if digit.name == "document-number" and number is not None:
        span = number.digit
        rest = Span(number.rest.line, number.rest.start, number.rest.end - 1)
        covers = (*digit.covers, rest)
    covered = zone.text(*covers)
    usable = zone.complete(*covers) and ALPHABET.issuperset(covered)
    steps = working(covered) if usable else ()
    return DigitWorking(digit.name, digit.field, span, covers, steps, zone.text(span))


def _cells(zone: Zone, digits: tuple[DigitWorking, ...]) -> tuple[tuple[Cell, ...], ...]:
    place: dict[tuple[int, int], tuple[str | None, str]] = {}
    for position in zone.layout.fields:
        for at in _positions(position.span):
            place[at] = (_name_part(zone, position.key, at), ALLOWED[position.kind])
    digit_at = {at: digit for digit in digits for at in _positions(digit.span)}
    covered: dict[tuple[int, int], list[str]] = {}
    for digit in digits:
        for span in digit.covers:
            for at in _positions(span):
                covered.setdefault(at, []).append(digit.name)
    rows = []
    for number, line in enumerate(zone.lines, 1):
        row = []
        for index, character in enumerate(line, 1):
            at = (number, index)
            digit_here = digit_at.get(at)
            field, allowed = place.get(at, (None, FILLER))
            if digit_here is not None:
                field, allowed = digit_here.field, DIGIT_ALLOWED
            name = digit_here.name if digit_here is not None else None
            row.append(
                Cell(number, index, character, field, name, allowed, tuple(covered.get(at, ())))
            )
        rows.append(tuple(row))
    return tuple(rows)


def _positions(span: Span) -> Iterable[tuple[int, int]]:
    return ((span.line, position) for position in range(span.start, span.end + 1))


def _name_part(zone: Zone, key: str, at: tuple[int, int]) -> str:
    if key != "name":
        return key
    return "surname" if at[1] <= zone.fields["surname"].end else "given_names"
