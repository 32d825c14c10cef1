"""Whether the print of the MRZ is seen well enough for what is measured on it to fail."""

from __future__ import annotations

from docsec.findings import Status
from docsec.page.examined import Page

FINE_ENOUGH = 12.0
"""Fewer pixels from character to character measure too coarsely to fail anything."""

READ_SURELY = 0.9
"""Share of the characters of each line that must be read surely for the MRZ to fail."""

FOLLOWED_SURELY = 0.8
"""The same where only the run of the lines counts: print set too close is read with more doubt."""


def sure(page: Page, share: float = READ_SURELY) -> bool:
    """Whether the print is fine enough, and nothing seems to lie over a line.

    The place of what is hidden is a guess.

    Args:
        page: the page.
        share: of the characters of each line that must be read surely.
    """
    lengths = tuple(map(len, page.line_texts))
    surely = all(sum(line) >= share * len(line) for line in page.certain)
    fine = (page.pixels_per_character or 0.0) >= FINE_ENOUGH
    return fine and surely and lengths == page.line_lengths


def beyond_a_limit(
    beyond: float, uncertainty: float, *, seen: bool, edges_confirmed: bool = True
) -> tuple[Status, str | None]:
    """Return the status of what was measured on the print, and why it is undetermined.

    Args:
        beyond: how far it is beyond its limit; less than 0 within.
        uncertainty: of that, in the same unit.
        seen: whether the print is seen well enough to fail, see `sure`.
        edges_confirmed: whether the edges it was measured from are surely those of the page.
    """
    if beyond + uncertainty <= 0:
        return Status.SUCCESSFUL, None
    if beyond - uncertainty <= 0:
        return Status.UNDETERMINED, "near-the-limit"
    if not edges_confirmed:
        return Status.UNDETERMINED, "edges-unconfirmed"
    return (Status.FAILED, None) if seen else (Status.UNDETERMINED, "print-partly-hidden")
