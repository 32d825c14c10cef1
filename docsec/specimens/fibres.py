"""Fibres in the paper: some seen in daylight, all glowing under ultraviolet."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docsec.specimens import seeding
from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS, Ink
from docsec.specimens.stencil import Point

WIDTH = 0.055
_GLOWS = {"red": "#ff4a3a", "blue": "#3f7dff", "green": "#46e070"}
_DAYLIGHT = {"red": "#c0483f", "blue": "#3a5aa8"}


@dataclass(frozen=True, slots=True)
class Fibre:
    """One fibre.

    Attributes:
        start: one end, in millimetres.
        angle: in which it sets out, in radians, clockwise from the right.
        length: in millimetres.
        bend: how far it turns on its way, in radians.
        glow: its colour under ultraviolet: ``red``, ``blue`` or ``green``.
        is_visible: whether it is coloured in daylight too; red and blue ones only.
    """

    start: Point
    angle: float
    length: float
    bend: float
    glow: str
    is_visible: bool

    def points(self) -> tuple[Point, ...]:
        """Return the way it takes, in millimetres."""
        steps = 14
        x, y = self.start
        way = [(x, y)]
        for step in range(steps):
            turn = self.angle + self.bend * (step / steps - 0.5)
            x += math.cos(turn) * self.length / steps
            y += math.sin(turn) * self.length / steps
            way.append((x, y))
        return tuple(way)


def fibres(seed: int, page: tuple[float, float], count: int) -> tuple[Fibre, ...]:
    """Return ``count`` fibres of a sheet of ``page`` millimetres; no two sheets are alike."""
    return tuple(_fibre(seed, index, page) for index in range(count))


def _fibre(seed: int, index: int, page: tuple[float, float]) -> Fibre:
    def share(topic: str, low: float, high: float) -> float:
        return round(seeding.between(seed, f"fibre {index} {topic}", low, high), 3)

    return Fibre(
        start=(share("x", 1.0, page[0] - 1.0), share("y", 1.0, page[1] - 1.0)),
        angle=share("angle", 0.0, 2 * math.pi),
        length=share("length", 2.6, 5.2),
        bend=share("bend", -2.2, 2.2),
        glow=("red", "blue", "green")[index % 3],
        is_visible=index % 3 < 2 and index % 2 == 0,
    )


def lay(canvas: Canvas, found: tuple[Fibre, ...], *, printed: bool = False) -> None:
    """Lay fibres into the page, or print them in an ordinary ink that does not glow."""
    kinds = {(fibre.glow, fibre.is_visible) for fibre in found}
    for glow, is_visible in sorted(kinds):
        stencil = canvas.whole()
        for fibre in found:
            if (fibre.glow, fibre.is_visible) == (glow, is_visible):
                stencil.line(fibre.points(), WIDTH)
        canvas.print(stencil, _ink(glow, is_visible, printed), 0.95)


def _ink(glow: str, is_visible: bool, printed: bool) -> Ink:
    if printed:
        return INKS["offset-line"].coloured(_DAYLIGHT.get(glow, "#4f8f6a"))
    ink = INKS["fibre"].glowing(_GLOWS[glow])
    return ink.coloured(_DAYLIGHT[glow]) if is_visible else ink


def box(fibre: Fibre) -> Box:
    """Return the upright box of a fibre."""
    across, down = zip(*fibre.points(), strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
