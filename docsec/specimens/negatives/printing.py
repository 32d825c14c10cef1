"""Paper and print that are harmless but look odd: brightened paper, a design in grey."""

from __future__ import annotations

import numpy as np

from docsec.specimens.camera.bands import seen_from
from docsec.specimens.noise import clouds
from docsec.specimens.pictures import (
    ULTRAVIOLET,
    WHITE,
    Floats,
    Pictures,
    Step,
    change,
    floats,
    luminance,
)

# What a detergent leaves in paper glows blue, like office paper but less.
_BRIGHTENER = np.array((0.30, 0.42, 1.0), dtype=np.float32)


def washed(pictures: Pictures, seed: int, *, glow: float = 0.22) -> Step:
    """Wash the page with clothes: its paper glows a little in ultraviolet light, in clouds.

    The paper is brightened as a picture: print is told from paper by how dark it is in white.

    Args:
        pictures: of the page.
        seed: of the clouds.
        glow: of the paper, as a share of the brightest blue; office paper has nearly 1.
    """
    lights = pictures.among((ULTRAVIOLET,))

    def brighten(light: str, values: Floats) -> Floats:
        """Brighten a picture as washed paper glows."""
        x, y = pictures.grid(light)
        clouded = np.clip(1 + 0.35 * clouds(seed, "washed", x, y, 22.0), 0, None)
        added = (clouded * pictures.inside(light))[..., None] * (np.float32(glow) * _BRIGHTENER)
        return floats(values + added * _paper(pictures, light))

    return pictures.altered(lights, brighten), change(
        "washed", lights, (pictures.outline,), glow=glow
    )


def _paper(pictures: Pictures, light: str) -> Floats:
    """Return how much of each pixel is bare paper, or 1 where no white picture tells."""
    if WHITE not in pictures.lights:
        return np.ones((1, 1, 1), dtype=np.float32)
    return luminance(seen_from(pictures, light))[..., None]


def grey_design(pictures: Pictures, seed: int) -> Step:
    """Take the colour out of the print, as a design in black ink only would look.

    Args:
        pictures: of the page.
        seed: unused here; every negative takes one.
    """
    lights = pictures.visible

    def grey(light: str, values: Floats) -> Floats:
        """Take the colour out of a picture."""
        level = luminance(values)[..., None]
        return floats(values + (level - values) * pictures.inside(light)[..., None])

    return pictures.altered(lights, grey), change("grey-design", lights, (pictures.outline,))
