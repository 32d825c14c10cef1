"""The sheet and the screen that copies appear on: none of them is security paper.

Office paper holds a brightener: under ultraviolet light it glows blue and outshines all. It has
no watermark, no fibres and no relief, and what changes with the angle on a document is still
on a copy.
"""

from __future__ import annotations

import numpy as np

from docsec.specimens.noise import clouds
from docsec.specimens.pictures import INFRARED, TRANSMITTED, ULTRAVIOLET, Floats, Pictures, floats

PAPER = {
    "seen": np.array((0.965, 0.968, 0.972), dtype=np.float32),
    INFRARED: np.array((0.92, 0.92, 0.92), dtype=np.float32),
    ULTRAVIOLET: np.array((0.42, 0.55, 0.98), dtype=np.float32),
    TRANSMITTED: np.array((0.74, 0.72, 0.68), dtype=np.float32),
}

# What solid cyan, magenta, yellow and black toner lets through. Only black is carbon, so only
# black is seen in infrared; all of them stand between the lamp and the brightener.
TONER = {
    "seen": np.array(
        ((0.06, 0.66, 0.92), (0.88, 0.10, 0.50), (1.0, 0.92, 0.08), (0.05, 0.05, 0.06)),
        dtype=np.float32,
    ),
    INFRARED: np.array((np.full(3, 0.97),) * 3 + (np.full(3, 0.06),), dtype=np.float32),
    ULTRAVIOLET: np.array(
        ((0.25, 0.45, 0.55), (0.40, 0.20, 0.40), (0.30, 0.30, 0.10), (0.03, 0.03, 0.03)),
        dtype=np.float32,
    ),
}

# Dyes of an ink-jet printer: all four, the black one too, are clear in infrared.
DYE = {
    "seen": np.array(
        ((0.10, 0.62, 0.90), (0.86, 0.14, 0.46), (0.98, 0.90, 0.12), (0.12, 0.11, 0.13)),
        dtype=np.float32,
    ),
    INFRARED: np.full((4, 3), 0.96, dtype=np.float32),
    ULTRAVIOLET: TONER[ULTRAVIOLET],
}


def kind(light: str) -> str:
    """Return which row of the tables above the print of a copy follows under a light."""
    return light if light in (INFRARED, ULTRAVIOLET) else "seen"


def sheet(pictures: Pictures, light: str, seed: int) -> Floats:
    """Return an empty sheet of office paper under a light, cloudy where light shines through."""
    paper = PAPER.get(light, PAPER["seen"])
    x, y = pictures.grid(light)
    strength = np.float32(0.10 if light == TRANSMITTED else 0.008)
    uneven = 1 + strength * clouds(seed, "formation", x, y, 4.0)
    return floats(uneven[..., None] * paper)
