"""What goes wrong between the lights of a reader: registration, leaks, veils."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from docsec.specimens import seeding
from docsec.specimens.pictures import (
    INFRARED,
    ULTRAVIOLET,
    WHITE,
    Floats,
    Matrix,
    Pictures,
    Step,
    change,
    cut,
)

# Two pixels of a picture of 300 dots per inch.
REGISTRATION = 2 * 25.4 / 300
# A lamp for 365 nm also gives a little light that is seen, violet more than any other.
_LEAK = np.array((0.40, 0.22, 1.0), dtype=np.float32)


def misregistration(pictures: Pictures, seed: int, *, reach: float = REGISTRATION) -> Step:
    """Shift every light but the first against it; the homographies follow.

    Args:
        pictures: of the page.
        seed: of the shifts.
        reach: the largest shift across and down, in millimetres.
    """
    _, *others = pictures.lights
    shifts = {
        light: tuple(seeding.between(seed, f"shift {axis} {light}", -reach, reach) for axis in "xy")
        for light in others
    }
    moved, placed = dict(pictures.lights), dict(pictures.homographies)
    for light, (x, y) in shifts.items():
        move = np.array(((1, 0, x * pictures.scale), (0, 1, y * pictures.scale), (0, 0, 1)))
        moved[light] = _moved(pictures.lights[light], move)
        placed[light] = move @ pictures.homographies[light]
    shifted = replace(pictures, lights=moved, homographies=placed, files={})
    record = {f"{light}_mm": (round(x, 4), round(y, 4)) for light, (x, y) in shifts.items()}
    return shifted, change("misregistration", others, (pictures.outline,), **record)


def _moved(light: Floats, move: Matrix) -> Floats:
    rows, columns = light.shape[:2]
    border = cv2.BORDER_REPLICATE
    shifted = cv2.warpAffine(
        light, move[:2], (columns, rows), flags=cv2.INTER_CUBIC, borderMode=border
    )
    return cut(shifted)


def ultraviolet_leak(pictures: Pictures, *, share: float = 0.06) -> Step:
    """Let light that is seen into the ultraviolet picture: a faint violet picture of the print.

    Args:
        pictures: of the page; without a white and an ultraviolet one nothing happens.
        share: of the white picture's light, 0..1.
    """
    lights = pictures.among((ULTRAVIOLET,)) if WHITE in pictures.lights else ()
    leak = np.float32(share) * _LEAK

    def add(_: str, light: Floats) -> Floats:
        return light + seen_from(pictures, ULTRAVIOLET) * leak

    return pictures.altered(lights, add), change(
        "ultraviolet-leak", lights, (pictures.outline,), share=share
    )


def seen_from(pictures: Pictures, light: str) -> Floats:
    """Return the white picture as it lies in the picture of another light, of the same size."""
    before, after = pictures.homographies[WHITE], pictures.homographies[light]
    if np.array_equal(before, after):
        return pictures.lights[WHITE]
    return _moved(pictures.lights[WHITE], after @ np.linalg.inv(before))


def infrared_veil(pictures: Pictures, *, share: float = 0.3, level: float = 0.9) -> Step:
    """Lay stray light over the infrared picture: its contrast falls by ``share``.

    Args:
        pictures: of the page.
        share: of the veil in the picture, 0..1.
        level: of the veil, 0 (black) to 1 (white).
    """
    lights = pictures.among((INFRARED,))
    veil = np.float32(share * level)
    veiled = pictures.altered(lights, lambda _, light: light * np.float32(1 - share) + veil)
    return veiled, change("infrared-veil", lights, (pictures.outline,), share=share, level=level)
