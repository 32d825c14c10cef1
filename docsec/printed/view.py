"""The surroundings of an MRZ, upright and at a known scale, to look for print in.

Places are in millimetres from the top left of the first line of the MRZ, x in reading direction
and y downwards; on the plane of the page where its outline is known, else by the pitch of ten
characters to the inch (Doc 9303-3 4.4).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from docsec.findings import Polygon
from docsec.page.examined import Page
from docsec.page.line import PITCH
from docsec.page.place import length_in_pixels
from docsec.page.plane import MILLIMETRES_PER_INCH, Doubles, Pixels, Plane, shift

COARSE, FINE = 175 / MILLIMETRES_PER_INCH, 300 / MILLIMETRES_PER_INCH
"""Pixels per millimetre that print is looked for at, and the most that it is read at."""

SIDE = 25.0
"""Millimetres looked at beside the MRZ at either end."""

ABOVE, BELOW = 95.0, 15.0
"""Millimetres looked at above and below the MRZ of a page: its height is 88 at most."""

TALLEST = 40.0
"""Millimetres that the lines of an MRZ take at most; the zone of a page is 24.2 high."""

OTHER_SIDE = 135.0
"""The same for a card, whose other side may lie above or below in the same picture."""


@dataclass(frozen=True, slots=True)
class View:
    """A part of a picture, upright.

    Attributes:
        pixels: height x width x 3, RGB.
        scale: pixels per millimetre.
        corner: millimetres of its top left corner.
        plane: from millimetres to the picture.
    """

    pixels: Pixels
    scale: float
    corner: tuple[float, float]
    plane: Plane

    def millimetres(self, points: Doubles) -> Doubles:
        """Return the places of points of the view."""
        return points / self.scale + self.corner

    def polygon(self, corners: Doubles) -> Polygon:
        """Return points of the view as x, y of 0..1 in the picture."""
        return self.plane.polygon(self.millimetres(corners))


def view(page: Page) -> View:
    """Return the surroundings of the MRZ of a page, at most `FINE`; at least `COARSE`, enlarged.

    Args:
        page: with the place of its MRZ.
    """
    plane = _plane(page)
    low, high = _window(page, plane)
    native = plane.pixels_per_millimetre(0, 0)
    scale = min(max(native, COARSE), FINE)
    left, top = float(low[0]), float(low[1])
    width, height = (float(side) for side in np.maximum(high - low, 1 / scale))
    pixels = plane.drawn(page.picture.pixels, width, height, scale, left, top)
    return View(pixels, scale, (left, top), plane)


def _plane(page: Page) -> Plane:
    """Return the plane of a page, millimetres from the top left of its MRZ.

    Where the outline is not known it is that of the first line, seen from straight above.
    """
    size = (page.picture.width, page.picture.height)
    corners = np.asarray(page.line_regions[0]) * size - 0.5
    if page.plane is not None:
        [start] = page.plane.to_page(corners[:1])
        return Plane(page.plane.matrix @ shift(*start), size)
    length = length_in_pixels(page.line_regions[0], *size)
    middle = (corners[1] + corners[2] - corners[0] - corners[3]) / 2
    across, down = middle / length if length >= 1 else (1.0, 0.0)
    native = max(length, 1.0) / max(page.line_lengths[0], 1) / PITCH
    turned = np.array(((across, -down), (down, across))) * native
    return Plane(np.vstack((np.column_stack((turned, corners[0])), (0, 0, 1))), size)


def _window(page: Page, plane: Plane) -> tuple[Doubles, Doubles]:
    """Return the millimetres from where to where to look, as far as the picture goes."""
    width, height = plane.size
    inside = plane.to_page(np.array(((0.0, 0.0), (width, 0), (width, height), (0, height))))
    last = plane.to_page(np.asarray(page.line_regions[-1]) * plane.size)
    card = len(page.line_regions) != 2
    above, below = (OTHER_SIDE, OTHER_SIDE) if card else (ABOVE, BELOW)
    low = np.array((-SIDE, -above))
    foot = min(max(float(last[:, 1].max()), 0.0), TALLEST)
    high = np.array((page.line_lengths[0] * PITCH + SIDE, foot + below))
    return np.maximum(low, inside.min(axis=0)), np.minimum(high, inside.max(axis=0))
