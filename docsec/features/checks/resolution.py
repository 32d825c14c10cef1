"""Resolution at the MRZ, from its pitch of ten characters to the inch (Doc 9303-3 4.4)."""

from __future__ import annotations

from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.place import length_in_pixels
from docsec.registry import finding

CHARACTERS_PER_INCH = 10
# Doc 9303-2 App. C asks readers for 385; 300 is what a scan for reading needs. The outline of a
# line is known to about a character at each end, hence the tenth taken off.
ENOUGH = 300.0
TOLERANCE = 0.9


class Resolution:
    """Compares the dots per inch at the MRZ with what reading needs."""

    code = "image.resolution"
    needs = Needs(mrz_place=True)

    def run(self, page: Page) -> Finding:
        """Return the mean over the lines as a measure; too low is undetermined, never failed."""
        width, height = page.picture.width, page.picture.height
        per_line = [
            length_in_pixels(region, width, height) / count * CHARACTERS_PER_INCH
            for region, count in zip(page.line_regions, page.line_lengths, strict=True)
            if count
        ]
        value = sum(per_line) / len(per_line)
        enough = value >= ENOUGH * TOLERANCE
        return finding(
            self.code,
            Status.SUCCESSFUL if enough else Status.UNDETERMINED,
            where=Region(page.picture.light, page.line_regions[0]),
            reason=None if enough else "resolution-too-low",
            measure=Measure("dots-per-inch", round(value, 1), "dpi", ENOUGH),
        )


CHECK = Resolution()
