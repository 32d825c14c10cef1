"""Whether the MRZ stands at its place on the page, in millimetres from its edges.

Doc 9303-4 to -7, 4.2.1: the first character begins 1.0 mm from its place at most, and no line
leaves its printing zone; a line askew leaves it at one end.
"""

from __future__ import annotations

from typing import NamedTuple

from docsec.features.checks import mrz_pitch
from docsec.features.checks.sight import FOLLOWED_SURELY, sure
from docsec.features.documents import INK_WIDTH, SIDEWAYS, Format
from docsec.findings import Finding, Measure, Region, Status
from docsec.page.edges import CONFIRMS
from docsec.page.examined import Page
from docsec.page.plane import Plane
from docsec.registry import finding


class Off(NamedTuple):
    """How far the MRZ is beside its place, in millimetres, of the worst line.

    Attributes:
        across: of the first character, to the right.
        down: of the end of a line, downwards.
    """

    across: float
    down: float


class MrzPosition:
    """Compares the margins of the MRZ with those that the format prescribes."""

    code = "image.mrz-position"
    needs = mrz_pitch.CHECK.needs

    def run(self, page: Page) -> Finding:
        """Return how far the MRZ is beside its place, as a measure."""
        if page.edges is None or page.format is None:
            raise ValueError("the edges of the page are not seen")
        off = measured(page, page.edges.plane, page.format)
        limits = Off(SIDEWAYS, page.format.vertical_tolerance)
        status, reason = judged(off, limits, page)
        worst, limit = max(zip(off, limits, strict=True), key=lambda each: abs(each[0]) / each[1])
        first, last = page.format.first_character, page.format.centre_lines[-1]
        return finding(
            self.code,
            status,
            where=Region(page.picture.light, page.mrz_region),
            expected=f"{first:.1f} / {last:.1f}",
            actual=f"{first + off.across:.1f} / {last - off.down:.1f}",
            reason=reason,
            reference=page.format.mrz_reference,
            measure=Measure("beside-place", round(abs(worst), 2), "mm", round(limit, 2)),
        )


def measured(page: Page, plane: Plane, page_format: Format) -> Off:
    """Return how far the first characters and the ends of the lines are beside their places."""
    placed = [plane.to_page(line.centres) for line in page.lines]
    begin = page_format.first_character + INK_WIDTH / 2
    across = [float(line[0, 0]) - begin for line in placed]
    down = [
        float(line[end, 1]) - (page_format.height - above)
        for line, above in zip(placed, page_format.centre_lines, strict=True)
        for end in (0, -1)
    ]
    return Off(max(across, key=abs), max(down, key=abs))


def judged(off: Off, limits: Off, page: Page) -> tuple[Status, str | None]:
    """Return the status and why it is undetermined.

    Raises:
        ValueError: the edges of the page are not seen.
    """
    if page.edges is None:
        raise ValueError("the edges of the page are not seen")
    beyond = max(abs(each) - limit for each, limit in zip(off, limits, strict=True))
    if beyond + page.edges.uncertainty <= 0:
        return Status.SUCCESSFUL, None
    if beyond - page.edges.uncertainty <= 0:
        return Status.UNDETERMINED, "near-the-limit"
    if abs(page.edges.print.pitch - 1) > CONFIRMS:
        return Status.UNDETERMINED, "edges-unconfirmed"
    return (
        (Status.FAILED, None)
        if sure(page, FOLLOWED_SURELY)
        else (Status.UNDETERMINED, "print-partly-hidden")
    )


CHECK = MrzPosition()
