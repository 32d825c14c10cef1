"""What ought to be found of the characters on a page, whoever altered them.

It is worked out from the finished description, so that a later operator may put right what an
earlier one made wrong.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docsec.findings import Span
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import Kind
from docsec.seals.barcodes import FIELDS as IN_A_BARCODE
from docsec.specimens import elements
from docsec.specimens.document import Alteration, Document, machine_lines
from docsec.specimens.geometry import Box
from docsec.specimens.operators.altered import cell, enclosing, value_box
from docsec.specimens.operators.mrz_text import agrees, cut
from docsec.specimens.operators.tables import FAILED, UNDETERMINED, Expected, status_of

_FIELDS = {
    "document_number": "document-number",
    "surname": "surname",
    "given_names": "given-names",
    "nationality": "nationality",
    "birth_date": "date-of-birth",
    "sex": "sex",
    "expiry_date": "date-of-expiry",
}
_SHOWN_AS = {"surname": "name", "given_names": "name", "expiry_date": "valid_until"}


def of_characters(document: Document, one: Alteration) -> tuple[Expected, ...]:
    """Return what an alteration made wrong: check digits, dates, fields that differ."""
    if not document.printed:
        return ()
    return (*_digits(document, one), *_crossed(document, one), *_barcode(document, one))


def _digits(document: Document, one: Alteration) -> Iterator[Expected]:
    """Yield the check digits and dates that are wrong where the alteration changed them."""
    layout = LAYOUTS[document.format]
    for digit in layout.digits:
        box = touched(document, one, (*digit.covers, digit.span))
        if box and not agrees(document.format, document.printed, digit):
            yield Expected(f"mrz.check-digits.{digit.name}", FAILED, box)
    for field in layout.fields:
        box = touched(document, one, (field.span,)) if field.kind is Kind.DATE else None
        if box and not _is_date(cut(document.printed, field.span)):
            yield Expected("mrz.dates", FAILED, box)
            return


def touched(document: Document, one: Alteration, spans: Iterable[Span]) -> Box | None:
    """Return the box of the characters within ``spans`` that an alteration changed."""
    several = tuple(spans)
    boxes = [
        cell(document, line, position)
        for line, position in one.characters
        if any(span.line == line and span.start <= position <= span.end for span in several)
    ]
    return enclosing(boxes) if boxes else None


def _is_date(text: str) -> bool:
    """Whether it may be a day of the calendar; of a birth parts may be unknown."""
    if not text.isdigit():
        return text.strip("<").isdigit() or not text.strip("<")
    try:
        datetime.date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return False
    return True


def _crossed(document: Document, one: Alteration) -> Iterator[Expected]:
    """Yield the fields that differ between the visual zone and the MRZ."""
    shown = {entry.key for entry, _ in elements.values(document)}
    says = replace(document.visual, nationality=document.kind.nationality)
    lines = machine_lines(document.kind, says)
    for key, last in _FIELDS.items():
        entry = key if key in shown else _SHOWN_AS.get(key, key)
        place = value_box(document, entry) if entry in one.fields else None
        place = place or touched(document, one, (span_of(document, key),))
        if entry not in shown or not place:
            continue
        if _part(document, key, document.printed) != _said(document, key, lines):
            code = f"cross.viz-mrz.{last}"
            # A visa may have another document's number in its MRZ (Doc 9303-7 4.2.2); and where
            # the check digit does not agree, the machine may have misread.
            weak = key == "document_number" and document.format.startswith("MRV")
            weak = weak or _contradicted(document, key)
            yield Expected(code, UNDETERMINED if weak else status_of(code), place)


def span_of(document: Document, key: str) -> Span:
    """Return where a field stands in the MRZ; a surname where the whole name does."""
    name = "name" if key in ("surname", "given_names") else key
    return LAYOUTS[document.format].field(name).span


def _part(document: Document, key: str, lines: tuple[str, ...]) -> str:
    text = cut(lines, span_of(document, key))
    if key in ("surname", "given_names"):
        surname, _, given = text.partition("<<")
        return (surname if key == "surname" else given).strip("<")
    return text


def _said(document: Document, key: str, lines: tuple[str, ...]) -> str:
    if key == "nationality":
        return document.visual.nationality.ljust(3, "<")
    return _part(document, key, lines)


def _contradicted(document: Document, key: str) -> bool:
    """Whether a field has a check digit of its own and it does not agree."""
    layout, span = LAYOUTS[document.format], span_of(document, key)
    return any(
        digit.covers == (span,) and not agrees(document.format, document.printed, digit)
        for digit in layout.digits
    )


def _barcode(document: Document, one: Alteration) -> Iterator[Expected]:
    """Yield whether the barcode still has what the MRZ had, in the first field that is compared."""
    boxes = [cell(document, *place) for place in one.characters]
    if not (boxes and document.plan.barcode):
        return
    held = tuple(document.barcode.splitlines())
    for key in IN_A_BARCODE:
        if _part(document, key, held) != _part(document, key, document.printed):
            status = UNDETERMINED if _contradicted(document, key) else FAILED
            yield Expected("cross.barcode-mrz", status, enclosing(boxes))
            return
