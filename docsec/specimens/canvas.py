"""A page that ink is printed on, measured in millimetres.

An element is drawn as a stencil at several times the picture's resolution, in its own box,
and reduced to a coverage of 0..1; that coverage is then printed. Inks are transparent: each
lets through its share of red, green and blue, so what lies beneath stays visible.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from docsec.specimens.geometry import Box, pixels_per_millimetre

Floats = NDArray[np.float32]
Point = tuple[float, float]
# A picture has half of the 256 levels: nobody sees it, and the file is a seventh smaller.
_STEPS = 127
Ink = tuple[float, float, float]


def ink(hexadecimal: str) -> Ink:
    """Return the shares of red, green and blue that an ink such as ``#204060`` lets through."""
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return red / 255, green / 255, blue / 255


class Stencil:
    """A mask in its own box, larger than the picture by ``oversampling``.

    Attributes:
        image: the mask, mode L.
        pen: what draws on it.
        scale: pixels of the mask per millimetre.
    """

    def __init__(self, box: Box, dpi: int, oversampling: int) -> None:
        scale = pixels_per_millimetre(dpi)
        self.left = int(np.floor(box.left * scale))
        self.top = int(np.floor(box.top * scale))
        width = int(np.ceil(box.right * scale)) - self.left
        height = int(np.ceil(box.bottom * scale)) - self.top
        self.oversampling = oversampling
        self.scale = scale * oversampling
        self.image = Image.new("L", (width * oversampling, height * oversampling))
        self.pen = ImageDraw.Draw(self.image)

    def place(self, point: Point) -> Point:
        """Return the pixel of the mask at ``point`` (millimetres)."""
        return (
            point[0] * self.scale - self.left * self.oversampling,
            point[1] * self.scale - self.top * self.oversampling,
        )

    def line(self, points: Sequence[Point], width: float) -> None:
        """Draw a line of ``width`` millimetres."""
        thickness = max(round(width * self.scale), 1)
        self.pen.line([self.place(point) for point in points], 255, thickness)

    def polygon(self, points: Sequence[Point]) -> None:
        """Fill a polygon."""
        self.pen.polygon([self.place(point) for point in points], fill=255)

    def coverage(self) -> Floats:
        """Return how much of each pixel of the picture is covered, 0..1."""
        reduced = np.asarray(self.image.reduce(self.oversampling), dtype=np.float32)
        return reduced / np.float32(255)


class Canvas:
    """The page: the share of red, green and blue light that comes back from each pixel."""

    def __init__(self, size: tuple[int, int], dpi: int) -> None:
        self.dpi = dpi
        self.light: Floats = np.ones((size[1], size[0], 3), dtype=np.float32)

    def stencil(self, box: Box, oversampling: int = 4) -> Stencil:
        """Return an empty stencil over ``box``."""
        return Stencil(box, self.dpi, oversampling)

    def whole(self, oversampling: int = 4) -> Stencil:
        """Return an empty stencil over the whole page."""
        height, width = self.light.shape[:2]
        pixel = 1 / pixels_per_millimetre(self.dpi)
        # Half a pixel less, or rounding could make the stencil one pixel larger than the page.
        return self.stencil(Box(0, 0, (width - 0.5) * pixel, (height - 0.5) * pixel), oversampling)

    def print(self, stencil: Stencil, colour: Ink | Floats, opacity: float | Floats = 1.0) -> None:
        """Print ``stencil`` in ``colour``.

        Args:
            stencil: what to print.
            colour: an ink, or one colour a column of the page (shape 1, width, 3).
            opacity: 0..1, or one value a pixel of the page (shape height, width).
        """
        coverage = stencil.coverage()
        rows, columns, (top, left) = self._overlap(stencil, coverage.shape)
        coverage = coverage[top : top + rows.stop - rows.start, left : left + _length(columns)]
        share = opacity if isinstance(opacity, float) else opacity[rows, columns]
        inks = np.asarray(colour, dtype=np.float32)
        if inks.ndim == 3:
            inks = inks[:, columns]
        self.light[rows, columns] *= 1 - (coverage * share)[..., None] * (1 - inks)

    def lay(self, picture: Image.Image, box: Box) -> None:
        """Print a picture, mode RGB, into ``box`` (millimetres), fitted to its pixels."""
        scale = pixels_per_millimetre(self.dpi)
        left, top = round(box.left * scale), round(box.top * scale)
        size = (round(box.width * scale), round(box.height * scale))
        values = np.asarray(picture.resize(size, Image.Resampling.LANCZOS), dtype=np.float32) / 255
        self.light[top : top + size[1], left : left + size[0]] *= values

    def picture(self) -> Image.Image:
        """Return the page as a picture, mode RGB."""
        steps = np.rint(np.clip(self.light, 0, 1) * _STEPS)
        return Image.fromarray(np.rint(steps * (255 / _STEPS)).astype(np.uint8))

    def _overlap(
        self, stencil: Stencil, shape: tuple[int, ...]
    ) -> tuple[slice, slice, tuple[int, int]]:
        """Return the rows and columns of the page under ``stencil``, and what sticks out."""
        height, width = self.light.shape[:2]
        rows = slice(max(stencil.top, 0), min(stencil.top + shape[0], height))
        columns = slice(max(stencil.left, 0), min(stencil.left + shape[1], width))
        return rows, columns, (rows.start - stencil.top, columns.start - stencil.left)


def _length(part: slice) -> int:
    return int(part.stop - part.start)
