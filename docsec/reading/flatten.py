"""Lines cut out of the picture level and at one pitch, as the recogniser wants them.

A point of a crop is a place along the line, counted in characters, and one across it, counted in
heights of a capital. Where a block has several lines, across is the way from line to line rather
than at right angles, so that a picture taken from the side comes out upright.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon
from docsec.reading.blocks import Block, across
from docsec.reading.frame import Frame
from docsec.reading.lines import Line
from docsec.reading.marks import Grey
from docsec.reading.recogniser import CAPITAL, HEIGHT, PITCH

Doubles = npt.NDArray[np.float64]

MARGIN = 2.5
"""Pitches cut out before the first and behind the last mark of a line."""

LONGEST = 100.0
"""Characters of the longest line that is cut out: more than twice an MRZ's."""

FARTHEST_OUT = 3.0
"""Characters by which a line may begin before, or end after, the likeliest line of its block."""

FINEST = 1.6
"""Larger print is first reduced to this many times the scale of a crop."""


EVEN = 0.8
"""Regularity of lines whose characters are known to stand above one another."""

MOST_LEAN = 0.25
"""By how much the lean may change along a line; more is not seen from any side."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """How a crop lies in the picture that the lines were found in.

    Attributes:
        line: the line it shows.
        first: number of the cell at the left edge of the crop.
        count: cells that the crop is wide.
        lean: of what is upright in print, along per across, at the left and at the right end.
        margins: cells at the left and at the right that may lie beyond the line.
    """

    line: Line
    first: float
    count: float
    lean: tuple[float, float]
    margins: tuple[float, float] = (MARGIN, MARGIN)

    @property
    def columns(self) -> int:
        """Of the crop, in pixels."""
        return max(PITCH, round(self.count * PITCH))

    def wider(self, before: float, after: float) -> Strip:
        """Return the strip with more cells at its left and its right end."""
        return replace(
            self,
            first=self.first - before,
            count=self.count + before + after,
            margins=(self.margins[0] + before, self.margins[1] + after),
        )

    def along(self, column: float) -> float:
        """Return the place along the line of a column of the crop."""
        return float(self.line.cells.along(np.array([self.first + column / PITCH]))[0])

    def points(self, column: Doubles, row: Doubles) -> Doubles:
        """Return the places in the picture of points of the crop, in pixels."""
        cell = self.first + (column + 0.5) / PITCH
        along = self.line.cells.along(cell)
        across = (row + 0.5 - HEIGHT / 2) / CAPITAL * self.line.height * self.line.scale(along)
        share = np.clip((cell - self.first) / self.count, 0, 1)
        lean = self.lean[0] + (self.lean[1] - self.lean[0]) * share
        return self.line.points(along + lean * across, across)

    def polygon(self, left: float, right: float, frame: Frame) -> Polygon:
        """Return the corners of the capitals between two columns, 0..1 of the frame's origin."""
        top, bottom = (HEIGHT - CAPITAL) / 2 - 1, (HEIGHT + CAPITAL) / 2
        column = np.array((left, right, right, left), dtype=np.float64)
        row = np.array((top, top, bottom, bottom), dtype=np.float64)
        corners = (frame.origin(self.points(column, row)) + 0.5) / frame.size
        return tuple((round(float(x), 5), round(float(y), 5)) for x, y in corners.clip(0, 1))


def strips(block: Block, reach: tuple[float, float] | None = None) -> tuple[Strip, ...]:
    """Return how each line of a block is to be cut out; all as long as its best one.

    Args:
        block: the lines.
        reach: from where to where along the best line; from its first to its last mark if None.
    """
    best = block.best
    corners = best.points(np.array(reach or (best.start, best.end)))
    found = []
    for line in block.lines:
        u, _ = line.place(corners[:, 0], corners[:, 1])
        first, last = sorted(line.cells.number(u))
        own_first, own_last = line.cells.number(np.array((line.start, line.end)))
        first = min(first, max(own_first, first - FARTHEST_OUT))
        last = max(last, min(own_last, last + FARTHEST_OUT))
        count = min(max(float(last - first), 1.0), LONGEST)
        found.append(Strip(line, float(first) - MARGIN, count + 2 * MARGIN, _lean(block, line)))
    return tuple(found)


def _lean(block: Block, line: Line) -> tuple[float, float]:
    """Return how far along one goes per unit across from one line to its neighbour.

    Characters of neighbouring lines stand above one another, whichever of them were found.
    """
    others = [each for each in block.lines if each is not line and each.regularity > EVEN]
    if not others or line.regularity < EVEN:
        return 0.0, 0.0
    other = min(others, key=lambda each: abs(across(line, each)))
    x, y = other.points(other.along).T
    u, v = line.place(x, y)
    order = np.argsort(u)
    u, v = u[order], v[order]
    third = max(4, len(u) // 3)
    left, right = _shift(line, u[:third], v[:third]), _shift(line, u[-third:], v[-third:])
    return (left, right) if abs(left - right) < MOST_LEAN else (0.0, 0.0)


def _shift(line: Line, u: Doubles, v: Doubles) -> float:
    """Return along per across from the marks of ``line`` to marks at ``u``, ``v`` of another."""
    turns = np.exp(2j * np.pi * line.cells.number(u)).mean()
    if abs(turns) < 0.6 or abs(np.median(v)) < line.height / 2:
        return 0.0
    pitch = line.pitch * float(np.median(line.scale(u))) ** 2
    return float(np.angle(turns) / (2 * np.pi) * pitch / np.median(v))


def crop(grey: Grey, strip: Strip, frame: Frame) -> Grey:
    """Return what ``strip`` shows of the picture, ``HEIGHT`` rows high.

    Args:
        grey: the picture at its own size.
        strip: in pixels of ``frame``.
        frame: made from ``grey``.
    """
    column = np.arange(strip.columns, dtype=np.float64)
    first = frame.origin(strip.points(column, np.zeros_like(column)))
    last = frame.origin(strip.points(column, np.full_like(column, HEIGHT - 1.0)))
    both = np.concatenate((first, last))
    left, top = np.maximum(np.floor(both.min(axis=0)).astype(int) - 4, 0)
    right, bottom = np.maximum(np.ceil(both.max(axis=0)).astype(int) + 5, (left + 1, top + 1))
    part = grey[top:bottom, left:right]
    first, last = first - (left, top), last - (left, top)
    pitch, height = strip.line.pitch / frame.scale, strip.line.height / frame.scale
    smaller = FINEST * max(PITCH / pitch, CAPITAL / height)
    if part.size and smaller < 0.75:
        size = tuple(max(1, round(side * smaller)) for side in part.shape[::-1])
        factor = np.array(size) / np.array(part.shape[::-1])
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        first, last = ((edge + 0.5) * factor - 0.5 for edge in (first, last))
    shape = (HEIGHT, strip.columns)
    if not part.size:
        return np.full(shape, 255, dtype=np.uint8)
    share = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None]
    x, y = (
        (1 - share) * first[:, axis].astype(np.float32) + share * last[:, axis].astype(np.float32)
        for axis in (0, 1)
    )
    return np.asarray(
        cv2.remap(part, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8
    )
