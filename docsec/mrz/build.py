"""Writing an MRZ: strict, raising with a sentence on what the standard forbids.

National layouts are read, not written: Doc 9303 does not say how.

>>> for line in build("TD3", surname="Eriksson", given_names="Anna Maria",
...                   document_number="L898902C3", issuing_state="UTO", nationality="UTO",
...                   birth_date="1974-08-12", sex="F", expiry_date="2012-04-15",
...                   optional_data="ZE184226B"):
...     print(line)
P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from docsec.errors import BuildError
from docsec.findings import Span
from docsec.mrz import codes, names
from docsec.mrz.alphabet import FILLER
from docsec.mrz.check_digit import compute
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import DigitPosition, FieldPosition, Kind, Layout

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_CODE = re.compile("[A-Z][A-Z]?")
_NUMBER = re.compile("[A-Z0-9< ]*")


def build(
    format: str,
    *,
    surname: str,
    given_names: str = "",
    document_number: str,
    issuing_state: str = "UTO",
    nationality: str = "UTO",
    birth_date: str | date = "",
    sex: str = "",
    expiry_date: str | date,
    document_code: str | None = None,
    optional_data: str = "",
    optional_data_2: str = "",
    language: str | None = None,
) -> tuple[str, ...]:
    """Return the lines of an MRZ, truncated and filled as Doc 9303 prescribes.

    Args:
        format: ``TD1``, ``TD2``, ``TD3``, ``MRV-A`` or ``MRV-B``.
        surname: the primary identifier as written, in Latin, Cyrillic or Arabic letters.
        given_names: the secondary identifier, or nothing.
        document_number: letters and digits; longer than 9 on TD1 and TD2 only.
        issuing_state: a code of Doc 9303-3 section 5.
        nationality: likewise.
        birth_date: ISO 8601; ``1974-08``, ``1974`` or nothing where parts are unknown.
        sex: ``M``, ``F``, or ``X`` or nothing where unspecified (both become ``<``).
        expiry_date: ISO 8601, complete.
        document_code: one or two letters; the format's usual one if left out.
        optional_data: the first (or only) optional field.
        optional_data_2: the second optional field of TD1.
        language: of a name in Cyrillic letters, such as ``uk`` (Doc 9303-3 section 6, table B).

    Raises:
        BuildError: where the standard forbids what is asked for.
    """
    layout = _layout(format, optional_data_2)
    given = {
        "document_code": document_code or layout.first_letters[-1],
        "issuing_state": issuing_state,
        "nationality": nationality,
        "birth_date": _date(birth_date, "birth_date"),
        "expiry_date": _date(expiry_date, "expiry_date"),
        "sex": sex,
        "optional_data": optional_data,
        "optional_data_1": optional_data,
        "optional_data_2": optional_data_2,
    }
    name = _name(surname, given_names, layout.field("name").length, language)
    return _assemble(layout, name, document_number, given)


def _layout(format_: str, optional_data_2: str) -> Layout:
    layout = LAYOUTS.get(format_)
    if layout is None:
        raise BuildError("build-format", format=format_, known=", ".join(LAYOUTS))
    if optional_data_2 and layout.id != "TD1":
        raise BuildError("build-optional-second", format=layout.id)
    return layout


def _assemble(
    layout: Layout, name: str, document_number: str, given: dict[str, str]
) -> tuple[str, ...]:
    """Write every field at its place, then the check digits over them."""
    cells = [[FILLER] * layout.line_length for _ in range(layout.line_count)]
    for position in layout.fields:
        if position.kind is Kind.NAME:
            _put(cells, position.span, name)
        elif position.kind is not Kind.NUMBER:
            _put(cells, position.span, _written(position, given[position.key], layout))
    overflow = _number(cells, document_number, layout, given["optional_data"])
    for digit in layout.digits:
        if not (digit.name == "document-number" and overflow):
            _put(cells, digit.span, _check_digit(cells, digit))
    return tuple("".join(line) for line in cells)


def _put(cells: list[list[str]], span: Span, text: str) -> None:
    cells[span.line - 1][span.start - 1 : span.end] = text.ljust(span.end - span.start + 1, FILLER)


def _cut(cells: list[list[str]], spans: tuple[Span, ...]) -> str:
    return "".join("".join(cells[span.line - 1][span.start - 1 : span.end]) for span in spans)


def _check_digit(cells: list[list[str]], digit: DigitPosition) -> str:
    return str(compute(_cut(cells, digit.covers)))


def _name(surname: str, given_names: str, length: int, language: str | None) -> str:
    written = names.field(surname, given_names, length, language)
    if written.startswith(FILLER):
        raise BuildError("build-name-empty")
    return written


def _number(cells: list[list[str]], number: str, layout: Layout, optional: str) -> bool:
    """Write the document number; return whether it ran on into the optional data."""
    position = layout.field("document_number")
    text = _characters(number, position.key)
    if not text.strip(FILLER) or text.startswith(FILLER):
        raise BuildError("build-number-empty")
    if len(text) <= position.length:
        _put(cells, position.span, text)
        return False
    if layout.overflow is None:
        raise BuildError("build-number-too-long", format=layout.id, number=number, limit=9)
    rest = layout.field(layout.overflow)
    tail = text[position.length :] + str(compute(text))
    if len(tail) > rest.length - 1:
        limit = position.length + rest.length - 2
        raise BuildError("build-number-too-long", format=layout.id, number=number, limit=limit)
    if FILLER in tail:
        raise BuildError("build-number-filler", number=number)
    more = _characters(optional, rest.key)
    if more and len(tail) + 1 + len(more) > rest.length:
        raise BuildError("build-too-long", field=rest.key, text=optional, limit=rest.length)
    _put(cells, position.span, text[: position.length])
    _put(cells, rest.span, f"{tail}{FILLER}{more}")
    return True


def _written(position: FieldPosition, text: str, layout: Layout) -> str:
    """Return ``text`` as the field takes it."""
    write = _WRITERS[position.kind]
    written = write(text, position.key)
    if position.kind is Kind.CODE:
        _check_document_code(written, layout)
    if len(written) > position.length:
        raise BuildError("build-too-long", field=position.key, text=text, limit=position.length)
    return written


def _characters(text: str, key: str) -> str:
    upper = text.strip().upper()
    if not _NUMBER.fullmatch(upper):
        raise BuildError("build-character", field=key, text=text)
    return upper.replace(" ", FILLER)


def _code(text: str, key: str) -> str:
    code = text.strip().upper().rstrip(FILLER)
    if not _CODE.fullmatch(code):
        raise BuildError("build-character", field=key, text=text)
    return code


def _state(text: str, key: str) -> str:
    code = text.strip().upper().rstrip(FILLER)
    known = codes.lookup(code)
    if known is None or (key == "issuing_state" and known.use != "both"):
        raise BuildError("build-state", field=key, text=text)
    return code


def _sex(text: str, key: str) -> str:
    sex = text.strip().upper() or FILLER
    if sex not in ("M", "F", "X", FILLER):
        raise BuildError("build-sex", text=text)
    return FILLER if sex == "X" else sex


def _as_is(text: str, key: str) -> str:
    return text


_WRITERS: dict[Kind, Callable[[str, str], str]] = {
    Kind.CODE: _code,
    Kind.STATE: _state,
    Kind.SEX: _sex,
    Kind.DATE: _as_is,
    Kind.OPTIONAL: _characters,
}


def _check_document_code(code: str, layout: Layout) -> None:
    if code[0] not in layout.first_letters:
        allowed = ", ".join(layout.first_letters)
        raise BuildError("build-document-code", text=code, format=layout.id, allowed=allowed)
    forbidden = {"TD1": ("AI", "AV", "CV", "IV"), "TD2": ("AC", "AV", "CV", "IV")}
    if code in forbidden.get(layout.id, ()):
        raise BuildError("build-document-code-second", text=code, format=layout.id)


def _date(given: str | date, key: str) -> str:
    """Return six characters; unknown parts of a birth date as fillers (Doc 9303-3 4.8)."""
    text = given.isoformat() if isinstance(given, date) else given.strip()
    if key == "birth_date" and not text:
        return FILLER * 6
    match = _ISO.fullmatch(text)
    if match is None:
        raise BuildError("build-date", field=key, text=text)
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise BuildError("build-date", field=key, text=text) from None
    if key == "expiry_date" and not day:
        raise BuildError("build-date", field=key, text=text)
    return year[2:] + (month or FILLER * 2) + (day or FILLER * 2)
