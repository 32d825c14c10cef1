"""Fields of chance: the same seed and topic give the same numbers, on any machine.

The bits come from Philox 4x64 with ten rounds (Salmon et al., SC11), a counter run through fixed
multiplications: its stream is defined by its key alone and is the same wherever the algorithm
is. numpy promises that for the bits (``random_raw``), not for what its generators make of them,
so the arithmetic from bits to numbers stands here, in whole numbers until the last scaling.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from docsec.specimens import seeding
from docsec.specimens.pictures import Floats, floats

# Beyond this many cells a cloud repeats: further than a page and its desk reach.
_CELLS = 256


def bits(seed: int, topic: str, count: int) -> NDArray[np.uint64]:
    """Return ``count`` words of 64 bits."""
    return np.random.Philox(key=seeding.number(seed, topic)).random_raw(count)


def uniform(seed: int, topic: str, shape: tuple[int, ...]) -> Floats:
    """Return numbers from 0 to 1, each a multiple of 2 to the power of -24."""
    count = math.prod(shape)
    words = bits(seed, topic, count) >> np.uint64(40)
    return (words.astype(np.float32) * np.float32(2.0**-24)).reshape(shape)


def normal(seed: int, topic: str, shape: tuple[int, ...]) -> Floats:
    """Return numbers of mean 0 and deviation 1, bell-shaped and never beyond 3.5.

    Each is the sum of the four 16-bit parts of one word.
    """
    parts = bits(seed, topic, math.prod(shape)).view(np.uint16).reshape(-1, 4)
    sums = parts.sum(axis=1, dtype=np.int32) - 2 * 65535
    deviation = math.sqrt((65536**2 - 1) / 3)
    return floats(sums.astype(np.float32) * np.float32(1 / deviation)).reshape(shape)


def clouds(seed: int, topic: str, x: Floats, y: Floats, size: float, *, layers: int = 3) -> Floats:
    """Return smooth noise of about -1 to 1 at places on the page.

    Args:
        seed: whose.
        topic: which.
        x: in millimetres; with ``y`` it broadcasts to the shape returned.
        y: in millimetres.
        size: of the largest spots, in millimetres.
        layers: each further one has spots half as large and half as strong.
    """
    total = np.zeros(np.broadcast_shapes(x.shape, y.shape), dtype=np.float32)
    for layer in range(layers):
        lattice = 2 * uniform(seed, f"{topic} {layer}", (_CELLS, _CELLS)) - 1
        step = np.float32(2**layer / size)
        total += _between(lattice, x * step, y * step) * np.float32(0.5**layer)
    return total


def _between(lattice: Floats, x: Floats, y: Floats) -> Floats:
    """Return the lattice between its points, without a kink at them."""
    column, row = np.floor(x), np.floor(y)
    across, down = _eased(x - column), _eased(y - row)
    first = column.astype(np.int32) % _CELLS, row.astype(np.int32) % _CELLS
    second = (first[0] + 1) % _CELLS, (first[1] + 1) % _CELLS
    upper = lattice[first[1], first[0]] * (1 - across) + lattice[first[1], second[0]] * across
    lower = lattice[second[1], first[0]] * (1 - across) + lattice[second[1], second[0]] * across
    return floats(upper * (1 - down) + lower * down)


def _eased(share: Floats) -> Floats:
    return floats(share * share * (3 - 2 * share))
