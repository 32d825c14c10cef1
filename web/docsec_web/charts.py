"""The pictures of a workbook, as numbers for the templates to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from docsec.workbook.assess import Progress

RADIUS = 100.0
HIGHEST = 4

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Radar:
    """A radar of sections around 0, 0; one ring for each level, an axis for each section.

    Attributes:
        rings: the corners of the levels 1 to 4.
        axes: the outer end of each axis, and where its letter stands.
        shape: the corners of what is answered; a section without answers is at the middle.
        letters: the ids of the sections.
    """

    rings: tuple[tuple[Point, ...], ...]
    axes: tuple[tuple[Point, Point], ...]
    shape: tuple[Point, ...]
    letters: tuple[str, ...]


def radar(sections: Sequence[Progress]) -> Radar:
    """Return the radar of the means of ``sections``."""
    count = len(sections)
    rings = tuple(
        tuple(_at(axis, count, RADIUS * level / HIGHEST) for axis in range(count))
        for level in range(1, HIGHEST + 1)
    )
    return Radar(
        rings=rings,
        axes=tuple((_at(n, count, RADIUS), _at(n, count, RADIUS * 1.13)) for n in range(count)),
        shape=tuple(
            _at(axis, count, RADIUS * (each.mean or 0) / HIGHEST)
            for axis, each in enumerate(sections)
        ),
        letters=tuple(each.section for each in sections),
    )


def corners(points: Sequence[Point]) -> str:
    """Return points as SVG has them."""
    return " ".join(f"{x},{y}" for x, y in points)


def _at(axis: int, count: int, distance: float) -> Point:
    angle = 2 * pi * axis / count
    return round(distance * sin(angle), 1), round(-distance * cos(angle), 1)
