"""Rows of dots all over the page, turned against it as the screens of a copier are.

Security print is made of lines. Which process printed the dots cannot be told below 600 dots per
inch, and a fine line background or a page of a book has such rows too (Doc 9303-2 App. C).
"""

from __future__ import annotations

from docsec.features.checks.needs import Needs
from docsec.features.checks.screen_recapture import decibels, of_screen, spectrum_of, whole_page
from docsec.findings import Finding, Measure, Status
from docsec.page.examined import Page
from docsec.registry import finding, not_performed

# Of genuine specimens 1.5 is the most; of published pictures 2.4, but for those printed in rows.
RISE = 3.0


class Halftone:
    """Points at a lattice of dots that is turned against the page."""

    code = "image.halftone"
    needs = Needs(print=True, pixels_per_character=14.0, edge_spread=0.40)

    def run(self, page: Page) -> Finding:
        """Return how far the lattice rises in the spectrum, and its rows to the inch."""
        found = page.lattices
        if found is None:
            return not_performed(self.code, "picture-too-coarse")
        turned = found.turned
        points = turned.strength >= RISE and not of_screen(found)
        return finding(
            self.code,
            Status.UNDETERMINED if points else Status.SUCCESSFUL,
            where=whole_page(page),
            actual=f"{turned.frequency * 10 * (page.pixels_per_character or 0.0):.0f}",
            measure=Measure("lattice", decibels(turned.strength), "dB", decibels(RISE)),
            evidence=spectrum_of(page),
        )


CHECK = Halftone()
