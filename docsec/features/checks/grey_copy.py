"""A page without colour that is printed in rows of dots: a copy in black and white has both.

A design printed in black, a picture taken in grey and a grey copy look alike; colour alone is
therefore never pointed at.
"""

from __future__ import annotations

import cv2
import numpy as np

from docsec.features.checks.halftone import RISE
from docsec.features.checks.needs import Needs
from docsec.features.checks.screen_recapture import whole_page
from docsec.findings import Finding, Measure, Status
from docsec.page.examined import Page
from docsec.page.plane import Pixels, opponents
from docsec.registry import finding, not_performed

SCALE = 75.0
"""Dots per inch that colour is looked at."""

# CIE L*a*b*: distance from the middle colour that a twentieth of the page exceeds. Copies in
# grey have 1.0, genuine specimens 11 and more, the palest published picture in colour 3.9.
COLOUR = 3.0


class GreyCopy:
    """Points at a page without colour whose print is a lattice of dots."""

    code = "image.grey-copy"
    needs = Needs(print=True, outline=5.0, pixels_per_character=14.0, edge_spread=0.40)

    def run(self, page: Page) -> Finding:
        """Return how much colour the page has."""
        flat, lattices = page.flat(SCALE), page.lattices
        if flat is None or lattices is None:
            return not_performed(self.code, "picture-too-coarse")
        colour = chroma(flat)
        if colour < COLOUR and lattices.turned.strength < RISE:
            return not_performed(self.code, "picture-without-colour")
        return finding(
            self.code,
            Status.UNDETERMINED if colour < COLOUR else Status.SUCCESSFUL,
            where=whole_page(page),
            measure=Measure("chroma", round(colour, 1), "CIELAB", COLOUR),
        )


def chroma(pixels: Pixels) -> float:
    """Return how far a twentieth of the pixels is from the middle colour, in CIE L*a*b*."""
    soft = np.asarray(cv2.blur(pixels, (3, 3)), dtype=np.uint8)
    colours = opponents(soft).reshape(-1, 2)
    away = np.hypot(*(colours - np.median(colours, axis=0)).T)
    return float(np.percentile(away, 95))


CHECK = GreyCopy()
