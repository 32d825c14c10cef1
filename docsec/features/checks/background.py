"""Ground that is paler around a text than on a document of the same model.

Who rubs or washes out an entry takes the tint and the lines beneath it away. Beside a document
of the model such a place is a pale box with characters in it; wear and light end elsewhere, and
not along straight sides.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from docsec.features.checks.held_beside import Box, alike, both_drawn, on_page, visual_zone
from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Status
from docsec.page.beside import SCALE, Beside, Mask
from docsec.page.examined import Page
from docsec.page.plane import Floats, Pixels, brightest
from docsec.registry import finding, not_performed

FINENESS = 2
"""Places to the millimetre that the ground is compared at."""

# Millimetres of the thickest strokes that are filled, and of the surroundings that a place is
# held against.
STROKE, SURROUNDINGS = 0.9, 25
# Steps of grey by which a place must be paler. Erased places of specimens are by 20.
PALER = 9.0
# Of a pale place: square millimetres, millimetres high and wide, the share of its box it fills,
# and the share of that which characters take.
AREA, HIGH, WIDE, FILLED, WRITTEN = 30.0, (3.0, 9.0), 6.0, 0.65, 0.04
# Millimetres along the edges that are left out.
MARGIN = 2


class Pale(NamedTuple):
    """A place that is paler than on the model: its box in millimetres, by how many steps."""

    box: Box
    steps: float


class Background:
    """Points at an entry whose ground is paler than that of the model."""

    code = "image.background"
    needs = Needs(outline=3.0, reference=True, pixels_per_character=12.0, edge_spread=0.45)

    def run(self, page: Page) -> Finding:
        """Return by how many steps of grey the ground of an entry is paler."""
        pairs = alike(page)
        if not pairs:
            return not_performed(self.code, "nothing-alike")
        found = [
            (pair, pale(pair, visual_zone(page, pair.free.shape), page.glare)) for pair in pairs
        ]
        pair, places = min(found, key=lambda each: len(each[1]))
        place = max(places, key=lambda each: each.steps, default=None)
        return finding(
            self.code,
            Status.UNDETERMINED if place else Status.SUCCESSFUL,
            where=on_page(page, place.box) if place else None,
            measure=Measure("paler", round(place.steps if place else 0.0, 1), "", PALER),
            evidence=both_drawn(pair, place.box) if place else None,
        )


def pale(pair: Beside, zone: tuple[int, int], glare: Mask | None = None) -> tuple[Pale, ...]:
    """Return the places with writing on a ground that is paler than on the model.

    Args:
        pair: a page and a model.
        zone: the first column and the end of the rows that are looked at.
        glare: where light glares on the page (`Page.glare`).
    """
    paler = _paler(pair)
    mask = (paler > PALER) & ~_left_out(paler, zone, glare)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    found = []
    for at in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[at])
        if not _is_entry(width, height, area):
            continue
        box = left, top, left + width, top + height
        if _written(pair, box) >= WRITTEN:
            steps = float(np.median(paler[labels == at]))
            place = left / FINENESS, top / FINENESS, box[2] / FINENESS, box[3] / FINENESS
            found.append(Pale(place, steps))
    return tuple(found)


def _is_entry(width: int, height: int, area: int) -> bool:
    return (
        area >= AREA * FINENESS**2
        and HIGH[0] * FINENESS <= height <= HIGH[1] * FINENESS
        and width >= WIDE * FINENESS
        and area >= FILLED * width * height
    )


def _paler(pair: Beside) -> Floats:
    """Return by how many steps the ground is paler, in the colour that shows it most."""
    steps = _ground(pair.own) - _ground(pair.model)
    half = cv2.resize(steps, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    levels = np.clip(2 * half + 128, 0, 255).astype(np.uint8)
    usual = cv2.medianBlur(levels, SURROUNDINGS * FINENESS // 2 | 1).astype(np.float32)
    level = cv2.resize((usual - 128) / 2, steps.shape[1::-1])
    return np.asarray(brightest(steps - level), dtype=np.float32)


def _ground(flat: Pixels) -> Floats:
    """Return the ground of a page, characters and lines filled."""
    side = round(STROKE * SCALE) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    filled = cv2.morphologyEx(flat, cv2.MORPH_CLOSE, kernel).astype(np.float32)
    soft = cv2.GaussianBlur(filled, (0, 0), 0.3 * SCALE)
    step = SCALE // FINENESS
    return np.asarray(soft[step // 2 :: step, step // 2 :: step], dtype=np.float32)


def _left_out(paler: Floats, zone: tuple[int, int], glare: Mask | None) -> Mask:
    rows, columns = paler.shape
    first, end = (side * FINENESS // SCALE for side in zone)
    edge = MARGIN * FINENESS
    left_out = np.ones((rows, columns), dtype=np.bool_)
    left_out[edge:end, max(first, edge) : columns - edge] = False
    if glare is not None:
        reach = np.ones((3, 3), np.uint8)
        mask = cv2.resize(glare.astype(np.uint8), (columns, rows), interpolation=cv2.INTER_AREA)
        left_out |= cv2.dilate(mask, reach) > 0
    return left_out


def _written(pair: Beside, box: tuple[int, int, int, int]) -> float:
    """Return the share of a box, given in places of the ground, that dark characters take."""
    left, top, right, bottom = (side * SCALE // FINENESS for side in box)
    grey = cv2.cvtColor(pair.own[top:bottom, left:right], cv2.COLOR_RGB2GRAY)
    return float((grey < 0.6 * np.percentile(grey, 80)).mean())


CHECK = Background()
