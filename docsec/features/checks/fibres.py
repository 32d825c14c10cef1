"""Fibres that glow in the paper, held against those of a document of the same model.

Thin, short pieces that glow and lie free are counted. Print of that kind stands at the same
place on every document and is left out; fibres lie otherwise in every sheet. Paper without
fibres, and lines printed where fibres ought to be that do not glow, leave too few.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features import evidence
from docsec.features.checks.needs import Needs, models
from docsec.findings import Evidence, Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import MILLIMETRES_PER_INCH, Pixels, brightest
from docsec.registry import finding, not_performed

Floats = npt.NDArray[np.float32]

SCALE = 10
"""Pixels per millimetre that fibres are looked for at."""

MARGIN = 2.0
"""Millimetres along the edges that are left out."""

# Glow of a fibre above the ground around it, 0..1; half of it is enough for print of the model.
BRIGHT = 0.06
# Millimetres of a fibre's length, and of the width of what glows (a fibre and its halo).
LENGTH, WIDTH = (1.6, 7.0), (0.05, 0.45)
# Millimetres around print of the model in which nothing is counted.
AROUND = 0.3
# Fibres that the reference must have beside its print, and the share of them that must be here.
FEWEST, LEAST = 8, 0.2

# How strongly what glows in thin lines must show, beside that of the reference: a picture too dark
# or too coarse for it has 0.7 and less, one in order 0.9 and more, without fibres too.
AS_STRONG, OF_ALL = 0.8, 98

COLOURS = ("red", "green", "blue")


@dataclass(frozen=True, slots=True)
class Piece:
    """A thin piece that glows: its box in millimetres, its colour."""

    box: tuple[float, float, float, float]
    colour: str


class Fibres:
    """Points at a page with far fewer glowing fibres than a document of the same model."""

    code = "image.fibres"
    needs = Needs(
        lights=("uv",),
        registered=True,
        reference=True,
        pixels_per_character=20.0,
        edge_spread=0.35,
    )

    def run(self, page: Page) -> Finding:
        """Return how many fibres were counted, beside how many the reference has."""
        own = _flat(page)
        best: tuple[tuple[Piece, ...], int] | None = None
        others = [_flat(model) for model in models(page, self.needs.lights)]
        alike = [other for other in others if _strength(own) >= AS_STRONG * _strength(other)]
        if others and not alike:
            return not_performed(self.code, "glow-too-weak")
        for other in alike:
            here, there = pieces(own, other), pieces(other, own)
            if len(there) >= FEWEST and (best is None or len(here) / len(there) > _share(best)):
                best = here, len(there)
        if best is None:
            return not_performed(self.code, "model-without-fibres")
        here, expected = best
        few = len(here) < LEAST * expected
        plane = page.plane_of("uv")
        if plane is None:
            raise ValueError("the ultraviolet picture is not registered")
        whole = plane.box(0.0, 0.0, own.shape[1] / SCALE, own.shape[0] / SCALE)
        return finding(
            self.code,
            Status.UNDETERMINED if few else Status.SUCCESSFUL,
            where=Region("uv", whole),
            expected=str(expected),
            actual=" + ".join(str(sum(each.colour == name for each in here)) for name in COLOURS),
            measure=Measure("fibres", float(len(here)), "", math.ceil(LEAST * expected)),
            evidence=_evidence(own, here),
        )


def _share(best: tuple[tuple[Piece, ...], int]) -> float:
    """Return how many of the fibres of the reference are here, as a share."""
    return len(best[0]) / best[1]


def pieces(flat: Pixels, other: Pixels) -> tuple[Piece, ...]:
    """Return the thin, short pieces that glow on a flat page and not on another of the model.

    Args:
        flat: the page under ultraviolet, `SCALE` pixels per millimetre.
        other: likewise a page of the same model.
    """
    reach = 2 * round(AROUND * SCALE) + 1
    print_ = cv2.dilate(_thin(other), np.ones((reach, reach), np.uint8)) >= 255 * BRIGHT / 2
    mask = ((_thin(flat) >= 255 * BRIGHT) & ~print_).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for at in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[at])
        if not _may_be(width, height, area):
            continue
        part = labels[top : top + height, left : left + width] == at
        if not _is_fibre(part, area):
            continue
        pixels = flat[top : top + height, left : left + width][part]
        colour = COLOURS[int(np.argmax(pixels.mean(axis=0)))]
        box = (left / SCALE, top / SCALE, (left + width) / SCALE, (top + height) / SCALE)
        if _inside(box, flat):
            found.append(Piece(box, colour))
    return tuple(found)


def _thin(flat: Pixels) -> npt.NDArray[np.uint8]:
    """Return what glows in lines no wider than a fibre, above the ground beside them."""
    side = round(0.9 * SCALE) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    return np.asarray(cv2.morphologyEx(brightest(flat), cv2.MORPH_TOPHAT, kernel), dtype=np.uint8)


def _strength(flat: Pixels) -> float:
    """Return how strongly the thin lines of a page glow, print above all."""
    return float(np.percentile(_thin(flat), OF_ALL))


def _may_be(width: int, height: int, area: int) -> bool:
    longest = max(width, height) / SCALE
    return longest <= LENGTH[1] and area / SCALE**2 >= LENGTH[0] * WIDTH[0] and longest >= 0.9


def _is_fibre(part: npt.NDArray[np.bool_], area: int) -> bool:
    """Tell whether a piece is as thin and as long as a fibre, whichever way it bends."""
    outlines, _ = cv2.findContours(part.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    around = max(cv2.arcLength(each, True) for each in outlines) / SCALE
    length = around / 2
    width = area / SCALE**2 / max(length, 1e-6)
    return LENGTH[0] <= length <= LENGTH[1] and WIDTH[0] <= width <= WIDTH[1]


def _inside(box: tuple[float, float, float, float], flat: Pixels) -> bool:
    width, height = flat.shape[1] / SCALE, flat.shape[0] / SCALE
    near = min(box[0], box[1], width - box[2], height - box[3])
    return bool(near >= MARGIN)


def _flat(page: Page) -> Pixels:
    flat = page.flat(SCALE * MILLIMETRES_PER_INCH, "uv")
    if flat is None:
        raise ValueError("the ultraviolet picture is not registered")
    return flat


def _evidence(flat: Pixels, found: tuple[Piece, ...]) -> Evidence:
    return Evidence("fibres", partial(_drawn, flat, tuple(each.box for each in found)))


def _drawn(flat: Pixels, boxes: tuple[tuple[float, float, float, float], ...]) -> bytes:
    """Return the page under ultraviolet with every fibre that was counted framed."""
    places = [tuple(round(SCALE * side) for side in box) for box in boxes]
    grown = [(one[0] - 3, one[1] - 3, one[2] + 3, one[3] + 3) for one in places]
    return evidence.png(evidence.below(evidence.framed(flat, grown)))


CHECK = Fibres()
