"""Fibres that lie at the same places in two documents (Doc 9303-2 App. A, fibres).

Fibres lie otherwise in every sheet. Where those of two documents lie alike they were printed, by
whoever made both, or are print of the model that looks like fibres. So the reference here is any
other document that looks like this one, a suspect one above all.
"""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features import evidence
from docsec.features.checks.fibres import SCALE, Piece, flat_under_ultraviolet, pieces, thin
from docsec.features.checks.needs import Needs, models
from docsec.findings import Evidence, Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import Pixels
from docsec.registry import finding, not_performed

# Glow above the ground from which on a piece is clear, 0..1, and millimetres around it in which
# nothing else may glow so: gaps between dark letters and parts of luminous print are neither.
CLEAR, ALONE = 0.10, 0.5
# Millimetres that two pieces may lie apart, and that their boxes may differ, and be the same.
APART, UNLIKE = 0.4, 0.7
# Clear pieces that there must be, and of those how many must lie alike, and their share.
# Specimens of design a have up to 6 of 24 in common, print of the model; where fibres are printed
# alike 23 of 32 and 11 of 17.
FEWEST, ALIKE, SHARE = 6, 6, 0.5


class FibreLayout:
    """Points at fibres that lie where those of another document lie."""

    code = "image.fibre-layout"
    needs = Needs(
        lights=("uv",),
        registered=True,
        reference=True,
        pixels_per_character=20.0,
        edge_spread=0.35,
    )

    def run(self, page: Page) -> Finding:
        """Return how many fibres lie as those of a reference do, the most of them."""
        own = flat_under_ultraviolet(page)
        here = clear(own)
        if len(here) < FEWEST:
            return not_performed(self.code, "too-few-fibres")
        others = (clear(flat_under_ultraviolet(model)) for model in models(page, self.needs.lights))
        same = max((alike(here, other) for other in others), key=len)
        points = len(same) >= max(ALIKE, SHARE * len(here))
        plane = page.plane_of("uv")
        whole = (0.0, 0.0, own.shape[1] / SCALE, own.shape[0] / SCALE)
        return finding(
            self.code,
            Status.UNDETERMINED if points else Status.SUCCESSFUL,
            where=Region("uv", plane.box(*whole)) if plane else None,
            actual=str(len(here)),
            measure=Measure("fibres-alike", float(len(same)), "", float(ALIKE)),
            evidence=Evidence("fibres", partial(_drawn, own, same)),
        )


def clear(flat: Pixels) -> tuple[Piece, ...]:
    """Return the pieces like fibres that glow clearly and lie alone.

    Args:
        flat: the page under ultraviolet, `SCALE` pixels per millimetre.
    """
    strength = thin(flat)
    glows = (strength >= 255 * CLEAR).astype(np.uint8)
    found = pieces(flat, np.zeros_like(flat))
    return tuple(each for each in found if _is_clear(each, strength, glows))


def _is_clear(piece: Piece, strength: Pixels, glows: npt.NDArray[np.uint8]) -> bool:
    margin = round(ALONE * SCALE)
    left, top, right, bottom = (round(side * SCALE) for side in piece.box)
    inner = np.s_[top:bottom, left:right]
    if np.percentile(strength[inner], 90) < 255 * CLEAR:
        return False
    outer = glows[max(top - margin, 0) : bottom + margin, max(left - margin, 0) : right + margin]
    count, _ = cv2.connectedComponents(outer)
    return bool(count == 2)


def alike(one: tuple[Piece, ...], two: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of one page that another has at the same place, of the same colour."""
    return tuple(each for each in one if any(_same(each, other) for other in two))


def _same(one: Piece, two: Piece) -> bool:
    first, second = np.array(one.box), np.array(two.box)
    off = float(np.hypot(*((first[:2] + first[2:] - second[:2] - second[2:]) / 2)))
    unlike = float(np.abs((first[2:] - first[:2]) - (second[2:] - second[:2])).max())
    return one.colour == two.colour and off <= APART and unlike <= UNLIKE


def _drawn(flat: Pixels, found: tuple[Piece, ...]) -> bytes:
    """Return the page under ultraviolet, every fibre that lies as another's framed."""
    several = [each.box for each in found]
    boxes = [(SCALE * box[0], SCALE * box[1], SCALE * box[2], SCALE * box[3]) for box in several]
    return evidence.png(evidence.below(evidence.framed(flat, evidence.grown(boxes, 3))))


CHECK = FibreLayout()
