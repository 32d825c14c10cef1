"""Whether the MRZ stays dark in infrared, whole and character by character (Doc 9303-3 4.11).

The standard asks for a contrast of 0.6 measured as a reflectance. A picture is not that: stray
light over it lowers every contrast. So the contrast in infrared is held against that of the same
strokes under white light, and that of each character against the print as a whole.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from docsec.features import evidence
from docsec.features.checks.needs import Needs
from docsec.findings import Evidence, Finding, Measure, Region, Span, Status
from docsec.page.contrast import Contrasts, contrasts
from docsec.page.examined import Page
from docsec.page.place import part
from docsec.registry import finding

# Contrast in infrared as a share of that under white light. On specimens of design a, dyes have
# at most 0.12; carbon has at least 0.75, and 0.48 under a veil of stray light.
FADES, WEAK = 0.25, 0.35
# The same of one character as a share of that of the print: dyes at most 0.12, carbon at least
# 0.9; about 0.65 was seen where a finger lies over its edge.
CHARACTER_FADES, CHARACTER_WEAK = 0.35, 0.55
# Contrast under white light that a character must have to be judged, and the share of all that
# must have it.
SEEN, ENOUGH_SEEN = 0.3, 0.5
# What the print as a whole keeps: three quarters of it may have been printed otherwise.
AS_A_WHOLE = 75
# Grey of the paper in infrared beyond which the picture says nothing of contrast.
BURNT, DARK = 250.0, 20.0


class B900:
    """Compares the contrast of the MRZ in infrared with that under white light."""

    code = "image.b900-ir"
    needs = Needs(
        mrz_place=True, print=True, lights=("ir",), registered=True, pixels_per_character=12.0
    )

    def run(self, page: Page) -> Finding:
        """Return the contrast kept, in per cent, of the print or of the character that fades."""
        found = contrasts(page, "ir")
        seen = found.white >= SEEN
        if seen.mean() < ENOUGH_SEEN:
            return self._said(page, found, Status.UNDETERMINED, 0.0, FADES, "print-too-faint")
        kept = found.other / np.maximum(found.white, SEEN)
        whole = float(np.percentile(kept[seen], AS_A_WHOLE))
        if whole < WEAK:
            exposed = DARK <= found.paper <= BURNT
            fails = exposed and whole < FADES
            reason = None if exposed else "picture-exposure"
            status = Status.FAILED if fails else Status.UNDETERMINED
            return self._said(page, found, status, whole, FADES, reason)
        shares = np.where(seen, kept / whole, 1.0)
        weak = np.flatnonzero(shares < CHARACTER_WEAK)
        if not len(weak):
            return self._said(page, found, Status.SUCCESSFUL, whole, FADES)
        return self._characters(page, found, shares)

    def _characters(self, page: Page, found: Contrasts, shares: evidence.Doubles) -> Finding:
        """Return the finding about the characters that fade while the others do not."""
        fails = bool((shares < CHARACTER_FADES).any())
        limit = CHARACTER_FADES if fails else CHARACTER_WEAK
        order = [int(at) for at in np.argsort(shares, kind="stable") if shares[at] < limit]
        spans = tuple(found.places[at] for at in order)
        first = spans[0]
        line = page.lines[first.line - 1]
        polygon = part(page.line_regions[first.line - 1], first.start, first.end, len(line.text))
        return finding(
            self.code,
            Status.FAILED if fails else Status.UNDETERMINED,
            where=first,
            expected=str(len(shares)),
            actual=str(len(spans)),
            reason="characters-fade",
            measure=_measure(float(shares[order[0]]), limit),
            uses=spans,
            region=Region(page.picture.light, polygon),
            evidence=_evidence(found, shares, limit),
        )

    def _said(
        self,
        page: Page,
        found: Contrasts,
        status: Status,
        whole: float,
        limit: float,
        reason: str | None = None,
    ) -> Finding:
        return finding(
            self.code,
            status,
            where=Region("ir", _around(page)),
            reason=reason,
            measure=_measure(whole, limit),
            evidence=_evidence(found, found.other / np.maximum(found.white, SEEN), limit),
        )


def _measure(share: float, limit: float) -> Measure:
    return Measure("infrared-contrast", round(100 * share, 1), "%", 100 * limit)


def _around(page: Page) -> tuple[tuple[float, float], ...]:
    """Return the place of the MRZ in the infrared picture."""
    plane, own = page.plane_of("ir"), page.plane
    if plane is None or own is None:
        raise ValueError("the infrared picture is not registered")
    size = np.array(own.size)
    first, last = page.line_regions[0], page.line_regions[-1]
    corners = np.array((first[0], first[1], last[2], last[3])) * size - 0.5
    return plane.polygon(own.to_page(corners))


def _evidence(found: Contrasts, values: evidence.Doubles, limit: float) -> Evidence:
    return Evidence("bars", partial(_drawn, found.strips, found.places, values, limit))


def _drawn(
    strips: tuple[tuple[evidence.Pixels, evidence.Pixels], ...],
    places: tuple[Span, ...],
    values: evidence.Doubles,
    limit: float,
) -> bytes:
    """Return each line under white light and in infrared, a bar below each character."""
    lines = np.array([place.line for place in places])
    parts = []
    for number, (white, other) in enumerate(strips, 1):
        own = values[lines == number]
        parts += [white, other, evidence.bars(own, limit, min(white.shape[1], evidence.WIDTH))]
    return evidence.png(evidence.below(*parts))


CHECK = B900()
