"""Whether the lines of the MRZ run along the edge of the page (Doc 9303-3 4.11)."""

from __future__ import annotations

import math

from docsec.features.checks.needs import Needs
from docsec.features.checks.sight import FOLLOWED_SURELY, beyond_a_limit, sure
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import Plane
from docsec.registry import finding

# Degrees from the edge, and what is allowed for the edge where it is only found about the MRZ.
MOST, EDGE = 3.0, 0.5


class MrzSkew:
    """Measures the angle between the lines of the MRZ and the edge of the page.

    Only edges that are seen for certain make it fail.
    """

    code = "image.mrz-skew"
    needs = Needs(mrz_place=True, print=True, format=True, outline=0.5, edges=True)

    def run(self, page: Page) -> Finding:
        """Return the largest angle of a line as a measure."""
        certain = page.measured_from_above
        plane = certain or page.plane
        if plane is None:
            raise ValueError("the outline of the page is not known")
        skew = max(_angles(page, plane))
        status, reason = judged(
            skew, _uncertainty(page) if certain else None, sure(page, FOLLOWED_SURELY)
        )
        return finding(
            self.code,
            status,
            where=Region(page.picture.light, page.line_regions[-1]),
            expected=f"{MOST:.0f}",
            actual=f"{skew:.1f}",
            reason=reason,
            measure=Measure("skew", round(skew, 2), "degrees", MOST),
        )


def judged(skew: float, uncertainty: float | None, seen: bool) -> tuple[Status, str | None]:
    """Return the status and why it is undetermined.

    Args:
        skew: in degrees.
        uncertainty: of the edge, in degrees; None where it is not certain.
        seen: whether the print is seen well enough to fail.
    """
    if uncertainty is None:
        return (Status.SUCCESSFUL if skew <= MOST + EDGE else Status.UNDETERMINED), None
    return beyond_a_limit(skew - MOST, uncertainty, seen=seen)


def _uncertainty(page: Page) -> float:
    """Return by how many degrees an edge may be turned whose ends are off as far as they may be."""
    if page.edges is None:
        raise ValueError("the edges of the page are not seen")
    return math.degrees(page.edges.uncertainty / page.edges.width)


def _angles(page: Page, plane: Plane) -> list[float]:
    ends = [plane.to_page(line.ends) for line in page.lines]
    return [
        abs(math.degrees(math.atan2(float(end[1] - start[1]), float(end[0] - start[0]))))
        for start, end in ends
    ]


CHECK = MrzSkew()
