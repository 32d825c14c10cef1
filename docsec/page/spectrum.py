"""Rows of dots over the whole page, such as a printer's or a screen's: peaks of its spectrum.

The picture is cut into tiles and their spectra are laid over one another: the middle value at
each frequency keeps what is everywhere and drops lines of the background, which are at one place
only. A lattice has a peak in two directions at right angles.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.plane import Pixels

Floats = npt.NDArray[np.float32]

TILE = 128
"""Side of a tile, in pixels."""

ROWS, COLUMNS = 5, 7
"""Tiles down and across the picture."""

COARSEST = 9
"""Waves a tile from which on a lattice counts: coarser ones are print that is seen as such."""

ON_AXIS = 5.0
"""Degrees from the picture's rows and columns within which a lattice lies along them."""

# Waves that JPEG's blocks of eight pixels leave, counted along rows and columns.
_BLOCKS = TILE // 8


@dataclass(frozen=True, slots=True)
class Lattice:
    """The strongest lattice of one kind.

    Attributes:
        strength: how far both its peaks rise above what is around them, as a natural logarithm.
        frequency: rows of dots a pixel.
        angle: from the rows of the picture, in degrees, 0 to 90.
    """

    strength: float
    frequency: float
    angle: float


@dataclass(frozen=True, slots=True)
class Lattices:
    """What was found.

    Attributes:
        turned: in brightness, away from the picture's rows and columns.
        along: in red against green, along them.
        crossed: in red against green one way along them, in brightness the other way.
    """

    turned: Lattice
    along: Lattice
    crossed: Lattice


def lattices(pixels: Pixels) -> Lattices | None:
    """Return the strongest lattices of a picture; None where it is too small for the tiles."""
    if min(pixels.shape[:2]) < 3 * TILE:
        return None
    turned, along = _directions()
    in_bright, in_colour = _rise(pixels, _bright), _rise(pixels, _red)
    return Lattices(
        _strongest(in_bright, in_bright, turned),
        _strongest(in_colour, in_colour, along),
        _strongest(in_colour, in_bright, along),
    )


def drawn(pixels: Pixels) -> Pixels:
    """Return the spectrum of the brightness, its middle in the middle, peaks bright, as RGB."""
    rise = _rise(pixels, _grey)
    half = np.vstack((rise, rise[:1]))
    full = np.hstack((half[::-1, :0:-1], half))
    levels = np.clip(full / 5 * 255, 0, 255).astype(np.uint8)
    return np.repeat(cv2.resize(levels, None, fx=3, fy=3)[..., None], 3, axis=2)


def _bright(tile: Pixels) -> Floats:
    red, green, blue = cv2.split(tile.astype(np.float32))
    return _float(0.299 * red + 0.587 * green + 0.114 * blue)


def _red(tile: Pixels) -> Floats:
    red, green, _ = cv2.split(tile.astype(np.float32))
    return _float(red - green)


def _grey(tile: Pixels) -> Floats:
    return cv2.cvtColor(tile, cv2.COLOR_RGB2GRAY).astype(np.float32)


def _rise(pixels: Pixels, channel: Callable[[Pixels], Floats]) -> Floats:
    """Return how far each frequency rises above those around it: `TILE` x `TILE` / 2 + 1.

    Only the tiles become decimals: a large picture has many more pixels than they.
    """
    rows, columns = pixels.shape[:2]
    window = _window()
    spectra = []
    for top in np.linspace(0.06 * rows, 0.94 * rows - TILE, ROWS).astype(int):
        for left in np.linspace(0.06 * columns, 0.94 * columns - TILE, COLUMNS).astype(int):
            tile = channel(pixels[top : top + TILE, left : left + TILE])
            fine = (tile - cv2.GaussianBlur(tile, (0, 0), 8)) * window
            power = np.abs(np.fft.rfft2(fine)) ** 2
            spectra.append(power / (power.mean() + 1e-6))
    # Their number is odd, so that this is the median, in a third of its time.
    half = ROWS * COLUMNS // 2
    middle = np.fft.fftshift(np.partition(spectra, half, axis=0)[half], axes=0)
    height = _float(np.log(middle + 1e-9))
    return _float(height - cv2.blur(cv2.medianBlur(height, 5), (9, 9)))


def _strongest(rise: Floats, turned: Floats, allowed: npt.NDArray[np.bool_]) -> Lattice:
    """Return the lattice whose weaker peak rises most.

    Args:
        rise: what one peak stands in.
        turned: what the other stands in, a quarter of a turn further on.
        allowed: where the one may stand.
    """
    spread = cv2.dilate(np.vstack((turned, turned[:1])), np.ones((3, 3), np.uint8))
    across, down = _waves()
    # A quarter of a turn further on, in the half of the plane that is kept.
    flip = np.where(down > 0, 1, -1)
    column, row = np.abs(down), -across * flip + TILE // 2
    both = np.minimum(rise, spread[row.clip(0, TILE), column.clip(0, TILE // 2)])
    both = np.where(allowed, both, -np.inf)
    at = np.unravel_index(int(both.argmax()), both.shape)
    x, y = float(across[at]), float(down[at])
    return Lattice(
        round(float(both[at]), 2),
        math.hypot(x, y) / TILE,
        math.degrees(math.atan2(y, x)) % 90,
    )


@cache
def _waves() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return waves a tile across and down at each place of a spectrum."""
    down, across = np.mgrid[-TILE // 2 : TILE // 2, 0 : TILE // 2 + 1]
    return across, down


@cache
def _directions() -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which frequencies lie away from rows and columns, and which along them.

    The coarsest are in neither, nor those of JPEG's blocks.
    """
    across, down = _waves()
    angle = np.degrees(np.arctan2(down, across)) % 90
    turned = (angle > ON_AXIS) & (angle < 90 - ON_AXIS)
    fine = np.hypot(across, down) >= COARSEST
    blocks = _of_blocks(across) & (np.abs(down) <= 1) | _of_blocks(down) & (np.abs(across) <= 1)
    return turned & fine, ~turned & fine & ~blocks


def _of_blocks(waves: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    return np.asarray((np.abs(waves) + 1) % _BLOCKS <= 2, dtype=np.bool_)


@cache
def _window() -> Floats:
    side = np.hanning(TILE)
    return _float(np.outer(side, side))


def _float(values: npt.NDArray[Any]) -> Floats:
    return np.asarray(values, dtype=np.float32)
