"""The outline of the page in the picture, and how each side of it was found.

The MRZ is the anchor: its pitch and its place on the page (Doc 9303-4 to -7) say where the sides
ought to be; there edges are looked for. What is not seen stays where it is expected, and is said
to. Without an MRZ the largest quadrilateral of the proportions of a document is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from docsec.features.documents import Format
from docsec.findings import Polygon
from docsec.page.anchor import View, expectations, from_the_side, page_corners
from docsec.page.contour import formats, quadrilateral
from docsec.page.line import PrintedLine
from docsec.page.plane import Doubles, Pixels, Plane, reduced, transformed
from docsec.page.sides import SCALE, Found, How, Search, Side, candidates, crossings

_AGAIN = Search(1.5, 0.012, 2.0)

_BY_CONTOUR = 1.5

LEAST_PAIR = 0.1
"""What a side must still count for once its distance from the opposite one is taken in."""

_BY_MRZ = (4.5, 2.5, 1.5, 1.5)
"""How far off a side may be that is only expected, seen from straight above: 1.0 mm of tolerance,
and what grows with the distance from the MRZ."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Where the page lies in the picture.

    Attributes:
        plane: from millimetres on the page to the picture.
        format: whose measures the page is taken to have.
        sides: top, right, bottom, left, as the page is read.
        corners: from the top left, clockwise, 0..1 of the picture; outside it where the page is
            cut off.
    """

    plane: Plane
    format: Format
    sides: tuple[Side, ...]
    corners: Polygon

    @property
    def how(self) -> How:
        """How the least well found side was."""
        return max((side.how for side in self.sides), key=list(How).index)

    @property
    def uncertainty(self) -> float:
        """How far off the worst of its sides may be, in millimetres."""
        return max(side.uncertainty for side in self.sides)


def by_mrz(pixels: Pixels, lines: Sequence[PrintedLine], page_format: Format) -> Outline | None:
    """Return the outline of the page that an MRZ stands on, or None where its lines are too few.

    Args:
        pixels: of the picture.
        lines: of the MRZ, all of them.
        page_format: of the document.
    """
    best: tuple[float, Outline] | None = None
    better = 0.3 if from_the_side(lines) else 1.5
    small: _Small | None = None
    for view, matrix in expectations(lines, page_format):
        small = small or _made_small(pixels, matrix, page_format)
        scored = _refined(small, matrix, page_format, view)
        if scored is not None and (best is None or scored[0] > best[0] + better):
            best = scored
    return best[1] if best else None


def by_contour(pixels: Pixels, dpi: float | None) -> Outline | None:
    """Return the outline of a page of known format, found by its contour alone, or None.

    Which end is up is not known from it: the longer sides are taken to run across.

    Args:
        pixels: of the picture.
        dpi: dots per inch as the file claims.
    """
    corners = quadrilateral(pixels)
    possible = formats(corners, dpi) if corners is not None else ()
    if corners is None or len(possible) != 1:
        return None
    size = (pixels.shape[1], pixels.shape[0])
    plane = Plane.through(page_corners(possible[0]), corners, size)
    side = Side(How.CONTOUR, _BY_CONTOUR)
    return Outline(plane, possible[0], (side,) * 4, _shares(corners, size))


class _Small(NamedTuple):
    """A picture no finer than sides are looked for in, whose size was ``size``, and the way there.

    From wherever a page is seen, its lines give its scale: one picture does for every view.
    """

    pixels: Pixels
    matrix: Doubles
    size: tuple[int, int]


def _made_small(pixels: Pixels, matrix: Doubles, page_format: Format) -> _Small:
    size = (pixels.shape[1], pixels.shape[0])
    middle = page_corners(page_format).mean(axis=0)
    finer = Plane(matrix, size).pixels_per_millimetre(*middle) / (1.25 * SCALE)
    if finer <= 1:
        return _Small(pixels, np.eye(3), size)
    return _Small(*reduced(pixels, np.eye(3), 1 / finer), size)


def _refined(
    small: _Small, matrix: Doubles, page_format: Format, view: View
) -> tuple[float, Outline] | None:
    """Return the outline near an expectation, with what speaks for it, 0..4."""
    nominal = page_corners(page_format)
    size = small.size
    matrix = small.matrix @ matrix
    ends = [(nominal[at], nominal[(at + 1) % 4]) for at in range(4)]
    each = [
        candidates(small.pixels, matrix, *side, search)
        for side, search in zip(ends, view.searches, strict=True)
    ]
    (top, bottom), (right, left) = (_pair(each[at], each[at + 2], view) for at in (0, 1))
    first = (top, right, bottom, left)
    corners = crossings(first, nominal)
    if corners is None:
        return None
    placed = transformed(matrix, corners)
    matrix = Plane.through(nominal, placed, size).matrix
    again = [
        _again(small.pixels, matrix, side, found) for side, found in zip(ends, first, strict=True)
    ]
    corners = crossings(again, nominal)
    if corners is None:
        return None
    placed = transformed(np.linalg.inv(small.matrix) @ matrix, corners)
    found = tuple(
        one.side if one else Side(How.MRZ, by * view.unsure)
        for one, by in zip(first, _BY_MRZ, strict=True)
    )
    plane = Plane.through(nominal, placed, size)
    return sum(one.score for one in first if one), Outline(
        plane, page_format, found, _shares(placed, size)
    )


def _shares(corners: Doubles, size: tuple[int, int]) -> Polygon:
    return tuple((round(float(x), 5), round(float(y), 5)) for x, y in (corners + 0.5) / size)


def _pair(
    ones: Sequence[Found], others: Sequence[Found], view: View
) -> tuple[Found | None, Found | None]:
    """Return the two opposite sides that go best together, either of them perhaps unseen."""
    best: tuple[float, Found | None, Found | None] = (0.0, None, None)
    for one in (None, *ones):
        for other in (None, *others):
            score = sum(each.score for each in (one, other) if each)
            if one and other:
                apart = (one.offset + other.offset) / view.size
                turned = (one.slope - other.slope) / view.parallel
                likely = float(np.exp(-0.5 * (apart**2 + turned**2)))
                less = min(one.score, other.score)
                if less * likely < LEAST_PAIR:
                    continue
                score += less * (likely - 1)
            if score > best[0]:
                best = (score, one, other)
    return best[1:]


def _again(
    pixels: Pixels, matrix: Doubles, ends: tuple[Doubles, Doubles], found: Found | None
) -> Found | None:
    """Return a side that was found as an edge more exactly, from where it was found."""
    if found is None or found.side.how is not How.EDGE:
        return None
    closer = candidates(pixels, matrix, *ends, _AGAIN)
    return next(
        (each for each in closer if each.side.how is How.EDGE and abs(each.offset) < 0.75), None
    )
