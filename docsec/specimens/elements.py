"""What is on a page and where, in millimetres of the document: for the true values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docsec.specimens import (
    fibres,
    lettering,
    likeness,
    line_work,
    perforation,
    personal,
    planchettes,
    raised,
    ultraviolet,
)
from docsec.specimens.designs import DESIGNS
from docsec.specimens.document import Document
from docsec.specimens.geometry import Box, disc_box
from docsec.specimens.paper import THREAD
from docsec.specimens.stencil import Point
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
    found += _of_the_sheet(document, page)
    if plan.watermark:
        multitone = plan.watermark_style == "multitone"
        name = "multitone-watermark" if multitone else "watermark"
        found.append(Element(name, plan.watermark, ("transmitted",)))
    if plan.watermark and plan.watermark_frame and document.background:
        found.append(Element("registered-watermark", _framed(plan.watermark), ("transmitted",)))
    if plan.thread is not None:
        strip = Box(plan.thread, 0, THREAD, geometry.height)
        found.append(Element("thread", strip, ("white", "uv", "transmitted")))
    if document.luminous:
        crossing = ultraviolet.crossing(geometry, plan)
        found.append(Element("luminous-overprint", page, ("uv",)))
        found.append(Element("luminous-over-portrait", crossing, ("uv",)))
    found += _line_work(document)
    found += _at_angles(document)
    found += _personal(document)
    if plan.perforation and document.perforated:
        box = perforation.box(plan.perforation, document.perforated)
        found.append(Element("perforation", box, ("white", "transmitted", "oblique")))
    if plan.film:
        found.append(Element("film-pattern", page, ("uv",)))
    if plan.device and document.device != "missing":
        found.append(Element("variable-device", plan.device, ("white", "oblique", "tilt")))
        if plan.engraved_device:
            found.append(Element("engraved-device", plan.device, ("white", "oblique")))
        if plan.portrait and document.portrait and (over := plan.device.common(plan.portrait)):
            found.append(Element("device-over-portrait", over, ("white", "oblique", "tilt")))
    return tuple(found)


def _of_the_sheet(document: Document, page: Box) -> list[Element]:
    """Return what a page has before anything is printed on it, and its heading."""
    plan, found = document.plan, []
    if (document.substrate or plan.substrate) == "polycarbonate":
        found.append(Element("plastic", page, ("uv",)))
    if document.host and (place := DESIGNS["VISA-PAGE-a"].perforation):
        box = perforation.box(place, document.host.passport_number)
        left, top = document.origin
        box = Box(box.left - left, box.top - top, box.width, box.height)
        found.append(Element("page-number", box, ("white", "transmitted", "oblique")))
    if plan.planchettes and document.fibres != "missing":
        discs = planchettes_of(document)
        found += [Element("planchette", _disc(place), ("white", "uv")) for place in discs]
    found.append(Element("heading", personal.heading_box(document), ("white", "oblique")))
    found.append(Element("titles", personal.titles_box(document), ("white", "oblique")))
    rule = personal.rule(document)
    found.append(Element("microprint", Box(rule.left, rule.top - 0.5, rule.width, 1.0), ("white",)))
    return found


def _line_work(document: Document) -> list[Element]:
    """Return what only some designs have."""
    plan, found = document.plan, []
    if document.background and plan.medallion:
        found.append(Element("medallion", line_work.round_box(plan.medallion), ("white",)))
    if document.background and plan.reversal:
        found.append(Element("line-reversal", plan.reversal, ("white",)))
    if document.background and plan.register:
        box = line_work.round_box(plan.register)
        found.append(Element("see-through-register", box, ("white", "transmitted")))
    if document.background and plan.chip_symbol:
        found.append(Element("chip-symbol", plan.chip_symbol, ("white",)))
    if document.background and plan.metamers:
        found.append(Element("metamers", plan.metamers, ("white", "ir")))
    if plan.embossed:
        found.append(Element("dry-seal", raised.seal_box(plan.embossed), ("oblique",)))
    if plan.ridges:
        found.append(Element("ridges", plan.ridges, ("oblique",)))
    return found


def _at_angles(document: Document) -> list[Element]:
    """Return what changes with the angle or lets light through."""
    plan, there = document.plan, document.background
    shifting = disc_box(plan.shifting) if plan.shifting else None
    rows = (
        ("shifting-ink", shifting, there, ("tilt", "white")),
        ("metallic-ink", plan.metallic, there, ("tilt", "white")),
        ("latent-image", plan.latent, there, ("tilt", "white", "oblique")),
        ("window", plan.window, there, ("white", "uv", "transmitted")),
        ("die-cut", plan.die_cut, there, ("white", "transmitted", "oblique")),
        ("lens", plan.lens, True, ("white", "oblique", "tilt")),
        ("pierced-portrait", plan.pierced, True, ("white", "transmitted", "oblique")),
    )
    return [Element(name, box, lights) for name, box, is_there, lights in rows if box and is_there]


def _framed(box: Box) -> Box:
    """Return the box of the ring around a watermark."""
    return Box(box.left, box.top, box.width, box.width).grown(1)


def planchettes_of(document: Document) -> tuple[Point, ...]:
    """Return the middles of the discs in a document's own paper, none on the face."""
    geometry, face = document.geometry, document.plan.portrait
    page = Box(0, 0, geometry.width, geometry.height - geometry.zone)
    found = planchettes.places(document.seed, page, document.plan.planchettes)
    return tuple(place for place in found if not face or not _touch(_disc(place), face))


def _disc(place: Point) -> Box:
    return disc_box((*place, planchettes.RADIUS))


def _personal(document: Document) -> list[Element]:
    plan, found = document.plan, []
    portrait_lights = _SEEN if plan.portrait_ink == "dye" else _ALL
    if document.portrait and plan.portrait:
        box = likeness.placed(document.portrait, plan.portrait)
        found.append(Element("portrait", box, portrait_lights))
        if (document.portrait.ink or plan.portrait_ink) == "laser-black":
            found.append(Element("engraved-portrait", box, _ALL))
    if document.ghost and plan.ghost:
        box = likeness.placed(document.ghost, plan.ghost)
        found.append(Element("ghost", box, ("white",)))
    if document.ghost and plan.glowing_portrait and document.luminous:
        found.append(Element("glowing-portrait", plan.glowing_portrait, ("uv",)))
    found += _of_values(document)
    if plan.barcode and document.barcode:
        found.append(Element("barcode", plan.barcode, ("white", "ir")))
    if plan.seal:
        found.append(Element("seal", disc_box(plan.seal), ("white",)))
    return found


def _of_values(document: Document) -> list[Element]:
    """Return the values of the visual zone that are seen in more than white light."""
    styles, found = personal.styles(document), []
    for entry, box in values(document):
        ink = styles[entry.key].ink
        if entry.value and ink == "raised-laser":
            found.append(Element("raised-value", box, ("oblique",)))
        if entry.value and ink == "b900-glowing":
            found.append(Element("glowing-number", box, ("uv",)))
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
