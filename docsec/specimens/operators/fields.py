"""One fact altered: in the visual zone, in the MRZ, or in both."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from docsec.errors import UsageError
from docsec.findings import Span
from docsec.mrz.layouts import LAYOUTS
from docsec.specimens import elements, seeding
from docsec.specimens.document import Document, machine_lines
from docsec.specimens.holder import Holder
from docsec.specimens.operators.altered import ALL, Altered, changed_fields, needed
from docsec.specimens.operators.mrz_text import cut, put, recomputed
from docsec.specimens.people import SURNAMES

_NUMBER = re.compile("[A-Z0-9]{1,9}")
_NAME = re.compile(r"[^\W\d_](?:[ '-]?[^\W\d_]){0,38}")
PLACES = ("visual", "mrz", "both")
DIGITS = ("recomputed", "kept")
_YOUNGER, _LONGER = 9, 5
"""By how many years a date is moved where no date is given."""
_ENTRIES = {"expiry_date": ("valid_until",), "surname": ("name",)}


def birth_date(document: Document, where: str, digits: str, value: str) -> Altered:
    """Make the holder younger, or born on ``value`` (ISO 8601).

    Args:
        document: the specimen to alter.
        where: one of `PLACES`.
        digits: whether the check digits of an altered MRZ are computed anew; one of `DIGITS`.
        value: what is printed instead; left to the seed where it is nothing.
    """
    new = _day(value) if value else _later(document.holder.birth_date, _YOUNGER)
    return _altered(document, "birth_date", where, digits, new)


def expiry_date(document: Document, where: str, digits: str, value: str) -> Altered:
    """Make the document valid for longer, or until ``value`` (ISO 8601)."""
    new = _day(value) if value else _later(document.holder.expiry_date, _LONGER)
    return _altered(document, "expiry_date", where, digits, new)


def document_number(document: Document, where: str, digits: str, value: str) -> Altered:
    """Give the document another number: two of its digits are others."""
    old = document.holder.document_number
    new = value or old[:3] + _raised(old[3], 1) + _raised(old[4], 2) + old[5:]
    return _altered(document, "document_number", where, digits, _checked(_NUMBER, new))


def surname(document: Document, where: str, digits: str, value: str) -> Altered:
    """Give the holder another surname."""
    others = [one for one in SURNAMES["plain"] if one != document.holder.surname]
    new = value or seeding.pick(document.seed, "altered surname", others)
    return _altered(document, "surname", where, digits, _checked(_NAME, new))


def _altered(document: Document, key: str, where: str, digits: str, value: str) -> Altered:
    after = document
    if where in ("visual", "both"):
        shown = {entry.key for entry, _ in elements.values(document)}
        needed(document, "specimen-no-field", there=shown & {key, *_ENTRIES.get(key, ())})
        after = replace(after, visual=_with(document.visual, key, value))
        needed(document, "specimen-no-other-value", there=changed_fields(document, after))
    if where in ("mrz", "both"):
        needed(document, "specimen-no-mrz", there=document.printed)
        lines = _rewritten(document, key, value, digits)
        needed(document, "specimen-no-other-value", there=lines != document.printed)
        after = replace(after, printed=lines)
    return Altered(after, ALL)


def _with(person: Holder, key: str, value: str) -> Holder:
    if key == "surname":
        return replace(person, surname=value, national_surname="")
    changes: dict[str, str] = {key: value}
    return replace(person, **changes)


def _rewritten(document: Document, key: str, value: str, digits: str) -> tuple[str, ...]:
    """Return the printed MRZ with one field as ``value`` makes it."""
    layout = LAYOUTS[document.format]
    span: Span = layout.field("name" if key == "surname" else key).span
    fresh = machine_lines(document.kind, _with(document.holder, key, value))
    lines = put(document.printed, span, cut(fresh, span))
    return lines if digits == "kept" else recomputed(document.format, lines, (span,))


def _raised(digit: str, by: int) -> str:
    return str((int(digit) + by) % 10)


def _day(value: str) -> str:
    """Return a date as it was given, where it is one of the calendar."""
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError("specimen-value", value=value) from error


def _checked(pattern: re.Pattern[str], value: str) -> str:
    """Return a number or a name as it was given, where it looks like one."""
    if not pattern.fullmatch(value):
        raise UsageError("specimen-value", value=value)
    return value


def _later(iso: str, years: int) -> str:
    day = datetime.date.fromisoformat(iso)
    return day.replace(year=day.year + years, day=min(day.day, 28)).isoformat()
