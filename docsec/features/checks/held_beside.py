"""Where and how a place is shown that was found by holding a page beside a model."""

from __future__ import annotations

from functools import partial

from docsec.features import evidence
from docsec.findings import Evidence, Region
from docsec.page.beside import SCALE, Beside
from docsec.page.examined import Page

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in millimetres of the page."""

ALIKE = 0.75
"""Correlation of all lines from which on the two pictures are good enough to be compared."""

# Millimetres that are shown around a place.
AROUND = 6.0
# The share of the width that the photograph takes at the left, above the MRZ (Zone V), and what
# the MRZ takes above the bottom edge, in millimetres.
PHOTO, MRZ = 0.35, 24
CARD_BACK = 3
"""Lines of an MRZ that stands on the back of a card, where there is no photograph."""


def alike(page: Page) -> list[Beside]:
    """Return the models laid on the page that are like it enough to be compared."""
    return [pair for pair in page.besides if pair.kept.alike >= ALIKE]


def visual_zone(page: Page, size: tuple[int, int]) -> tuple[int, int]:
    """Return the first column and the end of the rows of what is neither photograph nor MRZ.

    Args:
        page: as it is examined.
        size: rows and columns of the page, `SCALE` pixels per millimetre.
    """
    back = page.format is not None and page.format.lines == CARD_BACK
    return 0 if back else round(PHOTO * size[1]), size[0] - MRZ * SCALE


def on_page(page: Page, box: Box) -> Region | None:
    """Return a place of the page as one of its picture; None where its outline is not known."""
    return Region(page.picture.light, page.plane.box(*box)) if page.plane else None


def both_drawn(pair: Beside, box: Box) -> Evidence:
    """Return the page and the model side by side, the place framed in both."""
    return Evidence("beside-model", partial(_drawn, pair, box))


def _drawn(pair: Beside, box: Box) -> bytes:
    left, top, right, bottom = (side * SCALE for side in box)
    around = AROUND * SCALE
    return evidence.png(evidence.both(pair.own, pair.model, (left, top, right, bottom), around))
