"""Whether the lines of the MRZ run along the edge of the page (Doc 9303-3 4.11)."""

from __future__ import annotations

import math

from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.registry import finding

# Degrees from the edge, and what is allowed for the edge as it was found.
MOST, EDGE = 3.0, 0.5


class MrzSkew:
    """Measures the angle between the lines of the MRZ and the edge of the flattened page."""

    code = "image.mrz-skew"
    needs = Needs(mrz_place=True, print=True, format=True, outline=0.5)

    def run(self, page: Page) -> Finding:
        """Return the largest angle of a line as a measure; too large is undetermined."""
        skew = max(_angles(page))
        within = skew <= MOST + EDGE
        return finding(
            self.code,
            Status.SUCCESSFUL if within else Status.UNDETERMINED,
            where=Region(page.picture.light, page.line_regions[-1]),
            expected=f"{MOST:.0f}",
            actual=f"{skew:.1f}",
            measure=Measure("skew", round(skew, 2), "degrees", MOST),
        )


def _angles(page: Page) -> list[float]:
    if page.plane is None:
        raise ValueError("the outline of the page is not known")
    ends = [page.plane.to_page(line.ends) for line in page.lines]
    return [
        abs(math.degrees(math.atan2(float(end[1] - start[1]), float(end[0] - start[0]))))
        for start, end in ends
    ]


CHECK = MrzSkew()
