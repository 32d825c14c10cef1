"""How good a picture of the page is: sharpness, glare, exposure, resolution, compression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.line import PITCH, PrintedLine
from docsec.page.plane import MILLIMETRES_PER_INCH, Pixels
from docsec.page.strips import ink

Mask = npt.NDArray[np.bool_]

BURNT = 250
"""Grey from which on a place is burnt out, of 255."""

COLOURLESS = 12
"""Largest distance of its red, green and blue where light glares."""

PAPER = 238
"""Grey of the paper from which on burnt-out places cannot be told from it."""

SMALLEST_GLARE = 2.0
"""Square millimetres of a place that glares."""

STRONG = 0.6
"""Of the strongest steps from paper to ink, those that sharpness is measured on."""

_LUMINANCE_SUM = 3688
"""Of the 64 numbers in the luminance table of ITU-T T.81, Annex K."""

SHARPEST = 1.25
"""Pixels that an edge takes in a sharp picture."""

UPRIGHT = 0.2
"""How much grey may change along an edge, by how much it does across, where that is upright."""

STROKE = 0.35
"""Millimetres of a stroke of OCR-B, size 1."""

RISE = 1.0225
"""10 to 90 % of a blurred edge, in its height by its greatest steepness."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the grey of a region is distributed, 0..1.

    Attributes:
        middle: the median.
        dark: share of its pixels that are black.
        burnt: share that are burnt out.
    """

    middle: float
    dark: float
    burnt: float


def jpeg_quality(quantisation: Sequence[Sequence[int]]) -> int | None:
    """Return the quality, 1 to 100, that a JPEG's tables stand for; None without tables.

    It is that of the scale by which the tables in the standard's Annex K (ITU-T T.81, as the IJG
    library scales them) come nearest; of a camera with tables of its own it is only near.
    """
    if not quantisation:
        return None
    if max(quantisation[0]) == 1:
        return 100
    given = sum(quantisation[0]) / _LUMINANCE_SUM * 100
    scaled = 5000 / given if given >= 100 else (200 - given) / 2
    return int(min(100, max(1, round(scaled))))


def exposure(pixels: Pixels) -> Exposure:
    """Return how a region is exposed."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    dark, burnt = float((grey <= 5).mean()), float((grey >= BURNT).mean())
    return Exposure(float(np.median(grey)) / 255, dark, burnt)


def glare(pixels: Pixels, scale: float) -> Mask | None:
    """Return where light glares on a flat page; None where the paper itself is burnt out.

    Args:
        pixels: of the flat page.
        scale: pixels per millimetre.
    """
    least, most = pixels.min(axis=2), pixels.max(axis=2)
    grey = least.astype(np.int16)
    if float(np.percentile(grey, 75)) >= PAPER:
        return None
    burnt = (least >= BURNT - COLOURLESS) & (most >= BURNT) & (most - least <= COLOURLESS)
    side = max(3, round(0.8 * scale)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    solid = cv2.morphologyEx(burnt.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid)
    large = stats[:, cv2.CC_STAT_AREA] >= SMALLEST_GLARE * scale * scale
    large[0] = False
    return np.asarray(large[labels], dtype=np.bool_) if count > 1 else np.zeros(grey.shape, bool)


def edge_spread(grey: npt.NDArray[np.uint8], lines: Sequence[PrintedLine]) -> float | None:
    """Return how wide the edges of the strokes of the MRZ are, 10 to 90 %, in millimetres.

    It is measured along the lines. None where there are too few edges.
    """
    found = [value for value in (_spread(grey, line) for line in lines) if value is not None]
    return float(np.median(found)) if found else None


def effective_dpi(lines: Sequence[PrintedLine], spread: float | None) -> float:
    """Return dots per inch by the pitch of the MRZ, or what the sharpness amounts to if less."""
    by_pitch = float(np.mean([line.pitch for line in lines])) / PITCH * MILLIMETRES_PER_INCH
    return by_pitch if spread is None else min(by_pitch, MILLIMETRES_PER_INCH * SHARPEST / spread)


def _spread(grey: npt.NDArray[np.uint8], line: PrintedLine) -> float | None:
    dark, columns = ink(grey, line.centres)
    steps = (dark[1:-1, 2:] - dark[1:-1, :-2]) / 2
    aslant = np.abs(dark[2:, 1:-1] - dark[:-2, 1:-1]) / 2
    reach = max(2, round(STROKE / PITCH * columns))
    kernel = np.ones((1, 2 * reach + 1), np.uint8)
    inner = dark[1:-1, 1:-1]
    height = cv2.dilate(inner, kernel) - cv2.erode(inner, kernel)
    steep = np.abs(steps)
    top = steep >= cv2.dilate(steep, kernel)
    tall = height >= STRONG * np.percentile(height, 98)
    strong = top & tall & (aslant < UPRIGHT * steep)
    if strong.sum() < 30:
        return None
    width = RISE * height[strong] / steep[strong]
    return float(np.median(width)) / columns * PITCH
