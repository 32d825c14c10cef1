"""The line as printed: a mask of its ink, with what little of other lines comes near it."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from docsec.reading.recogniser import CHARACTERS
from docsec.reading.training.faces import CAPITAL, PITCH, TILE, Mask
from docsec.reading.training.rolls import Rolls

ROWS = 76
"""Rows of a printed strip; the middle of the capitals lies at half of it."""
MARGIN = 3 * PITCH
"""Columns before the first and behind the last character's field."""

Columns = npt.NDArray[np.float64]


def printed(rolls: Rolls, text: str, glyphs: Mask) -> tuple[Mask, Columns]:
    """Print ``text``.

    Args:
        rolls: the dice.
        text: of the 37 characters.
        glyphs: the masks of a face in one weight.

    Returns:
        The ink (255), ROWS x columns, and the column of each character's middle.
    """
    strip = np.zeros((ROWS, len(text) * PITCH + 2 * MARGIN), np.uint8)
    centres = MARGIN + PITCH * (np.arange(len(text)) + 0.5)
    shake = 1.6 if rolls.chance(0.08) else 0.35
    shifts = rolls.random.normal(0, shake * min(rolls.strength + 0.3, 1), (len(text), 2))
    centres = centres + shifts[:, 0]
    _put(strip, text, glyphs, centres, ROWS / 2 + shifts[:, 1] * 0.7)
    if rolls.chance(0.3):
        _neighbour(rolls, strip, glyphs)
    if rolls.chance(0.25):
        strip = _worn(rolls, strip)
    return strip, centres


def _put(strip: Mask, text: str, glyphs: Mask, across: Columns, down: Columns) -> None:
    """Add characters with their middles at the given places; what falls outside is cut off."""
    rows, columns = TILE
    for character, x, y in zip(text, across, down, strict=True):
        left, top = round(x - columns / 2), round(y - rows / 2)
        above, below = max(-top, 0), max(top + rows - ROWS, 0)
        tile = glyphs[CHARACTERS.index(character), above : rows - below]
        place = strip[top + above : top + rows - below, left : left + columns]
        np.maximum(place, tile, out=place)


def _neighbour(rolls: Rolls, strip: Mask, glyphs: Mask) -> None:
    """Let the feet or heads of another line stand in the strip, above or below."""
    side = -1 if rolls.random.random() < 0.5 else 1
    gap = rolls.between(0.28, 0.9) * CAPITAL
    first, last = sorted(rolls.random.integers(0, strip.shape[1] - 2 * PITCH, 2) + PITCH)
    across = np.arange(first, last, PITCH * rolls.between(0.62, 1.0)) * 1.0
    text = "".join(CHARACTERS[i] for i in rolls.random.integers(0, 37, len(across)))
    _put(strip, text, glyphs, across, np.full(len(across), ROWS / 2 + side * (CAPITAL + gap)))


def _worn(rolls: Rolls, strip: Mask) -> Mask:
    """Take ink away in spots, as a bad ribbon, a scratched or an over-inked print does."""
    size = rolls.between(1.2, 9)
    shape = (max(int(strip.shape[1] / size), 1), max(int(ROWS / size), 1))
    coarse = rolls.random.random(shape[::-1], dtype=np.float32)
    spots = cv2.resize(coarse, strip.shape[::-1], interpolation=cv2.INTER_LINEAR)
    least = rolls.upto(0.36)
    return np.asarray(strip * np.clip((spots - least) * 6 + 0.5, 0, 1), np.uint8)
