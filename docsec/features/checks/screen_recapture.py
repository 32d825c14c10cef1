"""Coloured rows along and across the page, such as the dots of a screen leave in a picture.

Each dot of a screen is a red, a green and a blue bar side by side; a camera sees them as rows
in red against green, and the gaps between dots as rows in brightness the other way. Screens
finer than the picture, pictures made smaller, and dots as wide as a half or third of JPEG's
blocks of eight pixels show none.
"""

from __future__ import annotations

import math

from docsec.features import evidence
from docsec.features.checks.needs import Needs
from docsec.findings import Evidence, Finding, Measure, Region, Status
from docsec.page import spectrum
from docsec.page.examined import Page
from docsec.page.spectrum import Lattices
from docsec.registry import finding, not_performed

# Of genuine specimens 1.7 is the most, of published pictures 2.0.
COLOURED = 2.5
# Bars wider than the camera's own dots are coloured across only; down they are dark gaps. Of
# specimens of design a 1.2 is the most, of published pictures 2.4; from screens 4.6 the least.
CROSSED = 3.3


class ScreenRecapture:
    """Points at a coloured lattice that lies as the page does."""

    code = "image.screen-recapture"
    needs = Needs(print=True, pixels_per_character=14.0, edge_spread=0.40)

    def run(self, page: Page) -> Finding:
        """Return how far the lattice rises in the spectrum of red against green."""
        found = page.lattices
        if found is None:
            return not_performed(self.code, "picture-too-coarse")
        both = ((found.along.strength, COLOURED), (found.crossed.strength, CROSSED))
        strength, limit = max(both, key=lambda each: each[0] / each[1])
        return finding(
            self.code,
            Status.UNDETERMINED if of_screen(found) else Status.SUCCESSFUL,
            where=whole_page(page),
            measure=Measure("lattice", decibels(strength), "dB", decibels(limit)),
            evidence=spectrum_of(page),
        )


def of_screen(found: Lattices) -> bool:
    """Whether a picture has the coloured rows of a screen."""
    return found.along.strength >= COLOURED or found.crossed.strength >= CROSSED


def spectrum_of(page: Page) -> Evidence:
    """Return the spectrum of the picture, drawn when it is looked at."""
    return Evidence("spectrum", lambda: evidence.png(spectrum.drawn(page.picture.pixels)))


def decibels(strength: float) -> float:
    """Return a natural logarithm of powers in decibels, to a tenth."""
    return round(10 * strength / math.log(10), 1)


def whole_page(page: Page) -> Region:
    """Return the place of the page; the whole picture where its outline is not known."""
    light = page.picture.light
    if page.outline is None:
        return Region(light, ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
    size = page.outline.format.width, page.outline.format.height
    return Region(light, page.outline.plane.box(0.0, 0.0, *size))


CHECK = ScreenRecapture()
