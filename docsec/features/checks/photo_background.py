"""Whether the background runs into the photograph as on a document of the same model.

A portrait printed into the page has its background around it and, fainter, beneath it; a
photograph stuck on hides both, however softly its edges end (Doc 9303-2 App. A, integrated
portrait). Which model has a background there only a document of it shows.
"""

from __future__ import annotations

import cv2
import numpy as np

from docsec.features.checks.held_beside import ALIKE, MRZ, both_drawn, on_page
from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Status
from docsec.page.beside import Beside, Mask, steepest
from docsec.page.examined import Page
from docsec.registry import finding, not_performed

# Millimetres from the left edge that the photograph takes, above the MRZ (Zone V).
RIGHT = 50
# Steps of grey a millimetre that the ground may rise: beyond lie faces, which differ by right.
SMOOTH = 20.0
# Share of the model's lines below which they are gone, in the share of the page.
GONE = 0.4
# Square millimetres that must be judged, and from which on a loss is pointed at. Specimens of
# design a: printed at most 30 at 300 dots per inch and 48 at 150, stuck on with a hard edge 85,
# with a soft one 194 and more.
LEAST_JUDGED, LOST = 100, 65.0


class PhotoBackground:
    """Points at a photograph around which lines of the model's background are gone."""

    code = "image.photo-background"
    needs = Needs(
        print=True,
        format=True,
        outline=3.0,
        reference=True,
        pixels_per_character=12.0,
        edge_spread=0.45,
    )

    def run(self, page: Page) -> Finding:
        """Return over how many square millimetres the lines are gone."""
        if page.format is None or page.format.lines != 2:
            return not_performed(self.code, "no-photograph-here")
        found = [(pair, each) for pair in page.besides if (each := lost(pair)) is not None]
        if not found:
            return not_performed(self.code, "nothing-alike")
        pair, gone = min(found, key=lambda each: int(each[1].sum()))
        area = float(gone.sum())
        points = area >= LOST
        return finding(
            self.code,
            Status.UNDETERMINED if points else Status.SUCCESSFUL,
            where=on_page(page, _box(gone)) if points else None,
            measure=Measure("lines-gone", area, "mm2", LOST),
            evidence=both_drawn(pair, _box(gone)) if points else None,
        )


def lost(pair: Beside) -> Mask | None:
    """Return where lines around the photograph are gone, by square millimetres of the page.

    None where the pictures are too unlike, or the model has no lines there.
    """
    lines = pair.kept
    smooth = np.maximum(steepest(pair.own), steepest(pair.model)) < SMOOTH
    judged = lines.judged & smooth
    judged[-MRZ:], judged[:, RIGHT:] = False, False
    if lines.alike < ALIKE or judged.sum() < LEAST_JUDGED:
        return None
    usual = float(np.median(lines.share[lines.judged]))
    gone = (judged & (lines.share < GONE * usual)).astype(np.uint8)
    return cv2.morphologyEx(gone, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)) > 0


def _box(gone: Mask) -> tuple[float, float, float, float]:
    """Return the box of what is gone, in millimetres."""
    rows, columns = np.nonzero(gone)
    return float(columns.min()), float(rows.min()), columns.max() + 1.0, rows.max() + 1.0


CHECK = PhotoBackground()
