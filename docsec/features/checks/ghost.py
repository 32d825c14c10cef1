"""Main and second portrait side by side, where a reference says where they are (Doc 9303-2 C.19).

docsec compares no faces: a second portrait is smaller, cut otherwise and printed otherwise, and a
person sees at once what no measure of a picture shows honestly. Nothing is concluded here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from docsec.features import evidence
from docsec.features.checks.needs import Needs
from docsec.features.evidence import Pixels
from docsec.findings import Evidence, Finding, Region
from docsec.page.examined import Page
from docsec.registry import not_performed

SCALE = 10.0
"""Pixels per millimetre that portraits are shown at."""


class Ghost:
    """Shows both portraits; concludes nothing."""

    code = "image.ghost"
    needs = Needs(outline=3.0)

    def run(self, page: Page) -> Finding:
        """Return that nothing was compared, with the two portraits to look at."""
        places = [model.capture.places for model in page.models]
        both = [each for each in places if "portrait" in each and "ghost" in each]
        plane = page.plane
        if not both or plane is None:
            return not_performed(self.code, "no-places-of-portraits")
        boxes = both[0]["portrait"], both[0]["ghost"]
        cuts = tuple(
            plane.drawn(page.picture.pixels, right - left, bottom - top, SCALE, left, top)
            for left, top, right, bottom in boxes
        )
        return replace(
            not_performed(self.code, "for-the-eye"),
            where=Region(page.picture.light, plane.box(*boxes[1])),
            evidence=Evidence("side-by-side", partial(_drawn, cuts)),
        )


def _drawn(cuts: tuple[Pixels, ...]) -> bytes:
    return evidence.png(evidence.beside(cuts, 360))


CHECK = Ghost()
