"""Planchettes: small discs in the paper of a visa, scattered anew in every sheet."""

from __future__ import annotations

from dataclasses import replace

from docsec.specimens import seeding
from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Point

RADIUS = 0.8
"""In millimetres."""

_EDGE = 3.0


def places(seed: int, page: Box, count: int) -> tuple[Point, ...]:
    """Return the middles of ``count`` discs in ``page``; no two sheets are alike."""

    def share(index: int, way: str, start: float, length: float) -> float:
        topic = f"planchette {index} {way}"
        return round(seeding.between(seed, topic, start + _EDGE, start + length - _EDGE), 3)

    return tuple(
        (share(index, "x", page.left, page.width), share(index, "y", page.top, page.height))
        for index in range(count)
    )


def lay(canvas: Canvas, found: tuple[Point, ...], *, printed: bool = False) -> None:
    """Lay discs into the page, or print them in an ordinary ink that does not glow."""
    stencil = canvas.whole()
    for place in found:
        stencil.oval(place, RADIUS, RADIUS)
    ink = INKS["planchette"]
    if printed:
        ink = replace(INKS["offset-line"], white=ink.white)
    canvas.print(stencil, ink, 0.8)
