"""An MRZ laid on its layout: what a rule looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from docsec.findings import Field, Span
from docsec.mrz import names
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.dates import birth_date, expiry_date, month
from docsec.mrz.positions import FieldPosition, Kind, Layout
from docsec.policy import Policy


NAMES = ("surname", "given_names")
"""The fields that a whole name is cut into."""


def cut(lines: tuple[str, ...], span: Span) -> str:
    """Return the characters of ``span``; fewer where the line ends before it."""
    return lines[span.line - 1][span.start - 1 : span.end]


@dataclass(frozen=True, slots=True)
class LongNumber:
    """A document number that runs on into the optional data (Doc 9303-5 and -6, note j).

    Attributes:
        value: the whole number.
        digit: where its check digit stands.
        expected: the digit with the filler left out, as the standard has it.
        with_filler: the digit with the filler counted, as some issuers compute it.
        printed: the digit that is there.
        rest: the span of the continuation and its digit.
    """

    value: str
    digit: Span
    expected: str | None
    with_filler: str | None
    printed: str
    rest: Span


@dataclass(slots=True)
class Zone:
    """Lines laid on a layout, and the choices to judge them by.

    Attributes:
        lines: as given.
        layout: what they were laid on.
        policy: the choices.
        sound: whether every line has its length.
        pieces: what is printed at each of the layout's `spans`.
        long_number: a document number that runs on, or None.
    """

    lines: tuple[str, ...]
    layout: Layout
    policy: Policy
    sound: bool
    pieces: tuple[str, ...]
    long_number: LongNumber | None
    fields_made: Mapping[str, Field] | None = None

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every field cut out and given its meaning, by key, in printed order."""
        if self.fields_made is None:
            self.fields_made = _fields(self)
        return self.fields_made

    def text(self, *spans: Span) -> str:
        """Return the characters of ``spans``, one after the other."""
        if len(spans) == 1:
            return cut(self.lines, spans[0])
        return "".join([cut(self.lines, span) for span in spans])

    def complete(self, *spans: Span) -> bool:
        """Whether every position of ``spans`` is there."""
        lines = self.lines
        return all(len(lines[span.line - 1]) >= span.end for span in spans)


def lay(lines: tuple[str, ...], layout: Layout, policy: Policy) -> Zone:
    """Return ``lines`` laid on ``layout``."""
    sound = tuple(map(len, lines)) == layout.line_lengths
    pieces = (
        layout.cut("".join(lines)) if sound else tuple([cut(lines, span) for span in layout.spans])
    )
    return Zone(lines, layout, policy, sound, pieces, find_long_number(lines, layout))


def find_long_number(lines: tuple[str, ...], layout: Layout) -> LongNumber | None:
    """Return the long document number, or None where the number is not continued.

    Its mark is a filler in the place of the check digit and a continuation of at least one
    character and a digit at the start of the optional data.
    """
    if layout.overflow is None or cut(lines, layout.digit("document-number").span) != FILLER:
        return None
    overflow = layout.field(layout.overflow).span
    rest = cut(lines, overflow).split(FILLER, 1)[0]
    if len(rest) < 2:
        return None
    head = cut(lines, layout.field("document_number").span)
    body, printed = rest[:-1], rest[-1]
    at = overflow.start + len(body)
    return LongNumber(
        head + body,
        Span(overflow.line, at, at),
        compute(head + body),
        compute(head + FILLER + body),
        printed,
        Span(overflow.line, overflow.start, at),
    )


def _fields(zone: Zone) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for position, printed in zip(zone.layout.fields, zone.pieces, strict=False):
        if position.key == "name":
            fields["surname"], fields["given_names"] = name_fields(position, printed)
        else:
            fields[position.key] = field_at(position, printed, zone.policy.reference_date)
    if zone.long_number is not None:
        run_on(fields, zone.layout, zone.long_number)
    return fields


def run_on(fields: dict[str, Field], layout: Layout, number: LongNumber) -> None:
    """Give the number its whole value, and the optional data what is left of them."""
    overflow = fields[str(layout.overflow)]
    left = overflow.raw[number.rest.end - number.rest.start + 1 :]
    left = left.strip(FILLER).replace(FILLER, " ")
    fields[overflow.key] = overflow._replace(value=left)
    fields["document_number"] = fields["document_number"]._replace(
        value=number.value.replace(FILLER, " ")
    )


def name_fields(position: FieldPosition, printed: str) -> tuple[Field, Field]:
    """Return the two identifiers of a name as fields."""
    line, start, end = position.span.line, position.span.start, position.span.end
    primary, separator, secondary = printed.partition(names.SEPARATOR)
    length = len(primary)
    surname = ("surname", primary, names.value(primary), line, start, start + (length or 1) - 1)
    at = start + length + len(separator)
    given = ("given_names", secondary, names.value(secondary), line, min(at, end), end)
    return _new(Field, surname), _new(Field, given)


def number_field(position: FieldPosition, printed: str) -> Field:
    """Return what is printed at ``position``, of which no character has a meaning of its own."""
    span = position.span
    value = printed.rstrip(FILLER).replace(FILLER, " ")
    return _new(Field, (position.key, printed, value, span.line, span.start, span.end))


# What a named tuple is made by, without its check of names: five for every MRZ.
_new = tuple.__new__


def field_at(position: FieldPosition, printed: str, today: date) -> Field:
    """Return what is printed at ``position`` as a field, with its meaning."""
    span = position.span
    value = _value(position, printed, today)
    return Field(position.key, printed, value, span.line, span.start, span.end)


def _value(position: FieldPosition, raw: str, today: date) -> str | None:
    if position.key == "birth_date":
        return birth_date(raw, today).value
    if position.key == "expiry_date":
        return expiry_date(raw, today).value
    if position.kind is Kind.NAME:
        return names.value(raw)
    if position.kind is Kind.MONTH:
        return month(raw, today)
    if position.kind is Kind.SEX:
        return raw if raw in ("M", "F") else None
    return raw.rstrip(FILLER).replace(FILLER, " ")
