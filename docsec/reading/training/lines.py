"""Lines drawn for training and measuring, each from its seed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from docsec.reading.recogniser import CHARACTERS, STRIDE
from docsec.reading.training import faces
from docsec.reading.training.capturing import Picture, captured
from docsec.reading.training.cropping import Framing
from docsec.reading.training.faces import Face, any_cut, masks
from docsec.reading.training.printing import printed
from docsec.reading.training.rolls import Rolls
from docsec.reading.training.scenery import scenery
from docsec.reading.training.text import draw_text

WIDTHS = (192, 256, 256, 320, 320, 384, 448, 736)
"""Columns of the crops of a batch: fragments mostly, a whole line now and then."""

SMALLEST_PITCH = 5.5
"""Columns a character in the worst picture."""


class Line(NamedTuple):
    """A drawn line.

    Attributes:
        crop: HEIGHT x columns.
        text: what it says.
        centres: the column of each character's middle.
    """

    crop: Picture
    text: str
    centres: npt.NDArray[np.float64]


class Batch(NamedTuple):
    """Lines of one width.

    Attributes:
        crops: lines x HEIGHT x columns.
        classes: of all lines one after the other, 1 to 37.
        lengths: the number of characters of each line.
        steps: lines x steps: the class that stands at each step, 0 between two characters,
            -1 where it may be either.
    """

    crops: npt.NDArray[np.uint8]
    classes: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    steps: npt.NDArray[np.int64]


class Drawing(NamedTuple):
    """How lines are drawn.

    Attributes:
        seed: of everything.
        faces: to draw in, by their shares.
        strength: of the damage, least and most.
        columns: of all crops of a batch together.
    """

    seed: int
    faces: tuple[Face, ...] = faces.FACES
    strength: tuple[float, float] = (0.0, 1.0)
    columns: int = 64 * 304

    def line(self, *number: int, width: int) -> Line:
        """Draw the line of a number."""
        rolls = Rolls(self.seed, *number)
        rolls.strength = rolls.between(*self.strength)
        face = self.faces[int(np.searchsorted(self._upto(), rolls.random.random()))]
        framing = Framing(rolls, width)
        text = draw_text(rolls.random, framing.length)
        ink, centres = printed(rolls, text, masks(any_cut(face, rolls.random)))
        smallest = faces.PITCH - (faces.PITCH - SMALLEST_PITCH) * rolls.strength**0.5
        pitch = np.exp(rolls.between(np.log(smallest), np.log(faces.PITCH)))
        picture = captured(rolls, ink, pitch, scenery(self.seed))
        scale = picture.shape[1] / ink.shape[1]
        crop, columns = framing.crop(picture, scale, centres)
        return Line(crop, text, columns)

    def batch(self, number: int) -> Batch:
        """Draw the batch of a number: its width and its lines depend on nothing else."""
        width = WIDTHS[Rolls(self.seed, number).whole(0, len(WIDTHS))]
        lines = [self.line(number, i, width=width) for i in range(max(self.columns // width, 1))]
        return Batch(
            np.stack([line.crop for line in lines]),
            np.array([CHARACTERS.index(c) + 1 for line in lines for c in line.text]),
            np.array([len(line.text) for line in lines]),
            np.stack([steps_of(line) for line in lines]),
        )

    def _upto(self) -> npt.NDArray[np.float64]:
        shares = np.cumsum([face.share for face in self.faces])
        return np.asarray(shares / shares[-1])[:-1]


def steps_of(line: Line) -> npt.NDArray[np.int64]:
    """Return the class of each step; a step near a character's middle may be either."""
    middles = STRIDE * (np.arange(line.crop.shape[1] // STRIDE) + 0.5)
    steps = np.zeros(len(middles), np.int64)
    nearest = np.abs(middles[:, None] - line.centres[None])
    steps[nearest.min(axis=1) < 1.5 * STRIDE] = -1
    steps[nearest.argmin(axis=0)] = [CHARACTERS.index(c) + 1 for c in line.text]
    return steps
