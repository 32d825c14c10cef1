"""Paper and background: bright paper, fibres, lines that do not meet, pigments that stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from docsec.specimens.document import Break, Document, Zone
from docsec.specimens.elements import elements, fibres_of
from docsec.specimens.fibres import box as fibre_box
from docsec.specimens.geometry import Box
from docsec.specimens.operators.altered import SEEN, Altered, needed, whole

PARTS = ("whole", "photo")
_SLIP = 0.8
"""How far a slip of bright paper reaches beyond the portrait, in millimetres."""


def bright_paper(document: Document, part: str) -> Altered:
    """Print the document on office paper, or the zone of the portrait only.

    Args:
        document: the specimen to alter.
        part: ``whole`` or ``photo``.
    """
    if part == "whole":
        return Altered(replace(document, substrate="office-paper"), SEEN, (whole(document),))
    portrait = needed(document, "specimen-no-portrait", there=document.plan.portrait)
    slip = portrait.grown(_SLIP)
    zones = (*document.zones, Zone(slip, "office-paper", thickness=40.0))
    return Altered(replace(document, zones=zones), SEEN, (slip,))


def fibres_missing(document: Document) -> Altered:
    """Print the document on paper without fibres or planchettes."""
    return _fibres(document, "missing", SEEN)


def fibres_printed(document: Document) -> Altered:
    """Print lines and discs in ordinary ink where fibres and planchettes ought to be."""
    return _fibres(document, "printed", SEEN)


def _fibres(
    document: Document, state: Literal["missing", "printed"], lights: tuple[str, ...]
) -> Altered:
    needed(
        document, "specimen-no-fibres", there=document.plan.fibres and document.fibres == "genuine"
    )
    places = [fibre_box(fibre) for fibre in fibres_of(document)]
    places += [one.box for one in elements(document) if one.name == "planchette"]
    boxes = tuple(place.grown(0.1) for place in places)
    return Altered(replace(document, fibres=state), lights, boxes)


def guilloche_broken(document: Document, across: float, down: float) -> Altered:
    """Shift the background in a part of the visual zone, so that its lines do not meet.

    Args:
        document: the specimen to alter.
        across: how far to the right, in millimetres.
        down: likewise down.
    """
    geometry = document.geometry
    free = geometry.height - geometry.zone
    box = Box(geometry.width * 0.56, free * 0.46, geometry.width * 0.22, free * 0.30)
    breaks = (*document.breaks, Break(box, across, down))
    return Altered(replace(document, breaks=breaks), SEEN, (box,))


def no_dropout(document: Document) -> Altered:
    """Print everything in pigments that stay dark in infrared."""
    needed(document, "specimen-no-dropout", there=document.dropout)
    return Altered(replace(document, dropout=False), ("ir",), (whole(document),))
