"""Line work of some designs: a medallion in relief, lines that turn from dark to light.

Also the figure whose halves stand on the two sides of the page, and the Chip Inside symbol.
"""

from __future__ import annotations

import math

from PIL import ImageChops

from docsec.specimens import lettering
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Point, Stencil

_APART, _WIDTH = 0.42, 0.13
"""The distance and the width of the lines, in millimetres."""
_PARTS = 12


def medallion(canvas: Canvas, place: tuple[float, float, float], plan: Design) -> None:
    """Print lines that bend over a lighthouse, so that it seems raised.

    Args:
        canvas: the page.
        place: its middle and radius, in millimetres.
        plan: gives the colour.
    """
    x, y, radius = place
    stencil = canvas.stencil(round_box(place))
    for row in range(-int(radius / _APART), int(radius / _APART) + 1):
        down = row * _APART
        half = math.sqrt(max(radius**2 - down**2, 0.0))
        steps = max(int(2 * half / 0.08), 2)
        across = [-half + 2 * half * n / steps for n in range(steps + 1)]
        way = [(x + at, y + down - 1.5 * _APART * _height(at, down, radius)) for at in across]
        stencil.line(way, _WIDTH)
    canvas.print(stencil, INKS["offset-line"].coloured(plan.title), 0.75)


def _height(across: float, down: float, radius: float) -> float:
    """Return how high the relief is at a place, 0..1: a tower on a hill."""
    x, y = across / radius, down / radius
    tower = _bump(abs(x) - 0.16, 0.10) * _bump(abs(y + 0.10) - 0.50, 0.10)
    hill = _bump(math.hypot(x / 1.5, (y - 0.62) / 0.6) - 0.35, 0.12)
    return max(tower, 0.7 * hill)


def _bump(outside: float, slope: float) -> float:
    """Return 1 within a border and 0 beyond it, falling over ``slope``."""
    return min(max(0.5 - outside / slope, 0.0), 1.0)


def reversal(canvas: Canvas, box: Box, plan: Design) -> None:
    """Print lines, dark on light, that run on light on dark in the right half of ``box``."""
    stencil = canvas.stencil(box)
    middle = box.left + box.width / 2
    stencil.box(Box(middle, box.top, box.width / 2, box.height))
    width = max(round(_WIDTH * 1.2 * stencil.scale), 1)
    for row in range(int(box.height / _APART)):
        down = box.top + (row + 0.5) * _APART
        ways = _wave(box.left, middle, down), _wave(middle, box.right, down)
        for way, fill in zip(ways, (255, 0), strict=True):
            stencil.pen.line([stencil.place(point) for point in way], fill, width)
    canvas.print(stencil, INKS["offset-line"].coloured(plan.title), 0.8)


def _wave(start: float, end: float, down: float) -> list[Point]:
    steps = int((end - start) / 0.1)
    across = [start + (end - start) * n / steps for n in range(steps + 1)]
    return [(at, down + 0.12 * math.sin(2.4 * at)) for at in across]


def register(
    canvas: Canvas, place: tuple[float, float, float], plan: Design, *, imitated: bool = False
) -> None:
    """Print every other piece of a star on this side, the rest on the back.

    Light from behind shows both; ``place`` is its middle and radius, in millimetres. In an
    imitation the halves do not meet.
    """
    for side, ink in enumerate(("register", "register-back")):
        stencil = canvas.stencil(round_box(place))
        beside = 0.7 * side if imitated else 0.0
        for part in range(side, _PARTS, 2):
            _piece(stencil, (place[0] + beside, place[1] - 0.6 * beside, place[2]), part)
        colour = plan.title if ink == "register" else ""
        canvas.print(stencil, INKS[ink].coloured(colour) if colour else INKS[ink], 0.9)


def _piece(stencil: Stencil, place: tuple[float, float, float], part: int) -> None:
    x, y, radius = place
    turns = [2 * math.pi * (part + step / 6) / _PARTS for step in range(7)]
    rim = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
    inner = [(x + 0.45 * (a - x), y + 0.45 * (b - y)) for a, b in reversed(rim)]
    stencil.polygon([*rim, *inner])


def metamers(canvas: Canvas, box: Box, plan: Design) -> None:
    """Print a word in a frieze, both in one colour; infrared shows the word only."""
    word, ground = canvas.stencil(box), canvas.stencil(box)
    capital = box.height * 0.62
    foot = (box.left + box.width / 2, box.top + (box.height + capital) / 2)
    lettering.write(word, foot, "UTO 9303", capital, "sans-bold", anchor="ms")
    ground.box(box)
    ground.image = ImageChops.subtract(ground.image, word.image)
    for stencil, ink in ((word, "metamer-seen"), (ground, "metamer-gone")):
        canvas.print(stencil, INKS[ink].coloured(plan.second), 0.8)


def chip_symbol(canvas: Canvas, box: Box, plan: Design) -> None:
    """Print the Chip Inside symbol: a frame parted by a line that a disc lies on."""
    stencil = canvas.stencil(box)
    line = box.height * 0.13
    inner = Box(
        box.left + line / 2, box.top + line / 2, box.width - line, box.height - line
    ).corners
    stencil.line((*inner, inner[0]), line)
    x, y = box.left + box.width / 2, box.top + box.height / 2
    radius = box.height * 0.24
    for end, side in ((box.left, -1), (box.right, 1)):
        stencil.line(((end, y), (x + side * (radius + line * 0.9), y)), line)
    ring = [
        (x + radius * math.cos(step * math.pi / 30), y + radius * math.sin(step * math.pi / 30))
        for step in range(61)
    ]
    stencil.line(ring, line)
    canvas.print(stencil, INKS["intaglio"].coloured(plan.title))


def round_box(place: tuple[float, float, float]) -> Box:
    """Return the box around a round figure: its middle and radius, in millimetres."""
    x, y, radius = place
    reach = radius + 0.8
    return Box(x - reach, y - reach, 2 * reach, 2 * reach)
