"""Where each character of the MRZ stands in the picture, to a hundredth of its pitch.

What was read is drawn in OCR-B and laid over the print, a few characters at a time; where it
fits best is where they stand. Nothing here knows how far apart the lines ought to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon
from docsec.page import ocr_b
from docsec.page.matching import best, top
from docsec.page.ocr_b import CELL, ROWS
from docsec.page.plane import Doubles, shift, transformed
from docsec.page.strips import AROUND, Cut, Grey, Ink, cut_out

PITCH = 2.54
"""Millimetres from one character to the next (Doc 9303-3 4.4: ten to the inch)."""

INK_WIDTH = 1.757
"""Millimetres of the ink of a full-width letter of OCR-B, size 1; margins count from its edge."""

BLOCK = 5
"""Characters laid over the print together."""

COARSE = (round(1.2 * CELL), round(0.9 * CELL))
FINE = (round(0.4 * CELL), round(0.4 * CELL))
"""How far along and across a line, and a block of it, are looked for."""

FEWEST = 12
"""Characters of a line that can be followed."""

LEAST_FIT = 0.35
"""Correlation from which on a block is believed to lie where it fits best."""

FEWEST_BLOCKS = 0.6
"""Share of a line's blocks that must be believed."""

NEAREST, FARTHEST = 0.7, 4.0
"""Pitches from one line to the next; 1.67 to 2.5 where nothing is foreshortened."""

MOST_LEAN = 0.7
MOST_CLOSING = 2.5
"""How far characters that stand above one another may lean, along to across, and how much
larger one end of a line may be than the other; more is not believed."""

SAME_PITCH = 1.015
"""How many times as large the pitch of a line may be as that of its neighbour to be the same."""

SURE = 0.85
"""How like OCR-B a line must be not to be looked for from the side as well."""

GAIN = 0.03
"""By how much more it must be like OCR-B from there."""

CLOSING = 0.025
"""How much larger one end of a line looks than the other where it is followed once more."""

_START = shift(-AROUND, -AROUND - ROWS / 2)

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


def measure(
    grey: Grey, regions: Sequence[Polygon], texts: Sequence[str]
) -> tuple[PrintedLine | None, ...]:
    """Return each line as it stands in the picture; None where the print could not be followed.

    Print below one pixel a character, and lines of few characters, are not followed at all.

    Args:
        grey: the picture.
        regions: of each line, four corners from the top left in reading direction.
        texts: what was read in each.
    """
    size = (grey.shape[1], grey.shape[0])
    corners = [np.asarray(region) * size for region in regions]
    mids = [np.stack([(r[0] + r[3]) / 2, (r[1] + r[2]) / 2]) for r in corners]
    lengths = [float(np.linalg.norm(mid[1] - mid[0])) for mid in mids]
    if any(
        len(text) < FEWEST or length < len(text)
        for text, length in zip(texts, lengths, strict=True)
    ):
        return (None,) * len(mids)
    lines = [_followed(grey, mids, texts, at) for at in range(len(mids))]
    found = [line for line in lines if line]
    if len(found) < len(lines) or len(lines) == 1:
        return tuple(lines)
    if max(abs(line.closing) for line in found) < CLOSING:
        return tuple(lines)
    # One end is nearer: where the lines are is now known well enough to see them from there.
    ends = [line.ends for line in found]
    again = [_from_there(grey, ends, texts, at) for at in range(len(ends))]
    return tuple(
        new if new and new.fit > old.fit else old for new, old in zip(again, found, strict=True)
    )


def _from_there(
    grey: Grey, mids: Sequence[Doubles], texts: Sequence[str], at: int
) -> PrintedLine | None:
    other, way = (at + 1, 1) if at + 1 < len(mids) else (at - 1, -1)
    length, others = (len(texts[each]) * CELL for each in (at, other))
    matrix = _sideways(mids[at], mids[other], length, others, way)
    return None if matrix is None else _line(grey, matrix, texts[at])


def _followed(
    grey: Grey, mids: Sequence[Doubles], texts: Sequence[str], at: int
) -> PrintedLine | None:
    """Return a line, looked for as it is seen from above, then as it is from the side."""
    mid, length = mids[at], len(texts[at]) * CELL
    if len(mids) == 1:
        return _line(grey, _level(mid, length, None), texts[at])
    other, way = (at + 1, 1) if at + 1 < len(mids) else (at - 1, -1)
    pitches = [float(np.linalg.norm(mids[k][1] - mids[k][0])) / len(texts[k]) for k in (at, other)]
    # Only characters at one pitch stand above one another.
    alike = max(pitches) < SAME_PITCH * min(pitches)
    across = (mids[other] - mid).mean(axis=0) * way if alike else None
    line = _line(grey, _level(mid, length, across), texts[at])
    if line is not None and line.fit >= SURE:
        return line
    return _better(line, _from_there(grey, mids, texts, at))


def _better(old: PrintedLine | None, new: PrintedLine | None) -> PrintedLine | None:
    return new if new and (old is None or new.fit > old.fit + GAIN) else old


def _level(mid: Doubles, length: float, across: Doubles | None) -> Doubles:
    """Return the matrix from a cut-out of a line to the picture, the same all along it.

    Across is the way from line to line, since characters stand above one another; it is scaled
    as along is.
    """
    along = (mid[1] - mid[0]) / length
    normal = np.array((-along[1], along[0]))
    lean = normal
    if across is not None:
        apart, sideways = _parts(across, along)
        if apart > 0 and abs(sideways) < MOST_LEAN * apart:
            lean = normal + along * sideways / apart
    matrix = np.eye(3)
    matrix[:2, 0], matrix[:2, 1], matrix[:2, 2] = along, lean, mid[0]
    return matrix @ _START


def _sideways(
    mid: Doubles, other: Doubles, length: float, others: float, way: int
) -> Doubles | None:
    """Return the matrix from a cut-out of a line to the picture, one end nearer than the other.

    None where the lines do not look like two of an MRZ from anywhere.

    Args:
        mid: start and end of its middle, in pixels.
        other: of a neighbouring line.
        length: of the line in the cut-out.
        others: of the neighbouring line.
        way: 1 where that lies below, -1 above.
    """
    along = (mid[1] - mid[0]) / length
    apart, sideways = _parts((other - mid).mean(axis=0) * way, along)
    if not NEAREST * CELL < apart < FARTHEST * CELL or abs(sideways) > MOST_LEAN * apart:
        return None
    down = apart * way
    flat = np.array(((0, 0), (length, 0), (others, down), (0, down)), dtype=np.float32)
    seen = np.stack((mid[0], mid[1], other[1], other[0])).astype(np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, seen), dtype=np.float64)
    near, far = sorted(matrix[2] @ (x, 0, 1) for x in (0, length))
    return matrix @ _START if near > far / MOST_CLOSING > 0 else None


def _parts(across: Doubles, along: Doubles) -> tuple[float, float]:
    """Return ``across`` as its part at right angles to ``along`` and that along it."""
    square = float(along @ along)
    normal = np.array((-along[1], along[0]))
    return float(across @ normal) / square, float(across @ along) / square


def _line(grey: Grey, matrix: Doubles, text: str) -> PrintedLine | None:
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
