"""Document code, States, document number and sex (Doc 9303-3 4.4 and 5; Parts 4 to 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from docsec.findings import Finding, Span, Status
from docsec.mrz import codes
from docsec.mrz.alphabet import FILLER
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules.structure import missing
from docsec.mrz.zone import Zone
from docsec.registry import finding

# First letters seen on residence cards of several States (reference/mrz-rules.md 3.6):
# outside the standard, and no sign of alteration.
_IN_NATIONAL_USE = "RT"
_STATES = {"issuing_state": "mrz.issuing-state", "nationality": "mrz.nationality"}


def document_code(zone: Zone) -> Iterator[Finding]:
    """Whether the first letter belongs to the format and the second is allowed with it."""
    layout, span = zone.layout, zone.layout.field("document_code").span
    code = zone.text(span)
    status, reason = Status.SUCCESSFUL, None
    if code[:1] not in layout.first_letters or not code:
        national = layout.id in ("TD1", "TD2") and code[:1] in _IN_NATIONAL_USE and code
        status = Status.UNDETERMINED if national else Status.FAILED
        reason = "letter-in-national-use" if national else None
    elif _second_letter_forbidden(layout, code):
        status = Status.FAILED
    else:
        reason = _note_on(layout, code)
    expected = ", ".join(layout.first_letters)
    yield finding(
        "mrz.document-code",
        status,
        where=span,
        field="document_code",
        expected=expected,
        actual=code,
        reason=reason,
        reference=layout.part,
    )


def _second_letter_forbidden(layout: Layout, code: str) -> bool:
    """Doc 9303-5 4.2.2.3 and 9303-6 4.2.2.2, note k."""
    if layout.id == "TD1":
        return code[1:] == "V" or code == "AI"
    return layout.id == "TD2" and (code[1:] == "V" or code == "AC")


def _note_on(layout: Layout, code: str) -> str | None:
    """Return what is worth a word about a code that is right; nothing fails on it."""
    if code == "IC" and layout.id in ("TD1", "TD2"):
        return "letter-c-after-i"
    known = codes.document_code(code.rstrip(FILLER))
    return None if known is None or known.verified else "meaning-unverified"


def _state(zone: Zone, key: str) -> Iterable[Finding]:
    if not zone.layout.has(key):
        return ()
    span = zone.layout.field(key).span
    return (state_of(span, key, zone.text(span)),)


def state_of(span: Span, key: str, printed: str) -> Finding:
    """Whether a State is in the table, and may stand in its place, the field ``key``."""
    code = printed.rstrip(FILLER)
    known = codes.lookup(code)
    reason = None
    if not code:
        reason = "code-blank"
    elif known is None:
        reason = "code-unknown"
    elif known.use == "neither" or (key == "issuing_state" and known.use == "nationality"):
        reason = "code-not-for-this-place"
    return finding(
        _STATES[key],
        Status.UNDETERMINED if reason else Status.SUCCESSFUL,
        where=span,
        field=key,
        actual=printed,
        expected=codes.edition() if reason else None,
        reason=reason or (known.note if known else None),
    )


def issuing_state(zone: Zone) -> Iterable[Finding]:
    """Whether the issuing State or organization is in the table."""
    return _state(zone, "issuing_state")


def nationality(zone: Zone) -> Iterable[Finding]:
    """Whether the nationality is in the table."""
    return _state(zone, "nationality")


def specimen_code(zone: Zone) -> Iterator[Finding]:
    """Announce a specimen without stopping anything (Doc 9303-2 App. C, C.14)."""
    for key in filter(zone.layout.has, ("issuing_state", "nationality")):
        span = zone.layout.field(key).span
        known = codes.lookup(zone.text(span).rstrip(FILLER))
        if known is not None and known.specimen:
            yield finding(
                "mrz.specimen-code", Status.SUCCESSFUL, where=span, field=key, actual=known.code
            )
            return


def document_number(zone: Zone) -> Iterable[Finding]:
    """Whether there is a document number at all."""
    if not zone.layout.has("document_number"):
        return ()
    span = zone.layout.field("document_number").span
    if not zone.complete(span):
        return missing(zone, "mrz.document-number", "document_number")
    printed = zone.text(span)
    return (_a_number(span, None if printed.strip(FILLER) else printed),)


@cache
def _a_number(span: Span, blank: str | None) -> Finding:
    return finding(
        "mrz.document-number",
        Status.SUCCESSFUL if blank is None else Status.UNDETERMINED,
        where=span,
        field="document_number",
        actual=blank,
        reason=None if blank is None else "document-number-blank",
    )


def long_document_number(zone: Zone) -> Iterable[Finding]:
    """Announce a document number that runs on into the optional data."""
    number = zone.long_number
    if number is None:
        return ()
    counted = number.printed != number.expected and number.printed == number.with_filler
    each = finding(
        "mrz.long-document-number",
        Status.UNDETERMINED if counted else Status.SUCCESSFUL,
        where=number.rest,
        field="document_number",
        actual=number.value,
        reason="filler-counted" if counted else None,
        reference=f"{zone.layout.part} n.j",
    )
    return (each,)


def optional_data(zone: Zone) -> Iterator[Finding]:
    """Say where the issuer has put data of its choice, and whether a digit covers them."""
    for position in zone.layout.fields:
        if position.kind is Kind.OPTIONAL and zone.own_data(position).strip(FILLER):
            yield finding(
                "mrz.optional-data",
                Status.SUCCESSFUL,
                where=position.span,
                field=position.key,
                reason=None if zone.layout.covered(position.span) else "covered-by-no-digit",
                reference=zone.layout.part,
            )


def sex(zone: Zone) -> Iterator[Finding]:
    """M, F or filler; X belongs to the visual zone only."""
    if not zone.layout.has("sex"):
        return
    span = zone.layout.field("sex").span
    yield from missing(zone, "mrz.sex", "sex")
    printed = zone.text(span)
    if printed:
        status = Status.SUCCESSFUL if printed in ("M", "F", FILLER) else Status.FAILED
        yield finding(
            "mrz.sex", status, where=span, field="sex", expected="M, F, <", actual=printed
        )
