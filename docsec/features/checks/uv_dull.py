"""Whether the page is dull under ultraviolet, as a whole and from zone to zone (Doc 9303-3 4.11).

Security paper holds no brightener; office and photographic paper glow. How bright a glow looks
depends on lamp and exposure, so a page that glows all over is only pointed at, unless a
reference picture of the same model shows how dull it ought to be. A zone that glows several times
as much as the page around it needs no such measure.

What counts is the ground between the lines of print: luminous print is part of many documents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features import evidence
from docsec.features.checks.needs import Needs
from docsec.findings import Evidence, Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import Pixels, brightest
from docsec.registry import finding

Floats = npt.NDArray[np.float32]

SCALE, TILE = 5, 2
"""Pixels per millimetre, and millimetres that a tile is wide and high."""

GROUND = 25
"""Percentile of a tile's glow that is taken for its ground."""

MARGIN = 4
"""Millimetres along the edges that are left out: rounded corners, what lies beside the page."""

# Glow of the ground, 0..1. On specimens of design a: genuine at most 0.17, washed paper 0.38,
# copies and office paper at least 0.71.
GLOWS = 0.55
# And as a share of the brightest print: where luminous print stands out the ground is dull,
# whatever the exposure. Genuine and washed at most 0.48, bright paper at least 0.74.
OUTSHINES = 0.65
# How much brighter a zone must be than the page around it, as a factor and at least, and how
# large, in square millimetres. Luminous print reaches 68, a photograph stuck on 1500.
JUMP, LEAST_JUMP, ZONE = 2.5, 0.12, 300.0
# The brightest place below which the picture shows nothing at all.
BLACK = 0.06
# How many times the glow of a reference a page may have.
BEYOND_REFERENCE = 3.0

ROUTINES = {"photo": "(UV,BR,PH)", "mrz": "(UV,BR,MR)", "visual": "(UV,BR,VZ)"}


@dataclass(frozen=True, slots=True, eq=False)
class Glow:
    """How the page glows.

    Attributes:
        tiles: the ground of each tile, 0..1, rows x columns.
        ground: of the page.
        brightest: of the page with its print.
        zone: left, top, right, bottom of the largest zone that glows more than the page around
            it, in millimetres; None without one.
        area: of that zone, in square millimetres.
        jump: how many times as bright it is.
    """

    tiles: Floats
    ground: float
    brightest: float
    zone: tuple[float, float, float, float] | None
    area: float
    jump: float


class UvDull:
    """Points at a page that glows; fails one of which a zone glows and the rest does not."""

    code = "image.uv-dull"
    needs = Needs(lights=("uv",), placed=True)

    def run(self, page: Page) -> Finding:
        """Return the glow of the page, or the jump to the zone that outshines it."""
        flat = _flat(page)
        if flat is None:
            raise ValueError("it is not known where the page lies in the ultraviolet picture")
        found = measured(flat)
        if found.brightest < BLACK:
            return self._page(page, flat, found, Status.UNDETERMINED, "picture-exposure")
        if found.zone is not None and found.area >= ZONE:
            return self._zone(page, flat, found)
        expected = _expected(page)
        if expected is not None:
            limit = max(BEYOND_REFERENCE * expected, GLOWS / 2)
            failed = found.ground > limit
            status = Status.FAILED if failed else Status.SUCCESSFUL
            return self._page(page, flat, found, status, None, limit)
        # Without a reference a page that glows all over, or does not, is no more than a pointer.
        glows = found.ground >= GLOWS and found.ground >= OUTSHINES * found.brightest
        status = Status.UNDETERMINED if glows else Status.SUCCESSFUL
        return replace(self._page(page, flat, found, status), strong=False)

    def _page(
        self,
        page: Page,
        flat: Pixels,
        found: Glow,
        status: Status,
        reason: str | None = None,
        limit: float = GLOWS,
    ) -> Finding:
        size = flat.shape[1] / SCALE, flat.shape[0] / SCALE
        return finding(
            self.code,
            status,
            where=_where(page, (0.0, 0.0, *size)),
            reason=reason,
            measure=Measure("glow", round(100 * found.ground, 1), "%", round(100 * limit, 1)),
            evidence=_evidence(flat, found, None),
        )

    def _zone(self, page: Page, flat: Pixels, found: Glow) -> Finding:
        zone = found.zone or (0.0, 0.0, 0.0, 0.0)
        kind = _kind(page, zone)
        return finding(
            self.code,
            Status.FAILED,
            where=_where(page, zone),
            actual=f"{found.area:.0f}",
            reason=f"{kind}-zone-glows",
            routine=ROUTINES[kind],
            measure=Measure("glow-jump", round(found.jump, 1), "", JUMP),
            evidence=_evidence(flat, found, zone),
        )


def measured(flat: Pixels) -> Glow:
    """Return how a flat page of `SCALE` pixels per millimetre glows."""
    margin = MARGIN * SCALE
    inner = brightest(flat[margin:-margin, margin:-margin]).astype(np.float32) / np.float32(255)
    tiles = _tiles(inner)
    ground = float(np.median(tiles))
    bright = (tiles > max(JUMP * ground, ground + LEAST_JUMP)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(bright)
    most = float(np.percentile(inner, 99))
    if count == 1:
        return Glow(tiles, ground, most, None, 0.0, 1.0)
    at = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    left, top, width, height, area = (int(value) for value in stats[at])
    zone = tuple(MARGIN + TILE * side for side in (left, top, left + width, top + height))
    jump = float(np.median(tiles[labels == at])) / max(ground, 1 / 255)
    return Glow(tiles, ground, most, zone, float(area * TILE * TILE), jump)  # type: ignore[arg-type]


def _tiles(inner: Floats) -> Floats:
    """Return the ground of every whole tile."""
    side = SCALE * TILE
    rows, columns = inner.shape[0] // side, inner.shape[1] // side
    cut = inner[: rows * side, : columns * side].reshape(rows, side, columns, side)
    pixels = cut.transpose(0, 2, 1, 3).reshape(rows, columns, side * side)
    return np.asarray(np.percentile(pixels, GROUND, axis=2), dtype=np.float32)


def _flat(page: Page) -> Pixels | None:
    """Return the page under ultraviolet, laid flat; None where its place there is not known."""
    plane, picture = page.place_of("uv"), page.capture.under("uv")
    if plane is None or picture is None or page.outline is None:
        return None
    size = page.outline.format.width, page.outline.format.height
    return plane.drawn(picture.pixels, *size, SCALE)


def _expected(page: Page) -> float | None:
    """Return the glow that reference pictures of the same model have, the brightest of them."""
    flats = [_flat(model) for model in page.models]
    grounds = [measured(flat).ground for flat in flats if flat is not None]
    return max(grounds) if grounds else None


def _kind(page: Page, zone: tuple[float, float, float, float]) -> str:
    """Return which zone of the page a box lies in: ``mrz``, ``photo`` or ``visual``."""
    if page.outline is None or page.format is None:
        return "visual"
    middle = (zone[0] + zone[2]) / 2, (zone[1] + zone[3]) / 2
    if middle[1] > page.outline.format.height - MRZ_HEIGHT:
        return "mrz"
    return "photo" if middle[0] < PHOTO_SHARE * page.outline.format.width else "visual"


MRZ_HEIGHT = 23.2
PHOTO_SHARE = 0.45
"""The photograph stands at the left above the MRZ (Doc 9303-4 to -7, 3.1): Zone V."""


def _where(page: Page, box: tuple[float, float, float, float]) -> Region | None:
    plane = page.place_of("uv")
    return Region("uv", plane.box(*box)) if plane else None


def _evidence(
    flat: Pixels, found: Glow, zone: tuple[float, float, float, float] | None
) -> Evidence:
    return Evidence("heat-map", partial(_drawn, flat, found.tiles, zone))


def _drawn(flat: Pixels, tiles: Floats, zone: tuple[float, float, float, float] | None) -> bytes:
    """Return the page beside the same with the glow of its ground as a tint."""
    margin, side = MARGIN * SCALE, SCALE * TILE
    rows, columns = tiles.shape
    inner = flat[margin : margin + rows * side, margin : margin + columns * side]
    tint = evidence.tinted(inner, tiles)
    if zone is not None:
        left, top, right, bottom = ((value - MARGIN) * SCALE for value in zone)
        tint = evidence.framed(tint, [(left, top, right, bottom)])
    return evidence.png(evidence.beside((inner, tint), min(inner.shape[0], 360)))


CHECK = UvDull()
