"""The overprint that only ultraviolet shows: sun, waves, words, crossing the portrait's border."""

from __future__ import annotations

import math

from PIL import Image, ImageChops

from docsec.specimens import emblem, guilloche, lettering
from docsec.specimens.background import blend
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box, PageGeometry
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Point, Stencil

_ROW = 5.4
"""How far the chains of the film are apart, in millimetres."""


def overprint(canvas: Canvas, geometry: PageGeometry, plan: Design) -> None:
    """Print the luminous design of a document."""
    page = Box(0, 0, geometry.width, geometry.height)
    colours = blend(plan.luminous, canvas.shape[1])
    ink = INKS["luminous"]
    sun = canvas.stencil(page)
    free = geometry.height - geometry.zone
    centre = (geometry.width * 0.62, free * 0.58)
    _sun(sun, centre, free * 0.30)
    box = crossing(geometry, plan)
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    guilloche.rosette(sun, middle, box.width / 2, 12)
    canvas.print(sun, ink, 0.95, colours)
    waves = canvas.stencil(page)
    guilloche.bands(waves, geometry, distance=free / 2.0, lines=6)
    canvas.print(waves, ink, 0.42, colours)
    mark = canvas.stencil(page)
    aside = (0.89, 0.80) if plan.barcode is None else (0.52, 0.86)
    emblem.draw(mark, (geometry.width * aside[0], free * aside[1]), free * 0.13)
    _words(mark, geometry, free)
    canvas.print(mark, ink.glowing(plan.luminous[0]), 0.9)


def film(canvas: Canvas, geometry: PageGeometry, face: Box | None) -> None:
    """Lay a film over all, with an unbroken pattern that only ultraviolet shows.

    Args:
        canvas: the page.
        geometry: its measures.
        face: where a film that was cut and laid anew does not meet the rest; None as issued.
    """
    page = Box(0, 0, geometry.width, geometry.height)
    stencil = canvas.stencil(page)
    _rows(stencil, page, 0.0)
    if face:
        patch = canvas.stencil(page)
        _rows(patch, page, 0.45 * _ROW)
        mask = canvas.stencil(page)
        mask.box(face)
        stencil.image = Image.composite(patch.image, stencil.image, mask.image)
        gap = canvas.stencil(page)
        gap.line((*face.corners, face.corners[0]), 0.5)
        stencil.image = ImageChops.subtract(stencil.image, gap.image)
    canvas.print(stencil, INKS["film-pattern"], 0.4)


def _rows(stencil: Stencil, page: Box, down: float) -> None:
    """Draw chains of lozenges from edge to edge."""
    steps = int(page.width / 0.4)
    for row in range(-1, int(page.height / _ROW) + 1):
        for side in (-1, 1):
            way = [
                (
                    0.4 * n,
                    down + (row + 0.5) * _ROW + side * 0.16 * _ROW * math.sin(0.9 * 0.4 * n),
                )
                for n in range(steps + 2)
            ]
            stencil.line(way, 0.16)


def crossing(geometry: PageGeometry, plan: Design) -> Box:
    """Return the box of the rosette that crosses the portrait's border, where there is one."""
    free = geometry.height - geometry.zone
    size = free * 0.30
    if plan.portrait is None:
        return Box(geometry.width * 0.08, free * 0.55, size, size)
    edge = plan.portrait
    return Box(edge.right - size / 2, edge.top + edge.height * 0.10, size, size)


def _sun(stencil: Stencil, centre: Point, radius: float) -> None:
    """Draw a sun with rays over the sea of the emblem."""
    rim = [
        (
            centre[0] + radius * 0.42 * math.cos(turn / 30 * math.pi),
            centre[1] + radius * 0.42 * math.sin(turn / 30 * math.pi),
        )
        for turn in range(61)
    ]
    stencil.line(rim, 0.35)
    for ray in range(36):
        turn = 2 * math.pi * ray / 36
        long = 1.0 if ray % 2 else 0.78
        start = (
            centre[0] + radius * 0.50 * math.cos(turn),
            centre[1] + radius * 0.50 * math.sin(turn),
        )
        end = (
            centre[0] + radius * long * math.cos(turn),
            centre[1] + radius * long * math.sin(turn),
        )
        stencil.line((start, end), 0.22)


def _words(stencil: Stencil, geometry: PageGeometry, free: float) -> None:
    for row in range(3):
        down = free * (0.20 + 0.30 * row)
        across = geometry.width * (0.40 + 0.06 * row)
        lettering.write(stencil, (across, down), "UTOPIA   UTOPIA", free * 0.030, "sans-bold")
