"""The page, composed in millimetres: background, visual zone, portrait, overprint, MRZ."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageOps

from docsec.specimens import background, emblem, lettering, portrait, seeding
from docsec.specimens.background import PALETTES
from docsec.specimens.canvas import Canvas, Point, ink
from docsec.specimens.document import Document
from docsec.specimens.geometry import Box, PageGeometry, pixels_per_millimetre
from docsec.specimens.visual import Entry, Visual, visual

_CAPTION = 1.15  # the height of a capital, in millimetres (Doc 9303-3 3.3: 1.0 to 1.8)
_BLACK = ink("#17171c")
_PEN = ink("#27325f")
_MARGIN = 5.0
_CORNER = 3.18
# A ghost image is this many times paler than the portrait it repeats.
_GHOST_STRENGTH = 0.62


def page(document: Document) -> Image.Image:
    """Return the picture of ``document`` under white light, mode RGB."""
    geometry = document.geometry
    canvas = Canvas(geometry.pixels(document.dpi), document.dpi)
    zone = visual(document.format, document.holder)
    background.paint(canvas, geometry)
    _heading(canvas, geometry, zone)
    for entry in zone.entries:
        _entry(canvas, geometry, entry, zone.capital)
    _pictures(canvas, document)
    if zone.signature is not None:
        _signature(canvas, document.seed, zone.signature)
    background.overprint(canvas, geometry)
    for line, text in enumerate(document.printed, 1):
        _machine_line(canvas, geometry, line, text)
    _round_corners(canvas, geometry)
    return canvas.picture()


def _heading(canvas: Canvas, geometry: PageGeometry, zone: Visual) -> None:
    """Print Zone I: the emblem, the State, the name of the document in both languages."""
    large = geometry.height / 26
    title = PALETTES[geometry.format].title
    stencil = canvas.stencil(Box(0, 0, geometry.width, geometry.height * 0.19))
    radius = large * 1.15
    emblem.draw(stencil, (_MARGIN + radius, 2.6 + radius), radius)
    foot = 2.6 + radius + large * 0.5
    lettering.write(stencil, (_MARGIN + 2.6 * radius, foot), "UTOPIA", large, bold=large * 0.04)
    right = geometry.width - _MARGIN
    lettering.write(stencil, (right, foot), zone.second_name, large * 0.55, anchor="rs")
    back = right - lettering.width(stencil, f"{zone.second_name}  ", large * 0.55)
    lettering.write(stencil, (back, foot), zone.name, large * 0.55, bold=large * 0.02, anchor="rs")
    canvas.print(stencil, title)
    rule = Box(_MARGIN, foot + large * 0.65 + 0.6, geometry.width - 2 * _MARGIN, 0.4)
    background.microtext(canvas, geometry, rule)


def _entry(canvas: Canvas, geometry: PageGeometry, entry: Entry, capital: float) -> None:
    left, foot = entry.place
    stencil = canvas.stencil(Box(left - 0.5, foot - 2.5, geometry.width - left, 3.2))
    first = f"{entry.english} / "
    lettering.write(stencil, (left, foot), first, _CAPTION)
    after = left + lettering.width(stencil, first, _CAPTION)
    lettering.write_slanted(stencil, (after, foot), entry.spanish, _CAPTION)
    canvas.print(stencil, PALETTES[geometry.format].title, 0.85)
    value_foot = foot + capital + 0.85
    stencil = canvas.stencil(Box(left - 0.5, foot, geometry.width - left, capital + 2.0))
    lettering.write(stencil, (left, value_foot), entry.value, capital, bold=capital * 0.022)
    canvas.print(stencil, _BLACK, 0.92)


def _pictures(canvas: Canvas, document: Document) -> None:
    """Print the portrait and the ghost image, which is the same face, small and in one ink."""
    geometry = document.geometry
    scale = pixels_per_millimetre(document.dpi)
    for box, is_ghost in ((geometry.portrait, False), (geometry.ghost, True)):
        if box is None:
            continue
        size = (round(box.width * scale), round(box.height * scale))
        face = portrait.draw(document.seed, document.holder.sex, size)
        if is_ghost:
            face = _one_ink(face, document.format)
        canvas.lay(face, box)


def _one_ink(face: Image.Image, format_name: str) -> Image.Image:
    colour = PALETTES[format_name].title
    red, green, blue = (round(255 * (1 - _GHOST_STRENGTH * (1 - share))) for share in colour)
    return ImageOps.colorize(face.convert("L"), (red, green, blue), (255, 255, 255))


def _signature(canvas: Canvas, seed: int, start: Point) -> None:
    """Write a signature: loops of changing size along a rising line."""
    left, foot = start
    stencil = canvas.stencil(Box(left - 2, foot - 6, 36, 9))
    loops = 6 + seeding.number(seed, "signature loops") % 3
    swings = [seeding.between(seed, f"signature {index}", 0.25, 1.1) for index in range(loops)]
    swings[0] = 2.0
    points = []
    for step in range(loops * 40):
        turn = step / 40
        swing = float(np.interp(turn, range(loops), swings))
        angle = 2 * math.pi * turn
        across = left + 2.5 * turn + 1.2 * swing * math.sin(angle)
        points.append((across, foot - 0.6 - 1.3 * swing * math.cos(angle) - 0.15 * turn))
    stencil.line(points, 0.26)
    end = points[-1]
    stencil.line([end, (end[0] + 4, end[1] - 0.8), (left + 3, foot + 1.2)], 0.18)
    canvas.print(stencil, _PEN, 0.9)


def _machine_line(canvas: Canvas, geometry: PageGeometry, line: int, text: str) -> None:
    stencil = canvas.stencil(geometry.line_box(line), oversampling=8)
    lettering.write_machine_line(stencil, geometry, line, text)
    canvas.print(stencil, _BLACK, 0.97)


def _round_corners(canvas: Canvas, geometry: PageGeometry) -> None:
    """Leave white paper outside the rounded corners (radius: Doc 9303-4 Figure 2)."""
    if not any(geometry.rounded):
        return
    scale = pixels_per_millimetre(canvas.dpi)
    stencil = canvas.whole()
    size = (stencil.image.width - 1, stencil.image.height - 1)
    radius = _CORNER * scale * stencil.oversampling
    stencil.pen.rounded_rectangle((0, 0, *size), radius, fill=255, corners=geometry.rounded)
    inside = stencil.coverage()[..., None]
    canvas.light = 1 - (1 - canvas.light) * inside
