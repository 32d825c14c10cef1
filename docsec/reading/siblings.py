"""Lines of a block that no row of marks stood for, found beside those that one did.

The distance between lines is counted in pitches at the same place along the line: however the
picture was taken, it is then the same from the first character to the last.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from docsec.reading.blocks import FARTHEST, NEAREST, Block, across
from docsec.reading.lines import Line, line_of
from docsec.reading.marks import Marks

BIN = 0.1
HALF_BAND = 0.4
"""Pitches from the middle of a line that the middles of its marks lie within."""

LONGEST_OF_THREE = 33.0
"""Pitches: lines longer than this come in twos."""

FILLED = 0.5
"""Share of the places of a line at which there is a mark."""


def completed(block: Block, marks: Marks) -> Block:
    """Return the block with lines found beside its best one, where some seem to be missing."""
    best = block.best
    strong = sum(line.weight > 0.5 * best.weight for line in block.lines)
    if strong > 2 or (strong == 2 and best.count > LONGEST_OF_THREE):
        return block
    u, v = best.place(marks.x.astype(np.float64), marks.y.astype(np.float64))
    size = float(np.median(marks.size[_on(best, u, v)])) if _on(best, u, v).any() else 0.0
    alike = (marks.size > 0.5 * size) & (marks.size < 1.6 * size)
    inside = (u > best.start - best.pitch) & (u < best.end + best.pitch)
    near = np.flatnonzero(alike & inside & (np.abs(v) < 3 * FARTHEST * best.pitch))
    offset = v[near] / (best.pitch * best.scale(u[near]))
    known = [across(best, line) / best.pitch for line in block.lines]
    lines = list(block.lines)
    for middle in _bands(offset):
        distance = min(abs(middle - each) for each in known)
        if not NEAREST < distance < FARTHEST:
            continue
        row = near[np.abs(offset - middle) < HALF_BAND]
        places = np.unique(np.round(best.cells.number(u[row])))
        if len(places) < FILLED * best.count:
            continue
        lines.append(line_of(marks, row[np.argsort(u[row])]))
        known.append(middle)
    lines.sort(key=lambda line: across(best, line))
    return Block(tuple(lines))


def supposed(first: Line, second: Line) -> tuple[Line, Line]:
    """Return where lines would lie on either side of two, as far apart as they are."""
    if first.weight < second.weight:
        after, before = supposed(second, first)
        return before, after
    step = across(first, second)
    return first.shifted(-step), first.shifted(2 * step)


def _on(
    line: Line, u: npt.NDArray[np.float64], v: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    return (u > line.start) & (u < line.end) & (np.abs(v) < 0.3 * line.height)


def _bands(offset: npt.NDArray[np.float64]) -> Iterator[float]:
    """Yield the offsets that marks lie around, the nearest first."""
    edge = 3 * FARTHEST
    count, _ = np.histogram(offset, bins=round(2 * edge / BIN), range=(-edge, edge))
    window = round(2 * HALF_BAND / BIN)
    smooth = np.convolve(count, np.ones(window), "same")
    found = []
    while (top := int(smooth.argmax())) >= 0 and smooth[top] >= 6:
        found.append((top + 0.5) * BIN - edge)
        low = max(0, top - 2 * window)
        smooth[low : top + 2 * window] = 0
    yield from sorted(found, key=abs)
