"""Relief without ink, seen in light from the side: the dry seal and ridges for a fingertip."""

from __future__ import annotations

import math

from docsec.specimens import emblem
from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Point

_RIDGE, _APART = 0.28, 0.75
"""The width of a ridge and the distance from one to the next, in millimetres."""


def emboss(canvas: Canvas, place: tuple[float, float, float], *, imitated: bool = False) -> None:
    """Press the dry seal into the page; ``place`` is its middle and radius, in millimetres.

    An imitation is pressed with some round object and has no emblem.
    """
    x, y, radius = place
    stencil = canvas.stencil(seal_box(place))
    for share in (1.0, 0.8):
        stencil.line(_ring((x, y), radius * share), 0.3)
    if not imitated:
        emblem.draw(stencil, (x, y), radius * 0.7)
    canvas.print(stencil, INKS["embossed"])


def ridges(canvas: Canvas, box: Box, *, imitated: bool = False) -> None:
    """Raise waves on the surface, one below the other, in ``box``; an imitation is printed."""
    stencil = canvas.stencil(box)
    for row in range(int(box.height / _APART)):
        down = box.top + (row + 0.5) * _APART
        steps = int(box.width / 0.2)
        way = [(box.left + 0.2 * n, down + 0.12 * math.sin(0.6 * n)) for n in range(steps + 1)]
        stencil.line(way, _RIDGE)
    canvas.print(stencil, INKS["offset-line"] if imitated else INKS["raised"])


def seal_box(place: tuple[float, float, float]) -> Box:
    """Return the box of a dry seal."""
    x, y, radius = place
    reach = radius + 0.3
    return Box(x - reach, y - reach, 2 * reach, 2 * reach)


def _ring(centre: Point, radius: float) -> list[Point]:
    return [
        (
            centre[0] + radius * math.cos(step * math.pi / 60),
            centre[1] + radius * math.sin(step * math.pi / 60),
        )
        for step in range(121)
    ]
