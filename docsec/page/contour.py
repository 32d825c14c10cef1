"""The outline of a page without an MRZ to go by: the largest quadrilateral of its proportions."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features import documents
from docsec.features.documents import Format
from docsec.page.plane import MILLIMETRES_PER_INCH, Doubles, Pixels, reduced, transformed

LONGEST_SIDE = 800
"""Pixels of the longer side that a page is looked for at."""

SMALLEST = 0.15
"""Share of the picture that a page takes up at least."""

PROPORTION = 0.04
"""Part by which the sides of a page may be in another proportion than they ought."""

SIZE = 0.05
"""Part by which a page may be larger or smaller than its format, by the file's dots per inch."""


def quadrilateral(pixels: Pixels, around: Doubles | None = None) -> Doubles | None:
    """Return the corners of the largest quadrilateral, in pixels, clockwise from the top left.

    Args:
        pixels: of the picture.
        around: points that must lie in it, n x 2 in pixels.
    """
    longest = max(pixels.shape[:2])
    small, matrix = pixels, np.eye(3)
    if longest > LONGEST_SIDE:
        small, matrix = reduced(pixels, matrix, LONGEST_SIDE / longest)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    edges = cv2.dilate(cv2.Canny(grey, 30, 90), np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    points = None if around is None else transformed(matrix, around)
    best: tuple[float, Doubles] | None = None
    for contour in contours:
        hull = cv2.convexHull(contour)
        corners = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)
        area = cv2.contourArea(corners)
        whole = small.shape[0] * small.shape[1]
        larger = area > SMALLEST * whole and (best is None or area > best[0])
        if len(corners) == 4 and larger and _holds(corners, points):
            best = area, corners.reshape(4, 2).astype(np.float64)
    if best is None:
        return None
    inverse = np.linalg.inv(matrix)
    placed = np.column_stack((best[1], np.ones(4))) @ inverse.T
    return _from_top_left(placed[:, :2])


def _holds(corners: npt.NDArray[Any], points: Doubles | None) -> bool:
    if points is None:
        return True
    return all(cv2.pointPolygonTest(corners, (float(x), float(y)), False) > 0 for x, y in points)


def formats(corners: Doubles, dpi: float | None) -> tuple[Format, ...]:
    """Return the formats a quadrilateral may be of, by its proportions and dots per inch."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    across, down = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    alike = [
        each
        for each in documents.load()
        if abs(across / down / (each.width / each.height) - 1) < PROPORTION
    ]
    if dpi is not None:
        width = across / dpi * MILLIMETRES_PER_INCH
        alike = [each for each in alike if abs(width / each.width - 1) < SIZE]
    return tuple(alike)


def _from_top_left(corners: Doubles) -> Doubles:
    """Return corners clockwise, the longer sides first across."""
    middle = corners.mean(axis=0)
    angle = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    corners = corners[np.argsort(angle)]
    return np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0)
