"""The surroundings of an MRZ, upright and at a known scale, to look for print in.

Places are in millimetres from the top left of the first line of the MRZ, x in reading direction
and y downwards; the scale follows from the pitch of ten characters to the inch (Doc 9303-3 4.4).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon
from docsec.page.examined import Page
from docsec.page.place import length_in_pixels

Doubles = npt.NDArray[np.float64]

PITCH = 2.54
"""Millimetres from one character of an MRZ to the next."""

COARSE, FINE = 175 / 25.4, 300 / 25.4
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
        back: from its pixels to those of the picture, 2 x 3.
        size: width and height of the picture.
    """

    pixels: npt.NDArray[np.uint8]
    scale: float
    corner: tuple[float, float]
    back: Doubles
    size: tuple[int, int]

    @property
    def native(self) -> float:
        """Pixels of the picture per millimetre."""
        return float(np.linalg.norm(self.back[:, 0])) * self.scale

    def millimetres(self, points: Doubles) -> Doubles:
        """Return the places of points of the view."""
        return points / self.scale + self.corner

    def polygon(self, corners: Doubles) -> Polygon:
        """Return points of the view as x, y of 0..1 in the picture."""
        points = (corners @ self.back[:, :2].T + self.back[:, 2]) / self.size
        return tuple((round(float(x), 5), round(float(y), 5)) for x, y in points.clip(0, 1))


def view(page: Page) -> View:
    """Return the surroundings of the MRZ of a page, at most `FINE`; at least `COARSE`, enlarged.

    Args:
        page: with the place of its MRZ.
    """
    size = (page.picture.width, page.picture.height)
    first = np.asarray(page.line_regions[0]) * size
    length = length_in_pixels(page.line_regions[0], *size)
    native = max(length, 1.0) / max(page.line_lengths[0], 1) / PITCH
    middle = (first[1] + first[2] - first[0] - first[3]) / 2
    along = middle / length if length >= 1 else np.array((1.0, 0.0))
    axes = np.stack((along, (-along[1], along[0]))) * native
    low, high = _window(page, first[0], axes)
    scale = min(max(native, COARSE), FINE)
    back = np.zeros((2, 3))
    back[:, :2] = axes.T / scale
    back[:, 2] = first[0] + low @ axes
    width, height = np.maximum(np.ceil((high - low) * scale).astype(int), 1)
    pixels = _cut(page.picture.pixels, back, (int(width), int(height)), native / scale)
    return View(pixels, scale, (float(low[0]), float(low[1])), back, size)


def _window(page: Page, origin: Doubles, axes: Doubles) -> tuple[Doubles, Doubles]:
    """Return the millimetres from where to where to look, as far as the picture goes."""
    width, height = page.picture.width, page.picture.height
    corners = np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float64)
    inside = (corners - origin) @ np.linalg.inv(axes)
    last = (np.asarray(page.line_regions[-1]) * (width, height) - origin) @ np.linalg.inv(axes)
    card = len(page.line_regions) != 2
    above, below = (OTHER_SIDE, OTHER_SIDE) if card else (ABOVE, BELOW)
    low = np.array((-SIDE, -above))
    foot = min(max(float(last[:, 1].max()), 0.0), TALLEST)
    high = np.array((page.line_lengths[0] * PITCH + SIDE, foot + below))
    return np.maximum(low, inside.min(axis=0)), np.minimum(high, inside.max(axis=0))


def _cut(
    pixels: npt.NDArray[np.uint8], back: Doubles, size: tuple[int, int], reduction: float
) -> npt.NDArray[np.uint8]:
    """Return the view of a picture, reduced by areas first where it is much larger."""
    corners = np.array(((0, 0), (size[0], 0), size, (0, size[1]))) @ back[:, :2].T + back[:, 2]
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 2, 0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 3
    part = pixels[top:bottom, left:right]
    matrix = back.copy()
    matrix[:, 2] -= (left, top)
    if reduction > 1.3:
        smaller = tuple(max(1, round(side / reduction)) for side in part.shape[1::-1])
        matrix *= np.array(smaller)[:, None] / np.array(part.shape[1::-1])[:, None]
        part = np.asarray(cv2.resize(part, smaller, interpolation=cv2.INTER_AREA), np.uint8)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cv2.warpAffine(part, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(warped, np.uint8)
