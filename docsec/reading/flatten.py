"""Lines cut out of the picture level and at one pitch, as the recogniser wants them.

A point of a crop is a place along the line, counted in characters, and one across it, counted in
heights of a capital. Where a block has several lines, across is the way from line to line rather
than at right angles, so that a picture taken from the side comes out upright.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon
from docsec.reading.blocks import Block
from docsec.reading.frame import Frame
from docsec.reading.lines import Line
from docsec.reading.marks import Grey
from docsec.reading.recogniser import CAPITAL, HEIGHT, PITCH

Doubles = npt.NDArray[np.float64]

MARGIN = 1.5
"""Pitches cut out before the first and behind the last mark of a line."""

FINEST = 1.6
"""Larger print is first reduced to this many times the scale of a crop."""


@dataclass(frozen=True, slots=True)
class Strip:
    """How a crop lies in the picture that the lines were found in.

    Attributes:
        line: the line it shows.
        cells: polynomial of the place along the line by the number of pitches, from ``first``.
        first: pitches at the left edge of the crop.
        count: pitches that the crop is wide.
        lean: of what is upright in print, along per across, at the left and at the right end.
    """

    line: Line
    cells: Doubles
    first: float
    count: float
    lean: tuple[float, float]

    @property
    def columns(self) -> int:
        """Of the crop, in pixels."""
        return max(PITCH, round(self.count * PITCH))

    def points(self, column: Doubles, row: Doubles) -> Doubles:
        """Return the places in the picture of points of the crop, in pixels."""
        cell = self.first + (column + 0.5) / PITCH
        along = np.polyval(self.cells, cell)
        local = np.polyval(np.polyder(self.cells), cell) / self.line.pitch
        across = (row + 0.5 - HEIGHT / 2) / CAPITAL * self.line.height * np.maximum(local, 0.3)
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


def strips(block: Block) -> tuple[Strip, ...]:
    """Return how each line of a block is to be cut out; all as long as its best one."""
    best = block.best
    ends = best.points(np.array((best.start, best.end)))
    found = []
    for line in block.lines:
        u, _ = line.place(ends[:, 0], ends[:, 1])
        low, high = min(u.min(), line.start), max(u.max(), line.end)
        cells = _cells(line)
        count = _inverse(cells, high) - _inverse(cells, low)
        first = _inverse(cells, low) - MARGIN
        found.append(Strip(line, cells, first, count + 2 * MARGIN, _lean(block, line)))
    return tuple(found)


def _cells(line: Line) -> Doubles:
    """Return the place along a line by the number of pitches from its first mark."""
    if line.regularity < 0.8 or len(line.along) < 16:
        return np.array((line.pitch, float(line.along[0])))
    local = np.diff(line.along)
    number = np.concatenate(([0.0], np.cumsum(np.round(local / line.pitch))))
    kept = np.concatenate(([True], np.abs(local / line.pitch - np.round(local / line.pitch)) < 0.25))
    fit = np.polyfit(number[kept], line.along[kept], 2)
    if abs(fit[0]) * number[-1] > 0.25 * line.pitch:
        return np.array((line.pitch, float(line.along[0])))
    return np.asarray(fit)


def _inverse(cells: Doubles, along: float) -> float:
    """Return the number of pitches at a place along the line."""
    number = (along - cells[-1]) / cells[-2]
    for _ in range(4):
        slope = np.polyval(np.polyder(cells), number)
        number -= (np.polyval(cells, number) - along) / slope
    return float(number)


def _lean(block: Block, line: Line) -> tuple[float, float]:
    """Return how far along one goes per unit across from one line to its neighbour.

    Characters of neighbouring lines stand above one another, whichever of them were found.
    """
    others = [each for each in block.lines if each is not line]
    if not others:
        return 0.0, 0.0
    other = min(others, key=lambda each: abs(_distance(line, each)))
    x, y = other.points(other.along).T
    u, v = line.place(x, y)
    order = np.argsort(u)
    u, v = u[order], v[order]
    quarter = max(4, len(u) // 3)
    return _shift(line, u[:quarter], v[:quarter]), _shift(line, u[-quarter:], v[-quarter:])


def _shift(line: Line, u: Doubles, v: Doubles) -> float:
    """Return along per across from the marks of ``line`` to marks at ``u``, ``v`` of another."""
    nearest = line.along[np.abs(line.along[None] - u[:, None]).argmin(axis=1)]
    offset = (u - nearest) / line.pitch
    kept = np.abs(offset) < 0.6
    if kept.sum() < 3:
        return 0.0
    turns = np.exp(2j * np.pi * offset[kept]).mean()
    if abs(turns) < 0.5:
        return 0.0
    return float(np.angle(turns) / (2 * np.pi) * line.pitch / np.median(v[kept]))


def _distance(line: Line, other: Line) -> float:
    x, y = other.points(np.array([(other.start + other.end) / 2])).T
    return float(line.place(x, y)[1][0])


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
        part = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
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
