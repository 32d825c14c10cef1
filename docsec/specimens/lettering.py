"""Letters on a stencil: Pillow's own typeface in the visual zone, OCR-B in the MRZ."""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from docsec.specimens.canvas import Point, Stencil
from docsec.specimens.geometry import PITCH, PageGeometry

# Both in parts of the type size, measured on the font files.
_CAPITAL_HEIGHT = 0.69
_OCRB_ADVANCE = 0.723
_OCRB_CENTRE = 0.380  # of the digits and of <, above their foot
# The slant of the second language's captions, across per up (Doc 9303-3 3.3 asks for italics).
_SLANT = 0.2


@cache
def _visual_font(size: float) -> ImageFont.FreeTypeFont:
    """Return the typeface inside Pillow; the basic layout does not depend on other libraries."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)


@cache
def _machine_font(size: float) -> ImageFont.FreeTypeFont:
    file = resources.files("docsec") / "data" / "fonts" / "OCRB.otf"
    return ImageFont.truetype(
        BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
    )


def width(stencil: Stencil, text: str, capital: float) -> float:
    """Return the width of ``text`` in millimetres, its capitals ``capital`` mm high."""
    size = capital / _CAPITAL_HEIGHT * stencil.scale
    return _visual_font(size).getlength(text) / stencil.scale


def write(
    stencil: Stencil,
    foot: Point,
    text: str,
    capital: float,
    *,
    bold: float = 0.0,
    anchor: str = "ls",
) -> None:
    """Write upright text.

    Args:
        stencil: where to.
        foot: the anchor on the base line, in millimetres.
        text: what to write.
        capital: the height of a capital, in millimetres.
        bold: how much is added to each side of a stroke, in millimetres.
        anchor: as in Pillow: ``ls`` left, ``ms`` middle, ``rs`` right.
    """
    font = _visual_font(capital / _CAPITAL_HEIGHT * stencil.scale)
    stroke = round(bold * stencil.scale)
    stencil.pen.text(
        stencil.place(foot), text, fill=255, font=font, anchor=anchor, stroke_width=stroke
    )


def write_slanted(stencil: Stencil, foot: Point, text: str, capital: float) -> None:
    """Write text as italics, ``foot`` being its left end on the base line (millimetres)."""
    font = _visual_font(capital / _CAPITAL_HEIGHT * stencil.scale)
    rise = round(font.size * 1.2)
    patch = Image.new("L", (round(font.getlength(text) + font.size), rise * 2))
    ImageDraw.Draw(patch).text((0, rise), text, fill=255, font=font, anchor="ls")
    matrix = (1.0, _SLANT, -_SLANT * rise, 0.0, 1.0, 0.0)
    patch = patch.transform(patch.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    across, down = stencil.place(foot)
    stencil.image.paste(255, (round(across), round(down) - rise), patch)


def write_turned(
    stencil: Stencil, centre: Point, text: str, capital: float, degrees: float, *, bold: float
) -> None:
    """Write text around ``centre`` (millimetres), turned anticlockwise by ``degrees``."""
    font = _visual_font(capital / _CAPITAL_HEIGHT * stencil.scale)
    stroke = round(bold * stencil.scale)
    size = (round(font.getlength(text) + font.size), round(font.size * 1.6))
    patch = Image.new("L", size)
    middle = (size[0] / 2, size[1] / 2 + font.size * _CAPITAL_HEIGHT / 2)
    ImageDraw.Draw(patch).text(middle, text, fill=255, font=font, anchor="ms", stroke_width=stroke)
    patch = patch.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    across, down = stencil.place(centre)
    corner = (round(across - patch.width / 2), round(down - patch.height / 2))
    stencil.image.paste(255, corner, patch)


def write_machine_line(stencil: Stencil, geometry: PageGeometry, line: int, text: str) -> None:
    """Write line ``line`` (from 1) of the MRZ, each character in its own cell."""
    size = PITCH / _OCRB_ADVANCE * stencil.scale
    font = _machine_font(size)
    for position, character in enumerate(text, 1):
        across, down = stencil.place(geometry.character_centre(line, position))
        foot = (across - _OCRB_ADVANCE / 2 * size, down + _OCRB_CENTRE * size)
        stencil.pen.text(foot, character, fill=255, font=font, anchor="ls")
