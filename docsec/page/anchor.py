"""What the lines of the MRZ say of the page: where it ought to lie, and seen from where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from docsec.features.documents import Format
from docsec.page.line import INK_WIDTH, PITCH, PrintedLine
from docsec.page.plane import Doubles, shift, transformed
from docsec.page.sides import Search

MOST_GROWN = 1.003
MOST_CLOSING = 0.025
MOST_LEAN = 0.035
"""What lines of an MRZ seen from above stay under: growth from line to line, growth along a line,
and lean (as across to along)."""


FURTHEST_GROWN = 1.04
UNEVEN = 0.06
"""More than this from line to line, and more unlike along two lines, comes from no view."""


class View(NamedTuple):
    """What a way of looking at the page makes likely.

    Attributes:
        searches: of the top, right, bottom and left side.
        size: millimetres by which the distance of opposite sides is usually off.
        parallel: by how much the slopes of opposite sides usually differ.
        unsure: how many times as far off a side may be as one seen from straight above.
    """

    searches: tuple[Search, Search, Search, Search]
    size: float
    parallel: float
    unsure: float


ABOVE = View(
    (
        Search(9.0, 0.02, 4.0),
        Search(8.0, 0.02, 3.5),
        Search(5.0, 0.02, 2.0),
        Search(5.0, 0.02, 2.0),
    ),
    3.0,
    0.01,
    1.0,
)
SIDE = View(
    (
        Search(14.0, 0.10, 6.0),
        Search(9.0, 0.08, 3.0),
        Search(6.0, 0.08, 1.5),
        Search(6.0, 0.08, 1.5),
    ),
    5.0,
    0.06,
    3.0,
)


def from_the_side(lines: Sequence[PrintedLine]) -> bool:
    """Whether the lines look as they do where the picture was not taken from straight above.

    Print that comes nearer grows: along a line, or from one line to the next. Print turned
    sideways leans. Lines that no view explains were printed unlike one another.
    """
    pitches = [line.pitch for line in lines]
    if uneven(lines) or max(pitches) > FURTHEST_GROWN * min(pitches):
        return False
    along = lines[0].centres[-1] - lines[0].centres[0]
    shared = min(len(line.text) for line in lines)
    way = (lines[-1].centres[:shared] - lines[0].centres[:shared]).mean(axis=0)
    across = abs(float(along[0] * way[1] - along[1] * way[0]))
    lean = abs(float(along @ way)) / across if across else 0.0
    closing = max(abs(line.closing) for line in lines)
    return bool(
        max(pitches) > MOST_GROWN * min(pitches) or closing > MOST_CLOSING or lean > MOST_LEAN
    )


def uneven(lines: Sequence[PrintedLine]) -> bool:
    """Whether the pitch changes along one line otherwise than along another."""
    return bool(np.ptp([line.closing for line in lines]) > UNEVEN)


def page_corners(page_format: Format) -> Doubles:
    """Return the corners of a page in millimetres, from the top left, clockwise."""
    width, height = page_format.width, page_format.height
    return np.array(((0, 0), (width, 0), (width, height), (0, height)), dtype=np.float64)


def places(lines: Sequence[PrintedLine], page_format: Format) -> Doubles:
    """Return where the standard puts each character of ``lines``, in millimetres."""
    rows = []
    for line, above in zip(lines, page_format.centre_lines, strict=True):
        number = np.arange(len(line.text))
        across = page_format.first_character + INK_WIDTH / 2 + number * PITCH
        rows.append(np.stack([across, np.full(len(number), page_format.height - above)], axis=1))
    return np.concatenate(rows)


def expectations(
    lines: Sequence[PrintedLine], page_format: Format
) -> Iterator[tuple[View, Doubles]]:
    """Yield matrices from the page to the picture: from straight above, and from the side."""
    page = places(lines, page_format)
    seen = np.concatenate([line.centres for line in lines])
    # Only the pitch counts for this scale: the lines need not be as far apart as they ought.
    yield ABOVE, _from_above(lines, page_format)
    homogeneous = np.column_stack((page, np.ones(len(page))))
    side, *_ = np.linalg.lstsq(homogeneous, seen, rcond=None)
    yield SIDE, np.vstack((side.T, (0, 0, 1)))
    perspective, _ = cv2.findHomography(page, seen, 0)
    matrix = np.eye(3) if perspective is None else np.asarray(perspective, dtype=np.float64)
    if perspective is not None and _sensible(matrix, page_format):
        yield SIDE, matrix


def _from_above(lines: Sequence[PrintedLine], page_format: Format) -> Doubles:
    """Return the matrix of a page seen from straight above, its last line at its place."""
    last = lines[-1]
    page = places(lines, page_format)[-len(last.text) :]
    column = np.column_stack((page[:, 0] - page[0, 0], np.ones(len(page))))
    (across, start), *_ = np.linalg.lstsq(column, last.centres, rcond=None)
    matrix = np.eye(3)
    matrix[:2, 0], matrix[:2, 1] = across, (-across[1], across[0])
    matrix[:2, 2] = start
    return matrix @ shift(-page[0, 0], -page[0, 1])


def _sensible(matrix: Doubles, page_format: Format) -> bool:
    """Whether a page looks like one from there: no side more than half as long again."""
    corners = page_corners(page_format)
    if (np.column_stack((corners, np.ones(4))) @ matrix[2] <= 0).any():
        return False
    placed = transformed(matrix, corners)
    sides = np.linalg.norm(np.roll(placed, -1, axis=0) - placed, axis=1)
    return bool(max(sides[0], sides[2]) < 1.5 * min(sides[0], sides[2]))
