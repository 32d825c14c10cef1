"""The page as a plane: millimetres on it, and where they lie in a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features.documents import MILLIMETRES_PER_INCH as MILLIMETRES_PER_INCH
from docsec.findings import Polygon

Doubles = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Coloured = TypeVar("Coloured", Pixels, Floats)

FINEST = 1.5
"""A picture that is finer than this many times what is drawn from it is first reduced."""

_TO_XYZ = np.array(
    (
        (0.433953, 0.376220, 0.189828),
        (0.212671, 0.715160, 0.072169),
        (0.017758, 0.109477, 0.872766),
    ),
    dtype=np.float32,
)
"""From linear red, green and blue to X, Y and Z, each in parts of that of D65 (IEC 61966-2-1)."""


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """How a page lies in a picture.

    Attributes:
        matrix: 3 x 3, from millimetres on the page (right and down from its top left corner, as
            it is read) to pixels of the picture (0, 0 is the middle of the first one).
        size: width and height of the picture, in pixels.
    """

    matrix: Doubles
    size: tuple[int, int]

    @classmethod
    def through(cls, page: Doubles, pixels: Doubles, size: tuple[int, int]) -> Plane:
        """Return the plane on which four points of the page lie at four of the picture."""
        matrix = cv2.getPerspectiveTransform(page.astype(np.float32), pixels.astype(np.float32))
        return cls(np.asarray(matrix, dtype=np.float64), size)

    def to_picture(self, points: Doubles) -> Doubles:
        """Return where points of the page, n x 2 in millimetres, lie in pixels."""
        return transformed(self.matrix, points)

    def to_page(self, points: Doubles) -> Doubles:
        """Return where points of the picture, n x 2 in pixels, lie in millimetres."""
        return transformed(np.asarray(np.linalg.inv(self.matrix), dtype=np.float64), points)

    def polygon(self, points: Sequence[tuple[float, float]] | Doubles) -> Polygon:
        """Return points of the page in millimetres as 0..1 of the picture, cut at its edges."""
        placed = (self.to_picture(np.asarray(points, dtype=np.float64)) + 0.5) / self.size
        return tuple((round(float(x), 5), round(float(y), 5)) for x, y in placed.clip(0, 1))

    def box(self, left: float, top: float, right: float, bottom: float) -> Polygon:
        """Return a rectangle of the page in millimetres as 0..1 of the picture."""
        return self.polygon(((left, top), (right, top), (right, bottom), (left, bottom)))

    def pixels_per_millimetre(self, x: float, y: float) -> float:
        """Return how large a millimetre of the page is in the picture, at a point of the page."""
        around = self.to_picture(np.array(((x, y), (x + 0.5, y), (x, y + 0.5))))
        across, down = around[1] - around[0], around[2] - around[0]
        return 2 * float(np.sqrt(abs(across[0] * down[1] - across[1] * down[0])))

    def drawn(
        self,
        pixels: Pixels,
        width: float,
        height: float,
        scale: float,
        left: float = 0.0,
        top: float = 0.0,
    ) -> Pixels:
        """Return a rectangle of the page, flat and upright, at ``scale`` pixels a millimetre.

        Args:
            pixels: the picture.
            width: of the rectangle, in millimetres, like all that follow.
            height: of it.
            scale: pixels per millimetre of what is returned.
            left: of the rectangle on the page.
            top: of it.
        """
        size = max(1, round(width * scale)), max(1, round(height * scale))
        # The middle of the first pixel drawn is half a pixel inside the rectangle.
        step = np.array(
            ((1 / scale, 0, left + 0.5 / scale), (0, 1 / scale, top + 0.5 / scale), (0, 0, 1))
        )
        matrix = self.matrix @ step
        finer = self.pixels_per_millimetre(left + width / 2, top + height / 2) / scale
        if finer > FINEST:
            pixels, matrix = reduced(pixels, matrix, 1 / finer)
        return np.asarray(
            cv2.warpPerspective(
                pixels,
                matrix,
                size,
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            ),
            dtype=np.uint8,
        )


def brightest(pixels: Coloured) -> Coloured:
    """Return the brightest of red, green and blue of each pixel."""
    red, green, blue = (pixels[..., band] for band in range(3))
    found: Coloured = np.maximum(red, green)
    return np.maximum(found, blue, out=found)


def mean_colour(values: Floats) -> Floats:
    """Return the mean of red, green and blue of each pixel."""
    red, green, blue = (values[..., band] for band in range(3))
    return np.asarray((red + green + blue) / 3, dtype=np.float32)


def lightness(pixels: Pixels) -> Floats:
    """Return L* of CIE L*a*b* of each pixel, sRGB."""
    return np.asarray(116 * _cube_roots(pixels, _TO_XYZ[1:2]) - 16, dtype=np.float32)


def opponents(pixels: Pixels) -> Floats:
    """Return a* and b* of CIE L*a*b* of each pixel, sRGB.

    OpenCV has them as well, but makes a table first that takes as long as a tenth of a page.
    """
    x, y, z = np.moveaxis(_cube_roots(pixels, _TO_XYZ), -1, 0)
    return np.asarray(np.stack((500 * (x - y), 200 * (y - z)), axis=-1), dtype=np.float32)


def _cube_roots(pixels: Pixels, matrix: Floats) -> Floats:
    linear = cv2.transform(cv2.LUT(pixels, _linear()), matrix)
    low = np.float32(841 / 108) * linear + np.float32(4 / 29)
    return np.where(linear > (6 / 29) ** 3, np.cbrt(linear), low)


@cache
def _linear() -> Floats:
    """Return how much light each level of sRGB stands for, 0..1 (IEC 61966-2-1)."""
    level = np.arange(256) / 255
    curved = ((level + 0.055) / 1.055) ** 2.4
    return np.where(level <= 0.04045, level / 12.92, curved).astype(np.float32)


def transformed(matrix: Doubles, points: Doubles) -> Doubles:
    """Return points, n x 2, taken through a matrix of 3 x 3."""
    placed = np.column_stack((points, np.ones(len(points)))) @ matrix.T
    return np.asarray(placed[:, :2] / placed[:, 2:], dtype=np.float64)


def shift(x: float, y: float) -> Doubles:
    """Return the matrix that moves by ``x`` and ``y``."""
    return np.array(((1.0, 0.0, x), (0.0, 1.0, y), (0.0, 0.0, 1.0)))


def reduced(pixels: Pixels, matrix: Doubles, factor: float) -> tuple[Pixels, Doubles]:
    """Return a picture made smaller, and a matrix into it made to lead to the same places."""
    size = tuple(max(2, round(side * factor)) for side in pixels.shape[1::-1])
    exact = np.array(size) / np.array(pixels.shape[1::-1])
    made = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return made, shift(-0.5, -0.5) @ np.diag((*exact, 1.0)) @ shift(0.5, 0.5) @ matrix
