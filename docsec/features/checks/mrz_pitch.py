"""Whether the characters of the MRZ stand 2.54 mm apart (Doc 9303-3 4.4), by the page's edges."""

from __future__ import annotations

from docsec.features.checks.needs import Needs
from docsec.features.checks.sight import FOLLOWED_SURELY, beyond_a_limit, sure
from docsec.features.documents import PITCH
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.edges import Edges
from docsec.page.examined import Page
from docsec.registry import finding

LIMIT = 2.0
"""Per cent: a card cut as small as it may be makes 0.9 of them, print and its paper the rest."""


class MrzPitch:
    """Compares the pitch of the MRZ, in the measures of the page, with 2.54 mm."""

    code = "image.mrz-pitch"
    needs = Needs(
        mrz_place=True,
        print=True,
        format=True,
        like_ocr_b=0.8,
        edges=True,
        pixels_per_character=8.0,
    )

    def run(self, page: Page) -> Finding:
        """Return by how much the pitch is off, as a measure."""
        if page.edges is None:
            raise ValueError("the edges of the page are not seen")
        pitch = page.edges.print.pitch
        status, reason = judged(page.edges, sure(page, FOLLOWED_SURELY))
        return finding(
            self.code,
            status,
            where=Region(page.picture.light, page.mrz_region),
            expected=f"{PITCH:.2f}",
            actual=f"{PITCH * pitch:.2f}",
            reason=reason,
            measure=Measure("pitch-deviation", round(100 * (pitch - 1), 1), "%", LIMIT),
        )


def judged(edges: Edges, seen: bool) -> tuple[Status, str | None]:
    """Return the status and why it is undetermined.

    Args:
        edges: of the page.
        seen: whether the print is seen well enough to fail.
    """
    off = 100 * abs(edges.print.pitch - 1)
    uncertainty = 100 * 2 * edges.uncertainty / edges.width
    # A frame or a shadow taken for an edge changes the scale, and moves the place with it.
    return beyond_a_limit(off - LIMIT, uncertainty, seen=seen, edges_confirmed=edges.in_place)


CHECK = MrzPitch()
