"""The grid of a layout: what each place is, and what it may hold, for people and for repairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docsec.findings import Span
from docsec.mrz.alphabet import FILLER
from docsec.mrz.layouts import KNOWN
from docsec.mrz.positions import DigitPosition, Kind, Layout, characters

Where = tuple[int, int]
"""A place: line and position, both from 1."""

DIGIT = "0-9"


@dataclass(frozen=True, slots=True)
class Place:
    """What may stand at one position.

    Attributes:
        line: from 1.
        position: from 1.
        field: the key of its field, or of the field its digit protects; None for the composite
            and where only a filler may stand.
        kind: the kind of its field; None for a check digit.
        digit: the name of the check digit it is, or None.
        shown: the characters it may hold, as shown to a person: ``A-Z <``.
    """

    line: int
    position: int
    field: str | None
    kind: Kind | None
    digit: str | None
    shown: str

    @property
    def allowed(self) -> frozenset[str]:
        """The characters the place may hold."""
        return characters(self.shown)


def each_of(span: Span) -> list[Where]:
    """Return every place of ``span``."""
    return [(span.line, position) for position in range(span.start, span.end + 1)]


@cache
def places(layout_id: str) -> Mapping[Where, Place]:
    """Return every place of the layout, in printed order."""
    layout = KNOWN[layout_id]
    found = {
        (line, position): Place(line, position, None, None, None, FILLER)
        for line, length in enumerate(layout.line_lengths, 1)
        for position in range(1, length + 1)
    }
    for field in layout.fields:
        for where in each_of(field.span):
            found[where] = Place(*where, field.key, field.kind, None, field.allowed)
    for digit in layout.digits:
        for where in each_of(digit.span):
            shown = _digit_shown(layout, digit)
            found[where] = Place(*where, digit.field, None, digit.name, shown)
    return found


def _digit_shown(layout: Layout, digit: DigitPosition) -> str:
    """A filler may stand where a number runs on, or for an empty field (Doc 9303-4, -5, -6)."""
    continued = digit.name == "document-number" and layout.overflow is not None
    return f"{DIGIT} {FILLER}" if continued or digit.filler_when_empty else DIGIT
