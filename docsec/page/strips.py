"""Lines of the MRZ cut out of the picture as ink on no paper."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.ocr_b import CELL, ROWS
from docsec.page.plane import Doubles, reduced, shift, transformed

Grey = npt.NDArray[np.uint8]
Ink = npt.NDArray[np.float32]

AROUND = 2 * CELL
"""Pixels kept on all sides of a line that is cut out."""


FINER, MOST_COLUMNS = 3, 120
"""Columns for each pixel of the picture where the edges of strokes are measured, and columns a
pitch from which on the picture's own pixels are fine enough."""


class Cut(NamedTuple):
    """A line cut out at `CELL` columns a character; ``matrix`` leads back to the picture."""

    ink: Ink
    matrix: Doubles


def cut_out(grey: Grey, matrix: Doubles, count: int) -> Cut:
    """Return the ink of a line: how much darker than the paper around it each pixel is."""
    size = (count * CELL + 2 * AROUND, ROWS + 2 * AROUND)
    corners = np.array(((0, 0), (size[0], 0), size, (0, size[1])), dtype=np.float64)
    reach = transformed(matrix, corners)
    low = np.maximum(np.floor(reach.min(axis=0)).astype(int) - 2, 0)
    high = np.ceil(reach.max(axis=0)).astype(int) + 3
    part = grey[low[1] : high[1], low[0] : high[0]]
    if min(part.shape) < 2:
        return Cut(np.zeros(size[::-1], dtype=np.float32), matrix)
    back = shift(-low[0], -low[1]) @ matrix
    middle = transformed(matrix, np.array(((0.0, 0.5), (1.0, 0.5))) * size)
    finer = float(np.linalg.norm(middle[1] - middle[0])) / size[0]
    if finer > 1.5:
        part, back = reduced(part, back, 1.2 / finer)
    made = cv2.warpPerspective(
        part,
        back,
        size,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Cut(_darker(made, CELL), matrix)


def ink(grey: Grey, centres: Doubles) -> tuple[Ink, int]:
    """Return a line cut out, how much darker each pixel is than the paper, and columns a pitch.

    It is cut out no coarser than the picture is, so that its edges stay as sharp.

    Args:
        grey: the picture.
        centres: of the cells of its characters, n x 2, in pixels.
    """
    start, end = centres[0], centres[-1]
    along = (end - start) / max(len(centres) - 1, 1)
    pitch = float(np.linalg.norm(along))
    columns = max(CELL, round(min(pitch * FINER, max(pitch, MOST_COLUMNS))))
    matrix = np.eye(3)
    matrix[:2, 0], matrix[:2, 1] = along / columns, np.array((-along[1], along[0])) / columns
    matrix[:2, 2] = start - along / 2 - matrix[:2, 1] * columns / 2
    size = (len(centres) * columns, columns)
    cut = cv2.warpPerspective(
        grey,
        matrix,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return _darker(cut, columns), columns


def _darker(cut: npt.NDArray[Any], columns: int) -> Ink:
    """Return how much darker than the paper around it each pixel is."""
    kernel = np.ones((columns, columns), np.uint8)
    paper = cv2.blur(cv2.morphologyEx(cut, cv2.MORPH_CLOSE, kernel), (columns, columns))
    return np.asarray(cv2.subtract(paper, cut), dtype=np.float32)
