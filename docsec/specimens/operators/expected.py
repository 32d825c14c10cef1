"""What ought to be found on an altered document: from the tables, and from its characters."""

from __future__ import annotations

from docsec.specimens.document import Alteration, Document, Handling
from docsec.specimens.geometry import PITCH
from docsec.specimens.operators.altered import enclosing, whole
from docsec.specimens.operators.characters import of_characters, span_of, touched
from docsec.specimens.operators.tables import (
    FAILED,
    FINDINGS,
    MUST_NOT_FAIL,
    UNDETERMINED,
    Expected,
    is_there,
    status_of,
    visible,
)

__all__ = [
    "FINDINGS",
    "MUST_NOT_FAIL",
    "Expected",
    "is_there",
    "must_not_fail",
    "of_alteration",
    "of_handling",
    "status_of",
    "visible",
]

_CODE_FIELDS = {
    "mrz.document-code": "document_code",
    "mrz.issuing-state": "issuing_state",
    "mrz.nationality": "nationality",
}


def of_alteration(document: Document, one: Alteration) -> tuple[Expected, ...]:
    """Return what ought to be found because of one alteration of a description."""
    found = [*of_characters(document, one)] if one.kind == "fraud" else []
    box = enclosing(one.boxes) if one.boxes else whole(document)
    for code in FINDINGS.get(one.name, ()):
        status = _geometry(document) if code == "image.mrz-geometry" else status_of(code)
        if code in _CODE_FIELDS:
            place = touched(document, one, (span_of(document, _CODE_FIELDS[code]),))
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


def _geometry(document: Document) -> str:
    """Return how far the MRZ is from its place: nothing, or a status (Doc 9303-3 4.4, 4.11).

    A wrong pitch alone looks like a picture that was stretched; only lines whose distance suits
    neither the pitch nor the height of the characters fail.
    """
    machine = document.machine
    by_pitch = machine.spacing * PITCH / machine.pitch - 1
    by_height = machine.spacing / machine.size - 1
    if by_pitch * by_height > 0 and min(abs(by_pitch), abs(by_height)) > 0.10:
        return FAILED
    beside = max(abs(machine.across), abs(machine.down))
    is_odd = abs(by_pitch) > 0.05 or abs(machine.skew) > 3 or beside > 1
    return UNDETERMINED if is_odd else ""
