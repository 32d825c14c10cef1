"""A drawing that lies somewhere on the page: a stamp, a stroke of a pen, a hair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from docsec.findings import Polygon
from docsec.specimens.camera.optics import softened
from docsec.specimens.geometry import Box
from docsec.specimens.pictures import Floats, Matrix, Pictures, floats

FINE = 24
"""Pixels a millimetre of the drawing that is laid on the page."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Imprint:
    """A drawing and where it lies.

    Attributes:
        drawing: how much of each place it covers, 0..1, rows x columns, `FINE` pixels a millimetre.
        centre: where its middle lies, in millimetres.
        turn: degrees clockwise.
    """

    drawing: Floats
    centre: Point
    turn: float = 0.0

    @property
    def corners(self) -> Polygon:
        """Its corners on the page, in millimetres."""
        rows, columns = self.drawing.shape
        drawn = np.asarray(Box(0, 0, columns, rows).corners)
        placed = np.column_stack((drawn, np.ones(4))) @ self._way()[:2].T
        return tuple((float(x), float(y)) for x, y in placed)

    def cover(self, pictures: Pictures, light: str) -> Floats:
        """Return how much of each pixel of a picture it covers, rows x columns."""
        way = pictures.homographies[light] @ self._way()
        rows, columns = pictures.lights[light].shape[:2]
        smaller = float(np.sqrt(abs(np.linalg.det(way[:2, :2] / way[2, 2]))))
        soft = softened(self.drawing, 0.5 / smaller if smaller < 1 else 0.0)
        half = np.array(((1, 0, 0.5), (0, 1, 0.5), (0, 0, 1)))
        pressed = cv2.warpPerspective(
            soft, np.linalg.inv(half) @ way @ half, (columns, rows), flags=cv2.INTER_LINEAR
        )
        return floats(pressed)

    def _way(self) -> Matrix:
        """Return 3 x 3 from pixels of the drawing to millimetres of the page."""
        rows, columns = self.drawing.shape
        cosine, sine = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        middle = np.array(((1, 0, -columns / FINE / 2), (0, 1, -rows / FINE / 2), (0, 0, 1)))
        spin = np.array(
            ((cosine, -sine, self.centre[0]), (sine, cosine, self.centre[1]), (0, 0, 1))
        )
        return np.asarray(spin @ middle @ np.diag((1 / FINE, 1 / FINE, 1)), dtype=np.float64)


def stroke(size: tuple[float, float], points: Sequence[Point], width: float) -> Floats:
    """Return a drawing of a line through ``points``.

    Args:
        size: width and height of the drawing, in millimetres.
        points: in millimetres from its top left.
        width: of the line, in millimetres.
    """
    image = Image.new("L", (round(size[0] * FINE), round(size[1] * FINE)))
    places = [(x * FINE, y * FINE) for x, y in points]
    ImageDraw.Draw(image).line(places, fill=255, width=max(round(width * FINE), 1), joint="curve")
    return floats(np.asarray(image)) / np.float32(255)
