"""From a place in a cut-out that PassportEye made back to the place in the picture.

PassportEye finds a box that may stand at an angle, turns the picture until the box lies
level, cuts it out with a margin, and may then turn the cut-out upside down or enlarge it.
"""

from __future__ import annotations

import math
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon

MARGIN = 5
"""The margin `RotatedBox.extract_from_image` adds on each side, in pixels of the small picture."""


class Box(Protocol):
    """What is used of PassportEye's `RotatedBox`: cx is a row, cy a column, angle in radians."""

    cx: float
    cy: float
    width: float
    height: float
    angle: float

    def _compensate_rotation_shift(
        self, img: npt.NDArray[np.float64], scale: float
    ) -> tuple[float, float]: ...


class Cutout(NamedTuple):
    """How a cut-out lies in the picture.

    Attributes:
        centre: row and column in the picture that the box turns about, in pixels.
        offset: row and column of the cut-out's corner from there, in pixels, once level.
        angle: of the box as PassportEye counts it: pi/2 is level.
        size: rows and columns of the cut-out before it was enlarged.
        upside_down: whether it was turned by 180 degrees.
        picture: rows and columns of the picture.
    """

    centre: tuple[float, float]
    offset: tuple[float, float]
    angle: float
    size: tuple[int, int]
    upside_down: bool
    picture: tuple[int, int]

    def rotation(self) -> float:
        """Return the degrees clockwise from the displayed picture to upright, 0 up to 360."""
        degrees = math.degrees(self.angle) - 90 + (180 if self.upside_down else 0)
        return round(float(degrees % 360), 2) % 360

    def polygon(self, box: tuple[int, int, int, int], width: int, height: int) -> Polygon:
        """Return where a box of the (perhaps enlarged) cut-out lies in the picture.

        Args:
            box: left, top, right, bottom in pixels.
            width: of the picture that was read, in pixels.
            height: of the same.

        Returns:
            Upper left, upper right, lower right, lower left as the text is read; x, y in 0..1.
        """
        left, top, right, bottom = box
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return tuple(self._place(x / width, y / height) for x, y in corners)

    def _place(self, across: float, down: float) -> tuple[float, float]:
        if self.upside_down:
            across, down = 1 - across, 1 - down
        along = self.offset[1] + across * self.size[1]
        below = self.offset[0] + down * self.size[0]
        sine, cosine = math.sin(self.angle), math.cos(self.angle)
        row = self.centre[0] + along * cosine + below * sine
        column = self.centre[1] + along * sine - below * cosine
        return _within(column / self.picture[1]), _within(row / self.picture[0])


def cutout_of(
    box: Box, scale: float, roi: npt.NDArray[np.float64], picture: npt.NDArray[np.float64]
) -> Cutout:
    """Describe the cut-out ``roi`` that PassportEye made of ``picture``.

    Args:
        box: in pixels of the small picture.
        scale: pixels of the picture per pixel of the small one.
        roi: the cut-out as it was read first; a reversed view if it was turned upside down.
        picture: the picture, height x width.
    """
    shift_column, shift_row = box._compensate_rotation_shift(picture, scale)
    level_row, level_column = box.cx * scale - shift_row, box.cy * scale - shift_column
    top = max(int((box.cx - box.height / 2 - MARGIN) * scale - shift_row), 0)
    left = max(int((box.cy - box.width / 2 - MARGIN) * scale - shift_column), 0)
    return Cutout(
        centre=(box.cx * scale, box.cy * scale),
        offset=(top - level_row, left - level_column),
        angle=float(box.angle),
        size=(roi.shape[0], roi.shape[1]),
        upside_down=roi.strides[0] < 0,
        picture=(picture.shape[0], picture.shape[1]),
    )


def _within(share: float) -> float:
    return round(float(min(max(share, 0.0), 1.0)), 5)
