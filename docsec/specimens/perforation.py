"""A number perforated by laser: holes that light comes through."""

from __future__ import annotations

import math

from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS

# Five columns a character, the lowest bit at the top: figures of seven rows of holes.
_HOLES = {
    "0": "3e4141413e", "1": "00427f4000", "2": "4261514946", "3": "2141454b31",
    "4": "1814127f10", "5": "2745454539", "6": "3c4a494930", "7": "0171090503",
    "8": "3649494936", "9": "064949291e", "A": "7e1111117e", "B": "7f49494936",
    "C": "3e41414122", "D": "7f4141221c", "E": "7f49494941", "F": "7f09090901",
    "G": "3e41494978", "H": "7f0808087f", "I": "00417f4100", "J": "2040413f01",
    "K": "7f08142241", "L": "7f40404040", "M": "7f020c027f", "N": "7f0408107f",
    "O": "3e4141413e", "P": "7f09090906", "Q": "3e4151215e", "R": "7f09192946",
    "S": "4649494931", "T": "01017f0101", "U": "3f4040403f", "V": "1f2040201f",
    "W": "3f4038403f", "X": "6314081463", "Y": "0708700807", "Z": "6151494543",
}  # fmt: skip
_ADVANCE = 7.2


def box(place: tuple[float, float, float], text: str) -> Box:
    """Return the box of a perforated number: left, top and height of its figures, and the text."""
    left, top, height = place
    return Box(left, top, (len(text) * _ADVANCE - 2.2) * height / 7, height)


def holes(place: tuple[float, float, float], text: str) -> list[tuple[float, float]]:
    """Return the middles of the holes, in millimetres."""
    left, top, height = place
    step = height / 7
    found = []
    for index, character in enumerate(text):
        for column, bits in enumerate(bytes.fromhex(_HOLES.get(character, "0000000000"))):
            for row in range(7):
                if bits >> row & 1:
                    across = left + (index * _ADVANCE + column + 0.5) * step
                    found.append((across, top + (row + 0.5) * step))
    return found


def pierce(
    canvas: Canvas, place: tuple[float, float, float], text: str, *, pricked: bool = False
) -> None:
    """Pierce the page; a hole is half as wide as holes are apart.

    Args:
        canvas: the page.
        place: left, top and height of the figures, in millimetres.
        text: the number.
        pricked: whether it is done by hand with a needle: holes beside their places, with a rim
            that stands up.
    """
    around = box(place, text)
    stencil = canvas.stencil(around.grown(1))
    radius = place[2] / 7 * 0.29
    found = holes(place, text)
    if pricked:
        found = [_beside(hole, index, radius) for index, hole in enumerate(found)]
        rims = canvas.stencil(around.grown(1))
        for hole in found:
            rims.oval(hole, 1.7 * radius, 1.7 * radius)
        canvas.print(rims, INKS["raised"], 0.6)
    for hole in found:
        stencil.oval(hole, radius, radius)
    canvas.print(stencil, INKS["perforation"], 1.0)


def _beside(hole: tuple[float, float], index: int, radius: float) -> tuple[float, float]:
    """Return where a hand pricks: never quite where the hole ought to be."""
    turn = 2.4 * index
    return hole[0] + 0.9 * radius * math.sin(turn), hole[1] + 0.9 * radius * math.cos(1.7 * turn)
