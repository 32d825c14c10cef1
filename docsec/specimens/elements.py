"""What is on a page and where, in millimetres of the document: for the true values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docsec.specimens import fibres, lettering, likeness, perforation, personal, ultraviolet
from docsec.specimens.document import Document
from docsec.specimens.geometry import Box
from docsec.specimens.paper import THREAD
from docsec.specimens.visual import Entry, entries, joined

_SEEN = ("white", "uv", "transmitted", "oblique")
_ALL = ("white", "ir", "uv", "transmitted", "oblique", "tilt")


@dataclass(frozen=True, slots=True)
class Element:
    """One feature of a page.

    Attributes:
        name: such as ``watermark``.
        box: in millimetres of the document.
        lights: under which it is seen, or its absence is; ``oblique`` and ``tilt`` for all of
            theirs.
    """

    name: str
    box: Box
    lights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FibreLine:
    """One fibre as ``document.json`` has it; ``points`` are its two ends and its middle."""

    points: tuple[tuple[float, float], ...]
    glow: str
    is_visible: bool


def elements(document: Document) -> tuple[Element, ...]:
    """Return the features that are there, in the order in which they are laid."""
    plan, geometry = document.plan, document.geometry
    page = Box(0, 0, geometry.width, geometry.height)
    found = [Element("background", page, ("white",))] if document.background else []
    if plan.watermark:
        found.append(Element("watermark", plan.watermark, ("transmitted",)))
    if plan.thread is not None:
        strip = Box(plan.thread, 0, THREAD, geometry.height)
        found.append(Element("thread", strip, ("white", "uv", "transmitted")))
    if document.luminous:
        crossing = ultraviolet.crossing(geometry, plan)
        found.append(Element("luminous-overprint", page, ("uv",)))
        found.append(Element("luminous-over-portrait", crossing, ("uv",)))
    found += _personal(document)
    if plan.perforation and document.perforated:
        box = perforation.box(plan.perforation, document.perforated)
        found.append(Element("perforation", box, ("white", "transmitted", "oblique")))
    if plan.device and document.device != "missing":
        found.append(Element("variable-device", plan.device, ("white", "oblique", "tilt")))
    return tuple(found)


def _personal(document: Document) -> list[Element]:
    plan, found = document.plan, []
    portrait_lights = _SEEN if plan.portrait_ink == "dye" else _ALL
    if document.portrait and plan.portrait:
        box = likeness.placed(document.portrait, plan.portrait)
        found.append(Element("portrait", box, portrait_lights))
    if document.ghost and plan.ghost:
        box = likeness.placed(document.ghost, plan.ghost)
        found.append(Element("ghost", box, ("white",)))
    if plan.barcode and document.barcode:
        found.append(Element("barcode", plan.barcode, ("white", "ir")))
    if plan.seal:
        x, y, radius = plan.seal
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        found.append(Element("seal", box, ("white",)))
    return found


def values(document: Document) -> list[tuple[Entry, Box]]:
    """Return the fields of the visual zone and the boxes of their values (from foot to capital).

    A field without a value, such as the signature, has the box it would fill.
    """
    styles = personal.styles(document)
    found = []
    for entry in entries(document):
        style = styles[entry.key]
        (left, foot), size = personal.value_place(document, entry, style)
        text = joined(entry.value, entry.national)
        wide = lettering.measure(text, size, style.face) if text else entry.limit
        found.append((entry, Box(left, foot - size, wide, size)))
    return found


def fibres_of(document: Document) -> tuple[fibres.Fibre, ...]:
    """Return the fibres in a document's own paper; none is coloured where the face is."""
    geometry, face = document.geometry, document.plan.portrait
    page = (geometry.width, geometry.height)
    found = fibres.fibres(document.seed, page, document.plan.fibres)
    return tuple(
        replace(fibre, is_visible=False) if face and _touch(fibres.box(fibre), face) else fibre
        for fibre in found
    )


def _touch(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def fibre_lines(document: Document) -> tuple[FibreLine, ...]:
    """Return the fibres as the true values have them; none where they are missing."""
    if document.fibres == "missing" or not document.plan.fibres:
        return ()
    lines = []
    for fibre in fibres_of(document):
        way = fibre.points()
        ends = (way[0], way[len(way) // 2], way[-1])
        lines.append(FibreLine(ends, fibre.glow, fibre.is_visible))
    return tuple(lines)
