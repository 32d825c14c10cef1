"""Harmless oddities on the picture: a checker must not take any of them for a fraud."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docsec.specimens.negatives.careless import blur, low_resolution, strong_jpeg, veiled
from docsec.specimens.negatives.fingers import fingers
from docsec.specimens.negatives.lighting import glare, lamp_misaligned
from docsec.specimens.negatives.printing import grey_design, washed
from docsec.specimens.negatives.stamps import stamp
from docsec.specimens.negatives.wear import crease, stain, worn_print
from docsec.specimens.pictures import Step

NEGATIVES: Mapping[str, Callable[..., Step]] = {
    "blur": blur,
    "crease": crease,
    "fingers": fingers,
    "glare": glare,
    "grey-design": grey_design,
    "infrared-veil": veiled,
    "lamp-misaligned": lamp_misaligned,
    "low-resolution": low_resolution,
    "stain": stain,
    "stamp": stamp,
    "strong-jpeg": strong_jpeg,
    "washed": washed,
    "worn-print": worn_print,
}
"""By name; each takes the pictures and a seed."""
