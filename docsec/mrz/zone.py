"""An MRZ laid on its layout: what a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import EllipsisType

from docsec.findings import Field, Span, written
from docsec.mrz import names
from docsec.mrz.alphabet import FILLER, in_alphabet
from docsec.mrz.check_digit import compute
from docsec.mrz.dates import birth_date, expiry_date, month
from docsec.mrz.positions import FieldPosition, Kind, Layout, span_at
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


_long_number = written(LongNumber)


class Zone(Mapping[str, Field]):
    """Lines laid on a layout, and the choices to judge them by; its items are the fields by key.

    What has to be cut out is cut when first asked for.

    Attributes:
        lines: as given.
        layout: what they were laid on.
        policy: the choices.
        sound: whether every line has its length.
        clean: whether every character is of the alphabet.
    """

    __slots__ = (
        *("_fields", "_long_number", "_pieces"),
        *("clean", "layout", "lines", "policy", "sound"),
    )

    def __init__(
        self, lines: tuple[str, ...], layout: Layout, policy: Policy, sound: bool, clean: bool
    ) -> None:
        """Take the lines, as many as the layout has."""
        self.lines, self.layout, self.policy, self.sound = lines, layout, policy, sound
        self.clean = clean
        self._pieces: tuple[str, ...] | None = None
        self._long_number: LongNumber | EllipsisType | None = ...
        self._fields: Mapping[str, Field] | None = None

    def __getitem__(self, key: str) -> Field:
        return self.fields[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __repr__(self) -> str:
        return repr(dict(self))

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is printed at each of the layout's fields."""
        if self._pieces is None:
            lines, layout = self.lines, self.layout
            self._pieces = (
                layout.cut("".join(lines))
                if self.sound
                else tuple([cut(lines, each.span) for each in layout.fields])
            )
        return self._pieces

    @property
    def long_number(self) -> LongNumber | None:
        """A document number that runs on, or None."""
        if self._long_number is ...:
            self._long_number = find_long_number(self.lines, self.layout)
        return self._long_number

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every field cut out and given its meaning, by key, in printed order."""
        if self._fields is None:
            self._fields = _fields(self)
        return self._fields

    def value(self, key: str) -> str | None:
        """Return what the field ``key`` means, if it is one of its own and no part of a name."""
        position = self.layout.field(key)
        return _value(position, self.text(position.span), self.policy.reference_date)

    def text(self, *spans: Span) -> str:
        """Return the characters of ``spans``, one after the other."""
        if len(spans) == 1:
            return cut(self.lines, spans[0])
        return "".join([cut(self.lines, span) for span in spans])

    def own_data(self, position: FieldPosition) -> str:
        """Return the characters of a field, less those of a number that runs on into it."""
        text, number = self.text(position.span), self.long_number
        if number is None or position.key != self.layout.overflow:
            return text
        return text[number.rest.end - number.rest.start + 1 :]

    def complete(self, *spans: Span) -> bool:
        """Whether every position of ``spans`` is there."""
        lines = self.lines
        return self.sound or all(len(lines[span.line - 1]) >= span.end for span in spans)


def lay(lines: tuple[str, ...], layout: Layout, policy: Policy) -> Zone:
    """Return ``lines`` laid on ``layout``."""
    sound = tuple(map(len, lines)) == layout.line_lengths
    return Zone(lines, layout, policy, sound, in_alphabet("".join(lines)))


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
    return _long_number(
        head + body,
        span_at(overflow.line, at, at),
        compute(head + body),
        compute(head + FILLER + body),
        printed,
        span_at(overflow.line, overflow.start, at),
    )


def _fields(zone: Zone) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for position, printed in zip(zone.layout.fields, zone.pieces, strict=True):
        for field in _fields_at(position, printed, zone.policy.reference_date):
            fields[field.key] = field
    for key, value in long_values(zone).items():
        fields[key] = replace(fields[key], value=value)
    return fields


def long_values(zone: Zone) -> dict[str, str]:
    """Return the whole of a long number and the optional data left behind it; nothing of others."""
    number = zone.long_number
    if number is None:
        return {}
    overflow = zone.layout.field(str(zone.layout.overflow))
    return {
        "document_number": number.value.replace(FILLER, " "),
        overflow.key: zone.own_data(overflow).strip(FILLER).replace(FILLER, " "),
    }


def _fields_at(position: FieldPosition, raw: str, today: date) -> tuple[Field, ...]:
    span = position.span
    if position.key == "name":
        return _name_fields(span, raw)
    value = _value(position, raw, today)
    return (Field(position.key, raw, value, span.line, span.start, span.end),)


def _name_fields(span: Span, raw: str) -> tuple[Field, Field]:
    parts = names.split(raw)
    surname, given_names = names.value(parts.primary), names.value(parts.secondary)
    end = max(span.start, span.start + len(parts.primary) - 1)
    start = min(span.start + parts.secondary_at, span.end)
    return (
        Field("surname", parts.primary, surname, span.line, span.start, end),
        Field("given_names", parts.secondary, given_names, span.line, start, span.end),
    )


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
    return number_value(raw)


def number_value(raw: str) -> str:
    """Return a number or other data without the fillers after them, those within as spaces."""
    return raw.rstrip(FILLER).replace(FILLER, " ")
