"""Copies of a whole page: what was a document is toner, ink or a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docsec.specimens.copies.copier import colour_copy, grey_copy, print_and_rescan
from docsec.specimens.copies.screen import screen_recapture
from docsec.specimens.pictures import Step

COPIES: Mapping[str, Callable[..., Step]] = {
    "colour-copy": colour_copy,
    "grey-copy": grey_copy,
    "print-and-rescan": print_and_rescan,
    "screen-recapture": screen_recapture,
}
"""By name; each takes the pictures and a seed."""
