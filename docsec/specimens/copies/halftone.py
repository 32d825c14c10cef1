"""Toner on paper in dots: an amplitude-modulated screen, as colour copiers print it.

Each ink is a square lattice of dots turned by its own angle; the darker the tone, the larger
the dot. Four lattices over each other make the rosette that a magnifier shows. Diamond dots are
used: how much of a cell they cover follows from their size in closed form, so that the mean of
a printed area is the tone that was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from docsec.specimens.geometry import MILLIMETRES_PER_INCH
from docsec.specimens.pictures import Floats, cut, floats

ANGLES = (15.0, 75.0, 0.0, 45.0)
"""Of cyan, magenta, yellow and black, in degrees: the usual four, as far apart as can be."""

# The dots are drawn at this resolution or more, then seen by the pixels of the picture.
_FINE_DPI = 900
_STRIP = 64


def printed(
    coverage: Floats, inks: Mapping[str, Floats], dpi: float, lines_per_inch: float
) -> dict[str, Floats]:
    """Print four inks in dots; return the share of light that comes through, by light.

    Args:
        coverage: rows x columns x 4, how much of the paper each ink covers, 0..1.
        inks: by light, 4 x 3, what each solid ink lets through of red, green and blue.
        dpi: of the picture.
        lines_per_inch: rows of dots an inch.

    Returns:
        By light, rows x columns x 3.
    """
    rows, columns = coverage.shape[:2]
    finer = max(math.ceil(_FINE_DPI / dpi), 1)
    made = {light: np.empty((rows, columns, 3), dtype=np.float32) for light in inks}
    for top in range(0, rows, _STRIP):
        part = slice(top, min(top + _STRIP, rows))
        dots = [
            _dots(coverage[part, :, ink], top, finer, dpi, lines_per_inch, ANGLES[ink])
            for ink in range(4)
        ]
        for light, shares in inks.items():
            made[light][part] = _through(dots, shares, finer)
    return made


def _dots(
    tone: Floats, top: int, finer: int, dpi: float, lines_per_inch: float, angle: float
) -> Floats:
    """Return the dots of one ink, 0 or 1 with soft edges, ``finer`` pixels for each of ``tone``."""
    per_pixel = lines_per_inch / (dpi * finer)
    rows, columns = (side * finer for side in tone.shape)
    across = (np.arange(columns, dtype=np.float64)[None] + 0.5) * per_pixel
    down = (np.arange(rows, dtype=np.float64)[:, None] + 0.5 + top * finer) * per_pixel
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    rank = _rank(
        (across * cosine).astype(np.float32) + (down * sine).astype(np.float32),
        (down * cosine).astype(np.float32) - (across * sine).astype(np.float32),
    )
    soft = np.float32(1.6 * per_pixel)
    limit = np.repeat(np.repeat(_limit(tone, soft), finer, axis=0), finer, axis=1)
    return cut((limit - rank) / soft + np.float32(0.5))


def _rank(u: Floats, v: Floats) -> Floats:
    """Return the share of the cell that is covered before the dot reaches a place, 0..1."""
    u -= np.floor(u)
    v -= np.floor(v)
    reach = np.abs(2 * u - 1) + np.abs(2 * v - 1)
    rest = 2 - reach
    return floats(np.where(reach < 1, reach * reach, 2 - rest * rest) * np.float32(0.5))


def _limit(tone: Floats, soft: np.float32) -> Floats:
    """Return the limit of rank at which a dot with an edge ``soft`` wide covers ``tone``."""
    light = np.sqrt(2 * soft * tone) - soft / 2
    dark = 1 + soft / 2 - np.sqrt(2 * soft * (1 - tone))
    return floats(np.where(tone < soft / 2, light, np.where(tone > 1 - soft / 2, dark, tone)))


def _through(dots: list[Floats], shares: Floats, finer: int) -> Floats:
    """Return what comes through the dots of all inks, seen by the pixels of the picture."""
    rows, columns = (side // finer for side in dots[0].shape)
    bands = []
    for band in range(3):
        light = np.ones_like(dots[0])
        for ink, dot in enumerate(dots):
            if shares[ink, band] < 1:
                light *= 1 - dot * (1 - shares[ink, band])
        bands.append(light.reshape(rows, finer, columns, finer).mean(axis=(1, 3)))
    return np.stack(bands, axis=-1, dtype=np.float32)


def separated(light: Floats, inks: Floats, black: float) -> Floats:
    """Return how much of each ink makes the colours of a picture.

    Args:
        light: rows x columns x 3, 0..1.
        inks: 4 x 3, what each solid ink lets through.
        black: how much of the dark is left to black, 0..1.

    Returns:
        Rows x columns x 4; a colour that the inks cannot make becomes the nearest they can.
    """
    darkness = 1 - light.max(axis=-1)
    key = np.clip((darkness - 0.25) / 0.75, 0, 1) * np.float32(black)
    aim = np.minimum(light / (1 - key[..., None] * (1 - inks[3])), 1)
    amounts = 1 - aim
    for _ in range(5):
        made = np.ones_like(aim)
        for ink in range(3):
            made *= 1 - amounts[..., ink : ink + 1] * (1 - inks[ink])
        amounts = np.clip(amounts + (made - aim) / (1 - np.diag(inks[:3])), 0, 1)
    return np.concatenate((amounts, key[..., None]), axis=-1, dtype=np.float32)


def frequency(lines_per_inch: float) -> float:
    """Return rows of dots a millimetre."""
    return lines_per_inch / MILLIMETRES_PER_INCH
