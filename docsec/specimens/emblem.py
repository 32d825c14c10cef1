"""The emblem of Utopia: a lighthouse over the sea, in a ring. It is nobody's coat of arms."""

from __future__ import annotations

import math

from docsec.specimens.stencil import Point, Stencil


def draw(stencil: Stencil, centre: Point, radius: float) -> None:
    """Draw the emblem around ``centre``, ``radius`` mm large."""
    _rings(stencil, centre, radius)
    _tower(stencil, centre, radius)
    _beams(stencil, centre, radius)
    _sea(stencil, centre, radius)


def _rings(stencil: Stencil, centre: Point, radius: float) -> None:
    for share, width in ((1.0, 0.05), (0.9, 0.025)):
        points = [_around(centre, radius * share, 2 * math.pi * step / 120) for step in range(121)]
        stencil.line(points, radius * width)


def _tower(stencil: Stencil, centre: Point, radius: float) -> None:
    outline = ((-0.16, 0.36), (-0.10, -0.22), (0.10, -0.22), (0.16, 0.36))
    stencil.polygon([_at(centre, radius, point) for point in outline])
    gallery = ((-0.17, -0.22), (-0.17, -0.28), (0.17, -0.28), (0.17, -0.22))
    stencil.polygon([_at(centre, radius, point) for point in gallery])
    lamp = ((-0.09, -0.33), (-0.09, -0.46), (0.0, -0.60), (0.09, -0.46), (0.09, -0.33))
    stencil.polygon([_at(centre, radius, point) for point in lamp])


def _beams(stencil: Stencil, centre: Point, radius: float) -> None:
    lamp = _at(centre, radius, (0.0, -0.40))
    for side in (0.0, math.pi):
        for turn in (-0.42, -0.14, 0.14, 0.42):
            start = _around(lamp, radius * 0.24, side + turn)
            end = _around(lamp, radius * 0.66, side + turn)
            stencil.line((start, end), radius * 0.05)


def _sea(stencil: Stencil, centre: Point, radius: float) -> None:
    for row, reach in ((0.40, 0.76), (0.54, 0.66), (0.68, 0.50)):
        points = [
            _at(centre, radius, (x / 40 * reach, row + 0.045 * math.sin(x * 0.55)))
            for x in range(-40, 41)
        ]
        stencil.line(points, radius * 0.055)


def _at(centre: Point, radius: float, share: Point) -> Point:
    return centre[0] + radius * share[0], centre[1] + radius * share[1]


def _around(centre: Point, reach: float, angle: float) -> Point:
    return centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)
