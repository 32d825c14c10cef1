"""The picture as lines are looked for in it: brought to one size, and level where it was not."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docsec.reading.marks import Grey

LARGEST_SCALE = 4.0

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A picture made from another, and how they lie to one another.

    Attributes:
        grey: height x width.
        matrix: 2 x 3, from pixels of the other picture to pixels of this one.
        size: width and height of the other picture.
    """

    grey: Grey
    matrix: Doubles
    size: tuple[int, int]

    @property
    def scale(self) -> float:
        """Pixels of this picture per pixel of the other one."""
        return math.sqrt(abs(float(np.linalg.det(self.matrix[:, :2]))))

    def origin(self, points: Doubles) -> Doubles:
        """Return where points of this picture, n x 2, lie in the other one."""
        inverse = np.linalg.inv(self.matrix[:, :2])
        return np.asarray((points - self.matrix[:, 2]) @ inverse.T, dtype=np.float64)

    def origin_angle(self, direction: float) -> float:
        """Return a direction of this picture as one of the other, radians clockwise."""
        vector = np.linalg.inv(self.matrix[:, :2]) @ (math.cos(direction), math.sin(direction))
        return math.atan2(vector[1], vector[0])


def resized(grey: Grey, side: int) -> Frame:
    """Return the picture with its longer side at ``side`` pixels."""
    scale = min(side / max(grey.shape), LARGEST_SCALE)
    height, width = grey.shape
    size = max(1, round(width * scale)), max(1, round(height * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    made = cv2.resize(grey, size, interpolation=way)
    across, down = size[0] / width, size[1] / height
    matrix = np.array(((across, 0, (across - 1) / 2), (0, down, (down - 1) / 2)))
    return Frame(np.asarray(made, dtype=np.uint8), matrix, (width, height))


def levelled(frame: Frame, direction: float, points: Doubles, margin: float) -> Frame:
    """Return the part of the frame around ``points``, turned so that ``direction`` runs right.

    Args:
        frame: what to turn a part of.
        direction: radians clockwise from rightwards.
        points: n x 2, in pixels of ``frame``.
        margin: how much is kept around them, in pixels.
    """
    cosine, sine = math.cos(direction), math.sin(direction)
    turn = np.array(((cosine, sine), (-sine, cosine)))
    placed = points @ turn.T
    low = np.floor(placed.min(axis=0) - margin)
    size = np.ceil(placed.max(axis=0) + margin - low).astype(int)
    matrix = np.column_stack((turn, -low))
    made = cv2.warpAffine(
        frame.grey, matrix, (int(size[0]), int(size[1])), borderMode=cv2.BORDER_REPLICATE
    )
    whole = np.column_stack((turn @ frame.matrix[:, :2], turn @ frame.matrix[:, 2] - low))
    return Frame(np.asarray(made, dtype=np.uint8), whole, frame.size)
