"""A mask in its own box, drawn larger than the picture and reduced to a coverage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from docsec.specimens.geometry import Box, pixels_per_millimetre

Floats = NDArray[np.float32]
Point = tuple[float, float]


class Stencil:
    """A mask in its own box, larger than the picture by ``oversampling``.

    Attributes:
        image: the mask, mode L.
        pen: what draws on it.
        scale: pixels of the mask per millimetre.
        left: of its left edge, in pixels of the picture.
        top: likewise of its top.
    """

    def __init__(self, box: Box, dpi: int, oversampling: int, origin: Point = (0.0, 0.0)) -> None:
        scale = pixels_per_millimetre(dpi)
        self.origin = origin
        self.left = int(np.floor((box.left + origin[0]) * scale))
        self.top = int(np.floor((box.top + origin[1]) * scale))
        width = int(np.ceil((box.right + origin[0]) * scale)) - self.left
        height = int(np.ceil((box.bottom + origin[1]) * scale)) - self.top
        self.oversampling = oversampling
        self.scale = scale * oversampling
        size = (max(width, 1) * oversampling, max(height, 1) * oversampling)
        self.image = Image.new("L", size)
        self.pen = ImageDraw.Draw(self.image)

    def place(self, point: Point) -> Point:
        """Return the pixel of the mask at ``point`` (millimetres)."""
        return (
            (point[0] + self.origin[0]) * self.scale - self.left * self.oversampling,
            (point[1] + self.origin[1]) * self.scale - self.top * self.oversampling,
        )

    def line(self, points: Sequence[Point], width: float) -> None:
        """Draw a line of ``width`` millimetres."""
        thickness = max(round(width * self.scale), 1)
        self.pen.line([self.place(point) for point in points], 255, thickness)

    def polygon(self, points: Sequence[Point]) -> None:
        """Fill a polygon."""
        self.pen.polygon([self.place(point) for point in points], fill=255)

    def oval(self, centre: Point, across: float, down: float) -> None:
        """Fill an oval of half-axes ``across`` and ``down`` millimetres."""
        x, y = self.place(centre)
        half = (across * self.scale, down * self.scale)
        self.pen.ellipse((x - half[0], y - half[1], x + half[0], y + half[1]), fill=255)

    def box(self, box: Box) -> None:
        """Fill a rectangle."""
        self.polygon(box.corners)

    def coverage(self) -> Floats:
        """Return how much of each pixel of the picture is covered, 0..1."""
        reduced = np.asarray(self.image.reduce(self.oversampling), dtype=np.float32)
        return reduced / np.float32(255)
