"""The crop that the locator would hand over, with its errors."""

from __future__ import annotations

import cv2
import numpy as np

from docsec.reading.recogniser import CAPITAL, HEIGHT
from docsec.reading.recogniser import PITCH as CROP_PITCH
from docsec.reading.training import faces
from docsec.reading.training.capturing import Picture
from docsec.reading.training.printing import MARGIN, Columns
from docsec.reading.training.rolls import Rolls
from docsec.reading.training.scenery import Field


class Framing:
    """How the crop lies on the printed strip.

    Args:
        rolls: the dice.
        width: of the crop, in columns.
    """

    def __init__(self, rolls: Rolls, width: int) -> None:
        self.rolls, self.width = rolls, width
        self.pitch = CROP_PITCH * (1 + rolls.around(0.1) + rolls.around(0.1))
        self.row_scale = faces.CAPITAL / CAPITAL * (1 + rolls.around(0.1) + rolls.around(0.12))
        self.before = self.pitch * max(1 + rolls.around(0.7) + rolls.around(0.7), 0.2)
        after = CROP_PITCH * max(1 + rolls.around(0.7), 0.25)
        self.length = max(int((width - self.before - after) / self.pitch), 1)
        self.uneven = rolls.around(0.14)

    def crop(self, picture: Picture, scale: float, centres: Columns) -> tuple[Picture, Columns]:
        """Cut the crop out.

        Args:
            picture: of a strip that holds a text of ``length`` characters.
            scale: columns of the picture per column of the strip.
            centres: of the characters, in columns of the strip.

        Returns:
            The crop, and the column of each character's middle in it.
        """
        along, across = self._maps()
        x = along[None] + across * np.float32(self._slant())
        x = np.asarray((x + 0.5) * scale - 0.5, np.float32)
        middle = picture.shape[0] / 2 / scale
        y = np.asarray((across + middle) * scale - 0.5, np.float32)
        crop = cv2.remap(picture, x, y, self._filter(scale), borderMode=cv2.BORDER_REPLICATE)
        columns = np.arange(self.width)
        return np.asarray(crop, np.uint8), np.interp(centres, along, columns)

    def _filter(self, scale: float) -> int:
        """Return how pixels are made of pixels; seldom as badly as some programs do it."""
        if self.rolls.chance(0.04):
            return cv2.INTER_NEAREST
        smooth = scale > 0.8 or self.rolls.chance(0.3)
        return cv2.INTER_LINEAR if smooth else cv2.INTER_CUBIC

    def _slant(self) -> float:
        return self.rolls.around(0.16) if self.rolls.chance(0.5) else self.rolls.around(0.03)

    def _maps(self) -> tuple[Field, Field]:
        """Return the strip's column for each column, and its row, from the middle, for each place.

        Perspective makes the pitch grow along the line; pages curve and crops tilt.
        """
        rolls = self.rolls
        t = np.linspace(0, 1, self.width, dtype=np.float32)
        step = faces.PITCH / self.pitch
        along = MARGIN + (t * self.width - self.before) * step
        along += self.uneven * t * (1 - t) * self.width * step
        bend = rolls.around(1.5) + rolls.around(1.5)
        tilt = rolls.around(2.5)
        down = rolls.around(3.2) + tilt * (2 * t - 1) + bend * (2 * (2 * t - 1) ** 2 - 1)
        grow = 1 + rolls.around(0.09) * (2 * t - 1)
        rows = np.arange(HEIGHT, dtype=np.float32)[:, None] - (HEIGHT - 1) / 2
        across = (rows + down[None]) * grow[None] * np.float32(self.row_scale)
        return np.asarray(along, np.float32), np.asarray(across, np.float32)
