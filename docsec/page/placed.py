"""A picture taken from the same place, told by the edges of the page in it.

Under ultraviolet little of what is seen under white light may be printed, too little to lay the
two on one another. Where the edges of the page are seen at the place they have in the white
picture, the page is known to lie there to about a millimetre: enough to compare its zones.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.plane import Pixels, Plane, brightest

SCALE = 4.0
"""Pixels per millimetre that edges are looked for at."""

AROUND, INNER = 2.5, 2.5
"""Millimetres outside and inside a side that are looked at."""

OFF = 1.0
"""Millimetres that an edge may be from its place."""

STEP = 4.0
"""Grey levels, of 255, that page and surroundings must differ by."""

FEWEST = 3
"""Sides that must be seen."""

SAME_SHAPE = 0.02


def placed(pixels: Pixels, plane: Plane, size: tuple[float, float]) -> Plane | None:
    """Return where the page lies in a picture taken from the same place, or None.

    Args:
        pixels: of the picture.
        plane: of the page in the white one.
        size: of the page, in millimetres.
    """
    own = (pixels.shape[1], pixels.shape[0])
    across, down = own[0] / plane.size[0], own[1] / plane.size[1]
    if abs(across / down - 1) > SAME_SHAPE:
        return None
    scaled = Plane(np.diag((across, down, 1.0)) @ plane.matrix, own)
    width, height = size[0] + 2 * AROUND, size[1] + 2 * AROUND
    drawn = scaled.drawn(pixels, width, height, SCALE, -AROUND, -AROUND)
    glow = brightest(drawn)
    sides = (glow, glow[:, ::-1].T, glow[::-1], glow.T)
    return scaled if sum(_edge_at_place(side) for side in sides) >= FEWEST else None


def _edge_at_place(side: npt.NDArray[np.uint8]) -> bool:
    """Tell whether the upper side of a picture has its edge where it ought to be."""
    depth = round((AROUND + INNER) * SCALE)
    corner = side.shape[1] // 8
    profile = np.median(side[:depth, corner:-corner], axis=1).astype(np.float32)
    smooth = cv2.GaussianBlur(profile[:, None], (1, 0), 0.8, sigmaY=0.8).ravel()
    steps = np.diff(smooth)
    at = int(np.argmax(np.abs(steps)))
    near = abs((at + 1) / SCALE - AROUND) <= OFF
    outside = float(np.median(profile[: round((AROUND - OFF) * SCALE)]))
    inside = float(np.median(profile[round((AROUND + OFF) * SCALE) :]))
    return near and abs(inside - outside) >= STEP
