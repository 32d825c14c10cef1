"""The faces that lines are drawn in, as masks of single characters in several weights.

OCR-B for most lines. The others stand for documents set in another face; they are used here
only, and come with the Debian packages named. Faces whose O is shaped like OCR-B's 0, as in many
made for programmers, are left out: they would make OCR-B's own O and 0 doubtful.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from docsec.reading.recogniser import CHARACTERS

Mask = npt.NDArray[np.uint8]

PITCH = 24
"""Columns from one character to the next where lines are drawn; also true to size downwards."""
CAPITAL = 23.4
"""Rows of a capital there: as OCR-B's is in print, against a pitch of 2.54 mm."""
TILE = (40, 34)
"""Rows and columns of one character's mask; its middle is the middle of the capitals."""
_FINER = 4

_SYSTEM = Path("/usr/share/fonts")
_OWN = Path(__file__).parents[2] / "data" / "fonts"


class Face(NamedTuple):
    """A typeface.

    Attributes:
        file: where the font is.
        package: the Debian package it comes with; empty for our own.
        share: of the lines.
        weights: what is added to the strokes' width, in hundredths of the pitch.
    """

    file: Path
    package: str
    share: float
    weights: tuple[int, ...]


_OCRB_WEIGHTS = (-6, -4, -2, 0, 2, 4, 6, 9)
_THIN_WEIGHTS = (-1, 0, 2, 4, 6, 8)
_BOLD_WEIGHTS = (-4, -2, 0, 2)


def _face(file: str, package: str, share: float, weights: tuple[int, ...] = _THIN_WEIGHTS) -> Face:
    return Face(_SYSTEM / file, package, share, weights)


OCRB = Face(_OWN / "OCRB.otf", "", 0.64, _OCRB_WEIGHTS)
FACES = (
    OCRB,
    _face("opentype/ocr-b/OCRBS.otf", "fonts-ocr-b", 0.25, _OCRB_WEIGHTS),
    _face("truetype/ocr-a/OCRA.ttf", "fonts-ocr-a", 0.02),
    _face("opentype/courier-prime/Courier Prime.otf", "fonts-courier-prime", 0.01),
    _face(
        "opentype/courier-prime/Courier Prime Bold.otf",
        "fonts-courier-prime",
        0.01,
        _BOLD_WEIGHTS,
    ),
    _face("opentype/courier-prime/Courier Prime Sans.otf", "fonts-courier-prime", 0.02),
    _face("truetype/liberation/LiberationSans-Regular.ttf", "fonts-liberation", 0.03),
    _face("truetype/liberation/LiberationSans-Bold.ttf", "fonts-liberation", 0.02, _BOLD_WEIGHTS),
)
HELD_OUT = (
    _face("opentype/ocr-b/OCRBL.otf", "fonts-ocr-b", 0.5, _OCRB_WEIGHTS),
    _face("truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core", 0.5),
)
"""Never trained on: for measuring how far the network goes beyond the faces it knows."""


class Cut(NamedTuple):
    """One cut of a face.

    Attributes:
        face: what it is cut from.
        weight: added to the strokes' width, in hundredths of the pitch.
        width: of the characters, in hundredths of the face's own.
        digits: the height of the digits, likewise: OCR-B's are higher than its letters, and
            not every printer keeps to that.
    """

    face: Face
    weight: int = 0
    width: int = 100
    digits: int = 100


def any_cut(face: Face, random: np.random.Generator) -> Cut:
    """Return a cut of a face at random."""
    weight, width, digits = (
        choices[random.integers(0, len(choices))]
        for choices in (face.weights, (88, 94, 100, 100, 106), (95, 100, 100, 107))
    )
    return Cut(face, weight, width, digits)


@cache
def masks(cut: Cut) -> Mask:
    """Return one mask a character, 37 x rows x columns: 255 where there is ink.

    Raises:
        FileNotFoundError: if the font is not installed.
    """
    font = _font(cut.face)
    return np.stack([_mask(font, character, cut) for character in CHARACTERS])


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    if not face.file.exists():
        raise FileNotFoundError(
            f"The font {face.file.name} is missing; install the Debian package {face.package}."
        )
    trial = ImageFont.truetype(str(face.file), 1000, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = trial.getbbox("H", anchor="ls")
    size = 1000 * CAPITAL * _FINER / (bottom - top)
    return trial.font_variant(size=round(size))


def _mask(font: ImageFont.FreeTypeFont, character: str, cut: Cut) -> Mask:
    rows, columns = (side * _FINER for side in TILE)
    _, top, _, bottom = font.getbbox("H", anchor="ls")
    left, _, right, _ = font.getbbox(character, anchor="ls")
    canvas = Image.new("L", (2 * columns, rows))
    foot = rows / 2 + (bottom - top) / 2
    place = (columns - (left + right) / 2, foot - bottom)
    ImageDraw.Draw(canvas).text(place, character, 255, font, anchor="ls")
    wide = min(cut.width / 100, 0.96 * PITCH * _FINER / (right - left))
    high = cut.digits / 100 if character.isdigit() else 1.0
    change = np.array([[wide, 0, columns / 2 - wide * columns], [0, high, foot - high * foot]])
    ink = cv2.warpAffine(np.asarray(canvas), change, (columns, rows), flags=cv2.INTER_LINEAR)
    return _shrunk(_weighted(np.asarray(ink, np.uint8), cut.weight * PITCH * _FINER / 100))


def _weighted(ink: Mask, wider: float) -> Mask:
    reach = round(abs(wider))
    if reach == 0:
        return ink
    shape = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach + 1, reach + 1))
    change = cv2.dilate if wider > 0 else cv2.erode
    return np.asarray(change(ink, shape), np.uint8)


def _shrunk(ink: Mask) -> Mask:
    return np.asarray(cv2.resize(ink, TILE[::-1], interpolation=cv2.INTER_AREA), np.uint8)
