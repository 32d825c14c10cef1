"""Characters of the MRZ that do not stand on its line, or not at its pitch (Doc 9303-3 4.4).

One that was printed later stands a little higher, lower or to the side. Every printer scatters,
so what counts is how far a character stands off in the scatter of the others; faces cut unlike
OCR-B shift all characters of one kind alike, which is allowed for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from docsec.features.checks.needs import Needs
from docsec.features.checks.ocr_b import FEWEST, LINE_FIT, around, in_sight, pointed
from docsec.findings import Finding, Measure, Status
from docsec.page.examined import Page
from docsec.page.glyphs import Glyph
from docsec.page.line import PITCH
from docsec.registry import finding, not_performed

# Millimetres off its place along the line and across it, and how many times the scatter of the
# others. Cuts of OCR-B differ more along the line: on published specimens of 12 and more pixels a
# character, a steady print is off by 0.15 and 0.08 at most.
OFF = np.array((0.30, 0.09))
BEYOND_OTHERS = 6.0
# Millimetres of scatter beyond which nothing stands out.
RESTLESS = 0.10
# A character less like OCR-B cannot be placed to a tenth of a millimetre.
PLACED = 0.90

Doubles = npt.NDArray[np.float64]


class MrzJitter:
    """Points at characters of the MRZ that stand off their line or pitch."""

    code = "image.mrz-jitter"
    needs = Needs(mrz_place=True, print=True, pixels_per_character=12.0, edge_spread=0.45)

    def run(self, page: Page) -> Finding:
        """Return the character that stands off most, and how far, in millimetres."""
        glyphs = [glyph for glyph in in_sight(page.glyphs) if glyph.fit >= PLACED]
        if len(glyphs) < FEWEST or min(line.fit for line in page.lines) < LINE_FIT:
            return not_performed(self.code, "mrz-not-followed")
        off = np.abs(standing_off(glyphs))
        scatter = 1.4826 * np.median(off, axis=0)
        if scatter.max() > RESTLESS:
            return not_performed(self.code, "print-restless")
        limits = np.maximum(OFF, BEYOND_OTHERS * scatter)
        beyond = (off / limits).max(axis=1)
        worst = int(beyond.argmax())
        way = int((off[worst] / limits).argmax())
        measure = Measure(
            "off-the-line", round(float(off[worst, way]), 3), "mm", round(float(limits[way]), 3)
        )
        found = [glyphs[at] for at in np.argsort(-beyond, kind="stable") if beyond[at] > 1]
        if not found:
            return finding(self.code, Status.SUCCESSFUL, where=around(page), measure=measure)
        return pointed(self.code, page, found, measure)


def standing_off(glyphs: Sequence[Glyph]) -> Doubles:
    """Return how far right and down of its place each character stands, n x 2, in millimetres."""
    places = np.array([(glyph.along, glyph.down) for glyph in glyphs]) * PITCH
    lines = np.array([glyph.place.line for glyph in glyphs])
    for line in np.unique(lines):
        places[lines == line] -= np.median(places[lines == line], axis=0)
    kinds = np.array([glyph.character for glyph in glyphs])
    for kind in np.unique(kinds):
        alike = np.flatnonzero(kinds == kind)
        if len(alike) >= 3:
            places[alike] -= np.median(places[alike], axis=0)
    return np.asarray(places, dtype=np.float64)


CHECK = MrzJitter()
