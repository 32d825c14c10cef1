"""What is printed behind lines: a bank of textures, made once from a seed.

Each is ROWS x COLUMNS of numbers from -1 (dark) to 1, and lines are laid over windows of them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

ROWS, COLUMNS, TEXTURES = 112, 1400, 72

Field = npt.NDArray[np.float32]
Random = np.random.Generator


class Scenery(NamedTuple):
    """Textures, and noise to add after the picture is taken.

    Attributes:
        textures: one array each.
        noise: standard normal, rows x columns.
    """

    textures: tuple[Field, ...]
    noise: Field


@cache
def scenery(seed: int) -> Scenery:
    """Return the bank of one seed."""
    random = np.random.Generator(np.random.PCG64((seed, 7)))
    kinds = (_clouds, _guilloche, _guilloche, _grid, _patches, _grain)
    textures = tuple(_levelled(kinds[i % len(kinds)](random)) for i in range(TEXTURES))
    return Scenery(textures, _normal(random, 4 * ROWS, COLUMNS))


def window(field: Field, random: Random, rows: int, columns: int) -> Field:
    """Return a part of a field, at random, perhaps mirrored."""
    top = int(random.integers(0, field.shape[0] - rows + 1))
    left = int(random.integers(0, field.shape[1] - columns + 1))
    part = field[top : top + rows, left : left + columns]
    return part[:: random.choice((-1, 1)), :: random.choice((-1, 1))]


def clouds(random: Random, rows: int, columns: int, size: float) -> Field:
    """Return smooth noise of about -2 to 2 whose spots are ``size`` pixels large."""
    coarse = _normal(random, max(int(rows / size), 1) + 2, max(int(columns / size), 1) + 2)
    return np.asarray(
        cv2.resize(coarse, (columns, rows), interpolation=cv2.INTER_CUBIC), np.float32
    )


def _normal(random: Random, rows: int, columns: int) -> Field:
    return random.standard_normal((rows, columns), dtype=np.float32)


def _levelled(field: Field) -> Field:
    lowest, highest = np.percentile(field, (1, 99))
    return np.asarray(
        np.clip((field - lowest) / (highest - lowest + 1e-6), 0, 1) * 2 - 1, np.float32
    )


def _clouds(random: Random) -> Field:
    """A photograph's large and small shapes."""
    sizes = (90, 45, 22, 11, 5)
    fall = random.uniform(0.5, 1.0)
    layers = (clouds(random, ROWS, COLUMNS, s) * fall**i for i, s in enumerate(sizes))
    return np.asarray(sum(layers), np.float32)


def _grain(random: Random) -> Field:
    """Paper, coarse or fine."""
    noise = _normal(random, ROWS, COLUMNS)
    return np.asarray(cv2.GaussianBlur(noise, (0, 0), random.uniform(0.5, 2.0)), np.float32)


def _guilloche(random: Random) -> Field:
    """Two or three families of fine waving lines over soft colour."""
    field = clouds(random, ROWS, COLUMNS, 120) * np.float32(random.uniform(0, 0.4))
    for _ in range(random.integers(1, 4)):
        field -= _waves(random) * np.float32(random.uniform(0.4, 1.0))
    return field


def _waves(random: Random) -> Field:
    y, x = np.mgrid[:ROWS, :COLUMNS].astype(np.float32)
    angle, pitch = random.uniform(0, np.pi), random.uniform(4, 18)
    along = x * np.cos(angle) + y * np.sin(angle)
    across = y * np.cos(angle) - x * np.sin(angle)
    for _ in range(2):
        length, swing = random.uniform(30, 300), random.uniform(0, 14)
        across = across + swing * np.sin(2 * np.pi * (along / length + random.random()))
    wide = random.uniform(0.6, 2.0) / pitch
    distance = np.abs((across / pitch) % 1 - 0.5)
    return np.asarray(np.clip((wide - distance) * pitch, 0, 1), np.float32)


def _grid(random: Random) -> Field:
    """Dots or crossing lines, as a halftone or a woven ground."""
    return np.asarray(np.maximum(_waves(random), _waves(random)) * -1, np.float32)


def _patches(random: Random) -> Field:
    """Sharp-edged shapes, as of an emblem, a portrait's edge or a coloured band."""
    field = clouds(random, ROWS, COLUMNS, 30) * np.float32(0.2)
    for _ in range(random.integers(8, 30)):
        corner = random.integers(0, (COLUMNS, ROWS)).tolist()
        shape = random.integers(3, 90, 2).tolist()
        thick = int(random.choice((-1, 1, 2)))
        level = float(random.uniform(-1, 1))
        cv2.ellipse(field, corner, shape, float(random.uniform(0, 180)), 0, 360, level, thick)
    return field
