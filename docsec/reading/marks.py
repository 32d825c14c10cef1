"""The dark marks of a picture, of the size that characters of an MRZ may have."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

WINDOW = 31
"""Pixels of the square a pixel is compared with: wider than any stroke looked for."""

CONTRAST = 9
"""How much darker than the mean of its surroundings ink is, of 255."""

SMALLEST, LARGEST = 4, 90
"""Pixels of the longer side of a mark; those outside are specks, portraits and frames."""


MOST_SHORT_LABELS = 65_535
"""Marks that can be told apart by numbers of two bytes, which takes half the time of four."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks of a picture, all arrays one entry a mark, in pixels.

    Attributes:
        x: of the middle.
        y: of the middle.
        size: the longer side of the upright box around it.
    """

    x: Floats
    y: Floats
    size: Floats

    def __len__(self) -> int:
        return len(self.x)

    def chosen(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> Marks:
        """Return some of the marks."""
        return Marks(self.x[which], self.y[which], self.size[which])


def find_marks(grey: Grey) -> Marks:
    """Return the dark marks of ``grey``, height x width."""
    mean = cv2.blur(grey, (WINDOW, WINDOW), borderType=cv2.BORDER_REPLICATE)
    _, ink = cv2.threshold(cv2.subtract(mean, grey), CONTRAST, 255, cv2.THRESH_BINARY)
    _, _, boxes, centroids = cv2.connectedComponentsWithStats(
        ink, connectivity=8, ltype=_label_type(ink)
    )
    boxes = boxes[1:]
    width, height, area = boxes[:, 2], boxes[:, 3], boxes[:, 4]
    x, y = centroids[1:].T
    size = np.maximum(width, height)
    kept = (size >= SMALLEST) & (size <= LARGEST) & (area >= SMALLEST)
    left, top = boxes[kept, 0], boxes[kept, 1]
    return Marks(
        ((left + (width[kept] - 1) / 2 + x[kept]) / 2).astype(np.float32),
        ((top + (height[kept] - 1) / 2 + y[kept]) / 2).astype(np.float32),
        size[kept].astype(np.float32),
    )


def _label_type(ink: cv2.typing.MatLike) -> int:
    """Return the shortest type that surely numbers the marks: each begins where a row turns dark.

    Those that begin at the left edge are as many as there are rows at most.
    """
    begun = cv2.countNonZero(cv2.subtract(ink[:, 1:], ink[:, :-1])) + len(ink)
    return cv2.CV_16U if begun < MOST_SHORT_LABELS else cv2.CV_32S
