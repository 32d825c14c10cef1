"""Whether the characters of the MRZ stand 2.54 mm apart (Doc 9303-3 4.4), by the page's edges."""

from __future__ import annotations

from docsec.features.checks.needs import Needs
from docsec.features.checks.sight import FOLLOWED_SURELY, sure
from docsec.features.documents import PITCH
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.edges import Sizes
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
        if page.edges is None or page.format is None:
            raise ValueError("the edges of the page are not seen")
        found = page.edges.print
        off = 100 * (found.pitch - 1)
        uncertainty = 100 * 2 * page.edges.uncertainty / page.format.width
        status, reason = judged(found, uncertainty, sure(page, FOLLOWED_SURELY))
        return finding(
            self.code,
            status,
            where=Region(page.picture.light, page.mrz_region),
            expected=f"{PITCH:.2f}",
            actual=f"{PITCH * found.pitch:.2f}",
            reason=reason,
            measure=Measure("pitch-deviation", round(off, 1), "%", LIMIT),
        )


def judged(found: Sizes, uncertainty: float, seen: bool) -> tuple[Status, str | None]:
    """Return the status and why it is undetermined.

    Args:
        found: pitch and height of the characters.
        uncertainty: of the pitch, in per cent.
        seen: whether the print is seen well enough to fail.
    """
    off = 100 * abs(found.pitch - 1)
    if off + uncertainty <= LIMIT:
        return Status.SUCCESSFUL, None
    if off - uncertainty <= LIMIT:
        return Status.UNDETERMINED, "near-the-limit"
    if found.alike:
        return Status.UNDETERMINED, "size-off-alike"
    return (Status.FAILED, None) if seen else (Status.UNDETERMINED, "print-partly-hidden")


CHECK = MrzPitch()
