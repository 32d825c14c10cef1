"""Lines of the background that lie beside their place on a document of the same model.

Where a piece of a page was cut out and put in again, or comes from another page, its lines do
not meet those around it. They are looked for around their places: a patch counts only where its
lines are found, all of them, somewhere else. Lines that are merely gone are no sign of that.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import cv2
import numpy as np

from docsec.features.checks.held_beside import alike, both_drawn, on_page, visual_zone
from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Status
from docsec.page.beside import SCALE, Beside
from docsec.page.examined import Page
from docsec.page.matching import best
from docsec.page.plane import Floats, mean_colour
from docsec.registry import finding, not_performed

# Millimetres that a patch is wide, that patches lie apart, and that they are looked for around.
PATCH, STEP, REACH = 5, 2, 2.8
# Correlation with the model at its own place below which a patch is not there, and beside it
# from which on it is; millimetres from which on that is another place.
NOT_HERE, THERE, APART = 0.4, 0.6, 0.2
# Steps of grey that the ground of both may differ: beyond lies another picture, such as a second
# portrait, whose lines are its own.
SAME_GROUND = 5.0
# Patches that must have moved alike, to a few tenths of a millimetre.
FEWEST, TOGETHER = 6, 0.15


class Moved(NamedTuple):
    """A patch found beside its place: its box and how far it moved, in millimetres."""

    left: float
    top: float
    across: float
    down: float


class Guilloche:
    """Points at a part of the page whose lines lie otherwise than those of the model."""

    code = "image.guilloche"
    # Coarser pictures turn fine lines into others (moire).
    needs = Needs(outline=3.0, reference=True, pixels_per_character=20.0, edge_spread=0.45)

    def run(self, page: Page) -> Finding:
        """Return how far the lines of a part of the page moved, in millimetres."""
        pairs = alike(page)
        if not pairs:
            return not_performed(self.code, "nothing-alike")
        found = [(pair, moved(pair, visual_zone(page, pair.free.shape))) for pair in pairs]
        pair, patches = min(found, key=lambda each: len(each[1]))
        points = len(patches) >= FEWEST
        far = math.hypot(*np.median([each[2:] for each in patches], axis=0)) if points else 0.0
        box = _box(patches) if points else None
        return finding(
            self.code,
            Status.UNDETERMINED if points else Status.SUCCESSFUL,
            where=on_page(page, box) if box else None,
            measure=Measure("lines-moved", round(far, 2), "mm", APART),
            evidence=both_drawn(pair, box) if box else None,
        )


def moved(pair: Beside, zone: tuple[int, int]) -> tuple[Moved, ...]:
    """Return the largest set of patches that moved alike; none where all are in place.

    Args:
        pair: a page and a model.
        zone: the first column and the end of the rows that are looked at: elsewhere stand a
            photograph, whose lines are those of another face, and the MRZ, which repeats.
    """
    found = [each for each in _patches(pair, *zone) if each is not None]
    together = [
        tuple(
            other
            for other in found
            if math.hypot(other.across - one.across, other.down - one.down) <= TOGETHER
        )
        for one in found
    ]
    return max(together, key=len, default=())


def _patches(pair: Beside, first: int, end: int) -> list[Moved | None]:
    own, whole = mean_colour(pair.lines) * pair.free, mean_colour(pair.model_lines)
    model = whole * pair.free
    side, margin = PATCH * SCALE, round(REACH * SCALE)
    same = _same_ground(pair)
    return [
        _sought(own, model, whole, left, top)
        for top in range(margin, end - side, STEP * SCALE)
        for left in range(max(first, margin), own.shape[1] - side - margin, STEP * SCALE)
        if pair.free[top : top + side, left : left + side].mean() > 0.4
        and same[top : top + side, left : left + side].mean() < SAME_GROUND
    ]


def _same_ground(pair: Beside) -> Floats:
    """Return by how many steps the ground of each place differs, characters left out."""
    weight = cv2.GaussianBlur(pair.free, (0, 0), SCALE) + np.float32(0.01)
    own, model = (
        cv2.GaussianBlur(mean_colour(flat.astype(np.float32)) * pair.free, (0, 0), SCALE) / weight
        for flat in (pair.own, pair.model)
    )
    differs = own - model
    return np.asarray(np.abs(differs - np.median(differs)), dtype=np.float32)


def _sought(own: Floats, model: Floats, whole: Floats, left: int, top: int) -> Moved | None:
    """Return where a patch of the page lies in the model, if that is beside its place."""
    side, margin = PATCH * SCALE, round(REACH * SCALE)
    rows, columns = slice(top, top + side), slice(left, left + side)
    patch = own[rows, columns]
    here = cv2.matchTemplate(model[rows, columns], patch, cv2.TM_CCOEFF_NORMED)[0, 0]
    if not here < NOT_HERE or patch.std() < 0.5 * own.std():
        return None
    wide = np.s_[top - margin : top + side + margin, left - margin : left + side + margin]
    found = best(np.ascontiguousarray(whole[wide]), patch)
    across, down = (found.x - margin) / SCALE, (found.y - margin) / SCALE
    if not found.inside or found.fit < THERE or math.hypot(across, down) < APART:
        return None
    return Moved(left / SCALE, top / SCALE, -across, -down)


def _box(patches: tuple[Moved, ...]) -> tuple[float, float, float, float]:
    """Return the box around patches, in millimetres."""
    left, top = min(each.left for each in patches), min(each.top for each in patches)
    right, bottom = max(each.left for each in patches), max(each.top for each in patches)
    return left, top, right + PATCH, bottom + PATCH


CHECK = Guilloche()
