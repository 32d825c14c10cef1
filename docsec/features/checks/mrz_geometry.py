"""How the lines of the MRZ lie to one another and on the page (Doc 9303-4 to -7, 4.2.1).

The distance of the lines in pitches, 2.50 or 1.67, is the same at any size of the picture. It is
taken from the print alone where the picture was taken from straight above, and on the flattened
page where it was not. A picture stretched or foreshortened changes the height of the characters
as it does the distance of the lines; only what departs from both is failed, unless the edges of the
page are seen for certain and say that it was not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docsec.features.checks.needs import Needs
from docsec.features.checks.sight import sure
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.anchor import FURTHEST_GROWN, uneven
from docsec.page.examined import Page
from docsec.page.line import PITCH
from docsec.page.plane import Doubles
from docsec.registry import finding

# Per cent by which the distance of the lines, in pitches, may be off. Of the published specimens
# seen from above, none but those drawn otherwise is off by more than 8.
AGREES, DEPARTS = 5.0, 10.0
# The same measured from certain edges: their tolerances make 2.3 per cent of a card.
DEPARTS_FROM_EDGES = 4.0
# Per cent between the pitches of two lines; more than the second comes from no view of the page.
PITCHES_AGREE, PITCHES_DEPART = 1.5, 100 * (FURTHEST_GROWN - 1)
# Pixels that the middle of a line may be off.
OFF = 0.15


@dataclass(frozen=True, slots=True)
class Geometry:
    """What was measured.

    Attributes:
        prescribed: from line to line in pitches, by the format.
        spacing: the same as it is, of the pair that is furthest off.
        off: by how much that is off, in per cent of what it ought to be.
        uncertainty: of ``off``.
        stretched: ``off`` with the height of the characters taken in the place of the pitch.
        pitches: by how much the pitches of the lines differ, in per cent.
        uneven: whether the pitch changes along one line otherwise than along another.
        flattened: whether it was measured on the flattened page.
        from_edges: whether it was measured from edges of the page that are certain.
    """

    prescribed: float
    spacing: float
    off: float
    uncertainty: float
    stretched: float
    pitches: float
    uneven: bool
    flattened: bool
    from_edges: bool


class MrzGeometry:
    """Compares the distance of the MRZ's lines, in pitches, with what the format prescribes."""

    code = "image.mrz-geometry"
    needs = Needs(
        mrz_place=True,
        print=True,
        format=True,
        like_ocr_b=0.8,
        from_above=True,
        pixels_per_character=8.0,
    )

    def run(self, page: Page) -> Finding:
        """Return by how much the lines are too far apart or too near, as a measure."""
        found = measured(page)
        status, reason = judged(found, sure(page))
        limit = DEPARTS_FROM_EDGES if found.from_edges else DEPARTS
        return finding(
            self.code,
            status,
            where=Region(page.picture.light, page.mrz_region),
            expected=f"{found.prescribed:.2f}",
            actual=f"{found.spacing:.2f}",
            reason=reason,
            reference=page.format.mrz_reference if page.format else None,
            measure=Measure("line-spacing-deviation", round(found.off, 1), "%", limit),
        )


def measured(page: Page) -> Geometry:
    """Return the geometry of the MRZ.

    Raises:
        ValueError: its lines could not be followed, or its format has no measures.
    """
    lines, page_format = page.lines, page.format
    if page_format is None or len(lines) != page_format.lines:
        raise ValueError("the page has no MRZ of known measures that can be followed")
    certain = page.measured_from_above if page.edges and page.edges.confirmed else None
    flattened = certain is None and page.from_the_side and page.edges_seen
    plane = certain or (page.plane if flattened else None)
    places = [plane.to_page(line.centres) if plane else line.centres for line in lines]
    pitches = [float(np.linalg.norm(np.diff(each, axis=0).mean(axis=0))) for each in places]
    pitch = float(np.mean(pitches))
    pairs = [_apart(one, two) / pitch for one, two in pairwise(places)]
    ought = page_format.spacing / PITCH
    spacing = max(pairs, key=lambda each: abs(each - ought))
    height = 1.0 if flattened else float(np.median([line.height for line in lines]))
    pixels = page.pixels_per_character or 1.0
    uncertainty = 100 * math.sqrt(2) * OFF / (spacing * pixels)
    return Geometry(
        prescribed=ought,
        spacing=spacing,
        off=100 * (spacing / ought - 1),
        uncertainty=uncertainty,
        stretched=100 * (spacing / height / ought - 1),
        pitches=100 * (max(pitches) / min(pitches) - 1),
        uneven=uneven(lines),
        flattened=flattened,
        from_edges=certain is not None,
    )


def judged(found: Geometry, fine: bool) -> tuple[Status, str | None]:
    """Return the status and why it is undetermined."""
    if found.uneven:
        return Status.UNDETERMINED, "pitches-differ"
    decides = fine and not found.flattened
    if decides and _departs(found):
        return Status.FAILED, None
    if decides and found.pitches > PITCHES_DEPART:
        return Status.FAILED, "pitches-differ"
    if abs(found.off) > AGREES:
        both = found.from_edges or (_same_way(found) and abs(found.stretched) > AGREES)
        return Status.UNDETERMINED, "line-spacing-off" if both else "picture-stretched"
    if found.pitches > PITCHES_AGREE:
        return Status.UNDETERMINED, "pitches-differ"
    return Status.SUCCESSFUL, None


def _departs(found: Geometry) -> bool:
    least = abs(found.off) - 2 * found.uncertainty
    if found.from_edges:
        return least > DEPARTS_FROM_EDGES
    return least > DEPARTS and _same_way(found) and abs(found.stretched) > DEPARTS


def _same_way(found: Geometry) -> bool:
    return found.off * found.stretched > 0


def _apart(one: Doubles, two: Doubles) -> float:
    """Return how far a line lies below another, at right angles to it, in the middle."""
    along = (one[-1] - one[0]) / np.linalg.norm(one[-1] - one[0])
    way = two.mean(axis=0) - one.mean(axis=0)
    return abs(float(along[0] * way[1] - along[1] * way[0]))


CHECK = MrzGeometry()
