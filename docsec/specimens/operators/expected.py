"""What ought to be found on an altered document: the one table from operator to codes.

What follows from the characters on the page (check digits, dates, the visual zone or a barcode
against the MRZ) is worked out from the description, so that a later operator may put right what
an earlier one made wrong. All else is in the tables.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docsec.findings import Span
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import Kind
from docsec.specimens import elements
from docsec.specimens.document import Alteration, Document, Handling, machine_lines
from docsec.specimens.geometry import PITCH, Box
from docsec.specimens.operators.altered import cell, enclosing, value_box, whole
from docsec.specimens.operators.mrz_text import agrees, cut

FAILED, UNDETERMINED = "failed", "undetermined"

_COPY = ("image.uv-dull", "image.fibres", "image.ovd")
FINDINGS: Mapping[str, tuple[str, ...]] = {
    "mrz-font": ("image.ocr-b",),
    "mrz-redraw": ("image.mrz-jitter",),
    "mrz-clone": ("image.copy-move",),
    "mrz-pitch": ("image.mrz-geometry",),
    "mrz-spacing": ("image.mrz-geometry",),
    "mrz-margin": ("image.mrz-geometry",),
    "mrz-skew": ("image.mrz-geometry",),
    "mrz-dye": ("image.b900-ir",),
    "retyped": ("image.background",),
    "photo-pasted": ("image.photo-zone", "image.uv-dull", "image.ghost"),
    "photo-replaced": ("image.ghost",),
    "bright-paper": ("image.uv-dull",),
    "fibres-missing": ("image.fibres",),
    "fibres-printed": ("image.fibres",),
    "guilloche-broken": ("image.guilloche",),
    "no-dropout": ("image.ir-dropout",),
    "device-static": ("image.ovd",),
    "device-missing": ("image.ovd",),
    "fantasy-state": ("mrz.issuing-state", "mrz.nationality"),
    "fantasy-code": ("mrz.document-code",),
    "colour-copy": ("image.halftone", *_COPY),
    "grey-copy": ("image.halftone", "image.grey-copy", *_COPY),
    "print-and-rescan": ("image.b900-ir", *_COPY),
    "screen-recapture": ("image.screen-recapture", "image.fibres", "image.ovd"),
    "expired": ("mrz.expiry",),
}
"""By operator, the codes that ought to be found, beside those that follow from the characters."""

_NAMES = ("mrz.name-structure", "cross.viz-mrz.surname", "cross.viz-mrz.given-names")
_MRZ_PRINT = ("image.b900-ir", "image.mrz-geometry", "image.ocr-b", "image.mrz-jitter")
_SURFACE = ("image.background", "image.photo-zone", "image.guilloche")
_PICTURE = ("image.halftone", "image.screen-recapture", "image.compression", "image.copy-move")
MUST_NOT_FAIL: Mapping[str, tuple[str, ...]] = {
    "one-name": _NAMES,
    "truncated-names": _NAMES,
    "long-number": ("mrz.check-digits.document-number", "mrz.check-digits.composite",
                    "mrz.document-number", "cross.viz-mrz.document-number"),
    "unknown-birth-day": ("mrz.dates", "mrz.field-class", "mrz.check-digits.date-of-birth",
                          "cross.viz-mrz.date-of-birth"),
    "expired": ("mrz.dates", "mrz.check-digits.date-of-expiry", "cross.viz-mrz.date-of-expiry"),
    "grey-design": ("image.grey-copy", "image.halftone"),
    "washed-paper": ("image.uv-dull", "image.fibres"),
    "washed": ("image.uv-dull", "image.fibres"),
    "stamp": (*_MRZ_PRINT, "image.background", "image.ir-dropout"),
    "crease": (*_MRZ_PRINT, *_SURFACE),
    "stain": (*_MRZ_PRINT, *_SURFACE, "image.uv-dull"),
    "worn-print": (*_MRZ_PRINT, *_SURFACE, "image.fibres"),
    "glare": (*_MRZ_PRINT, *_SURFACE, "image.ovd"),
    "fingers": (*_MRZ_PRINT, *_SURFACE, "image.uv-dull"),
    "low-resolution": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "blur": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "strong-jpeg": (*_MRZ_PRINT, *_SURFACE, *_PICTURE),
    "lamp-misaligned": ("image.b900-ir", "image.uv-dull", "image.ir-dropout"),
    "infrared-veil": ("image.b900-ir", "image.ir-dropout"),
}  # fmt: skip
"""By harmless oddity, the checks that it might mislead; a pointer fails where it points."""

_STRONG = {
    "image.b900-ir", "image.uv-dull", "cross.barcode-mrz", "cross.viz-mrz.document-number",
    "cross.viz-mrz.date-of-birth", "cross.viz-mrz.date-of-expiry", "mrz.document-code",
    "mrz.expiry", "mrz.dates",
}  # fmt: skip
"""What fails; everything else that is no check digit only points (undetermined)."""

_LIGHT = {
    "image.b900-ir": "ir",
    "image.ir-dropout": "ir",
    "image.uv-dull": "uv",
    "image.fibres": "uv",
    "image.ovd": "tilt",
}
"""The light that a check needs; all other image checks need white."""

_FIELDS = {
    "document_number": "document-number",
    "surname": "surname",
    "given_names": "given-names",
    "nationality": "nationality",
    "birth_date": "date-of-birth",
    "sex": "sex",
    "expiry_date": "date-of-expiry",
}
_CODE_FIELDS = {
    "mrz.document-code": "document_code",
    "mrz.issuing-state": "issuing_state",
    "mrz.nationality": "nationality",
}
_SHOWN_AS = {"surname": "name", "given_names": "name", "expiry_date": "valid_until"}


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that ought to come.

    Attributes:
        code: of the finding.
        status: ``failed`` or ``undetermined``.
        box: where, in millimetres of the document.
    """

    code: str
    status: str
    box: Box


def of_alteration(document: Document, one: Alteration) -> tuple[Expected, ...]:
    """Return what ought to be found because of one alteration of a description."""
    if one.kind == "fraud":
        found = [*_digits(document, one), *_crossed(document, one), *_barcode(document, one)]
    else:
        found = []
    box = enclosing(one.boxes) if one.boxes else whole(document)
    for code in FINDINGS.get(one.name, ()):
        status = _geometry(document) if code == "image.mrz-geometry" else status_of(code)
        if code in _CODE_FIELDS:
            place = _touched(document, one, (_span(document, _CODE_FIELDS[code]),))
        else:
            place = box
        if status and place and is_there(document, code):
            found.append(Expected(code, status, place))
    return tuple(found)


def of_handling(document: Document, one: Handling) -> tuple[Expected, ...]:
    """Return what ought to be found because of what happened to the pictures."""
    return tuple(
        Expected(code, status_of(code), whole(document))
        for code in FINDINGS.get(one.name, ())
        if is_there(document, code)
    )


def must_not_fail(document: Document) -> tuple[str, ...]:
    """Return the checks that harmless oddities of a document must not mislead."""
    names = [one.name for one in document.alterations]
    names += [one.name for one in document.handling]
    codes = [code for name in names for code in MUST_NOT_FAIL.get(name, ())]
    return tuple(code for code in dict.fromkeys(codes) if is_there(document, code))


def visible(code: str, lights: Iterable[str]) -> bool:
    """Whether a check can be made with pictures of ``lights``."""
    if not code.startswith("image."):
        return True
    return _LIGHT.get(code, "white") in {light.partition("-")[0] for light in lights}


def status_of(code: str) -> str:
    """Return the status that a finding has where what it looks for is there."""
    return FAILED if code in _STRONG or code.startswith("mrz.check-digits.") else UNDETERMINED


def is_there(document: Document, code: str) -> bool:
    """Whether a document has what a check looks at."""
    plan = document.plan
    feature = {
        "image.ghost": plan.ghost,
        "image.fibres": plan.fibres,
        "image.ovd": plan.device,
        "image.photo-zone": plan.portrait,
        "cross.barcode-mrz": plan.barcode,
    }
    if code in feature:
        return bool(feature[code])
    on_mrz = code.startswith(("mrz.", "cross.")) or code in (*_MRZ_PRINT, "image.copy-move")
    return bool(document.printed) or not on_mrz


def _digits(document: Document, one: Alteration) -> Iterator[Expected]:
    """Yield the check digits and dates that are wrong where the alteration changed them."""
    if not document.printed:
        return
    layout = LAYOUTS[document.format]
    for digit in layout.digits:
        box = _touched(document, one, (*digit.covers, digit.span))
        if box and not agrees(document.format, document.printed, digit):
            yield Expected(f"mrz.check-digits.{digit.name}", FAILED, box)
    for field in layout.fields:
        box = _touched(document, one, (field.span,)) if field.kind is Kind.DATE else None
        if box and not _is_date(cut(document.printed, field.span)):
            yield Expected("mrz.dates", FAILED, box)
            return


def _touched(document: Document, one: Alteration, spans: Iterable[Span]) -> Box | None:
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
    if not document.printed:
        return
    shown = {entry.key for entry, _ in elements.values(document)}
    says = replace(document.visual, nationality=document.kind.nationality)
    lines = machine_lines(document.kind, says)
    for key, last in _FIELDS.items():
        entry = key if key in shown else _SHOWN_AS.get(key, key)
        changed = entry in one.fields or _touched(document, one, (_span(document, key),))
        if entry not in shown or not changed:
            continue
        if _part(document, key, document.printed) != _said(document, key, lines):
            code = f"cross.viz-mrz.{last}"
            # A visa may have another document's number in its MRZ (Doc 9303-7 4.2.2).
            weak = key == "document_number" and document.format.startswith("MRV")
            status = UNDETERMINED if weak else status_of(code)
            yield Expected(code, status, value_box(document, entry))


def _span(document: Document, key: str) -> Span:
    name = "name" if key in ("surname", "given_names") else key
    return LAYOUTS[document.format].field(name).span


def _part(document: Document, key: str, lines: tuple[str, ...]) -> str:
    text = cut(lines, _span(document, key))
    if key in ("surname", "given_names"):
        surname, _, given = text.partition("<<")
        return (surname if key == "surname" else given).strip("<")
    return text


def _said(document: Document, key: str, lines: tuple[str, ...]) -> str:
    if key == "nationality":
        return document.visual.nationality.ljust(3, "<")
    return _part(document, key, lines)


def _barcode(document: Document, one: Alteration) -> Iterator[Expected]:
    box = document.plan.barcode
    if box and one.characters and document.barcode != "\n".join(document.printed):
        yield Expected("cross.barcode-mrz", FAILED, box)


def _geometry(document: Document) -> str:
    """Return how far the MRZ is from its place: nothing, or a status (Doc 9303-3 4.4, 4.11)."""
    machine = document.machine
    off = abs(machine.spacing * PITCH / machine.pitch - 1)
    if off > 0.10:
        return FAILED
    beside = max(abs(machine.across), abs(machine.down))
    return UNDETERMINED if off > 0.05 or abs(machine.skew) > 3 or beside > 1 else ""
