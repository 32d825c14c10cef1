"""Lines of the MRZ drawn in OCR-B, to be laid over printed ones (Doc 9303-3 4.3)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Mask = npt.NDArray[np.float32]

CELL = 24
"""Columns from one character to the next: 2.54 mm in print."""
ROWS = 36
"""Rows of a drawn line; the middle of its digits lies at half that height."""

ADVANCE = 0.723
"""From one character to the next in parts of the type size, measured on the font file."""

_FINER = 4
# Likewise of the middle of the digits above their foot, where a line is laid over print.
_CENTRE = 0.380


@cache
def _font() -> ImageFont.FreeTypeFont:
    file = resources.files("docsec") / "data" / "fonts" / "OCRB.otf"
    size = CELL * _FINER / ADVANCE
    return ImageFont.truetype(
        BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
    )


@cache
def _glyph(character: str) -> Mask:
    font = _font()
    image = Image.new("L", (CELL * _FINER, ROWS * _FINER))
    foot = (image.height / 2) + _CENTRE * font.size
    ImageDraw.Draw(image).text((0, foot), character, fill=255, font=font, anchor="ls")
    drawn = np.asarray(image.reduce(_FINER), dtype=np.float32) / np.float32(255)
    drawn.flags.writeable = False
    return drawn


def line(text: str, height: float = 1.0) -> Mask:
    """Return the ink of ``text`` at one pitch, `ROWS` x `CELL` a character, 0 to 1.

    Args:
        text: what is drawn; a character that the font has not is left blank.
        height: how many times as high as OCR-B the characters are drawn.
    """
    glyphs = [_glyph(character) for character in text]
    drawn = np.concatenate(glyphs, axis=1, dtype=np.float32)
    if height == 1.0:
        return drawn
    matrix = np.array([[1, 0, 0], [0, height, (1 - height) * (ROWS - 1) / 2]])
    return np.asarray(cv2.warpAffine(drawn, matrix, drawn.shape[::-1]), dtype=np.float32)
