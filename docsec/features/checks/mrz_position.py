"""Whether the MRZ stands at its place on the page, in millimetres from its edges.

Doc 9303-4 to -7, 4.2.1: the first character begins 1.0 mm from its place at most, and no line
leaves its printing zone; a line askew leaves it at one end.
"""

from __future__ import annotations

from docsec.features.checks import mrz_pitch
from docsec.features.checks.sight import FOLLOWED_SURELY, beyond_a_limit, sure
from docsec.features.documents import SIDEWAYS
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.edges import Edges
from docsec.page.examined import Page
from docsec.registry import finding


class MrzPosition:
    """Compares the margins of the MRZ with those that the format prescribes."""

    code = "image.mrz-position"
    needs = mrz_pitch.CHECK.needs

    def run(self, page: Page) -> Finding:
        """Return how far the MRZ is beside its place, as a measure."""
        if page.edges is None or page.format is None:
            raise ValueError("the edges of the page are not seen")
        across, down = page.edges.print.across, page.edges.print.down
        both = (across, SIDEWAYS), (down, page.format.vertical_tolerance)
        worst, limit = max(both, key=lambda each: abs(each[0]) / each[1])
        beyond = max(abs(off) - most for off, most in both)
        status, reason = judged(beyond, page.edges, sure(page, FOLLOWED_SURELY))
        first, last = page.format.first_character, page.format.centre_lines[-1]
        return finding(
            self.code,
            status,
            where=Region(page.picture.light, page.mrz_region),
            expected=f"{first:.1f} / {last:.1f}",
            actual=f"{first + across:.1f} / {last - down:.1f}",
            reason=reason,
            reference=page.format.mrz_reference,
            measure=Measure("beside-place", round(abs(worst), 2), "mm", round(limit, 2)),
        )


def judged(beyond: float, edges: Edges, seen: bool) -> tuple[Status, str | None]:
    """Return the status and why it is undetermined.

    Args:
        beyond: how far the MRZ is beyond what is allowed, in millimetres; less than 0 within.
        edges: of the page.
        seen: whether the print is seen well enough to fail.
    """
    confirmed = edges.confirmed_by_pitch
    return beyond_a_limit(beyond, edges.uncertainty, seen=seen, edges_confirmed=confirmed)


CHECK = MrzPosition()
