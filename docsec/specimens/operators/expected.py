"""What ought to be found on an altered document: from the tables, and from its characters."""

from __future__ import annotations

from docsec.specimens.document import Alteration, Document, Handling
from docsec.specimens.operators import print_place
from docsec.specimens.operators.altered import enclosing, whole
from docsec.specimens.operators.characters import of_characters, span_of, touched
from docsec.specimens.operators.tables import (
    FINDINGS,
    MUST_NOT_FAIL,
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


def of_alteration(
    document: Document, one: Alteration, *, edges: bool = False
) -> tuple[Expected, ...]:
    """Return what ought to be found because of one alteration of a description.

    Args:
        document: the description.
        one: of its alterations.
        edges: whether the picture shows the edges of the page for certain, from straight above.
    """
    found = [*of_characters(document, one)] if one.kind == "fraud" else []
    box = enclosing(one.boxes) if one.boxes else whole(document)
    for code in FINDINGS.get(one.name, ()):
        if code in print_place.STATUS:
            status = print_place.STATUS[code](document, edges)
        else:
            status = status_of(code)
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
