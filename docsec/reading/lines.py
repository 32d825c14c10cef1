"""Lines of text out of rows of marks: where each runs, its pitch and its height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from docsec.reading.chains import Indices
from docsec.reading.fits import fitted, median, quantile, valued
from docsec.reading.marks import Marks

Doubles = npt.NDArray[np.float64]

LONGEST_GAP = 8.0
"""Characters that may be missing between two rows of one line."""

MOST_ROWS = 60
"""Rows of marks that are looked at, the longest first: a page of print has hundreds."""

FEWEST_FOR_BENT = 24
"""Marks that tell a bent line from a straight one."""

FEWEST_FOR_SIDE_VIEW = 15
"""Steps from mark to mark that tell how the pitch changes along a line."""

WIDTH_TO_HEIGHT = 0.72
"""Of a letter in OCR-B."""


class Cells(NamedTuple):
    """The places of characters along a line, by number: (start + step n) / (1 + closing n).

    Characters at one pitch look like this from any side; ``closing`` is 0 from straight above.
    """

    start: float
    step: float
    closing: float

    def along(self, number: Doubles) -> Doubles:
        """Return the places of characters, counted from 0 at the first mark."""
        return (self.start + self.step * number) / (1 + self.closing * number)

    def number(self, along: Doubles) -> Doubles:
        """Return which characters stand at places along the line."""
        return (along - self.start) / (self.step - self.closing * along)

    def enlarged(self, number: Doubles) -> Doubles:
        """Return how much larger than at number 0 heights look."""
        return 1 / (1 + self.closing * number)

    def reversed(self) -> Cells:
        """Return the same counted the other way, from the same character."""
        return Cells(-self.start, self.step, -self.closing)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of text in a picture, in pixels; which end is its start is not known yet.

    Attributes:
        origin: a point on the line that ``along`` counts from.
        direction: the angle of its chord, in radians clockwise from rightwards.
        curve: polynomial of the distance across from the chord by that along, highest power first.
        along: where the middles of its marks lie, in order.
        cells: where the characters stand along it.
        pitch: from one character to the next, along, in the middle of the line.
        height: of a capital letter, in the middle of the line.
        regularity: share of the steps from mark to mark that are one pitch.
    """

    origin: tuple[float, float]
    direction: float
    curve: Doubles
    along: Doubles
    cells: Cells
    pitch: float
    height: float
    regularity: float

    @property
    def weight(self) -> float:
        """How much speaks for a line of an MRZ: marks at an even pitch."""
        return len(self.along) * self.regularity

    @property
    def start(self) -> float:
        """Along, half a character before the first mark."""
        return self._beyond(float(self.along[0]), -0.5)

    @property
    def end(self) -> float:
        """Along, half a character after the last mark."""
        return self._beyond(float(self.along[-1]), 0.5)

    @property
    def count(self) -> float:
        """Characters from start to end, by the pitch."""
        first, last = self.cells.number(np.array((self.start, self.end)))
        return float(last - first)

    def scale(self, along: Doubles) -> Doubles:
        """Return how much larger than in the middle of the line things look at ``along``."""
        middle = np.array([(self.along[0] + self.along[-1]) / 2])
        enlarged = self.cells.enlarged
        return enlarged(self.cells.number(along)) / enlarged(self.cells.number(middle))

    def _beyond(self, along: float, characters: float) -> float:
        number = self.cells.number(np.array([along])) + characters
        return float(self.cells.along(number)[0])

    def points(self, along: Doubles, across: Doubles | float = 0.0) -> Doubles:
        """Return points at ``along``, n x 2, shifted ``across`` (downwards in reading order)."""
        v = valued(self.curve, along) + across
        cosine, sine = np.cos(self.direction), np.sin(self.direction)
        x = self.origin[0] + along * cosine - v * sine
        y = self.origin[1] + along * sine + v * cosine
        return np.stack([x, y], axis=-1)

    def place(self, x: Doubles, y: Doubles) -> tuple[Doubles, Doubles]:
        """Return points of the picture as along and across from the curve."""
        cosine, sine = np.cos(self.direction), np.sin(self.direction)
        u = (x - self.origin[0]) * cosine + (y - self.origin[1]) * sine
        v = (y - self.origin[1]) * cosine - (x - self.origin[0]) * sine
        return u, v - valued(self.curve, u)

    def shifted(self, across: float) -> Line:
        """Return a line beside this one, ``across`` below its middle, in pixels."""
        along = np.linspace(self.start, self.end, 24)
        moved = valued(self.curve, along) + across * self.scale(along)
        return replace(self, curve=fitted(along, moved, 2), regularity=0.0)

    def reversed(self) -> Line:
        """Return the same line, read from its other end."""
        signs = -((-1.0) ** np.arange(len(self.curve) - 1, -1, -1))
        return replace(
            self,
            direction=self.direction + np.pi,
            curve=self.curve * signs,
            along=-self.along[::-1],
            cells=self.cells.reversed(),
        )


def find_lines(marks: Marks, rows: Iterable[Indices]) -> list[Line]:
    """Return the lines that ``rows`` of ``marks`` stand for, each once, the likeliest first."""
    taken = np.zeros(len(marks), dtype=bool)
    kept: list[Indices] = []
    for row in sorted(rows, key=len, reverse=True):
        if taken[row].mean() < 0.5:
            taken[row] = True
            kept.append(row)
        if len(kept) == MOST_ROWS:
            break
    lines = [(line_of(marks, row), row) for row in kept]
    joined = _joined(marks, lines)
    return sorted(joined, key=lambda line: -line.weight)


def line_of(marks: Marks, row: Indices) -> Line:
    """Return the line through the marks of a row, given in order along it."""
    x, y = marks.x[row].astype(np.float64), marks.y[row].astype(np.float64)
    direction = float(np.arctan2(y[-1] - y[0], x[-1] - x[0]))
    origin = (float(x.mean()), float(y.mean()))
    cosine, sine = np.cos(direction), np.sin(direction)
    u = (x - origin[0]) * cosine + (y - origin[1]) * sine
    v = (y - origin[1]) * cosine - (x - origin[0]) * sine
    order = np.argsort(u)
    u, v = u[order], v[order]
    curve = _curve(u, v)
    cells, pitch, regularity = _spacing(u)
    c, s = abs(cosine), abs(sine)
    stretch = max(WIDTH_TO_HEIGHT * c + s, WIDTH_TO_HEIGHT * s + c)
    height = quantile(marks.size[row], 0.7) / stretch
    return Line(origin, direction, curve, u, cells, pitch, height, regularity)


def _spacing(u: Doubles) -> tuple[Cells, float, float]:
    """Return the cells, the pitch in the middle, and the share of steps that are one pitch."""
    steps = u[1:] - u[:-1]
    middles = (u[1:] + u[:-1]) / 2
    pitch = median(steps)
    local = np.full_like(steps, pitch)
    if len(steps) >= FEWEST_FOR_SIDE_VIEW:
        single = np.abs(steps / pitch - 1) < 0.6
        slope = fitted(middles[single], steps[single], 1)
        single = np.abs(steps / np.maximum(valued(slope, middles), 1) - 1) < 0.3
        if single.mean() > 0.6:
            slope = fitted(middles[single], steps[single], 1)
            local = np.maximum(valued(slope, middles), pitch / 3)
    even = np.abs(steps / local - 1) < 0.22
    number = np.concatenate(([0.0], np.cumsum(np.maximum(np.round(steps / local), 0))))
    regularity = float(even.mean())
    cells = Cells(float(u[0]), pitch, 0.0)
    if regularity > 0.8 and len(steps) >= FEWEST_FOR_SIDE_VIEW:
        cells = _side_view(u, number, cells)
    middle = number[-1] / 2
    before, after = cells.along(np.array((middle - 0.5, middle + 0.5)))
    return cells, float(after - before), regularity


def _side_view(u: Doubles, number: Doubles, plain: Cells) -> Cells:
    """Return the cells that fit marks of known number best, or ``plain`` if they fit badly."""
    kept = np.ones(len(u), dtype=bool)
    cells = plain
    for _ in range(2):
        terms = np.stack([np.ones_like(number), number, -number * u], axis=1)[kept]
        start, step, closing = np.linalg.lstsq(terms, u[kept], rcond=None)[0]
        if step <= 0 or not -0.6 < closing * number[-1] < 1.5:
            return plain
        cells = Cells(float(start), float(step), float(closing))
        residual = np.abs(cells.along(number) - u)
        kept = residual < 0.35 * plain.step
        if kept.mean() < 0.7:
            return plain
    return cells


def _curve(u: Doubles, v: Doubles) -> Doubles:
    """Return a straight fit, or a bent one where the middles leave the straight one together."""
    fit = _robust(u, v, 1)
    off = median(np.abs(v - valued(fit, u)))
    for degree in (2, 3) if len(u) >= FEWEST_FOR_BENT else ():
        bent = _robust(u, v, degree)
        bent_off = median(np.abs(v - valued(bent, u)))
        if bent_off < 0.8 * off:
            fit, off = bent, bent_off
    return fit


def _robust(u: Doubles, v: Doubles, degree: int) -> Doubles:
    fit = fitted(u, v, degree)
    for _ in range(2):
        residual = np.abs(v - valued(fit, u))
        kept = residual <= 2.5 * median(residual) + 0.3
        if kept.sum() <= degree + 3:
            break
        fit = fitted(u[kept], v[kept], degree)
    return fit


def _joined(marks: Marks, lines: Sequence[tuple[Line, Indices]]) -> list[Line]:
    """Return the lines, those that go on from one another made one."""
    left = list(lines)
    done: list[Line] = []
    while left:
        line, row = left.pop(0)
        at = next((k for k, (each, _) in enumerate(left) if _goes_on(line, each)), None)
        if at is None:
            done.append(line)
            continue
        _, more = left.pop(at)
        row = np.unique(np.concatenate([row, more]))
        u, _ = line.place(marks.x[row].astype(np.float64), marks.y[row].astype(np.float64))
        row = row[np.argsort(u)]
        left.insert(0, (line_of(marks, row), row))
    return done


def _goes_on(line: Line, other: Line) -> bool:
    if not 0.8 < other.pitch / line.pitch < 1.25 or not 0.75 < other.height / line.height < 1.33:
        return False
    if turned(line, other) > 0.14:
        return False
    x, y = other.points(other.along[[0, -1]]).T
    u, v = line.place(x, y)
    gap = max(u.min() - line.end, line.start - u.max()) / line.pitch
    return bool(-1.0 < gap < LONGEST_GAP and np.abs(v).max() < 0.5 * line.height)


def turned(line: Line, other: Line) -> float:
    """Return the angle between two lines, in radians, 0 to pi/2."""
    angle = abs(line.direction - other.direction) % np.pi
    return float(min(angle, np.pi - angle))
