"""A picture taken or stored without care: too few pixels, moved, squeezed, veiled.

All of them are steps of the camera taken too far.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from docsec.specimens import seeding
from docsec.specimens.camera import bands, files
from docsec.specimens.pictures import Floats, Pictures, Step, called, change, floats


def low_resolution(pictures: Pictures, seed: int, *, dpi: int | None = None) -> Step:
    """Leave too few pixels, 75 to 110 an inch where ``dpi`` is left out."""
    chosen = dpi or round(seeding.between(seed, "low resolution", 75, 110))
    return called("low-resolution", files.resolution(pictures, dpi=chosen))


def strong_jpeg(pictures: Pictures, seed: int, *, qualities: tuple[int, ...] = (60, 18)) -> Step:
    """Store the pictures as JPEG as messengers do, one after the other and hard."""
    return called("strong-jpeg", files.jpeg_chain(pictures, qualities=qualities))


def veiled(pictures: Pictures, seed: int, *, share: float | None = None) -> Step:
    """Lay stray light over infrared, so that even a good print has little contrast there."""
    chosen = share or round(seeding.between(seed, "veil", 0.35, 0.55), 4)
    return called("infrared-veil", bands.infrared_veil(pictures, share=chosen))


def blur(pictures: Pictures, seed: int, *, length: float = 0.6) -> Step:
    """Move the camera while the picture is taken.

    Args:
        pictures: of the page.
        seed: of the direction.
        length: of the way that a point is drawn out to, in millimetres.
    """
    turn = round(seeding.between(seed, "blur turn", 0, math.pi), 4)
    kernel = _streak(length * pictures.scale, turn)

    def move(_: str, light: Floats) -> Floats:
        """Blur a picture along the way the camera moved."""
        moved = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REPLICATE)
        return floats(moved)

    return pictures.altered(pictures.lights, move), change(
        "blur", pictures.lights, (pictures.outline,), length_mm=length, turn=turn
    )


def _streak(length: float, turn: float) -> Floats:
    """Return the kernel that draws a point out over ``length`` pixels, its sum 1."""
    side = 2 * math.ceil(length / 2) + 3
    places = np.arange(side, dtype=np.float32) - np.float32(side // 2)
    x, y = places[None], places[:, None]
    along = np.abs(x * math.cos(turn) + y * math.sin(turn))
    beside = np.abs(y * math.cos(turn) - x * math.sin(turn))
    cover = np.clip(length / 2 + 0.5 - along, 0, 1) * np.clip(1 - beside, 0, 1)
    return floats(cover / cover.sum())
