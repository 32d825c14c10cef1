"""Lines that may be one MRZ: parallel, as long as one another, at a line's distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docsec.reading.lines import Line, turned

FEWEST_MARKS = 14
"""A line with fewer evenly spaced marks does not begin a block."""

NEAREST, FARTHEST = 0.9, 3.4
"""Distance of neighbouring lines in pitches; 1.67 to 2.5 where nothing is foreshortened."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Neighbouring lines, in order across the first one's direction (top to bottom or not)."""

    lines: tuple[Line, ...]

    @property
    def weight(self) -> float:
        """How much speaks for an MRZ: that of its best three lines."""
        return sum(sorted((line.weight for line in self.lines), reverse=True)[:3])

    @property
    def best(self) -> Line:
        """The line that most speaks for."""
        return max(self.lines, key=lambda line: line.weight)

    def corners(self) -> npt.NDArray[np.float64]:
        """Return the ends of its lines, n x 2."""
        ends = [line.points(np.array((line.start, line.end))) for line in self.lines]
        return np.concatenate(ends)


def find_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return blocks, the likeliest first; every line is in one at most."""
    left = list(lines)
    blocks = []
    while left:
        first = left.pop(0)
        if first.weight < FEWEST_MARKS:
            continue
        members = [first]
        for member in members:
            near = [each for each in left if _neighbours(member, each)]
            members += near
            left = [each for each in left if not any(each is one for one in near)]
        members = [_same_way(first, each) for each in members]
        members.sort(key=lambda each: across(first, each))
        blocks.append(Block(tuple(members)))
    return sorted(blocks, key=lambda block: -block.weight)


def _same_way(line: Line, other: Line) -> Line:
    return other if np.cos(line.direction - other.direction) > 0 else other.reversed()


def across(line: Line, other: Line) -> float:
    """Return how far the middle of ``other`` lies across from ``line``, in pixels."""
    x, y = other.points(np.array([(other.start + other.end) / 2])).T
    _, v = line.place(x, y)
    return float(v[0])


def _neighbours(line: Line, other: Line) -> bool:
    if not 0.75 < other.pitch / line.pitch < 1.33 or not 0.7 < other.height / line.height < 1.4:
        return False
    if turned(line, other) > 0.1:
        return False
    x, y = other.points(np.array([other.start, other.end])).T
    u, v = line.place(x, y)
    apart = abs(v.mean()) / line.pitch
    common = min(line.end, u.max()) - max(line.start, u.min())
    longer = max(line.end - line.start, u.max() - u.min())
    return bool(NEAREST < apart < FARTHEST and common > 0.6 * longer)
