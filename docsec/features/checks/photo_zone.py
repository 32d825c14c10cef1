"""Straight edges above and down both sides of the photograph, as one that was stuck on has.

The photograph stands at the left of the page, in Zone V (Doc 9303-4 4.1.1). One printed into the
page ends softly, without a line; documents with photographs stuck on as issued, or in a frame,
have such edges too, so that a document of the same model decides.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import MILLIMETRES_PER_INCH, Pixels, lightness
from docsec.registry import finding, not_performed

SCALE = 6.0
"""Pixels per millimetre that edges are looked for at."""

# Steps of CIE L*. Specimens as issued have 2.1 and less, long hair falling straight down both sides
# the most; those stuck on with a hard edge 5.6 and more; ground down until they are soft they have
# 2.0 and are not seen. Of 29 published specimens with a photograph one has 3.4, the others less.
STEP = 4.5
# Where the sides may lie, in millimetres from the left edge of the page.
LEFT, RIGHT = (1.0, 14.0), (24.0, 48.0)
# How far down the page the sides are looked at, and the edge above, as shares of its height. Hair
# may be as straight and as dark down both sides; above it is round.
DOWN, ABOVE = (0.30, 0.64), (0.10, 0.30)
# Of the way along, the share in which an edge is at least so steep: hair is as straight over less.
ALONG = 80

Floats = npt.NDArray[np.float32]


class Edge(NamedTuple):
    """One edge: its step of lightness, and how far from the page's own it lies, in millimetres."""

    step: float
    place: float


class PhotoZone:
    """Points at a photograph that straight edges set off above and on both sides."""

    code = "image.photo-zone"
    needs = Needs(print=True, format=True, outline=3.0, pixels_per_character=12.0)

    def run(self, page: Page) -> Finding:
        """Return the weakest step of the three edges."""
        flat, page_format = page.flat(SCALE * MILLIMETRES_PER_INCH), page.format
        if flat is None or page_format is None or page_format.lines != 2:
            return not_performed(self.code, "no-photograph-here")
        left, right, top = edges(flat)
        step = min(left.step, right.step, top.step)
        bottom = DOWN[1] * page_format.height
        box = page.plane.box(left.place, top.place, right.place, bottom) if page.plane else ()
        return finding(
            self.code,
            Status.UNDETERMINED if step >= STEP else Status.SUCCESSFUL,
            where=Region(page.picture.light, box),
            measure=Measure("step-of-lightness", round(step, 1), "CIELAB", STEP),
        )


def edges(flat: Pixels) -> tuple[Edge, Edge, Edge]:
    """Return the steepest straight edge to the left of the photograph, to the right, and above.

    Args:
        flat: the page at `SCALE` pixels per millimetre.
    """
    light = lightness(flat)
    height = light.shape[0] / SCALE
    first, last = (round(share * light.shape[0]) for share in DOWN)
    left, right = (_steepest(light[first:last], between) for between in (LEFT, RIGHT))
    within = light[:, round(left.place * SCALE) : round(right.place * SCALE)]
    return left, right, _steepest(within.T, (ABOVE[0] * height, ABOVE[1] * height))


def _steepest(light: Floats, between: tuple[float, float]) -> Edge:
    """Return the steepest edge down the columns of a part of the page."""
    reach = round(0.5 * SCALE)
    steps = light[:, reach:] - light[:, :-reach]
    first, last = (round(place * SCALE) for place in between)
    low, high = np.percentile(steps[:, first:last], (100 - ALONG, ALONG), axis=0)
    rise = np.maximum(low, -high)
    at = int(rise.argmax())
    return Edge(float(rise[at]), (first + at) / SCALE + 0.25)


CHECK = PhotoZone()
