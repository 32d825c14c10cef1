"""Where in a window a patch fits best, to a fraction of a pixel."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]


class Match(NamedTuple):
    """Where the top left corner of a patch fits best, and its correlation there.

    ``inside`` tells whether it fits worse on all sides of that place.
    """

    x: float
    y: float
    fit: float
    inside: bool


def best(window: Floats, patch: Floats) -> Match:
    """Return where ``patch`` fits best in ``window``; a fit of -1 where it is larger."""
    if window.shape[0] < patch.shape[0] or window.shape[1] < patch.shape[1]:
        return Match(0.0, 0.0, -1.0, False)
    answer = np.asarray(cv2.matchTemplate(window, patch, cv2.TM_CCOEFF_NORMED), dtype=np.float64)
    row, column = (int(at) for at in np.unravel_index(int(answer.argmax()), answer.shape))
    inside = 0 < row < answer.shape[0] - 1 and 0 < column < answer.shape[1] - 1
    x, y = column + top(answer[row], column), row + top(answer[:, column], row)
    return Match(x, y, float(answer[row, column]), inside)


def pairs(first: npt.NDArray[np.uint8], second: npt.NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Return which features of two pictures are each most like the other, by their numbers.

    As OpenCV's matcher with its cross check, which compares one pair after the other: a product
    of matrices compares all of them at once.

    Args:
        first: a descriptor of bits for each feature, n x bytes.
        second: likewise.
    """
    one, two = (np.unpackbits(each, axis=1).astype(np.float32) * 2 - 1 for each in (first, second))
    alike = one @ two.T
    nearest = alike.argmax(axis=1)
    turned = np.asarray(cv2.transpose(alike), dtype=np.float32)
    own = np.flatnonzero(turned.argmax(axis=1)[nearest] == np.arange(len(first)))
    return own, nearest[own]


def top(values: npt.NDArray[np.float64], at: int) -> float:
    """Return how far from ``at`` the top of the parabola through three values lies."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, middle, after = (float(values[at + step]) for step in (-1, 0, 1))
    bend = before - 2 * middle + after
    return 0.5 * (before - after) / bend if bend < 0 else 0.0
