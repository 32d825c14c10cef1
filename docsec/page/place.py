"""Places in a picture: parts of lines, and lines cut out and straightened.

A line's polygon has four corners, from the top left in reading direction, clockwise; x and y
are 0..1 in the picture as displayed.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon

Point = tuple[float, float]


def part(polygon: Polygon, start: int, end: int, count: int) -> Polygon:
    """Return the polygon of characters ``start`` to ``end`` (from 1) of a line of ``count``.

    Characters of an MRZ stand at one pitch, so a part of the line is a part of its polygon.
    """
    top_left, top_right, bottom_right, bottom_left = polygon
    left, right = (start - 1) / count, min(end, count) / count
    return (
        _between(top_left, top_right, left),
        _between(top_left, top_right, right),
        _between(bottom_left, bottom_right, right),
        _between(bottom_left, bottom_right, left),
    )


def _between(first: Point, second: Point, share: float) -> Point:
    return (
        first[0] + (second[0] - first[0]) * share,
        first[1] + (second[1] - first[1]) * share,
    )


def length_in_pixels(polygon: Polygon, width: int, height: int) -> float:
    """Return the length of a line along its middle, in pixels of a picture of that size."""
    corners = np.asarray(polygon) * (width, height)
    start, end = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    return float(np.linalg.norm(end - start))


def straighten(
    pixels: npt.NDArray[np.uint8], polygon: Polygon, height: int = 48
) -> npt.NDArray[np.uint8]:
    """Return the line cut out, upright, ``height`` pixels high, as RGB.

    Raises:
        ValueError: the polygon has no area.
    """
    size = (pixels.shape[1], pixels.shape[0])
    corners = (np.asarray(polygon) * size).astype(np.float32)
    across = float(np.linalg.norm(corners[3] - corners[0]))
    if across < 1:
        raise ValueError("the polygon has no height")
    width = max(1, round(length_in_pixels(polygon, *size) * height / across))
    target = np.array(((0, 0), (width, 0), (width, height), (0, height)), dtype=np.float32)
    warp = cv2.getPerspectiveTransform(corners, target)
    return np.asarray(
        cv2.warpPerspective(pixels, warp, (width, height), borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )
