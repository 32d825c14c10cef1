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

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docsec.findings import Mrz, Span
from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.check_digit import Step, working
from docsec.mrz.layouts import KNOWN
from docsec.mrz.parse import parse
from docsec.mrz.places import DIGIT, Where, each_of, places
from docsec.mrz.positions import ALLOWED, DigitPosition, Kind
from docsec.mrz.repair import with_proposals
from docsec.mrz.zone import Zone, lay
from docsec.policy import Policy


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
        return Explanation(mrz, _rows(mrz.lines, _bare_cell), ())
    zone = lay(mrz.lines, KNOWN[mrz.format], policy)
    digits = tuple(_working(zone, digit) for digit in zone.layout.digits)
    return Explanation(mrz, _rows(mrz.lines, _cell_of(zone, digits)), digits)


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


def _rows(
    lines: tuple[str, ...], cell: Callable[[int, int, str], Cell]
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(cell(number, position, character) for position, character in enumerate(line, 1))
        for number, line in enumerate(lines, 1)
    )


def _bare_cell(line: int, position: int, character: str) -> Cell:
    return Cell(line, position, character, None, None, ALLOWED[Kind.OPTIONAL], ())


def _cell_of(zone: Zone, digits: tuple[DigitWorking, ...]) -> Callable[[int, int, str], Cell]:
    """Return what makes a cell of a character; one beyond its line belongs to nothing."""
    grid = {at: (place.field, place.shown) for at, place in places(zone.layout.id).items()}
    if zone.long_number is not None:
        moved = zone.layout.digit("document-number").span
        grid |= dict.fromkeys(each_of(zone.long_number.rest), ("document_number", "A-Z 0-9"))
        grid |= dict.fromkeys(each_of(moved), ("document_number", FILLER))
        grid |= dict.fromkeys(each_of(zone.long_number.digit), ("document_number", DIGIT))
    digit_at = {at: digit.name for digit in digits for at in each_of(digit.span)}
    covered_by: dict[Where, tuple[str, ...]] = {}
    for digit in digits:
        for at in (at for span in digit.covers for at in each_of(span)):
            covered_by[at] = (*covered_by.get(at, ()), digit.name)

    def cell(line: int, position: int, character: str) -> Cell:
        at = (line, position)
        field, allowed = grid.get(at, (None, FILLER))
        name = digit_at.get(at)
        if field == "name":
            field = "surname" if position <= zone.fields["surname"].end else "given_names"
        return Cell(line, position, character, field, name, allowed, covered_by.get(at, ()))

    return cell
