"""The edges of a page that are seen for certain, so that lengths on it can be measured from them.

`docsec.page.outline` lets the MRZ say where the sides ought to be; what asks whether the MRZ stands
where it ought to cannot lean on that. Here the page is found by its contour, and each edge is a
sharp step along nearly all of its length. A shadow beside the page is soft and is no edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features.documents import Format
from docsec.page.anchor import page_corners
from docsec.page.contour import quadrilateral
from docsec.page.line import PITCH, PrintedLine
from docsec.page.plane import Doubles, Pixels, Plane, transformed
from docsec.page.sides import SAMPLES, Floats, crossings, sheared

ROWS = 8.0
"""Rows of a strip per millimetre."""

REACHES = (4.0, 2.0)
"""Millimetres to either side that an edge is looked for, at first and once more from there."""

SLOPES = (0.06, 0.01)
"""Likewise how far it may be turned: a worn corner misleads the contour."""

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

SQUARE = 0.6
"""Degrees that a corner of a page seen from straight above may be off."""

ALIKE = 0.006
"""Part by which its opposite sides may differ."""

MEASURED = 0.004
"""Part by which its proportion may be off beside the tolerances of the format."""

OTHER_SIZE = 0.10
"""Part by which pitch and characters, both alike, are off where the edges are another thing's."""


CONFIRMS = 0.0125
"""Part by which the pitch may be off to confirm the edges; a shadow beside a page makes more."""


class Sizes(NamedTuple):
    """Pitch and height of the characters on a page, in parts of what they ought to be."""

    pitch: float
    height: float

    @property
    def alike(self) -> bool:
        """Whether the height is off as the pitch is, so that the scale may be what is wrong."""
        return abs(self.height - 1) > abs(self.pitch - 1) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The four edges of a page.

    Attributes:
        plane: from millimetres of the page, of nominal size, to the picture.
        uncertainty: how far off the worst of them may be, in millimetres.
        from_above: whether they meet at right angles, as from straight above.
        of_format: whether they enclose the proportion of the format, within its tolerances, and
            the print does not speak for a page of quite another size.
        print: pitch and height of the characters of the MRZ on it.
    """

    plane: Plane
    uncertainty: float
    from_above: bool
    of_format: bool
    print: Sizes

    @property
    def confirmed(self) -> bool:
        """Whether the print confirms that this is the page: nothing else is of its size."""
        return abs(self.print.pitch - 1) <= CONFIRMS or not self.print.alike


class _Edge(NamedTuple):
    """An edge in a strip: outwards in the middle and at most off (mm), and its slope."""

    offset: float
    off: float
    slope: float


def seen(
    pixels: Pixels, lines: Sequence[PrintedLine], page_format: Format, spread: float
) -> Edges | None:
    """Return the edges of the page, or None where one of them is not seen for certain.

    Args:
        pixels: of the picture.
        lines: of the MRZ; they say which side is the lower one, and no more.
        page_format: of the document.
        spread: how wide the edges of printed strokes are, in millimetres; an edge of the page is
            as sharp.
    """
    ends = np.concatenate([line.centres[[0, -1]] for line in lines])
    corners = quadrilateral(pixels, ends)
    if corners is None:
        return None
    nominal = page_corners(page_format)
    size = (pixels.shape[1], pixels.shape[0])
    plane = Plane.through(nominal, _upright(corners, lines), size)
    found: list[_Edge] = []
    for reach, slope in zip(REACHES, SLOPES, strict=True):
        found = []
        for start, end in zip(nominal, np.roll(nominal, -1, axis=0), strict=True):
            edge = _edge(_strip(pixels, plane, start, end, reach), slope, reach, spread)
            if edge is None:
                return None
            found.append(edge)
        met = crossings(found, nominal)
        if met is None:
            return None
        plane = Plane.through(nominal, plane.to_picture(met), size)
    placed, size_of_print = plane.to_picture(nominal), _sizes(plane, lines)
    return Edges(
        plane,
        round(max(edge.off for edge in found), 2),
        _square(placed),
        _of_format(placed, page_format) and _of_size(size_of_print),
        size_of_print,
    )


def _sizes(plane: Plane, lines: Sequence[PrintedLine]) -> Sizes:
    """Return how large the print is on a page; of several lines the pitch furthest off."""
    pitches = [_pitch(plane.to_page(line.centres)) / PITCH for line in lines]
    height = float(np.median([line.height for line in lines])) * float(np.mean(pitches))
    return Sizes(max(pitches, key=lambda each: abs(each - 1)), height)


def _pitch(centres: Doubles) -> float:
    return float(np.linalg.norm(centres[-1] - centres[0])) / (len(centres) - 1)


def _of_size(found: Sizes) -> bool:
    return not (found.alike and abs(found.pitch - 1) > OTHER_SIZE)


def _upright(corners: Doubles, lines: Sequence[PrintedLine]) -> Doubles:
    """Return the corners from the top left as the MRZ is read."""
    along = lines[0].centres[-1] - lines[0].centres[0]
    sides = np.roll(corners, -1, axis=0) - corners
    way = sides / np.linalg.norm(sides, axis=1, keepdims=True)
    return np.roll(corners, -int(np.argmax(way @ along)), axis=0)


class _Strip(NamedTuple):
    """A side laid flat, rows outwards: each channel, what is in the picture, the length in mm."""

    seen: Floats
    inside: npt.NDArray[np.bool_]
    length: float


def _strip(pixels: Pixels, plane: Plane, start: Doubles, end: Doubles, reach: float) -> _Strip:
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


def _edge(strip: _Strip, slope: float, reach: float, spread: float) -> _Edge | None:
    """Return the outermost sharp edge along a strip, its inner flank, or None."""
    per_column = strip.length * ROWS / SAMPLES
    lines = []
    for steps in _steps(strip, spread):
        for row, turn in _straight(steps, slope, per_column):
            followed = _followed(steps, row, turn)
            if followed is not None:
                lines.append(followed)
    if not lines:
        return None
    lines.sort()
    outermost = lines[-1]
    middle, turn, off = next(line for line in lines if outermost[0] - line[0] <= LINE * ROWS)
    return _Edge(middle / ROWS - reach, 0.05 + off / ROWS, turn / per_column)


def _steps(strip: _Strip, spread: float) -> tuple[Floats, Floats]:
    """Return where a strip gets lighter outwards, sharply, and where darker, 0..1."""
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
    enough = 5.0
    lighter = np.clip(steps.max(axis=2) / enough, 0, None)
    darker = np.clip(-steps.min(axis=2) / enough, 0, None)
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


def _square(corners: Doubles) -> bool:
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    way = sides / lengths[:, None]
    turned = np.degrees(np.arcsin(np.abs((way * np.roll(way, -1, axis=0)).sum(axis=1))))
    unlike = np.abs(lengths / np.roll(lengths, -2) - 1)
    return bool(turned.max() < SQUARE and unlike.max() < ALIKE)


def _of_format(corners: Doubles, page_format: Format) -> bool:
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    proportion = (lengths[0] + lengths[2]) / (lengths[1] + lengths[3])
    low = page_format.smallest[0] / page_format.largest[1]
    high = page_format.largest[0] / page_format.smallest[1]
    return bool(low * (1 - MEASURED) < proportion < high * (1 + MEASURED))
