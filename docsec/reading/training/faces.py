"""The faces that lines are drawn in, as masks of single characters in several weights.

OCR-B for most lines. The others stand for documents set in another face; they are used here
only, and come with the Debian packages named.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from docsec.errors import MissingPartError
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

OCRB = Face(_OWN / "OCRB.otf", "", 0.64, _OCRB_WEIGHTS)
FACES = (
    OCRB,
    Face(_SYSTEM / "opentype/ocr-b/OCRBS.otf", "fonts-ocr-b", 0.14, _OCRB_WEIGHTS),
    Face(_SYSTEM / "truetype/ocr-a/OCRA.ttf", "fonts-ocr-a", 0.02, _THIN_WEIGHTS),
    Face(_SYSTEM / "opentype/b612/B612Mono-Regular.otf", "fonts-b612", 0.03, _THIN_WEIGHTS),
    Face(_SYSTEM / "opentype/b612/B612Mono-Bold.otf", "fonts-b612", 0.02, _BOLD_WEIGHTS),
    Face(
        _SYSTEM / "opentype/courier-prime/Courier Prime.otf",
        "fonts-courier-prime",
        0.02,
        _THIN_WEIGHTS,
    ),
    Face(
        _SYSTEM / "opentype/courier-prime/Courier Prime Bold.otf",
        "fonts-courier-prime",
        0.02,
        _BOLD_WEIGHTS,
    ),
    Face(
        _SYSTEM / "opentype/courier-prime/Courier Prime Sans.otf",
        "fonts-courier-prime",
        0.04,
        _THIN_WEIGHTS,
    ),
    Face(_SYSTEM / "truetype/noto/NotoMono-Regular.ttf", "fonts-noto-mono", 0.04, _THIN_WEIGHTS),
    Face(
        _SYSTEM / "truetype/liberation/LiberationSans-Regular.ttf",
        "fonts-liberation",
        0.03,
        _THIN_WEIGHTS,
    ),
)
HELD_OUT = (
    Face(_SYSTEM / "truetype/dejavu/DejaVuSansMono.ttf", "fonts-dejavu-core", 0.5, _THIN_WEIGHTS),
    Face(
        _SYSTEM / "truetype/liberation/LiberationMono-Regular.ttf",
        "fonts-liberation",
        0.5,
        _THIN_WEIGHTS,
    ),
)
"""Never trained on: for measuring how far the network goes beyond the faces it knows."""


@cache
def masks(face: Face, weight: int) -> Mask:
    """Return one mask a character, 37 x rows x columns: 255 where there is ink.

    Raises:
        MissingPartError: if the font is not installed.
    """
    font = _font(face)
    return np.stack([_mask(font, character, weight) for character in CHARACTERS])


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    if not face.file.exists():
        raise MissingPartError(
            f"The font {face.file.name} is missing; install the Debian package {face.package}."
        )
    trial = ImageFont.truetype(str(face.file), 1000, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = trial.getbbox("H", anchor="ls")
    size = 1000 * CAPITAL * _FINER / (bottom - top)
    return trial.font_variant(size=round(size))


def _mask(font: ImageFont.FreeTypeFont, character: str, weight: int) -> Mask:
    rows, columns = (side * _FINER for side in TILE)
    _, top, _, bottom = font.getbbox("H", anchor="ls")
    left, _, right, _ = font.getbbox(character, anchor="ls")
    canvas = Image.new("L", (2 * columns, rows))
    baseline = rows / 2 + (bottom - top) / 2 - bottom
    place = (columns - (left + right) / 2, baseline)
    ImageDraw.Draw(canvas).text(place, character, 255, font, anchor="ls")
    ink = np.asarray(canvas)
    widest = 0.96 * PITCH * _FINER
    squeeze = min(1.0, widest / (right - left))
    turned = np.array([[squeeze, 0, columns / 2 - squeeze * columns], [0, 1, 0]])
    squeezed = cv2.warpAffine(ink, turned, (columns, rows), flags=cv2.INTER_LINEAR)
    return _shrunk(_weighted(np.asarray(squeezed, np.uint8), weight * PITCH * _FINER / 100))


def _weighted(ink: Mask, wider: float) -> Mask:
    reach = round(abs(wider))
    if reach == 0:
        return ink
    shape = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach + 1, reach + 1))
    change = cv2.dilate if wider > 0 else cv2.erode
    return np.asarray(change(ink, shape), np.uint8)


def _shrunk(ink: Mask) -> Mask:
    return np.asarray(cv2.resize(ink, TILE[::-1], interpolation=cv2.INTER_AREA), np.uint8)
