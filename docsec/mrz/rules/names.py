"""The shape of the name field (Doc 9303-3 4.6; truncation Doc 9303-4 4.2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docsec.findings import Finding, Span, Status
from docsec.mrz.alphabet import FILLER, LETTERS
from docsec.mrz.names import SEPARATOR
from docsec.mrz.positions import Kind, span_at
from docsec.mrz.rules.structure import missing
from docsec.mrz.russian import cyrillic
from docsec.mrz.zone import Zone
from docsec.registry import finding


def structure(zone: Zone) -> Iterable[Finding]:
    """A primary identifier first, one double filler at most, single fillers within."""
    position = zone.layout.name
    if position is None:
        return ()
    span, text = position.span, zone.text(position.span)
    place, reason = _fault(span, text)
    each = finding(
        "mrz.name-structure",
        Status.FAILED if place else Status.SUCCESSFUL,
        where=place or span,
        field=position.key,
        expected="PRIMARY<<SECONDARY",
        actual=text if place else None,
        reason=reason,
        uses=(span,),
    )
    return (each,) if zone.complete(span) else (*missing(zone, each.code, position.key), each)


def _fault(span: Span, text: str) -> tuple[Span | None, str | None]:
    """Return the place of the first fault of the name ``text`` at ``span``, and its reason."""
    body = text.rstrip(FILLER)
    if not body or body.startswith(FILLER):
        return span_at(span.line, span.start, span.start), None
    _, _, secondary = body.partition(SEPARATOR)
    if SEPARATOR in secondary.lstrip(FILLER):
        at = span.start + body.rindex(SEPARATOR)
        return span_at(span.line, at, at + 1), None
    if SEPARATOR + FILLER in body:
        at = span.start + body.index(SEPARATOR + FILLER)
        return span_at(span.line, at, at + 2), "repeated-filler"
    return None, None


def truncation(zone: Zone) -> Iterable[Finding]:
    """A letter in the last position means that the name may have been cut."""
    position = zone.layout.name
    if position is None:
        return ()
    span = position.span
    if not zone.complete(span) or zone.text(span)[-1:] not in LETTERS:
        return ()
    end = Span(span.line, span.end, span.end)
    each = finding("mrz.name-truncation", Status.SUCCESSFUL, where=end, field=position.key)
    return (each,)


def transliteration(zone: Zone) -> Iterator[Finding]:
    """Give the letters that a Russian internal passport stands for.

    The tables of Doc 9303-3 section 6 cannot be judged by the MRZ alone: they are applied where a
    printed name is compared with it (`docsec.mrz.name_comparison`).
    """
    for position in zone.layout.fields:
        if position.kind is Kind.RUSSIAN_NAME:
            printed = " ".join(zone.fields[key].value or "" for key in ("surname", "given_names"))
            yield finding(
                "mrz.transliteration",
                Status.SUCCESSFUL,
                where=position.span,
                field=position.key,
                expected=cyrillic(printed).strip(),
                actual=printed.strip(),
                reference=zone.layout.part,
            )
