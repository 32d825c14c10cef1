"""An MRZ laid on its layout: what a rule looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docsec.findings import Field, Span
from docsec.mrz import names
from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.dates import birth_date, expiry_date, month
from docsec.mrz.positions import FieldPosition, Kind, Layout
from docsec.policy import Policy


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


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines, the layout they were laid on, and the choices to judge them by."""

    lines: tuple[str, ...]
    layout: Layout
    policy: Policy
    fields: Mapping[str, Field]
    long_number: LongNumber | None

    def text(self, *spans: Span) -> str:
        """Return the characters of ``spans``, one after the other."""
        if len(spans) == 1:
            return cut(self.lines, spans[0])
        return "".join([cut(self.lines, span) for span in spans])

    def complete(self, *spans: Span) -> bool:
        """Whether every position of ``spans`` is there."""
        lines = self.lines
        return all(len(lines[span.line - 1]) >= span.end for span in spans)

    def covered(self, span: Span) -> bool:
        """Whether some check digit is computed over a part of ``span``."""
        return any(_overlap(span, each) for digit in self.layout.digits for each in digit.covers)

    def name_field(self) -> FieldPosition | None:
        """Return the whole name, or the surname where it stands apart; None without either."""
        key = "name" if self.layout.has("name") else "surname"
        return self.layout.field(key) if self.layout.has(key) else None


def lay(lines: tuple[str, ...], layout: Layout, policy: Policy) -> Zone:
    """Return ``lines`` laid on ``layout``, every field cut out and given its meaning."""
    number = find_long_number(lines, layout)
    fields: dict[str, Field] = {}
    for position in layout.fields:
        for field in _fields_at(position, lines, policy, number):
            fields[field.key] = field
    return Zone(lines, layout, policy, fields, number)


def find_long_number(lines: tuple[str, ...], layout: Layout) -> LongNumber | None:
    """Return the long document number, or None where the number is not continued.

    Its mark is a filler in the place of the check digit and a continuation of at least one
    character and a digit at the start of the optional data.
    """
    if layout.overflow is None:
        return None
    head = cut(lines, layout.field("document_number").span)
    overflow = layout.field(layout.overflow).span
    rest = cut(lines, overflow).split(FILLER, 1)[0]
    if cut(lines, layout.digit("document-number").span) != FILLER or len(rest) < 2:
        return None
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


def _fields_at(
    position: FieldPosition, lines: tuple[str, ...], policy: Policy, number: LongNumber | None
) -> tuple[Field, ...]:
    raw = cut(lines, position.span)
    if position.key == "name":
        return _name_fields(position.span, raw)
    value = _value(position, raw, policy)
    if number is not None and position.key == "document_number":
        value = number.value.replace(FILLER, " ")
    elif number is not None and _overlap(position.span, number.rest):
        value = raw[number.rest.end - number.rest.start + 1 :].strip(FILLER).replace(FILLER, " ")
    span = position.span
    return (Field(position.key, raw, value, span.line, span.start, span.end),)


def _overlap(first: Span, second: Span) -> bool:
    return first.line == second.line and first.start <= second.end and second.start <= first.end


def _name_fields(span: Span, raw: str) -> tuple[Field, Field]:
    parts = names.split(raw)
    surname_end = max(span.start, span.start + len(parts.primary) - 1)
    given_start = min(span.start + parts.secondary_at, span.end)
    return (
        Field(
            "surname", parts.primary, names.value(parts.primary), span.line, span.start, surname_end
        ),
        Field(
            "given_names",
            parts.secondary,
            names.value(parts.secondary),
            span.line,
            given_start,
            span.end,
        ),
    )


def _value(position: FieldPosition, raw: str, policy: Policy) -> str | None:
    if position.key == "birth_date":
        return birth_date(raw, policy.reference_date).value
    if position.key == "expiry_date":
        return expiry_date(raw, policy.reference_date).value
    if position.kind is Kind.NAME:
        return names.value(raw)
    if position.kind is Kind.MONTH:
        return month(raw, policy.reference_date)
    if position.kind is Kind.SEX:
        return raw if raw in ("M", "F") else None
    return raw.rstrip(FILLER).replace(FILLER, " ")


def in_alphabet(characters: str) -> bool:
    """Whether every character is one of the 37."""
    return ALPHABET.issuperset(characters)
