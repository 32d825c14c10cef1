"""Whether what is gone in infrared on documents of the model is gone here (Doc 9303-2 App. C).

Printers of documents choose inks that vanish in infrared beside inks that stay; whoever prints a
page with one set of inks gets one behaviour everywhere. Tiles of the page with the same print
under white light in both are compared: how much of its darkness each keeps in infrared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features import evidence
from docsec.features.checks.needs import Needs, models
from docsec.findings import Evidence, Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import MILLIMETRES_PER_INCH, Pixels
from docsec.registry import finding, not_performed

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

SCALE, TILE = 6, 4
"""Pixels per millimetre, and millimetres that a tile is wide and high."""

# Correlation of the print under white light from which on a tile counts as the same in both.
SAME = 0.6
# Darkness that the print of a tile must have, as a share of the paper.
PRINT = 0.02
# Share of its darkness that print keeps in infrared where it is gone, and where it stays.
GONE, STAYS = 0.35, 0.55
# Tiles that must be the same and gone in the reference, and the share of them that may stay.
FEWEST, MOST = 20, 0.25
# And of those that stay in the reference, the share that may be gone.
MOST_FADING = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """How much of its darkness the print of each tile keeps in infrared.

    Attributes:
        share: rows x columns of tiles, 0 (gone) to about 1.
        print: the darkness under white light of every pixel.
    """

    share: Floats
    print: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A page beside a reference.

    Attributes:
        gone: tiles of the same print that are gone in the reference.
        stay: those of them that stay here.
        staying: their share.
        fade: tiles that stay in the reference and are gone here.
        fading: their share of those that stay in the reference.
    """

    gone: int
    stay: Mask
    staying: float
    fade: Mask
    fading: float


class IrDropout:
    """Points at a page whose print stays in infrared where that of the model is gone."""

    code = "image.ir-dropout"
    needs = Needs(lights=("ir",), registered=True, reference=True)

    def run(self, page: Page) -> Finding:
        """Return which share of tiles behaves otherwise than in the reference, in per cent."""
        own = kept(page)
        compared = [_compared(own, kept(model)) for model in models(page, self.needs.lights)]
        enough = [each for each in compared if each.gone >= FEWEST]
        if not enough:
            return not_performed(self.code, "nothing-alike")
        best = min(enough, key=lambda each: max(each.staying / MOST, each.fading / MOST_FADING))
        stays = best.staying > MOST
        fades = best.fading > MOST_FADING and not stays
        share, limit = (best.fading, MOST_FADING) if fades else (best.staying, MOST)
        tiles = best.fade if fades else best.stay
        points = stays or fades
        return finding(
            self.code,
            Status.UNDETERMINED if points else Status.SUCCESSFUL,
            where=_where(page, tiles) if points else None,
            expected=str(best.gone),
            reason="print-fades" if fades else None,
            measure=Measure("print-otherwise", round(100 * share, 1), "%", 100 * limit),
            evidence=_evidence(page, own, tiles),
        )


def _compared(own: Kept, other: Kept) -> Compared:
    same = _same(own, other)
    gone, there = same & (other.share < GONE), same & (other.share > STAYS)
    stay, fade = gone & (own.share > STAYS), there & (own.share < GONE)
    few = int(there.sum()) < FEWEST
    return Compared(
        int(gone.sum()),
        stay,
        float(stay.sum()) / max(int(gone.sum()), 1),
        fade,
        0.0 if few else float(fade.sum()) / int(there.sum()),
    )


def kept(page: Page) -> Kept:
    """Return what a page keeps in infrared.

    Raises:
        ValueError: its infrared picture is not registered.
    """
    white, infrared = _flat(page, None), _flat(page, "ir")
    print_, other = _darkness(white), _darkness(infrared)
    weight = np.maximum(print_, 0)
    above = _tiles(weight * other)
    share = above / np.maximum(_tiles(weight * print_), 1e-6)
    return Kept(np.asarray(share, dtype=np.float32), print_)


def _flat(page: Page, light: str | None) -> Pixels:
    flat = page.flat(SCALE * MILLIMETRES_PER_INCH, light)
    if flat is None:
        raise ValueError("the page has no picture under this light that is registered")
    return flat


def _darkness(flat: Pixels) -> Floats:
    """Return how much darker than the paper around it each pixel is, as a share of the paper."""
    grey = cv2.GaussianBlur(cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY), (0, 0), 0.6)
    side = round(3 * SCALE) | 1
    bright = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    paper = cv2.blur(bright, (side, side)).astype(np.float32)
    return np.asarray(1 - grey / np.maximum(paper, 1), dtype=np.float32)


def _tiles(values: Floats) -> Floats:
    """Return the mean of every whole tile."""
    side = SCALE * TILE
    rows, columns = values.shape[0] // side, values.shape[1] // side
    cut = values[: rows * side, : columns * side].reshape(rows, side, columns, side)
    return np.asarray(cut.mean(axis=(1, 3)), dtype=np.float32)


def _same(own: Kept, other: Kept) -> Mask:
    """Return the tiles that show the same print under white light."""
    one, two = own.print, other.print
    means = _tiles(one), _tiles(two)
    cross = _tiles(one * two) - means[0] * means[1]
    spread = (_tiles(one * one) - means[0] ** 2) * (_tiles(two * two) - means[1] ** 2)
    alike = cross / np.sqrt(np.maximum(spread, 1e-12))
    printed = (means[0] > PRINT) & (means[1] > PRINT)
    return np.asarray((alike > SAME) & printed, dtype=np.bool_)


def _where(page: Page, stays: Mask) -> Region | None:
    plane = page.plane_of("ir")
    if plane is None:
        return None
    rows, columns = np.nonzero(stays)
    box = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
    return Region("ir", plane.box(*(float(side) * TILE for side in box)))


def _evidence(page: Page, own: Kept, stays: Mask) -> Evidence:
    white, infrared = _flat(page, None), _flat(page, "ir")
    return Evidence("dropout", partial(_drawn, white, infrared, own.share, stays))


def _drawn(white: Pixels, infrared: Pixels, share: Floats, stays: Mask) -> bytes:
    """Return the page under white light, in infrared, and what of its print stays as a tint."""
    side = SCALE * TILE
    rows, columns = share.shape
    cut = np.s_[: rows * side, : columns * side]
    tint = evidence.tinted(infrared[cut], np.clip(share, 0, 1))
    boxes = [
        (column * side + 3, row * side + 3, (column + 1) * side - 3, (row + 1) * side - 3)
        for row, column in np.argwhere(stays)
    ]
    shown = (white[cut], infrared[cut], evidence.framed(tint, boxes))
    return evidence.png(evidence.beside(shown, 300))


CHECK = IrDropout()
