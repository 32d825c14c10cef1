"""Characters of the MRZ whose shape is not that of OCR-B (Doc 9303-3 4.3).

Each is laid over the same character of OCR-B, as soft as the page is. One of another face has
ink where OCR-B has none and lacks ink where OCR-B has some; wear takes ink away only, a stroke
of a pen adds only, and neither is pointed at. Prints of OCR-B differ a little, so a character
has to differ more than those around it do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import numpy as np

from docsec.features import evidence
from docsec.features.checks.needs import Needs
from docsec.findings import Evidence, Finding, Measure, Region, Span, Status
from docsec.page.examined import Page
from docsec.page.glyphs import Glyph, beside_ocr_b
from docsec.page.place import part
from docsec.registry import finding, not_performed

# Share of a character's ink that is elsewhere than in OCR-B; the most of a steady print among the
# published specimens of 12 and more pixels a character is 0.017.
DIFFERS = 0.02
# The same in that of the tenth of the characters that differ most. Seen from the side, the last
# character of a line differs up to five times as much.
BEYOND_OTHERS = 6.0
# Above this in that tenth, one character cannot be told from the others.
UNSTEADY = 0.03
# Bolder letters lack hardly any ink of OCR-B's: ink on one side alone counts a little, and dust,
# of which a grain is a tenth of a character's ink, not enough.
ONE_SIDED = 0.006
# An MRZ of which half differs so much is as a whole of another face.
WHOLE = 0.06
# Darkness of a character, in that of the line, below which glare or a finger is over it.
SEEN = 0.6
FEWEST = 20
# How like OCR-B its line must be for one character to be told from the others.
LINE_FIT = 0.80


class OcrB:
    """Points at characters of the MRZ that are shaped otherwise than OCR-B."""

    code = "image.ocr-b"
    needs = Needs(mrz_place=True, print=True, pixels_per_character=12.0, edge_spread=0.45)

    def run(self, page: Page) -> Finding:
        """Return the character that differs most, and how much of its ink does, in per cent."""
        lines = page.lines
        glyphs = [each for each in in_sight(page.glyphs) if _surely_read(each, page)]
        if len(glyphs) < FEWEST:
            return not_performed(self.code, "mrz-not-followed")
        shares = np.array([elsewhere(glyph) for glyph in glyphs])
        if float(np.median(shares)) > WHOLE:
            return _whole(self.code, page, float(np.median(shares)))
        of_others = float(np.percentile(shares, 90))
        if min(line.fit for line in lines) < LINE_FIT or of_others > UNSTEADY:
            return not_performed(self.code, "mrz-not-followed")
        limit = max(DIFFERS, BEYOND_OTHERS * of_others)
        order = np.argsort(-shares, kind="stable")
        found = [glyphs[at] for at in order if shares[at] > limit]
        measure = Measure(
            "ink-elsewhere", round(100 * float(shares.max()), 1), "%", round(100 * limit, 1)
        )
        if not found:
            return finding(self.code, Status.SUCCESSFUL, where=around(page), measure=measure)
        return pointed(self.code, page, found, measure)


def _surely_read(glyph: Glyph, page: Page) -> bool:
    """Whether it is known which character of OCR-B a character has to be like."""
    at = glyph.place.line - 1
    return at >= len(page.certain) or page.certain[at][glyph.place.start - 1]


def in_sight(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters that nothing lies over, nor over the one beside them."""
    hidden = {(each.place.line, each.place.start) for each in glyphs if each.density < SEEN}
    return [
        each
        for each in glyphs
        if not any((each.place.line, each.place.start + step) in hidden for step in (-1, 0, 1))
    ]


def elsewhere(glyph: Glyph) -> float:
    """Return how much of a character's ink is elsewhere than in OCR-B, as a share."""
    return math.sqrt((glyph.extra + ONE_SIDED) * (glyph.missing + ONE_SIDED)) - ONE_SIDED


def pointed(code: str, page: Page, found: Sequence[Glyph], measure: Measure) -> Finding:
    """Return the finding that points at characters, the first of them with its place."""
    first = found[0]
    at = first.place.line - 1
    polygon = part(
        page.line_regions[at], first.place.start, first.place.end, len(page.lines[at].text)
    )
    spans = tuple(each.place for each in found)
    return finding(
        code,
        Status.UNDETERMINED,
        where=spans[0],
        actual=first.character,
        measure=measure,
        uses=spans,
        region=Region(page.picture.light, polygon),
        evidence=Evidence("glyph", partial(_drawn, page, spans[0])),
    )


def _drawn(page: Page, place: Span) -> bytes:
    """Return a character and its neighbours as printed, and below them the same in OCR-B."""
    line = page.lines[place.line - 1]
    return evidence.png(evidence.below(*beside_ocr_b(page.picture.pixels, line, place.start)))


def around(page: Page) -> Region:
    """Return the place of the whole MRZ."""
    first, last = page.line_regions[0], page.line_regions[-1]
    return Region(page.picture.light, (first[0], first[1], last[2], last[3]))


def _whole(code: str, page: Page, share: float) -> Finding:
    return finding(
        code,
        Status.UNDETERMINED,
        where=around(page),
        reason="whole-mrz",
        measure=Measure("ink-elsewhere", round(100 * share, 1), "%", 100 * WHOLE),
    )


CHECK = OcrB()
