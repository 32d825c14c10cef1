"""The one table of positions: parsing, rules, explaining, building and drawing all read it.

Sources: TD3 Doc 9303-4 4.2.2; TD1 Doc 9303-5 4.2.2; TD2 Doc 9303-6 4.2.2; MRV-A and MRV-B
Doc 9303-7 4.2.2 and 7.2.2. Lines and positions count from 1. A new layout is a new row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum

from docsec.findings import Span


class Kind(StrEnum):
    """What a field may hold."""

    CODE = "code"
    STATE = "state"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    SEX = "sex"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class FieldPosition:
    """Where a field stands."""

    key: str
    kind: Kind
    span: Span

    @property
    def length(self) -> int:
        """The number of positions."""
        return self.span.end - self.span.start + 1


@dataclass(frozen=True, slots=True)
class DigitPosition:
    """Where a check digit stands and what it covers, in the order it is computed.

    Attributes:
        name: the last part of its finding code.
        field: the field it protects; None for the composite.
        span: its own position.
        covers: the ranges that are concatenated.
        filler_when_empty: whether ``<`` may stand for 0 when the field is empty.
    """

    name: str
    field: str | None
    span: Span
    covers: tuple[Span, ...]
    filler_when_empty: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One format of MRZ.

    Attributes:
        id: the name of the format.
        line_count: the number of lines.
        line_length: characters in each line.
        first_letters: what the document code may begin with.
        part: the clause of its tables.
        fields: in printed order.
        digits: in printed order, the composite last.
        overflow: the field that takes the rest of a long document number, if one does.
        prefix: how the first line of a national layout begins; empty for those of ICAO.
    """

    id: str
    line_count: int
    line_length: int
    first_letters: str
    part: str
    fields: tuple[FieldPosition, ...]
    digits: tuple[DigitPosition, ...]
    overflow: str | None = None
    prefix: str = ""
    _by_key: Mapping[str, FieldPosition] = dataclass_field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the fields: every rule looks its own up."""
        by_key = {position.key: position for position in self.fields}
        object.__setattr__(self, "_by_key", by_key)

    def has(self, key: str) -> bool:
        """Whether there is a field ``key``."""
        return key in self._by_key

    def field(self, key: str) -> FieldPosition:
        """Return the position of the field ``key``.

        Raises:
            KeyError: where the layout has no such field.
        """
        return self._by_key[key]

    def digit(self, name: str) -> DigitPosition:
        """Return the position of the check digit ``name``; KeyError where there is none."""
        for position in self.digits:
            if position.name == name:
                return position
        raise KeyError(name)


def _digit(name: str, field: str, line: int, position: int, length: int) -> DigitPosition:
    covered = Span(line, position - length, position - 1)
    return DigitPosition(name, field, Span(line, position, position), (covered,))


def _composite(line: int, position: int, *covers: Span) -> DigitPosition:
    return DigitPosition("composite", None, Span(line, position, position), covers)


def _two_lines(
    identifier: str, length: int, first: str, part: str, optional_end: int, *more: DigitPosition
) -> Layout:
    """Return a two-line layout; they differ in length, optional data and last digits only."""
    return Layout(
        identifier,
        2,
        length,
        first,
        part,
        fields=(
            FieldPosition("document_code", Kind.CODE, Span(1, 1, 2)),
            FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
            FieldPosition("name", Kind.NAME, Span(1, 6, length)),
            FieldPosition("document_number", Kind.NUMBER, Span(2, 1, 9)),
            FieldPosition("nationality", Kind.STATE, Span(2, 11, 13)),
            FieldPosition("birth_date", Kind.DATE, Span(2, 14, 19)),
            FieldPosition("sex", Kind.SEX, Span(2, 21, 21)),
            FieldPosition("expiry_date", Kind.DATE, Span(2, 22, 27)),
            FieldPosition("optional_data", Kind.OPTIONAL, Span(2, 29, optional_end)),
        ),
        digits=(
            _digit("document-number", "document_number", 2, 10, 9),
            _digit("date-of-birth", "birth_date", 2, 20, 6),
            _digit("date-of-expiry", "expiry_date", 2, 28, 6),
            *more,
        ),
        overflow="optional_data" if identifier == "TD2" else None,
    )


TD1 = Layout(
    "TD1",
    3,
    30,
    "ACI",
    "Doc 9303-5 4.2.2",
    fields=(
        FieldPosition("document_code", Kind.CODE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("document_number", Kind.NUMBER, Span(1, 6, 14)),
        FieldPosition("optional_data_1", Kind.OPTIONAL, Span(1, 16, 30)),
        FieldPosition("birth_date", Kind.DATE, Span(2, 1, 6)),
        FieldPosition("sex", Kind.SEX, Span(2, 8, 8)),
        FieldPosition("expiry_date", Kind.DATE, Span(2, 9, 14)),
        FieldPosition("nationality", Kind.STATE, Span(2, 16, 18)),
        FieldPosition("optional_data_2", Kind.OPTIONAL, Span(2, 19, 29)),
        FieldPosition("name", Kind.NAME, Span(3, 1, 30)),
    ),
    digits=(
        _digit("document-number", "document_number", 1, 15, 9),
        _digit("date-of-birth", "birth_date", 2, 7, 6),
        _digit("date-of-expiry", "expiry_date", 2, 15, 6),
        _composite(2, 30, Span(1, 6, 30), Span(2, 1, 7), Span(2, 9, 15), Span(2, 19, 29)),
    ),
    overflow="optional_data_1",
)

TD2 = _two_lines(
    "TD2",
    36,
    "ACI",
    "Doc 9303-6 4.2.2",
    35,
    _composite(2, 36, Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 35)),
)

TD3 = _two_lines(
    "TD3",
    44,
    "P",
    "Doc 9303-4 4.2.2",
    42,
    DigitPosition(
        "optional-data",
        "optional_data",
        Span(2, 43, 43),
        (Span(2, 29, 42),),
        filler_when_empty=True,
    ),
    _composite(2, 44, Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 43)),
)

MRV_A = _two_lines("MRV-A", 44, "V", "Doc 9303-7 4.2.2", 44)
MRV_B = _two_lines("MRV-B", 36, "V", "Doc 9303-7 7.2.2", 36)

LAYOUTS = {layout.id: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)}
"""The formats of Doc 9303."""

# The French identity card of 1988 to 2021: the surname in the first line, the number (year and
# month of issue, department, serial), given names and birth in the second; no expiry.
FRA_ID = Layout(
    "FRA-ID",
    2,
    36,
    "I",
    "national layout, France",
    fields=(
        FieldPosition("document_code", Kind.CODE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("surname", Kind.NAME, Span(1, 6, 30)),
        FieldPosition("optional_data", Kind.OPTIONAL, Span(1, 31, 36)),
        FieldPosition("issue_date", Kind.MONTH, Span(2, 1, 4)),
        FieldPosition("document_number", Kind.NUMBER, Span(2, 1, 12)),
        FieldPosition("given_names", Kind.NAME, Span(2, 14, 27)),
        FieldPosition("birth_date", Kind.DATE, Span(2, 28, 33)),
        FieldPosition("sex", Kind.SEX, Span(2, 35, 35)),
    ),
    digits=(
        _digit("document-number", "document_number", 2, 13, 12),
        _digit("date-of-birth", "birth_date", 2, 34, 6),
        _composite(2, 36, Span(1, 1, 36), Span(2, 1, 35)),
    ),
    prefix="IDFRA",
)

# The Slovak identity card: as TD2, two characters shorter and without a composite digit.
SVK_ID = replace(_two_lines("SVK-ID", 34, "I", "national layout, Slovakia", 34), prefix="I<SVK")

NATIONAL = {layout.id: layout for layout in (FRA_ID, SVK_ID)}
"""Layouts that States use beside those of Doc 9303."""

KNOWN = LAYOUTS | NATIONAL

# Further from a format's length than this, a line is no longer taken for a damaged one of it.
TOLERANCE = 8


def detect(lines: tuple[str, ...], among: Mapping[str, Layout] = KNOWN) -> Layout | None:
    """Return the layout whose shape and first letter fit best, or None.

    The order is line count, line length, first letter (Doc 9303-5 4.2.2.3 note k keeps V off the
    second place so that the letters tell cards and visas apart). A national layout is one only
    by its prefix.

    Args:
        lines: as given.
        among: the layouts to choose from.
    """
    best: tuple[int, int, Layout] | None = None
    for layout in among.values():
        if layout.line_count != len(lines) or not lines[0].startswith(layout.prefix):
            continue
        distances = [abs(len(line) - layout.line_length) for line in lines]
        if max(distances) > TOLERANCE:
            continue
        wrong_letter = 0 if lines[0][:1] in layout.first_letters else 1
        # A visa is one only by its V: any other letter on its shape is a damaged card or passport.
        if layout.first_letters == "V":
            wrong_letter *= 2
        if layout.prefix:
            wrong_letter = -1
        rank = (sum(distances), wrong_letter, layout)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None
