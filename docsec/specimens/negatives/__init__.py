"""Harmless oddities on the picture: a checker must not take any of them for a fraud."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docsec.specimens.negatives.careless import blur, low_resolution, strong_jpeg, veiled
from docsec.specimens.negatives.exposed import (
    dark_corners,
    grainy,
    lights_apart,
    room_light,
    too_bright,
    too_dark,
    warm_lamp,
)
from docsec.specimens.negatives.fingers import fingers
from docsec.specimens.negatives.laid import cut_off, from_the_side
from docsec.specimens.negatives.lighting import glare, lamp_misaligned
from docsec.specimens.negatives.marks import pen_mark, staple
from docsec.specimens.negatives.printing import grey_design, washed
from docsec.specimens.negatives.stamps import show_through, stamp
from docsec.specimens.negatives.surface import bubbles, dust, scratches
from docsec.specimens.negatives.wear import crease, stain, worn_print
from docsec.specimens.pictures import Step

NEGATIVES: Mapping[str, Callable[..., Step]] = {
    "blur": blur,
    "bubbles": bubbles,
    "crease": crease,
    "cut-off": cut_off,
    "dust": dust,
    "fingers": fingers,
    "from-the-side": from_the_side,
    "glare": glare,
    "grey-design": grey_design,
    "infrared-veil": veiled,
    "lamp-misaligned": lamp_misaligned,
    "low-resolution": low_resolution,
    "misregistration": lights_apart,
    "pen-mark": pen_mark,
    "scratches": scratches,
    "sensor-noise": grainy,
    "show-through": show_through,
    "stain": stain,
    "stamp": stamp,
    "staple": staple,
    "strong-jpeg": strong_jpeg,
    "too-bright": too_bright,
    "too-dark": too_dark,
    "ultraviolet-leak": room_light,
    "vignetting": dark_corners,
    "warm-lamp": warm_lamp,
    "washed": washed,
    "worn-print": worn_print,
}
"""By name; each takes the pictures and a seed."""

LAID = frozenset(("cut-off", "from-the-side"))
"""Those that lay the page down: they ask which of its corners are round."""
