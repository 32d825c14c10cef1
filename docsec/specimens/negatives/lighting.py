"""Light that falls badly: glare on the laminate, a lamp out of line."""

from __future__ import annotations

import math

import numpy as np

from docsec.findings import Polygon
from docsec.specimens import seeding
from docsec.specimens.noise import clouds
from docsec.specimens.pictures import (
    INFRARED,
    ULTRAVIOLET,
    WHITE,
    Floats,
    Pictures,
    Step,
    change,
    cut,
    floats,
)


def glare(
    pictures: Pictures, seed: int, *, length: float = 34.0, lights: tuple[str, ...] = (WHITE,)
) -> Step:
    """Let a lamp shine in the laminate: a spot without print, white to the limit.

    Args:
        pictures: of the page.
        seed: of its place and direction.
        length: of the spot, in millimetres; it is a third as wide.
        lights: the pictures that were taken by that lamp.
    """
    width, height = pictures.page
    centre = (
        round(seeding.between(seed, "glare x", 0.25, 0.75) * width, 3),
        round(seeding.between(seed, "glare y", 0.3, 0.8) * height, 3),
    )
    turn = round(seeding.between(seed, "glare turn", -0.9, 0.9), 4)
    shown = pictures.among(lights)

    def shine(light: str, values: Floats) -> Floats:
        """Lighten a picture where the glare lies, most in its middle."""
        x, y = pictures.grid(light)
        x, y = x - np.float32(centre[0]), y - np.float32(centre[1])
        along = (x * math.cos(turn) + y * math.sin(turn)) / np.float32(length / 2)
        across = (y * math.cos(turn) - x * math.sin(turn)) / np.float32(length / 6)
        wavy = 0.12 * clouds(seed, "glare waves", x, y, 7.0)
        reach = np.sqrt(along**2 + across**2) + wavy
        bright = 1.5 * np.exp(-1.2 * np.abs(reach) ** 3)
        return values + (1 - values) * cut(bright)[..., None]

    return pictures.altered(shown, shine), change(
        "glare",
        shown,
        (_around(centre, length, turn),),
        centre_mm=centre,
        length_mm=length,
        turn=turn,
    )


def _around(centre: tuple[float, float], length: float, turn: float) -> Polygon:
    """Return the rectangle in which all of a spot of glare is."""
    cosine, sine = math.cos(turn), math.sin(turn)
    half, wide = length / 2 * 1.75, length / 6 * 1.75
    return tuple(
        (centre[0] + u * cosine - v * sine, centre[1] + u * sine + v * cosine)
        for u, v in ((-half, -wide), (half, -wide), (half, wide), (-half, wide))
    )


def lamp_misaligned(
    pictures: Pictures,
    seed: int,
    *,
    loss: float = 0.6,
    lights: tuple[str, ...] = (INFRARED, ULTRAVIOLET),
) -> Step:
    """Let a lamp of the reader light one side more than the other.

    Args:
        pictures: of the page.
        seed: of the side that is dark.
        loss: the share of light that is missing at the darkest edge, 0..1.
        lights: the pictures that were taken by that lamp.
    """
    shown = pictures.among(lights)
    turn = round(seeding.between(seed, "lamp turn", 0, 2 * math.pi), 4)

    def darken(light: str, values: Floats) -> Floats:
        """Darken a picture away from where the lamp points."""
        rows, columns = values.shape[:2]
        x = np.linspace(-1, 1, columns, dtype=np.float32)[None] * math.cos(turn)
        y = np.linspace(-1, 1, rows, dtype=np.float32)[:, None] * math.sin(turn)
        reach = np.float32(abs(math.cos(turn)) + abs(math.sin(turn)))
        share = ((x + y) / reach + 1) / 2
        return floats(values * (1 - np.float32(loss) * share**2)[..., None])

    return pictures.altered(shown, darken), change(
        "lamp-misaligned", shown, (pictures.outline,), loss=loss, turn=turn
    )
