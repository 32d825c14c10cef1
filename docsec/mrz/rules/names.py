"""The shape of the name field (Doc 9303-3 4.6; truncation Doc 9303-4 4.2.3)."""

from __future__ import annotations

from collections.abc import Iterator

from docsec.findings import Finding, Span, Status
from docsec.mrz.alphabet import FILLER, LETTERS
from docsec.mrz.names import SEPARATOR, split
from docsec.mrz.positions import Kind
from docsec.mrz.rules.structure import missing
from docsec.mrz.russian import cyrillic
from docsec.mrz.zone import Zone
from docsec.registry import finding


def structure(zone: Zone) -> Iterator[Finding]:
    """A primary identifier first, one double filler at most, single fillers within."""
    position = zone.name_field()
    if position is None:
        return
    span, key = position.span, position.key
    yield from missing(zone, "mrz.name-structure", key)
    text = zone.text(span)
    status, reason, place = Status.SUCCESSFUL, None, span
    body = text.rstrip(FILLER)
    parts = split(body)
    if not parts.primary or text.startswith(FILLER):
        status, place = Status.FAILED, Span(span.line, span.start, span.start)
    elif SEPARATOR in parts.secondary.lstrip(FILLER):
        at = body.rindex(SEPARATOR)
        status, place = Status.FAILED, Span(span.line, span.start + at, span.start + at + 1)
    elif SEPARATOR + FILLER in body:
        at = body.index(SEPARATOR + FILLER)
        status, reason = Status.FAILED, "repeated-filler"
        place = Span(span.line, span.start + at, span.start + at + 2)
    yield finding(
        "mrz.name-structure",
        status,
        where=place,
        field=key,
        expected="PRIMARY<<SECONDARY",
        actual=text,
        reason=reason,
        uses=(span,),
    )


def truncation(zone: Zone) -> Iterator[Finding]:
    """A letter in the last position means that the name may have been cut."""
    position = zone.name_field()
    if position is None:
        return
    span = position.span
    text = zone.text(span)
    if zone.complete(span) and text[-1:] in LETTERS:
        yield finding(
            "mrz.name-truncation",
            Status.SUCCESSFUL,
            where=Span(span.line, span.end, span.end),
            field=position.key,
            actual=text,
        )


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
