"""One line of the MRZ followed in the picture, to a hundredth of its pitch.

What was read is drawn in OCR-B and laid over the print, a few characters at a time; where it
fits best is where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features.documents import INK_WIDTH as INK_WIDTH
from docsec.features.documents import PITCH as PITCH
from docsec.page import ocr_b
from docsec.page.matching import best, top
from docsec.page.ocr_b import CELL, ROWS
from docsec.page.plane import Doubles, shift, transformed
from docsec.page.strips import AROUND, Cut, Grey, Ink, cut_out

BLOCK = 5
"""Characters laid over the print together."""

COARSE = (round(1.2 * CELL), round(0.9 * CELL))
FINE = (round(0.4 * CELL), round(0.4 * CELL))
"""How far along and across a line, and a block of it, are looked for."""

LEAST_FIT = 0.35
"""Correlation from which on a block is believed to lie where it fits best."""

FEWEST_BLOCKS = 0.6
"""Share of a line's blocks that must be believed."""

HEIGHTS = np.arange(0.70, 1.46, 0.05)
"""Heights of the characters that are tried, in those of OCR-B at the same pitch."""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedLine:
    """One line of the MRZ as it stands in the picture.

    Attributes:
        text: the characters that were looked for.
        centres: the middle of each character's cell, n x 2, in pixels.
        fit: how like OCR-B the line is, as a correlation, 0..1.
        height: of the characters in those of OCR-B at the same pitch; 1 where nothing is
            stretched, foreshortened or of another face.
        scatter: how far its blocks stand from the smooth line through them, in pitches.
    """

    text: str
    centres: Doubles
    fit: float
    height: float
    scatter: float

    @property
    def pitch(self) -> float:
        """From one character to the next in the middle of the line, in pixels."""
        steps = np.diff(self.centres, axis=0)
        third = len(steps) // 3
        return float(np.linalg.norm(steps[third : len(steps) - third].mean(axis=0)))

    @property
    def ends(self) -> Doubles:
        """Where its first cell begins and its last one ends, 2 x 2, in pixels."""
        first, last = self.centres[:2], self.centres[-2:]
        return np.stack((1.5 * first[0] - 0.5 * first[1], 1.5 * last[1] - 0.5 * last[0]))

    @property
    def closing(self) -> float:
        """How much larger the pitch is at the end than at the start, as a share."""
        steps = np.linalg.norm(np.diff(self.centres, axis=0), axis=1)
        return float((steps[-1] - steps[0]) / steps.mean())


def follow(grey: Grey, matrix: Doubles, text: str) -> PrintedLine | None:
    """Return a line of the MRZ, or None where its characters are not found one after another.

    Args:
        grey: the picture.
        matrix: from a cut-out of the line (`docsec.page.strips`) to the picture.
        text: what was read there.
    """
    drawn = _drawn(text)
    cut = cut_out(grey, matrix, len(text))
    placed = _coarse(cut, drawn)
    for _ in range(2):
        cut = cut_out(grey, placed, len(text))
        blocks = _blocks(cut, drawn)
        believed = blocks[blocks[:, 3] >= LEAST_FIT]
        if len(believed) < max(3, FEWEST_BLOCKS * len(blocks)):
            return None
        along, across = (_smooth(believed, column) for column in (1, 2))
        placed = _moved(placed, along, across, len(text))
    number = (np.arange(len(text)) + 0.5) * CELL
    column = AROUND + number + np.polyval(along, number) - 0.5
    row = AROUND + ROWS / 2 + np.polyval(across, number) - 0.5
    centres = transformed(cut.matrix, np.stack([column, row], axis=1))
    off = believed[:, 1] - np.polyval(along, believed[:, 0])
    fit = float(np.median(believed[:, 3]))
    height, with_height = _height(cut_out(grey, placed, len(text)), text)
    scatter = float(np.median(np.abs(off))) / CELL
    return PrintedLine(text, centres, max(fit, with_height), height, scatter)


def _coarse(cut: Cut, drawn: Ink) -> Doubles:
    """Return the matrix of the cut-out that the whole line fits best; longer or shorter by one."""
    count = drawn.shape[1] // CELL
    likeliest = (-1.0, cut.matrix)
    for added in (0.0, -0.5, 0.5, -1.0, 1.0):
        width = round(drawn.shape[1] * (count + added) / count)
        shape = _float(cv2.resize(drawn, (width, ROWS), interpolation=cv2.INTER_AREA))
        along, across, fit = _fit(cut.ink, shape, AROUND, COARSE)
        if fit > likeliest[0] + 0.02:
            matrix = (
                cut.matrix
                @ shift(along + AROUND, across)
                @ np.diag((width / drawn.shape[1], 1.0, 1.0))
                @ shift(-AROUND, 0)
            )
            likeliest = (fit, matrix)
    return likeliest[1]


def _blocks(cut: Cut, drawn: Ink) -> Doubles:
    """Return for each block its middle, how far along and across it stands off, and the fit."""
    count = drawn.shape[1] // CELL
    starts = np.unique(np.linspace(0, max(count - BLOCK, 0), max(2, round(count / 4))).round())
    found = []
    for start in starts.astype(int):
        left = start * CELL
        part = drawn[:, left : left + BLOCK * CELL]
        along, across, fit = _fit(cut.ink, part, AROUND + left, FINE)
        found.append((left + part.shape[1] / 2, along, across, fit))
    return np.array(found, dtype=np.float64)


def _fit(ink: Ink, drawn: Ink, left: int, reach: tuple[int, int]) -> tuple[float, float, float]:
    """Return how far along and across from its place the drawing fits best, and how well."""
    x, y = max(left - reach[0], 0), max(AROUND - reach[1], 0)
    right, bottom = left + drawn.shape[1] + reach[0], AROUND + drawn.shape[0] + reach[1]
    found = best(ink[y:bottom, x:right], drawn)
    return found.x + x - left, found.y + y - AROUND, found.fit


def _smooth(blocks: Doubles, column: int) -> Doubles:
    """Return the parabola through the blocks, those far off left out; a straight line if few."""
    x, values = blocks[:, 0], blocks[:, column]
    degree = 2 if len(x) >= 5 else 1
    kept = np.ones(len(x), dtype=bool)
    fit = np.polyfit(x, values, degree)
    for _ in range(3):
        off = np.abs(values - np.polyval(fit, x))
        kept = off <= 2.5 * float(np.median(off)) + 0.2
        if kept.sum() < degree + 2:
            break
        fit = np.polyfit(x[kept], values[kept], degree)
    return np.asarray(fit, dtype=np.float64)


def _moved(matrix: Doubles, along: Doubles, across: Doubles, count: int) -> Doubles:
    """Return the matrix with the straight part of what was found taken in."""
    ends = np.array((0.0, count * CELL))
    x, y = ends + np.polyval(along, ends), np.polyval(across, ends)
    stretch = (x[1] - x[0]) / (count * CELL)
    slope = (y[1] - y[0]) / (count * CELL)
    step = np.array(((stretch, 0.0, x[0]), (slope, 1.0, y[0]), (0.0, 0.0, 1.0)))
    place = shift(AROUND, AROUND + ROWS / 2)
    return np.asarray(matrix @ place @ step @ np.linalg.inv(place), dtype=np.float64)


def _height(cut: Cut, text: str) -> tuple[float, float]:
    """Return how high the characters are, in those of OCR-B, and how like them so."""
    fits = []
    for height in HEIGHTS:
        fits.append(_fit(cut.ink, _drawn(text, float(height)), AROUND, (2, 4))[2])
    at = int(np.argmax(fits))
    height = HEIGHTS[at] + top(np.array(fits), at) * (HEIGHTS[1] - HEIGHTS[0])
    return float(height), fits[at]


def _drawn(text: str, height: float = 1.0) -> Ink:
    """Return a line in OCR-B, about as soft as print is in a picture."""
    return _float(cv2.GaussianBlur(ocr_b.line(text, height), (0, 0), 1.5))


def _float(values: npt.NDArray[Any]) -> Ink:
    return np.asarray(values, dtype=np.float32)
