"""The sides of a page, looked for where they are expected: long straight edges.

A strip of the picture along the expected side is laid flat, its rows counted outwards. An edge is
a row, perhaps a sloping one, along which the picture gets lighter, or darker, nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.plane import Doubles, Pixels, transformed

Floats = npt.NDArray[np.float32]

SCALE = 4.0
"""Rows of a strip per millimetre."""

SAMPLES = 96
"""Columns of a strip, whatever the length of the side."""

SMOOTH = 3
"""Columns in which the sides of a strip are looked at together when an edge is followed."""

LEAST_EDGE = 0.6
"""Share of a side along which an edge must be seen."""

MOST = 5
APART = 3
"""Edges that are kept of one side, and rows that they lie apart."""

BORDER = 0.45
"""What the picture's own edge counts for, beside edges in it."""


class How(StrEnum):
    """How a side of the page was found."""

    EDGE = "edge"
    CONTOUR = "contour"
    PICTURE = "picture"
    MRZ = "mrz"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the page.

    Attributes:
        how: by an edge where the MRZ says one ought to be, by the contour of the whole page, as the
            picture's own edge, or not seen but expected from the MRZ.
        uncertainty: how far off it may be, in millimetres.
        share: of its length along which the edge is seen; 0 where none is.
    """

    how: How
    uncertainty: float
    share: float = 0.0


class Search(NamedTuple):
    """How far a side is looked for.

    Attributes:
        reach: outwards and inwards, in millimetres.
        slope: to either side.
        likely: how far off it usually is, in millimetres.
    """

    reach: float
    slope: float
    likely: float


class Found(NamedTuple):
    """A line found: ``offset`` outwards in its middle (mm), its slope along the side, 0..1."""

    side: Side
    offset: float
    slope: float
    score: float


class Line(Protocol):
    """A line along a side: outwards in its middle (mm), and its slope."""

    @property
    def offset(self) -> float:
        """How far outwards it lies in the middle of the side, in millimetres."""
        ...

    @property
    def slope(self) -> float:
        """Outwards per millimetre of the side."""
        ...


def candidates(
    pixels: Pixels, matrix: Doubles, start: Doubles, end: Doubles, search: Search
) -> list[Found]:
    """Return lines that may be the side, the likeliest first.

    Args:
        pixels: of the picture.
        matrix: from millimetres of the page to pixels.
        start: one end of the expected side, in millimetres; outwards is on its left hand.
        end: the other.
        search: how far to look.
    """
    strip = _strip(pixels, matrix, start, end, search.reach)
    found = [*_edges(strip, search), *_border(strip, search)]
    return sorted(found, key=lambda each: -each.score)


class _Strip(NamedTuple):
    """Steps of grey outwards, ``length`` millimetres long; NaN outside the picture."""

    lighter: Floats
    darker: Floats
    inside: npt.NDArray[np.bool_]
    length: float


def _strip(pixels: Pixels, matrix: Doubles, start: Doubles, end: Doubles, reach: float) -> _Strip:
    length = float(np.linalg.norm(end - start))
    way = (end - start) / length
    outwards = np.array((way[1], -way[0]))
    rows = round(2 * reach * SCALE) + 1
    # The ends of a side may be rounded.
    first, last = 0.04 * length, 0.96 * length
    column = np.linspace(first, last, SAMPLES * 3)
    row = (np.arange(rows) - (rows - 1) / 2) / SCALE
    points = start + column[None, :, None] * way + row[:, None, None] * outwards
    placed = transformed(matrix, points.reshape(-1, 2)).reshape(rows, -1, 2).astype(np.float32)
    x, y = placed[..., 0], placed[..., 1]
    height, width = pixels.shape[:2]
    inside = (x > 0.5) & (y > 0.5) & (x < width - 1.5) & (y < height - 1.5)
    seen = cv2.remap(pixels, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    seen = seen.astype(np.float32).reshape(rows, SAMPLES, 3, -1).mean(axis=2)
    seen = cv2.GaussianBlur(seen, (1, 3), 0.8)
    steps = np.zeros_like(seen)
    steps[1:-1] = seen[2:] - seen[:-2]
    inside = inside.reshape(rows, SAMPLES, 3).all(axis=2)
    firm = inside.copy()
    firm[1:-1] &= inside[2:] & inside[:-2]
    steps[~firm] = 0
    usual = float(np.median(np.abs(steps[firm]))) if firm.any() else 0.0
    enough = 4.0 + 2.5 * usual
    lighter = np.clip(steps.max(axis=2) / enough, 0, 1)
    darker = np.clip(-steps.min(axis=2) / enough, 0, 1)
    return _Strip(lighter, darker, inside, last - first)


def _edges(strip: _Strip, search: Search) -> list[Found]:
    rows = strip.lighter.shape[0]
    per_column = strip.length * SCALE / SAMPLES
    # Slopes so close that a line half way between two is not a row off at either end.
    count = 2 * max(1, round(search.slope * strip.length * SCALE / 2)) + 1
    slopes = np.linspace(-search.slope, search.slope, count)
    both = (strip.lighter, strip.darker)
    share = np.array(
        [[sheared(s, float(k) * per_column).mean(axis=1) for k in slopes] for s in both]
    )
    offset = (np.arange(rows) - (rows - 1) / 2) / SCALE
    weight = share * (0.4 + 0.6 * np.exp(-0.5 * (offset / search.likely) ** 2))
    found = []
    for _ in range(MOST):
        which, at, row = np.unravel_index(int(weight.argmax()), weight.shape)
        seen = float(share[which, at, row])
        score = seen * float(weight[which, at, row])
        if seen < LEAST_EDGE:
            break
        line = _followed(both[which], int(row), float(slopes[at]) * per_column)
        weight[:, :, max(row - APART, 0) : row + APART + 1] = 0
        if line is None or abs(line[1] / per_column) > 1.2 * search.slope + 0.002:
            continue
        middle, turn, off = line
        side = Side(How.EDGE, round(0.1 + off / SCALE, 2), round(seen, 2))
        found.append(Found(side, (middle - (rows - 1) / 2) / SCALE, turn / per_column, score))
    return found


def sheared(steps: Floats, per_column: float) -> Floats:
    """Return the strip with a line of that slope made level, in the middle where it was."""
    middle = (SAMPLES - 1) / 2
    matrix = np.array(((1, 0, 0), (per_column, 1, -per_column * middle)))
    return np.asarray(
        cv2.warpAffine(
            steps, matrix, steps.shape[::-1], flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        ),
        dtype=np.float32,
    )


def _followed(steps: Floats, row: int, per_column: float) -> tuple[float, float, float] | None:
    """Return row in the middle, slope per column, and scatter in rows, of the edge near a line."""
    level = sheared(steps, per_column)
    low, high = max(row - 4, 0), min(row + 5, level.shape[0])
    near = cv2.blur(level, (SMOOTH, 1))[low:high]
    weight = near**2
    total = weight.sum(axis=0)
    column = np.arange(SAMPLES)
    seen = near.max(axis=0) > 0.4
    if seen.sum() < SAMPLES * 0.3:
        return None
    middle = (weight * np.arange(low, high)[:, None]).sum(axis=0)[seen] / total[seen]
    x = column[seen] - (SAMPLES - 1) / 2
    kept = np.ones(len(x), dtype=bool)
    fit = np.polyfit(x, middle, 1)
    for _ in range(3):
        off = np.abs(middle - np.polyval(fit, x))
        kept = off <= 2.5 * float(np.median(off)) + 0.2
        fit = np.polyfit(x[kept], middle[kept], 1)
    off = np.abs(middle[kept] - np.polyval(fit, x[kept]))
    return float(fit[1]), float(fit[0]) + per_column, float(np.sqrt(np.mean(off**2)))


def _border(strip: _Strip, search: Search) -> list[Found]:
    """Return where the picture ends, if it does within the strip along most of the side."""
    rows = strip.inside.shape[0]
    last = strip.inside.sum(axis=0).astype(np.float64)
    crossing = (last > 0) & (last < rows) & strip.inside[0]
    if crossing.mean() < 0.8:
        return []
    x = np.arange(SAMPLES)[crossing] - (SAMPLES - 1) / 2
    fit = np.polyfit(x, last[crossing], 1)
    per_column = strip.length * SCALE / SAMPLES
    slope = float(fit[0]) / per_column
    if abs(slope) > search.slope:
        return []
    offset = (float(fit[1]) - (rows - 1) / 2) / SCALE
    likely = float(np.exp(-0.5 * (offset / (2 * search.likely)) ** 2))
    side = Side(How.PICTURE, round(1.0 + abs(offset) / 2, 2))
    return [Found(side, offset, slope, BORDER * likely)]


def crossings(found: Sequence[Line | None], nominal: Doubles) -> Doubles | None:
    """Return where the lines of four sides meet, in millimetres of the expected page.

    None where two of them hardly do.

    Args:
        found: top, right, bottom, left; a side that was not found is where it is expected.
        nominal: the corners of the expected page, from the top left.
    """
    lines = []
    for at, each in enumerate(found):
        start, end = nominal[at], nominal[(at + 1) % 4]
        length = float(np.linalg.norm(end - start))
        way = (end - start) / length
        outwards = np.array((way[1], -way[0]))
        offset, slope = (each.offset, each.slope) if each else (0.0, 0.0)
        middle = (start + end) / 2 + outwards * offset
        # Columns of a strip run along the side, so its slope is outwards per millimetre of it.
        lines.append((middle, way + slope * outwards))
    corners = []
    for at in range(4):
        (a, u), (b, v) = lines[at - 1], lines[at]
        system = np.column_stack((u, -v))
        if abs(np.linalg.det(system)) < 0.3:
            return None
        corners.append(a + u * np.linalg.solve(system, b - a)[0])
    return np.array(corners)
