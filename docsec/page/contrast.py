"""Contrast of the characters of the MRZ under two lights, at the same strokes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Span
from docsec.page.examined import Grey, Page
from docsec.page.matching import best
from docsec.page.plane import Doubles, Pixels, Plane, brightest

Floats = npt.NDArray[np.float32]

SCALE = 12.0
"""Pixels per millimetre that strokes are compared at."""

CELL = (2.54, 3.2)
"""Width and height around the middle of a character that are looked at, in millimetres."""

REACH = 0.35
"""Millimetres that a line is looked for around its place under the other light."""

FOUND = 0.4
"""Correlation from which on it counts as found there; else it is measured where it should be."""

SOLID = 0.6
"""Of the darkest in a cell under white light, what counts as a stroke."""


@dataclass(frozen=True, slots=True, eq=False)
class Contrasts:
    """What the characters of an MRZ show, in reading order.

    Attributes:
        places: of the characters.
        white: the contrast of each to the paper beside it under white light, 0..1.
        other: of the same strokes under the other light.
        paper: grey of the paper under the other light, of 255.
        strips: of each line, flat: under white light and under the other.
    """

    places: tuple[Span, ...]
    white: Doubles
    other: Doubles
    paper: float
    strips: tuple[tuple[Pixels, Pixels], ...]


def contrasts(page: Page, light: str) -> Contrasts:
    """Return the contrasts under white light and under another.

    Raises:
        ValueError: the MRZ was not followed, or the picture is not registered.
    """
    own, other = page.plane, page.plane_of(light)
    picture = page.capture.under(light)
    if own is None or other is None or picture is None or not page.lines:
        raise ValueError(f"the page has no MRZ that lies on a picture under {light}")
    # The brightest colour, so that coloured print and stamps count for little.
    white = brightest(page.picture.pixels)
    grey = np.asarray(cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    places, values, papers, strips = [], [], [], []
    for number, line in enumerate(page.lines, 1):
        centres = own.to_page(line.centres)
        left, top = centres.min(axis=0) - CELL
        size = np.ptp(centres, axis=0) + 2 * np.array(CELL)
        box = (float(size[0]), float(size[1]), SCALE, float(left), float(top))
        cut = _cut(white, own, box), _cut(grey, other, box)
        middles = (centres - (left, top)) * SCALE
        values.append(_line(*cut, middles))
        papers.append(float(np.percentile(cut[1], 75)))
        strips.append((_shown(page.picture.pixels, own, box), _shown(picture.pixels, other, box)))
        places += [Span(number, at, at) for at in range(1, len(line.text) + 1)]
    both = np.concatenate(values)
    return Contrasts(tuple(places), both[:, 0], both[:, 1], min(papers), tuple(strips))


def _cut(grey: Grey, plane: Plane, box: tuple[float, float, float, float, float]) -> Grey:
    return plane.drawn(grey, *box)


def _shown(pixels: Pixels, plane: Plane, box: tuple[float, float, float, float, float]) -> Pixels:
    """Return a strip of a picture without what was left around the line for the search."""
    width, height, scale, left, top = box
    inner = (width - CELL[0], height - CELL[1], scale, left + CELL[0] / 2, top + CELL[1] / 2)
    return plane.drawn(pixels, *inner)


def _line(white: Grey, other: Grey, middles: Doubles) -> Doubles:
    """Return the contrast of each character under both lights, n x 2."""
    seen, again = _darkness(white), _darkness(other)
    reach = round(REACH * SCALE)
    found = best(again, np.ascontiguousarray(seen[reach:-reach, reach:-reach]))
    if found.fit >= FOUND:
        move = np.array(((1, 0, found.x - reach), (0, 1, found.y - reach)), dtype=np.float64)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        size = (again.shape[1], again.shape[0])
        moved = cv2.warpAffine(again, move, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        again = np.asarray(moved, dtype=np.float32)
    return np.array([_cell(seen, again, x, y) for x, y in middles])


def _darkness(strip: Grey) -> Floats:
    """Return how much darker than the paper around it each pixel is, as a share of the paper."""
    side = round(CELL[0] * SCALE)
    kernel = np.ones((side // 2, side // 2), np.uint8)
    paper = cv2.blur(cv2.morphologyEx(strip, cv2.MORPH_CLOSE, kernel), (side, side))
    shares = 1 - strip / np.maximum(paper.astype(np.float32), 1)
    return np.asarray(shares, dtype=np.float32)


def _cell(seen: Floats, again: Floats, x: float, y: float) -> tuple[float, float]:
    across, down = CELL[0] * SCALE / 2, CELL[1] * SCALE / 2
    part = np.s_[
        max(round(y - down), 0) : round(y + down), max(round(x - across), 0) : round(x + across)
    ]
    ink, other = seen[part], again[part]
    weight = np.where(ink >= SOLID * np.percentile(ink, 97), np.maximum(ink, 0), 0)
    total = float(weight.sum()) or 1.0
    return float((weight * ink).sum()) / total, float((weight * other).sum()) / total
