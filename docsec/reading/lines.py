"""Lines of text out of rows of marks: where each runs, its pitch and its height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from docsec.reading.chains import Indices
from docsec.reading.marks import Marks

Doubles = npt.NDArray[np.float64]

LONGEST_GAP = 8.0
"""Characters that may be missing between two rows of one line."""

WIDTH_TO_HEIGHT = 0.72
"""Of a letter in OCR-B."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a picture, in pixels; which end is its start is not known yet.

    Attributes:
        origin: a point on the line that ``along`` counts from.
        direction: the angle of its chord, in radians clockwise from rightwards.
        curve: polynomial of the distance across from the chord by that along, highest power first.
        along: where the middles of its marks lie, in order.
        pitch: from one character to the next, along.
        height: of a capital letter.
        regularity: share of the steps from mark to mark that are one pitch.
    """

    origin: tuple[float, float]
    direction: float
    curve: Doubles
    along: Doubles
    pitch: float
    height: float
    regularity: float

    @property
    def weight(self) -> float:
        """How much speaks for a line of an MRZ: marks at an even pitch."""
        return len(self.along) * self.regularity

    @property
    def start(self) -> float:
        """Along, half a pitch before the first mark."""
        return float(self.along[0]) - self.pitch / 2

    @property
    def end(self) -> float:
        """Along, half a pitch after the last mark."""
        return float(self.along[-1]) + self.pitch / 2

    def points(self, along: Doubles, across: Doubles | float = 0.0) -> Doubles:
        """Return points at ``along``, shifted ``across`` (downwards in reading direction), n x 2."""
        v = np.polyval(self.curve, along) + across
        cosine, sine = np.cos(self.direction), np.sin(self.direction)
        x = self.origin[0] + along * cosine - v * sine
        y = self.origin[1] + along * sine + v * cosine
        return np.stack([x, y], axis=-1)

    def place(self, x: Doubles, y: Doubles) -> tuple[Doubles, Doubles]:
        """Return points of the picture as along and across from the curve."""
        cosine, sine = np.cos(self.direction), np.sin(self.direction)
        u = (x - self.origin[0]) * cosine + (y - self.origin[1]) * sine
        v = (y - self.origin[1]) * cosine - (x - self.origin[0]) * sine
        return u, v - np.polyval(self.curve, u)

    def reversed(self) -> Line:
        """Return the same line, read from its other end."""
        signs = -((-1.0) ** np.arange(len(self.curve) - 1, -1, -1))
        return replace(
            self,
            direction=self.direction + np.pi,
            curve=self.curve * signs,
            along=-self.along[::-1],
        )


def find_lines(marks: Marks, rows: Iterable[Indices]) -> list[Line]:
    """Return the lines that ``rows`` of ``marks`` stand for, each once, the likeliest first."""
    taken = np.zeros(len(marks), dtype=bool)
    kept: list[Indices] = []
    for row in sorted(rows, key=len, reverse=True):
        if taken[row].mean() < 0.5:
            taken[row] = True
            kept.append(row)
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
    steps = np.diff(u)
    pitch = float(np.median(steps))
    regularity = float((np.abs(steps / pitch - 1) < 0.22).mean())
    c, s = abs(cosine), abs(sine)
    stretch = max(WIDTH_TO_HEIGHT * c + s, WIDTH_TO_HEIGHT * s + c)
    height = float(np.percentile(marks.size[row], 70)) / stretch
    return Line(origin, direction, curve, u, pitch, height, regularity)


def _curve(u: Doubles, v: Doubles) -> Doubles:
    """Return a straight fit, or a bent one where the middles leave the straight one together."""
    straight = _robust(u, v, 1)
    if len(u) < 24:
        return straight
    bent = _robust(u, v, 2)
    before = np.median(np.abs(v - np.polyval(straight, u)))
    after = np.median(np.abs(v - np.polyval(bent, u)))
    return bent if after < 0.8 * before else straight


def _robust(u: Doubles, v: Doubles, degree: int) -> Doubles:
    kept = np.ones(len(u), dtype=bool)
    fit = np.polyfit(u, v, degree)
    for _ in range(2):
        residual = np.abs(v - np.polyval(fit, u))
        kept = residual <= 2.5 * np.median(residual) + 0.3
        if kept.sum() <= degree + 3:
            break
        fit = np.polyfit(u[kept], v[kept], degree)
    return np.asarray(fit, dtype=np.float64)


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
        row = np.concatenate([row, more])
        u, _ = line.place(marks.x[row].astype(np.float64), marks.y[row].astype(np.float64))
        row = row[np.argsort(u)]
        left.insert(0, (line_of(marks, row), row))
    return done


def _goes_on(line: Line, other: Line) -> bool:
    if not 0.75 < other.pitch / line.pitch < 1.33 or not 0.7 < other.height / line.height < 1.4:
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
