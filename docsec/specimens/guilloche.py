"""Line work: bands that swell, crossing waves, fans and rosettes, drawn on a stencil.

Lines are about as fine as real ones look at 300 dots per inch (image-checks: 0.04 to 0.10 mm).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from docsec.specimens.geometry import PageGeometry
from docsec.specimens.stencil import Point, Stencil

LINE_WIDTH = 0.085


def bands(
    stencil: Stencil, geometry: PageGeometry, distance: float = 11.0, lines: int = 13
) -> None:
    """Draw bands of lines that swell and narrow together, across the page."""
    for centre in np.arange(4.0, geometry.height + 6.0, distance):
        for phase in np.linspace(-1, 1, lines):
            across(stencil, geometry.width, _swelling(float(centre), float(phase)))


def _swelling(centre: float, phase: float) -> Callable[[float], float]:
    """Return one line of a band: y in millimetres for x in millimetres."""

    def height(x: float) -> float:
        envelope = 3.0 + 2.6 * math.sin(x / 9.5 + centre / 7.0)
        return centre + phase * envelope + 1.6 * math.sin(x / 15.0 + centre)

    return height


def waves(stencil: Stencil, geometry: PageGeometry, distance: float = 2.1) -> None:
    """Draw a family of steeper waves, one below the other."""
    for centre in np.arange(-6.0, geometry.height + 12.0, distance):
        middle = float(centre)

        def height(x: float, middle: float = middle) -> float:
            return middle + 5.5 * math.sin(x / 12.0 + 0.6) + 1.2 * math.sin(x / 4.2 + middle / 6.0)

        across(stencil, geometry.width, height)


def across(stencil: Stencil, width: float, height: Callable[[float], float]) -> None:
    """Draw a line from edge to edge, ``height`` giving y for x, both in millimetres."""
    points = [(float(x), height(float(x))) for x in np.arange(-0.5, width + 1.0, 0.25)]
    stencil.line(points, LINE_WIDTH)


def fan(stencil: Stencil, centre: Point, reach: float, distance: float, lobes: int) -> None:
    """Draw rings around ``centre`` out to ``reach``, each scalloped by ``lobes`` waves a turn.

    Neighbouring rings are turned against each other, so that they weave.
    """
    count = int(reach / distance)
    for ring in range(2, count):
        radius = ring * distance
        swing = 0.55 * distance + 0.25 * distance * math.sin(ring / 5.0)
        shift = math.pi * (ring % 2) + ring * 0.06
        _ring(stencil, centre, radius, swing, lobes, shift, steps=lobes * 10)


def rosette(stencil: Stencil, centre: Point, radius: float, petals: int) -> None:
    """Draw a rosette: three rings of waves, six lines each, shifted against each other."""
    for ring, (inner, outer) in enumerate(((0.18, 0.52), (0.46, 0.80), (0.74, 1.0))):
        middle, swing = radius * (inner + outer) / 2, radius * (outer - inner) / 2
        for shift in range(6):
            start = 2 * math.pi * shift / 6
            lobes = petals + 6 * ring
            _ring(stencil, centre, middle, swing, lobes, start, steps=lobes * 24, beat=3)


def spirograph(stencil: Stencil, centre: Point, radius: float, points: int, turns: int) -> None:
    """Draw the curve of a wheel that rolls inside a ring and closes (a hypotrochoid).

    Args:
        stencil: where to.
        centre: in millimetres.
        radius: of the whole, in millimetres.
        points: how many points the star has.
        turns: how many times the wheel goes round before the curve closes.
    """
    small = turns / points
    arm = 1 - small - 0.30
    turn = np.linspace(0, 2 * math.pi * turns, points * 40)
    rolled = (1 - small) / small * turn
    size = radius / (1 - small + arm)
    x = centre[0] + size * ((1 - small) * np.cos(turn) + arm * np.cos(rolled))
    y = centre[1] + size * ((1 - small) * np.sin(turn) - arm * np.sin(rolled))
    stencil.line(list(zip(x.tolist(), y.tolist(), strict=True)), LINE_WIDTH)


def _ring(
    stencil: Stencil,
    centre: Point,
    middle: float,
    swing: float,
    lobes: int,
    start: float,
    *,
    steps: int,
    beat: int = 0,
) -> None:
    angles = np.linspace(0, 2 * math.pi, steps + 1)
    pulse = 0.72 + 0.28 * np.cos(beat * angles) if beat else 1.0
    reach = middle + swing * np.sin(lobes * angles + start) * pulse
    xs, ys = centre[0] + reach * np.cos(angles), centre[1] + reach * np.sin(angles)
    stencil.line(list(zip(xs.tolist(), ys.tolist(), strict=True)), LINE_WIDTH)
