"""The edges of a page that are seen for certain, so that lengths on it can be measured from them.

`docsec.page.outline` lets the MRZ say where the sides ought to be; what asks whether the MRZ stands
where it ought to cannot lean on that. Here the page is found by its contour, and each edge is a
sharp step along nearly all of its length. A shadow beside the page is soft and is no edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from docsec.features.documents import INK_WIDTH, PITCH, SIDEWAYS, Format
from docsec.page.anchor import page_corners
from docsec.page.contour import quadrilateral
from docsec.page.line import PrintedLine
from docsec.page.plane import Doubles, Pixels, Plane
from docsec.page.sharp import Edge, Near, edge
from docsec.page.sides import crossings

NEAR = (Near(4.0, 0.06), Near(2.0, 0.01))
"""How far an edge is looked for at first, and once more from there; a worn corner misleads the
contour."""

SQUARE = 0.6
"""Degrees that a corner of a page seen from straight above may be off."""

ALIKE = 0.006
"""Part by which its opposite sides may differ."""

MEASURED = 0.004
"""Part by which its proportion may be off beside the tolerances of the format."""

OTHER_SIZE = 0.10
"""Part by which pitch and characters, both alike, are off where the edges are another thing's."""

CONFIRMS = 0.0125
"""Part by which the pitch may be off to confirm the edges; a shadow beside a page makes more."""


class Print(NamedTuple):
    """How the print of the MRZ lies between the edges.

    Attributes:
        pitch: of the line that is furthest off, in parts of what it ought to be.
        height: of the characters, likewise.
        across: how far the first character is to the right of its place, in millimetres; of the
            line that is furthest off.
        down: how far the end of a line is below its place, likewise.
    """

    pitch: float
    height: float
    across: float
    down: float


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The four edges of a page.

    Attributes:
        plane: from millimetres of the page, of nominal size, to the picture.
        width: of the page, nominal, in millimetres.
        uncertainty: how far off the worst of them may be, in millimetres.
        from_above: whether they meet at right angles, as from straight above.
        of_format: whether they enclose the proportion of the format, within its tolerances, and
            the print does not speak for a page of quite another size.
        print: of the MRZ between them.
        in_place: whether the MRZ stands at its place between them, as far as the standard allows;
            it does not where a frame or a shadow was taken for an edge.
    """

    plane: Plane
    width: float
    uncertainty: float
    from_above: bool
    of_format: bool
    print: Print
    in_place: bool

    @property
    def confirmed_by_pitch(self) -> bool:
        """Whether the pitch fits them, so that they are of the page: nothing else has its size."""
        return abs(self.print.pitch - 1) <= CONFIRMS

    @property
    def confirmed(self) -> bool:
        """Whether pitch or place of the print confirms that they are of the page."""
        return self.in_place or self.confirmed_by_pitch


def seen(
    pixels: Pixels, lines: Sequence[PrintedLine], page_format: Format, spread: float
) -> Edges | None:
    """Return the edges of the page, or None where one of them is not seen for certain.

    Args:
        pixels: of the picture.
        lines: of the MRZ; they say which side is the lower one, and no more.
        page_format: of the document.
        spread: how wide the edges of printed strokes are, in millimetres; an edge of the page is
            as sharp.
    """
    held = np.concatenate([line.centres[[0, -1]] for line in lines])
    corners = quadrilateral(pixels, held)
    if corners is None:
        return None
    nominal = page_corners(page_format)
    size = (pixels.shape[1], pixels.shape[0])
    plane = Plane.through(nominal, _upright(corners, lines), size)
    found: list[Edge] = []
    for near in NEAR:
        found = []
        for ends in zip(nominal, np.roll(nominal, -1, axis=0), strict=True):
            side = edge(pixels, plane, ends, near, spread)
            if side is None:
                return None
            found.append(side)
        met = crossings(found, nominal)
        if met is None:
            return None
        plane = Plane.through(nominal, plane.to_picture(met), size)
    placed, lying = plane.to_picture(nominal), lies(plane, lines, page_format)
    return Edges(
        plane=plane,
        width=page_format.width,
        uncertainty=round(max(side.off for side in found), 2),
        from_above=_square(placed),
        of_format=_of_format(placed, page_format) and _of_size(lying),
        print=lying,
        in_place=abs(lying.across) <= SIDEWAYS
        and abs(lying.down) <= page_format.vertical_tolerance,
    )


def lies(plane: Plane, lines: Sequence[PrintedLine], page_format: Format) -> Print:
    """Return how the print of all lines of an MRZ lies on a page."""
    placed = [plane.to_page(line.centres) for line in lines]
    pitches = [_pitch(each) / PITCH for each in placed]
    height = float(np.median([line.height for line in lines])) * float(np.mean(pitches))
    begin = page_format.first_character + INK_WIDTH / 2
    across = [float(each[0, 0]) - begin for each in placed]
    down = [
        float(each[end, 1]) - (page_format.height - above)
        for each, above in zip(placed, page_format.centre_lines, strict=True)
        for end in (0, -1)
    ]
    pitch = max(pitches, key=lambda each: abs(each - 1))
    return Print(pitch, height, max(across, key=abs), max(down, key=abs))


def _pitch(centres: Doubles) -> float:
    return float(np.linalg.norm(centres[-1] - centres[0])) / (len(centres) - 1)


def _of_size(found: Print) -> bool:
    """Whether pitch and height are not far off alike, as where the scale is what is wrong."""
    off = abs(found.pitch - 1)
    return off <= OTHER_SIZE or abs(found.height - 1) <= off / 2


def _upright(corners: Doubles, lines: Sequence[PrintedLine]) -> Doubles:
    """Return the corners from the top left as the MRZ is read."""
    along = lines[0].centres[-1] - lines[0].centres[0]
    sides = np.roll(corners, -1, axis=0) - corners
    way = sides / np.linalg.norm(sides, axis=1, keepdims=True)
    return np.roll(corners, -int(np.argmax(way @ along)), axis=0)


def _square(corners: Doubles) -> bool:
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    way = sides / lengths[:, None]
    turned = np.degrees(np.arcsin(np.abs((way * np.roll(way, -1, axis=0)).sum(axis=1))))
    unlike = np.abs(lengths / np.roll(lengths, -2) - 1)
    return bool(turned.max() < SQUARE and unlike.max() < ALIKE)


def _of_format(corners: Doubles, page_format: Format) -> bool:
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    proportion = (lengths[0] + lengths[2]) / (lengths[1] + lengths[3])
    low = page_format.smallest[0] / page_format.largest[1]
    high = page_format.largest[0] / page_format.smallest[1]
    return bool(low * (1 - MEASURED) < proportion < high * (1 + MEASURED))
