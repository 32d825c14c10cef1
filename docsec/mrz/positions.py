"""What a layout is made of: lines, fields and check digits, each at its place.

The rows themselves stand in `docsec.mrz.layouts` (Doc 9303) and `docsec.mrz.national`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate, groupby
from operator import itemgetter

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
    DIGITS = "digits"
    RUSSIAN_NAME = "russian-name"
    LICENCE = "licence"

    __hash__ = str.__hash__  # that of an enumeration is no other, and many times slower


ALLOWED = {
    Kind.CODE: "A-Z <",
    Kind.STATE: "A-Z <",
    Kind.NAME: "A-Z <",
    Kind.NUMBER: "A-Z 0-9 <",
    Kind.DATE: "0-9",
    Kind.MONTH: "0-9",
    Kind.SEX: "M F <",
    Kind.OPTIONAL: "A-Z 0-9 <",
    Kind.DIGITS: "0-9",
    Kind.RUSSIAN_NAME: "A-Z 2-4 6-9 <",
    Kind.LICENCE: "A-Z 0-9",
}
"""The characters of each kind, as they are shown to a person."""


SPANS_KEPT = 4096

# The same places are told of again and again, and a record takes longer to write than to look up.
span_at = lru_cache(maxsize=SPANS_KEPT)(Span)
"""Returns the span of a line, a first and a last position."""


@cache
def characters(shown: str) -> frozenset[str]:
    """Return the characters that ``shown`` stands for.

    >>> sorted(characters("2-4 M <"))
    ['2', '3', '4', '<', 'M']
    """
    return frozenset(
        chr(code) for each in shown.split() for code in range(ord(each[0]), ord(each[-1]) + 1)
    )


# The rows of a table are compared as rows, not by what they hold: that is quick.
@dataclass(frozen=True, slots=True, eq=False)
class FieldPosition:
    """Where a field stands."""

    key: str
    kind: Kind
    span: Span

    @property
    def length(self) -> int:
        """The number of positions."""
        return self.span.end - self.span.start + 1

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields it is cut into: a whole name makes two."""
        return ("surname", "given_names") if self.key == "name" else (self.key,)

    @property
    def allowed(self) -> str:
        """The characters it may hold, as shown: in a birth alone parts may be unknown."""
        return f"{ALLOWED[self.kind]} <" if self.key == "birth_date" else ALLOWED[self.kind]


@dataclass(frozen=True, slots=True, eq=False)
class DigitPosition:
    """Where a check digit stands and what it covers, in the order it is computed.

    Attributes:
        name: the last part of its finding code.
        field: the field it protects; None for the composite.
        span: its own position.
        covers: the ranges that are concatenated.
        filler_when_empty: whether ``<`` may stand for 0 when the field is empty.
        length: the number of characters it is computed over.
    """

    name: str
    field: str | None
    span: Span
    covers: tuple[Span, ...]
    filler_when_empty: bool = False
    length: int = dataclass_field(init=False)

    def __post_init__(self) -> None:
        """Count what it covers once: every rule on digits asks."""
        length = sum(span.end - span.start + 1 for span in self.covers)
        object.__setattr__(self, "length", length)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One format of MRZ.

    Attributes:
        id: the name of the format.
        line_lengths: characters in each line.
        first_letters: what the document code may begin with.
        part: the clause of its tables.
        fields: in printed order.
        digits: in printed order, the composite last.
        overflow: the field that takes the rest of a long document number, if one does.
        prefix: how a line of a national layout begins, a dot for any character; empty for
            those of ICAO.
        prefix_line: the line it is looked for in.
        second_line: a pattern that the second line must match as well, where a document of
            ICAO could have the prefix too.
        empty: the places that belong to nothing and hold fillers; none in those of ICAO.
        cut: takes the fields from lines of full length, run together.
    """

    id: str
    line_lengths: tuple[int, ...]
    first_letters: str
    part: str
    fields: tuple[FieldPosition, ...]
    digits: tuple[DigitPosition, ...]
    overflow: str | None = None
    prefix: str = ""
    prefix_line: int = 1
    second_line: str = ""
    empty: tuple[Span, ...] = dataclass_field(init=False)
    cut: Callable[[str], tuple[str, ...]] = dataclass_field(init=False, repr=False)
    _begins: Callable[[str], object] = dataclass_field(init=False, repr=False)
    _by_key: Mapping[str, FieldPosition] = dataclass_field(init=False, repr=False)
    _by_name: Mapping[str, DigitPosition] = dataclass_field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the fields: every rule looks its own up."""
        by_key = {position.key: position for position in self.fields}
        by_name = {position.name: position for position in self.digits}
        object.__setattr__(self, "_begins", re.compile(self.prefix, re.DOTALL).match)
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_by_name", by_name)
        object.__setattr__(self, "empty", tuple(_empty(self)))
        object.__setattr__(self, "cut", itemgetter(*_slices(self)))

    @property
    def line_count(self) -> int:
        """The number of lines."""
        return len(self.line_lengths)

    @property
    def line_length(self) -> int:
        """The characters in a line; of the longest where they differ."""
        return max(self.line_lengths)

    @property
    def name(self) -> FieldPosition | None:
        """The whole name, or the surname where it stands apart; None without either."""
        return self._by_key.get("name") or self._by_key.get("surname")

    def covered(self, span: Span) -> bool:
        """Whether some check digit is computed over a part of ``span``."""
        return any(_overlap(span, each) for digit in self.digits for each in digit.covers)

    def marked(self, lines: tuple[str, ...]) -> bool:
        """Whether ``lines``, as many as there must be, begin as this layout does."""
        if not self.prefix:
            return True
        if not self._begins(lines[self.prefix_line - 1]):
            return False
        return not self.second_line or bool(re.match(self.second_line, lines[1]))

    def has(self, key: str) -> bool:
        """Whether there is a field ``key``."""
        return key in self._by_key

    def field(self, key: str) -> FieldPosition:
        """Return the position of the field ``key``.

        Raises:
            KeyError: where the layout has no such field.
        """
        return self._by_key[key]

    def digit_if_any(self, name: str) -> DigitPosition | None:
        """Return the position of the check digit ``name``, if there is one."""
        return self._by_name.get(name)

    def digit(self, name: str) -> DigitPosition:
        """Return the position of the check digit ``name``; KeyError where there is none."""
        return self._by_name[name]


def _overlap(first: Span, second: Span) -> bool:
    return first.line == second.line and first.start <= second.end and second.start <= first.end


def _slices(layout: Layout) -> Iterator[slice]:
    starts = (0, *accumulate(layout.line_lengths))
    for span in (each.span for each in layout.fields):
        yield slice(starts[span.line - 1] + span.start - 1, starts[span.line - 1] + span.end)


def _empty(layout: Layout) -> Iterator[Span]:
    """Yield the runs of places that neither a field nor a digit takes."""
    spans = [each.span for each in layout.fields] + [each.span for each in layout.digits]
    taken = {(span.line, at) for span in spans for at in range(span.start, span.end + 1)}
    for line, length in enumerate(layout.line_lengths, 1):
        free = [at for at in range(1, length + 1) if (line, at) not in taken]
        for _, run in groupby(enumerate(free), lambda pair: pair[1] - pair[0]):
            places = [at for _, at in run]
            yield Span(line, places[0], places[-1])


@cache
def digit_position(name: str, field: str, line: int, position: int, length: int) -> DigitPosition:
    """Return a check digit over the ``length`` positions before it."""
    covered = Span(line, position - length, position - 1)
    return DigitPosition(name, field, Span(line, position, position), (covered,))


def composite(line: int, position: int, *covers: Span) -> DigitPosition:
    """Return the position of a composite check digit."""
    return DigitPosition("composite", None, Span(line, position, position), covers)


def two_lines(
    identifier: str, length: int, first: str, part: str, optional_end: int, *more: DigitPosition
) -> Layout:
    """Return a two-line layout; they differ in length, optional data and last digits only."""
    return Layout(
        identifier,
        (length, length),
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
            digit_position("document-number", "document_number", 2, 10, 9),
            digit_position("date-of-birth", "birth_date", 2, 20, 6),
            digit_position("date-of-expiry", "expiry_date", 2, 28, 6),
            *more,
        ),
        overflow="optional_data" if identifier == "TD2" else None,
    )
