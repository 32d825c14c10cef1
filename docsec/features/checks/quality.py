"""Quality of the picture: how sharp it is, from the strokes of the MRZ."""

from __future__ import annotations

import math

from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.line import PITCH
from docsec.page.plane import MILLIMETRES_PER_INCH
from docsec.registry import finding

# Millimetres from paper to ink below which fine print is seen, and pixels that even a sharp
# picture takes. A picture of few dots is not blurred: image.resolution says that it is coarse.
SHARP, PIXELS = 0.22, 3.0


class Quality:
    """Compares the width of the strokes' edges with what the resolution allows."""

    code = "image.quality"
    needs = Needs(mrz_place=True, print=True, edge_spread=math.inf)

    def run(self, page: Page) -> Finding:
        """Return the width of the edges as a measure; too soft is undetermined, never failed."""
        spread, pitch = page.edge_spread or math.inf, page.pixels_per_character or 1.0
        limit = max(SHARP, PIXELS * PITCH / pitch)
        sharp = spread <= limit
        return finding(
            self.code,
            Status.SUCCESSFUL if sharp else Status.UNDETERMINED,
            where=Region(page.picture.light, page.line_regions[0]),
            expected=f"{MILLIMETRES_PER_INCH / spread:.0f}",
            actual=f"{spread:.2f}",
            measure=Measure("edge-spread", round(spread, 3), "mm", round(limit, 3)),
        )


CHECK = Quality()
