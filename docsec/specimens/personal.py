"""What is written on the page: the heading, the visual zone, the signature, the MRZ."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from docsec.specimens import background, emblem, lettering, seeding
from docsec.specimens.canvas import Canvas
from docsec.specimens.document import Document, Retyping
from docsec.specimens.geometry import PITCH, Box
from docsec.specimens.inks import INKS
from docsec.specimens.machine_print import CharacterPrint
from docsec.specimens.stencil import Point, Stencil
from docsec.specimens.typefaces import TYPEFACES, font
from docsec.specimens.visual import (
    BETWEEN,
    SMALLEST,
    Entry,
    capital,
    caption,
    entries,
    joined,
    signature,
)

MARGIN = 5.0


def heading(canvas: Canvas, document: Document) -> None:
    """Print Zone I: the emblem, the State, the name of the document in both languages."""
    geometry, plan = document.geometry, document.plan
    large = geometry.height / 26
    stencil = canvas.stencil(Box(0, 0, geometry.width, geometry.height * 0.19))
    radius = large * 1.15
    emblem.draw(stencil, (MARGIN + radius, 2.4 + radius), radius)
    foot = 2.4 + radius + large * 0.5
    lettering.write(stencil, (MARGIN + 2.6 * radius, foot), document.country, large, plan.face)
    ink = INKS["intaglio"].coloured(plan.title)
    if "heading" in document.imitated:
        ink = ink.flat
    canvas.print(stencil, ink)
    names = canvas.stencil(Box(0, 0, geometry.width, geometry.height * 0.19))
    _titles(names, document, foot, large)
    canvas.print(names, ink)
    if "microprint" in document.imitated:
        background.line(canvas, plan, rule(document))
    else:
        background.microprint(canvas, geometry, plan, rule(document))


def rule(document: Document) -> Box:
    """Return the line of microprint that ends Zone I."""
    return Box(MARGIN, header(document), document.geometry.width - 2 * MARGIN, 0.4)


def heading_box(document: Document) -> Box:
    """Return the box of the emblem and the State's name."""
    large = document.geometry.height / 26
    radius = large * 1.15
    wide = lettering.measure(document.country, large, document.plan.face)
    return Box(MARGIN, 2.4, 2.6 * radius + wide, 2 * radius)


def titles_box(document: Document) -> Box:
    """Return the box of the document's name in both languages."""
    wide = document.geometry.width * 0.46
    right = document.geometry.width - MARGIN
    return Box(right - wide, 2.4, wide, header(document) - 2.9)


def header(document: Document) -> float:
    """Return where Zone I ends: the line of microprint, in millimetres from the top."""
    large = document.geometry.height / 26
    return 2.4 + large * 1.15 + large * 0.5 + large * 0.65 + 0.6


def _titles(stencil: Stencil, document: Document, foot: float, large: float) -> None:
    """Write the document's name, the second language below the first where they are long."""
    right = document.geometry.width - MARGIN
    first, second = document.kind.title
    size = large * 0.55
    plain = "sans"
    if lettering.width(stencil, f"{first}  {second}", size) < document.geometry.width * 0.45:
        lettering.write(stencil, (right, foot), second, size, plain, anchor="rs")
        right -= lettering.width(stencil, f"{second}  ", size, plain)
        lettering.write(stencil, (right, foot), first, size, document.plan.face, anchor="rs")
        return
    size = large * 0.42
    up = foot - large * 0.62
    lettering.write(stencil, (right, up), first, size, document.plan.face, anchor="rs")
    lettering.write(stencil, (right, foot), second, size * 0.9, plain, anchor="rs")


def visual_zone(canvas: Canvas, document: Document) -> None:
    """Print the captions, the values and the signature."""
    page = Box(0, 0, document.geometry.width, document.geometry.height - document.geometry.zone)
    captions, high = canvas.stencil(page), caption(document)
    for entry in entries(document):
        left, foot = entry.place
        first = f"{entry.english} / "
        lettering.write(captions, (left, foot), first, high)
        after = left + lettering.width(captions, first, high)
        lettering.write(captions, (after, foot), entry.spanish, high, "sans-italic")
    canvas.print(captions, INKS["caption"].coloured(document.plan.title), 0.85)
    for ink, found in _by_ink(document).items():
        values = canvas.stencil(page)
        for entry, style in found:
            _value(values, document, entry, style)
        canvas.print(values, INKS[ink], 0.92)
    start = signature(document)
    if start is not None:
        _sign(canvas, document.seed, start)


def styles(document: Document) -> dict[str, Retyping]:
    """Return how the value of each field is printed, by key."""
    ink = "raised-laser" if document.plan.substrate == "polycarbonate" else "b900-black"
    if "raised-values" in document.imitated:
        ink = "laser-black"
    usual = {entry.key: Retyping(entry.key, ink=ink) for entry in entries(document)}
    if document.plan.glowing_number and document.luminous:
        usual["document_number"] = Retyping("document_number", ink="b900-glowing")
    return usual | {one.key: one for one in document.retyped}


def value_place(document: Document, entry: Entry, style: Retyping) -> tuple[Point, float]:
    """Return the left end of a value's base line and the height of its capitals, in mm."""
    left, foot = entry.place
    size = capital(document)
    text = joined(entry.value, entry.national)
    wide = lettering.measure(text, size, style.face)
    fitted = max(min(size, size * entry.limit / wide), SMALLEST) if wide else size
    place = (left + style.across, foot + size + 0.95 + style.down)
    return place, fitted * style.scale


def _by_ink(document: Document) -> dict[str, list[tuple[Entry, Retyping]]]:
    found: dict[str, list[tuple[Entry, Retyping]]] = {}
    style = styles(document)
    for entry in entries(document):
        found.setdefault(style[entry.key].ink, []).append((entry, style[entry.key]))
    return found


def _value(stencil: Stencil, document: Document, entry: Entry, style: Retyping) -> None:
    (left, foot), size = value_place(document, entry, style)
    lettering.write(stencil, (left, foot), entry.value, size, style.face)
    if entry.national:
        after = left + lettering.width(stencil, f"{entry.value}{BETWEEN}", size, style.face)
        between = left + lettering.width(stencil, f"{entry.value}  ", size, style.face)
        lettering.write(stencil, (between, foot), "/", size, style.face)
        lettering.write(stencil, (after, foot), entry.national, size, style.face)


def _sign(canvas: Canvas, seed: int, start: Point) -> None:
    """Write a signature: loops of changing size along a rising line."""
    left, foot = start
    stencil = canvas.stencil(Box(left - 2, foot - 6, 36, 9))
    loops = 6 + seeding.number(seed, "signature loops") % 3
    swings = [seeding.between(seed, f"signature {index}", 0.2, 0.9) for index in range(loops)]
    swings[0] = 1.6
    points = []
    for step in range(loops * 40):
        turn = step / 40
        swing = float(np.interp(turn, range(loops), swings))
        angle = 2 * math.pi * turn
        across = left + 2.0 * turn + 1.2 * swing * math.sin(angle)
        points.append((across, foot - 0.6 - 1.3 * swing * math.cos(angle) - 0.12 * turn))
    stencil.line(points, 0.24)
    end = points[-1]
    stencil.line([end, (end[0] + 3, end[1] - 0.6), (left + 3, foot + 0.9)], 0.16)
    canvas.print(stencil, INKS["pen"], 0.9)


def machine_zone(canvas: Canvas, document: Document) -> None:
    """Print the MRZ, one stencil for each ink and strength."""
    machine, geometry = document.machine, document.geometry
    inks: dict[tuple[str, float], list[tuple[CharacterPrint, str]]] = {}
    for line, text in enumerate(document.printed, 1):
        for position, character in enumerate(text, 1):
            one = machine.character(line, position)
            inks.setdefault((one.ink, one.strength), []).append((one, character))
    zone = Box(0, geometry.height - geometry.zone - 1, geometry.width, geometry.zone + 1)
    for (ink, strength), characters in inks.items():
        stencil = canvas.stencil(zone, oversampling=8)
        for one, character in characters:
            _machine_character(stencil, document, one, character)
        if machine.skew:
            middle = stencil.place(machine.pivot(geometry))
            stencil.image = stencil.image.rotate(
                -machine.skew, Image.Resampling.BICUBIC, center=middle
            )
        canvas.print(stencil, INKS[ink], 0.97 * strength)


def _machine_character(
    stencil: Stencil, document: Document, one: CharacterPrint, character: str
) -> None:
    """Write one character in its cell, before the lines are turned."""
    face = TYPEFACES[one.face]
    machine = document.machine
    x, y = machine.level_centre(document.geometry, one.line, one.position)
    across, down = stencil.place((x + one.across, y + one.down))
    reference = TYPEFACES["ocr-b"]
    size = PITCH / reference.advance * stencil.scale * one.scale * machine.size
    size *= reference.capital / face.capital
    drawn = font(one.face, size)
    wide = face.advance * size if one.face == "ocr-b" else drawn.getlength(character)
    foot = (across - wide / 2, down + face.centre * size)
    stencil.pen.text(foot, character, fill=255, font=drawn, anchor="ls")
