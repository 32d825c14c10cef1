"""Rows of marks of one size at about one distance: what a line of an MRZ looks like.

Nothing is turned: a mark is joined to the nearest one ahead and the nearest one behind in some
direction, where they agree that they are nearest to one another, whatever the direction.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from docsec.reading.marks import Marks

Indices = npt.NDArray[np.intp]

SIZES = ((4.0, 11.0), (7.0, 18.0), (12.0, 31.0), (21.0, 54.0), (36.0, 90.0))
"""Marks of these sizes are joined among themselves, in pixels; a line lies within one."""

REACH = 2.6
"""How far the next character may be, in sizes of the smaller mark: one may be missing."""

SPREAD = 0.21
"""Rise over run between neighbours, from the direction looked along: some 12 degrees."""

DIRECTIONS = 18
SHORTEST = 1 + 8
"""Marks and steps between them; fewer are not taken for a line."""


def chains(marks: Marks) -> Iterator[Indices]:
    """Yield rows of marks, in order along the row; a mark may be in several."""
    for low, high in SIZES:
        among = np.flatnonzero((marks.size >= low) & (marks.size <= high))
        if len(among) >= SHORTEST:
            for row in _chains(marks.chosen(among), low, high):
                yield among[row]


def _chains(marks: Marks, low: float, high: float) -> Iterator[Indices]:
    first, second = _near(marks, REACH * min(low * 1.6, high))
    right = marks.x[second] - marks.x[first]
    down = marks.y[second] - marks.y[first]
    apart = np.hypot(right, down)
    small = np.minimum(marks.size[first], marks.size[second])
    close = np.flatnonzero((apart < REACH * small) & (apart > 0.4 * small))
    # The nearest last: `_rows` keeps the last of several neighbours on one side.
    close = close[np.argsort(-apart[close], kind="stable")]
    first, second, angle = first[close], second[close], np.arctan2(down[close], right[close])
    backward = angle < 0
    angle[backward] += np.float32(np.pi)
    sector = (angle * (DIRECTIONS / np.pi)).astype(int) % DIRECTIONS
    votes = np.bincount(sector, minlength=DIRECTIONS)
    for direction in range(DIRECTIONS):
        about = votes[[direction - 1, direction, (direction + 1) % DIRECTIONS]].sum()
        if about < SHORTEST - 1:
            continue
        off = np.abs(angle - np.float32((direction + 0.5) * np.pi / DIRECTIONS))
        opposite = off > np.pi / 2
        fit = np.flatnonzero(np.minimum(off, np.float32(np.pi) - off) < np.arctan(SPREAD))
        swapped = (backward ^ opposite)[fit]
        one, other = first[fit], second[fit]
        behind, ahead = np.where(swapped, other, one), np.where(swapped, one, other)
        yield from _rows(behind, ahead, len(marks))


def _rows(behind: Indices, ahead: Indices, count: int) -> Iterator[Indices]:
    following, preceding = np.full(count + 1, count), np.full(count + 1, -1)
    following[behind] = ahead
    preceding[ahead] = behind
    following[preceding[following] != np.arange(count + 1)] = count
    # Most marks begin no row: those from which eight steps on there is no mark.
    twice = following[following]
    fourth = twice[twice]
    long = np.flatnonzero(fourth[fourth] < count)
    if not len(long):
        return
    has_before = np.zeros(count + 1, dtype=bool)
    has_before[following] = True
    after = following.tolist()
    for start in long[~has_before[long]].tolist():
        row = [start]
        while (at := after[row[-1]]) < count:
            row.append(at)
        yield np.array(row, dtype=np.intp)


def _near(marks: Marks, reach: float) -> tuple[Indices, Indices]:
    """Return pairs of marks that lie within ``reach`` or a little more."""
    column = (marks.x / reach).astype(np.int64)
    row = (marks.y / reach).astype(np.int64)
    width = int(column.max(initial=0)) + 3
    cell = (row + 1) * width + column + 1
    order = np.argsort(cell, kind="stable")
    cells = cell[order]
    firsts, seconds = [], []
    for step in (0, 1, width - 1, width, width + 1):
        start = np.searchsorted(cells, cells + step, "left")
        end = np.searchsorted(cells, cells + step, "right")
        if step == 0:
            start = np.arange(1, len(cells) + 1)
        number = np.maximum(end - start, 0)
        firsts.append(np.repeat(np.arange(len(cells)), number))
        offset = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number)
        seconds.append(np.repeat(start, number) + offset)
    return order[np.concatenate(firsts)], order[np.concatenate(seconds)]
