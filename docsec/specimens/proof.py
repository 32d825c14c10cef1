"""What a sample is held against: true pixels of its drawing, before noise, camera and JPEG.

Every `EVERY`-th pixel of every `EVERY`-th row, the lights below one another in their order, in one
small PNG. Nothing is averaged: a pixel of the proof is a pixel of the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PIL import Image

NAME = "drawing.png"

EVERY = 20
"""How far pixels lie apart that are kept."""

WITHIN = 2
"""By how many levels of 255 a pixel drawn again may differ."""


def proof(pictures: Mapping[str, Image.Image]) -> Image.Image:
    """Return the pixels that are kept of pictures of one size, mode RGB."""
    kept = [
        np.asarray(image)[EVERY // 2 :: EVERY, EVERY // 2 :: EVERY] for image in pictures.values()
    ]
    return Image.fromarray(np.concatenate(kept))


def differing(one: Image.Image, other: Image.Image) -> int:
    """Return by how many levels the most different pixel differs; 255 where sizes do."""
    if one.size != other.size:
        return 255
    return int(np.abs(_levels(one) - _levels(other)).max())


def _levels(image: Image.Image) -> npt.NDArray[np.int16]:
    return np.asarray(image.convert("RGB")).astype(np.int16)
