"""A sharp straight edge along one side of a page, looked for near where a contour runs.

A strip of the picture along the side is laid flat, its rows counted outwards. An edge is a step
that stands alone, along nearly all of the strip; the ramp of a shadow goes on, and is none.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.plane import Doubles, Pixels, Plane, transformed
from docsec.page.sides import SAMPLES, Floats, sheared

ROWS = 8.0
"""Rows of a strip per millimetre."""

TURNS = 61
"""Slopes that are tried."""

ENDS = 0.07
"""Share of a side at either end that is left out: corners are rounded, or worn."""

LEAST_SHARE = 0.8
"""Share of the rest along which an edge must be seen."""

AROUND = 0.6
"""Millimetres to either side in which a sharp step is most of all that changes; in a soft picture
twice the width of a printed edge."""

SHARP = 0.5
"""Part of what changes there that a sharp step makes."""

ALONE = 2.0
"""How many times as large as the steps next to it, in the same direction, a sharp step is."""

LINE = 0.7
"""Millimetres: steps no further apart are the two flanks of one thing, a gap or its shadow."""

STEP = 5.0
"""Grey, of 255, that a step makes at least."""


class Edge(NamedTuple):
    """An edge in a strip: outwards in the middle and at most off (mm), and its slope."""

    offset: float
    off: float
    slope: float


class Near(NamedTuple):
    """How far an edge is looked for: millimetres to either side, and how far it may be turned."""

    reach: float
    slope: float


def edge(
    pixels: Pixels, plane: Plane, ends: tuple[Doubles, Doubles], near: Near, spread: float
) -> Edge | None:
    """Return the outermost sharp edge along a side, its inner flank, or None.

    Args:
        pixels: of the picture.
        plane: from millimetres of the page, about, to the picture.
        ends: of the side; outwards is on its left hand.
        near: how far to look.
        spread: how wide the edges of printed strokes are, in millimetres.
    """
    strip = _strip(pixels, plane, ends, near.reach)
    per_column = strip.length * ROWS / SAMPLES
    lines = []
    for steps in _steps(strip, spread):
        for row, turn in _straight(steps, near.slope, per_column):
            followed = _followed(steps, row, turn)
            if followed is not None:
                lines.append(followed)
    if not lines:
        return None
    lines.sort()
    outermost = lines[-1]
    middle, turn, off = next(line for line in lines if outermost[0] - line[0] <= LINE * ROWS)
    return Edge(middle / ROWS - near.reach, 0.05 + off / ROWS, turn / per_column)


class _Strip(NamedTuple):
    """A side laid flat, rows outwards: each channel, what is in the picture, the length in mm."""

    seen: Floats
    inside: npt.NDArray[np.bool_]
    length: float


def _strip(pixels: Pixels, plane: Plane, ends: tuple[Doubles, Doubles], reach: float) -> _Strip:
    start, end = ends
    length = float(np.linalg.norm(end - start))
    way = (end - start) / length
    outwards = np.array((way[1], -way[0]))
    column = np.linspace(ENDS * length, (1 - ENDS) * length, SAMPLES * 4)
    row = np.arange(round(2 * reach * ROWS) + 1) / ROWS - reach
    points = start + column[None, :, None] * way + row[:, None, None] * outwards
    placed = transformed(plane.matrix, points.reshape(-1, 2)).astype(np.float32)
    x, y = placed.reshape(len(row), -1, 2).transpose(2, 0, 1)
    cut = cv2.remap(pixels, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    grey = cut.astype(np.float32).reshape(len(row), SAMPLES, 4, -1).mean(axis=2)
    height, width = pixels.shape[:2]
    inside = (x > 0) & (y > 0) & (x < width - 1) & (y < height - 1)
    return _Strip(grey, inside.reshape(len(row), SAMPLES, 4).all(axis=2), (1 - 2 * ENDS) * length)


def _steps(strip: _Strip, spread: float) -> tuple[Floats, Floats]:
    """Return where a strip gets lighter outwards, sharply, and where darker; 1 is just enough."""
    seen = strip.seen
    half = max(1, round(0.6 * spread * ROWS))
    steps = np.zeros_like(seen)
    steps[half:-half] = seen[2 * half :] - seen[: -2 * half]
    around = round(max(AROUND, 2 * spread) * ROWS)
    kernel = np.ones((2 * around + 1, 1), np.uint8)
    change = np.stack(
        [
            cv2.dilate(channel, kernel) - cv2.erode(channel, kernel)
            for channel in np.moveaxis(seen, 2, 0)
        ],
        axis=2,
    )
    steps[(np.abs(steps) < SHARP * change) | ~_alone(steps, 2 * half + 1)] = 0
    # At its ends, and where the picture ends, nothing shows what changes around.
    steps[:around] = steps[-around:] = 0
    steps[cv2.erode(strip.inside.astype(np.uint8), kernel) == 0] = 0
    lighter = np.clip(steps.max(axis=2) / STEP, 0, None)
    darker = np.clip(-steps.min(axis=2) / STEP, 0, None)
    return lighter, darker


def _alone(steps: Floats, apart: int) -> npt.NDArray[np.bool_]:
    """Return where a step does not go on, as in the ramp of a shadow, on either side of it."""
    further = np.zeros_like(steps)
    for beside in (apart, -apart):
        along = np.roll(steps, beside, axis=0) * np.sign(steps)
        further = np.maximum(further, along)
    return np.asarray(np.abs(steps) >= ALONE * further)


def _straight(steps: Floats, slope: float, per_column: float) -> list[tuple[int, float]]:
    """Return row in the middle and slope, in rows a column, of lines along nearly all steps."""
    kernel = np.ones((3, 1), np.uint8)
    there = np.asarray(cv2.dilate((steps >= 1).astype(np.float32), kernel), dtype=np.float32)
    turns = np.linspace(-slope, slope, TURNS) * per_column
    share = np.array([sheared(there, float(turn)).mean(axis=1) for turn in turns])
    found = []
    while share.max() >= LEAST_SHARE:
        at, row = np.unravel_index(int(share.argmax()), share.shape)
        found.append((int(row), float(turns[at])))
        share[:, max(row - 3, 0) : row + 4] = 0
    return found


def _followed(steps: Floats, row: int, turn: float) -> tuple[float, float, float] | None:
    """Return row in the middle, slope in rows a column, and scatter of the line near a line."""
    column = np.arange(SAMPLES) - (SAMPLES - 1) / 2
    middle = float(row)
    off = np.zeros(SAMPLES)
    for reach in (3.0, 2.0):
        level = sheared(steps, turn)
        low, high = max(round(middle - reach), 0), min(round(middle + reach) + 1, len(level))
        near = level[low:high]
        seen = near.max(axis=0) >= 1
        if seen.mean() < LEAST_SHARE:
            return None
        weight = near[:, seen] ** 2
        at = (weight * np.arange(low, high)[:, None]).sum(axis=0) / weight.sum(axis=0)
        x = column[seen]
        kept = np.ones(len(x), dtype=bool)
        fit = np.polyfit(x, at, 1)
        for _ in range(3):
            off = np.abs(at - np.polyval(fit, x))
            kept = off <= 2.5 * float(np.median(off)) + 0.2
            fit = np.polyfit(x[kept], at[kept], 1)
        middle, turn = float(fit[1]), turn + float(fit[0])
    return middle, turn, float(np.sqrt(np.mean(off[kept] ** 2)))
