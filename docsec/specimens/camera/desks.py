"""What lies under the page: desks drawn in the plane of the page, under every light."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from docsec.specimens import seeding
from docsec.specimens.noise import clouds
from docsec.specimens.pictures import INFRARED, ULTRAVIOLET, Floats, cut, floats

Colour = tuple[float, float, float]
Pattern = Callable[[int, Floats, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Desk:
    """A surface.

    Attributes:
        dark: red, green and blue where its pattern is 0, 0..1.
        light: the same where it is 1.
        infrared: how much infrared light comes back where the pattern is 0 and 1.
        glow: what it gives off under ultraviolet light.
        pattern: 0..1 at places of the plane (seed, x and y in millimetres).
    """

    dark: Colour
    light: Colour
    infrared: tuple[float, float]
    glow: Colour
    pattern: Pattern

    def under(self, light: str, share: Floats) -> Floats:
        """Return the desk under a light, rows x columns x 3, from its pattern, rows x columns."""
        if light == INFRARED:
            low, high = (np.full(3, value, dtype=np.float32) for value in self.infrared)
        else:
            first = (0.0, 0.0, 0.0) if light == ULTRAVIOLET else self.dark
            second = self.glow if light == ULTRAVIOLET else self.light
            low, high = floats(first), floats(second)
        return floats(low + (high - low) * cut(share)[..., None])


def _wood(seed: int, x: Floats, y: Floats) -> Floats:
    """Planks with grain along them, and dark joints."""
    plank = np.floor(y / 70)
    along, bent = (
        floats(x / 18 + plank * 7),
        floats(y + 2.2 * clouds(seed, "bend", x, y, 60, layers=2)),
    )
    grain = clouds(seed, "grain", along, bent, 2.2)
    rings = np.sin(bent / 1.7 + 2 * clouds(seed, "rings", floats(x / 6), y, 12))
    joint = np.clip(np.abs((y / 70) % 1 - 0.5) * 70 * 2 - 68.8, 0, 1)
    return floats(0.55 + 0.22 * grain + 0.13 * rings - 0.6 * joint)


def _cloth(seed: int, x: Floats, y: Floats) -> Floats:
    """A coarse weave, threads going over and under."""
    pitch = np.float32(1.3)
    over = np.cos(2 * np.pi * x / pitch) * np.cos(2 * np.pi * y / pitch)
    uneven = clouds(seed, "threads", floats(x / 6), y, 2)
    uneven += clouds(seed, "weft", x, floats(y / 6), 2)
    return floats(0.5 + 0.28 * over + 0.16 * uneven)


def _stone(seed: int, x: Floats, y: Floats) -> Floats:
    """Grey speckles, fine and coarse."""
    fine = clouds(seed, "specks", x, y, 1.4, layers=2)
    return floats(0.5 + 0.3 * fine + 0.15 * clouds(seed, "veins", x, y, 30))


def _papers(seed: int, x: Floats, y: Floats) -> Floats:
    """Sheets of office paper with rows of something written, one lying over the other."""
    turn = seeding.between(seed, "sheet", -0.5, 0.5)
    cosine, sine = np.float32(math.cos(turn)), np.float32(math.sin(turn))
    across, down = x * cosine + y * sine, y * cosine - x * sine
    sheet = 0.94 + 0.06 * _over(across - 30, 0.2)
    edge = np.clip(1 - np.abs(across - 30) * 2, 0, 1) * np.float32(0.25)
    words = clouds(seed, "words", across, floats(np.floor(down / _ROW)), 1.9, layers=2)
    row = _over(0.11 - np.abs((down / _ROW) % 1 - 0.5), 0.04)
    margin = _over(0.4 - np.abs((across / 95) % 1 - 0.5), 0.002)
    return floats(sheet - edge - 0.55 * _over(words + 0.15, 0.1) * row * margin)


def _over(values: ArrayLike, soft: float) -> Floats:
    """Return 1 where values are above 0, 0 where below, with an edge ``soft`` wide between."""
    return cut(floats(values) / np.float32(soft) + np.float32(0.5))


def _lid(seed: int, x: Floats, y: Floats) -> Floats:
    """The foam in the lid of a scanner."""
    return floats(0.8 + 0.1 * clouds(seed, "foam", x, y, 8))


_ROW = 4.6  # from one row of writing to the next, in millimetres
_NO_GLOW = (0.015, 0.012, 0.03)

DESKS = {
    "wood": Desk((0.20, 0.11, 0.06), (0.62, 0.43, 0.27), (0.55, 0.75), _NO_GLOW, _wood),
    "cloth": Desk((0.05, 0.10, 0.20), (0.20, 0.32, 0.50), (0.45, 0.70), _NO_GLOW, _cloth),
    "stone": Desk((0.28, 0.29, 0.31), (0.66, 0.66, 0.67), (0.30, 0.60), _NO_GLOW, _stone),
    "papers": Desk(
        (0.05, 0.05, 0.06), (0.93, 0.93, 0.92), (0.10, 0.95), (0.45, 0.58, 1.0), _papers
    ),
    "lid": Desk((0.80, 0.80, 0.80), (0.97, 0.97, 0.97), (0.85, 0.95), (0.10, 0.10, 0.16), _lid),
    "hood": Desk((0.0, 0.0, 0.0), (0.03, 0.03, 0.03), (0.0, 0.05), _NO_GLOW, _lid),
}
